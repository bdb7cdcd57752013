//! Parts of a year that are written without a sign between them and it: `1Q24`, `2024Q1`, `Jan24`, `FY24`, `202401`.

use super::full_year;
use super::headings::Grain;
use super::months::is_month;
use super::period::Period;
use super::span::{named_span, numbered, read_span};
use super::{Order, plain};
use crate::import::cell::Cell;
use chrono::Datelike;
use std::borrow::Cow;
use std::collections::BTreeSet;

/// Letters of quarters, half-years and weeks.
const PARTS: [&str; 7] = ["q", "t", "h", "s", "w", "kw", "cw"];
/// The first year that no six digits of a whole day begin with: the month of such a day would be above 12.
const FIRST: u16 = 2013;

/// Takes a text made [`plain`] apart where it is a part of a year and the year, and nothing else; any other stays.
pub(super) fn apart(text: &str) -> Cow<'_, str> {
    let runs = runs(text);
    let is_count = |run: &str, most: usize| run.len() <= most && run.starts_with(|sign: char| sign.is_ascii_digit());
    let is_long = |run: &str| run.len() == 4 && is_count(run, 4);
    let is_year = |run: &str| is_long(run) || (run.len() == 2 && is_count(run, 2));
    let year = |run: &str| run.parse().map(full_year).unwrap_or_default();
    match runs.as_slice() {
        // "1h24" is a time.
        [part, letter, last]
            if is_count(part, 2) && PARTS.contains(letter) && is_year(last) && (*letter != "h" || is_long(last)) =>
        {
            format!("{letter}{part} {}", year(last)).into()
        }
        [first, letter, part] if is_long(first) && PARTS.contains(letter) && is_count(part, 2) => {
            format!("{letter}{part} {first}").into()
        }
        ["fy", last] if is_year(last) => year(last).to_string().into(),
        [month, last] if !text.contains(is_between) && is_month(month) && is_year(last) => {
            format!("{month} {last}").into()
        }
        [first, month] if is_long(first) && is_month(month) => format!("{month} {first}").into(),
        _ => text.into(),
    }
}

fn is_between(sign: char) -> bool {
    matches!(sign, ' ' | '-' | '/' | '.' | '_' | '\'' | '’')
}

/// The digits and the letters of a text, one after the other; none when it holds more than what may stand between.
fn runs(text: &str) -> Vec<&str> {
    if text.len() > 24 || !text.chars().all(|sign| sign.is_alphanumeric() || is_between(sign)) {
        return Vec::new();
    }
    let mut runs = Vec::new();
    for mut word in text.split(is_between).filter(|word| !word.is_empty()) {
        while let Some(first) = word.chars().next() {
            let is_digit = first.is_ascii_digit();
            let end = word.find(|sign: char| sign.is_ascii_digit() != is_digit).unwrap_or(word.len());
            let (run, rest) = word.split_at(end);
            runs.push(run);
            word = rest;
        }
    }
    runs
}

/// `202401`, where months or weeks stand.
pub(super) fn six_digits(text: &str, grain: Grain) -> Option<Period> {
    let (year, part) = text.split_at_checked(4).filter(|(_, part)| part.len() == 2)?;
    let is_plausible = year.parse().is_ok_and(|year: u16| year >= FIRST);
    let is_digits = part.chars().all(|sign| sign.is_ascii_digit());
    if !is_plausible || !is_digits {
        return None;
    }
    let text = format!("{year} {part}");
    match grain {
        Grain::Months => named_span(&text),
        Grain::Weeks => numbered(&text, grain),
        _ => None,
    }
}

/// Whether cells are months though their heading does not say so: six digits in all of them, or two digits beside the
/// name of each month which, as its year, make them follow each other. Days of months do not.
pub(crate) fn are_months<'c>(cells: impl IntoIterator<Item = &'c Cell<'c>>) -> bool {
    let (mut months, mut are_packed) = (BTreeSet::new(), true);
    for cell in cells.into_iter().filter(|cell| !cell.is_empty()) {
        let span = read_span(cell, 0.0, Grain::Months).and_then(|span| span.period(Order::MonthFirst));
        let Some(month) = span.filter(|&span| Period::month(span.from) == Some(span)) else { return false };
        let is_packed = match cell {
            Cell::Number(_) => true,
            _ => plain(cell.text()).is_some_and(|text| six_digits(&text, Grain::Months).is_some()),
        };
        are_packed &= is_packed;
        months.insert(month.from.year() * 12 + month.from.month0() as i32);
    }
    let steps = || months.iter().zip(months.iter().skip(1));
    if are_packed { !months.is_empty() } else { months.len() >= LEAST && steps().all(|(one, next)| next - one <= STEP) }
}

/// Months that make a row of them, and the most that lie between two.
const LEAST: usize = 3;
const STEP: i32 = 3;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_in_one_word_is_taken_apart() {
        for (text, parts) in [
            ("1q24", "q1 2024"),
            ("1q2024", "q1 2024"),
            ("1q 24", "q1 2024"),
            ("3t'24", "t3 2024"),
            ("2024q1", "q1 2024"),
            ("2024-q1", "q1 2024"),
            ("2h2024", "h2 2024"),
            ("2024w07", "w07 2024"),
            ("jan24", "jan 24"),
            ("sept2024", "sept 2024"),
            ("2024jan", "jan 2024"),
            ("fy24", "2024"),
            ("fy-2024", "2024"),
        ] {
            assert_eq!(apart(text), parts, "{text}");
        }
        for text in ["1h24", "fy23/24", "q124", "team24", "q1 fy24", "jan-24", "jan 24", "24jan", "12/2024", "2024"] {
            assert_eq!(apart(text), text);
        }
    }

    #[test]
    fn months_that_follow_each_other_are_no_days() {
        let are = |texts: &[&str]| {
            let cells: Vec<Cell<'_>> = texts.iter().map(|&text| Cell::Text(text.into())).collect();
            are_months(&cells)
        };
        for texts in [&["Nov 23", "Dec 23", "Jan 24"], &["Jan24", "Apr24", "Jul24"], &["202401", "202402", "202403"]] {
            assert!(are(texts), "{texts:?}");
        }
        for texts in [
            &["Jan 24", "Jan 25", "Jan 26"],
            &["Jan 31", "Feb 29", "Mar 31"],
            &["Jan 08", "Jan 15", "Jan 22"],
            &["202412", "202413", "202414"],
            &["200512", "200601", "200602"],
        ] {
            assert!(!are(texts), "{texts:?}");
        }
    }
}
