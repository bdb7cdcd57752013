//! Rows called "Min" and "Max" below a table: what is least and most in it, or two people.

use super::label::Label;
use super::row::{Row, SUMMED};

/// Tells extremes from people, by where they stand and by their figures.
pub(super) fn tell(rows: &mut [Row]) {
    let is_sure = |row: &Row| matches!(row.label, Label::Total | Label::Average | Label::Extreme);
    let may_follow = |row: &Row| is_sure(row) || matches!(row.label, Label::LikeExtreme | Label::LikeAverage);
    let Some(last) = rows.iter().rposition(|row| !may_follow(row)) else { return };
    let (above, below) = rows.split_at_mut(last + 1);
    let people: Vec<&Row> = above.iter().filter(|row| !is_sure(row) && row.label != Label::LikeExtreme).collect();
    // Sums of groups stand among the people.
    let others: Vec<&Row> = people.iter().copied().filter(|row| row.label != Label::LikeTotal).collect();
    let is = |row: &Row, name| is_extreme(row, name, &people) || is_extreme(row, name, &others);
    let kinds = ["min", "max"].map(|name| below.iter().position(|row| is(row, name)));
    // Below a sum nobody follows; else there are both.
    let are_apart = below.iter().take_while(|row| row.label != Label::LikeExtreme).any(is_sure);
    if !are_apart && kinds.contains(&None) {
        return;
    }
    for place in kinds.into_iter().flatten() {
        if let Some(row) = below.get_mut(place) {
            row.label = Label::Extreme;
        }
    }
}

/// Whether a row that is called so has, wherever it has a figure, that of all people.
fn is_extreme(row: &Row, name: &str, people: &[&Row]) -> bool {
    let is_called = row.label == Label::LikeExtreme
        && row.said.as_ref().is_some_and(|said| said.trim_end_matches(['.', ':', ' ']) == name);
    let mut figures = SUMMED.into_iter().filter_map(|meaning| Some((row.figure(meaning)?, meaning))).peekable();
    let extreme = |meaning| {
        let figures = people.iter().filter_map(|row| row.figure(meaning));
        figures.reduce(if name == "min" { f64::min } else { f64::max })
    };
    is_called
        && figures.peek().is_some()
        && people.len() > 1
        && figures.all(|(figure, meaning)| extreme(meaning) == Some(figure))
}
