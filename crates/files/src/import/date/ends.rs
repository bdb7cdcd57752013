//! Two days or two months with something between them, of which either may leave to the other what both share.

use super::months::{is_month, month_named};
use super::period::Period;
use super::span::{Span, named_span, number, one};
use super::{Order, Written, words_of};
use chrono::Datelike;

/// What stands between two days.
const BETWEEN: [&str; 14] = [
    " - ",
    "–",
    "—",
    " to ",
    " through ",
    " until ",
    " bis ",
    " au ",
    " a ",
    " al ",
    " até ",
    " ate ",
    " إلى ",
    " الى ",
];

/// Reads two ends out of a text made plain.
pub(super) fn between(text: &str) -> Option<Span> {
    let ends = BETWEEN.iter().find_map(|between| range(text.split_once(between)?));
    ends.or_else(|| unspaced(text)).or_else(|| days_of_month(text))
}

/// Two days with a bare dash or stroke between them, beside those that each may hold: `01.01.-07.01.2024`,
/// `01/01-01/07/2024`, `2024-01-01/2024-06-30`. The first may leave to the other all but its day: `01.-07.07.2024`.
fn unspaced(text: &str) -> Option<Span> {
    let words = words_of(text);
    let before = words.len().checked_sub(OF_A_DAY).filter(|before| (1..=OF_A_DAY).contains(before))?;
    let is_dated = |side: &str| words_of(side).iter().any(|word| word.len() == 4);
    let mut signs = text.match_indices(['-', '/']);
    let ends = signs.find_map(|(at, sign)| {
        let (left, right) = (text.get(..at)?, text.get(at + sign.len()..)?);
        let is_between = words_of(left).len() == before && words_of(right).len() == OF_A_DAY;
        (is_between && is_dated(right) && (before < OF_A_DAY || is_dated(left))).then_some((left, right))
    });
    words.iter().all(|word| number(word).is_some()).then(|| range(ends?)).flatten()
}

/// Two days with a bare dash between them, beside the month of both: `8-14 jan 2024`, `jan 8-14, 2024`.
fn days_of_month(text: &str) -> Option<Span> {
    let mut signs = text.match_indices(['-', '–']);
    let ends = signs.find_map(|(at, sign)| {
        let (left, right) = (text.get(..at)?, text.get(at + sign.len()..)?);
        let are_days = is_count(words_of(left).last()?) && is_count(words_of(right).first()?);
        (are_days && words_of(text).iter().any(|word| month_named(word).is_some())).then_some((left, right))
    })?;
    range(ends)
}

/// Numbers of a day with its year.
const OF_A_DAY: usize = 3;

/// Two ends, of which either may leave to the other what both share: `jan 1 - jan 28, 2024`, `1 - 28 jan 2024`,
/// `jan 1 - 28, 2024`.
fn range((left, right): (&str, &str)) -> Option<Span> {
    let first_of_left = left.split_whitespace().next()?;
    let after = |word: &str| format!("{word} {right}");
    let rights = [month_left(left, right).map(after), Some(right.to_owned()), Some(after(first_of_left))];
    let right = rights.into_iter().flatten().find(|text| one(text).is_some())?;
    if let Some(days) = within_month(left, &right) {
        return Some(days);
    }
    let rest_of_right = right.split_whitespace().skip(1).collect::<Vec<_>>().join(" ");
    let year = words_of(&right).into_iter().rfind(|word| word.len() == 4).unwrap_or_default();
    let from = [left.to_owned(), format!("{left} {rest_of_right}"), format!("{left} {year}")];
    Some(Span { from: from.iter().find_map(|text| one(text))?.from, to: one(&right)?.to })
}

/// The month that the day on the left names for the one on the right, which has none: it would be read as one itself.
fn month_left<'t>(left: &'t str, right: &str) -> Option<&'t str> {
    let (left, right) = (words_of(left), words_of(right));
    let is_bare = right.len() <= 2 && right.first().is_some_and(|word| is_count(word));
    let month = left.iter().find(|word| month_named(word).is_some()).copied();
    month.filter(|_| is_bare && left.iter().any(|word| is_count(word)) && !right.iter().any(|word| is_month(word)))
}

/// The days of one month, of which the first stands by itself: days come first then, wherever the month may stand.
fn within_month(left: &str, right: &str) -> Option<Span> {
    let &[first] = words_of(left).as_slice() else { return None };
    let last = one(right).filter(|last| !last.is_long())?.to.day(Order::DayFirst)?;
    let from = last.with_day(u32::from(number(first).filter(|_| is_count(first))?))?;
    (from <= last).then_some(Span { from: Written::Day(from), to: Written::Day(last) })
}

/// Whether a word may count the days of a month.
fn is_count(word: &str) -> bool {
    number(word).is_some_and(|day| (1..=31).contains(&day))
}

/// Two months of one year with a bare dash between them: `jan-mar 2024`, `jan.-mar. 24`.
pub(super) fn months_between(text: &str) -> Option<Period> {
    let words = words_of(text);
    let [first, last, year] = words.as_slice() else { return None };
    let month = |name: &str| month_named(name).and_then(|_| named_span(&format!("{name}-{year}")));
    let (from, to) = (month(first)?, month(last)?);
    let is_range = text.contains(['-', '–']) && from.from < to.from;
    is_range.then_some(Period { from: from.from, to: to.to })
}
