//! Bounds and directions that hold whatever the inputs are (M30).

use crate::strategy::{config, core, inputs, ordinary_core, plausible_inputs, scenario};
use proptest::prelude::*;
use proptest::sample::select;
use reach_estimator::analysis::{DistributionOptions, distribution, estimate, exclusions, stressed};
use reach_estimator::model::{Campaign, Cascade, Channel, Sharers};
use reach_estimator::outputs::{Outcome, OutputId};
use reach_estimator::parameters::{Inputs, ParameterId};
use reach_estimator::scenario::evaluate;

/// Room for rounding: relative, and absolute in people.
const ROUNDING: f64 = 1e-9;

fn at_most(low: f64, high: f64) -> bool {
    low <= high * (1.0 + ROUNDING) + ROUNDING
}

struct Run {
    campaign: Campaign<f64, Vec<Sharers<f64>>>,
    headcount: f64,
    result: Cascade<f64>,
    reach: Vec<f64>,
    impressions: Vec<f64>,
    item_reach: f64,
    unique: f64,
}

/// Staff of whom a third shares.
fn staff(sharers: &[Sharers<f64>]) -> f64 {
    3.0 * sharers.iter().map(|group| group.active).sum::<f64>()
}

fn run(channel: &Channel<f64>, sharers: &[Sharers<f64>]) -> Run {
    run_among(channel, sharers, staff(sharers))
}

fn run_among(channel: &Channel<f64>, sharers: &[Sharers<f64>], headcount: f64) -> Run {
    let (mut reach, mut impressions, mut item_reach) = (Vec::new(), Vec::new(), 0.0);
    let campaign = Campaign::of(channel, sharers.to_vec());
    let result = campaign.run(&campaign.company(headcount), 1.0, |round| {
        item_reach = round.item_reach();
        reach.push(round.reach());
        impressions.push(round.impressions);
    });
    let unique = campaign.unique_audience(headcount);
    Run { campaign, headcount, result, reach, impressions, item_reach, unique }
}

/// Impressions if nobody were ever reached twice: every reaction counts, with the friendship paradox at its full.
fn galton_watson(channel: &Channel<f64>, gross: f64) -> f64 {
    let mut engagement = (channel.engagement * channel.affinity_lift).min(1.0);
    let mut round = channel.posts * channel.visibility * gross;
    let mut total = round;
    for _ in 1..channel.rounds as u32 {
        let ends = channel.audience_contacts * (1.0 + channel.contact_dispersion);
        round *= engagement * channel.secondary_visibility * ends;
        engagement *= 1.0_f64.min(channel.round_decay.max(channel.round_decay * channel.affinity_lift));
        total += round;
    }
    total
}

fn solvable() -> Vec<ParameterId> {
    ParameterId::ALL.iter().copied().filter(|id| id.row().solvable).collect()
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn a_cascade_keeps_its_bounds((channel, sharers) in core()) {
        let Run { campaign, headcount, result, reach, impressions, unique, .. } = run(&channel, &sharers);
        let population = channel.population;
        prop_assert!(result.reach >= 0.0 && at_most(result.reach, population));
        prop_assert!(result.reach_home >= 0.0 && at_most(result.reach_home, channel.community.min(population)));
        prop_assert!(at_most(result.reach_home, result.reach));
        prop_assert!(at_most(unique, population.min(campaign.gross_audience())));
        prop_assert!(at_most(reach[0], unique), "round 1 {} of {unique}", reach[0]);
        prop_assert!(at_most(result.reach, result.impressions), "{} in {}", result.reach, result.impressions);
        prop_assert!(reach.windows(2).all(|pair| at_most(pair[0], pair[1])));
        prop_assert!((impressions.iter().sum::<f64>() - result.impressions).abs() <= ROUNDING * result.impressions);
        prop_assert_eq!(reach.len(), channel.rounds as usize);
        prop_assert_eq!(reach.last().copied(), Some(result.reach));
        let figures = [result.active, campaign.overlap_dispersion(headcount), campaign.post_reach(), campaign.reproduction_number(),
            result.engagements, result.clicks, result.item_engaged, result.frequency()];
        prop_assert!(figures.into_iter().all(|figure| figure.is_finite() && figure >= 0.0), "{figures:?}");
    }

    #[test]
    fn several_posts_reach_more_than_one_and_less_than_their_sum((channel, sharers) in ordinary_core(), posts in 1.0..300.0_f64) {
        let Run { result, item_reach, .. } = run(&Channel { posts, ..channel }, &sharers);
        prop_assert!(at_most(item_reach, result.reach));
        prop_assert!(at_most(result.reach, posts * item_reach));
    }

    #[test]
    fn impressions_stay_below_the_branching_process((channel, sharers) in core()) {
        let Run { campaign, result, .. } = run(&channel, &sharers);
        let bound = galton_watson(&channel, campaign.gross_audience());
        prop_assert!(at_most(result.impressions, bound), "{} above {bound}", result.impressions);
    }

    #[test]
    fn reactions_are_the_engaged_share_of_those_reached((channel, sharers) in core()) {
        let channel = Channel { affinity_lift: 1.0, round_decay: 1.0, ..channel };
        let Run { result, item_reach, .. } = run(&channel, &sharers);
        let expected = channel.engagement * item_reach;
        prop_assert!((result.item_engaged - expected).abs() <= ROUNDING * expected + 1e-12);
    }

    #[test]
    fn more_of_what_helps_never_lowers_a_cascade(
        (channel, sharers) in ordinary_core(), which in 0..10_usize, factor in 1.0..3.0_f64,
    ) {
        let mut more = channel;
        let mut most = sharers.clone();
        match which {
            0 => most.iter_mut().for_each(|group| group.active *= factor),
            1 => most.iter_mut().for_each(|group| {
                group.contacts = (group.contacts * factor).min(0.1 * channel.population);
            }),
            2 => more.posts *= factor,
            3 => more.visibility = (channel.visibility * factor).min(1.0),
            4 => more.engagement = (channel.engagement * factor).min(1.0),
            5 => more.affinity_lift *= factor,
            6 => more.secondary_visibility = (channel.secondary_visibility * factor).min(1.0),
            7 => more.audience_contacts = (channel.audience_contacts * factor).min(0.99 * channel.population),
            8 => more.round_decay = (channel.round_decay * factor).min(1.0),
            _ => more.rounds += 1.0,
        }
        let staff = staff(&sharers);
        let (less, more) = (run_among(&channel, &sharers, staff).result, run_among(&more, &most, staff).result);
        prop_assert!(at_most(less.reach, more.reach), "{which}: reach {} to {}", less.reach, more.reach);
    }

    /// Exactly so in the first round. Later rounds start from another split between the communities, which may win back a
    /// few parts in 100,000 where one of them is saturated.
    #[test]
    fn unequal_feeds_never_raise_reach((channel, sharers) in core(), wider in 0.0..5.0_f64) {
        let unequal = Channel { visibility_dispersion: channel.visibility_dispersion + wider, ..channel };
        let (equal, unequal) = (run(&channel, &sharers), run(&unequal, &sharers));
        prop_assert!(at_most(unequal.reach[0], equal.reach[0]));
        prop_assert!(at_most(unequal.result.reach, equal.result.reach * (1.0 + 1e-4)));
    }

    #[test]
    fn overlap_never_raises_reach_of_one_kind_of_sharers(
        (channel, sharers) in ordinary_core(), wider in 0.0..0.5_f64,
    ) {
        let sharers = [Sharers { active: sharers[0].active.max(2.0), ..sharers[0] }];
        let more = Channel { overlap: (channel.overlap + wider).min(0.5), ..channel };
        prop_assert!(at_most(run(&more, &sharers).result.reach, run(&channel, &sharers).result.reach));
    }

    /// A company of one team is what it was before there were companies, to the last digit.
    #[test]
    fn one_team_is_one_team((channel, sharers) in core(), headcount in 0.0..1.0_f64) {
        let team = run_among(&Channel { overlap_fade: 0.0, ..channel }, &sharers, 1.0);
        let same = run_among(&channel, &sharers, headcount * channel.team_size);
        prop_assert_eq!(&team.reach, &same.reach);
        prop_assert_eq!(&team.impressions, &same.impressions);
        prop_assert_eq!(team.unique, same.unique);
        let whole = run_among(&Channel { overlap_fade: 0.0, ..channel }, &sharers, 1e6);
        prop_assert_eq!(&whole.reach, &same.reach);
    }

    /// What the company's size changes has no step where the second team begins.
    #[test]
    fn the_second_team_begins_without_a_step((channel, sharers) in core()) {
        let one = run_among(&channel, &sharers, channel.team_size);
        let more = run_among(&channel, &sharers, channel.team_size * (1.0 + 1e-9));
        prop_assert!((one.unique - more.unique).abs() <= 1e-6 * one.unique, "{} to {}", one.unique, more.unique);
    }

    /// One sharer reaches who they know, and less than one no more than there are contacts.
    #[test]
    fn one_sharer_reaches_all_contacts((channel, sharers) in core(), active in 0.01..=1.0_f64, headcount in 1.0..1e5_f64) {
        let alone = [Sharers { active, ..sharers[0] }];
        let unique = run_among(&channel, &alone, headcount).unique;
        let all = active * alone[0].contacts;
        prop_assert!((unique - all).abs() <= 1e-9 * all, "{unique} of {all}");
    }

    /// Fading overlap raises the audience, and larger teams lower it, but for a few per cent with very unequal networks.
    #[test]
    fn colleagues_who_share_less_reach_more(
        inputs in plausible_inputs(), fade in 0.0..1.0_f64, team in 1.0..4.0_f64,
    ) {
        let reach = |inputs: &Inputs<f64>| evaluate(inputs).employees.reach;
        let now = reach(&inputs);
        let faded = Inputs { overlap_fade: inputs.overlap_fade + fade * (1.0 - inputs.overlap_fade), ..inputs };
        prop_assert!(now <= reach(&faded) * 1.05, "fade: {now} to {}", reach(&faded));
        let larger = Inputs { team_size: (inputs.team_size * team).min(1_000.0), ..inputs };
        prop_assert!(reach(&larger) <= now * 1.01, "team: {now} to {}", reach(&larger));
    }

    /// Every figure of any scenario is a number, or infinite, which means absent; shares and counts are not negative.
    #[test]
    fn a_scenario_is_finite_or_absent(inputs in inputs()) {
        let outcome = evaluate(&inputs);
        for &output in OutputId::ALL {
            let value = output.of(&outcome);
            prop_assert!(!value.is_nan(), "{} is not a number", output.name());
            prop_assert!(value > f64::NEG_INFINITY, "{} is {value}", output.name());
            let signed = matches!(output, OutputId::Net | OutputId::Roi | OutputId::IncrementalReach);
            prop_assert!(signed || value >= 0.0, "{} is {value}", output.name());
        }
        prop_assert!(at_most(0.0, outcome.incremental_reach + ROUNDING * outcome.total.reach));
        for account in [outcome.page, outcome.employees] {
            prop_assert!(at_most(account.reach_home, account.reach));
            prop_assert!(at_most(account.reach, account.impressions));
        }
        prop_assert!(at_most(outcome.page.reach, inputs.population));
        prop_assert!(at_most(outcome.page.reach.max(outcome.employees.reach), outcome.total.reach));
        prop_assert!(at_most(outcome.total.reach, outcome.page.reach + outcome.employees.reach));
    }

    /// The inputs that goal seek may move raise unique reach and whatever follows from it, over their whole ranges.
    #[test]
    fn solvable_inputs_never_lower_a_scenario(
        inputs in plausible_inputs(), id in select(solvable()), up in 0.0..1.0_f64,
    ) {
        let from = inputs.get(id);
        let to = id.row().clamp(from + up * (id.row().max - from));
        let more = Inputs::from_fn(|other| if other == id { to } else { inputs.get(other) });
        let (less, more) = (evaluate(&inputs), evaluate(&more));
        let reaches = |outcome: &Outcome<f64>| [outcome.total.reach, outcome.employees.reach, outcome.page.reach];
        for (less, more) in reaches(&less).into_iter().zip(reaches(&more)) {
            prop_assert!(at_most(less, more), "{} from {from} to {to}: {less} to {more}", id.row().id);
        }
    }

    /// Questions about any scenario answer without a panic, and with numbers in order.
    #[test]
    fn every_question_has_an_answer(scenario in scenario()) {
        let whole = estimate(&scenario);
        prop_assert!(whole.waterfall.iter().all(|step| step.value.is_finite() && step.value >= 0.0));
        prop_assert!(whole.by_round.iter().all(|round| round.reach.is_finite() && round.frequency.is_finite()));
        let options = DistributionOptions {
            draws: 64,
            outputs: OutputId::ALL.to_vec(),
            goals: vec![(OutputId::TotalReach, 1_000.0)],
            dots: Some(OutputId::TotalClicks),
        };
        for scenario in [scenario, stressed(&scenario)] {
            for (output, range) in distribution(&scenario, &options).outputs {
                let ends = [range.p10, range.p50, range.p90].map(|end| end.unwrap_or(f64::INFINITY));
                prop_assert!(ends[0] <= ends[1] && ends[1] <= ends[2], "{}: {range:?}", output.name());
            }
        }
        for part in exclusions(&scenario, 64) {
            for lost in [part.lost.p10, part.lost.p50, part.lost.p90, part.lost_share.p10, part.lost_share.p90] {
                prop_assert!(lost.is_some_and(f64::is_finite), "{}: {lost:?}", part.id);
            }
        }
    }
}
