//! Dates: serials, `15 Jan 2024`, ISO, and the two orders of `3/4/2024`, decided once for a file from all its rows.

mod ends;
mod headings;
mod months;
mod others;
mod packed;
mod parts;
mod period;
mod span;
mod week;

pub(crate) use headings::{
    Grain, are_ends, is_daily, is_dated, is_end, is_fiscal, is_last, is_of_person, is_of_post, is_range,
    is_range_of_years, is_start, is_yearly, may_be_of_person,
};
pub(crate) use others::{Nearness, is_of_other};
pub(crate) use packed::{Side, are_months};
pub use period::Period;
pub(crate) use span::{
    Span, are_ranked, may_be_part, read_name, read_part, read_ranked, read_sided, read_span, read_span_beside, year_in,
};
pub(crate) use week::read_week;

use super::cell::{Cell, western};
use super::words::words;
use chrono::{Datelike, Days, NaiveDate};
use months::month_named;

/// A date as a cell gives it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Written {
    /// It says itself which day it is.
    Day(NaiveDate),
    /// A day that a spreadsheet may have made of two numbers and a year, by the order of its own language.
    Converted(NaiveDate),
    /// Two numbers of which either may be the month, and a year.
    Slashed(u8, u8, i16),
}

/// Which of the two numbers is the month.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Order {
    /// M/D/Y.
    MonthFirst,
    /// D/M/Y.
    DayFirst,
    /// Texts tell it themselves, and the days beside them were made by the wrong one: their day is the month.
    Turned,
}

/// Days that a serial may stand for: what an export can hold, so that a count is not taken for a date.
const SERIALS: core::ops::RangeInclusive<f64> = 36_526.0..=73_050.0;
/// Numbers that are a date in eight digits.
const DIGITS: core::ops::RangeInclusive<f64> = 19_900_101.0..=20_991_231.0;
/// Years that an export can hold.
const YEARS: core::ops::RangeInclusive<i32> = 1990..=2099;

/// Reads a date. `shift` is added to serials: 1,462 in workbooks that count from 1904.
pub(crate) fn read(cell: &Cell<'_>, shift: f64) -> Option<Written> {
    match cell {
        Cell::Number(number) if DIGITS.contains(number) && number.fract() == 0.0 => from_text(&number.to_string()),
        Cell::Number(serial) => from_serial(serial + shift).map(Written::Converted),
        Cell::Text(_) => {
            let text = plain(cell.text())?;
            from_text(&text).or_else(|| from_serial_text(&text, shift))
        }
        Cell::Empty | Cell::Error => None,
    }
}

fn from_serial(serial: f64) -> Option<NaiveDate> {
    if !SERIALS.contains(&serial) {
        return None;
    }
    NaiveDate::from_ymd_opt(1899, 12, 30)?.checked_add_days(Days::new(serial as u64))
}

/// A serial that was saved as text: five digits, with the time of the day behind a point where there is one.
fn from_serial_text(text: &str, shift: f64) -> Option<Written> {
    let whole = text.split('.').next()?;
    let is_bare = whole.len() == 5 && text.chars().all(|sign| sign.is_ascii_digit() || sign == '.');
    from_serial(text.parse::<f64>().ok().filter(|_| is_bare)? + shift).map(Written::Converted)
}

/// A text as dates are looked for in it: lower case, Western digits, without a time of the day and what it is offset by.
fn plain(text: &str) -> Option<String> {
    if text.len() > 96 {
        return None;
    }
    let lower: String = text.to_lowercase().chars().map(western).collect();
    let is_clock = |sign: char| sign.is_ascii_digit() || sign == ':';
    let mut kept = String::new();
    let mut rest = lower.as_str();
    let mut timed = false;
    while let Some(start) = rest.find(|sign: char| sign.is_ascii_digit()) {
        let (before, digits) = rest.split_at(start);
        let (run, after) = digits.split_at(digits.find(|sign| !is_clock(sign)).unwrap_or(digits.len()));
        kept.push_str(before);
        if run.trim_end_matches(':').contains(':') {
            timed = true;
        } else {
            kept.push_str(run);
        }
        rest = after;
    }
    kept.push_str(rest);
    let is_offset =
        |word: &str| word.len() == 5 && word.starts_with(['+', '-']) && word.get(1..).is_some_and(is_digits);
    let words = kept.split_whitespace().filter(|word| !(timed && is_offset(word)));
    Some(words.collect::<Vec<_>>().join(" "))
}

fn is_digits(text: &str) -> bool {
    text.chars().all(|sign| sign.is_ascii_digit())
}

/// The words and numbers of a text made [`plain`], without what only joins them.
fn words_of(text: &str) -> Vec<&str> {
    words(text).filter(|part| !matches!(*part, "de" | "of" | "del" | "le")).collect()
}

/// Reads a text made [`plain`].
fn from_text(text: &str) -> Option<Written> {
    let parts = words_of(text);
    let mut months = (0..parts.len()).filter(|&place| parts.get(place).is_some_and(|part| month_named(part).is_some()));
    // Tuesday and March begin alike in French and Spanish; where both stand, the day of the week is first.
    let month = months
        .next()
        .map(|place| if parts.get(place) == Some(&"mar") { months.next().unwrap_or(place) } else { place });
    if let Some(place) = month {
        return named(&parts, place).map(Written::Day);
    }
    // A day of the week may stand before the numbers.
    let parts = match parts.as_slice() {
        [weekday, date @ ..] if date.len() == 3 && weekday.chars().all(char::is_alphabetic) => date,
        parts => parts,
    };
    // The year stands behind a month, not behind two numbers of which one reaches to the other: "01-03/2024".
    if matches!(parts, [first, second, third, ..] if is_reach(text, [first, second, third])) {
        return None;
    }
    // Two days without a year.
    if parts.len() > 3 && parts.iter().all(|part| part.len() < 3 && is_digits(part)) {
        return None;
    }
    // A year behind three short numbers is that of two days: "01.-07.07.2024".
    if matches!(parts, [first, _, third, year, ..] if first.len() < 3 && third.len() < 3 && is_year(year)) {
        return None;
    }
    let number = |place: usize| parts.get(place).and_then(|part| part.parse::<u16>().ok());
    let digits = parts.first().map_or(0, |part| part.len());
    let (first, second, third) = match parts.first() {
        // 20240115
        Some(whole) if whole.len() == 8 => {
            let piece = |from: usize, to: usize| whole.get(from..to).and_then(|piece| piece.parse::<u16>().ok());
            (piece(0, 4)?, piece(4, 6)?, piece(6, 8)?)
        }
        // A mark of the time may follow: "2024-01-15t" ends in "15t".
        _ => (number(0)?, number(1)?, number(2).or_else(|| leading(parts.get(2)?))?),
    };
    if digits == 4 || digits == 8 {
        return day(i32::from(first), u32::from(second), u32::from(third)).map(Written::Day);
    }
    let year = full_year(third);
    let (one, two) = (u8::try_from(first).ok()?, u8::try_from(second).ok()?);
    if text.contains('.') && !text.contains('/') {
        return day(year, u32::from(two), u32::from(one)).map(Written::Converted);
    }
    let written = Written::Slashed(one, two, i16::try_from(year).ok()?);
    [Order::MonthFirst, Order::DayFirst].iter().any(|&order| written.day(order).is_some()).then_some(written)
}

const DASHES: [char; 3] = ['-', '–', '—'];

/// Whether a dash stands between the first two parts of a text and none between the others.
fn is_reach(text: &str, [first, second, third]: [&str; 3]) -> bool {
    let has_dash = |left: &str, right: &str| between(text, left, right).contains(DASHES);
    has_dash(first, second) && !has_dash(second, third)
}

/// What stands between two parts of a text.
fn between<'t>(text: &'t str, left: &str, right: &str) -> &'t str {
    let place = |part: &str| (part.as_ptr() as usize).saturating_sub(text.as_ptr() as usize);
    text.get(place(left) + left.len()..place(right)).unwrap_or_default()
}

/// The number that a part begins with.
fn leading(part: &str) -> Option<u16> {
    let end = part.find(|sign: char| !sign.is_ascii_digit()).unwrap_or(part.len());
    part.get(..end)?.parse().ok()
}

/// `15 jan 2024`, `jan 15 2024`, `mon aug 17 2026`, `3 dec 22`: four digits are the year, wherever they stand.
fn named(parts: &[&str], place: usize) -> Option<NaiveDate> {
    let month = month_named(parts.get(place)?)?;
    let mut numbers = parts.iter().filter(|part| !is_year(part)).filter_map(|part| leading(part));
    let date = numbers.next()?;
    let year = match parts.iter().find(|part| is_year(part)) {
        Some(year) => leading(year)?,
        None if is_short(parts, place) => numbers.next()?,
        None => return None,
    };
    let (date, year) = if date > 31 { (year, date) } else { (date, year) };
    day(full_year(year), month, u32::from(date))
}

fn is_year(part: &str) -> bool {
    part.len() == 4 && part.parse().is_ok_and(|year| YEARS.contains(&year))
}

/// Whether a text with one month and two numbers may end, or begin, with a year of two digits: two days of one month do not.
fn is_short(parts: &[&str], place: usize) -> bool {
    let others = || parts.iter().enumerate().filter(|(other, _)| *other != place);
    let is_last = others().filter(|(_, part)| leading(part).is_some()).any(|(other, _)| other > place);
    let has_year = others().any(|(_, part)| part.len() == 2 && is_digits(part));
    let is_weekday = |other: usize, part: &str| part == "mar" && other < place;
    is_last && has_year && others().all(|(other, part)| month_named(part).is_none() || is_weekday(other, part))
}

fn day(year: i32, month: u32, day: u32) -> Option<NaiveDate> {
    if YEARS.contains(&year) { NaiveDate::from_ymd_opt(year, month, day) } else { None }
}

fn full_year(year: u16) -> i32 {
    i32::from(year) + if year < 100 { 2_000 } else { 0 }
}

impl Written {
    /// The day, when the month stands where `order` says.
    pub(crate) fn day(self, order: Order) -> Option<NaiveDate> {
        match self {
            Written::Day(date) => Some(date),
            Written::Converted(date) if order == Order::Turned => day(date.year(), date.day(), date.month()),
            Written::Converted(date) => Some(date),
            Written::Slashed(first, second, year) => {
                let (month, date) = match order {
                    Order::DayFirst => (second, first),
                    Order::Turned if first > 12 => (second, first),
                    Order::MonthFirst | Order::Turned => (first, second),
                };
                day(i32::from(year), u32::from(month), u32::from(date))
            }
        }
    }
}

/// Whether a spreadsheet has made days of those texts that fit the order of its own language, and left the others: each of
/// these has a number above 12 in the same place, none of those a day above 12, and they lie no farther apart when their
/// day is the month. More days of a month do not fit than do: a text among the firsts of months was typed by hand.
fn are_turned(dates: &[Written]) -> bool {
    let (mut left, mut made) = (Vec::new(), Vec::new());
    for date in dates {
        match date {
            Written::Slashed(first, second, _) => left.push((*first > 12, *second > 12)),
            Written::Converted(date) => made.push(date),
            Written::Day(_) => {}
        }
    }
    let days = |order: Order| Period::of(dates.iter().filter_map(|date| date.day(order))).map(Period::days);
    let is_left = [(true, false), (false, true)].iter().any(|place| left.iter().all(|highs| highs == place));
    !left.is_empty()
        && left.len() * 2 >= made.len()
        && is_left
        && made.iter().all(|date| date.day() <= 12)
        && made.iter().any(|date| date.day() != date.month())
        && days(Order::Turned) <= days(if left.contains(&(true, false)) { Order::DayFirst } else { Order::MonthFirst })
}

/// Decides where the month stands, from all dates of a file in the order of its rows: a number above 12 tells; else the
/// order in which the days jump about least; else `usual`.
pub(crate) fn decide(dates: &[Written], usual: Order) -> Order {
    if are_turned(dates) {
        return Order::Turned;
    }
    let (mut first_high, mut second_high) = (0_usize, 0_usize);
    for date in dates {
        if let Written::Slashed(first, second, _) = date {
            first_high += usize::from(*first > 12);
            second_high += usize::from(*second > 12);
        }
    }
    if first_high != second_high {
        return if first_high > second_high { Order::DayFirst } else { Order::MonthFirst };
    }
    let travel = |order: Order| -> i64 {
        let days = dates.iter().filter_map(|date| date.day(order)).map(|date| i64::from(date.num_days_from_ce()));
        let days: Vec<i64> = days.collect();
        days.windows(2).map(|pair| if let [one, two] = pair { (one - two).abs() } else { 0 }).sum()
    };
    let other = if usual == Order::MonthFirst { Order::DayFirst } else { Order::MonthFirst };
    // Twice as straight, or it is chance.
    if travel(other).saturating_mul(2) < travel(usual) { other } else { usual }
}

#[cfg(test)]
mod tests {
    use super::period::iso;
    use super::*;

    fn written(text: &str) -> Option<Written> {
        read(&Cell::Text(text.into()), 0.0)
    }

    fn ymd(text: &str, order: Order) -> Option<String> {
        Some(iso(written(text)?.day(order)?))
    }

    #[test]
    fn dates_are_read_as_they_are_written() {
        for (text, day) in [
            ("15 Jan 2024", "2024-01-15"),
            ("3-Dec-22", "2022-12-03"),
            ("2024-01-15", "2024-01-15"),
            ("2026-05-07 16:41:18", "2026-05-07"),
            ("2020-02-10 18:00 +0000", "2020-02-10"),
            ("2024-01-15T10:00:00Z", "2024-01-15"),
            ("Mon, Aug 17, 2026", "2026-08-17"),
            ("1/15/2024", "2024-01-15"),
            ("01/02/2024", "2024-01-02"),
            ("15.01.2024", "2024-01-15"),
            ("15. Januar 2024", "2024-01-15"),
            ("15 de enero de 2024", "2024-01-15"),
            ("1 août 2024", "2024-08-01"),
            ("mardi 2 janvier 2024", "2024-01-02"),
            ("20240115", "2024-01-15"),
            ("1/5/24", "2024-01-05"),
            ("Mon Jun 01 07:05:00 +0000 2026", "2026-06-01"),
            ("Thu Jun 04 2026 07:05:00 GMT-0500", "2026-06-04"),
            ("7:05 PM · Jun 4, 2026", "2026-06-04"),
            ("2026 Jun 4", "2026-06-04"),
            ("June 1st, 2026 at 10:15", "2026-06-01"),
            ("05:30 2/28/2026", "2026-02-28"),
            ("Jan 1 - Jan 28, 2024", "2024-01-01"),
            ("٢٠٢٤-٠٥-٠٢", "2024-05-02"),
            ("۰۵/۱۵/۲۰۲۴", "2024-05-15"),
            ("45306", "2024-01-15"),
            ("45306.5", "2024-01-15"),
        ] {
            assert_eq!(ymd(text, Order::MonthFirst).as_deref(), Some(day), "{text}");
        }
        for text in [
            "",
            "abc",
            "01.-07.07.2024",
            "13/13/2024",
            "2024",
            "1/2",
            "31 Feb 2024",
            "Overall Performance",
            "99999",
            "12:30",
            "2024-01",
        ] {
            assert_eq!(ymd(text, Order::MonthFirst), None, "{text}");
        }
        assert_eq!(ymd("3/4/2024", Order::DayFirst).as_deref(), Some("2024-04-03"));
        assert_eq!(from_serial(45_306.5).map(iso).as_deref(), Some("2024-01-15"));
    }

    #[test]
    fn the_order_is_decided_once_from_all_rows() {
        let dates = |texts: &[&str]| -> Vec<Written> { texts.iter().filter_map(|text| written(text)).collect() };
        assert_eq!(decide(&dates(&["1/2/2024", "13/2/2024"]), Order::MonthFirst), Order::DayFirst);
        assert_eq!(decide(&dates(&["1/2/2024", "2/13/2024"]), Order::DayFirst), Order::MonthFirst);
        let straight = ["1/3/2024", "2/3/2024", "3/3/2024", "4/3/2024", "5/3/2024"];
        assert_eq!(decide(&dates(&straight), Order::MonthFirst), Order::DayFirst);
        assert_eq!(decide(&dates(&["1/2/2024"]), Order::MonthFirst), Order::MonthFirst);
        for (texts, order) in [
            (&["01.05.2024", "01/15/2024"][..], Order::Turned),
            (&["45413", "01/15/2024"], Order::Turned),
            (&["05.01.2024", "15/01/2024"], Order::DayFirst),
            (&["01.05.2024", "15/01/2024", "17/01/2024"], Order::Turned),
            // What says which day it is, and what would lie farther apart.
            (&["2024-05-01", "01/15/2024"], Order::MonthFirst),
            (&["13.05.2024", "05/15/2024"], Order::MonthFirst),
            (&["01.05.2024", "01/02/2024", "01/15/2024"], Order::MonthFirst),
            (&["12.01.2024", "01/15/2024"], Order::MonthFirst),
            (&["01.01.2024", "01/15/2024"], Order::MonthFirst),
        ] {
            assert_eq!(decide(&dates(texts), Order::MonthFirst), order, "{texts:?}");
        }
    }
}
