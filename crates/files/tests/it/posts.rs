//! A member's own posts: personal analytics, one post, `Shares.csv`; and posts on X.

use crate::build::*;
use crate::row;
use reach_estimator_files::import::{Meaning, Options};
use serde_json::json;

/// A year of days with 50 impressions and 2 engagements, and `posts` posts, in the order of dates that `date` writes.
fn personal(posts: usize, names: [&'static str; 5], headings: [&str; 3], date: &dyn Fn(u32, u32) -> String) -> Sheets {
    let days: Vec<(u32, u32)> = (1..=12).flat_map(|month| (1..=28).map(move |day| (month, day))).collect();
    let period = format!("{} - {}", date(1, 1), date(12, 31));
    let mut daily = vec![headings.map(C::from).to_vec()];
    daily.extend(days.iter().filter(|(_, day)| *day != 13).map(|&(month, day)| row![date(month, day), "50", 2.0]));
    let mut top = vec![
        row!["Maximum of 50 posts available to include in this list"],
        row![""],
        row!["Post URL", "Post publish date", "Engagements", "", "Post URL", "Post publish date", "Impressions"],
    ];
    top.extend((0..posts.min(50)).map(|n| {
        let link = |n: usize| format!("https://www.linkedin.com/feed/update/urn:li:share:{n}");
        let (month, day) = days[n * 3];
        row![link(n), date(month, day), 7.0, "", link(posts - 1 - n), date(month, day), "1,316"]
    }));
    let discovery =
        vec![row!["Overall Performance", period], row!["Impressions", "16,200"], row!["Members reached", "8,000"]];
    let followers = vec![
        row![format!("Total followers on {}:", date(12, 31)), 900.0],
        row![""],
        row!["Date", "New followers"],
        row![date(1, 1), 3.0],
    ];
    let people = vec![row!["Top Demographics", "Value", "Percentage"], row!["Location", "Here", "< 1%"]];
    names.into_iter().zip([discovery, daily, top, followers, people]).collect()
}

const ENGLISH: [&str; 5] = ["DISCOVERY", "ENGAGEMENT", "TOP POSTS", "FOLLOWERS", "DEMOGRAPHICS"];
const GERMAN: [&str; 5] = ["ENTDECKUNG", "INTERAKTIONEN", "TOP-BEITRÄGE", "FOLLOWER", "DEMOGRAFIEN"];

fn american(month: u32, day: u32) -> String {
    format!("{month}/{day}/2025")
}

fn european(month: u32, day: u32) -> String {
    format!("{day}/{month}/2025")
}

#[test]
fn personal_analytics_give_posts_engagement_and_a_past_result() {
    for (names, headings, date) in [
        (ENGLISH, ["Date", "Impressions", "Engagements"], &american as &dyn Fn(u32, u32) -> String),
        (GERMAN, ["Datum", "Impressions", "Interaktionen"], &european),
    ] {
        let read = answer(&[("Content_2025.xlsx", &xlsx(&personal(36, names, headings, date)))], &Options::default());
        let months = 365.0 / 30.4375;
        assert_eq!(read["files"][0]["kind"], "linkedin-personal", "{read}");
        assert_eq!(read["files"][0]["period"], json!(["2025-01-01", "2025-12-31"]));
        near(&read["inputs"]["posts"], 36.0 / months);
        near(&read["inputs"]["engagement"], 0.04);
        assert!(read["inputs"].get("visibility").is_none());
        near(&read["past"]["impressions"], 12.0 * 27.0 * 50.0);
        near(&read["past"]["shares"], 36.0);
        near(&read["past"]["sharers"], 1.0);
        near(&read["past"]["months"], months);
        assert!(read["notes"].to_string().contains("upper bound of feed visibility"), "{read}");
    }
}

#[test]
fn a_list_cut_at_fifty_gives_no_number_of_posts() {
    let sheets = personal(60, ENGLISH, ["Date", "Impressions", "Engagements"], &american);
    let read = answer(&[("Content.xlsx", &xlsx(&sheets))], &Options::default());
    assert!(read["inputs"].get("posts").is_none());
    assert!(read["notes"].to_string().contains("cut at 50 rows"), "{read}");
}

#[test]
fn several_members_give_the_mean() {
    let file = |posts| xlsx(&personal(posts, ENGLISH, ["Date", "Impressions", "Engagements"], &american));
    let (one, two) = (file(12), file(36));
    let read = answer(&[("a.xlsx", &one), ("b.xlsx", &two)], &Options::default());
    near(&read["inputs"]["posts"], 24.0 / (365.0 / 30.4375));
    near(&read["past"]["sharers"], 2.0);
    near(&read["past"]["shares"], 48.0);
}

#[test]
fn one_post_is_known() {
    let rows = vec![
        row!["Post URL", "https://www.linkedin.com/feed/update/urn:li:share:1"],
        row!["Post Date", "Mar 5, 2026"],
        row!["Impressions", "1,316"],
        row!["Members reached", 900.0],
        row!["Reactions", 20.0],
        row!["Comments", 5.0],
        row!["Reposts", 1.0],
    ];
    let read = answer(&[("post.xlsx", &xlsx(&vec![("PERFORMANCE", rows)]))], &Options::default());
    assert_eq!(read["files"][0]["kind"], "linkedin-post", "{read}");
    near(&read["inputs"]["engagement"], 26.0 / 1316.0);
    near(&read["past"]["impressions"], 1316.0);
}

#[test]
fn shares_count_links_not_rows() {
    let mut text = String::from("Date,ShareLink,ShareCommentary,SharedUrl,MediaUrl,Visibility\n");
    for month in 1..=12 {
        let link = format!("https://www.linkedin.com/feed/update/urn%3Ali%3Ashare%3A{month}");
        // Lines, doubled and escaped quotes; a second row for a second picture.
        text.push_str(&format!("2025-{month:02}-07 16:41:18,{link},\"He said \"\"yes\"\",\nthen \\\"no\\\", twice\",,a.jpg,MEMBER_NETWORK\n"));
        text.push_str(&format!("2025-{month:02}-07 16:41:18,{link},\"He said \"\"yes\"\",\nthen \\\"no\\\", twice\",,b.jpg,MEMBER_NETWORK\n"));
    }
    let read = answer(&[("Shares_1234.csv", text.as_bytes())], &Options::default());
    let months = 335.0 / 30.4375;
    assert_eq!(read["files"][0]["kind"], "linkedin-shares");
    assert_eq!(read["files"][0]["period"], json!(["2025-01-07", "2025-12-07"]));
    near(&read["inputs"]["posts"], 12.0 / months);
    assert_eq!(
        read["files"][0]["rows_left_out"],
        json!([{ "why": "further picture or link of the same post", "rows": 12 }])
    );

    let reposts = "Date,Link\n2025-01-07 10:00:00,https://www.linkedin.com/feed/update/1\n2025-01-09 10:00:00,https://www.linkedin.com/feed/update/2\n";
    let read =
        answer(&[("Shares.csv", text.as_bytes()), ("InstantReposts.csv", reposts.as_bytes())], &Options::default());
    near(&read["inputs"]["posts"], 14.0 / months);
}

#[test]
fn few_columns_and_backslashes_at_the_end_are_shares_too() {
    let text = "Date,ShareLink,ShareCommentary\n2025-01-07 16:41:18,https://l/1,\"C:\\\"\n2025-01-08 16:41:18,https://l/2,\"D:\\\"\n2025-01-09 16:41:18,https://l/3,plain\n";
    let read = answer(&[("Shares.csv", text.as_bytes())], &Options::default());
    near(&read["inputs"]["posts"], 3.0);
}

#[test]
fn both_generations_of_x_are_read() {
    let mut new = vec![row![
        "Post id",
        "Date",
        "Post text",
        "Post Link",
        "Impressions",
        "Likes",
        "Engagements",
        "Bookmarks",
        "Shares",
        "New follows",
        "Replies",
        "Reposts",
        "Profile visits",
        "Detail Expands",
        "URL Clicks",
        "Hashtag Clicks",
        "Permalink Clicks"
    ]];
    for day in 1..=30 {
        let text = if day % 3 == 0 { "@somebody thanks" } else { "News" };
        new.push(row![
            "1",
            format!("Mon, Jun {day}, 2026"),
            text,
            "https://x.com/1",
            1000.0,
            10.0,
            40.0,
            "-",
            "",
            1.0,
            3.0,
            2.0,
            4.0,
            5.0,
            8.0,
            0.0,
            0.0
        ]);
    }
    let read = answer(&[("account_analytics.csv", &csv(&new))], &Options::default());
    assert_eq!(read["files"][0]["kind"], "x-content", "{read}");
    assert_eq!(read["files"][0]["rows_left_out"], json!([{ "why": "a reply, not a post", "rows": 10 }]));
    near(&read["inputs"]["ctr"], 0.008);
    near(&read["inputs"]["engagement"], 0.015);
    near(&read["inputs"]["posts"], 20.0);

    let mut heading: Vec<String> = [
        "Tweet id",
        "Tweet permalink",
        "Tweet text",
        "time",
        "impressions",
        "engagements",
        "engagement rate",
        "retweets",
        "replies",
        "likes",
        "user profile clicks",
        "url clicks",
    ]
    .map(str::to_owned)
    .to_vec();
    heading.extend((12..40).map(|n| format!("promoted {n}")));
    let mut old: Rows = vec![heading.into_iter().map(C::from).collect()];
    for day in 1..=10 {
        let mut row = row![
            "\"1\"",
            "https://twitter.com/1",
            "A text",
            format!("2020-02-{day:02} 18:00 +0000"),
            "1203.0",
            "24.0",
            "0.02",
            "1.0",
            "2.0",
            "3.0",
            "0.0",
            "12.0"
        ];
        row.extend((12..40).map(|_| C::from("-")));
        old.push(row);
    }
    let read = answer(&[("tweet_activity.csv", &csv(&old))], &Options::default());
    assert_eq!(read["files"][0]["period"], json!(["2020-02-01", "2020-02-10"]));
    near(&read["inputs"]["ctr"], 12.0 / 1203.0);
    near(&read["inputs"]["engagement"], 6.0 / 1203.0);
    near(&read["inputs"]["posts"], 10.0);
}

#[test]
fn one_member_posts_over_the_time_of_all_their_files() {
    let line = |day: usize, n: usize| format!("2026-{:02}-{:02} 10:00:00,https://l/{n}", 1 + day / 28, 1 + day % 28);
    let own: String = (0..40).map(|n| format!("{},\n", line(n * 4, n))).collect();
    let own = format!("Date,ShareLink,ShareCommentary\n{own}");
    let passed_on: String = (0..20).map(|n| line(n, 100 + n) + "\n").collect();
    let passed_on = format!("Date,Link\n{passed_on}");
    let posts = |files: &[(&str, &[u8])]| answer(files, &Options::default())["inputs"]["posts"].as_f64().unwrap();
    let alone = posts(&[("Shares.csv", own.as_bytes())]);
    let both = posts(&[("Shares.csv", own.as_bytes()), ("InstantReposts.csv", passed_on.as_bytes())]);
    assert!((both / alone - 1.5).abs() < 1e-9, "{both} {alone}");
    // Another program's copy of either adds nothing.
    let copies = [own.replace(',', ";"), passed_on.replace(',', "\t").replace(":00\n", "\n")];
    let again = posts(&[
        ("Shares.csv", own.as_bytes()),
        ("InstantReposts.csv", passed_on.as_bytes()),
        ("a.csv", copies[0].as_bytes()),
        ("b.csv", copies[1].as_bytes()),
    ]);
    assert!((again / both - 1.0).abs() < 1e-9, "{again} {both}");
    // A colleague passes the same posts on at other minutes.
    let colleague = passed_on.replace("10:00:00", "10:07:00");
    let other = own.replace("https://l/", "https://l/other-");
    let four = posts(&[
        ("Shares.csv", own.as_bytes()),
        ("InstantReposts.csv", passed_on.as_bytes()),
        ("Shares.csv", other.as_bytes()),
        ("InstantReposts.csv", colleague.as_bytes()),
    ]);
    assert!((four / both - 1.0).abs() < 1e-9, "{four} {both}");
}

#[test]
fn a_member_saved_again_is_no_colleague() {
    let headings = ["Date", "Impressions", "Engagements"];
    let sheets = personal(36, ENGLISH, headings, &american);
    let once = answer(&[("a.xlsx", &xlsx(&sheets))], &Options::default());
    // Exported again half a year later, of which this is the first half.
    let mut older = sheets.clone();
    older[0].1[0] = row!["Overall Performance", "1/1/2025 - 6/30/2025"];
    older[1].1.truncate(1 + 6 * 27);
    let dated = |row: &Vec<C>| text_of(&row[1]).split('/').next().unwrap().parse().is_ok_and(|month: u32| month > 6);
    older[2].1.retain(|row| row.len() < 7 || !dated(row));
    for (name, file) in [("b.xls", xls(&sheets)), ("older.xlsx", xlsx(&older))] {
        let again = answer(&[("a.xlsx", &xlsx(&sheets)), (name, &file)], &Options::default());
        assert_eq!((&again["inputs"], &again["past"]), (&once["inputs"], &once["past"]), "{name}: {again}");
        assert!(again["notes"].to_string().contains(&format!("{name}: The same file is here already")), "{again}");
        let turned = answer(&[(name, &file), ("a.xlsx", &xlsx(&sheets))], &Options::default());
        near(&turned["past"]["sharers"], 1.0);
    }
}

#[test]
fn a_further_column_or_sheet_hides_no_layout() {
    let plain = personal(36, ENGLISH, ["Date", "Impressions", "Engagements"], &american);
    let expected = answer(&[("a.xlsx", &xlsx(&plain))], &Options::default());
    for place in [1, 3] {
        let mut sheets = plain.clone();
        for (number, row) in sheets[1].1.iter_mut().enumerate() {
            row.insert(place, if number == 0 { C::from("Video views") } else { C::N(7.0) });
        }
        let read = answer(&[("a.xlsx", &xlsx(&sheets))], &Options::default());
        assert_eq!((&read["inputs"], &read["past"]), (&expected["inputs"], &expected["past"]), "{place}: {read}");
    }
    let cover = || ("Cover", vec![row!["Report"], row!["for", "somebody"]]);
    let posts: Rows =
        (1..=9).map(|n| row![format!("2025-01-{n:02} 10:00:00"), format!("https://l/{n}"), "x"]).collect();
    let shares = [vec![row!["Date", "ShareLink", "ShareCommentary"]], posts].concat();
    let read = answer(&[("s.xlsx", &xlsx(&vec![cover(), ("Shares", shares)]))], &Options::default());
    assert_eq!(read["files"][0]["kind"], "linkedin-shares", "{read}");
    let read = answer(&[("x.xlsx", &xlsx(&vec![cover(), ("Posts", on_x())]))], &Options::default());
    assert_eq!(read["files"][0]["kind"], "x-content", "{read}");
    // A table of anything with a day and two figures is no member's.
    let table = [row!["Date", "Impressions", "Engagements", "Team"], row!["2025-01-01", 3.0, 1.0, "A"]];
    let read = answer(&[("t.csv", &csv(&[&table[..], &table[1..]].concat()))], &Options::default());
    assert_eq!(read["files"][0]["kind"], "table", "{read}");
}

/// Thirty posts, a day each.
fn on_x() -> Rows {
    let mut rows = vec![row!["Post id", "Date", "Post text", "Post Link", "Impressions", "Likes", "URL Clicks"]];
    rows.extend((1..=30).map(|day| {
        let (id, link) = (format!("18000000000000000{day:02}"), format!("https://x.com/a/status/{day}"));
        row![id, format!("Mon, Jun {day}, 2026"), "News", link, 1000.0, 10.0, 8.0]
    }));
    rows
}

#[test]
fn a_post_on_x_counts_once_and_a_sum_is_none() {
    let rows = on_x();
    let once = answer(&[("x.csv", &csv(&rows))], &Options::default());
    let total = [rows.clone(), vec![row!["Total", "", "", "", 30_000.0, 300.0, 240.0]]].concat();
    let doubled = [rows.clone(), rows[1..].to_vec()].concat();
    for (file, why) in [
        (total, json!([{ "why": "a sum of other rows", "rows": 1 }])),
        (doubled, json!([{ "why": "listed twice", "rows": 30 }])),
    ] {
        let read = answer(&[("x.csv", &csv(&file))], &Options::default());
        assert_eq!((&read["inputs"], &read["files"][0]["rows_left_out"]), (&once["inputs"], &why));
    }
    // Saved again: another separator and other dates, or the first half only.
    let mut iso = rows.clone();
    iso[1..].iter_mut().zip(1..).for_each(|(row, day)| row[1] = C::from(format!("2026-06-{day:02}")));
    for copy in [delimited(&iso, ';').into_bytes(), csv(&rows[..16].to_vec())] {
        for files in [[("x.csv", csv(&rows)), ("copy", copy.clone())], [("copy", copy.clone()), ("x.csv", csv(&rows))]]
        {
            let files = files.each_ref().map(|(name, bytes)| (*name, bytes.as_slice()));
            let read = answer(&files, &Options::default());
            assert_eq!(read["inputs"], once["inputs"]);
            assert!(read["notes"].to_string().contains("counts once"), "{read}");
        }
    }
    // Numbers that a spreadsheet has rounded are not one post.
    let mut rounded = rows.clone();
    rounded[1..].iter_mut().for_each(|row| (row[0], row[3]) = (C::from("1.8E+18"), C::Nil));
    assert_eq!(answer(&[("x.csv", &csv(&rounded))], &Options::default())["inputs"], once["inputs"]);
}

#[test]
fn a_table_whose_columns_are_named_is_nobodys_own_export() {
    let days: String = (1..=9).map(|day| format!("2024-01-0{day},100,{day}\n")).collect();
    let days = format!("Date,Impressions,Engagements\n{days}");
    let columns = mapping(&[
        (Meaning::Date, "Date"),
        (Meaning::Impressions, "Impressions"),
        (Meaning::Engagements, "Engagements"),
    ]);
    let read = answer(&[("a.csv", days.as_bytes())], &columns);
    assert_eq!(read["past"], json!({ "months": 1.0, "impressions": 900.0, "engagements": 45.0 }), "{read}");
    assert_eq!(read["files"][0]["kind"], "table");
    // Unnamed they are anybody's too: of a page, of a whole staff.
    let read = answer(&[("a.csv", days.as_bytes())], &Options::default());
    assert_eq!((&read["files"][0]["kind"], &read["past"], &read["inputs"]), (&json!("table"), &json!({}), &json!({})));
    let links: String = (1..=9).map(|day| format!("2024-01-0{day},https://l/{day},P{}\n", day % 3)).collect();
    let links = format!("Date,Link,Author\n{links}");
    let read = answer(&[("a.csv", links.as_bytes())], &mapping(&[(Meaning::Sharers, "Author")]));
    assert_eq!((&read["files"][0]["kind"], &read["past"]["sharers"]), (&json!("table"), &json!(3.0)), "{read}");
    // A whole export is known, whatever was said of another file.
    let sheets = personal(36, ENGLISH, ["Date", "Impressions", "Engagements"], &american);
    let read = answer(&[("Content.xlsx", &xlsx(&sheets))], &columns);
    assert_eq!(read["files"][0]["kind"], "linkedin-personal");
}
