//! Addresses of posts, as far as they are compared.

use super::cell::Cell;
use std::hash::{DefaultHasher, Hash, Hasher};

/// Whether a cell holds an address.
pub(crate) fn is_link(cell: &Cell<'_>) -> bool {
    let text = cell.text();
    text.get(..4).is_some_and(|start| start.eq_ignore_ascii_case("http")) && text.contains("://")
}

/// Something of an address that can be compared: without scheme, `www`, query and closing slash.
pub(crate) fn fingerprint(cell: &Cell<'_>) -> u64 {
    let lower = cell.text().to_lowercase();
    let plain = lower.split(['?', '#']).next().unwrap_or_default().trim_end_matches('/');
    let plain = plain.split_once("://").map_or(plain, |(_, rest)| rest);
    let mut hasher = DefaultHasher::new();
    plain.strip_prefix("www.").unwrap_or(plain).hash(&mut hasher);
    hasher.finish()
}
