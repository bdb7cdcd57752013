//! Any other table, such as the export of an advocacy platform: the user says which column is what.

mod dates;
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
use super::date::{Period, Span};
use super::document::{Damage, Document, Table};
use dates::Dates;
use label::Label;
use row::Row;
use sift::Sift;
use std::mem;

/// Where the columns that have a meaning stand.
struct Columns {
    /// By meaning.
    places: [Option<usize>; Meaning::ALL.len()],
    dates: Dates,
    /// Something of each heading that can be compared.
    prints: Vec<u64>,
}

/// A sheet with a table on it.
struct Sheet<'t, 'b> {
    table: &'t Table<'b>,
    heading: usize,
    names: Vec<String>,
}

/// Reads tables by what their columns mean: all sheets that have the columns of the one that fits best. Without a column
/// that is meant, only headings are reported.
pub(crate) fn read(
    document: &Document<'_>,
    name: &str,
    columns: &[(Meaning, String)],
) -> Result<Option<(Vec<Results>, FileReport)>, Damage> {
    let mut sheets: Vec<Sheet<'_, '_>> = document.tables.iter().filter_map(Sheet::find).collect();
    // Of several, the one with the most figures; a cover has few.
    let Some(best) = sheets.iter().rev().max_by_key(|sheet| (sheet.known(columns), sheet.figures())) else {
        return Ok(None);
    };
    let (layout, names, known) = (best.layout(), best.names.clone(), best.known(columns));
    let mut report = FileReport::new(name, Kind::Table);
    report.columns = names.iter().filter(|name| !name.is_empty()).cloned().collect();
    let mut about = Results::new(name, "", layout.clone());
    for (_, column) in columns.iter().filter(|(_, column)| !names.iter().any(|name| same(name, column))) {
        about.notes.push(Note::of("no-such-column", name).text("column", column));
    }
    if known == 0 {
        let listed = report.columns.join(", ");
        about.notes.push(Note::of("name-columns", name).text("columns", listed));
        return Ok(Some((vec![about], report)));
    }
    let others = sheets.iter().filter(|sheet| sheet.layout() != layout).map(|sheet| sheet.table.name.as_str());
    let others: Vec<&str> = others.filter(|sheet| !sheet.is_empty()).collect();
    if !others.is_empty() {
        about.notes.push(Note::of("sheets-unread", name).text("sheets", others.join(", ")));
    }
    sheets.retain(|sheet| sheet.layout() == layout);
    let mut read = Vec::new();
    for sheet in &sheets {
        let mut results = Results::new(name, &sheet.table.name, layout.clone());
        take_rows(sheet, columns, &mut results, &mut report)?;
        read.push(results);
    }
    leave_out_sums(&mut read, &mut report);
    report.rows_used = read.iter().map(|results| results.rows.len() as u64).sum();
    report.period = Period::around(read.iter().filter_map(|results| results.period));
    about.notes.extend(read.iter_mut().flat_map(|results| mem::take(&mut results.notes)));
    read.push(about);
    Ok(Some((read, report)))
}

/// Leaves out the sheet that sums up several others, if there is one: it is called by no part of the year of its own.
fn leave_out_sums(read: &mut [Results], report: &mut FileReport) {
    let sums: Vec<_> = read.iter().map(|results| row::sums_of(&results.rows)).collect();
    let times: Vec<_> = read.iter().map(|results| results.period.or_else(|| results.part())).collect();
    let is_sum = |place: usize| {
        let others = || (0..sums.len()).filter(|&other| other != place);
        let time = |place: usize| times.get(place).copied().flatten();
        let is_apart = others().any(|other| time(place).zip(time(other)).is_some_and(|(one, other)| !one.meets(other)));
        let added = |column: usize| others().filter_map(|other| sums.get(other)?.get(column)).sum::<f64>();
        let own = sums.get(place).map_or(&[][..], |own| &own[..]);
        !is_apart
            && own.iter().any(|own| *own > 0.0)
            && own.iter().enumerate().all(|(column, own)| (own - added(column)).abs() <= 1e-3 * own.abs() + 1e-6)
    };
    // Two that are alike are told apart where files are.
    let found = (0..sums.len()).find(|&place| sums.len() > 2 && is_sum(place));
    if let Some(results) = found.and_then(|place| read.get_mut(place)) {
        report.leave_out("total", results.rows.len() as u64);
        results.rows.clear();
        results.period = None;
    }
}

/// Whether two headings are the same.
pub(crate) fn same(one: &str, other: &str) -> bool {
    fold(one) == fold(other)
}

fn fold(text: &str) -> String {
    text.split_whitespace().map(str::to_lowercase).collect::<Vec<_>>().join(" ")
}

impl<'t, 'b> Sheet<'t, 'b> {
    /// The first row with the most words and no numbers is the heading.
    fn find(table: &'t Table<'b>) -> Option<Sheet<'t, 'b>> {
        let words = |row: &[Cell<'_>]| {
            let numbers = row.iter().filter(|cell| matches!(cell.figure(), Figure::Is(_))).count();
            if numbers > 0 { 0 } else { row.iter().filter(|cell| !cell.text().is_empty()).count() }
        };
        let (heading, row) = table.head.iter().rev().max_by_key(|(_, row)| words(row))?;
        let sheet = Sheet { table, heading: *heading, names: row.iter().map(|cell| cell.text().to_owned()).collect() };
        (words(row) >= 2 && sheet.below().next().is_some()).then_some(sheet)
    }

    /// The first rows below the heading.
    fn below(&self) -> impl Iterator<Item = &[Cell<'static>]> {
        self.table.head.iter().filter(|(index, _)| *index > self.heading).map(|(_, row)| row.as_slice())
    }

    /// How many of the columns that are meant it has.
    fn known(&self, columns: &[(Meaning, String)]) -> usize {
        columns.iter().filter(|(_, column)| self.names.iter().any(|name| same(name, column))).count()
    }

    /// Columns with figures.
    fn figures(&self) -> usize {
        let is_figure = |column: usize| self.below().any(|row| matches!(at(row, column).figure(), Figure::Is(_)));
        (0..self.names.len()).filter(|&column| is_figure(column)).count()
    }

    /// All headings, in the order of the alphabet.
    fn layout(&self) -> Vec<String> {
        let mut layout: Vec<String> =
            self.names.iter().map(|name| fold(name)).filter(|name| !name.is_empty()).collect();
        layout.sort();
        layout
    }
}

impl Columns {
    fn find(sheet: &Sheet<'_, '_>, columns: &[(Meaning, String)]) -> Columns {
        let names = &sheet.names;
        let places = Meaning::ALL.map(|meaning| {
            let mut said = columns.iter().filter(|(known, _)| *known == meaning);
            said.find_map(|(_, column)| names.iter().position(|name| same(name, column)))
        });
        let prints = names.iter().map(|name| row::print_of(&fold(name))).collect();
        Columns { places, dates: Dates::find(sheet, &places), prints }
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

fn take_rows(
    sheet: &Sheet<'_, '_>,
    columns: &[(Meaning, String)],
    results: &mut Results,
    report: &mut FileReport,
) -> Result<(), Damage> {
    let names = &sheet.names;
    let columns = Columns::find(sheet, columns);
    let mut above: Vec<Sift> = Vec::new();
    let mut sift = Sift::default();
    let mut unreadable = 0;
    sheet.table.rows_below(sheet.heading, &mut |cells| {
        if columns.begins_another(names, cells) {
            above.push(mem::take(&mut sift));
        }
        let (label, text) = Label::of(cells, columns.place(Meaning::Sharers).map(|column| at(cells, column)));
        match Row::read(cells, label, &columns) {
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
    for row in &mut rows {
        row.span = row.span.or(columns.dates.sheet);
    }
    let spans: Vec<Span> = rows.iter().filter_map(|row| row.span).collect();
    let order = columns.dates.order(&spans);
    let periods: Vec<Period> = spans.iter().filter_map(|span| span.period(order)).collect();
    if let Some(column) = columns.place(Meaning::Date).and_then(|column| names.get(column))
        && periods.len() * 2 < rows.len()
    {
        results.notes.push(Note::of("dates-unread", &report.name).text("column", column));
    }
    let named = Meaning::ALL.map(|meaning| columns.place(meaning).and_then(|column| names.get(column)).cloned());
    results.fill(rows, named, order, Period::around_rows(&periods));
    Ok(())
}
