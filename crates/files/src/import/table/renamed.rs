//! Headings that call the same figures by more words or fewer: `Shares`, `Total shares`, `Shares (X)`.

use super::meaning::{Meaning, is_potential};
use super::relative::is_relative;
use super::{quantity, rate, scale};
use crate::import::words::{says, unaccented, words};

/// Whether two headings may stand over the same figures: the words of one are among those of the other, and both say the
/// same of how these are counted.
pub(super) fn is_like(one: &str, other: &str) -> bool {
    let plain = |heading: &str| -> Vec<String> {
        words(&heading.to_lowercase()).map(|word| unaccented(word).into_owned()).collect()
    };
    let (few, many) = (plain(one), plain(other));
    let (few, many) = if few.len() > many.len() { (many, few) } else { (few, many) };
    let is_goal = |heading: &str| is_relative(heading) || says(heading, GOALS);
    let is_rate = |heading: &str| rate::is_rate(heading, Meaning::Clicks, &[]);
    !few.is_empty()
        && few.iter().all(|word| many.contains(word))
        && is_goal(one) == is_goal(other)
        && is_rate(one) == is_rate(other)
        && is_potential(one) == is_potential(other)
        && scale::of(one) == scale::of(other)
        && quantity::cumulated(one) == quantity::cumulated(other)
}

/// Words of what somebody wants to come to.
const GOALS: &[&str] =
    &["target", "goal", "plan", "planned", "ziel", "soll", "objectif", "cible", "objetivo", "meta", "الهدف", "هدف"];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn more_words_may_call_the_same() {
        for other in ["Total shares", "Shares (X)", "Number of shares", "shares"] {
            assert!(is_like("Shares", other) && is_like(other, "Shares"), "{other}");
        }
        for other in
            ["Likes", "Shares per post", "Shares %", "Shares YTD", "Target shares", "Shares (previous period)", ""]
        {
            assert!(!is_like("Shares", other), "{other}");
        }
    }
}
