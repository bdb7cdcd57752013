//! Figures that would be wrong without a word: they are read rightly, or it is said that they are not.

use crate::build::*;
use reach_estimator_files::import::Meaning;
use serde_json::{Value, json};

const NAME: (Meaning, &str) = (Meaning::Sharers, "Name");
const SHARES: (Meaning, &str) = (Meaning::Shares, "Shares");
const CLICKS: (Meaning, &str) = (Meaning::Clicks, "Clicks");

fn read(text: &str, columns: &[(Meaning, &str)]) -> Value {
    answer(&[("a.csv", text.as_bytes())], &mapping(columns))
}

fn says(read: &Value, what: &str) -> bool {
    read["notes"].to_string().contains(what)
}

#[test]
fn numbers_with_something_beside_them_are_no_titles_of_posts() {
    for beside in ["# posts", "ca. #", "# ▲", "# of 20", "#x", "~#", "# (5 X)", "# Beiträge", "#-20"] {
        let cell = |count: &str| beside.replace('#', count);
        let text = format!("Name,Shares,Clicks\nA B,{},4\nC D,{},1\nE F,{},9\n", cell("12"), cell("3"), cell("7"));
        let read = read(&text, &[NAME, SHARES, CLICKS]);
        assert_ne!(read["past"]["shares"], 3.0, "{beside}: {read}");
        assert!(read["past"].get("shares").is_none() == says(&read, "hold no number: 3"), "{beside}: {read}");
        assert_eq!(
            (&read["past"]["sharers"], &read["past"]["clicks"]),
            (&json!(3.0), &json!(14.0)),
            "{beside}: {read}"
        );
    }
    // A title may begin with a number.
    let read = read("Name,Shares,Clicks\nA B,5 tips for winter,4\nC D,Our report,1\n", &[SHARES, CLICKS]);
    assert_eq!(read["past"]["shares"], 2.0, "{read}");
}

#[test]
fn content_that_many_share_hides_no_people() {
    let text = "Date,Name,Shares,Clicks\n2026-09-01,A B,Our report,3\n2026-09-01,C D,Our report,1\n\
                2026-09-02,E F,Our report,0\n2026-09-03,A B,We are hiring,2\n2026-09-03,C D,We are hiring,1\n";
    let read = read(text, &[NAME, SHARES, CLICKS]);
    assert_eq!(read["past"], json!({ "months": 1.0, "sharers": 3.0, "clicks": 7.0 }), "{read}");
    assert!(says(&read, "hold no number: 5"), "{read}");
}

#[test]
fn people_who_are_more_than_the_posts_are_not_those_who_shared() {
    let table = |shares: f64| format!("Team,Registered users,Shares\nSales,500,{shares}\nHR,200,10\n");
    let registered = [(Meaning::Sharers, "Registered users"), SHARES];
    let few = read(&table(30.0), &registered);
    assert_eq!(few["past"], json!({ "shares": 40.0 }), "{few}");
    assert!(says(&few, "counts 700 people, but there are only 40 posts"), "{few}");
    let enough = read(&table(690.0), &registered);
    assert_eq!(enough["past"], json!({ "sharers": 700.0, "shares": 700.0 }), "{enough}");
}

#[test]
fn counts_are_whole() {
    let table = |figures: [&str; 4]| {
        let rows: String = figures.iter().enumerate().map(|(n, figure)| format!("P{n},3,{figure}\n")).collect();
        read(&format!("Name,Shares,Engagement\n{rows}"), &[(Meaning::Engagements, "Engagement"), SHARES])
    };
    let rates = table(["4.52", "3.10", "0.88", "12"]);
    assert_eq!(rates["past"], json!({ "shares": 12.0 }), "{rates}");
    assert!(says(&rates, "holds rates"), "{rates}");
    // One of a weight, or of a currency, is no rate of all.
    assert_eq!(table(["4.5", "3", "1", "12"])["past"]["engagements"], 20.5);
    assert_eq!(table(["1.25k", "2k", "1.5k", "1k"])["past"]["engagements"], 5_750.0);
}

#[test]
fn a_number_for_which_a_column_was_too_narrow_is_missed() {
    let read =
        read("Name,Shares,Impressions\nA B,3,######\nC D,2,400\n", &[(Meaning::Impressions, "Impressions"), SHARES]);
    assert_eq!(read["past"], json!({ "shares": 5.0, "impressions": 400.0 }), "{read}");
    assert!(says(&read, "“Impressions” that hold no number: 1"), "{read}");
}

#[test]
fn what_counts_without_a_time_is_told_of() {
    let months = "Month,Shares\nJanuary 2026,30\nFebruary 2026,40\nMarch 2026,30\n";
    let columns = [(Meaning::Date, "Month"), SHARES];
    let unread = "holds dates that cannot be read";
    for row in ["Rest of year,90", "Before 2026,9", "MTD,20", "31.09.2026,40", ",12"] {
        let read = read(&format!("{months}{row}\n"), &columns);
        assert!(says(&read, unread), "{row}: {read}");
    }
    assert!(!says(&read(&format!("{months}a remark,1\n"), &columns), unread));
}

#[test]
fn the_sum_of_all_parts_is_none_of_them_whatever_it_is_called() {
    let columns = [(Meaning::Sharers, "Active"), SHARES, CLICKS];
    let parts = "Germany,10,100,200\nFrance,4,20,10\nUSA,5,30,40\n";
    for name in ["Worldwide", "World", "Konzern", "Tous les pays", "العالم", "TTL", "Company-wide"] {
        for rows in [format!("{parts}{name},19,150,250\n"), format!("{name},19,150,250\n{parts}")] {
            let read = read(&format!("Country,Active,Shares,Clicks\n{rows}"), &columns);
            assert_eq!(read["past"], json!({ "sharers": 19.0, "shares": 150.0, "clicks": 250.0 }), "{name}: {read}");
        }
    }
    // Small figures, and those that follow from each other, meet by chance.
    for last in ["Spain,3,5,12", "Spain,6,600,1200"] {
        let rows = if last.ends_with("00") {
            "Germany,2,200,400\nFrance,4,400,800\n"
        } else {
            "Germany,1,2,4\nFrance,2,3,8\n"
        };
        let read = read(&format!("Country,Active,Shares,Clicks\n{rows}{last}\n"), &columns);
        assert_eq!(read["files"][0]["rows_used"], 3, "{last}: {read}");
    }
}

#[test]
fn a_subtotal_beside_which_nobody_stands_may_be_of_one() {
    let text = "Team,Name,Shares,Clicks\nFinance,A B,2,21\nFinance Total,,2,21\nIT,C D,13,15\nIT Total,,13,15\nHR,E F,4,9\nHR Total,,4,9\n";
    for rows in [text.to_owned(), format!("{text}Grand Total,,19,45\n")] {
        let read = read(&rows, &[NAME, SHARES, CLICKS]);
        assert_eq!(read["past"], json!({ "sharers": 3.0, "shares": 19.0, "clicks": 45.0 }), "{read}");
    }
}

#[test]
fn subtotals_of_months_are_left_out_though_somebody_did_nothing() {
    let text = "Month,Name,Shares,Clicks\nApril 2026,A B,5,6\nApril 2026,C D,1,1\nApril 2026 Total,,6,7\n\
                May 2026,A B,3,4\nMay 2026,C D,0,0\nMay 2026 Total,,3,4\n\
                June 2026,A B,3,4\nJune 2026,C D,4,0\nJune 2026 Total,,7,4\n";
    let read = read(text, &[NAME, SHARES, CLICKS]);
    assert_eq!((&read["past"]["shares"], &read["past"]["clicks"]), (&json!(16.0), &json!(15.0)), "{read}");
}

#[test]
fn what_is_of_the_size_of_a_total_below_it_is_another_period() {
    let table = "Name,Shares,Clicks\nA B,3,40\nC D,2,9\nE F,4,8\nTotal,9,57\n";
    for row in ["Same period last year,90,600", "Vorjahreszeitraum,8,50", "N-1,7,60", "Budget,10,60", "Q2 2026,9,58"] {
        let read = read(&format!("{table}{row}\n"), &[NAME, SHARES, CLICKS]);
        assert_eq!(read["past"], json!({ "sharers": 3.0, "shares": 9.0, "clicks": 57.0 }), "{row}: {read}");
    }
}

#[test]
fn a_table_without_a_row_that_counts_is_told_of() {
    let read = read("Name,Clicks\nA,x\nB,y\n", &[NAME, CLICKS]);
    assert_eq!(read["past"], json!({}), "{read}");
    assert!(says(&read, "no row could be used"), "{read}");
    let total = self::read("Name,Shares,Clicks\nTotal,5,6\n", &[NAME, SHARES, CLICKS]);
    assert!(says(&total, "the sum that was taken is 0."), "{total}");
}

#[test]
fn people_of_parts_of_a_staff_add_up_whatever_a_part_is_called() {
    for heading in
        ["BU", "Site", "Sparte", "Entité", "Delegación", "Gerencia", "Dirección", "Function", "Market", "Hub"]
    {
        let text = format!("{heading},Active users,Shares\nSales,31,93\nHR,30,30\nIT,35,175\n");
        let read = read(&text, &[(Meaning::Sharers, "Active users"), SHARES]);
        assert_eq!(read["past"]["sharers"], 96.0, "{heading}: {read}");
    }
}

#[test]
fn a_part_that_happens_to_have_as_many_people_as_the_others_is_not_all_of_them() {
    let text = "Country,Users,Shares,Clicks\nUSA,8,48,350\nSpain,4,12,280\nGermany,18,18,160\nUK,30,30,210\n";
    let columns = [(Meaning::Sharers, "Users"), SHARES, CLICKS];
    for rows in [text.to_owned(), format!("{text}Totals,60,108,1000\n")] {
        let read = read(&rows, &columns);
        assert_eq!(read["past"], json!({ "sharers": 60.0, "shares": 108.0, "clicks": 1000.0 }), "{read}");
    }
    // Nor is one of two that are as large.
    for _ in 0..8 {
        let read = read("Country,Users,Shares\nUSA,12,48\nSpain,12,40\nUK,0,0\n", &columns[..2]);
        assert_eq!(read["past"]["sharers"], 24.0, "{read}");
    }
}
