//! Addresses of pages that are not ours: there the keys of an element begin with its name, as in `reach-employees=400`.

use super::V;
use super::entities::resolved;
use super::keys::is_ours;
use super::mangled::{decoded, pieces};
use crate::view::{PRESET, Setting};

/// What stands between the name of an element and a key.
const DASH: char = '-';

/// How the names begin that elements without an id give themselves: `reach`, `reach2`.
const NAMELESS: &str = "reach";

/// A piece of an address with its key.
struct Piece {
    key: String,
    text: String,
}

/// What an address says of the one element that it tells of, as a query without the name of that element; none where its
/// keys are not those of an element.
///
/// # Errors
/// With the names of the elements, where it tells of several.
pub fn of_element(address: &str) -> Result<Option<String>, Vec<String>> {
    let pieces = divided(address);
    if pieces.iter().any(|piece| answers(&piece.key)) {
        return Ok(None);
    }
    let mut names = different(pieces.iter().filter_map(|piece| name_of(&piece.key)));
    names.retain(|name| is_element(name, &pieces));
    let mut names = names.into_iter();
    match (names.next(), names.next()) {
        (None, _) => Ok(None),
        (Some(name), None) => Ok(Some(query_of(name, &pieces))),
        (Some(one), Some(other)) => Err([one, other].into_iter().chain(names).map(ToOwned::to_owned).collect()),
    }
}

/// The pieces that have a key, also of an address that was encoded as a whole.
fn divided(address: &str) -> Vec<Piece> {
    let address = if address.contains('=') { address.to_owned() } else { decoded(address) };
    let address = resolved(&address);
    let texts = pieces(&address).map(|piece| piece.text);
    texts
        .filter_map(|text| {
            Some(Piece { key: decoded(text.split_once('=')?.0).to_ascii_lowercase(), text: text.to_owned() })
        })
        .collect()
}

/// Whether a key without a name is ours and brings an answer: the page may have a `lang` or a `v` of its own.
fn answers(key: &str) -> bool {
    let only_looks = key.eq_ignore_ascii_case(V) || Setting::find(key).is_some_and(|setting| setting.key != PRESET);
    is_ours(key) && !only_looks
}

/// The name before the longest key of ours: `e-own-words-visibility` is of `e`, not of `e-own-words`.
fn name_of(key: &str) -> Option<&str> {
    if is_ours(key) {
        return None;
    }
    let mut ways = key.match_indices(DASH).filter_map(|(at, _)| Some((key.get(..at)?, key.get(at + 1..)?)));
    ways.find(|(name, rest)| !name.is_empty() && is_ours(rest)).map(|(name, _)| name)
}

/// The key of an element without its name.
fn key_of<'k>(key: &'k str, name: &str) -> Option<&'k str> {
    key.strip_prefix(name)?.strip_prefix(DASH)
}

/// Whether a name is that of an element: others have keys such as `job-posts` too, but hardly two, and not beside more of
/// another kind.
fn is_element(name: &str, pieces: &[Piece]) -> bool {
    let keys = different(pieces.iter().filter_map(|piece| key_of(&piece.key, name)));
    let ours = keys.iter().filter(|key| is_ours(key)).count();
    let number = name.strip_prefix(NAMELESS);
    let is_nameless = number.is_some_and(|number| number.bytes().all(|sign| sign.is_ascii_digit()));
    let is_plural = keys.contains(&V) || 2 * ours >= keys.len();
    keys.iter().any(|key| *key != V && is_ours(key)) && (is_nameless || ours > 1 && is_plural)
}

/// Each once, in the order in which they come first: they are few.
fn different<'t>(texts: impl Iterator<Item = &'t str>) -> Vec<&'t str> {
    let mut all = Vec::new();
    for text in texts {
        if !all.contains(&text) {
            all.push(text);
        }
    }
    all
}

fn query_of(name: &str, pieces: &[Piece]) -> String {
    let rest = |piece: &Piece| {
        key_of(&piece.key, name)?;
        // What stands behind the name is left as it is encoded: the names of scenarios are read to the letter.
        let is_name =
            |at: &usize| piece.text.get(..*at).is_some_and(|before| decoded(before).to_ascii_lowercase() == name);
        let at = piece.text.match_indices(DASH).map(|(at, _)| at).find(is_name)?;
        piece.text.get(at + 1..).map(ToOwned::to_owned)
    };
    pieces.iter().filter_map(rest).collect::<Vec<_>>().join("&")
}
