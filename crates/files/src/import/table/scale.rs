//! Columns whose headings say that they are counted in thousands or in millions: `Impressions (in Tsd.)`, `Clicks (k)`.

use crate::import::cell::{Cell, Figure};
use crate::import::words::{unaccented, words};

const THOUSANDS: f64 = 1e3;
const MILLIONS: f64 = 1e6;

/// Words of headings, without accents.
const WORDS: [(&str, f64); 24] = [
    ("000", THOUSANDS),
    ("000s", THOUSANDS),
    ("thousand", THOUSANDS),
    ("thousands", THOUSANDS),
    ("tsd", THOUSANDS),
    ("tausend", THOUSANDS),
    ("miles", THOUSANDS),
    ("milliers", THOUSANDS),
    ("milhares", THOUSANDS),
    ("الاف", THOUSANDS),
    ("بالالاف", THOUSANDS),
    ("الالاف", THOUSANDS),
    ("million", MILLIONS),
    ("millions", MILLIONS),
    ("mio", MILLIONS),
    ("mln", MILLIONS),
    ("millionen", MILLIONS),
    ("millones", MILLIONS),
    ("milhoes", MILLIONS),
    ("مليون", MILLIONS),
    ("ملايين", MILLIONS),
    ("بالملايين", MILLIONS),
    ("الملايين", MILLIONS),
    ("k", THOUSANDS),
];
/// Words before those of a rate: clicks per thousand impressions are no thousands.
const PER: [&str; 6] = ["per", "pro", "par", "por", "je", "لكل"];

/// What a heading says behind the name of what is counted.
pub(super) fn of(heading: &str) -> Option<f64> {
    let heading = heading.to_lowercase();
    let words: Vec<_> = words(&heading).map(unaccented).collect();
    let is_rate = words.iter().any(|word| PER.contains(&&**word));
    let said = words.iter().skip(1).find_map(|word| WORDS.iter().find(|(known, _)| known == word));
    said.map(|(_, factor)| *factor).filter(|_| !is_rate)
}

/// The figure of a cell in a column. A cell that says by itself what it is counted in says more than its heading.
pub(super) fn figure(cell: &Cell<'_>, factor: Option<f64>) -> Figure {
    match (factor, cell.figure()) {
        (Some(factor), Figure::Is(number)) if !says_more(cell) => Figure::Is(number * factor),
        (_, figure) => figure,
    }
}

fn says_more(cell: &Cell<'_>) -> bool {
    cell.text().contains(|sign: char| sign.is_alphabetic() || sign == '%')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_heading_says_what_its_figures_are_counted_in() {
        for heading in ["Impressions (k)", "Clicks ('000)", "Impressions in Tsd.", "Vues (milliers)", "Clics en miles"]
        {
            assert_eq!(of(heading), Some(THOUSANDS), "{heading}");
        }
        for heading in ["Reach in Mio.", "Impresiones (millones)", "Impressões em milhões", "مشاهدات بالملايين"]
        {
            assert_eq!(of(heading), Some(MILLIONS), "{heading}");
        }
        for heading in ["Impressions", "K", "Clicks per thousand impressions", "Klicks (m)", "Thousand Oaks"] {
            assert_eq!(of(heading), None, "{heading}");
        }
    }
}
