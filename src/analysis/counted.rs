//! What was counted of an earlier period as a point beside a curve of the present.

use super::fit::Ceiling;
use crate::outputs::{Account, Outcome, OutputId};
use crate::parameter::Z90;
use crate::parameters::ParameterId;
use crate::past::PastId;
use crate::scenario::{Scenario, evaluate};
use libm::{exp, log1p};

/// A counted result of a month, at the input that the people who shared then stand for.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Counted {
    /// Value of the input: so many employees, or so many of a hundred, are the people who shared.
    pub x: f64,
    /// The result in a month. Of a total, what was counted and what the page adds to it.
    pub value: f64,
    /// In one case of ten it was less, as far as the error of the count goes.
    pub p10: f64,
    /// In one case of ten it was more.
    pub p90: f64,
}

/// The point of a curve. `None` where nothing was counted of that result, where the count cannot be, or where the input
/// says nothing about how many shared.
#[must_use]
pub fn counted(scenario: &Scenario, parameter: ParameterId, output: OutputId) -> Option<Counted> {
    let past = &scenario.past;
    let (account, figure) = output.name().split_once('.')?;
    let id = PastId::ALL.iter().copied().find(|id| id.row().result && id.row().name == figure)?;
    let count = past.get(id);
    if count <= 0.0 || past.sharers <= 0.0 || past.shares <= 0.0 || Ceiling::broken_by(scenario, id, count).is_some() {
        return None;
    }
    let values = &scenario.values;
    let whole = match parameter {
        ParameterId::Employees => values.participation * values.policy_factor,
        ParameterId::Participation => values.employees * values.policy_factor,
        _ => return None,
    };
    let x = past.sharers / whole;
    let row = parameter.row();
    if !(row.min..=row.max).contains(&x) {
        return None;
    }
    let month = if id == PastId::Reach { count } else { count / past.months };
    let beside = match account {
        "employees" => 0.0,
        "total" => {
            let mut then = *values;
            then.set(parameter, x);
            then.set(ParameterId::Posts, ParameterId::Posts.row().clamp(past.shares / past.sharers / past.months));
            let Outcome { total, employees, .. } = evaluate(&then);
            let figure = |account: &Account<f64>| match id {
                PastId::Impressions => account.impressions,
                PastId::Clicks => account.clicks,
                PastId::Engagements => account.engagements,
                _ => account.reach,
            };
            (figure(&total) - figure(&employees)).max(0.0)
        }
        _ => return None,
    };
    let factor = exp(Z90 * log1p(past.error));
    let at = |count: f64| count + beside;
    Some(Counted { x, value: at(month), p10: at(month / factor), p90: at(month * factor) })
        .filter(|counted| [counted.value, counted.p10, counted.p90].iter().all(|value| value.is_finite()))
}
