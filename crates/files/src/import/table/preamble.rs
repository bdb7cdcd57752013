//! Of which days a table is, as the rows above it say.

use super::Sheet;
use super::relative::is_relative;
use crate::import::cell::Cell;
use crate::import::date::{self, Grain, Span};
use crate::import::words::says;

/// The one span that stands above a table, as a text or as a first and a last day. Where other tables stand there too, it
/// is that of the lines just above. A day alone is that of an export.
pub(super) fn span_above(sheet: &Sheet<'_, '_>) -> Option<Span> {
    let rows: Vec<&[Cell<'static>]> = sheet.above.iter().map(|(_, cells)| cells.as_slice()).collect();
    let is_wide = |cells: &&[Cell<'_>]| cells.iter().filter(|cell| !cell.is_empty()).nth(1).is_some();
    let just_above = rows.get(rows.iter().rposition(is_wide).map_or(0, |last| last + 1)..).unwrap_or_default();
    span_of(&rows, sheet.table.serial_shift).or_else(|| span_of(just_above, sheet.table.serial_shift))
}

/// The one span that lines say, each by itself or as the first and the last day; of two none is that of the table.
fn span_of(rows: &[&[Cell<'static>]], shift: f64) -> Option<Span> {
    let mut found: Vec<Span> = rows.iter().filter_map(|cells| in_row(cells)).collect();
    found.extend(ends(rows.iter().copied().flatten(), shift));
    let first = *found.first()?;
    found.iter().all(|span| *span == first).then_some(first)
}

/// The lines below the last row of a table, or between two of them.
#[derive(Default)]
pub(super) struct Below(Vec<Vec<Cell<'static>>>);

/// More lines are no remarks.
const MOST_LINES: usize = 40;

impl Below {
    /// Takes a line.
    pub(super) fn take(&mut self, cells: &[Cell<'_>]) {
        if self.0.len() < MOST_LINES && cells.iter().any(|cell| !cell.is_empty()) {
            self.0.push(cells.iter().map(|cell| cell.clone().into_owned()).collect());
        }
    }

    /// The time that they say.
    pub(super) fn span(&self, shift: f64) -> Option<Span> {
        let rows: Vec<&[Cell<'static>]> = self.0.iter().map(Vec::as_slice).collect();
        span_of(&rows, shift)
    }

    /// The texts of each.
    pub(super) fn lines(&self) -> impl Iterator<Item = &str> {
        self.0.iter().flatten().map(Cell::text).filter(|text| !text.is_empty())
    }
}

/// Whether a row is one of the lines that say a first or a last day, which a workbook holds as a number.
pub(super) fn is_day(cells: &[Cell<'_>], shift: f64) -> bool {
    let mut filled = cells.iter().filter(|cell| !cell.is_empty());
    let (Some(label), Some(day), None) = (filled.next(), filled.next(), filled.next()) else { return false };
    let is_label = label.is_words() && (date::is_start(label.text()) || date::is_end(label.text()));
    is_label && date::is_dated(label.text()) && date::read(day, shift).is_some()
}

/// What a row says in all its cells, or behind a label that says that it is a time.
fn in_row(cells: &[Cell<'_>]) -> Option<Span> {
    let texts: Vec<&str> = cells.iter().map(Cell::text).filter(|text| !text.is_empty()).collect();
    let (first, others) = texts.split_first()?;
    let whole = texts.join(" ");
    let rest = others.join(" ");
    let (label, text) = match whole.split_once(':') {
        Some((label, text)) => (label, text.trim()),
        None if date::is_range(first) && !first.contains(char::is_numeric) => (*first, rest.as_str()),
        None => ("", whole.as_str()),
    };
    // Several parts of a year beside each other are groups of columns.
    let spans = || texts.iter().filter(|text| read(text).is_some_and(|span| span.is_long())).count();
    let is_one = !label.is_empty() || spans() <= 1;
    let is_range = is_own(label) && (date::is_range(label) || says(label, REPORTS));
    let is_said = label.is_empty() || (is_range && (!is_number(text) || date::is_range_of_years(label)));
    let is_number_alone = label.is_empty() && is_number(text);
    let said = read(text).filter(|span| span.is_long()).or_else(|| of_report(text)).or_else(|| date::read_week(text));
    said.filter(|_| is_one && is_said && !is_number_alone)
}

/// Whether a label speaks of the table itself: not of what it is compared with, and not of a contract.
fn is_own(label: &str) -> bool {
    !is_relative(label) && !date::is_of_other(label)
}

/// The time that stands behind the name of a report: `Report for January 2024`.
fn of_report(text: &str) -> Option<Span> {
    let mut parts: Vec<&str> = text.split_whitespace().take(MOST_WORDS).collect();
    let place = parts.iter().position(|part| says(part, REPORTS))?;
    let time = parts.split_off(place + 1).into_iter().skip_while(|part| says(part, FILLERS));
    let time = time.collect::<Vec<_>>().join(" ");
    let is_own = is_own(text) && !parts.iter().any(|part| part.contains(char::is_numeric)) && !is_number(&time);
    read(&time).filter(|span| is_own && span.is_long())
}

/// More words are a sentence.
const MOST_WORDS: usize = 12;
/// What a report is called, without accents.
const REPORTS: &[&str] = &[
    "report",
    "results",
    "statistics",
    "summary",
    "overview",
    "leaderboard",
    "bericht",
    "monatsbericht",
    "quartalsbericht",
    "wochenbericht",
    "auswertung",
    "ergebnisse",
    "ubersicht",
    "statistik",
    "rapport",
    "resultats",
    "bilan",
    "statistiques",
    "informe",
    "reporte",
    "resumen",
    "resultados",
    "estadisticas",
    "relatorio",
    "resumo",
    "estatisticas",
    "تقرير",
    "نتائج",
    "ملخص",
];
/// What stands between it and its time.
const FILLERS: &[&str] = &[
    "for", "of", "in", "from", "the", "month", "fur", "den", "das", "im", "monat", "vom", "von", "pour", "le", "mois",
    "de", "du", "para", "del", "el", "mes", "do", "شهر", "عن", "لشهر",
];

fn read(text: &str) -> Option<Span> {
    date::read_span(&Cell::Text(text.into()), 0.0, Grain::Unsaid)
}

/// Whether a text is a number, which may count anything.
fn is_number(text: &str) -> bool {
    text.chars().all(char::is_numeric)
}

/// From the day that is labelled as the first to the one that is as the last, if there is one of each.
fn ends<'c>(cells: impl Iterator<Item = &'c Cell<'static>>, shift: f64) -> Option<Span> {
    let (mut first, mut last) = (Vec::new(), Vec::new());
    // A label stands before its day in one cell, or in the one before.
    let (mut starts, mut ends) = (false, false);
    for cell in cells.filter(|cell| !cell.is_empty()) {
        let (label, rest) = cell.text().split_once(':').unwrap_or((cell.text(), ""));
        let day = date::read_span(cell, shift, Grain::Unsaid).or_else(|| read(rest));
        if !label.is_empty() && (day.is_none() || date::is_start(label) || date::is_end(label)) {
            let is_own = is_own(label);
            (starts, ends) = (is_own && date::is_start(label), is_own && date::is_end(label));
        }
        if let Some(day) = day.filter(|day| !day.is_long()) {
            first.extend(Some(day).filter(|_| starts && !ends));
            last.extend(Some(day).filter(|_| ends && !starts));
            (starts, ends) = (false, false);
        }
    }
    match (first.as_slice(), last.as_slice()) {
        ([first], [last]) => first.until(*last),
        _ => None,
    }
}
