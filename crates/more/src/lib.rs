//! The boundary to JavaScript: decode, call, encode. The only place that names `wasm_bindgen`, `js_sys` and `web_sys`.
//!
//! Every function is stateless: one instance serves any number of elements. Every argument is taken as any value, and
//! read: a parameter of type `&str` or `f64` would stumble over what is neither before a word can be said.

mod camel_case;
mod options;
mod picture;
mod places;
mod read;
mod rows;
mod sensitivity;
mod targets;
mod types;

use camel_case::CamelCase;
use js_sys::Array;
use options::Options;
pub use picture::*;
pub use places::*;
use reach_estimator::analysis::{
    CurveOptions, DRAWS_AT_REST, DistributionOptions, POINTS, breakdown as break_down, compare as weigh,
    curve as sweep, distribution as distribute, estimate as evaluate, exclusions as leave_out, fit as learn,
    stressed as stress,
};
use reach_estimator::chart::ChartName;
use reach_estimator::error::Problem;
use reach_estimator::outputs::OutputId;
use reach_estimator::parameter::Range;
use reach_estimator::parameters::ParameterId;
use reach_estimator::past::{Past, PastFact, PastId};
use reach_estimator::presets::PRESETS;
use reach_estimator::query::{self, Query};
use reach_estimator::scenario::Scenario;
use reach_estimator::view::{Allowed, NAME_TOP, SCENARIO, SETTINGS, Setting};
use reach_estimator_page::fail;
use read::{get, inputs, keys, number, output, parameter, past, string};
use rows::{OutputRow, ParameterRow, PresetRow};
pub use sensitivity::*;
use serde::Serialize;
pub use targets::*;
use wasm_bindgen::prelude::{JsValue, wasm_bindgen};

type Answer = Result<JsValue, JsValue>;

/// Encodes a result: plain objects with names in camelCase, null for what is absent.
fn encode(value: &impl Serialize) -> Answer {
    let serializer =
        serde_wasm_bindgen::Serializer::new().serialize_maps_as_objects(true).serialize_missing_as_null(true);
    value.serialize(CamelCase(&serializer)).map_err(JsValue::from)
}

/// What happens when the module is there.
#[wasm_bindgen(start, private)]
pub fn make_room() {
    reach_estimator_page::make_room();
}

/// The table of parameters.
#[wasm_bindgen(unchecked_return_type = "Parameter[]")]
pub fn parameters() -> Answer {
    encode(&ParameterId::ALL.iter().map(|&id| ParameterRow::of(id)).collect::<Vec<_>>())
}

/// The facts of an earlier period that may be known.
#[wasm_bindgen(js_name = pastFacts, unchecked_return_type = "PastFact[]")]
pub fn past_facts() -> Answer {
    encode(&PastId::ALL.iter().map(|id| id.row()).collect::<Vec<&PastFact>>())
}

/// Fits the uncertain inputs to results of an earlier period.
#[wasm_bindgen(unchecked_return_type = "Fit")]
pub fn fit(
    #[wasm_bindgen(unchecked_param_type = "Inputs")] values: &JsValue,
    #[wasm_bindgen(unchecked_param_type = "Past")] facts: &JsValue,
) -> Answer {
    let read = inputs(values)?;
    let mut counted = Past::NOTHING;
    let problems = past(facts, &mut counted)?;
    let mut answer = learn(&read.scenario, &counted);
    answer.problems.splice(0..0, read.problems.into_iter().chain(problems));
    encode(&answer)
}

/// The list of outputs.
#[wasm_bindgen(unchecked_return_type = "Output[]")]
pub fn outputs() -> Answer {
    encode(&OutputId::ALL.iter().map(|&output| OutputRow::of(output)).collect::<Vec<_>>())
}

/// The presets.
#[wasm_bindgen(unchecked_return_type = "Preset[]")]
pub fn presets() -> Answer {
    encode(&PRESETS.iter().map(PresetRow::of).collect::<Vec<_>>())
}

/// The sources of defaults and ranges.
#[wasm_bindgen(unchecked_return_type = "Source[]")]
pub fn sources() -> Answer {
    encode(&reach_estimator::sources::SOURCES)
}

/// Claims that vendors make, and what is wrong with them.
#[wasm_bindgen(unchecked_return_type = "Claim[]")]
pub fn claims() -> Answer {
    encode(&reach_estimator::claims::CLAIMS)
}

/// Evaluates a scenario.
#[wasm_bindgen(unchecked_return_type = "Estimate")]
pub fn estimate(#[wasm_bindgen(unchecked_param_type = "Inputs")] values: &JsValue) -> Answer {
    let read = inputs(values)?;
    let mut result = evaluate(&read.scenario);
    result.problems.splice(0..0, read.problems);
    encode(&result)
}

/// Percentiles of outputs and chances of goals.
#[wasm_bindgen(unchecked_return_type = "Distribution")]
pub fn distribution(
    #[wasm_bindgen(unchecked_param_type = "Inputs")] values: &JsValue,
    #[wasm_bindgen(unchecked_optional_param_type = "DistributionOptions")] options: &JsValue,
) -> Answer {
    let options = Options::of(options, &["draws", "outputs", "goals", "dots"])?;
    let request = DistributionOptions {
        draws: options.draws(DRAWS_AT_REST)?,
        outputs: options.outputs("outputs")?,
        goals: options.goals("goals")?,
        dots: options.output("dots")?,
    };
    encode(&distribute(&inputs(values)?.scenario, &request))
}

/// Sweeps one input.
#[wasm_bindgen(unchecked_return_type = "Curve")]
pub fn curve(
    #[wasm_bindgen(unchecked_param_type = "Inputs")] values: &JsValue,
    #[wasm_bindgen(unchecked_param_type = "CurveOptions")] options: &JsValue,
) -> Answer {
    let options = Options::of(options, &["parameter", "output", "from", "to", "points", "draws"])?;
    let request = CurveOptions {
        parameter: options.parameter("parameter")?.unwrap_or(ParameterId::Employees),
        output: options.output("output")?.unwrap_or(OutputId::TotalReach),
        from: options.number("from")?,
        to: options.number("to")?,
        points: options.whole("points", POINTS)?,
        draws: options.draws(DRAWS_AT_REST)?,
    };
    let scenario = inputs(values)?.scenario;
    if !request.has_ends(&scenario) {
        let row = request.parameter.row();
        let (least, most) = (row.min, row.max);
        return fail(&format!(
            "options.from, options.to: a first x below the last is expected, both from {least} to {most}"
        ));
    }
    encode(&sweep(&scenario, &request))
}

/// Reach lost without each part of the programme.
#[wasm_bindgen(unchecked_return_type = "Exclusion[]")]
pub fn exclusions(
    #[wasm_bindgen(unchecked_param_type = "Inputs")] values: &JsValue,
    #[wasm_bindgen(unchecked_optional_param_type = "{ draws?: number }")] options: &JsValue,
) -> Answer {
    encode(&leave_out(&inputs(values)?.scenario, Options::of(options, &["draws"])?.draws(DRAWS_AT_REST)?))
}

/// How scenario `b` differs from `a`, on the same draws.
#[wasm_bindgen(unchecked_return_type = "Comparison")]
pub fn compare(
    #[wasm_bindgen(unchecked_param_type = "Inputs")] a: &JsValue,
    #[wasm_bindgen(unchecked_param_type = "Inputs")] b: &JsValue,
    #[wasm_bindgen(unchecked_optional_param_type = "{ draws?: number }")] options: &JsValue,
) -> Answer {
    let draws = Options::of(options, &["draws"])?.draws(DRAWS_AT_REST)?;
    encode(&weigh(&inputs(a)?.scenario, &inputs(b)?.scenario, draws))
}

/// The formula of a figure with the current values.
#[wasm_bindgen(unchecked_return_type = "Breakdown")]
pub fn breakdown(
    #[wasm_bindgen(unchecked_param_type = "Inputs")] values: &JsValue,
    #[wasm_bindgen(unchecked_param_type = "OutputName")] name: &JsValue,
) -> Answer {
    encode(&break_down(&inputs(values)?.scenario, output(&string(name, "name")?)?))
}

/// The inputs with every uncertain one at its pessimistic end.
#[wasm_bindgen(unchecked_return_type = "FullInputs")]
pub fn stressed(#[wasm_bindgen(unchecked_param_type = "Inputs")] values: &JsValue) -> Answer {
    encode(&stress(&inputs(values)?.scenario))
}

/// The inputs with one value changed, and a range of the user's own moved along.
#[wasm_bindgen(js_name = withValue, unchecked_return_type = "FullInputs")]
pub fn with_value(
    #[wasm_bindgen(unchecked_param_type = "Inputs")] values: &JsValue,
    #[wasm_bindgen(unchecked_param_type = "ParameterId")] id: &JsValue,
    #[wasm_bindgen(unchecked_param_type = "number")] value: &JsValue,
) -> Answer {
    encode(&inputs(values)?.scenario.with(parameter(&string(id, "id")?)?, number(value, "value")?))
}

/// Reads a query string or the address of a link, also one of a page with elements, or inside that of a program that
/// guards readers. Never fails.
#[wasm_bindgen(js_name = parseQuery, unchecked_return_type = "Query")]
pub fn parse_query(#[wasm_bindgen(unchecked_param_type = "string")] text: &JsValue) -> Answer {
    shown(&query::open(&string(text, "text")?))
}

/// Reads a query whose keys are known to be this estimate's: what others have in it is left alone. Never fails.
#[wasm_bindgen(js_name = parseOwnQuery, unchecked_return_type = "Query")]
pub fn parse_own_query(#[wasm_bindgen(unchecked_param_type = "string")] text: &JsValue) -> Answer {
    shown(&query::parse(&string(text, "text")?))
}

fn shown(query: &Query) -> Answer {
    #[derive(Serialize)]
    struct Shown<'a> {
        inputs: &'a Scenario,
        #[serde(serialize_with = "pairs")]
        view: &'a [(String, String)],
        problems: &'a [Problem],
    }
    fn pairs<S: serde::Serializer>(view: &[(String, String)], serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(view.iter().map(|(key, value)| (key, value)))
    }
    encode(&Shown { inputs: &query.scenario, view: &query.view, problems: &query.problems })
}

/// Every chart, in the order of the tabs, and what it has a use for.
#[wasm_bindgen(unchecked_return_type = "Chart[]")]
pub fn charts() -> Answer {
    #[derive(Serialize)]
    struct Row {
        name: &'static str,
        uses: Vec<&'static str>,
    }
    let rows = ChartName::ALL
        .iter()
        .map(|chart| Row { name: chart.name(), uses: chart.uses().iter().map(|each| each.name()).collect() });
    encode(&rows.collect::<Vec<_>>())
}

/// Settings of the view, and what each may be.
#[wasm_bindgen(unchecked_return_type = "Setting[]")]
pub fn settings() -> Answer {
    #[derive(Serialize)]
    struct Row {
        key: &'static str,
        kind: &'static str,
        words: &'static [&'static str],
        #[serde(skip_serializing_if = "Option::is_none")]
        longest: Option<usize>,
    }
    let rows = SETTINGS.iter().map(|setting| {
        let (kind, words): (_, &[_]) = match setting.allowed {
            Allowed::Words(words) => ("words", words),
            Allowed::Preset => ("preset", &[]),
            Allowed::Parameter => ("parameter", &[]),
            Allowed::Output => ("output", &[]),
            Allowed::Number => ("number", &[]),
            Allowed::Flag => ("flag", &[]),
            Allowed::Date => ("date", &[]),
            Allowed::Name => ("name", &[]),
            Allowed::Code => ("code", &[]),
            Allowed::Text => ("text", &[]),
        };
        let longest = (setting.allowed == Allowed::Name).then_some(NAME_TOP);
        Row { key: setting.key, kind, words, longest }
    });
    encode(&rows.collect::<Vec<_>>())
}

/// Settings of the view as an address says them, and kept scenarios.
fn settings_of(view: &JsValue) -> Result<Vec<(String, String)>, JsValue> {
    if view.is_undefined() || view.is_null() {
        return Ok(Vec::new());
    }
    if !view.is_object() || Array::is_array(view) {
        return fail("view: an object of texts is expected");
    }
    let mut settings = Vec::new();
    for key in keys(view) {
        if Setting::find(&key).is_none() && !key.starts_with(SCENARIO) {
            return fail(&format!("view.{key}: no such setting; settings() lists them"));
        }
        match get(view, &key) {
            value if value.is_undefined() => {}
            value => {
                let text = string(&value, &format!("view.{key}"))?;
                settings.push((key, text));
            }
        }
    }
    Ok(settings)
}

/// Writes what differs from the defaults, and settings of the view.
#[wasm_bindgen(js_name = toQuery)]
pub fn to_query(
    #[wasm_bindgen(unchecked_param_type = "Inputs")] values: &JsValue,
    #[wasm_bindgen(unchecked_optional_param_type = "Record<string, string>")] view: &JsValue,
) -> Result<String, JsValue> {
    let settings = settings_of(view)?;
    let settings = settings.iter().map(|(key, value)| (key.as_str(), value.as_str()));
    Ok(query::write(&inputs(values)?.scenario, settings))
}

/// Slider position, 0 to 1000, of a value.
#[wasm_bindgen]
pub fn position(
    #[wasm_bindgen(unchecked_param_type = "ParameterId")] id: &JsValue,
    #[wasm_bindgen(unchecked_param_type = "number")] value: &JsValue,
) -> Result<f64, JsValue> {
    Ok(parameter(&string(id, "id")?)?.row().position_of(number(value, "value")?))
}

/// Value at a slider position.
#[wasm_bindgen(js_name = valueAt)]
pub fn value_at(
    #[wasm_bindgen(unchecked_param_type = "ParameterId")] id: &JsValue,
    #[wasm_bindgen(unchecked_param_type = "number")] position: &JsValue,
) -> Result<f64, JsValue> {
    Ok(parameter(&string(id, "id")?)?.row().value_at(number(position, "position")?))
}

/// The nearest value allowed, and the problem if it is another one.
#[wasm_bindgen(js_name = clampValue, unchecked_return_type = "{ value: number; problem: Problem | null }")]
pub fn clamp_value(
    #[wasm_bindgen(unchecked_param_type = "ParameterId")] id: &JsValue,
    #[wasm_bindgen(unchecked_param_type = "number")] value: &JsValue,
) -> Answer {
    #[derive(Serialize)]
    struct Clamped {
        value: f64,
        problem: Option<Problem>,
    }
    let mut scenario = Scenario::default();
    let id = parameter(&string(id, "id")?)?;
    let problem = query::assign(&mut scenario, id, number(value, "value")?);
    encode(&Clamped { value: scenario.values.get(id), problem })
}

/// Reads text as a value: `12.5k`, `15%`. Keeps the default and says so when it cannot be read.
#[wasm_bindgen(js_name = parseValue, unchecked_return_type = "{ value: number | null; problem: Problem | null }")]
pub fn parse_value(
    #[wasm_bindgen(unchecked_param_type = "ParameterId")] id: &JsValue,
    #[wasm_bindgen(unchecked_param_type = "string")] text: &JsValue,
) -> Answer {
    #[derive(Serialize)]
    struct Parsed {
        value: Option<f64>,
        problem: Option<Problem>,
    }
    let mut scenario = Scenario::default();
    let id = parameter(&string(id, "id")?)?;
    let text = string(text, "text")?;
    let problem = query::assign_text(&mut scenario, id, &text);
    let readable = id.row().read(&query::tidy(&text)).is_some();
    encode(&Parsed { value: readable.then(|| scenario.values.get(id)), problem })
}

/// Reads text as a fact of an earlier period.
#[wasm_bindgen(js_name = parsePast, unchecked_return_type = "{ value: number | null; problem: Problem | null }")]
pub fn parse_past(
    #[wasm_bindgen(unchecked_param_type = "PastName")] name: &JsValue,
    #[wasm_bindgen(unchecked_param_type = "string")] text: &JsValue,
) -> Answer {
    #[derive(Serialize)]
    struct Parsed {
        value: Option<f64>,
        problem: Option<Problem>,
    }
    let (name, text) = (string(name, "name")?, string(text, "text")?);
    let Some(id) = PastId::find(&name) else {
        return fail(&format!("\"{name}\": no such fact; pastFacts() lists them"));
    };
    let mut past = Past::NOTHING;
    let problem = past.assign_text(id, &text);
    let readable = reach_estimator::parameter::parse_number(&text).is_some();
    encode(&Parsed { value: readable.then(|| past.get(id)), problem })
}

/// P10 and P90 of an input at its present value; null when it is certain.
#[wasm_bindgen(js_name = rangeFor, unchecked_return_type = "[number, number] | null")]
pub fn range_for(
    #[wasm_bindgen(unchecked_param_type = "Inputs")] values: &JsValue,
    #[wasm_bindgen(unchecked_param_type = "ParameterId")] id: &JsValue,
) -> Answer {
    let range = inputs(values)?.scenario.range(parameter(&string(id, "id")?)?);
    encode(&range.map(|Range { p10, p90 }| (p10, p90)))
}
