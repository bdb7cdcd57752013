//! Parts of a year that are written without a sign between them and it: `1Q24`, `2024Q1`, `Jan24`, `FY24`, `202401`.

use super::full_year;
use super::headings::{Grain, HALVES};
use super::months::is_month;
use super::period::Period;
use super::span::{named_span, numbered, read_span};
use super::{Order, is_digits, plain};
use crate::import::cell::Cell;
use chrono::Datelike;
use std::borrow::Cow;
use std::collections::BTreeSet;

/// Letters of months, quarters, half-years and weeks.
const PARTS: [&str; 8] = ["m", "q", "t", "h", "s", "w", "kw", "cw"];
/// What makes a number an ordinal, or joins it to a year.
const JOINTS: [&str; 9] = ["er", "e", "re", "º", "st", "nd", "de", "of", "the"];
/// The first year that two digits or six may stand for. No six digits of a whole day begin with it, as the month of such
/// a day would be above 12; and most days and weeks are before it.
const FIRST: u16 = 2013;
/// The last that two digits before or behind a letter are.
const LAST: i32 = 2035;

/// Takes a text made [`plain`] apart where it is a part of a year and the year, and nothing else; any other stays.
pub(super) fn apart(text: &str) -> Cow<'_, str> {
    let runs = runs(text);
    let taken = match runs.as_slice() {
        // Without its century.
        [year] if text.starts_with(['\'', '’']) => year_of(year).map(|year| year.to_string()),
        [first, letter, last] if PARTS.contains(letter) => match Side::ALL.map(|side| side.read([first, letter, last]))
        {
            [Some(one), None] | [None, Some(one)] => Some(one),
            _ => None,
        },
        [letter, part, last] if PARTS.contains(letter) => Side::Last.read([part, letter, last]),
        ["fy" | "cy" | "gj", last] => year_of(last).map(|year| year.to_string()),
        [month, last] if !text.contains(is_between) && is_month(month) => {
            year_of(last).map(|_| format!("{month} {last}"))
        }
        [first, month] if is_long(first) && is_month(month) => Some(format!("{month} {first}")),
        [part, .., last] if runs.iter().any(|run| HALVES.contains(run)) => {
            let is_joint = |run: &&str| HALVES.contains(run) || JOINTS.contains(run);
            let others = runs.iter().filter(|run| !is_joint(run)).count();
            Side::Last.read([part, "h", last]).filter(|_| others == 2)
        }
        _ => None,
    };
    taken.map_or(Cow::Borrowed(text), Cow::Owned)
}

/// Where the year stands when two digits stand on both sides of a letter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Side {
    First,
    Last,
}

impl Side {
    const ALL: [Side; 2] = [Side::First, Side::Last];

    /// The one side that fits all cells of a column. Where both do, weeks of some years may be as well those of others.
    pub(crate) fn of<'c>(cells: impl IntoIterator<Item = &'c Cell<'c>>) -> Option<Side> {
        let texts: Vec<String> = cells.into_iter().filter_map(|cell| plain(cell.text())).collect();
        let short: Vec<[&str; 3]> = texts.iter().filter_map(|text| between(text)).collect();
        let fits = |side: Side| !short.is_empty() && short.iter().all(|runs| side.year(*runs).is_some());
        match Side::ALL.map(fits) {
            [true, false] => Some(Side::First),
            [false, true] => Some(Side::Last),
            _ => None,
        }
    }

    /// The part of a year that a cell is, when its year stands here.
    pub(crate) fn part_in(self, cell: &Cell<'_>) -> Option<String> {
        self.read(between(&plain(cell.text())?)?)
    }

    /// The digits of the year, when the others may be those of a part.
    fn year(self, [first, letter, last]: [&str; 3]) -> Option<&str> {
        let (year, part) = if self == Side::First { (first, last) } else { (last, first) };
        let most = match letter {
            "h" => 2,
            "q" | "t" => 4,
            "m" => 12,
            _ => 53,
        };
        let is_part =
            part.len() <= 2 && is_digits(part) && part.parse().is_ok_and(|part: u16| (1..=most).contains(&part));
        // "1h24" is a time, and "1m24" a length.
        let is_year = year_of(year).is_some_and(|year| year <= LAST) && (!matches!(letter, "h" | "m") || is_long(year));
        (is_part && is_year).then_some(year)
    }

    fn read(self, runs: [&str; 3]) -> Option<String> {
        let year = year_of(self.year(runs)?)?;
        let [first, letter, last] = runs;
        Some(format!("{letter}{} {year}", if self == Side::First { last } else { first }))
    }
}

/// Digits on both sides of a letter.
fn between(text: &str) -> Option<[&str; 3]> {
    <[&str; 3]>::try_from(runs(text)).ok().filter(|[_, letter, _]| PARTS.contains(letter))
}

fn is_long(run: &str) -> bool {
    run.len() == 4 && is_digits(run)
}

/// The year that four digits are, or two.
fn year_of(run: &str) -> Option<i32> {
    if is_long(run) {
        return run.parse().ok();
    }
    short_year(run.parse().ok().filter(|_| run.len() == 2 && is_digits(run))?)
}

/// The year that two digits stand for.
pub(super) fn short_year(digits: u16) -> Option<i32> {
    let year = full_year(digits);
    (year >= i32::from(FIRST)).then_some(year)
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
    let text = text.strip_suffix(".0").unwrap_or(text);
    let (year, part) = text.split_at_checked(4).filter(|(_, part)| part.len() == 2)?;
    let is_plausible = year.parse().is_ok_and(|year: u16| year >= FIRST);
    if !is_plausible || !is_digits(part) {
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
/// name of each month which, as its year, make them follow each other. Days of months do not, but for one day of each:
/// where the heading says `days`, the year has to change with the month.
pub(crate) fn are_months<'c>(cells: impl IntoIterator<Item = &'c Cell<'c>>, days: bool) -> bool {
    let (mut months, mut are_packed) = (BTreeSet::new(), true);
    for cell in cells.into_iter().filter(|cell| !cell.is_empty()) {
        let span = read_span(cell, 0.0, Grain::Months).and_then(|span| span.period(Order::MonthFirst));
        let Some(month) = span.filter(|&span| Period::month(span.from) == Some(span)) else { return false };
        let is_packed = match cell {
            Cell::Number(_) => true,
            _ => plain(cell.text()).is_some_and(|text| six_digits(&text, Grain::Months).is_some()),
        };
        are_packed &= is_packed;
        months.insert((month.from.year(), month.from.month0() as i32));
    }
    if are_packed {
        return !months.is_empty();
    }
    let follow =
        |((year, month), (next_year, next)): ((i32, i32), (i32, i32))| (next_year - year) * 12 + next - month <= STEP;
    let years: BTreeSet<i32> = months.iter().map(|(year, _)| *year).collect();
    months.len() >= LEAST
        && (!days || years.len() > 1)
        && months.iter().copied().zip(months.iter().copied().skip(1)).all(follow)
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
            ("24q1", "q1 2024"),
            ("q 1 2024", "q1 2024"),
            ("kw 7/24", "kw7 2024"),
            ("24w07", "w07 2024"),
            ("24-w07", "w07 2024"),
            ("07w24", "w07 2024"),
            ("24s7", "s7 2024"),
            ("1. halbjahr 2024", "h1 2024"),
            ("2º semestre de 2024", "h2 2024"),
            ("1er semestre 2024", "h1 2024"),
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
        // Which of two is the year is not always clear, and no table is that old.
        for text in ["24w15", "15s24", "1q05", "w24-07", "99w99"] {
            assert_eq!(apart(text), text);
        }
    }

    #[test]
    fn months_that_follow_each_other_are_no_days() {
        let under = |texts: &[&str], days: bool| {
            let cells: Vec<Cell<'_>> = texts.iter().map(|&text| Cell::Text(text.into())).collect();
            are_months(&cells, days)
        };
        let are = |texts: &[&str]| under(texts, false);
        assert!(!under(&["Jan 15", "Feb 15", "Mar 15"], true));
        assert!(under(&["Nov 23", "Dec 23", "Jan 24"], true));
        for texts in [&["Nov 23", "Dec 23", "Jan 24"], &["Jan24", "Apr24", "Jul24"], &["202401", "202402", "202403"]] {
            assert!(are(texts), "{texts:?}");
        }
        for texts in [
            &["Jan 24", "Jan 25", "Jan 26"],
            &["Jan 31", "Feb 29", "Mar 31"],
            &["Jan 08", "Jan 15", "Jan 22"],
            &["202412", "202413", "202414"],
            &["Jan 05", "Feb 05", "Mar 05"],
            &["200512", "200601", "200602"],
        ] {
            assert!(!are(texts), "{texts:?}");
        }
    }
}
