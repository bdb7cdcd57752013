//! From when to when rows reach.

use chrono::{Datelike, Days, Months, NaiveDate};
use std::collections::BTreeSet;

/// First and last day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Period {
    /// First day.
    pub from: NaiveDate,
    /// Last day, included.
    pub to: NaiveDate,
}

/// Days in a month, on average.
const DAYS_A_MONTH: f64 = 30.4375;
/// Days in one.
const MONTH: core::ops::RangeInclusive<f64> = 28.0..=31.0;
/// Fewer days are a week apart by chance.
const LEAST_WEEKS: usize = 4;

impl Period {
    /// From the first to the last of some days.
    pub(crate) fn of(days: impl IntoIterator<Item = NaiveDate>) -> Option<Period> {
        Period::around(days.into_iter().map(|day| Period { from: day, to: day }))
    }

    /// From the beginning of the first to the end of the last.
    pub(crate) fn around(periods: impl IntoIterator<Item = Period>) -> Option<Period> {
        periods.into_iter().reduce(|one, other| Period { from: one.from.min(other.from), to: one.to.max(other.to) })
    }

    /// The same for rows that may stand for months: days that are the first (or the last) of different months mean all
    /// of each.
    pub(crate) fn around_rows(rows: &[Period]) -> Option<Period> {
        let Period { from, to } = Period::around(rows.iter().copied())?;
        let (first, last) = (Period::month(from)?, Period::month(to)?);
        if first == last {
            Some(Period { from, to })
        } else if are_each(rows, |month| month.from) {
            Some(Period { from, to: last.to })
        } else if are_each(rows, |month| month.to) {
            Some(Period { from: first.from, to })
        } else {
            Some(Period { from, to })
        }
    }

    /// Whether each row is about a month, and no two about one: by its days, or because all are the first or the last.
    pub(crate) fn are_months(rows: &[Period]) -> bool {
        let are_ends = are_each(rows, |month| month.from) || are_each(rows, |month| month.to);
        let whole = |row: &Period| Period::month(row.from).filter(|_| are_ends).unwrap_or(*row);
        let mut months: Vec<Period> = rows.iter().map(whole).collect();
        months.sort_unstable_by_key(|month| month.from);
        months.iter().all(|month| MONTH.contains(&month.days()))
            && months.iter().zip(months.iter().skip(1)).all(|(one, next)| !one.meets(*next))
    }

    /// Whether it is longer than any month.
    pub(crate) fn exceeds_month(self) -> bool {
        self.days() > *MONTH.end()
    }

    /// The weeks that days which are whole weeks apart begin, or end.
    pub(crate) fn weeks(days: &[Period], ends: bool) -> Option<Vec<Period>> {
        let first = days.first()?.from;
        let is_alike = |day: &Period| day.from == day.to && (day.from - first).num_days() % 7 == 0;
        let week = |day: &Period| Period::week(if ends { day.from.checked_sub_days(Days::new(6))? } else { day.from });
        days.iter().map(|day| week(day).filter(|_| is_alike(day))).collect()
    }

    /// Whether days are those of several weeks, one of each.
    pub(crate) fn follow_weekly(days: &[Period]) -> bool {
        let starts: BTreeSet<NaiveDate> = days.iter().map(|day| day.from).collect();
        let mut pairs = starts.iter().zip(starts.iter().skip(1));
        starts.len() >= LEAST_WEEKS && pairs.all(|(one, next)| (*next - *one).num_days() == 7)
    }

    /// The whole of the month that a day is in.
    pub(super) fn month(day: NaiveDate) -> Option<Period> {
        Period::months_from(day.with_day(1)?, 1)
    }

    /// As many months from a day on.
    pub(super) fn months_from(from: NaiveDate, months: u32) -> Option<Period> {
        Some(Period { from, to: from.checked_add_months(Months::new(months))?.pred_opt()? })
    }

    /// Seven days.
    pub(super) fn week(from: NaiveDate) -> Option<Period> {
        Some(Period { from, to: from.checked_add_days(Days::new(6))? })
    }

    /// The quarter that a day is the first of.
    pub(crate) fn quarter_begun(self) -> Option<Period> {
        let begins = self.from == self.to && self.from.day() == 1 && self.from.month0().is_multiple_of(3);
        begins.then(|| Period::months_from(self.from, 3)).flatten()
    }

    /// Whether the first day is the first of a month.
    pub(crate) fn begins_month(self) -> bool {
        self.from.day() == 1
    }

    /// Whether two have a day in common.
    pub(crate) fn meets(self, other: Period) -> bool {
        self.from <= other.to && other.from <= self.to
    }

    pub(crate) fn days(self) -> f64 {
        (self.to - self.from).num_days() as f64 + 1.0
    }

    /// Length in months, at least 1.
    #[must_use]
    pub fn months(self) -> f64 {
        (self.days() / DAYS_A_MONTH).max(1.0)
    }

    /// Length of several in months, at least 1: days in two of them count once, and what lies between two does when it
    /// is shorter than a month, since rows need not fall on the ends of what they are about.
    pub(crate) fn months_of(mut periods: Vec<Period>) -> Option<f64> {
        periods.sort_by_key(|period| period.from);
        let mut whole: Vec<Period> = Vec::new();
        for period in periods {
            match whole.last_mut() {
                Some(last) if ((period.from - last.to).num_days() as f64) < DAYS_A_MONTH => {
                    last.to = last.to.max(period.to)
                }
                _ => whole.push(period),
            }
        }
        let days: f64 = whole.iter().map(|period| period.days()).sum();
        (!whole.is_empty()).then(|| (days / DAYS_A_MONTH).max(1.0))
    }

    /// Both ends as `YYYY-MM-DD`.
    #[must_use]
    pub fn iso(self) -> [String; 2] {
        [iso(self.from), iso(self.to)]
    }
}

/// Whether all rows are days that stand at one end of their months.
fn are_each(rows: &[Period], end: fn(Period) -> NaiveDate) -> bool {
    rows.iter().all(|row| row.from == row.to && Period::month(row.to).map(end) == Some(row.to))
}

pub(super) fn iso(date: NaiveDate) -> String {
    format!("{:04}-{:02}-{:02}", date.year(), date.month(), date.day())
}
