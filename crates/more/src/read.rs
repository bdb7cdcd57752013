//! JavaScript values into Rust ones. Errors name what was given and what is allowed.

use js_sys::{Array, Object, Reflect};
use reach_estimator::error::Problem;
use reach_estimator::outputs::OutputId;
use reach_estimator::parameters::ParameterId;
use reach_estimator::past::{Past, PastId};
use reach_estimator::query;
use reach_estimator::scenario::Scenario;
use reach_estimator_page::fail;
use wasm_bindgen::{JsCast, JsValue};

/// A scenario and what was clamped on the way.
pub(super) struct Read {
    pub(super) scenario: Scenario,
    pub(super) problems: Vec<Problem>,
}

/// Inputs: an object of camelCase numbers and, under `ranges`, pairs. Missing ones are the table's.
pub(super) fn inputs(value: &JsValue) -> Result<Read, JsValue> {
    inputs_at(value, "inputs")
}

/// The same where they are not an argument of their own; errors begin with their place.
pub(super) fn inputs_at(value: &JsValue, at: &str) -> Result<Read, JsValue> {
    let mut read = Read { scenario: Scenario::default(), problems: Vec::new() };
    if value.is_undefined() {
        return Ok(read);
    }
    if !value.is_object() || Array::is_array(value) {
        return fail(&format!("{at}: an object of numbers is expected"));
    }
    let mut known = NAMES.with(|names| read_values(value, names, at, &mut read))?;
    let ranges = get(value, "ranges");
    if !ranges.is_undefined() {
        known += 1;
        read_ranges(&ranges, at, &mut read)?;
    }
    let dependence = get(value, "dependence");
    if !dependence.is_undefined() {
        known += 1;
        let Some(text) = dependence.as_string() else { return fail(&format!("{at}.dependence: a text is expected")) };
        read.problems.extend(query::assign_dependence(&mut read.scenario, &text));
    }
    let facts = get(value, "past");
    if !facts.is_undefined() {
        known += 1;
        read.problems.extend(past(&facts, &mut read.scenario.past)?);
    }
    // Properties that are present but undefined count as missing; only when the numbers differ is a name unknown.
    if Object::keys(value.unchecked_ref::<Object>()).length() > known {
        for key in keys(value) {
            if !BESIDE.contains(&key.as_str()) && !ParameterId::ALL.iter().any(|id| id.description().camel == key) {
                return fail(&format!("{at}.{key}: no such input; parameters() lists them"));
            }
        }
    }
    Ok(read)
}

/// What stands among the inputs without being one.
const BESIDE: [&str; 3] = ["ranges", "dependence", "past"];

/// Facts of an earlier period: an object of numbers.
pub(super) fn past(value: &JsValue, past: &mut Past) -> Result<Vec<Problem>, JsValue> {
    if !value.is_object() || Array::is_array(value) {
        return fail("past: an object of numbers is expected");
    }
    let mut problems = Vec::new();
    for key in keys(value) {
        let Some(&id) = PastId::ALL.iter().find(|id| id.row().name == key) else {
            return fail(&format!("past.{key}: no such fact; pastFacts() lists them"));
        };
        let entry = get(value, &key);
        match entry.as_f64().filter(|number| !number.is_nan()) {
            Some(number) => problems.extend(past.assign(id, number)),
            None if entry.is_undefined() => {}
            None => {
                return fail(&format!("past.{key}: a number from {} to {} is expected", id.row().min, id.row().max));
            }
        }
    }
    Ok(problems)
}

thread_local! {
    /// Names of the inputs as JavaScript strings: to make them anew for every call takes longer than to read the inputs.
    static NAMES: Vec<JsValue> = ParameterId::ALL.iter().map(|id| JsValue::from_str(id.description().camel)).collect();
}

/// Reads the inputs that are there; gives their number.
fn read_values(value: &JsValue, names: &[JsValue], at: &str, read: &mut Read) -> Result<u32, JsValue> {
    let mut known = 0;
    for (&id, name) in ParameterId::ALL.iter().zip(names) {
        let entry = entry(value, name);
        if entry.is_undefined() {
            continue;
        }
        known += 1;
        let Some(number) = entry.as_f64().filter(|number| !number.is_nan()) else {
            let (row, name) = (id.row(), id.description().camel);
            return fail(&format!("{at}.{name}: a number from {} to {} is expected", row.min, row.max));
        };
        read.problems.extend(query::assign(&mut read.scenario, id, number));
    }
    Ok(known)
}

fn read_ranges(ranges: &JsValue, at: &str, read: &mut Read) -> Result<(), JsValue> {
    if !ranges.is_object() {
        return fail(&format!("{at}.ranges: an object of [p10, p90] pairs is expected"));
    }
    for key in keys(ranges) {
        let Some(id) = ParameterId::find(&key) else {
            return fail(&format!("{at}.ranges.{key}: no such input; parameters() lists them"));
        };
        let pair = get(ranges, &key);
        if pair.is_undefined() {
            continue;
        }
        let expected = || fail(&format!("{at}.ranges.{key}: a pair [p10, p90] is expected"));
        if !Array::is_array(&pair) {
            return expected();
        }
        let end = |index: u32| pair.unchecked_ref::<Array>().get(index).as_f64();
        let (Some(p10), Some(p90)) = (end(0), end(1)) else { return expected() };
        read.problems.extend(query::assign_range(&mut read.scenario, id, p10, p90));
    }
    Ok(())
}

/// Names of an object's own properties.
pub(super) fn keys(object: &JsValue) -> Vec<String> {
    if !object.is_object() {
        return Vec::new();
    }
    Object::keys(object.unchecked_ref::<Object>()).iter().filter_map(|key| key.as_string()).collect()
}

/// The entry of an object; undefined when it has none, or is no object.
pub(super) fn get(object: &JsValue, key: &str) -> JsValue {
    entry(object, &JsValue::from_str(key))
}

/// The same by a name that JavaScript has already. What a page has put on every object is no entry of this one.
fn entry(object: &JsValue, name: &JsValue) -> JsValue {
    if !object.is_object() {
        return JsValue::UNDEFINED;
    }
    let found = Reflect::get(object, name).unwrap_or_default();
    let own = || Object::has_own(object.unchecked_ref::<Object>(), name);
    let everywhere = || Reflect::has(&Object::new(), name).unwrap_or_default();
    if found.is_undefined() || own() || !everywhere() { found } else { JsValue::UNDEFINED }
}

/// A text that is an argument of its own.
pub(super) fn string(value: &JsValue, argument: &str) -> Result<String, JsValue> {
    match value.as_string() {
        Some(text) => Ok(text),
        None => fail(&format!("{argument}: a string is expected")),
    }
}

/// A number that is an argument of its own; NaN is left to who uses it.
pub(super) fn number(value: &JsValue, argument: &str) -> Result<f64, JsValue> {
    match value.as_f64() {
        Some(number) => Ok(number),
        None => fail(&format!("{argument}: a number is expected")),
    }
}

/// A list that is an argument of its own.
pub(super) fn array(value: &JsValue, argument: &str) -> Result<Array, JsValue> {
    match value.dyn_ref::<Array>() {
        Some(list) => Ok(list.clone()),
        None => fail(&format!("{argument}: a list is expected")),
    }
}

pub(super) fn parameter(name: &str) -> Result<ParameterId, JsValue> {
    match ParameterId::find(name) {
        Some(id) => Ok(id),
        None => fail(&format!("\"{name}\": no such parameter; parameters() lists them")),
    }
}

pub(super) fn output(name: &str) -> Result<OutputId, JsValue> {
    match OutputId::find(name) {
        Some(output) => Ok(output),
        None => fail(&format!("\"{name}\": no such output; outputs() lists them")),
    }
}

/// At least one draw, so that every call leads on; a cast of what is no number gives none.
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "saturates")]
pub(super) fn slice(draws: f64) -> usize {
    (draws as usize).max(1)
}
