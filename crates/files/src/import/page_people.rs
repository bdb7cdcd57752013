//! Followers, visitors and competitors of a LinkedIn page. Only the older layout of competitors says how many followers
//! there are: "Total followers" of the followers' file is what a day brought.

use super::answer::{FileReport, Import, Kind, Note};
use super::cell::{Figure, at};
use super::date::{self, Order, Period, Written};
use super::document::{Damage, Document, Table};
use chrono::NaiveDate;
use reach_estimator::parameters::ParameterId;

/// What a file about the people of a page says.
pub(crate) enum PagePeople {
    /// People who began to follow in the period.
    Followers(f64),
    /// Nothing that is an input.
    Visitors,
    /// Followers of the first page listed, in the older layout, and the last day that the file is about.
    Competitors(Option<f64>, Option<NaiveDate>),
}

/// Reads one of the three files, if it is one.
pub(crate) fn read(document: &Document<'_>, name: &str) -> Result<Option<(PagePeople, FileReport)>, Damage> {
    if let Some(found) = competitors(document, name)? {
        return Ok(Some(found));
    }
    // Both files have five sheets more, of places and trades with their number.
    let beside = document.tables.iter().filter(|table| table.head.iter().all(|(_, row)| row.len() <= 2)).count();
    for table in &document.tables {
        if let Some(found) = read_table(table, beside >= LEAST_BESIDE, name)? {
            return Ok(Some(found));
        }
    }
    Ok(None)
}

/// Sheets of two columns beside that of days, at least.
const LEAST_BESIDE: usize = 4;

/// Reads a sheet of days; `several` says that those of places and trades stand beside it.
fn read_table(table: &Table<'_>, several: bool, name: &str) -> Result<Option<(PagePeople, FileReport)>, Damage> {
    let Some((index, headings)) =
        table.find_heading(|headings| headings.iter().filter(|heading| !heading.is_empty()).count() >= 3)
    else {
        return Ok(None);
    };
    let width = headings.iter().filter(|heading| !heading.is_empty()).count();
    let has = |piece: &str| headings.iter().any(|heading| heading.contains(piece));
    let dated = table.head.iter().any(|(row, cells)| *row > index && table.holds_day(at(cells, 0)));
    if !dated || !table.name.is_ascii() && !several {
        return Ok(None);
    }
    // What a day brought stands last, unless a column came later and the heading tells.
    let total = headings.iter().position(|heading| heading.contains("total followers"));
    let total = total.filter(|_| several || has("sponsored") || has("organic"));
    if let Some(column) = total.or_else(|| (several && (4..=5).contains(&width)).then_some(width - 1)) {
        let (sum, report) = days(table, index, column, FileReport::new(name, Kind::LinkedinPageFollowers))?;
        return Ok(Some((PagePeople::Followers(sum), report)));
    }
    if width > 10 && (has("page views") || several) {
        // Only the days: no figure of theirs is asked for.
        let (_, report) = days(table, index, 0, FileReport::new(name, Kind::LinkedinPageVisitors))?;
        return Ok(Some((PagePeople::Visitors, report)));
    }
    Ok(None)
}

/// The sum of a column over the days of a table.
fn days(table: &Table<'_>, heading: usize, column: usize, mut report: FileReport) -> Result<(f64, FileReport), Damage> {
    let mut dates: Vec<Written> = Vec::new();
    let (mut sum, mut dateless) = (0.0, 0);
    table.rows_below(heading, &mut |row| match date::read(at(row, 0), table.serial_shift) {
        None => dateless += 1,
        Some(date) => {
            dates.push(date);
            if let Figure::Is(value) = at(row, column).figure() {
                sum += value;
            }
        }
    })?;
    let order = date::decide(&dates, Order::MonthFirst);
    report.dates_turned |= order == Order::Turned;
    report.period = Period::of(dates.iter().filter_map(|date| date.day(order)));
    report.rows_used = dates.len() as u64;
    report.leave_out("dateless", dateless);
    Ok((sum, report))
}

fn competitors(document: &Document<'_>, name: &str) -> Result<Option<(PagePeople, FileReport)>, Damage> {
    let is = |headings: &[String]| {
        let has = |name: &str| headings.iter().any(|heading| heading == name);
        has("page") && has("new followers")
    };
    let named = document.tables.iter().find_map(|table| table.find_heading(is).map(|found| (table, found)));
    let is_named = named.is_some();
    let Some((table, (heading, headings))) = named.or_else(|| by_structure(document)) else { return Ok(None) };
    let old = headings.iter().position(|heading| heading == "total followers");
    let old = old.or_else(|| (!is_named && headings.len() == 5).then_some(1));
    let mut report = FileReport::new(name, Kind::LinkedinCompetitors);
    let mut followers: Option<f64> = None;
    let mut unreadable = 0;
    table.rows_below(heading, &mut |row| match old.map(|column| at(row, column).figure()) {
        Some(Figure::Is(count)) if count >= 0.0 => {
            followers = followers.or(Some(count));
            report.rows_used += 1;
        }
        None => report.rows_used += 1,
        _ => unreadable += 1,
    })?;
    report.leave_out("unreadable", unreadable);
    let dates: Vec<Written> = table
        .head
        .iter()
        .filter(|(index, _)| *index < heading)
        .flat_map(|(_, row)| row.iter())
        .filter_map(|cell| date::read(cell, table.serial_shift))
        .collect();
    let order = date::decide(&dates, Order::MonthFirst);
    report.dates_turned |= order == Order::Turned;
    report.period = Period::of(dates.iter().filter_map(|date| date.day(order)));
    Ok(Some((PagePeople::Competitors(followers, report.period.map(|period| period.to)), report)))
}

/// A sheet that begins with two dates and five or six headings.
fn by_structure<'d, 'b>(document: &'d Document<'b>) -> Option<(&'d Table<'b>, (usize, Vec<String>))> {
    document.tables.iter().find_map(|table| {
        let (_, first) = table.head.first()?;
        let dates = first.iter().filter(|cell| table.holds_day(cell)).count();
        let found = table.find_heading(|headings| {
            let words = headings
                .iter()
                .filter(|heading| !heading.is_empty() && !heading.starts_with(|sign: char| sign.is_ascii_digit()));
            words.count() == headings.len() && (5..=6).contains(&headings.len())
        })?;
        let said = first.iter().filter(|cell| !cell.is_empty()).count();
        (dates == 2 && said == 2).then_some((table, found))
    })
}

/// Adds what the files say. Of several files of competitors the last one knows how many followers there are.
pub(crate) fn conclude(people: Vec<PagePeople>, import: &mut Import) {
    let mut latest: Option<(Option<NaiveDate>, f64)> = None;
    for file in people {
        match file {
            PagePeople::Followers(gained) => import.notes.push(Note::new("followers-gained").number("people", gained)),
            PagePeople::Visitors => import.notes.push(Note::new("visitors")),
            PagePeople::Competitors(Some(followers), day) => {
                if latest.is_none_or(|(known, _)| day > known) {
                    latest = Some((day, followers));
                }
            }
            PagePeople::Competitors(None, _) => import.notes.push(Note::new("followers-absent")),
        }
    }
    if let Some((_, followers)) = latest {
        import.propose(ParameterId::Followers, followers, None, "followers-listed");
        import.notes.push(Note::new("followers-first").number("people", followers));
    }
}
