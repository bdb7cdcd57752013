//! The point answer: the article's figures, and parts that must agree with the whole.

use crate::strategy::{config, inputs, plausible_inputs};
use proptest::prelude::*;
use reach_estimator::analysis::{Estimate, estimate, exclusions};
use reach_estimator::error::ProblemCode;
use reach_estimator::outputs::{Account, OutputId};
use reach_estimator::parameter::Range;
use reach_estimator::parameters::{Inputs, ParameterId};
use reach_estimator::presets::Preset;
use reach_estimator::scenario::{Network, Scenario};

fn of(values: Inputs<f64>) -> Estimate {
    estimate(&Scenario { values, ..Scenario::default() })
}

fn near(found: f64, expected: f64) -> bool {
    (found - expected).abs() <= 1e-9 * expected.abs() + 1e-9
}

#[test]
fn the_article_preset_shows_the_articles_figures() {
    let scenario = Preset::find("article").unwrap().scenario();
    let envelope = estimate(&scenario).outcome.envelope;
    assert_eq!(envelope.page_visits, 50.0);
    assert_eq!(envelope.audience, 20_000.0);
    assert_eq!(estimate(&scenario.with(ParameterId::Employees, 100.0)).outcome.envelope.audience, 200_000.0);
    assert_eq!(envelope.corporate_equivalent_impressions, 600_000.0);
    assert_eq!(envelope.page_second_degree, 250_000.0);
    assert_eq!(envelope.second_degree, 1_000_000.0);
    assert_eq!(envelope.second_degree_with_lift, 3_000_000.0);
    let claims = ["claim", "impressions", "audience"];
    let waterfall = estimate(&scenario).waterfall;
    let steps: Vec<_> = waterfall.iter().map(|step| (step.step, step.value)).collect();
    assert_eq!(&steps[..3], &[(claims[0], 600_000.0), (claims[1], 200_000.0), (claims[2], 20_000.0)]);
}

#[test]
fn a_company_without_employees_or_followers_reaches_nobody_that_way() {
    let nobody = of(Inputs { employees: 0.0, ..Inputs::defaults() });
    assert_eq!(nobody.outcome.employees, Account::nothing());
    assert_eq!(nobody.outcome.incremental_reach, 0.0);
    assert_eq!(nobody.read(OutputId::CostPerClick), None);
    let no_page = of(Inputs { followers: 0.0, ..Inputs::defaults() });
    assert_eq!(no_page.outcome.page, Account::nothing());
    assert_eq!(no_page.read(OutputId::Multiple), None);
    assert_eq!(no_page.outcome.total.reach, no_page.outcome.employees.reach);
    let nowhere = of(Inputs { linkedin_contacts: 0.0, ..Inputs::defaults() });
    assert!(nowhere.by_network.is_empty() && nowhere.by_round.is_empty());
    assert_eq!(nowhere.outcome.active_employees, 0.0);
}

#[test]
fn problems_name_what_was_capped() {
    let codes = |change: &[(ParameterId, f64)]| -> Vec<ProblemCode> {
        let scenario = change.iter().fold(Scenario::default(), |scenario, &(id, value)| scenario.with(id, value));
        estimate(&scenario).problems.iter().map(|problem| problem.code).collect()
    };
    assert_eq!(codes(&[]), []);
    assert_eq!(codes(&[(ParameterId::SalesShare, 0.9)]), [ProblemCode::SharesScaled]);
    assert_eq!(codes(&[(ParameterId::Ctr, 0.6)]), [ProblemCode::ClicksCapped]);
    let reaction = [(ParameterId::ReactionReach, 2_000.0), (ParameterId::Engagement, 0.0005)];
    assert_eq!(codes(&reaction), [ProblemCode::ReactionCapped]);
    assert_eq!(codes(&[(ParameterId::Engagement, 0.2)]), [ProblemCode::Supercritical]);
    assert_eq!(codes(&[(ParameterId::Overlap, 0.45)]), [ProblemCode::OverlapHigh]);
    let crowded = codes(&[(ParameterId::Population, 400.0), (ParameterId::Community, 100.0)]);
    assert!(crowded.contains(&ProblemCode::AudienceCrowded) && crowded.contains(&ProblemCode::PopulationCrowded));
}

#[test]
fn shares_that_are_everybody_leave_nobody_else() {
    let crowded = |sales_share, technical_share| {
        let saturated = Inputs {
            population: 1_000.0,
            linkedin_contacts: 5_000.0,
            overlap: 0.5,
            visibility: 1.0,
            ..Inputs::defaults()
        };
        let small =
            Inputs { sales_network_size: 0.1, technical_network_size: 0.1, sales_share, technical_share, ..saturated };
        of(small).waterfall[3].value
    };
    let exact = crowded(1.0, 0.0);
    for (sales, technical) in [(0.7, 0.3), (0.67, 0.79), (0.1, 0.9), (1.0, 1.0), (0.35, 0.65)] {
        assert!((crowded(sales, technical) / exact - 1.0).abs() < 1e-9, "{sales} and {technical}");
    }
}

proptest! {
    #![proptest_config(config())]

    /// Steps 4 to 6 only lower the figure and step 7 only raises it. Step 4 counts the contacts of each kind of staff, which
    /// step 3 ignores: it is compared with it where nobody has more contacts than others have.
    #[test]
    fn the_waterfall_falls_until_the_further_rounds(inputs in inputs()) {
        let inputs = Inputs {
            sales_network_size: 1.0,
            technical_network_size: 1.0,
            third_group_network_size: 1.0,
            fourth_group_network_size: 1.0,
            ..inputs
        };
        let values: Vec<f64> = of(inputs).waterfall.iter().map(|step| step.value).collect();
        for step in 3..6 {
            prop_assert!(values[step] <= values[step - 1] * (1.0 + 1e-9) + 1e-9, "step {}: {values:?}", step + 1);
        }
        prop_assert!(values[6] >= values[5] * (1.0 - 1e-9) - 1e-9, "{values:?}");
    }

    #[test]
    fn parts_add_up_to_the_whole(inputs in plausible_inputs()) {
        let Estimate { outcome, by_network, by_round, waterfall, .. } = of(inputs);
        let sum = |figure: fn(&Account<f64>) -> f64| by_network.iter().map(|(_, account)| figure(account)).sum::<f64>();
        prop_assert!(near(sum(|account| account.impressions), outcome.employees.impressions));
        prop_assert!(near(sum(|account| account.clicks), outcome.employees.clicks));
        prop_assert!(near(sum(|account| account.engagements), outcome.employees.engagements));
        let largest = by_network.iter().map(|(_, account)| account.reach).fold(0.0, f64::max);
        let reach = largest + (1.0 - inputs.cross_network) * (sum(|account| account.reach) - largest);
        prop_assert!(near(reach.min(inputs.population), outcome.employees.reach));
        prop_assert_eq!(by_network.len(), Network::ALL.len());

        prop_assert_eq!(by_round.len(), inputs.rounds as usize);
        prop_assert!(near(by_round.last().unwrap().reach, outcome.employees.reach));
        prop_assert!(near(by_round.iter().map(|round| round.new_reach).sum(), outcome.employees.reach));
        prop_assert!(near(by_round.iter().map(|round| round.impressions).sum(), outcome.employees.impressions));
        prop_assert!(near(by_round.last().unwrap().frequency, outcome.employees.frequency));
        prop_assert!(near(by_round[0].reach, waterfall[5].value) && near(waterfall[6].value, outcome.employees.reach));

        let (page, employees, total) = (outcome.page, outcome.employees, outcome.total);
        prop_assert!(near(total.impressions, page.impressions + employees.impressions));
        prop_assert!(near(total.clicks, page.clicks + employees.clicks));
        let both = page.reach.max(employees.reach) + (1.0 - inputs.page_overlap) * page.reach.min(employees.reach);
        prop_assert!(near(total.reach, both.min(inputs.population)));
        prop_assert!(near(total.frequency * total.reach, total.impressions));
        prop_assert!(near(outcome.incremental_reach, total.reach - page.reach));
        prop_assert!(near(outcome.multiple * page.reach, total.reach));
        prop_assert!(near(page.clicks, page.impressions * inputs.ctr));

        let money = outcome.money;
        prop_assert!(near(money.revenue, employees.clicks * inputs.visit_to_lead * inputs.incrementality * inputs.lead_to_customer * inputs.revenue_per_customer));
        prop_assert!(near(money.net, money.revenue * inputs.gross_margin - money.cost));
        prop_assert!(near(money.cost, inputs.fixed_cost + outcome.active_employees * (inputs.seat_cost + inputs.minutes / 60.0 * inputs.hourly_cost)));
    }
}

/// Taking a part away in the model is the same as not having it in the inputs.
#[test]
fn exclusions_are_what_is_missing_without_the_part() {
    let mut scenario = Preset::find("mid-size").unwrap().scenario();
    for &id in ParameterId::ALL {
        let value = scenario.values.get(id);
        scenario.ranges.set(id, Some(Range { p10: value, p90: value }));
    }
    let whole = estimate(&scenario).outcome.total.reach;
    let parts = exclusions(&scenario, 64);
    let ids: Vec<_> = parts.iter().map(|part| part.id).collect();
    assert_eq!(ids, ["sales", "technical", "other-staff", "linkedin", "x", "page"]);
    let without = |id: &str, change: (ParameterId, f64)| {
        let part = parts.iter().find(|part| part.id == id).unwrap();
        let lost = whole - estimate(&scenario.with(change.0, change.1)).outcome.total.reach;
        for found in [part.lost.p10, part.lost.p50, part.lost.p90] {
            assert!((found.unwrap() - lost).abs() <= 1e-4 * whole, "{id}: {found:?} instead of {lost}");
        }
        assert!((part.lost_share.p50.unwrap() - lost / whole).abs() <= 1e-4);
    };
    without("linkedin", (ParameterId::LinkedinContacts, 0.0));
    without("x", (ParameterId::XContacts, 0.0));
    without("page", (ParameterId::Followers, 0.0));
    let uncertain = exclusions(&Preset::find("mid-size").unwrap().scenario(), 1_024);
    for part in uncertain {
        assert!(part.lost.p10 < part.lost.p50 && part.lost.p50 < part.lost.p90, "{}: no range", part.id);
        assert!(part.lost_share.p10.unwrap() >= 0.0 && part.lost_share.p90.unwrap() <= 1.0);
    }
}

#[test]
fn claims_counted_in_part_shrink_what_posts_do_and_leave_costs_alone() {
    let whole = estimate(&Scenario::default()).outcome;
    let half = estimate(&Scenario::default().with(ParameterId::ClaimsCounted, 0.5)).outcome;
    assert_eq!(half.page, whole.page);
    assert_eq!(half.money.cost.to_bits(), whole.money.cost.to_bits());
    let share = half.employees.clicks / whole.employees.clicks;
    assert!((share - 0.5).abs() < 0.01, "{share}");
    assert!((half.money.gross_profit / whole.money.gross_profit - share).abs() < 1e-12);
    let reached = half.employees.reach / whole.employees.reach;
    assert!(reached > 0.5 && reached < 1.0, "{reached}");
    let nothing = estimate(&Scenario::default().with(ParameterId::ClaimsCounted, 0.0)).outcome;
    assert!(nothing.employees.reach < 1e-12 && nothing.total.reach == nothing.page.reach);
}
