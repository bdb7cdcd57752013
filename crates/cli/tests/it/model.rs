//! The core of the model on one channel.

use crate::{answers, keys, refused};
use serde_json::{Value, json};

#[test]
fn the_core_of_the_model_runs_on_its_own_defaults() {
    let found = &answers(&["model"], "{}\n")[0];
    let columns = [
        "active_employees",
        "gross_audience",
        "unique_audience",
        "overlap_dispersion",
        "pair_overlap",
        "post_reach",
        "reproduction_number",
        "item_reach",
        "item_engaged",
        "impressions",
        "impressions_by_round",
        "reach",
        "reach_home",
        "reach_by_round",
        "frequency",
        "engagements",
        "clicks",
        "corporate_equivalent_impressions",
    ];
    assert_eq!(keys(found), columns);
    assert_eq!((&found["gross_audience"], &found["post_reach"]), (&json!(10_000.0), &json!(0.2)));
    assert!(answers(&["model"], "").is_empty());
    // The reference vectors, through the command line.
    let vectors: Value = serde_json::from_str(include_str!("../../../../tests/vectors/model.json")).unwrap();
    let whole: Vec<&Value> =
        vectors["vectors"].as_array().unwrap().iter().filter(|one| one["function"] == "evaluate").collect();
    let lines: String = whole.iter().map(|vector| format!("{}\n", vector["input"])).collect();
    let found = answers(&["model", "-"], &lines);
    assert_eq!(found.len(), whole.len());
    for (found, vector) in found.iter().zip(whole) {
        for (key, expected) in vector["expected"].as_object().unwrap() {
            if let (Some(found), Some(expected)) = (found[key].as_f64(), expected.as_f64()) {
                assert!((found - expected).abs() <= 1e-10 * expected.abs() + 1e-12, "{}: {key}", vector["name"]);
            }
        }
    }
}

#[test]
fn the_core_clamps_and_refuses_what_it_says() {
    let one = |input: &str| answers(&["model"], input).remove(0);
    assert_eq!(one(r#"{"overlap": 0.9}"#), one(r#"{"overlap": 0.5}"#));
    assert_eq!(one(r#"{"community": 2e6}"#), one(r#"{"community": 1e6}"#));
    let everybody = r#"{"segments": [{"headcount": 1, "participation": 1, "contacts": 1e6}]}"#;
    assert_eq!(one(&everybody.replace("1e6", "5e6")), one(everybody));
    for (input, said) in [
        (r#"{"rounds": 0}"#, "rounds"),
        (r#"{"rounds": 2.5}"#, "rounds"),
        (r#"{"rounds": 21}"#, "rounds"),
        (r#"{"ctr": 0.6, "peer_lift": 2}"#, "peer_lift"),
        (r#"{"audience_contacts": 1e6}"#, "audience_contacts"),
        (r#"{"population": 50}"#, "population"),
        (r#"{"visibility": 1.1}"#, "visibility"),
        (r#"{"posts": -1}"#, "posts"),
        (r#"{"community": 0}"#, "community"),
        (r#"{"affinity_lift": 0.5}"#, "affinity_lift"),
        (r#"{"segments": 3}"#, "segments"),
        (r#"{"segments": [{"headcount": 1, "participation": 1}]}"#, "contacts"),
        (r#"{"segments": [{"headcount": -1, "participation": 1, "contacts": 1}]}"#, "headcount"),
        (r#"{"segments": [{"headcount": 1, "participation": 1, "contacts": 1, "name": 2}]}"#, "name"),
        (r#"{"visibility": null}"#, "visibility"),
        (r#"{"employees": 1}"#, "employees"),
        ("{}\n{}\n{\"adoption\": \"x\"}", "line 3"),
        ("[]", "object"),
        ("{", "malformed"),
    ] {
        refused(&["model"], input.as_bytes(), &[said, "allowed"]);
    }
}
