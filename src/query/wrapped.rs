//! Addresses inside those of programs that look at links before they let a reader through.

use super::V;
use super::keys::is_ours;
use super::mangled::{decoded, pairs};
use form_urlencoded::parse;

/// How many such programs may stand around each other.
const LAYERS: usize = 3;

/// How one of them begins an address whose signs it writes with `-` for `%` and `_` for `/`.
const DASHED: [&str; 2] = ["http-3A__", "https-3A__"];

/// Between these, one of them leaves an address almost as it was: some of its signs are `*`, which follow behind it.
const STARRED: [&str; 2] = ["/v3/__", "__;"];

/// The address of an estimate inside another one that says nothing of an estimate itself.
#[must_use]
pub fn wrapped(address: &str) -> Option<String> {
    unwrapped(address, LAYERS)
}

fn unwrapped(address: &str, layers: usize) -> Option<String> {
    if let Some(inner) = starred(address) {
        return found(inner, layers);
    }
    let (_, query) = address.split_once('?')?;
    if says_something(address) {
        return None;
    }
    parse(query.as_bytes()).find_map(|(_, value)| found(inner(&value)?, layers))
}

/// An address that was inside another one, or one inside it.
fn found(inner: String, layers: usize) -> Option<String> {
    let deeper = if layers > 0 { unwrapped(&inner, layers - 1) } else { None };
    let speaks = |inner: &String| super::concerns(inner) || !matches!(super::of_element(inner), Ok(None));
    deeper.or_else(|| Some(inner).filter(speaks))
}

/// Whether an address says something of an estimate: the key of a version may be anybody's.
fn says_something(address: &str) -> bool {
    pairs(address).iter().any(|pair| !pair.key.eq_ignore_ascii_case(V) && is_ours(&pair.key))
}

/// The address that a value is.
fn inner(value: &str) -> Option<String> {
    if DASHED.iter().any(|start| value.starts_with(start)) {
        return Some(decoded(&value.replace('-', "%").replace('_', "/")));
    }
    let readable = || base64(value).and_then(|bytes| String::from_utf8(bytes).ok());
    let text = if value.contains("://") { Some(value.to_owned()) } else { readable() };
    text.filter(|text| text.contains("://"))
}

fn starred(address: &str) -> Option<String> {
    let [start, end] = STARRED;
    let (inner, behind) = address.split_once(start)?.1.rsplit_once(end)?;
    let signs = String::from_utf8(base64(behind.split_once('!').map_or(behind, |(signs, _)| signs))?).ok()?;
    let (mut signs, mut plain, mut marks) = (signs.chars(), String::new(), inner.chars());
    while let Some(mark) = marks.next() {
        if mark != '*' {
            plain.push(mark);
            continue;
        }
        // `**` and a letter stand for several signs.
        let run = marks.as_str().strip_prefix('*').and_then(|rest| rest.chars().next());
        let count = run.and_then(digit).map(|letter| usize::from(letter) + 2);
        if count.is_some() {
            marks.nth(1);
        }
        plain.extend(signs.by_ref().take(count.unwrap_or(1)));
    }
    Some(plain)
}

/// What a text in base 64 stands for, in either alphabet.
fn base64(text: &str) -> Option<Vec<u8>> {
    let mut bytes = Vec::new();
    let (mut held, mut bits) = (0_u32, 0);
    for sign in text.trim_end_matches('=').chars() {
        held = held << 6 | u32::from(digit(sign)?);
        bits += 6;
        if bits >= 8 {
            bits -= 8;
            bytes.push(u8::try_from(held >> bits).ok()?);
            held &= (1 << bits) - 1;
        }
    }
    Some(bytes)
}

fn digit(sign: char) -> Option<u8> {
    let code = u8::try_from(sign).ok()?;
    match code {
        b'A'..=b'Z' => Some(code - b'A'),
        b'a'..=b'z' => Some(code - b'a' + 26),
        b'0'..=b'9' => Some(code - b'0' + 52),
        b'-' | b'+' => Some(62),
        b'_' | b'/' => Some(63),
        _ => None,
    }
}
