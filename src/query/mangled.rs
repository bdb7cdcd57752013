//! What mail, chat, content systems and programs do to addresses, undone: escapes and entities for signs, a query encoded
//! twice, markup, a label or a sentence around it.

use super::entities::{resolved, taken_key};
use super::keys::{is_ours, is_scenario, mended_key, opens_pair, tidy_key};
use super::quoted_printable::undone;
use super::tidy::{AFTER, continues, is_cut, narrow, tidy, trim};
use crate::view::{Allowed, NOTHING, Setting, is_nothing};
use form_urlencoded::parse;

/// How often a query may have been encoded beyond the first time.
pub(super) const ENCODINGS: usize = 2;

/// How programs write `&` and `=` inside their own texts.
const ESCAPES: [(&str, &str); 6] =
    [("\\u0026", "&"), ("%5Cu0026", "&"), ("\\x26", "&"), ("\\u003d", "="), ("%5Cu003d", "="), ("\\x3d", "=")];

/// What stands between the pairs of an address.
const BETWEEN: [char; 4] = ['&', '?', '#', ';'];

/// What an address says of one key.
pub(super) struct Pair {
    pub key: String,
    /// Decoded, with what stuck to it.
    pub raw: String,
    /// Tidied.
    pub value: String,
    /// The value to the letter, for names: only what stuck to it outside its encoding is gone.
    pub text: String,
    /// Whether it is a key alone, without so much as a sign of equality.
    bare: bool,
}

/// What stands between two dividing signs, and these.
pub(super) struct Piece<'a> {
    before: Option<char>,
    pub(super) text: &'a str,
    after: Option<char>,
}

/// Keys and values of a query or of a whole address.
pub(super) fn pairs(text: &str) -> Vec<Pair> {
    let mut found = Vec::new();
    // Names keep their letters; what stands between them may be of full width.
    let text: String = text.chars().map(|sign| if divides(narrow(sign)) { narrow(sign) } else { sign }).collect();
    let text = ESCAPES.iter().fold(text, |text, (escape, sign)| text.replace(escape, sign));
    collect(&text, ENCODINGS, &mut found);
    found
}

fn collect(text: &str, encodings: usize, found: &mut Vec<Pair>) {
    let mut behind_entity = false;
    for piece in pieces(&resolved(text)) {
        let follows = behind_entity;
        behind_entity = piece.is_entity();
        if let Some(last) = found.last_mut().filter(|last| piece.belongs_to(last, follows || behind_entity)) {
            last.extend(&piece);
            continue;
        }
        let (bare_key, bare_value) = piece.text.split_once('=').unwrap_or((piece.text, ""));
        for (key, value) in parse(piece.text.as_bytes()) {
            let inner = resolved(&key);
            let whole = value.is_empty() && (inner.contains('=') || inner.to_ascii_lowercase().contains("%3d"));
            // A kept scenario of default inputs has nothing behind its `=`, and whatever signs its owner gave to its name.
            let kept = is_scenario(&inner) && piece.text.contains('=');
            if whole && !kept && encodings > 0 {
                collect(&inner, encodings - 1, found);
                continue;
            }
            let mut raw = decode(&value, encodings);
            let named = mended_key(&decode_name(&tidied(bare_key), encodings), &raw);
            let key = named.unwrap_or_else(|| tidy_key(&key));
            let mut others = String::new();
            if encodings > 0 && is_ours(&key) && !Setting::find(&key).is_some_and(Setting::is_free) {
                raw = resolved(&raw);
                others = cut(&mut raw);
                raw = decode(&undone(&raw), encodings);
                others.insert_str(0, &cut(&mut raw));
            }
            let text = decode_name(&tidied(bare_value), encodings);
            found.push(Pair { value: tidy(&raw), raw, text, key, bare: !piece.text.contains('=') });
            if !others.is_empty() {
                collect(&others, encodings - 1, found);
            }
        }
    }
}

/// Cuts off what follows a number or a word that holds no dividing sign and no pair: it was encoded on its own, or has lost
/// its `&` with the beginning of its key.
fn cut(value: &mut String) -> String {
    let divided = dividers(value, |sign| BETWEEN.contains(&sign)).next().map(|(at, _)| at);
    let taken = value.char_indices().find_map(|(at, _)| Some((at, taken_key(value.get(at..)?)?)));
    match (divided, taken) {
        (divided, Some((at, pair))) if divided.is_none_or(|divided| at < divided) => {
            value.truncate(at);
            pair
        }
        (Some(at), _) => value.split_off(at),
        (None, _) => String::new(),
    }
}

/// The signs that divide a text, with their places: some wherever they stand, others where they end a value and a pair of
/// ours follows.
fn dividers(text: &str, always: impl Fn(char) -> bool) -> impl Iterator<Item = (usize, char)> {
    text.char_indices().filter(move |&(at, sign)| {
        let ends = || BETWEEN.contains(&sign) || AFTER.contains(&sign);
        // Behind a quote and a space the tag goes on, with attributes of its own.
        let follows = |rest: &str| opens_pair(rest) && !(sign == '"' && rest.starts_with(char::is_whitespace));
        always(sign) || ends() && text.get(at + 1..).is_some_and(follows)
    })
}

/// A text in pieces.
pub(super) fn pieces(text: &str) -> impl Iterator<Item = Piece<'_>> {
    let ends = dividers(text, |sign| BETWEEN.contains(&sign)).map(|(at, sign)| (at, Some(sign)));
    ends.chain([(text.len(), None)]).scan((0, None), |(start, before), (end, after)| {
        let piece = Piece { before: *before, text: text.get(*start..end)?, after };
        (*start, *before) = (end + 1, after);
        Some(piece)
    })
}

impl Piece<'_> {
    /// Whether it is the name of an entity that nobody knows.
    fn is_entity(&self) -> bool {
        let named = !self.text.is_empty() && self.text.chars().all(|sign| sign.is_ascii_alphanumeric());
        named && self.before == Some('&') && self.after == Some(';') && !is_ours(self.text)
    }

    /// Whether it is no key, but a part of the value before it.
    fn belongs_to(&self, pair: &Pair, beside_entity: bool) -> bool {
        let bare = !self.text.is_empty() && !self.text.contains('=');
        bare && (beside_entity || continues(&pair.value, self.text))
    }
}

impl Pair {
    /// Whether a form or a template has left the key with nothing behind it. A name may be `Null`, a kept scenario is empty
    /// where it differs from nothing, and a switch is on by being there.
    pub(super) fn says_nothing(&self) -> bool {
        let setting = Setting::find(&self.key);
        if setting.is_some_and(Setting::is_free) {
            let text = self.text.trim();
            return text.is_empty() || NOTHING.contains(&text);
        }
        let is_switch = self.bare && setting.is_some_and(|setting| setting.allowed == Allowed::Flag);
        let is_empty = !self.raw.contains(char::is_alphanumeric) && self.value.is_empty() && !is_cut(&self.raw);
        let may_be_empty = is_switch || is_scenario(&self.key);
        is_empty && !may_be_empty || is_nothing(&self.value)
    }

    /// Adds a part that was taken for a key of its own.
    fn extend(&mut self, piece: &Piece) {
        for text in [&mut self.raw, &mut self.value, &mut self.text] {
            text.extend(piece.before);
            text.push_str(piece.text);
        }
    }
}

/// Whether a sign stands between pairs, or within one.
pub(super) fn divides(sign: char) -> bool {
    sign == '=' || BETWEEN.contains(&sign)
}

/// A piece of an address as it was meant, trimmed before it is decoded: names may end with what would stick to them, and
/// are written in whatever letters.
fn tidied(piece: &str) -> String {
    decoded(trim(piece))
}

/// A text that holds no pairs, with the signs that its escapes stand for.
pub(super) fn decoded(text: &str) -> String {
    let text = text.replace('&', "%26").replace('=', "%3D");
    parse(text.as_bytes()).map(|(text, _)| text.into_owned()).collect()
}

/// Takes off what further encodings have left.
fn decode(text: &str, encodings: usize) -> String {
    if encodings == 0 || escapes(text).next().is_none() {
        return text.to_owned();
    }
    decode(&decoded(text), encodings - 1)
}

/// The same for a name, to the letter: what no program writes is no encoding.
fn decode_name(text: &str, encodings: usize) -> String {
    if encodings == 0 || !looks_encoded(text) {
        return text.to_owned();
    }
    decode_name(&decoded(text), encodings - 1)
}

/// Whether programs may have encoded a text: its escapes are whole signs, and none a letter or a digit, which need none.
pub(super) fn looks_encoded(text: &str) -> bool {
    const UNKNOWN: char = char::REPLACEMENT_CHARACTER;
    let needless = |byte: u8| byte.is_ascii_alphanumeric();
    let whole = || decoded(text).matches(UNKNOWN).count() == text.matches(UNKNOWN).count();
    escapes(text).next().is_some() && !escapes(text).any(needless) && whole()
}

/// The bytes that stand in a text as two hexadecimal digits behind a sign of per cent.
fn escapes(text: &str) -> impl Iterator<Item = u8> {
    let code = |at: usize| text.get(at + 1..at + 3).filter(|code| code.bytes().all(|sign| sign.is_ascii_hexdigit()));
    text.match_indices('%').filter_map(move |(at, _)| u8::from_str_radix(code(at)?, 16).ok())
}
