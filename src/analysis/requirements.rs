//! What would have to be true: the inputs that could bring a figure about, and the value that each would need.

use super::normal::middle_and_deviation;
use super::solve::{Question, may_move, solve};
use crate::outputs::OutputId;
use crate::parameter::{Distribution, Parameter, Range, logit};
use crate::parameters::ParameterId;
use crate::scenario::Scenario;
use libm::log;
use serde::Serialize;

/// One way to a target: the value of one input that meets it when all others stay as they are.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Requirement {
    /// The input.
    pub parameter: ParameterId,
    /// The value it would need: at least so much, or at most where less of it helps.
    pub value: f64,
    /// Whether less of it helps.
    pub at_most: bool,
    /// Whether that value lies in its range of plausible values; false where it is certain and another.
    pub plausible: bool,
}

/// Most ways that are named.
const WAYS: usize = 3;

/// The up to three inputs that could bring the output to the target, each alone, the least far-fetched first. Empty when
/// none can, and when the target is met already.
///
/// How far-fetched a value is counts in deviations of its range, or in factors of e (of the odds, for a share) where the
/// input is certain. `chance` is that of [`Question`].
#[must_use]
pub fn requirements(scenario: &Scenario, output: OutputId, target: f64, chance: Option<f64>) -> Vec<Requirement> {
    let asked = |parameter: ParameterId, chance| solve(scenario, &Question { parameter, output, target, chance }).value;
    let mut ways: Vec<(f64, ParameterId)> = ParameterId::ALL
        .iter()
        .filter(|id| may_move(id.row(), output) && !id.row().is_integer())
        .filter_map(|&id| Some((strain(scenario, id, asked(id, None)?), id)))
        .filter(|(strain, _)| strain.is_finite())
        .collect();
    ways.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
    let chosen = ways.into_iter().filter_map(|(_, parameter)| {
        let value = if chance.is_some() { asked(parameter, chance)? } else { asked(parameter, None)? };
        let now = scenario.values.get(parameter);
        let plausible = scenario.range(parameter).is_some_and(|Range { p10, p90 }| p10 <= value && value <= p90);
        (value != now).then_some(Requirement { parameter, value, at_most: value < now, plausible })
    });
    chosen.take(WAYS).collect()
}

/// How far a value is from the present one.
fn strain(scenario: &Scenario, id: ParameterId, value: f64) -> f64 {
    let scale = |x: f64| scaled(id.row(), x);
    let distance = (scale(value) - scale(scenario.values.get(id))).abs();
    match scenario.range(id) {
        Some(Range { p10, p90 }) => distance / middle_and_deviation(scale(p10), scale(p90)).1,
        None => distance,
    }
}

fn scaled(row: &Parameter, value: f64) -> f64 {
    if row.shape() == Distribution::LogitNormal { logit(value) } else { log(value) }
}
