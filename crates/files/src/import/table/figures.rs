//! What the cells hold of columns that are added up: counts, rates, or nothing that is a number.

use super::Columns;
use super::meaning::Meaning;
use super::rate;
use super::row::{Row, SUMMED};
use crate::import::answer::Note;
use crate::import::cell::{Cell, Figure, at};

/// How many cells of each column hold what.
#[derive(Default)]
pub(super) struct Figures {
    summed: [Held; SUMMED.len()],
    /// Of the column of people, where it counts them.
    people: Held,
}

#[derive(Default)]
struct Held {
    figures: usize,
    /// Those that say that they are hundredths.
    hundredths: usize,
    unreadable: usize,
}

impl Figures {
    /// Takes the cells of a row that counts.
    pub(super) fn take(&mut self, cells: &[Cell<'_>], columns: &Columns) {
        let people = (&mut self.people, columns.places.of(Meaning::Sharers));
        let summed = self.summed.iter_mut().zip(SUMMED.map(|meaning| columns.counted.of(meaning)));
        for (held, column) in summed.chain([people]) {
            let Some(column) = column else { continue };
            let cell = at(cells, column);
            match cell.figure() {
                Figure::Is(_) => {
                    held.figures += 1;
                    held.hundredths += usize::from(cell.text().contains(['%', '٪']));
                }
                Figure::Unreadable => held.unreadable += 1,
                Figure::None => {}
            }
        }
    }

    /// Takes a row that lacks columns: what it says of these may stand below another heading.
    pub(super) fn miss(&mut self, missing: &[usize], columns: &Columns) {
        for (held, meaning) in self.summed.iter_mut().zip(SUMMED) {
            let is_missing = columns.counted.of(meaning).is_some_and(|column| missing.contains(&column));
            held.unreadable += usize::from(is_missing);
        }
    }

    /// The columns of rates, which cannot be added up.
    pub(super) fn rates<'r>(
        &self,
        rows: impl Iterator<Item = &'r Row> + Clone,
        columns: &Columns,
        headings: &[String],
    ) -> Vec<Meaning> {
        let first = headings.iter().find(|heading| !heading.is_empty());
        let named = columns.places.of(Meaning::Sharers).filter(|_| rows.clone().any(|row| row.name.is_some()));
        let about: Vec<&str> =
            first.into_iter().chain(named.and_then(|column| headings.get(column))).map(String::as_str).collect();
        let says_so = |meaning: Meaning| {
            let heading = columns.counted.of(meaning).and_then(|column| headings.get(column));
            heading.is_some_and(|heading| rate::is_rate(heading, meaning, &about))
        };
        let are_rates = |held: &Held, meaning: Meaning| {
            let is_scaled = columns.factors.get(meaning as usize).copied().flatten().is_some();
            let are_divided = || meaning != Meaning::Reach && !is_scaled && are_divided(rows.clone(), meaning);
            held.hundredths * 2 > held.figures || says_so(meaning) || are_parts(rows.clone(), meaning) || are_divided()
        };
        let summed = self.summed.iter().zip(SUMMED).filter(|(held, meaning)| are_rates(held, *meaning));
        // Shares of the staff are no people.
        let are_shares = self.people.figures > self.people.unreadable
            && (self.people.hundredths * 2 > self.people.figures || are_parts(rows.clone(), Meaning::Sharers));
        summed.map(|(_, meaning)| meaning).chain(are_shares.then_some(Meaning::Sharers)).collect()
    }

    /// What is to be said of the columns that are counts, but not in each cell.
    pub(super) fn notes(&self, rates: &[Meaning], columns: &Columns, headings: &[String], file: &str) -> Vec<Note> {
        let note = |(held, meaning): (&Held, Meaning)| {
            let heading = headings.get(columns.counted.of(meaning)?)?;
            let said = |key: &'static str| Note::of(key, file).text("column", heading);
            match rates.contains(&meaning) {
                true => Some(said("rates")),
                false => (held.unreadable > 0).then(|| said("cells-unread").number("rows", held.unreadable as f64)),
            }
        };
        let people = rates.contains(&Meaning::Sharers).then_some((&self.people, Meaning::Sharers));
        self.summed.iter().zip(SUMMED).chain(people).filter_map(note).collect()
    }
}

/// Whether figures are parts of one: counts are not divided.
fn are_parts<'r>(rows: impl Iterator<Item = &'r Row>, meaning: Meaning) -> bool {
    let mut are_divided = false;
    let people = rows.filter(|row| !row.label.is_clear());
    people.filter_map(|row| row.figure(meaning)).all(|figure| {
        are_divided |= figure.fract() != 0.0;
        figure.abs() <= 1.0
    }) && are_divided
}

/// Whether most figures that are not 0 are no whole numbers, as counts are.
fn are_divided<'r>(rows: impl Iterator<Item = &'r Row>, meaning: Meaning) -> bool {
    let people = rows.filter(|row| !row.label.is_clear());
    let figures = people.filter_map(|row| row.figure(meaning)).filter(|figure| *figure != 0.0);
    let (whole, divided) = figures.fold((0, 0), |(whole, divided), figure| match figure.fract() == 0.0 {
        true => (whole + 1, divided),
        false => (whole, divided + 1),
    });
    divided > whole
}
