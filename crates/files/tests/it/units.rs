//! Cells below the headings that say what figures are counted in, and cells that only look like it.

use crate::build::*;
use crate::row;
use reach_estimator_files::import::Meaning;
use serde_json::{Value, json};

const COLUMNS: [(Meaning, &str); 3] =
    [(Meaning::Shares, "Beiträge"), (Meaning::Impressions, "Impressionen"), (Meaning::Clicks, "Klicks")];

fn sums(bytes: &[u8]) -> [Value; 3] {
    let read = answer(&[("a", bytes)], &mapping(&COLUMNS));
    ["shares", "impressions", "clicks"].map(|key| read["past"][key].clone())
}

fn table(first: &str, cell: &str) -> String {
    format!(
        "Monat;Beiträge;Impressionen;Klicks\n{first};{cell};{cell};{cell}\nFeb 2024;40;12.000;120\nMrz 2024;42;13.000;130\n"
    )
}

#[test]
fn what_says_that_nothing_is_known_is_no_unit() {
    let plain = [82.0, 25_000.0, 250.0].map(|sum| json!(sum));
    for nothing in [
        "k. A.", "k.A.", "K.A.", "k/A", "k. Ang.", "k. W.", "n.d.", "n. d.", "s/d", "s.d.", "n. b.", "m.v.", "o.A.",
        "n/d", "n.c.", "غ. م.",
    ] {
        assert_eq!(sums(table("Jan 2024", nothing).as_bytes()), plain, "{nothing}");
        assert_eq!(sums(table("Ann", nothing).as_bytes()), plain, "{nothing}");
    }
    let book = xlsx(&vec![(
        "A",
        vec![
            row!["Monat", "Beiträge", "Impressionen", "Klicks"],
            row!["Jan 2024", "k. A.", "k. A.", "k. A."],
            row!["Feb 2024", 40.0, 12_000.0, 120.0],
            row!["Mrz 2024", 42.0, 13_000.0, 130.0],
        ],
    )]);
    assert_eq!(sums(&book), plain);
}

#[test]
fn what_is_a_unit_stays_one() {
    let thousands = [82_000.0, 25_000_000.0, 250_000.0].map(|sum| json!(sum));
    for unit in ["k", "K", "(k)", "in k", "Tsd.", "in Tsd.", "in k."] {
        assert_eq!(sums(table("", unit).as_bytes()), thousands, "{unit}");
    }
}
