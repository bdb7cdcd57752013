//! Goal seek, by substituting the answer back.

use proptest::prelude::*;
use proptest::sample::select;
use reach_estimator::analysis::{
    DRAWS_OF_FIGURES, DistributionOptions, Question, Reason, Search, distribution, goal_seek, requirements, solve,
};
use reach_estimator::outputs::OutputId;
use reach_estimator::parameter::MoneyEffect;
use reach_estimator::parameters::ParameterId;
use reach_estimator::presets::Preset;
use reach_estimator::scenario::{Scenario, evaluate};

use crate::strategy::config;

fn solvable() -> Vec<ParameterId> {
    ParameterId::ALL.iter().copied().filter(|id| id.row().solvable).collect()
}

/// A scenario in which every solvable input moves the figures: a second network, decaying rounds, a restrictive policy.
fn busy() -> Scenario {
    [
        (ParameterId::XContacts, 80.0),
        (ParameterId::OtherContacts, 40.0),
        (ParameterId::PolicyFactor, 0.7),
        (ParameterId::RoundDecay, 0.6),
        (ParameterId::AffinityLift, 1.5),
    ]
    .into_iter()
    .fold(Scenario::default(), |scenario, (id, value)| scenario.with(id, value))
}

fn figure(scenario: &Scenario, id: ParameterId, value: f64, output: OutputId) -> f64 {
    output.of(&evaluate(&scenario.with(id, value).values))
}

/// The share of the cases, as a page at rest counts them, in which a goal is met.
fn cases_met(scenario: &Scenario, output: OutputId, target: f64) -> f64 {
    let goals = vec![(output, target)];
    let options = DistributionOptions { draws: DRAWS_OF_FIGURES, outputs: Vec::new(), goals, dots: None };
    distribution(scenario, &options).probability[0].1.probability
}

#[test]
fn the_answer_meets_the_target_and_a_little_less_does_not() {
    let scenario = busy();
    let mut answered = 0;
    for id in solvable() {
        for output in [OutputId::TotalReach, OutputId::TotalImpressions, OutputId::EmployeesClicks, OutputId::Revenue] {
            let row = id.row();
            let middle = row.value_at(420.0);
            let (low, target, high) = (
                figure(&scenario, id, row.min, output),
                figure(&scenario, id, middle, output),
                figure(&scenario, id, row.max, output),
            );
            // An input that the figure hardly follows here has no sharp answer.
            if target - low < 1e-6 * target || high - target < 1e-6 * target {
                continue;
            }
            let found = solve(&scenario, &Question { parameter: id, output, target, chance: None });
            let value = found.value.unwrap_or_else(|| panic!("{} for {}: {found:?}", row.id, output.name()));
            assert!(figure(&scenario, id, value, output) >= target, "{} {}: missed", row.id, output.name());
            let less = if row.is_integer() { value - 1.0 } else { value * (1.0 - 1e-6) };
            assert!(figure(&scenario, id, less, output) < target, "{} {}: too much", row.id, output.name());
            assert!(value <= middle * (1.0 + 1e-9), "{} {}: {value} above {middle}", row.id, output.name());
            answered += 1;
        }
    }
    assert!(answered >= 40, "only {answered} questions had an answer");
}

#[test]
fn with_a_chance_the_target_is_met_in_that_share_of_the_cases() {
    let scenario = Scenario::default();
    for (parameter, output, target, chance) in [
        (ParameterId::Employees, OutputId::TotalClicks, 500.0, 0.8),
        (ParameterId::Participation, OutputId::TotalReach, 5_000.0, 0.9),
        (ParameterId::Posts, OutputId::TotalImpressions, 20_000.0, 0.5),
        (ParameterId::Employees, OutputId::Cost, 2_000.0, 0.8),
    ] {
        let found = solve(&scenario, &Question { parameter, output, target, chance: Some(chance) });
        let value = found.value.unwrap_or_else(|| panic!("{found:?}"));
        let share = |value: f64| cases_met(&scenario.with(parameter, value), output, target);
        // The answer lies at most 0.04% behind the threshold, which few draws lie within.
        let draw = 1.0 / DRAWS_OF_FIGURES as f64;
        let less_is_better = output.higher_is_better() == Some(false);
        let worse = if less_is_better { 1.02 * value } else { 0.98 * value };
        assert!(
            (-1.5..=30.0).contains(&((share(value) - chance) / draw)),
            "{}: {} of the cases",
            output.name(),
            share(value)
        );
        let just_worse = if less_is_better { 1.0005 * value } else { 0.9995 * value };
        assert!(share(just_worse) < chance, "{}: {just_worse} would do", output.name());
        assert!(share(worse) < chance, "{}: {worse} would do too", output.name());
    }
}

/// A page works it out on every visit: few draws lead to the place, and the many of the figures are evaluated a few times.
#[test]
fn an_answer_takes_few_looks_at_the_figures() {
    const SLICE: usize = 4_096;
    for (parameter, output, target) in [
        (ParameterId::Employees, OutputId::TotalReach, 10_000.0),
        (ParameterId::Posts, OutputId::TotalImpressions, 20_000.0),
        (ParameterId::Ctr, OutputId::TotalClicks, 300.0),
        (ParameterId::Employees, OutputId::Cost, 2_000.0),
        // Met at once, and beyond what can be: the ends of the range are looked at, not all that lies between.
        (ParameterId::Rounds, OutputId::IncrementalReach, 100.0),
        (ParameterId::Participation, OutputId::TotalReach, 900_000.0),
    ] {
        let question = Question { parameter, output, target, chance: Some(0.8) };
        let mut search = Search::new(&Scenario::default(), &question);
        let slices = (1..).find(|_| search.advance(SLICE)).unwrap();
        assert!(slices * SLICE <= 5 * DRAWS_OF_FIGURES, "{}: {slices} slices", output.name());
    }
}

/// Where the many draws go another way than the few, the search still ends soon, at a place that meets the target, of which
/// there is none much nearer.
#[test]
fn an_answer_holds_where_few_draws_mislead() {
    use OutputId::{Customers, EmployeesEngagements, EmployeesReach, Leads, Net, TotalClicks, TotalReach};
    use ParameterId as P;
    let company =
        [(P::Employees, 5_029.0), (P::Participation, 0.1398381), (P::Posts, 7.0), (P::RevenuePerCustomer, 100_000.0)];
    let company = company.into_iter().fold(Scenario::default(), |scenario, (id, value)| scenario.with(id, value));
    let usual = Scenario::default();
    let among = |inputs: &[(P, f64)]| inputs.iter().fold(usual, |scenario, &(id, value)| scenario.with(id, value));
    let few_people = among(&[(P::Population, 5_000.0), (P::Followers, 4_000.0), (P::Employees, 300.0)]);
    let few_employees = among(&[(P::FixedCost, 500.0), (P::RevenuePerCustomer, 400_000.0), (P::SetupCost, 10_000.0)]);
    let mut cases = vec![
        // Almost as much as there can be: a tenth of the input does as well as all of it.
        (few_people, P::AudienceContacts, EmployeesReach, 520.12, 0.9),
        (few_employees, P::ReactionReach, EmployeesEngagements, 149.93, 0.5),
        // Next to nothing is gained by far more of it.
        (usual, P::RevenuePerCustomer, Net, -2_206.479, 0.9),
        (usual, P::RevenuePerCustomer, Net, -2_170.0, 0.9),
        // A little more than there can be.
        (usual, P::Posts, TotalReach, 11_965.0, 0.8),
        (company, P::OtherContacts, Leads, 2.4, 0.9),
        (company, P::VisitToLead, Net, 0.0, 0.5),
        (usual, P::PolicyFactor, TotalClicks, 47.7, 0.5),
        (usual, P::Participation, TotalReach, 6_146.0, 0.9),
        (usual, P::Participation, TotalReach, 1_600.0, 0.5),
        (usual, P::AudienceContacts, Customers, 0.1, 0.5),
    ];
    for step in (1..30).step_by(2) {
        let share = f64::from(step) / 30.0;
        cases.push((company, P::Participation, EmployeesEngagements, 5_000.0 * share, 0.2 + 0.7 * share));
        cases.push((company, P::Employees, TotalReach, 100_000.0 * share, 0.8));
    }
    let mut met = 0;
    for (scenario, parameter, output, target, chance) in cases {
        let question = Question { parameter, output, target, chance: Some(chance) };
        let mut search = Search::new(&scenario, &question);
        let slices = (1..).find(|_| search.advance(4_096)).unwrap();
        let name = format!("{} by {}", output.name(), parameter.row().id);
        assert!(slices * 4_096 <= 28 * DRAWS_OF_FIGURES, "{name}: {slices} slices");
        let found = search.solution().unwrap();
        let share = |value: f64| cases_met(&scenario.with(parameter, value), output, target);
        if let Some(value) = found.value {
            let draw = 1.5 / DRAWS_OF_FIGURES as f64;
            assert!(share(value) >= chance - draw, "{name}: {value} reaches {target} in {} of the cases", share(value));
            assert!(
                value <= parameter.row().min || share(0.998 * value - 1e-5) < chance,
                "{name}: less than {value} would do"
            );
            met += 1;
        } else {
            assert!(found.best.is_some_and(|best| best < target), "{name}: {found:?}");
        }
    }
    assert!(met > 20, "only {met} were met");
}

/// A multiple falls as more see the page's posts, and what employees add turns where few are left.
#[test]
fn what_falls_or_turns_is_found_where_it_can_be() {
    let small = Scenario::default().with(ParameterId::Population, 5_000.0).with(ParameterId::Followers, 4_000.0);
    for (scenario, parameter, output, target) in [
        (Scenario::default(), ParameterId::Engagement, OutputId::Multiple, 2.3),
        (Scenario::default(), ParameterId::ReactionReach, OutputId::Multiple, 2.3),
        (small, ParameterId::Engagement, OutputId::IncrementalReach, 2_500.0),
    ] {
        for chance in [None, Some(0.5)] {
            let found = solve(&scenario, &Question { parameter, output, target, chance });
            let beaten = found.best.is_some_and(|best| best >= target);
            assert!(!beaten, "{} by {}: {found:?}", output.name(), parameter.row().id);
            assert!(
                chance.is_some() || found.value.is_some(),
                "{} by {}: {found:?}",
                output.name(),
                parameter.row().id
            );
        }
    }
}

#[test]
fn the_more_certain_the_more_it_takes() {
    let ask = |chance| {
        let question = Question {
            parameter: ParameterId::Employees,
            output: OutputId::TotalClicks,
            target: 300.0,
            chance: Some(chance),
        };
        solve(&Scenario::default(), &question).value.unwrap()
    };
    assert!(ask(0.5) < ask(0.8) && ask(0.8) < ask(0.95));
}

#[test]
fn what_cannot_be_reached_is_said_with_the_best_there_is() {
    let scenario = Scenario::default();
    let question = Question {
        parameter: ParameterId::Participation,
        output: OutputId::TotalReach,
        target: 900_000.0,
        chance: None,
    };
    let found = solve(&scenario, &question);
    assert_eq!((found.value, found.reason), (None, Some(Reason::Unreachable)));
    assert_eq!(found.at, Some(1.0));
    let best = found.best.unwrap();
    assert_eq!(best, figure(&scenario, ParameterId::Participation, 1.0, OutputId::TotalReach));
    let limit = found.limited_by.unwrap();
    let raised = scenario.with(ParameterId::Participation, 1.0).with(limit, 1.1 * scenario.values.get(limit));
    assert!(evaluate(&raised.values).total.reach > best, "{} does not help", limit.row().id);
}

#[test]
fn inputs_without_a_direction_are_refused() {
    for &id in ParameterId::ALL.iter().filter(|id| !id.row().solvable) {
        let question = Question { parameter: id, output: OutputId::TotalReach, target: 1.0, chance: None };
        let found = solve(&Scenario::default(), &question);
        assert_eq!((found.value, found.reason), (None, Some(Reason::NotMonotone)), "{}", id.row().id);
    }
}

#[test]
fn a_met_target_takes_the_least_and_a_cost_allows_the_most() {
    let scenario = Preset::find("mid-size").unwrap().scenario();
    let ask = |output, target| {
        solve(&scenario, &Question { parameter: ParameterId::Employees, output, target, chance: None }).value
    };
    assert_eq!(ask(OutputId::TotalReach, 1.0), Some(0.0));
    let most = ask(OutputId::Cost, 1_000.0).unwrap();
    let cost = |employees| figure(&scenario, ParameterId::Employees, employees, OutputId::Cost);
    assert!(cost(most) <= 1_000.0 && cost(most * (1.0 + 1e-6)) > 1_000.0);
}

/// Nobody sharing anything costs nothing and earns nothing: no break-even.
#[test]
fn break_even_is_not_where_nothing_happens() {
    let poor = Scenario::default();
    let rich = poor.with(ParameterId::RevenuePerCustomer, 400_000.0);
    let started = rich.with(ParameterId::FixedCost, 500.0);
    for parameter in [ParameterId::Employees, ParameterId::Participation, ParameterId::Posts, ParameterId::PolicyFactor]
    {
        for output in [OutputId::Roi, OutputId::Net, OutputId::Revenue] {
            let ask = |scenario: &Scenario| solve(scenario, &Question { parameter, output, target: 0.0, chance: None });
            let name = format!("{} by {}", output.name(), parameter.row().id);
            for scenario in [poor, rich, started] {
                if let Some(value) = ask(&scenario).value {
                    assert!(value > parameter.row().min, "{name}: {value}");
                    let there = scenario.with(parameter, value);
                    assert!(evaluate(&there.values).employees.impressions > 0.0, "{name}: an empty programme");
                    assert!(output.of(&evaluate(&there.values)) >= 0.0, "{name}: missed");
                }
            }
        }
    }
    let question = Question { parameter: ParameterId::Employees, output: OutputId::Net, target: 0.0, chance: None };
    assert_eq!(solve(&poor, &question).reason, Some(Reason::Unreachable));
    assert!(solve(&started, &question).value.is_some_and(|employees| employees > 1.0));
    let nobody = poor.with(ParameterId::Participation, 0.0);
    assert_eq!(solve(&nobody, &question).value, None);
}

/// Values are sought from below, costs from above, and each answer is the edge.
#[test]
fn value_and_cost_inputs_are_sought() {
    let scenario = Preset::find("mid-size").unwrap().scenario().with(ParameterId::RevenuePerCustomer, 400_000.0);
    let now = evaluate(&scenario.values).money.net;
    let mut answered = 0;
    for &parameter in ParameterId::ALL {
        let Some(effect) = parameter.row().money else { continue };
        let question = Question { parameter, output: OutputId::Net, target: 0.8 * now, chance: None };
        let found = solve(&scenario, &question);
        let Some(value) = found.value else {
            assert_eq!(found.reason, Some(Reason::NoEffect), "{}", parameter.row().id);
            continue;
        };
        let (worse, net) = match effect {
            MoneyEffect::Raises => (value * (1.0 - 1e-6), figure(&scenario, parameter, value, OutputId::Net)),
            MoneyEffect::Lowers => (value * (1.0 + 1e-6), figure(&scenario, parameter, value, OutputId::Net)),
        };
        assert!(net >= 0.8 * now, "{}: missed", parameter.row().id);
        assert!(figure(&scenario, parameter, worse, OutputId::Net) < 0.8 * now, "{}: no edge", parameter.row().id);
        answered += 1;
    }
    assert!(answered >= 8, "only {answered}");
    let reach =
        Question { parameter: ParameterId::GrossMargin, output: OutputId::TotalReach, target: 1.0, chance: None };
    assert_eq!(solve(&scenario, &reach).reason, Some(Reason::NotMonotone));
}

/// Each way brings it about alone, the nearest first, and there is none where nothing helps.
#[test]
fn what_would_have_to_be_true() {
    let scenario = Scenario::default();
    for (output, target, chance) in [(OutputId::Roi, 0.0, None), (OutputId::Net, 0.0, Some(0.5))] {
        let ways = requirements(&scenario, output, target, chance);
        assert!((2..=3).contains(&ways.len()), "{ways:?}");
        for way in &ways {
            let there = scenario.with(way.parameter, way.value);
            let met = match chance {
                None => output.of(&evaluate(&there.values)) >= target,
                Some(chance) => cases_met(&there, output, target) >= chance,
            };
            assert!(met, "{way:?}");
            assert_eq!(way.at_most, way.value < scenario.values.get(way.parameter));
        }
    }
    let revenue = requirements(&scenario, OutputId::Roi, 0.0, None);
    assert!(revenue.iter().any(|way| way.parameter == ParameterId::RevenuePerCustomer), "{revenue:?}");
    let idle = scenario.with(ParameterId::PolicyFactor, 0.0);
    let ways = requirements(&idle, OutputId::Net, 1.0, None);
    assert!(ways.iter().all(|way| way.parameter == ParameterId::PolicyFactor), "{ways:?}");
    assert_eq!(requirements(&scenario, OutputId::Roi, 1e12, None), []);
}

#[test]
fn rounds_are_answered_in_whole_ones() {
    let scenario = Scenario::default();
    let target = figure(&scenario, ParameterId::Rounds, 4.0, OutputId::TotalReach);
    let question = Question { parameter: ParameterId::Rounds, output: OutputId::TotalReach, target, chance: None };
    assert_eq!(solve(&scenario, &question).value, Some(4.0));
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn goal_seek_inverts_rising_functions(power in 0.2..5.0_f64, place in 0.0..1.0_f64, high in select(vec![1.0, 1e3, 1e8])) {
        let function = |x: f64| x.powf(power);
        let target = function(place * high);
        let found = goal_seek(function, target, 0.0, high).unwrap();
        prop_assert!(function(found) >= target && (found / high - place).abs() < 1e-9, "{} for {}", found, place * high);
        prop_assert_eq!(goal_seek(function, 2.0 * function(high), 0.0, high), None);
    }
}
