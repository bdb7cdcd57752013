//! Rows about other rows, as the first cell calls them.

use crate::build::*;
use reach_estimator_files::import::Meaning;
use serde_json::{Value, json};

const NAME: (Meaning, &str) = (Meaning::Sharers, "Name");
const SHARES: (Meaning, &str) = (Meaning::Shares, "Shares");
const CLICKS: (Meaning, &str) = (Meaning::Clicks, "Clicks");

fn past(text: &str, columns: &[(Meaning, &str)]) -> Value {
    answer(&[("a.csv", text.as_bytes())], &mapping(columns))["past"].clone()
}

/// Beside one column of figures nothing but the label tells.
#[test]
fn a_sum_is_one_in_the_words_of_other_programs_and_languages() {
    for label in [
        "Grand Totals (3 records)",
        "Grand Summaries",
        "Gesamtsumme (3 Datensätze)",
        "Total général (3 enregistrements)",
        "Total geral (3 registros)",
        "Summa",
        "Razem",
        "Итого",
        "Общий итог",
        "Celkem",
        "Genel Toplam",
        "I alt",
        "合計",
        "Totaal",
        "Totale complessivo",
        "Yhteensä",
        "Összesen",
        "总计",
        "합계",
    ] {
        let read = past(&format!("Name,Clicks\nA,120\nB,130\nC,17\n{label},267\n"), &[NAME, CLICKS]);
        assert_eq!(read, json!({ "sharers": 3.0, "clicks": 267.0 }), "{label}");
    }
}

#[test]
fn what_is_carried_to_the_next_page_is_nobody() {
    for label in ["Übertrag", "Carried forward", "Brought forward", "À reporter", "Suma y sigue"] {
        let rows = format!("A,1,20\nB,2,30\n{label},3,50\n{label},3,50\nC,4,10\nSales Total,7,60\n");
        let read = past(&format!("Name,Shares,Clicks\n{rows}"), &[NAME, SHARES, CLICKS]);
        assert_eq!(read, json!({ "sharers": 3.0, "shares": 7.0, "clicks": 60.0 }), "{label}");
    }
}
