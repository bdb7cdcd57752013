//! Tables in HTML, which many programs save under the name `.xls`, and in the XML that Excel 2003 wrote.

use super::cell::Cell;
use super::document::COLUMNS;
use html5gum::{Token, Tokenizer};
use std::borrow::Cow;

type Rows = Vec<Vec<Cell<'static>>>;

/// Every table with its name, where it has one. Only text is taken; scripts and styles are no text of a cell.
pub(crate) fn tables(text: &str) -> Vec<(String, Rows)> {
    let mut tables: Vec<(String, Rows)> = Vec::new();
    let mut cell: Option<String> = None;
    for Ok(token) in Tokenizer::new(text) {
        match token {
            Token::StartTag(tag) => match tag.name.as_slice() {
                b"table" | b"worksheet" | b"ss:worksheet" => {
                    // Excel's XML has a table inside each worksheet.
                    let name =
                        tag.attributes.get(&b"ss:name"[..]).map(|name| String::from_utf8_lossy(name).into_owned());
                    let fresh = tables.last().is_none_or(|(_, rows)| !rows.is_empty());
                    if fresh {
                        tables.push((name.unwrap_or_default(), Rows::new()));
                    }
                }
                b"tr" | b"row" | b"ss:row" => {
                    close(&mut tables, &mut cell);
                    if let Some((_, rows)) = tables.last_mut() {
                        rows.push(Vec::new());
                    }
                }
                b"td" | b"th" | b"cell" | b"ss:cell" => {
                    close(&mut tables, &mut cell);
                    let index =
                        tag.attributes.get(&b"ss:index"[..]).map(|index| String::from_utf8_lossy(index).into_owned());
                    skip_to(&mut tables, index.and_then(|index| index.parse().ok()));
                    cell = Some(String::new());
                    if tag.self_closing {
                        close(&mut tables, &mut cell);
                    }
                }
                b"br" | b"p" | b"div" => {
                    if let Some(cell) = &mut cell {
                        cell.push(' ');
                    }
                }
                _ => {}
            },
            Token::EndTag(tag) => {
                if matches!(
                    tag.name.as_slice(),
                    b"td" | b"th" | b"cell" | b"ss:cell" | b"tr" | b"row" | b"ss:row" | b"table"
                ) {
                    close(&mut tables, &mut cell);
                }
            }
            Token::String(text) => {
                if let Some(cell) = &mut cell {
                    cell.push_str(&String::from_utf8_lossy(&text));
                }
            }
            _ => {}
        }
    }
    close(&mut tables, &mut cell);
    for (_, rows) in &mut tables {
        rows.retain(|row| !row.iter().all(Cell::is_empty));
    }
    tables.retain(|(_, rows)| !rows.is_empty());
    tables
}

/// Ends a cell that is open; a cell outside any row begins one.
fn close(tables: &mut Vec<(String, Rows)>, cell: &mut Option<String>) {
    let Some(text) = cell.take() else { return };
    if tables.is_empty() {
        tables.push((String::new(), Rows::new()));
    }
    let Some((_, rows)) = tables.last_mut() else { return };
    if rows.is_empty() {
        rows.push(Vec::new());
    }
    if let Some(row) = rows.last_mut().filter(|row| row.len() < COLUMNS) {
        row.push(Cell::Text(Cow::Owned(text)));
    }
}

/// Fills the row with empty cells up to a column counted from 1.
fn skip_to(tables: &mut [(String, Rows)], column: Option<usize>) {
    let (Some(column), Some(row)) = (column, tables.last_mut().and_then(|(_, rows)| rows.last_mut())) else { return };
    while row.len() + 1 < column.min(COLUMNS) {
        row.push(Cell::Empty);
    }
}
