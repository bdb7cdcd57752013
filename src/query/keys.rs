//! Keys of addresses, however they are written: whose they are, and what they mean.

use super::mangled::decoded;
use super::tidy::tidy;
use super::{DEPENDENCE, USUAL, V};
use crate::parameters::ParameterId;
use crate::past::PastId;
use crate::view::{SCENARIO, Setting};

/// Last word of the key that holds a range: `participation.range=0.1..0.3`.
const RANGE: &str = "range";

/// First word of the keys of kept scenarios, and what may have become of the dot behind it: some programs allow no dot in
/// a key.
const KEPT: &str = "scenario";
const DOTS: [char; 4] = ['.', '_', '-', ' '];

/// Letters and signs that a key of ours takes, however its words are divided and encoded.
const KEY_TOP: usize = 120;

pub(super) fn is_ours(key: &str) -> bool {
    let named = |name: &str| ParameterId::meant(name).is_some();
    named(key) || is_other(key) || is_scenario(key) || range_of(key).is_some_and(named)
}

/// Whether a key is one of ours that is neither an input nor one of a further part.
fn is_other(key: &str) -> bool {
    let beside = [V, DEPENDENCE].iter().any(|ours| key.eq_ignore_ascii_case(ours));
    beside || PastId::of_key(key).is_some() || Setting::find(key).is_some()
}

/// Whether a text begins with a pair of ours.
pub(super) fn opens_pair(text: &str) -> bool {
    let end = text.bytes().take(KEY_TOP).position(|byte| byte == b'=');
    let pair = end.and_then(|end| Some((tidy_key(text.get(..end)?), text.get(end + 1..)?)));
    pair.is_some_and(|(key, value)| is_ours(&key) || mended_key(&key, &decoded(value)).is_some())
}

pub(super) fn tidy_key(key: &str) -> String {
    tidy(key).trim_start_matches(|sign: char| !sign.is_alphanumeric()).to_owned()
}

/// The name before the word for a range.
pub(super) fn range_of(key: &str) -> Option<&str> {
    before_range(key)?.strip_suffix('.')
}

fn before_range(key: &str) -> Option<&str> {
    let (before, word) = key.split_at_checked(key.len().checked_sub(RANGE.len())?)?;
    word.eq_ignore_ascii_case(RANGE).then_some(before)
}

/// A key as it was before its dot became another sign, or none. Only the value tells it from a key of somebody else's, such
/// as `employees_range=51-200` or `scenario_id=3`.
pub(super) fn mended_key(key: &str, value: &str) -> Option<String> {
    scenario_key(key, value).or_else(|| range_key(key, value))
}

fn range_key(key: &str, value: &str) -> Option<String> {
    let name = before_range(key)?.trim_end_matches(|sign: char| !sign.is_alphanumeric());
    let is_range = value.contains("..") || value.contains(['~', '…']) || value.trim().eq_ignore_ascii_case(USUAL);
    let meant = ParameterId::meant(name).is_some() && ParameterId::meant(key).is_none() && !is_other(key);
    (meant && is_range && range_of(key).is_none()).then(|| format!("{name}.{RANGE}"))
}

pub(super) fn is_scenario(key: &str) -> bool {
    key.get(..SCENARIO.len()).is_some_and(|start| start.eq_ignore_ascii_case(SCENARIO))
}

/// The key of a kept scenario, with its dot.
fn scenario_key(key: &str, value: &str) -> Option<String> {
    if is_scenario(key) {
        return Some(key.to_owned());
    }
    let (word, rest) = key.split_at_checked(KEPT.len())?;
    let name = rest.trim_start_matches('\\').strip_prefix(DOTS)?;
    let kept = || value.split_once(':').is_some_and(|(input, _)| is_ours(input));
    (word.eq_ignore_ascii_case(KEPT) && !name.is_empty() && kept()).then(|| format!("{SCENARIO}{name}"))
}

/// Letters that a name must share with one of ours, and by how many it may be shorter or longer, to be taken for it.
const ALIKE: usize = 6;
const NEARLY: usize = 2;

/// Whether a name that is not ours looks like one: then it was meant for us, and leaving it out is worth a word.
pub(super) fn misspelt(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    ParameterId::ALL.iter().any(|id| {
        let ours = id.row().id;
        let alike = ours.bytes().zip(name.bytes()).take_while(|(one, other)| one == other).count();
        alike >= ALIKE && ours.len().abs_diff(name.len()) <= NEARLY
    })
}
