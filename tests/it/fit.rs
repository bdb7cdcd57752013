//! Fitting to what was counted of an earlier period: against the exact posterior, simulated companies, and counts that
//! cannot be.

use reach_estimator::analysis::normal::{logit_normal_quantile, lognormal_quantile};
use reach_estimator::analysis::{DRAWS_TOP, DistributionOptions, Fit, Percentiles, distribution, fit};
use reach_estimator::dependence::{Dependence, TEXT_TOP};
use reach_estimator::error::ProblemCode;
use reach_estimator::outputs::OutputId;
use reach_estimator::parameter::{Distribution, Range};
use reach_estimator::parameters::{Inputs, ParameterId};
use reach_estimator::past::{Past, PastId};
use reach_estimator::presets::Preset;
use reach_estimator::query;
use reach_estimator::scenario::{Scenario, evaluate};

const WATCHED: [OutputId; 3] = [OutputId::TotalReach, OutputId::TotalClicks, OutputId::TotalImpressions];

/// 30 people made 200 posts in a month.
fn last_month() -> Past {
    Past { sharers: 30.0, shares: 200.0, impressions: 9_000.0, clicks: 60.0, engagements: 250.0, ..Past::NOTHING }
}

/// Standard normals by Box and Muller.
fn normal(random: &mut fastrand::Rng) -> f64 {
    (-2.0 * (1.0 - random.f64()).ln()).sqrt() * (std::f64::consts::TAU * random.f64()).cos()
}

/// One case of the uncertain inputs.
fn case(scenario: &Scenario, random: &mut fastrand::Rng) -> Inputs<f64> {
    let mut values = scenario.values;
    for &id in ParameterId::ALL {
        let share = random.f64().clamp(1e-12, 1.0 - 1e-12);
        let Some(Range { p10, p90 }) = scenario.range(id) else { continue };
        let value = match id.row().shape() {
            Distribution::Lognormal => lognormal_quantile(share, p10, p90),
            Distribution::LogitNormal => logit_normal_quantile(share, p10, p90),
            Distribution::Certain => continue,
        };
        values.set(id, value);
    }
    values
}

/// What the period makes of these inputs.
fn results(values: &Inputs<f64>, past: &Past) -> [(PastId, f64); 4] {
    let mut values = *values;
    values.employees = past.sharers;
    values.participation = 1.0;
    values.policy_factor = 1.0;
    values.posts = past.shares / past.sharers / past.months;
    let month = evaluate(&values).employees;
    [
        (PastId::Impressions, month.impressions * past.months),
        (PastId::Clicks, month.clicks * past.months),
        (PastId::Engagements, month.engagements * past.months),
        (PastId::Reach, month.reach),
    ]
}

fn percentiles(scenario: &Scenario) -> Vec<[f64; 3]> {
    percentiles_of(scenario, DRAWS_TOP)
}

fn percentiles_of(scenario: &Scenario, draws: usize) -> Vec<[f64; 3]> {
    let options = DistributionOptions { draws, outputs: WATCHED.to_vec(), goals: Vec::new(), dots: None };
    let found = distribution(scenario, &options).outputs;
    found.into_iter().map(|(_, Percentiles { p10, p50, p90 })| [p10, p50, p90].map(Option::unwrap)).collect()
}

/// Percentiles of the exact posterior, by importance weights on 400,000 draws.
fn exact(scenario: &Scenario, past: &Past) -> Vec<[f64; 3]> {
    let mut random = fastrand::Rng::with_seed(13);
    let error = (1.0 + past.error).ln();
    let mut cases: Vec<(f64, [f64; 3])> = (0..400_000)
        .map(|_| {
            let values = case(scenario, &mut random);
            let misfit: f64 = results(&values, past)
                .iter()
                .filter(|(id, _)| past.get(*id) > 0.0)
                .map(|(id, expected)| ((past.get(*id) / expected).ln() / error).powi(2))
                .sum();
            let outcome = evaluate(&values);
            ((-0.5 * misfit).exp(), WATCHED.map(|output| output.of(&outcome)))
        })
        .collect();
    let sum: f64 = cases.iter().map(|(weight, _)| weight).sum();
    let squares: f64 = cases.iter().map(|(weight, _)| weight * weight).sum();
    assert!(sum * sum / squares > 2_000.0, "only {} effective draws", sum * sum / squares);
    (0..WATCHED.len())
        .map(|output| {
            cases.sort_by(|(_, a), (_, b)| a[output].total_cmp(&b[output]));
            [0.1, 0.5, 0.9].map(|share| {
                let mut so_far = 0.0;
                let found = cases.iter().find(|(weight, _)| {
                    so_far += weight;
                    so_far >= share * sum
                });
                found.unwrap().1[output]
            })
        })
        .collect()
}

fn compared(scenario: &Scenario, past: &Past, name: &str) {
    let fitted = fit(scenario, past);
    assert!(fitted.report.converged && fitted.report.steps <= 8, "{name}: {} steps", fitted.report.steps);
    let (found, expected) = (percentiles(&fitted.inputs), exact(scenario, past));
    let mut worst: f64 = 0.0;
    for (output, (found, expected)) in WATCHED.iter().zip(found.iter().zip(&expected)) {
        for (found, expected) in found.iter().zip(expected) {
            worst = worst.max((found / expected - 1.0).abs());
        }
        println!("{name} {}: {found:.0?} exact {expected:.0?}", output.name());
    }
    println!(
        "{name}: {} steps, off by {:.1}% at most, {} letters",
        fitted.report.steps,
        worst * 100.0,
        fitted.inputs.dependence.text().len()
    );
    assert!(worst < 0.05, "{name}: off by {:.1}%", worst * 100.0);
}

#[test]
fn the_default_company_has_its_exact_posterior() {
    compared(&Scenario::default(), &last_month(), "default");
}

#[test]
fn a_quarter_of_a_small_firm_has_its_exact_posterior() {
    let past = Past {
        months: 3.0,
        sharers: 6.0,
        shares: 90.0,
        impressions: 4_200.0,
        clicks: 45.0,
        engagements: 95.0,
        ..Past::NOTHING
    };
    compared(&Preset::find("small").unwrap().scenario(), &past, "small");
}

#[test]
fn a_year_of_a_mid_size_company_has_its_exact_posterior() {
    let past = Past {
        months: 12.0,
        sharers: 25.0,
        shares: 900.0,
        impressions: 62_000.0,
        clicks: 700.0,
        engagements: 1_400.0,
        ..Past::NOTHING
    };
    compared(&Preset::find("mid-size").unwrap().scenario(), &past, "mid-size");
}

#[test]
fn without_a_count_nothing_changes() {
    let scenario = Scenario::default().with(ParameterId::Employees, 321.0);
    let past = Past { sharers: 30.0, shares: 200.0, ..Past::NOTHING };
    let Fit { inputs, report, problems } = fit(&scenario, &past);
    assert_eq!(inputs, Scenario { past, ..scenario });
    assert!(report.inputs.is_empty() && report.results.is_empty() && problems.is_empty());
    assert_eq!(percentiles(&inputs), percentiles(&scenario));
}

#[test]
fn a_count_that_may_be_anything_changes_nothing() {
    let scenario = Scenario::default();
    for error in [1e6, 1e9] {
        let past = Past { impressions: 0.0, engagements: 0.0, error, ..last_month() };
        let fitted = fit(&scenario, &past);
        assert_eq!(percentiles(&fitted.inputs), percentiles(&scenario));
        assert_eq!(fitted.problems.iter().map(|problem| problem.code).collect::<Vec<_>>(), [ProblemCode::PastVague]);
    }
    // And one that may nearly be anything changes little.
    let past = Past { impressions: 0.0, engagements: 0.0, error: 1e5, ..last_month() };
    let after = percentiles(&fit(&scenario, &past).inputs);
    for (before, after) in percentiles(&scenario).iter().flatten().zip(after.iter().flatten()) {
        assert!((after / before - 1.0).abs() < 0.02, "{after} for {before}");
    }
}

/// First some results, then others: as if all had been known at once. Where the first say little, as clicks alone do, what
/// they leave is less normal, and a little more is lost.
#[test]
fn two_fits_in_a_row_are_one() {
    let scenario = Scenario::default();
    let all = last_month();
    let both = percentiles(&fit(&scenario, &all).inputs);
    let parts: [Past; 2] = [Past { clicks: 0.0, ..all }, Past { impressions: 0.0, engagements: 0.0, ..all }];
    for (order, tolerance) in [([0, 1], 0.01), ([1, 0], 0.04)] {
        let chained = order.into_iter().fold(scenario, |scenario, part| fit(&scenario, &parts[part]).inputs);
        for (found, expected) in percentiles(&chained).iter().flatten().zip(both.iter().flatten()) {
            assert!((found / expected - 1.0).abs() < tolerance, "{order:?}: {found} for {expected}");
        }
    }
}

/// 400 companies whose inputs and counting errors are drawn.
#[test]
fn the_truth_lies_in_the_range_as_often_as_it_says() {
    let scenario = Scenario::default();
    let mut random = fastrand::Rng::with_seed(400);
    let options =
        DistributionOptions { draws: 4_096, outputs: vec![OutputId::TotalClicks], goals: Vec::new(), dots: None };
    let range = |scenario: &Scenario| {
        let Percentiles { p10, p90, .. } = distribution(scenario, &options).outputs[0].1;
        (p10.unwrap(), p90.unwrap())
    };
    let before = range(&scenario);
    let (mut inside, mut narrower) = (0, 0);
    for _ in 0..400 {
        let truth = case(&scenario, &mut random);
        let mut past = Past { sharers: 30.0, shares: 200.0, ..Past::NOTHING };
        for (id, count) in results(&truth, &past) {
            if id != PastId::Reach {
                let counted = count * (1.2_f64.ln() * normal(&mut random)).exp();
                assert_eq!(past.assign(id, counted), None);
            }
        }
        let after = range(&fit(&scenario, &past).inputs);
        let clicks = OutputId::TotalClicks.of(&evaluate(&truth));
        inside += u32::from(after.0 <= clicks && clicks <= after.1);
        narrower += u32::from(after.1 / after.0 < before.1 / before.0);
    }
    println!("{:.1}% inside, {narrower} of 400 narrower", f64::from(inside) / 4.0);
    assert!((304..=336).contains(&inside), "{inside} of 400 inside");
    assert_eq!(narrower, 400);
}

#[test]
fn counts_that_cannot_be_are_refused_and_the_rest_is_used() {
    let used = |past: &Past| {
        let Fit { report, problems, .. } = fit(&Scenario::default(), past);
        let results: Vec<_> = report.results.iter().map(|row| row.result).collect();
        let refused: Vec<_> = problems
            .iter()
            .filter(|problem| problem.code != ProblemCode::PastUnlikely)
            .map(|problem| {
                assert!(!problem.message.is_empty());
                (problem.past.unwrap(), problem.code)
            })
            .collect();
        (results, refused)
    };
    use PastId::{Clicks, Engagements, Impressions, Reach, Sharers, Shares};
    use ProblemCode::{PastImpossible, PastIncomplete};
    let past = last_month();
    assert_eq!(used(&past), (vec![Impressions, Clicks, Engagements], vec![]));
    let (left, refused) = used(&Past { clicks: 9_001.0, ..past });
    assert_eq!((left, refused), (vec![Impressions, Engagements], vec![(Clicks, PastImpossible)]));
    let (left, refused) = used(&Past { engagements: 10_000.0, ..past });
    assert_eq!((left, refused), (vec![Impressions, Clicks], vec![(Engagements, PastImpossible)]));
    for reach in [9_500.0, 2e6] {
        let (left, refused) = used(&Past { reach, ..past });
        assert_eq!((left, refused), (vec![Impressions, Clicks, Engagements], vec![(Reach, PastImpossible)]));
    }
    let (left, refused) = used(&Past { reach: 2e6, impressions: 0.0, ..past });
    assert_eq!((left, refused), (vec![Clicks, Engagements], vec![(Reach, PastImpossible)]));
    assert_eq!(used(&Past { shares: 0.0, ..past }), (vec![], vec![(Shares, PastIncomplete)]));
    assert_eq!(used(&Past { sharers: 0.0, ..past }), (vec![], vec![(Sharers, PastIncomplete)]));
    let nobody_clicks = fit(&Scenario::default().with(ParameterId::Ctr, 0.0), &past);
    assert_eq!(nobody_clicks.problems[0].past, Some(Clicks));
}

#[test]
fn a_surprise_is_called_one() {
    let scenario = Scenario::default();
    let unlikely = |clicks: f64| {
        let fitted = fit(&scenario, &Past { clicks, impressions: 0.0, engagements: 0.0, ..last_month() });
        let row = fitted.report.results[0];
        assert_eq!(row.agrees, fitted.problems.is_empty());
        (row.agrees, row.more_than)
    };
    let middle = fit(&scenario, &last_month()).report.results[1].before.p50.unwrap();
    let (agrees, share) = unlikely(middle);
    assert!(agrees && (0.4..0.6).contains(&share), "{share}");
    let (agrees, share) = unlikely(middle * 1_000.0);
    assert!(!agrees && share > 0.99, "{share}");
    let (agrees, share) = unlikely(middle / 1_000.0);
    assert!(!agrees && share < 0.01, "{share}");
}

/// Each count is likely by itself; but few people cannot have seen two posts a month that often.
#[test]
fn counts_that_contradict_each_other_do_not_agree() {
    let past = Past {
        months: 12.0,
        sharers: 2.0,
        shares: 24.0,
        impressions: 3_684.0,
        clicks: 7.0,
        reach: 92.0,
        ..Past::NOTHING
    };
    let Fit { report, problems, .. } = fit(&Scenario::default(), &past);
    for row in &report.results {
        assert!((0.01..=0.99).contains(&row.more_than), "{row:?}");
        let said = problems.iter().any(|problem| problem.past == Some(row.result));
        assert_eq!((row.agrees, said), (row.result == PastId::Clicks, row.result != PastId::Clicks), "{row:?}");
    }
    let alone = fit(&Scenario::default(), &Past { impressions: 0.0, ..past });
    assert!(alone.problems.is_empty() && alone.report.results.iter().all(|row| row.agrees));
}

/// Of counts that the model itself has made, as many are called unlikely as should be.
#[test]
fn counts_that_belong_together_agree() {
    let scenario = Scenario::default();
    let mut random = fastrand::Rng::with_seed(11);
    let (mut all, mut unlikely) = (0, 0);
    for _ in 0..200 {
        let truth = case(&scenario, &mut random);
        let mut past = Past { months: 3.0, sharers: 30.0, shares: 200.0, ..Past::NOTHING };
        for (id, count) in results(&truth, &past) {
            assert_eq!(past.assign(id, count * (1.2_f64.ln() * normal(&mut random)).exp()), None);
        }
        let found = fit(&scenario, &past).report.results;
        all += found.len();
        unlikely += found.iter().filter(|row| !row.agrees).count();
    }
    println!("{unlikely} of {all} unlikely");
    assert!(all > 700 && unlikely * 100 < all * 5, "{unlikely} of {all}");
}

#[test]
fn the_figure_that_refuses_a_count_is_named() {
    let past =
        Past { months: 12.0, sharers: 30.0, shares: 300.0, impressions: 12_000.0, reach: 2_000.0, ..Past::NOTHING };
    let said = |past: &Past| fit(&Scenario::default(), past).problems.remove(0).message;
    assert!(said(&past).contains("there were 1000 impressions a month"), "{}", said(&past));
    let clicks = Past { reach: 0.0, clicks: 12_001.0, ..past };
    assert!(said(&clicks).contains("there were 12000 impressions."), "{}", said(&clicks));
}

/// However strange the counts, the answer is a scenario that a link can hold.
#[test]
fn any_counts_leave_a_usable_scenario() {
    let mut random = fastrand::Rng::with_seed(7);
    for round in 0..200 {
        let mut past = Past::NOTHING;
        for &id in PastId::ALL {
            let count = 10_f64.powf(random.f64() * 9.0 - 1.0);
            let _ = past.assign(id, if random.u8(..5) == 0 { 0.0 } else { count });
        }
        past.error = [0.01, 0.05, 0.2, 1.0][round % 4];
        let presets = ["small", "mid-size", "enterprise", "article"];
        let scenario = Preset::find(presets[round / 4 % 4]).unwrap().scenario();
        let once = fit(&scenario, &past).inputs;
        for fitted in [once, fit(&once, &past).inputs] {
            let link = query::write(&fitted, []);
            let read = query::parse(&link);
            assert_eq!(read.problems, [], "{link}");
            assert_eq!(read.scenario, fitted, "{link}");
            assert!(fitted.dependence.text().len() <= TEXT_TOP);
            assert!(percentiles_of(&fitted, 256).iter().flatten().all(|figure| figure.is_finite()));
        }
    }
}

#[test]
fn a_moved_value_takes_its_fitted_range_along() {
    let fitted = fit(&Scenario::default(), &last_month()).inputs;
    let id = ParameterId::Visibility;
    let before = fitted.range(id).unwrap();
    let moved = fitted.with(id, fitted.values.get(id) * 1.5);
    let after = moved.range(id).unwrap();
    assert!(after.p10 > before.p10 && after.p90 > before.p90);
    assert_eq!(moved.dependence, fitted.dependence);
    assert_ne!(percentiles(&moved), percentiles(&fitted));
}

#[test]
fn unreadable_dependence_is_ignored_and_said() {
    for text in ["A", "zzzzzzzzzzzz", &"A".repeat(121), "H____________A", "é"] {
        if let Some(read) = Dependence::parse(text).filter(Dependence::is_invertible) {
            assert_eq!(Dependence::parse(&read.text()), Some(read));
            continue;
        }
        let query = query::parse(&format!("employees=300&dependence={text}"));
        assert_eq!(query.scenario, Scenario::default().with(ParameterId::Employees, 300.0));
        assert_eq!(query.problems[0].code, ProblemCode::DependenceUnusable);
    }
}

#[test]
fn what_is_in_the_inputs_already_is_not_counted_again() {
    let past = last_month();
    let once = fit(&Scenario::default(), &past).inputs;
    let again = fit(&once, &past);
    assert_eq!(again.inputs, once);
    assert!(again.report.results.is_empty() && again.report.inputs.is_empty());
    let known: Vec<_> = again.problems.iter().map(|problem| problem.code.name()).collect();
    assert_eq!(known, ["past-known"; 3]);
    // As much of another period is something else.
    assert_eq!(fit(&once, &Past { shares: 2.0 * past.shares, ..past }).report.results.len(), 3);
}
