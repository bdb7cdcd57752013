//! What rows are about, months, weeks or days, where nothing but their dates tells.

use crate::build::*;
use crate::row;
use reach_estimator_files::import::Meaning;
use serde_json::{Value, json};

fn read(heading: &str, dates: &[String], delimiter: char) -> Value {
    let mut rows = vec![row![heading, "Shares", "Clicks"]];
    rows.extend(dates.iter().enumerate().map(|(n, date)| row![date.clone(), 50.0 + n as f64, 100.0]));
    let columns = mapping(&[(Meaning::Shares, "Shares"), (Meaning::Clicks, "Clicks")]);
    answer(&[("a.csv", delimited(&rows, delimiter).as_bytes())], &columns)
}

fn is_in_doubt(read: &Value) -> bool {
    read["notes"].to_string().contains("either number may be the month")
}

#[test]
fn the_firsts_of_months_are_no_days_of_january() {
    for (heading, delimiter) in [("Date", ','), ("Datum", ';'), ("Fecha", ';'), ("Data", ';')] {
        for month_first in [false, true] {
            let first = |year: u32, month: u32| match month_first {
                true => format!("{month:02}/01/{year}"),
                false => format!("01/{month:02}/{year}"),
            };
            let year: Vec<String> = (1..=12).map(|month| first(2024, month)).collect();
            let both: Vec<String> = (1..=12).map(|month| first(2023, month)).chain(year.clone()).collect();
            let half = year[6..].to_vec();
            let turned: Vec<String> = year.iter().rev().cloned().collect();
            let odd: Vec<String> = year.iter().step_by(2).cloned().collect();
            for (dates, period) in [
                (year, ["2024-01-01", "2024-12-31"]),
                (both, ["2023-01-01", "2024-12-31"]),
                (half, ["2024-07-01", "2024-12-31"]),
                (turned, ["2024-01-01", "2024-12-31"]),
                (odd, ["2024-01-01", "2024-11-30"]),
            ] {
                let read = read(heading, &dates, delimiter);
                assert_eq!(read["files"][0]["period"], json!(period), "{heading} {dates:?}");
                assert!(is_in_doubt(&read), "{heading} {dates:?}");
            }
        }
    }
}

/// Posts are made on any day, and a heading of days says what it means.
#[test]
fn the_first_days_of_january_stay_where_they_are_meant() {
    let days: Vec<String> = (1..=12).map(|day| format!("01/{day:02}/2024")).collect();
    for heading in ["Day", "Published on", "Post date"] {
        let read = read(heading, &days, ',');
        assert_eq!(read["files"][0]["period"], json!(["2024-01-01", "2024-01-12"]), "{heading}");
        assert_eq!(is_in_doubt(&read), heading != "Day", "{heading}");
    }
    let more: Vec<String> = (1..=13).map(|day| format!("01/{day:02}/2024")).collect();
    let told = read("Date", &more, ',');
    assert_eq!(told["files"][0]["period"], json!(["2024-01-01", "2024-01-13"]));
    assert!(!is_in_doubt(&told), "{told}");
    let uneven: Vec<String> = ["01/01/2024", "01/02/2024", "01/06/2024"].map(str::to_owned).to_vec();
    assert_eq!(read("Date", &uneven, ',')["files"][0]["period"], json!(["2024-01-01", "2024-01-06"]));
}
