//! `distribution`: percentiles of every figure, and chances of goals.

use super::answer::{Answer, lines};
use super::arguments::{draws, goal, output};
use super::failure::Failure;
use super::grid::{Cell, Format, Grid};
use super::inputs::Inputs;
use clap::Args;
use reach_estimator::analysis::{DRAWS_OF_FIGURES, Distribution, DistributionOptions, distribution, stressed};
use reach_estimator::outputs::OutputId;

/// Which distribution, and how to write it.
#[derive(Args)]
pub(crate) struct DistributionCall {
    #[command(flatten)]
    inputs: Inputs,
    /// Number of draws, rounded up to a power of two
    #[arg(long, value_name = "N", default_value_t = DRAWS_OF_FIGURES, value_parser = draws)]
    draws: usize,
    /// Report only this output. May be repeated
    #[arg(long = "output", value_name = "NAME", value_parser = output)]
    outputs: Vec<OutputId>,
    /// Report the chance of reaching this figure, or of staying below it where less is better. May be repeated
    #[arg(long = "goal", value_name = "NAME=X", value_parser = goal)]
    goals: Vec<(OutputId, f64)>,
    /// Report 50 quantiles of this output
    #[arg(long, value_name = "NAME", value_parser = output)]
    dots: Option<OutputId>,
    /// Put every uncertain input at its pessimistic end
    #[arg(long)]
    stress: bool,
    /// How to write it
    #[arg(long, value_enum, default_value_t = Format::Json)]
    format: Format,
}

pub(crate) fn answer(call: &DistributionCall) -> Result<String, Failure> {
    let given = call.inputs.read()?;
    let outputs = if call.outputs.is_empty() { OutputId::ALL.to_vec() } else { call.outputs.clone() };
    let options = DistributionOptions { draws: call.draws, outputs, goals: call.goals.clone(), dots: call.dots };
    let answers = given.iter().map(|given| {
        let scenario = if call.stress { stressed(&given.scenario) } else { given.scenario };
        Answer { result: distribution(&scenario, &options), problems: given.problems() }
    });
    match call.format {
        Format::Json => lines(answers),
        Format::Csv => Grid::stacked(answers.map(|answer| grid(&answer.result)).collect()).csv(),
        Format::Table => Ok(Grid::stacked(answers.map(|answer| grid(&answer.result)).collect()).table()),
    }
}

fn grid(distribution: &Distribution) -> Grid {
    let mut grid = Grid::new(["output", "p10", "p50", "p90", "goal", "probability"]);
    for &(output, range) in &distribution.outputs {
        let chance = distribution.probability.iter().find(|(goal, _)| *goal == output).map(|(_, chance)| chance);
        grid.push([
            Cell::from(output.name()),
            range.p10.into(),
            range.p50.into(),
            range.p90.into(),
            chance.map(|chance| chance.goal).into(),
            chance.map(|chance| chance.probability).into(),
        ]);
    }
    grid
}
