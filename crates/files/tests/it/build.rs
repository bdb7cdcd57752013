//! Builders of the files that people have.

use reach_estimator_files::Words;
use reach_estimator_files::import::{Import, Meaning, Options, import, json};
use rust_xlsxwriter::{Formula, Workbook};
use serde_json::Value;
use std::io::{Cursor, Write};

/// A cell to be written.
#[derive(Clone, Debug)]
pub enum C {
    T(String),
    N(f64),
    /// True or false, as a program keeps it.
    B(bool),
    /// A formula and the result that it had.
    F(&'static str, &'static str),
    Nil,
}

impl From<&str> for C {
    fn from(text: &str) -> C {
        if text.is_empty() { C::Nil } else { C::T(text.to_owned()) }
    }
}

impl From<String> for C {
    fn from(text: String) -> C {
        C::T(text)
    }
}

impl From<f64> for C {
    fn from(number: f64) -> C {
        C::N(number)
    }
}

pub type Rows = Vec<Vec<C>>;
pub type Sheets = Vec<(&'static str, Rows)>;

/// A row of anything that can be a cell.
#[macro_export]
macro_rules! row {
    ($($cell:expr),* $(,)?) => { vec![$($crate::build::C::from($cell)),*] };
}

pub fn xlsx(sheets: &Sheets) -> Vec<u8> {
    let mut book = Workbook::new();
    for (name, rows) in sheets {
        let sheet = book.add_worksheet();
        sheet.set_name(*name).unwrap();
        for (r, cells) in (0_u32..).zip(rows) {
            for (c, cell) in (0_u16..).zip(cells) {
                match cell {
                    C::T(text) => sheet.write_string(r, c, text).map(drop).unwrap(),
                    C::N(number) => sheet.write_number(r, c, *number).map(drop).unwrap(),
                    C::B(truth) => sheet.write_boolean(r, c, *truth).map(drop).unwrap(),
                    C::F(formula, result) => {
                        sheet.write_formula(r, c, Formula::new(*formula).set_result(*result)).map(drop).unwrap();
                    }
                    C::Nil => {}
                }
            }
        }
    }
    book.save_to_buffer().unwrap()
}

/// BIFF8 as old programs write it: a table of strings that goes on over several records, every third with runs of
/// letters in another shape; cells one by one, their numbers as short as they can be, above a chart with a number of its
/// own. A sheet whose name says so is hidden.
pub fn xls(sheets: &Sheets) -> Vec<u8> {
    xls_counting(sheets, false)
}

/// The same, with days counted from 1904 if so.
pub fn xls_counting(sheets: &Sheets, from_1904: bool) -> Vec<u8> {
    let record = |out: &mut Vec<u8>, kind: u16, data: &[u8]| {
        out.extend(kind.to_le_bytes());
        out.extend(u16::try_from(data.len()).unwrap().to_le_bytes());
        out.extend(data);
    };
    let string = |text: &str, wide_length: bool| {
        let units: Vec<u16> = text.encode_utf16().collect();
        let narrow = units.iter().all(|&unit| unit < 256);
        let mut bytes = Vec::new();
        if wide_length {
            bytes.extend(u16::try_from(units.len()).unwrap().to_le_bytes())
        } else {
            bytes.push(units.len() as u8)
        }
        bytes.push(u8::from(!narrow));
        for unit in units {
            if narrow { bytes.push(unit as u8) } else { bytes.extend(unit.to_le_bytes()) }
        }
        bytes
    };
    let begin = |kind: u16| {
        [0x0600_u16, kind, 0x0DBB, 0x07CC, 0, 0, 6, 0].iter().flat_map(|word| word.to_le_bytes()).collect::<Vec<u8>>()
    };
    let mut strings: Vec<String> = Vec::new();
    let mut bodies = Vec::new();
    for (_, rows) in sheets {
        let mut body = Vec::new();
        record(&mut body, 0x0809, &begin(0x0010));
        for (r, cells) in (0_u16..).zip(rows) {
            for (c, cell) in (0_u16..).zip(cells) {
                let mut data: Vec<u8> = [r, c, 15].iter().flat_map(|word| word.to_le_bytes()).collect();
                match cell {
                    C::T(text) => {
                        data.extend(u32::try_from(strings.len()).unwrap().to_le_bytes());
                        strings.push(text.clone());
                        record(&mut body, 0x00FD, &data);
                    }
                    C::N(number) if number.fract() == 0.0 && number.abs() < 1e8 => {
                        data.extend((((*number as i32) << 2) | 2).to_le_bytes());
                        record(&mut body, 0x027E, &data);
                    }
                    C::N(number) if number.to_bits() << 30 == 0 => {
                        data.extend(((number.to_bits() >> 32) as u32).to_le_bytes());
                        record(&mut body, 0x027E, &data);
                    }
                    C::N(number) if (number * 100.0).fract() == 0.0 && number.abs() < 1e6 => {
                        data.extend((((number * 100.0) as i32) << 2 | 3).to_le_bytes());
                        record(&mut body, 0x027E, &data);
                    }
                    C::N(number) => {
                        data.extend(number.to_le_bytes());
                        record(&mut body, 0x0203, &data);
                    }
                    C::B(truth) => {
                        data.extend([u8::from(*truth), 0]);
                        record(&mut body, 0x0205, &data);
                    }
                    C::F(_, result) => {
                        let number = result.parse::<f64>();
                        match &number {
                            Ok(number) => data.extend(number.to_le_bytes()),
                            Err(_) if result.is_empty() => data.extend([3, 0, 0, 0, 0, 0, 0xFF, 0xFF]),
                            Err(_) if result.starts_with('#') => data.extend([2, 0, 7, 0, 0, 0, 0xFF, 0xFF]),
                            Err(_) => data.extend([0, 0, 0, 0, 0, 0, 0xFF, 0xFF]),
                        }
                        data.extend([0; 8]);
                        record(&mut body, 0x0006, &data);
                        if number.is_err() && !result.is_empty() && !result.starts_with('#') {
                            record(&mut body, 0x0207, &string(result, true));
                        }
                    }
                    C::Nil => {}
                }
            }
        }
        let last = u16::try_from(rows.len()).unwrap();
        record(&mut body, 0x0809, &begin(0x0020));
        record(
            &mut body,
            0x0203,
            &[&[last as u8, (last >> 8) as u8, 1, 0, 15, 0][..], &99.0_f64.to_le_bytes()].concat(),
        );
        record(&mut body, 0x000A, &[]);
        record(&mut body, 0x000A, &[]);
        bodies.push(body);
    }
    let mut table = Vec::new();
    table.extend(u32::try_from(strings.len()).unwrap().to_le_bytes());
    table.extend(u32::try_from(strings.len()).unwrap().to_le_bytes());
    let mut records: Vec<Vec<u8>> = vec![table];
    for (index, text) in strings.iter().enumerate() {
        let mut bytes = string(text, true);
        if index % 3 == 2 {
            bytes[2] |= 8;
            bytes.splice(3..3, [2, 0]);
            bytes.extend([0, 0, 5, 0, 1, 0, 6, 0]);
        }
        let last = records.last_mut().unwrap();
        if last.len() + bytes.len() <= 8_224 {
            last.extend(bytes);
        } else if bytes[2] == 0 && last.len() + 4 < 8_224 {
            // Cut inside the signs, as writers do: the next record begins with a flag.
            let cut = 8_224 - last.len();
            last.extend(&bytes[..cut]);
            let mut next = vec![0];
            next.extend(&bytes[cut..]);
            records.push(next);
        } else {
            records.push(bytes);
        }
    }
    let mut globals = Vec::new();
    record(&mut globals, 0x0809, &begin(0x0005));
    record(&mut globals, 0x0022, &[u8::from(from_1904), 0]);
    let names: Vec<Vec<u8>> = sheets.iter().map(|(name, _)| string(name, false)).collect();
    let table_length: usize = records.iter().map(|part| part.len() + 4).sum();
    let mut place = globals.len() + names.iter().map(|name| name.len() + 10).sum::<usize>() + table_length + 4;
    for ((sheet, _), (name, body)) in sheets.iter().zip(names.iter().zip(&bodies)) {
        let mut data = u32::try_from(place).unwrap().to_le_bytes().to_vec();
        data.extend([u8::from(sheet.starts_with("Hidden")), 0]);
        data.extend(name);
        record(&mut globals, 0x0085, &data);
        place += body.len();
    }
    for (index, part) in records.iter().enumerate() {
        record(&mut globals, if index == 0 { 0x00FC } else { 0x003C }, part);
    }
    record(&mut globals, 0x000A, &[]);
    let stream: Vec<u8> = globals.into_iter().chain(bodies.into_iter().flatten()).collect();
    ole(&[("/Workbook", &stream)])
}

/// An OLE2 container of streams.
pub fn ole(streams: &[(&str, &[u8])]) -> Vec<u8> {
    let mut container = cfb::CompoundFile::create(Cursor::new(Vec::new())).unwrap();
    for (path, bytes) in streams {
        container.create_stream(path).unwrap().write_all(bytes).unwrap();
    }
    container.flush().unwrap();
    container.into_inner().into_inner()
}

/// A ZIP archive of files.
pub fn archive(files: &[(&str, &[u8])]) -> Vec<u8> {
    packed(files, zip::CompressionMethod::Deflated)
}

/// The same, packed in this way.
pub fn packed(files: &[(&str, &[u8])], method: zip::CompressionMethod) -> Vec<u8> {
    let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        let options = zip::write::SimpleFileOptions::default().compression_method(method);
        archive.start_file(*name, options).unwrap();
        archive.write_all(bytes).unwrap();
    }
    archive.finish().unwrap().into_inner()
}

pub fn text_of(cell: &C) -> String {
    match cell {
        C::T(text) => text.clone(),
        C::N(number) => number.to_string(),
        C::B(truth) => truth.to_string().to_uppercase(),
        C::F(_, result) => (*result).to_owned(),
        C::Nil => String::new(),
    }
}

/// Text with separators; a field is quoted where it has to be.
pub fn delimited(rows: &Rows, delimiter: char) -> String {
    let field = |cell: &C| {
        let text = text_of(cell);
        if text.contains([delimiter, '"', '\n', '\r']) { format!("\"{}\"", text.replace('"', "\"\"")) } else { text }
    };
    rows.iter().map(|row| row.iter().map(field).collect::<Vec<_>>().join(&delimiter.to_string()) + "\n").collect()
}

pub fn csv(rows: &Rows) -> Vec<u8> {
    delimited(rows, ',').into_bytes()
}

pub fn html(rows: &Rows) -> Vec<u8> {
    let cells = |row: &Vec<C>| {
        row.iter().map(|cell| format!("<td>{}", text_of(cell).replace('&', "&amp;"))).collect::<String>()
    };
    let body: String = rows.iter().map(|row| format!("<tr>{}", cells(row))).collect();
    format!("<html><head><style>td {{ color: red }}</style></head><body><table>{body}</table></body></html>")
        .into_bytes()
}

pub fn utf16(text: &str, big: bool, mark: bool) -> Vec<u8> {
    let mark = mark.then_some(0xFEFF);
    mark.into_iter()
        .chain(text.encode_utf16())
        .flat_map(|unit| if big { unit.to_be_bytes() } else { unit.to_le_bytes() })
        .collect()
}

/// What the user says of the columns, by their headings.
pub fn mapping(columns: &[(Meaning, &str)]) -> Options {
    let columns = columns.iter().map(|&(meaning, name)| (meaning, name.to_owned())).collect();
    Options { columns, ..Options::default() }
}

/// Ten people with the same figures, and what stands below them.
pub fn people(below: Rows) -> Rows {
    let mut rows = vec![row!["Employee", "Shares", "Clicks"]];
    rows.extend((0..10).map(|n| row![format!("User #{n}"), 4.0, 10.0]));
    rows.extend(below);
    rows
}

pub fn read(files: &[(&str, &[u8])], options: &Options) -> Import {
    import(files.iter().copied(), options)
}

/// The answer as JSON, as the command line prints it.
pub fn answer(files: &[(&str, &[u8])], options: &Options) -> Value {
    json(&read(files, options), &Words::english())
}

pub fn near(value: &Value, expected: f64) {
    let number = value.as_f64().unwrap_or_else(|| panic!("{value} is no number; {expected} expected"));
    assert!((number - expected).abs() <= 1e-9 * expected.abs().max(1.0), "{number} instead of {expected}");
}
