//! `curve`: a figure over one input.

use super::answer::{Answer, lines};
use super::arguments::{draws, output, parameter, value};
use super::failure::Failure;
use super::grid::{Cell, Format, Grid};
use super::inputs::Inputs;
use clap::Args;
use reach_estimator::analysis::{Curve, CurveOptions, DRAWS_AT_REST, POINTS, curve};
use reach_estimator::outputs::OutputId;
use reach_estimator::parameters::ParameterId;
use reach_estimator::scenario::Scenario;

/// Which curve, and how to write it.
#[derive(Args)]
pub(crate) struct CurveCall {
    #[command(flatten)]
    inputs: Inputs,
    /// Input on the x axis; it is certain there, the others are drawn
    #[arg(long, value_name = "ID", value_parser = parameter)]
    parameter: ParameterId,
    /// Figure on the y axis
    #[arg(long, value_name = "NAME", value_parser = output)]
    output: OutputId,
    /// Equally spaced points, each computed. Without it, a smooth curve through a few computed points
    #[arg(long, value_name = "N", value_parser = points)]
    points: Option<usize>,
    /// First x
    #[arg(long, value_name = "X", allow_hyphen_values = true)]
    from: Option<String>,
    /// Last x
    #[arg(long, value_name = "X", allow_hyphen_values = true)]
    to: Option<String>,
    /// Number of draws, rounded up to a power of two
    #[arg(long, value_name = "N", default_value_t = DRAWS_AT_REST, value_parser = draws)]
    draws: usize,
    /// How to write it
    #[arg(long, value_enum, default_value_t = Format::Json)]
    format: Format,
}

fn points(text: &str) -> Result<usize, String> {
    let count = text.parse().ok().filter(|count| POINTS.contains(count));
    let (least, most) = (POINTS.start(), POINTS.end());
    count.ok_or_else(|| format!("not a number of points; allowed: whole numbers from {least} to {most}"))
}

pub(crate) fn answer(call: &CurveCall) -> Result<String, Failure> {
    let given = call.inputs.read()?;
    let end =
        |option, text: &Option<String>| text.as_deref().map(|text| value(option, call.parameter, text)).transpose();
    let options = CurveOptions {
        parameter: call.parameter,
        output: call.output,
        from: end("--from", &call.from)?,
        to: end("--to", &call.to)?,
        points: call.points,
        draws: call.draws,
    };
    for given in &given {
        check_ends(&given.scenario, &options)?;
    }
    let answers =
        given.iter().map(|given| Answer { result: curve(&given.scenario, &options), problems: given.problems() });
    match call.format {
        Format::Json => lines(answers),
        Format::Csv => Grid::stacked(answers.map(|answer| grid(&answer.result)).collect()).csv(),
        Format::Table => Ok(Grid::stacked(answers.map(|answer| grid(&answer.result)).collect()).table()),
    }
}

/// Refuses ends between which there is nothing: the axis would be another than the one asked for.
fn check_ends(scenario: &Scenario, options: &CurveOptions) -> Result<(), Failure> {
    if options.has_ends(scenario) {
        return Ok(());
    }
    let row = options.parameter.row();
    let said = |name: &str, end: Option<f64>| end.map_or(String::new(), |end| format!("{name} {end} "));
    let input = said("--from", options.from) + &said("--to", options.to);
    let allowed = format!("a first x below the last, both from {} to {}", row.min, row.max);
    Err(Failure::new(input.trim_end(), "the curve would end before it begins", allowed))
}

fn grid(curve: &Curve) -> Grid {
    let mut grid = Grid::new(["x", "value", "p10", "p50", "p90", "page", "envelope"]);
    let columns = [&curve.value, &curve.p10, &curve.p50, &curve.p90, &curve.page, &curve.envelope];
    for (row, &x) in curve.x.iter().enumerate() {
        let figures = columns.map(|column| Cell::from(column.get(row).copied().flatten()));
        grid.push([Cell::from(x)].into_iter().chain(figures));
    }
    grid
}
