//! Counts of people by parts of the staff.

use crate::build::*;
use crate::row;
use reach_estimator_files::import::{Meaning, Options};
use serde_json::Value;

fn columns() -> Options {
    mapping(&[(Meaning::Sharers, "Active users"), (Meaning::Shares, "Shares")])
}

/// The people that a table counts, whose last two columns are they and their posts.
fn people(headings: &[&str], rows: &[&[&str]]) -> Value {
    let headings = headings.iter().chain(&["Active users", "Shares"]);
    let mut table: Rows = vec![headings.map(|&heading| C::from(heading)).collect()];
    table.extend(rows.iter().map(|row| row.iter().map(|&cell| C::from(cell)).chain([C::N(90.0)]).collect()));
    answer(&[("a.csv", &csv(&table))], &columns())["past"]["sharers"].clone()
}

#[test]
fn people_of_all_teams_add_up() {
    for heading in [
        "Team",
        "Department",
        "Departments",
        "Business unit",
        "Cost center",
        "Organizational unit",
        "Nom de l'équipe",
        "E\u{301}quipe",
        "Nombre de la oficina",
        "Team des Mitarbeiters",
        "City",
        "Abteilung",
        "Abteilungen",
        "Standort",
        "Kostenstelle",
        "Équipe",
        "Equipes",
        "Pays",
        "Equipo",
        "País",
        "Países",
        "Regiões",
        "الأقسام",
        "إدارة",
    ] {
        assert_eq!(people(&[heading], &[&["A", "12"], &["B", "15"], &["C", "9"]]), 36.0, "{heading}");
        assert_eq!(people(&[heading], &[&["A", "12"], &["B", "15"], &["Total", "27"]]), 27.0, "{heading}");
    }
    assert_eq!(people(&["Team"], &[&["A", "12"], &["B", "12"]]), 24.0);
    // One that is all the others, however it is called; marks beside people are no counts.
    assert_eq!(people(&["Region"], &[&["Global", "27"], &["EMEA", "12"], &["APAC", "15"]]), 27.0);
    assert_eq!(people(&["Team"], &[&["A", "1"], &["B", "1"], &["B", "1"]]), 1.0);
    let of_two = [["DE", "Sales", "12"], ["DE", "IT", "5"], ["FR", "Sales", "3"]];
    assert_eq!(people(&["Country", "Team"], &of_two.each_ref().map(|row| &row[..])), 20.0);
}

#[test]
fn people_of_teams_add_up_for_each_time() {
    for (heading, times) in
        [("Month", ["2024-01", "2024-02"]), ("Month", ["January", "February"]), ("Wave", ["A", "B"])]
    {
        let [one, two] = times;
        let rows = [[one, "Sales", "12"], [one, "IT", "5"], [two, "Sales", "7"], [two, "IT", "8"]];
        // Of times that are not said to be some, people count once.
        let most = if heading == "Wave" { 20.0 } else { 17.0 };
        assert_eq!(people(&[heading, "Team"], &rows.each_ref().map(|row| &row[..])), most, "{times:?}");
    }
    // The first of each month has it.
    let rows = [["2024-01", "Sales", "12"], ["", "IT", "5"], ["2024-02", "Sales", "7"], ["", "IT", "8"]];
    assert_eq!(people(&["Month", "Team"], &rows.each_ref().map(|row| &row[..])), 17.0);
    let month = |sales: f64, it: f64| {
        vec![row!["Team", "Active users", "Shares"], row!["Sales", sales, 90.0], row!["IT", it, 90.0]]
    };
    for names in [["Jan 2024", "Feb 2024"], ["Januar", "Februar"]] {
        let [one, two] = names;
        let book = xlsx(&vec![(one, month(12.0, 5.0)), (two, month(7.0, 8.0))]);
        assert_eq!(answer(&[("a.xlsx", &book)], &columns())["past"]["sharers"], 17.0, "{names:?}");
    }
}

/// One person is behind many.
#[test]
fn people_of_networks_and_campaigns_do_not_add_up() {
    for heading in [
        "Network",
        "Campaign",
        "Channel",
        "Topic",
        "Week",
        "Post",
        "Content center",
        "Areas of interest",
        "Target countries",
        "City of audience",
        "Locations (posted)",
        "Zielländer",
        "Länder der Leser",
        "Inhalts-Bereiche",
        "Centre d'intérêt",
        "Ville de l'événement",
        "Área temática",
        "Áreas de conteúdo",
    ] {
        assert_eq!(people(&[heading], &[&["A", "12"], &["B", "15"], &["C", "9"]]), 15.0, "{heading}");
    }
    let networks = [["Sales", "LinkedIn", "12"], ["Sales", "X", "5"], ["IT", "LinkedIn", "3"], ["IT", "X", "4"]];
    assert_eq!(people(&["Team", "Network"], &networks.each_ref().map(|row| &row[..])), 16.0);
    let audiences = [["Sales", "DE", "14"], ["Sales", "FR", "12"], ["IT", "DE", "9"], ["IT", "FR", "8"]];
    assert_eq!(people(&["Team", "Audience countries"], &audiences.each_ref().map(|row| &row[..])), 23.0);
    // Whose they are is not said of all.
    assert_eq!(people(&["Team"], &[&["A", "12"], &["", "15"], &["C", "9"]]), 15.0);
    // The number of teams is no team.
    assert_eq!(people(&["Week", "Teams"], &[&["2024-W01", "3", "12"], &["2024-W02", "3", "15"]]), 15.0);
}

/// A service is a department where people are counted in French, and elsewhere perhaps a network.
#[test]
fn a_service_is_a_department_in_french() {
    let count = |people: &str| {
        let rows = vec![
            row!["Service", people, "Shares"],
            row!["Ventes", 12.0, 90.0],
            row!["RH", 15.0, 90.0],
            row!["Achats", 9.0, 90.0],
        ];
        answer(&[("a.csv", &csv(&rows))], &mapping(&[(Meaning::Sharers, people)]))["past"]["sharers"].clone()
    };
    assert_eq!((count("Collaborateurs actifs"), count("Active users")), (36.0.into(), 15.0.into()));
}
