//! The first module of the page: what stands on the screen before anyone touches anything, and what a slider moves.
//!
//! Only numbers cross: inputs and outputs go by their place in the table, a scenario is three numbers for each parameter
//! (value, P10 and P90, the latter `NaN` where they are the table's) and the letters of how they hang together, an absent figure is `NaN`. Names, shapes and
//! messages belong to the script on the other side (`www/element/live.js`). Functions are stateless, but for the picture
//! drawn last, which most questions about a picture follow at once.

mod picture;
mod values;

/// Half the bytes of the usual one.
#[cfg(target_family = "wasm")]
#[global_allocator]
static ALLOCATOR: talc::wasm::WasmDynamicTalc = talc::wasm::new_wasm_dynamic_allocator();

pub use picture::*;
use reach_estimator::analysis::{
    DRAWS_AT_REST, DRAWS_MOVING, DRAWS_OF_FIGURES, Distribution, DistributionOptions, Percentiles, distribution,
};
use reach_estimator::outputs::OutputId;
use reach_estimator::parameter::{Range, parse_number_with};
use reach_estimator::parameters::ParameterId;
use reach_estimator::past::PastId;
use reach_estimator::scenario::evaluate;
use values::{absent, output, parameter, read, written};
use wasm_bindgen::prelude::{JsValue, wasm_bindgen};

/// What happens when the module is there.
#[wasm_bindgen(start, private)]
pub fn make_room() {
    reach_estimator_page::make_room();
}

/// The point answer: every output, in the order of the list.
#[wasm_bindgen]
#[must_use]
pub fn figures(values: &[f64]) -> Vec<f64> {
    let outcome = evaluate(&read(values).values);
    OutputId::ALL.iter().map(|output| Some(output.of(&outcome)).filter(|value| value.is_finite())).map(absent).collect()
}

/// The number of these inputs, which a still with their figures carries.
#[wasm_bindgen]
#[must_use]
pub fn fingerprint(values: &[f64]) -> u32 {
    read(values).fingerprint()
}

/// P10, P50 and P90 of each output asked for, then the chance of each goal. `goals` holds pairs of output and figure.
#[wasm_bindgen]
#[must_use]
pub fn percentiles(values: &[f64], draws: usize, outputs: &[u8], goals: &[f64]) -> Vec<f64> {
    numbers(&distribution(&read(values), &options(draws, outputs, goals)))
}

fn options(draws: usize, outputs: &[u8], goals: &[f64]) -> DistributionOptions {
    let pairs = goals.chunks_exact(2).filter_map(|pair| match pair {
        &[name, goal] => Some((output(name)?, goal)),
        _ => None,
    });
    DistributionOptions {
        draws,
        outputs: outputs.iter().filter_map(|&place| output(f64::from(place))).collect(),
        goals: pairs.collect(),
        dots: None,
    }
}

fn numbers(found: &Distribution) -> Vec<f64> {
    let ranges = found.outputs.iter().flat_map(|(_, Percentiles { p10, p50, p90 })| [*p10, *p50, *p90].map(absent));
    ranges.chain(found.probability.iter().map(|(_, chance)| chance.probability)).collect()
}

/// Draws while something moves, of what is drawn at rest, and of the key figures at rest.
#[wasm_bindgen]
#[must_use]
pub fn draws() -> Vec<usize> {
    vec![DRAWS_MOVING, DRAWS_AT_REST, DRAWS_OF_FIGURES]
}

/// The same from many draws, in slices that leave the page time for its own.
#[wasm_bindgen]
pub struct Study(reach_estimator::analysis::Study);

#[wasm_bindgen]
impl Study {
    /// Nothing evaluated yet.
    #[wasm_bindgen(constructor)]
    #[must_use]
    pub fn new(values: &[f64], draws: usize, outputs: &[u8], goals: &[f64]) -> Study {
        Study(reach_estimator::analysis::Study::new(&read(values), options(draws, outputs, goals)))
    }

    /// Evaluates so many draws more; says whether all are done.
    pub fn advance(&mut self, draws: usize) -> bool {
        self.0.advance(draws)
    }

    /// The answer so far, as `percentiles` gives it.
    #[must_use]
    pub fn percentiles(&self) -> Vec<f64> {
        numbers(&self.0.distribution())
    }
}

/// The scenario with one value changed, and a range of the user's own moved along.
#[wasm_bindgen(js_name = withValue)]
#[must_use]
pub fn with_value(values: &[f64], id: usize, value: f64) -> Vec<f64> {
    let scenario = read(values);
    written(&parameter(id).map_or(scenario, |id| scenario.with(id, value)))
}

/// P10 and P90 of every input at its present value; `NaN` where it is certain.
#[wasm_bindgen]
#[must_use]
pub fn ranges(values: &[f64]) -> Vec<f64> {
    let scenario = read(values);
    let ends = |&id| scenario.range(id).map_or([f64::NAN; 2], |Range { p10, p90 }| [p10, p90]);
    ParameterId::ALL.iter().flat_map(ends).collect()
}

/// Slider position, 0 to 1000, of a value.
#[wasm_bindgen]
#[must_use]
pub fn position(id: usize, value: f64) -> f64 {
    parameter(id).map_or(0.0, |id| id.row().position_of(value))
}

/// Value at a slider position.
#[wasm_bindgen(js_name = valueAt)]
#[must_use]
pub fn value_at(id: usize, position: f64) -> f64 {
    parameter(id).map_or(0.0, |id| id.row().value_at(position))
}

/// The nearest value allowed.
#[wasm_bindgen]
#[must_use]
pub fn clamp(id: usize, value: f64) -> f64 {
    parameter(id).map_or(value, |id| id.row().clamp(value))
}

/// Reads text as a number of an input: `12.5k`, `15%`; `NaN` when it is none.
#[wasm_bindgen(js_name = readNumber)]
#[must_use]
pub fn read_number(id: usize, text: &str) -> f64 {
    parameter(id).map_or(Some(text), |id| id.row().plain(text)).map_or(f64::NAN, number)
}

/// Reads text as a fact of an earlier period, by its place in the list; `NaN` when it is no number.
#[wasm_bindgen(js_name = readPast)]
#[must_use]
pub fn read_past(place: usize, text: &str) -> f64 {
    PastId::ALL.get(place).and_then(|id| id.row().plain(text)).map_or(f64::NAN, number)
}

/// Reads text as a target of the output of that place; `NaN` when it is none.
#[wasm_bindgen(js_name = readGoal)]
#[must_use]
pub fn read_goal(place: u8, text: &str) -> f64 {
    absent(output(f64::from(place)).and_then(|output| output.read_goal_with(text, decimal)))
}

fn number(text: &str) -> f64 {
    absent(parse_number_with(text, decimal))
}

/// A plain decimal as the browser reads it; empty text is a zero to JavaScript.
fn decimal(digits: &str) -> Option<f64> {
    (!digits.is_empty()).then(|| JsValue::from_str(digits).unchecked_into_f64())
}
