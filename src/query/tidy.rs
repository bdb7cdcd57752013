//! A value without what stuck to it on its way, and whether it is whole.

/// What begins after a value that has lost its end: markup, a quoted attribute, the label of a chat link.
pub(super) const AFTER: [char; 4] = ['<', '>', '"', '|'];

/// The same in more than one sign: the target of a link in Markdown, a passage that a browser is to show.
const AFTER_LINK: [&str; 2] = ["](", ":~:"];

/// A value of a number or a word without quotes, brackets, punctuation, markup, emphasis, a currency, letters without a
/// width.
#[must_use]
pub fn tidy(text: &str) -> String {
    let text: String = text.chars().filter(|sign| !is_invisible(*sign)).map(narrow).collect();
    trim(text.trim_start_matches(|sign| opens(sign) || is_emphasis(sign) || is_currency(sign))).to_owned()
}

/// A value to the letter: nothing within it changes.
pub(super) fn trim(text: &str) -> &str {
    let text = text.trim_start_matches(opens);
    let (value, rest) = split(text);
    if goes_on(rest) { text } else { value.trim_end_matches(sticks) }
}

/// A value and what begins after it.
fn split(text: &str) -> (&str, &str) {
    let end = AFTER_LINK.iter().filter_map(|sign| text.find(*sign)).chain(text.find(AFTER)).min().unwrap_or(text.len());
    text.split_at(end)
}

/// Whether a number goes on behind markup, a quote or the marks of quoted lines, with digits, decimals, powers of ten or
/// what it is multiplied with: what stands before it is another one.
fn goes_on(rest: &str) -> bool {
    let mut behind = rest;
    let markup = |before: &str| before.is_empty() || before.starts_with('<');
    while let Some((_, after)) = behind.trim_start().split_once('>').filter(|(before, _)| markup(before)) {
        behind = after;
    }
    let behind = behind.trim_start_matches([' ', '"', '|']);
    let power = behind.strip_prefix(['e', 'E']).map(|power| power.strip_prefix(['-', '+', ' ']).unwrap_or(power));
    is_multiplied(behind) || begins_with_digits(behind) || power.is_some_and(|power| power.starts_with(is_digit))
}

fn is_multiplied(text: &str) -> bool {
    let mut signs = text.chars();
    let unit = signs.next().is_some_and(|sign| matches!(sign, 'k' | 'K' | 'm' | 'M' | '%'));
    unit && !signs.next().is_some_and(char::is_alphanumeric)
}

fn begins_with_digits(text: &str) -> bool {
    text.strip_prefix(['.', ',']).unwrap_or(text).starts_with(is_digit)
}

fn is_digit(sign: char) -> bool {
    narrow(sign).is_ascii_digit()
}

/// Whether a text is a further part of a number, or all that is left of one, and not a word that begins with digits: `00`,
/// not `2nd`.
pub(super) fn continues(number: &str, text: &str) -> bool {
    let rest = text.trim_start_matches(|sign| is_digit(sign) || matches!(sign, '.' | ','));
    let word = rest.starts_with(|sign: char| sign.is_alphabetic() || matches!(sign, '-' | '_'));
    (number.is_empty() || number.ends_with(is_digit)) && begins_with_digits(text) && (is_multiplied(rest) || !word)
}

/// Whether a program that shows long addresses short, or a line of quoted-printable mail, has cut a value off, so that more
/// of it may have followed.
pub(super) fn is_cut(text: &str) -> bool {
    let (text, _) = split(text.trim_start_matches(opens));
    let end = text.strip_prefix(text.trim_end_matches(sticks)).unwrap_or_default();
    let dots: String = end.chars().filter(|sign| !sign.is_whitespace() && !is_invisible(*sign)).map(dot).collect();
    text.trim_end().ends_with('=') || dots.contains("..")
}

/// A full stop of any script as a plain one, an ellipsis as two.
fn dot(sign: char) -> &'static str {
    match sign {
        '.' | '\u{2024}' | '\u{ff0e}' | '。' | '｡' | '·' | '・' | '•' => ".",
        '…' | '‥' | '⋯' | '⋮' | '︙' | '᠁' => "..",
        _ => " ",
    }
}

/// Whether a sign at the end of a value is none of its own. A hundredth of a currency is.
fn sticks(sign: char) -> bool {
    !sign.is_alphanumeric() && !matches!(sign, '%' | '\u{2030}' | '-' | '¢')
}

/// Whether a sign opens something before a value.
fn opens(sign: char) -> bool {
    is_quote(sign) || matches!(sign, '<' | '(' | '[' | '{' | '=') || sign.is_whitespace() || is_invisible(sign)
}

/// Signs that chats set around what is to stand out.
fn is_emphasis(sign: char) -> bool {
    matches!(sign, '*' | '_' | '~')
}

/// Signs of money before an amount, in whichever currency the page shows.
fn is_currency(sign: char) -> bool {
    matches!(sign, '$' | '£' | '¤' | '¥' | '\u{ffe1}' | '\u{ffe5}' | '\u{20a0}'..='\u{20cf}')
}

/// A sign of an input method that writes full width, as what it stands for; digits and signs of Arabic and Persian
/// numbers too.
pub(super) fn narrow(sign: char) -> char {
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
