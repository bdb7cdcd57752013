//! Draws in single precision against double precision: every function over every exponent, then whole scenarios.

use crate::strategy::{config, inputs, plausible_inputs};
use proptest::prelude::*;
use reach_estimator::model::{LANES, Lanes, Real};
use reach_estimator::outputs::OutputId;
use reach_estimator::parameters::Inputs;
use reach_estimator::scenario::evaluate;

/// Relative error of the transcendental functions, in units of 2^-24 (half the last place of a number just above 1).
const UNIT: f64 = 1.0 / (1_u32 << 24) as f64;
const EXP: f64 = 2.0;
const EXP_M1: f64 = 2.0;
const LN: f64 = 2.0;
const LN_1P: f64 = 2.0;

fn in_lanes(x: f32, function: fn(Lanes) -> Lanes) -> f64 {
    let lanes = <[f32; LANES]>::from(function(Lanes::from([x; LANES])));
    assert!(lanes.iter().all(|lane| lane.to_bits() == lanes[0].to_bits()), "lanes differ at {x}");
    f64::from(lanes[0])
}

/// Positive single-precision numbers of every exponent from `low` to `high`, `each` of every one.
fn every_exponent(low: i32, high: i32, each: u32) -> impl Iterator<Item = f32> {
    (low..=high).flat_map(move |exponent| {
        let base = f64::from(exponent).exp2();
        (0..each).map(move |step| (base * (1.0 + f64::from(step) / f64::from(each))) as f32)
    })
}

/// The largest relative error over `arguments`, in units of 2^-24, and where it is.
fn worst(function: fn(Lanes) -> Lanes, exact: fn(f64) -> f64, arguments: impl Iterator<Item = f32>) -> (f64, f32) {
    arguments
        .map(|x| {
            let expected = exact(f64::from(x));
            let error = if expected == 0.0 { 0.0 } else { (in_lanes(x, function) / expected - 1.0).abs() / UNIT };
            (error, x)
        })
        .fold((0.0, 0.0), |worst, found| if found.0 > worst.0 { found } else { worst })
}

fn check(
    name: &str,
    function: fn(Lanes) -> Lanes,
    exact: fn(f64) -> f64,
    arguments: impl Iterator<Item = f32>,
    allowed: f64,
) {
    let (error, at) = worst(function, exact, arguments);
    println!("{name}: {error:.2} units of 2^-24, at {at}");
    assert!(error <= allowed, "{name}: {error} units of 2^-24 at {at}");
}

#[test]
fn exponentials_are_accurate_over_every_exponent() {
    let both_signs =
        |high: i32| every_exponent(-126, high, 512).flat_map(|x| [x, -x]).filter(|x| (-87.0..=88.0).contains(x));
    check("exp", Real::exp, libm::exp, both_signs(6), EXP);
    check("exp_m1", Real::exp_m1, libm::expm1, both_signs(6), EXP_M1);
}

#[test]
fn logarithms_are_accurate_over_every_exponent() {
    check("ln", Real::ln, libm::log, every_exponent(-126, 127, 512), LN);
    check("ln_1p", Real::ln_1p, libm::log1p, every_exponent(-126, 126, 512), LN_1P);
    let negative = every_exponent(-126, -1, 512).map(|x| -x).filter(|x| *x > -1.0);
    check("ln_1p below 0", Real::ln_1p, libm::log1p, negative, LN_1P);
}

#[test]
fn beyond_the_exponents_results_stay_in_order() {
    assert_eq!(in_lanes(-1e9, Real::exp_m1), -1.0);
    assert!(in_lanes(-1e9, Real::exp) < 1e-37);
    assert!(in_lanes(1e9, Real::exp) > 1e38 && in_lanes(1e9, Real::exp).is_finite());
    assert_eq!((in_lanes(0.0, Real::exp), in_lanes(0.0, Real::exp_m1), in_lanes(0.0, Real::ln_1p)), (1.0, 0.0, 0.0));
    assert_eq!(in_lanes(1.0, Real::ln), 0.0);
}

#[test]
fn lanes_do_not_touch_each_other() {
    let mixed = [0.5_f32, -3.0, 80.0, 0.0, 1e-30, -1e-30, 7.25, -80.0];
    let together = <[f32; LANES]>::from(Lanes::from(mixed).exp_m1());
    for (lane, x) in together.into_iter().zip(mixed) {
        assert_eq!(f64::from(lane), in_lanes(x, Real::exp_m1));
    }
}

fn broadcast(inputs: &Inputs<f64>) -> Inputs<Lanes> {
    inputs.map(|_, value| Lanes::of(value))
}

/// Differences lose the digits that their parts share: what their error is measured against.
fn size(output: OutputId, outcome: &reach_estimator::outputs::Outcome<f64>) -> f64 {
    let money = &outcome.money;
    match output {
        OutputId::IncrementalReach => outcome.total.reach,
        OutputId::Net => money.gross_profit + money.cost,
        OutputId::Roi => 100.0 + money.roi.abs(),
        _ => output.of(outcome),
    }
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn whole_scenarios_agree_with_double_precision(inputs in plausible_inputs()) {
        let exact = evaluate(&inputs);
        let lanes = evaluate(&broadcast(&inputs));
        for &output in OutputId::ALL {
            let found = f64::from(<[f32; LANES]>::from(output.of(&lanes))[0]);
            let expected = output.of(&exact);
            // The payback of a net result near zero has no digits at all.
            if output == OutputId::Payback && exact.money.net.abs() < 1e-2 * exact.money.cost {
                continue;
            }
            let error = (found - expected).abs();
            prop_assert!(error <= 1e-4 * size(output, &exact) || found == expected, "{}: {found}, not {expected}", output.name());
        }
    }

    #[test]
    fn draws_of_any_scenario_are_numbers(inputs in inputs()) {
        let lanes = evaluate(&broadcast(&inputs));
        for &output in OutputId::ALL {
            let lanes = <[f32; LANES]>::from(output.of(&lanes));
            prop_assert!(lanes.iter().all(|lane| !lane.is_nan()), "{}: {lanes:?}", output.name());
        }
    }
}
