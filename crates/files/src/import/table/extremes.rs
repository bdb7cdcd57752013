//! Rows about what is least and most in a table, how far its figures lie apart and how many there are. They stand below
//! it, once each, and have such figures; a word alone may be a priority, and "Max" a person.

use super::label::Label;
use super::meaning::Meaning;
use super::row::{Row, SUMMED};
use std::collections::HashMap;

/// The figures of some rows in one column.
struct Bounds {
    meaning: Meaning,
    rows: usize,
    least: f64,
    most: f64,
}

/// The same in all columns.
struct Extremes {
    rows: usize,
    bounds: Vec<Bounds>,
}

/// Tells extremes from other rows, by where they stand and by their figures.
pub(super) fn tell(rows: &mut [Row]) {
    let may_follow = |row: &Row| row.label.is_clear() || row.label.may_be_statistic();
    let last = rows.iter().rposition(|row| !may_follow(row)).map_or(0, |last| last + 1);
    let (above, below) = rows.split_at_mut(last);
    for row in above.iter_mut().filter(|row| row.label == Label::Extreme) {
        row.label = Label::Other;
    }
    let people = || above.iter().filter(|row| !row.label.is_clear() && !matches!(row.label, Label::LikeExtreme(_)));
    // Sums of groups stand among the people.
    let all = [Extremes::of(people()), Extremes::of(people().filter(|row| row.label != Label::LikeTotal))];
    let is = |row: &Row, is_most: bool| {
        let end = |bounds: &Bounds| if is_most { bounds.most } else { bounds.least };
        all.iter().any(|all| all.match_all(row, end))
    };
    let mut borne: HashMap<Box<str>, usize> = HashMap::new();
    below.iter().filter_map(|row| row.said.clone()).for_each(|said| *borne.entry(said).or_default() += 1);
    let is_one = |row: &Row| row.said.as_ref().and_then(|said| borne.get(said)) == Some(&1);
    for row in below.iter_mut() {
        let is_proven = match row.label {
            Label::Extreme => is(row, false) || is(row, true),
            Label::LikeCount => all.iter().any(|all| all.match_all(row, |bounds| bounds.rows as f64)),
            Label::Deviation => true,
            _ => continue,
        };
        row.label = if is_proven && is_one(row) { Label::Extreme } else { Label::Other };
    }
    let kinds = [false, true].map(|is_most| {
        below.iter().position(|row| row.label == Label::LikeExtreme(is_most) && is_one(row) && is(row, is_most))
    });
    // Below a sum nobody follows; else there are both.
    let are_apart =
        below.iter().take_while(|row| !matches!(row.label, Label::LikeExtreme(_))).any(|row| row.label.is_clear());
    if !are_apart && kinds.contains(&None) {
        return;
    }
    for place in kinds.into_iter().flatten() {
        if let Some(row) = below.get_mut(place) {
            row.label = Label::Extreme;
        }
    }
}

impl Extremes {
    fn of<'r>(rows: impl Iterator<Item = &'r Row> + Clone) -> Extremes {
        let bounds = SUMMED.into_iter().filter_map(|meaning| {
            let figures = rows.clone().filter_map(|row| row.figure(meaning));
            let each = figures.map(|figure| Bounds { meaning, rows: 1, least: figure, most: figure });
            each.reduce(|all, one| Bounds {
                meaning,
                rows: all.rows + one.rows,
                least: all.least.min(one.least),
                most: all.most.max(one.most),
            })
        });
        Extremes { bounds: bounds.collect(), rows: rows.count() }
    }

    /// Whether a row has, wherever it has a figure, what `of` says of its column.
    fn match_all(&self, row: &Row, of: impl Fn(&Bounds) -> f64) -> bool {
        let mut figures = SUMMED.into_iter().filter_map(|meaning| Some((meaning, row.figure(meaning)?))).peekable();
        let expected = |meaning| self.bounds.iter().find(|bounds| bounds.meaning == meaning).map(&of);
        self.rows > 1 && figures.peek().is_some() && figures.all(|(meaning, figure)| expected(meaning) == Some(figure))
    }
}
