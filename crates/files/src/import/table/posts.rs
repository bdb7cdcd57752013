//! Columns that name each post rather than count posts: a row is one share.

use super::Sheet;
use super::meaning::{Meaning, Places};
use super::sharers;
use crate::import::cell::{Cell, Figure, at};
use std::collections::HashSet;

/// Nobody shares as much between two rows: what is larger is the number that a network has given a post.
const LEAST_ID: f64 = 1e8;

/// Whether the column of shares names them, by the first rows: with words, or with numbers that are names.
pub(super) fn are_named(sheet: &Sheet<'_, '_>, places: &Places) -> bool {
    let Some(column) = places.of(Meaning::Shares) else { return false };
    let cells = || sheet.below().map(|row| at(row, column));
    let numbers: Vec<f64> = cells().filter_map(|cell| cell.figure().number()).collect();
    let words: Vec<String> = cells().filter(|cell| cell.is_words()).map(Cell::heading).collect();
    if words.len() > numbers.len() {
        // A title may begin with a number; where all do, they are counts with something beside them.
        if words.iter().all(|word| begins_with_number(word)) {
            return false;
        }
        // A remark that stands for a number is the same in each row.
        let is_error = |word: &String| word.starts_with('#');
        let different = words.iter().collect::<HashSet<_>>().len();
        // A few that come again and again are a state: "yes", "draft".
        return !words.iter().any(is_error) && different > 1 && different * 2 > words.len();
    }
    let heading = sheet.heading.names.get(column).map_or("", String::as_str);
    !numbers.is_empty() && (sharers::is_id(heading) || numbers.iter().all(|number| *number >= LEAST_ID))
}

/// Whether a text begins with a number, perhaps a rough one: `ca. 12`, `~12 posts`.
fn begins_with_number(text: &str) -> bool {
    let rough = ROUGHLY.iter().find_map(|word| text.strip_prefix(word)).unwrap_or(text);
    rough.trim_start_matches(|sign: char| !sign.is_alphanumeric()).starts_with(char::is_numeric)
}

/// How numbers are said to be rough, in the languages of exports.
const ROUGHLY: [&str; 9] = ["ca", "circa", "about", "approx", "etwa", "env", "environ", "aprox", "حوالي"];

/// What a cell of such a column counts: the post that it names.
pub(super) fn of(cell: &Cell<'_>) -> Figure {
    if cell.is_words() || cell.is_figure() { Figure::Is(1.0) } else { Figure::None }
}
