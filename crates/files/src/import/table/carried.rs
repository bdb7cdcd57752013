//! Cells that stand for those below them too, where a table was merged or is laid out by groups: a year stands only in the
//! first row of its months.

use super::Sheet;
use super::evidence::Evidence;
use super::label::Label;
use super::meaning::{Meaning, Places};
use super::outline::{self, Above, Level};
use super::row::SUMMED;
use crate::import::cell::{Cell, Figure, at};
use crate::import::date;
use crate::import::document::Damage;
use std::borrow::Cow;

/// The columns left of the figures that tell rows apart.
pub(super) struct Labels {
    pub(super) columns: Vec<usize>,
    /// Other columns of words.
    beside: Vec<usize>,
    figures: Vec<usize>,
}

/// The longest word for a sum, in bytes; what is longer is a text.
const MOST_SAID: usize = 40;

/// What a row says in its labels.
#[derive(Clone, Copy)]
pub(super) enum Said {
    /// Nothing that is about others as well.
    Nothing,
    /// That it sums up others: those of one group of the label at this place and all behind it.
    Sum(usize),
    /// Something, the last of it at this place.
    Until(usize),
}

/// Which labels are carried down, and what they said last.
pub(super) struct Carried {
    labels: Labels,
    carries: Vec<bool>,
    last: Vec<Option<Cell<'static>>>,
    above: Above,
}

impl Labels {
    fn find(sheet: &Sheet<'_, '_>, places: &Places) -> Labels {
        let mut figures: Vec<usize> =
            SUMMED.into_iter().chain([Meaning::Audience]).filter_map(|meaning| places.of(meaning)).collect();
        let has_figures = |column: usize| {
            let name = sheet.heading.names.get(column).map_or("", String::as_str);
            let is_said = places.of(Meaning::Date) == Some(column) || date::is_dated(name) || date::is_yearly(name);
            !is_said && sheet.has_figures(column)
        };
        figures.extend(places.of(Meaning::Sharers).filter(|&column| has_figures(column)));
        let first = figures.iter().min().copied().unwrap_or(0);
        let (columns, beside) =
            (0..sheet.heading.names.len()).filter(|&column| !has_figures(column)).partition(|&column| column < first);
        Labels { columns, beside, figures }
    }

    pub(super) fn has_figures(&self, row: &[Cell<'_>]) -> bool {
        self.figures.iter().any(|&column| at(row, column).is_figure())
    }

    pub(super) fn said(&self, row: &[Cell<'_>]) -> Said {
        // Another heading, or a remark.
        if self.figures.iter().any(|&column| at(row, column).figure() == Figure::Unreadable) && !self.has_figures(row) {
            return Said::Nothing;
        }
        let innermost = self.columns.len().saturating_sub(1);
        let is_sum = |&(index, &column): &(usize, &usize)| match Label::of_cell(at(row, column)) {
            // A name in the last label.
            Label::LikeTotal => index < innermost,
            label => label.is_clear(),
        };
        if let Some((index, _)) = self.columns.iter().enumerate().find(is_sum) {
            return Said::Sum(index);
        }
        self.columns.iter().rposition(|&column| !at(row, column).is_empty()).map_or(Said::Nothing, Said::Until)
    }
}

impl Carried {
    /// Finds them by all rows.
    pub(super) fn find(sheet: &Sheet<'_, '_>, places: &Places) -> Result<Carried, Damage> {
        let labels = Labels::find(sheet, places);
        let lacks = |index: usize, column: usize| {
            let mut said = sheet.below().map(|row| (labels.said(row), at(row, column).is_empty()));
            said.any(|(said, is_empty)| is_empty && matches!(said, Said::Until(last) if index < last))
        };
        let carries: Vec<bool> =
            labels.columns.iter().enumerate().map(|(index, &column)| lacks(index, column)).collect();
        let last = vec![None; carries.len()];
        let mut carried = Carried { labels, carries, last, above: Above::default() };
        if carried.carries.contains(&true) {
            let mut evidence = Evidence::new(carried.carries.len(), sheet.table.serial_shift);
            sheet.table.rows_below(sheet.heading.row, &mut |row| evidence.take(&mut carried, row))?;
            evidence.conclude(&mut carried.carries);
            carried.forget();
        }
        Ok(carried)
    }

    pub(super) fn labels(&self) -> &Labels {
        &self.labels
    }

    /// Whether what a label says is carried down.
    pub(super) fn carries(&self, index: usize) -> bool {
        self.carries.get(index) == Some(&true)
    }

    /// Whether a label, or a short word elsewhere, says that a row is about others.
    pub(super) fn says_sum(&self, row: &[Cell<'_>]) -> bool {
        let mut beside = self.labels.beside.iter().map(|&column| at(row, column));
        matches!(self.labels.said(row), Said::Sum(_))
            || beside.any(|cell| cell.text().len() <= MOST_SAID && Label::of_cell(cell) == Label::Total)
    }

    /// Whether a label or a short word elsewhere says that a row is about all.
    pub(super) fn says_all(&self, row: &[Cell<'_>]) -> bool {
        let mut columns = self.labels.columns.iter().chain(&self.labels.beside).map(|&column| at(row, column));
        columns.any(|cell| cell.text().len() <= MOST_SAID && Label::of_cell(cell) == Label::Everybody)
    }

    /// Forgets what was said, as another table begins.
    pub(super) fn forget(&mut self) {
        self.last.fill(None);
        self.above.forget();
    }

    /// Where the labels of a row stand, when all that it lacks on their left are carried down to it; rows are asked for
    /// in their order.
    pub(super) fn level(&mut self, row: &[Cell<'_>]) -> Option<Level> {
        let columns = &self.labels.columns;
        let Said::Until(last) = self.labels.said(row) else { return None };
        if columns.len() < 2 {
            return None;
        }
        let level = self.above.level(row, columns, last);
        let is_filled = |index: usize| columns.get(index).is_some_and(|&column| !at(row, column).is_empty());
        let is_whole = (0..=last).all(is_filled);
        let is_known = (0..last).all(|index| is_filled(index) || self.carries(index));
        (is_whole || (is_known && (self.carries(last) || last + 1 == columns.len()))).then_some(level)
    }

    /// A row with what is said above it. What stands to the right of something new was about another group.
    pub(super) fn fill<'r, 'a>(&mut self, row: &'r [Cell<'a>]) -> Cow<'r, [Cell<'a>]> {
        let mut filled = Cow::Borrowed(row);
        if !self.carries.contains(&true) {
            return filled;
        }
        let until = match self.labels.said(row) {
            Said::Nothing => return filled,
            Said::Sum(from) => {
                self.last.iter_mut().skip(from).for_each(|last| *last = None);
                return filled;
            }
            Said::Until(until) => until,
        };
        for (index, &column) in self.labels.columns.iter().enumerate().take(until + 1) {
            let cell = at(row, column);
            let above = self.last.get(index).and_then(Option::as_ref);
            if cell.is_empty() {
                if let Some((cell, above)) = filled.to_mut().get_mut(column).zip(above).filter(|_| self.carries(index))
                {
                    *cell = above.clone();
                }
            } else if above != Some(cell) {
                let mut behind = self.last.iter_mut().skip(index);
                if let Some(last) = behind.next() {
                    *last = Some(cell.clone().into_owned());
                }
                behind.for_each(|last| *last = None);
            }
        }
        filled
    }

    /// The first rows with what is said above them, without those that may be about others: a sum above a group, or
    /// without a label, does not say all that its rows say.
    pub(super) fn members<'r, 'a>(&mut self, rows: impl Iterator<Item = &'r [Cell<'a>]>) -> Vec<Cow<'r, [Cell<'a>]>>
    where
        'a: 'r,
    {
        let is_laid_out = self.carries.contains(&true);
        let mut members = Vec::new();
        let mut above = None;
        for row in rows {
            let level = self.level(row);
            if outline::is_head(above, level) {
                members.pop();
            }
            let is_bare = is_laid_out && matches!(self.labels.said(row), Said::Nothing);
            above = level.filter(|_| !is_bare);
            if !is_bare {
                members.push(self.fill(row));
            }
        }
        self.forget();
        members
    }
}
