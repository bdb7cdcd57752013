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
    /// Names of hidden sheets that were left out.
    pub(crate) unseen: Vec<String>,
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

/// A sheet before its rows are read.
struct Sheet<'b> {
    name: String,
    is_hidden: bool,
    serial_shift: f64,
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
            let sheet = |(index, sheet): (usize, &super::biff::Sheet)| Sheet {
                name: sheet.name.clone(),
                is_hidden: sheet.is_hidden,
                serial_shift: shift,
                content: Content::Biff(std::rc::Rc::clone(&book), index),
            };
            return Document::of(book.sheets.iter().enumerate().map(sheet));
        }
        if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
            let book = ooxml::open(bytes)?;
            let shift = book.serial_shift;
            let content = book.content;
            let sheet = |(index, (is_hidden, name))| Sheet {
                name,
                is_hidden,
                serial_shift: shift,
                content: Content::Ooxml(content.clone(), index),
            };
            return Document::of(book.names.into_iter().enumerate().map(sheet));
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
            return Document::of(tables.into_iter().map(|(name, rows)| Sheet::seen(name, Content::Rows(rows))));
        }
        Document::of([Sheet::seen(String::new(), Content::Text(Delimited::new(text)?))])
    }

    fn of(sheets: impl IntoIterator<Item = Sheet<'b>>) -> Result<Document<'b>, Damage> {
        let (mut seen, mut hidden) = (Vec::new(), Vec::new());
        for Sheet { name, is_hidden, serial_shift, content } in sheets {
            let mut head = Vec::new();
            let mut table = Table { name, head: Vec::new(), serial_shift, content };
            table.rows(&mut |index, row| {
                head.push((index, row.iter().cloned().map(Cell::into_owned).collect()));
                if head.len() < HEAD { Flow::On } else { Flow::Stop }
            })?;
            table.head = head;
            if is_hidden { hidden.push(table) } else { seen.push(table) }
        }
        // Who hands a workbook on means what is seen: more of the same that is not is put away.
        let is_more = |table: &Table<'_>| seen.iter().any(|other: &Table<'_>| other.has_columns_of(table));
        let (unseen, others): (Vec<_>, Vec<_>) = hidden.into_iter().partition(is_more);
        seen.extend(others);
        let unseen = unseen.into_iter().map(|table| table.name).collect();
        let document = Document { tables: seen, unseen };
        if document.tables.iter().all(|table| table.head.is_empty()) { Err(Damage::Empty) } else { Ok(document) }
    }
}

impl<'b> Sheet<'b> {
    fn seen(name: String, content: Content<'b>) -> Sheet<'b> {
        Sheet { name, is_hidden: false, serial_shift: 0.0, content }
    }
}

impl Table<'_> {
    /// Whether a cell of it is a day.
    pub(crate) fn holds_day(&self, cell: &Cell<'_>) -> bool {
        date::read(cell, self.serial_shift).is_some()
    }

    /// The first row of several words alone, and whether others follow.
    fn first_heading(&self) -> Option<(Vec<String>, bool)> {
        let is_word = |cell: &Cell<'_>| cell.is_empty() || !cell.is_figure() && !self.holds_day(cell);
        let is_heading =
            |row: &[Cell<'_>]| row.iter().all(is_word) && row.iter().filter(|cell| !cell.is_empty()).count() > 1;
        let place = self.head.iter().position(|(_, row)| is_heading(row))?;
        let headings = self.head.get(place)?.1.iter().map(Cell::heading).filter(|heading| !heading.is_empty());
        Some((headings.collect(), place + 1 < self.head.len()))
    }

    /// Whether it has rows, under the heading that another has.
    fn has_columns_of(&self, other: &Table<'_>) -> bool {
        let own = self.first_heading();
        own.is_some_and(|(own, has_rows)| has_rows && other.first_heading().is_some_and(|(other, _)| own == other))
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
