//! Tables whose columns the user names.

use crate::build::*;
use crate::row;
use reach_estimator_files::import::{Meaning, Options};
use serde_json::json;

fn platform() -> Vec<u8> {
    let mut rows = vec![
        row!["Leaderboard"],
        row!["Employee", "Total Shares", "Clicks", "Impressions", "Audience", "Potential Reach"],
    ];
    for n in 0..30 {
        rows.push(row![format!("Person {n}"), 4.0, 10.0, 350.0, 500.0, 2000.0]);
    }
    rows.push(row!["Total", 120.0, 300.0, 10_500.0, 15_000.0, 60_000.0]);
    csv(&rows)
}

#[test]
fn without_names_the_columns_are_listed() {
    let read = read(&[("platform.csv", &platform())], &Options::default());
    assert!(!read.is_understood());
    assert_eq!(read.files[0].kind.name(), "table");
    assert_eq!(
        read.files[0].columns,
        ["Employee", "Total Shares", "Clicks", "Impressions", "Audience", "Potential Reach"]
    );
}

#[test]
fn named_columns_become_past_results() {
    let options = mapping(&[
        (Meaning::Sharers, "employee"),
        (Meaning::Shares, "Total  shares"),
        (Meaning::Clicks, "Clicks"),
        (Meaning::Impressions, "Impressions"),
    ]);
    let read = answer(&[("platform.csv", &platform())], &options);
    assert_eq!(read["past"], json!({ "sharers": 30.0, "shares": 120.0, "impressions": 10_500.0, "clicks": 300.0 }));
    assert_eq!(read["files"][0]["rows_left_out"], json!([{ "why": "a sum of other rows", "rows": 1 }]));
    assert!(!read.to_string().contains("Person"));
}

#[test]
fn what_could_have_been_seen_is_no_result() {
    let potential = answer(&[("p", &platform())], &mapping(&[(Meaning::Reach, "Potential Reach")]));
    assert_eq!(potential["past"], json!({}));
    let mut rows = vec![row!["Week", "Users", "Shares", "Impressions", "Network"]];
    rows.extend((1..9).map(|n| row![format!("2026-01-{:02}", n * 3), 12.0, 10.0, 5000.0, 500.0]));
    let columns = [
        (Meaning::Sharers, "Users"),
        (Meaning::Shares, "Shares"),
        (Meaning::Impressions, "Impressions"),
        (Meaning::Audience, "Network"),
    ];
    let read = answer(&[("weeks.csv", &csv(&rows))], &mapping(&columns));
    assert_eq!(read["past"], json!({ "months": 1.0, "sharers": 12.0, "shares": 80.0 }));
    assert!(read["notes"].to_string().contains("audience times shares"), "{read}");
}

#[test]
fn a_column_that_is_not_there_is_said() {
    let read = answer(&[("p", &platform())], &mapping(&[(Meaning::Shares, "Posts")]));
    assert!(read["notes"].to_string().contains("no column “Posts”"), "{read}");
    assert_eq!(read["past"], json!({}));
}

fn summed(bytes: &[u8]) -> serde_json::Value {
    let columns = [
        (Meaning::Sharers, "Employee"),
        (Meaning::Shares, "Shares"),
        (Meaning::Clicks, "Clicks"),
        (Meaning::Impressions, "Impressions"),
    ];
    answer(&[("table", bytes)], &mapping(&columns))["past"].clone()
}

#[test]
fn cells_that_cover_others_leave_every_figure_in_its_column() {
    let head = "<table><tr><th>Team</th><th>Employee</th><th>Shares</th><th>Clicks</th></tr>";
    let down: String = ["A", "B"]
        .iter()
        .map(|team| {
            let first = format!("<tr><td rowspan=3>{team}</td><td>{team}0</td><td>4</td><td rowspan=3>30</td></tr>");
            let rest = |n| format!("<tr><td>{team}{n}</td><td>4</td></tr>");
            first + &rest(1) + &rest(2)
        })
        .collect();
    // A number that covers several rows is not added up several times.
    let expected = json!({ "sharers": 6.0, "shares": 24.0, "clicks": 60.0 });
    assert_eq!(summed(format!("{head}{down}</table>").as_bytes()), expected);
    let empty = down.replacen("</tr>", "</tr><tr></tr>", 1).replacen("rowspan=3", "rowspan=4", 2);
    assert_eq!(summed(format!("{head}{empty}</table>").as_bytes()), expected);
    let across: String = (0..6).map(|n| format!("<tr><td colspan=\"2\">M{n}<td>4</td><td>10</td></tr>")).collect();
    let swapped = head.replace("<th>Team</th><th>Employee</th>", "<th>Employee</th><th>Team</th>");
    assert_eq!(summed(format!("{swapped}{across}</table>").as_bytes()), expected);
    let cell = |text: &str| format!("<Cell><Data>{text}</Data></Cell>");
    let row = |cells: &[&str]| format!("<Row>{}</Row>", cells.iter().map(|text| cell(text)).collect::<String>());
    let across: String = (0..6)
        .map(|n| format!("<Row><Cell ss:MergeAcross=\"1\"><Data>M{n}</Data></Cell>{}{}</Row>", cell("4"), cell("10")))
        .collect();
    let sheet = format!("<Table>{}{across}</Table>", row(&["Employee", "Team", "Shares", "Clicks"]));
    let book = format!("<?xml version=\"1.0\"?><Workbook><Worksheet ss:Name=\"A\">{sheet}</Worksheet></Workbook>");
    assert_eq!(summed(book.as_bytes()), expected);
}

#[test]
fn cells_that_cover_the_world_cost_nothing() {
    for bomb in [
        format!("<table>{}</table>", "<tr><td colspan=999999999><td>".repeat(20_000)),
        format!("<table>{}</table>", "<tr><td ss:index=250><td>".repeat(20_000)),
        format!("<table><tr><td rowspan=0>{}{}</table>", "x".repeat(100_000), "<tr><td>".repeat(20_000)),
        "<table><tr><td rowspan=18446744073709551615 colspan=18446744073709551615>a<tr><td>b</table>".to_owned(),
    ] {
        let read = read(&[("bomb.xls", bomb.as_bytes())], &Options::default());
        assert_eq!(read.files.len(), 1);
    }
}

#[test]
fn signs_inside_numbers_and_names_divide_nothing() {
    let row = |n: usize, sign: &str| format!("M{n}{sign}1,234{sign}1,234,567\n");
    for sign in [";", "\t", "|"] {
        let rows: String = (0..6).map(|n| row(n, sign)).collect();
        let text = format!("Employee{sign}Shares{sign}Impressions\n{rows}");
        assert_eq!(
            summed(text.as_bytes()),
            json!({ "sharers": 6.0, "shares": 7404.0, "impressions": 7_407_402.0 }),
            "{sign:?}"
        );
    }
    let rows: String = (0..40).map(|n| format!("Lee, Ann {n}\t1,234,567\n")).collect();
    let past = summed(format!("Employee\tImpressions\n{rows}").as_bytes());
    assert_eq!(past, json!({ "sharers": 40.0, "impressions": 49_382_680.0 }));
}

#[test]
fn signs_inside_headings_divide_nothing() {
    for heading in ["\"Engagements (likes; comments; shares)\"", "Engagements (likes; comments; shares)"] {
        let rows: String = (0..8).map(|n| format!("M{n},4,9,10\n")).collect();
        let past = summed(format!("Employee,Shares,{heading},Clicks\n{rows}").as_bytes());
        assert_eq!(past, json!({ "sharers": 8.0, "shares": 32.0, "clicks": 80.0 }), "{heading}");
    }
}

#[test]
fn a_table_of_people_with_figures_is_no_list_of_contacts() {
    let rows: String =
        (0..30).map(|n| format!("V{n};N{n};Firma;Leitung;{};{};2024-01-{:02}\n", n % 5 + 1, 10 * n, n + 1)).collect();
    let text = format!("Vorname;Nachname;Unternehmen;Position;Beiträge;Klicks;Letzter Beitrag\n{rows}");
    let read = answer(&[("a.csv", text.as_bytes())], &Options::default());
    assert_eq!((&read["files"][0]["kind"], &read["inputs"]), (&json!("table"), &json!({})));
    let read = answer(&[("a.csv", text.as_bytes())], &mapping(&[(Meaning::Shares, "Beiträge")]));
    assert_eq!(read["past"]["shares"], 90.0);
    let plain: String = (0..30).map(|n| format!("V{n};N{n};Firma;Leitung;A{n};2024-01-{:02}\n", n + 1)).collect();
    let text = format!("Vorname;Nachname;Unternehmen;Position;Team;Letzter Beitrag\n{plain}");
    let read = answer(&[("a.csv", text.as_bytes())], &mapping(&[(Meaning::Sharers, "Nachname")]));
    assert_eq!(read["files"][0]["kind"], "table");
}

#[test]
fn figures_are_those_that_their_heading_counts_in() {
    for (heading, cells, sum) in [
        ("Impressions (k)", [C::from("12.5"), C::from("1,234"), C::from("3k")], 1_249_500.0),
        ("Impressions (in Tsd.)", [C::N(12.5), C::N(1.0), C::N(0.5)], 14_000.0),
        ("Vues en millions", [C::N(1.2), C::from("0,3"), C::from("12 000")], 12_001_500_000.0),
    ] {
        let mut rows = vec![row!["Employee", heading]];
        rows.extend(["Ann", "Bob", "Cem"].into_iter().zip(cells).map(|(name, cell)| vec![C::from(name), cell]));
        let columns = mapping(&[(Meaning::Impressions, heading)]);
        assert_eq!(answer(&[("a", &xlsx(&vec![("A", rows)]))], &columns)["past"]["impressions"], sum, "{heading}");
    }
}

#[test]
fn a_row_is_one_share_where_posts_are_named() {
    let past = |rows: &str, columns: &[(Meaning, &str)]| answer(&[("a.csv", rows.as_bytes())], &mapping(columns));
    let named =
        "Date,Employee,Post,Clicks\n2024-01-03,Ann,Launch,4\n2024-01-04,Bob,Launch,0\n2024-01-09,Ann,Hiring,7\n";
    let columns = [(Meaning::Sharers, "Employee"), (Meaning::Shares, "Post"), (Meaning::Clicks, "Clicks")];
    for rows in [named.to_owned(), format!("{named}Total,,,11\n"), named.replace("Ann", "Ann Aal")] {
        let read = past(&rows, &columns);
        assert_eq!(read["past"], json!({ "months": 1.0, "sharers": 2.0, "shares": 3.0, "clicks": 11.0 }), "{read}");
    }
    let numbered = "Employee,Post ID,Clicks\nAnn,7152836401,4\nBob,7152836402,0\nAnn,7152836976,7\n";
    for heading in ["Post ID", "Activity"] {
        let columns = [(Meaning::Shares, heading), (Meaning::Clicks, "Clicks")];
        let read = past(&numbered.replace("Post ID", heading), &columns);
        assert_eq!(read["past"], json!({ "shares": 3.0, "clicks": 11.0 }), "{heading}");
    }
    // Whether somebody has shared is no name of a post.
    let asked = "Employee,Shared,Clicks\nAnn,Yes,4\nBob,No,0\nCem,Yes,7\nDan,No,0\nEve,No,0\n";
    let read = past(asked, &[(Meaning::Shares, "Shared"), (Meaning::Clicks, "Clicks")]);
    assert_eq!(read["past"], json!({ "clicks": 11.0 }), "{read}");
    // One remark in place of every number names nothing.
    let pending = "Employee,Shares,Clicks\nAnn,pending,4\nBob,pending,3\n";
    assert_eq!(past(pending, &[(Meaning::Shares, "Shares"), (Meaning::Clicks, "Clicks")])["past"].get("shares"), None);
}

#[test]
fn rates_are_not_added_up() {
    let read = |cells: [C; 3]| {
        let mut rows = vec![row!["Employee", "Shares", "Engagement"]];
        rows.extend(
            ["Ann", "Bob", "Total"].into_iter().zip(cells).map(|(name, cell)| vec![name.into(), 4.0.into(), cell]),
        );
        rows[3][1] = C::N(8.0);
        let columns =
            [(Meaning::Sharers, "Employee"), (Meaning::Shares, "Shares"), (Meaning::Engagements, "Engagement")];
        answer(&[("a.xlsx", &xlsx(&vec![("A", rows)]))], &mapping(&columns))
    };
    for cells in [
        ["3.2%", "2.5%", "2.9%"].map(C::from),
        ["120 %", "٢٫٥٪", ""].map(C::from),
        [0.032, 0.025, 0.029].map(C::N),
        [0.5, 1.0, 0.75].map(C::N),
    ] {
        let read = read(cells);
        assert_eq!(read["past"], json!({ "sharers": 2.0, "shares": 8.0 }), "{read}");
        assert!(read["notes"].to_string().contains("“Engagement” holds rates"), "{read}");
    }
    assert_eq!(read([1.0, 0.0, 1.0].map(C::N))["past"]["engagements"], 1.0);
}

#[test]
fn a_cell_without_a_number_hides_no_other() {
    for cell in [
        "No data",
        "Not available",
        "s.o.",
        "n.c.",
        "s/d",
        "nicht verfügbar",
        "Sin datos",
        "غير متوفر",
        "#DIV/0!",
        "see note",
    ] {
        let rows = vec![row!["Employee", "Shares", "Clicks"], row!["Ann", 4.0, 10.0], row!["Bob", 5.0, cell]];
        let columns = [(Meaning::Sharers, "Employee"), (Meaning::Shares, "Shares"), (Meaning::Clicks, "Clicks")];
        let read = answer(&[("a.csv", &csv(&rows))], &mapping(&columns));
        assert_eq!(read["past"], json!({ "sharers": 2.0, "shares": 9.0, "clicks": 10.0 }), "{cell}");
        let is_said = read["notes"].to_string().contains("Cells of “Clicks” that hold no number: 1");
        assert_eq!(is_said, ["s.o.", "n.c.", "#DIV/0!", "see note"].contains(&cell), "{cell}: {read}");
    }
}
