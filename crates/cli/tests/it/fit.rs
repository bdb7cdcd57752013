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

/// The middle of the range of an input in the answer of a fit.
fn middle(fitted: &serde_json::Value, id: &str) -> f64 {
    fitted["inputs"][id].as_f64().unwrap()
}

const FIRST: [&str; 7] = ["fit", "--past", "sharers=10", "--past", "shares=30", "--past", "clicks=12"];
const SECOND: [&str; 8] = ["fit", "-", "--past", "sharers=20", "--past", "shares=60", "--past", "impressions=3000"];

#[test]
fn results_of_one_period_are_none_of_the_next() {
    let first = answer(&FIRST);
    let second = answers(&SECOND, &first.to_string()).remove(0);
    assert_eq!(second["inputs"]["past"], json!({ "sharers": 20.0, "shares": 60.0, "impressions": 3000.0 }));
    let counted: Vec<_> = second["report"]["results"].as_array().unwrap().iter().map(|row| &row["result"]).collect();
    assert_eq!(counted, ["impressions"]);
    // However the call names them.
    let set = ["fit", "-", "--set", "past-sharers=20", "--set", "past-shares=60", "--set", "past-impressions=3000"];
    assert_eq!(answers(&set, &first.to_string())[0], second);
    let mixed = ["fit", "-", "--set", "past-sharers=20", "--past", "shares=60", "--past", "impressions=3000"];
    assert_eq!(answers(&mixed, &first.to_string())[0], second);
    // Another result of the same period is beside the first, whichever comes first.
    let more = answers(&["fit", "-", "--past", "impressions=900"], &first.to_string()).remove(0);
    let both = answer(&[&FIRST[..], &["--past", "impressions=900"]].concat());
    let apart = middle(&more, "visibility") / middle(&both, "visibility");
    assert!((apart - 1.0).abs() < 0.01, "{apart}");
}

#[test]
fn what_is_counted_is_counted_once() {
    let first = answer(&FIRST);
    let again = answers(&["fit", "-"], &first.to_string()).remove(0);
    assert_eq!(again["inputs"], first["inputs"]);
    assert_eq!(again["report"]["results"], json!([]));
    assert_eq!(
        (&again["problems"][0]["code"], &again["problems"][0]["past"]),
        (&json!("past-known"), &json!("clicks"))
    );
    assert_eq!(answers(&["fit", "-", "--past", "clicks=12"], &first.to_string())[0]["inputs"], first["inputs"]);
    // As many in another period are others.
    let other = answers(&["fit", "-", "--past", "shares=60", "--past", "clicks=12"], &first.to_string()).remove(0);
    assert!(middle(&other, "ctr") < middle(&first, "ctr"));
}

#[test]
fn without_a_result_it_says_that_nothing_changed() {
    let circumstances = ["fit", "--past", "sharers=30", "--past", "shares=200"];
    for call in [&["fit"][..], &circumstances, &["fit", "--past", "clicks=0", "--past", "impressions=0"]] {
        let found = answer(call);
        assert_eq!(found["problems"][0]["code"], "past-incomplete", "{call:?}");
        let message = found["problems"][0]["message"].as_str().unwrap();
        assert!(message.contains("no result was given") && message.contains("impressions"), "{message}");
        assert_eq!(found["report"]["results"].as_array().unwrap().len(), 0);
    }
}

#[test]
fn counts_of_another_size_are_refused() {
    let start = ["fit", "--past", "sharers=30", "--past", "shares=200", "--past"];
    for fact in ["impressions=9.000", "clicks=5%", "shares=1.500", "clicks=many"] {
        refused(&[&start[..], &[fact]].concat(), b"", &[fact.split_once('=').unwrap().1, "not a number"]);
    }
    let percent = answer(&[&start[..], &["impressions=9k", "--past", "error=30%"]].concat());
    assert_eq!(percent["inputs"]["past"]["impressions"], 9000.0);
    assert_eq!(percent["inputs"]["past"]["error"], 0.3);
}
