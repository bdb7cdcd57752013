//! One row of a table, as far as it counts.

use super::Columns;
use super::label::Label;
use super::meaning::Meaning;
use crate::import::cell::{Cell, Figure, at};
use crate::import::date::{self, Order, Period, Span};
use crate::import::link;
use std::hash::{DefaultHasher, Hash, Hasher};

/// Meanings whose figures are added up.
pub(super) const SUMMED: [Meaning; 5] =
    [Meaning::Shares, Meaning::Impressions, Meaning::Clicks, Meaning::Engagements, Meaning::Reach];

/// What a row says in the columns that have a meaning.
pub(super) struct Row {
    figures: [Option<f64>; Meaning::ALL.len()],
    /// Who it is about, where that is a text: something of it that can be compared.
    pub(super) name: Option<u64>,
    pub(super) label: Label,
    /// What the label says, as long as it matters.
    pub(super) said: Option<String>,
    pub(super) span: Option<Span>,
    /// Tells it from other rows.
    pub(super) print: u64,
}

impl Row {
    /// Reads a row; `None` when a figure is no number, or when a lone remark stands where figures are asked for.
    pub(super) fn read(cells: &[Cell<'_>], label: Label, columns: &Columns, shift: f64) -> Option<Row> {
        let cell = |meaning: Meaning| columns.place(meaning).map(|column| at(cells, column));
        let named: Vec<&Cell<'_>> = SUMMED.into_iter().filter_map(cell).collect();
        let is_lone = cells.iter().filter(|cell| !cell.is_empty()).count() <= 1;
        let is_bare = is_lone && !named.is_empty() && named.iter().all(|cell| cell.is_empty());
        if is_bare || named.iter().any(|cell| cell.figure() == Figure::Unreadable) {
            return None;
        }
        let figures = Meaning::ALL.map(|meaning| match cell(meaning)?.figure() {
            Figure::Is(value) => Some(value),
            Figure::None | Figure::Unreadable => None,
        });
        let who = cell(Meaning::Sharers).filter(|who| who.figure() == Figure::Unreadable);
        let span = columns.dates_at.and_then(|column| date::read_span(at(cells, column), shift, columns.weekly));
        Some(Row { figures, name: who.map(name_of), label, said: None, span, print: print_of(cells) })
    }

    pub(super) fn figure(&self, meaning: Meaning) -> Option<f64> {
        self.figures.get(meaning as usize).copied().flatten()
    }

    pub(super) fn number(&self, meaning: Meaning) -> f64 {
        self.figure(meaning).unwrap_or(0.0)
    }

    pub(super) fn period(&self, order: Order) -> Option<Period> {
        self.span?.period(order)
    }
}

/// Something of a name that can be compared. Of an address, what belongs to the visit is no part of it.
fn name_of(cell: &Cell<'_>) -> u64 {
    if link::is_link(cell) {
        return link::fingerprint(cell);
    }
    let mut hasher = DefaultHasher::new();
    cell.heading().hash(&mut hasher);
    hasher.finish()
}

fn print_of(cells: &[Cell<'_>]) -> u64 {
    let mut hasher = DefaultHasher::new();
    for cell in cells {
        match cell {
            Cell::Number(value) => value.to_bits().hash(&mut hasher),
            cell => cell.text().hash(&mut hasher),
        }
    }
    hasher.finish()
}
