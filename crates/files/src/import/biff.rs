//! `.xls`: the records of BIFF8 (and its ancestors, as far as cells go) in an OLE2 container, after \[MS-XLS\].
//! Read here because the well-known reader panics on damaged chains and allocates what a damaged length says.

use super::cell::Cell;
use super::document::{COLUMNS, Damage, Flow, Foreign, Visit};
use super::encoding::Encoding;
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::io::{Cursor, Read};

/// A workbook of cells.
pub(crate) struct Biff {
    pub(crate) sheets: Vec<Sheet>,
    pub(crate) serial_shift: f64,
    strings: Vec<String>,
}

/// One sheet.
pub(crate) struct Sheet {
    pub(crate) name: String,
    pub(crate) is_hidden: bool,
    rows: BTreeMap<u16, Vec<(u16, Value)>>,
}

enum Value {
    Number(f64),
    Shared(u32),
    Text(String),
    Error,
}

/// Days between the first days of the two date systems.
pub(crate) const SHIFT_1904: f64 = 1_462.0;

impl Biff {
    /// Reads all cells of a workbook.
    pub(crate) fn open(bytes: &[u8]) -> Result<Biff, Damage> {
        let mut container = cfb::CompoundFile::open(Cursor::new(bytes)).map_err(|_| Damage::Broken)?;
        if container.exists("/EncryptedPackage") {
            return Err(Damage::Encrypted);
        }
        let path = ["/Workbook", "/Book"].into_iter().find(|path| container.is_stream(path));
        let Some(path) = path else { return Err(Damage::Foreign(Foreign::OfficeDocument)) };
        let mut stream = Vec::new();
        let limit = bytes.len() as u64;
        let opened = container.open_stream(path).map_err(|_| Damage::Broken)?;
        opened.take(limit).read_to_end(&mut stream).map_err(|_| Damage::Broken)?;
        read(&stream)
    }

    /// Passes every row of a sheet.
    pub(crate) fn rows(&self, sheet: usize, visit: Visit<'_>) {
        let Some(sheet) = self.sheets.get(sheet) else { return };
        for (&index, values) in &sheet.rows {
            let mut row: Vec<Cell<'_>> = Vec::new();
            for (column, value) in values {
                let column = usize::from(*column);
                if row.len() <= column {
                    row.resize(column + 1, Cell::Empty);
                }
                if let Some(cell) = row.get_mut(column) {
                    *cell = match value {
                        Value::Number(number) => Cell::Number(*number),
                        Value::Shared(place) => {
                            let text = usize::try_from(*place).ok().and_then(|place| self.strings.get(place));
                            text.map_or(Cell::Error, |text| Cell::Text(Cow::Borrowed(text)))
                        }
                        Value::Text(text) => Cell::Text(Cow::Borrowed(text)),
                        Value::Error => Cell::Error,
                    };
                }
            }
            if visit(usize::from(index), &row) == Flow::Stop {
                break;
            }
        }
    }
}

/// Kinds of records.
mod kind {
    pub(super) const FORMULA: u16 = 0x0006;
    pub(super) const END: u16 = 0x000A;
    pub(super) const DATE_MODE: u16 = 0x0022;
    pub(super) const FILE_PASS: u16 = 0x002F;
    pub(super) const CONTINUE: u16 = 0x003C;
    pub(super) const BOUND_SHEET: u16 = 0x0085;
    pub(super) const MULTIPLE_RK: u16 = 0x00BD;
    pub(super) const RICH_LABEL: u16 = 0x00D6;
    pub(super) const STRINGS: u16 = 0x00FC;
    pub(super) const LABEL_OF_STRINGS: u16 = 0x00FD;
    pub(super) const NUMBER: u16 = 0x0203;
    pub(super) const LABEL: u16 = 0x0204;
    pub(super) const TRUTH_OR_ERROR: u16 = 0x0205;
    pub(super) const STRING: u16 = 0x0207;
    pub(super) const RK: u16 = 0x027E;
    pub(super) const BEGIN: u16 = 0x0809;
}

/// The records from a place on. Ends at the end of the stream, or where a record would go beyond it.
struct Records<'s> {
    stream: &'s [u8],
    place: usize,
}

impl<'s> Iterator for Records<'s> {
    type Item = (u16, &'s [u8]);

    fn next(&mut self) -> Option<(u16, &'s [u8])> {
        let kind = word(self.stream, self.place)?;
        let length = usize::from(word(self.stream, self.place + 2)?);
        let data = self.stream.get(self.place + 4..self.place + 4 + length)?;
        self.place += 4 + length;
        Some((kind, data))
    }
}

fn word(bytes: &[u8], place: usize) -> Option<u16> {
    bytes.get(place..)?.first_chunk().map(|bytes| u16::from_le_bytes(*bytes))
}

fn double_word(bytes: &[u8], place: usize) -> Option<u32> {
    bytes.get(place..)?.first_chunk().map(|bytes| u32::from_le_bytes(*bytes))
}

fn number(bytes: &[u8], place: usize) -> Option<f64> {
    bytes.get(place..)?.first_chunk().map(|bytes| f64::from_le_bytes(*bytes))
}

fn read(stream: &[u8]) -> Result<Biff, Damage> {
    let mut book = Biff { sheets: Vec::new(), serial_shift: 0.0, strings: Vec::new() };
    let mut places = Vec::new();
    let mut unicode = true;
    let mut records = Records { stream, place: 0 }.peekable();
    if records.peek().is_none_or(|&(kind, _)| kind & 0x00FF != kind::BEGIN & 0x00FF) {
        return Err(Damage::Broken);
    }
    while let Some((kind, data)) = records.next() {
        match kind {
            kind::BEGIN => unicode = word(data, 0) == Some(0x0600),
            kind::FILE_PASS => return Err(Damage::Encrypted),
            kind::DATE_MODE if word(data, 0) == Some(1) => book.serial_shift = SHIFT_1904,
            kind::BOUND_SHEET => {
                // Only worksheets; charts and macros have another type.
                if let (Some(place), Some(0)) = (double_word(data, 0), data.get(5)) {
                    let name = data.get(6..).unwrap_or_default();
                    let length = name.first().copied().map_or(0, usize::from);
                    let name = text(name.get(1..).unwrap_or_default(), length, unicode);
                    let is_hidden = data.get(4).is_some_and(|state| state & 3 != 0);
                    places.push((is_hidden, place, name.unwrap_or_default()));
                }
            }
            kind::STRINGS => {
                let mut parts = vec![data];
                while let Some((_, data)) = records.next_if(|&(kind, _)| kind == kind::CONTINUE) {
                    parts.push(data);
                }
                book.strings = shared_strings(parts);
            }
            kind::END => break,
            _ => {}
        }
    }
    for (is_hidden, place, name) in places {
        let place = usize::try_from(place).unwrap_or(usize::MAX);
        if stream.get(place..).is_none_or(<[u8]>::is_empty) {
            return Err(Damage::Broken);
        }
        book.sheets.push(Sheet { name, is_hidden, rows: cells(stream, place, unicode) });
    }
    if book.sheets.is_empty() { Err(Damage::Broken) } else { Ok(book) }
}

/// The cells of the sheet whose records begin at a place.
fn cells(stream: &[u8], place: usize, unicode: bool) -> BTreeMap<u16, Vec<(u16, Value)>> {
    let mut rows: BTreeMap<u16, Vec<(u16, Value)>> = BTreeMap::new();
    let mut depth = 0_usize;
    let mut formula = None;
    for (kind, data) in (Records { stream, place }) {
        match kind {
            kind::BEGIN => depth += 1,
            kind::END if depth <= 1 => break,
            kind::END => depth -= 1,
            // Charts inside a sheet have records of their own.
            _ if depth > 1 => {}
            kind::STRING => {
                let length = word(data, 0).map_or(0, usize::from);
                if let (Some((row, column)), Some(text)) =
                    (formula, text(data.get(2..).unwrap_or_default(), length, unicode))
                {
                    rows.entry(row).or_default().push((column, Value::Text(text)));
                }
            }
            kind::MULTIPLE_RK => {
                let (Some(row), Some(first)) = (word(data, 0), word(data, 2)) else { continue };
                let pairs = data.get(4..data.len().saturating_sub(2)).unwrap_or_default().chunks_exact(6);
                for (pair, column) in pairs.zip(first..) {
                    if let Some(value) = double_word(pair, 2).filter(|_| usize::from(column) < COLUMNS) {
                        rows.entry(row).or_default().push((column, Value::Number(rk(value))));
                    }
                }
            }
            _ => {
                let (Some(row), Some(column)) = (word(data, 0), word(data, 2)) else { continue };
                if usize::from(column) >= COLUMNS {
                    continue;
                }
                let value = match kind {
                    kind::NUMBER => number(data, 6).map(Value::Number),
                    kind::RK => double_word(data, 6).map(|value| Value::Number(rk(value))),
                    kind::LABEL_OF_STRINGS => double_word(data, 6).map(Value::Shared),
                    kind::LABEL | kind::RICH_LABEL => {
                        let length = word(data, 6).map_or(0, usize::from);
                        text(data.get(8..).unwrap_or_default(), length, unicode).map(Value::Text)
                    }
                    kind::TRUTH_OR_ERROR => match (data.get(6), data.get(7)) {
                        (Some(&truth), Some(0)) => Some(Value::Number(f64::from(truth))),
                        _ => Some(Value::Error),
                    },
                    kind::FORMULA => {
                        formula = Some((row, column));
                        result(data)
                    }
                    _ => None,
                };
                if let Some(value) = value {
                    rows.entry(row).or_default().push((column, value));
                }
            }
        }
    }
    rows
}

/// The result that a formula had when the file was saved; a text stands in the next record.
fn result(data: &[u8]) -> Option<Value> {
    if word(data, 12) != Some(0xFFFF) {
        return number(data, 6).map(Value::Number);
    }
    match data.get(6) {
        Some(0 | 3) => None,
        Some(1) => data.get(8).map(|&truth| Value::Number(f64::from(truth))),
        _ => Some(Value::Error),
    }
}

/// A number in four bytes: the upper part of a float or a whole number, perhaps in hundredths.
fn rk(value: u32) -> f64 {
    let number =
        if value & 2 == 0 { f64::from_bits(u64::from(value & !3) << 32) } else { f64::from(value.cast_signed() >> 2) };
    if value & 1 == 0 { number } else { number / 100.0 }
}

/// So many signs of text after their flag, or one byte each without a flag in workbooks before 1997.
fn text(bytes: &[u8], length: usize, unicode: bool) -> Option<String> {
    if !unicode {
        return Some(Encoding::Windows1252.text(bytes.get(..length)?).into_owned());
    }
    let wide = bytes.first()? & 1 == 1;
    let body = bytes.get(1..)?;
    if wide {
        let units = body.get(..length * 2)?.chunks_exact(2).filter_map(|pair| word(pair, 0));
        Some(char::decode_utf16(units).map(|sign| sign.unwrap_or(char::REPLACEMENT_CHARACTER)).collect())
    } else {
        Some(body.get(..length)?.iter().map(|&byte| char::from(byte)).collect())
    }
}

/// The table of strings, which goes on over several records. Inside the signs of a text, each record begins with a new
/// flag. Ends early where the bytes do.
fn shared_strings(parts: Vec<&[u8]>) -> Vec<String> {
    let mut strings = Vec::new();
    let mut reader = Parts { parts, part: 0, place: 8 };
    while let Some(text) = shared_string(&mut reader) {
        strings.push(text);
    }
    strings
}

fn shared_string(reader: &mut Parts<'_>) -> Option<String> {
    let length = usize::from(u16::from_le_bytes([reader.byte()?, reader.byte()?]));
    let flags = reader.byte()?;
    let runs = if flags & 8 == 0 { 0 } else { usize::from(u16::from_le_bytes([reader.byte()?, reader.byte()?])) };
    let extra = if flags & 4 == 0 {
        0
    } else {
        u32::from_le_bytes([reader.byte()?, reader.byte()?, reader.byte()?, reader.byte()?]) as usize
    };
    let mut wide = flags & 1 == 1;
    let mut units = Vec::new();
    for _ in 0..length {
        if reader.at_end_of_part() {
            wide = reader.byte()? & 1 == 1;
        }
        let low = reader.byte()?;
        let high = if wide { reader.byte()? } else { 0 };
        units.push(u16::from_le_bytes([low, high]));
    }
    reader.skip(runs.saturating_mul(4).saturating_add(extra));
    Some(char::decode_utf16(units).map(|sign| sign.unwrap_or(char::REPLACEMENT_CHARACTER)).collect())
}

/// The bytes of several records, one after the other.
struct Parts<'s> {
    parts: Vec<&'s [u8]>,
    part: usize,
    place: usize,
}

impl Parts<'_> {
    fn at_end_of_part(&self) -> bool {
        self.parts.get(self.part).is_some_and(|part| self.place >= part.len())
    }

    fn byte(&mut self) -> Option<u8> {
        while self.at_end_of_part() {
            self.part += 1;
            self.place = 0;
        }
        let byte = self.parts.get(self.part)?.get(self.place).copied();
        self.place += 1;
        byte
    }

    fn skip(&mut self, mut count: usize) {
        while let Some(part) = self.parts.get(self.part) {
            let step = count.min(part.len().saturating_sub(self.place));
            self.place += step;
            count -= step;
            if count == 0 {
                break;
            }
            self.part += 1;
            self.place = 0;
        }
    }
}
