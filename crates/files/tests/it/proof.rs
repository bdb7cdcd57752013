//! Sums that nothing but their figures tells from other rows.

use crate::build::*;
use reach_estimator_files::import::{Meaning, Options};
use serde_json::{Value, json};

const SHARES: (Meaning, &str) = (Meaning::Shares, "Shares");
const CLICKS: (Meaning, &str) = (Meaning::Clicks, "Clicks");

fn columns(heading: &str) -> Options {
    let who = heading.split(',').find(|name| matches!(*name, "Employee" | "Active users"));
    let who = who.map(|name| (Meaning::Sharers, name));
    let figures = [SHARES, CLICKS].into_iter().filter(|(_, name)| heading.contains(name));
    mapping(&who.into_iter().chain(figures).collect::<Vec<_>>())
}

fn table(heading: &str, rows: &str) -> Value {
    answer(&[("a.csv", format!("{heading}\n{rows}").as_bytes())], &columns(heading))
}

fn sums(read: &Value) -> Value {
    let left_out = read["files"][0]["rows_left_out"].as_array().unwrap();
    left_out
        .iter()
        .find(|reason| reason["why"] == "a sum of other rows")
        .map_or(json!(0), |reason| reason["rows"].clone())
}

const MONTHS: &str = "Jan 2024,10,100\nFeb 2024,13,107\nMar 2024,16,114\n";

#[test]
fn a_span_that_is_the_sum_of_those_in_it_is_a_sum() {
    let quarters =
        format!("{MONTHS}Q1 2024,39,321\nApr 2024,19,121\nMay 2024,22,128\nJun 2024,25,135\nQ2 2024,66,384\n");
    let year = "2024,105,705\n";
    for rows in [format!("{quarters}{year}"), format!("{year}{quarters}")] {
        let read = table("Period,Shares,Clicks", &rows);
        assert_eq!((&read["past"]["shares"], &read["past"]["clicks"]), (&json!(105.0), &json!(705.0)), "{read}");
        assert_eq!(sums(&read), 3);
        assert_eq!(read["files"][0]["period"], json!(["2024-01-01", "2024-06-30"]));
    }
    // A month of its days, of each network and of both.
    let days: String =
        (1..=9).map(|day| format!("2024-01-0{day},LinkedIn,{day},10\n2024-01-0{day},X,1,{day}\n")).collect();
    let months =
        ["January 2024,LinkedIn,45,90\nJanuary 2024,X,9,45\n", "January 2024,,54,135\n", "Jan 2024,Both,54,135\n"];
    for (month, rows) in months.into_iter().zip([2, 1, 1]) {
        let read = table("Date,Network,Shares,Clicks", &format!("{days}{month}"));
        assert_eq!(
            (&read["past"]["shares"], &read["past"]["clicks"]),
            (&json!(54.0), &json!(135.0)),
            "{month}: {read}"
        );
        assert_eq!(sums(&read), rows, "{month}");
    }
    // The people of a quarter are more than those of its months.
    let read = table("Period,Active users,Shares", "Jan 2024,30,40\nFeb 2024,20,23\nMar 2024,25,26\nQ1 2024,50,89\n");
    assert_eq!((&read["past"]["sharers"], &read["past"]["shares"]), (&json!(50.0), &json!(89.0)), "{read}");
    // What is not their sum says something else.
    let other = table("Period,Shares,Clicks", &format!("{MONTHS}Q1 2024,40,321\n"));
    assert_eq!((&other["past"]["shares"], sums(&other)), (&json!(79.0), json!(0)));
}

#[test]
fn campaigns_that_meet_are_no_sums() {
    let rows = "A,2024-01-01,2024-01-31,5\nB,2024-01-03,2024-01-10,2\nC,2024-01-11,2024-01-20,3\n";
    let read = table("Campaign,Start date,End date,Shares", rows);
    assert_eq!((&read["past"]["shares"], sums(&read)), (&json!(10.0), json!(0)), "{read}");
}

#[test]
fn a_row_without_a_date_that_is_the_sum_of_dated_ones_is_a_sum() {
    for label in ["YTD", "Gesamtjahr 2024", "Cumul", "Acumulado", "Year to date", "H1", "1. Halbjahr", "Whole year"] {
        for rows in [format!("{MONTHS}{label},39,321\n"), format!("{label},39,321\n{MONTHS}")] {
            let read = table("Period,Shares,Clicks", &rows);
            assert_eq!(read["past"], json!({ "months": 91.0 / 30.4375, "shares": 39.0, "clicks": 321.0 }), "{label}");
            assert_eq!(sums(&read), 1, "{label}");
        }
    }
    let halves = format!("{MONTHS}H1,39,321\nJul 2024,5,30\nAug 2024,7,40\nH2,12,70\nYTD,51,391\n");
    let read = table("Period,Shares,Clicks", &halves);
    assert_eq!((&read["past"]["clicks"], sums(&read)), (&json!(391.0), json!(3)), "{read}");
    // Few of anything may meet by chance; a word says more.
    let few = |label: &str| table("Period,Shares", &format!("Jan 2024,2\nFeb 2024,3\n{label},5\n"))["past"].clone();
    assert_eq!((&few("n. n.")["shares"], &few("YTD")["shares"]), (&json!(10.0), &json!(5.0)));
}

#[test]
fn sums_of_months_without_a_year_are_sums() {
    let rows = "January,10,100\nFebruary,13,107\nMarch,16,114\nQ1,39,321\nApril,19,121\nMay,22,128\nJune,25,135\n\
                Q2,66,384\nH1,105,705\n";
    let read = table("Month,Shares,Clicks", rows);
    assert_eq!((&read["past"]["shares"], &read["past"]["clicks"]), (&json!(105.0), &json!(705.0)), "{read}");
    assert_eq!(sums(&read), 3);
    // Months as large as some before them are months.
    for (rows, shares) in [
        ("January,10,20\nFebruary,12,24\nMarch,22,44\nApril,15,31\nMay,37,75\nJune,11,20\n", 107.0),
        ("Jan,0,0\nFeb,10,100\nMar,10,100\nApr,20,200\nMay,10,100\nJun,30,300\n", 80.0),
        ("Q1,10,100\nQ2,20,210\nQ3,30,310\nQ4,5,50\n", 65.0),
    ] {
        assert_eq!(table("Month,Shares,Clicks", rows)["past"]["shares"], shares, "{rows}");
    }
    // Nobody is the sum of colleagues.
    let people = "Ann,10,100\nBob,13,107\nCem,23,207\n";
    assert_eq!(table("Employee,Shares,Clicks", people)["past"]["shares"], 46.0);
}

/// What somebody did is no sum of what others did, however the figures meet.
#[test]
fn what_has_a_name_is_no_sum_of_others() {
    for (heading, rows, shares) in [
        ("Date,Employee,Shares", "2024-01-03,Ann,10\n2024-01-04,Ben,20\n,Cleo,30\n2024-01-07,Dan,4\n", 64.0),
        (
            "Period,Employee,Shares,Clicks",
            "Q1 2024,Ann,50,500\nJan 2024,Ben,20,200\nFeb 2024,Cleo,18,180\nMar 2024,Dan,12,120\n",
            100.0,
        ),
        (
            "Employee,Month,Shares,Engagement level",
            "Ann,2024-01,5,High\nAnn,2024-02,5,Average\nBen,2024-01,3,Average\nBen,2024-02,3,High\n",
            16.0,
        ),
    ] {
        let read = table(heading, rows);
        assert_eq!((&read["past"]["shares"], sums(&read)), (&json!(shares), json!(0)), "{rows}: {read}");
    }
}

#[test]
fn what_a_table_is_compared_with_is_nobody() {
    let rows = "Ann,10,100\nBob,13,107\n";
    for label in ["Previous period", "Target", "Vorjahr (2023)", "Objectif", "Año anterior", "الفترة السابقة"]
    {
        let read = table("Employee,Shares,Clicks", &format!("{rows}{label},40,300\nTotal,23,207\n"));
        assert_eq!(read["past"], json!({ "sharers": 2.0, "shares": 23.0, "clicks": 207.0 }), "{label}");
        assert!(read["files"][0]["rows_left_out"].to_string().contains("for comparison"), "{label}: {read}");
    }
    for label in ["Previous period", "Target"] {
        let read = table("Employee,Shares,Clicks", &format!("{rows}Cem,7,70\n{label},40,300\n"));
        assert_eq!(read["past"]["shares"], 30.0, "{label}: {read}");
    }
    // Somebody is called so, or a firm, or a post.
    let firms = table("Employee,Shares", "Acme,5\nGlobex,8\nInitech,7\nTarget,9\n");
    assert_eq!((&firms["past"]["sharers"], &firms["past"]["shares"]), (&json!(4.0), &json!(29.0)));
    let posts =
        table("Date,Post,Shares", "2024-01-02,Launch,1\n2024-01-03,Fair,1\n2024-01-04,Hiring,1\n2024-01-05,Goal,9\n");
    assert_eq!(posts["past"]["shares"], 12.0);
    let columns = mapping(&[(Meaning::Sharers, "Last name"), (Meaning::Shares, "Shares")]);
    let names = b"First name,Last name,Shares\nAnn,Aal,3\nBob,Bell,4\nCem,Can,2\nCleo,Ziel,9\n";
    assert_eq!(answer(&[("a.csv", names)], &columns)["past"]["sharers"], 4.0);
    let read = table("Employee,Shares,Clicks", &format!("Target,40,300\n{rows}"));
    assert_eq!((&read["past"]["sharers"], &read["past"]["shares"]), (&json!(3.0), &json!(63.0)));
}

#[test]
fn a_sum_beside_a_name_is_one_where_its_figures_are() {
    let rows = "Ann,LinkedIn,5,50\nAnn,X,3,18\nAnn,Total,8,68\nBob,LinkedIn,4,20\nBob,X,5,12\nBob,Total,9,32\n";
    let one = "Cem,X,2,6\nCem,Total,2,6\n";
    let read = table("Employee,Network,Shares,Clicks", &format!("{rows}{one}"));
    assert_eq!(read["past"], json!({ "sharers": 3.0, "shares": 19.0, "clicks": 106.0 }), "{read}");
    assert_eq!(sums(&read), 3);
    // Sorted by network; or not said who is who.
    let mut sorted: Vec<&str> = rows.lines().collect();
    sorted.sort_by_key(|line| line.split(',').nth(1).map(str::to_owned));
    let read = table("Employee,Network,Shares,Clicks", &sorted.join("\n"));
    assert_eq!((&read["past"]["shares"], sums(&read)), (&json!(17.0), json!(2)), "{read}");
    let read = table("Person,Network,Shares,Clicks", rows);
    assert_eq!((&read["past"]["shares"], sums(&read)), (&json!(17.0), json!(2)), "{read}");
    let last: String = rows
        .lines()
        .map(|line| line.split(',').collect::<Vec<_>>())
        .map(|cells| format!("{},{},{},{}\n", cells[0], cells[2], cells[1], cells[3]))
        .collect();
    let read = table("Employee,Shares,Network,Clicks", &last);
    assert_eq!((&read["past"]["shares"], sums(&read)), (&json!(17.0), json!(2)), "{read}");
    // A network that is called so.
    let read = table("Employee,Network,Shares,Clicks", &rows.replace("8,68", "7,61").replace("9,32", "2,11"));
    assert_eq!((&read["past"]["shares"], sums(&read)), (&json!(26.0), json!(0)), "{read}");
}
