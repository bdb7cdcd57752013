//! How a result changes as one input goes through its whole range: the curve under a slider.

use super::estimate::present;
use crate::model::{LANES, Lanes};
use crate::outputs::OutputId;
use crate::parameter::POSITIONS;
use crate::parameters::{Inputs, ParameterId};
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

/// The point answer along the range of an input, sixteen places at a time in single precision: it is drawn a few pixels
/// high.
#[must_use]
#[inline(never)]
pub fn profile(scenario: &Scenario, parameter: ParameterId, output: OutputId) -> Profile {
    let row = parameter.row();
    let now = scenario.values.get(parameter);
    let fractions =
        (0..=STEPS).map(|step| f64::from(step) / f64::from(STEPS)).chain([row.position_of(now) / POSITIONS]);
    let fractions: Vec<f64> = fractions.collect();
    let along = |&fraction: &f64| row.clamp(row.value_along(fraction));
    let mut places: Vec<f64> = fractions.iter().map(along).collect();
    if let Some(last) = places.last_mut() {
        *last = now;
    }
    let (mut evaluator, steady) = (Evaluator::default(), Setting::steady());
    let mut inputs: Inputs<Lanes> = scenario.values.broadcast();
    let mut heights = Vec::with_capacity(places.len() + LANES);
    // Lanes share the number of rounds, and whether there is anything at all: the least value, which may be none, is alone.
    let together = if row.is_integer() { 1 } else { LANES };
    let alike = places.chunk_by(|a, b| (*a > row.min) == (*b > row.min));
    for block in alike.flat_map(|places| places.chunks(together)) {
        inputs.set(parameter, Lanes::padded(block));
        evaluator.prepare(&inputs, &steady);
        let figures = <[f32; LANES]>::from(evaluator.prepared_accounts(&inputs, &steady).figure(output, &inputs));
        heights.extend(figures.into_iter().take(block.len()).map(f64::from));
    }
    let mut found = fractions.into_iter().zip(heights).map(|(fraction, height)| (fraction, present(height)));
    let at = found.next_back();
    let points: Vec<(f64, f64)> = found.filter_map(|(fraction, height)| Some((fraction, height?))).collect();
    let fraction = at.map_or(0.0, |(fraction, _)| fraction);
    let at = at.and_then(|(fraction, height)| Some((fraction, height?))).or(points.first().copied());
    Profile { points, at: at.unwrap_or((fraction, 0.0)) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scenario::evaluate;

    /// Beside the point answer, in shares of the height that the picture has: less than a tenth of a pixel.
    #[test]
    fn heights_are_those_of_the_point_answer() {
        let several = Scenario::default().with(ParameterId::XContacts, 300.0).with(ParameterId::OtherContacts, 150.0);
        for scenario in [Scenario::default(), several] {
            for &parameter in ParameterId::ALL {
                for output in [OutputId::TotalReach, OutputId::TotalClicks, OutputId::Roi, OutputId::Multiple] {
                    let profile = profile(&scenario, parameter, output);
                    let row = parameter.row();
                    let exact = |fraction: f64| {
                        let x = row.clamp(row.value_along(fraction));
                        present(output.of(&evaluate(&scenario.with(parameter, x).values)))
                    };
                    let expected: Vec<(f64, f64)> = (0..=STEPS)
                        .map(|step| f64::from(step) / f64::from(STEPS))
                        .filter_map(|fraction| Some((fraction, exact(fraction)?)))
                        .collect();
                    let places = |points: &[(f64, f64)]| points.iter().map(|point| point.0).collect::<Vec<_>>();
                    assert_eq!(places(&profile.points), places(&expected), "{} {}", row.id, output.name());
                    let range = expected.iter().fold(f64::MIN_POSITIVE, |most, (_, y)| most.max(y.abs()));
                    for ((_, found), (fraction, expected)) in profile.points.iter().zip(&expected) {
                        let off = (found - expected).abs() / range;
                        assert!(off < 0.005, "{} {} at {fraction}: {found} for {expected}", row.id, output.name());
                    }
                }
            }
        }
    }
}
