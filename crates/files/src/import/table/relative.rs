//! Headings and labels of times that are not those of the rows: what these are compared with, and days by their number.

use crate::import::words::says;

/// Whether a text says that its time is another, or none on a calendar.
pub(super) fn is_relative(text: &str) -> bool {
    says(text, WORDS)
}

/// Words that say so, without accents.
const WORDS: &[&str] = &[
    "nth",
    "previous",
    "prior",
    "compare",
    "compared",
    "comparison",
    "benchmark",
    "vergleich",
    "vergleichszeitraum",
    "vorperiode",
    "vorzeitraum",
    "vormonat",
    "vorquartal",
    "vorjahr",
    "vorheriger",
    "vorherigen",
    "precedent",
    "precedente",
    "comparaison",
    "anterior",
    "comparacion",
    "comparacao",
    "السابق",
    "السابقة",
    "مقارنة",
    "المقارنة",
];
