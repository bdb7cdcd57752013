//! Two scenarios on the same draws, and one at the pessimistic end of everything.

use super::distribution::columns;
use super::draws::balanced;
use super::quantiles::Percentiles;
use crate::outputs::OutputId;
use crate::parameter::Range;
use crate::parameters::ParameterId;
use crate::scenario::{Scenario, evaluate};
use serde::{Serialize, Serializer};

/// How scenario B differs from scenario A.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Comparison {
    /// Every output, in order.
    #[serde(serialize_with = "by_name")]
    pub outputs: Vec<(OutputId, Difference)>,
}

/// One output of two scenarios.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Difference {
    /// Scenario A.
    pub a: Percentiles,
    /// Scenario B.
    pub b: Percentiles,
    /// B - A, draw by draw.
    pub difference: Percentiles,
    /// Share of the draws in which B is better than A; ties count half.
    pub probability: f64,
}

fn by_name<S: Serializer>(rows: &[(OutputId, Difference)], serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_map(rows.iter().map(|(output, row)| (output, row)))
}

/// Compares two scenarios. Both see the same draws, so what they share cancels out of the difference.
#[must_use]
pub fn compare(a: &Scenario, b: &Scenario, draws: usize) -> Comparison {
    let draws = balanced(draws);
    let columns_a = columns(a, OutputId::ALL, draws);
    let columns_b = columns(b, OutputId::ALL, draws);
    let rows = OutputId::ALL.iter().zip(columns_a).zip(columns_b);
    Comparison {
        outputs: rows
            .map(|((&output, a), b)| {
                let mut difference: Vec<f32> = a.iter().zip(&b).map(|(a, b)| b - a).collect();
                // Absent on both sides is no difference.
                difference.iter_mut().filter(|value| value.is_nan()).for_each(|value| *value = 0.0);
                let sign = if output.higher_is_better() == Some(false) { -1.0 } else { 1.0 };
                let wins = difference.iter().map(|&value| credit(value * sign)).sum::<f64>();
                #[allow(clippy::cast_precision_loss, reason = "far below 2^52 draws")]
                let probability = wins / draws as f64;
                let row = Difference {
                    a: Percentiles::of(&a),
                    b: Percentiles::of(&b),
                    difference: Percentiles::of(&difference),
                    probability,
                };
                (output, row)
            })
            .collect(),
    }
}

fn credit(advantage: f32) -> f64 {
    if advantage > 0.0 {
        1.0
    } else if advantage < 0.0 {
        0.0
    } else {
        0.5
    }
}

/// The scenario with every uncertain input at the end of its range that lowers the programme's net result: P10 where
/// more is better, P90 for costs and overlaps. The inputs are certain there.
#[must_use]
pub fn stressed(scenario: &Scenario) -> Scenario {
    let mut changed = *scenario;
    for &id in ParameterId::ALL {
        if let Some((value, range)) = worse_end(scenario, id) {
            changed.values.set(id, value);
            changed.ranges.set(id, Some(range));
        }
    }
    changed
}

/// The end of a range that a pessimist expects, as a value that is certain.
#[inline(never)] // once for each parameter, and large
fn worse_end(scenario: &Scenario, id: ParameterId) -> Option<(f64, Range)> {
    let range = scenario.range(id)?;
    let (low, high) = (scenario.with(id, range.p10), scenario.with(id, range.p90));
    let value = if merit(&low) <= merit(&high) { &low } else { &high }.values.get(id);
    Some((value, Range { p10: value, p90: value }))
}

/// What a pessimist looks at, in this order: an end is worse when the first figure that differs is.
fn merit(scenario: &Scenario) -> [f64; 5] {
    let outcome = evaluate(&scenario.values);
    let money = outcome.money;
    [
        outcome.total.reach,
        outcome.employees.clicks,
        money.customers,
        -money.cost,
        money.media_equivalent_cpc + money.media_equivalent_cpm,
    ]
}
