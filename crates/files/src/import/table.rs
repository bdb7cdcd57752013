//! Any other table, such as the export of an advocacy platform: the user says which column is what.

mod below;
mod best;
mod blocks;
mod carried;
mod chance;
mod claim;
mod comparison;
mod dates;
mod evidence;
mod extremes;
mod figures;
mod group;
mod headcount;
mod heading;
mod label;
mod meaning;
mod metric;
mod outline;
mod parts;
mod posts;
mod preamble;
mod proof;
mod quantity;
mod rate;
mod relative;
mod renamed;
mod results;
mod row;
mod rows;
mod scale;
mod search;
mod sharers;
mod sift;
mod subject;
mod tally;
mod tree;
mod whole;

pub use meaning::Meaning;
use meaning::Places;
pub(crate) use parts::are_parts;
pub(crate) use results::{Results, conclude};

use super::answer::{FileReport, Kind, Note};
use super::cell::{Cell, at};
use super::date::{self, Order, Period, Span};
use super::document::{Damage, Document, Table};
use super::names;
use blocks::{Blocks, Turn};
use carried::Carried;
use claim::Gap;
use dates::Dates;
use heading::{Heading, Numbered};
use row::{Row, SUMMED};
use std::borrow::Cow;

/// Where the columns that have a meaning stand.
struct Columns {
    places: Places,
    /// The same without a column that names posts and does not count them.
    counted: Places,
    /// What the headings of each meaning say that their figures are counted in.
    factors: [Option<f64>; Meaning::ALL.len()],
    dates: Dates,
    carried: Carried,
    /// Where it stands who a row is about: a name may stand in two columns.
    who: Vec<usize>,
    /// Whether people are counted in cells that say more than a number.
    are_counted: bool,
    /// Whether some headings say that figures hold those before them.
    are_cumulated: bool,
    /// Where it stands which part of the staff a row is about.
    parts: Vec<usize>,
    /// Something of each heading that can be compared.
    prints: Vec<u64>,
}

/// A sheet with a table on it.
struct Sheet<'t, 'b> {
    table: &'t Table<'b>,
    heading: Heading,
    /// What stands above the headings, as far as it belongs to them.
    above: Vec<Numbered>,
    /// The first rows below the headings, before another table begins.
    below: Vec<Numbered>,
}

/// Reads tables by what their columns mean: the sheet that fits best, and those of the same columns that are about other
/// times. Without a column that is meant, only headings are reported.
pub(crate) fn read(
    document: &Document<'_>,
    name: &str,
    columns: &[(Meaning, String)],
) -> Result<Option<(Vec<Results>, FileReport)>, Damage> {
    let sheets: Vec<Sheet<'_, '_>> = document.tables.iter().filter_map(|table| Sheet::find(table, columns)).collect();
    // A cover has no figures.
    let Some(best) = sheets
        .iter()
        .rev()
        .max_by_key(|sheet| (sheet.heading.known(columns), sheet.below().flatten().any(Cell::is_figure)))
    else {
        return Ok(None);
    };
    let mut report = FileReport::new(name, Kind::Table);
    report.columns = best.heading.names.iter().filter(|name| !name.is_empty()).cloned().collect();
    let layout = best.layout();
    let mut first = Results::new(name, &best.table.name, layout.clone());
    first.notes.extend(columns.iter().filter_map(|(_, column)| best.heading.note(column, name)));
    if best.heading.known(columns) == 0 {
        let listed = report.columns.join(", ");
        first.notes.push(Note::of("name-columns", name).text("columns", listed));
        return Ok(Some((vec![first], report)));
    }
    take_rows(best, columns, &mut first, &mut report)?;
    let mut read = vec![first];
    let mut unread: Vec<&str> = document.unseen.iter().map(String::as_str).collect();
    for sheet in sheets.iter().filter(|sheet| !std::ptr::eq(*sheet, best)) {
        let mut more = Results::new(name, &sheet.table.name, sheet.layout());
        let mut alone = FileReport::new(name, Kind::Table);
        let is_like = more.layout == layout;
        if is_like {
            take_rows(sheet, columns, &mut more, &mut alone)?;
        }
        if is_like && read.iter().all(|one| one.is_apart(&more)) {
            alone.rows_left_out.iter().for_each(|(why, rows)| report.leave_out(why, *rows));
            read.push(more);
        } else if !sheet.table.name.is_empty() {
            unread.push(sheet.table.name.as_str());
        }
    }
    if let Some(first) = read.first_mut().filter(|_| !unread.is_empty()) {
        first.notes.push(Note::of("sheets-unread", name).text("sheets", unread.join(", ")));
    }
    report.rows_used = read.iter().map(|results| results.rows.len() as u64).sum();
    report.period = Period::around(read.iter().filter_map(|results| results.period));
    Ok(Some((read, report)))
}

/// Whether the user has said what of a table's figures or people its columns hold. Of other files' dates too.
pub(crate) fn is_named(headings: &[String], columns: &[(Meaning, String)]) -> bool {
    let mut results = columns.iter().filter(|(meaning, _)| *meaning != Meaning::Date);
    results.any(|(_, column)| headings.iter().any(|heading| same(heading, column)))
}

/// Whether two headings are the same.
pub(crate) fn same(one: &str, other: &str) -> bool {
    fold(one) == fold(other)
}

fn fold(text: &str) -> String {
    text.split_whitespace().map(str::to_lowercase).collect::<Vec<_>>().join(" ")
}

impl<'t, 'b> Sheet<'t, 'b> {
    fn find(table: &'t Table<'b>, columns: &[(Meaning, String)]) -> Option<Sheet<'t, 'b>> {
        let find = |head: &[Numbered]| Heading::find(head, table.serial_shift, columns);
        let first = find(&table.head);
        let known = first.as_ref().map_or(0, |heading| heading.known(columns));
        let deep = if known < columns.len() { search::find(table, known, columns) } else { None };
        let (heading, head) = match deep {
            Some(head) => (find(&head)?, Cow::Owned(head)),
            None => (first?, Cow::Borrowed(&table.head)),
        };
        let (above, mut below): (Vec<Numbered>, Vec<Numbered>) = head
            .iter()
            .filter(|(row, _)| *row < heading.top || *row > heading.row)
            .cloned()
            .partition(|(row, _)| *row < heading.top);
        let blocks = Blocks::new(&heading, &Places::find(&heading, columns));
        let other = |(_, cells): &Numbered| blocks.turn(&heading, cells).is_some_and(|turn| turn == Turn::View);
        if let Some(end) = below.iter().position(other) {
            below.truncate(end);
        }
        below.retain(|(_, cells)| blocks.turn(&heading, cells).is_none());
        // Remarks below the last row say nothing of its columns.
        let is_remark = |(_, cells): &Numbered| {
            let mut filled = cells.iter().filter(|cell| !cell.is_empty());
            let is_text = |cell: &Cell<'_>| cell.is_words() && !table.holds_day(cell);
            heading.names.len() > 1 && filled.next().is_some_and(is_text) && filled.next().is_none()
        };
        let end = below.iter().rposition(|row| !is_remark(row)).map_or(below.len(), |last| last + 1);
        below.truncate(end);
        (!below.is_empty()).then_some(Sheet { table, heading, above, below })
    }

    /// The first rows below the heading.
    fn below(&self) -> impl Iterator<Item = &[Cell<'static>]> {
        self.below.iter().map(|(_, row)| row.as_slice())
    }

    /// Whether a column has figures in its first rows.
    fn has_figures(&self, column: usize) -> bool {
        self.below().any(|row| at(row, column).is_figure())
    }

    /// All headings, in the order of the alphabet.
    fn layout(&self) -> Vec<String> {
        let mut layout: Vec<String> =
            self.heading.names.iter().map(|name| fold(name)).filter(|name| !name.is_empty()).collect();
        layout.sort();
        layout
    }
}

impl Columns {
    fn find(sheet: &Sheet<'_, '_>, columns: &[(Meaning, String)]) -> Result<Columns, Damage> {
        let Heading { names, .. } = &sheet.heading;
        let places = Places::find(&sheet.heading, columns);
        let prints = names.iter().map(|name| row::print_of(&fold(name))).collect();
        let counted = places.without_if(Meaning::Shares, posts::are_named(sheet, &places));
        let mut carried = Carried::find(sheet, &counted)?;
        let below = carried.members(sheet.below());
        let (dates, parts) = (Dates::find(sheet, &below, &places), parts::find(sheet, &places));
        let units = sheet.below().next().filter(|row| !row.iter().any(Cell::is_figure));
        let lines = || sheet.above.iter().flat_map(|(_, cells)| cells).map(Cell::text);
        let factors = Meaning::ALL.map(|meaning| {
            let column = places.of(meaning)?;
            let name = names.get(column)?;
            let around = || {
                let below = units.and_then(|row| scale::of_unit(at(row, column)));
                below.or_else(|| lines().find_map(|line| scale::of_line(line, name)))
            };
            scale::of(name).or_else(|| around().filter(|_| SUMMED.contains(&meaning)))
        });
        let named = places.of(Meaning::Sharers);
        let who = named.into_iter().chain(named.and_then(|column| names::other_part(names, column))).collect();
        let mut summed = SUMMED.into_iter().filter_map(|meaning| names.get(places.of(meaning)?));
        let are_cumulated = summed.any(|name| quantity::cumulated(name).is_some());
        let are_counted = named
            .zip(named.and_then(|column| names.get(column)))
            .is_some_and(|(column, name)| headcount::are_counts(name, sheet.below().map(|row| at(row, column))));
        let mut columns =
            Columns { places, counted, factors, dates, carried, who, are_counted, are_cumulated, parts, prints };
        // A sum has no date of its own, and may stand below a few.
        if columns.dates.at.is_none() {
            let dates = Dates::find(sheet, &proof::without_sums(&below, &columns), &columns.places);
            columns.dates = if dates.at.is_some() { dates } else { columns.dates };
        }
        Ok(columns)
    }

    /// The cell that says who a row is about.
    fn who<'r, 'a>(&self, cells: &'r [Cell<'a>]) -> Option<&'r Cell<'a>> {
        let cells = || self.who.iter().map(|&column| at(cells, column));
        cells().find(|cell| cell.is_words()).or(cells().next())
    }
}

fn take_rows(
    sheet: &Sheet<'_, '_>,
    columns: &[(Meaning, String)],
    results: &mut Results,
    report: &mut FileReport,
) -> Result<(), Damage> {
    let names = &sheet.heading.names;
    let mut columns = Columns::find(sheet, columns)?;
    let read = rows::read(sheet, &mut columns)?;
    let rates = read.figures.rates(read.rows(), &columns, names);
    results.notes.extend(read.figures.notes(&rates, &columns, names, &report.name));
    if read.wide > 0 {
        results.notes.push(Note::of("rows-wide", &report.name).number("rows", read.wide as f64));
    }
    if !read.mixed.is_empty() {
        results.notes.push(Note::of("figures-mixed", &report.name).text("figures", read.mixed.join(", ")));
    }
    let said_below = read.said_below();
    let (mut rows, gaps) = read.sift(&rates, &columns, report);
    let gap = |gap: &Gap| {
        let column = names.get(columns.places.of(gap.meaning)?)?;
        let note = Note::of("total-differs", &report.name).text("column", column);
        Some(note.number("total", gap.total).number("taken", gap.taken))
    };
    if !columns.are_cumulated {
        results.notes.extend(gaps.iter().filter_map(gap));
    }
    if let Some(column) = dates_of_people(&columns, names, &rows) {
        results.notes.push(Note::of("dates-of-person", &report.name).text("column", column));
        columns.dates.forget(&mut rows);
    }
    for row in &mut rows {
        row.span =
            row.span.or(row.year).or(columns.dates.around()).or(said_below.filter(|_| columns.dates.may_be_around()));
    }
    let spans: Vec<Span> = rows.iter().filter_map(|row| row.span).collect();
    let order = columns.dates.order(&spans);
    report.dates_turned |= order == Order::Turned;
    let periods: Vec<Period> = spans.iter().filter_map(|span| span.period(order)).collect();
    if let Some(column) = columns.dates.at.and_then(|column| names.get(column))
        && columns.dates.is_in_doubt(&spans)
    {
        results.notes.push(Note::of("dates-in-doubt", &report.name).text("column", column));
    }
    let dates = columns.places.of(Meaning::Date).or(columns.dates.unread);
    if let Some(column) = dates.and_then(|column| names.get(column))
        && (periods.len() * 2 < rows.len() || counts_undated(&rows, order))
    {
        results.notes.push(Note::of("dates-unread", &report.name).text("column", column));
    }
    let named = Meaning::ALL.map(|meaning| {
        let column = columns.places.of(meaning).filter(|_| !rates.contains(&meaning))?;
        names.get(column).cloned()
    });
    results.fill(rows, named, order, Period::around_rows(&columns.dates.meant_by(periods)));
    Ok(())
}

/// A share of what is counted, beyond which it matters that its time is not known.
const MOST_UNDATED: f64 = 0.05;

/// Whether rows whose time cannot be read count clearly for the sum of some column.
fn counts_undated(rows: &[Row], order: Order) -> bool {
    SUMMED.into_iter().any(|meaning| {
        let sum = |rows: &mut dyn Iterator<Item = &Row>| rows.map(|row| row.number(meaning).abs()).sum::<f64>();
        let undated = sum(&mut rows.iter().filter(|row| row.period(order).is_none()));
        undated > MOST_UNDATED * sum(&mut rows.iter())
    })
}

/// The column of dates that nobody said, where its days may as well be those on which people came: each row sums up what
/// another has done, and has one day.
fn dates_of_people<'n>(columns: &Columns, names: &'n [String], rows: &[Row]) -> Option<&'n String> {
    let heading = |column: Option<usize>| names.get(column?);
    let found = heading(columns.dates.at.filter(|_| columns.places.of(Meaning::Date).is_none()))?;
    let is_day = |row: &Row| row.span.is_none_or(|span| !span.is_long());
    let are_people = || sharers::are_summed_up(rows, heading(columns.places.of(Meaning::Sharers))?).then_some(found);
    are_people().filter(|_| date::may_be_of_person(found) && rows.iter().all(is_day))
}
