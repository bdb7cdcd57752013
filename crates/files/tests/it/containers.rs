//! The same table out of whatever holds it: old workbooks, texts in any encoding and with any separator.

use crate::build::*;
use crate::row;
use reach_estimator_files::import::{Meaning, Options};
use serde_json::{Value, json};

fn past(file: &[u8], columns: &[(Meaning, &str)]) -> Value {
    answer(&[("a", file)], &mapping(columns))["past"].clone()
}

#[test]
fn what_is_true_counts_as_one_in_old_workbooks_and_in_new_ones() {
    let rows = vec![
        row!["Employee", "Shares"],
        vec![C::from("Ann"), C::B(true)],
        vec![C::from("Bob"), C::B(false)],
        row!["Cem", 3.0],
    ];
    for file in [xls(&vec![("A", rows.clone())]), xlsx(&vec![("A", rows.clone())])] {
        assert_eq!(past(&file, &[(Meaning::Shares, "Shares")]), json!({ "shares": 4.0 }));
    }
}

/// The texts of an old workbook go on over several records, some of which begin inside a text.
#[test]
fn an_old_workbook_loses_no_text_where_its_records_end() {
    let mut rows = vec![row!["Employee", "Shares", "Remark"]];
    rows.extend((0..300).map(|n| row![format!("Employee {n}"), 1.0, format!("A remark of several words, number {n}")]));
    let columns = [(Meaning::Sharers, "Employee"), (Meaning::Shares, "Shares")];
    let old = past(&xls(&vec![("A", rows.clone())]), &columns);
    assert_eq!(old, json!({ "sharers": 300.0, "shares": 300.0 }));
    assert_eq!(old, past(&csv(&rows), &columns));
}

#[test]
fn one_wrong_byte_is_no_other_encoding() {
    let text = |rows: usize| format!("Name,Beiträge\n{}", "Ann,1\n".repeat(rows)).into_bytes();
    let cut = [text(3), b"J\xC3".to_vec()].concat();
    let far_down = [text(1_000), b"J\xFCrgen,1\n".to_vec()].concat();
    for (file, shares) in [(cut, 3.0), (far_down, 1_001.0)] {
        assert_eq!(past(&file, &[(Meaning::Shares, "Beiträge")])["shares"], shares);
    }
    // What is wrong from the beginning is in the older one.
    let western = b"Name,Beitr\xE4ge\nAnn,2\nBen,3\n";
    assert_eq!(past(western, &[(Meaning::Shares, "Beiträge")])["shares"], 5.0);
}

#[test]
fn a_heading_divides_where_half_of_what_stands_below_agrees_with_it() {
    let table = "Name;Shares;Clicks\nAnn;3;30\nBob;4;45\nCem;2;11\n";
    let remarks = "1,204,500 seen, 12,310 clicked\n".repeat(3);
    let read = read(&[("a", format!("{table}{remarks}").as_bytes())], &Options::default());
    assert_eq!(read.files[0].columns, ["Name", "Shares", "Clicks"]);
}

#[test]
fn numbers_of_old_workbooks_are_read_however_short_they_are_written() {
    let numbers = [0.5, 12.34, -7.0, 1.0 / 3.0, 3e9];
    let rows: Rows =
        [row!["Employee", "Clicks"]].into_iter().chain(numbers.map(|number| row!["Ann", number])).collect();
    let columns = [(Meaning::Clicks, "Clicks")];
    assert_eq!(past(&xls(&vec![("A", rows.clone())]), &columns), past(&csv(&rows), &columns));
}

#[test]
fn days_of_old_workbooks_may_be_counted_from_1904() {
    // 1 and 30 January 2024.
    let rows = vec![row!["Date", "Shares"], row![45_292.0 - 1_462.0, 2.0], row![45_321.0 - 1_462.0, 3.0]];
    let file = xls_counting(&vec![("A", rows)], true);
    let read = answer(&[("a.xls", &file)], &mapping(&[(Meaning::Date, "Date"), (Meaning::Shares, "Shares")]));
    assert_eq!(read["files"][0]["period"], json!(["2024-01-01", "2024-01-30"]), "{read}");
}

#[test]
fn a_separator_that_a_file_names_is_taken() {
    let rows = "Name, team|Shares, all|Clicks, all\nAnn, Sales|2, own|3, own\n";
    let read = read(&[("a", format!("sep=|\n{rows}").as_bytes())], &Options::default());
    assert_eq!(read.files[0].columns, ["Name, team", "Shares, all", "Clicks, all"]);
}

#[test]
fn a_heading_of_few_rows_divides_though_most_below_are_remarks() {
    let remarks = "seen 1,204, clicked 12, liked 3\n".repeat(3);
    let read = read(&[("a", format!("Name;Shares;Clicks\nAnn;3;30\n{remarks}").as_bytes())], &Options::default());
    assert_eq!(read.files[0].columns, ["Name", "Shares", "Clicks"]);
}

#[test]
fn signs_of_the_older_encoding_are_those_of_windows() {
    let file = b"Name;Beitr\xE4ge;Wert in \x80 \x96 gesamt\nAnn;2;3\nBen;3;4\n".as_slice();
    assert_eq!(read(&[("a", file)], &Options::default()).files[0].columns, ["Name", "Beiträge", "Wert in € – gesamt"]);
}

#[test]
fn texts_that_formulas_gave_are_read_in_any_letters() {
    let rows: Rows = [row!["Employee", "Shares", "Clicks"]]
        .into_iter()
        .chain(["Ann", "Łukasz", "Ann", "Łucja"].map(|name| vec![C::F("=A1", name), C::N(1.0), C::N(2.0)]))
        .chain([vec![C::F("=A1", "Eva"), C::F("=IF(A1=0,1,\"\")", ""), C::N(2.0)]])
        .collect();
    let columns = [(Meaning::Sharers, "Employee"), (Meaning::Shares, "Shares")];
    for file in [xls(&vec![("Łódź", rows.clone())]), xlsx(&vec![("A", rows.clone())])] {
        let read = answer(&[("a", &file)], &mapping(&columns));
        assert_eq!(read["past"], json!({ "sharers": 3.0, "shares": 4.0 }));
        assert_eq!(read["notes"], answer(&[("a", &csv(&rows))], &mapping(&columns))["notes"]);
    }
}

#[test]
fn of_an_old_workbook_too_what_is_seen_comes_first() {
    let rows = |shares: f64| vec![row!["Employee", "Shares"], row!["Ann", shares]];
    let columns = [(Meaning::Shares, "Shares")];
    assert_eq!(past(&xls(&vec![("Hidden", rows(50.0)), ("Seen", rows(10.0))]), &columns), json!({ "shares": 10.0 }));
}

#[test]
fn readings_of_japanese_texts_are_no_part_of_them() {
    let text = "<t>共有</t><rPh sb=\"0\" eb=\"2\"><t>キョウユウ</t></rPh><phoneticPr fontId=\"1\"/>";
    let book = |strings: &str, heading: &str| {
        let inline = |text: &str| format!("<c t=\"inlineStr\"><is><t>{text}</t></is></c>");
        let rows = format!("<row>{}{heading}</row><row>{}<c><v>3</v></c></row>", inline("Employee"), inline("Ann"));
        archive(&[
            ("xl/workbook.xml", b"<workbook><sheets><sheet name=\"a\"/></sheets></workbook>"),
            ("xl/sharedStrings.xml", format!("<sst>{strings}</sst>").as_bytes()),
            ("xl/worksheets/sheet1.xml", format!("<worksheet><sheetData>{rows}</sheetData></worksheet>").as_bytes()),
        ])
    };
    let shared = book(&format!("<si>{text}</si>"), "<c t=\"s\"><v>0</v></c>");
    let inline = book("", &format!("<c t=\"inlineStr\"><is>{text}</is></c>"));
    for file in [shared, inline] {
        assert_eq!(read(&[("a.xlsx", &file)], &Options::default()).files[0].columns, ["Employee", "共有"]);
    }
}

#[test]
fn a_quote_that_closes_nothing_takes_no_rows_along() {
    let columns = [(Meaning::Sharers, "Name"), (Meaning::Shares, "Shares"), (Meaning::Clicks, "Clicks")];
    let whole = json!({ "sharers": 5.0, "shares": 18.0, "clicks": 24.0 });
    for name in ["\"C D", "\"C\" D", "\"C D\" of \"E", "C \"D", "\"\"C D"] {
        for (sign, end) in [(',', "\n"), (';', "\r\n"), ('\t', "\n"), ('|', "\n")] {
            let rows = ["Name,Shares,Clicks", "A B,3,4", &format!("{name},2,1"), "E F,5,6", "G H,7,8", "\"I, J\",1,5"];
            let text = rows.map(|row| row.replace(',', &sign.to_string()) + end).concat();
            let text = text.replace(&format!("I{sign} J"), &format!("I{sign} J{sign} K"));
            assert_eq!(past(text.as_bytes(), &columns), whole, "{text}");
        }
    }
}

#[test]
fn texts_of_several_lines_stay_whole_beside_a_quote_that_closes_nothing() {
    let text = "Name;Text;Clicks\nAnn;\"First line; with a sign\nSecond line; with two\nThird\";4\nBen;\"Great place;1\nCem;Hello;6\n";
    let columns = [(Meaning::Sharers, "Name"), (Meaning::Clicks, "Clicks")];
    assert_eq!(past(text.as_bytes(), &columns), json!({ "sharers": 3.0, "clicks": 11.0 }));
}
