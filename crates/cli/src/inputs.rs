//! Scenarios as they are given: a file, standard input or a query, then a preset, then single values.

use super::arguments::parameter_names;
use super::failure::{Failure, listed};
use super::places;
use clap::Args;
use reach_estimator::analysis::{Fit, fit};
use reach_estimator::error::{Problem, ProblemCode};
use reach_estimator::parameters::ParameterId;
use reach_estimator::past::{Past, PastId};
use reach_estimator::presets::{PRESETS, Preset};
use reach_estimator::query;
use reach_estimator::scenario::Scenario;
use serde_json::{Deserializer, Map, Value};
use std::fs;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

/// Where the scenario comes from.
#[derive(Args)]
pub(crate) struct Inputs {
    /// JSON objects of snake_case ids, one for each scenario; `-` reads standard input. Missing values are the defaults.
    /// Answers of `estimate`, `fit` and `import` and files saved from the page are taken too
    #[arg(value_name = "FILE")]
    file: Option<PathBuf>,
    /// A query string, or the whole address of a link
    #[arg(long, value_name = "QUERY", conflicts_with = "file", allow_hyphen_values = true)]
    query: Option<String>,
    /// A named set of values, on top of file or query
    #[arg(long, value_name = "NAME", value_parser = preset)]
    preset: Option<&'static Preset>,
    /// One value, on top of everything else; also `id.range=low..high` for its P10 and P90, and facts of an earlier
    /// period such as `past-clicks=400`. May be repeated
    #[arg(long = "set", value_name = "ID=VALUE", allow_hyphen_values = true)]
    set: Vec<String>,
    /// People in groups, with the contacts of each and the share of them who share: `sales:40:1500:20%`. They replace
    /// the groups of the table, all other employees are in none. May be repeated
    #[arg(long = "group", value_name = "NAME:PEOPLE:CONTACTS:SHARE", allow_hyphen_values = true)]
    groups: Vec<String>,
    /// Contacts of one employee on a network: `Xing:150`, with visibility and click rate where they are known:
    /// `Instagram:300:8%:0.5%`. May be repeated
    #[arg(long = "network", value_name = "NAME:CONTACTS[:VISIBILITY[:CLICKS]]", allow_hyphen_values = true)]
    networks: Vec<String>,
}

/// A scenario, and what was not usable as given.
#[derive(Clone, Debug, Default)]
pub(crate) struct Given {
    pub(crate) scenario: Scenario,
    problems: Vec<Problem>,
    /// What the inputs were fitted to, as they say themselves.
    fitted: Option<Past>,
    /// Whether the call says something of an earlier period.
    tells: bool,
}

fn preset(name: &str) -> Result<&'static Preset, String> {
    Preset::find(name)
        .ok_or_else(|| format!("no such preset; allowed: {}", listed(PRESETS.iter().map(|preset| preset.id))))
}

/// The key that holds ranges in a JSON object, and the ending that marks one in `--set`.
const RANGES: &str = "ranges";

/// The key under which results hold the inputs that they are of.
const INPUTS: &str = "inputs";
/// Keys of what was counted of an earlier period, and of how the inputs hang together since it was fitted.
const PAST: &str = "past";
const DEPENDENCE: &str = "dependence";

const RANGE: &str = ".range";

impl Inputs {
    /// Every scenario asked about: at least one.
    pub(crate) fn read(&self) -> Result<Vec<Given>, Failure> {
        let mut all = match (&self.file, &self.query) {
            (Some(path), _) => read_objects(path, |object| Given::from_object(&object))?,
            (None, Some(query)) => vec![Given::from_query(query)?],
            (None, None) => vec![Given::default()],
        };
        if let (true, Some(path)) = (all.is_empty(), &self.file) {
            return Err(Failure::new(name_of(path), "holds no scenario", "at least one JSON object, which may be {}"));
        }
        for given in &mut all {
            given.fitted = (!given.scenario.dependence.is_none()).then_some(given.scenario.past);
            if let Some(preset) = self.preset {
                given.scenario = preset.applied_to(&given.scenario);
            }
            let is_range = |text: &&String| text.split('=').next().is_some_and(|key| key.ends_with(RANGE));
            for text in self.set.iter().filter(|text| !is_range(text)) {
                given.set(text)?;
            }
            // Contacts of a group are counted on the first network.
            places::set_networks(&mut given.scenario, &self.networks)?;
            places::set_groups(&mut given.scenario, &self.groups)?;
            for text in self.set.iter().filter(is_range) {
                given.set_range(text)?;
            }
        }
        Ok(all)
    }

    /// The scenario asked about, where only one makes sense.
    pub(crate) fn read_one(&self) -> Result<Given, Failure> {
        let mut all = self.read()?;
        match (all.pop(), all.len()) {
            (Some(given), 0) => Ok(given),
            (_, others) => Err(Failure::new("inputs", format!("{} scenarios", others + 1), "one scenario")),
        }
    }
}

impl Given {
    /// A query or the address of a link, also one of a page that is not ours or inside that of a program.
    fn from_query(given: &str) -> Result<Given, Failure> {
        let text = query::meant(given).map_err(|names| {
            let wrong = format!("tells of several elements: {}", listed(names.iter().map(String::as_str)));
            Failure::new(format!("--query {given}"), wrong, "the keys of one of them, as its own link has them")
        })?;
        if !text.trim().is_empty() && !query::concerns(&text) {
            let allowed = "a query or an address with keys such as employees=200, as a copied link has them";
            return Err(Failure::new(format!("--query {given}"), "says nothing of an estimate", allowed));
        }
        // Only a query on its own has no keys of others in it.
        let foreign = if query::is_address(&text) { Vec::new() } else { query::foreign(&text) };
        let read = query::parse(&text);
        let mut problems = read.problems;
        let said: Vec<_> = problems.iter().filter_map(|problem| problem.given.clone()).collect();
        problems.extend(foreign.iter().filter(|key| !said.contains(key)).map(|key| Problem::unknown(key)));
        Ok(Given { scenario: read.scenario, problems, ..Given::default() })
    }

    /// Inputs, or a result that holds them: what `estimate` has printed, or the page has saved.
    fn from_object(whole: &Map<String, Value>) -> Result<Given, Failure> {
        let (object, saved) = match whole.get(INPUTS) {
            Some(Value::Object(inputs)) => (inputs, true),
            _ => (whole, false),
        };
        let mut given = Given::default();
        // Of what stands beside the inputs of a result only the earlier period is one.
        if let (true, Some(past)) = (saved, whole.get(PAST)) {
            given.read_past(past)?;
        }
        let object = imported(object)?.unwrap_or(object);
        for (key, value) in object.iter().filter(|(key, _)| ![RANGES, PAST, DEPENDENCE].contains(&key.as_str())) {
            let id = by_key(key, saved)?;
            given.change(id, number(id, value)?);
        }
        match object.get(RANGES) {
            None => {}
            Some(Value::Object(ranges)) => {
                for (key, value) in ranges {
                    let (id, [p10, p90]) = range(key, value, saved).map_err(|failure| failure.inside(RANGES))?;
                    given.problems.extend(query::assign_range(&mut given.scenario, id, p10, p90));
                }
            }
            Some(other) => {
                return Err(Failure::new(RANGES, format!("{} is not an object", shown(other)), RANGES_ALLOWED));
            }
        }
        match object.get(DEPENDENCE) {
            None => {}
            Some(Value::String(text)) => given.problems.extend(query::assign_dependence(&mut given.scenario, text)),
            Some(other) => {
                let wrong = format!("{} is not a text", shown(other));
                return Err(Failure::new(DEPENDENCE, wrong, "the letters that fit writes"));
            }
        }
        if let Some(past) = object.get(PAST) {
            given.read_past(past)?;
        }
        Ok(given)
    }

    fn read_past(&mut self, past: &Value) -> Result<(), Failure> {
        let names = || listed(PastId::ALL.iter().map(|id| id.row().name));
        let Value::Object(facts) = past else {
            let allowed = format!("an object of numbers, with keys of {}", names());
            return Err(Failure::new(PAST, format!("{} is not an object", shown(past)), allowed));
        };
        for (key, value) in facts {
            let Some(&id) = PastId::ALL.iter().find(|id| id.row().name == key) else {
                return Err(Failure::new(format!("\"{key}\""), "unknown key", names()).inside(PAST));
            };
            let row = id.row();
            let number = value.as_f64().ok_or_else(|| {
                let allowed = format!("a number from {} to {}", row.min, row.max);
                Failure::new(row.name, format!("{} is not a number", shown(value)), allowed).inside(PAST)
            })?;
            self.problems.extend(self.scenario.past.assign(id, number));
        }
        Ok(())
    }

    /// What was not usable as given, then what the model has to say about what is used.
    pub(crate) fn problems(&self) -> Vec<Problem> {
        self.problems.iter().cloned().chain(self.scenario.problems()).collect()
    }

    fn change(&mut self, id: ParameterId, value: f64) {
        self.problems.extend(query::assign(&mut self.scenario, id, value));
    }

    fn set(&mut self, text: &str) -> Result<(), Failure> {
        let (key, value) = assignment(text)?;
        if let Some(past) = PastId::of_key(key) {
            return self.set_past(text, past, value);
        }
        let id = ParameterId::find(key).ok_or_else(|| unknown_in_set(text))?;
        let row = id.row();
        let allowed = || format!("a number from {} to {}", row.min, row.max);
        let value = row
            .read(value)
            .ok_or_else(|| Failure::new(format!("--set {text}"), format!("\"{value}\" is not a number"), allowed()))?;
        self.change(id, value);
        Ok(())
    }

    fn set_past(&mut self, text: &str, past: PastId, value: &str) -> Result<(), Failure> {
        let row = past.row();
        let number = row.read(value).ok_or_else(|| {
            let allowed = format!("a number from {} to {}", row.min, row.max);
            Failure::new(format!("--set {text}"), format!("\"{value}\" is not a number"), allowed)
        })?;
        self.tell(past, number);
        Ok(())
    }

    /// Takes a fact of an earlier period that the call names. Results that the inputs are fitted to are none of it.
    pub(crate) fn tell(&mut self, id: PastId, value: f64) {
        if self.fitted.is_some() && !self.tells {
            self.scenario.past = self.scenario.past.without_results();
        }
        self.tells = true;
        self.problems.extend(self.scenario.past.assign(id, value));
    }

    /// Fits the inputs to the earlier period that is told of.
    pub(crate) fn fit(&self) -> Fit {
        let past = self.scenario.past;
        let scenario = Scenario { past: self.fitted.unwrap_or(past), ..self.scenario };
        let mut answer = fit(&scenario, &past);
        if answer.report.results.is_empty() && answer.problems.is_empty() {
            let results = PastId::ALL.iter().map(|id| id.row()).filter(|row| row.result).map(|row| row.name);
            let message = format!("no result was given, so nothing changed; results are {}", listed(results));
            answer.problems.push(Problem::of_all(ProblemCode::PastIncomplete, None, message));
        }
        answer.problems.splice(0..0, self.problems());
        answer
    }

    fn set_range(&mut self, text: &str) -> Result<(), Failure> {
        let (key, value) = assignment(text)?;
        let name = key.strip_suffix(RANGE).filter(|name| ParameterId::find(name).is_some());
        let name = name.ok_or_else(|| unknown_in_set(text))?;
        let problem = query::assign_range_text(&mut self.scenario, name, value);
        if problem.as_ref().is_some_and(|problem| problem.code == ProblemCode::Unreadable) {
            let wrong = format!("\"{value}\" is not a range");
            return Err(Failure::new(format!("--set {text}"), wrong, "P10..P90, for example 0.1..0.3"));
        }
        self.problems.extend(problem);
        Ok(())
    }
}

/// Names of the scenarios beside the first: B to Z, then AA, AB, as sheets name their columns.
pub(crate) fn further_names() -> impl Iterator<Item = String> {
    (1_usize..).map(|number| {
        let letters = core::iter::successors(Some(number), |left| (left / 26).checked_sub(1));
        let letters: Vec<char> = letters.filter_map(|left| ('A'..='Z').nth(left % 26)).collect();
        letters.into_iter().rev().collect()
    })
}

fn assignment(text: &str) -> Result<(&str, &str), Failure> {
    let allowed = "ID=VALUE or ID.range=P10..P90, for example employees=200 or participation.range=0.1..0.3";
    text.split_once('=').ok_or_else(|| Failure::new(format!("--set {text}"), "has no \"=\"", allowed))
}

fn unknown_in_set(text: &str) -> Failure {
    Failure::new(format!("--set {text}"), "no such parameter", parameter_names())
}

/// The parameter of a key; what the page has saved has its own spelling.
fn by_key(key: &str, saved: bool) -> Result<ParameterId, Failure> {
    let spelled = |id: &ParameterId| id.description().snake == key || (saved && id.description().camel == key);
    ParameterId::find(key).filter(spelled).ok_or_else(|| {
        let names = listed(ParameterId::ALL.iter().map(|id| id.description().snake));
        Failure::new(format!("\"{key}\""), "unknown key", format!("{names}, {RANGES}, {DEPENDENCE}, {PAST}"))
    })
}

fn number(id: ParameterId, value: &Value) -> Result<f64, Failure> {
    let row = id.row();
    value.as_f64().ok_or_else(|| {
        let allowed = format!("a number from {} to {}", row.min, row.max);
        Failure::new(id.description().snake, format!("{} is not a number", shown(value)), allowed)
    })
}

/// The inputs in an answer of `import`.
fn imported(object: &Map<String, Value>) -> Result<Option<&Map<String, Value>>, Failure> {
    match object.get("inputs").filter(|_| object.contains_key("files")) {
        None => Ok(None),
        Some(Value::Object(inputs)) => Ok(Some(inputs)),
        Some(other) => Err(Failure::new("inputs", format!("{} is not an object", shown(other)), "an answer of import")),
    }
}

const RANGES_ALLOWED: &str = "an object such as {\"participation\": [0.1, 0.3]}";

fn range(key: &str, value: &Value, saved: bool) -> Result<(ParameterId, [f64; 2]), Failure> {
    let id = by_key(key, saved)?;
    let not_a_range = || Failure::new(key, format!("{} is not a range", shown(value)), "two numbers, [P10, P90]");
    match value.as_array().map(Vec::as_slice) {
        Some([p10, p90]) => Ok((id, [number(id, p10)?, number(id, p90)?])),
        _ => Err(not_a_range()),
    }
}

/// A JSON value as a message quotes it.
pub(crate) fn shown(value: &Value) -> String {
    match value {
        Value::Null => "null".to_owned(),
        Value::Bool(truth) => truth.to_string(),
        Value::Number(number) => number.to_string(),
        Value::String(text) => format!("the text \"{text}\""),
        Value::Array(_) => "a list".to_owned(),
        Value::Object(_) => "an object".to_owned(),
    }
}

/// Reads JSON objects one after the other, on lines of their own or not; `-` is standard input. A failure names the line.
pub(crate) fn read_objects<T>(
    path: &Path,
    each: impl Fn(Map<String, Value>) -> Result<T, Failure>,
) -> Result<Vec<T>, Failure> {
    let text = text_of(path)?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(&text);
    let mut results = Vec::new();
    let mut stream = Deserializer::from_str(text).into_iter::<Value>();
    loop {
        let rest = text.get(stream.byte_offset()..).unwrap_or_default();
        let start = text.len() - rest.trim_start().len();
        let Some(value) = stream.next() else { return Ok(results) };
        let allowed = "a JSON object of numbers, such as {\"employees\": 200}";
        let value = value.map_err(|error| Failure::new(name_of(path), format!("malformed JSON: {error}"), allowed))?;
        let line = text.get(..start).unwrap_or_default().matches('\n').count() + 1;
        let place = format!("{}, line {line}", name_of(path));
        let result = match value {
            Value::Object(object) => each(object).map_err(|failure| failure.inside(&place)),
            other => Err(Failure::new(place, format!("{} is not an object", shown(&other)), allowed)),
        };
        results.push(result?);
    }
}

fn text_of(path: &Path) -> Result<String, Failure> {
    let read = if path.as_os_str() == "-" {
        let mut bytes = Vec::new();
        io::stdin().read_to_end(&mut bytes).map(|_| bytes)
    } else {
        fs::read(path)
    };
    let allowed = "a readable file of JSON objects in UTF-8 or UTF-16";
    let bytes = read.map_err(|error| Failure::new(name_of(path), error.to_string(), allowed))?;
    decoded(bytes).ok_or_else(|| Failure::new(name_of(path), "is not text", allowed))
}

/// Text in UTF-8, or in UTF-16 as some systems save and pipe it, with a mark of its order or without: JSON begins with a
/// letter of ASCII, so that one half of its first unit is zero.
fn decoded(bytes: Vec<u8>) -> Option<String> {
    let unit: fn([u8; 2]) -> u16 = match bytes.get(..2) {
        Some([0xff, 0xfe] | [(1..), 0]) => u16::from_le_bytes,
        Some([0xfe, 0xff] | [0, (1..)]) => u16::from_be_bytes,
        _ => return String::from_utf8(bytes).ok(),
    };
    let (pairs, rest) = bytes.as_chunks::<2>();
    let units: Vec<u16> = pairs.iter().map(|pair| unit(*pair)).collect();
    let text = String::from_utf16(&units).ok().filter(|_| rest.is_empty())?;
    let begins = text.chars().find(|sign| *sign != '\u{feff}');
    begins.is_none_or(|sign| sign.is_ascii()).then_some(text)
}

fn name_of(path: &Path) -> String {
    if path.as_os_str() == "-" { "standard input".to_owned() } else { path.display().to_string() }
}
