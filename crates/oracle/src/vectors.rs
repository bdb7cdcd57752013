//! Files of vectors: what a function gets and what it gives. The expected side is made again from the inputs.

use serde_json::{Map, Value, json};

use crate::cascade::{Channel, bass_adoption, cascade, combine_channels};
use crate::company::Company;
use crate::money::{Terms, money, payback_months};
use crate::quantiles::{kronecker, logit_normal_quantile, lognormal_quantile, normal_quantile, triangular_quantile};
use crate::reach::{
    Communities, Duplication, Overlap, Sharers, company_overlap, exposed, exposed_ends, overlap_dispersion, post_reach,
    pressure,
};
use crate::real::{Real, double, least, real, root, zero};

/// The file with what is expected made again. A file of whole scenarios has a `base`, which every input changes.
pub fn made_again(file: &Value) -> Value {
    let mut file = file.clone();
    let base = file["base"].as_object().cloned().unwrap_or_default();
    for vector in file["vectors"].as_array_mut().expect("a list of vectors") {
        let answer = expected(vector, &base);
        // A vector may ask for a part of what its function answers.
        vector["expected"] = match vector["expected"].as_object() {
            Some(asked) if !asked.is_empty() => asked.keys().map(|key| (key.clone(), answer[key].clone())).collect(),
            _ => answer,
        };
    }
    file
}

/// What a vector's function gives.
pub fn expected(vector: &Value, base: &Map<String, Value>) -> Value {
    let input = &vector["input"];
    let at = |index: usize| number(&input[index]);
    let single = |value: Real| json!(double(&value));
    match vector["function"].as_str().expect("a function") {
        "psi_c" => single(exposed(&at(0), &at(1))),
        "press" => single(pressure(&at(0), &at(1))),
        "edge_c" => single(exposed_ends(&at(0), &at(1))),
        "overlap_dispersion" => single(overlap_dispersion(&at(0), &at(1), &at(2))),
        "size_overlap" => single(company_overlap(&at(0), &at(1), &at(2), &at(3))),
        "mixing_ceiling" => single(ceiling(input)),
        "company_union" => single(company_union(input)),
        "post_reach" => single(post_reach(&at(0), &at(1), &at(2))),
        "combine_channels" => single(combine_channels(&numbers(&input[0]), &at(1))),
        "bass_cdf" => single(bass_adoption(&at(0), &at(1), &at(2))),
        "norm_icdf" => single(normal_quantile(&at(0))),
        "icdf_lognormal" => single(lognormal_quantile(&at(0), &at(1), &at(2))),
        "icdf_logitnormal" => single(logit_normal_quantile(&at(0), &at(1), &at(2))),
        "icdf_triangular" => single(triangular_quantile(&at(0), &at(1), &at(2), &at(3))),
        "r_sequence" => list(&kronecker(double(&at(0)), input[1].as_u64().expect("dimensions") as usize)),
        "payback" => optional(payback_months(&at(0), &numbers(&input[1]))),
        "roi" => return_on_investment(input),
        "evaluate" => evaluate(input),
        "timeline.cum_reach" => cumulative_reach(input),
        "goal_seek" => single(sought_headcount(input)),
        "scenario" => scenario(input, base),
        "scenario.timeline" => {
            let (reach, break_even) = company(input, base).timeline();
            json!({ "reach": list(&reach), "break_even": optional(break_even) })
        }
        other => panic!("no such function: {other}"),
    }
}

fn number(value: &Value) -> Real {
    real(value.as_f64().unwrap_or_else(|| panic!("{value} is not a number")))
}

fn numbers(values: &Value) -> Vec<Real> {
    values.as_array().expect("a list").iter().map(number).collect()
}

fn list(values: &[Real]) -> Value {
    values.iter().map(double).collect()
}

fn optional(value: Option<Real>) -> Value {
    value.map_or(Value::Null, |value| json!(double(&value)))
}

/// Pairs of employees and contacts.
fn pairs(value: &Value) -> Vec<Sharers> {
    let pair = |pair: &Value| Sharers { active: number(&pair[0]), contacts: number(&pair[1]) };
    value.as_array().expect("a list of pairs").iter().map(pair).collect()
}

/// pairs, N, N_H, h, d_c, r.
fn ceiling(input: &Value) -> Real {
    let at = |index: usize| number(&input[index]);
    Communities::of(&at(1), &at(2), &at(3), &at(4)).mixing_ceiling(&pairs(&input[0]), &at(5))
}

/// pairs, H, N, N_H, h, d_c, omega, T, gamma, r.
fn company_union(input: &Value) -> Real {
    let at = |index: usize| number(&input[index]);
    let sharers = pairs(&input[0]);
    let communities = Communities::of(&at(2), &at(3), &at(4), &at(5));
    let overlap = Overlap { close: at(6), team_size: at(7), fade: at(8), headcount: at(1) };
    Duplication::of(&sharers, &at(2), &overlap).union(&sharers, &communities, &at(9))
}

/// A channel and its sharers by the names of the vectors.
fn channel(input: &Value) -> (Channel, Vec<Sharers>) {
    let get = |name: &str| number(&input[name]);
    let segments = input["segments"].as_array().expect("segments");
    let population = get("population");
    let top = &population * real(1.0 - 1e-12);
    let activity = get("policy_factor") * get("adoption");
    let sharers = segments.iter().map(|segment| Sharers {
        active: number(&segment["headcount"]) * number(&segment["participation"]) * &activity,
        contacts: least(&number(&segment["contacts"]), &top),
    });
    let overlap = Overlap {
        close: get("overlap"),
        // Vectors from before the company layer know one team only.
        team_size: input.get("team_size").map_or_else(|| real(15.0), number),
        fade: input.get("overlap_fade").map_or_else(zero, number),
        headcount: segments.iter().fold(zero(), |sum, segment| sum + number(&segment["headcount"])),
    };
    let channel = Channel {
        population,
        community: get("community"),
        homophily: get("homophily"),
        overlap,
        posts: get("posts"),
        visibility: get("visibility"),
        visibility_dispersion: get("visibility_dispersion"),
        engagement: get("engagement"),
        affinity_lift: get("affinity_lift"),
        secondary_visibility: get("secondary_visibility"),
        audience_contacts: get("audience_contacts"),
        contact_dispersion: get("contact_dispersion"),
        round_decay: get("round_decay"),
        rounds: input["rounds"].as_u64().expect("rounds") as usize,
        ctr: get("ctr"),
        peer_lift: get("peer_lift"),
    };
    (channel, sharers.collect())
}

fn evaluate(input: &Value) -> Value {
    let (channel, sharers) = channel(input);
    let result = cascade(&channel, &sharers);
    let reach = result.reach();
    let frequency = if reach > zero() { &result.impressions / &reach } else { zero() };
    json!({
        "active_employees": double(&result.active),
        "gross_audience": double(&result.gross_audience),
        "unique_audience": double(&result.unique_audience),
        "overlap_dispersion": double(&result.overlap_dispersion),
        "pair_overlap": double(&result.pair_overlap),
        "post_reach": double(&result.post_reach),
        "reproduction_number": double(&result.reproduction_number),
        "item_reach": double(&result.item_reach),
        "item_engaged": double(&result.item_engaged),
        "impressions": double(&result.impressions),
        "impressions_by_round": list(&result.impressions_by_round),
        "reach": double(&reach),
        "reach_home": double(&result.reach_home),
        "reach_by_round": list(&result.reach_by_round),
        "frequency": double(&frequency),
        "engagements": double(&result.engagements),
        "clicks": double(&result.clicks),
        "corporate_equivalent_impressions": double(&(&result.impressions * &channel.peer_lift)),
    })
}

fn cumulative_reach(input: &Value) -> Value {
    let (channel, sharers) = channel(&input["params"]);
    let mut posts = zero();
    let months = input["periods"].as_u64().expect("periods");
    (1..=months)
        .map(|month| {
            let adoption = bass_adoption(&number(&input["p"]), &number(&input["q"]), &real(month as f64));
            let started: Vec<Sharers> = sharers
                .iter()
                .map(|group| Sharers { active: &group.active * &adoption, contacts: group.contacts.clone() })
                .collect();
            let active = started.iter().fold(zero(), |sum, group| sum + &group.active);
            posts += &channel.posts * &active;
            let so_far = Channel { posts: &posts / &active, ..channel.clone() };
            json!(double(&cascade(&so_far, &started).reach()))
        })
        .collect()
}

fn sought_headcount(input: &Value) -> Real {
    let (channel, sharers) = channel(&input["params"]);
    let given = number(&input["params"]["segments"][0]["headcount"]);
    let target = number(&input["target"]);
    let missing = |headcount: &Real| {
        let active = &sharers[0].active / &given * headcount;
        cascade(&channel, &[Sharers { active, contacts: sharers[0].contacts.clone() }]).reach() - &target
    };
    root(missing, number(&input["lo"]), number(&input["hi"]))
}

fn return_on_investment(input: &Value) -> Value {
    let get = |name: &str| number(&input[name]);
    let terms = Terms {
        cpm: get("cpm"),
        cpc: get("cpc"),
        visit_to_lead: get("visit_to_lead"),
        lead_to_customer: get("lead_to_customer"),
        incrementality: get("incrementality"),
        revenue_per_customer: get("revenue_per_customer"),
        gross_margin: get("gross_margin"),
        fixed_cost: get("fixed_cost"),
        seat_cost: get("cost_per_employee"),
        hours: get("hours_per_employee"),
        hourly_cost: get("hourly_cost"),
        setup_cost: get("initial_cost"),
        months: get("periods"),
    };
    let found = money(&get("impressions"), &get("clicks"), &get("active_employees"), &terms);
    let reactions = get("engagements") * get("cpe");
    let mut answer = Map::new();
    let mut equivalents = reactions.clone();
    for (name, value) in found {
        let name = match name {
            "media_equivalent_cpm" => "emv_impressions",
            "media_equivalent_cpc" => "emv_clicks",
            "roi" => "roi_percent",
            "payback" => "payback_periods",
            same => same,
        };
        if name.starts_with("emv_") {
            equivalents += value.clone().unwrap_or_else(zero);
        }
        answer.insert(name.to_owned(), optional(value));
    }
    answer.insert("emv_engagements".to_owned(), json!(double(&reactions)));
    answer.insert("emv_total".to_owned(), json!(double(&equivalents)));
    answer.into()
}

/// A company: the base, changed by the input.
fn company(input: &Value, base: &Map<String, Value>) -> Company {
    let mut inputs = base.clone();
    inputs.extend(input.as_object().expect("an object").clone());
    Company::new(inputs)
}

fn scenario(input: &Value, base: &Map<String, Value>) -> Value {
    let (figures, waterfall) = company(input, base).estimate();
    let mut answer: Map<String, Value> = figures.into_iter().map(|(name, value)| (name, optional(value))).collect();
    answer.insert("waterfall".to_owned(), list(&waterfall));
    answer.into()
}

/// The largest relative deviation between two answers, and where; absent figures must be absent in both. Below 1e-12 the
/// absolute one counts.
pub fn deviation(found: &Value, wanted: &Value) -> f64 {
    match (found, wanted) {
        (Value::Object(found), Value::Object(wanted)) => wanted
            .iter()
            .map(|(key, wanted)| found.get(key).map_or(f64::INFINITY, |it| deviation(it, wanted)))
            .fold(0.0, f64::max),
        (Value::Array(found), Value::Array(wanted)) if found.len() == wanted.len() => {
            found.iter().zip(wanted).map(|(found, wanted)| deviation(found, wanted)).fold(0.0, f64::max)
        }
        (Value::Number(found), Value::Number(wanted)) => {
            let (found, wanted) = (found.as_f64().unwrap_or(f64::NAN), wanted.as_f64().unwrap_or(f64::NAN));
            let off = (found - wanted).abs();
            if wanted.abs() < 1e-12 { off } else { off / wanted.abs() }
        }
        (found, wanted) if found == wanted => 0.0,
        _ => f64::INFINITY,
    }
}
