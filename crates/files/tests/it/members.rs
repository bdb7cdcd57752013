//! Whose personal analytics several files are, and what is nobody's.

use crate::build::*;
use crate::row;
use chrono::{Days, NaiveDate};
use reach_estimator::parameters::ParameterId;
use reach_estimator_files::import::Options;
use serde_json::{Value, json};

fn day(n: u64) -> NaiveDate {
    NaiveDate::from_ymd_opt(2025, 1, 1).unwrap() + Days::new(n)
}

fn written(n: u64) -> String {
    day(n).format("%-m/%-d/%Y").to_string()
}

/// A member's days from one to another, each with figures of its own, and a post every ninth; `earlier` posts of the time
/// before are among the best too.
fn export(member: u64, from: u64, to: u64, earlier: u64) -> Sheets {
    let engagement = (from..to).map(|n| row![written(n), (100 + (n * 37 + member * 53) % 90) as f64, (n % 5) as f64]);
    let posts = (0..from).filter(|n| n % 9 == 0).rev().take(earlier as usize).chain((from..to).filter(|n| n % 9 == 0));
    let posts = posts.map(|n| {
        let link = format!("https://www.linkedin.com/feed/update/urn:li:share:{member}-{n}");
        row![link.clone(), written(n), 7.0, "", link, written(n), 100.0]
    });
    let ranking =
        row!["Post URL", "Post publish date", "Engagements", "", "Post URL", "Post publish date", "Impressions"];
    vec![
        (
            "DISCOVERY",
            vec![
                row!["Overall Performance", format!("{} - {}", written(from), written(to - 1))],
                row!["Impressions", "16,200"],
            ],
        ),
        ("ENGAGEMENT", [row!["Date", "Impressions", "Engagements"]].into_iter().chain(engagement).collect()),
        ("TOP POSTS", [row!["Best posts"], row![""], ranking].into_iter().chain(posts).collect()),
        (
            "FOLLOWERS",
            vec![
                row![format!("Total followers on {}:", written(to - 1)), 900.0],
                row![""],
                row!["Date", "New followers"],
                row![written(from), 3.0],
            ],
        ),
    ]
}

fn together(exports: &[Sheets]) -> Value {
    let files: Vec<Vec<u8>> = exports.iter().map(xlsx).collect();
    let named: Vec<(&str, &[u8])> = files.iter().map(|bytes| ("Content.xlsx", bytes.as_slice())).collect();
    answer(&named, &Options::default())
}

#[test]
fn exports_of_one_member_that_overlap_are_one() {
    let whole = together(&[export(0, 0, 134, 0)]);
    let parts = [export(0, 0, 89, 0), export(0, 45, 134, 0)];
    let [one, other] = parts.clone();
    for parts in [vec![one.clone(), other.clone()], vec![other.clone(), one.clone()]] {
        let read = together(&parts);
        assert_eq!((&read["past"], &read["inputs"]), (&whole["past"], &whole["inputs"]), "{read}");
    }
    near(&whole["past"]["sharers"], 1.0);
    near(&whole["past"]["months"], 134.0 / 30.4375);
    // A third file may be what tells that two others are of one member.
    let read = together(&[export(0, 0, 60, 0), export(0, 70, 134, 0), export(0, 45, 90, 0)]);
    assert_eq!((&read["past"], &read["inputs"]), (&whole["past"], &whole["inputs"]), "{read}");
    // Of a colleague all days differ.
    let read = together(&[one, other, export(1, 0, 89, 0), export(1, 45, 134, 0)]);
    near(&read["past"]["sharers"], 2.0);
    near(&read["past"]["months"], 134.0 / 30.4375);
}

#[test]
fn an_export_of_part_of_the_time_takes_nothing_from_one_of_all_of_it() {
    let all = export(0, 0, 134, 0);
    let whole = together(std::slice::from_ref(&all));
    for (from, to) in [(45, 90), (0, 90), (45, 134)] {
        let mut part = export(0, from, to, 0);
        part.retain(|(name, _)| *name != "TOP POSTS");
        for files in [[all.clone(), part.clone()], [part, all.clone()]] {
            let read = together(&files);
            assert_eq!((&read["past"], &read["inputs"]), (&whole["past"], &whole["inputs"]), "{from} to {to}: {read}");
        }
    }
}

#[test]
fn exports_one_after_the_other_are_of_one_member_where_a_post_says_so() {
    let whole = together(&[export(0, 0, 180, 0)]);
    let read = together(&[export(0, 0, 90, 0), export(0, 90, 180, 3)]);
    assert_eq!((&read["past"], &read["inputs"]), (&whole["past"], &whole["inputs"]), "{read}");
    let read = together(&[export(0, 0, 90, 0), export(0, 90, 180, 0)]);
    near(&read["past"]["sharers"], 2.0);
    let read = together(&[export(0, 0, 90, 0), export(1, 90, 180, 3)]);
    near(&read["past"]["sharers"], 2.0);
}

#[test]
fn days_of_anybody_are_no_members_export() {
    let kind = |sheets: &Sheets| answer(&[("a.xlsx", &xlsx(sheets))], &Options::default())["files"][0]["kind"].clone();
    let [overview, days, posts, followers] = <[_; 4]>::try_from(export(0, 0, 90, 0)).unwrap();
    let cover =
        ("Cover", vec![row!["Report", "Our page"], row!["Period", "1/1/2025 - 3/31/2025"], row!["Impressions", 900.0]]);
    let dated = ("Cover", vec![row!["Report", "1/1/2025 - 3/31/2025"], row!["Impressions", 900.0]]);
    let list = ("Posts", (0..9).map(|n| row![format!("https://l/{n}"), written(n), 7.0]).collect::<Rows>());
    for beside in [vec![], vec![cover.clone()], vec![dated], vec![list.clone()], vec![cover, list]] {
        let sheets: Sheets = [vec![days.clone()], beside].concat();
        assert_eq!(kind(&sheets), json!("table"), "{:?}", sheets.iter().map(|(name, _)| name).collect::<Vec<_>>());
    }
    let bytes = csv(&days.1);
    let read = answer(&[("a.csv", &bytes)], &Options::default());
    assert_eq!((&read["files"][0]["kind"], &read["past"]), (&json!("table"), &json!({})), "{read}");
    for beside in [vec![overview.clone()], vec![posts.clone()], vec![overview, posts, followers]] {
        assert_eq!(kind(&[vec![days.clone()], beside].concat()), json!("linkedin-personal"));
    }
}

#[test]
fn what_a_member_and_a_page_both_say_is_proposed_once() {
    let page = xlsx(&vec![("Metrics", crate::page::metrics(&crate::page::serial))]);
    let member = xlsx(&export(0, 0, 134, 0));
    let inputs = read(&[("Content.xlsx", &member), ("content.xlsx", &page)], &Options::default()).inputs;
    let ids: Vec<_> = inputs.iter().map(|proposal| proposal.id).collect();
    assert!(ids.contains(&ParameterId::Engagement), "{ids:?}");
    assert!(ids.iter().all(|id| ids.iter().filter(|other| *other == id).count() == 1), "{ids:?}");
}
