//! From when to when rows reach.

use chrono::{Datelike, Days, Months, NaiveDate};

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
        let is = |end: fn(Period) -> NaiveDate| {
            first != last && rows.iter().all(|row| row.from == row.to && Period::month(row.to).map(end) == Some(row.to))
        };
        if is(|month| month.from) {
            Some(Period { from, to: last.to })
        } else if is(|month| month.to) {
            Some(Period { from: first.from, to })
        } else {
            Some(Period { from, to })
        }
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

pub(super) fn iso(date: NaiveDate) -> String {
    format!("{:04}-{:02}-{:02}", date.year(), date.month(), date.day())
}
