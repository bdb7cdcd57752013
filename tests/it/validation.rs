//! The model against what was measured on real networks. Nothing is fitted: the tables say what was counted, the model
//! predicts it from the two numbers that a company can know, and the error is printed. The page on the method quotes
//! this output (`cargo test validation -- --nocapture`).
//!
//! What can be checked from the published tables: the union of colleagues' contacts, cell by cell, and how deep real
//! cascades run. What cannot: the 1,420 simulated cascades on these networks are published as summaries of errors only;
//! predicting them again needs the networks themselves, which are records of people and are not passed on.

use reach_estimator::model::{Channel, Sharers, cascade, overlap_dispersion, union};
use std::collections::BTreeMap;

const UNIONS: &str = include_str!("../data/validation/unions.csv");
const UNION_ERRORS: &str = include_str!("../data/validation/union_errors.csv");
const CASCADES: &str = include_str!("../data/validation/cascades.csv");

pub(crate) fn records(text: &str) -> impl Iterator<Item = csv::StringRecord> {
    csv::Reader::from_reader(text.as_bytes()).into_records().map(|record| record.unwrap())
}

/// Contacts of so many colleagues, drawn 3,000 times from groups of one kind: their mean sum and the mean size of their
/// union.
struct Measured {
    network: String,
    group: String,
    people: f64,
    outside_only: bool,
    sharers: u32,
    sum: f64,
    union: f64,
}

fn measured() -> Vec<Measured> {
    records(UNIONS)
        .map(|record| Measured {
            network: record[0].to_owned(),
            group: record[1].to_owned(),
            people: record[2].parse().unwrap(),
            outside_only: &record[3] == "1",
            sharers: record[4].parse().unwrap(),
            sum: record[5].parse().unwrap(),
            union: record[6].parse().unwrap(),
        })
        .collect()
}

pub(crate) fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    0.5 * (values[(values.len() - 1) / 2] + values[values.len() / 2])
}

/// Absolute relative errors by outside_only and number of sharers: of the model, and of the plain sum.
type Errors = BTreeMap<(bool, u32), Vec<(f64, f64)>>;

fn union_errors(print: bool) -> Errors {
    let measured = measured();
    let mut errors = Errors::new();
    let mut heading = String::new();
    for pair in measured.iter().filter(|row| row.sharers == 2) {
        let overlap = 2.0 * (1.0 - pair.union / pair.sum);
        let dispersion = overlap_dispersion(pair.sum / 2.0, pair.people, overlap);
        let same = |row: &&Measured| {
            row.network == pair.network && row.group == pair.group && row.outside_only == pair.outside_only
        };
        for row in measured.iter().filter(same).filter(|row| row.sharers > 2) {
            let active = f64::from(row.sharers);
            let found = union(&[Sharers { active, contacts: row.sum / active }], row.people, dispersion, 1.0);
            let error = found / row.union - 1.0;
            errors
                .entry((row.outside_only, row.sharers))
                .or_default()
                .push((error.abs(), (row.sum / row.union - 1.0).abs()));
            if print && !row.outside_only {
                let title = format!("{}, {} (two share {:.1}%)", row.network, row.group, 100.0 * overlap);
                if title != heading {
                    println!("{title}");
                    heading = title;
                }
                println!(
                    "  {:>3} colleagues: measured {:>5.0} of {:>5.0}, predicted {found:>5.0}, {:+.1}%",
                    row.sharers,
                    row.union,
                    row.sum,
                    100.0 * error
                );
            }
        }
    }
    errors
}

/// From the overlap of pairs alone: the union of 5 to 100 colleagues' contacts.
#[test]
fn validation_of_unions_of_contacts() {
    let errors = union_errors(true);
    println!("\nunion of colleagues' contacts, predicted from the overlap of pairs: absolute error, median (largest)");
    for (&(outside_only, sharers), errors) in &errors {
        let which = if outside_only { "contacts outside the group" } else { "all contacts" };
        let (model, sum): (Vec<f64>, Vec<f64>) = errors.iter().copied().unzip();
        let (largest, most) = (model.iter().copied().fold(0.0, f64::max), sum.iter().copied().fold(0.0, f64::max));
        println!(
            "  {which}, {sharers:>3} colleagues, {} networks and groups: model {:.1}% ({:.0}%), plain sum {:.0}% ({:.0}%)",
            model.len(),
            100.0 * median(model.clone()),
            100.0 * largest,
            100.0 * median(sum.clone()),
            100.0 * most
        );
        assert!(median(model.clone()) <= 0.2, "median error at {sharers}");
        assert!(largest <= 0.8, "largest error at {sharers}");
        assert!(median(model) < 0.3 * median(sum), "the plain sum is nearly as good at {sharers}");
    }
    assert_eq!(errors.values().map(Vec::len).sum::<usize>(), 88);
}

/// The errors are those that were found when the model was chosen: it has not changed since.
#[test]
fn validation_errors_are_the_published_ones() {
    let errors = union_errors(false);
    let mut count = 0;
    for record in records(UNION_ERRORS) {
        let key = (&record[0] == "1", record[1].parse().unwrap());
        let (model, sum): (Vec<f64>, Vec<f64>) = errors[&key].iter().copied().unzip();
        assert_eq!(model.len().to_string(), record[2], "{key:?}");
        for (found, published) in [(model, &record[4]), (sum, &record[5])] {
            let published: f64 = published.parse().unwrap();
            let found = if &record[3] == "median" { median(found) } else { found.into_iter().fold(0.0, f64::max) };
            assert!((found - published).abs() < 6e-4, "{key:?} {}: {found} instead of {published}", &record[3]);
        }
        count += 1;
    }
    assert_eq!(count, 20);
}

/// From the share of the second step alone: how many follow in the third and beyond.
#[test]
fn validation_of_the_depth_of_cascades() {
    println!("\nhow deep real cascades run, predicted from the second step: per adopter in the first step");
    for record in records(CASCADES) {
        let number = |index: usize| record[index].parse::<f64>().unwrap();
        let (first, second, third, deeper) = (number(2), number(3), number(4), number(5));
        let reproduction = second / first;
        let steps = steps(reproduction);
        let (found_third, found_deeper) = (steps[2] / steps[0], steps[3..].iter().sum::<f64>() / steps[0]);
        let (third, deeper) = (third / first, deeper / first);
        println!(
            "  {} ({} cascades), R {reproduction:.2}: step 3 measured {third:.4}, predicted {found_third:.4} ({:+.0}%); \
             beyond measured {deeper:.4}, predicted {found_deeper:.4} ({:+.0}%)",
            &record[0],
            &record[1],
            100.0 * (found_third / third - 1.0),
            100.0 * (found_deeper / deeper - 1.0)
        );
        // A sample of 30 cascades whose content stops at the second step: no constant R follows it.
        if record[0].starts_with("twitter") {
            assert!((found_third / third - 1.0).abs() < 0.15, "{}: step 3", &record[0]);
            assert!((found_deeper / deeper - 1.0).abs() < 0.5, "{}: beyond", &record[0]);
        }
    }
}

/// New people in each of 20 rounds where nobody is met twice.
fn steps(reproduction: f64) -> Vec<f64> {
    let channel = Channel {
        population: 1e12,
        community: 1e12,
        homophily: 1.0,
        overlap: 0.0,
        team_size: 15.0,
        overlap_fade: 0.0,
        posts: 1.0,
        visibility: 1.0,
        visibility_dispersion: 0.0,
        engagement: reproduction / 100.0,
        affinity_lift: 1.0,
        secondary_visibility: 1.0,
        audience_contacts: 100.0,
        contact_dispersion: 0.0,
        round_decay: 1.0,
        rounds: 20.0,
        ctr: 0.0,
        peer_lift: 1.0,
    };
    let mut reach = vec![0.0];
    let _ = cascade(&channel, &[Sharers { active: 1.0, contacts: 1_000.0 }], 1.0, |round| reach.push(round.reach()));
    reach.windows(2).map(|pair| pair[1] - pair[0]).collect()
}
