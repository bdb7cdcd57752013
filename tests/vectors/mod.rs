//! Runs the reference vectors: inputs and the outputs that `crates/oracle` finds with 66 digits.
//!
//! Shared by the native tests and those in a browser, so that both check the same numbers.

use reach_estimator::analysis::{estimate, goal_seek, normal, timeline};
use reach_estimator::model::{
    Campaign, Channel, MoneyInputs, Sharers, bass_adoption, cascade, combine_channels, company_overlap, company_union,
    exposed_contact_share, exposed_share, mixing_ceiling, money, overlap_dispersion, payback_months, post_reach,
    pressure_for,
};
use reach_estimator::outputs::OutputId;
use reach_estimator::parameters::ParameterId;
use reach_estimator::scenario::Scenario;
use serde_json::{Map, Value};

/// The vectors as committed: of one team, of companies, and of whole scenarios.
pub(crate) const FILES: [&str; 3] =
    [include_str!("model.json"), include_str!("company.json"), include_str!("scenarios.json")];

/// How many there are.
pub(crate) const COUNT: usize = 136 + 81 + 95;

const RELATIVE: f64 = 1e-10;
const GOAL_SEEK_RELATIVE: f64 = 1e-9;
const ABSOLUTE: f64 = 1e-12;

/// Checks every vector; gives how many there were and what deviates.
pub(crate) fn deviations() -> (usize, Vec<String>) {
    let files = FILES.map(|text| serde_json::from_str::<Value>(text).unwrap());
    let vectors: Vec<&Value> = files.iter().flat_map(|file| file["vectors"].as_array().unwrap()).collect();
    let wrong = vectors.iter().copied().flat_map(check).collect();
    (vectors.len(), wrong)
}

fn check(vector: &Value) -> Vec<String> {
    let function = vector["function"].as_str().unwrap();
    let tolerance = if function == "goal_seek" { GOAL_SEEK_RELATIVE } else { RELATIVE };
    let found = run(function, &vector["input"]);
    let mut wrong = Vec::new();
    compare(vector["name"].as_str().unwrap(), &found, &vector["expected"], tolerance, &mut wrong);
    wrong
}

fn compare(name: &str, found: &Value, expected: &Value, tolerance: f64, wrong: &mut Vec<String>) {
    match expected {
        Value::Object(fields) => {
            for (key, expected) in fields {
                compare(&format!("{name}: {key}"), &found[key], expected, tolerance, wrong);
            }
        }
        Value::Array(items) => {
            for (index, expected) in items.iter().enumerate() {
                compare(&format!("{name}[{index}]"), &found[index], expected, tolerance, wrong);
            }
        }
        Value::Number(expected) => {
            let expected = expected.as_f64().unwrap();
            let allowed = if expected.abs() < ABSOLUTE { ABSOLUTE } else { tolerance * expected.abs() };
            match found.as_f64() {
                Some(found) if (found - expected).abs() <= allowed => {}
                _ => wrong.push(format!("{name}: {found} instead of {expected}")),
            }
        }
        _ if found == expected => {}
        _ => wrong.push(format!("{name}: {found} instead of {expected}")),
    }
}

fn run(function: &str, input: &Value) -> Value {
    let number = |index: usize| input[index].as_f64().unwrap();
    match function {
        "psi_c" => exposed_share(number(0), number(1)).into(),
        "press" => pressure_for(number(0), number(1)).into(),
        "edge_c" => exposed_contact_share(number(0), number(1)).into(),
        "overlap_dispersion" => overlap_dispersion(number(0), number(1), number(2)).into(),
        "size_overlap" => company_overlap(number(0), number(1), number(2), number(3)).into(),
        "mixing_ceiling" => {
            let channel = niche(number(1), number(2), number(3), number(4));
            mixing_ceiling(&channel, &pairs(&input[0]), number(5)).into()
        }
        "company_union" => {
            let channel = Channel {
                overlap: number(6),
                team_size: number(7),
                overlap_fade: number(8),
                ..niche(number(2), number(3), number(4), number(5))
            };
            company_union(&channel, &pairs(&input[0]), number(1), number(9)).into()
        }
        "post_reach" => post_reach(number(0), number(1), number(2)).into(),
        "combine_channels" => combine_channels(&numbers(&input[0]), number(1)).into(),
        "bass_cdf" => bass_adoption(number(0), number(1), number(2)).into(),
        "norm_icdf" => normal::normal_quantile(number(0)).into(),
        "icdf_lognormal" => normal::lognormal_quantile(number(0), number(1), number(2)).into(),
        "icdf_logitnormal" => normal::logit_normal_quantile(number(0), number(1), number(2)).into(),
        "icdf_triangular" => normal::triangular_quantile(number(0), number(1), number(2), number(3)).into(),
        "r_sequence" => kronecker(number(0), input[1].as_u64().unwrap()).into(),
        "payback" => payback_months(number(0), numbers(&input[1])).into(),
        "roi" => return_on_investment(input),
        "evaluate" => evaluate(input),
        "timeline.cum_reach" => cumulative_reach(input).into(),
        "scenario" => scenario(input),
        "scenario.timeline" => months(input),
        "goal_seek" => sought_headcount(input).into(),
        other => panic!("no such function: {other}"),
    }
}

fn numbers(list: &Value) -> Vec<f64> {
    list.as_array().unwrap().iter().map(|item| item.as_f64().unwrap()).collect()
}

/// The table, which the input changes.
fn changed(input: &Value) -> Scenario {
    let mut scenario = Scenario::default();
    for (key, value) in input.as_object().unwrap() {
        scenario.values.set(ParameterId::find(key).unwrap(), value.as_f64().unwrap());
    }
    scenario
}

fn scenario(input: &Value) -> Value {
    let found = estimate(&changed(input));
    let figures = OutputId::ALL.iter().map(|&output| (output.name().to_owned(), found.read(output).into()));
    let steps: Vec<f64> = found.waterfall.iter().map(|step| step.value).collect();
    Map::from_iter(figures.chain([("waterfall".to_owned(), steps.into())])).into()
}

fn months(input: &Value) -> Value {
    let found = timeline(&changed(input), 16, false);
    Map::from_iter([("reach".to_owned(), found.reach.into()), ("break_even".to_owned(), found.break_even.into())])
        .into()
}

/// A channel of which only the communities matter.
fn niche(population: f64, community: f64, homophily: f64, contact_dispersion: f64) -> Channel<f64> {
    Channel {
        population,
        community,
        homophily,
        overlap: 0.0,
        team_size: 15.0,
        overlap_fade: 0.0,
        posts: 1.0,
        visibility: 1.0,
        visibility_dispersion: 0.0,
        engagement: 0.0,
        affinity_lift: 1.0,
        secondary_visibility: 0.0,
        audience_contacts: 0.0,
        contact_dispersion,
        round_decay: 1.0,
        rounds: 1.0,
        ctr: 0.0,
        peer_lift: 1.0,
    }
}

/// Sharers from a list of [employees, contacts].
fn pairs(list: &Value) -> Vec<Sharers<f64>> {
    let pair = |pair: &Value| Sharers { active: pair[0].as_f64().unwrap(), contacts: pair[1].as_f64().unwrap() };
    list.as_array().unwrap().iter().map(pair).collect()
}

/// The R_d Kronecker sequence. The product does not use it (14% error of P90 in 12 dimensions); its vectors check that
/// this file reads its inputs as the reference does.
fn kronecker(index: f64, dimensions: u64) -> Vec<f64> {
    let count = dimensions as f64;
    let phi = (0..64).fold(2.0_f64, |phi, _| (1.0 + phi).powf(1.0 / (count + 1.0)));
    (1..=dimensions).map(|k| (0.5 + (index + 1.0) * phi.powf(-(k as f64))) % 1.0).collect()
}

/// One channel, who shares on it, and how many people their company has, from the reference's names. Vectors of one team
/// say nothing of the company.
fn channel(input: &Value) -> (Channel<f64>, Vec<Sharers<f64>>, f64) {
    let number = |name: &str| input[name].as_f64().unwrap();
    let number_or = |name: &str, usual: f64| input.get(name).map_or(usual, |value| value.as_f64().unwrap());
    let channel = Channel {
        population: number("population"),
        community: number("community"),
        homophily: number("homophily"),
        overlap: number("overlap"),
        team_size: number_or("team_size", 15.0),
        overlap_fade: number_or("overlap_fade", 0.0),
        posts: number("posts"),
        visibility: number("visibility"),
        visibility_dispersion: number("visibility_dispersion"),
        engagement: number("engagement"),
        affinity_lift: number("affinity_lift"),
        secondary_visibility: number("secondary_visibility"),
        audience_contacts: number("audience_contacts"),
        contact_dispersion: number("contact_dispersion"),
        round_decay: number("round_decay"),
        rounds: number("rounds"),
        ctr: number("ctr"),
        peer_lift: number("peer_lift"),
    };
    let activity = number("policy_factor") * number("adoption");
    let sharers = input["segments"].as_array().unwrap().iter().map(|segment| Sharers {
        active: segment["headcount"].as_f64().unwrap() * segment["participation"].as_f64().unwrap() * activity,
        contacts: segment["contacts"].as_f64().unwrap().min(channel.population * (1.0 - 1e-12)),
    });
    let headcount = input["segments"].as_array().unwrap().iter().map(|segment| segment["headcount"].as_f64().unwrap());
    (channel, sharers.collect(), headcount.sum())
}

fn evaluate(input: &Value) -> Value {
    let (channel, sharers, headcount) = channel(input);
    let (mut reach_by_round, mut impressions_by_round) = (Vec::new(), Vec::new());
    let mut item_reach = 0.0;
    let campaign = Campaign::of(&channel, &sharers);
    let result = campaign.run(&campaign.company(headcount), 1.0, |round| {
        item_reach = round.item_reach();
        reach_by_round.push(round.reach());
        impressions_by_round.push(round.impressions);
    });
    Map::from_iter([
        ("active_employees".to_owned(), result.active.into()),
        ("gross_audience".to_owned(), campaign.gross_audience().into()),
        ("unique_audience".to_owned(), campaign.unique_audience(headcount).into()),
        ("overlap_dispersion".to_owned(), campaign.overlap_dispersion(headcount).into()),
        ("pair_overlap".to_owned(), campaign.pair_overlap(headcount).into()),
        ("post_reach".to_owned(), campaign.post_reach().into()),
        ("reproduction_number".to_owned(), campaign.reproduction_number().into()),
        ("item_reach".to_owned(), item_reach.into()),
        ("item_engaged".to_owned(), result.item_engaged.into()),
        ("impressions".to_owned(), result.impressions.into()),
        ("impressions_by_round".to_owned(), impressions_by_round.into()),
        ("reach".to_owned(), result.reach.into()),
        ("reach_home".to_owned(), result.reach_home.into()),
        ("reach_by_round".to_owned(), reach_by_round.into()),
        ("frequency".to_owned(), result.frequency().into()),
        ("engagements".to_owned(), result.engagements.into()),
        ("clicks".to_owned(), result.clicks.into()),
        ("corporate_equivalent_impressions".to_owned(), (result.impressions * channel.peer_lift).into()),
    ])
    .into()
}

fn cumulative_reach(input: &Value) -> Vec<f64> {
    let (channel, sharers, headcount) = channel(&input["params"]);
    let (p, q) = (input["p"].as_f64().unwrap(), input["q"].as_f64().unwrap());
    let mut posts_so_far = 0.0;
    (1..=input["periods"].as_u64().unwrap())
        .map(|month| {
            let adoption = bass_adoption(p, q, month as f64);
            let started: Vec<_> =
                sharers.iter().map(|group| Sharers { active: group.active * adoption, ..*group }).collect();
            let active: f64 = started.iter().map(|group| group.active).sum();
            posts_so_far += channel.posts * active;
            cascade(&Channel { posts: posts_so_far / active, ..channel }, &started, headcount, |_| {}).reach
        })
        .collect()
}

fn sought_headcount(input: &Value) -> Option<f64> {
    let (channel, sharers, _) = channel(&input["params"]);
    let number = |name: &str| input[name].as_f64().unwrap();
    let share = sharers[0].active / input["params"]["segments"][0]["headcount"].as_f64().unwrap();
    let reach = |headcount: f64| {
        let group = Sharers { active: headcount * share, ..sharers[0] };
        cascade(&channel, &[group], headcount, |_| {}).reach
    };
    goal_seek(reach, number("target"), number("lo"), number("hi"))
}

fn return_on_investment(input: &Value) -> Value {
    let number = |name: &str| input[name].as_f64().unwrap();
    let found = money(&MoneyInputs {
        impressions: number("impressions"),
        clicks: number("clicks"),
        active: number("active_employees"),
        cpm: number("cpm"),
        cpc: number("cpc"),
        visit_to_lead: number("visit_to_lead"),
        lead_to_customer: number("lead_to_customer"),
        incrementality: number("incrementality"),
        revenue_per_customer: number("revenue_per_customer"),
        gross_margin: number("gross_margin"),
        fixed_cost: number("fixed_cost"),
        seat_cost: number("cost_per_employee"),
        hours: number("hours_per_employee"),
        hourly_cost: number("hourly_cost"),
        setup_cost: number("initial_cost"),
        months: number("periods"),
    });
    let finite = |value: f64| value.is_finite().then_some(value);
    // The product never adds media equivalents up and prices no reactions; the reference's sum is rebuilt here.
    let emv_engagements = number("engagements") * number("cpe");
    Map::from_iter([
        ("emv_impressions".to_owned(), found.media_equivalent_cpm.into()),
        ("emv_clicks".to_owned(), found.media_equivalent_cpc.into()),
        ("emv_engagements".to_owned(), emv_engagements.into()),
        ("emv_total".to_owned(), (found.media_equivalent_cpm + found.media_equivalent_cpc + emv_engagements).into()),
        ("leads".to_owned(), found.leads.into()),
        ("customers".to_owned(), found.customers.into()),
        ("revenue".to_owned(), found.revenue.into()),
        ("gross_profit".to_owned(), found.gross_profit.into()),
        ("cost".to_owned(), found.cost.into()),
        ("net".to_owned(), found.net.into()),
        ("total_cost".to_owned(), found.total_cost.into()),
        ("roi_percent".to_owned(), finite(found.roi).into()),
        ("roas".to_owned(), finite(found.roas).into()),
        ("payback_periods".to_owned(), finite(found.payback).into()),
        ("cost_per_click".to_owned(), finite(found.cost_per_click).into()),
        ("cost_per_lead".to_owned(), finite(found.cost_per_lead).into()),
    ])
    .into()
}
