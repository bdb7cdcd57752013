//! Several weeks, months or quarters that a cell or a line names by the first and the last.

use crate::build::*;
use reach_estimator_files::import::Meaning;
use serde_json::{Value, json};

fn read(text: &str) -> Value {
    let columns = mapping(&[(Meaning::Shares, "Shares"), (Meaning::Clicks, "Clicks")]);
    answer(&[("a.csv", text.as_bytes())], &columns)
}

fn period(heading: &str, cells: &[&str]) -> Value {
    let rows: String = cells.iter().zip(20..).map(|(cell, shares)| format!("{cell};{shares};50\n")).collect();
    read(&format!("{heading};Shares;Clicks\n{rows}"))["files"][0]["period"].clone()
}

#[test]
fn a_row_may_be_about_several_parts_of_a_year() {
    let quarter = json!(["2024-01-01", "2024-03-31"]);
    for cells in [
        ["KW 1-4 2024", "KW 5-8 2024", "KW 9-13 2024"],
        ["KW 1–4/2024", "KW 5–8/2024", "KW 9–13/2024"],
        ["KW 1 - 4 2024", "KW 5 - 8 2024", "KW 9 - 13 2024"],
        ["KW1-KW4 2024", "KW5-KW8 2024", "KW9-KW13 2024"],
        ["2024 KW 1-4", "2024 KW 5-8", "2024 KW 9-13"],
        ["Weeks 1-4 2024", "Weeks 5-8 2024", "Weeks 9-13 2024"],
        ["Weeks 1 to 4, 2024", "Weeks 5 to 8, 2024", "Weeks 9 to 13, 2024"],
        ["KW 1 bis KW 4 2024", "KW 5 bis KW 8 2024", "KW 9 bis KW 13 2024"],
        ["Semaines 1 à 4 2024", "Semaines 5 à 8 2024", "Semaines 9 à 13 2024"],
    ] {
        assert_eq!(period("Zeitraum", &cells), quarter, "{cells:?}");
    }
    assert_eq!(period("Week", &["1-4 2024", "5-8 2024", "9-13 2024"]), quarter);
    for cells in [
        ["Months 1-3 2024", "Months 4-6 2024", "Months 7-9 2024"],
        ["01-03/2024", "04-06/2024", "07-09/2024"],
        ["01.-03.2024", "04.-06.2024", "07.-09.2024"],
        ["Q1 2024", "Q2 2024", "Q3 2024"],
    ] {
        assert_eq!(period("Zeitraum", &cells), json!(["2024-01-01", "2024-09-30"]), "{cells:?}");
    }
    assert_eq!(period("Period", &["Q1-Q2 2024", "Q3-Q4 2024"]), json!(["2024-01-01", "2024-12-31"]));
    assert_eq!(period("Period", &["Quarters 1-2 2024", "Quarters 3-4 2024"]), json!(["2024-01-01", "2024-12-31"]));
}

#[test]
fn so_may_a_line_above() {
    for above in ["KW 1-13 2024", "Weeks 1-13 2024", "Months 1-3 2024", "01-03/2024"] {
        let read = read(&format!("{above}\n\nName;Shares;Clicks\nAnn;3;4\nBob;5;6\n"));
        assert_eq!(read["files"][0]["period"], json!(["2024-01-01", "2024-03-31"]), "{above}");
    }
}

#[test]
fn numbers_of_other_things_are_no_days() {
    for cells in [["Sprint 1-4 2024", "Sprint 5-8 2024"], ["Posts 1-4 2024", "Posts 5-8 2024"]] {
        assert_eq!(period("Zeitraum", &cells), Value::Null, "{cells:?}");
    }
    // Days stay days.
    assert_eq!(period("Date", &["01-03-2024", "01-15-2024"]), json!(["2024-01-03", "2024-01-15"]));
    assert_eq!(period("Date", &["Mo 08.01.2024", "Di 16.01.2024"]), json!(["2024-01-08", "2024-01-16"]));
}
