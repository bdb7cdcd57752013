//! Which row names the columns of a table where nobody has said how one is called. A row of people must not be taken for
//! it: headings are shown.

use super::Numbered;
use crate::import::cell::{Cell, at};
use crate::import::date;
use crate::import::link;

/// The place of the first row that names most columns of figures or days; else of one that names years or other steps;
/// else, in a table of texts, of one that is as full as most.
pub(super) fn place(head: &[Numbered]) -> Option<usize> {
    let named = |place: usize| {
        let (cells, below) = (row(head, place), head.get(place + 1..).unwrap_or_default());
        let is_above = |column: usize| below.iter().any(|(_, cells)| is_measure(at(cells, column)));
        (0..cells.len()).filter(|&column| is_name(at(cells, column)) && is_above(column)).count()
    };
    // Addresses are somebody's.
    let is_open = |cell: &Cell<'_>| !cell.text().contains('@') && !link::is_link(cell);
    let may_be = |place: &usize| {
        let cells = row(head, *place);
        filled(cells) > 1 && is_series(cells) && cells.iter().all(is_open)
    };
    let first = |value: &dyn Fn(usize) -> usize| (0..head.len()).rev().filter(may_be).max_by_key(|&place| value(place));
    if let Some(place) = first(&named).filter(|&place| named(place) > 0) {
        return Some(place);
    }
    let top = (0..head.len()).find(|&place| filled(row(head, place)) > 1);
    let steps = top.filter(|&place| {
        let cells = row(head, place);
        may_be(&place)
            && cells.iter().any(Cell::is_figure)
            && cells.iter().find(|cell| !cell.is_empty()).is_some_and(is_name)
    });
    let mut widths: Vec<usize> = head.iter().map(|(_, cells)| filled(cells)).filter(|&filled| filled > 1).collect();
    widths.sort_unstable();
    let usual = widths.get(widths.len() / 2).copied().unwrap_or_default();
    let words = |place: usize| {
        if row(head, place).iter().any(Cell::is_figure) { 0 } else { filled(row(head, place)).min(usual) }
    };
    steps.or_else(|| first(&words).filter(|&place| words(place) > 1))
}

fn row(head: &[Numbered], place: usize) -> &[Cell<'static>] {
    head.get(place).map_or(&[], |(_, cells)| cells)
}

fn filled(cells: &[Cell<'_>]) -> usize {
    cells.iter().filter(|cell| !cell.is_empty()).count()
}

/// Whether a cell may be the name of a column: a text that is no day, and explains no sign.
fn is_name(cell: &Cell<'_>) -> bool {
    cell.is_words() && !is_day(cell) && !cell.text().contains('=') && !cell.text().ends_with(':')
}

fn is_measure(cell: &Cell<'_>) -> bool {
    cell.is_figure() || is_day(cell)
}

fn is_day(cell: &Cell<'_>) -> bool {
    date::read(cell, 0.0).is_some()
}

/// Whether the numbers among headings are such: years, days, or several that rise.
fn is_series(cells: &[Cell<'_>]) -> bool {
    let numbers = || cells.iter().filter(|cell| cell.is_figure());
    let figures: Vec<f64> = numbers().filter_map(|cell| cell.figure().number()).collect();
    numbers().all(|cell| date::year_in(cell).is_some() || is_day(cell))
        || (figures.len() > 2 && figures.is_sorted_by(|one, next| one < next))
}
