//! Dates that stand for another day than they seem to: of people, of a week, of a spreadsheet in another language.

use crate::build::*;
use crate::row;
use reach_estimator_files::import::Meaning;
use serde_json::json;

#[test]
fn days_of_one_month_are_no_months() {
    for between in ["-", " - ", "–", " – ", " to "] {
        let weeks = [(1, 7), (8, 14), (15, 21), (22, 28)];
        for (month, is_first) in [("Jan", true), ("Januar", false)] {
            let mut rows = vec![row!["Week", "Shares"]];
            rows.extend(weeks.map(|(from, to)| match is_first {
                true => row![format!("{month} {from}{between}{to}, 2024"), 5.0],
                false => row![format!("{from}.{between}{to}. {month} 2024"), 5.0],
            }));
            let read = answer(&[("a.csv", &csv(&rows))], &mapping(&[(Meaning::Shares, "Shares")]));
            assert_eq!(read["files"][0]["period"], json!(["2024-01-01", "2024-01-28"]), "{month}{between}");
        }
        let rows = vec![row!["Woche", "Shares"], row![format!("01.{between}07.07.2024"), 5.0]];
        let columns = mapping(&[(Meaning::Shares, "Shares"), (Meaning::Date, "Woche")]);
        let read = answer(&[("a.csv", &csv(&rows))], &columns);
        assert_eq!(read["files"][0]["period"], json!(["2024-07-01", "2024-07-07"]), "{between}");
    }
}
