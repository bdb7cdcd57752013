//! Tables of people: who counts, and which rows are about other rows.

use crate::build::*;
use crate::row;
use reach_estimator_files::import::{Meaning, Options};
use serde_json::{Value, json};

fn people(below: Rows) -> Rows {
    let mut rows = vec![row!["Employee", "Shares", "Clicks"]];
    rows.extend((0..10).map(|n| row![format!("User #{n}"), 4.0, 10.0]));
    rows.extend(below);
    rows
}

fn named(who: &str) -> Options {
    let columns = [(Meaning::Sharers, who), (Meaning::Shares, "Shares"), (Meaning::Clicks, "Clicks")];
    Options { columns: columns.map(|(meaning, name)| (meaning, name.to_owned())).into(), ..Options::default() }
}

fn past(rows: &Rows, who: &str) -> Value {
    answer(&[("a.csv", &csv(rows))], &named(who))["past"].clone()
}

#[test]
fn a_row_about_other_rows_is_nobody() {
    let alone = json!({ "sharers": 10.0, "shares": 40.0, "clicks": 100.0 });
    for label in [
        "Total",
        "Total general",
        "Total général :",
        "Total geral",
        "Gesamtergebnis",
        "Gesamtsumme",
        "Insgesamt",
        "Totale",
        "Totaux",
        "Total (10)",
        "Grand total",
        "Overall",
        "All employees",
        "∑",
        "الإجمالي الكلي",
        "",
        "ACME Corp.",
    ] {
        assert_eq!(past(&people(vec![row![label, 40.0, 100.0]]), "Employee"), alone, "{label}");
    }
    for label in ["Average", "Ø", "Durchschnitt", "Moyenne", "Promedio", "Media", "متوسط"] {
        assert_eq!(past(&people(vec![row![label, 4.0, 10.0]]), "Employee"), alone, "{label}");
    }
    assert_eq!(past(&people(vec![row!["Exported on 2024-05-01 by Ann", "", ""]]), "Employee"), alone);
    let ranked = people(vec![row!["Total company", 900.0, 5000.0]]);
    assert_eq!(past(&ranked, "Employee"), alone);
    let mut first = people(Vec::new());
    first.insert(1, row!["All teams", 40.0, 100.0]);
    assert_eq!(past(&first, "Employee"), alone);
}

#[test]
fn sums_of_groups_are_left_out_with_their_reason() {
    let rows = vec![
        row!["Employee", "Shares", "Clicks"],
        row!["Ann", 2.0, 5.0],
        row!["Bob", 3.0, 7.0],
        row!["Sales Total", 5.0, 12.0],
        row!["Cem", 1.0, 9.0],
        row!["Marketing Total", 1.0, 9.0],
        row!["Grand Total", 6.0, 21.0],
    ];
    let read = answer(&[("a", &csv(&rows))], &named("Employee"));
    assert_eq!(read["past"], json!({ "sharers": 3.0, "shares": 6.0, "clicks": 21.0 }));
    assert_eq!(read["files"][0]["rows_left_out"], json!([{ "why": "a sum of other rows", "rows": 3 }]));
}

#[test]
fn who_is_called_like_a_sum_is_not_one() {
    for name in ["TotalEnergies", "Totaro, Ann", "Total Rewards", "Max Sum", "Media", "Overall Marketing"] {
        let rows = people(vec![row![name, 7.0, 3.0]]);
        assert_eq!(past(&rows, "Employee"), json!({ "sharers": 11.0, "shares": 47.0, "clicks": 103.0 }), "{name}");
    }
    let mut steps = vec![row!["Employee", "Shares", "Clicks"]];
    steps.extend((1..4).map(|n| row![format!("P{n}"), f64::from(n), 10.0 * f64::from(n)]));
    assert_eq!(past(&steps, "Employee")["sharers"], 3.0);
}

#[test]
fn numbers_that_name_people_are_told_from_counts() {
    let table = |heading: &str, numbers: &[f64], shares: f64| {
        let mut rows = vec![row!["Team", heading, "Shares", "Clicks"]];
        rows.extend(numbers.iter().enumerate().map(|(n, who)| row![format!("T{n}"), *who, shares, 10.0]));
        past(&rows, heading)["sharers"].clone()
    };
    let staff: Vec<f64> = (0..10).map(|n| 10_230.0 + 3.0 * f64::from(n)).collect();
    assert_eq!(table("Employee", &staff, 4.0), 10.0);
    assert_eq!(table("User ID", &[7.0, 2.0, 9.0, 7.0], 20.0), 3.0);
    assert_eq!(table("Active users", &[12.0, 15.0, 9.0], 20.0), 15.0);
    assert_eq!(table("Active users", &[30.0, 30.0, 30.0], 50.0), 30.0);
}

#[test]
fn who_shared_nothing_is_no_sharer() {
    let idle = (0..90).map(|n| row![format!("Idle {n}"), 0.0, 0.0]).collect();
    assert_eq!(past(&people(idle), "Employee"), json!({ "sharers": 10.0, "shares": 40.0, "clicks": 100.0 }));
}

#[test]
fn headings_of_what_is_possible_are_known_in_every_language() {
    for heading in [
        "Alcance potencial",
        "Alcance posible",
        "Alcance possível",
        "Alcance estimado",
        "Potenzielle Reichweite",
        "Reichweitenpotenzial",
        "Mögliche Reichweite",
        "Geschätzte Reichweite",
        "Portée potentielle",
        "Portée estimée",
        "Theoretical reach",
        "Max. reach",
        "OTS",
        "Network size",
        "Audience size",
        "Followers",
        "الوصول المحتمل",
    ] {
        let rows = vec![row!["Employee", heading, "Clicks"], row!["Ann", 200_000.0, 100.0]];
        let columns = vec![(Meaning::Reach, heading.to_owned())];
        let read = answer(&[("a", &csv(&rows))], &Options { columns, ..Options::default() });
        assert_eq!(read["past"], json!({}), "{heading}");
    }
    for heading in ["Reach", "Reichweite", "Audience reached", "Network impressions", "Testimonials reach"] {
        let rows = vec![row!["Employee", heading, "Clicks"], row!["Ann", 200.0, 100.0]];
        let columns = vec![(Meaning::Reach, heading.to_owned())];
        let read = answer(&[("a", &csv(&rows))], &Options { columns, ..Options::default() });
        assert_eq!(read["past"], json!({ "reach": 200.0 }), "{heading}");
    }
}
