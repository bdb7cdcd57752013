//! Scenario to query string and back. Old addresses open for ever: keys are parameter ids, which are never renamed, and
//! `v` names the version of the format and of the table that an address differs from. Keys of others, such as those of a
//! campaign, are nobody's fault and pass in silence.

mod first_version;

use crate::dependence::Dependence;
use crate::error::{Problem, ProblemCode};
use crate::outputs::OutputId;
use crate::parameter::{Range, same_name};
use crate::parameters::ParameterId;
use crate::past::PastId;
use crate::presets::Preset;
use crate::scenario::Scenario;
use crate::view::{Allowed, GOAL, OUTPUT, PRESET, SCENARIO, Setting};
use form_urlencoded::byte_serialize;
use keys::{is_ours, is_scenario, misspelt, range_of};
use mangled::{ENCODINGS, Pair, divides, looks_encoded};
use tidy::is_cut;

mod entities;
mod keys;
mod mangled;
mod opened;
mod prefixed;
mod quoted_printable;
mod tidy;
mod wrapped;
pub use opened::{is_address, meant, open};
pub use prefixed::of_element;
pub use tidy::tidy;
pub use wrapped::wrapped;

/// Version written into addresses.
pub const VERSION: &str = "2";

/// Key of the version.
const V: &str = "v";

/// Ending of the key that holds a range: `participation.range=0.1..0.3`.
const RANGE: &str = ".range";

/// A range that is the table's, where the preset has one of its own.
const USUAL: &str = "usual";

/// Key that says how the errors of inputs hang together, in the letters of [`Dependence::text`].
const DEPENDENCE: &str = "dependence";

/// What an address says.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Query {
    /// The scenario; defaults where the address says nothing usable.
    pub scenario: Scenario,
    /// Settings of the view, as written.
    pub view: Vec<(String, String)>,
    /// What could not be read.
    pub problems: Vec<Problem>,
}

/// Reads a query string or a whole address, also one that mail or chat has mangled. Never fails: a preset is applied
/// first, then every value that can be read; the last valid one stays.
#[must_use]
pub fn parse(text: &str) -> Query {
    let mut pairs = mangled::pairs(text);
    pairs.retain(|pair| !pair.says_nothing());
    let is_first =
        pairs.iter().any(|Pair { key, value, .. }| key.eq_ignore_ascii_case(V) && value == first_version::VERSION);
    let start = |preset: Option<&Preset>| match preset {
        _ if is_first => first_version::start(preset),
        Some(preset) => preset.scenario(),
        None => Scenario::default(),
    };
    let mut query = Query { scenario: start(None), ..Query::default() };
    for Pair { value: name, .. } in pairs.iter().filter(|pair| same_name(PRESET, &pair.key)) {
        match Preset::meant(name) {
            Some(preset) => {
                query.scenario = start(Some(preset));
                query.say(PRESET, preset.id.to_owned());
            }
            None => query.problems.push(not_allowed(PRESET, name)),
        }
    }
    // The name of a kept scenario may end with the word for a range.
    let is_range = |pair: &&Pair| !is_scenario(&pair.key) && range_of(&pair.key).is_some();
    let (ranges, values): (Vec<_>, Vec<_>) = pairs.iter().partition(is_range);
    let outputs = values.iter().filter(|pair| same_name(OUTPUT, &pair.key));
    let output = outputs.filter_map(|pair| OutputId::meant(&pair.value)).next_back();
    for pair in values {
        query.read(pair, output.unwrap_or(OutputId::TotalReach));
    }
    for Pair { key, value, raw, .. } in ranges {
        let name = range_of(key).unwrap_or(key);
        match ParameterId::meant(name) {
            Some(id) if is_cut(raw) => {
                query.problems.push(Problem::unreadable(id, raw, query.scenario.values.get(id)));
            }
            Some(id) => query.problems.extend(assign_range_text(&mut query.scenario, id.row().id, value)),
            None => query.problems.extend(misspelt(name).then(|| Problem::unknown(name))),
        }
    }
    query
}

/// Whether an address has anything to say here: an input, a range, a setting.
#[must_use]
pub fn concerns(text: &str) -> bool {
    mangled::pairs(text).iter().any(|pair| is_ours(&pair.key))
}

/// Keys of an address that are somebody else's. A page shares its address with others; a query that is given on its own
/// has no others in it.
#[must_use]
pub fn foreign(text: &str) -> Vec<String> {
    mangled::pairs(text).into_iter().map(|pair| pair.key).filter(|key| !key.is_empty() && !is_ours(key)).collect()
}

impl Query {
    /// Takes a setting; of several values of one key the last counts, as with inputs.
    fn say(&mut self, key: &str, value: String) {
        match self.view.iter_mut().find(|(said, _)| said == key) {
            Some((_, earlier)) => *earlier = value,
            None => self.view.push((key.to_owned(), value)),
        }
    }

    /// Takes a pair; a goal is one of that result.
    fn read(&mut self, Pair { key, raw, value, text, .. }: &Pair, output: OutputId) {
        if same_name(PRESET, key) || key.eq_ignore_ascii_case(V) {
            return;
        }
        let setting = Setting::find(key);
        let counts = setting.map_or(is_scenario(key), |setting| setting.allowed == Allowed::Number);
        let is_word = setting.map_or(is_scenario(key), |setting| !setting.is_free());
        if counts && is_cut(raw) || is_word && value.contains(divides) {
            self.problems.push(not_allowed(key, raw));
            return;
        }
        if let Some(setting) = setting {
            let meant = match setting.key {
                GOAL => output.read_goal(value).map(|goal| goal.to_string()),
                _ if setting.is_free() => setting.read(text),
                _ => setting.read(value),
            };
            match meant {
                Some(value) => self.say(setting.key, value),
                None => self.problems.push(not_allowed(setting.key, value)),
            }
            return;
        }
        if is_scenario(key) {
            let name = key.get(SCENARIO.len()..).unwrap_or_default();
            self.say(&format!("{SCENARIO}{name}"), value.to_owned());
            return;
        }
        let scenario = &mut self.scenario;
        let problem = match (ParameterId::meant(key), PastId::of_key(key)) {
            (Some(id), _) => assign_text(scenario, id, raw),
            (_, Some(past)) => {
                let problem = scenario.past.assign_text(past, value);
                problem.or_else(|| is_cut(raw).then(|| Problem::past_unreadable(past, raw, scenario.past.get(past))))
            }
            _ if key.eq_ignore_ascii_case(DEPENDENCE) => assign_dependence(scenario, value),
            _ => misspelt(key).then(|| Problem::unknown(key)),
        };
        self.problems.extend(problem);
    }
}

/// A setting with a value that is not allowed.
fn not_allowed(key: &str, value: &str) -> Problem {
    let message = format!("{key}: \"{value}\" is not known; ignored");
    Problem { message, ..Problem::unknown(value) }
}

/// Sets a value from text, without what stuck to it on its way; says when it was unreadable (and kept), cut off or clamped.
/// An empty text says nothing.
pub fn assign_text(scenario: &mut Scenario, id: ParameterId, text: &str) -> Option<Problem> {
    if text.trim().is_empty() {
        return None;
    }
    match id.row().read(&tidy(text)) {
        Some(value) => {
            let problem = assign(scenario, id, value);
            problem.or_else(|| is_cut(text).then(|| Problem::unreadable(id, text, scenario.values.get(id))))
        }
        None => Some(Problem::unreadable(id, text, scenario.values.get(id))),
    }
}

/// Sets a value; says when it was clamped. A range that does not come from the table moves along with it.
pub fn assign(scenario: &mut Scenario, id: ParameterId, value: f64) -> Option<Problem> {
    let used = id.row().clamp(value);
    *scenario = scenario.with(id, used);
    (used != value).then(|| Problem::clamped(id, value, used))
}

/// Sets the range of a parameter; says when an end was clamped, or when it is no range and what was there is kept.
pub fn assign_range(scenario: &mut Scenario, id: ParameterId, p10: f64, p90: f64) -> Option<Problem> {
    let row = id.row();
    let Some(range) = row.within(Range { p10, p90 }) else {
        let message = format!("{}: {p10} to {p90} is no usable range in {} to {}; ignored", row.id, row.min, row.max);
        return Some(Problem::note(id, ProblemCode::RangeUnusable, None, message));
    };
    scenario.ranges.set(id, Some(range));
    let ends = [(p10, range.p10), (p90, range.p90)];
    ends.into_iter().find(|(given, used)| given != used).map(|(given, used)| Problem::clamped(id, given, used))
}

/// Sets a range written as `0.1..0.3` or `0.1~0.3`, or the table's as `usual`, for the parameter of that name.
pub fn assign_range_text(scenario: &mut Scenario, name: &str, text: &str) -> Option<Problem> {
    let Some(id) = ParameterId::find(name) else {
        return Some(Problem::unknown(name));
    };
    if text.eq_ignore_ascii_case(USUAL) {
        scenario.ranges.set(id, None);
        return None;
    }
    let ends = text
        .split_once("..")
        .or_else(|| text.split_once(['~', '…', '–']))
        .and_then(|(p10, p90)| Some((id.row().read(p10)?, id.row().read(p90)?)));
    match ends {
        Some((p10, p90)) => assign_range(scenario, id, p10, p90),
        None => Some(Problem::unreadable(id, text, scenario.values.get(id))),
    }
}

/// Whether two ranges differ by no more than what moving along with a value leaves behind.
fn alike(one: Option<Range>, other: Option<Range>) -> bool {
    let near = |a: f64, b: f64| (a - b).abs() <= 1e-9 * a.abs();
    match (one, other) {
        (Some(one), Some(other)) => near(one.p10, other.p10) && near(one.p90, other.p90),
        (one, other) => one == other,
    }
}

/// Sets how inputs hang together from its letters; says when they are unreadable, and keeps what was.
pub fn assign_dependence(scenario: &mut Scenario, text: &str) -> Option<Problem> {
    match Dependence::parse(text).filter(Dependence::is_invertible) {
        Some(dependence) => {
            scenario.dependence = dependence;
            None
        }
        None => {
            let message = format!("{DEPENDENCE}: \"{text}\" is not readable; ignored");
            Some(Problem::of_all(ProblemCode::DependenceUnusable, Some(text.to_owned()), message))
        }
    }
}

/// Writes what differs from the table, or from the preset that the view names, without a leading `?`. Empty when nothing
/// does.
#[must_use]
pub fn write<'a>(scenario: &Scenario, view: impl IntoIterator<Item = (&'a str, &'a str)>) -> String {
    let view: Vec<(&str, &str)> = view.into_iter().collect();
    let preset = view.iter().filter(|(key, _)| *key == PRESET).find_map(|(_, name)| Preset::find(name));
    let base = preset.map_or_else(Scenario::default, Preset::scenario);
    let mut entries: Vec<(String, String)> = Vec::new();
    entries.extend(preset.map(|preset| (PRESET.to_owned(), preset.id.to_owned())));
    for &id in ParameterId::ALL {
        let value = scenario.values.get(id);
        if value != base.values.get(id) {
            entries.push((id.row().id.to_owned(), value.to_string()));
        }
    }
    for &id in ParameterId::ALL {
        let usual = base.with(id, scenario.values.get(id)).ranges.get(id);
        if !alike(scenario.ranges.get(id), usual) {
            let range = scenario.ranges.get(id);
            let text = range.map_or_else(|| USUAL.to_owned(), |Range { p10, p90 }| format!("{p10}..{p90}"));
            entries.push((format!("{}{RANGE}", id.row().id), text));
        }
    }
    if !scenario.dependence.is_none() {
        entries.push((DEPENDENCE.to_owned(), scenario.dependence.text()));
    }
    entries.extend(scenario.past.given().map(|(past, value)| (past.row().id.to_owned(), value.to_string())));
    let ours = |key: &str| key != PRESET && (Setting::find(key).is_some() || key.starts_with(SCENARIO));
    let settings = view.into_iter().filter(|(key, _)| ours(key));
    entries.extend(settings.map(|(key, value)| (key.to_owned(), value.to_owned())));
    if entries.is_empty() {
        return String::new();
    }
    let version = (V.to_owned(), VERSION.to_owned());
    let written =
        [version].into_iter().chain(entries).map(|(key, value)| format!("{}={}", encoded(&key), encoded(&value)));
    written.collect::<Vec<_>>().join("&")
}

/// A text as forms write it. A last sign that an address loses in the sentence around it is written as its code; what only
/// looks like an encoded sign is encoded as often as a reader takes that for the work of programs.
fn encoded(text: &str) -> String {
    let often = if looks_encoded(text) { ENCODINGS } else { 0 };
    let encode = |text: &str| byte_serialize(text.as_bytes()).collect::<String>();
    let text = (0..often).fold(encode(text), |text, _| encode(&text));
    let last = text.chars().last().filter(|sign| matches!(sign, '.' | '*' | '_'));
    match last {
        Some(sign) => format!("{}%{:02X}", text.strip_suffix(sign).unwrap_or(&text), u32::from(sign)),
        None => text,
    }
}
