//! Rows above those that they sum up, where a table is laid out in levels: what such a row is called stands left of what
//! its rows are called, and nothing stands beside it.

use super::row::Row;
use super::tally::Tally;
use std::collections::HashMap;

/// Where the labels of a row stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Level {
    /// The first label of its own.
    pub(super) first: usize,
    /// The last of them.
    pub(super) last: usize,
}

/// Whether the row below one begins its group.
pub(super) fn is_head(row: Option<Level>, below: Option<Level>) -> bool {
    row.zip(below).is_some_and(|(row, below)| row.last < below.first)
}

/// Leaves out the rows that are the sums of their groups; how many they are. Rows of no group may be the sum of one by
/// chance, so on each level most have to be.
pub(super) fn leave_out_heads(rows: &mut Vec<Row>) -> u64 {
    let mut are_heads = vec![false; rows.len()];
    let mut levels: HashMap<usize, (usize, usize)> = HashMap::new();
    // From the last row on, so that the sums inside a group are known.
    for (place, row) in rows.iter().enumerate().rev() {
        let Some(level) = row.level else { continue };
        let below = rows.get(place + 1..).unwrap_or_default();
        let size = below.iter().take_while(|below| is_head(row.level, below.level)).count();
        if size == 0 {
            continue;
        }
        let mut tally = Tally::default();
        let group = below.iter().zip(are_heads.iter().skip(place + 1)).take(size);
        group.filter(|(_, is_head)| !**is_head).for_each(|(row, _)| tally.shift(row, 1.0));
        let (all, sums) = levels.entry(level.last).or_default();
        *all += 1;
        if tally.is_sum(row) {
            *sums += 1;
            if let Some(is_head) = are_heads.get_mut(place) {
                *is_head = true;
            }
        }
    }
    let mut are_heads = are_heads.into_iter();
    let before = rows.len();
    rows.retain(|row| {
        let is_head = are_heads.next() == Some(true);
        let most = row.level.and_then(|level| levels.get(&level.last)).is_some_and(|(all, sums)| sums * 2 >= *all);
        !(is_head && most)
    });
    (before - rows.len()) as u64
}
