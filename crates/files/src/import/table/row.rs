//! One row of a table, as far as it counts.

use super::Columns;
use super::dates::Dates;
use super::headcount;
use super::label::Label;
use super::meaning::Meaning;
use super::metric::Metric;
use super::outline::Level;
use super::scale;
use super::{parts, posts};
use crate::import::cell::{Cell, Figure, at};
use crate::import::date::{Order, Period, Span, read_part};
use crate::import::link;
use std::hash::{DefaultHasher, Hash, Hasher};

/// Meanings whose figures are added up; posts come first.
pub(super) const SUMMED: [Meaning; 5] =
    [Meaning::Shares, Meaning::Impressions, Meaning::Clicks, Meaning::Engagements, Meaning::Reach];

/// What a row says in the columns that have a meaning.
pub(super) struct Row {
    figures: [Option<f64>; Meaning::ALL.len()],
    /// Who it is about, where that is a text: something of it that can be compared.
    pub(super) name: Option<u64>,
    pub(super) label: Label,
    /// What the label says, as long as it matters.
    pub(super) said: Option<Box<str>>,
    /// Whether it says beside its label that it is a sum.
    pub(super) says_sum: bool,
    /// The same of all: all networks, beside a name or a team.
    pub(super) says_all: bool,
    /// Whether who it is about is called like a month or another part of a year.
    pub(super) is_called_time: bool,
    /// What its figures count, where it or the line above its block says so.
    pub(super) metric: Option<Metric>,
    /// Below which of the headings of its sheet it stands.
    pub(super) block: usize,
    pub(super) span: Option<Span>,
    /// Whether its date says so by itself, as that of a sum of several days would not.
    pub(super) is_dated: bool,
    /// Its year, where a table says no more.
    pub(super) year: Option<Span>,
    /// Where its labels stand, in a table that is laid out in levels.
    pub(super) level: Option<Level>,
    /// Something of a time that cannot be read.
    pub(super) time: Option<u64>,
    /// The month or quarter that such a time is, of a year that is not said.
    pub(super) of_year: Option<Period>,
    /// Whether its date says in words what is no day: "Year to date".
    pub(super) is_worded: bool,
    /// Of one that is called after what others are compared with: whether it says so in words, and nothing beside it.
    pub(super) is_terse: bool,
    /// Which of its figures are shares of others, in the order of [`SUMMED`].
    are_shares: [bool; SUMMED.len()],
    /// Something of the part of the staff that it is about.
    pub(super) part: Option<u64>,
    /// Something of its texts that are no times, where figures hold those before them.
    pub(super) texts: Option<u64>,
    /// Tells it from other rows, but for its date, which may be read in two ways.
    pub(super) print: u64,
    /// The same without its figures; `None` when it has no text.
    pub(super) key: Option<u64>,
}

impl Row {
    /// Reads a row; `None` when what should be its figures are no numbers, or when a lone remark stands where figures are asked for.
    pub(super) fn read(cells: &[Cell<'_>], label: Label, columns: &Columns) -> Option<Row> {
        let cell = |meaning: Meaning| columns.places.of(meaning).map(|column| at(cells, column));
        let named: Vec<&Cell<'_>> = SUMMED.into_iter().filter_map(cell).collect();
        let is_lone = cells.iter().filter(|cell| !cell.is_empty()).count() <= 1;
        let is_bare = is_lone && !named.is_empty() && named.iter().all(|cell| cell.is_empty());
        let factor = |meaning: Meaning| columns.factors.get(meaning as usize).copied().flatten();
        let read = Meaning::ALL.map(|meaning| match cell(meaning) {
            Some(cell) if meaning == Meaning::Shares && columns.counted.of(meaning).is_none() => posts::of(cell),
            Some(cell) if SUMMED.contains(&meaning) && is_share(cell) => Figure::None,
            Some(cell) if meaning == Meaning::Sharers && columns.are_counted && cell.is_words() => {
                headcount::people(cell).map_or(Figure::Unreadable, Figure::Is)
            }
            Some(cell) => scale::figure(cell, factor(meaning)),
            None => Figure::None,
        });
        let has = |is: fn(&Figure) -> bool| SUMMED.into_iter().filter_map(|meaning| read.get(meaning as usize)).any(is);
        // What cannot be read hides none of the figures beside it.
        let is_unreadable =
            has(|figure| *figure == Figure::Unreadable) && !has(|figure| matches!(figure, Figure::Is(_)));
        if is_bare || is_unreadable {
            return None;
        }
        let are_shares = SUMMED.map(|meaning| cell(meaning).is_some_and(is_share));
        let figures = read.map(Figure::number);
        let is_counted = columns.are_counted || cell(Meaning::Sharers).is_some_and(Cell::is_figure);
        let who = columns.who.iter().filter(|_| !is_counted);
        let mut who = who.map(|&column| at(cells, column)).filter(|who| who.is_words());
        let dates = &columns.dates;
        let (span, is_dated) = dates.read(cells).map_or((None, false), |(span, is_dated)| (Some(span), is_dated));
        let dated = dates.at.filter(|_| span.is_some());
        let (print, key) = prints_of(cells, &columns.prints, dated);
        let (first, other) = (who.next(), who.next());
        let name = first.map(|first| name_of(first, other));
        Some(Row {
            figures,
            name,
            texts: columns.are_cumulated.then(|| texts_of(cells, dates)),
            label,
            said: None,
            says_sum: false,
            says_all: false,
            is_called_time: first.is_some_and(|first| read_part(first.text()).is_some()),
            metric: None,
            block: 0,
            span,
            is_dated,
            year: dates.year(cells),
            level: None,
            time: dates.unread.map(|column| print_of(&format!("{:?}", at(cells, column)))),
            of_year: dates.unread.and_then(|column| read_part(at(cells, column).text())),
            is_worded: span.is_none() && dates.at.is_some_and(|column| at(cells, column).is_words()),
            is_terse: matches!(label, Label::Comparison(_)) && cells.iter().filter(|cell| cell.is_words()).count() == 1,
            are_shares,
            part: parts::of(cells, &columns.parts),
            print,
            key,
        })
    }

    pub(super) fn figure(&self, meaning: Meaning) -> Option<f64> {
        self.figures.get(meaning as usize).copied().flatten()
    }

    /// Whether it says only shares where others count.
    pub(super) fn is_of_shares(&self, rates: &[Meaning]) -> bool {
        let counted = || SUMMED.iter().zip(self.are_shares).filter(|(meaning, _)| !rates.contains(meaning));
        counted().any(|(_, is_share)| is_share) && counted().all(|(meaning, _)| self.figure(*meaning).is_none())
    }

    /// Something of who it is about, or of its texts.
    pub(super) fn who(&self) -> Option<u64> {
        self.name.or(self.key)
    }

    /// Whether it says nothing that another row does not, of the same time.
    pub(super) fn says_no_more(&self, other: &Row) -> bool {
        let said = || SUMMED.into_iter().filter_map(|meaning| Some((meaning, self.figure(meaning)?)));
        self.span == other.span
            && said().next().is_some()
            && said().all(|(meaning, figure)| other.figure(meaning) == Some(figure))
    }

    /// Forgets what is no count.
    pub(super) fn forget(&mut self, meaning: Meaning) {
        if let Some(figure) = self.figures.get_mut(meaning as usize) {
            *figure = None;
        }
    }

    pub(super) fn number(&self, meaning: Meaning) -> f64 {
        self.figure(meaning).unwrap_or(0.0)
    }

    /// How many people it counts.
    pub(super) fn people(&self) -> Option<f64> {
        self.figure(Meaning::Sharers).filter(|_| self.name.is_none())
    }

    /// Takes over how many people all rows of its group are about. Those of parts of the staff add up anyway.
    pub(super) fn count_people(&mut self, people: Option<f64>) {
        let Some(Some(own)) = self.figures.get_mut(Meaning::Sharers as usize) else { return };
        *own = own.max(people.filter(|_| self.part.is_none()).unwrap_or(*own));
    }

    pub(super) fn period(&self, order: Order) -> Option<Period> {
        self.span?.period(order)
    }
}

/// Whether a cell says that it is a share of something, and no count.
pub(super) fn is_share(cell: &Cell<'_>) -> bool {
    cell.text().contains(['%', '٪']) && cell.is_figure()
}

/// Something of a name that can be compared, which may stand in two cells. Of an address, what belongs to the visit is no
/// part of it.
fn name_of(cell: &Cell<'_>, other: Option<&Cell<'_>>) -> u64 {
    match other {
        Some(other) => print_of(&[cell.heading(), other.heading()].join("\n")),
        None if link::is_link(cell) => link::fingerprint(cell),
        None => print_of(&cell.heading()),
    }
}

/// Something of a text that can be compared.
pub(super) fn print_of(text: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    text.hash(&mut hasher);
    hasher.finish()
}

/// Something of the texts of a row that are no times.
fn texts_of(cells: &[Cell<'_>], dates: &Dates) -> u64 {
    let texts = cells.iter().enumerate().filter(|(column, cell)| cell.is_words() && !dates.stand_at(*column));
    print_of(&texts.map(|(_, cell)| cell.heading()).collect::<Vec<_>>().join("\n"))
}

/// What a row says and what its texts say, as it was read: a file that was saved in another format says the same.
fn prints_of(cells: &[Cell<'_>], headings: &[u64], dated: Option<usize>) -> (u64, Option<u64>) {
    let (mut print, mut key) = (0_u64, None);
    for (column, (cell, heading)) in cells.iter().zip(headings).enumerate() {
        let mut hasher = DefaultHasher::new();
        heading.hash(&mut hasher);
        match cell.figure() {
            _ if dated == Some(column) => continue,
            Figure::None => continue,
            Figure::Is(value) => value.to_bits().hash(&mut hasher),
            Figure::Unreadable => cell.heading().hash(&mut hasher),
        }
        // Columns may stand in another order.
        print = print.wrapping_add(hasher.finish());
        if cell.figure() == Figure::Unreadable {
            key = Some(key.unwrap_or(0_u64).wrapping_add(hasher.finish()));
        }
    }
    (print, key)
}

/// What the figures of some rows add up to.
pub(super) fn sums_of(rows: &[Row]) -> [f64; SUMMED.len()] {
    SUMMED.map(|meaning| rows.iter().map(|row| row.number(meaning)).sum())
}
