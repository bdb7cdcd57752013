//! Quarters, months and years in one word.

use crate::build::*;
use crate::row;
use reach_estimator_files::import::Meaning;
use serde_json::{Value, json};

#[test]
fn a_part_of_a_year_may_be_one_word_with_it() {
    for (heading, parts, period) in [
        ("Quarter", ["1Q24", "2Q24", "3Q24"], ["2024-01-01", "2024-09-30"]),
        ("Date", ["1Q2024", "2Q2024", "3Q2024"], ["2024-01-01", "2024-09-30"]),
        ("Period", ["2024Q1", "2024Q2", "2024Q3"], ["2024-01-01", "2024-09-30"]),
        ("Trimestre", ["1T24", "2T24", "3T24"], ["2024-01-01", "2024-09-30"]),
        ("Quarter", ["2024-Q1", "2024-Q2", "2024-Q3"], ["2024-01-01", "2024-09-30"]),
        ("Quarter", ["Q1-2024", "Q2-2024", "Q3-2024"], ["2024-01-01", "2024-09-30"]),
        ("Quarter", ["Q1'24", "Q2'24", "Q3'24"], ["2024-01-01", "2024-09-30"]),
        ("Month", ["Jan24", "Feb24", "Mar24"], ["2024-01-01", "2024-03-31"]),
        ("Mois", ["janv2024", "févr2024", "mars2024"], ["2024-01-01", "2024-03-31"]),
        ("Period", ["Jan 24", "Feb 24", "Mar 24"], ["2024-01-01", "2024-03-31"]),
        ("Date", ["Dec-23", "Jan-24", "Feb-24"], ["2023-12-01", "2024-02-29"]),
        ("Date", ["Nov 23", "Dec 23", "Jan 24"], ["2023-11-01", "2024-01-31"]),
        ("Month", ["202401", "202402", "202403"], ["2024-01-01", "2024-03-31"]),
        ("Year-month", ["202401", "202402", "202403"], ["2024-01-01", "2024-03-31"]),
        ("YYYYMM", ["202401", "202402", "202403"], ["2024-01-01", "2024-03-31"]),
        ("Period", ["202401", "202402", "202403"], ["2024-01-01", "2024-03-31"]),
        ("KW", ["202401", "202402", "202403"], ["2024-01-01", "2024-01-21"]),
        ("Year", ["FY22", "FY23", "FY24"], ["2022-01-01", "2024-12-31"]),
        ("Year", ["'22", "'23", "'24"], ["2022-01-01", "2024-12-31"]),
        ("Year", ["CY22", "CY23", "CY24"], ["2022-01-01", "2024-12-31"]),
        ("Jahr", ["GJ 2022", "GJ 2023", "GJ 2024"], ["2022-01-01", "2024-12-31"]),
        ("Zeitraum", ["Jan.-Mär. 24", "Apr.-Jun. 24", "Jul.-Sep. 24"], ["2024-01-01", "2024-09-30"]),
        ("Period", ["Jan-Mar 2024", "Apr–Jun 2024", "Jul-Sep 2024"], ["2024-01-01", "2024-09-30"]),
        ("Month", ["2024M01", "2024M02", "2024M03"], ["2024-01-01", "2024-03-31"]),
        ("Month", ["01 Jan 2024", "02 Feb 2024", "03 Mar 2024"], ["2024-01-01", "2024-03-31"]),
        ("Month", ["2024-01-Jan", "2024-02-Feb", "2024-03-Mar"], ["2024-01-01", "2024-03-31"]),
        ("Fiscal year", ["FY2022", "FY 2023", "FY-24"], ["2022-01-01", "2024-12-31"]),
    ] {
        let mut rows = vec![row![heading, "Shares", "Clicks"]];
        rows.extend(parts.map(|part| row![part, 50.0, 100.0]));
        rows.push(row!["Total", 150.0, 300.0]);
        let mut numbers = rows.clone();
        for row in &mut numbers {
            if let Ok(number) = text_of(&row[0]).parse() {
                row[0] = C::N(number);
            }
        }
        let said = mapping(&[(Meaning::Shares, "Shares"), (Meaning::Date, heading)]);
        let found = mapping(&[(Meaning::Shares, "Shares")]);
        for columns in [&said, &found] {
            for file in [csv(&rows), xlsx(&vec![("A", numbers.clone())])] {
                let read = answer(&[("a", &file)], columns);
                assert_eq!(read["files"][0]["period"], json!(period), "{heading} {parts:?}");
                assert_eq!((&read["past"]["shares"], &read["notes"]), (&json!(150.0), &json!([])), "{heading}");
            }
        }
    }
}

#[test]
fn numbers_and_days_that_look_like_parts_of_years_are_none() {
    for (heading, parts) in [
        // Days of a month, durations, quarters of a year that begins some other day.
        ("Date", ["Jan 08", "Jan 15", "Jan 22"]),
        ("Date", ["Jan24", "Jan25", "Jan26"]),
        // One day of each month, and years before any such table.
        ("Date", ["Jan 15", "Feb 15", "Mar 15"]),
        ("Date", ["Jan24", "Feb24", "Mar24"]),
        ("Date", ["Jan 05", "Feb 05", "Apr 05"]),
        ("Period", ["Jan 05", "Feb 05", "Mar 05"]),
        ("Month", ["Jan-05", "Feb-05", "Mar-05"]),
        ("Month", ["Jan 05", "Jan 12", "Feb 09"]),
        ("Time", ["1h24", "2h15", "1h30"]),
        ("Quarter", ["Q1 FY24", "Q2 FY24", "Q3 FY24"]),
        // Not all are months, or they may be days.
        ("Period", ["202411", "202412", "202413"]),
        ("Month", ["200511", "200512", "200601"]),
    ] {
        let mut rows = vec![row![heading, "Shares"]];
        rows.extend(parts.map(|part| row![part, 50.0]));
        let columns = mapping(&[(Meaning::Shares, "Shares"), (Meaning::Date, heading)]);
        let read = answer(&[("a.csv", &csv(&rows))], &columns);
        assert_eq!(read["files"][0]["period"], json!(null), "{heading} {parts:?}");
        assert!(read["notes"].to_string().contains("cannot be read"), "{heading} {parts:?}");
    }
    let staff = vec![row!["Personnel", "Shares"], row!["202401", 4.0], row!["202402", 5.0], row!["202403", 6.0]];
    let read = answer(&[("a.csv", &csv(&staff))], &mapping(&[(Meaning::Shares, "Shares")]));
    assert_eq!(read["files"][0]["period"], json!(null));
}

/// Two digits on both sides of a letter: the year is on the side that can be one in all rows, where the other cannot.
#[test]
fn a_year_of_two_digits_may_stand_before_its_week() {
    let week = |first: u32, last: u32, written: &dyn Fn(u32) -> String| (first..=last).map(written).collect::<Vec<_>>();
    for (heading, parts, period) in [
        ("Week", week(7, 9, &|n| format!("24W{n:02}")), json!(["2024-02-12", "2024-03-03"])),
        ("Week", week(7, 9, &|n| format!("24-W{n:02}")), json!(["2024-02-12", "2024-03-03"])),
        ("Kalenderwoche", week(7, 9, &|n| format!("24KW{n:02}")), json!(["2024-02-12", "2024-03-03"])),
        ("Semaine", week(7, 9, &|n| format!("24S{n:02}")), json!(["2024-02-12", "2024-03-03"])),
        ("Week", week(1, 20, &|n| format!("24W{n:02}")), json!(["2024-01-01", "2024-05-19"])),
        ("Week", week(10, 16, &|n| format!("24W{n}")), json!(["2024-03-04", "2024-04-21"])),
        ("Week", week(10, 16, &|n| format!("{n}W24")), json!(["2024-03-04", "2024-04-21"])),
        ("KW", week(22, 24, &|n| format!("38KW{n}")), json!(["2022-09-19", "2024-09-22"])),
        ("KW", week(7, 9, &|n| format!("KW {n}/24")), json!(["2024-02-12", "2024-03-03"])),
        ("Quarter", week(1, 3, &|n| format!("24Q{n}")), json!(["2024-01-01", "2024-09-30"])),
        ("Date", week(1, 3, &|n| format!("Q {n} 2024")), json!(["2024-01-01", "2024-09-30"])),
        ("Period", week(1, 2, &|n| format!("{n}. Halbjahr 2024")), json!(["2024-01-01", "2024-12-31"])),
        ("Semestre", week(1, 2, &|n| format!("{n}er semestre 2024")), json!(["2024-01-01", "2024-12-31"])),
        ("Month", week(1, 3, &|n| format!("20240{n}.0")), json!(["2024-01-01", "2024-03-31"])),
        // Either may be the year, or neither.
        ("Week", week(15, 15, &|n| format!("24W{n}")), json!(null)),
        ("Week", week(14, 16, &|n| format!("24W{n}")), json!(null)),
        ("KW", week(23, 25, &|n| format!("20KW{n}")), json!(null)),
        ("Week", week(14, 16, &|n| format!("24W{n}/{n}")), json!(null)),
        ("Week", week(60, 62, &|n| format!("60W{n}")), json!(null)),
    ] {
        let mut rows = vec![row![heading, "Shares"]];
        rows.extend(parts.iter().map(|part| row![part.as_str(), 50.0]));
        for columns in [&[(Meaning::Shares, "Shares")][..], &[(Meaning::Shares, "Shares"), (Meaning::Date, heading)]] {
            let read = answer(&[("a.csv", &csv(&rows))], &mapping(columns));
            assert_eq!(read["files"][0]["period"], period, "{parts:?}");
            assert_eq!(read["notes"].to_string().contains("cannot be read"), period.is_null(), "{parts:?}");
        }
    }
}

/// A business year may begin in any month.
#[test]
fn a_business_year_is_not_that_of_its_months() {
    let months = ["October", "November", "December", "January"];
    for (heading, year) in
        [("Fiscal year", C::from("FY24")), ("Fiscal year", C::N(2024.0)), ("Geschäftsjahr", C::N(2024.0))]
    {
        let mut rows = vec![row![heading, "Month", "Shares"]];
        rows.extend(months.map(|month| vec![year.clone(), C::from(month), C::N(50.0)]));
        for columns in [&[(Meaning::Shares, "Shares")][..], &[(Meaning::Shares, "Shares"), (Meaning::Date, "Month")]] {
            let read = answer(&[("a.csv", &csv(&rows))], &mapping(columns));
            assert_eq!(read["past"]["months"], Value::Null, "{read}");
            assert!(read["notes"].to_string().contains("cannot be read"), "{read}");
        }
    }
    let mut rows = vec![row!["Fiscal year", "Month", "Shares"]];
    rows.extend((0..12).map(|month| vec![C::N(2024.0), C::N(f64::from((month + 9) % 12 + 1)), C::N(50.0)]));
    let read = answer(&[("a.csv", &csv(&rows))], &mapping(&[(Meaning::Shares, "Shares")]));
    assert_eq!(read["past"]["months"], Value::Null, "{read}");
    // Months that follow each other are as many in whatever year.
    let mut rows = vec![row!["Fiscal year", "Month", "Shares"]];
    rows.extend(months[..3].iter().map(|&month| row![2024.0, month, 50.0]));
    let read = answer(&[("a.csv", &csv(&rows))], &mapping(&[(Meaning::Shares, "Shares")]));
    assert_eq!(read["files"][0]["period"], json!(["2024-10-01", "2024-12-31"]), "{read}");
}
