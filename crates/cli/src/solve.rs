//! `solve`: the value of one input at which a figure meets a target.

use super::answer::{Answer, lines};
use super::arguments::{figure, number, output, parameter};
use super::failure::Failure;
use super::inputs::Inputs;
use clap::Args;
use reach_estimator::analysis::{Question, Requirement, Solution, requirements, solve};
use reach_estimator::outputs::OutputId;
use reach_estimator::parameters::ParameterId;
use serde::Serialize;

/// What is sought.
#[derive(Args)]
pub(crate) struct SolveCall {
    #[command(flatten)]
    inputs: Inputs,
    /// The input that may move
    #[arg(long, value_name = "ID", value_parser = parameter)]
    parameter: ParameterId,
    /// The figure that must meet the target
    #[arg(long, value_name = "NAME", value_parser = output)]
    output: OutputId,
    /// At least this much, or at most where less is better
    #[arg(long, value_name = "X", allow_hyphen_values = true)]
    target: String,
    /// Percentile of the figure that must meet it, 20 or 0.2: a P20 at the target is met in 8 in 10 cases. Without it,
    /// the point answer must meet it
    #[arg(long, value_name = "P", value_parser = percentile)]
    percentile: Option<f64>,
}

/// The answer and, where there is none, what would have to be true instead.
#[derive(Serialize)]
struct Found {
    #[serde(flatten)]
    solution: Solution,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    requirements: Vec<Requirement>,
}

/// Reads a percentile, 20 or 0.2, as a share.
fn percentile(text: &str) -> Result<f64, String> {
    let share = number(text).ok().map(|value| if value < 1.0 { value } else { value / 100.0 });
    share.filter(|share| *share > 0.0 && *share < 1.0).ok_or_else(|| {
        "not a percentile; allowed: numbers above 0 and below 100, such as 20, or shares such as 0.2".into()
    })
}

pub(crate) fn answer(call: &SolveCall) -> Result<String, Failure> {
    let less = call.output.higher_is_better() == Some(false);
    let question = Question {
        parameter: call.parameter,
        output: call.output,
        target: figure("--target", call.output, &call.target)?,
        // One case in five lies below the P20, so a P20 at the target is met in four of five; of a cost it is the reverse.
        chance: call.percentile.map(|share| if less { share } else { 1.0 - share }),
    };
    let given = call.inputs.read()?;
    lines(given.iter().map(|given| {
        let solution = solve(&given.scenario, &question);
        let requirements = match solution.value {
            Some(_) => Vec::new(),
            None => requirements(&given.scenario, question.output, question.target, question.chance),
        };
        Answer { result: Found { solution, requirements }, problems: given.problems() }
    }))
}
