//! One cell of a table, whatever file it came from.

use std::borrow::Cow;

/// What stands in a cell.
#[derive(Clone, Debug, PartialEq, Default)]
pub(crate) enum Cell<'a> {
    /// Nothing.
    #[default]
    Empty,
    /// A number, or a date as the number of days since the workbook's first day.
    Number(f64),
    /// A text.
    Text(Cow<'a, str>),
    /// An error value, or a formula without a result.
    Error,
}

/// A number as a cell gives it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Figure {
    /// A number.
    Is(f64),
    /// Empty, or a sign for "none".
    None,
    /// Something else.
    Unreadable,
}

impl Figure {
    /// The number, if it is one.
    pub(crate) fn number(self) -> Option<f64> {
        match self {
            Figure::Is(number) => Some(number),
            Figure::None | Figure::Unreadable => None,
        }
    }
}

impl Cell<'_> {
    /// The text of the cell without spaces around it; numbers have none.
    pub(crate) fn text(&self) -> &str {
        match self {
            Cell::Text(text) => {
                let text = text.trim_matches(|sign: char| sign.is_whitespace() || is_mark(sign));
                // A formula that only says a text, by which programs keep a spreadsheet from reading a number.
                let said = text.strip_prefix("=\"").and_then(|text| text.strip_suffix('"'));
                said.filter(|said| !said.contains('"')).unwrap_or(text)
            }
            _ => "",
        }
    }

    pub(crate) fn is_empty(&self) -> bool {
        match self {
            Cell::Empty => true,
            Cell::Text(_) => self.text().is_empty(),
            _ => false,
        }
    }

    /// A heading as it is compared: lower case, single spaces, no marks.
    pub(crate) fn heading(&self) -> String {
        let text = self.text().trim_matches('"');
        text.split_whitespace().map(str::to_lowercase).collect::<Vec<_>>().join(" ")
    }

    /// The cell as a count or an amount.
    pub(crate) fn figure(&self) -> Figure {
        match self {
            Cell::Empty => Figure::None,
            Cell::Number(value) if value.is_finite() => Figure::Is(*value),
            Cell::Number(_) | Cell::Error => Figure::Unreadable,
            Cell::Text(_) => read_number(self.text()),
        }
    }

    /// Whether it holds a count or an amount.
    pub(crate) fn is_figure(&self) -> bool {
        matches!(self.figure(), Figure::Is(_))
    }

    /// Whether it holds a name or a remark: a text that is no number, and no sign that there is none.
    pub(crate) fn is_words(&self) -> bool {
        let text = self.text();
        match self.figure() {
            Figure::Is(_) => false,
            Figure::Unreadable => !text.is_empty(),
            // "Nan" and "Ka" are people, where people are asked for.
            Figure::None => !text.is_empty() && text.chars().all(char::is_alphabetic) && !NO_NAMES.contains(&text),
        }
    }

    /// The same cell, independent of the file.
    pub(crate) fn into_owned(self) -> Cell<'static> {
        match self {
            Cell::Text(text) => Cell::Text(Cow::Owned(text.into_owned())),
            Cell::Number(value) => Cell::Number(value),
            Cell::Empty => Cell::Empty,
            Cell::Error => Cell::Error,
        }
    }
}

/// Letters that are a sign for nothing and no name.
const NO_NAMES: [&str; 2] = ["NA", "null"];

/// Marks of direction and byte order, which are not seen.
fn is_mark(sign: char) -> bool {
    matches!(sign, '\u{feff}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{61c}')
}

/// The cell at a place; empty beyond the end of the row.
pub(crate) fn at<'r, 'a>(row: &'r [Cell<'a>], column: usize) -> &'r Cell<'a> {
    const NOTHING: &Cell<'static> = &Cell::Empty;
    row.get(column).unwrap_or(NOTHING)
}

/// Reads `1316`, `1,316`, `1.316`, `1 316`, `1'316`, `1.234,5`, `1203.0`, `17%`, `< 1%`, `-12`, `(12)`, `1.2K`, and Arabic
/// digits. A sign that is followed by exactly three digits, and not preceded by a lone 0, groups; with two kinds of
/// signs the last one is the decimal.
pub(crate) fn read_number(text: &str) -> Figure {
    let mut text: String = text
        .chars()
        .filter(|&sign| !sign.is_whitespace() && !is_mark(sign) && sign != '\'' && sign != '’')
        .map(western)
        .collect();
    // A program that had no room for a number has written signs in its place.
    if text.len() > 1 && text.chars().all(|sign| sign == '#') {
        return Figure::Unreadable;
    }
    if NOTHING.contains(&text.trim_start_matches('#').replace('.', "").to_lowercase().as_str()) {
        return Figure::None;
    }
    if let Some(inner) = text.strip_prefix('(').and_then(|text| text.strip_suffix(')')) {
        text = format!("-{inner}");
    }
    let text = text.trim_start_matches(['<', '>', '~', '≈', '=']);
    let (text, factor) = without_ending(text);
    let (digits, sign) = match text.strip_prefix(['-', '−', '–']) {
        Some(rest) => (rest, -1.0),
        None => (text.strip_prefix('+').unwrap_or(text), 1.0),
    };
    if !digits.starts_with(|sign: char| sign.is_ascii_digit() || sign == '.' || sign == ',') {
        return Figure::Unreadable;
    }
    match plain(digits, factor.is_some()).and_then(|digits| digits.parse::<f64>().ok()) {
        Some(value) if value.is_finite() => Figure::Is(sign * value * factor.unwrap_or(1.0)),
        _ => Figure::Unreadable,
    }
}

/// What stands where there is no number, in lower case, without blanks, dots and the sign of an error.
const NOTHING: [&str; 32] = [
    "",
    "-",
    "–",
    "—",
    "--",
    "n/a",
    "na",
    "n/d",
    "nd",
    "nan",
    "null",
    "none",
    "nv",
    "ka",
    "s/o",
    "s/d",
    "k/a",
    "nodata",
    "notavailable",
    "notapplicable",
    "keinedaten",
    "keineangabe",
    "nichtverfügbar",
    "pasdedonnées",
    "nondisponible",
    "sindatos",
    "nodisponible",
    "semdados",
    "nãodisponível",
    "غيرمتوفر",
    "غيرمتاح",
    "لاتوجدبيانات",
];

/// What may follow a number, in lower case, and what it makes of it.
const ENDINGS: [(&str, f64); 14] = [
    ("%", 0.01),
    ("tsd", 1e3),
    ("mil", 1e3),
    ("ألف", 1e3),
    ("mio", 1e6),
    ("mln", 1e6),
    ("mn", 1e6),
    ("mi", 1e6),
    ("مليون", 1e6),
    ("mrd", 1e9),
    ("bn", 1e9),
    ("k", 1e3),
    ("m", 1e6),
    ("b", 1e9),
];

/// A number without what follows it, and the factor that this is, if there is one.
fn without_ending(text: &str) -> (&str, Option<f64>) {
    if let Some(rest) = text.strip_prefix('%') {
        return (rest, Some(0.01));
    }
    let end = text.trim_end_matches(|sign: char| !sign.is_ascii_digit()).len();
    let (digits, ending) = text.split_at(end);
    let ending = ending.trim_matches('.').to_lowercase();
    match ENDINGS.iter().find(|(word, _)| *word == ending) {
        Some((_, factor)) => (digits, Some(*factor)),
        None => (text, None),
    }
}

/// The digit of another script, or its signs, as this one writes it.
pub(crate) fn western(sign: char) -> char {
    let digit = |zero: char| char::from_digit((sign as u32).wrapping_sub(zero as u32), 10);
    match sign {
        '\u{660}'..='\u{669}' => digit('\u{660}').unwrap_or(sign),
        '\u{6f0}'..='\u{6f9}' => digit('\u{6f0}').unwrap_or(sign),
        '٫' => '.',
        '٬' => ',',
        '٪' => '%',
        other => other,
    }
}

/// Digits with a point as the decimal sign and no groups; `None` when the signs make no sense. What is counted in
/// thousands or in hundredths is not grouped as well: the one sign of "1.234K" is its decimal.
fn plain(digits: &str, is_scaled: bool) -> Option<String> {
    let (mantissa, exponent) = match digits.find(['e', 'E']) {
        Some(place) => (digits.get(..place)?, digits.get(place..)?),
        None => (digits, ""),
    };
    if !mantissa.chars().all(|sign| sign.is_ascii_digit() || sign == '.' || sign == ',') {
        return None;
    }
    let last = mantissa.rfind(['.', ',']);
    let Some(last) = last else { return Some(format!("{mantissa}{exponent}")) };
    let (whole, fraction) = (mantissa.get(..last)?, mantissa.get(last + 1..)?);
    let sign = mantissa.get(last..=last)?;
    let other = if sign == "." { "," } else { "." };
    let several = whole.contains(sign);
    let alone = !whole.contains(other) && !several;
    let grouping = !whole.contains(other) && fraction.len() == 3 && !matches!(whole, "" | "0") && exponent.is_empty();
    let grouping = grouping && !(is_scaled && alone);
    let decimal = whole.contains(other) || (!several && !grouping);
    let grouped = if decimal { whole } else { mantissa };
    if !groups_fit(grouped) {
        return None;
    }
    let joined: String = grouped.chars().filter(char::is_ascii_digit).collect();
    let fraction = if decimal { fraction } else { "" };
    Some(format!("{joined}.{fraction}0{exponent}").replace("..", "."))
}

/// Whether groups are of three digits, or of two and three as in India.
fn groups_fit(text: &str) -> bool {
    let mut groups = text.split(['.', ',']).rev();
    let last = groups.next().unwrap_or_default();
    let mut before: Vec<&str> = groups.collect();
    if before.is_empty() {
        return true;
    }
    let first = before.pop().unwrap_or_default();
    last.len() == 3 && (1..=3).contains(&first.len()) && before.iter().all(|group| matches!(group.len(), 2 | 3))
}

#[cfg(test)]
#[allow(clippy::panic, reason = "a test that fails")]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_as_they_are_written() {
        for (text, value) in [
            ("1316", 1316.0),
            ("1,316", 1316.0),
            ("1.316", 1316.0),
            ("1\u{a0}316", 1316.0),
            ("1\u{202f}316", 1316.0),
            ("1'316", 1316.0),
            ("1,234,567", 1_234_567.0),
            ("1.234.567", 1_234_567.0),
            ("1,50,000", 150_000.0),
            ("1.234,5", 1234.5),
            ("1,234.56", 1234.56),
            ("1203.0", 1203.0),
            ("0.052", 0.052),
            ("0,052", 0.052),
            ("2,5", 2.5),
            ("17%", 0.17),
            ("17 %", 0.17),
            ("< 1%", 0.01),
            ("-12", -12.0),
            ("−12", -12.0),
            ("(12)", -12.0),
            ("1.2K", 1200.0),
            ("1.234K", 1234.0),
            ("1,234 K", 1234.0),
            ("1,234.5K", 1_234_500.0),
            ("1.234.567K", 1_234_567_000.0),
            ("1,234 Mio.", 1_234_000.0),
            ("12 Tsd.", 12_000.0),
            ("2,5 mil", 2500.0),
            ("1.25B", 1.25e9),
            ("١٫٢٣٤ ألف", 1234.0),
            ("17.125%", 0.17125),
            ("17,125 %", 0.17125),
            ("-1.5k", -1500.0),
            ("١٬٣١٦", 1316.0),
            ("5e3", 5000.0),
            (".5", 0.5),
        ] {
            let Figure::Is(read) = read_number(text) else { panic!("{text} is not read") };
            assert!((read - value).abs() < 1e-9 * value.abs().max(1.0), "{text}: {read}");
        }
        for text in ["", "-", "–", "N/A"] {
            assert_eq!(read_number(text), Figure::None, "{text}");
        }
        for text in ["abc", "12abc", "1,23,4", "1.2.3", "#DIV/0!", "12:30", "1e999", "12 clicks", "K", "1.2KK"] {
            assert_eq!(read_number(text), Figure::Unreadable, "{text}");
        }
    }
}
