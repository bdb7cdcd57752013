//! `sensitivity`: which inputs decide a figure.

use super::answer::{Answer, lines};
use super::arguments::{draws, output};
use super::failure::Failure;
use super::grid::{Cell, Format, Grid};
use super::inputs::Inputs;
use clap::Args;
use reach_estimator::analysis::{DRAWS_MOVING, Sensitivity, sensitivity};
use reach_estimator::outputs::OutputId;

/// Which figure, and how to write the answer.
#[derive(Args)]
pub(crate) struct SensitivityCall {
    #[command(flatten)]
    inputs: Inputs,
    /// The figure to explain
    #[arg(long, value_name = "NAME", value_parser = output)]
    output: OutputId,
    /// Number of draws of each design, rounded up to a power of two
    #[arg(long, value_name = "N", default_value_t = DRAWS_MOVING, value_parser = draws)]
    draws: usize,
    /// How to write it
    #[arg(long, value_enum, default_value_t = Format::Json)]
    format: Format,
}

pub(crate) fn answer(call: &SensitivityCall) -> Result<String, Failure> {
    let given = call.inputs.read()?;
    let answers = given.iter().map(|given| Answer {
        result: sensitivity(&given.scenario, call.output, call.draws),
        problems: given.problems(),
    });
    match call.format {
        Format::Json => lines(answers),
        Format::Csv => Grid::stacked(answers.map(|answer| grid(&answer.result)).collect()).csv(),
        Format::Table => Ok(Grid::stacked(answers.map(|answer| grid(&answer.result)).collect()).table()),
    }
}

fn grid(sensitivity: &Sensitivity) -> Grid {
    let mut grid = Grid::new(["id", "p10", "p90", "low", "high", "first", "total"]);
    for input in &sensitivity.inputs {
        grid.push([
            Cell::from(input.id.row().id),
            input.p10.into(),
            input.p90.into(),
            input.low.into(),
            input.high.into(),
            input.first.into(),
            input.total.into(),
        ]);
    }
    grid
}
