//! What the figures of some rows add up to, and whether another row is their sum or their mean.

use super::meaning::Meaning;
use super::row::Row;

/// Figures that a sum of rows has to match. People reached are not added up, so they are none.
pub(super) const MATCHED: [Meaning; 4] = [Meaning::Shares, Meaning::Impressions, Meaning::Clicks, Meaning::Engagements];

/// What it takes to tell a sum by its figures alone: so many rows, and so much in each column, do not meet by chance.
const LEAST_ROWS: f64 = 8.0;
const LEAST_SUM: f64 = 30.0;

/// A share of the whole that a target or the period before does not fall below.
const LEAST_COMPARED: f64 = 0.6;

/// Sums of some rows.
#[derive(Clone, Copy, Default)]
pub(super) struct Tally {
    pub(super) rows: f64,
    /// Those with a figure that is not 0.
    pub(super) full: f64,
    pub(super) sums: [f64; MATCHED.len()],
}

/// Whether a figure is a sum, but for rounding.
pub(super) fn is_sum_of(figure: f64, sum: f64) -> bool {
    (figure - sum).abs() <= 1e-3 * sum.abs() + 1e-6
}

impl Tally {
    pub(super) fn shift(&mut self, row: &Row, by: f64) {
        self.rows += by;
        self.full += if MATCHED.iter().any(|&meaning| row.number(meaning) != 0.0) { by } else { 0.0 };
        for (sum, meaning) in self.sums.iter_mut().zip(MATCHED) {
            *sum += by * row.number(meaning);
        }
    }

    /// Takes the rows of another; all of them.
    pub(super) fn add(&mut self, other: &Tally) -> Tally {
        self.rows += other.rows;
        self.full += other.full;
        for (sum, more) in self.sums.iter_mut().zip(other.sums) {
            *sum += more;
        }
        *self
    }

    /// As much again.
    pub(super) fn twice(mut self) -> Tally {
        let own = self;
        self.add(&own)
    }

    pub(super) fn without(mut self, row: &Row) -> Tally {
        self.shift(row, -1.0);
        self
    }

    /// Columns of a row that have a figure and a sum that is not 0, when `fits` holds for each that has a figure.
    fn fitting(&self, row: &Row, fits: impl Fn(f64, f64) -> bool) -> usize {
        let pairs = || MATCHED.iter().zip(self.sums).filter_map(|(&meaning, sum)| Some((row.figure(meaning)?, sum)));
        if pairs().all(|(figure, sum)| fits(figure, sum)) { pairs().filter(|(_, sum)| *sum != 0.0).count() } else { 0 }
    }

    pub(super) fn is_sum(&self, row: &Row) -> bool {
        self.summed(row) > 0
    }

    /// Whether other rows add up to the same.
    pub(super) fn equals(&self, other: &Tally) -> bool {
        self.sums.iter().zip(&other.sums).all(|(sum, figure)| is_sum_of(*figure, *sum))
    }

    /// Whether other rows add up to as much in each column, or to more.
    pub(super) fn is_within(&self, other: &Tally) -> bool {
        self.equals(other) || self.sums.iter().zip(&other.sums).all(|(one, other)| one <= other)
    }

    /// Columns in which a row is the sum.
    pub(super) fn summed(&self, row: &Row) -> usize {
        self.fitting(row, is_sum_of)
    }

    /// Whether it takes more than chance to meet the sum.
    pub(super) fn is_large(&self) -> bool {
        self.full >= 2.0 && self.sums.iter().any(|sum| *sum >= LEAST_SUM)
    }

    /// Whether a row is the sum of several, and not by chance.
    pub(super) fn is_surely(&self, row: &Row) -> bool {
        self.full >= 2.0 && self.is_sum(row) && (self.is_large() || self.summed(row) >= 2)
    }

    /// A row in a table of the best few may sum up the others too.
    pub(super) fn is_exceeded(&self, row: &Row) -> bool {
        self.rows >= 2.0 && self.fitting(row, |figure, sum| figure >= sum) > 0
    }

    /// Whether a row is of the size of several together, as what they are compared with is.
    pub(super) fn is_compared(&self, row: &Row) -> bool {
        self.full >= 3.0 && self.fitting(row, |figure, sum| figure >= LEAST_COMPARED * sum) > 0
    }

    /// As near as the figure is written.
    pub(super) fn is_mean(&self, row: &Row) -> bool {
        let is_near = |figure: f64, sum: f64| (figure - sum / self.rows).abs() <= rounding(figure);
        self.rows >= 2.0 && self.fitting(row, is_near) > 0
    }

    /// Whether a row is the sum though its label does not say so.
    pub(super) fn is_unsaid_sum(&self, row: &Row) -> bool {
        let large = self.sums.iter().filter(|sum| **sum >= LEAST_SUM).count();
        self.full >= LEAST_ROWS && large >= 2 && self.summed(row) >= 2
    }
}

/// Half of the last place that a figure is written with.
fn rounding(figure: f64) -> f64 {
    let written = figure.to_string();
    let places = written.split_once('.').map_or(0, |(_, fraction)| fraction.len().min(9));
    0.5 * 0.1_f64.powi(i32::try_from(places).unwrap_or(0)) + 1e-9 * figure.abs()
}
