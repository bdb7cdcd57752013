//! Tables of people: who counts, and which rows are about other rows.

use crate::build::*;
use crate::row;
use reach_estimator_files::import::{Meaning, Options};
use serde_json::{Value, json};

fn named(who: &str) -> Options {
    mapping(&[(Meaning::Sharers, who), (Meaning::Shares, "Shares"), (Meaning::Clicks, "Clicks")])
}

fn past(rows: &Rows, who: &str) -> Value {
    answer(&[("a.csv", &csv(rows))], &named(who))["past"].clone()
}

#[test]
fn numbers_of_staff_are_people() {
    for heading in ["Personalnummer", "Employee number", "Staff no.", "Matricule", "Personal-Nr."] {
        let numbers = [312.0, 1204.0, 4711.0, 20_113.0, 887.0];
        let mut rows = vec![row![heading, "Shares", "Clicks"]];
        rows.extend(numbers.map(|number| row![number, 6.0, 10.0]));
        assert_eq!(past(&rows, heading)["sharers"], 5.0, "{heading}");
    }
    let counts = vec![row!["Number of employees", "Shares", "Clicks"], row![12.0, 40.0, 90.0], row![15.0, 60.0, 70.0]];
    assert_eq!(past(&counts, "Number of employees")["sharers"], 15.0);
}

#[test]
fn a_sign_that_there_is_no_number_loses_no_row() {
    for sign in ["N/D", "nan", "#N/A", "None", "k. A.", "n. v.", "s/o", "N.A.", "#N/D", "n.d."] {
        let rows = vec![row!["Employee", "Shares", "Clicks"], row!["Ann", 10.0, 20.0], row!["Bob", 5.0, sign]];
        assert_eq!(past(&rows, "Employee"), json!({ "sharers": 2.0, "shares": 15.0, "clicks": 20.0 }), "{sign}");
    }
}

#[test]
fn a_sum_behind_a_name_or_a_day_is_a_sum() {
    let subtotals = vec![
        row!["Team", "Employee", "Shares", "Clicks"],
        row!["Vertrieb", "Ann", 4.0, 10.0],
        row!["Vertrieb", "Bob", 5.0, 20.0],
        row!["Vertrieb Ergebnis", "", 9.0, 30.0],
        row!["IT", "Cem", 3.0, 5.0],
        row!["IT", "Dora", 2.0, 5.0],
        row!["IT Ergebnis", "", 5.0, 10.0],
        row!["Gesamtergebnis", "", 14.0, 40.0],
    ];
    assert_eq!(past(&subtotals, "Employee"), json!({ "sharers": 4.0, "shares": 14.0, "clicks": 40.0 }));
    let days = vec![
        row!["Date", "Network", "Shares", "Clicks"],
        row!["2024-01-01", "LinkedIn", 4.0, 30.0],
        row!["2024-01-01", "X", 5.0, 10.0],
        row!["2024-01-01", "Total", 9.0, 40.0],
        row!["2024-01-02", "LinkedIn", 3.0, 20.0],
        row!["2024-01-02", "X", 2.0, 10.0],
        row!["2024-01-02", "Total", 5.0, 30.0],
    ];
    let read = past(&days, "Nobody");
    assert_eq!((&read["shares"], &read["clicks"]), (&json!(14.0), &json!(70.0)));
}

#[test]
fn results_of_other_programs_are_sums() {
    let pivot = vec![
        row!["Team", "Network", "Shares", "Clicks"],
        row!["Sales", "LinkedIn", 4.0, 10.0],
        row!["Sales", "X", 5.0, 20.0],
        row!["Sales Result", "", 9.0, 30.0],
        row!["IT", "LinkedIn", 3.0, 5.0],
        row!["IT", "X", 3.0, 5.0],
        row!["IT Result", "", 6.0, 10.0],
        row!["Total Result", "", 15.0, 40.0],
    ];
    assert_eq!(past(&pivot, "Team"), json!({ "sharers": 2.0, "shares": 15.0, "clicks": 40.0 }));
}

#[test]
fn a_second_table_below_the_first_is_not_added_to_it() {
    let rows = vec![
        row!["Employee", "Shares", "Clicks"],
        row!["Ann", 4.0, 10.0],
        row!["Bob", 5.0, 20.0],
        row!["Team", "Shares", "Clicks"],
        row!["Sales", 7.0, 22.0],
        row!["IT", 2.0, 8.0],
    ];
    assert_eq!(past(&rows, "Employee"), json!({ "sharers": 2.0, "shares": 9.0, "clicks": 30.0 }));
}

/// Errors, remarks, units and the blocks of other teams end no table.
#[test]
fn a_row_of_words_ends_no_table() {
    let with = |row: Vec<C>| {
        let ann = row!["Ann", 4.0, 10.0];
        past(&vec![row!["Employee", "Shares", "Clicks"], ann, row, row!["Bob", 5.0, 20.0]], "Employee")
    };
    for row in [
        row!["Cem", "#DIV/0!", "#DIV/0!"],
        row!["Cem", "pending", "pending"],
        row!["Name", "number", "number"],
        row!["Employee", "Shares", "Clicks"],
    ] {
        assert_eq!(with(row), json!({ "sharers": 2.0, "shares": 9.0, "clicks": 30.0 }));
    }
    let blocks = vec![
        row!["Sales", "Shares", "Clicks"],
        row!["Ann", 4.0, 10.0],
        row!["Bob", 5.0, 20.0],
        row!["IT", "Shares", "Clicks"],
        row!["Cem", 3.0, 5.0],
    ];
    assert_eq!(past(&blocks, "Sales"), json!({ "sharers": 3.0, "shares": 12.0, "clicks": 35.0 }));
}

#[test]
fn a_name_that_is_a_sign_for_nothing_elsewhere_is_a_name() {
    let rows =
        vec![row!["Vorname", "Shares", "Clicks"], row!["Ann", 4.0, 10.0], row!["Nan", 5.0, 20.0], row!["Ka", 2.0, 5.0]];
    assert_eq!(past(&rows, "Vorname")["sharers"], 3.0);
    let counts = vec![
        row!["Week", "Users (number)", "Shares", "Clicks"],
        row!["2024-W01", 12.0, 40.0, 90.0],
        row!["2024-W02", 15.0, 60.0, 70.0],
    ];
    assert_eq!(past(&counts, "Users (number)")["sharers"], 15.0);
}

#[test]
fn a_table_of_results_is_no_file_of_a_platform() {
    let people = vec![
        row!["Name", "LinkedIn profile", "Team", "Last share", "Shares", "Clicks"],
        row!["Ann Aal", "https://www.linkedin.com/in/ann", "Sales", "2024-05-01", 4.0, 10.0],
        row!["Bob Ber", "https://www.linkedin.com/in/bob", "IT", "2024-05-03", 6.0, 20.0],
        row!["Cem Can", "https://www.linkedin.com/in/cem", "IT", "2024-05-07", 5.0, 12.0],
    ];
    assert_eq!(past(&people, "Name"), json!({ "sharers": 3.0, "shares": 15.0, "clicks": 42.0 }));
    let days = |heading: [&str; 4], figures: [[f64; 3]; 2]| {
        let mut rows = vec![row![heading[0], heading[1], heading[2], heading[3]]];
        rows.extend(figures.into_iter().zip(["2024-05-01", "2024-06-01"]).map(|([a, b, c], day)| row![day, a, b, c]));
        past(&rows, "Nobody")
    };
    let figures = [[12_000.0, 4.0, 40.0], [12_010.0, 5.0, 25.0]];
    assert_eq!(days(["Date", "Total followers", "Shares", "Clicks"], figures)["clicks"], 65.0);
    assert_eq!(days(["Month", "Page views", "Shares", "Clicks"], figures)["shares"], 9.0);
    let links = vec![
        row!["Date", "Link", "Clicks"],
        row!["2024-05-01", "https://acme.com/a", 40.0],
        row!["2024-05-02", "https://acme.com/b", 25.0],
    ];
    assert_eq!(past(&links, "Nobody")["clicks"], 65.0);
    let sheet = vec![row!["Monat", "Shares", "Clicks"], row!["01/2024", 40.0, 100.0], row!["02/2024", 50.0, 200.0]];
    let book = xlsx(&vec![("Tabelle1", sheet), ("Tabelle2", vec![]), ("Tabelle3", vec![])]);
    let read = answer(&[("a.xlsx", &book)], &named("Nobody"));
    assert_eq!((&read["past"]["shares"], &read["past"]["clicks"]), (&json!(90.0), &json!(300.0)), "{read}");
}

#[test]
fn a_row_about_other_rows_is_nobody() {
    let alone = json!({ "sharers": 10.0, "shares": 40.0, "clicks": 100.0 });
    for label in [
        "Total",
        "Total general",
        "Total général :",
        "Total geral",
        "Gesamtergebnis",
        "Gesamtsumme",
        "Insgesamt",
        "Totale",
        "Totaux",
        "Total (10)",
        "Grand total",
        "Overall",
        "All employees",
        "∑",
        "الإجمالي الكلي",
        "",
        "ACME Corp.",
    ] {
        assert_eq!(past(&people(vec![row![label, 40.0, 100.0]]), "Employee"), alone, "{label}");
    }
    for label in ["Average", "Ø", "Durchschnitt", "Moyenne", "Promedio", "Media", "متوسط"] {
        assert_eq!(past(&people(vec![row![label, 4.0, 10.0]]), "Employee"), alone, "{label}");
    }
    assert_eq!(past(&people(vec![row!["Exported on 2024-05-01 by Ann", "", ""]]), "Employee"), alone);
    let ranked = people(vec![row!["Total company", 900.0, 5000.0]]);
    assert_eq!(past(&ranked, "Employee"), alone);
    let mut first = people(Vec::new());
    first.insert(1, row!["All teams", 40.0, 100.0]);
    assert_eq!(past(&first, "Employee"), alone);
}

fn text(rows: &str, columns: &[(Meaning, &str)]) -> Value {
    answer(&[("a.csv", rows.as_bytes())], &mapping(columns))["past"].clone()
}

const WHO: (Meaning, &str) = (Meaning::Sharers, "Employee");
const SHARES: (Meaning, &str) = (Meaning::Shares, "Shares");
const CLICKS: (Meaning, &str) = (Meaning::Clicks, "Clicks");

#[test]
fn a_team_or_network_beside_a_name_is_no_label() {
    let social = "Department,Employee,Shares\nSales,Ann,4\nSales,Bob,5\nSocial Media,Cem,4\nSocial Media,Dora,5\n\
                  Social Media,Eve,4\n";
    assert_eq!(text(social, &[WHO, SHARES]), json!({ "sharers": 5.0, "shares": 22.0 }));
    assert_eq!(text(&format!("{social}Total,,22\n"), &[WHO, SHARES]), json!({ "sharers": 5.0, "shares": 22.0 }));
    assert_eq!(text(&social.replace("Social Media", "Media"), &[SHARES]), json!({ "shares": 22.0 }));
    for network in ["All", "Total", "Average"] {
        let rows = format!("Network,Employee,Shares\n{network},Ann,1\n{network},Bob,2\n{network},Cem,3\n");
        assert_eq!(text(&rows, &[WHO, SHARES]), json!({ "sharers": 3.0, "shares": 6.0 }), "{network}");
        assert_eq!(text(&rows, &[SHARES]), json!({ "shares": 6.0 }), "{network}");
    }
    // An average is one as near as it is written.
    let rounded = "Employee,Shares\nAnn,1\nBob,2\nCem,2\n";
    assert_eq!(text(&format!("{rounded}Media,1.67\n"), &[WHO, SHARES])["sharers"], 3.0);
    assert_eq!(text(&format!("{rounded}Media,1.5\n"), &[WHO, SHARES])["sharers"], 4.0);
}

#[test]
fn rows_that_equal_the_others_by_chance_stay() {
    let posts = "Post,Shares,Clicks\nAll you need to know,30,500\nLaunch,10,200\nHiring,5,100\n";
    assert_eq!(text(posts, &[SHARES, CLICKS]), json!({ "shares": 45.0, "clicks": 800.0 }));
    let four = "Employee,Shares,Clicks\nAnn,1,10\nBob,1,10\nCem,1,10\nDora,3,30\n";
    assert_eq!(text(four, &[WHO, SHARES, CLICKS]), json!({ "sharers": 4.0, "shares": 6.0, "clicks": 60.0 }));
    let six = "Employee,Shares\nA,1\nB,1\nC,1\nD,1\nE,1\nF,5\n";
    assert_eq!(text(six, &[WHO, SHARES]), json!({ "sharers": 6.0, "shares": 10.0 }));
    let table = |clicks: fn(usize) -> usize| {
        let rows: String = (1..11).map(|n| format!("P{n},{n},{}\n", clicks(n))).collect();
        let sum: usize = (1..11).map(clicks).sum();
        text(&format!("Employee,Shares,Clicks\n{rows}ACME Corp.,55,{sum}\n"), &[WHO, SHARES, CLICKS])["sharers"].clone()
    };
    assert_eq!(table(|n| 10 * n), 10.0);
    assert_eq!(table(|n| 10 + n % 3), 10.0);
}

#[test]
fn a_row_without_the_figure_asked_for_is_somebody() {
    let rows = "Employee,Posts,Clicks\nAnn,3,\nBob,2,\nCem,4,5\n";
    assert_eq!(text(rows, &[WHO, CLICKS]), json!({ "sharers": 3.0, "clicks": 5.0 }));
    let posts = rows.replace("Posts", "Shares");
    assert_eq!(text(&posts, &[WHO, SHARES, CLICKS]), json!({ "sharers": 3.0, "shares": 9.0, "clicks": 5.0 }));
}

#[test]
fn sums_of_groups_are_left_out_with_their_reason() {
    let rows = vec![
        row!["Employee", "Shares", "Clicks"],
        row!["Ann", 2.0, 5.0],
        row!["Bob", 3.0, 7.0],
        row!["Sales Total", 5.0, 12.0],
        row!["Cem", 1.0, 9.0],
        row!["Marketing Total", 1.0, 9.0],
        row!["Grand Total", 6.0, 21.0],
    ];
    let read = answer(&[("a", &csv(&rows))], &named("Employee"));
    assert_eq!(read["past"], json!({ "sharers": 3.0, "shares": 6.0, "clicks": 21.0 }));
    assert_eq!(read["files"][0]["rows_left_out"], json!([{ "why": "a sum of other rows", "rows": 3 }]));
}

#[test]
fn sums_above_their_groups_are_left_out() {
    let pivot = |total: bool| {
        let mut rows = vec![
            row!["Row Labels", "Shares", "Clicks"],
            row!["Sales", 9.0, 30.0],
            row!["Ann", 4.0, 10.0],
            row!["Bob", 5.0, 20.0],
            row!["Cid", 0.0, 0.0],
            row!["Marketing", 5.0, 11.0],
            row!["Dora", 3.0, 5.0],
            row!["Eve", 2.0, 6.0],
            row!["Board", 1.0, 2.0],
            row!["Fay", 1.0, 2.0],
        ];
        rows.extend(total.then(|| row!["Grand Total", 15.0, 43.0]));
        rows
    };
    for total in [true, false] {
        let expected = json!({ "sharers": 5.0, "shares": 15.0, "clicks": 43.0 });
        assert_eq!(past(&pivot(total), "Row Labels"), expected, "{total}");
    }
    // In outline form, the month of a group is that of its rows.
    let mut outline = vec![row!["Month", "Employee", "Shares", "Clicks"]];
    for month in ["2024-01", "2024-02"] {
        let people = [("", 10.0, 40.0), ("Ann", 4.0, 10.0), ("Bob", 6.0, 30.0)];
        outline.extend(
            people.map(|(name, shares, clicks)| row![if name.is_empty() { month } else { "" }, name, shares, clicks]),
        );
    }
    let columns = [
        (Meaning::Date, "Month"),
        (Meaning::Sharers, "Employee"),
        (Meaning::Shares, "Shares"),
        (Meaning::Clicks, "Clicks"),
    ];
    let read = answer(&[("a.csv", &csv(&outline))], &mapping(&columns));
    assert_eq!(
        (&read["past"]["shares"], &read["files"][0]["period"]),
        (&json!(20.0), &json!(["2024-01-01", "2024-02-29"]))
    );
    assert_eq!(read["notes"], json!([]));
    // Where one row is nobody's, they are people.
    let mut people = pivot(false);
    people.push(row!["Gil", 1.0, 1.0]);
    assert_eq!(past(&people, "Row Labels")["shares"], 31.0);
    // So are rows that add up by chance, and weeks.
    for heading in ["Employee", "Week"] {
        let counts = [5.0, 3.0, 2.0, 2.0, 1.0, 1.0, 1.0, 1.0];
        let mut few = vec![row![heading, "Shares", "Clicks"]];
        few.extend(counts.iter().enumerate().map(|(n, shares)| row![format!("2024-W{:02}", n + 1), *shares, ""]));
        assert_eq!(past(&few, heading)["shares"], 16.0, "{heading}");
    }
    // So are rows that are all the same.
    let mut equal = vec![row!["Employee", "Shares", "Clicks"]];
    equal.extend((0..12).map(|n| row![format!("P{n}"), 4.0, 10.0]));
    assert_eq!(past(&equal, "Employee"), json!({ "sharers": 12.0, "shares": 48.0, "clicks": 120.0 }));
}

#[test]
fn a_sum_beside_a_year_is_a_sum() {
    let rollup = vec![
        row!["Year", "Employee", "Shares", "Clicks"],
        row!["2024", "Ann", 4.0, 10.0],
        row!["2024", "Bob", 6.0, 20.0],
        row!["2024", "", 10.0, 30.0],
    ];
    assert_eq!(past(&rollup, "Employee")["shares"], 10.0);
    let mut months = vec![row!["Year", "Month", "Shares", "Clicks"]];
    months.extend((1..=12).map(|n| row!["2024", f64::from(n), f64::from(n * 7), f64::from(n * 30)]));
    months.push(row!["2024", "", 546.0, 2340.0]);
    let read = answer(&[("a.csv", &csv(&months))], &named("Nobody"));
    assert_eq!(
        (&read["past"]["shares"], &read["files"][0]["period"]),
        (&json!(546.0), &json!(["2024-01-01", "2024-12-31"]))
    );
}

#[test]
fn who_is_called_like_a_sum_is_not_one() {
    for name in ["TotalEnergies", "Totaro, Ann", "Total Rewards", "Max Sum", "Media", "Overall Marketing"] {
        let rows = people(vec![row![name, 7.0, 3.0]]);
        assert_eq!(past(&rows, "Employee"), json!({ "sharers": 11.0, "shares": 47.0, "clicks": 103.0 }), "{name}");
    }
    let mut steps = vec![row!["Employee", "Shares", "Clicks"]];
    steps.extend((1..4).map(|n| row![format!("P{n}"), f64::from(n), 10.0 * f64::from(n)]));
    assert_eq!(past(&steps, "Employee")["sharers"], 3.0);
}

#[test]
fn numbers_that_name_people_are_told_from_counts() {
    let table = |heading: &str, numbers: &[f64], shares: f64| {
        let mut rows = vec![row!["Wave", heading, "Shares", "Clicks"]];
        rows.extend(numbers.iter().enumerate().map(|(n, who)| row![format!("T{n}"), *who, shares, 10.0]));
        past(&rows, heading)["sharers"].clone()
    };
    let staff: Vec<f64> = (0..10).map(|n| 10_230.0 + 3.0 * f64::from(n)).collect();
    assert_eq!(table("Employee", &staff, 4.0), 10.0);
    assert_eq!(table("User ID", &[7.0, 2.0, 9.0, 7.0], 20.0), 3.0);
    assert_eq!(table("Active users", &[12.0, 15.0, 9.0], 20.0), 15.0);
    assert_eq!(table("Active users", &[30.0, 30.0, 30.0], 50.0), 30.0);
    for heading in ["Active users", "Nutzer", "Usuarios", "Utilisateurs", "Usuários", "Team size"] {
        assert_eq!(table(heading, &[400.0, 380.0, 350.0], 200.0), 400.0, "{heading}");
        assert_eq!(table(heading, &[10.0, 11.0, 12.0, 13.0, 14.0], 20.0), 14.0, "{heading}");
    }
    let months = "Month,Active users,Clicks\nJanuary,1200,10\nFebruary,1500,20\nMarch,1100,30\n";
    assert_eq!(text(months, &[(Meaning::Sharers, "Active users"), CLICKS])["sharers"], 1500.0);
}

#[test]
fn who_shared_nothing_is_no_sharer() {
    let idle = (0..90).map(|n| row![format!("Idle {n}"), 0.0, 0.0]).collect();
    assert_eq!(past(&people(idle), "Employee"), json!({ "sharers": 10.0, "shares": 40.0, "clicks": 100.0 }));
}

#[test]
fn headings_of_what_is_possible_are_known_in_every_language() {
    for heading in [
        "Alcance potencial",
        "Alcance posible",
        "Alcance possível",
        "Alcance estimado",
        "Potenzielle Reichweite",
        "Reichweitenpotenzial",
        "Mögliche Reichweite",
        "Geschätzte Reichweite",
        "Portée potentielle",
        "Portée estimée",
        "Theoretical reach",
        "Max. reach",
        "OTS",
        "Network size",
        "Audience size",
        "Followers",
        "الوصول المحتمل",
    ] {
        let rows = vec![row!["Employee", heading, "Clicks"], row!["Ann", 200_000.0, 100.0]];
        let read = answer(&[("a", &csv(&rows))], &mapping(&[(Meaning::Reach, heading)]));
        assert_eq!(read["past"], json!({}), "{heading}");
    }
    for heading in ["Reach", "Reichweite", "Audience reached", "Network impressions", "Testimonials reach"] {
        let rows = vec![row!["Employee", heading, "Clicks"], row!["Ann", 200.0, 100.0]];
        let read = answer(&[("a", &csv(&rows))], &mapping(&[(Meaning::Reach, heading)]));
        assert_eq!(read["past"], json!({ "reach": 200.0 }), "{heading}");
    }
}

#[test]
fn a_table_of_what_people_did_is_no_list_of_contacts() {
    let rows = vec![
        row!["Vorname", "Nachname", "Unternehmen", "Position", "Klicks", "Letzter Beitrag"],
        row!["Ann", "Aal", "Acme", "Sales", 4.0, "2024-05-01"],
        row!["Bob", "Bär", "Acme", "Sales", 6.0, "2024-05-02"],
        row!["Cem", "Can", "Acme", "Sales", 5.0, "2024-05-03"],
    ];
    let read = answer(&[("a.csv", &csv(&rows))], &Options::default());
    assert_ne!(read["files"][0]["kind"], "linkedin-connections");
    assert!(read["inputs"]["linkedinContacts"].is_null());
}

#[test]
fn a_sign_inside_a_heading_divides_nothing() {
    let text = "Employee,Shares,\"Engagements (likes; comments; shares)\",Clicks\nAnn,4,30,10\nBob,3,20,8\n";
    let read = answer(&[("a.csv", text.as_bytes())], &named("Employee"));
    assert_eq!(read["past"], json!({ "sharers": 2.0, "shares": 7.0, "clicks": 18.0 }));
}

#[test]
fn both_parts_of_a_name_are_the_person() {
    for [first, last] in [
        ["First Name", "Last Name"],
        ["Vorname", "Nachname"],
        ["Prénom", "Nom"],
        ["Nombre", "Apellidos"],
        ["Employee first name", "Employee last name"],
        ["user_firstname", "user_lastname"],
    ] {
        let mut rows = vec![row![first, last, "Email", "Shares", "Clicks"]];
        let people = [("Anna", "Koch", 4.0), ("Anna", "Weber", 6.0), ("Ben", "Koch", 3.0), ("Ben", "Weber", 2.0)];
        rows.extend(people.map(|(one, other, shares)| row![one, other, format!("{one}.{other}@x.de"), shares, 1.0]));
        rows.push(row!["Ben", "Weber", "ben.weber@x.de", 1.0, 1.0]);
        rows.push(row!["Total", "", "", 16.0, 5.0]);
        for who in [first, last] {
            assert_eq!(past(&rows, who), json!({ "sharers": 4.0, "shares": 16.0, "clicks": 5.0 }), "{who}");
        }
    }
}
