//! Goal seek: the value of one input at which an output meets a target.

use super::distribution::columns;
use super::draws::{DRAWS_AT_REST, DRAWS_OF_FIGURES};
use super::quantiles::{Ranked, finite};
use crate::outputs::OutputId;
use crate::parameter::{MoneyEffect, Parameter, Scale};
use crate::parameters::ParameterId;
use crate::scenario::{Scenario, evaluate};
use serde::Serialize;

/// What is sought.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Question {
    /// The input that may move.
    pub parameter: ParameterId,
    /// The output that must meet the target.
    pub output: OutputId,
    /// At least this much, or at most, where less is better.
    pub target: f64,
    /// In what share of the cases; the point answer must meet it when absent.
    pub chance: Option<f64>,
}

/// Why there is no answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Reason {
    /// Not even at the best end of the input's range.
    Unreachable,
    /// The output does not follow this input in one direction (M30).
    NotMonotone,
    /// The output does not depend on this input.
    NoEffect,
}

/// The answer, or the best there is.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Solution {
    /// The value of the input that meets the target.
    pub value: Option<f64>,
    /// Why there is none.
    pub reason: Option<Reason>,
    /// The best that the output can be when there is none.
    pub best: Option<f64>,
    /// The value of the input at which it is.
    pub at: Option<f64>,
    /// The other input that would help most there.
    pub limited_by: Option<ParameterId>,
}

/// Places at which the range of the input is probed, so that outputs with a turning point (net result) are found too.
const PROBES: u32 = 40;

/// How near to the place where the target is met the search goes, as a share of the value: for a point answer, for one
/// of a few draws, and for the figures that a reader sees.
const EXACT: f64 = 1e-13;
const COARSE: f64 = 1e-5;
const FINE: f64 = 1e-6;

/// First step from the place that a few draws have found, as a share of the value; each further one is twice as long.
const STRIDE: f64 = 0.005;
const STRIDES: u32 = 10;

/// Finds the smallest value of the input that meets the target; for a cost, or where a cost rises with it, the largest.
/// With a chance it is met by the figures of a page at rest.
///
/// Money asks for a programme: what costs nothing because nobody shares anything is no answer.
#[must_use]
pub fn solve(scenario: &Scenario, question: &Question) -> Solution {
    let Question { parameter, output, target, .. } = *question;
    let row = parameter.row();
    if !may_move(row, output) {
        return Solution { reason: Some(Reason::NotMonotone), ..NOTHING };
    }
    let at_most = output.higher_is_better() == Some(false);
    // Positive where the target is met.
    let margin_of = |draws: usize| {
        move |x: f64| {
            let value = response(scenario, question, x, draws);
            if at_most { target - value } else { value - target }
        }
    };
    // Whole numbers are few, and each is looked at once.
    let margin = margin_of(if row.is_integer() { DRAWS_OF_FIGURES } else { DRAWS_AT_REST });
    let first = if output.is_money() && is_empty(&scenario.with(parameter, row.min)) { smallest(row) } else { row.min };
    let mut probes: Vec<f64> =
        (0..=PROBES).map(|probe| row.value_along(f64::from(probe) / f64::from(PROBES)).max(first)).collect();
    if row.is_integer() {
        probes = (0..=PROBES).map(|probe| row.clamp(row.min + f64::from(probe))).collect();
    }
    probes.dedup();
    if output.is_money() {
        probes.retain(|&x| !is_empty(&scenario.with(parameter, x)));
    }
    if row.money.is_some() && has_no_effect(scenario, question) {
        return Solution { reason: Some(Reason::NoEffect), ..NOTHING };
    }
    let largest = at_most || row.money == Some(MoneyEffect::Lowers);
    if largest && margin(first) >= 0.0 {
        probes.reverse();
    }
    let mut before: Option<f64> = None;
    for &x in &probes {
        if margin(x) >= 0.0 {
            let value = match before {
                Some(failing) if !row.is_integer() && question.chance.is_none() => crossing(margin, failing, x, EXACT),
                Some(failing) if !row.is_integer() => {
                    let near = crossing(margin, failing, x, COARSE);
                    settled(margin_of(DRAWS_OF_FIGURES), near, x - failing, (first, row.max))
                }
                _ => x,
            };
            return Solution { value: Some(value), ..NOTHING };
        }
        before = Some(x);
    }
    let best = probes.iter().copied().max_by(|&a, &b| margin(a).total_cmp(&margin(b)));
    Solution {
        reason: Some(Reason::Unreachable),
        best: best.and_then(|x| finite(response(scenario, question, x, DRAWS_OF_FIGURES))),
        at: best,
        limited_by: best.and_then(|x| limiting(&scenario.with(parameter, x), question)),
        ..NOTHING
    }
}

/// Whether goal seek may move this input to change that output.
pub(super) fn may_move(row: &Parameter, output: OutputId) -> bool {
    row.solvable || (row.money.is_some() && output.is_money())
}

/// Nobody shares anything that anybody sees.
fn is_empty(scenario: &Scenario) -> bool {
    evaluate(&scenario.values).employees.impressions <= 0.0
}

/// Whether the output is the same at both ends of the input.
fn has_no_effect(scenario: &Scenario, question: &Question) -> bool {
    let row = question.parameter.row();
    let at = |x: f64| question.output.of(&evaluate(&scenario.with(question.parameter, x).values));
    at(row.min) == at(row.max)
}

/// The smallest value of a parameter that is not its minimum.
fn smallest(row: &Parameter) -> f64 {
    match row.scale {
        Scale::Linear => row.clamp(row.min + row.step),
        Scale::Log { floor } => floor,
    }
}

const NOTHING: Solution = Solution { value: None, reason: None, best: None, at: None, limited_by: None };

/// The smallest argument between `low` and `high` at which a rising function is at least `target`; `None` when it is not
/// even at `high`.
#[must_use]
pub fn goal_seek(function: impl Fn(f64) -> f64, target: f64, low: f64, high: f64) -> Option<f64> {
    let margin = |x: f64| function(x) - target;
    if margin(low) >= 0.0 {
        return Some(low);
    }
    (margin(high) >= 0.0).then(|| crossing(margin, low, high, EXACT))
}

/// Where `margin` turns from negative at `failing` to positive at `passing`: the ITP method (Oliveira and Takahashi 2020).
/// Gives a place where the target is met.
fn crossing(margin: impl Fn(f64) -> f64, failing: f64, passing: f64, share: f64) -> f64 {
    let direction = if failing < passing { 1.0 } else { -1.0 };
    let (low, high) = if failing < passing { (failing, passing) } else { (passing, failing) };
    let finite_margin = |x: f64| (direction * margin(x)).clamp(-f64::MAX, f64::MAX);
    let tolerance = share * high.abs().max(f64::MIN_POSITIVE);
    let found = kurbo::common::solve_itp(
        finite_margin,
        low,
        high,
        tolerance,
        1,
        0.2 / (high - low),
        finite_margin(low),
        finite_margin(high),
    );
    // The method stops within the tolerance on either side; the answer must meet the target.
    [0.0, 1.0, 2.0, 4.0]
        .into_iter()
        .map(|steps| (found + direction * steps * tolerance).clamp(low, high))
        .find(|&x| margin(x) >= 0.0)
        .unwrap_or(passing)
}

/// Where a margin of many draws turns positive, near the place where that of few does; the end of the input's range where
/// it stays as it is as far as that.
fn settled(margin: impl Fn(f64) -> f64, near: f64, onward: f64, (first, last): (f64, f64)) -> f64 {
    let unit = STRIDE * onward.signum() * near.abs().max(onward.abs() * STRIDE);
    let is_met = margin(near) >= 0.0;
    let away = if is_met { -unit } else { unit };
    let mut from = near;
    for doubling in 0..STRIDES {
        let to = (from + away * f64::from(1 << doubling)).clamp(first, last);
        if (margin(to) >= 0.0) != is_met {
            let (failing, passing) = if is_met { (to, from) } else { (from, to) };
            return crossing(margin, failing, passing, FINE);
        }
        from = to;
    }
    from
}

/// The output at one value of the input: the point answer, or the figure that is met in the chosen share of cases. The
/// input's own range moves with it, so that a scenario with the answer in it shows the same chance.
fn response(scenario: &Scenario, question: &Question, x: f64, draws: usize) -> f64 {
    let Question { parameter, output, chance, .. } = *question;
    let moved = scenario.with(parameter, x);
    let Some(chance) = chance else { return output.of(&evaluate(&moved.values)) };
    let share = if output.higher_is_better() == Some(false) { chance } else { 1.0 - chance };
    let columns = columns(&moved, &[output], draws);
    columns.first().map_or(f64::INFINITY, |column| Ranked::of(column).quantile(share))
}

/// The other input of which a tenth more would help the output most.
fn limiting(scenario: &Scenario, question: &Question) -> Option<ParameterId> {
    let sign = if question.output.higher_is_better() == Some(false) { -1.0 } else { 1.0 };
    let value = |scenario: &Scenario| sign * question.output.of(&evaluate(&scenario.values));
    let now = value(scenario);
    ParameterId::ALL
        .iter()
        .copied()
        .filter(|&id| id != question.parameter && (id.row().solvable || id == ParameterId::Population))
        .map(|id| (id, value(&scenario.with(id, 1.1 * scenario.values.get(id))) - now))
        .filter(|&(_, gain)| gain > 0.0)
        .max_by(|a, b| a.1.total_cmp(&b.1))
        .map(|(id, _)| id)
}
