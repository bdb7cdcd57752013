//! Draws in single precision against double precision: every function over every exponent, then whole scenarios.

use crate::strategy::{config, inputs, plausible_inputs};
use proptest::prelude::*;
use reach_estimator::model::{LANES, Lanes, Number, Real, exposed_share, pressure_for};
use reach_estimator::outputs::OutputId;
use reach_estimator::parameters::Inputs;
use reach_estimator::scenario::evaluate;

/// Relative error of the transcendental functions, in units of 2^-24 (half the last place of a number just above 1).
const UNIT: f64 = 1.0 / (1_u32 << 24) as f64;
const EXP2: f64 = 5.0;
const EXP: f64 = 5.0;
const EXP_M1: f64 = 12.0;
const LN_1P: f64 = 6.0;
/// Of 1 - (1 + x)^power: what its two polynomials leave, and for each factor of e in the power what the logarithm leaves.
const COMPOUND: f64 = 15.0;
const COMPOUND_EXPONENT: f64 = 5.0;

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
    let exp2 = |mut x: Lanes| {
        Lanes::exp2(core::slice::from_mut(&mut x));
        x
    };
    check("exp2", exp2, libm::exp2, both_signs(6), EXP2);
    check("exp", Real::exp, libm::exp, both_signs(6), EXP);
    check("exp_m1", Real::exp_m1, libm::expm1, both_signs(6), EXP_M1);
}

#[test]
fn logarithms_are_accurate_over_every_exponent() {
    check("ln_1p", Real::ln_1p, libm::log1p, every_exponent(-126, 125, 512), LN_1P);
    let negative = every_exponent(-126, -1, 512).map(|x| -x).filter(|x| *x > -1.0);
    check("ln_1p below 0", Real::ln_1p, libm::log1p, negative, LN_1P);
}

/// 1 - (1 + x)^power in lanes, alone and beside (1 + x)^power, which must be as much less than 1.
fn compound(x: f32, power: f32) -> (f64, f64) {
    let [x, power] = [x, power].map(|number| Lanes::from([number; LANES]));
    let first = |lanes: Lanes| f64::from(<[f32; LANES]>::from(lanes)[0]);
    let [mut loss, mut kept, mut beside] = [[x, x]; 3];
    Real::compound_losses(&mut loss, &power);
    let [loss, same] = loss;
    Real::compounds_and_losses(&[x, x], &power, &mut kept, &mut beside);
    let ([kept, _], [beside, _]) = (kept, beside);
    assert_eq!([first(same), first(beside)], [first(loss); 2]);
    (first(loss), first(kept))
}

#[test]
fn powers_are_accurate_over_every_exponent() {
    let mut worst = (0.0, 0.0, 0.0);
    for power in [-6.0_f32, -5.0, -2.0, -1.0, -0.5, -0.1, 0.5, 1.0] {
        let above = every_exponent(-126, 100, 64);
        let below = every_exponent(-126, -1, 64).map(|x| -x).filter(|x| *x > -1.0);
        for x in above.chain(below) {
            let exponent = f64::from(power) * libm::log1p(f64::from(x));
            if !(-85.0..=78.0).contains(&exponent) {
                continue;
            }
            let (loss, kept) = compound(x, power);
            let allowed = COMPOUND + COMPOUND_EXPONENT * exponent.abs();
            for (found, exact) in [(loss, -libm::expm1(exponent)), (kept, libm::exp(exponent))] {
                let error = (found / exact - 1.0).abs() / UNIT;
                if error / allowed > worst.0 {
                    worst = (error / allowed, error, f64::from(x));
                }
                assert!(error <= allowed, "(1 + {x})^{power}: {error} units of 2^-24, {allowed} allowed");
            }
        }
    }
    println!(
        "1 - (1 + x)^power: at most {:.2} of what is allowed, {:.1} units of 2^-24 at {}",
        worst.0, worst.1, worst.2
    );
}

#[test]
fn no_dispersion_is_the_limit_of_small_ones() {
    let share = |pressure: Lanes| exposed_share(pressure, Lanes::zero());
    let pressure = |share: Lanes| pressure_for(share, Lanes::zero());
    let pressures = every_exponent(-60, 3, 64);
    check("1 - e^-L", share, |pressure| -libm::expm1(-pressure), pressures, COMPOUND + COMPOUND_EXPONENT * 8.0);
    check("-ln(1 - s)", pressure, |share| -libm::log1p(-share), every_exponent(-60, -1, 64), COMPOUND);
}

#[test]
fn beyond_the_exponents_results_stay_in_order() {
    assert_eq!(in_lanes(-1e9, Real::exp_m1), -1.0);
    assert!(in_lanes(-1e9, Real::exp) < 1e-37);
    assert!(in_lanes(1e9, Real::exp) > 1e38 && in_lanes(1e9, Real::exp).is_finite());
    assert_eq!(compound(0.0, -3.0), (0.0, 1.0));
    assert!(compound(1e30, -6.0).0 == 1.0 && compound(-0.999_999_9, -1e3).0 < -1e34);
    assert_eq!((in_lanes(0.0, Real::exp), in_lanes(0.0, Real::exp_m1), in_lanes(0.0, Real::ln_1p)), (1.0, 0.0, 0.0));
}

#[test]
fn lanes_do_not_touch_each_other() {
    let some = [0.5_f32, -3.0, 80.0, 0.0, 1e-30, -1e-30, 7.25, -80.0];
    let mixed: [f32; LANES] = std::array::from_fn(|lane| some[lane % some.len()] * (1.0 + (lane / some.len()) as f32));
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
