//! `estimate`: one figure for everything.

use super::answer::lines;
use super::failure::Failure;
use super::grid::{Cell, Format, Grid};
use super::inputs::Inputs;
use clap::Args;
use reach_estimator::analysis::{Estimate, estimate};
use reach_estimator::outputs::OutputId;
use reach_estimator::parameters::ParameterId;

/// What to estimate, and how to write it.
#[derive(Args)]
pub(crate) struct EstimateCall {
    #[command(flatten)]
    inputs: Inputs,
    /// How to write it
    #[arg(long, value_enum, default_value_t = Format::Json)]
    format: Format,
}

pub(crate) fn answer(call: &EstimateCall) -> Result<String, Failure> {
    let given = call.inputs.read()?;
    let estimates: Vec<Estimate> =
        given.iter().map(|given| Estimate { problems: given.problems(), ..estimate(&given.scenario) }).collect();
    match call.format {
        Format::Json => lines(&estimates),
        Format::Csv => wide(&estimates).csv(),
        Format::Table => Ok(tall(&estimates)),
    }
}

/// A row for each scenario: inputs, outputs, problems.
fn wide(estimates: &[Estimate]) -> Grid {
    let inputs = ParameterId::ALL.iter().map(|id| id.description().snake);
    let outputs = OutputId::ALL.iter().map(|output| output.name());
    let mut grid = Grid::new(inputs.chain(outputs).chain(["problems"]));
    for estimate in estimates {
        let inputs = ParameterId::ALL.iter().map(|&id| Cell::from(estimate.inputs.values.get(id)));
        let outputs = OutputId::ALL.iter().map(|&output| Cell::from(estimate.read(output)));
        grid.push(inputs.chain(outputs).chain([Cell::from(messages(estimate).join("; ").as_str())]));
    }
    grid
}

/// A row for each output and a column for each scenario, then what there is to say about it.
fn tall(estimates: &[Estimate]) -> String {
    let heads: Vec<String> = match estimates {
        [_] => vec!["value".to_owned()],
        several => (1..=several.len()).map(|scenario| format!("scenario {scenario}")).collect(),
    };
    let mut grid = Grid::new(["output", "figure"].into_iter().chain(heads.iter().map(String::as_str)));
    for &output in OutputId::ALL {
        let values = estimates.iter().map(|estimate| Cell::from(estimate.read(output)));
        grid.push([Cell::from(output.name()), Cell::from(output.label())].into_iter().chain(values));
    }
    let problems = heads.iter().zip(estimates).flat_map(|(head, estimate)| {
        let place = if estimates.len() > 1 { format!("{head}: ") } else { String::new() };
        messages(estimate).into_iter().map(move |message| format!("{place}{message}\n"))
    });
    grid.table() + &problems.collect::<String>()
}

fn messages(estimate: &Estimate) -> Vec<&str> {
    estimate.problems.iter().map(|problem| problem.message.as_str()).collect()
}
