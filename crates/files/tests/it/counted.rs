//! Counts of people that are not bare numbers.

use crate::build::*;
use reach_estimator_files::import::Meaning;
use serde_json::{Value, json};

#[test]
fn a_count_of_people_may_have_words_beside_it() {
    let table = |heading: &str, cells: &[&str]| {
        let rows: String = cells
            .iter()
            .enumerate()
            .map(|(n, cell)| format!("2024-{:02},{cell},{},{}\n", n + 1, 60 + n, 90 + n))
            .collect();
        let columns = [(Meaning::Sharers, heading), (Meaning::Shares, "Shares"), (Meaning::Clicks, "Clicks")];
        answer(&[("a.csv", format!("Month,{heading},Shares,Clicks\n{rows}").as_bytes())], &mapping(&columns))
    };
    for cells in [
        ["30 (60%)", "32 (64%)", "31 (62%)"],
        ["30/50", "32/50", "31/50"],
        ["30 users", "32 users", "31 users"],
        ["ca. 30", "32", "ca. 31"],
        ["approx. 30", "approx. 32", "approx. 31"],
        ["30 of 50", "32 of 50", "31 of 50"],
        ["30+", "32+", "30+"],
        ["30 Nutzer", "32 Nutzer", "1 Nutzer"],
    ] {
        assert_eq!(table("Active users", &cells)["past"]["sharers"], json!(32.0), "{cells:?}");
    }
    assert_eq!(table("Active users", &["30 of 50"; 6])["past"]["sharers"], json!(30.0));
    // Shares of the staff are no people.
    for cells in [["60%", "64%", "62%"], ["0.6", "0.64", "0.62"]] {
        let read = table("Active users", &cells);
        assert_eq!(read["past"]["sharers"], Value::Null, "{cells:?}");
        assert!(read["notes"].to_string().contains("holds rates"), "{read}");
    }
    // Names and their numbers stay such.
    for cells in [["User 12", "User 14", "User 15"], ["12 Ann", "14 Bob", "15 Cem"], ["12-a", "14-b", "15-c"]] {
        assert_eq!(table("Users", &cells)["past"]["sharers"], json!(3.0), "{cells:?}");
    }
}
