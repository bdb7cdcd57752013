//! Rows that sum up those that follow them, in groups inside groups.

use crate::build::*;
use reach_estimator_files::import::Meaning;
use serde_json::{Value, json};

const SHARES: (Meaning, &str) = (Meaning::Shares, "Shares");
const CLICKS: (Meaning, &str) = (Meaning::Clicks, "Clicks");

fn read(text: &str, columns: &[(Meaning, &str)]) -> Value {
    answer(&[("a.csv", text.as_bytes())], &mapping(columns))
}

fn sums(text: &str, columns: &[(Meaning, &str)]) -> (Value, Value) {
    let read = read(text, columns);
    assert!(!read["notes"].to_string().contains("the total of"), "{read}");
    (read["past"]["shares"].clone(), read["past"]["clicks"].clone())
}

const QUARTERS: &str = "2024,60,150\nQtr1,33,80\nJan,10,25\nFeb,11,26\nMar,12,29\nQtr2,27,70\nApr,13,34\nMay,14,36\n";

#[test]
fn years_quarters_and_months_in_one_column_count_once() {
    let right = (json!(60.0), json!(150.0));
    let rows = format!("{QUARTERS}Grand Total,60,150\n");
    let german = rows
        .replace("Qtr", "Qrtl")
        .replace("Mar", "Mrz")
        .replace("May", "Mai")
        .replace("Grand Total", "Gesamtergebnis");
    for rows in [rows, QUARTERS.to_owned(), german] {
        for heading in ["Row Labels", "Zeilenbeschriftungen"] {
            assert_eq!(sums(&format!("{heading},Shares,Clicks\n{rows}"), &[SHARES, CLICKS]), right, "{rows}");
        }
    }
    // Two whole years, in each place of the total, and in one column.
    let year = |year: u32| -> (String, u32) {
        let month = |n: u32| year % 100 + 3 * n + n * n % 7;
        let quarter = |q: u32| (3 * q..3 * q + 3).map(month).sum::<u32>();
        let whole: u32 = (0..4).map(quarter).sum();
        let mut rows = format!("{year},{whole},{}\n", 2 * whole);
        for q in 0..4 {
            rows += &format!("Qtr{},{},{}\n", q + 1, quarter(q), 2 * quarter(q));
            (3 * q..3 * q + 3).for_each(|n| rows += &format!("M{},{},{}\n", n + 1, month(n), 2 * month(n)));
        }
        (rows, whole)
    };
    let ((one, first), (two, second)) = (year(2023), year(2024));
    let whole = first + second;
    let total = format!("Grand Total,{whole},{}\n", 2 * whole);
    let right = (json!(f64::from(whole)), json!(f64::from(2 * whole)));
    for rows in [format!("{one}{two}{total}"), format!("{total}{one}{two}"), format!("{one}{two}")] {
        assert_eq!(sums(&format!("Row Labels,Shares,Clicks\n{rows}"), &[SHARES, CLICKS]), right, "{rows}");
        assert_eq!(sums(&format!("Row Labels,Shares,Clicks\n{rows}"), &[SHARES]).0, right.0, "{rows}");
    }
}

#[test]
fn one_group_that_the_total_proves_counts_once() {
    let months = "Jan,10,25\nFeb,11,26\nMar,12,29\nApr,13,34\nMay,14,36\nJun,13,34\n";
    let rows = format!("Row Labels,Shares,Clicks\n2024,73,184\n{months}Grand Total,73,184\n");
    assert_eq!(sums(&rows, &[SHARES, CLICKS]), (json!(73.0), json!(184.0)));
    // Collapsed groups have no rows of their own.
    let rows = format!("Row Labels,Shares,Clicks\n2023,50,99\n2024,73,184\n{months}Grand Total,123,283\n");
    assert_eq!(sums(&rows, &[SHARES, CLICKS]), (json!(123.0), json!(283.0)));
}

#[test]
fn the_company_and_its_teams_are_nobody() {
    let rows = "Company,Acme,35,76\nTeam,Sales,25,46\nEmployee,Ann,12,30\nEmployee,Bob,8,14\nEmployee,Cy,5,2\n\
                Team,IT,10,30\nEmployee,Dee,3,9\nEmployee,Eve,7,21\n";
    let read = read(&format!("Level,Name,Shares,Clicks\n{rows}"), &[(Meaning::Sharers, "Name"), SHARES, CLICKS]);
    assert_eq!(read["past"], json!({ "sharers": 5.0, "shares": 35.0, "clicks": 76.0 }), "{read}");
}

#[test]
fn teams_people_and_months_in_one_column_count_once() {
    let rows = "Sales,50,76\nAnn,30,46\nJan,12,30\nFeb,18,16\nBob,20,30\nJan,9,10\nFeb,11,20\n\
                IT,17,9\nCem,17,9\nJan,10,2\nFeb,7,7\nGrand Total,67,85\n";
    let text = format!("Row Labels,Shares,Clicks\n{rows}");
    assert_eq!(sums(&text, &[SHARES, CLICKS]), (json!(67.0), json!(85.0)));
    assert_eq!(read(&text, &[(Meaning::Sharers, "Row Labels"), SHARES, CLICKS])["past"]["sharers"], 3.0);
}

#[test]
fn sums_below_their_groups_are_left_out_whatever_they_are_called() {
    let rows = "1,10,20\n2,11,22\n3,12,25\n4,9,19\nJanuar,42,86\n5,10,20\n6,13,24\n7,11,21\n8,8,15\nFebruar,42,80\n";
    assert_eq!(sums(&format!("KW,Shares,Clicks\n{rows}"), &[SHARES, CLICKS]), (json!(84.0), json!(166.0)));
}

/// What the total does not prove stays, and is told of.
#[test]
fn rows_that_the_total_does_not_prove_stay() {
    let equal = "Ann,4,10\nBob,4,10\nCem,4,10\nDora,4,10\nEve,4,10\nFay,4,10\nTotal,12,30\n";
    let read = read(&format!("Name,Shares,Clicks\n{equal}"), &[(Meaning::Sharers, "Name"), SHARES, CLICKS]);
    assert_eq!(read["past"], json!({ "sharers": 6.0, "shares": 24.0, "clicks": 60.0 }), "{read}");
    assert!(read["notes"].to_string().contains("the total of"), "{read}");
    let pairs = "Name,Shares,Clicks\nAnn,1,1\nBob,1,1\nCem,2,2\nDora,1,1\nEve,1,1\nFay,2,2\n";
    assert_eq!(self::read(pairs, &[SHARES, CLICKS])["past"]["shares"], 8.0);
    let chance = "Name,Shares\nAnn,9\nBob,5\nCem,4\nDora,7\nEve,2\nTotal,18\n";
    assert_eq!(self::read(chance, &[(Meaning::Sharers, "Name"), SHARES])["past"]["shares"], 27.0);
}
