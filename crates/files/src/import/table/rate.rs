//! Headings that say that figures are no counts of their rows, but rates or means, which cannot be added up.

mod counted;

use super::meaning::Meaning;
use super::{scale, subject};
use crate::import::words::{unaccented, words};
use counted::Counted;
use std::borrow::Cow;

/// Whether the heading of figures that have a meaning says so; the others say what the rows are about.
pub(super) fn is_rate(heading: &str, meaning: Meaning, about: &[&str]) -> bool {
    let heading = scale::ungrouped(&heading.to_lowercase());
    heading.split(['(', ')', '[', ']']).any(|part| says_rate(part, meaning, about))
}

/// The same of a heading without brackets, or of what stands in them. People reached in an average month are what is asked
/// for, and no rate.
fn says_rate(part: &str, meaning: Meaning, about: &[&str]) -> bool {
    let part_words: Vec<Cow<'_, str>> = words(part).map(unaccented).collect();
    if let Some(is_said) = says_hundredths(part, &part_words) {
        return is_said;
    }
    let is_mean = |word: &str| meaning != Meaning::Reach && MEANS.contains(&word);
    let is_rate = |word: &str| RATES.contains(&word) || GERMAN_RATES.iter().any(|rate| word.ends_with(rate));
    let is_accented = meaning != Meaning::Reach && words(part).any(|word| ACCENTED_MEANS.contains(&word));
    is_accented
        || part_words.iter().any(|word| is_mean(word) || is_rate(word))
        || is_divided(part, &part_words, meaning, about)
}

/// Whether it says in hundredths what its figures are, if something is in hundredths: a number of them is said of something
/// else.
fn says_hundredths(part: &str, part_words: &[Cow<'_, str>]) -> Option<bool> {
    let ends_in_digit = |before: &str| before.trim_end().ends_with(char::is_numeric);
    let signs = part.match_indices(['%', '٪']);
    let of_signs = signs.map(|(at, _)| !part.get(..at).is_some_and(ends_in_digit));
    let word = |place: Option<usize>| place.and_then(|place| part_words.get(place)).map_or("", |word| &**word);
    let of_words = (0..part_words.len()).filter_map(|place| {
        let said = word(Some(place));
        let of_two = OF_HUNDRED.contains(&said) && FOR.contains(&word(place.checked_sub(1)));
        let before = place.checked_sub(1 + usize::from(of_two));
        (of_two || HUNDREDTHS.contains(&said)).then(|| !ends_in_digit(word(before)))
    });
    of_signs.chain(of_words).reduce(|one, other| one || other)
}

/// Whether figures are divided by something that is counted. What there is per post or per person are counts where each row
/// is one.
fn is_divided(part: &str, part_words: &[Cow<'_, str>], meaning: Meaning, about: &[&str]) -> bool {
    let is_row = |counted: Counted| match counted {
        Counted::Post => about.iter().any(|heading| subject::is_posts(heading)),
        Counted::Person => meaning != Meaning::Reach && subject::are_persons(about),
        _ => false,
    };
    let mut pairs = part_words.iter().zip(part_words.iter().skip(1));
    let is_per = pairs.any(|(per, word)| {
        let counted = Counted::of(word).filter(|(counted, is_one)| *is_one || *counted != Counted::Person);
        PER.contains(&&**per) && (THOUSANDS.contains(&&**word) || counted.is_some_and(|(counted, _)| !is_row(counted)))
    });
    is_per || part.contains('÷') || counted::divisor(part).is_some_and(|counted| !is_row(counted))
}

/// Words for means, without accents.
const MEANS: &[&str] = &[
    "avg",
    "average",
    "mean",
    "median",
    "durchschnitt",
    "durchschn",
    "durchschnittlich",
    "durchschnittliche",
    "mittelwert",
    "ø",
    "moyen",
    "moyenne",
    "moyens",
    "moyennes",
    "mediane",
    "promedio",
    "mediana",
    "متوسط",
];
/// Words that mean something else without their accents.
const ACCENTED_MEANS: [&str; 3] = ["média", "médio", "médios"];
/// Words for rates, without accents.
const RATES: &[&str] = &["rate", "rates", "ratio", "ctr", "taux", "tasa", "taxa", "معدل", "نسبة"];
/// Ends of one word in German.
const GERMAN_RATES: &[&str] = &["klickrate", "engagementrate", "interaktionsrate", "durchklickrate"];
/// Words for hundredths.
const HUNDREDTHS: &[&str] = &[
    "pct",
    "percent",
    "percentage",
    "prozent",
    "prozentsatz",
    "prozentual",
    "pourcent",
    "pourcentage",
    "porcentaje",
    "porcentagem",
    "percentagem",
];
/// The words that say it together: `por ciento`.
const FOR: [&str; 2] = ["pour", "por"];
const OF_HUNDRED: [&str; 3] = ["cent", "ciento", "cento"];
const PER: &[&str] = &["per", "pro", "par", "por", "je", "لكل"];
const THOUSANDS: &[&str] = &["thousand", "mille", "1000", "tausend"];

#[cfg(test)]
mod tests {
    use super::*;

    fn is(heading: &str, meaning: Meaning, about: &str) -> bool {
        is_rate(heading, meaning, &[about])
    }

    #[test]
    fn headings_say_what_is_no_count_of_a_row() {
        for heading in [
            "Avg clicks per share",
            "Clicks per share",
            "Ø Klicks",
            "Klickrate",
            "Taux de clics",
            "Clicks %",
            "Clicks (pct)",
            "Clicks percent",
            "Prozent Klicks",
            "Clics pour cent",
            "Clics (por ciento)",
            "Cliques por cento",
            "Média de cliques",
            "Clicks per 1,000 impressions",
            "Clicks per 1 000 impressions",
            "Klicks/Beitrag",
            "Clicks / post",
            "Clicks/posts",
            "Clicks/1,000 impressions",
            "Clicks ÷ posts",
            "Shares/post",
        ] {
            assert!(is(heading, Meaning::Clicks, "Name"), "{heading}");
        }
        for heading in [
            "Clicks",
            "Clicks per month",
            "Corporate clicks",
            "Social media clicks",
            "Shares per user",
            "Shares/user",
            "Clicks/Klicks",
            "Likes/Reactions",
            "Likes/Shares/Comments",
            "Shares/Posts",
            "Posts/Beiträge",
            "Impressions/Views",
            "Clicks (excl. 5 percent bots)",
            "Partages par collaborateurs",
            "Clicks 24/7",
        ] {
            assert!(!is(heading, Meaning::Clicks, "Name"), "{heading}");
        }
        for (heading, about) in [("Clicks per post", "Post title"), ("Klicks pro Beitrag", "Beitrag")] {
            assert!(!is(heading, Meaning::Clicks, about) && is(heading, Meaning::Clicks, "Name"), "{heading}");
        }
        for heading in ["Shares per employee", "Shares/Mitarbeiter"] {
            assert!(is(heading, Meaning::Shares, "Month") && is(heading, Meaning::Shares, "Team"), "{heading}");
        }
    }

    #[test]
    fn people_reached_in_an_average_month_are_a_count() {
        for heading in ["Average reach", "Ø Reichweite", "Portée moyenne", "Average monthly reach", "Reach per month"]
        {
            assert!(!is(heading, Meaning::Reach, "Month"), "{heading}");
        }
        for heading in [
            "Reach (%)",
            "Reach rate",
            "Average reach per post",
            "Reichweite je Beitrag",
            "Reach (average per employee)",
        ] {
            assert!(is(heading, Meaning::Reach, "Name"), "{heading}");
        }
    }
}
