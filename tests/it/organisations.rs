//! The model against whole organisations: how many different people all the contacts of many colleagues are. The tables of
//! the method page are printed and held to (`cargo test organisations -- --nocapture`); rows that are not `measured` quote
//! what was found on networks that are not passed on.

use crate::validation::{median, records};
use reach_estimator::model::{Channel, Sharers, company_union};
use reach_estimator::parameters::Inputs;
use reach_estimator::scenario::employee_channel;
use serde_json::Value;

const ORGANISATIONS: &str = include_str!("../data/validation/organisations.csv");
const TEAMS: &str = include_str!("../data/validation/teams.csv");
const ERRORS: &str = include_str!("../data/validation/organisations.json");
const DEFAULTS: &str = include_str!("../data/validation/defaults.json");

/// The dispersion of contacts at two of the schools is 0.6 and 0.8, at colleges like them 0.9 and 1.0.
const SCHOOL_DISPERSION: f64 = 0.8;

/// So many colleagues picked at random: their mean sum of contacts and the mean size of their union.
struct Measured {
    organisation: String,
    kind: String,
    headcount: f64,
    people: f64,
    sharers: f64,
    sum: f64,
    union: f64,
}

/// How closely colleagues of one team know the same people, measured by pairs.
struct Team {
    organisation: String,
    size: f64,
    overlap: f64,
}

fn measured() -> Vec<Measured> {
    let row = |record: csv::StringRecord| Measured {
        organisation: record[0].to_owned(),
        kind: record[1].to_owned(),
        headcount: record[2].parse().unwrap(),
        people: record[3].parse().unwrap(),
        sharers: record[4].parse().unwrap(),
        sum: record[5].parse().unwrap(),
        union: record[6].parse().unwrap(),
    };
    records(ORGANISATIONS).map(row).collect()
}

fn teams() -> Vec<Team> {
    let row = |record: csv::StringRecord| Team {
        organisation: record[0].to_owned(),
        size: record[2].parse().unwrap(),
        overlap: record[3].parse().unwrap(),
    };
    records(TEAMS).map(row).collect()
}

/// The union that the model predicts for one organisation without a niche.
fn predicted(row: &Measured, overlap: f64, team_size: f64, fade: f64) -> f64 {
    let channel = Channel {
        population: row.people,
        community: row.people,
        overlap,
        team_size,
        overlap_fade: fade,
        contact_dispersion: SCHOOL_DISPERSION,
        ..employee_channel(&Inputs::defaults())
    };
    let sharers = [Sharers { active: row.sharers, contacts: row.sum / row.sharers }];
    company_union(&channel, &sharers, row.headcount, 1.0)
}

/// The 90th percentile, between the two values that it lies between.
fn ninetieth(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    let place = 0.9 * (values.len() - 1) as f64;
    let below = place as usize;
    let above = (below + 1).min(values.len() - 1);
    values[below] + (values[above] - values[below]) * (place - below as f64)
}

/// From the overlap within teams, measured by pairs, to the union of the contacts of many colleagues.
#[test]
fn validation_of_whole_organisations() {
    let fade = Inputs::defaults().overlap_fade;
    let (measured, teams) = (measured(), teams());
    let published: Vec<Value> = serde_json::from_str(ERRORS).unwrap();
    println!("\nunion of the contacts of 100 colleagues or more: absolute error, median and ninetieth percentile");
    for row in &published {
        let kind = row["row"].as_str().unwrap();
        let pairs: Vec<(&Measured, &Team)> = measured
            .iter()
            .filter(|cell| cell.kind == kind)
            .flat_map(|cell| {
                teams.iter().filter(|team| team.organisation == cell.organisation).map(move |team| (cell, team))
            })
            .collect();
        println!("{}{}", row["title"].as_str().unwrap(), if pairs.is_empty() { " (quoted)" } else { "" });
        assert_eq!(row["measured"], !pairs.is_empty());
        let errors = |column: &str| -> Vec<f64> {
            let error = |&(cell, team): &(&Measured, &Team)| {
                let union = match column {
                    "sum" => cell.sum,
                    "team" => predicted(cell, team.overlap, team.size, 0.0),
                    _ => predicted(cell, team.overlap, team.size, fade),
                };
                (union / cell.union - 1.0).abs()
            };
            pairs.iter().map(error).collect()
        };
        for column in ["sum", "team", "company"] {
            let Some(shown) = row[column].as_array() else { continue };
            println!(
                "  {column}: {:.1}% ({:.0}%)",
                100.0 * shown[0].as_f64().unwrap(),
                100.0 * shown[1].as_f64().unwrap()
            );
            if pairs.is_empty() {
                continue;
            }
            let found = errors(column);
            assert_eq!(row["cells"], found.len());
            for (found, shown) in [median(found.clone()), ninetieth(found)].into_iter().zip(shown) {
                let shown = shown.as_f64().unwrap();
                assert!((found - shown).abs() < 6e-4_f64.max(5e-3 * shown), "{kind}, {column}: {found}, not {shown}");
            }
        }
    }
}

/// With nothing measured but the head count and the mean number of contacts: the union of all staff, at the defaults.
#[test]
fn validation_of_the_defaults_on_whole_organisations() {
    let defaults = Inputs::defaults();
    let shown: Vec<Value> = serde_json::from_str(DEFAULTS).unwrap();
    println!("\nunion of the contacts of all staff, from head count and contacts alone");
    let measured = measured();
    let whole = measured.iter().filter(|row| row.kind == "outside" && row.sharers == row.headcount);
    assert_eq!(whole.clone().count(), shown.len());
    for (row, shown) in whole.zip(&shown) {
        assert_eq!(shown["organisation"], row.organisation.as_str());
        assert_eq!((shown["staff"].as_f64(), shown["measured"].as_f64()), (Some(row.headcount), Some(row.union)));
        assert!((shown["contacts"].as_f64().unwrap() - row.sum / row.sharers).abs() < 0.05);
        for (column, fade) in [("team", 0.0), ("company", defaults.overlap_fade)] {
            let error = predicted(row, defaults.overlap, defaults.team_size, fade) / row.union - 1.0;
            println!("  {}, {column}: {:+.0}%", row.organisation, 100.0 * error);
            assert!((error - shown[column].as_f64().unwrap()).abs() < 6e-3, "{}: {column} {error}", row.organisation);
        }
    }
}
