//! Limits in which the answer is known by other means (M33), and the worked example of the method page.

use reach_estimator::model::{
    Campaign, Channel, Sharers, bass_adoption, cascade, combine_channels, exposed_contact_share, exposed_share,
    overlap_dispersion, pressure_for, union, unwatched,
};

/// Relative deviation allowed: in a population of 10^12 duplication is that small, elsewhere only rounding is left.
const VAST: f64 = 2e-9;
const EXACT: f64 = 1e-12;

fn near(found: f64, expected: f64, tolerance: f64) {
    assert!((found / expected - 1.0).abs() <= tolerance, "{found} instead of {expected}");
}

/// Everybody sees everything, nobody is met twice: the article's world.
fn article() -> Channel<f64> {
    Channel {
        population: 1e12,
        community: 1e12,
        homophily: 1.0,
        overlap: 0.0,
        team_size: 15.0,
        overlap_fade: 0.0,
        posts: 1.0,
        visibility: 1.0,
        visibility_dispersion: 0.0,
        engagement: 0.05,
        affinity_lift: 1.0,
        secondary_visibility: 1.0,
        audience_contacts: 1_000.0,
        contact_dispersion: 0.0,
        round_decay: 1.0,
        rounds: 1.0,
        ctr: 0.01,
        peer_lift: 1.0,
    }
}

/// The defaults of the conformance vectors.
fn ordinary() -> Channel<f64> {
    Channel {
        population: 1e6,
        community: 2e4,
        homophily: 0.6,
        overlap: 0.05,
        visibility: 0.2,
        visibility_dispersion: 0.5,
        engagement: 0.02,
        secondary_visibility: 0.015,
        audience_contacts: 500.0,
        contact_dispersion: 1.0,
        rounds: 3.0,
        peer_lift: 2.0,
        ..article()
    }
}

fn group(active: f64, contacts: f64) -> Sharers<f64> {
    Sharers { active, contacts }
}

#[test]
fn the_article_is_the_limit_of_a_vast_population() {
    let page = cascade(&article(), &[group(1.0, 5_000.0)], 10.0, unwatched);
    near(page.clicks, 50.0, VAST);
    let rounds = Channel { rounds: 2.0, ..article() };
    near(cascade(&rounds, &[group(1.0, 5_000.0)], 10.0, unwatched).impressions, 5_000.0 + 250_000.0, VAST);
    let employees = Channel { posts: 10.0, peer_lift: 3.0, ..article() };
    let result = cascade(&employees, &[group(10.0, 2_000.0)], 10.0, unwatched);
    near(result.impressions * employees.peer_lift, 600_000.0, VAST);
}

#[test]
fn a_vast_population_gives_the_branching_process() {
    let channel = Channel {
        population: 1e12,
        community: 1e12,
        posts: 4.0,
        engagement: 0.02,
        secondary_visibility: 0.02,
        contact_dispersion: 1.0,
        visibility: 0.2,
        rounds: 6.0,
        ..article()
    };
    let campaign = Campaign::of(&channel, [group(10.0, 1_000.0)]);
    let result = campaign.run(&campaign.company(10.0), 1.0, unwatched);
    let r: f64 = 0.02 * 0.02 * 1_000.0 * 2.0;
    near(campaign.reproduction_number(), r, EXACT);
    near(result.impressions, 4.0 * 0.2 * 10_000.0 * (1.0 - r.powi(6)) / (1.0 - r), 2e-8);
}

/// Many rounds on one community end where the epidemic does: u = 1 - exp(-L1 - R u) for equal contacts, and the fixed
/// point of percolation on a configuration graph for unequal ones.
#[test]
fn many_rounds_end_at_the_final_size() {
    for dispersion in [0.0, 1.0, 3.0] {
        let channel = Channel {
            community: 1e6,
            homophily: 1.0,
            contact_dispersion: dispersion,
            engagement: 0.1,
            secondary_visibility: 0.03,
            rounds: 4_000.0,
            ..ordinary()
        };
        let sharers = [group(10.0, 1_000.0)];
        let campaign = Campaign::of(&channel, &sharers);
        let result = campaign.run(&campaign.company(10.0), 1.0, unwatched);
        let first = union(&sharers, 1e6, campaign.overlap_dispersion(10.0), channel.visibility) / 1e6;
        let start = pressure_for(first, dispersion);
        let strength = channel.secondary_visibility * channel.engagement * channel.audience_contacts;
        let mut pressure = 50.0;
        for _ in 0..100_000 {
            pressure = start + strength * exposed_contact_share(pressure, dispersion);
        }
        near(result.reach, 1e6 * exposed_share(pressure, dispersion), 1e-9);
        if dispersion == 0.0 {
            let share = result.reach / 1e6;
            near(share, 1.0 - (-start - strength * share).exp(), 1e-9);
        }
    }
}

#[test]
fn proportional_mixing_is_one_community() {
    let two = Channel { homophily: 2e4 / 1e6, ..ordinary() };
    let one = Channel { community: 1e6, homophily: 1.0, ..ordinary() };
    let sharers = [group(25.0, 800.0)];
    let (two, one) = (cascade(&two, &sharers, 10.0, unwatched), cascade(&one, &sharers, 10.0, unwatched));
    near(two.reach, one.reach, EXACT);
    near(two.impressions, one.impressions, EXACT);
}

#[test]
fn splitting_a_group_changes_nothing() {
    let whole = cascade(&ordinary(), &[group(10.0, 1_000.0)], 10.0, unwatched);
    let parts = cascade(&ordinary(), &[group(3.0, 1_000.0), group(6.5, 1_000.0), group(0.5, 1_000.0)], 10.0, unwatched);
    near(parts.reach, whole.reach, EXACT);
    near(parts.clicks, whole.clicks, EXACT);
}

#[test]
fn one_sharer_reaches_the_contacts_that_see_it_and_two_reach_what_they_do_not_share() {
    let channel = Channel { rounds: 1.0, ..ordinary() };
    near(cascade(&channel, &[group(1.0, 1_000.0)], 10.0, unwatched).reach, 1_000.0 * 0.2, EXACT);
    for overlap in [0.002, 0.05, 0.2, 0.5] {
        let dispersion = overlap_dispersion(1_000.0, 1e6, overlap);
        near(union(&[group(2.0, 1_000.0)], 1e6, dispersion, 1.0), 1_000.0 * (2.0 - overlap), 1e-10);
    }
}

#[test]
fn without_overlap_duplication_is_random() {
    let share: f64 = 1_000.0 / 1e6;
    let sainsbury = 1e6 * (1.0 - (1.0 - share).powi(200));
    near(union(&[group(200.0, 1_000.0)], 1e6, overlap_dispersion(1_000.0, 1e6, 0.0), 1.0), sainsbury, EXACT);
}

#[test]
fn reactions_are_the_share_of_those_reached() {
    let mut item_reach = 0.0;
    let result = cascade(&ordinary(), &[group(10.0, 1_000.0)], 10.0, |round| item_reach = round.item_reach());
    near(result.item_engaged, 0.02 * item_reach, EXACT);
}

#[test]
fn adoption_starts_at_nothing_and_ends_at_everybody() {
    assert_eq!(bass_adoption(0.1, 0.4, 0.0), 0.0);
    near(bass_adoption(0.1, 0.4, 1e3), 1.0, EXACT);
    near(bass_adoption(0.2, 0.0, 3.0), 1.0 - (-0.6_f64).exp(), EXACT);
}

/// The article's ten employees, made realistic one step at a time; figures as computed independently, rounded to whole
/// people: unique reach on two networks, and impressions.
#[test]
fn the_worked_example_is_met_step_by_step() {
    let vast = Channel { visibility: 1.0, posts: 10.0, overlap: 0.0, rounds: 1.0, ..ordinary() };
    let shared = Channel { overlap: 0.08, ..vast };
    let seen = Channel { visibility: 0.15, ..shared };
    let spread = Channel { rounds: 3.0, ..seen };
    let steps = [
        (vast, 0.0, 19_910.0, 200_000.0),
        (shared, 0.0, 14_861.0, 200_000.0),
        (shared, 0.15, 13_746.0, 200_000.0),
        (seen, 0.15, 10_443.0, 30_000.0),
        (spread, 0.15, 19_305.0, 40_809.0),
    ];
    for (channel, both, reach, impressions) in steps {
        let network = cascade(&channel, &[group(10.0, 1_000.0)], 10.0, unwatched);
        assert_eq!(combine_channels(&[network.reach, network.reach], both).round(), reach);
        assert_eq!((2.0 * network.impressions).round(), impressions);
    }
}
