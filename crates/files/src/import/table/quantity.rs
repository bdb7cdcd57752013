//! Headings that say that figures are no counts of their rows: rates and means, and counts of all that has been so far.

use super::meaning::Meaning;
use super::row::Row;
use super::subject;
use crate::import::date::Order;
use crate::import::words::words;
use chrono::{Datelike, NaiveDate};
use std::collections::HashMap;

/// Whether a heading says that its figures are rates or means, which cannot be added up. What there is per post are counts
/// where each row is one.
pub(super) fn is_rate(heading: &str, who: &str) -> bool {
    let heading = heading.to_lowercase();
    let words: Vec<&str> = words(&heading).collect();
    let mut pairs = words.iter().zip(words.iter().skip(1));
    heading.contains(['%', '٪'])
        || words.iter().any(|word| RATES.contains(word) || GERMAN_RATES.iter().any(|rate| word.ends_with(rate)))
        || pairs.any(|(per, counted)| {
            PER.contains(per) && COUNTED.contains(counted) && !(subject::is_posts(counted) && subject::is_posts(who))
        })
}

/// Whether a heading says that each of its figures holds those before it.
pub(super) fn is_cumulated(heading: &str) -> bool {
    let heading = heading.to_lowercase();
    // Those of a month begin anew with each.
    !words(&heading).any(|word| MONTHLY.contains(&word))
        && (CUMULATED.iter().any(|word| heading.contains(word)) || words(&heading).any(|word| word == "ytd"))
}

/// What such figures come to: of each series of rows the last, and the last before it began anew.
pub(super) fn total(rows: &[Row], meaning: Meaning, order: Order) -> f64 {
    let mut series: HashMap<u64, Vec<(&Row, f64)>> = HashMap::new();
    for row in rows {
        let Some(figure) = row.figure(meaning) else { continue };
        series.entry(row.series.unwrap_or(0)).or_default().push((row, figure));
    }
    series.into_values().map(|points| end_of(&points, order)).sum()
}

/// What one series comes to. Rows that are no points in time, or of which a later one has less, are things of their own:
/// posts, or people.
fn end_of(points: &[(&Row, f64)], order: Order) -> f64 {
    let all = || points.iter().map(|(_, figure)| *figure);
    let are_dated = points.iter().all(|(row, _)| row.span.is_some() || row.of_year.is_some());
    if points.len() < 2 || !are_dated {
        return all().sum();
    }
    let day = |row: &Row| row.period(order).or(row.of_year).map(|period| period.to);
    let days: Option<Vec<(NaiveDate, f64)>> =
        points.iter().map(|(row, figure)| day(row).map(|day| (day, *figure))).collect();
    // Months without a year stand in their order.
    let Some(mut days) = days else { return all().fold(0.0, f64::max) };
    days.sort_by_key(|(day, _)| *day);
    let mut ends = days.last().map_or(0.0, |(_, figure)| *figure);
    for ((day, figure), (next, less)) in days.iter().zip(days.iter().skip(1)) {
        if *less < KEPT * figure {
            if day.year() == next.year() {
                return all().sum();
            }
            ends += figure;
        }
    }
    ends
}

/// What stays of a figure that is still growing: a little is taken back now and then.
const KEPT: f64 = 0.95;

const RATES: &[&str] = &[
    "avg",
    "average",
    "mean",
    "median",
    "rate",
    "rates",
    "ratio",
    "ctr",
    "durchschnitt",
    "durchschn",
    "durchschnittlich",
    "durchschnittliche",
    "mittelwert",
    "ø",
    "taux",
    "moyen",
    "moyenne",
    "moyens",
    "moyennes",
    "médiane",
    "tasa",
    "promedio",
    "mediana",
    "taxa",
    "média",
    "médio",
    "médios",
    "معدل",
    "متوسط",
    "نسبة",
];
/// Ends of one word in German.
const GERMAN_RATES: &[&str] = &["klickrate", "engagementrate", "interaktionsrate", "durchklickrate"];
const PER: &[&str] = &["per", "pro", "par", "por", "je", "لكل"];
/// What figures are divided by, where rows are not about one of these each.
const COUNTED: &[&str] = &[
    "share",
    "shares",
    "post",
    "posts",
    "click",
    "clicks",
    "impression",
    "impressions",
    "thousand",
    "mille",
    "1000",
    "view",
    "views",
    "follower",
    "followers",
    "visit",
    "beitrag",
    "klick",
    "tausend",
    "aufruf",
    "partage",
    "publication",
    "clic",
    "vue",
    "abonné",
    "publicación",
    "publicacion",
    "impresión",
    "seguidor",
    "compartilhamento",
    "publicação",
    "clique",
    "impressão",
    "منشور",
    "مشاركة",
    "نقرة",
    "ظهور",
];
const CUMULATED: &[&str] = &[
    "kumul",
    "cumul",
    "acumul",
    "running total",
    "to date",
    "laufende summe",
    "seit jahresbeginn",
    "depuis le début de l",
    "hasta la fecha",
    "até a data",
    "até à data",
    "تراكم",
    "حتى تاريخه",
    "حتى الآن",
];
const MONTHLY: &[&str] = &["mtd", "month", "monat", "mois", "mes", "mês", "شهر", "الشهر"];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_say_what_is_no_count_of_a_row() {
        for heading in
            ["Avg clicks per share", "Clicks per share", "Ø Klicks", "Klickrate", "Taux de clics", "Clicks %"]
        {
            assert!(is_rate(heading, "Name"), "{heading}");
        }
        for heading in ["Clicks", "Clicks per month", "Corporate clicks", "Social media clicks", "Shares per user"] {
            assert!(!is_rate(heading, "Name") && !is_cumulated(heading), "{heading}");
        }
        for heading in ["Klicks kumuliert", "Clicks YTD", "Clicks (cumulative)", "Clics acumulados", "Clics cumulés"] {
            assert!(is_cumulated(heading), "{heading}");
        }
        for (heading, who) in [("Clicks per post", "Post title"), ("Klicks pro Beitrag", "Beitrag")] {
            assert!(!is_rate(heading, who) && is_rate(heading, "Name"), "{heading}");
        }
    }
}
