//! Entities in addresses: what texts of markup write for signs, and what is left where a program has taken the beginning of
//! a key for one.

use form_urlencoded::byte_serialize;

/// The entities that may stand in or beside a value, by name. Of others nobody knows what they stand for.
const NAMED: [(&str, char); 53] = [
    ("amp", '&'),
    ("equals", '='),
    ("percnt", '%'),
    ("num", '#'),
    ("quest", '?'),
    ("semi", ';'),
    ("period", '.'),
    ("comma", ','),
    ("colon", ':'),
    ("plus", '+'),
    ("lowbar", '_'),
    ("sol", '/'),
    ("bsol", '\\'),
    ("ast", '*'),
    ("excl", '!'),
    ("lt", '<'),
    ("gt", '>'),
    ("quot", '"'),
    ("apos", '\''),
    ("lsquo", '‘'),
    ("rsquo", '’'),
    ("ldquo", '“'),
    ("rdquo", '”'),
    ("laquo", '«'),
    ("raquo", '»'),
    ("lpar", '('),
    ("rpar", ')'),
    ("lsqb", '['),
    ("rsqb", ']'),
    ("lcub", '{'),
    ("rcub", '}'),
    ("verbar", '|'),
    ("vert", '|'),
    ("nbsp", '\u{a0}'),
    ("ensp", '\u{2002}'),
    ("emsp", '\u{2003}'),
    ("thinsp", '\u{2009}'),
    ("tab", '\t'),
    ("newline", '\n'),
    ("shy", '\u{ad}'),
    ("zwnj", '\u{200c}'),
    ("zwj", '\u{200d}'),
    ("ndash", '–'),
    ("mdash", '—'),
    ("hellip", '…'),
    ("mldr", '…'),
    ("nldr", '‥'),
    ("ctdot", '⋯'),
    ("euro", '€'),
    ("pound", '£'),
    ("yen", '¥'),
    ("dollar", '$'),
    ("cent", '¢'),
];

/// Keys that begin with the name of an entity of HTML 4: what a program that needs no `;` makes of the name, the rest, the
/// key.
const TAKEN: [(&str, &str, &str); 6] = [
    ("¤", "cy", "currency"),
    ("∂", "icipation", "participation"),
    ("≤", "ad-to-customer", "lead-to-customer"),
    ("⟨", "", "lang"),
    ("\u{2329}", "", "lang"),
    ("\u{3008}", "", "lang"),
];

/// A text with the signs that its entities stand for. Those that nobody knows stay.
pub(super) fn resolved(text: &str) -> String {
    let text = given_back(text);
    let mut plain = String::with_capacity(text.len());
    let mut rest = text.as_str();
    while let Some((before, after)) = rest.split_once('&') {
        let mut sign = '&';
        rest = after;
        // `&amp;` may begin an entity in its turn.
        while let ('&', Some((meant, behind))) = (sign, entity(rest)) {
            (sign, rest) = (meant, behind);
        }
        plain.push_str(before);
        plain.push(sign);
    }
    plain + rest
}

/// The sign of an entity without its `&`, and what stands behind it.
fn entity(text: &str) -> Option<(char, &str)> {
    let code = text.strip_prefix('#').or_else(|| text.strip_prefix("%23"));
    let start = code.unwrap_or(text);
    let end = start.find(|sign: char| !sign.is_ascii_alphanumeric()).unwrap_or(start.len());
    let (name, behind) = start.split_at(end);
    match ([";", "%3B", "%3b"].iter().find_map(|end| behind.strip_prefix(end)), code) {
        (Some(behind), Some(_)) => Some((numbered(name)?, behind)),
        (Some(behind), None) => Some((named(name)?, behind)),
        (None, Some(_)) => None,
        (None, None) => unfinished(text),
    }
}

fn named(name: &str) -> Option<char> {
    NAMED.iter().find(|(known, _)| known.eq_ignore_ascii_case(name)).map(|&(_, sign)| sign)
}

fn numbered(code: &str) -> Option<char> {
    let code = match code.strip_prefix(['x', 'X']) {
        Some(code) => u32::from_str_radix(code, 16),
        None => code.parse(),
    };
    // Markup reads these as the code page of old Windows, in which they are punctuation.
    match code.ok()? {
        128 => Some('€'),
        133 => Some('…'),
        129..=159 => Some(char::REPLACEMENT_CHARACTER),
        code => char::from_u32(code),
    }
}

/// An entity without its `;`, where nothing else can be meant: `&amp` before a key of ours, a space within a number.
fn unfinished(text: &str) -> Option<(char, &str)> {
    let behind = |name: &str| {
        text.get(name.len()..).filter(|_| text.get(..name.len()).is_some_and(|start| start.eq_ignore_ascii_case(name)))
    };
    let number = |text: &&str| text.starts_with(|sign: char| sign.is_ascii_digit());
    let amp = behind("amp").filter(|text| super::keys::opens_pair(text)).map(|text| ('&', text));
    let space = || behind("nbsp").filter(number).map(|text| ('\u{a0}', text));
    amp.or_else(space)
}

/// A text with the beginnings of keys that were taken for entities.
fn given_back(text: &str) -> String {
    let mut text = text.to_owned();
    if text.is_ascii() && !text.contains('%') {
        return text;
    }
    for (sign, rest, key) in TAKEN {
        let encoded: String = byte_serialize(sign.as_bytes()).collect();
        for sign in [sign, &encoded, &encoded.to_ascii_lowercase()] {
            for end in ["=", ".range=", "_range=", "-range=", "+range=", "%20range="] {
                text = text.replace(&format!("{sign}{rest}{end}"), &format!("&{key}{end}"));
            }
        }
    }
    text
}
