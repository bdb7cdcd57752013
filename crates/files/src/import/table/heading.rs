//! The headings of a table: one row of them, or one of groups above one of columns.

mod guess;

use super::label::Label;
use super::renamed;
use super::{Meaning, same};
use crate::import::answer::Note;
use crate::import::cell::{Cell, at};
use crate::import::date::{self, Order};
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

/// A row and its number.
pub(super) type Numbered = (usize, Vec<Cell<'static>>);

impl Heading {
    /// Finds them among the first rows: the first that hold most of the columns that are `meant`, and figures below; else
    /// those above something of another kind. `shift` is added to days that are numbers.
    pub(super) fn find(head: &[Numbered], shift: f64, meant: &[(Meaning, String)]) -> Option<Heading> {
        let rank = |heading: &Heading| (heading.known(meant), heading.stands_above_figures(head, meant));
        // A row that belongs to the groups above it says too little alone.
        let alone = |place: usize| {
            let group = place.checked_sub(1).and_then(|above| joined(head, shift, above));
            single(head, shift, place).filter(|_| group.is_none())
        };
        let all = (0..head.len()).flat_map(|place| [joined(head, shift, place), alone(place)]);
        let known = all.flatten().filter(|heading| heading.known(meant) > 0);
        let better = |heading: &Heading, best: &Heading| {
            rank(heading) > rank(best) || (rank(heading) == rank(best) && best.is_over_sums(head, heading))
        };
        let best = known.reduce(|best, heading| if better(&heading, &best) { heading } else { best });
        best.or_else(|| {
            let place = guess::place(head)?;
            let above = || joined(head, shift, place.checked_sub(1)?);
            joined(head, shift, place).or_else(above).or_else(|| single(head, shift, place))
        })
    }

    /// Whether figures stand in a column that is meant, before its heading is repeated.
    fn stands_above_figures(&self, head: &[Numbered], meant: &[(Meaning, String)]) -> bool {
        let columns: Vec<usize> = meant.iter().filter_map(|(_, column)| self.place(column)).collect();
        let below = head.iter().filter(|(row, _)| *row > self.row).map(|(_, cells)| cells);
        let is_repeated =
            |cells: &Vec<Cell<'_>>| cells.iter().any(|cell| columns.iter().any(|&column| self.repeats(column, cell)));
        below
            .take_while(|cells| !is_repeated(cells))
            .any(|cells| columns.iter().any(|&column| at(cells, column).is_figure()))
    }

    /// Whether nothing but a row of sums stands between it and another heading: the short of what follows.
    fn is_over_sums(&self, head: &[Numbered], next: &Heading) -> bool {
        let mut between = head
            .iter()
            .filter(|(row, cells)| (self.row + 1..next.top).contains(row) && cells.iter().any(|cell| !cell.is_empty()));
        let is_sums = |(_, cells): &Numbered| {
            let mut filled = cells.iter().filter(|cell| !cell.is_empty());
            let first = filled.next();
            first.is_some_and(|cell| cell.is_figure() || Label::of_cell(cell).is_clear())
                && filled.all(|cell| cell.is_figure())
        };
        between.next().is_some_and(is_sums) && between.next().is_none()
    }

    /// How many of the columns that are meant it has.
    pub(super) fn known(&self, meant: &[(Meaning, String)]) -> usize {
        meant.iter().filter(|(_, column)| self.place(column).is_some()).count()
    }

    /// Joins two rows when some group stands above several columns, or columns are called alike, and the first column is
    /// named once, or both are so. A title or a remark begins above it, or stands alone in its row, where groups are
    /// several, are said of each column, or stand beside headings of filled columns. What was merged downwards may stand
    /// in both.
    fn of_two(
        (row, above): &Numbered,
        (next, below): &Numbered,
        shift: f64,
        is_filled: impl Fn(usize) -> bool,
    ) -> Option<Heading> {
        // Groups may be years.
        let is_figure = |cell: &Cell<'_>| cell.is_figure() && date::year_in(cell).is_none();
        if *next != row + 1 || above.iter().any(is_figure) || has_figures(below) {
            return None;
        }
        let above: Vec<String> = above.iter().map(|cell| text(cell, shift)).collect();
        let over = |column: usize| above.get(column).map_or("", String::as_str);
        let own = |column: usize| Some(at(below, column).text()).filter(|text| !same(text, over(column)));
        let (mut group, mut is_wide, mut first, mut groups, mut is_named_twice) = ("", false, None, 0, false);
        let mut heading = Heading { row: *next, top: *row, names: Vec::new(), own: Vec::new() };
        for column in 0..above.len().max(below.len()) {
            let (over, own) = (over(column), own(column).unwrap_or_default());
            if first.is_none() && !(over.is_empty() && own.is_empty()) {
                first = Some(column);
                // "Month" above "Name": it is said of what stands beside it.
                if !over.is_empty() && !own.is_empty() {
                    is_named_twice = true;
                    heading.names.push(own.to_owned());
                    heading.own.push(own.to_owned());
                    continue;
                }
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
        let is_joined = if is_named_twice {
            is_wide && has_twins
        } else {
            is_wide || (has_twins && over(first.unwrap_or_default()).is_empty())
        };
        (is_joined && groups > 1).then_some(heading)
    }

    /// Where a column stands that is called so: with its group, or without where that is clear.
    pub(super) fn place(&self, column: &str) -> Option<usize> {
        let whole = self.names.iter().position(|name| same(name, column));
        let mut own = self.own.iter().enumerate().filter(|(_, own)| same(own, column)).map(|(place, _)| place);
        whole.or_else(|| own.next().filter(|_| own.next().is_none()))
    }

    /// What is to be said of a column that is meant, where none or several are called so.
    pub(super) fn note(&self, column: &str, file: &str) -> Option<Note> {
        let said = |key: &'static str| Note::of(key, file).text("column", column);
        let count = |names: &[String]| names.iter().filter(|name| same(name, column)).count() as f64;
        let (whole, own) = (count(&self.names), count(&self.own));
        if whole > 1.0 {
            return Some(said("column-repeated").number("count", whole));
        }
        if self.place(column).is_some() {
            return None;
        }
        let grouped = self.own.iter().position(|name| same(name, column)).and_then(|place| self.names.get(place));
        Some(match grouped {
            Some(name) => said("column-in-groups").number("count", own).text("example", name),
            None => said("no-such-column"),
        })
    }

    /// Whether a cell repeats the heading of its column.
    pub(super) fn repeats(&self, column: usize, cell: &Cell<'_>) -> bool {
        [&self.names, &self.own].iter().any(|names| names.get(column).is_some_and(|name| same(name, &text(cell, 0.0))))
    }

    /// Whether a cell may call the figures of a column by other words.
    pub(super) fn is_like(&self, column: usize, cell: &Cell<'_>) -> bool {
        let mut names = [&self.names, &self.own].into_iter().filter_map(|names| names.get(column));
        names.any(|name| renamed::is_like(name, cell.text()))
    }
}

/// One row as headings.
fn single(head: &[Numbered], shift: f64, place: usize) -> Option<Heading> {
    let (row, cells) = head.get(place)?;
    let names: Vec<String> = cells.iter().map(|cell| text(cell, shift)).collect();
    Some(Heading { row: *row, top: *row, own: names.clone(), names })
}

/// That row and the next, where figures stand below.
fn joined(head: &[Numbered], shift: f64, place: usize) -> Option<Heading> {
    let (above, below) = (head.get(place)?, head.get(place + 1)?);
    let rows = || head.iter().skip(place + 2).map(|(_, cells)| cells.as_slice());
    let is_filled = |column: usize| rows().any(|cells| !at(cells, column).is_empty());
    Heading::of_two(above, below, shift, is_filled).filter(|_| rows().any(has_figures))
}

/// What a heading says. A number may be the day on which a month begins.
fn text(cell: &Cell<'_>, shift: f64) -> String {
    match cell {
        Cell::Number(number) => match date::read(cell, shift).and_then(|day| day.day(Order::MonthFirst)) {
            Some(day) => day.to_string(),
            None => number.to_string(),
        },
        cell => cell.text().to_owned(),
    }
}

fn has_figures(cells: &[Cell<'_>]) -> bool {
    cells.iter().any(Cell::is_figure)
}
