//! Quotes that open a field and do not close it: a program that does not quote has left them in its texts.

use std::borrow::Cow;

/// A text whose every quote at the start of a field is closed where the field ends. A row has `width` fields: a line of so
/// many is one, unless it is one together with those that its quotes take along. A text whose quotes are in order is left
/// as it is.
pub(super) fn closed(text: &str, delimiter: char, width: usize) -> Cow<'_, str> {
    if are_in_order(text, delimiter) {
        return text.into();
    }
    let mut mended = String::with_capacity(text.len() + text.len() / 8);
    let mut rest = text;
    while let Some(line) = rest.split_inclusive('\n').next() {
        let fields = Fields { rest: Some(body(line)), delimiter };
        let is_whole = fields.clone().count() == width;
        let end = match row(rest, delimiter) {
            Some((end, fields)) if fields == width || !is_whole => {
                mended.push_str(rest.get(..end).unwrap_or_default());
                end
            }
            _ => {
                let quoted: Vec<_> = fields.map(|field| in_quotes(field, delimiter)).collect();
                mended.push_str(&quoted.join(delimiter.encode_utf8(&mut [0; 4])));
                mended.push_str(line.get(body(line).len()..).unwrap_or_default());
                line.len()
            }
        };
        rest = rest.get(end..).unwrap_or_default();
    }
    mended.into()
}

/// A field whose quotes are part of its text.
fn in_quotes(field: &str, delimiter: char) -> Cow<'_, str> {
    if is_stray(field, delimiter) { format!("\"{}\"", field.replace('"', "\"\"")).into() } else { field.into() }
}

fn body(line: &str) -> &str {
    line.trim_end_matches(['\n', '\r'])
}

/// Where the quotes of a field end, behind the one that closes it; two stand for one.
fn close(quoted: &str) -> Option<usize> {
    let mut from = 1;
    loop {
        let at = from + quoted.get(from..)?.find('"')?;
        if !quoted.get(at + 1..)?.starts_with('"') {
            return Some(at + 1);
        }
        from = at + 2;
    }
}

/// Whether a field can end there.
fn is_end(behind: &str, delimiter: char) -> bool {
    let behind = behind.trim_start_matches(' ');
    behind.is_empty() || behind.starts_with([delimiter, '\n', '\r'])
}

/// Whether a field begins with a quote that does not close it.
fn is_stray(field: &str, delimiter: char) -> bool {
    field.starts_with('"') && close(field).is_none_or(|end| !is_end(field.get(end..).unwrap_or_default(), delimiter))
}

/// Whether every field that begins with a quote ends with one, on whatever line.
fn are_in_order(text: &str, delimiter: char) -> bool {
    let mut rest = text;
    while !rest.is_empty() {
        let Some((end, _)) = row(rest, delimiter) else { return false };
        rest = rest.get(end..).unwrap_or_default();
    }
    true
}

/// Where a row ends, on whatever line, and how many fields it has; `None` where a quote does not close its field.
fn row(text: &str, delimiter: char) -> Option<(usize, usize)> {
    let mut rest = text;
    let mut fields = 1;
    loop {
        if rest.starts_with('"') {
            rest = close(rest).and_then(|end| rest.get(end..)).filter(|behind| is_end(behind, delimiter))?;
        }
        let Some((before, behind)) = rest.split_once([delimiter, '\n']) else { return Some((text.len(), fields)) };
        if rest.get(before.len()..)?.starts_with('\n') {
            return Some((text.len() - behind.len(), fields));
        }
        fields += 1;
        rest = behind;
    }
}

/// The fields of one line: one that quotes close may hold the sign that divides them.
#[derive(Clone)]
struct Fields<'t> {
    rest: Option<&'t str>,
    delimiter: char,
}

impl<'t> Iterator for Fields<'t> {
    type Item = &'t str;

    fn next(&mut self) -> Option<&'t str> {
        let rest = self.rest?;
        let quoted = rest.starts_with('"').then(|| close(rest)).flatten().unwrap_or(0);
        let quoted = if is_end(rest.get(quoted..).unwrap_or_default(), self.delimiter) { quoted } else { 0 };
        let end = rest.get(quoted..).and_then(|behind| behind.find(self.delimiter)).map(|at| quoted + at);
        self.rest = end.and_then(|end| rest.get(end + self.delimiter.len_utf8()..));
        rest.get(..end.unwrap_or(rest.len()))
    }
}
