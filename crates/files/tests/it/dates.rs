//! Dates that stand for another day than they seem to: of people, of a week, of a spreadsheet in another language.

use crate::build::*;
use crate::row;
use reach_estimator_files::import::Meaning;
use serde_json::{Value, json};

const NAMED: [(Meaning, &str); 3] =
    [(Meaning::Sharers, "Name"), (Meaning::Shares, "Shares"), (Meaning::Clicks, "Clicks")];

fn says(read: &Value, text: &str) -> bool {
    read["notes"].to_string().contains(text)
}

fn people(heading: &str) -> Value {
    let rows = vec![
        row!["Name", heading, "Reach", "Shares", "Clicks"],
        row!["Ann", "2019-03-04", 900.0, 12.0, 40.0],
        row!["Bob", "2021-11-20", 400.0, 8.0, 21.0],
        row!["Cem", "2023-09-01", 700.0, 20.0, 66.0],
    ];
    answer(&[("a.csv", &csv(&rows))], &mapping(&NAMED))
}

#[test]
fn a_date_of_each_person_is_no_period() {
    for heading in [
        "Created On",
        "Signed up",
        "Date added",
        "Start date",
        "Onboarding date",
        "Invite sent",
        "Deactivated on",
        "createdAt",
        "lastLogin",
        "Registriert am",
        "Erstellt am",
        "Zuletzt aktiv",
        "Date de création",
        "Inscrit le",
        "Fecha de registro",
        "Fecha de creación",
        "Data de cadastro",
        "Criado em",
        "تاريخ الإنشاء",
    ] {
        let read = people(heading);
        assert_eq!(read["past"], json!({ "sharers": 3.0, "shares": 40.0, "clicks": 127.0 }), "{heading}");
        assert_eq!(read["files"][0]["period"], Value::Null, "{heading}");
        assert!(says(&read, &format!("“{heading}” seems to hold a date of each person")), "{read}");
        assert!(!says(&read, "does not say how long"), "{read}");
    }
}

#[test]
fn a_day_of_posts_and_one_that_the_user_names_are_a_period() {
    for heading in ["Published on", "Week", "Last day of week", "Posted", "Veröffentlicht am", "Date de publication"] {
        let read = people(heading);
        assert_eq!(read["files"][0]["period"], json!(["2019-03-04", "2023-09-01"]), "{heading}");
        assert!(!says(&read, "of each person"), "{heading}");
    }
    let rows = vec![
        row!["Name", "Created On", "Shares", "Clicks"],
        row!["Ann", "2024-01-04", 12.0, 40.0],
        row!["Bob", "2024-02-20", 8.0, 21.0],
    ];
    let mut named = NAMED.to_vec();
    named.push((Meaning::Date, "Created On"));
    let read = answer(&[("a.csv", &csv(&rows))], &mapping(&named));
    assert_eq!(read["files"][0]["period"], json!(["2024-01-04", "2024-02-20"]));
    // Posts of different people, and people who come again.
    let mut posts = rows.clone();
    posts[1][2] = C::from(1.0);
    posts[2][2] = C::from(1.0);
    let mut again = rows.clone();
    again.push(row!["Ann", "2024-02-20", 3.0, 4.0]);
    for rows in [posts, again] {
        let read = answer(&[("a.csv", &csv(&rows))], &mapping(&NAMED));
        assert_eq!(read["files"][0]["period"], json!(["2024-01-04", "2024-02-20"]));
    }
    // Numbers of staff are people as well.
    let mut numbered = rows;
    numbered[0][0] = C::from("Employee ID");
    numbered[1][0] = C::from(1_041.0);
    numbered[2][0] = C::from(2_007.0);
    let mapped = mapping(&[(Meaning::Sharers, "Employee ID"), (Meaning::Shares, "Shares")]);
    let read = answer(&[("a.xlsx", &xlsx(&vec![("A", numbered)]))], &mapped);
    assert!(says(&read, "“Created On” seems to hold a date of each person"), "{read}");
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
fn firsts_of_months_beside_a_day_typed_by_hand_are_no_turned_days() {
    for (serials, text, from) in [
        (&[45_292.0, 45_323.0, 45_352.0, 45_383.0, 45_413.0][..], "01/15/2024", "2024-01-01"),
        (&[45_292.0, 45_323.0, 45_352.0, 45_383.0, 45_413.0, 45_444.0, 45_474.0], "15/01/2024", "2024-01-01"),
    ] {
        let mut rows = vec![row!["Date", "Shares"]];
        rows.extend(serials.iter().map(|serial| row![*serial, 3.0]));
        rows.push(row![text, 2.0]);
        let read = answer(&[("a.xlsx", &xlsx(&vec![("A", rows)]))], &mapping(&[(Meaning::Shares, "Shares")]));
        assert_eq!(read["files"][0]["period"][0], from);
        assert!(read["past"]["months"].as_f64() > Some(3.9) && !says(&read, "swapped day and month"), "{read}");
    }
}

/// Readers of known layouts decide by the same rule.
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
    let headings = ["Post link", "Post type", "Created date", "Impressions", "Clicks", "Likes", "Comments", "Reposts"];
    let mut posts = vec![headings.map(C::from).to_vec()];
    posts.extend(["01.05.2024", "01.09.2024", "01/29/2024"].into_iter().enumerate().map(|(n, day)| {
        let link = format!("https://www.linkedin.com/feed/update/urn:li:activity:{n}");
        row![link, "Organic", day, 90.0, 4.0, 2.0, 1.0, 1.0]
    }));
    let read = answer(&[("posts.csv", &csv(&posts))], &mapping(&[]));
    assert_eq!(read["files"][0]["kind"], "linkedin-page-content");
    assert_eq!(read["files"][0]["period"], json!(["2024-01-05", "2024-01-29"]));
    assert!(says(&read, "swapped day and month"), "{read}");
}

#[test]
fn eight_digits_are_a_date_as_a_number_too() {
    let rows = vec![row!["Date", "Shares"], row![20_240_101.0, 3.0], row![20_240_331.0, 4.0]];
    let read = answer(&[("a.xlsx", &xlsx(&vec![("A", rows)]))], &mapping(&[(Meaning::Shares, "Shares")]));
    assert_eq!(read["files"][0]["period"], json!(["2024-01-01", "2024-03-31"]));
}

#[test]
fn the_first_day_of_a_quarter_stands_for_it() {
    for (heading, days, period) in [
        ("Quarter", &["2024-10-01"][..], ["2024-10-01", "2024-12-31"]),
        ("Quartal", &["2024-01-01", "2024-04-01"], ["2024-01-01", "2024-06-30"]),
        ("Quarter", &["01/01/2024", "01/04/2024"], ["2024-01-01", "2024-06-30"]),
        ("Date", &["2024-10-01"], ["2024-10-01", "2024-10-01"]),
    ] {
        let mut rows = vec![row![heading, "Shares"]];
        rows.extend(days.iter().map(|day| row![*day, 5.0]));
        let read = answer(&[("a.csv", &csv(&rows))], &mapping(&[(Meaning::Shares, "Shares")]));
        assert_eq!(read["files"][0]["period"], json!(period), "{heading} {days:?}");
    }
}

#[test]
fn umlauts_of_headings_and_months_may_be_spelled_out() {
    for month in ["März 2024", "Maerz 2024", "Marz 2024"] {
        let text = format!("Monat,Klicks\n{month},5\nApril 2024,6\n");
        let read = answer(&[("a.csv", text.as_bytes())], &mapping(&[(Meaning::Clicks, "Klicks")]));
        assert_eq!(read["files"][0]["period"], json!(["2024-03-01", "2024-04-30"]), "{month}: {read}");
    }
    for heading in ["Veröffentlicht", "Veroeffentlicht", "Veroeffentlichungsdatum"] {
        let text = format!("Beitrag,{heading},Klicks\nA,2024-03-05,5\nB,2024-03-20,6\n");
        let read = answer(&[("a.csv", text.as_bytes())], &mapping(&[(Meaning::Clicks, "Klicks")]));
        assert_eq!(read["files"][0]["period"], json!(["2024-03-05", "2024-03-20"]), "{heading}: {read}");
    }
}
