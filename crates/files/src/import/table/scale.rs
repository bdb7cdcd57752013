//! Columns whose headings say that they are counted in thousands or in millions: `Impressions (in Tsd.)`, `Clicks (k)`.

use crate::import::cell::{Cell, Figure};
use crate::import::words::{unaccented, words};

/// What a number of such a column would have behind it, if it said so itself.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Scale {
    ending: char,
    factor: f64,
}

const THOUSANDS: Scale = Scale { ending: 'k', factor: 1e3 };
const MILLIONS: Scale = Scale { ending: 'm', factor: 1e6 };

/// Words of headings, without accents.
const WORDS: [(&str, Scale); 24] = [
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
pub(super) fn of(heading: &str) -> Option<Scale> {
    let heading = heading.to_lowercase();
    let words: Vec<_> = words(&heading).map(unaccented).collect();
    let is_rate = words.iter().any(|word| PER.contains(&&**word));
    let said = words.iter().skip(1).find_map(|word| WORDS.iter().find(|(known, _)| known == word));
    said.map(|(_, scale)| *scale).filter(|_| !is_rate)
}

/// The figure of a cell in a column. A cell that says by itself what it is counted in says more than its heading.
pub(super) fn figure(cell: &Cell<'_>, scale: Option<Scale>) -> Figure {
    match (scale, cell) {
        (Some(scale), Cell::Text(text)) if text.trim_end().ends_with(char::is_numeric) => {
            Cell::Text(format!("{text}{}", scale.ending).into()).figure()
        }
        (Some(scale), Cell::Number(number)) => Figure::Is(number * scale.factor),
        _ => cell.figure(),
    }
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
