//! Which row of a table names its columns.

use crate::build::*;
use crate::row;
use reach_estimator_files::import::{Meaning, Options};
use serde_json::{Value, json};

const NAME: (Meaning, &str) = (Meaning::Sharers, "Name");
const SHARES: (Meaning, &str) = (Meaning::Shares, "Shares");
const CLICKS: (Meaning, &str) = (Meaning::Clicks, "Clicks");

fn past(bytes: &[u8], columns: &[(Meaning, &str)]) -> Value {
    answer(&[("a", bytes)], &mapping(columns))["past"].clone()
}

/// The columns that are shown where nobody has said what they hold.
fn listed(bytes: &[u8]) -> Vec<String> {
    read(&[("a", bytes)], &Options::default()).files[0].columns.clone()
}

#[test]
fn a_person_with_a_remark_is_no_heading() {
    let plain = "Name,Email,Shares,Clicks\nAnn Smith,ann@x.com,12,40\nBob Jones,bob@x.com,-,-,on leave since March\n\
                 Cid Doe,cid@x.com,3,9\n";
    let book = xlsx(&vec![(
        "A",
        vec![
            row!["Name", "Email", "Shares", "Clicks"],
            row!["Ann Smith", "ann@x.com", 12.0, 40.0],
            row!["Bob Jones", "bob@x.com", "-", "-", "on leave since March"],
            row!["Cid Doe", "cid@x.com", 3.0, 9.0],
        ],
    )]);
    let legend = format!("Legend:,S = Sales,T = Tech,O = Other,X = none\n{plain}");
    for bytes in [plain.as_bytes(), &book, legend.as_bytes()] {
        assert_eq!(past(bytes, &[NAME, SHARES, CLICKS]), json!({ "sharers": 2.0, "shares": 15.0, "clicks": 49.0 }));
        assert_eq!(listed(bytes), ["Name", "Email", "Shares", "Clicks"]);
        let other = answer(&[("a", bytes)], &mapping(&[(Meaning::Shares, "Posts")])).to_string();
        assert!(!other.contains("Bob") && !other.contains("x.com"), "{other}");
    }
    // Nor is one of a table without figures.
    assert_eq!(
        listed(b"Name,Email,Team\nAnn,ann@x.com,IT\nBob,bob@x.com,HR,on leave\nCid,cid@x.com,HR\n"),
        ["Name", "Email", "Team"]
    );
}

#[test]
fn what_is_meant_is_found_wherever_more_words_stand() {
    let footer = b"Name,Clicks\nAnn,4\nBob,5\nSource,intranet,as of,today\n";
    assert_eq!(past(footer, &[NAME, CLICKS]), json!({ "sharers": 2.0, "clicks": 9.0 }));
    assert_eq!(listed(footer), ["Name", "Clicks"]);
    let filters = b"Sorted by,Clicks\nTeam,All,of,them\nName,Clicks\nAnn,4\nBob,5\n";
    assert_eq!(past(filters, &[CLICKS]), json!({ "clicks": 9.0 }));
}

#[test]
fn headings_may_be_numbers_and_days() {
    for (text, shares, sum) in [
        ("Name,2022,2023,2024\nA,1,2,3\nB,3,4,5\n", "2024", 8.0),
        ("Name,Shares,Clicks,2024\nA,1,2,3\nB,3,4,5\n", "Shares", 4.0),
        ("Name,7,30,90\nA,1,2,3\nB,3,4,5\n", "30", 6.0),
        ("Name,Team,1,2,3,Total\nA,IT,1,2,3,6\nB,HR,3,4,5,12\n", "Total", 18.0),
    ] {
        let columns = [NAME, (Meaning::Shares, shares)];
        assert_eq!(past(text.as_bytes(), &columns), json!({ "sharers": 2.0, "shares": sum }), "{text}");
        let headings: Vec<&str> = text.lines().next().unwrap().split(',').collect();
        assert_eq!(listed(text.as_bytes()), headings);
    }
    let pivot = vec![
        row!["Name", 45_292.0, 45_323.0, "Total"],
        row!["Ann", 1.0, 2.0, 3.0],
        row!["Bob", 4.0, 5.0, 9.0],
        row!["Total", 5.0, 7.0, 12.0],
    ];
    let book = xlsx(&vec![("A", pivot)]);
    assert_eq!(listed(&book), ["Name", "2024-01-01", "2024-02-01", "Total"]);
    for (heading, sum) in [("Total", 12.0), ("2024-02-01", 7.0)] {
        assert_eq!(past(&book, &[NAME, (Meaning::Shares, heading)]), json!({ "sharers": 2.0, "shares": sum }));
    }
    // A table without headings shows nobody.
    assert!(listed(b"Ann,3,9\nBob,4,5\nCid,1,8\n").is_empty());
}

#[test]
fn a_heading_that_stands_in_several_columns_is_not_taken_unsaid() {
    let corner = "Month,Jan 2024,,Feb 2024,,Mar 2024,\nName,Shares,Clicks,Shares,Clicks,Shares,Clicks\n\
                  Ann,3,4,1,1,2,2\nBob,5,6,2,2,1,1\n";
    let groups = ["Jan 2024: Shares", "Jan 2024: Clicks", "Feb 2024: Shares"];
    assert_eq!(listed(corner.as_bytes())[..4], ["Name", groups[0], groups[1], groups[2]]);
    let columns = [NAME, (Meaning::Shares, groups[2]), (Meaning::Clicks, "Feb 2024: Clicks")];
    assert_eq!(past(corner.as_bytes(), &columns), json!({ "sharers": 2.0, "shares": 3.0, "clicks": 3.0 }));
    let twice = "Name,Shares,Clicks,Shares,Clicks\nAnn,3,4,1,1\nBob,5,6,2,2\n";
    let single = "Name,Shares,Clicks\nAnn,3,4\nBob,5,6\n";
    for (text, count) in [(corner, "3"), (&corner.replacen("Month", "", 1), "3"), (twice, "2")] {
        let notes = answer(&[("a", text.as_bytes())], &mapping(&[NAME, SHARES, CLICKS]))["notes"].to_string();
        assert!(notes.contains(&format!("“Shares” stands in {count} columns")), "{text}: {notes}");
    }
    let notes = answer(&[("a", single.as_bytes())], &mapping(&[NAME, SHARES, CLICKS]))["notes"].to_string();
    assert!(!notes.contains("stands in"), "{notes}");
}
