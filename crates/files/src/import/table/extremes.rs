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

/// Rows below a table that are looked through for statistics.
const MOST_ROWS: usize = 12;

/// Tells extremes from other rows, by where they stand and by their figures.
pub(super) fn tell(rows: &mut [Row]) {
    let last = rows.len().saturating_sub(MOST_ROWS);
    let borne = borne_by(rows);
    if let Some(start) = (last..rows.len()).find(|&start| are_statistics(rows, start, &borne)) {
        for row in rows.iter_mut().skip(start).filter(|row| !row.label.is_clear()) {
            row.label = Label::Statistic;
        }
        return;
    }
    let last = rows.iter().rposition(|row| !may_follow(row)).map_or(0, |last| last + 1);
    let (above, below) = rows.split_at_mut(last);
    for row in above.iter_mut().filter(|row| matches!(row.label, Label::Extreme(_))) {
        row.label = Label::Other;
    }
    let above = Above::of(above);
    for row in below.iter_mut() {
        let is_proven = match row.label {
            Label::Extreme(is_most) => above.has_end(row, is_most),
            Label::LikeCount => above.has(row, |bounds| bounds.rows as f64),
            _ => continue,
        };
        row.label = if is_proven && is_one(row, &borne) { Label::Statistic } else { Label::Other };
    }
    let kinds = [false, true].map(|is_most| {
        let is_end = |row: &Row| row.label == Label::LikeExtreme(is_most) && above.has_end(row, is_most);
        below.iter().position(|row| is_end(row) && is_one(row, &borne))
    });
    // Below a sum nobody follows; else there are both.
    let are_apart =
        below.iter().take_while(|row| !matches!(row.label, Label::LikeExtreme(_))).any(|row| row.label.is_clear());
    let [least, most] = kinds.map(|place| place.and_then(|place| below.get(place)));
    if are_apart || least.zip(most).is_some_and(|(least, most)| differ(least, most)) {
        for place in kinds.into_iter().flatten() {
            if let Some(row) = below.get_mut(place) {
                row.label = Label::Statistic;
            }
        }
    }
    // How far figures lie apart stands beside something else that is said of them.
    let are_followed = below.iter().any(|row| row.label.is_clear());
    for row in below.iter_mut().filter(|row| row.label == Label::Deviation) {
        row.label = if are_followed && is_one(row, &borne) { Label::Statistic } else { Label::Other };
    }
}

fn may_follow(row: &Row) -> bool {
    row.label.is_clear() || row.label.may_be_statistic()
}

/// How many rows are called the same.
fn borne_by(rows: &[Row]) -> HashMap<Box<str>, usize> {
    let mut borne: HashMap<Box<str>, usize> = HashMap::new();
    rows.iter().filter_map(|row| row.said.clone()).for_each(|said| *borne.entry(said).or_default() += 1);
    borne
}

fn is_one(row: &Row, borne: &HashMap<Box<str>, usize>) -> bool {
    row.said.as_ref().and_then(|said| borne.get(said)) == Some(&1)
}

/// Least and most of the same people are not the same.
fn differ(one: &Row, other: &Row) -> bool {
    SUMMED.into_iter().any(|meaning| one.figure(meaning) != other.figure(meaning))
}

/// Whether nothing but statistics follows, whatever some of them are called: the least and the most of the rows above
/// are among them.
fn are_statistics(rows: &[Row], start: usize, borne: &HashMap<Box<str>, usize>) -> bool {
    let Some((above, below)) = rows.split_at_checked(start) else { return false };
    if !below.first().is_some_and(may_follow) {
        return false;
    }
    let above = Above::of(above);
    let end = |is_most: bool| {
        let is_said = |row: &&Row| [Label::Extreme(is_most), Label::LikeExtreme(is_most)].contains(&row.label);
        below.iter().find(|row| is_said(row) && is_one(row, borne) && above.has_end(row, is_most))
    };
    let known = below.iter().filter(|row| may_follow(row)).count();
    known * 2 >= below.len() && end(false).zip(end(true)).is_some_and(|(least, most)| differ(least, most))
}

/// Rows of people, with the sums of groups that stand among them and without.
struct Above([Extremes; 2]);

impl Above {
    fn of(rows: &[Row]) -> Above {
        let people = || rows.iter().filter(|row| !row.label.is_clear() && !matches!(row.label, Label::LikeExtreme(_)));
        Above([Extremes::of(people()), Extremes::of(people().filter(|row| row.label != Label::LikeTotal))])
    }

    fn has(&self, row: &Row, of: impl Fn(&Bounds) -> f64) -> bool {
        self.0.iter().any(|extremes| extremes.match_all(row, &of))
    }

    fn has_end(&self, row: &Row, is_most: bool) -> bool {
        self.has(row, |bounds| if is_most { bounds.most } else { bounds.least })
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
