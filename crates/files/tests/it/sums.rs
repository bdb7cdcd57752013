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

#[test]
fn an_honest_row_is_not_taken_for_a_sum_or_an_average() {
    let columns = [(Meaning::Sharers, "Employee"), (Meaning::Shares, "Shares")];
    let options = |columns: &[(Meaning, &str)]| Options {
        columns: columns.iter().map(|&(meaning, name)| (meaning, name.to_owned())).collect(),
        ..Options::default()
    };
    let facts = |rows: &Rows, options: &Options| answer(&[("a.csv", &csv(rows))], options)["past"].clone();
    let media = vec![
        row!["Department", "Employee", "Shares"],
        row!["Sales", "Ann", 4.0],
        row!["Sales", "Bob", 5.0],
        row!["Social Media", "Cem", 4.0],
        row!["Social Media", "Dora", 5.0],
        row!["Social Media", "Eve", 4.0],
    ];
    assert_eq!(facts(&media, &options(&columns)), json!({ "sharers": 5.0, "shares": 22.0 }));
    let all = vec![
        row!["Network", "Employee", "Shares"],
        row!["All", "Ann", 1.0],
        row!["All", "Bob", 2.0],
        row!["All", "Cem", 3.0],
    ];
    assert_eq!(facts(&all, &options(&columns)), json!({ "sharers": 3.0, "shares": 6.0 }));
    let posts = vec![
        row!["Post", "Shares", "Clicks"],
        row!["All you need to know", 30.0, 500.0],
        row!["Launch", 10.0, 200.0],
        row!["Hiring", 5.0, 100.0],
    ];
    let both = [(Meaning::Shares, "Shares"), (Meaning::Clicks, "Clicks")];
    assert_eq!(facts(&posts, &options(&both)), json!({ "shares": 45.0, "clicks": 800.0 }));
    let last = vec![
        row!["Employee", "Shares", "Clicks"],
        row!["Ann", 1.0, 10.0],
        row!["Bob", 1.0, 10.0],
        row!["Cem", 1.0, 10.0],
        row!["Dora", 3.0, 30.0],
    ];
    assert_eq!(past(&last, "Employee"), json!({ "sharers": 4.0, "shares": 6.0, "clicks": 60.0 }));
    let blank = vec![
        row!["Employee", "Posts", "Shares", "Clicks"],
        row!["Ann", 3.0, 3.0, ""],
        row!["Bob", 2.0, 2.0, ""],
        row!["Cem", 4.0, 4.0, 5.0],
    ];
    assert_eq!(past(&blank, "Employee"), json!({ "sharers": 3.0, "shares": 9.0, "clicks": 5.0 }));
}

#[test]
fn the_same_table_saved_in_another_way_counts_once() {
    let rows = vec![row!["Employee", "Shares", "Clicks"], row!["Ann", 4.0, 10.0], row!["Bob", 6.0, 20.0]];
    let semicolons = b"Employee;Shares;Clicks\nAnn;4;10\nBob;6;20\n".to_vec();
    let read = answer(&[("a.csv", &csv(&rows)), ("b.csv", &semicolons)], &named("Employee"));
    assert_eq!(read["past"], json!({ "sharers": 2.0, "shares": 10.0, "clicks": 30.0 }));
}

#[test]
fn a_table_of_what_people_did_is_no_list_of_contacts() {
    let rows = vec![
        row!["Vorname", "Nachname", "Unternehmen", "Position", "Klicks", "Letzter Beitrag"],
        row!["Ann", "Aal", "Acme", "Sales", 4.0, "2024-05-01"],
        row!["Bob", "Bär", "Acme", "Sales", 6.0, "2024-05-02"],
        row!["Cem", "Can", "Acme", "Sales", 5.0, "2024-05-03"],
    ];
    let read = answer(&[("a.csv", &csv(&rows))], &Options::default());
    assert_ne!(read["files"][0]["kind"], "linkedin-connections");
    assert!(read["inputs"]["linkedinContacts"].is_null());
}

#[test]
fn a_sign_inside_a_heading_divides_nothing() {
    let text = "Employee,Shares,\"Engagements (likes; comments; shares)\",Clicks\nAnn,4,30,10\nBob,3,20,8\n";
    let read = answer(&[("a.csv", text.as_bytes())], &named("Employee"));
    assert_eq!(read["past"], json!({ "sharers": 2.0, "shares": 7.0, "clicks": 18.0 }));
}
