//! Different figures in one column, and figures that stand in the wrong one.

use crate::build::*;
use reach_estimator_files::import::Meaning;
use serde_json::{Value, json};

const SHARES: (Meaning, &str) = (Meaning::Shares, "Shares");
const CLICKS: (Meaning, &str) = (Meaning::Clicks, "Clicks");

fn read(text: &str, columns: &[(Meaning, &str)]) -> Value {
    answer(&[("a.csv", text.as_bytes())], &mapping(columns))
}

fn block(title: &str, figures: [u32; 3]) -> String {
    let rows = figures.iter().zip(1..).map(|(figure, day)| format!("\"2024-03-0{day}T00:00:00\",\"{figure}\"\n"));
    format!("\"{title}\"\n\"Date\",\"Primary\"\n{}\n", rows.collect::<String>())
}

#[test]
fn blocks_of_different_figures_are_not_taken_for_one() {
    let blocks = [
        block("Facebook reach", [120, 130, 140]),
        block("Instagram reach", [20, 30, 40]),
        block("Link clicks", [2, 3, 4]),
    ];
    let text = format!("sep=,\n{}", blocks.concat());
    // Nothing says that it is what is meant.
    let mixed = read(&text, &[(Meaning::Impressions, "Primary")]);
    assert!(mixed["notes"].to_string().contains("Facebook reach, Link clicks"), "{mixed}");
    let clicks = read(&text, &[(Meaning::Clicks, "Primary")]);
    assert_eq!((&clicks["past"]["clicks"], &clicks["notes"]), (&json!(9.0), &json!([])), "{clicks}");
    assert!(clicks["files"][0]["rows_left_out"].to_string().contains("another figure"), "{clicks}");
    // The same figure in each.
    let same = read(&[&blocks[0], &blocks[0].replace("2024-03", "2024-04")].map(String::as_str).concat(), &[CLICKS]);
    assert!(!same["notes"].to_string().contains("different figures"), "{same}");
}

#[test]
fn rows_of_different_figures_are_not_taken_for_one() {
    let month = |month: &str| format!("{month} 2024,Shares,10\n{month} 2024,Clicks,20\n{month} 2024,Impressions,300\n");
    let text = format!("Month,Metric,Value\n{}{}", month("Jan"), month("Feb"));
    assert_eq!(read(&text, &[(Meaning::Clicks, "Value")])["past"]["clicks"], 40.0);
    let both = read(&text, &[(Meaning::Shares, "Value"), (Meaning::Clicks, "Value")]);
    assert_eq!((&both["past"]["shares"], &both["past"]["clicks"]), (&json!(20.0), &json!(40.0)), "{both}");
    let none = read(&text, &[(Meaning::Engagements, "Value")]);
    assert!(none["notes"].to_string().contains("One column holds different figures"), "{none}");
    // A column that says itself what it counts.
    let kinds = "Month,About,Clicks\nJan 2024,Shares,10\nJan 2024,Clicks,20\nFeb 2024,Shares,30\n";
    assert_eq!(read(kinds, &[CLICKS])["past"]["clicks"], 60.0);
}

#[test]
fn rows_with_more_figures_than_headings_are_told_of() {
    let says = |text: &str| read(text, &[SHARES, CLICKS])["notes"].to_string();
    let names = "Employee,Shares,Clicks,Impressions\nLee, Ann,12,34,5600\nRoy, Bob,8,14,1800\nHo, Cy,5,2,300\nTotal,25,50,7700\n";
    assert!(says(names).contains("more cells than there are headings: 3"), "{}", says(names));
    let thousands = "Month,Shares,Clicks,Impressions\nJan 2024,12,34,5,600\nFeb 2024,8,14,1,800\nMar 2024,5,2,300\n";
    assert!(says(thousands).contains("more cells than there are headings: 2"), "{}", says(thousands));
    let remark = "Month,Shares,Clicks\nJan 2024,12,34,checked\nFeb 2024,8,14,\n";
    assert!(!says(remark).contains("headings"), "{}", says(remark));
}
