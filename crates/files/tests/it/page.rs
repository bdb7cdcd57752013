//! The page's content export in all containers and languages.

use crate::build::*;
use crate::row;
use reach_estimator_files::import::Options;
use serde_json::json;

const METRICS: [&str; 20] = [
    "Date",
    "Impressions (organic)",
    "Impressions (sponsored)",
    "Impressions (total)",
    "Unique impressions (organic)",
    "Clicks (organic)",
    "Clicks (sponsored)",
    "Clicks (total)",
    "Reactions (organic)",
    "Reactions (sponsored)",
    "Reactions (total)",
    "Comments (organic)",
    "Comments (sponsored)",
    "Comments (total)",
    "Reposts (organic)",
    "Reposts (sponsored)",
    "Reposts (total)",
    "Engagement rate (organic)",
    "Engagement rate (sponsored)",
    "Engagement rate (total)",
];
const POSTS: [&str; 20] = [
    "Post title",
    "Post link",
    "Post type",
    "Campaign name",
    "Posted by",
    "Created date",
    "Campaign start date",
    "Campaign end date",
    "Audience",
    "Impressions",
    "Views (Excluding offsite video views)",
    "Offsite Views",
    "Clicks",
    "Click through rate (CTR)",
    "Likes",
    "Comments",
    "Reposts",
    "Follows",
    "Engagement rate",
    "Content Type",
];

/// 90 days of 100 organic impressions, 4 clicks, 2 reactions, 1 comment, 1 repost; sponsored ones far more.
pub fn metrics(date: &dyn Fn(usize) -> C) -> Rows {
    let mut rows = vec![row!["Metrics of the page, by day"], METRICS.map(C::from).to_vec()];
    rows.extend((0..90).map(|day| {
        let mut row = vec![date(day)];
        for figure in
            [100.0, 900.0, 1000.0, 80.0, 4.0, 50.0, 54.0, 2.0, 7.0, 9.0, 1.0, 0.0, 1.0, 1.0, 3.0, 4.0, 0.08, 0.01, 0.02]
        {
            row.push(C::N(figure));
        }
        row
    }));
    rows
}

/// 24 organic posts and 3 sponsored ones.
fn posts(date: &dyn Fn(usize) -> C) -> Rows {
    let mut rows = vec![row!["All posts of the period"], POSTS.map(C::from).to_vec()];
    rows.extend((0..27).map(|n| {
        let sponsored = n % 9 == 8;
        row![
            format!("A title, with \"quotes\"\nand lines {n}"),
            format!("https://www.linkedin.com/feed/update/urn:li:activity:{n}"),
            if sponsored { "Sponsored" } else { "Organic" },
            if sponsored { "Spring" } else { "" },
            "Somebody",
            date(n * 3),
            "",
            "",
            "All followers",
            370.0,
            12.0,
            0.0,
            15.0,
            0.04,
            7.0,
            3.0,
            2.0,
            1.0,
            0.08,
            "Article"
        ]
    }));
    rows
}

/// 1 January 2024 is serial 45,292.
fn text_date(day: usize) -> C {
    let (month, date) = match day {
        0..31 => (1, day + 1),
        31..60 => (2, day - 30),
        _ => (3, day - 59),
    };
    C::from(format!("{month:02}/{date:02}/2024"))
}

pub fn serial(day: usize) -> C {
    C::N(45_292.0 + day as f64)
}

fn followers(count: f64) -> Options {
    Options { followers: Some(count), ..Options::default() }
}

/// What the export says, by the definitions.
fn check(read: &serde_json::Value, what: &str) {
    let months = 90.0 / 30.4375;
    assert_eq!(read["files"][0]["kind"], "linkedin-page-content", "{what}: {read}");
    assert_eq!(read["files"][0]["period"], json!(["2024-01-01", "2024-03-30"]), "{what}");
    near(&read["inputs"]["page_posts"], 24.0 / months);
    near(&read["inputs"]["page_visibility"], 9_000.0 / (24.0 * 5_000.0));
    near(&read["inputs"]["engagement"], 0.04);
    near(&read["inputs"]["followers"], 5_000.0);
    assert!(read["inputs"].get("ctr").is_none(), "all clicks count there: {read}");
    assert_eq!(read["files"][0]["rows_used"], 114, "{what}");
    assert_eq!(read["files"][0]["rows_left_out"], json!([{ "why": "sponsored", "rows": 3 }]), "{what}");
    assert!(read["notes"].to_string().contains("9000 organic impressions and 360 clicks"), "{read}");
}

#[test]
fn all_containers_and_dates_say_the_same() {
    for (dates, date) in [("text", &text_date as &dyn Fn(usize) -> C), ("serials", &serial)] {
        let sheets = vec![("Metrics", metrics(date)), ("All posts", posts(date))];
        for (name, bytes) in
            [("content.xls", xls(&sheets)), ("content.xls", xlsx(&sheets)), ("content.xlsx", xls(&sheets))]
        {
            check(&answer(&[(name, &bytes)], &followers(5_000.0)), dates);
        }
    }
}

#[test]
fn columns_of_other_languages_are_read_by_position() {
    for (metrics_name, posts_name, sponsored) in [
        ("Indicadores", "Todas las publicaciones", "Patrocinado"),
        ("Métricas", "Todas as publicações", "Patrocinada"),
        ("Kennzahlen", "Alle Beiträge", "Gesponsert"),
        ("المقاييس", "جميع المنشورات", "ممول"),
    ] {
        let translate = |mut rows: Rows| {
            for (number, heading) in rows[1].iter_mut().enumerate() {
                *heading = C::from(format!("Überschrift {number}"));
            }
            rows
        };
        let mut list = translate(posts(&text_date));
        for row in &mut list[2..] {
            row[2] = if text_of(&row[2]) == "Sponsored" { C::from(sponsored) } else { C::from("Orgánico") };
        }
        let sheets = vec![("1", translate(metrics(&text_date))), ("2", list)];
        let sheets: Sheets =
            sheets.into_iter().zip([metrics_name, posts_name]).map(|((_, rows), name)| (name, rows)).collect();
        check(&answer(&[("export.xls", &xls(&sheets))], &followers(5_000.0)), metrics_name);
    }
}

#[test]
fn older_headings_and_negative_days_are_read() {
    let mut days = metrics(&text_date);
    for heading in &mut days[1] {
        *heading = C::from(text_of(heading).replace("Reposts", "Shares"));
    }
    days[5][8] = C::N(-3.0);
    let mut list = posts(&text_date);
    for heading in &mut list[1] {
        *heading = C::from(text_of(heading).replace("Post ", "Update ").replace("Reposts", "Shares"));
    }
    let read = answer(&[("content.xls", &xls(&vec![("Metrics", days), ("All updates", list)]))], &Options::default());
    near(&read["inputs"]["engagement"], (360.0 - 5.0) / 9_000.0);
    assert!(read["inputs"].get("page_visibility").is_none());
    assert!(read["notes"].to_string().contains("How many followers the page has"), "{read}");
}

#[test]
fn sheets_saved_again_as_text_add_up() {
    let percent = |rows: Rows| -> Rows {
        let mut rows = rows;
        for row in &mut rows[2..] {
            for cell in row.iter_mut().skip(17) {
                if let C::N(rate) = cell
                    && *rate < 1.0
                {
                    *cell = C::from(format!("{:.0}%", *rate * 100.0));
                }
            }
        }
        rows
    };
    let days = delimited(&percent(metrics(&text_date)), ';').into_bytes();
    let list = csv(&posts(&text_date));
    let read = answer(&[("metrics.csv", &days), ("posts.csv", &list)], &followers(5_000.0));
    near(&read["inputs"]["page_posts"], 24.0 / (90.0 / 30.4375));
    near(&read["inputs"]["page_visibility"], 9_000.0 / (24.0 * 5_000.0));
    near(&read["inputs"]["engagement"], 0.04);
}

#[test]
fn errors_and_formulas_lose_one_row_and_no_more() {
    let mut days = metrics(&serial);
    days[10][1] = C::F("=1/0", "#DIV/0!");
    days[11][1] = C::F("=50+50", "100");
    days.push(row!["Total", 1e6]);
    for bytes in [xls(&vec![("Metrics", days.clone())]), xlsx(&vec![("Metrics", days.clone())])] {
        let read = answer(&[("content.xls", &bytes)], &Options::default());
        near(&read["inputs"]["engagement"], 0.04);
        assert_eq!(
            read["files"][0]["rows_left_out"],
            json!([{ "why": "no date", "rows": 1 }, { "why": "a cell that holds no number", "rows": 1 }]),
            "{read}"
        );
    }
}

#[test]
fn html_under_the_name_of_a_workbook_is_read() {
    let read = answer(&[("content.xls", &html(&metrics(&text_date)))], &Options::default());
    near(&read["inputs"]["engagement"], 0.04);
}

#[test]
fn posts_are_compared_with_the_days_of_their_time() {
    // 24 posts over 76 days; of the days only January.
    let january = metrics(&text_date)[..33].to_vec();
    let list = posts(&text_date);
    let read = answer(&[("metrics.csv", &csv(&january)), ("posts.csv", &csv(&list))], &followers(5_000.0));
    near(&read["inputs"]["page_posts"], 24.0 / (76.0 / 30.4375));
    // Every third day, of which each ninth post is sponsored: ten in January.
    near(&read["inputs"]["page_visibility"], 3_100.0 / (10.0 * 5_000.0));
    assert!(read["notes"].to_string().contains("Posts from outside the period of the daily figures: 14."), "{read}");
    // Two months with one between them of which nothing is known.
    let march = [&metrics(&text_date)[..2], &metrics(&text_date)[62..]].concat();
    let read = answer(&[("1.csv", &csv(&january)), ("3.csv", &csv(&march))], &followers(5_000.0));
    assert!(read["notes"].to_string().contains("in 2.00 months"), "{read}");
}

#[test]
fn posts_seen_more_often_than_there_are_followers_say_nothing_of_visibility() {
    let sheets = vec![("Metrics", metrics(&text_date)), ("All posts", posts(&text_date))];
    // 9,000 impressions of 24 posts.
    let read = answer(&[("content.xls", &xls(&sheets))], &followers(300.0));
    assert!(read["inputs"].get("page_visibility").is_none(), "{read}");
    assert!(read["notes"].to_string().contains("Impressions per post are 125% of the followers"), "{read}");
    near(&answer(&[("content.xls", &xls(&sheets))], &followers(375.0))["inputs"]["page_visibility"], 1.0);
    // Nor are they a share of nobody.
    let read = answer(&[("content.xls", &xls(&sheets))], &followers(0.0));
    assert!(read["inputs"].get("page_visibility").is_none(), "{read}");
    assert!(read["notes"].to_string().contains("How many followers the page has"), "{read}");
}

#[test]
fn whether_posts_are_listed_is_said() {
    let missing = "The list of posts is missing";
    let notes = |list: &Rows| {
        let sheets = vec![("Metrics", metrics(&text_date)), ("All posts", list.clone())];
        answer(&[("content.xls", &xls(&sheets))], &followers(5_000.0))["notes"].to_string()
    };
    let list = posts(&text_date);
    assert!(notes(&list[..2].to_vec()).contains(missing), "{}", notes(&list[..2].to_vec()));
    // Those of another time are listed all the same.
    let elsewhen = posts(&|day| C::N(45_292.0 - 300.0 + day as f64));
    assert!(!notes(&elsewhen).contains(missing), "{}", notes(&elsewhen));
    assert!(!notes(&list).contains(missing));
}
