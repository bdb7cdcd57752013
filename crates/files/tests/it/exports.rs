//! Several exports of one page or account, and exports of two pages: the order of the files changes nothing.

use crate::build::*;
use crate::row;
use reach_estimator_files::import::Options;
use serde_json::{Value, json};
use std::ops::Range;

/// Days of January 2024 on which each figure is that of the day, and a post on each fifth of them.
fn page(name: &str, days: Range<u32>, impressions: &dyn Fn(u32) -> f64) -> Vec<u8> {
    let organic = ["Impressions", "Clicks", "Reactions", "Comments", "Reposts"].map(|name| format!("{name} (organic)"));
    let mut metrics = vec![[C::from("Date")].into_iter().chain(organic.map(C::from)).collect::<Vec<C>>()];
    metrics.extend(days.clone().map(|day| row![format!("01/{day:02}/2024"), impressions(day), 4.0, 2.0, 1.0, 1.0]));
    let headings = ["Post link", "Post type", "Created date", "Impressions", "Clicks", "Likes", "Comments", "Reposts"];
    let mut posts = vec![headings.map(C::from).to_vec()];
    posts.extend(days.filter(|day| day % 5 == 0).map(|day| {
        let link = format!("https://www.linkedin.com/feed/update/urn:li:activity:{name}{day}");
        row![link, "Organic", format!("01/{day:02}/2024"), impressions(day), 4.0, 2.0, 1.0, 1.0]
    }));
    xlsx(&vec![("Metrics", metrics), ("All posts", posts)])
}

/// What both orders of two files say.
fn both(one: &[u8], other: &[u8], followers: f64) -> Value {
    let options = Options { followers: Some(followers), ..Options::default() };
    let [there, back] = [[("a", one), ("b", other)], [("b", other), ("a", one)]].map(|files| answer(&files, &options));
    assert_eq!(there["inputs"], back["inputs"]);
    assert_eq!(there["files"][0], back["files"][1]);
    assert_eq!(there["files"][1], back["files"][0]);
    there
}

#[test]
fn the_later_export_of_a_page_knows_more_of_common_days() {
    let early = page("1", 1..21, &|day| if day < 18 { 100.0 } else { 60.0 });
    let late = page("1", 11..31, &|_| 100.0);
    let read = both(&early, &late, 1_000.0);
    near(&read["inputs"]["page_visibility"], 3_000.0 / (6.0 * 1_000.0));
    assert!(read["notes"].to_string().contains("3000 organic impressions"), "{read}");
    assert_eq!(read["files"][0]["rows_used"], 12, "{read}");
    assert_eq!(read["files"][0]["rows_left_out"], json!([{ "why": "listed twice", "rows": 12 }]));
    assert_eq!((&read["files"][1]["rows_used"], &read["files"][1]["rows_left_out"]), (&json!(24), &json!([])));
    // Exported twice after the same days: the figures have grown since.
    let read = both(&page("1", 1..31, &|_| 100.0), &page("1", 1..31, &|_| 101.0), 1_000.0);
    near(&read["inputs"]["page_visibility"], 3_030.0 / (6.0 * 1_000.0));
}

#[test]
fn two_pages_are_not_mixed() {
    let (small, large) = (page("1", 1..31, &|_| 100.0), page("2", 1..31, &|_| 1_000.0));
    let read = both(&small, &large, 10_000.0);
    near(&read["inputs"]["page_visibility"], 30_000.0 / (6.0 * 10_000.0));
    assert!(read["notes"].to_string().contains("a: Its results are not taken"), "{read}");
}

/// On the days that were young when the first export was made, everything has grown.
#[test]
fn an_export_of_the_last_days_follows_one_of_those_before() {
    let without_posts = |from, to, figure: f64| page("1", from..to, &move |_| figure);
    let read = both(&without_posts(1, 4, 60.0), &without_posts(3, 5, 100.0), 1_000.0);
    assert!(!read["notes"].to_string().contains("not taken"), "{read}");
    assert!(read["notes"].to_string().contains("320 organic impressions"), "{read}");
}

#[test]
fn the_later_export_of_an_account_knows_more_of_common_posts() {
    let account = |days: Range<u32>, clicks: f64| {
        let mut rows = vec![row!["Post id", "Date", "Post text", "Post Link", "Impressions", "Likes", "URL Clicks"]];
        rows.extend(days.map(|day| {
            let link = format!("https://x.com/a/status/{day}");
            row![format!("{day}"), format!("Mon, Jun {day}, 2026"), "News", link, 1_000.0, 10.0, clicks]
        }));
        csv(&rows)
    };
    let read = both(&account(1..21, 4.0), &account(11..31, 8.0), 1_000.0);
    near(&read["inputs"]["ctr"], (10.0 * 4.0 + 20.0 * 8.0) / 30_000.0);
    assert_eq!(read["files"][0]["rows_left_out"], json!([{ "why": "listed twice", "rows": 10 }]), "{read}");
    assert_eq!((&read["files"][0]["rows_used"], &read["files"][1]["rows_used"]), (&json!(10), &json!(20)));
}
