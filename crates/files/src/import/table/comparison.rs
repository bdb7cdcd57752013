//! Rows below a table that it is compared with: another period, a target, what has changed.

use super::label::{self, Label};
use super::row::Row;
use super::tally::Tally;

/// Leaves out what stands below a table to compare it with: what nobody is called, and what may be a name beside that or
/// a sum, or about as large as all of it, or where others have a month; how many rows. Elsewhere they are called so by
/// chance.
pub(super) fn leave_out(rows: &mut Vec<Row>) -> u64 {
    let is_comparison = |row: &Row| matches!(row.label, Label::Comparison(_));
    let may_follow = |row: &Row| is_comparison(row) || row.label.is_clear() || row.label.may_be_statistic();
    let below = rows.iter().rposition(|row| !may_follow(row)).map_or(0, |last| last + 1);
    let mut whole = Tally::default();
    rows.iter().take(below).for_each(|row| whole.shift(row, 1.0));
    let is_sure = |row: &Row| row.label == Label::Comparison(true);
    // What has changed is rarely so much, and somebody may be called so.
    let is_large = |row: &Row| {
        let is_difference = row.said.as_ref().is_some_and(|said| label::is_difference(said));
        is_comparison(row) && !is_difference && row.is_terse && row.span.is_none() && whole.is_compared(row)
    };
    let is_known = |row: &Row| row.label.is_clear() || is_sure(row) || is_large(row);
    let is_beside = rows.iter().skip(below).any(is_known);
    let is_time = |row: &&Row| row.is_dated || row.of_year.is_some();
    let are_times = below > 1 && rows.iter().take(below).filter(is_time).count() * 2 > below;
    // What stands where others have a month is none.
    let is_no_time = |row: &Row| are_times && (row.is_worded || (row.time.is_some() && row.of_year.is_none()));
    // A sum of all that holds them too says that they belong to it.
    let mut all = whole;
    rows.iter().skip(below).filter(|row| is_comparison(row)).for_each(|row| all.shift(row, 1.0));
    let belong = rows.iter().skip(below).any(|row| row.label == Label::Total && all.is_sum(row) && !whole.is_sum(row));
    let compares = |row: &Row| !belong && row.is_terse && row.span.is_none() && (is_beside || is_no_time(row));
    for (place, row) in rows.iter_mut().enumerate() {
        if is_comparison(row) && !(place >= below && compares(row)) {
            row.label = Label::Other;
        }
    }
    let before = rows.len();
    rows.retain(|row| !is_comparison(row));
    (before - rows.len()) as u64
}
