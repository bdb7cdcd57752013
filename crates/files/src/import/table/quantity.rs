//! Headings that say that figures are counts of all that has been so far, and what such figures come to.

use super::meaning::Meaning;
use super::row::Row;
use crate::import::date::Order;
use crate::import::words::{unaccented, words};
use chrono::{Datelike, NaiveDate};
use std::collections::{BTreeMap, HashSet};

/// How the figures of a heading have added up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Cumulated {
    /// From some day on.
    Open,
    /// From the beginning of each year on.
    Yearly,
}

/// How a heading says that each of its figures holds those before it, if it does.
pub(super) fn cumulated(heading: &str) -> Option<Cumulated> {
    let heading = heading.to_lowercase();
    let words: Vec<_> = words(&heading).map(unaccented).collect();
    let phrase = format!(" {} ", words.join(" "));
    let has = |phrases: &[&str]| phrases.iter().any(|said| phrase.contains(&format!(" {said} ")));
    let is_cumulated = |word: &str| {
        CUMULATED.iter().any(|part| word.contains(part)) && !CLOUDS.iter().any(|cloud| word.starts_with(cloud))
    };
    // Those of a month begin anew with each.
    if has(MONTHLY) {
        return None;
    }
    if has(SINCE_JANUARY) {
        return Some(Cumulated::Yearly);
    }
    (words.iter().any(|word| is_cumulated(word)) || has(SO_FAR)).then_some(Cumulated::Open)
}

/// Something of a row's name, and of its other texts.
type Key = (Option<u64>, Option<u64>);

/// A row with its figure.
type Point<'r> = (&'r Row, f64);

/// What such figures come to: of each series of rows the last, and the last before it began anew. Rows that are no points in
/// time are things of their own.
pub(super) fn total(rows: &[Row], meaning: Meaning, order: Order, how: Cumulated) -> f64 {
    let points: Vec<Point<'_>> = rows.iter().filter_map(|row| Some((row, row.figure(meaning)?))).collect();
    if points.iter().any(|(row, _)| row.span.is_none() && row.of_year.is_none()) {
        return sum(&points);
    }
    series(&points, order).iter().map(|points| end_of(points, order, how)).sum()
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
fn end_of(points: &[Point<'_>], order: Order, how: Cumulated) -> f64 {
    let days: Option<Vec<(NaiveDate, f64)>> =
        points.iter().map(|(row, figure)| day_of(row, order).map(|day| (day, *figure))).collect();
    // Months without a year stand in their order.
    let Some(mut days) = days else { return points.iter().map(|(_, figure)| *figure).fold(0.0, f64::max) };
    days.sort_by_key(|(day, _)| *day);
    let are_even = are_even(&days);
    let kept = |is_of_year: bool| match how {
        _ if is_of_year && are_even => BEGUN,
        Cumulated::Yearly if !is_of_year => 1.0,
        _ => KEPT,
    };
    let mut ends = days.last().map_or(0.0, |(_, figure)| *figure);
    for ((day, figure), (next, less)) in days.iter().zip(days.iter().skip(1)) {
        let is_of_year = day.year() == next.year();
        if *less < kept(is_of_year) * figure {
            if !are_even && is_of_year {
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
/// What a figure has fallen to when it has begun anew inside a year.
const BEGUN: f64 = 0.7;
/// What stays of a figure that is still growing: a little is taken back now and then.
const KEPT: f64 = 0.95;

/// Parts of words that say it, without accents.
const CUMULATED: &[&str] = &["cumul", "kumul", "تراكم", "aufgelaufen"];
/// How words begin that only look like it.
const CLOUDS: &[&str] = &["cumulus", "kumulus", "cumulonimbus", "kumulonimbus"];
/// Words and phrases that say it of each year.
const SINCE_JANUARY: &[&str] = &[
    "ytd",
    "year to date",
    "since january",
    "seit jahresbeginn",
    "seit januar",
    "depuis le debut de l annee",
    "depuis janvier",
    "en lo que va de ano",
    "en lo que va del ano",
    "desde enero",
    "desde o inicio do ano",
    "desde janeiro",
    "منذ بداية العام",
    "منذ بداية السنة",
];
/// The same from some other day on.
const SO_FAR: &[&str] = &[
    "qtd",
    "fytd",
    "itd",
    "cum",
    "kum",
    "acum",
    "akkum",
    "accum",
    "running total",
    "running totals",
    "running sum",
    "running count",
    "running clicks",
    "running shares",
    "running posts",
    "running impressions",
    "running views",
    "running engagements",
    "to date",
    "so far",
    "since launch",
    "since start",
    "since the start",
    "since beginning",
    "since the beginning",
    "since inception",
    "laufende summe",
    "bisher",
    "bis heute",
    "bis dato",
    "seit beginn",
    "seit start",
    "seit dem start",
    "seit programmstart",
    "seit einfuhrung",
    "depuis le debut",
    "depuis le lancement",
    "depuis le demarrage",
    "a ce jour",
    "jusqu a present",
    "hasta la fecha",
    "hasta ahora",
    "hasta hoy",
    "desde el inicio",
    "desde el principio",
    "desde el lanzamiento",
    "ate a data",
    "ate agora",
    "ate hoje",
    "desde o inicio",
    "desde o lancamento",
    "حتى تاريخه",
    "حتى الان",
    "منذ البداية",
    "منذ الاطلاق",
];
const MONTHLY: &[&str] = &["mtd", "month", "monat", "mois", "mes", "شهر", "الشهر"];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_say_what_has_added_up_so_far() {
        for heading in [
            "Clicks",
            "Clicks per month",
            "Corporate clicks",
            "Cumulus clicks",
            "Running club clicks",
            "Documented clicks",
            "Clicks month-to-date",
            // That of each post, as networks export it.
            "Lifetime clicks",
        ] {
            assert_eq!(cumulated(heading), None, "{heading}");
        }
        for heading in [
            "Klicks kumuliert",
            "Clicks (cumulative)",
            "Clics acumulados",
            "Clics cumulés",
            "Accumulated clicks",
            "Klicks akkumuliert",
            "Cumul clics",
            "Cum. clicks",
            "Klicks kum.",
            "Clics (acum.)",
            "Clicks so far",
            "Running total",
            "Clicks since launch",
            "Aufgelaufene Klicks",
            "Clics depuis le début",
            "Até à data",
            "نقرات تراكمية",
        ] {
            assert_eq!(cumulated(heading), Some(Cumulated::Open), "{heading}");
        }
        for heading in
            ["Clicks YTD", "Clicks year-to-date", "Klicks seit Jahresbeginn", "Clics depuis le début de l’année"]
        {
            assert_eq!(cumulated(heading), Some(Cumulated::Yearly), "{heading}");
        }
    }
}
