//! Where a table says of which days its rows are.

use super::Sheet;
use super::label::Label;
use super::meaning::{Meaning, Places};
use super::preamble;
use super::relative::is_relative;
use super::row::Row;
use crate::import::cell::{Cell, Figure, at};
use crate::import::date::{self, Grain, Nearness, Order, Period, Side, Span};
use chrono::Datelike;
use std::borrow::Cow;
use std::collections::BTreeSet;

/// The columns of dates, and how they are read.
pub(super) struct Dates {
    /// Said or found.
    pub(super) at: Option<usize>,
    /// Where the last day of a row stands by itself.
    ends_at: Option<usize>,
    /// Where the year does.
    year_at: Option<usize>,
    /// What seems to hold dates and cannot be read.
    pub(super) unread: Option<usize>,
    /// What the rows above the table or the name of the sheet say, for rows that say nothing.
    around: Option<Span>,
    grain: Grain,
    /// Whether the heading speaks of posts, which are made on any day.
    are_of_posts: bool,
    /// Whether days are written as in America: without zeros, between strokes.
    is_american: bool,
    /// Whether the heading says that its days are the last of what a row is about.
    ends: bool,
    /// Where a year of two digits stands beside its part.
    side: Option<Side>,
    /// Whether each month has its number before it.
    are_ranked: bool,
    /// Added to serials.
    shift: f64,
}

impl Dates {
    /// Finds them by headings and the first rows below.
    pub(super) fn find(sheet: &Sheet<'_, '_>, below: &[Cow<'_, [Cell<'_>]>], places: &Places) -> Dates {
        let (table, names) = (sheet.table, &sheet.heading.names);
        let below: Vec<&[Cell<'_>]> = below.iter().map(AsRef::as_ref).collect();
        // The label of a sum stands where others have a date.
        let is_other = |row: &&[Cell<'_>]| matches!(Label::of(row, None).0, Label::Empty | Label::Other);
        let others: Vec<&[Cell<'_>]> = below.iter().copied().filter(is_other).collect();
        let below = if others.is_empty() { below } else { others };
        let most = |is: &dyn Fn(&[Cell<'_>]) -> bool| below.iter().filter(|row| is(row)).count() * 10 > below.len() * 8;
        let yearly = |column: usize| names.get(column).is_some_and(|name| date::is_yearly(name));
        // On the one day of an export nothing was shared.
        let is_export = |column: usize| {
            let days = || below.iter().map(|row| at(row, column)).filter(|cell| !cell.is_empty());
            let are_alike = || days().nth(1).is_some() && days().zip(days().skip(1)).all(|(one, next)| one == next);
            names.get(column).is_some_and(|name| Nearness::of(name) == Nearness::Far) && are_alike()
        };
        let free = |column: usize| !places.hold(column) && !yearly(column) && !is_export(column);
        let year_at = (0..names.len()).find(|&column| {
            let is_year = |row: &[Cell<'_>]| date::year_in(at(row, column)).is_some();
            yearly(column) && !places.hold(column) && most(&is_year)
        });
        let said = places.of(Meaning::Date);
        let grain = |place: usize| {
            let name = names.get(place).map_or("", String::as_str);
            let may_hold = said == Some(place) || date::is_dated(name);
            let cells = || below.iter().map(|row| at(row, place));
            match Grain::of(name) {
                Grain::Unsaid if may_hold && date::are_months(cells(), date::is_daily(name)) => Grain::Months,
                grain => grain,
            }
        };
        let column = |place: usize| Dates {
            at: Some(place),
            ends_at: None,
            around: None,
            year_at,
            unread: None,
            grain: grain(place),
            is_american: names.get(place).is_some_and(|name| name.to_lowercase().contains("date"))
                && are_unpadded(below.iter().map(|row| at(row, place).text())),
            ends: names.get(place).is_some_and(|name| date::is_last(name)),
            are_of_posts: names.get(place).is_some_and(|name| date::is_of_post(name)),
            side: Side::of(below.iter().map(|row| at(row, place))),
            are_ranked: names.get(place).is_some_and(|name| Grain::of(name) == Grain::Months)
                && date::are_ranked(below.iter().map(|row| at(row, place))),
            shift: table.serial_shift,
        };
        let alone = |place: usize| Dates { year_at: None, ..column(place) };
        let said_around = || preamble::span_above(sheet).or_else(|| date::read_name(&table.name));
        let is_fiscal = year_at.and_then(|year| names.get(year)).is_some_and(|name| date::is_fiscal(name));
        let fits_year = |dates: &Dates| year_at.is_some() && (!is_fiscal || follow(&below, |row| dates.starts(row)));
        if let Some(place) = said {
            let (dates, beside) = (alone(place), column(place));
            return if !most(&|row| dates.starts(row).is_some()) && fits_year(&beside) { beside } else { dates };
        }
        let is_dated = |place: usize, name: &str, dates: &Dates| {
            // Counts look like serials, so bare numbers are dates only where the heading says so.
            most(&|row: &[Cell<'_>]| match date::is_dated(name) {
                true => dates.starts(row).is_some(),
                false => at(row, place).figure() == Figure::Unreadable && table.holds_day(at(row, place)),
            })
        };
        let named = |from: usize| names.iter().enumerate().skip(from).filter(|(place, _)| free(*place));
        let dated = |from: usize, is_meant: &dyn Fn(&str) -> bool| {
            let mut columns: Vec<(usize, &String)> = named(from).filter(|(_, name)| is_meant(name)).collect();
            columns.retain(|(place, name)| is_dated(*place, name, &alone(*place)));
            columns
        };
        let ends = names.iter().any(|name| date::is_end(name));
        let is_meant = |name: &str| !date::is_of_person(name, ends) && !is_relative(name);
        let found = dated(0, &is_meant);
        let first = found.first().filter(|(_, name)| !Nearness::is_left(name));
        let Some(&(first, first_name)) = first.or(found.iter().min_by_key(|(_, name)| Nearness::of(name))) else {
            let beside = named(0).filter(|(place, name)| {
                is_meant(name) && is_dated(*place, name, &column(*place)) && fits_year(&column(*place))
            });
            if let Some((place, _)) = beside.min_by_key(|(_, name)| Grain::of(name)) {
                return column(place);
            }
            // Beside what may be parts of it, a year says nothing of how long they are together.
            let is_part = |place: usize| year_at.is_some() && most(&|row| date::may_be_part(at(row, place)));
            let is_filled = |place: usize| below.iter().any(|row| !at(row, place).is_empty());
            let mut parts =
                named(0).filter(|(place, name)| date::is_dated(name) && is_filled(*place) || is_part(*place));
            let unread = parts.find(|(_, name)| is_meant(name)).map(|(place, _)| place);
            let year_at = year_at.filter(|_| unread.is_none());
            let around = said_around().filter(|_| unread.is_none() && year_at.is_none());
            return Dates { at: None, year_at, around, unread, ..column(0) };
        };
        let mut dates = Dates { around: said_around(), ..alone(first) };
        let last = dated(first + 1, &|name| date::is_end(name) || date::are_ends(first_name, name));
        dates.ends_at = last.first().map(|(last, _)| *last).filter(|&last| {
            let are_ends = names.get(last).is_some_and(|name| date::are_ends(first_name, name));
            let whole = |row: &[Cell<'_>]| dates.starts(row)?.until(alone(last).starts(row)?);
            (are_ends && last_within(&below, whole)) || adjoin(&below, whole)
        });
        dates
    }

    /// The days of a row, and whether its date says so by itself, as that of a sum of several days would not.
    pub(super) fn read(&self, row: &[Cell<'_>]) -> Option<(Span, bool)> {
        let whole = self.whole(row);
        let starts = whole.or_else(|| self.beside(row))?;
        let until = self.ends_at.and_then(|column| date::read_span(at(row, column), self.shift, Grain::Unsaid));
        Some((until.and_then(|until| starts.until(until)).unwrap_or(starts), whole.is_some()))
    }

    /// Whether a column holds times.
    pub(super) fn stand_at(&self, column: usize) -> bool {
        [self.at, self.ends_at, self.year_at, self.unread].contains(&Some(column))
    }

    /// What rows are about that have no day of their own.
    pub(super) fn around(&self) -> Option<Span> {
        self.around.filter(|_| self.at.is_none())
    }

    /// Whether nothing in the rows says of which days they are.
    pub(super) fn may_be_around(&self) -> bool {
        self.at.is_none() && self.year_at.is_none() && self.unread.is_none()
    }

    /// Takes a column back that was found by its heading and its cells, and turns out to be about people.
    pub(super) fn forget(&mut self, rows: &mut [Row]) {
        self.at = None;
        rows.iter_mut().for_each(|row| row.span = None);
    }

    /// Days that all begin a quarter stand for these, where quarters are meant; those that begin or end weeks for these.
    pub(super) fn meant_by(&self, days: Vec<Period>) -> Vec<Period> {
        let quarters = || days.iter().map(|day| day.quarter_begun()).collect();
        let whole: Option<Vec<Period>> = match self.grain {
            Grain::Quarters => quarters(),
            Grain::Weeks => Period::weeks(&days, self.ends),
            _ if self.may_be_weeks() && Period::follow_weekly(&days) => Period::weeks(&days, self.ends),
            _ => None,
        };
        whole.unwrap_or(days)
    }

    fn starts(&self, row: &[Cell<'_>]) -> Option<Span> {
        self.whole(row).or_else(|| self.beside(row))
    }

    fn whole(&self, row: &[Cell<'_>]) -> Option<Span> {
        let cell = at(row, self.at?);
        if let Some(month) = date::read_ranked(cell).filter(|_| self.are_ranked) {
            return Some(month);
        }
        date::read_span(cell, self.shift, self.grain).or_else(|| date::read_sided(cell, self.side?, self.grain))
    }

    fn beside(&self, row: &[Cell<'_>]) -> Option<Span> {
        date::read_span_beside(at(row, self.at?), at(row, self.year_at?), self.grain)
    }

    /// The year of a row, where nothing says more.
    pub(super) fn year(&self, row: &[Cell<'_>]) -> Option<Span> {
        let year = self.year_at.filter(|_| self.at.is_none())?;
        date::read_span(at(row, year), self.shift, Grain::Unsaid)
    }

    /// Whether rows without a word on it may be about months: not those of days, of weeks, or of posts.
    fn may_be_months(&self) -> bool {
        !matches!(self.grain, Grain::Days | Grain::Weeks) && !self.are_of_posts
    }

    /// The same of weeks, whose last day may be what a heading of days speaks of.
    fn may_be_weeks(&self) -> bool {
        (self.grain == Grain::Unsaid && !self.are_of_posts) || (self.grain == Grain::Days && self.ends)
    }

    /// Whether rows fit months as well as days, and nothing but the days says which they are.
    pub(super) fn is_in_doubt(&self, spans: &[Span]) -> bool {
        let fits = |order: Order| spans.iter().all(|span| span.period(order).is_some());
        self.grain == Grain::Unsaid
            && !self.is_american
            && monthly(spans).is_some()
            && fits(Order::MonthFirst)
            && fits(Order::DayFirst)
    }

    /// Where the month stands. Under a heading that says "month", it does where every row begins on the first day of one;
    /// else as America writes it; else where rows are monthly; else where more rows end after they begin; else where the days tell.
    pub(super) fn order(&self, spans: &[Span]) -> Order {
        let days: Vec<_> = spans.iter().flat_map(|span| [span.from, span.to]).collect();
        if date::decide(&days, Order::MonthFirst) == Order::Turned {
            return Order::Turned;
        }
        let firsts = |order: Order| {
            let of_month = |span: &Span| span.period(order).is_some_and(Period::begins_month);
            matches!(self.grain, Grain::Months | Grain::Quarters) && spans.len() > 1 && spans.iter().all(of_month)
        };
        match (firsts(Order::MonthFirst), firsts(Order::DayFirst)) {
            (true, false) => return Order::MonthFirst,
            (false, true) => return Order::DayFirst,
            _ => {}
        }
        if self.is_american && spans.iter().all(|span| span.period(Order::MonthFirst).is_some()) {
            return Order::MonthFirst;
        }
        if let Some(order) = monthly(spans).filter(|_| self.may_be_months()) {
            return order;
        }
        let valid = |order: Order| spans.iter().filter_map(move |span| span.period(order)).map(Period::days);
        let (month, day) = (valid(Order::MonthFirst).count(), valid(Order::DayFirst).count());
        if month != day {
            return if month > day { Order::MonthFirst } else { Order::DayFirst };
        }
        let (decided, other) = (date::decide(&days, Order::MonthFirst), date::decide(&days, Order::DayFirst));
        // Rows are about days or weeks rather than about parts of a year.
        let is_shorter = valid(Order::DayFirst).sum::<f64>() < valid(Order::MonthFirst).sum();
        if decided != other && is_shorter { Order::DayFirst } else { decided }
    }
}

/// Whether dates have one digit where one is enough, and strokes between them.
fn are_unpadded<'c>(mut dates: impl Iterator<Item = &'c str>) -> bool {
    let mut are_short = false;
    let is_written = |date: &str| {
        let parts: Vec<&str> = date.split('/').collect();
        are_short |= parts.iter().any(|part| part.len() == 1);
        parts.len() == 3 && !parts.iter().take(2).any(|part| part.starts_with('0'))
    };
    dates.all(is_written) && are_short
}

/// The order in which rows begin on the firsts of months that follow at even distances, where the other makes days of a
/// month of them. A table has a row for each month more often than for the first days of a month alone.
fn monthly(spans: &[Span]) -> Option<Order> {
    let firsts = |order: Order| {
        let periods: Option<Vec<Period>> = spans.iter().map(|span| span.period(order)).collect();
        periods.is_some_and(|periods| are_monthly(&periods))
    };
    let is_long = spans.iter().any(|span| span.is_long());
    match (firsts(Order::MonthFirst), firsts(Order::DayFirst)) {
        (true, false) if !is_long => Some(Order::MonthFirst),
        (false, true) if !is_long => Some(Order::DayFirst),
        _ => None,
    }
}

/// Whether days are the firsts of months at even distances.
fn are_monthly(days: &[Period]) -> bool {
    let months: BTreeSet<i64> =
        days.iter().map(|day| i64::from(day.from.year()) * 12 + i64::from(day.from.month0())).collect();
    let mut steps = months.iter().zip(months.iter().skip(1)).map(|(one, next)| next - one);
    let first = steps.next();
    months.len() >= LEAST_MONTHS && days.iter().all(|day| day.begins_month()) && steps.all(|step| Some(step) == first)
}

/// Fewer rows are firsts of months by chance.
const LEAST_MONTHS: usize = 3;

/// Whether the days of each year follow each other, as those of a calendar year do that has begun or gone by, from its
/// first or its last on: a year that begins in October has January to March behind it.
fn follow(below: &[&[Cell<'_>]], span: impl Fn(&[Cell<'_>]) -> Option<Span>) -> bool {
    let mut periods: Vec<Period> = below.iter().filter_map(|row| span(row)?.period(Order::MonthFirst)).collect();
    let Some(first) = periods.first().map(|period| period.from) else { return true };
    periods.sort_unstable_by_key(|period| period.from);
    let of_year = || periods.iter().map(|period| period.from).filter(|day| day.year() == first.year());
    let is_end = of_year().min() == Some(first) || of_year().max() == Some(first);
    let mut pairs = periods.iter().zip(periods.iter().skip(1));
    is_end
        && pairs.all(|(one, next)| {
            next.from.year() != one.from.year() || one.to.succ_opt().is_none_or(|day| next.from <= day)
        })
}

/// Whether most rows reach from one day to another, and do not all run out with a year.
fn last_within(below: &[&[Cell<'_>]], span: impl Fn(&[Cell<'_>]) -> Option<Span>) -> bool {
    let spans: Vec<Span> = below.iter().filter_map(|row| span(row)).collect();
    let is_last = |span: &Span| span.to.day(Order::DayFirst).is_some_and(|day| (day.month(), day.day()) == (12, 31));
    spans.len() * 10 > below.len() * 8 && !spans.iter().all(is_last)
}

/// Whether the days of two columns are those from which and to which rows lie end to end. What runs out at the end of a
/// year does not.
fn adjoin(below: &[&[Cell<'_>]], span: impl Fn(&[Cell<'_>]) -> Option<Span>) -> bool {
    let spans: Vec<Span> = below.iter().filter_map(|row| span(row)).collect();
    let fits = |order: Order| {
        let periods: Vec<Period> = spans.iter().filter_map(|span| span.period(order)).collect();
        let mut starts: Vec<_> = periods.iter().map(|period| period.from).collect();
        starts.sort_unstable();
        let next = |period: &Period| starts.iter().find(|start| **start > period.from);
        periods.len() * 10 > below.len() * 8
            && periods.iter().all(|period| next(period).is_none_or(|next| period.to < *next))
    };
    fits(Order::MonthFirst) || fits(Order::DayFirst)
}
