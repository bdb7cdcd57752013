//! What headings, labels and dates are made of.

use std::borrow::Cow;

/// Accents that are written behind their letter.
const ACCENTS: std::ops::RangeInclusive<char> = '\u{300}'..='\u{36f}';

/// The words and numbers of a text, one after the other.
pub(crate) fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|sign: char| !sign.is_alphanumeric() && !ACCENTS.contains(&sign)).filter(|word| !word.is_empty())
}

/// German words of headings and labels whose umlauts are written as two letters, and the same without accents.
const SPELLED_OUT: &[(&str, &str)] = &[
    ("verknuepf", "verknupf"),
    ("veroeffentlich", "veroffentlich"),
    ("beitraeg", "beitrag"),
    ("kanael", "kanal"),
    ("geraet", "gerat"),
    ("geschaeft", "geschaft"),
    ("datensaetz", "datensatz"),
    ("eindrueck", "eindruck"),
    ("einfuehrung", "einfuhrung"),
    ("uebersicht", "ubersicht"),
    ("uebertrag", "ubertrag"),
    ("hoechst", "hochst"),
    ("maerz", "marz"),
    ("jaenner", "janner"),
    ("laender", "lander"),
    ("fuer", "fur"),
];

/// A word as it is written without accents: letters of the languages of the page.
pub(crate) fn unaccented(word: &str) -> Cow<'_, str> {
    if word.is_ascii() {
        let mut spelled = SPELLED_OUT.iter().filter_map(|(long, short)| Some((short, word.strip_prefix(long)?)));
        return spelled.next().map_or(word.into(), |(short, rest)| format!("{short}{rest}").into());
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_the_same_with_umlauts_without_and_spelled_out() {
        for (word, plain) in
            [("verknüpft", "verknupft"), ("verknuepft", "verknupft"), ("beitraege", "beitrage"), ("clique", "clique")]
        {
            assert_eq!(unaccented(word), plain);
        }
    }
}
