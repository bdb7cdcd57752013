//! Rows of people apart from rows about other rows.

use super::label::Label;
use super::meaning::Meaning;
use super::row::Row;
use crate::import::answer::FileReport;

/// Figures that a sum of rows has to match. People reached are not added up, so they are none.
const MATCHED: [Meaning; 4] = [Meaning::Shares, Meaning::Impressions, Meaning::Clicks, Meaning::Engagements];

/// Sums of some rows.
#[derive(Clone, Copy, Default)]
struct Tally {
    rows: f64,
    /// Those with a figure that is not 0.
    full: f64,
    sums: [f64; MATCHED.len()],
}

impl Tally {
    fn shift(&mut self, row: &Row, by: f64) {
        self.rows += by;
        self.full += if MATCHED.iter().any(|&meaning| row.number(meaning) != 0.0) { by } else { 0.0 };
        for (sum, meaning) in self.sums.iter_mut().zip(MATCHED) {
            *sum += by * row.number(meaning);
        }
    }

    fn without(mut self, row: &Row) -> Tally {
        self.shift(row, -1.0);
        self
    }

    /// Columns of a row that have a figure and a sum that is not 0, when `fits` holds for each that has a figure.
    fn fitting(&self, row: &Row, fits: impl Fn(f64, f64) -> bool) -> usize {
        let pairs = || MATCHED.iter().zip(self.sums).filter_map(|(&meaning, sum)| Some((row.figure(meaning)?, sum)));
        if pairs().all(|(figure, sum)| fits(figure, sum)) { pairs().filter(|(_, sum)| *sum != 0.0).count() } else { 0 }
    }

    fn is_sum(&self, row: &Row) -> usize {
        self.fitting(row, |figure, sum| (figure - sum).abs() <= 1e-3 * sum.abs() + 1e-6)
    }

    /// A row in a table of the best few may sum up the others too.
    fn is_exceeded(&self, row: &Row) -> bool {
        self.rows >= 2.0 && self.fitting(row, |figure, sum| figure >= sum) > 0
    }

    /// A rounded average may meet one figure by chance.
    fn is_mean(&self, row: &Row) -> bool {
        let within = |least: f64| {
            self.fitting(row, |figure, sum| (figure - sum / self.rows).abs() <= 0.005 * figure.abs() + least)
        };
        self.rows >= 2.0 && (within(0.005) > 0 || within(0.51) >= 2)
    }

    /// Whether a row is the sum though its label does not say so: an honest row that is dropped is worse than a sum that is
    /// counted, so much would have to meet by chance.
    fn is_unsaid_sum(&self, row: &Row) -> bool {
        const OTHERS: f64 = 8.0;
        const LEAST: f64 = 30.0;
        let large = self.sums.iter().filter(|sum| **sum >= LEAST).count();
        self.full >= OTHERS && large >= 2 && self.is_sum(row) >= 2
    }
}

/// Keeps rows that are nobody's sum.
#[derive(Default)]
pub(super) struct Sift {
    kept: Vec<Row>,
    all: Tally,
    /// Since the last sum.
    group: Tally,
    labelled: usize,
    totals: u64,
    averages: u64,
}

impl Sift {
    /// Leaves out a row whose label says enough; whether it did.
    pub(super) fn refuses(&mut self, label: Label) -> bool {
        match label {
            Label::Total => self.leave_out_total(),
            Label::Average => self.averages += 1,
            _ => return false,
        }
        true
    }

    fn leave_out_total(&mut self) {
        self.totals += 1;
        self.group = Tally::default();
    }

    pub(super) fn take(&mut self, row: Row) {
        // Where most rows have no label, it says nothing that one is missing.
        let is_blank = row.label == Label::Empty && self.labelled * 2 > self.kept.len() && row.span.is_none();
        let is_like = matches!(row.label, Label::LikeTotal | Label::Everybody);
        let is_total = [self.all, self.group].iter().any(|tally| {
            let least = if is_like && self.totals > 0 { 1.0 } else { 2.0 };
            tally.rows >= least && tally.is_sum(&row) > 0
        });
        if (is_like || is_blank) && is_total {
            self.leave_out_total();
        } else if row.label == Label::LikeAverage && self.all.is_mean(&row) {
            self.averages += 1;
        } else {
            self.labelled += usize::from(row.label != Label::Empty);
            self.all.shift(&row, 1.0);
            self.group.shift(&row, 1.0);
            self.kept.push(row);
        }
    }

    /// The rows, when the first and the last are compared with the others as well.
    pub(super) fn finish(mut self, report: &mut FileReport) -> Vec<Row> {
        let is_labelled = self.labelled * 2 > self.kept.len();
        let about_others = |row: &Row, all: Tally, is_last: bool| {
            let others = all.without(row);
            let is_said = match row.label {
                Label::Everybody => others.is_exceeded(row),
                Label::LikeTotal => others.rows >= 2.0 && others.is_sum(row) > 0,
                Label::Empty => is_labelled && others.rows >= 2.0 && others.is_sum(row) > 0,
                _ => is_last && others.is_unsaid_sum(row),
            };
            is_said && row.span.is_none()
        };
        if self.kept.last().is_some_and(|row| about_others(row, self.all, true)) {
            self.kept.pop();
            self.totals += 1;
        } else if self.kept.first().is_some_and(|row| about_others(row, self.all, false)) {
            self.kept.remove(0);
            self.totals += 1;
        }
        report.leave_out("total", self.totals);
        report.leave_out("average", self.averages);
        self.kept
    }
}
