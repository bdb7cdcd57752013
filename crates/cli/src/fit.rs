//! `fit`: the inputs as an earlier period makes them likely.

use super::answer::lines;
use super::failure::{Failure, listed};
use super::grid::{Cell, Grid};
use super::inputs::Inputs;
use clap::{Args, ValueEnum};
use reach_estimator::analysis::{Fit, Percentiles};
use reach_estimator::past::PastId;

/// What was counted, and how to write the answer.
#[derive(Args)]
pub(crate) struct FitCall {
    #[command(flatten)]
    inputs: Inputs,
    /// A fact of the earlier period, such as sharers=30. May be repeated; counts are totals of the period, reach is that
    /// of an average month
    #[arg(long = "past", value_name = "KEY=VALUE", value_parser = fact, allow_hyphen_values = true)]
    past: Vec<(PastId, f64)>,
    /// How to write it
    #[arg(long, value_enum, default_value_t = FitFormat::Json)]
    format: FitFormat,
}

#[derive(Clone, Copy, ValueEnum)]
enum FitFormat {
    /// One JSON object a line; every command takes it as its inputs
    Json,
    /// Columns for reading
    Table,
}

/// Reads `clicks=400`.
fn fact(text: &str) -> Result<(PastId, f64), String> {
    let names = || listed(PastId::ALL.iter().map(|id| id.row().name));
    let (name, value) =
        text.split_once('=').ok_or_else(|| format!("has no \"=\"; allowed: KEY=VALUE of {}", names()))?;
    let id = PastId::find(name).ok_or_else(|| format!("no such fact; allowed: {}", names()))?;
    let row = id.row();
    let number = row
        .read(value)
        .ok_or_else(|| format!("\"{value}\" is not a number; allowed: a number from {} to {}", row.min, row.max))?;
    Ok((id, number))
}

pub(crate) fn answer(call: &FitCall) -> Result<String, Failure> {
    let given = call.inputs.read()?;
    let answers = given.into_iter().map(|mut given| {
        call.past.iter().for_each(|&(id, value)| given.tell(id, value));
        given.fit()
    });
    match call.format {
        FitFormat::Json => lines(answers),
        FitFormat::Table => Ok(answers.map(|answer| table(&answer)).collect::<Vec<_>>().join("\n")),
    }
}

/// The inputs, the results, and what is to be said about them.
fn table(Fit { report, problems, .. }: &Fit) -> String {
    let ends = |Percentiles { p10, p50, p90 }: Percentiles| [p10, p50, p90].map(Cell::from);
    let mut inputs = Grid::new(["input", "p10", "p50", "p90", "new p10", "new p50", "new p90", "learned"]);
    for row in &report.inputs {
        let figures = ends(row.before).into_iter().chain(ends(row.after)).chain([row.learned.into()]);
        inputs.push([Cell::from(row.id.row().id)].into_iter().chain(figures));
    }
    let mut results =
        Grid::new(["result", "p10", "p50", "p90", "counted", "new p10", "new p50", "new p90", "more than"]);
    for row in &report.results {
        let figures = ends(row.before).into_iter().chain([row.counted.into()]).chain(ends(row.after));
        results.push([Cell::from(row.result.row().name)].into_iter().chain(figures).chain([row.more_than.into()]));
    }
    let said: String = problems.iter().map(|problem| format!("{}\n", problem.message)).collect();
    format!("{}\n{}{}", inputs.table(), results.table(), if said.is_empty() { said } else { format!("\n{said}") })
}
