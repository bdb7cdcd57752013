//! Dates: serials, `15 Jan 2024`, ISO, and the two orders of `3/4/2024`, decided once for a file from all its rows.

use super::cell::Cell;
use chrono::{Datelike, Days, NaiveDate};

/// A date as a cell gives it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Written {
    /// It says itself which day it is.
    Day(NaiveDate),
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
}

/// Days that a serial may stand for: what an export can hold, so that a count is not taken for a date.
const SERIALS: core::ops::RangeInclusive<f64> = 36_526.0..=73_050.0;
/// Years that an export can hold.
const YEARS: core::ops::RangeInclusive<i32> = 1990..=2099;

/// Reads a date. `shift` is added to serials: 1,462 in workbooks that count from 1904.
pub(crate) fn read(cell: &Cell<'_>, shift: f64) -> Option<Written> {
    match cell {
        Cell::Number(serial) => from_serial(serial + shift).map(Written::Day),
        Cell::Text(_) => from_text(cell.text()),
        Cell::Empty | Cell::Error => None,
    }
}

fn from_serial(serial: f64) -> Option<NaiveDate> {
    if !SERIALS.contains(&serial) {
        return None;
    }
    NaiveDate::from_ymd_opt(1899, 12, 30)?.checked_add_days(Days::new(serial as u64))
}

fn from_text(text: &str) -> Option<Written> {
    if text.len() > 64 {
        return None;
    }
    let lower = text.to_lowercase();
    let parts: Vec<&str> = lower
        .split(|sign: char| !sign.is_alphanumeric())
        .filter(|part| !part.is_empty() && !matches!(*part, "de" | "of" | "del" | "le"))
        .collect();
    let month = parts.iter().position(|part| month_named(part).is_some());
    if let Some(place) = month {
        return named(&parts, place).map(Written::Day);
    }
    let number = |place: usize| parts.get(place).and_then(|part| part.parse::<u16>().ok());
    let digits = parts.first().map_or(0, |part| part.len());
    let (first, second, third) = match parts.first() {
        // 20240115
        Some(whole) if whole.len() == 8 => {
            let piece = |from: usize, to: usize| whole.get(from..to).and_then(|piece| piece.parse::<u16>().ok());
            (piece(0, 4)?, piece(4, 6)?, piece(6, 8)?)
        }
        // A time may follow: "2024-01-15t10:00" splits at "15t10".
        _ => (number(0)?, number(1)?, number(2).or_else(|| leading(parts.get(2)?))?),
    };
    if digits == 4 || digits == 8 {
        return day(i32::from(first), u32::from(second), u32::from(third)).map(Written::Day);
    }
    let year = full_year(third);
    let (one, two) = (u8::try_from(first).ok()?, u8::try_from(second).ok()?);
    if lower.contains('.') && !lower.contains('/') {
        return day(year, u32::from(two), u32::from(one)).map(Written::Day);
    }
    let written = Written::Slashed(one, two, i16::try_from(year).ok()?);
    [Order::MonthFirst, Order::DayFirst].iter().any(|&order| written.day(order).is_some()).then_some(written)
}

/// The number that a part begins with.
fn leading(part: &str) -> Option<u16> {
    let end = part.find(|sign: char| !sign.is_ascii_digit()).unwrap_or(part.len());
    part.get(..end)?.parse().ok()
}

/// `15 jan 2024`, `jan 15 2024`, `mon aug 17 2026`, `3 dec 22`.
fn named(parts: &[&str], place: usize) -> Option<NaiveDate> {
    let month = month_named(parts.get(place)?)?;
    let numbers: Vec<u16> = parts.iter().filter_map(|part| leading(part)).collect();
    let (first, second) = (*numbers.first()?, *numbers.get(1)?);
    let (date, year) = if first > 31 { (second, first) } else { (first, second) };
    day(full_year(year), month, u32::from(date))
}

fn day(year: i32, month: u32, day: u32) -> Option<NaiveDate> {
    if YEARS.contains(&year) { NaiveDate::from_ymd_opt(year, month, day) } else { None }
}

fn full_year(year: u16) -> i32 {
    i32::from(year) + if year < 100 { 2_000 } else { 0 }
}

/// How months begin, in the languages of the exports and of the spreadsheets that re-save them.
const MONTHS: [&[&str]; 12] = [
    &["jan", "ene", "janv", "يناير"],
    &["feb", "fev", "fév", "févr", "فبراير"],
    &["mar", "mär", "mrz", "mars", "مارس"],
    &["apr", "abr", "avr", "أبريل", "ابريل"],
    &["may", "mai", "مايو"],
    &["jun", "juin", "يونيو"],
    &["jul", "juil", "يوليو"],
    &["aug", "ago", "aoû", "aou", "أغسطس", "اغسطس"],
    &["sep", "set", "سبتمبر"],
    &["oct", "okt", "out", "أكتوبر", "اكتوبر"],
    &["nov", "نوفمبر"],
    &["dec", "dez", "dic", "déc", "ديسمبر"],
];

/// Days of the week that begin like a month.
const WEEKDAYS: [&str; 3] = ["mardi", "martes", "marted"];

fn month_named(part: &str) -> Option<u32> {
    if part.starts_with(|sign: char| sign.is_ascii_digit()) || part.chars().count() < 3 {
        return None;
    }
    if WEEKDAYS.iter().any(|name| part.starts_with(name)) {
        return None;
    }
    let place = MONTHS.iter().position(|names| names.iter().any(|name| part.starts_with(name)));
    Some(u32::try_from(place?).ok()? + 1)
}

impl Written {
    /// The day, when the month stands where `order` says.
    pub(crate) fn day(self, order: Order) -> Option<NaiveDate> {
        match self {
            Written::Day(date) => Some(date),
            Written::Slashed(first, second, year) => {
                let (month, date) = match order {
                    Order::MonthFirst => (first, second),
                    Order::DayFirst => (second, first),
                };
                day(i32::from(year), u32::from(month), u32::from(date))
            }
        }
    }
}

/// Decides where the month stands, from all dates of a file in the order of its rows: a number above 12 tells; else the
/// order in which the days jump about least; else `usual`.
pub(crate) fn decide(dates: &[Written], usual: Order) -> Order {
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

/// First and last day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Period {
    /// First day.
    pub from: NaiveDate,
    /// Last day, included.
    pub to: NaiveDate,
}

/// Days in a month, on average.
const DAYS_A_MONTH: f64 = 30.4375;

impl Period {
    /// From the first to the last of some days.
    pub(crate) fn of(days: impl IntoIterator<Item = NaiveDate>) -> Option<Period> {
        let mut period: Option<Period> = None;
        for day in days {
            period = Some(match period {
                None => Period { from: day, to: day },
                Some(period) => Period { from: period.from.min(day), to: period.to.max(day) },
            });
        }
        period
    }

    /// Length in months, at least 1.
    #[must_use]
    pub fn months(self) -> f64 {
        let days = (self.to - self.from).num_days() as f64 + 1.0;
        (days / DAYS_A_MONTH).max(1.0)
    }

    /// Both ends as `YYYY-MM-DD`.
    #[must_use]
    pub fn iso(self) -> [String; 2] {
        [iso(self.from), iso(self.to)]
    }
}

fn iso(date: NaiveDate) -> String {
    format!("{:04}-{:02}-{:02}", date.year(), date.month(), date.day())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ymd(text: &str, order: Order) -> Option<String> {
        Some(iso(from_text(text)?.day(order)?))
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
        ] {
            assert_eq!(ymd(text, Order::MonthFirst).as_deref(), Some(day), "{text}");
        }
        for text in ["", "abc", "13/13/2024", "2024", "1/2", "31 Feb 2024", "Overall Performance"] {
            assert_eq!(ymd(text, Order::MonthFirst), None, "{text}");
        }
        assert_eq!(ymd("3/4/2024", Order::DayFirst).as_deref(), Some("2024-04-03"));
        assert_eq!(from_serial(45_306.5).map(iso).as_deref(), Some("2024-01-15"));
    }

    #[test]
    fn the_order_is_decided_once_from_all_rows() {
        let dates = |texts: &[&str]| -> Vec<Written> { texts.iter().filter_map(|text| from_text(text)).collect() };
        assert_eq!(decide(&dates(&["1/2/2024", "13/2/2024"]), Order::MonthFirst), Order::DayFirst);
        assert_eq!(decide(&dates(&["1/2/2024", "2/13/2024"]), Order::DayFirst), Order::MonthFirst);
        let straight = ["1/3/2024", "2/3/2024", "3/3/2024", "4/3/2024", "5/3/2024"];
        assert_eq!(decide(&dates(&straight), Order::MonthFirst), Order::DayFirst);
        assert_eq!(decide(&dates(&["1/2/2024"]), Order::MonthFirst), Order::MonthFirst);
    }
}
