//! `import` and `workbook`: what they print, and that it is taken back.

use crate::{answers, command, figure, refused, run};
use serde_json::{Value, json};
use std::fs;
use std::path::PathBuf;

fn written(name: &str, text: &str) -> String {
    let path: PathBuf = [env!("CARGO_TARGET_TMPDIR"), name].iter().collect();
    fs::write(&path, text).unwrap();
    path.display().to_string()
}

fn list(name: &str, from: usize, count: usize) -> String {
    let mut text = String::from("First Name,Last Name,URL,Email Address,Company,Position,Connected On\n");
    for n in from..from + count {
        text.push_str(&format!("A{n},B,https://www.linkedin.com/in/a{n},,C{n},,15 Jan 2024\n"));
    }
    written(name, &text)
}

#[test]
fn an_answer_of_import_is_taken_wherever_inputs_are() {
    let files = [list("one.csv", 0, 200), list("two.csv", 150, 300), list("three.csv", 600, 400)];
    let ran = run(&["import", &files[0], &files[1], &files[2], "--set", "followers=12000"]);
    assert_eq!((ran.status, ran.err.as_str()), (0, ""));
    let imported: Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!(imported["inputs"]["linkedin_contacts"], 300.0);
    let estimate = answers(&["estimate", "-"], &ran.out).remove(0);
    assert_eq!(figure(&estimate, "inputs.linkedin_contacts"), 300.0);
    assert_eq!(figure(&estimate, "inputs.followers"), 12_000.0);
    assert_eq!(figure(&estimate, "inputs.ranges.linkedin_contacts"), imported["inputs"]["ranges"]["linkedin_contacts"]);
    assert_eq!(answers(&["distribution", "-", "--draws", "64"], &ran.out).len(), 1);
}

#[test]
fn what_is_not_understood_ends_with_two_and_says_why() {
    let ran = run(&["import", &written("prose.csv", "Dear all\nno columns here\n")]);
    assert_eq!(ran.status, 2);
    assert!(ran.err.contains("text without columns"), "{}", ran.err);
    let answer: Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!(answer["files"][0]["kind"], "unknown");
    refused(&["import", "no-such-file.csv"], b"", &["no-such-file.csv"]);
    refused(&["import", &list("four.csv", 0, 3), "--set", "employees=3"], b"", &["employees=3", "followers=N"]);
}

#[test]
fn columns_of_a_table_are_named() {
    let table = written("table.csv", "Who,Total Shares,Visits\nA,3,20\nB,5,30\n");
    let ran = run(&[
        "import",
        &table,
        "--column",
        "shares=Total Shares",
        "--column",
        "sharers=Who",
        "--column",
        "clicks=Visits",
    ]);
    assert_eq!(ran.status, 0, "{}", ran.err);
    let answer: Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!(answer["past"], json!({ "sharers": 2.0, "shares": 8.0, "clicks": 50.0 }));
}

#[test]
fn a_workbook_is_bytes_on_standard_output() {
    for language in ["en", "ar"] {
        let output = command(&["workbook", "--lang", language, "--draws", "64", "--currency", "€"]).output().unwrap();
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        assert!(output.stdout.starts_with(b"PK\x03\x04"));
    }
}

#[test]
fn every_scenario_has_its_column_in_a_workbook() {
    let lines: String = (1..=40).map(|n| format!("{{\"employees\": {}}}\n", 100 + n)).collect();
    let path = written("many.jsonl", &lines);
    let output = command(&["workbook", &path, "--draws", "64"]).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let book = [env!("CARGO_TARGET_TMPDIR"), "many.xlsx"].iter().collect::<PathBuf>();
    fs::write(&book, &output.stdout).unwrap();
    let strings = run(&["import", &book.display().to_string(), "--column", "shares=AN"]);
    assert!(!strings.out.contains("no column"), "{}", strings.out);
}
