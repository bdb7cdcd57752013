//! Dates that stand for another day than they seem to: of people, of a week, of a spreadsheet in another language.

use crate::build::*;
use crate::row;
use reach_estimator_files::import::Meaning;
use serde_json::{Value, json};

fn says(read: &Value, text: &str) -> bool {
    read["notes"].to_string().contains(text)
}

#[test]
fn days_of_one_month_are_no_months() {
    for between in ["-", " - ", "–", " – ", " to "] {
        let weeks = [(1, 7), (8, 14), (15, 21), (22, 28)];
        for (month, is_first) in [("Jan", true), ("Januar", false)] {
            let mut rows = vec![row!["Week", "Shares"]];
            rows.extend(weeks.map(|(from, to)| match is_first {
                true => row![format!("{month} {from}{between}{to}, 2024"), 5.0],
                false => row![format!("{from}.{between}{to}. {month} 2024"), 5.0],
            }));
            let read = answer(&[("a.csv", &csv(&rows))], &mapping(&[(Meaning::Shares, "Shares")]));
            assert_eq!(read["files"][0]["period"], json!(["2024-01-01", "2024-01-28"]), "{month}{between}");
        }
        let rows = vec![row!["Woche", "Shares"], row![format!("01.{between}07.07.2024"), 5.0]];
        let columns = mapping(&[(Meaning::Shares, "Shares"), (Meaning::Date, "Woche")]);
        let read = answer(&[("a.csv", &csv(&rows))], &columns);
        assert_eq!(read["files"][0]["period"], json!(["2024-07-01", "2024-07-07"]), "{between}");
    }
}

#[test]
fn dates_that_a_spreadsheet_has_half_turned_are_turned_back() {
    let serial = |day: &str| match day {
        "01.01.2024" => C::from(45_292.0),
        "01.05.2024" => C::from(45_413.0),
        "01.09.2024" => C::from(45_536.0),
        text => C::from(text),
    };
    let days = ["01.01.2024", "01.05.2024", "01.09.2024", "01/15/2024", "01/22/2024", "01/29/2024"];
    let table = |cell: &dyn Fn(&str) -> C| {
        let rows = days.iter().map(|day| vec![cell(day), C::from(3.0)]);
        [row!["Date", "Shares"]].into_iter().chain(rows).collect::<Rows>()
    };
    let columns = mapping(&[(Meaning::Shares, "Shares")]);
    for bytes in [csv(&table(&|day| C::from(day))), xlsx(&vec![("A", table(&serial))])] {
        let read = answer(&[("a", &bytes)], &columns);
        assert_eq!(read["files"][0]["period"], json!(["2024-01-01", "2024-01-29"]));
        assert_eq!(read["past"]["months"], 1.0);
        assert!(says(&read, "swapped day and month"), "{read}");
    }
    // A day above 12 was written as it is meant.
    let mut told = table(&|day| C::from(day));
    told.push(row!["13.02.2024", 2.0]);
    let read = answer(&[("a", &csv(&told))], &columns);
    assert_eq!(read["files"][0]["period"], json!(["2024-01-01", "2024-09-01"]));
    assert!(!says(&read, "swapped day and month"), "{read}");
}

#[test]
fn half_turned_dates_are_turned_back_in_known_layouts_too() {
    let rows = vec![
        row!["Date", "ShareLink", "ShareCommentary", "SharedUrl", "MediaUrl", "Visibility"],
        row!["01.05.2024", "https://www.linkedin.com/feed/update/urn:li:share:1", "", "", "", ""],
        row!["01.09.2024", "https://www.linkedin.com/feed/update/urn:li:share:2", "", "", "", ""],
        row!["01/29/2024", "https://www.linkedin.com/feed/update/urn:li:share:3", "", "", "", ""],
    ];
    let read = answer(&[("Shares.csv", &csv(&rows))], &mapping(&[]));
    assert_eq!(read["files"][0]["kind"], "linkedin-shares");
    assert_eq!(read["files"][0]["period"], json!(["2024-01-05", "2024-01-29"]));
    assert!(says(&read, "swapped day and month"), "{read}");
}

#[test]
fn eight_digits_are_a_date_as_a_number_too() {
    let rows = vec![row!["Date", "Shares"], row![20_240_101.0, 3.0], row![20_240_331.0, 4.0]];
    let read = answer(&[("a.xlsx", &xlsx(&vec![("A", rows)]))], &mapping(&[(Meaning::Shares, "Shares")]));
    assert_eq!(read["files"][0]["period"], json!(["2024-01-01", "2024-03-31"]));
}
