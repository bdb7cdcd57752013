//! What headings, labels and dates are made of.

use std::borrow::Cow;

/// Accents that are written behind their letter.
const ACCENTS: std::ops::RangeInclusive<char> = '\u{300}'..='\u{36f}';

/// The words and numbers of a text, one after the other.
pub(crate) fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|sign: char| !sign.is_alphanumeric() && !ACCENTS.contains(&sign)).filter(|word| !word.is_empty())
}

/// A word as it is written without accents: letters of the languages of the page.
pub(crate) fn unaccented(word: &str) -> Cow<'_, str> {
    if word.is_ascii() {
        return word.into();
    }
    let letter = |sign: char| match sign {
        'à'..='å' => 'a',
        'ç' => 'c',
        'è'..='ë' => 'e',
        'ì'..='ï' => 'i',
        'ñ' => 'n',
        'ò'..='ö' => 'o',
        'ù'..='ü' => 'u',
        'أ' | 'إ' | 'آ' => 'ا',
        other => other,
    };
    let is_kept = |sign: &char| !ACCENTS.contains(sign) && !matches!(sign, '\u{64b}'..='\u{652}' | 'ـ');
    word.chars().filter(is_kept).map(letter).collect()
}

/// Whether one of the words of a text, in small letters and without accents, is in a list.
pub(crate) fn says(text: &str, list: &[&str]) -> bool {
    words(&text.to_lowercase()).any(|word| list.contains(&&*unaccented(word)))
}
