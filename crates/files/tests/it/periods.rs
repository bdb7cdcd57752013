//! How long the time of a table is, and what several tables say together.

use crate::build::*;
use crate::row;
use chrono::NaiveDate;
use reach_estimator_files::import::Meaning;
use serde_json::{Value, json};

fn months(heading: &str, dates: &[&str]) -> Value {
    let mut rows = vec![row![heading, "Shares", "Clicks"]];
    rows.extend(dates.iter().enumerate().map(|(n, date)| row![*date, 50.0 + n as f64, 100.0]));
    let columns = mapping(&[(Meaning::Shares, "Shares"), (Meaning::Date, heading)]);
    answer(&[("a.csv", &csv(&rows))], &columns)
}

#[test]
fn a_month_is_all_of_its_days() {
    for dates in [
        ["2024-01", "2024-02", "2024-03"],
        ["Jan 2024", "Feb 2024", "Mar 2024"],
        ["01/2024", "02/2024", "03/2024"],
        ["Jan-24", "Feb-24", "Mar-24"],
        ["Januar 2024", "Februar 2024", "März 2024"],
        ["janvier 2024", "février 2024", "mars 2024"],
        ["enero de 2024", "febrero de 2024", "marzo de 2024"],
        ["janeiro de 2024", "fevereiro de 2024", "março de 2024"],
        ["يناير ٢٠٢٤", "فبراير ٢٠٢٤", "مارس ٢٠٢٤"],
        ["2024-01-01", "2024-02-01", "2024-03-01"],
        ["2024-01-31", "2024-02-29", "2024-03-31"],
        ["1/1/2024", "2/1/2024", "3/1/2024"],
        ["01/01/2024", "01/02/2024", "01/03/2024"],
        ["45292", "45323", "45352"],
        ["Jan 1 - Jan 31, 2024", "Feb 1 - Feb 29, 2024", "Mar 1 - Mar 31, 2024"],
    ] {
        let read = months("Month", &dates);
        assert_eq!(read["files"][0]["period"], json!(["2024-01-01", "2024-03-31"]), "{dates:?}");
        near(&read["past"]["months"], 91.0 / 30.4375);
    }
    assert_eq!(months("Quarter", &["Q1 2024", "Q2 2024"])["files"][0]["period"], json!(["2024-01-01", "2024-06-30"]));
}

#[test]
fn both_ends_of_a_span_tell_where_its_month_stands() {
    let spans = ["01/01/2024 - 31/01/2024", "01/02/2024 - 29/02/2024", "01/03/2024 - 31/03/2024"];
    assert_eq!(months("Period", &spans)["files"][0]["period"], json!(["2024-01-01", "2024-03-31"]));
    for week in ["01/03/2024 - 07/03/2024", "03/01/2024 - 03/07/2024"] {
        assert_eq!(months("Period", &[week])["files"][0]["period"], json!(["2024-03-01", "2024-03-07"]), "{week}");
    }
}

#[test]
fn a_day_of_a_month_is_no_year() {
    let days: Vec<String> = (1..32).map(|day| format!("Jan {day:02}")).collect();
    let read = months("Date", &days.iter().map(String::as_str).collect::<Vec<_>>());
    assert_eq!(read["past"]["months"], Value::Null, "{read}");
    assert!(read["notes"].to_string().contains("cannot be read"), "{read}");
}

#[test]
fn numbers_under_a_heading_of_weeks_are_weeks() {
    for heading in ["Week", "Woche", "Semaine", "Semana", "أسبوع"] {
        for written in [|n| format!("2024-{n:02}"), |n: u32| format!("S{n} 2024")] {
            let weeks: Vec<String> = (1..13).map(written).collect();
            let read = months(heading, &weeks.iter().map(String::as_str).collect::<Vec<_>>());
            assert_eq!(read["files"][0]["period"], json!(["2024-01-01", "2024-03-24"]), "{heading} {weeks:?}");
        }
    }
}

#[test]
fn a_year_may_stand_in_a_column_of_its_own() {
    for (heading, parts, period) in [
        ("Month", ["Jan", "Feb", "Mar"], ["2024-01-01", "2024-03-31"]),
        ("Monat", ["1", "2", "3"], ["2024-01-01", "2024-03-31"]),
        ("Mois", ["janvier", "février", "mars"], ["2024-01-01", "2024-03-31"]),
        ("Quarter", ["1", "2", "3"], ["2024-01-01", "2024-09-30"]),
        ("Quartal", ["Q2", "Q3", "Q4"], ["2024-04-01", "2024-12-31"]),
        ("KW", ["6", "7", "8"], ["2024-02-05", "2024-02-25"]),
        ("Team", ["A", "B", "C"], ["2024-01-01", "2024-12-31"]),
    ] {
        for (year, is_first) in [("Year", true), ("Jahr", false), ("Fiscal year", true)] {
            let line = |one: &str, other: &str| if is_first { row![one, other, 50.0] } else { row![other, one, 50.0] };
            let mut rows: Rows = vec![line(year, heading)];
            rows.extend(parts.map(|part| line("2024", part)));
            rows[0][2] = C::from("Shares");
            let read = answer(&[("a.csv", &csv(&rows))], &mapping(&[(Meaning::Shares, "Shares")]));
            assert_eq!(read["files"][0]["period"], json!(period), "{heading} {year}");
        }
    }
    for (headings, rows, period) in [
        (
            ["Years (Date)", "Months (Date)"],
            vec![["2024", "Jan"], ["2024", "Feb"]],
            json!(["2024-01-01", "2024-02-29"]),
        ),
        (["Jahre", "Quartale (Datum)"], vec![["2024", "Qtr1"], ["2024", "Qtr2"]], json!(["2024-01-01", "2024-06-30"])),
        (["Year", "Qtr"], vec![["2024", "1"], ["2024", "2"]], json!(["2024-01-01", "2024-06-30"])),
        (["Year", "CW"], vec![["2024", "1"], ["2024", "2"]], json!(["2024-01-01", "2024-01-14"])),
        (["Year", "Half-year"], vec![["2024", "H1"], ["2024", "H1"]], json!(["2024-01-01", "2024-06-30"])),
        (
            ["Jahr", "Woche"],
            vec![["2024", "01.01.-07.01."], ["2024", "08.01.-14.01."]],
            json!(["2024-01-01", "2024-01-14"]),
        ),
        (
            ["Year", "Week"],
            vec![["2024", "Jan 1 - Jan 7"], ["2024", "Jan 8 - Jan 14"]],
            json!(["2024-01-01", "2024-01-14"]),
        ),
        (["Year", "Week"], vec![["2024", "1-7 Jan"], ["2024", "8-14 Jan"]], json!(["2024-01-01", "2024-01-14"])),
        // What may be a part of a year, and is not understood, leaves open how long all of it is.
        (["Year", "Sprint"], vec![["2024", "Sprint 1"], ["2024", "Sprint 2"]], json!(null)),
        (["Year", "Phase"], vec![["2024", "II"], ["2024", "III"]], json!(null)),
        (["Year", "Month"], vec![["2024", "Frühling"], ["2024", "Sommer"]], json!(null)),
    ] {
        let mut table: Rows = vec![row![headings[0], headings[1], "Shares"]];
        table.extend(rows.iter().map(|[year, part]| row![*year, *part, 50.0]));
        let read = answer(&[("a.csv", &csv(&table))], &mapping(&[(Meaning::Shares, "Shares")]));
        assert_eq!(read["files"][0]["period"], period, "{headings:?}");
        assert_eq!(read["notes"].to_string().contains("cannot be read"), period.is_null(), "{headings:?}");
    }
    // Days beside their months are those of the months.
    let mut days = vec![row!["Year", "Month", "Day", "Shares"]];
    days.extend((1..=28).map(|day| row!["2024", "1", f64::from(day), 2.0]));
    let read = answer(&[("a.csv", &csv(&days))], &mapping(&[(Meaning::Shares, "Shares")]));
    assert_eq!(read["files"][0]["period"], json!(["2024-01-01", "2024-01-31"]));
    // Two days without a year are no date of another.
    let spans = months("Week", &["Jan 1 - Jan 7", "Jan 8 - Jan 14", "Jan 15 - Jan 21"]);
    assert_eq!(spans["files"][0]["period"], json!(null));
    // What says more is taken, wherever it stands.
    for (rest, period) in
        [(["Q1", "Jan", "2024-01-03"], ["2024-01-03", "2024-01-20"]), (["Q1", "Jan", ""], ["2024-01-01", "2024-01-31"])]
    {
        let mut rows = vec![row!["Year", "Quarter", "Month", "Date", "Shares"]];
        let last = if rest[2].is_empty() { "" } else { "2024-01-20" };
        rows.extend([rest[2], last].map(|day| row!["2024", rest[0], rest[1], day, 50.0]));
        let read = answer(&[("a.csv", &csv(&rows))], &mapping(&[(Meaning::Shares, "Shares")]));
        assert_eq!(read["files"][0]["period"], json!(period));
    }
    // The first day of each month stands for it, and a day of one for itself.
    for (heading, days, period) in [
        ("Month", vec!["01-Jan-2024", "01-Feb-2024", "01-Mar-2024"], ["2024-01-01", "2024-03-31"]),
        ("Mois", vec!["1 janvier 2024", "1 février 2024", "1 mars 2024"], ["2024-01-01", "2024-03-31"]),
        ("Month", vec!["01-Oct-2023", "01-Nov-2023", "01-Dec-2023"], ["2023-10-01", "2023-12-31"]),
        ("Month", vec!["05 May 2024 08:00", "05 May 2024 09:00", "05 May 2024 10:00"], ["2024-05-05", "2024-05-05"]),
        ("Period", vec!["5 May 2024", "6 Jun 2024", "7 Jul 2024"], ["2024-05-05", "2024-07-07"]),
    ] {
        assert_eq!(months(heading, &days)["files"][0]["period"], json!(period), "{days:?}");
    }
    let short = months("Monat", &["Jan 24", "Feb 24", "Mar 24"]);
    assert_eq!(short["files"][0]["period"], json!(["2024-01-01", "2024-03-31"]));
}

#[test]
fn a_column_of_dates_that_cannot_be_read_is_said() {
    let read = months("Month", &["January", "February", "March"]);
    assert!(read["notes"].to_string().contains("“Month” holds dates that cannot be read"), "{read}");
    assert_eq!(read["past"], json!({ "shares": 153.0 }));
    assert_eq!(months("Month", &["2024-01", "2024-02", "2024-03"])["notes"], json!([]));
}

#[test]
fn numbers_are_no_dates_unless_their_heading_says_so() {
    let mut rows = vec![row!["Employee", "Personnel", "Shares"]];
    rows.extend((0..10).map(|n| row![format!("P{n}"), format!("{}", 45_000 + n), 4.0]));
    let read = answer(&[("a", &csv(&rows))], &mapping(&[(Meaning::Shares, "Shares")]));
    assert_eq!(read["past"], json!({ "shares": 40.0 }));
}

fn quarter(names: &str, month: u32, heading: &str) -> Vec<u8> {
    let mut rows = vec![row!["Date", "Employee", heading, "Clicks"]];
    rows.extend((1..11).map(|n| row![format!("2024-{month:02}-{n:02}"), format!("{names}{n}"), 4.0, 10.0]));
    rows.push(row![format!("2024-{:02}-30", month + 2), format!("{names}1"), 1.0, 1.0]);
    csv(&rows)
}

const COLUMNS: [(Meaning, &str); 3] =
    [(Meaning::Sharers, "Employee"), (Meaning::Shares, "Shares"), (Meaning::Clicks, "Clicks")];

#[test]
fn tables_of_one_layout_add_up() {
    let (first, second) = (quarter("Ann", 1, "Shares"), quarter("Bob", 4, "Shares"));
    let read = answer(&[("q1.csv", &first), ("q2.csv", &second)], &mapping(&COLUMNS));
    assert_eq!(read["past"]["sharers"], 20.0);
    assert_eq!(read["past"]["shares"], 82.0);
    assert_eq!(read["past"]["clicks"], 202.0);
    near(&read["past"]["months"], 182.0 / 30.4375);
    let same = answer(&[("q1.csv", &first), ("q2.csv", &quarter("Ann", 4, "Shares"))], &mapping(&COLUMNS));
    assert_eq!((&same["past"]["sharers"], &same["past"]["shares"]), (&json!(10.0), &json!(82.0)));
}

#[test]
fn exports_that_overlap_count_their_common_rows_once() {
    let first = quarter("Ann", 1, "Shares");
    let mut both = first.clone();
    both.extend(b"2024-04-02,Cem,4,10\n");
    let read = answer(&[("q1.csv", &first), ("year.csv", &both)], &mapping(&COLUMNS));
    assert_eq!(read["past"]["shares"], 45.0);
    assert_eq!(read["files"][1]["rows_left_out"], json!([{ "why": "listed twice", "rows": 11 }]));
}

/// What two networks say of the same people on the same days is not what one said twice.
#[test]
fn exports_of_two_networks_add_up() {
    let of = |figures: [[f64; 2]; 6]| {
        let mut rows = vec![row!["Date", "Employee", "Shares", "Clicks"]];
        for (index, [shares, clicks]) in figures.into_iter().enumerate() {
            rows.push(row![format!("2024-{:02}-01", index / 2 + 1), ["Ann", "Bob"][index % 2], shares, clicks]);
        }
        csv(&rows)
    };
    let one = of([[6.0, 39.0], [5.0, 28.0], [12.0, 9.0], [12.0, 5.0], [11.0, 19.0], [6.0, 35.0]]);
    let other = of([[10.0, 30.0], [5.0, 19.0], [9.0, 5.0], [4.0, 15.0], [7.0, 6.0], [7.0, 35.0]]);
    let read = answer(&[("linkedin.csv", &one), ("x.csv", &other)], &mapping(&COLUMNS));
    assert_eq!((&read["past"]["shares"], &read["past"]["clicks"]), (&json!(94.0), &json!(245.0)));
    assert_eq!(read["past"]["sharers"], 2.0);
}

/// Saved again later: figures have grown or been taken back a little, posts are the same.
#[test]
fn an_export_that_is_saved_again_counts_once() {
    let month = |text: &str| [b"Month,Employee,Shares,Clicks\n".as_slice(), text.as_bytes()].concat();
    let january = "2024-01,Ann,4,10\n2024-01,Bob,5,20\n2024-01,Cem,2,7\n";
    for (first, second, shares, clicks) in [
        (january.to_owned(), "2024-01,Ann,4,12\n2024-01,Bob,5,24\n2024-01,Cem,2,7\n".to_owned(), 11.0, 43.0),
        (
            format!("{january}2024-02,Ann,1,2\n2024-02,Bob,2,3\n"),
            format!("{january}2024-02,Ann,3,9\n2024-02,Bob,4,8\n"),
            18.0,
            54.0,
        ),
        (
            "2024-01,Ann,4,10\n2024-01,Bob,5,20\n2024-02,Ann,4,14\n2024-02,Bob,6,19\n".to_owned(),
            "2024-01,Ann,4,10\n2024-01,Bob,5,19\n2024-02,Ann,4,13\n2024-02,Bob,6,18\n2024-03,Ann,2,6\n".to_owned(),
            21.0,
            66.0,
        ),
    ] {
        let (first, second) = (month(&first), month(&second));
        for files in [[("a.csv", &first), ("b.csv", &second)], [("b.csv", &second), ("a.csv", &first)]] {
            let read = answer(&files.map(|(name, bytes)| (name, bytes.as_slice())), &mapping(&COLUMNS));
            assert_eq!((&read["past"]["shares"], &read["past"]["clicks"]), (&json!(shares), &json!(clicks)), "{read}");
        }
    }
}

#[test]
fn days_of_people_are_no_period() {
    for heading in
        ["Joined At", "Last Login", "Date of birth", "Geburtsdatum", "Data de admissão", "Last share", "Mitglied seit"]
    {
        let rows = vec![
            row!["Employee", heading, "Shares", "Clicks"],
            row!["Ann", "2021-03-04", 12.0, 40.0],
            row!["Bob", "2022-11-20", 8.0, 21.0],
        ];
        let read = answer(&[("a.csv", &csv(&rows))], &mapping(&COLUMNS));
        assert_eq!(read["past"], json!({ "sharers": 2.0, "shares": 20.0, "clicks": 61.0 }), "{heading}");
    }
}

#[test]
fn the_last_day_may_stand_in_a_column_of_its_own() {
    let rows = vec![
        row!["Start date", "End date", "Employee", "Shares", "Clicks"],
        row!["2024-01-01", "2024-03-31", "Ann", 12.0, 40.0],
        row!["2024-04-01", "2024-06-30", "Ann", 9.0, 21.0],
    ];
    let read = answer(&[("a.csv", &csv(&rows))], &mapping(&COLUMNS));
    assert_eq!(read["files"][0]["period"], json!(["2024-01-01", "2024-06-30"]));
    let mut since = rows.clone();
    since[0] = row!["Desde", "Hasta", "Employee", "Shares", "Clicks"];
    let read = answer(&[("a.csv", &csv(&since))], &mapping(&COLUMNS));
    assert_eq!(read["files"][0]["period"], json!(["2024-01-01", "2024-06-30"]));
    let expires = vec![
        row!["Published", "End date", "Employee", "Shares", "Clicks"],
        row!["2024-01-03", "2024-12-31", "Ann", 4.0, 10.0],
        row!["2024-01-20", "2024-12-31", "Bob", 5.0, 20.0],
    ];
    let read = answer(&[("a.csv", &csv(&expires))], &mapping(&COLUMNS));
    assert_eq!(read["files"][0]["period"], json!(["2024-01-03", "2024-01-20"]));
    let weeks = vec![
        row!["Last day of week", "Employee", "Shares", "Clicks"],
        row!["2024-01-07", "Ann", 4.0, 10.0],
        row!["2024-01-14", "Bob", 5.0, 20.0],
    ];
    let read = answer(&[("a.csv", &csv(&weeks))], &mapping(&COLUMNS));
    assert!(read["files"][0]["period"].is_array(), "{read}");
}

#[test]
fn spans_without_blanks_and_days_of_the_week_are_read() {
    for (first, last, days) in [
        ("01.01.-07.01.2024", "22.01.-28.01.2024", 28),
        ("01/01-01/07/2024", "01/22-01/28/2024", 28),
        ("01.02.2024-07.02.2024", "22.02.2024-29.02.2024", 29),
        ("2024-01-01/2024-03-31", "2024-04-01/2024-06-30", 182),
        ("Mo 12.02.2024", "Di 13.02.2024", 2),
        ("lun. 7 oct. 2024", "mar. 8 oct. 2024", 2),
    ] {
        let rows = vec![
            row!["Woche", "Employee", "Shares", "Clicks"],
            row![first, "Ann", 12.0, 40.0],
            row![last, "Bob", 9.0, 21.0],
        ];
        let read = answer(&[("a.csv", &csv(&rows))], &mapping(&COLUMNS));
        let day = |end: usize| read["files"][0]["period"][end].as_str().and_then(|day| day.parse::<NaiveDate>().ok());
        let [from, to] = [0, 1].map(|end| day(end).unwrap_or_else(|| panic!("{first}: {read}")));
        assert_eq!((to - from).num_days() + 1, days, "{first}: {read}");
    }
}

#[test]
fn one_table_in_two_formats_counts_once() {
    let rows: Rows = vec![row!["Employee", "Shares", "Clicks"], row!["Ann", 4.0, 10.0], row!["Bob", 6.0, 20.0]];
    let turned = b"Clicks;Shares;Employee\n10;4;Ann\n20;6;Bob\n".to_vec();
    let semicolons = b"Employee;Shares;Clicks\nAnn;4;10\nBob;6;20\n".to_vec();
    let sheet = xlsx(&vec![("A", rows.clone())]);
    for other in [&sheet, &semicolons, &turned] {
        for files in [[("a.csv", &csv(&rows)), ("b", other)], [("b", other), ("a.csv", &csv(&rows))]] {
            let read = answer(&files.map(|(name, bytes)| (name, bytes.as_slice())), &mapping(&COLUMNS));
            assert_eq!(read["past"], json!({ "sharers": 2.0, "shares": 10.0, "clicks": 30.0 }));
            assert!(read["notes"].to_string().contains("The same file is here already"), "{read}");
        }
    }
}

#[test]
fn of_two_tables_about_the_same_people_one_is_taken() {
    let first = b"Employee,Shares,Clicks\nAnn,4,10\nBob,6,20\nCem,1,5\n";
    let more = b"Employee,Shares,Clicks\nAnn,5,12\nBob,8,30\nDora,2,5\n";
    for files in [[("a", &first[..]), ("b", &more[..])], [("b", &more[..]), ("a", &first[..])]] {
        let read = answer(&files, &mapping(&COLUMNS));
        assert_eq!(read["past"], json!({ "sharers": 3.0, "shares": 15.0, "clicks": 47.0 }));
        assert!(read["notes"].to_string().contains("a: Its results are not taken"), "{read}");
    }
    let others = b"Employee,Shares,Clicks\nEve,5,12\nFay,8,30\n";
    let read = answer(&[("a", first), ("b", others)], &mapping(&COLUMNS));
    assert_eq!((&read["past"]["sharers"], &read["past"]["shares"]), (&json!(5.0), &json!(24.0)));
}

#[test]
fn figures_that_have_grown_are_those_of_the_later_export() {
    let table = |rows: &[(&str, f64)]| {
        let all = [row!["Month", "Shares"]].into_iter();
        csv(&all.chain(rows.iter().map(|&(month, shares)| row![month, shares])).collect())
    };
    let columns = mapping(&[(Meaning::Shares, "Shares"), (Meaning::Date, "Month")]);
    let shares = |one: &[(&str, f64)], other: &[(&str, f64)]| {
        let (one, other) = (table(one), table(other));
        let there = answer(&[("a", &one), ("b", &other)], &columns)["past"]["shares"].clone();
        assert_eq!(there, answer(&[("b", &other), ("a", &one)], &columns)["past"]["shares"]);
        there
    };
    let first = [("2024-01", 50.0), ("2024-02", 40.0), ("2024-03", 10.0)];
    let later = [("2024-01", 50.0), ("2024-02", 40.0), ("2024-03", 30.0), ("2024-04", 45.0)];
    assert_eq!(shares(&first, &later), 165.0);
    // Two teams, and two teams that did nothing for most of the time.
    assert_eq!(shares(&first, &[("2024-01", 7.0), ("2024-02", 8.0), ("2024-03", 10.0)]), 125.0);
    let idle = [("2024-01", 0.0), ("2024-02", 0.0), ("2024-03", 10.0)];
    assert_eq!(shares(&idle, &[("2024-01", 0.0), ("2024-02", 0.0), ("2024-03", 30.0)]), 40.0);
}

#[test]
fn posts_that_were_exported_twice_count_as_the_later_file_has_them() {
    let posts = |grown: u32, last: u32| -> Vec<u8> {
        let rows: String = (1..last).map(|n| format!("2024-01-{n:02},Post {n},1,{}\n", 10 + grown)).collect();
        format!("Date,Post,Shares,Clicks\n{rows}").into_bytes()
    };
    let columns = mapping(&[(Meaning::Shares, "Shares"), (Meaning::Clicks, "Clicks")]);
    let read = answer(&[("a", &posts(0, 11)), ("b", &posts(5, 21))], &columns);
    assert_eq!((&read["past"]["shares"], &read["past"]["clicks"]), (&json!(20.0), &json!(300.0)));
    assert_eq!(read["files"][0]["rows_left_out"], json!([{ "why": "listed twice", "rows": 10 }]));
}

#[test]
fn results_of_different_activities_are_not_mixed() {
    let mut columns = COLUMNS.to_vec();
    columns.push((Meaning::Shares, "Posts"));
    let (first, other) = (quarter("Ann", 1, "Shares"), quarter("Bob", 4, "Posts"));
    let read = answer(&[("q1.csv", &first), ("other.csv", &other)], &mapping(&columns));
    assert_eq!(read["past"]["clicks"], 101.0);
    let daily = (1..21).map(|day| row![format!("1/{day}/2024"), 1000.0, 20.0]);
    let engagement: Rows = [row!["Date", "Impressions", "Engagements"]].into_iter().chain(daily).collect();
    let member = xlsx(&vec![
        ("DISCOVERY", vec![row!["Overall Performance", "1/1/2024 - 1/20/2024"], row!["Impressions", 20_000.0]]),
        ("ENGAGEMENT", engagement),
        ("FOLLOWERS", vec![row!["Total followers on 1/20/2024:", 500.0]]),
    ]);
    let read = answer(&[("q1.csv", &first), ("member.xlsx", &member)], &mapping(&COLUMNS));
    assert_eq!(read["files"][1]["kind"], "linkedin-personal");
    assert_eq!(read["past"]["impressions"], Value::Null, "{read}");
    assert_eq!((&read["past"]["sharers"], &read["past"]["clicks"]), (&json!(10.0), &json!(101.0)));
    assert!(read["notes"].to_string().contains("member.xlsx: Its results are not taken"), "{read}");
}
