//! Which inputs decide: indices that do not depend on what else is listed, and a tornado that can be recomputed.

use reach_estimator::analysis::{DRAWS_AT_REST, DRAWS_MOVING, Influence, Ranking, Sensitivity, sensitivity};
use reach_estimator::dependence::Dependence;
use reach_estimator::outputs::OutputId;
use reach_estimator::parameter::{Distribution, Range};
use reach_estimator::parameters::ParameterId;
use reach_estimator::presets::Preset;
use reach_estimator::query::parse;
use reach_estimator::scenario::{Scenario, evaluate};
use std::collections::BTreeMap;

fn by_id(found: &Sensitivity) -> BTreeMap<ParameterId, Influence> {
    found.inputs.iter().map(|input| (input.id, *input)).collect()
}

fn certain(mut scenario: Scenario, id: ParameterId) -> Scenario {
    let value = scenario.values.get(id);
    scenario.ranges.set(id, Some(Range { p10: value, p90: value }));
    scenario
}

#[test]
fn every_uncertain_input_is_ranked_once() {
    let scenario = Scenario::default();
    let found = sensitivity(&scenario, OutputId::TotalReach, DRAWS_MOVING);
    let uncertain = ParameterId::ALL.iter().filter(|id| scenario.range(**id).is_some()).count();
    assert_eq!((found.inputs.len(), by_id(&found).len()), (uncertain, uncertain));
    assert!(found.inputs.windows(2).all(|pair| pair[0].total >= pair[1].total));
    for input in &found.inputs {
        assert!((0.0..=1.0).contains(&input.first) && (0.0..=1.0).contains(&input.total), "{input:?}");
    }
}

/// An address lists inputs in any order, and other inputs come and go: what one input does stays the same.
#[test]
fn the_order_and_company_of_the_inputs_do_not_matter() {
    let forwards = parse("posts=5&x-contacts=60&posts.range=2~9&visibility.range=0.05~0.3").scenario;
    let backwards = parse("visibility.range=0.05~0.3&posts.range=2~9&x-contacts=60&posts=5").scenario;
    let found = sensitivity(&forwards, OutputId::TotalReach, DRAWS_MOVING);
    assert_eq!(found, sensitivity(&backwards, OutputId::TotalReach, DRAWS_MOVING));
    let without = sensitivity(&certain(forwards, ParameterId::Cpm), OutputId::TotalReach, DRAWS_MOVING);
    let (found, without) = (by_id(&found), by_id(&without));
    assert!(found.contains_key(&ParameterId::Cpm) && !without.contains_key(&ParameterId::Cpm));
    for (id, input) in without {
        assert_eq!(input, found[&id], "{}", id.row().id);
    }
}

/// Slices of any size come to the same ranking; before the first there is one without influences.
#[test]
fn a_ranking_in_slices_is_the_ranking_at_once() {
    let scenario = Preset::find("enterprise").unwrap().scenario();
    let whole = sensitivity(&scenario, OutputId::TotalClicks, DRAWS_MOVING);
    for slice in [1, 1_000, 20_000] {
        let mut ranking = Ranking::new(&scenario, OutputId::TotalClicks, DRAWS_MOVING);
        assert!(ranking.sensitivity().inputs.iter().all(|input| (input.first, input.total) == (0.0, 0.0)));
        let mut slices = 1;
        while !ranking.advance(slice) {
            slices += 1;
        }
        assert_eq!(ranking.sensitivity(), whole);
        let evaluations = (2 + whole.inputs.len()) * DRAWS_MOVING;
        assert!(slices <= evaluations.div_ceil(slice), "{slices} slices of {slice}");
    }
}

#[test]
fn inputs_that_cannot_matter_have_no_influence() {
    let reach = by_id(&sensitivity(&Scenario::default(), OutputId::TotalReach, DRAWS_MOVING));
    for id in [ParameterId::Ctr, ParameterId::PeerLift, ParameterId::Cpc, ParameterId::Minutes, ParameterId::AdoptionP]
    {
        let input = reach[&id];
        assert_eq!((input.first, input.total, input.low), (0.0, 0.0, input.high), "{}", id.row().id);
    }
    let clicks = by_id(&sensitivity(&Scenario::default(), OutputId::TotalClicks, DRAWS_MOVING));
    assert!(clicks[&ParameterId::Ctr].total > 0.05 && clicks[&ParameterId::PageOverlap].total == 0.0);
}

/// A product of lognormals: on the logarithm the indices are the shares of the summed variances.
#[test]
fn indices_of_a_product_are_shares_of_its_variance() {
    let kept = [ParameterId::Cpc, ParameterId::PeerLift];
    let mut scenario = Scenario::default();
    for &id in ParameterId::ALL.iter().filter(|id| !kept.contains(id)) {
        scenario = certain(scenario, id);
    }
    let deviation = |id: ParameterId| {
        let Range { p10, p90 } = scenario.range(id).unwrap();
        (p90 / p10).ln()
    };
    let found = by_id(&sensitivity(&scenario, OutputId::MediaEquivalentCpc, DRAWS_AT_REST));
    let squares = kept.map(|id| deviation(id).powi(2));
    for (id, square) in kept.into_iter().zip(squares) {
        let share = square / squares.iter().sum::<f64>();
        let input = found[&id];
        assert!((input.first - share).abs() < 0.02, "{}: first {} for {share}", id.row().id, input.first);
        assert!((input.total - share).abs() < 0.02, "{}: total {} for {share}", id.row().id, input.total);
    }
}

/// Of two that rise or fall together, each tells much of the other, and little is left once one of them is known.
#[test]
fn indices_of_inputs_that_hang_together_are_those_of_their_correlation() {
    let [cpc, lift] = [ParameterId::Cpc, ParameterId::PeerLift];
    for (u, v) in [(0.6, -0.5), (0.6, 0.5)] {
        let mut scenario = Scenario::default();
        for &id in ParameterId::ALL.iter().filter(|&&id| id != cpc && id != lift) {
            scenario = certain(scenario, id);
        }
        let column = |id| {
            if id == cpc {
                u
            } else if id == lift {
                v
            } else {
                0.0
            }
        };
        scenario.dependence = Dependence::of(|id| [column(id), 0.0, 0.0, 0.0]).unwrap();
        // The covariances of I - w w^T times itself, for w = (u, v).
        let [alone, other] = [u, v].map(|entry: f64| (1.0 - entry * entry).powi(2) + (u * v).powi(2));
        let correlation = -u * v * (2.0 - u * u - v * v) / (alone * other).sqrt();
        let [a, b] = [cpc, lift].map(|id| {
            let Range { p10, p90 } = scenario.range(id).unwrap();
            (p90 / p10).ln()
        });
        let variance = a * a + b * b + 2.0 * correlation * a * b;
        let found = by_id(&sensitivity(&scenario, OutputId::MediaEquivalentCpc, DRAWS_AT_REST));
        for (id, mine, others) in [(cpc, a, b), (lift, b, a)] {
            let first = (mine + correlation * others).powi(2) / variance;
            let total = mine * mine * (1.0 - correlation * correlation) / variance;
            let input = found[&id];
            assert!((input.first - first).abs() < 0.03, "{}: first {} for {first}", id.row().id, input.first);
            assert!((input.total - total).abs() < 0.03, "{}: total {} for {total}", id.row().id, input.total);
        }
    }
}

#[test]
fn the_tornado_is_the_model_at_the_ends() {
    let scenario = Preset::find("enterprise").unwrap().scenario();
    let found = sensitivity(&scenario, OutputId::TotalReach, DRAWS_MOVING);
    let mut medians = scenario.values;
    for input in &found.inputs {
        let middle = match input.id.row().shape() {
            Distribution::LogitNormal => {
                let odds = |share: f64| share / (1.0 - share);
                let middle = (odds(input.p10) * odds(input.p90)).sqrt();
                middle / (1.0 + middle)
            }
            _ => (input.p10 * input.p90).sqrt(),
        };
        medians.set(input.id, middle);
    }
    let near = |found: Option<f64>, expected: f64| (found.unwrap() / expected - 1.0).abs() < 1e-9;
    assert!(near(found.base, evaluate(&medians).total.reach));
    for input in &found.inputs {
        for (figure, end) in [(input.low, input.p10), (input.high, input.p90)] {
            let mut moved = medians;
            moved.set(input.id, end);
            assert!(near(figure, evaluate(&moved).total.reach), "{} at {end}", input.id.row().id);
        }
    }
}
