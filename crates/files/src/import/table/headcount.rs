//! Counts of people that have something beside them: `30 (60%)`, `30/50`, `30 of 50`, `30 users`, `ca. 30`, `30+`.

use super::sharers;
use crate::import::cell::{Cell, Figure, read_number, western};
use crate::import::words::{unaccented, words};

/// Words before a number that is not exact, without accents.
const ABOUT: [&str; 22] = [
    "ca",
    "c",
    "circa",
    "approx",
    "approximately",
    "about",
    "around",
    "roughly",
    "over",
    "etwa",
    "rund",
    "ungefahr",
    "uber",
    "env",
    "environ",
    "aprox",
    "aproximadamente",
    "unos",
    "cerca",
    "de",
    "حوالي",
    "نحو",
];

/// How many people a cell counts that has more than a number in it: the number that it begins with.
pub(super) fn people(cell: &Cell<'_>) -> Option<f64> {
    parts(cell).map(|(number, _)| number)
}

/// Whether the cells below a heading of counts are such, beside bare numbers: all have the same words behind the number, in
/// one form or another. Names that begin with a number differ.
pub(super) fn are_counts<'c>(heading: &str, cells: impl Iterator<Item = &'c Cell<'c>>) -> bool {
    let mut said: Vec<String> = Vec::new();
    for cell in cells.filter(|cell| cell.figure() == Figure::Unreadable) {
        let Some((_, rest)) = parts(cell) else { return false };
        said.push(rest);
    }
    // "1 user" beside "2 users".
    let Some(longest) = said.iter().max_by_key(|rest| rest.len()) else { return false };
    sharers::is_count(heading) && !sharers::is_id(heading) && said.iter().all(|rest| longest.starts_with(rest.as_str()))
}

/// The number that a text begins with, but for a word that says "about", and the words behind it.
fn parts(cell: &Cell<'_>) -> Option<(f64, String)> {
    let text: String = cell.text().to_lowercase().chars().map(western).collect();
    let (before, rest) = text.split_at(text.find(|sign: char| sign.is_ascii_digit())?);
    let is_about = words(before).map(unaccented).all(|word| ABOUT.contains(&&*word));
    let is_bare = before.chars().all(|sign| sign.is_alphabetic() || sign.is_whitespace() || ".~≈>≥".contains(sign));
    let is_part = |sign: char| sign.is_ascii_digit() || matches!(sign, '.' | ',' | '\'');
    let (digits, behind) = rest.split_at(rest.find(|sign| !is_part(sign)).unwrap_or(rest.len()));
    // "12-a" and "12. Ann" are no counts; "1 200" is another.
    let ends_well = behind.is_empty() || behind.starts_with(|sign: char| sign.is_whitespace() || "+/(".contains(sign));
    let is_count = ends_well
        && !digits.ends_with(['.', ','])
        && !behind.trim_start().starts_with(|sign: char| sign.is_ascii_digit());
    let number = read_number(digits).number()?;
    let letters = behind.chars().filter(|sign| sign.is_alphabetic()).collect();
    (is_about && is_bare && is_count).then_some((number, letters))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_count_is_the_number_that_a_text_begins_with() {
        for text in
            ["30 (60%)", "30/50", "30 of 50", "30 users", "ca. 30", "~ 30 users", "30+", "30 / 1,200", "٣٠ موظف"]
        {
            assert_eq!(people(&Cell::Text(text.into())), Some(30.0), "{text}");
        }
        assert_eq!(people(&Cell::Text("1,200 of 3,000".into())), Some(1200.0));
        for text in ["User 12", "12-a", "12. Ann", "Ann", "30_x", "#12", "1 200 of 3 000"] {
            assert_eq!(people(&Cell::Text(text.into())), None, "{text}");
        }
    }
}
