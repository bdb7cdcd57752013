//! One output against one input: the point answer, its range, the page alone, and the back of the envelope.

use super::draws::{Sampler, balanced};
use super::interpolation::MonotoneCubic;
use super::quantiles::{Percentiles, Ranked, finite};
use crate::model::{LANES, Lanes, Number};
use crate::outputs::{Accounts, Outcome, OutputId};
use crate::parameters::{Inputs, ParameterId};
use crate::scenario::{Evaluator, Scenario, Setting, is_multiplier};
use serde::Serialize;
use std::ops::RangeInclusive;

/// What is asked of a curve.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct CurveOptions {
    /// Input on the x axis. It is certain there; all others are drawn.
    pub parameter: ParameterId,
    /// Output on the y axis.
    pub output: OutputId,
    /// First x; the parameter's minimum when absent.
    pub from: Option<f64>,
    /// Last x; a round number about two and a half times the present value when absent.
    pub to: Option<f64>,
    /// Evaluate exactly this many equally spaced points. When absent, a few knots are evaluated and a smooth curve is
    /// drawn through them, with an error below 1% of the band's width.
    pub points: Option<usize>,
    /// Draws behind the percentiles, rounded up to a power of two.
    pub draws: usize,
}

/// Columns of a curve; every column has an entry for each x. Absent figures are `None`.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Curve {
    /// Input on the x axis.
    pub parameter: ParameterId,
    /// Output on the y axis.
    pub output: OutputId,
    /// Values of the input.
    pub x: Vec<f64>,
    /// The point answer.
    pub value: Vec<Option<f64>>,
    /// One case in ten is lower.
    pub p10: Vec<Option<f64>>,
    /// Half of the cases are lower.
    pub p50: Vec<Option<f64>>,
    /// Nine cases in ten are lower.
    pub p90: Vec<Option<f64>>,
    /// The point answer of the page alone, where the output has such a twin.
    pub page: Vec<Option<f64>>,
    /// The page alone: half of the cases are lower.
    pub page_p50: Vec<Option<f64>>,
    /// The back of the envelope, where it prints such a figure.
    pub envelope: Vec<Option<f64>>,
}

/// Knots of a smooth curve: as many as keep its error below 1% of the band on every axis, at rest.
const KNOTS: usize = 18;
/// Points drawn between them.
const SMOOTH_POINTS: usize = 91;
/// Places that are probed to see where the curve bends, and draws that are looked at.
const PROBES: usize = 96;
const DRAWS_PROBED: usize = 4;
/// Probes crowd towards the start, where curves bend most: x runs with this power of the probe's number.
const CROWDING: f64 = 2.0;
/// Share of the knots that are spread evenly over the probes, wherever the curve bends.
const EVEN: f64 = 0.5;
/// How many points an exact curve may have.
pub const POINTS: RangeInclusive<usize> = 2..=2_001;

/// Sweeps one input.
#[must_use]
pub fn curve(scenario: &Scenario, options: &CurveOptions) -> Curve {
    curves(scenario, options, &[]).0
}

impl CurveOptions {
    /// Whether the curve of a scenario has the ends that are asked for: where nothing lies between them, it has others.
    #[must_use]
    pub fn has_ends(&self, scenario: &Scenario) -> bool {
        let row = self.parameter.row();
        let (from, to) = ends(scenario, self);
        let has = |asked: Option<f64>, end: f64| asked.is_none_or(|asked| row.clamp(asked) == end);
        has(self.from, from) && has(self.to, to)
    }
}

/// The least and the largest x of a curve; where x takes whole numbers only, between them.
#[must_use]
pub fn ends(scenario: &Scenario, options: &CurveOptions) -> (f64, f64) {
    let row = options.parameter.row();
    let from = row.clamp(options.from.unwrap_or(row.min));
    let to = row.clamp(options.to.unwrap_or_else(|| span_end(scenario, options.parameter)));
    if from < to { (from, to) } else { (row.min, row.max) }
}

/// Sweeps one input for further outputs too, in one pass over the same draws. Their knots are where the first one bends.
#[must_use]
pub fn curves(scenario: &Scenario, options: &CurveOptions, further: &[OutputId]) -> (Curve, Vec<Curve>) {
    let row = options.parameter.row();
    let (from, to) = ends(scenario, options);
    match options.points {
        _ if row.is_integer() => sweep(scenario, options, further, &whole_numbers(from, to)),
        Some(points) => {
            sweep(scenario, options, further, &spaced(from, to, points.clamp(*POINTS.start(), *POINTS.end()), 1.0))
        }
        None => {
            let (main, others) = sweep(scenario, options, further, &knots(scenario, options, from, to));
            let x = spaced(from, to, SMOOTH_POINTS, 1.0);
            (main.smooth(&x), others.iter().map(|other| other.smooth(&x)).collect())
        }
    }
}

impl Curve {
    /// A smooth curve through the points, at other places.
    fn smooth(&self, x: &[f64]) -> Curve {
        let smooth = |column: &[Option<f64>]| smoothed(&self.x, column, x);
        Curve {
            parameter: self.parameter,
            output: self.output,
            x: x.to_vec(),
            value: smooth(&self.value),
            p10: smooth(&self.p10),
            p50: smooth(&self.p50),
            p90: smooth(&self.p90),
            page: smooth(&self.page),
            page_p50: smooth(&self.page_p50),
            envelope: smooth(&self.envelope),
        }
    }
}

/// A round number that leaves the present value at about two fifths of the axis.
#[must_use]
pub(crate) fn span_end(scenario: &Scenario, parameter: ParameterId) -> f64 {
    let row = parameter.row();
    let value = scenario.values.get(parameter);
    if row.is_integer() {
        return row.clamp((2.0 * value).max(row.min + 5.0));
    }
    let anchor = if value > row.min { value } else { row.value_at(crate::parameter::POSITIONS / 2.0) };
    row.clamp(round_up(2.5 * anchor))
}

/// The next of 1, 2, 2.5, 5 times a power of ten.
pub(crate) fn round_up(value: f64) -> f64 {
    if !(value > 0.0 && value.is_finite()) {
        return 1.0;
    }
    let power = libm::pow(10.0, libm::log10(value).floor());
    let rounded = [1.0, 2.0, 2.5, 5.0, 10.0].into_iter().find(|step| step * power >= value * (1.0 - 1e-9));
    rounded.unwrap_or(10.0) * power
}

#[allow(clippy::cast_precision_loss, reason = "at most a few thousand points")]
fn spaced(from: f64, to: f64, points: usize, crowding: f64) -> Vec<f64> {
    let last = (points - 1) as f64;
    (0..points)
        .map(|point| match point {
            0 => from,
            _ if point + 1 == points => to,
            _ => from + (to - from) * libm::pow(point as f64 / last, crowding),
        })
        .collect()
}

/// Places for the knots: closer together where a few of the draws bend. Here lanes are places on the axis.
fn knots(scenario: &Scenario, options: &CurveOptions, from: f64, to: f64) -> Vec<f64> {
    let CurveOptions { parameter, output, .. } = *options;
    let probes = spaced(from, to, PROBES, CROWDING);
    let draws = *Sampler::new(scenario, &[parameter]).draw(0);
    let mut inputs = draws;
    let (mut evaluator, steady) = (Evaluator::default(), Setting::steady());
    let mut bends = [0.0; PROBES - 2];
    for draw in 0..DRAWS_PROBED {
        // In a loop: field after field, as `map` does it, would be another 6 KB of the module that a page waits for.
        for &id in ParameterId::ALL {
            inputs.set(id, draws.get(id).broadcast(draw));
        }
        let mut heights = Vec::with_capacity(PROBES);
        for places in probes.chunks(LANES) {
            inputs.set(parameter, Lanes::padded(places));
            evaluator.prepare(&inputs, &steady);
            let figures = evaluator.prepared_accounts(&inputs, &steady).figure(output, &inputs);
            heights.extend(<[f32; LANES]>::from(figures));
        }
        for (bend, heights) in bends.iter_mut().zip(heights.windows(3)) {
            *bend += second_difference(heights);
        }
    }
    // How densely a cubic wants its knots.
    let bends = bends.map(|bend| libm::pow(bend, 1.0 / 3.0));
    let sum: f64 = bends.iter().sum();
    #[allow(clippy::cast_precision_loss, reason = "a hundred probes")]
    let even = if sum > 0.0 { EVEN / (1.0 - EVEN) * sum / bends.len() as f64 } else { 1.0 };
    // All probes but the first and the last have a bend; these two are knots anyway.
    let mut so_far = 0.0;
    let total = sum + even * bends.len() as f64;
    let mut places = vec![from];
    for (bend, &x) in bends.iter().zip(probes.iter().skip(1)) {
        so_far += bend + even;
        if so_far * (KNOTS - 1) as f64 >= total * places.len() as f64 && places.len() < KNOTS - 1 {
            places.push(x);
        }
    }
    places.push(to);
    places
}

/// How much three neighbouring heights bend.
fn second_difference(heights: &[f32]) -> f64 {
    let [before, here, after] = heights else { return 0.0 };
    let (before, here, after) = (f64::from(*before), f64::from(*here), f64::from(*after));
    let bend = (before - 2.0 * here + after).abs();
    if bend.is_finite() { bend } else { 0.0 }
}

fn whole_numbers(from: f64, to: f64) -> Vec<f64> {
    core::iter::successors(Some(from), |x| Some(x + 1.0)).take_while(|x| *x <= to).collect()
}

/// Evaluates every x exactly. Draws are the outer loop: what does not depend on x is worked out once for each.
#[inline(never)] // asked in three places
fn sweep(scenario: &Scenario, options: &CurveOptions, further: &[OutputId], x: &[f64]) -> (Curve, Vec<Curve>) {
    let parameter = options.parameter;
    let blocks = balanced(options.draws) / LANES;
    let mut sampler = Sampler::new(scenario, &[parameter]);
    let places: Vec<Lanes> = x.iter().map(|&x| Lanes::of(x)).collect();
    let (mut evaluator, steady) = (Evaluator::default(), Setting::steady());
    let multiplies = is_multiplier(scenario, parameter);
    let columns = |output| Columns::new(output, x.len(), blocks, multiplies);
    let mut main = columns(options.output);
    let mut others: Vec<Columns> = further.iter().map(|&output| columns(output)).collect();
    for block in 0..blocks {
        let inputs = sampler.draw(block);
        if multiplies {
            evaluator.prepare(inputs, &steady);
        }
        for (at, &place) in places.iter().enumerate() {
            inputs.set(parameter, place);
            if !multiplies {
                evaluator.prepare(inputs, &steady);
            }
            let accounts = evaluator.prepared_accounts(inputs, &steady);
            main.push(at, &accounts, inputs);
            for other in &mut others {
                other.push(at, &accounts, inputs);
            }
        }
    }
    let points = points(scenario, parameter, x);
    let curve = |columns: &Columns| columns.curve(parameter, x, &points);
    (curve(&main), others.iter().map(curve).collect())
}

/// Draws of one output at every x, and of the page alone where the output has such a twin.
struct Columns {
    output: OutputId,
    draws: Vec<Vec<[f32; LANES]>>,
    page: Vec<Vec<[f32; LANES]>>,
}

impl Columns {
    /// However many employees share, the page stays as it is: where x `multiplies` them, one column holds for all.
    fn new(output: OutputId, places: usize, blocks: usize, multiplies: bool) -> Columns {
        let columns = |count| vec![Vec::with_capacity(blocks); count];
        let pages = if output.page_twin().is_none() {
            0
        } else if multiplies {
            1
        } else {
            places
        };
        Columns { output, draws: columns(places), page: columns(pages) }
    }

    fn push(&mut self, at: usize, accounts: &Accounts<'_, Lanes>, inputs: &Inputs<Lanes>) {
        if let Some(column) = self.draws.get_mut(at) {
            column.push(accounts.figure(self.output, inputs).into());
        }
        if let (Some(twin), Some(column)) = (self.output.page_twin(), self.page.get_mut(at)) {
            column.push(accounts.figure(twin, inputs).into());
        }
    }

    fn curve(&self, parameter: ParameterId, x: &[f64], points: &[Outcome<f64>]) -> Curve {
        let percentiles: Vec<_> = self.draws.iter().map(|column| Percentiles::of(column.as_flattened())).collect();
        let page = self.page.iter().map(|column| finite(Ranked::of(column.as_flattened()).quantile(0.5)));
        let page: Vec<_> = page.collect();
        let column = |output: Option<OutputId>| -> Vec<Option<f64>> {
            points.iter().map(|outcome| super::estimate::present(output?.of(outcome))).collect()
        };
        Curve {
            parameter,
            output: self.output,
            x: x.to_vec(),
            value: column(Some(self.output)),
            p10: percentiles.iter().map(|at| at.p10).collect(),
            p50: percentiles.iter().map(|at| at.p50).collect(),
            p90: percentiles.iter().map(|at| at.p90).collect(),
            page: column(self.output.page_twin()),
            page_p50: if page.is_empty() {
                vec![None; x.len()]
            } else {
                page.into_iter().cycle().take(x.len()).collect()
            },
            envelope: column(self.output.envelope_twin()),
        }
    }
}

/// The point answers.
fn points(scenario: &Scenario, parameter: ParameterId, x: &[f64]) -> Vec<Outcome<f64>> {
    let mut values = scenario.values;
    let (mut evaluator, steady) = (Evaluator::default(), Setting::steady());
    x.iter()
        .map(|&x| {
            values.set(parameter, x);
            evaluator.outcome(&values, &steady)
        })
        .collect()
}

/// A column at other places: smooth where all its knots are present, absent elsewhere.
#[inline(never)] // asked for each column
fn smoothed(knots: &[f64], column: &[Option<f64>], x: &[f64]) -> Vec<Option<f64>> {
    // Knots without a figure can only come first: they are left out, and the curve starts after them.
    let present: (Vec<f64>, Vec<f64>) = knots.iter().zip(column).filter_map(|(&x, &y)| y.map(|y| (x, y))).unzip();
    let (Some(&first), Some(&last)) = (present.0.first(), present.0.last()) else {
        return vec![None; x.len()];
    };
    let curve = MonotoneCubic::through(&present.0, &present.1);
    x.iter().map(|&x| (first <= x && x <= last).then(|| curve.at(x))).collect()
}
