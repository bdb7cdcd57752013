//! Blocks of a sheet, or tables of one layout, of which one says of all together what the others say of parts: all
//! networks beside each of them, all employees beside each team.

use super::row::Row;
use super::tally::Tally;
use crate::import::date::Period;
use std::collections::{HashMap, HashSet};

/// What a row is about: a time, who, and the time again where it cannot be read.
type Key = (Option<Period>, Option<u64>, Option<u64>);

/// What one block says, by what its rows are about.
#[derive(Default)]
pub(super) struct Part {
    sums: HashMap<Key, Tally>,
    /// Whether it is called so.
    is_called_all: bool,
}

/// Rows that two of the same do not meet by chance.
const LEAST_KEYS: usize = 2;
/// Parts that have a sum.
const LEAST_PARTS: usize = 2;

impl Part {
    pub(super) fn called(is_called_all: bool) -> Part {
        Part { is_called_all, ..Part::default() }
    }

    /// Takes a row and its days.
    pub(super) fn take(&mut self, row: &Row, period: Option<Period>) {
        let is_timed = period.is_some() || row.time.is_some();
        let who = row.name.or(row.key.filter(|_| !is_timed));
        self.sums.entry((period, who, row.time)).or_default().shift(row, 1.0);
    }
}

/// The place of the part that the others are parts of.
pub(super) fn find(parts: &[Part]) -> Option<usize> {
    let filled = parts.iter().filter(|part| !part.sums.is_empty()).count();
    if filled < 2 {
        return None;
    }
    let mut all: HashMap<Key, Tally> = HashMap::new();
    for (key, tally) in parts.iter().flat_map(|part| &part.sums) {
        all.entry(*key).or_default().add(tally);
    }
    let is_whole = |part: &Part| {
        let own = |key: &Key| part.sums.get(key).copied().unwrap_or_default();
        let is_sum = all.iter().all(|(key, all)| all.equals(&own(key).twice()));
        let figures: HashSet<[u64; 4]> = part.sums.values().map(|tally| tally.sums.map(f64::to_bits)).collect();
        let mut sum = Tally::default();
        part.sums.values().for_each(|tally| _ = sum.add(tally));
        let is_proof = filled > LEAST_PARTS && figures.len() >= LEAST_KEYS;
        is_sum && sum.is_large() && (is_proof || part.is_called_all)
    };
    let found = |is_said: bool| parts.iter().position(|part| part.is_called_all == is_said && is_whole(part));
    found(true).or_else(|| found(false))
}
