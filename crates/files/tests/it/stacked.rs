//! Several tables below each other on one sheet.

use crate::build::*;
use crate::row;
use reach_estimator_files::import::Meaning;
use serde_json::{Value, json};

const NAME: (Meaning, &str) = (Meaning::Sharers, "Name");
const SHARES: (Meaning, &str) = (Meaning::Shares, "Shares");
const CLICKS: (Meaning, &str) = (Meaning::Clicks, "Clicks");

fn read(text: &str, columns: &[(Meaning, &str)]) -> Value {
    answer(&[("a.csv", text.as_bytes())], &mapping(columns))
}

const DATES: &str = "# ---\n# Start date: 20240101\n# End date: 20240103\n";

#[test]
fn views_of_the_same_count_once() {
    let days = "Nth day,Sessions\n0000,5\n0001,6\n0002,15\n";
    let sources = "Session source / medium,Sessions\nlinkedin / employee,20\nx / social,6\n";
    for text in [format!("{DATES}{days}{DATES}{sources}"), format!("{DATES}{sources}{DATES}{days}")] {
        let read = read(&text, &[(Meaning::Clicks, "Sessions")]);
        assert_eq!(read["past"]["clicks"], 26.0, "{text}: {read}");
        assert_eq!(read["files"][0]["period"], json!(["2024-01-01", "2024-01-03"]), "{text}: {read}");
        assert_eq!(read["notes"], json!([]), "{text}");
    }
    // The one that has all that is meant is taken.
    let columns = [(Meaning::Sharers, "Session source / medium"), (Meaning::Clicks, "Sessions")];
    let read = read(&format!("{DATES}{days}{DATES}{sources}"), &columns);
    assert_eq!((&read["past"]["sharers"], &read["past"]["clicks"]), (&json!(2.0), &json!(26.0)), "{read}");
    assert_eq!(read["files"][0]["period"], json!(["2024-01-01", "2024-01-03"]), "{read}");
}

#[test]
fn what_the_time_is_compared_with_is_not_the_time() {
    let above =
        "# Start date: 20240101\n# End date: 20240103\n# Compare start date: 20230101\n# Compare end date: 20230103\n";
    let read = read(&format!("{above}Source,Sessions\nx,5\ny,6\n"), &[(Meaning::Clicks, "Sessions")]);
    assert_eq!(read["files"][0]["period"], json!(["2024-01-01", "2024-01-03"]), "{read}");
}

#[test]
fn another_view_below_one_column_of_figures_is_not_added_to_it() {
    let months = "Campaign,Clicks\nA,5\nB,6\n,\nMonth,Clicks\nJan 2024,4\nFeb 2024,7\n";
    assert_eq!(read(months, &[CLICKS])["past"]["clicks"], 11.0);
    let people = "Name,Shares,Clicks\nAnn,3,30\nBob,4,40\nCem,5,50\n";
    for below in ["Top posts,Shares,Clicks\nHello,3,30\nWorld,2,20\n", "Top posts,Impressions,Reactions\nHello,3,30\n"]
    {
        let read = read(&format!("{people}{below}"), &[NAME, SHARES, CLICKS]);
        assert_eq!(read["past"], json!({ "sharers": 3.0, "shares": 12.0, "clicks": 120.0 }), "{below}");
    }
}

#[test]
fn a_table_goes_on_below_headings_in_another_order() {
    let text = "Name,Shares,Clicks\nAnn,3,30\nBob,4,40\nName,Clicks,Shares\nCem,50,5\n";
    let read = read(text, &[NAME, SHARES, CLICKS]);
    assert_eq!(read["past"], json!({ "sharers": 3.0, "shares": 12.0, "clicks": 120.0 }), "{read}");
}

#[test]
fn headings_are_found_far_down() {
    let filters: String = (0..25).map(|n| format!("Filter {n}: all\n")).collect();
    let table = "Name,Shares,Clicks\nAnn,3,30\nBob,4,40\n";
    let others: String = (0..40).map(|n| format!("2024-01-01,{n}\n")).collect();
    for text in [format!("{filters}{table}"), format!("Day,Views\n{others}{table}")] {
        let read = read(&text, &[NAME, SHARES, CLICKS]);
        assert_eq!(read["past"], json!({ "sharers": 2.0, "shares": 7.0, "clicks": 70.0 }), "{read}");
    }
}

#[test]
fn blocks_of_the_same_kind_are_added_up() {
    for (one, other) in [
        ("Campaign A", "Campaign B"),
        ("Week 1", "Week 2"),
        ("Region North", "Region South"),
        ("Sales team", "Content team"),
        ("Mitarbeiter Vertrieb", "Mitarbeiter Marketing"),
        ("LinkedIn channel", "X channel"),
        ("Posts January", "Posts February"),
        ("Sales", "Campaign team"),
        ("Name", "Team Berlin"),
        ("Name", "Region North"),
        ("Marketing team", "Content & Brand"),
    ] {
        let text = format!("{one},Shares,Clicks\na,10,100\nb,5,50\n,,\n{other},Shares,Clicks\nc,7,70\n");
        let read = read(&text, &[SHARES, CLICKS]);
        assert_eq!(read["past"], json!({ "shares": 22.0, "clicks": 220.0 }), "{one}: {read}");
    }
    let people = "Employee,Shares,Clicks\nAnn,10,100\nBob,5,50\n,,\nAdvocate,Shares,Clicks\nCem,7,70\n";
    let read = read(people, &[(Meaning::Sharers, "Employee"), SHARES, CLICKS]);
    assert_eq!(read["past"], json!({ "sharers": 3.0, "shares": 22.0, "clicks": 220.0 }), "{read}");
}

#[test]
fn the_short_of_a_table_above_it_is_not_the_table() {
    let posts = "Post,Shares,Clicks\na,10,100\nb,5,50\n";
    for above in
        ["Shares,Clicks\n15,150\n", "Summary,Shares,Clicks\nTotal,15,150\n", "Team,Shares,Clicks\nTotal,15,150\n"]
    {
        let read = read(&format!("{above}\n{posts}"), &[SHARES, CLICKS]);
        assert_eq!(read["past"], json!({ "shares": 15.0, "clicks": 150.0 }), "{above}: {read}");
    }
    let days = "Impressions,Clicks\n1500,150\n\nDate,Impressions,Clicks\n2024-01-03,1000,100\n2024-02-05,500,50\n";
    let read = read(days, &[(Meaning::Impressions, "Impressions"), CLICKS]);
    assert_eq!((&read["past"]["impressions"], &read["past"]["clicks"]), (&json!(1500.0), &json!(150.0)), "{read}");
}

#[test]
fn a_word_in_place_of_a_figure_ends_no_table() {
    for word in ["?", "pending", "deleted", "not yet", "see below"] {
        let text =
            format!("Title,Clicks,Status\nIntro,100,ok\n5 tips for your page,{word},ok\nHiring,30,ok\nNews,20,ok\n");
        assert_eq!(read(&text, &[CLICKS])["past"]["clicks"], 150.0, "{word}");
        let text =
            format!("Name,Title,Shares,Clicks\nAnn,Boss,1,10\nTeam lead,Boss,{word},pending too\nBob,Boss,3,30\n");
        let read = read(&text, &[NAME, SHARES, CLICKS]);
        assert_eq!((&read["past"]["shares"], &read["past"]["clicks"]), (&json!(4.0), &json!(40.0)), "{word}: {read}");
    }
}

#[test]
fn a_line_above_repeated_headings_says_the_time_of_what_follows() {
    let head = "Name,Shares,Clicks\n";
    for title in ["", "Period: "] {
        let text = format!(
            "{title}January 2024\n{head}Ann,3,30\nBob,4,45\n\n{title}February 2024\n{head}Ann,5,52\nBob,1,9\n\n{title}March 2024\n{head}Ann,2,20\n"
        );
        let read = read(&text, &[NAME, SHARES, CLICKS]);
        assert_eq!(read["files"][0]["period"], json!(["2024-01-01", "2024-03-31"]), "{read}");
        assert_eq!((&read["past"]["sharers"], &read["past"]["clicks"]), (&json!(2.0), &json!(156.0)), "{read}");
    }
}

#[test]
fn lines_between_tables_say_their_time_as_those_above_do() {
    let columns = [NAME, SHARES, CLICKS];
    let head = "Name,Shares,Clicks\n";
    for [one, other] in [
        ["Start date,2024-01-01\nEnd date,2024-01-31\n", "Start date,2024-02-01\nEnd date,2024-02-29\n"],
        ["From: 1 Jan 2024\nTo: 31 Jan 2024\n", "From: 1 Feb 2024\nTo: 29 Feb 2024\n"],
        ["Report for January 2024\n", "Report for February 2024\n"],
        ["Bericht: Januar 2024\n", "Bericht: Februar 2024\n"],
    ] {
        let read = read(&format!("{one}{head}Ann,3,30\nBob,4,45\n\n{other}{head}Ann,5,52\nBob,1,9\n"), &columns);
        assert_eq!(read["files"][0]["period"], json!(["2024-01-01", "2024-02-29"]), "{one}: {read}");
        assert_eq!((&read["past"]["sharers"], &read["past"]["clicks"]), (&json!(2.0), &json!(136.0)), "{one}: {read}");
    }
    let weeks = format!("Week of 1/1/2024\n{head}Ann,3,30\n\nWeek of 1/8/2024\n{head}Ann,5,52\n");
    assert_eq!(read(&weeks, &columns)["files"][0]["period"], json!(["2024-01-01", "2024-01-14"]));
    // Days of a workbook are numbers, and no shares of somebody.
    let day = |called: &str, day: f64| row![called, day, ""];
    let row = |name: &str, shares: f64, clicks: f64| row![name, shares, clicks];
    let head = || row!["Name", "Shares", "Clicks"];
    let book = xlsx(&vec![(
        "A",
        vec![
            day("Start date", 45_292.0),
            day("End date", 45_322.0),
            head(),
            row("Ann", 3.0, 30.0),
            row!["", "", ""],
            day("Start date", 45_323.0),
            day("End date", 45_351.0),
            head(),
            row("Ann", 5.0, 52.0),
        ],
    )]);
    let read = answer(&[("a.xlsx", &book)], &mapping(&columns));
    assert_eq!(read["files"][0]["period"], json!(["2024-01-01", "2024-02-29"]), "{read}");
    assert_eq!((&read["past"]["shares"], &read["past"]["clicks"]), (&json!(8.0), &json!(82.0)), "{read}");
}

#[test]
fn dates_are_read_below_repeated_headings_too() {
    let months = "Month,Shares,Clicks\nJan 2024,3,30\nFeb 2024,4,45\nMar 2024,2,11\n";
    let read = read(&format!("Berlin\n{months}\nParis\n{months}"), &[SHARES, CLICKS]);
    assert_eq!(read["files"][0]["period"], json!(["2024-01-01", "2024-03-31"]), "{read}");
}

#[test]
fn another_column_in_the_place_of_one_is_not_it() {
    let text =
        "LinkedIn,,\nName,Shares,Clicks\nAnn,3,30\nBob,4,45\n,,\nX,,\nName,Likes,Clicks\nAnn,500,52\nBob,100,9\n";
    let read = read(text, &[NAME, SHARES, CLICKS]);
    assert_eq!((&read["past"]["shares"], &read["past"]["clicks"]), (&json!(7.0), &json!(136.0)), "{read}");
}

#[test]
fn a_column_keeps_its_figures_below_a_heading_of_more_words() {
    let people = "Name,Shares,Clicks\nAnn,3,30\nBob,4,45\n";
    let expected = json!({ "sharers": 3.0, "shares": 12.0, "clicks": 127.0 });
    for below in [
        "Name,Total shares,Clicks\nCem,5,52\n",
        "Name,Shares (X),Clicks\nCem,5,52\n",
        "Name,Clicks,Number of shares\nCem,52,5\n",
        "Name,Total clicks,Total shares\nCem,52,5\n",
    ] {
        let read = read(&format!("{people}\n{below}"), &[NAME, SHARES, CLICKS]);
        assert_eq!(read["past"], expected, "{below}: {read}");
        assert!(!read["notes"].to_string().contains("no number"), "{below}: {read}");
    }
    // What is counted otherwise, or may be either of two, is another column: what is missing is said.
    for below in [
        "Name,Shares per week,Shares (X),Shares (LinkedIn),Clicks\nCem,2,1,4,52\n",
        "Name,Shares YTD,Clicks\nCem,90,52\n",
        "Name,Target shares,Clicks\nCem,9,52\n",
        "Name,Likes,Clicks\nCem,9,52\n",
    ] {
        let read = read(&format!("{people}\n{below}"), &[NAME, SHARES, CLICKS]);
        assert_eq!((&read["past"]["shares"], &read["past"]["clicks"]), (&json!(7.0), &json!(127.0)), "{below}: {read}");
        assert!(read["notes"].to_string().contains("“Shares” that hold no number: 1"), "{below}: {read}");
    }
}

#[test]
fn a_block_that_lacks_a_column_has_no_holes_in_it() {
    let people = "Name,Shares,Clicks\nAnn,3,30\nBob,4,45\n";
    let read = read(&format!("{people}\nName,Clicks\nCem,52\n"), &[NAME, SHARES, CLICKS]);
    assert_eq!((&read["past"]["shares"], &read["past"]["clicks"]), (&json!(7.0), &json!(127.0)), "{read}");
    assert!(!read["notes"].to_string().contains("no number"), "{read}");
}

#[test]
fn the_best_of_a_table_are_not_more() {
    let people = "Name,Shares,Clicks\nAnn,3,30\nBen,4,45\nCem,2,11\n";
    let expected = json!({ "sharers": 3.0, "shares": 9.0, "clicks": 86.0 });
    for best in [
        "Top 2,Shares,Clicks\nBen,4,45\nAnn,3,30\n",
        "Top Employees,Shares,Clicks\nBen,4,45\n",
        "Top sharers\nName,Shares,Clicks\nBen,4,45\n",
        "Beste Teilende\nName,Shares,Clicks\nBen,4,45\nAnn,3,30\n",
        "Rank,Name,Shares,Clicks\n1,Ben,4,45\n2,Ann,3,30\n",
        "Top sharers\nName,Clicks\nBen,45\n",
        "Leaderboard\n\nName,Clicks,Shares\nBen,45,4\n",
    ] {
        let read = read(&format!("{people}\n{best}"), &[NAME, SHARES, CLICKS]);
        assert_eq!(read["past"], expected, "{best}: {read}");
        assert!(read["files"][0]["rows_left_out"].to_string().contains("twice"), "{best}: {read}");
    }
    for (best, all) in [("Top 2\nName", "All\nName"), ("Top 2", "All"), ("Top 2\nName", "Everyone\nName")] {
        let text =
            format!("{best},Shares,Clicks\nBen,4,45\nAnn,3,30\n\n{all},Shares,Clicks\nAnn,3,30\nBen,4,45\nCem,2,11\n");
        let who = if best.contains("Name") { NAME } else { (Meaning::Sharers, "Top 2") };
        let read = read(&text, &[who, SHARES, CLICKS]);
        assert_eq!(read["past"], expected, "{best}: {read}");
    }
    let unnamed = read(&format!("{people}\nTop sharers\nName,Shares,Clicks\nBen,4,45\n"), &[SHARES, CLICKS]);
    assert_eq!(unnamed["past"], json!({ "shares": 9.0, "clicks": 86.0 }), "{unnamed}");
}

#[test]
fn who_has_the_same_figures_in_two_blocks_counts_in_both() {
    for (one, other) in [
        ("Sales team", "Marketing team"),
        ("LinkedIn", "X"),
        ("January", "February"),
        ("January 2024\nName", "February 2024\nName"),
    ] {
        let text = format!("{one},Shares,Clicks\nAnn,1,4\nBob,2,5\n\n{other},Shares,Clicks\nAnn,1,4\n");
        let read = read(&text, &[SHARES, CLICKS]);
        assert_eq!(read["past"]["clicks"], 13.0, "{one}: {read}");
        let text = format!("{one},Shares,Clicks\nAnn,1,4\n\n{other},Shares,Clicks\nAnn,1,4\n");
        assert_eq!(self::read(&text, &[SHARES, CLICKS])["past"]["clicks"], 8.0, "{one}");
    }
}
