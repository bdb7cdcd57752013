//! Any other table, such as the export of an advocacy platform: the user says which column is what.

mod group;
mod label;
mod meaning;
mod results;
mod row;
mod sharers;
mod sift;

pub use meaning::Meaning;
pub(crate) use results::{Results, conclude};

use super::answer::{FileReport, Kind, Note};
use super::cell::{Cell, Figure, at};
use super::date::{self, Order, Period, Span};
use super::document::{Damage, Document, Table};
use label::Label;
use row::Row;
use sift::Sift;
use std::mem;

/// Where the columns that have a meaning stand.
struct Columns {
    /// By meaning.
    places: [Option<usize>; Meaning::ALL.len()],
    /// Said or found.
    dates_at: Option<usize>,
    /// Where the last day of a row stands by itself.
    ends_at: Option<usize>,
    /// Whether these are weeks.
    weekly: bool,
    /// Something of each heading that can be compared.
    prints: Vec<u64>,
}

/// Reads a table by what its columns mean. Without a column that it has, only its headings are reported.
pub(crate) fn read(
    document: &Document<'_>,
    name: &str,
    columns: &[(Meaning, String)],
) -> Result<Option<(Results, FileReport)>, Damage> {
    let mut best: Option<(&Table<'_>, usize, Vec<String>, usize)> = None;
    for table in &document.tables {
        if let Some((heading, names)) = heading(table) {
            let known = columns.iter().filter(|(_, column)| names.iter().any(|name| same(name, column))).count();
            if best.as_ref().is_none_or(|(.., most)| known > *most) {
                best = Some((table, heading, names, known));
            }
        }
    }
    let Some((table, heading, names, known)) = best else { return Ok(None) };
    let mut report = FileReport::new(name, Kind::Table);
    report.columns = names.iter().filter(|name| !name.is_empty()).cloned().collect();
    let mut results = Results::new(name, &names);
    for (_, column) in columns.iter().filter(|(_, column)| !names.iter().any(|name| same(name, column))) {
        results.notes.push(Note::of("no-such-column", name).text("column", column));
    }
    if known == 0 {
        let listed = report.columns.join(", ");
        results.notes.push(Note::of("name-columns", name).text("columns", listed));
        return Ok(Some((results, report)));
    }
    take_rows(table, heading, &names, columns, &mut results, &mut report)?;
    Ok(Some((results, report)))
}

/// Whether two headings are the same.
pub(crate) fn same(one: &str, other: &str) -> bool {
    fold(one) == fold(other)
}

fn fold(text: &str) -> String {
    text.split_whitespace().map(str::to_lowercase).collect::<Vec<_>>().join(" ")
}

/// The first row with the most words and no numbers, and the words as they are written.
fn heading(table: &Table<'_>) -> Option<(usize, Vec<String>)> {
    let words = |row: &[Cell<'_>]| {
        let numbers = row.iter().filter(|cell| matches!(cell.figure(), Figure::Is(_))).count();
        if numbers > 0 { 0 } else { row.iter().filter(|cell| !cell.text().is_empty()).count() }
    };
    let (index, row) = table.head.iter().rev().max_by_key(|(_, row)| words(row))?;
    let below = table.head.iter().any(|(other, _)| other > index);
    (words(row) >= 2 && below).then(|| (*index, row.iter().map(|cell| cell.text().to_owned()).collect()))
}

impl Columns {
    fn find(table: &Table<'_>, heading: usize, names: &[String], columns: &[(Meaning, String)]) -> Columns {
        let places = Meaning::ALL.map(|meaning| {
            let mut said = columns.iter().filter(|(known, _)| *known == meaning);
            said.find_map(|(_, column)| names.iter().position(|name| same(name, column)))
        });
        let prints = names.iter().map(|name| row::print_of(&fold(name))).collect();
        let mut found = Columns { places, dates_at: None, ends_at: None, weekly: false, prints };
        let dated = |column: usize, name: &str| {
            let below: Vec<_> = table.head.iter().filter(|(index, _)| *index > heading).collect();
            // Counts look like serials, so bare numbers are dates only where the heading says so.
            let is_date = |cell: &Cell<'_>| match date::is_dated(name) {
                true => date::read_span(cell, table.serial_shift, date::is_weekly(name)).is_some(),
                false => cell.figure() == Figure::Unreadable && table.holds_day(cell),
            };
            below.iter().filter(|(_, row)| is_date(at(row, column))).count() * 10 > below.len() * 8
        };
        let first_dated = |from: usize, is_meant: &dyn Fn(&str) -> bool| {
            let mut free = names.iter().enumerate().skip(from).filter(|(column, _)| !places.contains(&Some(*column)));
            free.find(|(column, name)| is_meant(name) && dated(*column, name)).map(|(column, _)| column)
        };
        found.dates_at = found.place(Meaning::Date);
        if found.dates_at.is_none() {
            let ends = names.iter().any(|name| date::is_end(name));
            found.dates_at = first_dated(0, &|name| !date::is_of_person(name, ends));
            let last = found.dates_at.and_then(|first| first_dated(first + 1, &|name| date::is_end(name)));
            found.ends_at =
                last.filter(|&last| found.dates_at.is_some_and(|first| adjoin(table, heading, first, last)));
        }
        found.weekly = found.dates_at.and_then(|column| names.get(column)).is_some_and(|name| date::is_weekly(name));
        found
    }

    /// Whether a row is the heading of another table about the same: it repeats headings of figures beside another word.
    fn begins_another(&self, names: &[String], cells: &[Cell<'_>]) -> bool {
        let repeats = |column: &usize| names.get(*column).is_some_and(|name| same(name, at(cells, *column).text()));
        let repeated = row::SUMMED.into_iter().filter_map(|meaning| self.place(meaning)).filter(repeats).count();
        repeated > 1 && !(0..names.len()).all(|column| repeats(&column))
    }

    fn place(&self, meaning: Meaning) -> Option<usize> {
        self.places.get(meaning as usize).copied().flatten()
    }
}

/// Whether the days of two columns are those from which and to which rows lie end to end. What runs out at the end of a
/// year does not.
fn adjoin(table: &Table<'_>, heading: usize, first: usize, last: usize) -> bool {
    let below: Vec<_> = table.head.iter().filter(|(index, _)| *index > heading).collect();
    let span = |row: &[Cell<'_>], column: usize| date::read_span(at(row, column), table.serial_shift, false);
    let spans: Vec<Span> = below.iter().filter_map(|(_, row)| span(row, first)?.until(span(row, last)?)).collect();
    let fits = |order: Order| {
        let periods: Vec<Period> = spans.iter().filter_map(|span| span.period(order)).collect();
        let mut starts: Vec<_> = periods.iter().map(|period| period.from).collect();
        starts.sort_unstable();
        let next = |period: &Period| starts.iter().find(|start| **start > period.from);
        periods.len() * 10 > below.len() * 8
            && periods.iter().all(|period| next(period).is_none_or(|next| period.to < *next))
    };
    fits(Order::MonthFirst) || fits(Order::DayFirst)
}

fn take_rows(
    table: &Table<'_>,
    heading: usize,
    names: &[String],
    columns: &[(Meaning, String)],
    results: &mut Results,
    report: &mut FileReport,
) -> Result<(), Damage> {
    let columns = Columns::find(table, heading, names, columns);
    let mut above: Vec<Sift> = Vec::new();
    let mut sift = Sift::default();
    let mut unreadable = 0;
    table.rows_below(heading, &mut |cells| {
        if columns.begins_another(names, cells) {
            above.push(mem::take(&mut sift));
        }
        let (label, text) = Label::of(cells, columns.place(Meaning::Sharers).map(|column| at(cells, column)));
        match Row::read(cells, label, &columns, table.serial_shift) {
            Some(row) => sift.take(row, text),
            None if sift.refuses(label) => {}
            None => unreadable += 1,
        }
    })?;
    above.push(sift);
    let mut rows: Vec<Row> = Vec::new();
    for sift in above {
        let block = sift.finish(report);
        // Below a table by people another may say the same by team.
        if rows.is_empty() || row::sums_of(&block) != row::sums_of(&rows) {
            rows.extend(block);
        } else {
            report.leave_out("twice", block.len() as u64);
        }
    }
    report.leave_out("unreadable", unreadable);
    report.rows_used = rows.len() as u64;
    let spans: Vec<Span> = rows.iter().filter_map(|row| row.span).collect();
    let dates_named = columns.dates_at.and_then(|column| names.get(column));
    let order = order_of(&spans, dates_named.is_some_and(|name| date::is_monthly(name)));
    let periods: Vec<Period> = spans.iter().filter_map(|span| span.period(order)).collect();
    report.period = Period::around_rows(&periods);
    if let Some(column) = columns.place(Meaning::Date).and(dates_named)
        && periods.len() * 2 < rows.len()
    {
        results.notes.push(Note::of("dates-unread", &report.name).text("column", column));
    }
    let named = Meaning::ALL.map(|meaning| columns.place(meaning).and_then(|column| names.get(column)).cloned());
    results.fill(rows, named, order, report.period);
    Ok(())
}

/// Where the month stands. Under a heading that says "month", it does where every row begins on the first day of one;
/// else where more rows end after they begin; else where the days tell.
fn order_of(spans: &[Span], is_monthly: bool) -> Order {
    let days: Vec<_> = spans.iter().flat_map(|span| [span.from, span.to]).collect();
    let firsts = |order: Order| {
        let of_month = |span: &Span| span.period(order).is_some_and(Period::begins_month);
        is_monthly && spans.len() > 1 && spans.iter().all(of_month)
    };
    match (firsts(Order::MonthFirst), firsts(Order::DayFirst)) {
        (true, false) => return Order::MonthFirst,
        (false, true) => return Order::DayFirst,
        _ => {}
    }
    let valid = |order: Order| spans.iter().filter_map(move |span| span.period(order)).map(Period::days);
    let (month, day) = (valid(Order::MonthFirst).count(), valid(Order::DayFirst).count());
    if month != day {
        return if month > day { Order::MonthFirst } else { Order::DayFirst };
    }
    let (decided, other) = (date::decide(&days, Order::MonthFirst), date::decide(&days, Order::DayFirst));
    // Rows are about days or weeks rather than about parts of a year.
    let is_shorter = valid(Order::DayFirst).sum::<f64>() < valid(Order::MonthFirst).sum();
    if decided != other && is_shorter { Order::DayFirst } else { decided }
}
