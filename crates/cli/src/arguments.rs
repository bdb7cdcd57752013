//! What can be asked, and how.

use super::convergence::ConvergenceCall;
use super::curve::CurveCall;
use super::distribution::DistributionCall;
use super::draw::DrawCall;
use super::estimate::EstimateCall;
use super::failure::{Failure, listed};
use super::fit::FitCall;
use super::import::ImportCall;
use super::model::ModelCall;
use super::parameters::ParametersCall;
use super::render::RenderCall;
use super::sensitivity::SensitivityCall;
use super::solve::SolveCall;
use super::workbook::WorkbookCall;
use clap::{Parser, Subcommand};
use reach_estimator::analysis::DRAWS_TOP;
use reach_estimator::outputs::OutputId;
use reach_estimator::parameters::ParameterId;

/// How far content travels when employees share it, and what that is worth.
#[derive(Parser)]
#[command(version, about)]
pub(crate) struct Arguments {
    #[command(subcommand)]
    pub(crate) command: Command,
}

/// The commands.
#[derive(Subcommand)]
pub(crate) enum Command {
    /// One figure for everything: page, employees, total, money, step by step
    Estimate(EstimateCall),
    /// P10, P50 and P90 of every figure, and chances of goals
    Distribution(DistributionCall),
    /// The value of one input at which a figure meets a target
    Solve(SolveCall),
    /// Which inputs decide a figure: tornado and Sobol indices
    Sensitivity(SensitivityCall),
    /// The inputs as results of an earlier period make them likely
    Fit(FitCall),
    /// A figure over one input, with its range
    Curve(CurveCall),
    /// A chart as a standalone SVG
    Draw(DrawCall),
    /// The answer and its curve as a piece of HTML that needs no script
    Render(RenderCall),
    /// Exports of LinkedIn, X and advocacy platforms as proposals for inputs
    Import(ImportCall),
    /// The scenario as an .xlsx that recalculates
    Workbook(WorkbookCall),
    /// The table of parameters: ranges, defaults, uncertainty, sources
    Parameters(ParametersCall),
    /// The core of the model on one channel, for conformance checks
    Model(ModelCall),
    /// How the error of the percentiles falls with the number of draws
    Convergence(ConvergenceCall),
}

/// Reads a parameter's name.
pub(crate) fn parameter(text: &str) -> Result<ParameterId, String> {
    ParameterId::find(text).ok_or_else(|| format!("no such parameter; allowed: {}", parameter_names()))
}

/// Reads an output's name.
pub(crate) fn output(text: &str) -> Result<OutputId, String> {
    OutputId::find(text).ok_or_else(|| format!("no such output; allowed: {}", output_names()))
}

/// What a figure may be: neither `20.000`, which half of Europe means as thousands, nor per cent of what is counted.
const FIGURES: &str = "numbers such as 1500, 1.5k, 3m";

/// Reads a finite number of which no other size could be meant.
pub(crate) fn number(text: &str) -> Result<f64, String> {
    reach_estimator::parameter::parse_number(text)
        .ok_or_else(|| "not a number; allowed: numbers such as 1500, 1.5k, 3m, 15%".to_owned())
}

/// Reads a number of draws.
pub(crate) fn draws(text: &str) -> Result<usize, String> {
    let count = text.parse().ok().filter(|count| (1..=DRAWS_TOP).contains(count));
    count.ok_or_else(|| format!("not a number of draws; allowed: whole numbers from 1 to {DRAWS_TOP}"))
}

/// Reads `output=number`.
pub(crate) fn goal(text: &str) -> Result<(OutputId, f64), String> {
    let (name, value) = text.split_once('=').ok_or("not a goal; allowed: NAME=X, for example total.clicks=500")?;
    let output = output(name)?;
    let figure = output.read_goal(value).ok_or_else(|| format!("\"{value}\" is not a number; allowed: {FIGURES}"))?;
    Ok((output, figure))
}

/// Reads an option that says what an output is to come to.
pub(crate) fn figure(option: &str, output: OutputId, text: &str) -> Result<f64, Failure> {
    let input = || format!("{option} {text}");
    output.read_goal(text).ok_or_else(|| Failure::new(input(), format!("not a number for {}", output.name()), FIGURES))
}

/// Reads an option that is a value of a parameter.
pub(crate) fn value(option: &str, id: ParameterId, text: &str) -> Result<f64, Failure> {
    let row = id.row();
    let allowed = || format!("a number from {} to {}", row.min, row.max);
    row.read(text).ok_or_else(|| Failure::new(format!("{option} {text}"), "not a number", allowed()))
}

/// Every parameter, as the command line spells it.
pub(crate) fn parameter_names() -> String {
    listed(ParameterId::ALL.iter().map(|id| id.row().id))
}

fn output_names() -> String {
    listed(OutputId::ALL.iter().map(|output| output.name()))
}
