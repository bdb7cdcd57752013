//! A member's own posts: personal analytics, one post, `Shares.csv`; and posts on X.

use crate::build::*;
use crate::row;
use reach_estimator_files::import::Options;
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
    near(&read["inputs"]["posts"], 12.0 / months + 2.0);
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
