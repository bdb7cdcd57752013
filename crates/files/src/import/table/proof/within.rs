//! Rows that sum up all others of the same days, wherever they stand among them: all networks of each month.

use super::Proof;
use crate::import::date::Period;
use crate::import::table::label::Label;
use crate::import::table::row::Row;
use crate::import::table::tally::Tally;
use std::collections::{HashMap, HashSet};

/// Some rows of the same days.
#[derive(Default)]
struct Days {
    /// Those that are called so.
    sums: Tally,
    others: Tally,
}

/// What is called the same in each of several spans.
#[derive(Default)]
struct Called {
    rows: usize,
    days: HashSet<Period>,
    /// Different figures.
    sums: HashSet<[u64; 4]>,
    are_sums: bool,
    places: Vec<usize>,
}

/// In fewer spans somebody did as much as all others by chance.
const LEAST_DAYS: usize = 3;

impl Proof<'_> {
    /// Rows that are called the sum of all, where they are it in each span that has some; else those that are so called by
    /// no word that is known, where all their figures are such sums.
    pub(super) fn find_within_days(&mut self) {
        let mut days: HashMap<Period, Days> = HashMap::new();
        for (_, row, period) in self.others() {
            let Some(period) = period else { continue };
            let of = days.entry(period).or_default();
            if is_of_all(row) { of.sums.shift(row, 1.0) } else { of.others.shift(row, 1.0) }
        }
        let called = || days.values().filter(|of| of.sums.rows > 0.0 && of.others.rows > 0.0);
        if called().next().is_none() {
            let found = self.unsaid_sums(&days);
            return self.mark(found);
        }
        // A list of the largest networks has a sum of more. One word may be a name as well.
        let is_sure = self.others().filter(|(_, row, _)| is_of_all(row)).all(|(_, row, _)| says_of_what(row));
        let is_whole = |of: &Days| of.others.equals(&of.sums) || (of.sums.rows == 1.0 && of.others.is_within(&of.sums));
        let is_proven = |of: &Days| of.others.full >= 2.0 && (is_sure || of.others.equals(&of.sums));
        if !(called().all(is_whole) && called().any(is_proven)) {
            return;
        }
        let is_beside = |period: &Period| days.get(period).is_some_and(|of| of.others.rows > 0.0);
        let found = self.others().filter(|(_, row, period)| is_of_all(row) && period.as_ref().is_some_and(is_beside));
        let found: Vec<usize> = found.map(|(place, ..)| place).collect();
        self.mark(found);
    }

    /// Rows that are called the same in each span, and are the sum of its others in all of them.
    fn unsaid_sums(&self, days: &HashMap<Period, Days>) -> Vec<usize> {
        if days.len() < LEAST_DAYS {
            return Vec::new();
        }
        let mut called: HashMap<u64, Called> = HashMap::new();
        for (place, row, period) in self.others() {
            let (Some(period), Some(key)) = (period, row.key) else { continue };
            let Some(of) = days.get(&period) else { continue };
            let known = called.entry(key).or_insert_with(|| Called { are_sums: true, ..Called::default() });
            let others = of.others.without(row);
            known.rows += 1;
            known.days.insert(period);
            known.sums.insert(others.sums.map(f64::to_bits));
            known.are_sums &= others.is_large() && others.is_sum(row);
            known.places.push(place);
        }
        let is_sum = |known: &Called| {
            known.are_sums
                && known.rows == days.len()
                && known.days.len() == days.len()
                && known.sums.len() >= LEAST_DAYS
        };
        called.into_values().find(is_sum).map(|known| known.places).unwrap_or_default()
    }
}

/// Whether a row is called the sum of all others, if it may be called by something else as well.
fn is_of_all(row: &Row) -> bool {
    matches!(row.label, Label::Everybody | Label::LikeTotal) || (row.says_all && row.name.is_none())
}

/// Whether it says of what they are all.
fn says_of_what(row: &Row) -> bool {
    row.label == Label::Everybody && row.said.as_ref().is_some_and(|said| said.contains(' '))
}
