//! Text with separators: commas, semicolons or tabs, quoted or not.

use super::cell::Cell;
use super::document::{COLUMNS, Damage, Flow, Foreign, HEAD, Visit};
use super::quotes::closed;
use csv::{Reader, ReaderBuilder, StringRecord};
use std::borrow::Cow;

/// A text and how its rows are divided.
pub(crate) struct Delimited<'b> {
    text: Cow<'b, str>,
    start: usize,
    style: Style,
}

/// How fields are divided and quoted.
#[derive(Clone, Copy)]
struct Style {
    delimiter: u8,
    /// Whether `\"` stands for a quote, as well as `""`.
    escaped: bool,
    /// Fields of a row that stands inside one, once it is known how many rows have.
    width: Option<usize>,
}

impl Style {
    fn of(delimiter: u8) -> Style {
        Style { delimiter, escaped: false, width: None }
    }
}

impl<'b> Delimited<'b> {
    /// Finds out how a text is divided; refuses prose.
    pub(crate) fn new(text: Cow<'b, str>) -> Result<Delimited<'b>, Damage> {
        let declared = declared_delimiter(&text);
        let start = if declared.is_some() { text.find('\n').map_or(text.len(), |end| end + 1) } else { 0 };
        let body = text.get(start..).unwrap_or_default();
        let candidates: &[u8] = match &declared {
            Some(delimiter) => core::slice::from_ref(delimiter),
            None => CANDIDATES,
        };
        let stronger: Vec<char> =
            [b';', b'\t'].into_iter().filter(|&sign| divides_most(body, sign)).map(char::from).collect();
        // Without a heading under any of them, as many fields as possible.
        let best = candidates.iter().map(|&delimiter| {
            let style = Style::of(delimiter);
            ((headed(body, style, &stronger), fit(body, style, 3 * HEAD)), delimiter)
        });
        let Some(((_, 1..), delimiter)) = best.max_by_key(|&(fits, _)| fits) else {
            return Err(Damage::Foreign(Foreign::Prose));
        };
        // A quote after a backslash is one inside the text for some exporters and the end of it for others: what leaves
        // more rows whole is right.
        let plain = Style::of(delimiter);
        let escaped = Style { escaped: true, ..plain };
        let has_escapes = body.contains("\\\"");
        let is_escaped = has_escapes && fit(body, escaped, usize::MAX) > fit(body, plain, usize::MAX);
        let style = if is_escaped { escaped } else { plain };
        let width = width(body, style);
        let style = Style { width, ..style };
        let mended = match width.filter(|_| !has_escapes).map(|width| closed(body, char::from(delimiter), width)) {
            Some(Cow::Owned(mended)) => Some(mended),
            _ => None,
        };
        Ok(match mended {
            Some(mended) => Delimited { style, start: 0, text: mended.into() },
            None => Delimited { style, start, text },
        })
    }

    /// Passes every row that is not empty.
    pub(crate) fn rows(&self, visit: Visit<'_>) {
        each(self.text.get(self.start..).unwrap_or_default(), self.style, &mut |index, record| {
            let cells: Vec<Cell<'_>> =
                record.iter().take(COLUMNS).map(|field| Cell::Text(Cow::Borrowed(field))).collect();
            if cells.iter().all(Cell::is_empty) { Flow::On } else { visit(index, &cells) }
        });
    }
}

/// Signs that may divide fields, the likeliest last: of two that divide a text as well it is taken.
const CANDIDATES: &[u8] = b"|,;\t";

/// The separator that Excel names in a first line `sep=;`.
fn declared_delimiter(text: &str) -> Option<u8> {
    let line = text.lines().next()?.trim().trim_matches('"').to_ascii_lowercase();
    let byte = *line.strip_prefix("sep=")?.as_bytes().first()?;
    byte.is_ascii_punctuation().then_some(byte)
}

fn reader(text: &str, style: Style) -> Reader<&[u8]> {
    let mut builder = ReaderBuilder::new();
    builder.has_headers(false).flexible(true).delimiter(style.delimiter);
    if style.escaped {
        builder.escape(Some(b'\\'));
    }
    builder.from_reader(text.as_bytes())
}

fn each(text: &str, style: Style, visit: &mut dyn FnMut(usize, &StringRecord) -> Flow) {
    let mut reader = reader(text, style);
    let mut record = StringRecord::new();
    let mut index = 0;
    // The text is UTF-8 and rows may have any length, so nothing is left that could fail.
    while reader.read_record(&mut record).unwrap_or(false) {
        let inner = inner(&record, style);
        if visit(index, inner.as_ref().unwrap_or(&record)) == Flow::Stop {
            break;
        }
        index += 1;
    }
}

/// The row that stands inside a single field: a program that took each line for one cell has quoted those with quotes or
/// signs of its own once more. A remark above a table is no such row, as it has another number of fields.
fn inner(record: &StringRecord, style: Style) -> Option<StringRecord> {
    let field = record.get(0).filter(|_| record.len() == 1)?;
    let delimiter = char::from(style.delimiter);
    let is_quoted_for = |sign: char| matches!(sign, '"' | ',' | ';' | '\t') && sign != delimiter;
    if !field.contains(delimiter) || !field.contains(is_quoted_for) {
        return None;
    }
    let mut inner = StringRecord::new();
    let mut rest = Some(field);
    while let Some((field, behind)) = rest.map(|rest| first_field(rest, delimiter)) {
        inner.push_field(&field);
        rest = behind;
    }
    (inner.len() > 1 && style.width.is_none_or(|width| inner.len() == width)).then_some(inner)
}

/// The first field of a row, and what stands behind it: a reader for each row would be built for longer than it reads.
fn first_field(row: &str, delimiter: char) -> (Cow<'_, str>, Option<&str>) {
    let divide = |text| match str::split_once(text, delimiter) {
        Some((field, behind)) => (field, Some(behind)),
        None => (text, None),
    };
    let Some(quoted) = row.strip_prefix('"') else {
        let (field, behind) = divide(row);
        return (field.into(), behind);
    };
    let mut is_odd = false;
    let end = quoted.match_indices('"').find(|(at, _)| {
        // Two of them stand for one.
        let is_first = !is_odd && quoted.get(at + 1..).is_some_and(|behind| behind.starts_with('"'));
        let is_end = !is_odd && !is_first;
        is_odd = is_first;
        is_end
    });
    let (inside, outside) = end.and_then(|(at, _)| quoted.split_at_checked(at)).unwrap_or((quoted, ""));
    let (more, behind) = divide(outside.strip_prefix('"').unwrap_or(outside));
    ((inside.replace("\"\"", "\"") + more).into(), behind)
}

/// How many of the first rows have how many fields.
fn counts(text: &str, style: Style, most: usize) -> [usize; COLUMNS] {
    let mut counts = [0_usize; COLUMNS];
    let mut rows = 0;
    each(text, style, &mut |_, record| {
        if let Some(count) = counts.get_mut(record.len()) {
            *count += 1;
        }
        rows += 1;
        if rows < most { Flow::On } else { Flow::Stop }
    });
    counts
}

/// How well a style divides the first rows: fields of the rows that agree on their number.
fn fit(text: &str, style: Style, most: usize) -> usize {
    let counts = counts(text, style, most);
    counts.iter().enumerate().skip(2).map(|(fields, &rows)| fields * rows).max().unwrap_or(0)
}

/// The number of fields that most of the first rows have, where they have several.
fn width(text: &str, style: Style) -> Option<usize> {
    let counts = counts(text, style, 3 * HEAD);
    let (fields, rows) = counts.iter().enumerate().skip(2).max_by_key(|(_, rows)| **rows)?;
    (*rows > 0).then_some(fields)
}

/// How well a style divides the first rows below a heading: fields of the rows that have as many as it. Grouped numbers
/// divide into many fields at their commas, names into two, but none of them is a heading of that many words. A heading
/// counts only where half of the rows below have its width, or one of a few.
fn headed(text: &str, style: Style, stronger: &[char]) -> usize {
    let mut counts = [0_usize; COLUMNS];
    let mut headings = Vec::new();
    let mut rows = 0;
    each(text, style, &mut |_, record| {
        if let Some(count) = counts.get_mut(record.len()) {
            *count += 1;
        }
        if rows < HEAD && is_heading(record, text, stronger) {
            headings.push((rows, record.len()));
        }
        rows += 1;
        if rows < 3 * HEAD { Flow::On } else { Flow::Stop }
    });
    let fields = |&(place, fields): &(usize, usize)| {
        let count = counts.get(fields).copied().unwrap_or(0);
        let (others, below) = (count.saturating_sub(1), rows - place - 1);
        if others > 0 && (others * 2 >= below || rows < FEW) { fields * count } else { 0 }
    };
    headings.iter().map(fields).max().unwrap_or(0)
}

/// Rows that are too few to ask that half of them agree.
const FEW: usize = 6;

/// Whether a row may name columns: words, none of which a stronger sign divides further. Inside quotes it divides
/// nothing.
fn is_heading(record: &StringRecord, text: &str, stronger: &[char]) -> bool {
    let is_quoted = |field: &str| {
        let quoted = format!("\"{field}\"");
        text.lines().take(3 * HEAD).any(|line| line.len() < 10_000 && line.contains(&quoted))
    };
    let is_word =
        |field: &str| (!field.contains(stronger) || is_quoted(field)) && !Cell::Text(Cow::Borrowed(field)).is_figure();
    record.len() >= 2 && record.iter().all(is_word) && record.iter().any(|field| !field.trim().is_empty())
}

/// Whether a sign divides most of the first rows, into as many fields.
fn divides_most(text: &str, delimiter: u8) -> bool {
    let counts = counts(text, Style::of(delimiter), 3 * HEAD);
    let rows: usize = counts.iter().sum();
    counts.iter().skip(2).any(|&count| count * 2 > rows)
}
