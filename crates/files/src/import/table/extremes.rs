//! Rows about what is least and most in a table. They stand below it, once each, and have such figures; a word alone may be a priority,
//! and "Max" a person.

use super::label::Label;
use super::meaning::Meaning;
use super::row::{Row, SUMMED};
use std::collections::HashMap;

/// Least and most of each figure of some rows.
struct Bounds {
    rows: usize,
    ends: Vec<(Meaning, f64, f64)>,
}

/// Tells extremes from other rows, by where they stand and by their figures.
pub(super) fn tell(rows: &mut [Row]) {
    let may_follow = |row: &Row| row.label.is_clear() || matches!(row.label, Label::LikeExtreme | Label::LikeAverage);
    let last = rows.iter().rposition(|row| !may_follow(row)).map_or(0, |last| last + 1);
    let (above, below) = rows.split_at_mut(last);
    for row in above.iter_mut().filter(|row| row.label == Label::Extreme) {
        row.label = Label::Other;
    }
    let people = || above.iter().filter(|row| !row.label.is_clear() && row.label != Label::LikeExtreme);
    // Sums of groups stand among the people.
    let all = [Bounds::of(people()), Bounds::of(people().filter(|row| row.label != Label::LikeTotal))];
    let is = |row: &Row, is_most: bool| all.iter().any(|bounds| bounds.are_of(row, is_most));
    let mut borne: HashMap<Box<str>, usize> = HashMap::new();
    below.iter().filter_map(|row| row.said.clone()).for_each(|said| *borne.entry(said).or_default() += 1);
    let is_one = |row: &Row| row.said.as_ref().and_then(|said| borne.get(said)) == Some(&1);
    for row in below.iter_mut().filter(|row| row.label == Label::Extreme) {
        if !is_one(row) || !(is(row, false) || is(row, true)) {
            row.label = Label::Other;
        }
    }
    let called = |row: &Row, name| {
        row.label == Label::LikeExtreme
            && row.said.as_ref().is_some_and(|said| said.trim_end_matches(['.', ':', ' ']) == name)
    };
    let kinds = [("min", false), ("max", true)]
        .map(|(name, is_most)| below.iter().position(|row| called(row, name) && is(row, is_most)));
    // Below a sum nobody follows; else there are both.
    let are_apart = below.iter().take_while(|row| row.label != Label::LikeExtreme).any(|row| row.label.is_clear());
    if !are_apart && kinds.contains(&None) {
        return;
    }
    for place in kinds.into_iter().flatten() {
        if let Some(row) = below.get_mut(place) {
            row.label = Label::Extreme;
        }
    }
}

impl Bounds {
    fn of<'r>(rows: impl Iterator<Item = &'r Row> + Clone) -> Bounds {
        let ends = SUMMED.into_iter().filter_map(|meaning| {
            let figures = rows.clone().filter_map(|row| row.figure(meaning));
            figures
                .map(|figure| (meaning, figure, figure))
                .reduce(|(meaning, least, most), (_, figure, _)| (meaning, least.min(figure), most.max(figure)))
        });
        Bounds { ends: ends.collect(), rows: rows.count() }
    }

    /// Whether a row has, wherever it has a figure, the least or the most.
    fn are_of(&self, row: &Row, is_most: bool) -> bool {
        let mut figures = SUMMED.into_iter().filter_map(|meaning| Some((meaning, row.figure(meaning)?))).peekable();
        let end = |meaning| {
            let (_, least, most) = self.ends.iter().find(|(known, ..)| *known == meaning)?;
            Some(if is_most { *most } else { *least })
        };
        self.rows > 1 && figures.peek().is_some() && figures.all(|(meaning, figure)| end(meaning) == Some(figure))
    }
}
