//! Columns whose headings say that they are counted in thousands or in millions: `Impressions (in Tsd.)`, `Clicks (k)`.

use crate::import::cell::{Cell, Figure};
use crate::import::words::{unaccented, words};
use std::borrow::Cow;

const THOUSANDS: f64 = 1e3;
const MILLIONS: f64 = 1e6;

/// Words of headings, without accents.
const WORDS: &[(&str, f64)] = &[
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
    ("x1000", THOUSANDS),
    ("x1000000", MILLIONS),
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

/// Words behind which a power of ten is one.
const IN: [&str; 5] = ["in", "x", "en", "em", "a"];
/// Words between what figures are counted in and what is counted.
const OF: [&str; 4] = ["of", "de", "d", "von"];

/// Short words that mean something else as well: alone at the end of a heading, in brackets or behind "in".
const SHORT: [(&str, f64); 3] = [("mn", MILLIONS), ("mm", MILLIONS), ("mil", THOUSANDS)];
/// What English counts, where "mil" may be a million or a thousand.
const ENGLISH: [&str; 8] =
    ["impressions", "clicks", "shares", "reach", "views", "engagements", "reactions", "sessions"];

/// What a heading says that its figures are counted in, behind the name of what is counted or, "of" it, before.
pub(super) fn of(heading: &str) -> Option<f64> {
    if ["(M)", "[M]"].iter().any(|sign| heading.contains(sign)) {
        return Some(MILLIONS);
    }
    let heading = ungrouped(&heading.to_lowercase());
    let words: Vec<_> = words(&heading).map(unaccented).collect();
    let short = SHORT.iter().find(|(short, _)| words.last().is_some_and(|word| word == short));
    let is_apart =
        heading.trim_end().ends_with([')', ']']) || words.iter().rev().nth(1).is_some_and(|word| IN.contains(&&**word));
    let is_clear = |short: &str| short != "mil" || !words.iter().any(|word| ENGLISH.contains(&&**word));
    let short = short.filter(|(short, _)| words.len() > 1 && is_apart && is_clear(short)).map(|(_, factor)| *factor);
    let is_rate = words.iter().any(|word| PER.contains(&&**word));
    let word = |place: usize| words.get(place).map_or("", |word| &**word);
    let is_first = OF.contains(&word(1)) && word(0) != "k";
    let is_short = is_shortened(&heading);
    let said =
        (usize::from(!is_first)..words.len()).filter(|place| !is_short || word(*place) != "k").find_map(|place| {
            let before = place.checked_sub(1).map_or("", &word);
            unit(word(place)).or_else(|| power(word(place)).filter(|_| IN.contains(&before) || heading.contains('×')))
        });
    said.or(short).filter(|_| !is_rate)
}

/// Whether a "k" is the first letter of several words, as in "k. A." and "k/A" for what is not known.
fn is_shortened(heading: &str) -> bool {
    heading.match_indices(['.', '/']).any(|(at, sign)| {
        let (before, behind) = (heading.get(..at), heading.get(at + sign.len()..));
        let is_alone = before.is_some_and(|before| words(before).last() == Some("k") && before.ends_with('k'));
        is_alone && behind.is_some_and(|behind| behind.trim_start().starts_with(char::is_alphabetic))
    })
}

/// What the first row below the headings says of a column, where it holds units. What says that there is no number, such
/// as "k. A.", is none.
pub(super) fn of_unit(cell: &Cell<'_>) -> Option<f64> {
    if cell.figure() == Figure::None { None } else { of(&format!("count {}", cell.text())) }
}

/// What a line above a table says that the figures below a heading, or all, are counted in: "Impressions in thousands".
pub(super) fn of_line(line: &str, heading: &str) -> Option<f64> {
    let line = line.to_lowercase();
    let mut before: Vec<_> = words(&line).map(unaccented).collect();
    let factor = unit(&before.pop()?).filter(|_| before.pop().is_some_and(|word| IN.contains(&&*word)))?;
    let heading = heading.to_lowercase();
    let is_of =
        |word: &Cow<'_, str>| words(&heading).map(unaccented).any(|own| own == *word) || FIGURES.contains(&&**word);
    before.iter().any(is_of).then_some(factor).or_else(|| before.is_empty().then_some(factor))
}

/// Words of such lines for figures of any kind.
const FIGURES: [&str; 13] = [
    "figures",
    "values",
    "numbers",
    "amounts",
    "angaben",
    "werte",
    "zahlen",
    "chiffres",
    "valeurs",
    "cifras",
    "valores",
    "numeros",
    "الارقام",
];

fn unit(word: &str) -> Option<f64> {
    WORDS.iter().find(|(known, _)| *known == word).map(|(_, factor)| *factor)
}

fn power(word: &str) -> Option<f64> {
    match word {
        "1000" | "1000s" => Some(THOUSANDS),
        "1000000" => Some(MILLIONS),
        _ => None,
    }
}

/// A text without the signs between the digits of its numbers. A space may stand between two numbers: behind one that
/// separates groups stand three digits, and before it no more.
pub(super) fn ungrouped(text: &str) -> String {
    let signs: Vec<char> = text.chars().collect();
    let is_digit = |place: usize| signs.get(place).is_some_and(char::is_ascii_digit);
    let is_kept = |(place, sign): &(usize, &char)| {
        let before = signs.iter().take(*place).rev().take_while(|sign| sign.is_ascii_digit()).count();
        let behind = signs.iter().skip(place + 1).take_while(|sign| sign.is_ascii_digit()).count();
        match sign {
            ',' | '.' | '\'' | '’' => !(before > 0 && is_digit(place + 1)),
            ' ' | '\u{a0}' | '\u{2009}' | '\u{202f}' => !((1..=3).contains(&before) && behind == 3),
            _ => true,
        }
    };
    signs.iter().enumerate().filter(is_kept).map(|(_, sign)| *sign).collect()
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
        for heading in [
            "Impressions (k)",
            "Clicks ('000)",
            "Impressions in Tsd.",
            "Vues (milliers)",
            "Clics en miles",
            "Impressões (mil)",
            "Clicks x1000",
            "Clicks (x 1,000)",
            "Clicks (x 1 000)",
            "Clicks in 1'000",
            "Thousands of impressions",
            "Miles de impresiones",
        ] {
            assert_eq!(of(heading), Some(THOUSANDS), "{heading}");
        }
        for heading in [
            "Reach in Mio.",
            "Impresiones (millones)",
            "Impressões em milhões",
            "Impressions (M)",
            "Impressions (mn)",
            "Impressionen (Mio.)",
            "Clicks (x1,000,000)",
            "Millions of views",
            "مشاهدات بالملايين",
        ] {
            assert_eq!(of(heading), Some(MILLIONS), "{heading}");
        }
        for heading in
            ["Impressions", "K", "Clicks per thousand impressions", "Klicks (m)", "Thousand Oaks", "Top 1000"]
        {
            assert_eq!(of(heading), None, "{heading}");
        }
    }
}
