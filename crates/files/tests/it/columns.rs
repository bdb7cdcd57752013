//! Which of several columns of dates says when rows were.

use crate::build::*;
use reach_estimator_files::import::Meaning;
use serde_json::{Value, json};

const COLUMNS: [(Meaning, &str); 2] = [(Meaning::Shares, "Shares"), (Meaning::Clicks, "Clicks")];

fn read(text: &str) -> Value {
    answer(&[("a.csv", text.as_bytes())], &mapping(&COLUMNS))
}

#[test]
fn the_day_of_an_export_is_not_that_of_its_rows() {
    let days = ["2024-01-05", "2024-02-09", "2024-04-15", "2024-06-20"];
    for (first, own) in [
        ("Export date", "Post date"),
        ("Exported at", "Published"),
        ("Report date", "Date"),
        ("Snapshot date", "Published"),
        ("Stand", "Datum"),
        ("Exportdatum", "Datum"),
        ("Created", "Published"),
        ("Created date", "Post date"),
        ("Scheduled", "Published"),
        ("Last updated", "Date"),
        ("Date d’export", "Date"),
    ] {
        let rows: String = days.iter().map(|day| format!("2024-07-01,{day},Ann,1,2\n")).collect();
        let read = read(&format!("{first},{own},Employee,Shares,Clicks\n{rows}"));
        assert_eq!(read["files"][0]["period"], json!([days[0], days[3]]), "{first}, {own}");
    }
    // Nor does it say anything where it stands alone; days of which each row has its own do.
    let alone = read("Export date,Employee,Shares,Clicks\n2024-07-01,Ann,1,2\n2024-07-01,Bob,4,2\n2024-07-01,Cy,2,2\n");
    assert_eq!(alone["past"]["months"], Value::Null, "{alone}");
    let month = read("Reporting period,Employee,Shares,Clicks\n2024-01,Ann,1,2\n2024-01,Bob,4,2\n2024-01,Cy,2,2\n");
    assert_eq!(month["files"][0]["period"], json!(["2024-01-01", "2024-01-31"]));
    let monthly = read("Report date,Shares,Clicks\n2024-01-31,4,2\n2024-02-29,4,3\n2024-03-31,2,2\n");
    assert_eq!(monthly["files"][0]["period"], json!(["2024-01-01", "2024-03-31"]));
    let created = read(
        "Created,Start date,End date,Shares\n2024-01-05,2023-01-01,2025-12-31,4\n2024-03-05,2023-01-01,2025-12-31,3\n",
    );
    assert_eq!(created["files"][0]["period"][0], json!("2024-01-05"));
}

#[test]
fn how_long_something_took_is_no_day() {
    for heading in ["Watch time (minutes)", "Time spent", "Watch time", "Avg. time on page", "Clicks per week"] {
        let text = format!(
            "Post,{heading},Published,Shares,Clicks\nA,41200,2024-01-05,3,4\nB,42950,2024-03-05,5,6\nC,44010,2024-06-05,2,2\n"
        );
        assert_eq!(read(&text)["files"][0]["period"], json!(["2024-01-05", "2024-06-05"]), "{heading}");
    }
    // Serials of days stay such.
    for heading in ["Time", "Post time", "Time posted (UTC)", "Date/Time"] {
        let text = format!("Post,{heading},Shares,Clicks\nA,45296,3,4\nB,45356,5,6\nC,45448,2,2\n");
        assert_eq!(read(&text)["files"][0]["period"], json!(["2024-01-05", "2024-06-05"]), "{heading}");
    }
}

#[test]
fn what_overlaps_has_a_last_day_too() {
    for (first, last) in [("Start date", "End date"), ("Von", "Bis"), ("From", "To"), ("Début", "Fin")] {
        let text = format!(
            "Campaign,{first},{last},Shares,Clicks\nSpring,2024-01-03,2024-03-31,10,20\nHiring,2024-02-01,2024-04-30,12,30\n\
             Summit,2024-03-15,2024-06-30,15,40\n"
        );
        assert_eq!(read(&text)["files"][0]["period"], json!(["2024-01-03", "2024-06-30"]), "{first}");
        // What runs out with a year, whenever it begins, is of the day on which it does.
        let text = format!(
            "Campaign,{first},{last},Shares,Clicks\nSpring,2024-01-03,2024-12-31,10,20\nHiring,2024-02-01,2024-12-31,12,30\n"
        );
        assert_eq!(read(&text)["files"][0]["period"], json!(["2024-01-03", "2024-02-01"]), "{first}");
    }
    for (first, last) in [("First share", "Last share"), ("Erster Beitrag", "Letzter Beitrag")] {
        let text = format!(
            "Employee,{first},{last},Shares,Clicks\nAnn,2024-01-03,2024-05-31,10,20\nBob,2024-02-01,2024-04-30,12,30\n\
             Cy,2024-03-15,2024-06-30,15,40\n"
        );
        assert_eq!(read(&text)["files"][0]["period"], json!(["2024-01-03", "2024-06-30"]), "{first}");
    }
}
