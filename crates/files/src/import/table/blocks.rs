//! Tables below each other: the same one goes on below its headings, in whatever order they stand there; another group
//! of rows follows; or another view of the same begins, which must not be counted as well.

use super::heading::Heading;
use super::meaning::{Meaning, Places};
use super::row::SUMMED;
use super::subject;
use crate::import::cell::{Cell, at};
use std::borrow::Cow;
use std::collections::HashSet;

/// What begins with a row of headings.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Turn {
    /// The same table.
    Same,
    /// Rows of another group, called by the heading over them.
    Group,
    /// Another view.
    View,
}

/// Follows the headings of a sheet.
pub(super) struct Blocks {
    figures: Vec<usize>,
    /// Where it stands what the rows are about.
    who: usize,
    /// Where each column stands now, unless in its own place.
    order: Option<Vec<Option<usize>>>,
    /// Columns of figures that are missing, where the headings call something that is not known.
    missing: Vec<usize>,
    is_view: bool,
}

impl Blocks {
    pub(super) fn new(heading: &Heading, places: &Places) -> Blocks {
        let figures = SUMMED.into_iter().filter_map(|meaning| places.of(meaning)).collect();
        let first = heading.names.iter().position(|name| !name.is_empty()).unwrap_or(0);
        let who = places.of(Meaning::Sharers).unwrap_or(first);
        Blocks { figures, who, order: None, missing: Vec::new(), is_view: false }
    }

    /// Whether rows are about people or their teams, as far as the heading says.
    pub(super) fn are_of_people(&self, heading: &Heading) -> bool {
        heading.names.get(self.who).is_none_or(|name| subject::is_people(name))
    }

    /// What begins with a row, if something does.
    pub(super) fn turn(&self, heading: &Heading, cells: &[Cell<'_>]) -> Option<Turn> {
        let is_filled = |column: &usize| !at(cells, *column).is_empty();
        let is_wide = (0..cells.len()).filter(is_filled).nth(1).is_some();
        if !is_wide || self.figures.is_empty() || self.figures.iter().any(|&column| at(cells, column).is_figure()) {
            return None;
        }
        let repeats = |column: usize| cells.iter().any(|cell| !cell.is_empty() && heading.repeats(column, cell));
        let is_same = repeats(self.who);
        let own = at(cells, self.who).text();
        let called = heading.names.get(self.who).map_or("", String::as_str);
        let is_view = || !is_same && subject::is_only(own) && subject::is_other(own, called);
        let is_renamed = |column: usize| is_same && self.renamed(heading, column, cells).is_some();
        if !self.figures.iter().any(|&column| repeats(column) || is_renamed(column)) {
            // A row of words may be about somebody of whom nothing is known. Units are alike.
            let mut seen = HashSet::new();
            let mut named = self.figures.iter().map(|&column| at(cells, column));
            let are_named = self.figures.len() > 1 && named.all(|cell| cell.is_words() && seen.insert(cell.heading()));
            return (are_named && is_view()).then_some(Turn::View);
        }
        Some(match is_same {
            true => Turn::Same,
            false if is_view() => Turn::View,
            false => Turn::Group,
        })
    }

    /// Goes on with what begins with a row.
    pub(super) fn begin(&mut self, turn: Turn, heading: &Heading, cells: &[Cell<'_>]) {
        self.is_view = turn == Turn::View;
        let named = |column: usize| {
            let mut places = (0..cells.len()).filter(|&place| heading.repeats(column, at(cells, place)));
            if heading.repeats(column, at(cells, column)) { Some(column) } else { places.next() }
        };
        let found: Vec<Option<usize>> = (0..heading.names.len()).map(named).collect();
        let place = |(column, place): (usize, &Option<usize>)| {
            // A cell that calls its column otherwise has another in its place, but for that of who the rows are about.
            let stays = column == self.who || at(cells, column).is_empty();
            let own = || Some(column).filter(|_| stays && !found.contains(&Some(column)));
            place.or_else(|| self.renamed(heading, column, cells)).or_else(own)
        };
        let order: Vec<Option<usize>> = found.iter().enumerate().map(place).collect();
        let is_known = |place: usize| order.contains(&Some(place));
        let is_other = (0..cells.len()).any(|place| at(cells, place).is_words() && !is_known(place));
        let is_missing = |column: &usize| is_other && order.get(*column) == Some(&None);
        self.missing = self.figures.iter().copied().filter(is_missing).collect();
        let is_own = order.iter().enumerate().all(|(column, place)| *place == Some(column));
        self.order = (!is_own).then_some(order);
    }

    /// Where the one heading stands that calls a column of figures by other words, and no other of them.
    fn renamed(&self, heading: &Heading, column: usize, cells: &[Cell<'_>]) -> Option<usize> {
        let is_missing = || !cells.iter().any(|cell| heading.repeats(column, cell));
        if !self.figures.contains(&column) || !is_missing() {
            return None;
        }
        let is_known = |cell: &Cell<'_>| (0..heading.names.len()).any(|column| heading.repeats(column, cell));
        let is = |&place: &usize| {
            let cell = at(cells, place);
            let mut others = self.figures.iter().filter(|other| **other != column);
            cell.is_words()
                && heading.is_like(column, cell)
                && !others.any(|&other| heading.is_like(other, cell))
                && !is_known(cell)
        };
        let mut places = (0..cells.len()).filter(is);
        places.next().filter(|_| places.next().is_none())
    }

    /// Columns of figures that what follows has not, though it may have them by another name.
    pub(super) fn missing(&self) -> &[usize] {
        &self.missing
    }

    /// Whether rows of another view follow.
    pub(super) fn is_view(&self) -> bool {
        self.is_view
    }

    /// A row with each cell in the place of its column.
    pub(super) fn arrange<'r, 'a>(&self, cells: &'r [Cell<'a>]) -> Cow<'r, [Cell<'a>]> {
        match &self.order {
            None => Cow::Borrowed(cells),
            Some(order) => {
                order.iter().map(|place| place.map_or(Cell::Empty, |place| at(cells, place).clone())).collect()
            }
        }
    }
}
