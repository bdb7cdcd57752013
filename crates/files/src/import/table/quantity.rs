//! Headings that say that figures are counts of all that has been so far, and what such figures come to.

use super::meaning::Meaning;
use super::row::Row;
use crate::import::date::Order;
use crate::import::words::words;
use chrono::{Datelike, NaiveDate};
use std::collections::{BTreeMap, HashSet};

/// Whether a heading says that each of its figures holds those before it.
pub(super) fn is_cumulated(heading: &str) -> bool {
    let heading = heading.to_lowercase();
    let is_cumulated =
        |word: &str| CUMULATED.iter().any(|beginning| word.starts_with(beginning)) || TO_DATE.contains(&word);
    // Those of a month begin anew with each.
    !words(&heading).any(|word| MONTHLY.contains(&word))
        && (words(&heading).any(is_cumulated) || SO_FAR.iter().any(|phrase| heading.contains(phrase)))
}

/// Something of a row's name, and of its other texts.
type Key = (Option<u64>, Option<u64>);

/// A row with its figure.
type Point<'r> = (&'r Row, f64);

/// What such figures come to: of each series of rows the last, and the last before it began anew. Rows that are no points in
/// time are things of their own.
pub(super) fn total(rows: &[Row], meaning: Meaning, order: Order) -> f64 {
    let points: Vec<Point<'_>> = rows.iter().filter_map(|row| Some((row, row.figure(meaning)?))).collect();
    if points.iter().any(|(row, _)| row.span.is_none() && row.of_year.is_none()) {
        return sum(&points);
    }
    series(&points, order).iter().map(|points| end_of(points, order)).sum()
}

fn sum(points: &[Point<'_>]) -> f64 {
    points.iter().map(|(_, figure)| figure).sum()
}

/// The last day of a row; months without a year have none.
fn day_of(row: &Row, order: Order) -> Option<NaiveDate> {
    row.period(order).or(row.of_year).map(|period| period.to)
}

/// Rows that follow each other in time, each with a day of its own: those of a name, where there are names, else those of
/// the same texts, else one after the other until a day comes back.
fn series<'r>(points: &[Point<'r>], order: Order) -> Vec<Vec<Point<'r>>> {
    let keys: [fn(&Row) -> Key; 2] = [|row| (row.name, None), |row| (row.name, row.texts)];
    let split = |key: &fn(&Row) -> Key| {
        let mut series: BTreeMap<_, Vec<Point<'r>>> = BTreeMap::new();
        points.iter().for_each(|&(row, figure)| series.entry(key(row)).or_default().push((row, figure)));
        series.into_values().collect::<Vec<_>>()
    };
    let have_own_days = |points: &Vec<Point<'_>>| {
        let mut days = HashSet::new();
        points.iter().all(|(row, _)| day_of(row, order).is_none_or(|day| days.insert(day)))
    };
    let found = keys.iter().map(split).find(|series| series.iter().all(have_own_days));
    found.unwrap_or_else(|| {
        let (mut series, mut days) = (vec![Vec::new()], HashSet::new());
        for &(row, figure) in points {
            let day = day_of(row, order);
            if !days.insert(day) {
                series.push(Vec::new());
                days = HashSet::from([day]);
            }
            series.last_mut().into_iter().for_each(|points: &mut Vec<_>| points.push((row, figure)));
        }
        series
    })
}

/// What one series comes to. A figure that falls has begun anew, where rows follow each other evenly or another year has
/// begun; elsewhere rows are things of their own: posts, or people.
fn end_of(points: &[Point<'_>], order: Order) -> f64 {
    let days: Option<Vec<(NaiveDate, f64)>> =
        points.iter().map(|(row, figure)| day_of(row, order).map(|day| (day, *figure))).collect();
    // Months without a year stand in their order.
    let Some(mut days) = days else { return points.iter().map(|(_, figure)| *figure).fold(0.0, f64::max) };
    days.sort_by_key(|(day, _)| *day);
    let are_even = are_even(&days);
    let kept = if are_even { BEGUN } else { KEPT };
    let mut ends = days.last().map_or(0.0, |(_, figure)| *figure);
    for ((day, figure), (next, less)) in days.iter().zip(days.iter().skip(1)) {
        if *less < kept * figure {
            if !are_even && day.year() == next.year() {
                return sum(points);
            }
            ends += figure;
        }
    }
    ends
}

/// Whether days follow each other by as many days or months.
fn are_even(days: &[(NaiveDate, f64)]) -> bool {
    let follow = |number: fn(NaiveDate) -> i32| {
        let mut steps = days.iter().zip(days.iter().skip(1)).map(|((day, _), (next, _))| number(*next) - number(*day));
        let first = steps.next();
        first.is_some_and(|step| step > 0) && steps.all(|step| Some(step) == first)
    };
    days.len() >= LEAST_EVEN
        && (follow(|day| day.num_days_from_ce()) || follow(|day| day.year() * 12 + day.month0() as i32))
}

/// Fewer rows follow each other evenly by chance.
const LEAST_EVEN: usize = 3;
/// What a figure has fallen to when it has begun anew.
const BEGUN: f64 = 0.7;
/// What stays of a figure that is still growing: a little is taken back now and then.
const KEPT: f64 = 0.95;

/// How words begin that say it.
const CUMULATED: &[&str] =
    &["kumul", "cumulat", "cumule", "cumulé", "cumulad", "acumul", "تراكم", "التراكم", "المتراكم"];
const TO_DATE: &[&str] = &["ytd", "qtd", "fytd"];
const SO_FAR: &[&str] = &[
    "running total",
    "to date",
    "laufende summe",
    "seit jahresbeginn",
    "depuis le début de l",
    "hasta la fecha",
    "até a data",
    "até à data",
    "حتى تاريخه",
    "حتى الآن",
];
const MONTHLY: &[&str] = &["mtd", "month", "monat", "mois", "mes", "mês", "شهر", "الشهر"];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_say_what_has_added_up_so_far() {
        for heading in ["Clicks", "Clicks per month", "Corporate clicks", "Social media clicks", "Shares per user"] {
            assert!(!is_cumulated(heading), "{heading}");
        }
        for heading in ["Klicks kumuliert", "Clicks YTD", "Clicks (cumulative)", "Clics acumulados", "Clics cumulés"] {
            assert!(is_cumulated(heading), "{heading}");
        }
    }
}
