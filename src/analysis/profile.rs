//! How a result changes as one input goes through its whole range: the curve under a slider.

use super::estimate::present;
use crate::outputs::OutputId;
use crate::parameter::POSITIONS;
use crate::parameters::ParameterId;
use crate::scenario::{Evaluator, Scenario, Setting};

/// Points of (fraction of the slider, result); results that are absent are left out.
#[derive(Clone, Debug, PartialEq)]
pub struct Profile {
    /// Along the whole range, in order.
    pub points: Vec<(f64, f64)>,
    /// The present value; NaN-free, at the first point when its result is absent.
    pub at: (f64, f64),
}

/// Steps along a slider: about one every seven pixels of a narrow one.
const STEPS: u32 = 24;

/// The point answer along the range of an input.
#[must_use]
pub fn profile(scenario: &Scenario, parameter: ParameterId, output: OutputId) -> Profile {
    let row = parameter.row();
    let (mut evaluator, steady) = (Evaluator::default(), Setting::steady());
    let mut values = scenario.values;
    let mut result = |x: f64| {
        values.set(parameter, x);
        present(output.of(&evaluator.outcome(&values, &steady)))
    };
    let points: Vec<(f64, f64)> = (0..=STEPS)
        .map(|step| f64::from(step) / f64::from(STEPS))
        .filter_map(|fraction| Some((fraction, result(row.clamp(row.value_along(fraction)))?)))
        .collect();
    let now = scenario.values.get(parameter);
    let fraction = row.position_of(now) / POSITIONS;
    let at = result(now).map(|result| (fraction, result)).or(points.first().copied());
    Profile { points, at: at.unwrap_or((fraction, 0.0)) }
}
