//! What a table says that its rows add up to, and whether what is taken of them does.

use super::meaning::Meaning;
use super::row::Row;
use super::tally::{MATCHED, Tally, is_sum_of};

/// The figures of a row that is called a total.
#[derive(Clone, Copy)]
pub(super) struct Claim([Option<f64>; MATCHED.len()]);

/// A column whose rows do not add up to its total.
pub(super) struct Gap {
    pub(super) meaning: Meaning,
    pub(super) total: f64,
    pub(super) taken: f64,
}

/// A share of a total by which rows may miss it, as figures are written.
const CLOSE: f64 = 0.02;

impl Claim {
    pub(super) fn of(row: &Row) -> Claim {
        Claim(MATCHED.map(|meaning| row.figure(meaning)))
    }

    fn pairs<'t>(&'t self, tally: &'t Tally) -> impl Iterator<Item = (f64, f64)> + 't {
        self.0.iter().zip(tally.sums).filter_map(|(figure, sum)| Some(((*figure)?, sum)))
    }

    /// Whether rows add up to it.
    pub(super) fn is_met_by(&self, tally: &Tally) -> bool {
        let are_sums = self.pairs(tally).all(|(figure, sum)| is_sum_of(figure, sum));
        are_sums && self.pairs(tally).any(|(_, sum)| sum != 0.0)
    }

    /// Whether rows add up to more in some column.
    pub(super) fn is_exceeded_by(&self, tally: &Tally) -> bool {
        self.pairs(tally).any(|(figure, sum)| sum > figure && !is_sum_of(figure, sum))
    }

    /// Whether rows add up to twice as much at least in each column, and to much.
    pub(super) fn is_doubled_by(&self, tally: &Tally, least: f64) -> bool {
        let is_doubled = |(figure, sum): (f64, f64)| sum >= 2.0 * figure || is_sum_of(2.0 * figure, sum);
        self.pairs(tally).all(is_doubled) && self.pairs(tally).any(|(figure, _)| figure >= least)
    }

    /// Whether it is as much as another in each column that both have, or more.
    fn is_most(&self, other: &Claim) -> bool {
        self.0.iter().zip(other.0).all(|(own, other)| own.zip(other).is_none_or(|(own, other)| own >= other))
    }

    /// Where it differs clearly from what rows add up to. What is not more than the largest of them is no total, and the
    /// mean of them is one of rates.
    fn gaps(&self, rows: &[Row]) -> Vec<Gap> {
        let gap = |(meaning, total): (Meaning, Option<f64>)| {
            let total = total?;
            let figures: Vec<f64> = rows.iter().filter_map(|row| row.figure(meaning)).collect();
            let taken = figures.iter().fold(0.0, |taken, figure| taken + figure);
            let most = figures.iter().copied().fold(0.0, f64::max);
            let is_mean = (total - taken / figures.len().max(1) as f64).abs() <= CLOSE * total.abs();
            let by = (total - taken).abs();
            let is_clear = by > CLOSE * total.max(taken) && by > 0.5 * unit(&figures, total) * figures.len() as f64;
            (is_clear && total > 0.0 && total >= most && !is_mean).then_some(Gap { meaning, total, taken })
        };
        MATCHED.into_iter().zip(self.0).filter_map(gap).collect()
    }
}

/// The largest power of ten from 1 on that divides all figures: they may have been rounded to it.
pub(super) fn unit(figures: &[f64], total: f64) -> f64 {
    let divides = |unit: f64| total % unit == 0.0 && figures.iter().all(|figure| figure % unit == 0.0);
    let mut unit = 1.0;
    while unit < 1e9 && divides(10.0 * unit) {
        unit *= 10.0;
    }
    unit
}

/// The totals of a table that are not the sums of the rows above them.
#[derive(Default)]
pub(super) struct Claims(Vec<(usize, Claim)>);

impl Claims {
    /// Takes one, and how many rows stand above it.
    pub(super) fn take(&mut self, row: &Row, above: usize) {
        self.0.push((above, Claim::of(row)));
    }

    /// The one that is of a whole table of so many rows: above or below all others, and the largest.
    pub(super) fn of_whole(&self, rows: usize) -> Option<Claim> {
        let mut outer = self.0.iter().rev().filter(|(above, _)| *above == 0 || *above == rows);
        let (_, claim) = outer.next()?;
        self.0.iter().all(|(_, other)| claim.is_most(other)).then_some(*claim)
    }
}

/// Where the totals of blocks differ from what is taken of these, or of all of them. Rows stand in blocks one after the
/// other, each with its total.
pub(super) fn gaps(blocks: &[(&[Row], Option<Claim>)]) -> Vec<Gap> {
    let mut so_far = Tally::default();
    let mut all = Tally::default();
    let rows = blocks.iter().flat_map(|(rows, _)| *rows);
    rows.for_each(|row| all.shift(row, 1.0));
    let mut found = Vec::new();
    for (rows, claim) in blocks {
        rows.iter().for_each(|row| so_far.shift(row, 1.0));
        if let Some(claim) = claim.filter(|claim| !claim.is_met_by(&so_far) && !claim.is_met_by(&all)) {
            found.extend(claim.gaps(rows));
        }
    }
    found
}
