//! What the label of a row says: that it is a sum or an average of others, or whose it is.

use crate::import::cell::{Cell, Figure};

/// What a label says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Label {
    /// Nothing.
    Empty,
    /// Something else.
    Other,
    /// A sum, and nothing else.
    Total,
    /// It begins or ends like a sum: one, or a team that is called so.
    LikeTotal,
    /// Everybody, and nobody else.
    Everybody,
    /// An average, and nothing else.
    Average,
    /// It begins or ends like an average.
    LikeAverage,
}

/// Words of sums that are nobody's name.
const SUMS: [&str; 27] = [
    "total",
    "totals",
    "totales",
    "totais",
    "totaux",
    "totale",
    "totali",
    "totaal",
    "subtotal",
    "subtotals",
    "subtotales",
    "gesamtergebnis",
    "gesamtsumme",
    "zwischensumme",
    "teilergebnis",
    "endsumme",
    "insgesamt",
    "sum",
    "summe",
    "suma",
    "somme",
    "soma",
    "gesamt",
    "المجموع",
    "مجموع",
    "الإجمالي",
    "إجمالي",
];
/// Words that stand beside them, or for everybody.
const BESIDE: [&str; 63] = [
    "grand",
    "sub",
    "sous",
    "general",
    "général",
    "generale",
    "geral",
    "overall",
    "all",
    "alle",
    "everyone",
    "todos",
    "todas",
    "tous",
    "toutes",
    "كل",
    "جميع",
    "الكلي",
    "العام",
    "اجمالي",
    "الاجمالي",
    "ergebnis",
    "résultat",
    "resultado",
    "employees",
    "users",
    "members",
    "people",
    "advocates",
    "sharers",
    "participants",
    "staff",
    "teams",
    "departments",
    "equipos",
    "mitarbeiter",
    "mitarbeitende",
    "nutzer",
    "usuarios",
    "usuários",
    "empleados",
    "funcionários",
    "utilisateurs",
    "collaborateurs",
    "of",
    "for",
    "the",
    "de",
    "del",
    "der",
    "du",
    "des",
    "le",
    "la",
    "company",
    "organization",
    "per",
    "user",
    "employee",
    "pro",
    "par",
    "por",
    "count",
];
/// Of those, the words that a sum may be called by alone.
const EVERYBODY: [&str; 14] = [
    "overall",
    "all",
    "alle",
    "everyone",
    "todos",
    "todas",
    "tous",
    "toutes",
    "كل",
    "جميع",
    "ergebnis",
    "résultat",
    "resultado",
    "company",
];
const AVERAGES: [&str; 15] = [
    "average",
    "avg",
    "averages",
    "mean",
    "median",
    "durchschnitt",
    "mittelwert",
    "ø",
    "moyenne",
    "médiane",
    "promedio",
    "mediana",
    "média",
    "متوسط",
    "المتوسط",
];
/// Averages that are names as well.
const MAYBE_AVERAGES: [&str; 3] = ["media", "mittel", "schnitt"];

impl Label {
    /// The label of a row: what the cell that says whose it is says of it, or else its first text. Beside a name, only a
    /// word that means nothing else makes a sum of it: what a team or a network is called says nothing of the person.
    pub(super) fn of(cells: &[Cell<'_>], who: Option<&Cell<'_>>) -> Label {
        let is_text = |cell: &&Cell<'_>| !cell.text().is_empty() && cell.figure() == Figure::Unreadable;
        let first = cells.iter().find(is_text).map(|cell| Label::read(&cell.heading()));
        let own = who.map(|cell| if cell.is_empty() { Label::Empty } else { Label::read(&cell.heading()) });
        let is_named = who.is_some_and(|cell| !cell.is_empty() && cell.figure() == Figure::Unreadable);
        match first {
            Some(label @ (Label::Total | Label::Average)) => label,
            Some(label) if label != Label::Other && !is_named => label,
            _ => own.unwrap_or(if cells.first().is_some_and(|cell| !cell.is_empty()) {
                Label::Other
            } else {
                Label::Empty
            }),
        }
    }

    fn read(text: &str) -> Label {
        if matches!(text.trim_end_matches([':', ' ']), "∑" | "σ" | "ς") {
            return Label::Total;
        }
        let words: Vec<&str> =
            text.split(|sign: char| !sign.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
        let is = |word: &str, list: &[&str]| list.contains(&word);
        let only = |list: &[&str]| {
            let is_number = |word: &str| word.chars().all(|sign| sign.is_ascii_digit());
            words.iter().any(|word| is(word, list))
                && words.iter().all(|word| is(word, list) || is(word, &BESIDE) || is_number(word))
        };
        let ends = |list: &[&str]| [words.first(), words.last()].into_iter().flatten().any(|word| is(word, list));
        if only(&AVERAGES) {
            Label::Average
        } else if only(&SUMS) {
            Label::Total
        } else if only(&EVERYBODY) {
            Label::Everybody
        } else if ends(&SUMS) {
            Label::LikeTotal
        } else if ends(&AVERAGES) || words.len() == 1 && ends(&MAYBE_AVERAGES) {
            Label::LikeAverage
        } else {
            Label::Other
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sums_are_told_from_names() {
        for (text, label) in [
            ("total", Label::Total),
            ("total (10)", Label::Total),
            ("total général :", Label::Total),
            ("sub-total", Label::Total),
            ("% of total", Label::Total),
            ("gesamtergebnis", Label::Total),
            ("الإجمالي الكلي", Label::Total),
            ("∑", Label::Total),
            ("total rewards", Label::LikeTotal),
            ("marketing total", Label::LikeTotal),
            ("all employees", Label::Everybody),
            ("overall", Label::Everybody),
            ("all you need to know", Label::Other),
            ("social media", Label::Other),
            ("average per user", Label::Average),
            ("media", Label::LikeAverage),
            ("totalenergies", Label::Other),
            ("totaro", Label::Other),
            ("ann", Label::Other),
        ] {
            assert_eq!(Label::read(text), label, "{text}");
        }
    }
}
