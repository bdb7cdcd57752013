//! Documents that repeat what the code says are generated from it. `UPDATE=1` writes them anew.

use reach_estimator::past::PastId;
use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::process::Command;

fn path(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").join(name)
}

fn read(name: &str) -> String {
    std::fs::read_to_string(path(name)).unwrap_or_default()
}

/// Compares a document with what it should be, or writes it.
fn check(name: &str, wanted: &str) {
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(path(name), wanted).unwrap();
    }
    assert!(read(name) == wanted, "{name} is out of date: run the tests with UPDATE=1");
}

#[test]
fn the_table_of_parameters_is_the_one_in_the_docs() {
    let output = Command::new(env!("CARGO_BIN_EXE_reach-estimator"))
        .args(["parameters", "--format", "markdown"])
        .output()
        .unwrap();
    let table = String::from_utf8(output.stdout).unwrap();
    let head = "# Parameters\n\nGenerated from the table in `src/parameters.rs`. Shares are written as numbers from 0 to 1. \
                Grades: A first-party or academic data, B vendor study with a stated sample, C secondary page, D vendor \
                marketing, X no published source.\n\n";
    let mut past =
        "\n## What was counted of an earlier period\n\nFrom the list in `src/past.rs`; 0 is not counted.\n\n\
                    | id | label | min | max | default | help |\n| --- | --- | --- | --- | --- | --- |\n"
            .to_owned();
    for row in PastId::ALL.iter().map(|id| id.row()) {
        let _ = writeln!(
            past,
            "| {} | {} | {} | {} | {} | {} |",
            row.id, row.label, row.min, row.max, row.default, row.help
        );
    }
    check("docs/parameters.md", &format!("{head}{table}{past}"));
}

/// One documented member of the element.
struct Member {
    kind: String,
    name: String,
    what: String,
}

/// Reads the tags above the element's class: `@kind {type} name - description`.
fn members() -> Vec<Member> {
    let source = read("www/reach-estimator-class.js");
    source
        .lines()
        .filter_map(|line| line.trim().strip_prefix("* @"))
        .filter_map(|line| {
            let (kind, rest) = line.split_once(' ')?;
            let rest = if rest.starts_with('{') { rest.split_once("} ")?.1 } else { rest };
            let (name, what) =
                if kind == "slot" { ("", rest.trim_start_matches("- ")) } else { rest.split_once(" - ")? };
            Some(Member { kind: kind.to_owned(), name: name.trim().to_owned(), what: what.to_owned() })
        })
        .collect()
}

fn element_section() -> String {
    let kinds = [
        ("attr", "Attributes", "attribute"),
        ("prop", "Properties", "property"),
        ("method", "Methods", "method"),
        ("fires", "Events", "event"),
        ("csspart", "Parts", "part"),
        ("cssprop", "Custom properties", "property"),
    ];
    let mut by_kind: BTreeMap<String, Vec<Member>> = BTreeMap::new();
    for member in members() {
        by_kind.entry(member.kind.clone()).or_default().push(member);
    }
    let mut text = String::new();
    for (kind, title, column) in kinds {
        write!(text, "\n### {title}\n\n| {column} | |\n|---|---|\n").unwrap();
        for member in by_kind.get(kind).into_iter().flatten() {
            let call = if kind == "method" { "()" } else { "" };
            writeln!(text, "| `{}{call}` | {} |", member.name, member.what).unwrap();
        }
    }
    text
}

#[test]
fn the_readme_lists_every_member_of_the_element() {
    const BEGIN: &str = "<!-- begin: element -->\n";
    const END: &str = "<!-- end: element -->";
    let readme = read("README.md");
    let (before, rest) = readme.split_once(BEGIN).unwrap();
    let (_, after) = rest.split_once(END).unwrap();
    let section = element_section();
    assert!(section.contains("`reach-change`") && section.contains("`--reach-accent`"));
    check("README.md", &format!("{before}{BEGIN}{section}\n{END}{after}"));
}
