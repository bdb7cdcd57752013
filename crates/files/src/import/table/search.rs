//! Headings that are meant and stand further down: below many lines of filters, or below other tables.

use super::heading::Numbered;
use super::{Meaning, fold};
use crate::import::cell::Cell;
use crate::import::document::{Flow, HEAD, Table};

/// The first row behind those at the top that holds more than `known` of the columns that are meant, with what stands above
/// it alone and the rows below; of several the one that holds most.
pub(super) fn find(table: &Table<'_>, known: usize, meant: &[(Meaning, String)]) -> Option<Vec<Numbered>> {
    let meant: Vec<String> = meant.iter().map(|(_, column)| fold(column)).collect();
    let longest = 4 * meant.iter().map(String::len).max()?;
    let (mut best, mut most) = (None, known);
    let mut above: Vec<Numbered> = Vec::new();
    let looked_through = table.head.last().map(|(row, _)| *row);
    let mut left = 0;
    let owned = |cells: &[Cell<'_>]| cells.iter().cloned().map(Cell::into_owned).collect();
    table
        .rows(&mut |row, cells| {
            let texts: Vec<String> =
                cells.iter().map(Cell::text).filter(|text| text.len() <= longest).map(fold).collect();
            let held = meant.iter().filter(|column| texts.contains(column)).count();
            if held > most && Some(row) > looked_through {
                (most, left) = (held, HEAD);
                best = Some(std::mem::take(&mut above));
            }
            if left > 0 {
                left -= 1;
                best.get_or_insert_default().push((row, owned(cells)));
            } else if cells.iter().filter(|cell| !cell.is_empty()).nth(1).is_some() {
                above.clear();
            } else if above.len() < HEAD {
                above.push((row, owned(cells)));
            }
            if most == meant.len() && left == 0 { Flow::Stop } else { Flow::On }
        })
        .ok()?;
    best
}
