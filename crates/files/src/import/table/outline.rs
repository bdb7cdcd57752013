//! Rows above those that they sum up, where a table is laid out in levels: what such a row is called stands left of
//! what its rows are called, and nothing stands beside it.

use super::row::Row;
use super::tally::Tally;
use crate::import::cell::{Cell, at};
use std::collections::HashMap;

/// Where the labels of a row stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Level {
    /// The first label of its own.
    pub(super) first: usize,
    /// The last of them.
    pub(super) last: usize,
}

/// What the labels of the last row said, which those below it may lack or repeat.
#[derive(Default)]
pub(super) struct Above(Vec<Option<Cell<'static>>>);

impl Above {
    /// Where the labels of a row in some columns stand, the last of them at a place.
    pub(super) fn level(&mut self, row: &[Cell<'_>], columns: &[usize], last: usize) -> Level {
        self.0.resize(columns.len(), None);
        let is_new = |(column, above): (&usize, &Option<Cell<'static>>)| {
            let cell = at(row, *column);
            !cell.is_empty() && above.as_ref() != Some(cell)
        };
        let first = columns.iter().zip(&self.0).position(is_new).unwrap_or(last);
        for (column, above) in columns.iter().zip(&mut self.0).skip(first) {
            *above = Some(at(row, *column)).filter(|cell| !cell.is_empty()).map(|cell| cell.clone().into_owned());
        }
        Level { first, last }
    }

    pub(super) fn forget(&mut self) {
        self.0.clear();
    }
}

/// Whether the row below one begins its group.
pub(super) fn is_head(row: Option<Level>, below: Option<Level>) -> bool {
    row.zip(below).is_some_and(|(row, below)| row.last < below.first)
}

/// The larger of two counts.
fn most(one: Option<f64>, other: Option<f64>) -> Option<f64> {
    one.into_iter().chain(other).reduce(f64::max)
}

/// The rows of one level that stand above others.
#[derive(Default)]
struct Heads {
    all: usize,
    sums: usize,
    /// Sums that are none by chance.
    sure: usize,
}

impl Heads {
    /// At least half are sums, and of some of them there is no doubt.
    fn are_sums(&self) -> bool {
        self.sure > 0 && self.sums * 2 >= self.all
    }
}

/// Leaves out the rows that are the sums of their groups; how many they are. Somebody with posts of their own may stand
/// above others and have as many by chance, so the rows of each level decide together.
pub(super) fn leave_out_heads(rows: &mut Vec<Row>) -> u64 {
    let mut are_sums = vec![false; rows.len()];
    let mut levels: HashMap<usize, Heads> = HashMap::new();
    // From the last row on, so that the sums inside a group are known.
    for (place, row) in rows.iter().enumerate().rev() {
        let Some(level) = row.level else { continue };
        let below = rows.get(place + 1..).unwrap_or_default();
        let size = below.iter().take_while(|below| is_head(row.level, below.level)).count();
        if size == 0 {
            continue;
        }
        let mut tally = Tally::default();
        let group = below.iter().zip(are_sums.iter().skip(place + 1)).take(size);
        group.filter(|(_, is_sum)| !**is_sum).for_each(|(row, _)| tally.shift(row, 1.0));
        let heads = levels.entry(level.last).or_default();
        heads.all += 1;
        if tally.is_sum(row) {
            heads.sums += 1;
            heads.sure += usize::from(tally.is_large());
            if let Some(is_sum) = are_sums.get_mut(place) {
                *is_sum = true;
            }
        }
    }
    let mut are_sums = are_sums.into_iter();
    let before = rows.len();
    let mut people = None;
    rows.retain_mut(|row| {
        let is_sum = are_sums.next() == Some(true);
        let is_left_out = is_sum && row.level.and_then(|level| levels.get(&level.last)).is_some_and(Heads::are_sums);
        if is_left_out {
            people = most(people, row.people());
        } else {
            row.count_people(people.take());
        }
        !is_left_out
    });
    (before - rows.len()) as u64
}
