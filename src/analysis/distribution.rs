//! How every output is distributed when the uncertain inputs are.

use super::draws::{Sampler, balanced, standard_normals};
use super::quantiles::{Percentiles, Ranked, finite};
use super::study::Study;
use crate::model::{LANES, Lanes};
use crate::outputs::{Outcome, OutputId};
use crate::parameters::ParameterId;
use crate::scenario::{Evaluator, Scenario, Setting};
use serde::{Serialize, Serializer};

/// What is asked of a distribution.
#[derive(Clone, Debug, PartialEq)]
pub struct DistributionOptions {
    /// Number of draws, rounded up to a power of two.
    pub draws: usize,
    /// Outputs to report.
    pub outputs: Vec<OutputId>,
    /// Figures to reach, or to stay below where less is better.
    pub goals: Vec<(OutputId, f64)>,
    /// Output whose 50 quantiles are wanted.
    pub dots: Option<OutputId>,
}

/// Quantile dots of one output: the classic fifty (Kay et al. 2016), each standing for one case in fifty.
pub const DOTS: usize = 50;

/// Percentiles of outputs, and chances of goals.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Distribution {
    /// Draws used.
    pub draws: usize,
    /// Percentiles by output.
    #[serde(serialize_with = "by_name")]
    pub outputs: Vec<(OutputId, Percentiles)>,
    /// Chance of each goal.
    #[serde(serialize_with = "by_name")]
    pub probability: Vec<(OutputId, Chance)>,
    /// Of [`DOTS`] quantiles of the output asked for those that there are, ascending: figures that never come are left out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub dots: Option<Vec<f64>>,
}

/// How likely a goal is.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Chance {
    /// The figure to reach, or to stay below where less is better.
    pub goal: f64,
    /// Share of the draws that do.
    pub probability: f64,
}

fn by_name<T: Serialize, S: Serializer>(rows: &[(OutputId, T)], serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_map(rows.iter().map(|(output, value)| (output, value)))
}

/// Evaluates the scenario for every draw.
#[must_use]
pub fn distribution(scenario: &Scenario, options: &DistributionOptions) -> Distribution {
    let mut study = Study::new(scenario, options.clone());
    study.advance(usize::MAX);
    study.distribution()
}

/// The outputs whose draws are needed for an answer.
pub(super) fn wanted(options: &DistributionOptions) -> Vec<OutputId> {
    let is_wanted = |output: &OutputId| {
        let goals = options.goals.iter().map(|(goal, _)| goal);
        options.outputs.iter().chain(goals).chain(&options.dots).any(|wanted| wanted == output)
    };
    OutputId::ALL.iter().copied().filter(is_wanted).collect()
}

/// The answer from draws: a column for each of the outputs that are wanted.
pub(super) fn answer(
    options: &DistributionOptions,
    draws: usize,
    wanted: &[OutputId],
    columns: &[Vec<f32>],
) -> Distribution {
    let column = |output: OutputId| columns.get(wanted.iter().position(|wanted| *wanted == output)?);
    Distribution {
        draws,
        outputs: options
            .outputs
            .iter()
            .filter_map(|&output| Some((output, Percentiles::of(column(output)?))))
            .collect(),
        probability: options
            .goals
            .iter()
            .filter_map(|&(output, goal)| {
                let probability = share_passing(column(output)?, output, goal);
                Some((output, Chance { goal, probability }))
            })
            .collect(),
        dots: options.dots.and_then(|output| Some(dots(column(output)?))),
    }
}

fn dots(column: &[f32]) -> Vec<f64> {
    let mut draws = Ranked::of(column);
    #[allow(clippy::cast_precision_loss, reason = "fifty")]
    let middle = |dot: usize| (dot as f64 + 0.5) / DOTS as f64;
    (0..DOTS).filter_map(|dot| finite(draws.quantile(middle(dot)))).collect()
}

/// One column of draws for each of the outputs.
pub(crate) fn columns(scenario: &Scenario, outputs: &[OutputId], draws: usize) -> Vec<Vec<f32>> {
    let mut columns = vec![Vec::with_capacity(draws); outputs.len()];
    each_outcome(scenario, draws, |outcome| {
        for (column, output) in columns.iter_mut().zip(outputs) {
            column.extend(<[f32; LANES]>::from(output.of(outcome)));
        }
    });
    columns
}

/// Tells `each` the outcome of every block of draws, in order.
pub(crate) fn each_outcome(scenario: &Scenario, draws: usize, mut each: impl FnMut(&Outcome<Lanes>)) {
    let mut sampler = Sampler::new(scenario, &[]);
    let (mut evaluator, steady) = (Evaluator::default(), Setting::steady());
    for block in 0..draws / LANES {
        each(&evaluator.outcome(sampler.draw(block), &steady));
    }
}

/// Percentiles of one output from draws of the caller's own: `uniform` gives, for the number of a draw and an input, a
/// number strictly between 0 and 1. For studies of how many draws are enough.
pub fn percentiles_from(
    scenario: &Scenario,
    output: OutputId,
    draws: usize,
    mut uniform: impl FnMut(usize, ParameterId) -> f64,
) -> Percentiles {
    let draws = balanced(draws);
    let mut sampler = Sampler::new(scenario, &[]);
    let (mut evaluator, steady) = (Evaluator::default(), Setting::steady());
    let mut column = Vec::with_capacity(draws);
    for first in (0..draws).step_by(LANES) {
        let inputs = sampler.draw_from(|id| {
            let normals: Vec<f32> = standard_normals((first..first + LANES).map(|draw| uniform(draw, id)));
            Lanes::from(<[f32; LANES]>::try_from(normals).unwrap_or_default())
        });
        column.extend(<[f32; LANES]>::from(output.of(&evaluator.outcome(inputs, &steady))));
    }
    Percentiles::of(&column)
}

/// Share of the draws that reach the goal, or stay at or below it where less is better.
#[allow(clippy::cast_precision_loss, reason = "far below 2^52 draws")]
pub(crate) fn share_passing(column: &[f32], output: OutputId, goal: f64) -> f64 {
    let less = output.higher_is_better() == Some(false);
    let passes = |draw: &&f32| {
        let value = f64::from(**draw);
        if less { value <= goal } else { value >= goal }
    };
    column.iter().filter(passes).count() as f64 / column.len().max(1) as f64
}
