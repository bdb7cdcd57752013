//! Addresses inside those of programs that look at links before they let a reader through.

use form_urlencoded::parse;

/// The address of an estimate inside one of a program that looks at links before it lets a reader through.
#[must_use]
pub fn wrapped(address: &str) -> Option<String> {
    let (_, query) = address.split_once('?')?;
    parse(query.as_bytes())
        .map(|(_, value)| value.into_owned())
        .find(|value| value.contains("://") && super::concerns(value))
}
