//! Rows below the total of a table, which are none of it: key figures, and what else somebody has noted there.

use super::claim::Claim;
use super::row::Row;
use super::tally::{MATCHED, Tally};

/// The last total and how many rows stand above it, as long as it is that of all of them.
#[derive(Default)]
pub(super) struct Closed(Option<(usize, Claim)>);

/// What stands below a total.
pub(super) enum Below {
    /// Nothing, or more of the table.
    Rest,
    /// Rows that may be some of the table, whose total does not know them.
    Doubtful(Claim),
    /// Nothing of the table: it ends above the row at this place.
    Other(usize),
}

impl Closed {
    /// Takes a total, and how many rows it stands below, with what they add up to.
    pub(super) fn take(&mut self, total: &Row, above: usize, all: &Tally) {
        self.0 = Some((above, Claim::of(total))).filter(|_| all.full >= 2.0 && all.is_sum(total));
    }

    /// Forgets it, as other sums follow.
    pub(super) fn forget(&mut self) {
        self.0 = None;
    }

    /// What follows it among the rows. A table goes on below headings of its own, with as many rows again, or with other
    /// days. What is none of it lacks a figure that all its rows have, or has parts of one, or is of the size of the total, as
    /// another period or a target is.
    pub(super) fn below(&self, rows: &[Row]) -> Below {
        let Some((above, below, claim)) = self.0.and_then(|(place, claim)| {
            let (above, below) = rows.split_at_checked(place)?;
            Some((above, below, claim))
        }) else {
            return Below::Rest;
        };
        let block = above.last().map(|row| row.block);
        if below.is_empty()
            || below.len() > above.len()
            || below.iter().any(|row| row.is_dated || Some(row.block) != block)
        {
            return Below::Rest;
        }
        let is_whole = |figure: Option<f64>| figure.is_some_and(|figure| figure.fract() == 0.0);
        let is_other = |row: &Row| {
            MATCHED
                .iter()
                .any(|&meaning| above.iter().all(|row| is_whole(row.figure(meaning))) && !is_whole(row.figure(meaning)))
        };
        let mut whole = Tally::default();
        above.iter().for_each(|row| whole.shift(row, 1.0));
        let are_compared = below.iter().all(|row| whole.is_compared(row));
        if are_compared || below.iter().any(is_other) { Below::Other(above.len()) } else { Below::Doubtful(claim) }
    }
}
