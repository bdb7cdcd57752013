//! Several tables below each other on one sheet.

use crate::build::*;
use reach_estimator_files::import::Meaning;
use serde_json::{Value, json};

const NAME: (Meaning, &str) = (Meaning::Sharers, "Name");
const SHARES: (Meaning, &str) = (Meaning::Shares, "Shares");
const CLICKS: (Meaning, &str) = (Meaning::Clicks, "Clicks");

fn read(text: &str, columns: &[(Meaning, &str)]) -> Value {
    answer(&[("a.csv", text.as_bytes())], &mapping(columns))
}

const DATES: &str = "# ---\n# Start date: 20240101\n# End date: 20240103\n";

#[test]
fn views_of_the_same_count_once() {
    let days = "Nth day,Sessions\n0000,5\n0001,6\n0002,15\n";
    let sources = "Session source / medium,Sessions\nlinkedin / employee,20\nx / social,6\n";
    for text in [format!("{DATES}{days}{DATES}{sources}"), format!("{DATES}{sources}{DATES}{days}")] {
        let read = read(&text, &[(Meaning::Clicks, "Sessions")]);
        assert_eq!(read["past"]["clicks"], 26.0, "{text}: {read}");
        assert_eq!(read["files"][0]["period"], json!(["2024-01-01", "2024-01-03"]), "{text}: {read}");
        assert_eq!(read["notes"], json!([]), "{text}");
    }
    // The one that has all that is meant is taken.
    let columns = [(Meaning::Sharers, "Session source / medium"), (Meaning::Clicks, "Sessions")];
    let read = read(&format!("{DATES}{days}{DATES}{sources}"), &columns);
    assert_eq!((&read["past"]["sharers"], &read["past"]["clicks"]), (&json!(2.0), &json!(26.0)), "{read}");
    assert_eq!(read["files"][0]["period"], json!(["2024-01-01", "2024-01-03"]), "{read}");
}

#[test]
fn what_the_time_is_compared_with_is_not_the_time() {
    let above =
        "# Start date: 20240101\n# End date: 20240103\n# Compare start date: 20230101\n# Compare end date: 20230103\n";
    let read = read(&format!("{above}Source,Sessions\nx,5\ny,6\n"), &[(Meaning::Clicks, "Sessions")]);
    assert_eq!(read["files"][0]["period"], json!(["2024-01-01", "2024-01-03"]), "{read}");
}

#[test]
fn another_view_below_one_column_of_figures_is_not_added_to_it() {
    let months = "Campaign,Clicks\nA,5\nB,6\n,\nMonth,Clicks\nJan 2024,4\nFeb 2024,7\n";
    assert_eq!(read(months, &[CLICKS])["past"]["clicks"], 11.0);
    let people = "Name,Shares,Clicks\nAnn,3,30\nBob,4,40\nCem,5,50\n";
    for below in ["Top posts,Shares,Clicks\nHello,3,30\nWorld,2,20\n", "Top posts,Impressions,Reactions\nHello,3,30\n"]
    {
        let read = read(&format!("{people}{below}"), &[NAME, SHARES, CLICKS]);
        assert_eq!(read["past"], json!({ "sharers": 3.0, "shares": 12.0, "clicks": 120.0 }), "{below}");
    }
}

#[test]
fn a_table_goes_on_below_headings_in_another_order() {
    let text = "Name,Shares,Clicks\nAnn,3,30\nBob,4,40\nName,Clicks,Shares\nCem,50,5\n";
    let read = read(text, &[NAME, SHARES, CLICKS]);
    assert_eq!(read["past"], json!({ "sharers": 3.0, "shares": 12.0, "clicks": 120.0 }), "{read}");
}

#[test]
fn headings_are_found_far_down() {
    let filters: String = (0..25).map(|n| format!("Filter {n}: all\n")).collect();
    let table = "Name,Shares,Clicks\nAnn,3,30\nBob,4,40\n";
    let others: String = (0..40).map(|n| format!("2024-01-01,{n}\n")).collect();
    for text in [format!("{filters}{table}"), format!("Day,Views\n{others}{table}")] {
        let read = read(&text, &[NAME, SHARES, CLICKS]);
        assert_eq!(read["past"], json!({ "sharers": 2.0, "shares": 7.0, "clicks": 70.0 }), "{read}");
    }
}
