//! What mail, chat and content systems do to addresses, undone: entities for `&`, a query encoded twice, punctuation of
//! the sentence around it, letters without a width, soft marks of quoted-printable mail.

use form_urlencoded::parse;

/// How often a query may have been encoded beyond the first time.
const ENCODINGS: usize = 2;

/// What stands for `&` once its `&` has been taken for one.
const ENTITIES: [&str; 4] = ["amp;", "038;", "38;", "x26;"];

/// What begins after a value that has lost its end: markup, a quoted attribute, the label of a chat link.
const AFTER: [char; 4] = ['<', '>', '"', '|'];

/// What an address says of one key.
pub(super) struct Pair {
    pub key: String,
    /// Tidied.
    pub value: String,
    /// The value to the letter, for names: only what stuck to it outside its encoding is gone.
    pub text: String,
}

/// Keys and values of a query or of a whole address.
pub(super) fn pairs(text: &str) -> Vec<Pair> {
    let mut found = Vec::new();
    collect(text, ENCODINGS, &mut found);
    found
}

fn collect(text: &str, encodings: usize, found: &mut Vec<Pair>) {
    // An entity may hold the sign that begins a fragment, and a second `?` may stand where a `&` belongs.
    for piece in text.split(['&', '?', '#']) {
        for (key, value) in parse(piece.as_bytes()) {
            let whole = value.is_empty() && (key.contains('=') || key.to_ascii_lowercase().contains("%3d"));
            if whole && encodings > 0 {
                collect(&key, encodings - 1, found);
            } else {
                let bare = tidy(piece.split_once('=').map_or("", |(_, value)| value));
                let text = parse(bare.as_bytes()).map(|(text, _)| text.into_owned()).collect::<String>();
                found.push(Pair {
                    key: tidy_key(&key),
                    value: tidy(&decode(&value, encodings)),
                    text: decode(&text, encodings),
                });
            }
        }
    }
}

/// Takes off what further encodings have left.
fn decode(text: &str, encodings: usize) -> String {
    let escaped =
        |at: usize| text.get(at + 1..at + 3).is_some_and(|code| code.bytes().all(|sign| sign.is_ascii_hexdigit()));
    if encodings == 0 || !text.match_indices('%').any(|(at, _)| escaped(at)) {
        return text.to_owned();
    }
    let value = parse(text.as_bytes()).map(|(value, _)| value.into_owned()).collect::<String>();
    decode(&value, encodings - 1)
}

fn tidy_key(key: &str) -> String {
    let key = tidy(key);
    let key = key.trim_start_matches(['/', '*', '_']);
    let mut key = key;
    while let Some(rest) = ENTITIES.iter().find_map(|entity| key.strip_prefix(entity)) {
        key = rest;
    }
    key.to_owned()
}

/// A value without what stuck to it on its way: quotes, brackets, punctuation, markup, letters without a width.
#[must_use]
pub fn tidy(text: &str) -> String {
    let text: String = text.chars().filter(|sign| !is_invisible(*sign)).collect();
    let text = text.trim_start_matches(|sign| {
        is_quote(sign) || matches!(sign, '<' | '(' | '[' | '{' | '=') || sign.is_whitespace()
    });
    let text = text.split(AFTER).next().unwrap_or_default();
    let sticks = |sign: char| is_quote(sign) || sign.is_whitespace() || ")]},.;:!?*_\\…。、，）".contains(sign);
    let text = text.trim_end_matches(sticks);
    // `=3D` is how quoted-printable mail writes `=`.
    text.strip_prefix("3D")
        .filter(|rest| rest.starts_with(|sign: char| sign.is_ascii_digit()))
        .unwrap_or(text)
        .to_owned()
}

fn is_quote(sign: char) -> bool {
    "\"'`´‘’‚‛“”„‟«»‹›″′".contains(sign)
}

/// Signs that take no room: soft hyphen, zero-width spaces and joiners, marks of direction, word joiner, byte order mark.
fn is_invisible(sign: char) -> bool {
    matches!(sign, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
        || sign.is_control()
}
