//! Followers, visitors, competitors.

use crate::build::*;
use crate::row;
use reach_estimator_files::import::Options;
use serde_json::json;

fn six_sheets(first: &'static str, rows: Rows) -> Sheets {
    let mut sheets = vec![(first, rows)];
    for name in ["Location", "Job function", "Seniority", "Industry", "Company size"] {
        sheets.push((name, vec![row![name, "Total"], row!["Somewhere", 12.0]]));
    }
    sheets
}

#[test]
fn new_followers_are_no_stock() {
    for (heading, sheet) in [
        (row!["Date", "Sponsored", "Organic", "Auto-invited", "Total followers"], "New followers"),
        (row!["Datum", "Bezahlt", "Organisch", "Gesamt"], "Neue"),
        (row!["Date", "Sponsorisés", "Organiques", "Total"], "Nouveaux abonnés"),
    ] {
        let width = heading.len();
        let mut rows = vec![heading];
        rows.extend((0..31).map(|day| {
            let mut row = row![format!("01/{:02}/2025", day + 1)];
            row.extend((1..width - 1).map(|_| C::N(0.0)));
            row.push(C::N(3.0));
            row
        }));
        let read = answer(&[("followers.xls", &xls(&six_sheets(sheet, rows)))], &Options::default());
        assert_eq!(read["files"][0]["kind"], "linkedin-page-followers", "{read}");
        assert_eq!(read["files"][0]["period"], json!(["2025-01-01", "2025-01-31"]));
        assert_eq!(read["inputs"], json!({}));
        assert!(read["notes"].to_string().contains("gained 93 followers"), "{read}");
    }
}

#[test]
fn visitors_are_known_and_give_nothing() {
    let mut heading = row!["Date"];
    heading.extend((0..24).map(|n| C::from(format!("Overview page views ({n})"))));
    let mut rows = vec![heading];
    rows.extend((0..5).map(|day| {
        let mut row = row![format!("02/{:02}/2025", day + 1)];
        row.extend((0..24).map(|_| C::N(1.0)));
        row
    }));
    let read = answer(&[("visitors.xls", &xls(&six_sheets("Visitor metrics", rows)))], &Options::default());
    assert_eq!(read["files"][0]["kind"], "linkedin-page-visitors", "{read}");
    assert_eq!(read["inputs"], json!({}));
}

#[test]
fn only_the_older_competitors_have_followers() {
    let old = vec![
        row!["01/01/2025", "01/31/2025"],
        row!["Page", "Total Followers", "New Followers", "Total post engagements", "Total posts"],
        row!["Ours", "12,345", 20.0, 90.0, 9.0],
        row!["Theirs", 99_000.0, 20.0, 90.0, 9.0],
    ];
    let read = answer(&[("competitors.xlsx", &xlsx(&vec![("COMPETITORS", old)]))], &Options::default());
    assert_eq!(read["files"][0]["kind"], "linkedin-competitors");
    assert_eq!(read["files"][0]["period"], json!(["2025-01-01", "2025-01-31"]));
    near(&read["inputs"]["followers"], 12_345.0);
    let new = vec![
        row!["01/01/2026", "01/31/2026"],
        row!["Page", "New Followers", "Posts", "Comments", "Comments per day", "Reactions"],
        row!["Ours", 20.0, 9.0, 9.0, 1.0, 90.0],
    ];
    let read = answer(&[("competitors.xlsx", &xlsx(&vec![("COMPETITORS", new)]))], &Options::default());
    assert_eq!(read["files"][0]["kind"], "linkedin-competitors");
    assert_eq!(read["inputs"], json!({}));
}

#[test]
fn sheets_may_stand_in_any_order_and_have_a_further_column() {
    let mut rows = vec![row!["Date", "Sponsored", "Organic", "Auto-invited", "Total followers"]];
    rows.extend((0..31).map(|day| row![format!("01/{:02}/2025", day + 1), 0.0, 3.0, 0.0, 3.0]));
    let mut wide = six_sheets("New followers", rows.clone());
    wide[0]
        .1
        .iter_mut()
        .enumerate()
        .for_each(|(n, row)| row.push(if n == 0 { "Newsletter".into() } else { 50.0.into() }));
    let mut sheets = six_sheets("New followers", rows);
    sheets.rotate_left(1);
    let read = answer(&[("followers.xls", &xls(&sheets))], &Options::default());
    assert_eq!(read["files"][0]["kind"], "linkedin-page-followers", "{read}");
    assert!(read["notes"].to_string().contains("gained 93 followers"), "{read}");
    // A column that came later is not the last one's figure.
    let read = answer(&[("followers.xls", &xls(&wide))], &Options::default());
    assert!(read["notes"].to_string().contains("gained 93 followers"), "{read}");
    let competitors = vec![
        row!["01/01/2025", "31/01/2025"],
        row!["Seite", "Follower gesamt", "Neue Follower", "Interaktionen", "Beiträge"],
        row!["Ours", "12,345", 20.0, 90.0, 9.0],
    ];
    let cover = ("Deckblatt", vec![row!["Bericht"], row!["für", "uns"]]);
    let read = answer(&[("c.xlsx", &xlsx(&vec![cover, ("WETTBEWERBER", competitors)]))], &Options::default());
    near(&read["inputs"]["followers"], 12_345.0);
}

#[test]
fn of_several_lists_of_competitors_the_latest_counts() {
    let list = |month: u32, followers: f64| {
        let rows = vec![
            row![format!("{month:02}/01/2025"), format!("{month:02}/28/2025")],
            row!["Page", "Total Followers", "New Followers", "Total post engagements", "Total posts"],
            row!["Ours", followers, 20.0, 90.0, 9.0],
        ];
        xlsx(&vec![("COMPETITORS", rows)])
    };
    let (old, new) = (list(1, 1_000.0), list(6, 1_400.0));
    for files in [[("old", old.as_slice()), ("new", &new)], [("new", &new), ("old", &old)]] {
        let read = answer(&files, &Options::default());
        near(&read["inputs"]["followers"], 1_400.0);
        let notes = read["notes"].to_string();
        assert!(notes.contains("in the list: 1400.") && !notes.contains("1000"), "{read}");
    }
}
