//! Addresses as people pass them on: around them may be that of a program, and in them the name of an element.

use super::mangled::{ENCODINGS, decoded};
use super::{Query, of_element, parse, wrapped};
use crate::error::{Problem, ProblemCode};

/// The query that a text is about: that inside the address of a program that guards readers, of the one element that it
/// tells of, or the text itself.
///
/// # Errors
/// With the names of the elements, where it tells of several.
pub fn meant(text: &str) -> Result<String, Vec<String>> {
    let inner = wrapped(text);
    let address = inner.as_deref().unwrap_or(text);
    Ok(of_element(address)?.unwrap_or_else(|| address.to_owned()))
}

/// Reads a query, or an address in any of these forms. Never fails: of several elements none is taken, and that is said.
#[must_use]
pub fn open(text: &str) -> Query {
    match meant(text) {
        Ok(query) => parse(&query),
        Err(names) => {
            let message = format!("the address tells of several elements, {}: ignored", names.join(", "));
            let problem = Problem::of_all(ProblemCode::Unknown, Some(names.join(", ")), message);
            Query { problems: vec![problem], ..Query::default() }
        }
    }
}

/// Whether a text is the address of a page and not a query on its own: before its query stands a name, perhaps encoded.
#[must_use]
pub fn is_address(text: &str) -> bool {
    text.contains("://") || begins_with_name(text, ENCODINGS)
}

fn begins_with_name(text: &str, encodings: usize) -> bool {
    let before = text.split(['?', '#', '&', '=']).next().unwrap_or_default();
    let divider = text.get(before.len()..).and_then(|rest| rest.chars().next());
    if before.contains("://") || !before.is_empty() && matches!(divider, Some('?' | '#')) {
        return true;
    }
    let plain = decoded(before);
    encodings > 0 && plain != before && begins_with_name(&plain, encodings - 1)
}
