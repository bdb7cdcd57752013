//! What a picture says at one place: the crosshair, and what a hand that drags takes hold of.

use super::ChartName;
use super::request::{ChartOptions, at};
use super::rounds::impressions_so_far;
use super::scene::{Plot, Scene};
use crate::analysis::{Distribution, DistributionOptions, Percentiles, distribution, estimate, timeline};
use crate::outputs::OutputId;
use crate::scenario::{Scenario, evaluate};
use serde::Serialize;

/// A place in a picture.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum At {
    /// A pixel from the left.
    Px(f64),
    /// A pixel from the top.
    Py(f64),
    /// A value of the x axis.
    X(f64),
}

/// Figures at a place; absent ones do not belong to the chart.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize)]
pub struct Reading {
    /// Value of the x axis.
    pub x: f64,
    /// From the left.
    pub px: f64,
    /// From the top.
    pub py: f64,
    /// The point answer; under a finger that moves up and down, the value of the y axis.
    pub value: Option<f64>,
    /// One case in ten is lower.
    pub p10: Option<f64>,
    /// Half of the cases are lower.
    pub p50: Option<f64>,
    /// Nine cases in ten are lower.
    pub p90: Option<f64>,
    /// The page alone.
    pub page: Option<f64>,
    /// The back of the envelope.
    pub envelope: Option<f64>,
    /// Chance of the goal, or of at least `x` on the axis of the odds.
    pub probability: Option<f64>,
}

/// Reads a picture that was drawn with the same scenario and options. `None` where the chart has no such place.
#[must_use]
pub fn inspect(
    chart: ChartName,
    scenario: &Scenario,
    options: &ChartOptions,
    scene: &Scene,
    place: At,
) -> Option<Reading> {
    let px = match place {
        At::Px(px) => px,
        At::X(x) => scene.plot()?.px(x),
        At::Py(py) => return read_height(scene, py),
    };
    let plot = plot_at(scene, px)?;
    let x = match place {
        At::X(x) => x.max(plot.x.min).min(plot.x.max),
        _ => plot.x_at(px),
    };
    match chart {
        ChartName::Reach => Some(of_curve(scenario, options, plot, x)),
        ChartName::Rounds => of_round(scenario, plot, x),
        ChartName::Time => of_month(scenario, options, scene, plot, x),
        ChartName::Odds => Some(of_odds(scenario, options, plot, x)),
        ChartName::Matters | ChartName::Hype => None,
    }
}

/// Reads the y axis at a pixel from the top, beside the marker.
#[must_use]
pub fn read_height(scene: &Scene, py: f64) -> Option<Reading> {
    let plot = scene.plot()?;
    let px = scene.marker.map_or(plot.left, |handle| handle.x);
    Some(Reading { x: plot.x_at(px), px, py, value: Some(plot.y_at(py)), ..Reading::default() })
}

/// The plot that a pixel is in, or nearest to, from left to right.
fn plot_at(scene: &Scene, px: f64) -> Option<&Plot> {
    let away = |plot: &Plot| (plot.left - px).max(px - plot.left - plot.width).max(0.0);
    scene.plots.iter().min_by(|a, b| away(a).total_cmp(&away(b)))
}

/// Reads the reach curve at a pixel from the left.
#[must_use]
pub fn read_reach(scenario: &Scenario, options: &ChartOptions, plot: &Plot, px: f64) -> Reading {
    of_curve(scenario, options, plot, plot.x_at(px))
}

fn of_curve(scenario: &Scenario, options: &ChartOptions, plot: &Plot, x: f64) -> Reading {
    read_answer(scenario, options, plot, x, &at(scenario, options, x))
}

/// Reads the reach curve where the answer is known, as it is at the marker of the picture.
#[must_use]
pub fn read_answer(scenario: &Scenario, options: &ChartOptions, plot: &Plot, x: f64, answer: &Distribution) -> Reading {
    let moved = scenario.with(options.axis, x);
    let x = moved.values.get(options.axis);
    let outcome = evaluate(&moved.values);
    let read = |output: OutputId| Some(output.of(&outcome)).filter(|value: &f64| value.is_finite());
    let Percentiles { p10, p50, p90 } =
        answer.outputs.first().map_or(Percentiles { p10: None, p50: None, p90: None }, |(_, range)| *range);
    let value = read(options.output);
    Reading {
        x,
        px: plot.px(x),
        py: plot.py(p50.or(value).unwrap_or(plot.y.min)),
        value,
        p10,
        p50,
        p90,
        page: options.output.page_twin().and_then(read),
        envelope: options.output.envelope_twin().and_then(read),
        probability: answer.probability.first().map(|(_, chance)| chance.probability),
    }
}

fn of_round(scenario: &Scenario, plot: &Plot, x: f64) -> Option<Reading> {
    let rounds = estimate(scenario).by_round;
    let so_far = impressions_so_far(&rounds);
    let nearest = rounds
        .iter()
        .zip(so_far)
        .min_by(|(a, _), (b, _)| (f64::from(a.round) - x).abs().total_cmp(&(f64::from(b.round) - x).abs()))?;
    let (round, so_far) = nearest;
    let x = f64::from(round.round);
    // Impressions stand where other charts have the envelope: what is counted without asking who saw it before.
    let (reach, impressions) = (Some(round.reach), Some(so_far));
    Some(Reading {
        x,
        px: plot.px(x),
        py: plot.py(round.reach),
        value: reach,
        envelope: impressions,
        ..Reading::default()
    })
}

fn of_month(scenario: &Scenario, options: &ChartOptions, scene: &Scene, plot: &Plot, x: f64) -> Option<Reading> {
    let months = timeline(scenario, options.draws, options.from_day_one);
    let nearest = months.month.iter().zip(&months.reach_range).zip(&months.reach);
    let ((&x, range), &value) = nearest.min_by(|((a, _), _), ((b, _), _)| (*a - x).abs().total_cmp(&(*b - x).abs()))?;
    let Percentiles { p10, p50, p90 } = *range;
    // Figures are those of the first plot; the line may stand in the one beside it.
    let height = scene.plot()?.py(p50.unwrap_or(value));
    Some(Reading { x, px: plot.px(x), py: height, value: Some(value), p10, p50, p90, ..Reading::default() })
}

fn of_odds(scenario: &Scenario, options: &ChartOptions, plot: &Plot, x: f64) -> Reading {
    let asked =
        DistributionOptions { draws: options.draws, outputs: Vec::new(), goals: vec![(options.output, x)], dots: None };
    let chance = distribution(scenario, &asked).probability.first().map(|(_, chance)| chance.probability);
    Reading { x, px: plot.px(x), py: plot.top, value: Some(x), probability: chance, ..Reading::default() }
}
