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

#[test]
fn days_as_america_writes_them_are_days() {
    let dates: Vec<String> = (1..=7).map(|day| format!("1/{day}/2024")).collect();
    assert_eq!(read("Date", &dates, ',')["files"][0]["period"], json!(["2024-01-01", "2024-01-07"]));
    let months: Vec<String> = (1..=12).map(|month| format!("{month}/1/2024")).collect();
    assert_eq!(read("Date", &months, ',')["files"][0]["period"], json!(["2024-01-01", "2024-12-31"]));
    let quarters: Vec<String> = [1, 4, 7, 10].map(|month| format!("{month}/1/2024")).to_vec();
    assert_eq!(read("Date", &quarters, ',')["files"][0]["period"][0], json!("2024-01-01"));
}

#[test]
fn the_last_week_is_all_of_its_days() {
    let weeks = |first: u32| -> Vec<String> {
        let start = chrono::NaiveDate::from_ymd_opt(2024, 1, first).unwrap();
        start.iter_weeks().take(8).map(|day| day.to_string()).collect()
    };
    for (heading, days, period) in [
        ("Week starting", weeks(1), ["2024-01-01", "2024-02-25"]),
        ("Woche ab", weeks(1), ["2024-01-01", "2024-02-25"]),
        ("Date", weeks(1), ["2024-01-01", "2024-02-25"]),
        ("Week ending", weeks(7), ["2024-01-01", "2024-02-25"]),
        ("Last day of week", weeks(7), ["2024-01-01", "2024-02-25"]),
        ("Published on", weeks(1), ["2024-01-01", "2024-02-19"]),
        ("Day", weeks(1), ["2024-01-01", "2024-02-19"]),
        // Days of different weeks are what they say.
        ("Week", vec!["2024-01-01".to_owned(), "2024-01-09".to_owned()], ["2024-01-01", "2024-01-09"]),
    ] {
        assert_eq!(read(heading, &days, ',')["files"][0]["period"], json!(period), "{heading}");
    }
    near(&read("Week starting", &weeks(1), ',')["past"]["months"], 56.0 / 30.4375);
}

const RESULTS: [(Meaning, &str); 2] = [(Meaning::Reach, "Reach"), (Meaning::Shares, "Shares")];

fn reach(rows: &[(&str, C)]) -> Value {
    let head = row!["Period", "Reach", "Shares"];
    let rows = rows.iter().map(|(period, people)| vec![C::from(*period), people.clone(), C::from(9.0)]);
    answer(&[("a.csv", &csv(&[head].into_iter().chain(rows).collect()))], &mapping(&RESULTS))
}

#[test]
fn people_reached_are_those_of_an_average_month() {
    for months in [["Jan 2024", "Feb 2024", "Mar 2024"], ["2024-01-01", "2024-02-01", "2024-03-01"]] {
        let rows: Vec<_> = months.into_iter().zip([900.0, 1_500.0, 1_200.0].map(C::from)).collect();
        let read = reach(&rows);
        near(&read["past"]["reach"], 1_200.0);
        assert_eq!(read["notes"], json!([]), "{months:?}");
    }
    // A month of which it is not known.
    let some = [("Jan 2024", C::from(900.0)), ("Feb 2024", C::from("")), ("Mar 2024", C::from(1_100.0))];
    near(&reach(&some)["past"]["reach"], 1_000.0);
    near(&reach(&[("Jan 2024", C::from(900.0))])["past"]["reach"], 900.0);
    for (rows, why) in [
        (vec![("Q1 2024", 4_500.0)], "of more than a month"),
        (vec![("2024", 4_500.0)], "of more than a month"),
        (vec![("Q1 2024", 4_500.0), ("Q2 2024", 3_000.0)], "cannot be added up"),
        (vec![("Jan 2024", 900.0), ("Jan 2024", 800.0)], "cannot be added up"),
        (vec![("2024-01-01", 90.0), ("2024-01-02", 80.0)], "cannot be added up"),
    ] {
        let rows: Vec<(&str, C)> = rows.into_iter().map(|(period, people)| (period, C::from(people))).collect();
        let read = reach(&rows);
        assert_eq!(read["past"]["reach"], Value::Null, "{read}");
        assert!(read["notes"].to_string().contains(why), "{read}");
    }
}

#[test]
fn files_of_different_grains_say_the_same_once() {
    let table = |rows: &[(&str, f64, f64)]| {
        let head = row!["Period", "Shares", "Clicks"];
        csv(&[head]
            .into_iter()
            .chain(rows.iter().map(|&(period, shares, clicks)| row![period, shares, clicks]))
            .collect())
    };
    let quarter = table(&[("Q1 2024", 310.0, 900.0)]);
    let months = table(&[("Jan 2024", 100.0, 300.0), ("Feb 2024", 130.0, 350.0), ("Mar 2024", 80.0, 250.0)]);
    let (begun, rest) =
        (table(&[("Jan 2024", 100.0, 300.0), ("Feb 2024", 130.0, 350.0)]), table(&[("Mar 2024", 80.0, 250.0)]));
    let weeks = table(&[
        ("2024-03-04 - 2024-03-10", 20.0, 60.0),
        ("2024-03-11 - 2024-03-17", 25.0, 70.0),
        ("2024-03-18 - 2024-03-24", 15.0, 80.0),
        ("2024-03-25 - 2024-03-31", 20.0, 40.0),
    ]);
    let columns = mapping(&[(Meaning::Shares, "Shares"), (Meaning::Clicks, "Clicks")]);
    for files in [
        vec![&quarter, &months],
        vec![&months, &quarter],
        vec![&months, &weeks],
        vec![&weeks, &months],
        vec![&begun, &quarter, &rest],
        vec![&quarter, &weeks, &months],
    ] {
        let named: Vec<(&str, &[u8])> =
            ["a", "b", "c"].into_iter().zip(files.iter().map(|file| file.as_slice())).collect();
        let read = answer(&named, &columns);
        assert_eq!((&read["past"]["shares"], &read["past"]["clicks"]), (&json!(310.0), &json!(900.0)), "{read}");
        near(&read["past"]["months"], 91.0 / 30.4375);
        assert!(read["files"].to_string().contains("a sum of other rows"), "{read}");
    }
    // Another team did more in the quarter.
    let read = answer(&[("a", &table(&[("Q1 2024", 400.0, 700.0)])), ("b", &months)], &columns);
    assert_eq!(read["past"]["shares"], 710.0);
}
