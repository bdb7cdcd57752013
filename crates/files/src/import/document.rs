//! A file as tables of rows, whatever its format: recognised by its bytes, read row by row, within limits.

use super::biff::Biff;
use super::cell::Cell;
use super::date;
use super::delimited::Delimited;
use super::markup;
use super::ooxml::Ooxml;
use super::{encoding, ooxml};

/// Rows at the top of a table in which its heading is looked for.
pub(crate) const HEAD: usize = 20;
/// Columns that are looked at.
pub(crate) const COLUMNS: usize = 256;

/// Why a file could not be read as tables.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Damage {
    /// No bytes, or nothing but blanks.
    Empty,
    /// Cut off or damaged.
    Broken,
    /// Protected by a password.
    Encrypted,
    /// Unpacks to more than could be meant.
    TooLarge,
    /// Something else: what it looks like.
    Foreign(Foreign),
}

/// What a file that holds no table looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "each is the name of a format")]
pub(crate) enum Foreign {
    Pdf,
    Picture,
    Json,
    Archive,
    OpenDocument,
    BinaryWorkbook,
    OfficeDocument,
    WebPage,
    Prose,
    Binary,
}

/// The tables of a file.
pub(crate) struct Document<'b> {
    pub(crate) tables: Vec<Table<'b>>,
}

/// One sheet, or the whole of a text.
pub(crate) struct Table<'b> {
    /// Name of the sheet; empty for a text.
    pub(crate) name: String,
    /// The first rows, with their numbers from 0.
    pub(crate) head: Vec<(usize, Vec<Cell<'static>>)>,
    /// Added to serials to make them count from 1900.
    pub(crate) serial_shift: f64,
    content: Content<'b>,
}

enum Content<'b> {
    Text(Delimited<'b>),
    Ooxml(Ooxml<'b>, usize),
    Biff(std::rc::Rc<Biff>, usize),
    Rows(Vec<Vec<Cell<'static>>>),
}

/// Whether to go on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Flow {
    On,
    Stop,
}

/// Takes a row: its number from 0 and its cells.
pub(crate) type Visit<'v> = &'v mut dyn FnMut(usize, &[Cell<'_>]) -> Flow;

impl<'b> Document<'b> {
    /// Reads a file far enough to know its tables and how each begins.
    pub(crate) fn open(bytes: &'b [u8]) -> Result<Document<'b>, Damage> {
        if bytes.starts_with(b"\xD0\xCF\x11\xE0") {
            let book = std::rc::Rc::new(Biff::open(bytes)?);
            let shift = book.serial_shift;
            let names: Vec<String> = book.sheets.iter().map(|sheet| sheet.name.clone()).collect();
            return Document::of(
                names
                    .into_iter()
                    .enumerate()
                    .map(|(index, name)| (name, shift, Content::Biff(std::rc::Rc::clone(&book), index))),
            );
        }
        if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
            let book = ooxml::open(bytes)?;
            let shift = book.serial_shift;
            return Document::of(
                book.names
                    .into_iter()
                    .enumerate()
                    .map(|(index, name)| (name, shift, Content::Ooxml(book.content.clone(), index))),
            );
        }
        if let Some(foreign) = foreign(bytes) {
            return Err(Damage::Foreign(foreign));
        }
        let text = encoding::decode(bytes)?;
        if text.trim_start().starts_with('<') {
            let tables = markup::tables(&text)?;
            if tables.iter().all(|(_, rows)| rows.len() < 2) {
                return Err(Damage::Foreign(Foreign::WebPage));
            }
            return Document::of(tables.into_iter().map(|(name, rows)| (name, 0.0, Content::Rows(rows))));
        }
        Document::of([(String::new(), 0.0, Content::Text(Delimited::new(text)?))])
    }

    fn of(tables: impl IntoIterator<Item = (String, f64, Content<'b>)>) -> Result<Document<'b>, Damage> {
        let mut document = Document { tables: Vec::new() };
        for (name, serial_shift, content) in tables {
            let mut head = Vec::new();
            let mut table = Table { name, head: Vec::new(), serial_shift, content };
            table.rows(&mut |index, row| {
                head.push((index, row.iter().cloned().map(Cell::into_owned).collect()));
                if head.len() < HEAD { Flow::On } else { Flow::Stop }
            })?;
            table.head = head;
            document.tables.push(table);
        }
        if document.tables.iter().all(|table| table.head.is_empty()) { Err(Damage::Empty) } else { Ok(document) }
    }
}

impl Table<'_> {
    /// Whether a cell of it is a day.
    pub(crate) fn holds_day(&self, cell: &Cell<'_>) -> bool {
        date::read(cell, self.serial_shift).is_some()
    }

    /// Passes every row that is not empty.
    pub(crate) fn rows(&self, visit: Visit<'_>) -> Result<(), Damage> {
        match &self.content {
            Content::Text(text) => {
                text.rows(visit);
                Ok(())
            }
            Content::Ooxml(book, sheet) => book.rows(*sheet, visit),
            Content::Biff(book, sheet) => {
                book.rows(*sheet, visit);
                Ok(())
            }
            Content::Rows(rows) => {
                for (index, row) in rows.iter().enumerate() {
                    if visit(index, row) == Flow::Stop {
                        break;
                    }
                }
                Ok(())
            }
        }
    }

    /// Passes every row below the one numbered `heading`.
    pub(crate) fn rows_below(&self, heading: usize, visit: &mut dyn FnMut(&[Cell<'_>])) -> Result<(), Damage> {
        self.rows(&mut |index, row| {
            if index > heading {
                visit(row);
            }
            Flow::On
        })
    }

    /// The first of the top rows that `is` wanted, as number and headings.
    pub(crate) fn find_heading(&self, is: impl Fn(&[String]) -> bool) -> Option<(usize, Vec<String>)> {
        self.head.iter().find_map(|(index, row)| {
            let headings: Vec<String> = row.iter().map(Cell::heading).collect();
            is(&headings).then_some((*index, headings))
        })
    }
}

/// What a file is that begins like something else than a table.
fn foreign(bytes: &[u8]) -> Option<Foreign> {
    let starts = |with: &[u8]| bytes.starts_with(with);
    if starts(b"%PDF") {
        Some(Foreign::Pdf)
    } else if starts(b"\x89PNG") || starts(b"\xFF\xD8\xFF") || starts(b"GIF8") || starts(b"RIFF") {
        Some(Foreign::Picture)
    } else if starts(b"\x1F\x8B") || starts(b"Rar!") || starts(b"7z\xBC\xAF") {
        Some(Foreign::Archive)
    } else if starts(b"{\\rtf") {
        Some(Foreign::OfficeDocument)
    } else {
        let start = bytes.iter().find(|byte| !byte.is_ascii_whitespace());
        matches!(start, Some(b'{' | b'[')).then_some(Foreign::Json)
    }
}
