//! The sum of all networks beside each of them.

use crate::build::*;
use reach_estimator_files::import::Meaning;
use serde_json::{Value, json};

const SHARES: (Meaning, &str) = (Meaning::Shares, "Shares");
const CLICKS: (Meaning, &str) = (Meaning::Clicks, "Clicks");

fn read(text: &str, columns: &[(Meaning, &str)]) -> Value {
    answer(&[("a.csv", text.as_bytes())], &mapping(columns))
}

#[test]
fn all_networks_of_a_month_are_the_sum_of_its_rows() {
    for (month, all) in [("Jan 2024", "All"), ("2024-01", "All networks"), ("Q1 2024", "Alle Kanäle")] {
        let text = format!("Month,Network,Clicks\n{month},LinkedIn,10\n{month},X,20\n{month},{all},30\n");
        assert_eq!(read(&text, &[CLICKS])["past"]["clicks"], 30.0, "{month}");
    }
}

#[test]
fn a_sum_of_all_networks_is_one_in_each_place_and_in_many_words() {
    for all in [
        "All",
        "All networks",
        "Alle Kanäle",
        "Alle Netzwerke",
        "Toutes les plateformes",
        "Tous les réseaux",
        "Todas las redes",
        "Todos os canais",
        "Todos los canales",
        "All social networks",
        "Combined",
        "Every network",
        "All accounts",
        "All sources",
        "All media",
        "جميع المنصات",
    ] {
        for rows in [["L 10", "X 20", "A 30"], ["A 30", "L 10", "X 20"], ["L 10", "A 30", "X 20"]] {
            let row = |row: &&str| {
                let (network, clicks) = row.split_once(' ').unwrap();
                (network.replace('L', "LinkedIn").replace('A', all), clicks.to_owned())
            };
            for (heading, is_first) in [("Month,Network", false), ("Network,Month", true)] {
                let line = |(network, clicks): (String, String)| {
                    if is_first {
                        format!("{network},Jan 2024,{clicks}\n")
                    } else {
                        format!("Jan 2024,{network},{clicks}\n")
                    }
                };
                let text = format!("{heading},Clicks\n{}", rows.iter().map(row).map(line).collect::<String>());
                assert_eq!(read(&text, &[CLICKS])["past"]["clicks"], 30.0, "{text}");
                let named = read(&text, &[(Meaning::Sharers, "Network"), CLICKS]);
                assert_eq!(named["past"]["clicks"], 30.0, "{text}");
            }
        }
    }
}

#[test]
fn what_sums_up_each_month_is_a_sum_whatever_it_is_called() {
    let months = [("Jan 2024", 10, 20), ("Feb 2024", 30, 15), ("Mar 2024", 25, 40)];
    let table = |called: &str, more: i32| {
        let row = |(month, linkedin, x): (&str, i32, i32)| {
            let sum = linkedin + x + more;
            format!("{month},{called},2,{sum}\n{month},LinkedIn,1,{linkedin}\n{month},X,1,{x}\n")
        };
        let text = format!("Month,Network,Shares,Clicks\n{}", months.map(row).concat());
        read(&text, &[SHARES, CLICKS])["past"]["clicks"].clone()
    };
    for called in ["All", "Netzwerke gebündelt", "LinkedIn + X"] {
        assert_eq!(table(called, 0), 140.0, "{called}");
    }
    // Those that are listed may be the largest.
    let largest = "Month,Network,Clicks\nJan 2024,All networks,100\nJan 2024,LinkedIn,10\nJan 2024,X,20\n";
    assert_eq!(read(largest, &[CLICKS])["past"]["clicks"], 30.0);
    // Another network is as large as the others together by chance at most.
    assert_eq!(table("Xing", 5), 295.0);
    let two = "Month,Network,Clicks\nJan 2024,LinkedIn,10\nJan 2024,X,20\nJan 2024,Xing,30\n\
               Feb 2024,LinkedIn,12\nFeb 2024,X,18\nFeb 2024,Xing,30\n";
    assert_eq!(read(two, &[CLICKS])["past"]["clicks"], 120.0);
    // Where a month has nothing but the sum, it is all that is known.
    let alone = "Month,Network,Clicks\nJan 2024,All,30\nFeb 2024,All,40\nFeb 2024,LinkedIn,10\nFeb 2024,X,30\n";
    assert_eq!(read(alone, &[CLICKS])["past"]["clicks"], 70.0);
    // A campaign may be called so.
    let campaign = "Month,Campaign,Clicks\nJan 2024,All,5\nJan 2024,A,10\nJan 2024,B,20\n";
    assert_eq!(read(campaign, &[CLICKS])["past"]["clicks"], 35.0);
}

#[test]
fn all_networks_of_a_team_or_of_somebody_are_a_sum_too() {
    for heading in ["Team", "Name"] {
        for all in ["All", "All networks", "Toutes les plateformes"] {
            let rows = |who: &str, one: i32, other: i32| {
                let sum = one + other;
                format!("Jan 2024,{who},{all},{sum}\nJan 2024,{who},LinkedIn,{one}\nJan 2024,{who},X,{other}\n")
            };
            let text = format!("Month,{heading},Network,Clicks\n{}{}", rows("Ann", 10, 20), rows("Bob", 3, 4));
            assert_eq!(read(&text, &[CLICKS])["past"]["clicks"], 37.0, "{heading} {all}");
            let named = read(&text, &[(Meaning::Sharers, heading), CLICKS]);
            assert_eq!(
                (&named["past"]["clicks"], &named["past"]["sharers"]),
                (&json!(37.0), &json!(2.0)),
                "{heading} {all}"
            );
        }
    }
    // A network may be called so, where nothing is its sum.
    let other = "Month,Name,Network,Clicks\nJan 2024,Ann,All,5\nJan 2024,Ann,X,7\nJan 2024,Bob,All,3\n";
    assert_eq!(read(other, &[CLICKS])["past"]["clicks"], 15.0);
    assert_eq!(read(other, &[(Meaning::Sharers, "Name"), CLICKS])["past"]["clicks"], 15.0);
}
