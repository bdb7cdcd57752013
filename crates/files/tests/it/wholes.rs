//! A block or a file of all beside those of its parts, and files that say different things of the same.

use crate::build::*;
use reach_estimator_files::import::Meaning;
use serde_json::{Value, json};

const NAME: (Meaning, &str) = (Meaning::Sharers, "Name");
const SHARES: (Meaning, &str) = (Meaning::Shares, "Shares");
const CLICKS: (Meaning, &str) = (Meaning::Clicks, "Clicks");

fn read(text: &str, columns: &[(Meaning, &str)]) -> Value {
    answer(&[("a.csv", text.as_bytes())], &mapping(columns))
}

const LINKEDIN: &str = "Month,Shares,Clicks\nJan 2024,40,100\nFeb 2024,43,107\nMar 2024,46,114\n";
const X: &str = "Month,Shares,Clicks\nJan 2024,10,20\nFeb 2024,11,22\nMar 2024,12,24\n";
const ALL: &str = "Month,Shares,Clicks\nJan 2024,50,120\nFeb 2024,54,129\nMar 2024,58,138\n";

#[test]
fn a_block_of_all_networks_is_not_added_to_theirs() {
    for all in ["All networks", "Total", "Gesamt", "Summary", "Everything"] {
        let (linkedin, x, all) = (format!("LinkedIn\n{LINKEDIN}"), format!("X\n{X}"), format!("{all}\n{ALL}"));
        for text in [format!("{linkedin}\n{x}\n{all}"), format!("{all}\n{linkedin}\n{x}")] {
            let read = read(&text, &[SHARES, CLICKS]);
            assert_eq!(
                (&read["past"]["shares"], &read["past"]["clicks"]),
                (&json!(162.0), &json!(387.0)),
                "{text}: {read}"
            );
            assert!(read["files"][0]["rows_left_out"].to_string().contains("a sum of other rows"), "{read}");
        }
    }
}

#[test]
fn a_block_of_all_employees_is_not_added_to_their_teams() {
    let (sales, it) = ("Ann,12,30\nBob,8,14\nCy,5,2\n", "Dee,3,9\nEve,7,21\n");
    let block = |title: &str, rows: &str| format!("{title}\nName,Shares,Clicks\n{rows}\n");
    let all = block("All employees", &format!("{sales}{it}"));
    let (sales, it) = (block("Sales", sales), block("IT", it));
    for text in [format!("{all}{sales}{it}"), format!("{sales}{it}{all}")] {
        let read = read(&text, &[NAME, SHARES, CLICKS]);
        assert_eq!(read["past"], json!({ "sharers": 5.0, "shares": 35.0, "clicks": 76.0 }), "{text}: {read}");
    }
    // Blocks that are no sum of others.
    let read = read(&format!("{sales}{it}"), &[NAME, SHARES, CLICKS]);
    assert_eq!(read["past"]["shares"], 35.0);
    let other = all.replace("Dee,3,9", "Dee,4,9");
    let read = self::read(&format!("{other}{sales}{it}"), &[NAME, SHARES, CLICKS]);
    assert_eq!(read["past"]["shares"], 71.0);
}

#[test]
fn a_file_of_all_networks_is_not_added_to_theirs() {
    let files =
        [("linkedin.csv", LINKEDIN), ("x.csv", X), ("all.csv", ALL)].map(|(name, text)| (name, text.as_bytes()));
    let [one, other, all] = files;
    for files in [[one, other, all], [all, one, other]] {
        let read = answer(&files, &mapping(&[SHARES, CLICKS]));
        assert_eq!((&read["past"]["shares"], &read["past"]["clicks"]), (&json!(162.0), &json!(387.0)), "{read}");
    }
}

#[test]
fn files_about_the_same_time_and_people_are_told_of() {
    let one = b"Month,Name,Shares,Clicks\n2024-01,Ann,10,20\n2024-02,Ann,11,21\n2024-02,Bob,4,5\n".as_slice();
    let other = b"Month,Name,Shares,Clicks\n2024-02,Ann,14,30\n2024-02,Bob,6,9\n2024-03,Ann,12,25\n".as_slice();
    let columns = mapping(&[NAME, SHARES, CLICKS]);
    let read = answer(&[("a.csv", one), ("b.csv", other)], &columns);
    assert!(read["notes"].to_string().contains("Rows of the same time stand in a.csv too"), "{read}");
    let apart = String::from_utf8_lossy(other).replace("2024-02", "2024-04");
    let read = answer(&[("a.csv", one), ("b.csv", apart.as_bytes())], &columns);
    assert_eq!(read["notes"], json!([]), "{read}");
    // What has grown in most rows, and is the same in some, counts once and needs no word.
    let grown = String::from_utf8_lossy(other).replace("Bob,6,9", "Bob,4,5");
    let read = answer(&[("a.csv", one), ("b.csv", grown.as_bytes())], &columns);
    assert_eq!((&read["past"]["shares"], &read["notes"]), (&json!(40.0), &json!([])), "{read}");
}
