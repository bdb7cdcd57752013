//! Which inputs decide an output: at once, or in slices that leave the page time for its own.

use crate::options::Options;
use crate::read::{inputs, slice};
use crate::{Answer, encode};
use reach_estimator::analysis::{self, DRAWS_MOVING};
use reach_estimator::outputs::OutputId;
use reach_estimator::scenario::Scenario;
use wasm_bindgen::prelude::{JsValue, wasm_bindgen};

/// Ranks the uncertain inputs of an output.
#[wasm_bindgen(unchecked_return_type = "Sensitivity")]
pub fn sensitivity(
    #[wasm_bindgen(unchecked_param_type = "Inputs")] values: &JsValue,
    #[wasm_bindgen(unchecked_param_type = "{ output: OutputName; draws?: number }")] options: &JsValue,
) -> Answer {
    let (scenario, output, draws) = read_question(values, options)?;
    encode(&analysis::sensitivity(&scenario, output, draws))
}

/// The same in slices.
#[wasm_bindgen(js_name = startSensitivity)]
pub fn start_sensitivity(
    #[wasm_bindgen(unchecked_param_type = "Inputs")] values: &JsValue,
    #[wasm_bindgen(unchecked_param_type = "{ output: OutputName; draws?: number }")] options: &JsValue,
) -> Result<Ranking, JsValue> {
    let (scenario, output, draws) = read_question(values, options)?;
    Ok(Ranking(analysis::Ranking::new(&scenario, output, draws)))
}

fn read_question(values: &JsValue, options: &JsValue) -> Result<(Scenario, OutputId, usize), JsValue> {
    let options = Options::of(options, &["output", "draws"])?;
    let output = options.output("output")?.unwrap_or(OutputId::TotalReach);
    let draws = options.draws(DRAWS_MOVING)?;
    Ok((inputs(values)?.scenario, output, draws))
}

/// A ranking that is under way.
#[wasm_bindgen]
pub struct Ranking(analysis::Ranking);

#[wasm_bindgen]
impl Ranking {
    /// Evaluates about so many draws more, those of every sample counted; says whether all are done.
    pub fn advance(&mut self, draws: f64) -> bool {
        self.0.advance(slice(draws))
    }

    /// The ranking by the draws evaluated so far.
    #[wasm_bindgen(unchecked_return_type = "Sensitivity")]
    pub fn answer(&self) -> Answer {
        encode(&self.0.sensitivity())
    }
}
