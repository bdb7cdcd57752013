//! The total of a table beside what is taken of it.

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

const DIFFERS: &str = "the total of";

#[test]
fn a_total_that_differs_from_what_is_taken_is_told_of() {
    let people = "Name,Shares,Clicks\nAnn,20,50\nBob,22,55\nSales team,30,90\nTotal,42,105\n";
    let read = read(people, &[SHARES, CLICKS]);
    assert!(says(&read, "the total of “Shares” is 42; the sum that was taken is 72"), "{read}");
    assert!(says(&read, "the total of “Clicks” is 105; the sum that was taken is 195"), "{read}");
    // Somebody stands below it, whom it does not know.
    let below = "Name,Shares,Clicks\nAnn,20,50\nBob,22,55\nTotal,42,105\nCem,5,7\n";
    let read = self::read(below, &[NAME, SHARES, CLICKS]);
    assert!(says(&read, "the total of “Shares” is 42; the sum that was taken is 47"), "{read}");
}

#[test]
fn a_total_that_is_none_of_the_whole_table_says_nothing_of_it() {
    let people = "Ann,12,30\nBob,8,14\n";
    for rows in [
        // Near enough, as figures are rounded.
        "Ann,1000,2000\nBob,3000,1000\nTotal,5000,3000\n".to_owned(),
        "Ann,120,300\nBob,80,140\nTotal,203,446\n".to_owned(),
        // Groups and pages.
        format!("{people}Total,20,44\nCem,3,9\nDora,4,1\nTotal,7,10\n"),
        format!("{people}Subtotal,20,44\nCem,3,9\nDora,4,1\nSubtotal,7,10\nTotal,27,54\n"),
        format!("{people}Total,20,44\nName,Shares,Clicks\nCem,3,9\nTotal,23,53\n"),
        // A mean by the name of a sum.
        format!("{people}Total,10,22\n"),
        // A sum that is less than one of its rows is none.
        format!("{people}Total,5,3\n"),
        // Who is nobody's sum.
        format!("{people}Total Rewards,5,90\n"),
        format!("{people}Previous period,40,90\nTotal,20,44\n"),
    ] {
        let read = read(&format!("Name,Shares,Clicks\n{rows}"), &[NAME, SHARES, CLICKS]);
        assert!(!says(&read, DIFFERS), "{rows}: {read}");
    }
    // People who are different people in each row, and shares of something, are not added up.
    let reach = "Month,Clicks,Reach\nJan 2024,5,100\nFeb 2024,6,120\nTotal,11,150\n";
    assert!(!says(&self::read(reach, &[CLICKS, (Meaning::Reach, "Reach")]), DIFFERS));
    let rates = "Month,Shares,Clicks\nJan 2024,5,10%\nFeb 2024,6,12%\nTotal,11,25%\n";
    assert!(!says(&self::read(rates, &[SHARES, CLICKS]), DIFFERS));
    // One total below two tables of one sheet.
    let blocks = "Sales,Shares,Clicks\nAnn,12,30\nBob,8,14\n\nIT,Shares,Clicks\nCem,3,9\nDora,4,1\nTotal,27,54\n";
    let read = self::read(blocks, &[SHARES, CLICKS]);
    assert_eq!((&read["past"]["shares"], says(&read, DIFFERS)), (&json!(27.0), false), "{read}");
}

#[test]
fn what_stands_below_the_total_of_a_table_is_none_of_it() {
    let people = "Ann,12,30\nBob,8,14\nCy,5,2\nTotal,25,46\n";
    let right = json!({ "sharers": 3.0, "shares": 25.0, "clicks": 46.0 });
    for below in [
        "\nInvited users,40,\nAverage CTR,2.5,\nTop team: Sales,20,44\n",
        "Invited users,40,\n",
        "Active this week,2,4\nNever active,7,\n",
    ] {
        let read = read(&format!("Name,Shares,Clicks\n{people}{below}"), &[NAME, SHARES, CLICKS]);
        assert_eq!(read["past"], right, "{below}: {read}");
        assert!(read["files"][0]["rows_left_out"].to_string().contains("below the total"), "{below}: {read}");
    }
    // A table goes on below the sum of a page, of a group or of half a year.
    for (rows, shares) in [
        (format!("{people}Name,Shares,Clicks\nDora,3,4\n"), 28.0),
        (format!("{people}Dora,3,4\nEve,1,1\nTotal,4,5\n"), 29.0),
        (format!("{people}Dora,3,4\nEve,1,1\nFay,2,2\nGil,1,1\n"), 32.0),
    ] {
        let read = read(&format!("Name,Shares,Clicks\n{rows}"), &[NAME, SHARES, CLICKS]);
        assert_eq!(read["past"]["shares"], shares, "{rows}: {read}");
    }
    let months = "Month,Shares,Clicks\nJan 2024,12,30\nFeb 2024,8,14\nTotal,20,44\nMar 2024,5,2\n";
    assert_eq!(read(months, &[SHARES, CLICKS])["past"]["shares"], 25.0);
}

#[test]
fn what_has_changed_is_nobody() {
    let months = "Jan 2024,20,50\nFeb 2024,22,55\nMar 2024,24,60\n";
    for (last, change) in [
        ("Last year", "Change"),
        ("Vorjahr", "Abweichung"),
        ("Vorjahr", "Differenz"),
        ("Target", "Gap"),
        ("Année précédente", "Écart"),
        ("Año anterior", "Diferencia"),
        ("Ano anterior", "Variação"),
        ("السنة السابقة", "الفرق"),
    ] {
        for total in ["Total,66,165\n", ""] {
            let text = format!("Month,Shares,Clicks\n{months}{total}{last},61,140\n{change},5,25\n{change} %,8%,18%\n");
            let read = read(&text, &[SHARES, CLICKS]);
            assert_eq!(
                (&read["past"]["shares"], &read["past"]["clicks"]),
                (&json!(66.0), &json!(165.0)),
                "{text}: {read}"
            );
        }
    }
    let people = "Name,Shares,Clicks\nAnn,12,30\nBob,8,14\nCy,5,2\nGesamt,25,46\nVormonat,20,40\nAbweichung,5,6\n";
    let read = read(people, &[NAME, SHARES, CLICKS]);
    assert_eq!(read["past"], json!({ "sharers": 3.0, "shares": 25.0, "clicks": 46.0 }), "{read}");
}

/// A target is no month, however small it is.
#[test]
fn what_stands_in_place_of_a_month_is_none() {
    for label in ["Target", "Ziel", "Vormonat"] {
        for months in ["Jan 2024,20,50\nFeb 2024,22,55\nMar 2024,24,60\n", "Jan,20,50\nFeb,22,55\nMar,24,60\n"] {
            let read = read(&format!("Month,Shares,Clicks\n{months}{label},23,52\n"), &[SHARES, CLICKS]);
            assert_eq!(
                (&read["past"]["shares"], &read["past"]["clicks"]),
                (&json!(66.0), &json!(165.0)),
                "{label}: {read}"
            );
        }
    }
    let firms = read("Name,Shares,Clicks\nAcme,20,50\nGap,22,55\nTotal,42,105\n", &[NAME, SHARES, CLICKS]);
    assert_eq!(firms["past"]["sharers"], 2.0, "{firms}");
    let teams = read("Name,Shares,Clicks\nAlpha,20,50\nBeta,22,55\nGamma,4,6\nDelta,40,90\n", &[NAME, SHARES, CLICKS]);
    assert_eq!(teams["past"]["sharers"], 4.0, "{teams}");
}
