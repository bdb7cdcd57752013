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

/// The entities of HTML 4 that programs read without a `;`, with which keys of others may begin: `region`, `section`,
/// `partner`, `order`. None of the signs stands within a number.
const UNENDED: &str = "copy© reg® sect§ para¶ times× not¬ deg° micro\u{b5} curren¤ lt< gt> cent¢ pound£ yen¥ uml¨ ordfª \
    ordmº macr¯ acute´ cedil¸ plusmn± divide÷ iexcl¡ iquest¿ brvbar¦ laquo« raquo» eth\u{f0} thorn\u{fe} szlig\u{df} part∂ \
    sub⊂ sup⊃ sum∑ int∫ or∨ and∧ prod∏ prop∝ real\u{211c} image\u{2111} le≤ ge≥ ne≠ ni∋ isin∈ cap∩ cup∪ exist∃ forall∀ \
    ang∠ sim∼ cong≅ asymp≈ equiv≡ perp⊥ empty∅ infin∞ fnof\u{192} trade™ euro€ bull• prime′ dagger† circ\u{2c6} tilde\u{2dc} \
    loz◊ clubs♣ hearts♥ spades♠ diams♦ lang\u{27e8} rang\u{27e9} alpha\u{3b1} beta\u{3b2} gamma\u{3b3} delta\u{3b4} \
    zeta\u{3b6} eta\u{3b7} theta\u{3b8} iota\u{3b9} kappa\u{3ba} lambda\u{3bb} mu\u{3bc} nu\u{3bd} xi\u{3be} pi\u{3c0} \
    rho\u{3c1} sigma\u{3c3} tau\u{3c4} phi\u{3c6} chi\u{3c7} psi\u{3c8} omega\u{3c9}";

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
        (Some(behind), None) => Some((named(name).or_else(|| unended(name).filter(|_| opens_key(behind)))?, behind)),
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

fn unended(name: &str) -> Option<char> {
    UNENDED
        .split_whitespace()
        .find_map(|row| row.strip_prefix(name)?.chars().next().filter(|sign| !sign.is_ascii_lowercase()))
}

/// The pair at the beginning of a text, with its `&`, where a program has taken the beginning of its key for an entity.
pub(super) fn taken_key(text: &str) -> Option<String> {
    let mut signs = text.chars();
    let sign = signs.next().filter(|sign| !sign.is_ascii_alphanumeric())?;
    let rest = signs.as_str();
    // A key of ours is whole.
    if !UNENDED.contains(sign) || !opens_key(rest) || super::keys::opens_pair(rest) {
        return None;
    }
    let name = UNENDED.split_whitespace().find_map(|row| row.strip_suffix(sign))?;
    Some(format!("&{name}{rest}"))
}

/// Whether the rest of a key and its `=` begin a text.
fn opens_key(text: &str) -> bool {
    let rest = text.trim_start_matches(|sign: char| sign.is_ascii_alphanumeric() || "-_.[]".contains(sign));
    rest.starts_with('=') && !text.starts_with(|sign: char| sign.is_ascii_digit())
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
