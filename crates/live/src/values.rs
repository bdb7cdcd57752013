//! Numbers into scenarios and back.

use reach_estimator::dependence::Dependence;
use reach_estimator::outputs::OutputId;
use reach_estimator::parameter::Range;
use reach_estimator::parameters::ParameterId;
use reach_estimator::past::Past;
use reach_estimator::scenario::Scenario;

/// An absent figure is no number.
pub(crate) fn absent(value: Option<f64>) -> f64 {
    value.unwrap_or(f64::NAN)
}

/// The parameter of that place in the table.
pub(crate) fn parameter(place: usize) -> Option<ParameterId> {
    ParameterId::ALL.get(place).copied()
}

/// The output of that place in the list.
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "casts from floating point saturate")]
pub(crate) fn output(place: f64) -> Option<OutputId> {
    OutputId::ALL.get(place as usize).copied()
}

/// Letters of how the inputs hang together, at most.
const LETTERS: usize = 120;

/// Reads value, P10 and P90 of each parameter, then the letters of how they hang together, 0 where there are none, then
/// the facts of the earlier period. Values are clamped; what is no number is the table's.
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "casts from floating point saturate")]
pub(crate) fn read(values: &[f64]) -> Scenario {
    let mut scenario = Scenario::default();
    let (values, letters) = values.split_at(values.len().min(3 * ParameterId::ALL.len()));
    for (&id, entry) in ParameterId::ALL.iter().zip(values.chunks_exact(3)) {
        let &[value, p10, p90] = entry else { continue };
        if !value.is_nan() {
            scenario.values.set(id, id.row().clamp(value));
        }
        scenario.ranges.set(id, id.row().within(Range { p10, p90 }));
    }
    let (letters, facts) = letters.split_at(letters.len().min(LETTERS));
    // In the order of the list; checked when they were taken, so that no message about them is needed here.
    if let &[months, sharers, shares, impressions, clicks, engagements, reach, error] = facts {
        scenario.past = Past { months, sharers, shares, impressions, clicks, engagements, reach, error };
    }
    let letters = letters.iter().take_while(|&&letter| letter > 0.0).map(|&letter| char::from(letter as u8));
    scenario.dependence = Dependence::parse(&letters.collect::<String>()).unwrap_or_default();
    scenario
}

/// The same the other way round, without the letters, which no question here changes.
pub(crate) fn written(scenario: &Scenario) -> Vec<f64> {
    let entry = |&id| {
        let [p10, p90] = scenario.ranges.get(id).map_or([f64::NAN; 2], |Range { p10, p90 }| [p10, p90]);
        [scenario.values.get(id), p10, p90]
    };
    ParameterId::ALL.iter().flat_map(entry).collect()
}
