//! What stands above a table of how long its time is.

use crate::build::*;
use reach_estimator_files::import::Meaning;
use serde_json::{Value, json};

fn read(above: &str) -> Value {
    let columns = mapping(&[(Meaning::Sharers, "Name"), (Meaning::Shares, "Shares"), (Meaning::Clicks, "Clicks")]);
    answer(&[("a.csv", format!("{above}\nName,Shares,Clicks\nAnn,120,400\nBob,80,210\n").as_bytes())], &columns)
}

const UNSAID: &str = "does not say how long its time is";

#[test]
fn the_rows_above_a_table_may_say_its_time() {
    let year = ["2024-01-01", "2024-12-31"];
    for (above, period) in [
        ("Leaderboard\nDate range: Jan 1, 2024 - Dec 31, 2024\n", year),
        ("Leaderboard\n\"Date range: Jan 1, 2024 - Dec 31, 2024\"\n", year),
        ("# ----\n# Start date: 20240101\n# End date: 20241231\n# ----\n", year),
        ("Start date,2024-01-01\nEnd date,2024-12-31\n", year),
        ("Von:,01.01.2024\nBis:,31.12.2024\nErstellt am:,15.01.2025\n", year),
        ("Exported,\"Jan 15, 2025\"\nPeriod,Q1 2024\n", ["2024-01-01", "2024-03-31"]),
        ("Zeitraum: 01.01.2024 – 31.03.2024\n", ["2024-01-01", "2024-03-31"]),
        ("Period,2024-01-01 to 2024-03-31\n", ["2024-01-01", "2024-03-31"]),
        ("Week of Jan 1 - 7, 2024\n", ["2024-01-01", "2024-01-07"]),
        ("Year: 2024\n", year),
        ("Report for January 2024\n", ["2024-01-01", "2024-01-31"]),
        ("Employee advocacy report: Q1 2024\n", ["2024-01-01", "2024-03-31"]),
        ("Monatsbericht für Januar 2024\n", ["2024-01-01", "2024-01-31"]),
        ("Rapport du mois de mars 2024\n", ["2024-03-01", "2024-03-31"]),
        ("Week of 1/1/2024\n", ["2024-01-01", "2024-01-07"]),
        ("Woche vom 08.01.2024\n", ["2024-01-08", "2024-01-14"]),
    ] {
        let read = read(above);
        assert_eq!(read["files"][0]["period"], json!(period), "{above}");
        assert_eq!(read["past"]["shares"], 200.0, "{above}");
        assert_eq!(read["notes"], json!([]), "{above}");
    }
}

#[test]
fn what_is_no_one_span_says_nothing() {
    for above in [
        "Leaderboard\n",
        "Exported on 2024-05-02\n",
        "Exported: 05 Jan 2024\n",
        "Top 5 2024\n",
        "Employees: 2024\n",
        "Q1 2024\nQ2 2024\n",
        ",Q1 2024,Q2 2024\n",
        "2023,2024\n",
        "Start date: 2024-01-01\n",
        "Compared to:,10/01/2023 - 12/31/2023\n",
        "Benchmark: Q4 2023\n",
        "Benchmark report: Q4 2023\n",
        "Report of the previous quarter Q4 2023\n",
        "Report as of January 2024\n",
        "Report 2024\n",
        "Benchmark,Q4 2023\n",
        "Contract term:,01/01/2023 - 12/31/2025\n",
        "Data retention: 2022-01-01 to 2024-12-31\n",
        "Start date: 2024-01-01\nStart date: 2024-02-01\nEnd date: 2024-03-31\n",
    ] {
        let read = read(above);
        assert_eq!(read["files"][0]["period"], Value::Null, "{above}");
        assert_eq!(read["past"]["months"], Value::Null, "{above}");
        assert_eq!(read["notes"].to_string().matches(UNSAID).count(), 1, "{above}: {read}");
    }
}

#[test]
fn a_date_in_the_rows_says_more() {
    let dated = b"Date range: Jan 1, 2024 - Dec 31, 2024\n\nDate,Shares\n2024-02-01,1\n2024-02-20,4\n";
    let read = answer(&[("a.csv", dated)], &mapping(&[(Meaning::Shares, "Shares")]));
    assert_eq!(read["files"][0]["period"], json!(["2024-02-01", "2024-02-20"]));
    // That of a person does not.
    let people = b"Zeitraum: 01.01.2024 - 31.03.2024\n\nName;Erstellt am;Shares\nAnn;2019-02-01;12\nBob;2021-02-20;4\n";
    let columns = mapping(&[(Meaning::Sharers, "Name"), (Meaning::Shares, "Shares")]);
    let read = answer(&[("a.csv", people)], &columns);
    assert_eq!(read["files"][0]["period"], json!(["2024-01-01", "2024-03-31"]));
    assert!(read["notes"].to_string().contains("a date of each person"), "{read}");
}

#[test]
fn headings_that_only_speak_of_times_hide_no_line() {
    let quarter = json!(["2024-01-01", "2024-03-31"]);
    for (heading, cell) in [
        ("Posts per week", "2"),
        ("Shares per month", "2"),
        ("Beiträge pro Woche", "2"),
        ("Avg. time on page", "00:01:10"),
        ("Avg. Time on Website", "00:01:10"),
        ("Weekly goal", "2"),
        ("Monthly target", "10"),
        ("Data source", "LinkedIn"),
        ("Created by", "Cem"),
        ("Published posts", "4"),
        ("Time zone", "CET"),
    ] {
        let text = format!("Period: Q1 2024\n\nName,{heading},Shares,Clicks\nAnn,{cell},3,4\nBob,{cell},5,6\n");
        let columns = mapping(&[(Meaning::Sharers, "Name"), (Meaning::Shares, "Shares"), (Meaning::Clicks, "Clicks")]);
        let read = answer(&[("a.csv", text.as_bytes())], &columns);
        assert_eq!(read["files"][0]["period"], quarter, "{heading}: {read}");
        assert!(!read["notes"].to_string().contains("cannot be read"), "{heading}: {read}");
    }
}

#[test]
fn a_line_may_be_about_another_time() {
    for above in [
        "Contract period: 01/01/2023 - 31/12/2025\n",
        "Vertragszeitraum: 01.01.2023 - 31.12.2025\n",
        "Subscription period: 2023-01-01 to 2025-12-31\n",
        "Next report: April 2024\n",
        "Nächster Bericht: April 2024\n",
        "Report created: March 2024\n",
        "Bericht erstellt: März 2024\n",
    ] {
        let read = read(above);
        assert_eq!(read["files"][0]["period"], Value::Null, "{above}");
    }
    for above in ["Zeitraum: 2024\n", "Report period: 2024\n", "Reporting period,2024\n", "Période : 2024\n"] {
        let read = read(above);
        assert_eq!(read["files"][0]["period"], json!(["2024-01-01", "2024-12-31"]), "{above}");
    }
}
