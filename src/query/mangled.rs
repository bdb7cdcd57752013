//! What mail, chat, content systems and programs do to addresses, undone: entities and escapes for `&` and `=`, a query
//! encoded twice, punctuation of the sentence around it, letters without a width or of full width, soft marks of
//! quoted-printable mail.

use crate::parameters::ParameterId;
use crate::view::SCENARIO;
use form_urlencoded::parse;

/// How often a query may have been encoded beyond the first time.
const ENCODINGS: usize = 2;

/// How programs write `&` and `=` inside their own texts.
const ESCAPES: [(&str, &str); 6] =
    [("\\u0026", "&"), ("%5Cu0026", "&"), ("\\x26", "&"), ("\\u003d", "="), ("%5Cu003d", "="), ("\\x3d", "=")];

/// What stands between the pairs of an address.
const BETWEEN: [char; 4] = ['&', '?', '#', ';'];

/// What begins after a value that has lost its end: markup, a quoted attribute, the label of a chat link.
const AFTER: [char; 4] = ['<', '>', '"', '|'];

/// The same in more than one sign: the target of a link in Markdown, a passage that a browser is to show.
const AFTER_LINK: [&str; 2] = ["](", ":~:"];

/// What an address says of one key.
pub(super) struct Pair {
    pub key: String,
    /// Decoded, with what stuck to it.
    pub raw: String,
    /// Tidied.
    pub value: String,
    /// The value to the letter, for names: only what stuck to it outside its encoding is gone.
    pub text: String,
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
    // An entity may hold the sign that begins a fragment; a second `?`, or a `;`, may stand where a `&` belongs.
    let mut behind_entity = false;
    for piece in text.split_inclusive(BETWEEN) {
        let follows = std::mem::replace(&mut behind_entity, piece.ends_with(';'));
        let piece = piece.strip_suffix(BETWEEN).unwrap_or(piece);
        let sign = entity(piece);
        if sign == Some('&') {
            continue;
        }
        let digits = piece.starts_with(|sign: char| sign.is_ascii_digit()) && !piece.contains('=');
        if let Some(last) = found.iter_mut().rfind(|pair| !pair.raw.is_empty()) {
            if let Some(cut) = sign {
                last.raw.push(cut);
                continue;
            }
            // A space or a soft hyphen that was written as an entity within a number: what stands before it is another one.
            if follows && digits {
                last.raw = format!("{} {piece}", last.raw);
                last.value.clone_from(&last.raw);
                continue;
            }
        }
        let (bare_key, bare_value) = piece.split_once('=').unwrap_or((piece, ""));
        for (key, value) in parse(piece.as_bytes()) {
            let whole = value.is_empty() && (key.contains('=') || key.to_ascii_lowercase().contains("%3d"));
            if whole && encodings > 0 {
                collect(&key, encodings - 1, found);
                continue;
            }
            let key = match decode(&tidied(bare_key), encodings) {
                named if is_scenario(&named) => named,
                _ => tidy_key(&key),
            };
            let value = decode(&value, encodings);
            // No number holds a `&`: it is one that was encoded on its own.
            let inner = value.split_once('&').filter(|_| encodings > 0 && ParameterId::meant(&key).is_some());
            let (value, others) = inner.unwrap_or((&value, ""));
            let text = decode(&tidied(bare_value), encodings);
            found.push(Pair { value: tidy(value), raw: value.to_owned(), text, key });
            if !others.is_empty() {
                collect(others, encodings - 1, found);
            }
        }
    }
}

/// Whether a sign stands between pairs, or within one.
fn divides(sign: char) -> bool {
    sign == '=' || BETWEEN.contains(&sign)
}

/// A piece of an address as it was meant, trimmed before it is decoded: names may end with what would stick to them, and
/// are written in whatever letters.
fn tidied(piece: &str) -> String {
    parse(trim(piece).as_bytes()).map(|(text, _)| text.into_owned()).collect()
}

pub(super) fn is_scenario(key: &str) -> bool {
    key.get(..SCENARIO.len()).is_some_and(|start| start.eq_ignore_ascii_case(SCENARIO))
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
    let mut key = key.trim_start_matches(|sign: char| !sign.is_alphanumeric());
    while let Some((_, rest)) = key.split_once(';').filter(|(name, _)| entity(name) == Some('&')) {
        key = rest;
    }
    key.to_owned()
}

/// The sign between pairs, or of an end that is cut off, by what its entity leaves behind once its own `&` has been taken
/// for one.
fn entity(text: &str) -> Option<char> {
    let name = text.trim_start_matches('#').to_ascii_lowercase();
    let (code, hexadecimal) = name.strip_prefix('x').map_or((name.as_str(), false), |code| (code, true));
    match (code.trim_start_matches('0'), hexadecimal) {
        ("amp" | "38", false) | ("26", true) => Some('&'),
        ("hellip" | "mldr" | "8230", false) | ("2026", true) => Some('\u{2026}'),
        _ => None,
    }
}

/// A value without what stuck to it on its way: quotes, brackets, punctuation, markup, letters without a width.
#[must_use]
pub fn tidy(text: &str) -> String {
    trim(&text.chars().filter(|sign| !is_invisible(*sign)).map(narrow).collect::<String>()).to_owned()
}

/// The same to the letter: nothing within the value changes.
fn trim(text: &str) -> &str {
    let text = unopened(text);
    let (value, rest) = split(text);
    let text = if goes_on(rest) { text } else { value.trim_end_matches(sticks) };
    // `=3D` is how quoted-printable mail writes `=`.
    text.strip_prefix("3D").filter(|rest| rest.starts_with(|sign: char| sign.is_ascii_digit())).unwrap_or(text)
}

/// A value and what begins after it.
fn split(text: &str) -> (&str, &str) {
    let end = AFTER_LINK.iter().filter_map(|sign| text.find(*sign)).chain(text.find(AFTER)).min().unwrap_or(text.len());
    text.split_at(end)
}

/// A text without what opens before it.
fn unopened(text: &str) -> &str {
    text.trim_start_matches(|sign| {
        is_quote(sign) || matches!(sign, '<' | '(' | '[' | '{' | '=') || sign.is_whitespace() || is_invisible(sign)
    })
}

/// Whether a number goes on behind markup, a quote or the marks of quoted lines, with digits, decimals or what it is
/// multiplied with: what stands before it is another one.
fn goes_on(rest: &str) -> bool {
    let mut behind = rest;
    let markup = |before: &str| before.is_empty() || before.starts_with('<');
    while let Some((_, after)) = behind.trim_start().split_once('>').filter(|(before, _)| markup(before)) {
        behind = after;
    }
    let mut signs = behind.chars();
    let multiplied = behind != rest
        && signs.next().is_some_and(|sign| matches!(sign, 'k' | 'K' | 'm' | 'M' | '%'))
        && !signs.next().is_some_and(char::is_alphanumeric);
    let digits = behind.trim_start_matches([' ', '"']);
    let digits = digits.strip_prefix(['.', ',']).unwrap_or(digits);
    multiplied || digits.starts_with(|sign: char| sign.is_ascii_digit())
}

/// Whether a program that shows long addresses short, or a line of quoted-printable mail, has cut a value off, so that more
/// of it may have followed.
pub(super) fn is_cut(text: &str) -> bool {
    let (text, _) = split(unopened(text));
    if text.trim_end().ends_with('=') {
        return true;
    }
    let text = text.trim_end_matches(|sign| sticks(sign) && !matches!(sign, '.' | '\u{2026}'));
    text.ends_with('\u{2026}') || text.ends_with("..")
}

/// The address of an estimate inside one of a program that looks at links before it lets a reader through.
#[must_use]
pub fn wrapped(address: &str) -> Option<String> {
    let (_, query) = address.split_once('?')?;
    parse(query.as_bytes())
        .map(|(_, value)| value.into_owned())
        .find(|value| value.contains("://") && super::concerns(value))
}

/// Whether a sign at the end of a value is none of its own.
fn sticks(sign: char) -> bool {
    !sign.is_alphanumeric() && !matches!(sign, '%' | '\u{2030}' | '-')
}

/// A sign of an input method that writes full width, as what it stands for; digits and signs of Arabic and Persian
/// numbers too.
fn narrow(sign: char) -> char {
    let code = u32::from(sign);
    let plain = match code {
        0xff01..=0xff5e => code - 0xff01 + u32::from('!'),
        0x0660..=0x0669 => code - 0x0660 + u32::from('0'),
        0x06f0..=0x06f9 => code - 0x06f0 + u32::from('0'),
        0x066a | 0xfe6a => u32::from('%'),
        0x066b => u32::from('.'),
        _ => code,
    };
    char::from_u32(plain).unwrap_or(sign)
}

fn is_quote(sign: char) -> bool {
    "\"'`´‘’‚‛“”„‟«»‹›″′".contains(sign)
}

/// Signs that take no room: soft hyphen, zero-width spaces and joiners, marks of direction, word joiner, byte order mark.
fn is_invisible(sign: char) -> bool {
    matches!(sign, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
        || sign.is_control()
}
