//! Whether blank cells mean what stands above them. That nobody knew looks much the same, so all rows have to tell.

use super::carried::{Carried, Said};
use super::row::print_of;
use crate::import::cell::{Cell, at};
use crate::import::date::{self, Grain, Order, Period, Span};
use std::collections::HashSet;
use std::hash::{DefaultHasher, Hash, Hasher};

/// What the rows tell of each label.
pub(super) struct Evidence {
    columns: Vec<Column>,
    /// Rows as their labels tell them apart, when those above are carried down.
    rows: HashSet<u64>,
    /// Whether two rows are told apart by nothing: those of groups are.
    has_twins: bool,
    shift: f64,
}

#[derive(Default)]
struct Column {
    /// Groups, each with what it is in.
    groups: HashSet<u64>,
    values: usize,
    blanks: usize,
    /// Values that have blanks below them.
    runs: usize,
    /// The row before held a value.
    is_begun: bool,
    /// A blank has nothing above it that it could mean.
    is_orphan: bool,
    spans: Vec<Span>,
}

impl Evidence {
    pub(super) fn new(labels: usize, shift: f64) -> Evidence {
        let columns = (0..labels).map(|_| Column::default()).collect();
        Evidence { columns, rows: HashSet::new(), has_twins: false, shift }
    }

    /// Takes a row; `carried` carries down whatever is in question.
    pub(super) fn take(&mut self, carried: &mut Carried, row: &[Cell<'_>]) {
        let filled = carried.fill(row);
        let labels = carried.labels();
        let Said::Until(until) = labels.said(row) else { return };
        let has_figures = labels.has_figures(row);
        let mut group = DefaultHasher::new();
        for (index, (column, &place)) in self.columns.iter_mut().zip(&labels.columns).enumerate() {
            let (own, whole) = (at(row, place), at(&filled, place));
            print_of(&format!("{whole:?}")).hash(&mut group);
            if !own.is_empty() {
                column.values += 1;
                column.groups.insert(group.finish());
                column.is_begun = true;
                column.spans.extend(date::read_span(own, self.shift, Grain::Unsaid));
            } else if index < until && has_figures {
                column.blanks += 1;
                column.runs += usize::from(std::mem::take(&mut column.is_begun));
                column.is_orphan |= whole.is_empty();
            }
        }
        self.has_twins |= has_figures && !self.rows.insert(group.finish());
    }

    /// Strikes out what is not carried down.
    pub(super) fn conclude(&self, carries: &mut [bool]) {
        for (index, (carries, column)) in carries.iter_mut().zip(&self.columns).enumerate() {
            *carries &= !self.has_twins && column.is_grouped() && (index > 0 || column.is_sorted());
        }
    }
}

impl Column {
    /// Whether each value stands once, at the top of its group, and most groups have more rows.
    fn is_grouped(&self) -> bool {
        // A lone day is that on which the list was made.
        let is_lone_day = self.values == 1 && self.spans.iter().any(|span| span.from == span.to);
        !self.is_orphan
            && !is_lone_day
            && self.groups.len() == self.values
            && self.blanks >= self.values
            && self.runs * 2 >= self.values
    }

    /// Whether dates follow each other, as those of groups do.
    fn is_sorted(&self) -> bool {
        [Order::MonthFirst, Order::DayFirst].into_iter().any(|order| {
            let starts = || self.spans.iter().filter_map(|span| span.period(order)).map(|Period { from, .. }| from);
            starts().is_sorted() || starts().is_sorted_by(|one, next| one >= next)
        })
    }
}
