//! Headings that say that figures are no counts of their rows: rates and means, and counts of all that has been so far.

use super::meaning::Meaning;
use super::row::Row;
use crate::import::date::Order;
use crate::import::words::words;
use std::collections::HashMap;

/// Whether a heading says that its figures are rates or means, which cannot be added up.
pub(super) fn is_rate(heading: &str) -> bool {
    let heading = heading.to_lowercase();
    let words: Vec<&str> = words(&heading).collect();
    let mut pairs = words.iter().zip(words.iter().skip(1));
    heading.contains(['%', '٪'])
        || words.iter().any(|word| RATES.contains(word) || GERMAN_RATES.iter().any(|rate| word.ends_with(rate)))
        || pairs.any(|(per, counted)| PER.contains(per) && COUNTED.contains(counted))
}

/// Whether a heading says that each of its figures holds those before it.
pub(super) fn is_cumulated(heading: &str) -> bool {
    let heading = heading.to_lowercase();
    CUMULATED.iter().any(|word| heading.contains(word)) || words(&heading).any(|word| TO_DATE.contains(&word))
}

/// What such figures come to: the last of each series of rows, and the last before it began anew.
pub(super) fn total(rows: &[Row], meaning: Meaning, order: Order) -> f64 {
    let mut series: HashMap<u64, Vec<(Option<_>, f64)>> = HashMap::new();
    for row in rows {
        let Some(figure) = row.figure(meaning) else { continue };
        let day = row.period(order).or(row.of_year).map(|period| period.to);
        series.entry(row.series.unwrap_or(0)).or_default().push((day, figure));
    }
    series
        .into_values()
        .map(|mut figures| {
            figures.sort_by_key(|(day, _)| *day);
            if figures.iter().any(|(day, _)| day.is_none()) {
                return figures.iter().map(|(_, figure)| *figure).fold(0.0, f64::max);
            }
            let next = figures.iter().skip(1).map(|(_, next)| *next).chain([0.0]);
            // A little is taken back now and then.
            let ends = figures.iter().zip(next).filter(|((_, figure), next)| *next < BEGUN * figure);
            ends.map(|((_, figure), _)| figure).sum()
        })
        .sum()
}

/// What a figure has fallen to when another year has begun.
const BEGUN: f64 = 0.7;

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
    "follower",
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
const TO_DATE: &[&str] = &["ytd", "mtd", "qtd"];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_say_what_is_no_count_of_a_row() {
        for heading in
            ["Avg clicks per share", "Clicks per share", "Ø Klicks", "Klickrate", "Taux de clics", "Clicks %"]
        {
            assert!(is_rate(heading), "{heading}");
        }
        for heading in ["Clicks", "Clicks per month", "Corporate clicks", "Social media clicks", "Shares per user"] {
            assert!(!is_rate(heading) && !is_cumulated(heading), "{heading}");
        }
        for heading in ["Klicks kumuliert", "Clicks YTD", "Clicks (cumulative)", "Clics acumulados", "Clics cumulés"] {
            assert!(is_cumulated(heading), "{heading}");
        }
    }
}
