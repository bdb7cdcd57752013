//! Tables in HTML, which many programs save under the name `.xls`, and in the XML that Excel 2003 wrote.

use super::cell::Cell;
use super::document::{COLUMNS, Damage};
use html5gum::{StartTag, Token, Tokenizer};
use std::borrow::Cow;

type Rows = Vec<Vec<Cell<'static>>>;

/// Bytes that cells may take which no tag stands for: a few letters of markup can ask for thousands of such cells.
const FILLED: usize = 64 << 20;

/// Every table with its name, where it has one. Only text is taken; scripts and styles are no text of a cell.
pub(crate) fn tables(text: &str) -> Result<Vec<(String, Rows)>, Damage> {
    let mut reader = Reader { tables: Vec::new(), open: None, above: Vec::new(), ended: true, left: Some(FILLED) };
    for Ok(token) in Tokenizer::new(text) {
        match token {
            Token::StartTag(tag) => reader.start(&tag),
            Token::EndTag(tag) => match tag.name.as_slice() {
                b"td" | b"th" | b"cell" | b"ss:cell" => reader.end_cell(),
                b"tr" | b"row" | b"ss:row" | b"table" => reader.end_row(),
                _ => {}
            },
            Token::String(text) => {
                if let Some(open) = &mut reader.open {
                    open.text.push_str(&String::from_utf8_lossy(&text));
                }
            }
            _ => {}
        }
    }
    reader.end_row();
    if reader.left.is_none() {
        return Err(Damage::TooLarge);
    }
    let mut tables = reader.tables;
    for (_, rows) in &mut tables {
        rows.retain(|row| !row.iter().all(Cell::is_empty));
    }
    tables.retain(|(_, rows)| !rows.is_empty());
    Ok(tables)
}

/// A cell whose end has not come, and how many columns and rows it covers.
struct Open {
    text: String,
    wide: usize,
    high: usize,
}

/// A cell that reaches down into the rows below it.
#[derive(Default)]
struct Above {
    rows: usize,
    cell: Cell<'static>,
}

struct Reader {
    tables: Vec<(String, Rows)>,
    open: Option<Open>,
    /// By column.
    above: Vec<Above>,
    /// Whether the last row has come to its end.
    ended: bool,
    /// What is left of [`FILLED`], if anything is.
    left: Option<usize>,
}

impl Reader {
    fn start(&mut self, tag: &StartTag<()>) {
        let said = |name: &[u8]| tag.attributes.get(name).map(|text| String::from_utf8_lossy(text).into_owned());
        let number = |name: &[u8]| said(name).and_then(|text| text.trim().parse::<usize>().ok());
        match tag.name.as_slice() {
            b"table" | b"worksheet" | b"ss:worksheet" => {
                self.above.clear();
                // Excel's XML has a table inside each worksheet.
                if self.tables.last().is_none_or(|(_, rows)| !rows.is_empty()) {
                    self.tables.push((said(b"ss:name").unwrap_or_default(), Rows::new()));
                }
            }
            b"tr" | b"row" | b"ss:row" => {
                self.end_row();
                self.ended = false;
                if let Some((_, rows)) = self.tables.last_mut() {
                    rows.push(Vec::new());
                }
            }
            b"td" | b"th" | b"cell" | b"ss:cell" => {
                self.end_cell();
                if let Some(column) = number(b"ss:index") {
                    self.fill(column.saturating_sub(1));
                }
                // HTML counts the cell itself, Excel those beside it; no rows at all are all that follow.
                let wide = number(b"colspan").or(number(b"ss:mergeacross").map(|more| more.saturating_add(1)));
                let high = match number(b"rowspan").or(number(b"ss:mergedown").map(|more| more.saturating_add(1))) {
                    Some(0) => usize::MAX,
                    high => high.unwrap_or(1),
                };
                self.open = Some(Open { text: String::new(), wide: wide.unwrap_or(1).max(1), high });
                if tag.self_closing {
                    self.end_cell();
                }
            }
            b"br" | b"p" | b"div" => {
                if let Some(open) = &mut self.open {
                    open.text.push(' ');
                }
            }
            _ => {}
        }
    }

    /// The row that is being read; a cell outside any begins one.
    fn row(&mut self) -> Option<&mut Vec<Cell<'static>>> {
        if self.tables.is_empty() {
            self.tables.push((String::new(), Rows::new()));
        }
        let (_, rows) = self.tables.last_mut()?;
        if rows.is_empty() {
            rows.push(Vec::new());
        }
        rows.last_mut()
    }

    fn width(&self) -> usize {
        self.tables.last().and_then(|(_, rows)| rows.last()).map_or(0, Vec::len)
    }

    /// Ends a cell that is open. What it covers beside itself stays empty; below it a text stands again, as it is that of
    /// those rows too, and a number does not, as it would be added up.
    fn end_cell(&mut self) {
        let Some(Open { text, wide, high }) = self.open.take() else { return };
        self.ended = false;
        while self.above.get(self.width()).is_some_and(|above| above.rows > 0) {
            let before = self.width();
            self.fill(before + 1);
            if self.width() == before {
                break;
            }
        }
        let place = self.width();
        if place >= COLUMNS {
            return;
        }
        let cell = Cell::Text(Cow::Owned(text));
        let end = place.saturating_add(wide).min(COLUMNS);
        if high > 1 {
            if self.above.len() < end {
                self.above.resize_with(end, Above::default);
            }
            for (column, above) in self.above.iter_mut().enumerate().take(end).skip(place) {
                let repeats = column == place && !cell.is_figure();
                *above = Above { rows: high - 1, cell: if repeats { cell.clone() } else { Cell::Empty } };
            }
        }
        if let Some(row) = self.row() {
            row.push(cell);
        }
        for _ in place + 1..end {
            self.push(Cell::Empty);
        }
    }

    /// Ends a row: what reaches down into it on its right stands there too. A row without cells of its own stays empty.
    fn end_row(&mut self) {
        self.end_cell();
        if std::mem::replace(&mut self.ended, true) {
            return;
        }
        if self.width() > 0 {
            self.fill(self.above.len());
        } else {
            self.above.iter_mut().for_each(|above| above.rows = above.rows.saturating_sub(1));
        }
    }

    /// Fills the row up to a column with what reaches down into it, or nothing.
    fn fill(&mut self, end: usize) {
        for column in self.width()..end.min(COLUMNS) {
            let cell = match self.above.get_mut(column).filter(|above| above.rows > 0) {
                Some(above) => {
                    above.rows -= 1;
                    above.cell.clone()
                }
                None => Cell::Empty,
            };
            self.push(cell);
        }
    }

    /// Adds a cell that no tag stands for, as long as there is room for such.
    fn push(&mut self, cell: Cell<'static>) {
        let size = size_of::<Cell<'static>>() + cell.text().len();
        self.left = self.left.and_then(|left| left.checked_sub(size));
        if let (Some(_), Some(row)) = (self.left, self.row()) {
            row.push(cell);
        }
    }
}
