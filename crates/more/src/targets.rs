//! What has to be so for a target to be met: at once, or in slices that leave the page time for its own.

use crate::options::Options;
use crate::read::{inputs, slice};
use crate::{Answer, encode};
use reach_estimator::analysis::{self, Question};
use reach_estimator::outputs::OutputId;
use reach_estimator::scenario::Scenario;
use reach_estimator_page::fail;
use wasm_bindgen::prelude::{JsValue, wasm_bindgen};

/// Seeks the value of one input that meets a target.
#[wasm_bindgen(unchecked_return_type = "Solution")]
pub fn solve(
    #[wasm_bindgen(unchecked_param_type = "Inputs")] values: &JsValue,
    #[wasm_bindgen(unchecked_param_type = "Question")] question: &JsValue,
) -> Answer {
    let (scenario, question) = read_question(values, question)?;
    encode(&analysis::solve(&scenario, &question))
}

/// The same in slices.
#[wasm_bindgen(js_name = startSolve)]
pub fn start_solve(
    #[wasm_bindgen(unchecked_param_type = "Inputs")] values: &JsValue,
    #[wasm_bindgen(unchecked_param_type = "Question")] question: &JsValue,
) -> Result<Search, JsValue> {
    let (scenario, question) = read_question(values, question)?;
    Ok(Search(analysis::Search::new(&scenario, &question)))
}

/// The inputs that could bring an output to a target, each alone, the least far-fetched first.
#[wasm_bindgen(unchecked_return_type = "Requirement[]")]
pub fn requirements(
    #[wasm_bindgen(unchecked_param_type = "Inputs")] values: &JsValue,
    #[wasm_bindgen(unchecked_param_type = "{ output: OutputName; target: number; chance?: number }")]
    question: &JsValue,
) -> Answer {
    let (scenario, Target { output, target, chance }) = read_target(values, question)?;
    encode(&analysis::requirements(&scenario, output, target, chance))
}

/// The same in slices.
#[wasm_bindgen(js_name = startRequirements)]
pub fn start_requirements(
    #[wasm_bindgen(unchecked_param_type = "Inputs")] values: &JsValue,
    #[wasm_bindgen(unchecked_param_type = "{ output: OutputName; target: number; chance?: number }")]
    question: &JsValue,
) -> Result<Ways, JsValue> {
    let (scenario, Target { output, target, chance }) = read_target(values, question)?;
    Ok(Ways(analysis::Ways::new(&scenario, output, target, chance)))
}

/// A goal seek that is under way.
#[wasm_bindgen]
pub struct Search(analysis::Search);

#[wasm_bindgen]
impl Search {
    /// Evaluates about so many draws more; says whether the answer is there.
    pub fn advance(&mut self, draws: f64) -> bool {
        self.0.advance(slice(draws))
    }

    /// The answer, `null` until it is there.
    #[wasm_bindgen(unchecked_return_type = "Solution | null")]
    pub fn answer(&self) -> Answer {
        encode(&self.0.solution())
    }
}

/// Requirements that are being found.
#[wasm_bindgen]
pub struct Ways(analysis::Ways);

#[wasm_bindgen]
impl Ways {
    /// Evaluates about so many draws more; says whether all are found.
    pub fn advance(&mut self, draws: f64) -> bool {
        self.0.advance(slice(draws))
    }

    /// What is found so far.
    #[wasm_bindgen(unchecked_return_type = "Requirement[]")]
    pub fn answer(&self) -> Answer {
        encode(&self.0.found())
    }
}

struct Target {
    output: OutputId,
    target: f64,
    chance: Option<f64>,
}

fn read_target(values: &JsValue, question: &JsValue) -> Result<(Scenario, Target), JsValue> {
    let asked = Options::at(question, "question", &["output", "target", "chance"])?;
    let Some((output, target)) = asked.target()? else {
        return fail("question: { output, target } is expected");
    };
    Ok((inputs(values)?.scenario, Target { output, target, chance: asked.share("chance")? }))
}

fn read_question(values: &JsValue, question: &JsValue) -> Result<(Scenario, Question), JsValue> {
    let asked = Options::at(question, "question", &["parameter", "output", "target", "chance"])?;
    let (Some(parameter), Some((output, target))) = (asked.parameter("parameter")?, asked.target()?) else {
        return fail("question: { parameter, output, target } is expected");
    };
    Ok((inputs(values)?.scenario, Question { parameter, output, target, chance: asked.share("chance")? }))
}
