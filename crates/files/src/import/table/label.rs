//! What the label of a row says: that it is a sum, an average or an extreme of others, or whose it is.

mod statistics;
mod vocabulary;

use crate::import::cell::Cell;
use crate::import::date::{self, Grain};
use crate::import::words::{unaccented, words};
use statistics::{
    AVERAGES, COUNTS, DEVIATIONS, HIGH, LEAST, LOW, MAYBE_AVERAGES, MAYBE_LEAST, MAYBE_MOST, MORE, MOST, OF_DEVIATIONS,
};
use std::borrow::Cow;
use vocabulary::{
    BESIDE, COMPARISONS, CUMULATED, DIFFERENCES, EVERYBODY, FORWARDED, OF_ALL, RESULTS, SUM_PHRASES, SUMS,
    SURE_COMPARISONS, TO_DATE, VALUES,
};

/// What a label says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Label {
    /// Nothing.
    Empty,
    /// Something else.
    Other,
    /// A sum, and nothing else.
    Total,
    /// What was added up on the page before: a sum that closes no group.
    Forwarded,
    /// Everybody, and nothing else.
    Everybody,
    /// It begins or ends like a sum: one, or a team or a post that is called so.
    LikeTotal,
    /// An average, and nothing else.
    Average,
    /// It begins or ends like an average, or is a word that means one among other things.
    LikeAverage,
    /// A minimum or a maximum, and nothing else; whether it is the most.
    Extreme(bool),
    /// Something that is said of the rows above it, as its figures have shown.
    Statistic,
    /// The same as an extreme, or somebody's name.
    LikeExtreme(bool),
    /// How far the figures lie apart, and nothing else.
    Deviation,
    /// It may say how many rows there are.
    LikeCount,
    /// Another period or a target, where it stands below a table; whether nothing else is called so.
    Comparison(bool),
}

impl Label {
    /// The label of a row: what the cell says that names whose it is. Where that is empty, another may say that the row
    /// is about others; beside a name it is the name of a team or of a network.
    pub(super) fn of(cells: &[Cell<'_>], who: Option<&Cell<'_>>) -> (Label, String) {
        let is_text = |cell: &&Cell<'_>| cell.is_words();
        let read = |text: String| (Label::read(&text), text);
        if let Some(name) = who.filter(is_text) {
            return read(name.heading());
        }
        let is_day = |cell: &&Cell<'_>| date::read_span(cell, 0.0, Grain::Unsaid).is_some();
        let first = cells.iter().find(|cell| is_text(cell) && !is_day(cell)).map(|cell| read(cell.heading()));
        if let Some((label, text)) = first.filter(|(label, _)| *label != Label::Other) {
            return (label, text);
        }
        let is_said = who.or(cells.first()).is_some_and(|cell| !cell.is_empty());
        (if is_said { Label::Other } else { Label::Empty }, String::new())
    }

    /// Whether it is that of a row about others, and nothing else.
    pub(super) fn is_clear(self) -> bool {
        matches!(self, Label::Total | Label::Forwarded | Label::Average | Label::Extreme(_) | Label::Statistic)
    }

    /// Whether it may be that of a row about others below a table, as its figures tell.
    pub(super) fn may_be_statistic(self) -> bool {
        matches!(self, Label::LikeExtreme(_) | Label::LikeAverage | Label::Deviation | Label::LikeCount)
    }

    /// What a cell says by itself.
    pub(super) fn of_cell(cell: &Cell<'_>) -> Label {
        if cell.is_words() { Label::read(&cell.heading()) } else { Label::Empty }
    }

    fn read(text: &str) -> Label {
        if matches!(text.trim_end_matches([':', ' ']), "∑" | "σ" | "ς") {
            return Label::Total;
        }
        let words: Vec<[Cow<'_, str>; 2]> = words(text).map(|word| [word.into(), unaccented(word)]).collect();
        let is = |[written, plain]: &[Cow<'_, str>; 2], list: &[&str]| {
            list.contains(&&**written) || list.contains(&&**plain)
        };
        let only = |list: &[&str], beside: &[&str]| {
            let is_number = |[word, _]: &[Cow<'_, str>; 2]| word.chars().all(|sign| sign.is_ascii_digit());
            let is_beside = |word| [EVERYBODY, BESIDE, &VALUES, beside].iter().any(|known| is(word, known));
            words.iter().any(|word| is(word, list))
                && words.iter().all(|word| is(word, list) || is_beside(word) || is_number(word))
        };
        let ends = |list: &[&str]| [words.first(), words.last()].into_iter().flatten().any(|word| is(word, list));
        let has = |list: &[&str]| words.iter().any(|word| is(word, list));
        let purely = |list: &[&str]| !words.is_empty() && words.iter().all(|word| is(word, list));
        let said =
            words.iter().map(|[_, plain]| &**plain).filter(|word| !word.bytes().all(|sign| sign.is_ascii_digit()));
        let phrase = said.collect::<Vec<_>>().join(" ");
        let is_phrase = |list: &[&str]| list.contains(&phrase.as_str());
        let pairs = || words.iter().zip(words.iter().skip(1));
        let is_end = |ends: &[&str], maybe: &[&str], what: &[&str]| {
            let is_superlative = pairs().any(|(more, word)| is(more, &MORE) && is(word, what)) && only(what, &MORE);
            only(ends, &[]) || (only(maybe, &[]) && has(&VALUES)) || is_superlative
        };
        if let Some(is_most) = [is_end(&LEAST, &MAYBE_LEAST, &LOW), is_end(&MOST, &MAYBE_MOST, &HIGH)]
            .into_iter()
            .position(|is_end| is_end)
        {
            return Label::Extreme(is_most == 1);
        }
        match words.as_slice() {
            [word] if is(word, &MAYBE_LEAST) => Label::LikeExtreme(false),
            [word] if is(word, &MAYBE_MOST) => Label::LikeExtreme(true),
            _ if purely(&DEVIATIONS) || (words.len() > 1 && purely(&OF_DEVIATIONS)) => Label::Deviation,
            _ if is_phrase(SURE_COMPARISONS) && (phrase != "change" || text.contains('%')) => Label::Comparison(true),
            _ if only(&AVERAGES, &[]) => Label::Average,
            _ if only(SUMS, &[]) || is_phrase(SUM_PHRASES) => Label::Total,
            _ if is_phrase(FORWARDED) => Label::Forwarded,
            _ if only(EVERYBODY, OF_ALL) => Label::Everybody,
            _ if only(&COUNTS, &[]) => Label::LikeCount,
            _ if is_phrase(COMPARISONS) || is_phrase(DIFFERENCES) => Label::Comparison(false),
            [_, .., last] if is(last, &RESULTS) => Label::LikeTotal,
            [_, .., to, date] if [to, date].into_iter().zip(TO_DATE).all(|(word, said)| is(word, &[said])) => {
                Label::LikeTotal
            }
            _ if ends(SUMS) || ends(&CUMULATED) => Label::LikeTotal,
            [word] if is(word, &MAYBE_AVERAGES) => Label::LikeAverage,
            _ if ends(&AVERAGES) => Label::LikeAverage,
            _ => Label::Other,
        }
    }
}

/// Whether a label says how far a table is from what it is compared with.
pub(super) fn is_difference(text: &str) -> bool {
    let text = text.to_lowercase();
    let words: Vec<Cow<'_, str>> = words(&text).map(unaccented).collect();
    DIFFERENCES.iter().any(|known| words.iter().map(|word| &**word).eq(known.split(' ')))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sums_are_told_from_names() {
        for (text, label) in [
            ("total", Label::Total),
            ("total (10)", Label::Total),
            ("grand totals (12 records)", Label::Total),
            ("gesamtsumme (3 datensätze)", Label::Total),
            ("grand summaries", Label::Total),
            ("summary", Label::Other),
            ("i alt", Label::Total),
            ("yhteensä", Label::Total),
            ("合計", Label::Total),
            ("record sales", Label::Other),
            ("übertrag", Label::Forwarded),
            ("total général :", Label::Total),
            ("sub-total", Label::Total),
            ("% of total", Label::Total),
            ("gesamtergebnis", Label::Total),
            ("الإجمالي الكلي", Label::Total),
            ("∑", Label::Total),
            ("total rewards", Label::LikeTotal),
            ("marketing total", Label::LikeTotal),
            ("ytd", Label::LikeTotal),
            ("previous period", Label::Comparison(false)),
            ("année précédente (2023)", Label::Comparison(false)),
            ("target", Label::Comparison(false)),
            ("target group", Label::Other),
            ("% change", Label::Comparison(true)),
            ("% of goal", Label::Comparison(true)),
            ("industry average", Label::Comparison(true)),
            ("change", Label::Comparison(false)),
            ("cumulé 2024", Label::LikeTotal),
            ("year to date", Label::LikeTotal),
            ("up to now", Label::Other),
            ("all you need to know", Label::Other),
            ("all employees", Label::Everybody),
            ("overall", Label::Everybody),
            ("toutes les plateformes", Label::Everybody),
            ("all social networks", Label::Everybody),
            ("todos os canais", Label::Everybody),
            ("combined", Label::Everybody),
            ("total media", Label::LikeTotal),
            ("average per user", Label::Average),
            ("media", Label::LikeAverage),
            ("minimum", Label::Extreme(false)),
            ("max. value", Label::Extreme(true)),
            ("الحد الأقصى", Label::Extreme(true)),
            ("máx.", Label::LikeExtreme(true)),
            ("menor", Label::LikeExtreme(false)),
            ("mayor valor", Label::Extreme(true)),
            ("la plus élevée", Label::Extreme(true)),
            ("le plus bas", Label::Extreme(false)),
            ("plus", Label::Other),
            ("الأعلى", Label::Extreme(true)),
            ("الاجمالي", Label::Total),
            ("méd.", Label::LikeAverage),
            ("std. dev.", Label::Deviation),
            ("écart-type", Label::Deviation),
            ("standard", Label::Other),
            ("std users", Label::Other),
            ("std", Label::Other),
            ("med", Label::Other),
            ("أكبر", Label::LikeExtreme(true)),
            ("الإجمالى", Label::Total),
            ("anzahl", Label::LikeCount),
            ("total count", Label::Total),
            ("max sum", Label::LikeTotal),
            ("max min", Label::Other),
            ("max le", Label::Other),
            ("prom 2024", Label::Other),
            ("moy", Label::LikeAverage),
            ("maximum impact", Label::Other),
            ("social media", Label::Other),
            ("totalenergies", Label::Other),
            ("totaro", Label::Other),
            ("ann", Label::Other),
        ] {
            assert_eq!(Label::read(text), label, "{text}");
        }
    }
}
