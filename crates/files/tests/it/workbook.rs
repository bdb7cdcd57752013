//! The workbook, opened and recalculated by LibreOffice: every formula comes to our figure.

use crate::build::archive;
use calamine::{Data, Reader, Xlsx, open_workbook_from_rs};
use reach_estimator::analysis::estimate;
use reach_estimator::outputs::OutputId;
use reach_estimator::parameters::ParameterId;
use reach_estimator::scenario::Scenario;
use reach_estimator::sources::SOURCES;
use reach_estimator_files::Words;
use reach_estimator_files::workbook::{Options, workbook};
use std::collections::HashMap;
use std::fs;
use std::io::{Cursor, Read};
use std::path::PathBuf;
use std::process::Command;

/// A result that no formula has.
const STALE: &str = "-987654321";

fn written(scenario: &Scenario, language: &str) -> Vec<u8> {
    let locales = concat!(env!("CARGO_MANIFEST_DIR"), "/../../www/locales");
    let files =
        ["", "details/", "files/"].map(|part| fs::read_to_string(format!("{locales}/{part}{language}.json")).unwrap());
    let words = Words::parse(&files.each_ref().map(String::as_str)).unwrap();
    let others = [("B".to_owned(), scenario.with(ParameterId::Employees, 999.0))];
    let options = Options {
        words: &words,
        from_the_right: language == "ar",
        money: "\"$\"#,##0",
        headline: "One sentence",
        link: Some("https://example.org/?employees=400"),
        axis: ParameterId::Employees,
        output: OutputId::TotalReach,
        others: &others,
        draws: 256,
    };
    workbook(scenario, &options).unwrap()
}

/// Puts a wrong result behind every formula and changes the parts of the file named by `edit`.
fn edited(bytes: &[u8], edit: impl Fn(&str) -> String) -> Vec<u8> {
    let mut from = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut parts = Vec::new();
    for index in 0..from.len() {
        let mut file = from.by_index(index).unwrap();
        let mut text = String::new();
        file.read_to_string(&mut text).unwrap();
        let name = file.name().unwrap().into_owned();
        if name.contains("worksheets/sheet") {
            text = edit(&text);
            let mut pieces = text.split("</f><v>");
            let mut stale = pieces.next().unwrap().to_owned();
            for piece in pieces {
                let (_, rest) = piece.split_once("</v>").unwrap();
                stale.push_str(&format!("</f><v>{STALE}</v>{rest}"));
            }
            text = stale.replace("t=\"str\"", "");
        }
        parts.push((name, text));
    }
    let borrowed: Vec<(&str, &[u8])> = parts.iter().map(|(name, text)| (name.as_str(), text.as_bytes())).collect();
    archive(&borrowed)
}

/// Opens the workbook in LibreOffice, which works every formula out again, and saves it.
fn recalculated(bytes: &[u8], name: &str) -> Vec<u8> {
    let folder: PathBuf = [env!("CARGO_TARGET_TMPDIR"), name].iter().collect();
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(folder.join("profile/user")).unwrap();
    fs::create_dir_all(folder.join("out")).unwrap();
    let always = r#"<?xml version="1.0"?><oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item></oor:items>"#;
    fs::write(folder.join("profile/user/registrymodifications.xcu"), always).unwrap();
    let file = folder.join("case.xlsx");
    fs::write(&file, bytes).unwrap();
    let output = Command::new("soffice")
        .arg(format!("-env:UserInstallation=file://{}", folder.join("profile").display()))
        .args(["--headless", "--norestore", "--convert-to", "xlsx", "--outdir"])
        .arg(folder.join("out"))
        .arg(&file)
        .output()
        .expect("LibreOffice is missing: `cargo xtask test` installs it");
    let said = String::from_utf8_lossy(&output.stderr).to_lowercase();
    assert!(output.status.success() && !said.contains("error"), "{said}");
    fs::read(folder.join("out/case.xlsx")).unwrap()
}

type Book = Xlsx<Cursor<Vec<u8>>>;

fn open(bytes: Vec<u8>) -> Book {
    open_workbook_from_rs(Cursor::new(bytes)).unwrap()
}

/// Compares every formula cell; returns how many there are.
fn compare(ours: &mut Book, theirs: &mut Book) -> usize {
    let mut count = 0;
    for name in ours.sheet_names() {
        let (formulas, values) = (ours.worksheet_formula(&name).unwrap(), ours.worksheet_range(&name).unwrap());
        let again = theirs.worksheet_range(&name).unwrap();
        let start = formulas.start().unwrap_or_default();
        for (row, column, formula) in formulas.used_cells() {
            let place = (start.0 + row as u32, start.1 + column as u32);
            let (expected, found) = (values.get_value(place), again.get_value(place));
            match (expected, found) {
                (Some(Data::Float(a)), Some(Data::Float(b))) => {
                    assert!(
                        (a - b).abs() <= 1e-9 * a.abs().max(1e-9),
                        "{name} {place:?} {formula}: {a} here, {b} there"
                    );
                }
                (Some(Data::String(a)), Some(Data::String(b))) => assert_eq!(a, b, "{name} {place:?} {formula}"),
                (None | Some(Data::Empty), None | Some(Data::Empty)) => {}
                other => panic!("{name} {place:?} {formula}: {other:?}"),
            }
            count += 1;
        }
    }
    count
}

#[test]
fn every_formula_comes_to_our_figure() {
    let everyday = Scenario::default().with(ParameterId::SetupCost, 25_000.0);
    // Nothing comes back: payback and costs per visit are absent.
    let hopeless = everyday.with(ParameterId::Participation, 0.0).with(ParameterId::Followers, 0.0);
    for (case, scenario, language) in [("everyday", everyday, "de"), ("hopeless", hopeless, "ar")] {
        let bytes = written(&scenario, language);
        let again = recalculated(&edited(&bytes, str::to_owned), case);
        let count = compare(&mut open(bytes), &mut open(again));
        assert!(count > 50, "{count} formulas");
        println!("{case}: {count} formulas agree");
    }
}

#[test]
fn a_changed_input_changes_the_results() {
    let scenario = Scenario::default();
    let changed = scenario.with(ParameterId::Employees, 777.0);
    let bytes = written(&scenario, "en");
    let edit = |text: &str| text.replace("<v>200</v>", "<v>777</v>");
    let mut again = open(recalculated(&edited(&bytes, edit), "changed"));
    let range = again.worksheet_range("Arithmetic").unwrap();
    let found: HashMap<String, f64> = range
        .rows()
        .filter_map(|row| {
            Some((
                row.first()?.to_string(),
                match row.get(1)? {
                    Data::Float(value) => *value,
                    _ => return None,
                },
            ))
        })
        .collect();
    let point = estimate(&changed);
    for output in [
        OutputId::ActiveEmployees,
        OutputId::EnvelopeAudience,
        OutputId::EnvelopeCorporateEquivalent,
        OutputId::Cost,
        OutputId::TotalCost,
    ] {
        let (value, expected) = (found[output.label()], point.read(output).unwrap());
        assert!((value - expected).abs() <= 1e-9 * expected, "{}: {value} instead of {expected}", output.name());
    }
}

/// Whoever fills in what this company does not use, such as a fourth network, sees the sheet follow.
#[test]
fn formulas_follow_inputs_that_have_no_effect_yet() {
    let mut book = open(written(&Scenario::default(), "en"));
    let formulas = book.worksheet_formula("Arithmetic").unwrap();
    for network in ["in_fourth_network_contacts", "in_fifth_network_contacts"] {
        assert!(formulas.used_cells().any(|(.., formula)| formula.contains(network)), "{network} moves nothing");
    }
}

/// Where there is nothing to divide by, nothing can be absent: a fault shows.
#[test]
fn only_ratios_have_a_dash_in_place_of_a_fault() {
    let mut book = open(written(&Scenario::default(), "en"));
    let formulas = book.worksheet_formula("Arithmetic").unwrap();
    let all = || formulas.used_cells().map(|(.., formula)| formula).filter(|formula| !formula.starts_with("IF("));
    assert!(all().any(|formula| formula.contains('/')) && all().any(|formula| !formula.contains('/')));
    for formula in all() {
        assert_eq!(formula.starts_with("IFERROR("), formula.contains('/'), "{formula}");
    }
}

#[test]
fn the_month_of_the_payback_stands_beside_its_name_below_the_months() {
    let scenario = Scenario::default().with(ParameterId::SetupCost, 1_000.0);
    let scenario = scenario.with(ParameterId::RevenuePerCustomer, 1e6);
    let mut book = open(written(&scenario, "en"));
    let months = book.worksheet_range("Over time").unwrap();
    let row = months.rows().find(|row| row[0] == *"Pays for itself after months").unwrap();
    assert!(matches!(row[3], Data::Float(month) if month > 0.0), "{row:?}");
}

#[test]
fn it_has_its_sheets_a_chart_and_every_input() {
    let bytes = written(&Scenario::default(), "en");
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes.as_slice())).unwrap();
    let mut chart = String::new();
    archive.by_name("xl/charts/chart1.xml").unwrap().read_to_string(&mut chart).unwrap();
    assert!(chart.contains("areaChart") && chart.contains("lineChart"), "a band and lines");
    let mut book = open(bytes);
    assert_eq!(book.sheet_names(), ["Summary", "Inputs", "Arithmetic", "Scenarios", "Over time", "Sources"]);
    let inputs = book.worksheet_range("Inputs").unwrap();
    for &id in ParameterId::ALL {
        let label = id.description().label;
        let row = inputs.rows().find(|row| row[0] == *label);
        assert_eq!(row.map(|row| &row[1]), Some(&Data::Float(id.row().default)), "{label}");
    }
}

/// Sources are translated where the page's are; English is that of the table.
#[test]
fn sources_are_in_the_language_of_the_workbook() {
    let sheet_of = |language: &str, name: &str| {
        let mut book = open(written(&Scenario::default(), language));
        let range = book.worksheet_range(name).unwrap();
        let text = |cell: &Data| if let Data::String(text) = cell { Some(text.clone()) } else { None };
        range.cells().filter_map(|(_, _, cell)| text(cell)).collect::<Vec<String>>()
    };
    let (english, german) = (sheet_of("en", "Sources"), sheet_of("de", "Quellen"));
    for source in SOURCES {
        assert!(english.iter().any(|text| text == source.title) && english.iter().any(|text| text == source.note));
    }
    let same: Vec<_> = german.iter().filter(|text| SOURCES.iter().any(|source| source.note == **text)).collect();
    assert_eq!(same, Vec::<&String>::new());
    let title = "Smart Insights: organische Reichweite der eigenen Seiten";
    assert!(german.iter().any(|text| text == title));
    assert!(sheet_of("de", "Eingaben").iter().any(|text| text.contains(title)));
}
