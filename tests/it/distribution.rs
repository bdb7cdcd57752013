//! Ranges: against brute force, smooth under a moving slider, and drawn through few computed points.

use fastrand::Rng;
use reach_estimator::analysis::normal::{logit_normal_quantile, lognormal_quantile};
use reach_estimator::analysis::{
    CurveOptions, DRAWS_AT_REST, DRAWS_MOVING, DRAWS_OF_FIGURES, Distribution, DistributionOptions, Percentiles, Study,
    compare, curve, distribution, stressed,
};
use reach_estimator::outputs::OutputId;
use reach_estimator::parameter::{Distribution as Shape, Range};
use reach_estimator::parameters::{Inputs, ParameterId};
use reach_estimator::presets::Preset;
use reach_estimator::query::parse;
use reach_estimator::scenario::{Scenario, evaluate};

fn preset(name: &str) -> Scenario {
    Preset::find(name).unwrap().scenario()
}

fn ask(scenario: &Scenario, outputs: &[OutputId], draws: usize) -> Distribution {
    let options = DistributionOptions { draws, outputs: outputs.to_vec(), goals: Vec::new(), dots: None };
    distribution(scenario, &options)
}

fn figures(range: Percentiles) -> [f64; 3] {
    [range.p10, range.p50, range.p90].map(|figure| figure.unwrap())
}

/// Pseudo-random draws in double precision, sorted: nothing is shared with the sampler but the quantile functions.
fn brute_force(scenario: &Scenario, outputs: &[OutputId], draws: usize) -> Vec<[f64; 3]> {
    let mut random = Rng::with_seed(1);
    let mut columns = vec![Vec::with_capacity(draws); outputs.len()];
    for _ in 0..draws {
        let values = Inputs::from_fn(|id| {
            let Some(Range { p10, p90 }) = scenario.range(id) else { return scenario.values.get(id) };
            let uniform = random.f64().max(1e-12);
            match id.row().shape() {
                Shape::LogitNormal => logit_normal_quantile(uniform, p10, p90),
                Shape::Lognormal => lognormal_quantile(uniform, p10, p90),
                Shape::Certain => scenario.values.get(id),
            }
        });
        let outcome = evaluate(&values);
        for (column, output) in columns.iter_mut().zip(outputs) {
            column.push(output.of(&outcome));
        }
    }
    columns
        .iter_mut()
        .map(|column| {
            column.sort_by(f64::total_cmp);
            [0.1, 0.5, 0.9].map(|share| column[(share * (draws - 1) as f64).round() as usize])
        })
        .collect()
}

/// At rest the key figures stand still: nearer to what many independent draws give than those can tell.
#[test]
fn key_figures_at_rest_are_those_of_many_draws() {
    let outputs = [OutputId::TotalReach, OutputId::TotalClicks, OutputId::TotalImpressions, OutputId::Cost];
    let company = Scenario::default().with(ParameterId::Employees, 5_000.0);
    for (name, scenario) in [("defaults", Scenario::default()), ("5,000 staff", company)] {
        let found = ask(&scenario, &outputs, DRAWS_OF_FIGURES);
        for ((output, found), exact) in found.outputs.into_iter().zip(brute_force(&scenario, &outputs, 150_000)) {
            for (found, exact) in figures(found).into_iter().zip(exact) {
                let error = found / exact - 1.0;
                println!("{name} {}: {found:.0}, brute force {exact:.0}, {:+.2}%", output.name(), 100.0 * error);
                assert!(error.abs() < 0.015, "{name} {}: {found} instead of {exact}", output.name());
            }
        }
    }
}

/// Draws that are gathered in slices are the same draws.
#[test]
fn slices_add_up_to_the_whole() {
    let scenario = preset("enterprise");
    let options = DistributionOptions {
        draws: 8_192,
        outputs: OutputId::ALL.to_vec(),
        goals: vec![(OutputId::TotalReach, 50_000.0)],
        dots: Some(OutputId::TotalClicks),
    };
    let whole = distribution(&scenario, &options);
    let mut study = Study::new(&scenario, options);
    let mut slices = 0;
    while !study.advance(1_000) {
        slices += 1;
        assert!(study.distribution().draws < 8_192);
    }
    assert_eq!(study.distribution(), whole);
    assert!(slices >= 7, "{slices} slices");
}

#[test]
fn percentiles_are_those_of_brute_force() {
    let outputs = [OutputId::TotalReach, OutputId::TotalClicks, OutputId::TotalImpressions];
    for (name, scenario) in
        [("defaults", Scenario::default()), ("enterprise", preset("enterprise")), ("article", preset("article"))]
    {
        let found = ask(&scenario, &outputs, DRAWS_AT_REST);
        for ((output, found), exact) in found.outputs.into_iter().zip(brute_force(&scenario, &outputs, 100_000)) {
            for (found, exact) in figures(found).into_iter().zip(exact) {
                let error = found / exact - 1.0;
                println!("{name} {}: {found:.0}, brute force {exact:.0}, {:+.2}%", output.name(), 100.0 * error);
                assert!(error.abs() < 0.03, "{name} {}: {found} instead of {exact}", output.name());
            }
        }
    }
}

/// With one uncertain input the answer is known: a product of certain figures and a lognormal price.
#[test]
fn a_single_lognormal_has_its_own_percentiles() {
    let mut scenario = Scenario::default();
    for &id in ParameterId::ALL {
        let value = scenario.values.get(id);
        scenario.ranges.set(id, Some(Range { p10: value, p90: value }));
    }
    scenario.ranges.cpc = Some(Range { p10: 5.0, p90: 13.0 });
    let clicks = evaluate(&scenario.values).employees.clicks;
    let (_, found) = ask(&scenario, &[OutputId::MediaEquivalentCpc], DRAWS_AT_REST).outputs[0];
    for (found, price) in figures(found).into_iter().zip([5.0, 65.0_f64.sqrt(), 13.0]) {
        assert!((found / (clicks * price) - 1.0).abs() < 2e-3, "{found} for a price of {price}");
    }
    let (_, certain) = ask(&scenario, &[OutputId::TotalReach], DRAWS_MOVING).outputs[0];
    assert_eq!(certain.p10, certain.p90);
}

#[test]
fn the_same_question_has_the_same_digits() {
    let scenario = preset("enterprise");
    assert_eq!(ask(&scenario, OutputId::ALL, DRAWS_MOVING), ask(&scenario, OutputId::ALL, DRAWS_MOVING));
    assert_eq!(ask(&scenario, &[], 1_000).draws, 1_024);
    assert_eq!(ask(&scenario, &[], 1 << 20).draws, 65_536);
}

/// Every draw keeps its place when a slider moves, so each percentile follows without jitter.
#[test]
fn a_moving_slider_moves_the_band_smoothly() {
    for (id, output, from, to) in [
        (ParameterId::Employees, OutputId::TotalReach, 100.0, 400.0),
        (ParameterId::Participation, OutputId::TotalClicks, 0.05, 0.35),
        (ParameterId::Visibility, OutputId::TotalImpressions, 0.02, 0.4),
    ] {
        let steps = 120;
        let bands: Vec<[f64; 3]> = (0..=steps)
            .map(|step| {
                let value = from + (to - from) * f64::from(step) / f64::from(steps);
                figures(ask(&Scenario::default().with(id, value), &[output], DRAWS_MOVING).outputs[0].1)
            })
            .collect();
        for percentile in 0..3 {
            let rises: Vec<f64> = bands.windows(2).map(|pair| pair[1][percentile] - pair[0][percentile]).collect();
            let mean = rises.iter().sum::<f64>() / f64::from(steps);
            assert!(rises.iter().all(|rise| *rise > 0.0), "{}: the band falls", id.row().id);
            let largest = rises.iter().copied().fold(0.0, f64::max);
            assert!(largest < 5.0 * mean, "{}: a jump of {largest} where {mean} is usual", id.row().id);
        }
    }
}

/// The largest distance between the smooth curve and the computed one, as a share of the band's largest width.
fn interpolation_error(scenario: &Scenario, parameter: ParameterId, output: OutputId) -> f64 {
    let options = CurveOptions { parameter, output, from: None, to: None, points: None, draws: DRAWS_AT_REST };
    let smooth = curve(scenario, &options);
    let exact = curve(scenario, &CurveOptions { points: Some(smooth.x.len() / 3 + 1), ..options });
    let width = exact.p10.iter().zip(&exact.p90).filter_map(|(low, high)| Some((*high)? - (*low)?)).fold(0.0, f64::max);
    let mut worst: f64 = 0.0;
    for (smooth_y, exact_y) in [(&smooth.p10, &exact.p10), (&smooth.p50, &exact.p50), (&smooth.p90, &exact.p90)] {
        for (place, (x, exact)) in exact.x.iter().zip(exact_y).enumerate() {
            // Every third point of the smooth curve; whole numbers are all computed.
            let place = if exact_y.len() == smooth_y.len() { place } else { 3 * place };
            assert!((smooth.x[place] - x).abs() <= 1e-9 * x.abs());
            assert_eq!(smooth_y[place].is_some(), exact.is_some());
            if let (Some(smooth), Some(exact)) = (smooth_y[place], exact) {
                worst = worst.max((smooth - exact).abs() / width);
            }
        }
    }
    if width > 0.0 { worst } else { 0.0 }
}

/// Checks every axis; one question to a test, so that they run side by side.
fn smooth_on_every_axis(scenario: &Scenario, output: OutputId) {
    let errors =
        ParameterId::ALL.iter().map(|&parameter| (interpolation_error(scenario, parameter, output), parameter));
    let (worst, parameter) = errors.max_by(|a, b| a.0.total_cmp(&b.0)).unwrap();
    println!("at most {:.2}% of the band: {} over {}", 100.0 * worst, output.name(), parameter.row().id);
    assert!(worst < 0.01, "{worst}: {} over {}", output.name(), parameter.row().id);
}

#[test]
fn smooth_curves_of_reach_stay_within_a_hundredth_of_the_band() {
    smooth_on_every_axis(&Scenario::default(), OutputId::TotalReach);
}

#[test]
fn smooth_curves_of_money_stay_within_a_hundredth_of_the_band() {
    smooth_on_every_axis(&Scenario::default(), OutputId::Net);
}

#[test]
fn smooth_curves_of_a_large_company_stay_within_a_hundredth_of_the_band() {
    smooth_on_every_axis(&preset("enterprise"), OutputId::TotalImpressions);
}

#[test]
fn a_curve_meets_the_point_answer_and_the_distribution_at_the_present_value() {
    let scenario = Scenario::default();
    let parameter = ParameterId::Participation;
    let value = scenario.values.participation;
    let options = CurveOptions {
        parameter,
        output: OutputId::TotalReach,
        from: Some(value),
        to: Some(2.0 * value),
        points: Some(2),
        draws: DRAWS_MOVING,
    };
    let found = curve(&scenario, &options);
    let outcome = evaluate(&scenario.values);
    assert_eq!(found.value[0], Some(outcome.total.reach));
    assert_eq!(found.page[0], Some(outcome.page.reach));
    assert_eq!(found.envelope[0], options.output.envelope_twin().map(|twin| twin.of(&outcome)));
    let mut certain = scenario;
    certain.ranges.participation = Some(Range { p10: value, p90: value });
    let (_, range) = ask(&certain, &[OutputId::TotalReach], DRAWS_MOVING).outputs[0];
    assert_eq!((found.p10[0], found.p50[0], found.p90[0]), (range.p10, range.p50, range.p90));
    let rounds = curve(
        &scenario,
        &CurveOptions { parameter: ParameterId::Rounds, points: Some(50), from: None, to: None, ..options },
    );
    assert!(rounds.x.iter().all(|x| x.fract() == 0.0));
}

#[test]
fn chances_agree_with_percentiles() {
    let scenario = Scenario::default();
    for output in [OutputId::TotalReach, OutputId::Cost] {
        let (_, range) = ask(&scenario, &[output], DRAWS_AT_REST).outputs[0];
        for (goal, share) in figures(range).into_iter().zip([0.1, 0.5, 0.9]) {
            let options = DistributionOptions {
                draws: DRAWS_AT_REST,
                outputs: Vec::new(),
                goals: vec![(output, goal)],
                dots: None,
            };
            let (_, chance) = distribution(&scenario, &options).probability[0];
            let expected = if output.higher_is_better() == Some(false) { share } else { 1.0 - share };
            assert!((chance.probability - expected).abs() < 1e-3, "{}: {chance:?}", output.name());
        }
    }
}

#[test]
fn fifty_dots_stand_for_the_draws() {
    let options = DistributionOptions {
        draws: DRAWS_AT_REST,
        outputs: vec![OutputId::TotalReach],
        goals: Vec::new(),
        dots: Some(OutputId::TotalReach),
    };
    let found = distribution(&Scenario::default(), &options);
    let dots = found.dots.unwrap();
    let [p10, p50, p90] = figures(found.outputs[0].1);
    assert_eq!(dots.len(), 50);
    assert!(dots.windows(2).all(|pair| pair[0] <= pair[1]));
    let below = |limit: f64| dots.iter().filter(|dot| **dot < limit).count();
    assert_eq!((below(p10), below(p50), below(p90)), (5, 25, 45));
    let never = DistributionOptions { dots: Some(OutputId::Payback), ..options };
    let late = distribution(&preset("enterprise"), &never).dots.unwrap();
    assert!(late.len() < 50 && late.iter().all(|dot| dot.is_finite()));
}

#[test]
fn a_pessimist_sees_less_of_everything() {
    let scenarios =
        [Scenario::default(), preset("enterprise"), preset("article"), parse("posts=20&overlap=0.3").scenario];
    for scenario in scenarios {
        let (stressed, medians) = (stressed(&scenario), scenario);
        let (low, usual) = (evaluate(&stressed.values), evaluate(&medians.values));
        for output in [
            OutputId::TotalReach,
            OutputId::TotalImpressions,
            OutputId::TotalClicks,
            OutputId::TotalEngagements,
            OutputId::EmployeesReach,
            OutputId::PageReach,
            OutputId::Leads,
            OutputId::Customers,
            OutputId::Revenue,
            OutputId::GrossProfit,
            OutputId::MediaEquivalentCpc,
            OutputId::MediaEquivalentCpm,
        ] {
            assert!(
                output.of(&low) < output.of(&usual),
                "{}: {} not below {}",
                output.name(),
                output.of(&low),
                output.of(&usual)
            );
        }
        assert!(
            stressed.values.seat_cost > scenario.values.seat_cost && stressed.values.minutes > scenario.values.minutes
        );
        assert!(ParameterId::ALL.iter().all(|&id| stressed.range(id).is_none()), "something is still uncertain");
    }
}

#[test]
fn comparisons_share_their_draws() {
    let base = Scenario::default();
    let same = compare(&base, &base, DRAWS_MOVING);
    for (output, row) in &same.outputs {
        assert_eq!((row.probability, row.a), (0.5, row.b), "{}", output.name());
        assert!(row.difference.p10 == Some(0.0) && row.difference.p90 == Some(0.0), "{}", output.name());
    }
    let more = compare(&base, &base.with(ParameterId::Employees, 220.0), DRAWS_MOVING);
    let of = |wanted: OutputId| more.outputs.iter().find(|(output, _)| *output == wanted).unwrap().1;
    assert_eq!(of(OutputId::TotalReach).probability, 1.0);
    assert_eq!(of(OutputId::Cost).probability, 0.0);
    assert!(of(OutputId::TotalReach).difference.p10.unwrap() > 0.0);
}

/// The ends stand for the last probabilities that a double tells from them.
#[test]
fn quantiles_end_where_doubles_do() {
    use reach_estimator::analysis::normal::normal_quantile;
    let last = 1.0_f64.next_down();
    assert_eq!(normal_quantile(1.0), normal_quantile(last));
    assert!(normal_quantile(last) > normal_quantile(last.next_down()));
    assert!(normal_quantile(0.0) < normal_quantile(1e-300) && normal_quantile(0.0).is_finite());
}
