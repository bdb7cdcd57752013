//! Tables whose columns the user names.

use crate::build::*;
use crate::row;
use reach_estimator_files::import::{Meaning, Options};
use serde_json::json;

fn platform() -> Vec<u8> {
    let mut rows = vec![
        row!["Leaderboard"],
        row!["Employee", "Total Shares", "Clicks", "Impressions", "Audience", "Potential Reach"],
    ];
    for n in 0..30 {
        rows.push(row![format!("Person {n}"), 4.0, 10.0, 350.0, 500.0, 2000.0]);
    }
    rows.push(row!["Total", 120.0, 300.0, 10_500.0, 15_000.0, 60_000.0]);
    csv(&rows)
}

fn mapping(columns: &[(Meaning, &str)]) -> Options {
    Options {
        columns: columns.iter().map(|&(meaning, name)| (meaning, name.to_owned())).collect(),
        ..Options::default()
    }
}

#[test]
fn without_names_the_columns_are_listed() {
    let read = read(&[("platform.csv", &platform())], &Options::default());
    assert!(!read.is_understood());
    assert_eq!(read.files[0].kind.name(), "table");
    assert_eq!(
        read.files[0].columns,
        ["Employee", "Total Shares", "Clicks", "Impressions", "Audience", "Potential Reach"]
    );
}

#[test]
fn named_columns_become_past_results() {
    let options = mapping(&[
        (Meaning::Sharers, "employee"),
        (Meaning::Shares, "Total  shares"),
        (Meaning::Clicks, "Clicks"),
        (Meaning::Impressions, "Impressions"),
    ]);
    let read = answer(&[("platform.csv", &platform())], &options);
    assert_eq!(read["past"], json!({ "sharers": 30.0, "shares": 120.0, "impressions": 10_500.0, "clicks": 300.0 }));
    assert_eq!(read["files"][0]["rows_left_out"], json!([{ "why": "a sum of other rows", "rows": 1 }]));
    assert!(!read.to_string().contains("Person"));
}

#[test]
fn what_could_have_been_seen_is_no_result() {
    let potential = answer(&[("p", &platform())], &mapping(&[(Meaning::Reach, "Potential Reach")]));
    assert_eq!(potential["past"], json!({}));
    let mut rows = vec![row!["Week", "Users", "Shares", "Impressions", "Network"]];
    rows.extend((1..9).map(|n| row![format!("2026-01-{:02}", n * 3), 12.0, 10.0, 5000.0, 500.0]));
    let columns = [
        (Meaning::Sharers, "Users"),
        (Meaning::Shares, "Shares"),
        (Meaning::Impressions, "Impressions"),
        (Meaning::Audience, "Network"),
    ];
    let read = answer(&[("weeks.csv", &csv(&rows))], &mapping(&columns));
    assert_eq!(read["past"], json!({ "months": 1.0, "sharers": 12.0, "shares": 80.0 }));
    assert!(read["notes"].to_string().contains("audience times shares"), "{read}");
}

#[test]
fn a_column_that_is_not_there_is_said() {
    let read = answer(&[("p", &platform())], &mapping(&[(Meaning::Shares, "Posts")]));
    assert!(read["notes"].to_string().contains("no column “Posts”"), "{read}");
    assert_eq!(read["past"], json!({}));
}
