//! Workbooks with several sheets of one table.

use crate::build::*;
use crate::row;
use reach_estimator_files::import::{Meaning, Options};
use serde_json::{Value, json};

const TWO: [(&str, f64); 2] = [("Ann", 4.0), ("Bob", 6.0)];

/// People and what each shared, `times` as much.
fn month(times: f64) -> Rows {
    let mut rows = vec![row!["Employee", "Shares", "Clicks", "Reach"]];
    rows.extend(TWO.map(|(name, shares)| row![name, shares * times, shares * times * 10.0, 300.0 + times]));
    rows
}

fn read(sheets: &Sheets) -> Value {
    let columns = [
        (Meaning::Sharers, "Employee"),
        (Meaning::Shares, "Shares"),
        (Meaning::Clicks, "Clicks"),
        (Meaning::Reach, "Reach"),
    ];
    answer(&[("months.xlsx", &xlsx(sheets))], &mapping(&columns))
}

#[test]
fn a_sheet_for_each_month_adds_up() {
    for names in [
        ["Jan 2024", "Feb 2024", "Mar 2024"],
        ["Januar", "Februar", "März"],
        ["Jan-24", "Feb-24", "Mar-24"],
        ["Sept", "Okt", "Nov"],
        ["202401", "202402", "202403"],
    ] {
        let [one, two, three] = names;
        let read = read(&vec![(one, month(1.0)), (two, month(2.0)), (three, month(4.0))]);
        assert_eq!(read["past"]["sharers"], 2.0, "{names:?}");
        assert_eq!((&read["past"]["shares"], &read["past"]["clicks"]), (&json!(70.0), &json!(700.0)), "{names:?}");
        let months = read["past"]["months"].as_f64().unwrap();
        assert!((months - 3.0).abs() < 0.05, "{names:?}: {months}");
        assert_eq!(read["files"][0]["rows_used"], 6, "{names:?}");
        // But for the people reached, whom nothing can add up.
        assert_eq!(read["notes"].as_array().map(Vec::len), Some(1), "{names:?}");
    }
    for [one, other] in [["Q1 2024", "Q3 2024"], ["1Q24", "3Q24"]] {
        let read = read(&vec![(one, month(1.0)), (other, month(1.0))]);
        assert_eq!(read["files"][0]["period"], json!(["2024-01-01", "2024-09-30"]));
        assert_eq!(read["past"]["shares"], 20.0);
    }
}

/// What is taken of sheets, and the names of those of which nothing is.
fn taken(sheets: &Sheets) -> (Value, Vec<String>) {
    let read = read(sheets);
    let note = read["notes"].as_array().unwrap().iter().find_map(|note| note.as_str()?.split_once("not clear: "));
    let unread = note.map(|(_, names)| names.trim_end_matches('.').split(", ").map(str::to_owned).collect());
    (read["past"]["shares"].clone(), unread.unwrap_or_default())
}

#[test]
fn sheets_of_which_nothing_is_taken_are_named() {
    let posts = vec![row!["Post", "Clicks"], row!["Hello", 40.0], row!["World", 60.0]];
    for (others, shares, unread) in [
        // A sum, wherever it stands, and another view of the same.
        (vec![("Jan", month(1.0)), ("Feb", month(2.0)), ("All", month(3.0))], 30.0, vec!["All"]),
        (vec![("All", month(3.0)), ("Jan", month(1.0)), ("Feb", month(2.0))], 30.0, vec!["Jan", "Feb"]),
        (vec![("Jan", month(1.0)), ("Feb", month(2.0)), ("Q1", month(3.5)), ("Apr", month(1.0))], 40.0, vec!["Q1"]),
        (vec![("Jan 2024", month(1.0)), ("Jan 2024 (2)", month(1.0))], 10.0, vec!["Jan 2024 (2)"]),
        (vec![("2024", month(12.0)), ("Dec 2024", month(1.0))], 120.0, vec!["Dec 2024"]),
        (vec![("Data", month(1.0)), ("Data (2)", month(1.0))], 10.0, vec!["Data (2)"]),
        (vec![("Employees", month(1.0)), ("Teams", month(1.0))], 10.0, vec!["Teams"]),
        (vec![("Actual", month(1.0)), ("Target", month(5.0))], 10.0, vec!["Target"]),
        // Names that begin like months, and numbers of sheets.
        (vec![("Anna", month(1.0)), ("Maria", month(2.0)), ("Julia", month(1.0))], 10.0, vec!["Maria", "Julia"]),
        (vec![("1", month(1.0)), ("2", month(2.0))], 10.0, vec!["2"]),
        (vec![("Mar 04", month(1.0)), ("Mar 11", month(2.0))], 10.0, vec!["Mar 11"]),
        // Other columns.
        (vec![("People", month(1.0)), ("Posts", posts)], 10.0, vec!["Posts"]),
    ] {
        assert_eq!(taken(&others), (json!(shares), unread.into_iter().map(str::to_owned).collect()));
    }
}

#[test]
fn sheets_whose_rows_are_of_other_days_add_up() {
    let days = |first: u32, count: u32, times: f64| {
        let mut rows = vec![row!["Date", "Employee", "Shares"]];
        rows.extend((first..first + count).map(|day| row![format!("2024-01-{day:02}"), "Ann", times]));
        rows
    };
    let (one, other) = (days(1, 10, 2.0), days(11, 10, 3.0));
    assert_eq!(taken(&vec![("A", one.clone()), ("B", other)]), (json!(50.0), Vec::new()));
    assert_eq!(taken(&vec![("Actual", one), ("Plan", days(1, 10, 9.0))]), (json!(20.0), vec!["Plan".to_owned()]));
}

#[test]
fn what_is_seen_comes_before_what_is_hidden() {
    let mut book = rust_xlsxwriter::Workbook::new();
    for (name, shares) in [("Data", 50.0), ("People", 10.0)] {
        let sheet = book.add_worksheet();
        sheet.set_name(name).unwrap().set_hidden(name == "Data");
        sheet.write_row(0, 0, ["Employee", "Shares"]).unwrap();
        sheet.write_string(1, 0, "Ann").unwrap();
        sheet.write_number(1, 1, shares).unwrap();
        if name == "People" {
            sheet.set_active(true);
        }
    }
    let read = answer(&[("a.xlsx", &book.save_to_buffer().unwrap())], &mapping(&[(Meaning::Shares, "Shares")]));
    assert_eq!(read["past"]["shares"], 10.0);
}

#[test]
fn a_cover_hides_no_table() {
    let cover = vec![row!["Report", "Advocacy"], row!["Author", "Marketing"], row!["Team", "Brand"]];
    let book = xlsx(&vec![("Cover", cover), ("People", month(1.0))]);
    let read = crate::build::read(&[("report.xlsx", &book)], &Options::default());
    assert_eq!(read.files[0].columns, ["Employee", "Shares", "Clicks", "Reach"]);
    // A table with more figures does not either.
    let targets = vec![row!["Team", "A", "B", "C", "D", "E"], row!["IT", 1.0, 2.0, 3.0, 4.0, 5.0]];
    let book = xlsx(&vec![("People", month(1.0)), ("Targets", targets)]);
    let read = crate::build::read(&[("report.xlsx", &book)], &Options::default());
    assert_eq!(read.files[0].columns[0], "Employee");
}

/// A workbook whose sheets may be hidden.
fn partly_hidden(sheets: &[(&str, bool, Rows)]) -> Vec<u8> {
    let mut book = rust_xlsxwriter::Workbook::new();
    for (name, is_hidden, rows) in sheets {
        let sheet = book.add_worksheet();
        sheet.set_name(*name).unwrap().set_hidden(*is_hidden).set_active(!is_hidden);
        for (r, row) in (0_u32..).zip(rows) {
            sheet.write_row(r, 0, row.iter().map(text_of)).unwrap();
        }
    }
    book.save_to_buffer().unwrap()
}

#[test]
fn more_of_the_same_that_is_hidden_is_not_added_and_said() {
    let read = |sheets: &[(&str, bool, Rows)]| {
        let columns = mapping(&[(Meaning::Shares, "Shares"), (Meaning::Clicks, "Clicks")]);
        answer(&[("years.xlsx", &partly_hidden(sheets))], &columns)
    };
    let (old, new) = (month(10.0), month(1.0));
    let alone = read(&[("2024", false, new.clone())]);
    let both = read(&[("2023", true, old.clone()), ("2024", false, new.clone())]);
    assert_eq!((&both["past"], &both["files"]), (&alone["past"], &alone["files"]));
    assert!(both["notes"].to_string().contains("they are hidden") && both["notes"].to_string().contains(": 2023."));
    // What is seen still adds up, and what is nowhere else is read.
    assert_eq!(read(&[("2023", false, old.clone()), ("2024", false, new)])["past"]["shares"], 110.0);
    let cover = vec![row!["Report", "Advocacy"], row!["Author", "Marketing"]];
    assert_eq!(read(&[("Cover", false, cover), ("Data", true, old)])["past"]["shares"], 100.0);
}

#[test]
fn known_layouts_leave_out_what_is_hidden_too() {
    let list = |from: usize| -> Rows {
        let heading = row!["First Name", "Last Name", "URL", "Email Address", "Company", "Position", "Connected On"];
        let person = |n: usize| {
            let profile = format!("https://www.linkedin.com/in/n{n}");
            row![format!("N{n}"), "L", profile, "", "C", "P", "15 Jan 2024"]
        };
        [heading].into_iter().chain((from..from + 30).map(person)).collect()
    };
    let book = partly_hidden(&[("Old", true, list(0)), ("New", false, list(50))]);
    let read = answer(&[("a.xlsx", &book)], &Options::default());
    assert_eq!(read["inputs"], json!({ "linkedin_contacts": 30.0 }));
    assert!(read["notes"].to_string().contains(": Old."), "{read}");
}
