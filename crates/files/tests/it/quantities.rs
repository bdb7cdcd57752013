//! What figures are counted in, and which are no counts.

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

#[test]
fn what_has_added_up_so_far_is_not_added_up_again() {
    for heading in ["Klicks kumuliert", "Clicks YTD", "Clicks (cumulative)", "Clics acumulados", "نقرات تراكمي"]
    {
        for rows in ["2024-01;100\n2024-02;250\n2024-03;400\n", "2024-03;400\n2024-02;250\n2024-01;100\n"] {
            let read = read(&format!("Monat;{heading}\n{rows}"), &[(Meaning::Clicks, heading)]);
            assert_eq!(read["past"]["clicks"], 400.0, "{heading}: {read}");
        }
    }
    let clicks = (Meaning::Clicks, "Clicks YTD");
    let of = |text: &str| read(text, &[NAME, clicks])["past"]["clicks"].clone();
    // Of each person, and of each year.
    assert_eq!(of("Name,Clicks YTD\nAnn,5\nBob,6\n"), 11.0);
    assert_eq!(of("Month,Name,Clicks YTD\n2024-01,Ann,5\n2024-01,Bob,6\n2024-02,Ann,9\n2024-02,Bob,6\n"), 15.0);
    assert_eq!(of("Month,Clicks YTD\n2024-11,90\n2024-12,100\n2025-01,8\n2025-02,20\n"), 120.0);
    assert_eq!(of("Month,Clicks YTD\nJanuary,90\nFebruary,100\nMarch,110\n"), 110.0);
}

#[test]
fn what_has_added_up_is_said_in_many_words() {
    for heading in [
        "Accumulated clicks",
        "Klicks akkumuliert",
        "Cumul clics",
        "Clics (cumul)",
        "Clics accumulés",
        "Clicks year-to-date",
        "Cum. clicks",
        "Kum. Klicks",
        "Clics acum.",
        "Clicks so far",
        "Running clicks",
        "Clicks (running total)",
        "Clicks since launch",
        "Aufgelaufene Klicks",
        "Clics depuis le début",
        "Cliques até agora",
        "نقرات حتى الآن",
    ] {
        let text = format!("Month,{heading}\nJan 2026,100\nFeb 2026,220\nMar 2026,310\n");
        assert_eq!(read(&text, &[(Meaning::Clicks, heading)])["past"]["clicks"], 310.0, "{heading}");
    }
}

#[test]
fn a_year_to_date_begins_anew_in_january() {
    for (heading, end) in [("Clicks YTD", 250.0), ("Clicks year-to-date", 250.0), ("Cumulative clicks", 250.0)] {
        let text = format!("Month,{heading}\nNov 2025,90\nDec 2025,100\nJan 2026,80\nFeb 2026,150\n");
        assert_eq!(read(&text, &[(Meaning::Clicks, heading)])["past"]["clicks"], end, "{heading}");
    }
    for (heading, end) in [("Clicks YTD", 248.0), ("Cumulative clicks", 150.0)] {
        let text = format!("Month,{heading}\nNov 2025,90\nDec 2025,98\nJan 2026,97\nFeb 2026,150\n");
        assert_eq!(read(&text, &[(Meaning::Clicks, heading)])["past"]["clicks"], end, "{heading}");
    }
}

#[test]
fn what_is_counted_to_date_of_things_of_their_own_is_added_up() {
    let columns = [(Meaning::Sharers, "Employee ID"), (Meaning::Clicks, "Clicks YTD")];
    assert_eq!(read("Employee ID,Clicks YTD\n101,60\n102,40\n103,30\n", &columns)["past"]["clicks"], 130.0);
    let clicks = (Meaning::Clicks, "Clicks to date");
    let posts = "Published,Author,Clicks to date\n2024-01-03,Anna,60\n2024-01-09,Anna,40\n2024-02-04,Bob,30\n2024-02-11,Anna,35\n";
    assert_eq!(read(posts, &[clicks])["past"]["clicks"], 165.0);
    let days = "Date,Clicks to date,Shares\n2024-01-03,10,1\n2024-01-09,25,1\n2024-02-04,40,1\n2024-02-11,12,1\n";
    assert_eq!(read(days, &[clicks, SHARES])["past"]["clicks"], 87.0);
    for heading in ["Clicks MTD", "Clics acumulados del mes"] {
        let months = format!("Month,{heading}\n2024-01,60\n2024-02,70\n2024-03,75\n");
        assert_eq!(read(&months, &[(Meaning::Clicks, heading)])["past"]["clicks"], 205.0, "{heading}");
    }
}

#[test]
fn what_is_cumulated_begins_anew_and_stands_beside_remarks() {
    let clicks = (Meaning::Clicks, "Clicks YTD");
    let of = |text: &str, columns: &[(Meaning, &str)]| read(text, columns)["past"]["clicks"].clone();
    for (text, end) in [
        ("Quarter,Month,Clicks YTD\nQ1,Mar 2024,300\nQ2,Apr 2024,420\n", 420.0),
        ("Month,Clicks YTD,Note\nJan 2024,100,\nFeb 2024,180,trade fair\n", 180.0),
        ("Month,Clicks YTD\nMay 2024,1100\nJun 2024,1200\nJul 2024,100\nAug 2024,220\n", 1420.0),
        ("Month,Clicks YTD\nJan 2024,100\nFeb 2024,200\nMar 2024,185\nApr 2024,300\n", 300.0),
        ("Month,Team,Clicks YTD\nJan 2024,A,5\nJan 2024,B,6\nFeb 2024,A,9\nFeb 2024,B,6\n", 15.0),
    ] {
        assert_eq!(of(text, &[clicks]), end, "{text}");
    }
    let networks = "Name,Network,Month,Clicks YTD\nAnn,L,Jan 2024,10\nAnn,X,Jan 2024,2\nBob,L,Jan 2024,20\nBob,X,Jan 2024,2\n\
        Ann,L,Feb 2024,25\nAnn,X,Feb 2024,5\nBob,L,Feb 2024,31\nBob,X,Feb 2024,4\n";
    assert_eq!(of(networks, &[NAME, clicks]), 65.0);
    let berlin = "Month,Clicks YTD\nJan 2024,100\nFeb 2024,200\nMar 2024,300\n";
    let paris = "Month,Clicks YTD\nJan 2024,50\nFeb 2024,90\nMar 2024,130\n";
    assert_eq!(of(&format!("{berlin}\n{paris}"), &[clicks]), 430.0);
    let both = answer(&[("a", berlin.as_bytes()), ("b", paris.as_bytes())], &mapping(&[clicks]));
    assert_eq!(both["past"]["clicks"], 430.0, "{both}");
    assert_eq!(
        read("Month,Cumulus clicks\n2024-01,20\n2024-02,40\n", &[(Meaning::Clicks, "Cumulus clicks")])["past"]["clicks"],
        60.0
    );
}

#[test]
fn a_share_that_is_said_of_a_count_makes_it_none() {
    for heading in ["Clicks (excl. <5% bots)", "Total clicks (CTR 2 %)"] {
        assert_eq!(
            read(&format!("Name,{heading}\nAnn,4\nBob,5\n"), &[(Meaning::Clicks, heading)])["past"]["clicks"],
            9.0
        );
    }
    let heading = "\"Clicks per 1,000 impressions\"";
    let columns = [NAME, SHARES, (Meaning::Clicks, "Clicks per 1,000 impressions")];
    assert_eq!(read(&format!("Name,Shares,{heading}\nAnn,1,9\nBob,2,9\n"), &columns)["past"]["clicks"], Value::Null);
    let reach = [(Meaning::Sharers, "Advocates"), (Meaning::Reach, "Average monthly reach")];
    assert_eq!(read("Advocates,Average monthly reach\n40,5300\n", &reach)["past"]["reach"], 5300.0);
}

#[test]
fn a_campaign_may_be_called_like_a_comparison() {
    let rows = "Whitepaper,10,100\nWebinar,5,50\n";
    for heading in ["Campaign", "Topic", "Title"] {
        for name in ["Benchmark", "Top performers"] {
            let read = read(&format!("{heading},Shares,Clicks\n{rows}{name},7,30\n"), &[SHARES, CLICKS]);
            assert_eq!(read["past"], json!({ "shares": 22.0, "clicks": 180.0 }), "{heading} {name}: {read}");
        }
    }
    for name in ["Target", "Goals"] {
        let read = read(&format!("Client,Shares,Clicks\n{rows}{name},7,30\nTotal,22,180\n"), &[SHARES, CLICKS]);
        assert_eq!(read["past"], json!({ "shares": 22.0, "clicks": 180.0 }), "{name}: {read}");
    }
}

#[test]
fn short_words_beside_figures_are_no_powers_of_ten() {
    for heading in
        ["Clicks 300 mm banner", "Impressions MM/DD", "Clicks Team MM", "Impressions 1 Mil+", "Impressions (mil)"]
    {
        let read = read(&format!("Name,{heading}\nAnn,2\nBob,3\n"), &[(Meaning::Clicks, heading)]);
        assert_eq!(read["past"]["clicks"], 5.0, "{heading}: {read}");
    }
}

#[test]
fn headings_of_rates_and_means_are_not_added_up() {
    for heading in
        ["Avg clicks per share", "Clicks per share", "Clicks per thousand impressions", "Ø Klicks", "Taux de clics"]
    {
        let read =
            read(&format!("Name,Shares,{heading}\nAnn,4,12\nBob,5,7\n"), &[NAME, SHARES, (Meaning::Clicks, heading)]);
        assert_eq!(read["past"], json!({ "sharers": 2.0, "shares": 9.0 }), "{heading}");
        assert!(read["notes"].to_string().contains("holds rates"), "{read}");
    }
    let months = read("Month,Clicks per month\n2024-01,4\n2024-02,5\n", &[(Meaning::Clicks, "Clicks per month")]);
    assert_eq!(months["past"]["clicks"], 9.0);
}

#[test]
fn a_rate_of_people_reached_is_no_number_of_people() {
    let advocates = (Meaning::Sharers, "Advocates");
    for heading in [
        "Average reach per post",
        "Reach per post",
        "Reichweite je Beitrag",
        "Reach (average per employee)",
        "Reach (%)",
        "Reach rate",
    ] {
        let text = format!("Month,Advocates,{heading}\nJan 2024,40,12\n");
        let read = read(&text, &[advocates, (Meaning::Reach, heading)]);
        assert_eq!(read["past"]["reach"], Value::Null, "{heading}: {read}");
        assert!(read["notes"].to_string().contains("holds rates"), "{heading}: {read}");
    }
    for heading in ["Average reach", "Ø Reichweite", "Reach per month", "Portée moyenne"] {
        let text = format!("Month,Advocates,{heading}\nJan 2024,40,5300\nFeb 2024,41,5500\n");
        let read = read(&text, &[advocates, (Meaning::Reach, heading)]);
        assert_eq!(read["past"]["reach"], 5400.0, "{heading}: {read}");
    }
}

#[test]
fn figures_that_a_heading_divides_are_not_added_up() {
    for heading in [
        "Klicks/Beitrag",
        "Clicks/post",
        "Clicks ÷ posts",
        "Clicks per 1 000 impressions",
        "Clicks (pct)",
        "Clicks percent",
        "Prozent Klicks",
        "Clics pour cent",
        "Clicks per employee",
    ] {
        let text = format!("Month,Shares,{heading}\n2024-01,4,12\n2024-02,5,7\n");
        let read = read(&text, &[SHARES, (Meaning::Clicks, heading)]);
        assert_eq!((&read["past"]["shares"], &read["past"]["clicks"]), (&json!(9.0), &Value::Null), "{heading}");
        assert!(read["notes"].to_string().contains("holds rates"), "{heading}: {read}");
    }
    for heading in ["Clicks/Klicks", "Likes/Reactions", "Likes/Shares/Comments", "Impressions/Views", "Clicks 24/7"] {
        let text = format!("Month,{heading}\n2024-01,12\n2024-02,7\n");
        assert_eq!(read(&text, &[(Meaning::Clicks, heading)])["past"]["clicks"], 19.0, "{heading}");
    }
}

#[test]
fn figures_are_those_that_their_table_counts_in() {
    for (heading, factor) in [
        ("Impressões (mil)", 1e3),
        ("Impresiones (mil)", 1e3),
        ("Impressions (M)", 1e6),
        ("Impressions (mn)", 1e6),
        ("Impressionen (Mio.)", 1e6),
        ("Impressions x1000", 1e3),
        ("\"Impressions (x1,000,000)\"", 1e6),
        ("Thousands of impressions", 1e3),
    ] {
        let columns = [(Meaning::Impressions, heading.trim_matches('"'))];
        let past = read(&format!("Name,{heading}\nAnn,2\nBob,3\n"), &columns)["past"].clone();
        assert_eq!(past["impressions"], 5.0 * factor, "{heading}");
    }
    let columns = [NAME, SHARES, CLICKS, (Meaning::Impressions, "Impressions")];
    let heading = "Name,Shares,Clicks,Impressions";
    for (above, below) in [
        ("", ",(#),(#),(thousands)\n"),
        ("Impressions in thousands\n", ""),
        ("\"Impressions in thousands, by person\"\nImpressions in Tsd.\n", ""),
    ] {
        let read = read(&format!("{above}{heading}\n{below}Ann,4,10,2\nBob,5,20,3\n"), &columns);
        let expected = json!({ "sharers": 2.0, "shares": 9.0, "impressions": 5000.0, "clicks": 30.0 });
        assert_eq!(read["past"], expected, "{above}{below}: {read}");
    }
    for above in ["How we came to 2 million impressions\n", "Top 1000\n", "Clicks in detail\n"] {
        let read = read(&format!("{above}{heading}\nAnn,4,10,2\nBob,5,20,3\n"), &columns);
        assert_eq!((&read["past"]["impressions"], &read["past"]["clicks"]), (&json!(5.0), &json!(30.0)), "{above}");
    }
    let all = read(&format!("All figures in thousands\n{heading}\nAnn,4,10,2\n"), &columns);
    assert_eq!((&all["past"]["impressions"], &all["past"]["clicks"]), (&json!(2000.0), &json!(10_000.0)));
}

#[test]
fn goals_and_shares_of_them_are_nobody() {
    let rows = "A,1,2\nB,3,4\nC,3,3\n";
    for below in [
        "Goal,10,20\n% of goal,70%,45%\n",
        "Benchmark,2,3\n",
        "Industry average,2,3\n",
        "Top performer,3,4\n",
        "% change,10.7%,5%\n",
        "Count,3,3\n",
        "Total,7,9\n% change,10.7,5\n",
    ] {
        let read = read(&format!("Name,Shares,Clicks\n{rows}{below}"), &[NAME, SHARES, CLICKS]);
        assert_eq!(read["past"], json!({ "sharers": 3.0, "shares": 7.0, "clicks": 9.0 }), "{below}: {read}");
    }
    // Beside a column of rates too, where who has none is somebody.
    let rates = "Name,Shares,Clicks,Rate\nA,1,2,3%\nB,3,4,4%\nC,,,1%\n% of goal,70%,45%,\n";
    let columns = [NAME, CLICKS, (Meaning::Engagements, "Rate")];
    let read = read(rates, &columns);
    assert_eq!(read["past"], json!({ "sharers": 3.0, "clicks": 6.0 }), "{read}");
}

#[test]
fn texts_that_say_a_number_are_numbers() {
    let past = |text: &str| read(text, &[NAME, SHARES])["past"].clone();
    let expected = json!({ "sharers": 3.0, "shares": 35.0 });
    assert_eq!(past("Name,Shares\nA,=\"10\"\nB,=\"20\"\nC,=\"5\"\n"), expected);
    assert_eq!(past("Name,Shares\n=\"A\",\"=\"\"10\"\"\"\n=\"B\",\"=\"\"20\"\"\"\n=\"C\",\"=\"\"5\"\"\"\n"), expected);
    let book = xlsx(&vec![("A", vec![row!["Name", "Shares"], row!["A", "=\"35\""], row!["B", "=\"0\""]])]);
    assert_eq!(answer(&[("a", &book)], &mapping(&[SHARES]))["past"]["shares"], 35.0);
}

#[test]
fn remarks_below_a_table_hide_none_of_its_dates() {
    let rows: String = (1..11).map(|n| format!("C{n},2024-01-{n:02},2024-02-{n:02},{n}\n")).collect();
    let footer = "Date range: 2024-01-01 - 2024-03-31\nCopyright\nConfidential\nGenerated by Ann\nAcme Corp.\n";
    let read = |text: &str, heading| answer(&[("a", text.as_bytes())], &mapping(&[(Meaning::Clicks, heading)]));
    let dated = read(&format!("Campaign,Start Date,End Date,Clicks\n{rows},,,\n{footer}"), "Clicks");
    assert_eq!((&dated["notes"], &dated["past"]["clicks"]), (&json!([]), &json!(55.0)), "{dated}");
    assert!(dated["files"][0]["period"][0] == "2024-01-01", "{dated}");
    let plain = read("Campaign,Sessions,Sessions (previous period)\nA,4,3\nB,5,9\n", "Sessions");
    assert!(!plain["notes"].to_string().contains("dates that cannot be read"), "{plain}");
    let below = read("Campaign,Clicks\nA,4\nB,5\n,\nDate range: 2024-01-01 - 2024-03-31\n", "Clicks");
    assert_eq!(below["files"][0]["period"], json!(["2024-01-01", "2024-03-31"]), "{below}");
}
