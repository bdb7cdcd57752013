//! `fit`, and what other commands make of its answer.

use crate::{answer, answers, keys, refused, run};
use serde_json::json;

const LAST_MONTH: [&str; 11] = [
    "fit",
    "--past",
    "sharers=30",
    "--past",
    "shares=200",
    "--past",
    "impressions=9000",
    "--past",
    "clicks=60",
    "--past",
    "engagements=250",
];

#[test]
fn every_command_takes_the_answer_of_fit() {
    let fitted = answer(&LAST_MONTH);
    assert_eq!(keys(&fitted), ["inputs", "report", "problems"]);
    assert_eq!(fitted["inputs"]["past"]["shares"], 200.0);
    assert!(fitted["inputs"]["dependence"].as_str().unwrap().len() <= 120);
    let line = fitted.to_string();
    for call in [
        vec!["distribution", "-", "--output", "total.clicks"],
        vec!["sensitivity", "-", "--output", "total.clicks", "--draws", "64"],
        vec!["solve", "-", "--parameter", "employees", "--output", "total.clicks", "--target", "50"],
        vec!["curve", "-", "--parameter", "visibility", "--output", "total.reach", "--points", "3"],
        vec!["fit", "-"],
    ] {
        assert_eq!(answers(&call, &line), answers(&call, &fitted["inputs"].to_string()), "{call:?}");
    }
    assert_eq!(answers(&["estimate", "-"], &line)[0]["inputs"], fitted["inputs"]);
    assert!(run(&["draw", "--chart", "reach"]).out.starts_with("<svg"));
}

#[test]
fn a_fit_narrows_the_range_and_the_range_comes_back_from_a_file() {
    let width = |found: &serde_json::Value| {
        let clicks = &found["outputs"]["total.clicks"];
        clicks["p90"].as_f64().unwrap() / clicks["p10"].as_f64().unwrap()
    };
    let before = width(&answer(&["distribution"]));
    let line = answer(&LAST_MONTH).to_string();
    let fitted = width(&answers(&["distribution", "-"], &line)[0]);
    assert!(fitted < 0.7 * before, "{fitted} after {before}");
    // Without how the inputs hang together it would be wider.
    let mut inputs = answer(&LAST_MONTH)["inputs"].clone();
    inputs.as_object_mut().unwrap().remove("dependence");
    assert!(width(&answers(&["distribution", "-"], &inputs.to_string())[0]) > 1.1 * fitted);
}

#[test]
fn facts_come_in_the_inputs_too() {
    let past = json!({"sharers": 30, "shares": 200, "impressions": 9000, "clicks": 60, "engagements": 250});
    let inputs = json!({ "past": past }).to_string();
    let beside = json!({ "inputs": {}, "past": past, "notes": [] }).to_string();
    let query = "past-sharers=30&past-shares=200&past-impressions=9000&past-clicks=60&past-engagements=250";
    let expected = answer(&LAST_MONTH);
    assert_eq!(answers(&["fit", "-"], &inputs)[0], expected);
    assert_eq!(answers(&["fit", "-"], &beside)[0], expected);
    assert_eq!(answer(&["fit", "--query", query]), expected);
    let set: Vec<_> = query.split('&').flat_map(|pair| ["--set", pair]).collect();
    assert_eq!(answer(&[&["fit"], set.as_slice()].concat()), expected);
}

#[test]
fn a_file_saved_from_a_page_is_taken() {
    let saved = json!({"link": "x", "inputs": {"employees": 70, "linkedinContacts": 300}, "total": {"reach": 1}});
    let found = answers(&["estimate", "-"], &saved.to_string());
    assert_eq!(found[0]["inputs"]["linkedin_contacts"], 300.0);
}

#[test]
fn bad_facts_are_refused_by_name() {
    refused(&["fit", "--past", "likes=3"], b"", &["likes=3", "sharers", "clicks"]);
    refused(&["fit", "--past", "clicks=many"], b"", &["clicks=many", "number"]);
    refused(&["fit", "-"], br#"{"past": {"likes": 3}}"#, &["past", "likes", "sharers"]);
    refused(&["fit", "-"], br#"{"past": {"clicks": null}}"#, &["clicks", "null", "number"]);
    refused(&["estimate", "-"], br#"{"dependence": 3}"#, &["dependence", "text"]);
}

#[test]
fn counts_that_cannot_be_are_named_and_the_table_says_so() {
    let call =
        ["fit", "--past", "sharers=30", "--past", "shares=200", "--past", "impressions=900", "--past", "clicks=950"];
    let found = answer(&call);
    assert_eq!(found["problems"][0]["code"], "past-impossible");
    assert_eq!(found["problems"][0]["past"], "clicks");
    assert_eq!(found["report"]["results"].as_array().unwrap().len(), 1);
    let table = run(&[&call[..], &["--format", "table"]].concat()).out;
    assert!(table.contains("visibility") && table.contains("past-clicks: 950 cannot be"), "{table}");
}
