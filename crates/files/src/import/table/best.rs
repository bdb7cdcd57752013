//! Lists of the best beside a table of all: who stands in both counts once.

use super::Sheet;
use super::heading::Heading;
use super::row::Row;
use crate::import::cell::Cell;
use crate::import::words;
use std::collections::HashMap;

/// Whether a text says that a list of the best stands below it.
pub(super) fn says(text: &str) -> bool {
    words::says(text, WORDS)
}

/// Whether a row of headings says so where it says something else than the first one.
pub(super) fn says_more(cells: &[Cell<'_>], heading: &Heading) -> bool {
    let is_other = |cell: &Cell<'_>| !(0..heading.names.len()).any(|column| heading.repeats(column, cell));
    cells.iter().any(|cell| is_other(cell) && says(cell.text()))
}

/// Whether the first block is called so: by the lines above it, or in the first of its headings.
pub(super) fn is_called_so(sheet: &Sheet<'_, '_>) -> bool {
    let first = sheet.heading.names.iter().find(|name| !name.is_empty());
    let ranks = |name: &String| words::says(name, RANKS);
    sheet.above.iter().flat_map(|(_, cells)| cells).any(|cell| says(cell.text()))
        || first.is_some_and(|name| says(name) && !ranks(name))
}

/// Empties the lists of the best whose rows all stand in another block that is none, or is a longer one; how many rows.
pub(super) fn leave_out(blocks: &mut [(Vec<Row>, bool)]) -> u64 {
    let mut left_out = 0;
    for place in 0..blocks.len() {
        let Some((block, true)) = blocks.get(place) else { continue };
        let others = blocks.iter().enumerate().filter(|(other, _)| *other != place);
        let others = others.filter(|(_, (rows, is_best))| !is_best || rows.len() > block.len());
        let mut known: HashMap<u64, Vec<&Row>> = HashMap::new();
        for row in others.flat_map(|(_, (rows, _))| rows) {
            if let Some(who) = row.who() {
                known.entry(who).or_default().push(row);
            }
        }
        let is_known = |row: &Row| {
            let same = row.who().and_then(|who| known.get(&who));
            same.is_some_and(|same| same.iter().any(|other| row.says_no_more(other)))
        };
        if !block.is_empty() && block.iter().all(is_known) {
            left_out += block.len() as u64;
            if let Some((block, _)) = blocks.get_mut(place) {
                block.clear();
            }
        }
    }
    left_out
}

/// Words of places in such a list.
const RANKS: &[&str] = &["rank", "rang", "platz", "posicion", "puesto", "posicao", "الترتيب", "ترتيب"];
/// Words for the best and for lists of them, without accents.
const WORDS: &[&str] = &[
    "top",
    "best",
    "leader",
    "leaders",
    "leaderboard",
    "rank",
    "ranks",
    "ranking",
    "rankings",
    "ranked",
    "highlights",
    "bester",
    "beste",
    "besten",
    "bestenliste",
    "rangliste",
    "rang",
    "platz",
    "spitzenreiter",
    "meilleur",
    "meilleure",
    "meilleurs",
    "meilleures",
    "palmares",
    "classement",
    "mejor",
    "mejores",
    "clasificacion",
    "posicion",
    "puesto",
    "lideres",
    "melhor",
    "melhores",
    "classificacao",
    "posicao",
    "افضل",
    "الافضل",
    "ترتيب",
    "الترتيب",
    "المتصدرون",
    "المتصدرين",
];
