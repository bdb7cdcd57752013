//! Tables that are laid out by groups: what stands once for several rows, and headings over headings.

use crate::build::*;
use crate::row;
use reach_estimator_files::import::{Meaning, Options};
use serde_json::{Value, json};

fn read(rows: &Rows, columns: &[(Meaning, &str)]) -> Value {
    let options = mapping(columns);
    let [text, sheet] = [csv(rows), xlsx(&vec![("A", rows.clone())])].map(|file| answer(&[("a", &file)], &options));
    assert_eq!(text, sheet);
    text
}

const FIGURES: [(Meaning, &str); 2] = [(Meaning::Shares, "Shares"), (Meaning::Clicks, "Clicks")];

/// A table as programs lay it out in columns, with the sums asked for.
fn tabular(sums: bool) -> Rows {
    let mut rows = vec![row!["Year", "Month", "Team", "Shares", "Clicks"]];
    for (year, months) in [("2023", ["Nov", "Dec"]), ("2024", ["Jan", "Feb"])] {
        for (m, month) in months.into_iter().enumerate() {
            for (t, team) in ["Sales", "IT", "Total Rewards"].into_iter().enumerate() {
                let [year, month] = [(year, m + t == 0), (month, t == 0)].map(|(text, is)| if is { text } else { "" });
                rows.push(row![year, month, team, 4.0 + t as f64, 10.0]);
            }
            rows.extend(sums.then(|| row!["", format!("{month} Total"), "", 15.0, 30.0]));
        }
        rows.extend(sums.then(|| row![format!("{year} Total"), "", "", 30.0, 60.0]));
    }
    rows.extend(sums.then(|| row!["Grand Total", "", "", 60.0, 120.0]));
    rows
}

#[test]
fn a_year_and_a_month_stand_once_for_their_rows() {
    for sums in [false, true] {
        let read = read(&tabular(sums), &FIGURES);
        assert_eq!(read["files"][0]["period"], json!(["2023-11-01", "2024-02-29"]), "{sums}: {read}");
        assert_eq!((&read["past"]["shares"], &read["past"]["clicks"]), (&json!(60.0), &json!(120.0)), "{sums}");
        assert_eq!(read["notes"], json!([]), "{sums}");
    }
    // Groups go on below the first rows.
    let mut long = vec![row!["Month", "Employee", "Shares", "Clicks"]];
    for month in ["2024-01", "2024-02", "2024-03"] {
        long.extend((0..40).map(|n| row![if n == 0 { month } else { "" }, format!("P{n}"), 4.0, 10.0]));
    }
    let long = read(&long, &FIGURES);
    assert_eq!(long["files"][0]["period"], json!(["2024-01-01", "2024-03-31"]));
    assert_eq!((&long["past"]["shares"], &long["notes"]), (&json!(480.0), &json!([])));
    // The last rows have no month of their own, and are no part of the one above.
    let mut unsaid = tabular(false);
    unsaid.push(row!["2025", "", "Sales", 4.0, 10.0]);
    assert!(read(&unsaid, &FIGURES)["notes"].to_string().contains("cannot be read"));
}

#[test]
fn a_group_above_its_rows_is_that_of_each() {
    let mut rows = vec![row!["Month", "Employee", "Shares", "Clicks"]];
    for month in ["2024-01", "2024-02", "2024-03"] {
        rows.push(row![month, "", 10.0, 40.0]);
        rows.extend([row!["", "Ann", 4.0, 10.0], row!["", "Bob", 6.0, 30.0]]);
    }
    let read = read(&rows, &FIGURES);
    assert_eq!(read["files"][0]["period"], json!(["2024-01-01", "2024-03-31"]));
    assert_eq!((&read["past"]["shares"], &read["notes"]), (&json!(30.0), &json!([])));
    assert_eq!(read["files"][0]["rows_used"], 6);
}

/// Rows of labels and one figure, below headings.
fn outline(headings: &[&str], rows: &[(&[&str], f64)]) -> Rows {
    let row = |labels: &[&str], figure: C| labels.iter().map(|&label| C::from(label)).chain([figure]).collect();
    let heading = row(headings, C::from("Shares"));
    [heading].into_iter().chain(rows.iter().map(|(labels, shares)| row(labels, C::N(*shares)))).collect()
}

#[test]
fn sums_above_the_rows_of_their_levels_are_left_out() {
    let shares = [(Meaning::Shares, "Shares")];
    let months: [(&[&str], f64); 6] = [
        (&["2024-01", ""], 180.0),
        (&["", "Sales"], 100.0),
        (&["", "IT"], 80.0),
        (&["2024-02", ""], 90.0),
        (&["", "Sales"], 50.0),
        (&["", "IT"], 40.0),
    ];
    let years: [(&[&str], f64); 8] = [
        (&["2023", "", ""], 30.0),
        (&["", "Dec", ""], 30.0),
        (&["", "", "Sales"], 30.0),
        (&["2024", "", ""], 240.0),
        (&["", "Jan", ""], 180.0),
        (&["", "", "Sales"], 100.0),
        (&["", "", "IT"], 80.0),
        (&["", "Feb", "Sales"], 60.0),
    ];
    let staff: [(&[&str], f64); 11] = [
        (&["DE", "", ""], 180.0),
        (&["", "Sales", ""], 100.0),
        (&["", "", "Ann"], 60.0),
        (&["", "", "Bob"], 40.0),
        (&["", "IT", ""], 80.0),
        (&["", "", "Cem"], 80.0),
        (&["FR", "", ""], 90.0),
        // As programs write the first of a group that has one group in it.
        (&["", "Sales", ""], 50.0),
        (&["", "", "Dora"], 50.0),
        (&["", "IT", ""], 40.0),
        (&["", "", "Eve"], 40.0),
    ];
    let short = [["Year", "Month"], ["2024", ""], ["", "Jan"], ["", "Feb"]];
    let [headings, year, jan, feb] = short.each_ref().map(|labels| &labels[..]);
    let short: [(&[&str], f64); 3] = [(year, 270.0), (jan, 180.0), (feb, 90.0)];
    for (headings, rows, period) in [
        (&["Month", "Team"][..], &months[..], json!(["2024-01-01", "2024-02-29"])),
        (&["Year", "Month", "Team"], &years, json!(["2023-12-01", "2024-02-29"])),
        (&["Country", "Team", "Employee"], &staff, json!(null)),
        (headings, &short, json!(["2024-01-01", "2024-02-29"])),
    ] {
        let width = headings.len();
        for total in [None, Some("Total"), Some("Gesamtergebnis"), Some("Alle"), Some("")] {
            for is_first in [true, false] {
                // Without a word, it stands below.
                if is_first && total == Some("") {
                    continue;
                }
                let labels: Vec<&str> = total.into_iter().chain(std::iter::repeat("")).take(width).collect();
                let mut rows = rows.to_vec();
                if total.is_some() {
                    rows.insert(if is_first { 0 } else { rows.len() }, (&labels, 270.0));
                }
                let read = read(&outline(headings, &rows), &shares);
                assert_eq!(read["past"]["shares"], 270.0, "{headings:?} {total:?} {is_first}: {read}");
                assert_eq!(read["files"][0]["period"], period, "{headings:?} {total:?}");
                // Where nothing is dated, that is said, and nothing else.
                let notes = read["notes"].as_array().unwrap().len();
                assert_eq!(notes, usize::from(period.is_null()), "{headings:?} {total:?}: {read}");
            }
        }
    }
    let people = [(Meaning::Shares, "Shares"), (Meaning::Sharers, "Employee")];
    let all = read(&outline(&["Country", "Team", "Employee"], &staff), &people);
    assert_eq!(all["past"], json!({ "sharers": 5.0, "shares": 270.0 }));
    assert_eq!(all["files"][0]["rows_left_out"], json!([{ "why": "a sum of other rows", "rows": 6 }]));
    // The labels of groups may stand in all of their rows.
    let mut repeated: Vec<Vec<&str>> = staff.iter().map(|(labels, _)| labels.to_vec()).collect();
    for place in 1..repeated.len() {
        let above = repeated[place - 1].clone();
        let last = repeated[place].iter().rposition(|label| !label.is_empty()).unwrap_or(0);
        for index in 0..last {
            if repeated[place][index].is_empty() {
                repeated[place][index] = above[index];
            }
        }
    }
    let repeated: Vec<(&[&str], f64)> =
        repeated.iter().zip(&staff).map(|(labels, (_, sum))| (&labels[..], *sum)).collect();
    let all = read(&outline(&["Country", "Team", "Employee"], &repeated), &people);
    assert_eq!(all["past"], json!({ "sharers": 5.0, "shares": 270.0 }), "{repeated:?}");
    let all = read(
        &outline(&["Country", "Team"], &[(&["DE", ""], 40.0), (&["DE", "IT"], 25.0), (&["DE", "HR"], 17.0)]),
        &shares,
    );
    assert_eq!(all["past"]["shares"], 82.0);
    // People of all rows are not the sum of those of each.
    let campaigns = vec![
        row!["Month", "Campaign", "Distinct employees", "Shares"],
        row!["2024-01", "", 14.0, 30.0],
        row!["", "Spring hiring", 12.0, 18.0],
        row!["", "Product launch", 9.0, 12.0],
        row!["2024-02", "", 11.0, 22.0],
        row!["", "Spring hiring", 8.0, 10.0],
        row!["", "Product launch", 7.0, 12.0],
    ];
    let all = read(&campaigns, &[(Meaning::Shares, "Shares"), (Meaning::Sharers, "Distinct employees")]);
    assert_eq!(all["past"]["sharers"], 14.0);
    assert_eq!(all["past"]["shares"], 52.0);
    // Managers and reposts, whose few posts are those of others by chance.
    let managers: [(&[&str], f64); 7] = [
        (&["Ann Lee", ""], 3.0),
        (&["", "Bob Ray"], 3.0),
        (&["Cem Oz", ""], 7.0),
        (&["", "Dora Kim"], 2.0),
        (&["", "Eve Fox"], 5.0),
        (&["Gus Hall", ""], 2.0),
        (&["", "Hal Ito"], 2.0),
    ];
    assert_eq!(read(&outline(&["Manager", "Employee"], &managers), &shares)["past"]["shares"], 24.0);
    // What is not the sum of the rows below it is a row, also where one is by chance.
    let [mut none, mut one] = [months; 2];
    (none[0].1, none[3].1, one[0].1) = (7.0, 8.0, 7.0);
    assert_eq!(read(&outline(&["Month", "Team"], &none), &shares)["past"]["shares"], 285.0);
    assert_eq!(read(&outline(&["Month", "Team"], &one), &shares)["past"]["shares"], 277.0);
    let mut chance = one.to_vec();
    chance.extend([(&["2024-03", ""][..], 5.0), (&["", "Sales"], 30.0), (&["", "IT"], 20.0)]);
    assert_eq!(read(&outline(&["Month", "Team"], &chance), &shares)["past"]["shares"], 422.0);
}

#[test]
fn a_name_that_stands_once_is_that_of_its_rows() {
    let rows = vec![
        row!["Employee", "Month", "Shares", "Clicks"],
        row!["Ann", "2024-01", 0.0, 0.0],
        row!["", "2024-02", 5.0, 10.0],
        row!["", "2024-03", 4.0, 10.0],
        row!["Ann Total", "", 9.0, 20.0],
        row!["Bob", "2024-01", 0.0, 0.0],
        row!["", "2024-02", 2.0, 10.0],
        row!["", "2024-03", 1.0, 10.0],
        row!["Bob Total", "", 3.0, 20.0],
        row!["", "", 12.0, 40.0],
    ];
    let mut columns = FIGURES.to_vec();
    columns.push((Meaning::Sharers, "Employee"));
    let read = read(&rows, &columns);
    assert_eq!((&read["past"]["sharers"], &read["past"]["shares"]), (&json!(2.0), &json!(12.0)), "{read}");
}

/// A sum is not told by the group that it is in.
#[test]
fn sums_of_groups_in_groups_are_left_out() {
    let mut rows = vec![row!["Country", "Team", "Employee", "Shares", "Clicks"]];
    for country in ["DE", "FR"] {
        for team in ["Sales", "IT"] {
            let first = |text: &'static str, is: bool| if is { text } else { "" };
            rows.push(row![first(country, team == "Sales"), team, format!("Ann {country} {team}"), 4.0, 10.0]);
            rows.push(row!["", "", format!("Bob {country} {team}"), 6.0, 30.0]);
            rows.push(row!["", format!("{team} Total"), "", 10.0, 40.0]);
        }
        rows.push(row![format!("{country} Total"), "", "", 20.0, 80.0]);
    }
    assert_eq!(read(&rows, &FIGURES)["past"], json!({ "shares": 40.0, "clicks": 160.0 }));
    let mut columns = FIGURES.to_vec();
    columns.push((Meaning::Sharers, "Employee"));
    let read = read(&rows, &columns);
    assert_eq!(read["past"], json!({ "sharers": 8.0, "shares": 40.0, "clicks": 160.0 }));
    assert_eq!(read["files"][0]["rows_used"], 8);
}

/// What is blank because nobody knew is not what stands above it.
#[test]
fn a_blank_in_a_list_stays_one() {
    let list = |rows: &[[&str; 2]]| {
        let mut all = vec![row!["Date", "Post", "Shares", "Clicks"]];
        all.extend(rows.iter().map(|[date, post]| row![*date, *post, 4.0, 10.0]));
        read(&all, &FIGURES)
    };
    let (a, b, c) = ("2024-01-03", "2024-02-03", "2024-03-03");
    for rows in [
        // More have a date than not; the dates do not follow each other; one is said twice; there is only one.
        vec![[a, "A"], [b, "B"], ["", "C"], [c, "D"]],
        vec![[a, "A"], [b, "B"], ["", "C"], [c, "D"], ["2024-04-03", "E"], ["", "F"]],
        vec![[c, "A"], ["", "B"], [a, "C"], ["", "D"], [b, "E"], ["", "F"]],
        vec![[a, "A"], ["", "B"], [a, "C"], ["", "D"], [b, "E"], ["", "F"]],
        vec![[a, "A"], ["", "B"], ["", "C"], ["", "D"]],
        // The undated stand at one end, and posts are called alike.
        vec![["", "A"], [a, "B"], ["", "C"], [b, "D"], ["", "E"]],
        vec![[a, "A"], [b, "B"], [c, "C"], ["", "D"], ["", "E"], ["", "F"], ["", "G"]],
        vec![[a, "A"], ["", "B"], [b, "C"], ["", "D"], ["", "D"]],
    ] {
        let read = list(&rows);
        assert!(read["notes"].to_string().contains("“Date” holds dates that cannot be read"), "{rows:?}: {read}");
    }
    let merged = list(&[[a, "A"], ["", "B"], [b, "A"], ["", "C"]]);
    assert_eq!((&merged["files"][0]["period"], &merged["notes"]), (&json!([a, b]), &json!([])));
    // Whose month it is tells nothing of that of the next.
    let people = [["Ann", "2024-01", "A"], ["Bob", "", "B"], ["Cem", "", "C"], ["Dora", "2024-02", "A"]];
    let mut rows = vec![row!["Employee", "Month", "Campaign", "Shares", "Clicks"]];
    rows.extend(people.map(|[who, month, campaign]| row![who, month, campaign, 4.0, 10.0]));
    assert!(read(&rows, &FIGURES)["notes"].to_string().contains("cannot be read"));
}

/// Two people in each of two months, below these headings.
fn below(headings: Rows) -> Rows {
    let months = ["Jan 2024", "Feb 2024"].into_iter();
    let people = months.flat_map(|month| ["Ann", "Bob"].map(|name| row![name, month, 30.0, 4.0, 900.0]));
    headings.into_iter().chain(people).collect()
}

const TAKEN: [(Meaning, &str); 4] = [
    (Meaning::Sharers, "Employee"),
    (Meaning::Clicks, "Clicks"),
    (Meaning::Shares, "Shares"),
    (Meaning::Reach, "Total"),
];

#[test]
fn headings_of_groups_stand_above_those_of_columns() {
    for headings in [
        // Each label beside the columns, or beside the groups; of groups of one column too; with a title above.
        vec![row!["", "", "Engagement", "", "Potential reach"], row!["Employee", "Month", "Clicks", "Shares", "Total"]],
        vec![row!["Employee", "Month", "Engagement", "", "Potential reach"], row!["", "", "Clicks", "Shares", "Total"]],
        vec![
            row!["Leaderboard"],
            row!["Employee", "Month", "Engagement", "", "Potential reach"],
            row!["", "", "Clicks", "Shares", "Total"],
        ],
        // As a cell that covers two rows is read.
        vec![
            row!["Employee", "Month", "Engagement", "", "Potential reach"],
            row!["Employee", "Month", "Clicks", "Shares", "Total"],
        ],
    ] {
        let read = read(&below(headings.clone()), &TAKEN);
        let past = &read["past"];
        assert_eq!((&past["sharers"], &past["shares"], &past["clicks"]), (&json!(2.0), &json!(16.0), &json!(120.0)));
        assert_eq!(read["files"][0]["period"], json!(["2024-01-01", "2024-02-29"]));
        assert_eq!((&read["files"][0]["rows_used"], &read["files"][0]["rows_left_out"]), (&json!(4), &json!([])));
        // What a group is called is said of its columns.
        assert!(read["notes"].to_string().contains("“Potential reach: Total” counts people who could"), "{read}");
        let names = crate::build::read(&[("a.csv", &csv(&below(headings)))], &Options::default());
        let all = ["Employee", "Month", "Engagement: Clicks", "Engagement: Shares", "Potential reach: Total"];
        assert_eq!(names.files[0].columns, all);
    }
}

/// Also where they stand beside the members of a group that is said once.
#[test]
fn sums_within_groups_are_left_out() {
    let group = |name: &str, figures: [f64; 4], sum: &str| {
        let [sales, it, clicks, more] = figures;
        vec![row![name, "Sales", sales, clicks], row!["", "IT", it, more], row!["", sum, sales + it, clicks + more]]
    };
    for (one, two) in [("Total Germany", "Total France"), ("Gesamt", "Gesamt"), ("Alle", "Alle")] {
        let mut rows = vec![row!["Country", "Team", "Shares", "Clicks"]];
        rows.extend(group("Germany", [4.0, 6.0, 10.0, 30.0], one));
        rows.extend(group("France", [5.0, 7.0, 20.0, 25.0], two));
        let past = read(&rows, &FIGURES)["past"].clone();
        assert_eq!((&past["shares"], &past["clicks"]), (&json!(22.0), &json!(85.0)), "{one}");
    }
}

#[test]
fn columns_that_are_called_alike_are_told_by_their_groups() {
    // Alone, it may as well be a remark.
    let rows = below(vec![row!["", "", "LinkedIn", "", ""], row!["Employee", "Month", "Clicks", "Shares", "Views"]]);
    assert_eq!(read(&rows, &[(Meaning::Clicks, "Clicks")])["past"]["clicks"], 120.0);
    let rows = below(vec![row!["", "", "LinkedIn", "X", ""], row!["Employee", "Month", "Clicks", "Clicks", "Shares"]]);
    assert_eq!(read(&rows, &[(Meaning::Clicks, "X: Clicks")])["past"]["clicks"], 16.0);
    for years in [row!["", "", 2023.0, 2024.0], row!["", "", "FY23", "FY24"]] {
        let own = row!["Employee", "Month", "Clicks", "Clicks"];
        let rows: Rows = [years.clone(), own, row!["Ann", "Jan", 30.0, 4.0], row!["Bob", "Jan", 30.0, 4.0]].into();
        let name = format!("{}: Clicks", text_of(&years[3]));
        assert_eq!(read(&rows, &[(Meaning::Clicks, &name)])["past"]["clicks"], 8.0);
    }
    // Of one group nothing is known yet.
    let own = row!["Employee", "Clicks", "Shares", "Clicks", "Shares"];
    let unfilled: Rows =
        vec![row!["", "LinkedIn", "", "X", ""], own, row!["Ann", "", "", 30.0, 4.0], row!["Bob", "", "", 5.0, 1.0]];
    assert_eq!(read(&unfilled, &[(Meaning::Clicks, "X: Clicks")])["past"]["clicks"], 35.0);
    let years = row!["", "", 2023.0, "", 2024.0];
    let wide = below(vec![years, row!["Employee", "Month", "Clicks", "Shares", "Clicks"]]);
    assert_eq!(read(&wide, &[(Meaning::Clicks, "2024: Clicks")])["past"]["clicks"], 3600.0);
    // As some programs write them, a group is said of each of its columns.
    let each = below(vec![
        row!["", "", "Engagement", "Engagement", ""],
        row!["Employee", "Month", "Clicks", "Shares", "Views"],
    ]);
    assert_eq!(read(&each, &[(Meaning::Clicks, "Engagement: Clicks")])["past"]["clicks"], 120.0);
    let unclear = read(&rows, &[(Meaning::Clicks, "Clicks")]);
    assert!(unclear["notes"].to_string().contains("“Clicks” stands in 2 columns, and none of them"), "{unclear}");
}

#[test]
fn a_title_or_a_first_row_without_figures_is_no_heading() {
    let names = row!["Employee", "Month", "Clicks", "Shares", "Views"];
    for headings in [
        vec![row!["Leaderboard"], names.clone()],
        vec![row!["Report", "Advocacy", "", "2024 to date"], names.clone()],
        vec![row!["", "", "Stand: 31.01.2024"], names.clone()],
        vec![names.clone(), row!["Cem", "Jan 2024", "n/a", "n/a"]],
        vec![names.clone(), row!["", "", "count", "count", "count"]],
    ] {
        let columns =
            crate::build::read(&[("a.csv", &csv(&below(headings)))], &Options::default()).files.remove(0).columns;
        assert_eq!(columns, ["Employee", "Month", "Clicks", "Shares", "Views"]);
    }
    // In a table that begins further to the right, below a title there or left of it.
    for title in [row!["", "Marketing team report"], row!["Report", "", "", "", "Stand: 31.01.2024"]] {
        for first in [row!["", "Spring", "-", "-"], row!["", "Autumn", 15.0, 90.0]] {
            let table =
                vec![title.clone(), row!["", "Campaign", "Clicks", "Shares"], first, row!["", "Summer", 15.0, 90.0]];
            let columns = crate::build::read(&[("a.csv", &csv(&table))], &Options::default()).files.remove(0).columns;
            assert_eq!(columns, ["Campaign", "Clicks", "Shares"]);
        }
    }
    let units = below(vec![names, row!["", "", "count", "count", "count"]]);
    assert_eq!(read(&units, &TAKEN[..3])["past"]["clicks"], 120.0);
}
