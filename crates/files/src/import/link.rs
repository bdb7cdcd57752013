//! Addresses of posts, as far as they are compared.

use super::cell::Cell;
use percent_encoding::percent_decode_str;
use std::hash::{DefaultHasher, Hash, Hasher};

/// Whether a cell holds an address.
pub(crate) fn is_link(cell: &Cell<'_>) -> bool {
    let text = cell.text();
    text.get(..4).is_some_and(|start| start.eq_ignore_ascii_case("http")) && text.contains("://")
}

/// An address without scheme, query and closing slash, in lower case, and with letters as they are, where some programs
/// write their bytes.
pub(crate) fn plain(text: &str) -> String {
    let path = text.split(['?', '#']).next().unwrap_or_default();
    let path = path.split_once("://").map_or(path, |(_, rest)| rest);
    percent_decode_str(path.trim_end_matches('/')).decode_utf8_lossy().to_lowercase()
}

/// Something of an address that can be compared.
pub(crate) fn fingerprint(cell: &Cell<'_>) -> u64 {
    let plain = plain(cell.text());
    let mut hasher = DefaultHasher::new();
    plain.strip_prefix("www.").unwrap_or(&plain).hash(&mut hasher);
    hasher.finish()
}
