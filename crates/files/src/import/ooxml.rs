//! `.xlsx`: sheets of XML in a ZIP archive, read as a stream within limits. Dimensions and row numbers that a file states
//! are not trusted: many exporters write them wrong. Read here because the well-known reader allocates what a damaged
//! count says.

use super::biff::SHIFT_1904;
use super::cell::{Cell, at};
use super::document::{COLUMNS, Damage, Flow, Foreign, Visit};
use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, XmlVersion};
use std::borrow::Cow;
use std::cell::RefCell;
use std::io::{BufReader, Cursor, Read};
use std::rc::Rc;
use zip::ZipArchive;

type Archive<'b> = ZipArchive<Cursor<&'b [u8]>>;

/// A workbook that has been opened.
pub(crate) struct Opened<'b> {
    /// Whether each sheet is hidden, and its name.
    pub(crate) names: Vec<(bool, String)>,
    pub(crate) serial_shift: f64,
    pub(crate) content: Ooxml<'b>,
}

/// What sheets are read from.
#[derive(Clone)]
pub(crate) struct Ooxml<'b> {
    archive: Rc<RefCell<Archive<'b>>>,
    sheets: Rc<Vec<String>>,
    strings: Rc<Vec<Box<str>>>,
}

/// Parts that an archive may have.
const PARTS: usize = 20_000;
/// Bytes that a part may have when it is kept in memory: strings, relations.
const KEPT: u64 = 256 << 20;
/// Bytes that a sheet may have.
const STREAMED: u64 = 3 << 30;
/// How many times its own size a part may unpack to, beyond a start. Sheets of real workbooks reach 10 to 40 times.
const RATIO: u64 = 250;
const RATIO_FREE: u64 = 16 << 20;

/// Opens a workbook and reads its strings.
pub(crate) fn open(bytes: &[u8]) -> Result<Opened<'_>, Damage> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| Damage::Broken)?;
    if archive.len() > PARTS {
        return Err(Damage::TooLarge);
    }
    let names: Vec<String> = archive.file_names().flatten().map(std::borrow::Cow::into_owned).collect();
    let find = |ending: &str| names.iter().find(|name| name.to_ascii_lowercase().ends_with(ending));
    let Some(workbook) = find("xl/workbook.xml").or_else(|| find("workbook.xml")).cloned() else {
        return Err(Damage::Foreign(foreign(&names)));
    };
    let folder = workbook.rsplit_once('/').map_or("", |(folder, _)| folder).to_owned();
    let relations = find("_rels/workbook.xml.rels").cloned();
    let targets = match relations {
        Some(path) => targets(&part(&mut archive, &path, KEPT)?, &folder),
        None => Vec::new(),
    };
    let (listed, serial_shift) = listed_sheets(&part(&mut archive, &workbook, KEPT)?);
    let mut found = Vec::new();
    for (number, sheet) in (1..).zip(listed) {
        let path = targets.iter().find(|(id, _)| *id == sheet.relation).map(|(_, target)| target.clone());
        let path = path.unwrap_or_else(|| format!("{folder}/worksheets/sheet{number}.xml"));
        let path = names.iter().find(|name| name.trim_start_matches('/').eq_ignore_ascii_case(&path));
        if let Some(path) = path.filter(|path| !path.contains("chartsheets/")) {
            found.push((path.clone(), (sheet.is_hidden, sheet.name)));
        }
    }
    let (sheets, sheet_names): (Vec<_>, Vec<_>) = found.into_iter().unzip();
    if sheets.is_empty() {
        return Err(Damage::Broken);
    }
    let strings = match find("sharedstrings.xml").cloned() {
        Some(path) => shared_strings(&mut archive, &path)?,
        None => Vec::new(),
    };
    let content = Ooxml { archive: Rc::new(RefCell::new(archive)), sheets: Rc::new(sheets), strings: Rc::new(strings) };
    Ok(Opened { names: sheet_names, serial_shift, content })
}

/// What an archive without a workbook is.
fn foreign(names: &[String]) -> Foreign {
    let has = |piece: &str| names.iter().any(|name| name.to_ascii_lowercase().contains(piece));
    if has("workbook.bin") {
        Foreign::BinaryWorkbook
    } else if has("content.xml") || has("index/document.iwa") {
        Foreign::OpenDocument
    } else if has("[content_types].xml") {
        Foreign::OfficeDocument
    } else {
        Foreign::Archive
    }
}

/// A part as a stream that ends at its limit. A part that says it is larger, or grows beyond what its packed size can
/// mean, is refused.
fn stream<'a, 'b>(archive: &'a mut Archive<'b>, path: &str, limit: u64) -> Result<impl Read + use<'a, 'b>, Damage> {
    let file = archive.by_name(path).map_err(|error| match error {
        zip::result::ZipError::UnsupportedArchive(_) | zip::result::ZipError::InvalidPassword => Damage::Encrypted,
        _ => Damage::Broken,
    })?;
    let limit = limit.min(file.compressed_size().saturating_mul(RATIO).saturating_add(RATIO_FREE));
    if file.size() > limit {
        return Err(Damage::TooLarge);
    }
    let left = file.size();
    Ok(Measured { part: file, left })
}

/// A part that ends where it says, or fails.
struct Measured<R> {
    part: R,
    left: u64,
}

impl<R: Read> Read for Measured<R> {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        let count = self.part.read(buffer)?;
        match self.left.checked_sub(count as u64) {
            Some(left) => self.left = left,
            None => return Err(std::io::Error::other("larger than it says")),
        }
        Ok(count)
    }
}

fn part(archive: &mut Archive<'_>, path: &str, limit: u64) -> Result<Vec<u8>, Damage> {
    let mut bytes = Vec::new();
    stream(archive, path, limit)?.read_to_end(&mut bytes).map_err(|_| Damage::Broken)?;
    Ok(bytes)
}

fn attribute(tag: &BytesStart<'_>, name: &str) -> Option<String> {
    let mut attributes = tag.attributes();
    attributes.with_checks(false);
    let found = attributes.flatten().find(|attribute| attribute.key.local_name().as_ref() == name)?;
    Some(found.normalized_value(XmlVersion::Implicit1_0).map_or_else(|_| found.value.to_string(), Cow::into_owned))
}

/// A sheet as the workbook lists it.
struct Listed {
    name: String,
    relation: String,
    is_hidden: bool,
}

/// Sheets of the workbook, and what dates count from.
fn listed_sheets(xml: &[u8]) -> (Vec<Listed>, f64) {
    let mut reader = Reader::from_reader(xml);
    let mut buffer = Vec::new();
    let (mut sheets, mut shift) = (Vec::new(), 0.0);
    loop {
        buffer.clear();
        match reader.read_event_into(&mut buffer) {
            Ok(Event::Start(tag) | Event::Empty(tag)) => match tag.local_name().as_ref() {
                "sheet" => sheets.push(Listed {
                    name: attribute(&tag, "name").unwrap_or_default(),
                    relation: attribute(&tag, "id").unwrap_or_default(),
                    is_hidden: matches!(attribute(&tag, "state").as_deref(), Some("hidden" | "veryHidden")),
                }),
                "workbookPr" if matches!(attribute(&tag, "date1904").as_deref(), Some("1" | "true")) => {
                    shift = SHIFT_1904
                }
                _ => {}
            },
            Ok(Event::Eof) | Err(_) => return (sheets, shift),
            _ => {}
        }
    }
}

/// Where each relation points, as a path in the archive.
fn targets(xml: &[u8], folder: &str) -> Vec<(String, String)> {
    let mut reader = Reader::from_reader(xml);
    let mut buffer = Vec::new();
    let mut targets = Vec::new();
    loop {
        buffer.clear();
        match reader.read_event_into(&mut buffer) {
            Ok(Event::Start(tag) | Event::Empty(tag)) if tag.local_name().as_ref() == "Relationship" => {
                if let (Some(id), Some(target)) = (attribute(&tag, "Id"), attribute(&tag, "Target")) {
                    let path = match target.strip_prefix('/') {
                        Some(absolute) => absolute.to_owned(),
                        None => format!("{folder}/{}", target.trim_start_matches("./")),
                    };
                    targets.push((id, path.trim_start_matches('/').to_owned()));
                }
            }
            Ok(Event::Eof) | Err(_) => return targets,
            _ => {}
        }
    }
}

/// Adds what an event says to a text.
fn add_text(text: &mut String, event: &Event<'_>) {
    match event {
        Event::Text(piece) => text.push_str(piece),
        Event::CData(piece) => text.push_str(piece),
        Event::GeneralRef(name) => match name.resolve_char_ref() {
            Ok(Some(sign)) => text.push(sign),
            _ => text.push_str(quick_xml::escape::resolve_predefined_entity(name).unwrap_or_default()),
        },
        _ => {}
    }
}

fn shared_strings(archive: &mut Archive<'_>, path: &str) -> Result<Vec<Box<str>>, Damage> {
    let mut reader = Reader::from_reader(BufReader::new(stream(archive, path, KEPT)?));
    let mut buffer = Vec::new();
    let mut strings = Vec::new();
    let mut text = String::new();
    // Readings of Japanese texts stand beside them and are no part of them.
    let (mut inside, mut reading) = (false, false);
    loop {
        buffer.clear();
        match reader.read_event_into(&mut buffer).map_err(|_| Damage::Broken)? {
            Event::Start(tag) => match tag.local_name().as_ref() {
                "t" => inside = !reading,
                "rPh" => reading = true,
                _ => {}
            },
            Event::Empty(tag) if tag.local_name().as_ref() == "si" => strings.push(Box::default()),
            Event::End(tag) => match tag.local_name().as_ref() {
                "t" => inside = false,
                "rPh" => reading = false,
                "si" => strings.push(core::mem::take(&mut text).into_boxed_str()),
                _ => {}
            },
            Event::Eof => return Ok(strings),
            event if inside => add_text(&mut text, &event),
            _ => {}
        }
    }
}

/// A cell while it is being read.
#[derive(Default)]
struct Open {
    column: usize,
    kind: String,
    text: String,
    is_formula: bool,
}

impl Ooxml<'_> {
    /// Passes every row of a sheet that has cells.
    pub(crate) fn rows(&self, sheet: usize, visit: Visit<'_>) -> Result<(), Damage> {
        let Some(path) = self.sheets.get(sheet) else { return Ok(()) };
        let mut archive = self.archive.try_borrow_mut().map_err(|_| Damage::Broken)?;
        let mut reader = Reader::from_reader(BufReader::new(stream(&mut archive, path, STREAMED)?));
        let mut buffer = Vec::new();
        let mut row: Vec<Cell<'_>> = Vec::new();
        let (mut number, mut next_number) = (0_usize, 0_usize);
        let mut next_column = 0;
        let mut cell: Option<Open> = None;
        let (mut inside, mut reading) = (false, false);
        loop {
            buffer.clear();
            let event = reader.read_event_into(&mut buffer).map_err(|_| Damage::Broken)?;
            match &event {
                Event::Start(tag) | Event::Empty(tag) => {
                    let empty = matches!(event, Event::Empty(_));
                    match tag.local_name().as_ref() {
                        "row" => {
                            let stated = attribute(tag, "r").and_then(|stated| stated.parse::<usize>().ok());
                            number = stated.map_or(next_number, |stated| stated.saturating_sub(1).max(next_number));
                            next_number = number.saturating_add(1);
                            next_column = 0;
                            row.clear();
                        }
                        "c" => {
                            let column = attribute(tag, "r").and_then(|place| column_of(&place)).unwrap_or(next_column);
                            next_column = column.saturating_add(1);
                            let kind = attribute(tag, "t").unwrap_or_default();
                            cell = (!empty).then(|| Open { column, kind, ..Open::default() });
                        }
                        "v" | "t" => inside = !empty && !reading,
                        "f" => {
                            if let Some(cell) = &mut cell {
                                cell.is_formula = true;
                            }
                        }
                        "rPh" => reading = !empty,
                        _ => {}
                    }
                }
                Event::End(tag) => match tag.local_name().as_ref() {
                    "v" | "t" => inside = false,
                    "rPh" => reading = false,
                    "c" => {
                        if let Some(open) = cell.take().filter(|open| open.column < COLUMNS) {
                            let column = open.column;
                            if row.len() <= column {
                                row.resize(column + 1, Cell::Empty);
                            }
                            if let Some(place) = row.get_mut(column) {
                                *place = self.value(open);
                            }
                        }
                    }
                    "row" => {
                        if !row.iter().all(Cell::is_empty) && visit(number, &row) == Flow::Stop {
                            return Ok(());
                        }
                        row.clear();
                    }
                    _ => {}
                },
                Event::Eof => {
                    // Cut off in the middle of a table: what was seen is not the whole.
                    return if row.is_empty() && at(&row, 0).is_empty() && cell.is_none() {
                        Ok(())
                    } else {
                        Err(Damage::Broken)
                    };
                }
                event if inside => {
                    if let Some(cell) = &mut cell {
                        add_text(&mut cell.text, event);
                    }
                }
                _ => {}
            }
        }
    }

    fn value(&self, cell: Open) -> Cell<'_> {
        let text = cell.text;
        if text.is_empty() {
            return if cell.is_formula && cell.kind != "str" { Cell::Error } else { Cell::Empty };
        }
        match cell.kind.as_str() {
            "s" => {
                let string = text.trim().parse::<usize>().ok().and_then(|place| self.strings.get(place));
                string.map_or(Cell::Error, |string| Cell::Text(Cow::Borrowed(string)))
            }
            "e" => Cell::Error,
            "" | "n" | "b" => text.trim().parse().map_or_else(|_| Cell::Text(Cow::Owned(text)), Cell::Number),
            _ => Cell::Text(Cow::Owned(text)),
        }
    }
}

/// The column of a place such as `BC12`, from 0.
fn column_of(place: &str) -> Option<usize> {
    let letters = place.bytes().take_while(u8::is_ascii_alphabetic);
    let column =
        letters.take(4).fold(0_usize, |sum, letter| sum * 26 + usize::from(letter.to_ascii_uppercase() - b'A') + 1);
    column.checked_sub(1)
}

/// Bytes of texts that are taken out of one archive.
const TEXTS: u64 = 256 << 20;

/// The texts with separators in an archive, such as the one LinkedIn hands out a member's data in.
pub(crate) fn texts(bytes: &[u8]) -> Vec<(String, Vec<u8>)> {
    let Ok(mut archive) = ZipArchive::new(Cursor::new(bytes)) else { return Vec::new() };
    let names: Vec<String> = archive.file_names().take(PARTS).flatten().map(Cow::into_owned).collect();
    let mut left = TEXTS;
    let mut texts = Vec::new();
    for name in names.into_iter().filter(|name| name.to_ascii_lowercase().ends_with(".csv")) {
        if let Ok(text) = part(&mut archive, &name, left) {
            left = left.saturating_sub(text.len() as u64);
            texts.push((name, text));
        }
    }
    texts
}
