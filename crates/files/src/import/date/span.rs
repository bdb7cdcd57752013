//! What a row of a table may be about: a day, or a month, a quarter, a week, a year, or from one day to another.

use super::ends::{between, months_between};
use super::headings::{Grain, HALVES, QUARTERLY, WEEKLY};
use super::months::{is_month, month_named};
use super::packed::{Side, apart, short_year, six_digits};
use super::parts::parts_between;
use super::period::Period;
use super::{Order, Written, YEARS, from_serial_text, from_text, leading, plain, words_of};
use crate::import::cell::{Cell, Figure};
use chrono::{NaiveDate, Weekday};
use std::collections::BTreeSet;

/// A first and a last day as a cell gives them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Span {
    pub(crate) from: Written,
    pub(crate) to: Written,
}

impl Span {
    fn of(period: Period) -> Span {
        Span { from: Written::Day(period.from), to: Written::Day(period.to) }
    }

    /// From the first day of this to the last of another; `None` where that is before.
    pub(crate) fn until(self, last: Span) -> Option<Span> {
        let whole = Span { from: self.from, to: last.to };
        [Order::MonthFirst, Order::DayFirst].iter().any(|&order| whole.period(order).is_some()).then_some(whole)
    }

    /// Whether it is more than one day, wherever the month stands.
    pub(crate) fn is_long(self) -> bool {
        self.from != self.to
    }

    /// The days, when the month stands where `order` says.
    pub(crate) fn period(self, order: Order) -> Option<Period> {
        let (from, to) = (self.from.day(order)?, self.to.day(order)?);
        (from <= to).then_some(Period { from, to })
    }
}

impl From<Written> for Span {
    fn from(day: Written) -> Span {
        Span { from: day, to: day }
    }
}

/// Reads a day or a longer span. `shift` is added to serials: 1,462 in workbooks that count from 1904. The `grain` of the
/// heading says what numbers beside a year are those of.
pub(crate) fn read_span(cell: &Cell<'_>, shift: f64, grain: Grain) -> Option<Span> {
    if let Cell::Number(number) = cell {
        let period = year_in(cell).and_then(year_of).or_else(|| six_digits(&number.to_string(), grain));
        return period.map(Span::of).or_else(|| super::read(cell, shift).map(Span::from));
    }
    let text = plain(cell.text())?;
    let text = apart(&text);
    let named = numbered(&text, grain)
        .or_else(|| six_digits(&text, grain))
        .or_else(|| months_between(&text))
        .or_else(|| parts_between(&text, grain));
    if let Some(span) = named {
        return Some(Span::of(span));
    }
    between(&text)
        .or_else(|| one(&text))
        .or_else(|| short_month(&text).filter(|_| grain == Grain::Months).map(Span::of))
        .or_else(|| from_serial_text(&text, shift).map(Span::from))
}

/// The same where two digits may be the year, which stands on one side of a letter: `24W15`.
pub(crate) fn read_sided(cell: &Cell<'_>, side: Side, grain: Grain) -> Option<Span> {
    read_span(&Cell::Text(side.part_in(cell)?.into()), 0.0, grain)
}

/// The same where the year stands in a cell of its own.
pub(crate) fn read_span_beside(cell: &Cell<'_>, year: &Cell<'_>, grain: Grain) -> Option<Span> {
    // Months of a business year may be those of another.
    let year = plain_year(year).filter(|_| !cell.is_empty())?;
    let part = match cell {
        Cell::Number(number) if number.fract() == 0.0 => number.to_string(),
        _ => cell.text().to_owned(),
    };
    // A number by itself is that of a part of a year only where such parts stand.
    if matches!(grain, Grain::Unsaid | Grain::Days) && cell.is_figure() {
        return None;
    }
    read_span(&Cell::Text(format!("{part} {year}").into()), 0.0, grain)
}

/// Whether a cell beside a year may be a part of it, however it is written: `3`, `Qtr1`, `II`, `Sprint 4`, `June`.
pub(crate) fn may_be_part(cell: &Cell<'_>) -> bool {
    if let Figure::Is(number) = cell.figure() {
        return number.fract() == 0.0 && (1.0..=MOST_PARTS).contains(&number);
    }
    let text = plain(cell.text()).unwrap_or_default();
    let counts = |word: &str| word.len() < 3 && number(word).is_some();
    let is_counted = |word: &str| counts(word.trim_start_matches(char::is_alphabetic));
    let words = words_of(&text);
    match words.as_slice() {
        [word] => is_month(word) || matches!(*word, "i" | "ii" | "iii" | "iv") || is_counted(word),
        [word, count] => counts(count) && word.chars().all(char::is_alphabetic),
        _ => false,
    }
}

/// Weeks of a year.
const MOST_PARTS: f64 = 53.0;

/// The month, quarter or year that a sheet is called by; the day that it may be called by is that of an export.
pub(crate) fn read_name(name: &str) -> Option<Span> {
    let cell = Cell::Text(name.into());
    let span =
        read_span(&cell, 0.0, Grain::Unsaid).or_else(|| Some(Span::of(six_digits(cell.text(), Grain::Months)?)))?;
    span.is_long().then_some(span)
}

/// The same of a month, a quarter or a half without a year: days of some year, which tell such parts from each other.
pub(crate) fn read_part(name: &str) -> Option<Period> {
    let text = plain(name)?;
    let is_part =
        |word: &&str| is_month(word) || QUARTERLY.contains(word) || HALVES.contains(word) || IN_SHORT.contains(word);
    words_of(&text).iter().find(|word| is_part(word))?;
    read_name(&format!("{name} {SOME_YEAR}"))?.period(Order::MonthFirst)
}

const IN_SHORT: [&str; 6] = ["q1", "q2", "q3", "q4", "h1", "h2"];

/// One without a leap day.
const SOME_YEAR: u16 = 2001;

/// The year that a cell is: `2024`, `FY24`.
pub(crate) fn year_in(cell: &Cell<'_>) -> Option<i32> {
    plain_year(cell).or_else(|| {
        let year = apart(&plain(cell.text())?).parse().ok()?;
        YEARS.contains(&year).then_some(year)
    })
}

/// The year that a cell is as a number.
fn plain_year(cell: &Cell<'_>) -> Option<i32> {
    match cell.figure() {
        Figure::Is(year) if year.fract() == 0.0 && YEARS.contains(&(year as i32)) => Some(year as i32),
        _ => None,
    }
}

/// A day, or a span with one name.
pub(super) fn one(text: &str) -> Option<Span> {
    let named = || named_span(&apart(text)).or_else(|| numbered(text, Grain::Unsaid));
    from_text(text).map(Span::from).or_else(|| named().map(Span::of))
}

/// `jan 2024`, `2024-01`, `01/2024`, `jan-24`, `q1 2024`, `2024-w07`, `2024`.
pub(super) fn named_span(text: &str) -> Option<Period> {
    let words = words_of(text);
    let (year, part) = match words.as_slice() {
        [year] if is_year(year) => return year_of(i32::from(number(year)?)),
        [year, part] if is_year(year) => (year, part),
        [part, year] if is_year(year) || (number(part).is_none() && is_short_year(text, part, year)) => (year, part),
        _ => return None,
    };
    let year = if is_year(year) { number(year).map(i32::from) } else { short_year(number(year)?) }?;
    if !YEARS.contains(&year) {
        return None;
    }
    let months = |place: u32, length: u32| {
        Period::months_from(NaiveDate::from_ymd_opt(year, place.checked_sub(1)? * length + 1, 1)?, length)
    };
    let counted = |letters: &[&str], most: u32| {
        let digits = letters.iter().find_map(|letter| part.strip_prefix(letter))?;
        number(digits).map(u32::from).filter(|place| (1..=most).contains(place))
    };
    let month = number(part).map(u32::from).filter(|_| part.len() <= 2);
    if let Some(month) = month.or_else(|| month_named(part)).or_else(|| counted(&["m"], 12)) {
        return months(month, 1);
    }
    if let Some(quarter) = counted(&["q", "t"], 4) {
        return months(quarter, 3);
    }
    if let Some(half) = counted(&["h", "s"], 2) {
        return months(half, 6);
    }
    Period::week(NaiveDate::from_isoywd_opt(year, counted(&["w", "kw"], 53)?, Weekday::Mon)?)
}

fn is_year(word: &str) -> bool {
    word.len() == 4 && number(word).is_some()
}

/// Whether two digits at the end are a year: behind the name of a month and a blank they are its day.
fn is_short_year(text: &str, part: &str, year: &str) -> bool {
    let before = text.strip_suffix(year).filter(|_| year.len() == 2);
    before.is_some_and(|before| before.ends_with(['-', '/', '.', '\'', '’']) || month_named(part).is_none())
}

/// `jan 24`, where months stand: elsewhere it is a day.
fn short_month(text: &str) -> Option<Period> {
    match words_of(text).as_slice() {
        [part, year] if year.len() == 2 && month_named(part).is_some() => named_span(&format!("{part}-{year}")),
        _ => None,
    }
}

/// The month whose number stands before its name, by which rows are sorted: `01 jan 2024`, `2024-01-jan`. Elsewhere
/// that is a day, so all cells of a column have to be such: see [`are_ranked`].
pub(crate) fn read_ranked(cell: &Cell<'_>) -> Option<Span> {
    let text = plain(cell.text())?;
    let words = words_of(&text);
    let (rank, month, year) = match words.as_slice() {
        [rank, month, year] if is_year(year) => (rank, month, year),
        [year, rank, month] if is_year(year) => (rank, month, year),
        _ => return None,
    };
    let is_rank = month_named(month).is_some_and(|month| number(rank).map(u32::from) == Some(month));
    named_span(&format!("{month} {year}")).filter(|_| is_rank).map(Span::of)
}

/// Whether cells are months with their numbers before them: each is, and there are more than one.
pub(crate) fn are_ranked<'c>(cells: impl IntoIterator<Item = &'c Cell<'c>>) -> bool {
    let filled = cells.into_iter().filter(|cell| !cell.is_empty());
    let months: Option<BTreeSet<NaiveDate>> =
        filled.map(|cell| Some(read_ranked(cell)?.period(Order::MonthFirst)?.from)).collect();
    months.is_some_and(|months| months.len() > 1)
}

/// `2024-01`, `s1 2024`, `week 7, 2024`, `1. quartal 2024`, where weeks or quarters stand or the text says so.
pub(super) fn numbered(text: &str, grain: Grain) -> Option<Period> {
    let words = words_of(text);
    let says = |unit: &[&str]| words.iter().any(|word| unit.contains(word));
    let grain = if says(&WEEKLY) {
        Grain::Weeks
    } else if says(&QUARTERLY) {
        Grain::Quarters
    } else {
        grain
    };
    let (unit, letters): (&[&str], &[&str]) = match grain {
        Grain::Weeks => (&WEEKLY, &["kw", "cw", "wk", "w", "s"]),
        Grain::Quarters => (&QUARTERLY, &["qtr", "q", "t"]),
        Grain::Months | Grain::Days | Grain::Unsaid => return None,
    };
    let rest: Vec<&str> = words.iter().copied().filter(|word| !unit.contains(word) && *word != "º").collect();
    let (year, part) = match rest.as_slice() {
        [year, part] if is_year(year) => (year, part),
        [part, year] if is_year(year) => (year, part),
        _ => return None,
    };
    let year = number(year).map(i32::from).filter(|year| YEARS.contains(year))?;
    let digits = letters.iter().find_map(|letter| part.strip_prefix(letter)).unwrap_or(part);
    if grain == Grain::Weeks {
        let week = number(digits).filter(|_| digits.len() <= 2)?;
        return Period::week(NaiveDate::from_isoywd_opt(year, u32::from(week), Weekday::Mon)?);
    }
    // "1er", "1st"; "01/2024" is a month even where quarters stand.
    let quarter = leading(digits).filter(|quarter| (1..=4).contains(quarter) && !digits.starts_with('0'))?;
    Period::months_from(NaiveDate::from_ymd_opt(year, u32::from(quarter) * 3 - 2, 1)?, 3)
}

fn year_of(year: i32) -> Option<Period> {
    YEARS.contains(&year).then(|| Period::months_from(NaiveDate::from_ymd_opt(year, 1, 1)?, 12)).flatten()
}

pub(super) fn number(word: &str) -> Option<u16> {
    if word.chars().all(|sign| sign.is_ascii_digit()) { word.parse().ok() } else { None }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spans_are_read_as_they_are_written() {
        for (text, from, to) in [
            ("2024-01", "2024-01-01", "2024-01-31"),
            ("2024/02", "2024-02-01", "2024-02-29"),
            ("01/2024", "2024-01-01", "2024-01-31"),
            ("Jan 2024", "2024-01-01", "2024-01-31"),
            ("Jan-24", "2024-01-01", "2024-01-31"),
            ("Jan '24", "2024-01-01", "2024-01-31"),
            ("2024 January", "2024-01-01", "2024-01-31"),
            ("März 2024", "2024-03-01", "2024-03-31"),
            ("mars 2024", "2024-03-01", "2024-03-31"),
            ("enero de 2024", "2024-01-01", "2024-01-31"),
            ("dezembro de 2024", "2024-12-01", "2024-12-31"),
            ("يناير ٢٠٢٤", "2024-01-01", "2024-01-31"),
            ("Q1 2024", "2024-01-01", "2024-03-31"),
            ("2024-Q4", "2024-10-01", "2024-12-31"),
            ("Q4 24", "2024-10-01", "2024-12-31"),
            ("1. Quartal 2024", "2024-01-01", "2024-03-31"),
            ("2e trimestre 2024", "2024-04-01", "2024-06-30"),
            ("4.º trimestre de 2024", "2024-10-01", "2024-12-31"),
            ("Week 7, 2024", "2024-02-12", "2024-02-18"),
            ("H2 2024", "2024-07-01", "2024-12-31"),
            ("2024-W01", "2024-01-01", "2024-01-07"),
            ("2024", "2024-01-01", "2024-12-31"),
            ("Jan 1 - Jan 28, 2024", "2024-01-01", "2024-01-28"),
            ("Jan 1 - 28, 2024", "2024-01-01", "2024-01-28"),
            ("1 – 28 Jan 2024", "2024-01-01", "2024-01-28"),
            ("2024-01-01 to 2024-01-31", "2024-01-01", "2024-01-31"),
            ("8 - 14 Jan 2024", "2024-01-08", "2024-01-14"),
            ("8-14 Jan 2024", "2024-01-08", "2024-01-14"),
            ("Jan 1 - 7, 2024", "2024-01-01", "2024-01-07"),
            ("Jan 1-7, 2024", "2024-01-01", "2024-01-07"),
            ("Week of Jan 1 to 7, 2024", "2024-01-01", "2024-01-07"),
            ("01.-07.07.2024", "2024-07-01", "2024-07-07"),
            ("01.–07.07.2024", "2024-07-01", "2024-07-07"),
            ("01. bis 07.07.2024", "2024-07-01", "2024-07-07"),
            ("1-7/7/2024", "2024-07-01", "2024-07-07"),
            ("1.–7. Juli 2024", "2024-07-01", "2024-07-07"),
            ("01 - 03/2024", "2024-01-01", "2024-03-31"),
            ("Jan 8-14, 2024", "2024-01-08", "2024-01-14"),
            ("01.01. bis 28.01.2024", "2024-01-01", "2024-01-28"),
            ("Dec 2023 – Jan 2024", "2023-12-01", "2024-01-31"),
            ("2024-01-15 10:00 - 11:00", "2024-01-15", "2024-01-15"),
            ("15 Jan 2024", "2024-01-15", "2024-01-15"),
            ("45306", "2024-01-15", "2024-01-15"),
        ] {
            let span =
                read_span(&Cell::Text(text.into()), 0.0, Grain::Unsaid).and_then(|span| span.period(Order::MonthFirst));
            assert_eq!(span.map(Period::iso), Some([from, to].map(str::to_owned)), "{text}");
        }
        for text in ["2024-07", "07/2024", "S7 2024", "Week 7, 2024", "KW07 2024", "2024-W07"] {
            let span =
                read_span(&Cell::Text(text.into()), 0.0, Grain::Weeks).and_then(|span| span.period(Order::MonthFirst));
            assert_eq!(span.map(Period::iso), Some(["2024-02-12", "2024-02-18"].map(str::to_owned)), "{text}");
        }
        for (text, grain, from, to) in [
            ("Jan 24", Grain::Months, "2024-01-01", "2024-01-31"),
            ("15 Jan 24", Grain::Months, "2024-01-15", "2024-01-15"),
            ("1 2024", Grain::Quarters, "2024-01-01", "2024-03-31"),
            ("01/2024", Grain::Quarters, "2024-01-01", "2024-01-31"),
        ] {
            let span = read_span(&Cell::Text(text.into()), 0.0, grain).and_then(|span| span.period(Order::MonthFirst));
            assert_eq!(span.map(Period::iso), Some([from, to].map(str::to_owned)), "{text}");
        }
        for text in [
            "",
            "January",
            "13/2024",
            "Q5 2024",
            "2024-W60",
            "Marketing 2024",
            "1/2",
            "Team 24",
            "1200",
            "Jan 01",
            "Jan 24",
        ] {
            assert_eq!(read_span(&Cell::Text(text.into()), 0.0, Grain::Unsaid), None, "{text}");
        }
    }
}
