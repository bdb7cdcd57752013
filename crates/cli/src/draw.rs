//! `draw`: a chart as a picture of its own.

use super::arguments::{draws, figure, number, output, parameter};
use super::failure::Failure;
use super::inputs::{Given, Inputs, further_names};
use super::language::Language;
use clap::Args;
use reach_estimator::analysis::{DRAWS_AT_REST, DRAWS_OF_FIGURES, DistributionOptions, distribution, stressed};
use reach_estimator::chart::{ChartName, ChartOptions, Ghost, KeyFigure, Theme, draw, svg};
use reach_estimator::outputs::OutputId;
use reach_estimator::parameters::ParameterId;
use reach_estimator::scenario::Scenario;

/// Which chart, and how it looks.
#[derive(Args)]
pub(crate) struct DrawCall {
    #[command(flatten)]
    inputs: Inputs,
    #[arg(long, value_name = "NAME", help = format!("The chart: {}", ChartName::NAMES.join(", ")))]
    chart: ChartName,
    /// Width in pixels
    #[arg(long, value_name = "W", default_value = "720", value_parser = pixels)]
    width: f64,
    /// Height in pixels
    #[arg(long, value_name = "H", default_value = "400", value_parser = pixels)]
    height: f64,
    /// Paper: light or dark
    #[arg(long, value_name = "THEME", default_value = "light", value_parser = theme)]
    theme: Theme,
    /// Language of labels and numbers
    #[arg(long, value_name = "LANG", value_enum, ignore_case = true, default_value_t = Language::En)]
    lang: Language,
    /// The figure in question
    #[arg(long, value_name = "NAME", default_value = "total.reach", value_parser = output)]
    output: OutputId,
    /// Input on the x axis of the reach chart
    #[arg(long, value_name = "ID", default_value = "employees", value_parser = parameter)]
    axis: ParameterId,
    /// Number of draws, rounded up to a power of two; without it, as many as on the page
    #[arg(long, value_name = "N", value_parser = draws)]
    draws: Option<usize>,
    /// A figure to reach
    #[arg(long, value_name = "X", allow_hyphen_values = true)]
    goal: Option<String>,
    /// Logarithmic figures
    #[arg(long)]
    log: bool,
    /// Put every uncertain input at its pessimistic end
    #[arg(long)]
    stress: bool,
}

const PIXELS: core::ops::RangeInclusive<f64> = 64.0..=8_192.0;

fn pixels(text: &str) -> Result<f64, String> {
    let size = number(text).ok().filter(|size| PIXELS.contains(size));
    size.ok_or_else(|| format!("not a size; allowed: numbers from {} to {}", PIXELS.start(), PIXELS.end()))
}

pub(crate) fn theme(text: &str) -> Result<Theme, String> {
    Theme::find(text).ok_or_else(|| "no such theme; allowed: light, dark, auto".to_owned())
}

pub(crate) fn answer(call: &DrawCall) -> Result<String, Failure> {
    let given = call.inputs.read()?;
    let scenario = |given: &Given| if call.stress { stressed(&given.scenario) } else { given.scenario };
    let [main, others @ ..] = given.as_slice() else { return Ok(String::new()) };
    let ghosts = others.iter().zip(further_names()).map(|(other, label)| Ghost { label, scenario: scenario(other) });
    let goal = call.goal.as_deref().map(|text| figure("--goal", call.output, text)).transpose()?;
    let options = ChartOptions {
        width: call.width,
        height: call.height,
        output: call.output,
        axis: call.axis,
        draws: call.draws.unwrap_or(DRAWS_AT_REST),
        log: call.log,
        goal,
        figure: call.draws.is_none().then(|| key_figure(&scenario(main), call.output, goal)).flatten(),
        ghosts: ghosts.collect(),
        ..ChartOptions::default()
    };
    let mut picture = svg(&draw(call.chart, &scenario(main), &options, call.lang.words()?.as_ref()), call.theme);
    if !picture.ends_with('\n') {
        picture.push('\n');
    }
    Ok(picture)
}

/// The figure as everything else says it, which rests on more draws than a picture.
fn key_figure(scenario: &Scenario, output: OutputId, goal: Option<f64>) -> Option<KeyFigure> {
    let goals = goal.map(|goal| (output, goal)).into_iter().collect();
    let asked = DistributionOptions { draws: DRAWS_OF_FIGURES, outputs: vec![output], goals, dots: None };
    let answer = distribution(scenario, &asked);
    let &[(_, percentiles)] = answer.outputs.as_slice() else { return None };
    let chance = answer.probability.first().map(|(_, chance)| chance.probability);
    percentiles.p50.is_some().then_some(KeyFigure { percentiles, chance })
}
