//! Any other table, such as the export of an advocacy platform: the user says which column is what.

use super::answer::{FileReport, Import, Kind, Note, PastKey};
use super::cell::{Cell, Figure, at};
use super::date::{self, Order, Period, Written};
use super::document::{Damage, Document, Table};
use std::collections::HashSet;

/// What a column of a table holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Meaning {
    /// People who shared: a number, or a name in each row.
    Sharers,
    /// Posts that they shared.
    Shares,
    /// Impressions of these.
    Impressions,
    /// Link clicks.
    Clicks,
    /// Reactions, comments and reposts.
    Engagements,
    /// Different people reached.
    Reach,
    /// Contacts of those who shared: no result, but it shows which "impressions" are only possible ones.
    Audience,
    /// The day, week or month of the row.
    Date,
}

impl Meaning {
    /// Every meaning.
    pub const ALL: [Meaning; 8] = [
        Meaning::Sharers,
        Meaning::Shares,
        Meaning::Impressions,
        Meaning::Clicks,
        Meaning::Engagements,
        Meaning::Reach,
        Meaning::Audience,
        Meaning::Date,
    ];

    /// Its public name.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Meaning::Sharers => "sharers",
            Meaning::Shares => "shares",
            Meaning::Impressions => "impressions",
            Meaning::Clicks => "clicks",
            Meaning::Engagements => "engagements",
            Meaning::Reach => "reach",
            Meaning::Audience => "audience",
            Meaning::Date => "date",
        }
    }

    /// The meaning of that name.
    #[must_use]
    pub fn find(name: &str) -> Option<Meaning> {
        Meaning::ALL.into_iter().find(|meaning| meaning.name() == name)
    }
}

/// Sums of one table.
#[derive(Default)]
pub(crate) struct Results {
    facts: Vec<(PastKey, f64)>,
    notes: Vec<Note>,
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
    let mut results = Results::default();
    for (_, column) in columns.iter().filter(|(_, column)| !names.iter().any(|name| same(name, column))) {
        results.notes.push(Note::of("no-such-column", name).text("column", column));
    }
    if known == 0 {
        let listed = report.columns.join(", ");
        results.notes.push(Note::of("name-columns", name).text("columns", listed));
        return Ok(Some((results, report)));
    }
    sum(table, heading, &names, columns, &mut results, &mut report)?;
    Ok(Some((results, report)))
}

fn same(one: &str, other: &str) -> bool {
    let fold = |text: &str| text.split_whitespace().map(str::to_lowercase).collect::<Vec<_>>().join(" ");
    fold(one) == fold(other)
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

fn sum(
    table: &Table<'_>,
    heading: usize,
    names: &[String],
    columns: &[(Meaning, String)],
    results: &mut Results,
    report: &mut FileReport,
) -> Result<(), Damage> {
    let place = |meaning: Meaning| {
        let (_, column) = columns.iter().find(|(known, _)| *known == meaning)?;
        names.iter().position(|name| same(name, column))
    };
    let places = Meaning::ALL.map(place);
    let dates_at = place(Meaning::Date).or_else(|| {
        let dated = |column: &usize| {
            let below: Vec<_> = table.head.iter().filter(|(index, _)| *index > heading).collect();
            let read = below.iter().filter(|(_, row)| date::read(at(row, *column), table.serial_shift).is_some());
            read.count() * 10 > below.len() * 8
        };
        (0..names.len()).find(|column| !places.contains(&Some(*column)) && dated(column))
    });
    let summed = [Meaning::Shares, Meaning::Impressions, Meaning::Clicks, Meaning::Engagements, Meaning::Reach];
    let mut sums = summed.map(|_| 0.0);
    let mut people = HashSet::new();
    let mut most_people: Option<f64> = None;
    let mut dates: Vec<Written> = Vec::new();
    let (mut possible, mut totals, mut unreadable) = (0_u64, 0, 0);
    table.rows_below(heading, &mut |row| {
        if row.iter().find(|cell| !cell.is_empty()).is_some_and(is_total) {
            totals += 1;
            return;
        }
        let figure =
            |meaning: Meaning| places.get(meaning as usize).copied().flatten().map(|column| at(row, column).figure());
        if summed.iter().any(|&meaning| figure(meaning) == Some(Figure::Unreadable)) {
            unreadable += 1;
            return;
        }
        let number = |meaning: Meaning| match figure(meaning) {
            Some(Figure::Is(value)) => value,
            _ => 0.0,
        };
        for (sum, meaning) in sums.iter_mut().zip(summed) {
            *sum += number(meaning);
        }
        let product = number(Meaning::Audience) * number(Meaning::Shares);
        possible += u64::from(product > 0.0 && (number(Meaning::Impressions) - product).abs() <= 0.01 * product);
        if let Some(column) = places.get(Meaning::Sharers as usize).copied().flatten() {
            match at(row, column).figure() {
                Figure::Is(count) => most_people = Some(most_people.unwrap_or(0.0).max(count)),
                Figure::Unreadable => drop(people.insert(super::link::fingerprint(at(row, column)))),
                Figure::None => {}
            }
        }
        dates.extend(dates_at.and_then(|column| date::read(at(row, column), table.serial_shift)));
        report.rows_used += 1;
    })?;
    report.leave_out("total", totals);
    report.leave_out("unreadable", unreadable);
    let order = date::decide(&dates, Order::MonthFirst);
    report.period = Period::of(dates.iter().filter_map(|date| date.day(order)));
    if let Some(period) = report.period {
        results.facts.push((PastKey::Months, period.months()));
    }
    let sharers = if people.is_empty() { most_people } else { Some(people.len() as f64) };
    results.facts.extend(sharers.map(|count| (PastKey::Sharers, count)));
    let keys = [PastKey::Shares, PastKey::Impressions, PastKey::Clicks, PastKey::Engagements, PastKey::Reach];
    for ((key, meaning), sum) in keys.into_iter().zip(summed).zip(sums) {
        let Some(name) = place(meaning).and_then(|column| names.get(column)) else { continue };
        let is_possible =
            is_potential(name) || (meaning == Meaning::Impressions && possible * 10 > report.rows_used * 8);
        if matches!(meaning, Meaning::Impressions | Meaning::Reach) && is_possible {
            results.notes.push(Note::of("potential", &report.name).text("column", name));
        } else if meaning == Meaning::Reach && report.rows_used != 1 {
            results.notes.push(Note::of("reach-not-summed", &report.name).text("column", name));
        } else {
            results.facts.push((key, sum));
        }
    }
    Ok(())
}

/// Whether the name of a column says that its people could have been reached, not that they were.
fn is_potential(name: &str) -> bool {
    let name = name.to_lowercase();
    ["potential", "potenzial", "potenti", "possible", "estimated", "opportunit", "محتمل"]
        .iter()
        .any(|word| name.contains(word))
}

/// Whether a row is the sum of the others.
fn is_total(cell: &Cell<'_>) -> bool {
    let word = cell.heading();
    ["total", "totals", "sum", "grand total", "summe", "gesamt", "suma", "somme", "soma", "المجموع", "الإجمالي"]
        .contains(&word.trim_end_matches(':'))
}

/// Adds what the tables say, as far as no better file did.
pub(crate) fn conclude(tables: Vec<Results>, import: &mut Import) {
    for table in tables {
        for (key, value) in table.facts {
            if !import.past.iter().any(|(known, _)| *known == key) {
                import.past.push((key, value));
            }
        }
        import.notes.extend(table.notes);
    }
}
