//! The headings of a table: one row of them, or one of groups above one of columns.

use super::same;
use crate::import::cell::{Cell, at};
use crate::import::date;
use std::collections::HashSet;

/// Where the headings end, and what they say.
pub(super) struct Heading {
    /// Number of the row, and of that above which there is none of them.
    pub(super) row: usize,
    pub(super) top: usize,
    /// With the group before the column.
    pub(super) names: Vec<String>,
    /// What stands at the columns themselves.
    own: Vec<String>,
}

type Numbered = (usize, Vec<Cell<'static>>);

impl Heading {
    /// Finds them among the first rows: the one with the most words and no numbers, and what belongs to it.
    pub(super) fn find(head: &[Numbered]) -> Option<Heading> {
        let (place, (row, cells)) = head.iter().enumerate().rev().max_by_key(|(_, (_, cells))| words(cells))?;
        let pair = |first: usize| {
            let (above, below) = (head.get(first)?, head.get(first + 1)?);
            let rows = || head.iter().skip(first + 2).map(|(_, cells)| cells.as_slice());
            let is_filled = |column: usize| rows().any(|cells| !at(cells, column).is_empty());
            Heading::of_two(above, below, is_filled).filter(|_| rows().any(has_figures))
        };
        if words(cells) < 2 {
            return None;
        }
        let joined = pair(place).or_else(|| pair(place.checked_sub(1)?));
        Some(joined.unwrap_or_else(|| {
            let names: Vec<String> = cells.iter().map(|cell| cell.text().to_owned()).collect();
            Heading { row: *row, top: *row, own: names.clone(), names }
        }))
    }

    /// Joins two rows when some group stands above several columns, or columns are called alike, and the first column is
    /// named once. A title or a remark begins above it, or stands alone in its row, where groups are several, are said of
    /// each column, or stand beside headings of filled columns. What was merged downwards may stand in both.
    fn of_two((row, above): &Numbered, (next, below): &Numbered, is_filled: impl Fn(usize) -> bool) -> Option<Heading> {
        // Groups may be years.
        let is_figure = |cell: &Cell<'_>| cell.is_figure() && date::year_in(cell).is_none();
        if *next != row + 1 || above.iter().any(is_figure) || has_figures(below) {
            return None;
        }
        let above: Vec<String> = above.iter().map(text).collect();
        let over = |column: usize| above.get(column).map_or("", String::as_str);
        let own = |column: usize| Some(at(below, column).text()).filter(|text| !same(text, over(column)));
        let (mut group, mut is_wide, mut first, mut groups) = ("", false, None, 0);
        let mut heading = Heading { row: *next, top: *row, names: Vec::new(), own: Vec::new() };
        for column in 0..above.len().max(below.len()) {
            let (over, own) = (over(column), own(column).unwrap_or_default());
            if first.is_none() && !(over.is_empty() && own.is_empty()) {
                if !over.is_empty() && !own.is_empty() {
                    return None;
                }
                first = Some(column);
            }
            groups += usize::from(!over.is_empty() && (!own.is_empty() || is_filled(column)));
            is_wide |= (over.is_empty() || over == group) && !own.is_empty() && !group.is_empty();
            if !over.is_empty() || own.is_empty() {
                group = if own.is_empty() { "" } else { over };
            }
            let (name, own) = match (group, own) {
                (_, "") => (over.to_owned(), over),
                ("", own) => (own.to_owned(), own),
                (group, own) => (format!("{group}: {own}"), own),
            };
            heading.names.push(name);
            heading.own.push(own.to_owned());
        }
        let mut seen = HashSet::new();
        // Units are alike too, below headings that need none.
        let has_twins = heading.own.iter().any(|own| !own.is_empty() && !seen.insert(own.to_lowercase()));
        let is_joined = is_wide || (has_twins && over(first.unwrap_or_default()).is_empty());
        (is_joined && groups > 1).then_some(heading)
    }

    /// Where a column stands that is called so: with its group, or without where that is clear.
    pub(super) fn place(&self, column: &str) -> Option<usize> {
        let whole = self.names.iter().position(|name| same(name, column));
        let mut own = self.own.iter().enumerate().filter(|(_, own)| same(own, column)).map(|(place, _)| place);
        whole.or_else(|| own.next().filter(|_| own.next().is_none()))
    }

    /// Whether a cell repeats the heading of its column.
    pub(super) fn repeats(&self, column: usize, cell: &Cell<'_>) -> bool {
        [&self.names, &self.own].iter().any(|names| names.get(column).is_some_and(|name| same(name, cell.text())))
    }
}

fn text(cell: &Cell<'_>) -> String {
    match cell {
        Cell::Number(number) => number.to_string(),
        cell => cell.text().to_owned(),
    }
}

fn has_figures(cells: &[Cell<'_>]) -> bool {
    cells.iter().any(Cell::is_figure)
}

fn words(cells: &[Cell<'_>]) -> usize {
    if has_figures(cells) { 0 } else { cells.iter().filter(|cell| !cell.text().is_empty()).count() }
}
