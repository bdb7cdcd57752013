//! Several weeks, months or quarters of one year, named by the first and the last: `kw 1-4 2024`, `01-03/2024`.

use super::headings::{Grain, MONTHLY, QUARTERLY, WEEKLY};
use super::period::Period;
use super::span::{number, numbered};
use super::{DASHES, between, is_year, words_of};

/// What stands between the first and the last, beside dashes.
const JOINTS: [&str; 11] = ["to", "through", "until", "bis", "a", "à", "au", "al", "até", "إلى", "الى"];
/// Letters before a number, and what they count.
const LETTERS: [(&str, Grain); 6] = [
    ("kw", Grain::Weeks),
    ("cw", Grain::Weeks),
    ("wk", Grain::Weeks),
    ("w", Grain::Weeks),
    ("q", Grain::Quarters),
    ("m", Grain::Months),
];

/// Reads such a text, made plain. The `grain` of the heading says what is counted where the text does not.
pub(super) fn parts_between(text: &str, grain: Grain) -> Option<Period> {
    let words = words_of(text);
    let units = [(Grain::Weeks, &WEEKLY[..]), (Grain::Quarters, &QUARTERLY[..]), (Grain::Months, &MONTHLY[..])];
    let said = units.into_iter().find(|(_, names)| words.iter().any(|word| names.contains(word)));
    let is_unit = |word: &str| said.is_some_and(|(_, names)| names.contains(&word));
    let rest: Vec<&str> = words.iter().copied().filter(|word| !is_unit(word) && !JOINTS.contains(word)).collect();
    let (first, last, year, apart) = match rest.as_slice() {
        [first, last, year] if is_year(year) => (first, last, year, between(text, last, year)),
        [year, first, last] if is_year(year) => (first, last, year, between(text, year, first)),
        _ => return None,
    };
    let joint = between(text, first, last);
    let reaches = joint.contains(DASHES) || words_of(joint).iter().any(|word| JOINTS.contains(word));
    let ((own, from), (_, to)) = (counted(first)?, counted(last)?);
    let unit = own.or(said.map(|(unit, _)| unit));
    // Bare numbers before a year are a day, where all are joined alike.
    if !reaches || (unit.is_none() && apart.contains(DASHES)) {
        return None;
    }
    let is_month = !matches!(grain, Grain::Weeks) && (!matches!(grain, Grain::Quarters) || first.starts_with('0'));
    let is_bare_month = is_month && apart.contains(['/', '.']) && !apart.contains(' ');
    let unit = match grain {
        _ if unit.is_some() => unit?,
        _ if is_bare_month => Grain::Months,
        Grain::Weeks | Grain::Quarters | Grain::Months => grain,
        Grain::Days | Grain::Unsaid => return None,
    };
    let part = |count: u16| match unit {
        Grain::Months => super::span::named_span(&format!("{count}/{year}")),
        _ => numbered(&format!("{count} {year}"), unit),
    };
    (from < to).then(|| Some(Period { from: part(from)?.from, to: part(to)?.to })).flatten()
}

/// The number of a part, and what the letters before it say that it counts.
fn counted(word: &str) -> Option<(Option<Grain>, u16)> {
    let lettered = LETTERS.iter().find_map(|(letters, grain)| Some((Some(*grain), word.strip_prefix(letters)?)));
    let (grain, digits) = lettered.unwrap_or((None, word));
    Some((grain, number(digits).filter(|_| (1..3).contains(&digits.len()))?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_and_longer_names_are_none() {
        for text in ["01-03-2024", "2024-01-03", "1-4 2024", "kw 4-1 2024", "kw 50-60 2024", "q1-q5 2024", "1/3/2024"] {
            assert_eq!(parts_between(text, Grain::Unsaid), None, "{text}");
        }
        for text in ["01-03-2024", "2024-01-03"] {
            assert_eq!(parts_between(text, Grain::Months), None, "{text}");
        }
    }
}
