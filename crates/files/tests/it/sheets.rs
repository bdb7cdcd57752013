//! Workbooks with several sheets of one table.

use crate::build::*;
use crate::row;
use reach_estimator_files::import::{Meaning, Options};
use serde_json::{Value, json};

const TWO: [(&str, f64); 2] = [("Ann", 4.0), ("Bob", 6.0)];

/// People and what each shared, `times` as much.
fn month(times: f64) -> Rows {
    let mut rows = vec![row!["Employee", "Shares", "Clicks"]];
    rows.extend(TWO.map(|(name, shares)| row![name, shares * times, shares * times * 10.0]));
    rows
}

fn read(sheets: &Sheets) -> Value {
    let columns = [(Meaning::Sharers, "Employee"), (Meaning::Shares, "Shares"), (Meaning::Clicks, "Clicks")];
    let columns = columns.map(|(meaning, name)| (meaning, name.to_owned())).into();
    answer(&[("months.xlsx", &xlsx(sheets))], &Options { columns, ..Options::default() })
}

#[test]
fn a_sheet_for_each_month_adds_up() {
    for names in [["Jan 2024", "Feb 2024", "Mar 2024"], ["Januar", "Februar", "März"], ["Jan 24", "Feb 24", "Mar 24"]]
    {
        let [one, two, three] = names;
        let read = read(&vec![(one, month(1.0)), (two, month(2.0)), (three, month(4.0))]);
        assert_eq!(read["past"]["sharers"], 2.0, "{names:?}");
        assert_eq!((&read["past"]["shares"], &read["past"]["clicks"]), (&json!(70.0), &json!(700.0)), "{names:?}");
        let months = read["past"]["months"].as_f64().unwrap();
        assert!((months - 3.0).abs() < 0.05, "{names:?}: {months}");
        assert_eq!((&read["files"][0]["rows_used"], &read["notes"]), (&json!(6), &json!([])), "{names:?}");
    }
    let read = read(&vec![("Q1 2024", month(1.0)), ("Q3 2024", month(1.0))]);
    assert_eq!(read["files"][0]["period"], json!(["2024-01-01", "2024-09-30"]));
    assert_eq!(read["past"]["shares"], 20.0);
}

#[test]
fn a_sheet_that_sums_up_the_others_is_left_out() {
    for place in [0, 3] {
        let mut sheets = vec![("Jan", month(1.0)), ("Feb", month(2.0)), ("Mar", month(4.0))];
        sheets.insert(place, ("All", month(7.0)));
        let read = read(&sheets);
        assert_eq!(read["past"]["shares"], 70.0);
        assert_eq!(read["files"][0]["rows_left_out"], json!([{ "why": "a sum of other rows", "rows": 2 }]));
    }
    let copies = read(&vec![("Data", month(1.0)), ("Data (2)", month(1.0))]);
    assert_eq!((&copies["past"]["shares"], &copies["files"][0]["rows_used"]), (&json!(10.0), &json!(2)));
}

#[test]
fn sheets_of_which_nothing_is_taken_are_named() {
    let posts = vec![row!["Post", "Clicks"], row!["Hello", 40.0], row!["World", 60.0]];
    let read_posts = read(&vec![("People", month(1.0)), ("Posts", posts)]);
    assert_eq!(read_posts["past"], json!({ "sharers": 2.0, "shares": 10.0, "clicks": 100.0 }));
    assert!(read_posts["notes"].to_string().contains("not clear: Posts."), "{read_posts}");
    // The same people in times that nothing tells apart.
    let versions = read(&vec![("Draft", month(1.0)), ("Final", month(2.0))]);
    assert_eq!(versions["past"]["shares"], 20.0);
    assert!(versions["notes"].to_string().contains("not clear: Draft."), "{versions}");
}

#[test]
fn a_cover_hides_no_table() {
    let cover = vec![row!["Report", "Advocacy"], row!["Author", "Marketing"], row!["Team", "Brand"]];
    let book = xlsx(&vec![("Cover", cover), ("People", month(1.0))]);
    let read = crate::build::read(&[("report.xlsx", &book)], &Options::default());
    assert_eq!(read.files[0].columns, ["Employee", "Shares", "Clicks"]);
}
