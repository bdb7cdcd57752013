//! Whether it would be a great chance if a row were not the sum of the others, whatever it is called.

use super::claim::unit;
use super::meaning::Meaning;
use super::row::Row;
use super::tally::{MATCHED, is_sum_of};

/// One in so many rows at most is the sum of the others by chance, for all that it has in common with a sum.
const LEAST: f64 = 2_000.0;

/// Whether a row that counts people is the sum of all others in several columns that do not follow from each other, of
/// figures so large that they do not meet by chance. Somebody may have done as much as all others together, but a part of
/// a staff hardly has in each respect. Of people, a sum may count some who are in several rows once.
pub(super) fn is_surely_sum(row: &Row, others: &[Row]) -> bool {
    let columns = |meaning: Meaning| others.iter().map(move |row| row.number(meaning));
    let said = || MATCHED.into_iter().filter(|&meaning| row.figure(meaning).is_some());
    let sums = |meaning: Meaning| is_sum_of(row.number(meaning), columns(meaning).sum());
    let full = others.iter().filter(|row| MATCHED.iter().any(|&meaning| row.number(meaning) != 0.0)).count();
    if full < 2 || row.people().is_none() || !said().all(sums) {
        return false;
    }
    let people = Some(Meaning::Sharers).filter(|&meaning| sums(meaning));
    let mut independent: Vec<Meaning> = Vec::new();
    for meaning in said().chain(people).filter(|&meaning| row.number(meaning) > 0.0) {
        if !independent.iter().any(|&other| are_proportional(row, others, meaning, other)) {
            independent.push(meaning);
        }
    }
    let rarity = |&meaning: &Meaning| {
        let figures: Vec<f64> = columns(meaning).collect();
        row.number(meaning) / unit(&figures, row.number(meaning))
    };
    independent.len() >= 2 && independent.iter().map(rarity).product::<f64>() >= LEAST
}

/// Whether one column is so many times another in each row.
fn are_proportional(row: &Row, others: &[Row], one: Meaning, other: Meaning) -> bool {
    let (figure, divisor) = (row.number(one), row.number(other));
    others.iter().all(|row| is_sum_of(row.number(one) * divisor, row.number(other) * figure))
}
