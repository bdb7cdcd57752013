//! From a scenario to a picture: asks the question that a chart answers, and has the answer drawn.

use super::scene::Scene;
use super::words::Words;
use super::{hype, matters, odds, reach, rounds, time};
use crate::analysis::{
    Chance, Counted, Curve, CurveOptions, DRAWS_AT_REST, Distribution, DistributionOptions, Percentiles, counted,
    curve, curves, distribution, ends, estimate, sensitivity, timeline,
};
use crate::chart_name::ChartName;
use crate::outputs::OutputId;
use crate::parameters::ParameterId;
use crate::scenario::Scenario;

/// How a chart should look, and what it should answer.
#[derive(Clone, Debug, PartialEq)]
pub struct ChartOptions {
    /// Width in CSS pixels.
    pub width: f64,
    /// Height in CSS pixels.
    pub height: f64,
    /// Font size in CSS pixels.
    pub font_size: f64,
    /// The result in question.
    pub output: OutputId,
    /// The input on the x axis of the reach curve.
    pub axis: ParameterId,
    /// Draws behind every range.
    pub draws: usize,
    /// Logarithmic figures.
    pub log: bool,
    /// Ends of the axes that stay where they are.
    pub hold: Hold,
    /// A result to reach.
    pub goal: Option<f64>,
    /// What the figures beside the picture say of the result, so that its words say the same.
    pub figure: Option<KeyFigure>,
    /// Saved scenarios; the first three are drawn.
    pub ghosts: Vec<Ghost>,
    /// Whether every willing employee shares from the first month on.
    pub from_day_one: bool,
    /// Whether the figure at the marker is written in the picture. A live picture has its readout beside it.
    pub readout: bool,
}

impl Default for ChartOptions {
    fn default() -> Self {
        ChartOptions {
            width: 720.0,
            height: 400.0,
            font_size: 12.0,
            output: OutputId::TotalReach,
            axis: ParameterId::Employees,
            draws: DRAWS_AT_REST,
            log: false,
            hold: Hold::default(),
            goal: None,
            figure: None,
            ghosts: Vec::new(),
            from_day_one: false,
            readout: true,
        }
    }
}

/// Ends of axes that stay where they are while something is dragged.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Hold {
    /// Right end of the x axis.
    pub x_max: Option<f64>,
    /// Upper end of the y axis.
    pub y_max: Option<f64>,
}

/// What is known of a result at the present inputs, usually from more draws than those of the picture.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct KeyFigure {
    /// Its median and range.
    pub percentiles: Percentiles,
    /// Chance, 0 to 1, that it reaches the goal; absent without one.
    pub chance: Option<f64>,
}

/// A saved scenario.
#[derive(Clone, Debug, PartialEq)]
pub struct Ghost {
    /// What its user calls it.
    pub label: String,
    /// Its values.
    pub scenario: Scenario,
}

/// Most saved scenarios in one picture.
pub(super) const GHOSTS: usize = 3;

/// Draws a chart of a scenario.
#[must_use]
pub fn draw(chart: ChartName, scenario: &Scenario, options: &ChartOptions, words: &dyn Words) -> Scene {
    match chart {
        ChartName::Reach => draw_reach(scenario, options, words).scene,
        ChartName::Rounds => rounds::draw(&estimate(scenario).by_round, options, words),
        ChartName::Time => time::draw(
            &timeline(scenario, options.draws, options.from_day_one),
            scenario.values.setup_cost,
            options,
            words,
        ),
        ChartName::Matters => matters::draw(&sensitivity(scenario, options.output, options.draws), options, words),
        ChartName::Odds => odds::draw(&all_odds(scenario, options), options, words),
        ChartName::Hype => hype::draw(&estimate(scenario).waterfall, options, words),
    }
}

/// The reach curve, and how the result is distributed at its marker.
#[derive(Clone, Debug, PartialEq)]
pub struct ReachPicture {
    /// The picture.
    pub scene: Scene,
    /// The result at the present value of the input on the x axis.
    pub answer: Distribution,
}

/// Draws the reach curve of a scenario: what a page needs before anybody asks for another chart.
#[must_use]
pub fn draw_reach(scenario: &Scenario, options: &ChartOptions, words: &dyn Words) -> ReachPicture {
    ReachCurves::of(scenario, options, &[]).draw(scenario, options, &[], words).0
}

/// The curves of a reach picture, and of pictures of other results on the same axis: all from the same draws in one pass.
/// They can be drawn again for the same inputs, as long as only `figure` has become another.
#[derive(Clone, Debug, PartialEq)]
pub struct ReachCurves {
    /// Each with what was counted of its result.
    main: (Curve, Option<Counted>),
    others: Vec<(Curve, Option<Counted>)>,
    ghosts: Vec<Curve>,
}

impl ReachCurves {
    /// Works them out.
    #[must_use]
    pub fn of(scenario: &Scenario, options: &ChartOptions, beside: &[ChartOptions]) -> ReachCurves {
        let further: Vec<OutputId> = beside.iter().map(|other| other.output).collect();
        let usual = ends(scenario, &sweep(options, None));
        let found = counted(scenario, options.axis, options.output);
        let (from, to) = with_room(found.as_ref(), usual, options).unwrap_or(usual);
        let asked = sweep(options, Some((from, to)));
        let (main, others) = curves(scenario, &asked, &further);
        // What lies too far away is left out.
        let inside = |found: &Counted| found.x <= to;
        let beside = |curve: Curve| {
            let found = counted(scenario, options.axis, curve.output).filter(inside);
            (curve, found)
        };
        let ghosts = options.ghosts.iter().take(GHOSTS).map(|ghost| curve(&ghost.scenario, &asked)).collect();
        ReachCurves { main: (main, found.filter(inside)), others: others.into_iter().map(beside).collect(), ghosts }
    }

    /// Draws them: the picture itself, and those beside it.
    #[must_use]
    pub fn draw(
        &self,
        scenario: &Scenario,
        options: &ChartOptions,
        beside: &[ChartOptions],
        words: &dyn Words,
    ) -> (ReachPicture, Vec<Scene>) {
        let draw = |(curve, found): &(Curve, Option<Counted>), ghosts: &[Curve], options: &ChartOptions| {
            let here = scenario.values.get(options.axis);
            let answer = told(scenario, options).unwrap_or_else(|| at(scenario, options, here));
            let scene = reach::draw(curve, here, &answer, ghosts, found.as_ref(), options, words);
            ReachPicture { scene, answer }
        };
        let others = self.others.iter().zip(beside).map(|(curve, options)| draw(curve, &[], options).scene);
        (draw(&self.main, &self.ghosts, options), others.collect())
    }
}

/// How many times as long the axis may become for what was counted.
const STRETCH: f64 = 4.0;

/// Ends of an axis that reaches what was counted, where that lies behind the usual one and not too far away.
fn with_room(found: Option<&Counted>, (from, to): (f64, f64), options: &ChartOptions) -> Option<(f64, f64)> {
    let found = found?;
    let reachable = found.x > to && options.hold.x_max.is_none() && found.x <= STRETCH * to;
    reachable.then_some((from, 1.1 * found.x))
}

/// The figure beside the picture, where it holds all that is asked and the input of the x axis is known to be what it is.
fn told(scenario: &Scenario, options: &ChartOptions) -> Option<Distribution> {
    let figure = options.figure.filter(|_| scenario.range(options.axis).is_none())?;
    let asked = Distribution { draws: options.draws, outputs: Vec::new(), probability: Vec::new(), dots: None };
    let told = telling(asked, options, figure);
    (told.probability.is_empty() == goal(options).is_none()).then_some(told)
}

/// With the figure beside the picture in place of those of fewer draws.
fn telling(found: Distribution, options: &ChartOptions, KeyFigure { percentiles, chance }: KeyFigure) -> Distribution {
    let chances = goal(options).zip(chance).map(|(goal, probability)| (options.output, Chance { goal, probability }));
    let probability = chances.map_or(found.probability, |chance| vec![chance]);
    Distribution { outputs: vec![(options.output, percentiles)], probability, ..found }
}

/// The result to reach, where it is a number.
fn goal(options: &ChartOptions) -> Option<f64> {
    options.goal.filter(|goal| goal.is_finite())
}

/// What is asked of a scenario's curve, over the whole axis or between two ends.
fn sweep(options: &ChartOptions, ends: Option<(f64, f64)>) -> CurveOptions {
    CurveOptions {
        parameter: options.axis,
        output: options.output,
        from: ends.map(|(from, _)| from),
        to: ends.map(|(_, to)| to).or(options.hold.x_max.filter(|max| max.is_finite())),
        points: None,
        draws: options.draws,
    }
}

/// Distribution of the result with the input of the x axis known to be `x`.
pub(super) fn at(scenario: &Scenario, options: &ChartOptions, x: f64) -> Distribution {
    let mut known = scenario.with(options.axis, x);
    let x = known.values.get(options.axis);
    known.ranges.set(options.axis, Some(crate::parameter::Range { p10: x, p90: x }));
    asked(&known, options, false)
}

/// Distribution of the result, with its dots.
pub(super) fn all_odds(scenario: &Scenario, options: &ChartOptions) -> Distribution {
    let found = asked(scenario, options, true);
    match options.figure {
        Some(figure) => telling(found, options, figure),
        None => found,
    }
}

fn asked(scenario: &Scenario, options: &ChartOptions, dots: bool) -> Distribution {
    let asked = DistributionOptions {
        draws: options.draws,
        outputs: vec![options.output],
        goals: goal(options).map(|goal| (options.output, goal)).into_iter().collect(),
        dots: dots.then_some(options.output),
    };
    distribution(scenario, &asked)
}
