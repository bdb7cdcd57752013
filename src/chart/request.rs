//! From a scenario to a picture: asks the question that a chart answers, and has the answer drawn.

use super::scene::Scene;
use super::words::Words;
use super::{hype, matters, odds, reach, rounds, time};
use crate::analysis::{
    Counted, Curve, CurveOptions, DRAWS_AT_REST, Distribution, DistributionOptions, counted, curve, distribution,
    estimate, sensitivity, timeline,
};
use crate::outputs::OutputId;
use crate::parameters::ParameterId;
use crate::scenario::Scenario;
use core::fmt;
use core::str::FromStr;

/// A chart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ChartName {
    /// A result against an input, with its range.
    Reach,
    /// People and impressions, round by round.
    Rounds,
    /// The programme month by month.
    Time,
    /// Which inputs decide the result.
    Matters,
    /// How likely each result is.
    Odds,
    /// From the claim to unique people.
    Hype,
}

impl ChartName {
    /// Every chart, in the order of the tabs.
    pub const ALL: &[ChartName] =
        &[ChartName::Reach, ChartName::Rounds, ChartName::Time, ChartName::Matters, ChartName::Odds, ChartName::Hype];

    /// Its name in attributes, addresses and on the command line.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            ChartName::Reach => "reach",
            ChartName::Rounds => "rounds",
            ChartName::Time => "time",
            ChartName::Matters => "matters",
            ChartName::Odds => "odds",
            ChartName::Hype => "hype",
        }
    }
}

/// No chart has that name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct UnknownChart;

impl fmt::Display for UnknownChart {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("no chart has that name: ")?;
        for (place, chart) in ChartName::ALL.iter().enumerate() {
            formatter.write_str(if place == 0 { "" } else { ", " })?;
            formatter.write_str(chart.name())?;
        }
        Ok(())
    }
}

impl core::error::Error for UnknownChart {}

impl FromStr for ChartName {
    type Err = UnknownChart;

    fn from_str(name: &str) -> Result<ChartName, UnknownChart> {
        ChartName::ALL.iter().copied().find(|chart| chart.name() == name).ok_or(UnknownChart)
    }
}

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
    let main = sweep(scenario, options, None);
    let found = counted(scenario, options.axis, options.output);
    let (main, counted) = with_room(main, found, scenario, options);
    let ends = main.x.first().copied().zip(main.x.last().copied());
    let ghosts = options.ghosts.iter().take(GHOSTS);
    let ghosts: Vec<Curve> = ghosts.map(|ghost| sweep(&ghost.scenario, options, ends)).collect();
    let here = scenario.values.get(options.axis);
    let answer = at(scenario, options, here);
    let scene = reach::draw(&main, here, &answer, &ghosts, counted.as_ref(), options, words);
    ReachPicture { scene, answer }
}

/// How many times as long the axis may become for what was counted.
const STRETCH: f64 = 4.0;

/// The curve, drawn on where what was counted lies behind its end; what lies too far away is left out.
fn with_room(
    main: Curve,
    counted: Option<Counted>,
    scenario: &Scenario,
    options: &ChartOptions,
) -> (Curve, Option<Counted>) {
    let Some((found, from, to)) =
        counted.zip(main.x.first().copied().zip(main.x.last().copied())).map(|(found, (from, to))| (found, from, to))
    else {
        return (main, None);
    };
    if found.x <= to {
        return (main, Some(found));
    }
    if options.hold.x_max.is_some() || found.x > STRETCH * to {
        return (main, None);
    }
    (sweep(scenario, options, Some((from, 1.1 * found.x))), Some(found))
}

/// The curve of a scenario, over the whole axis or between two ends.
fn sweep(scenario: &Scenario, options: &ChartOptions, ends: Option<(f64, f64)>) -> Curve {
    let asked = CurveOptions {
        parameter: options.axis,
        output: options.output,
        from: ends.map(|(from, _)| from),
        to: ends.map(|(_, to)| to).or(options.hold.x_max.filter(|max| max.is_finite())),
        points: None,
        draws: options.draws,
    };
    curve(scenario, &asked)
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
    asked(scenario, options, true)
}

fn asked(scenario: &Scenario, options: &ChartOptions, dots: bool) -> Distribution {
    let goal = options.goal.filter(|goal| goal.is_finite());
    let asked = DistributionOptions {
        draws: options.draws,
        outputs: vec![options.output],
        goals: goal.map(|goal| (options.output, goal)).into_iter().collect(),
        dots: dots.then_some(options.output),
    };
    distribution(scenario, &asked)
}
