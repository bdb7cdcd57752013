//! What programmes published against what the model says for a company like theirs: the preset `enterprise`. The table of
//! the method page is printed and held to (`cargo test programmes -- --nocapture`); misses stand in it as hits do.

use reach_estimator::analysis::normal::{logit_normal_quantile, lognormal_quantile};
use reach_estimator::analysis::{DistributionOptions, distribution};
use reach_estimator::model::{Channel, Sharers, company_union};
use reach_estimator::outputs::OutputId;
use reach_estimator::parameter::Range;
use reach_estimator::parameters::ParameterId::{self, LinkedinContacts, Participation, Posts, XContacts};
use reach_estimator::presets::Preset;
use reach_estimator::scenario::{Scenario, employee_channel};
use serde_json::{Value, json};

const PROGRAMMES: &str = include_str!("../data/validation/programmes.json");

/// People of Metso on LinkedIn.
const METSO: f64 = 7_000.0;

fn enterprise() -> Scenario {
    let mut scenario = Preset::find("enterprise").unwrap().scenario();
    // What was published is about one network.
    scenario.values.set(XContacts, 0.0);
    scenario
}

/// P10, the value itself, P90.
fn input(id: ParameterId) -> [f64; 3] {
    let scenario = enterprise();
    let Range { p10, p90 } = scenario.range(id).unwrap();
    [p10, scenario.values.get(id), p90]
}

/// Shares per employee and month: percentiles of participation times posts.
fn shares() -> [f64; 3] {
    let ([a, _, b], [c, _, d]) = (input(Participation), input(Posts));
    let places = || (0..200).map(|place| (f64::from(place) + 0.5) / 200.0);
    let mut all: Vec<f64> = places()
        .flat_map(|p| places().map(move |q| logit_normal_quantile(p, a, b) * lognormal_quantile(q, c, d)))
        .collect();
    all.sort_by(f64::total_cmp);
    [0.1, 0.5, 0.9].map(|place| all[(place * all.len() as f64) as usize])
}

/// A figure of one post of one employee, over the draws of everything but how many take part and how often.
fn of_a_post(output: OutputId) -> [f64; 3] {
    let mut scenario = enterprise();
    for id in [Participation, Posts] {
        let value = if id == Posts { 1.0 } else { scenario.values.get(id) };
        scenario = scenario.with(id, value);
        scenario.ranges.set(id, Some(Range { p10: value, p90: value }));
    }
    of_an_employee(&scenario, output)
}

fn of_an_employee(scenario: &Scenario, output: OutputId) -> [f64; 3] {
    let values = &scenario.values;
    let active = values.employees * values.participation * values.policy_factor;
    let options = DistributionOptions { draws: 16_384, outputs: vec![output], goals: Vec::new(), dots: None };
    let (_, percentiles) = distribution(scenario, &options).outputs[0];
    [percentiles.p10, percentiles.p50, percentiles.p90].map(|figure| figure.unwrap() / active)
}

/// Different contacts of all of Metso's people, with so many each.
fn union(contacts: f64) -> f64 {
    let channel: Channel<f64> = Channel { population: 200e6, community: 5e6, ..employee_channel(&enterprise().values) };
    company_union(&channel, &[Sharers { active: METSO, contacts }], METSO, 1.0)
}

fn said(what: &str) -> [f64; 3] {
    match what {
        "participation" => input(Participation),
        "shares" => shares(),
        "clicks" => of_a_post(OutputId::EmployeesClicks),
        "reactions" => of_a_post(OutputId::EmployeesEngagements),
        "contacts" | "potential" => input(LinkedinContacts),
        "union" => input(LinkedinContacts).map(union),
        "impressions" => {
            let mut scenario = enterprise();
            let value = scenario.values.participation;
            scenario.ranges.set(Participation, Some(Range { p10: value, p90: value }));
            of_an_employee(&scenario, OutputId::EmployeesImpressions)
        }
        other => panic!("nothing is said about {other}"),
    }
}

/// Two digits: as many as the published figures carry.
fn rounded(value: f64) -> f64 {
    format!("{value:.1e}").parse().unwrap()
}

#[test]
fn validation_of_what_programmes_published() {
    let mut rows: Vec<Value> = serde_json::from_str(PROGRAMMES).unwrap();
    let shown = rows.clone();
    println!("\nwhat programmes published, and what the model says for the preset enterprise (P10 - P90)");
    for row in &mut rows {
        let what = row["what"].as_str().unwrap().to_owned();
        let model = said(&what).map(rounded);
        let [low, high] = [0, 1].map(|end| row["published"][end].as_f64().unwrap());
        let verdict = if high < model[0] {
            "model-high"
        } else if low > model[2] {
            "model-low"
        } else {
            "inside"
        };
        println!(
            "  {}, {what}: {low} - {high}; model {} ({} - {}): {verdict}",
            row["who"], model[1], model[0], model[2]
        );
        row["model"] = json!(model);
        row["verdict"] = json!(verdict);
    }
    assert!(rows == shown, "the table should read\n{}", lines(&rows));
    // The one published union, with the contacts that members had on average at the time.
    let found = union(150.0);
    println!("  Metso with 150 contacts each: {found:.0}");
    assert!((found / 297_000.0 - 1.0).abs() < 0.01, "{found}");
}

fn lines(rows: &[Value]) -> String {
    let rows: Vec<String> = rows.iter().map(|row| format!(" {row}")).collect();
    format!("[\n{}\n]\n", rows.join(",\n"))
}
