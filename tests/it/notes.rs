//! What the model says about a scenario: every case of its kind, and that the change it offers mends it.

use reach_estimator::analysis::estimate;
use reach_estimator::error::{Mend, ProblemCode};
use reach_estimator::parameters::ParameterId;
use reach_estimator::presets::PRESETS;
use reach_estimator::query::parse;
use reach_estimator::scenario::{Note, Scenario, evaluate};

use crate::strategy::{config, inputs};
use proptest::prelude::*;

fn find(scenario: &Scenario, code: ProblemCode) -> Option<Note> {
    scenario.notes().into_iter().find(|problem| problem.code == code)
}

#[test]
fn usual_companies_have_nothing_to_be_said_about() {
    assert_eq!(Scenario::default().notes(), []);
    for preset in PRESETS {
        assert_eq!(preset.scenario().notes(), [], "{}", preset.id);
    }
}

#[test]
fn what_cannot_be_is_said_and_mended() {
    use ProblemCode::*;
    for (address, code) in [
        ("sales-share=0.8&technical-share=0.4", SharesScaled),
        ("ctr=0.6&peer-lift=3", ClicksCapped),
        ("reaction-reach=5000", ReactionCapped),
        ("engagement=0.3&reaction-reach=20", Supercritical),
        ("overlap=0.45", OverlapHigh),
        ("audience-contacts=5000&population=4000&community=500", AudienceCrowded),
        ("own-words=1&visibility=0.5&own-words-visibility=5", VisibilityCapped),
        ("followers=5m", PopulationCrowded),
        ("employees=2m", PopulationCrowded),
        ("linkedin-contacts=20000&sales-network-size=6&population=100000", PopulationCrowded),
        ("community=2m", CommunityCut),
        ("employees=5001&participation=0.13", ParticipationUnpublished),
        ("posts=300&ctr=0.5", VisitsExceedPeople),
        ("posts=300&visibility=0.9&rounds=1&ctr=0.001", FrequencyHigh),
        ("participation=0.15&participation.range=0.1..0.12", RangeMissesValue),
        ("posts=3&posts.range=5..9", RangeMissesValue),
    ] {
        let scenario = parse(address).scenario;
        let problem = find(&scenario, code).unwrap_or_else(|| panic!("{address}: {:?}", scenario.notes()));
        let Mend { parameter, value } = problem.mend.unwrap_or_else(|| panic!("{address}: no mend"));
        assert_eq!(parameter.row().clamp(value), value, "{address}");
        let worded = scenario.problems();
        assert!(worded.iter().any(|said| said.code == code && said.message.contains("would mend it")), "{worded:?}");
        let mut mended = scenario;
        mended.values.set(parameter, value);
        assert_eq!(find(&mended, code), None, "{address}: {} {value} does not mend it", parameter.row().id);
    }
}

/// Two very large audiences of one small population: counted once they are all of it, and no more.
#[test]
fn nobody_is_reached_who_is_not_there() {
    let address = "followers=1m&page-visibility=1&page-posts=30&employees=50000&participation=1&visibility=0.9&posts=30&overlap-fade=1";
    let scenario = parse(address).scenario;
    let found = evaluate(&scenario.values).total;
    assert_eq!(found.reach, scenario.values.population);
    let problem = find(&scenario, ProblemCode::ReachCapped).unwrap();
    assert_eq!(problem.used, Some(scenario.values.population));
    assert!(problem.mend.is_some_and(|mend| mend.parameter == ParameterId::Population && mend.value > 1e6));
}

#[test]
fn the_niche_is_named_where_it_sets_the_overlap() {
    let tight = parse("employees=5000&participation=0.1").scenario;
    let problem = find(&tight, ProblemCode::NicheDecides).unwrap();
    assert_eq!(problem.parameter, ParameterId::Community);
    assert!(problem.used.is_some_and(|kept| kept < 0.7));
    let wide = tight.with(ParameterId::Community, 500_000.0);
    assert_eq!(find(&wide, ProblemCode::NicheDecides), None);
    // One team is not held under the ceiling.
    assert_eq!(find(&tight.with(ParameterId::OverlapFade, 0.0), ProblemCode::NicheDecides), None);
}

#[test]
fn a_large_company_is_only_told_where_nobody_has_been() {
    for (address, told) in [
        ("employees=5000&participation=0.5", false),
        ("employees=6000&participation=0.12", false),
        ("employees=6000&participation=0.125", true),
    ] {
        let found = find(&parse(address).scenario, ProblemCode::ParticipationUnpublished);
        assert_eq!(found.is_some(), told, "{address}");
    }
}

proptest! {
    #![proptest_config(config())]

    /// However the inputs are, there are no more people than there are.
    #[test]
    fn reach_stays_within_reach(values in inputs()) {
        let whole = estimate(&Scenario { values, ..Scenario::default() });
        let outcome = whole.outcome;
        let within = |people: f64, all: f64| people <= all * (1.0 + 1e-9);
        for account in [outcome.page, outcome.employees, outcome.total] {
            prop_assert!(within(account.reach, values.population), "{} of {}", account.reach, values.population);
            prop_assert!(within(account.reach_home, account.reach));
        }
        prop_assert!(whole.by_round.iter().all(|round| within(round.reach, values.population)));
    }
}
