//! A figure along one input: where the axis begins and ends.

use reach_estimator::analysis::{CurveOptions, curve};
use reach_estimator::outputs::OutputId;
use reach_estimator::parameters::ParameterId;
use reach_estimator::scenario::Scenario;

fn axis(scenario: &Scenario, parameter: ParameterId, from: Option<f64>, to: Option<f64>) -> Vec<f64> {
    let output = OutputId::TotalReach;
    curve(scenario, &CurveOptions { parameter, output, from, to, points: Some(11), draws: 64 }).x
}

fn ends(scenario: &Scenario, parameter: ParameterId) -> (f64, f64) {
    let x = axis(scenario, parameter, None, None);
    (x[0], x[x.len() - 1])
}

/// The present value stands left of the middle, and the axis ends at a round number.
#[test]
fn an_axis_goes_on_beyond_the_present_value() {
    for &id in ParameterId::ALL {
        let row = id.row();
        for value in [row.min, row.default, row.value_at(3_000.0), row.value_at(6_000.0)] {
            let scenario = Scenario::default().with(id, value);
            let (value, (first, last)) = (scenario.values.get(id), ends(&scenario, id));
            assert_eq!(first, row.min, "{}", row.id);
            if row.is_integer() {
                assert_eq!(last, (2.0 * value).max(row.min + 5.0).min(row.max), "{}: {value}", row.id);
            } else if value > row.min {
                let least = (2.5 * value).min(row.max) * (1.0 - 1e-9);
                assert!((least..=5.0 * value).contains(&last), "{}: {last} for {value}", row.id);
                let digits = format!("{last:e}");
                let round = ["1e", "2e", "2.5e", "5e"].iter().any(|start| digits.starts_with(start));
                assert!(round || last == row.max, "{}: {last} for {value}", row.id);
            } else {
                assert!(last > first, "{}: {last}", row.id);
            }
        }
    }
}

/// Ends that are asked for are kept within what the input may be; ends that do not rise are none.
#[test]
fn an_axis_that_is_asked_for_is_kept_where_it_can_be() {
    let id = ParameterId::Participation;
    let asked = |from, to| axis(&Scenario::default(), id, from, to);
    let near = |x: &[f64], expected: (f64, f64)| assert_eq!((x[0], x[x.len() - 1]), expected);
    near(&asked(Some(0.2), Some(0.4)), (0.2, 0.4));
    near(&asked(Some(-3.0), Some(7.0)), (0.0, 1.0));
    near(&asked(Some(0.4), Some(0.4)), (0.0, 1.0));
    near(&asked(Some(0.4), Some(0.2)), (0.0, 1.0));
    let x = asked(Some(0.2), Some(0.4));
    assert_eq!(x.len(), 11);
    assert!(x.windows(2).all(|pair| (pair[1] - pair[0] - 0.02).abs() < 1e-12), "{x:?}");
}
