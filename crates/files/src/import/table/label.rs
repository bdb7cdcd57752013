//! What the label of a row says: that it is a sum, an average or an extreme of others, or whose it is.

use crate::import::cell::Cell;
use crate::import::date;
use crate::import::words::words;

/// What a label says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Label {
    /// Nothing.
    Empty,
    /// Something else.
    Other,
    /// A sum, and nothing else.
    Total,
    /// Everybody, and nothing else.
    Everybody,
    /// It begins or ends like a sum: one, or a team or a post that is called so.
    LikeTotal,
    /// An average, and nothing else.
    Average,
    /// It begins or ends like an average, or is a word that means one among other things.
    LikeAverage,
    /// A minimum or a maximum, and nothing else.
    Extreme,
    /// Short for one, or somebody's name.
    LikeExtreme,
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
/// Words that stand beside them.
const BESIDE: [&str; 49] = [
    "grand",
    "sub",
    "sous",
    "general",
    "général",
    "generale",
    "geral",
    "الكلي",
    "العام",
    "اجمالي",
    "الاجمالي",
    "employees",
    "users",
    "members",
    "people",
    "advocates",
    "sharers",
    "participants",
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
    "organization",
    "per",
    "user",
    "employee",
    "pro",
    "par",
    "por",
    "count",
    "staff",
    "teams",
    "departments",
    "equipos",
];
/// Words that an extreme stands beside, and no name.
const VALUES: [&str; 7] = ["value", "wert", "valor", "valeur", "الحد", "قيمة", "القيمة"];
/// Words for everybody, by which a sum may be called alone.
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
/// Words for a sum behind the name of what is summed: `Vertrieb Ergebnis`.
const RESULTS: [&str; 4] = ["result", "ergebnis", "résultat", "resultado"];
const AVERAGES: [&str; 18] = [
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
    "medianwert",
    "durchschnittswert",
    "الوسيط",
];
/// Averages that are names as well.
const MAYBE_AVERAGES: [&str; 5] = ["media", "mittel", "schnitt", "moy", "prom"];
const EXTREMES: [&str; 24] = [
    "minimum",
    "maximum",
    "lowest",
    "highest",
    "minimal",
    "maximal",
    "minimale",
    "maximale",
    "minimalwert",
    "maximalwert",
    "tiefstwert",
    "höchstwert",
    "mínimo",
    "máximo",
    "mínima",
    "máxima",
    "minimo",
    "maximo",
    "أدنى",
    "أقصى",
    "الأدنى",
    "الأقصى",
    "ادنى",
    "اقصى",
];
/// Extremes that are names as well.
const MAYBE_EXTREMES: [&str; 2] = ["min", "max"];

impl Label {
    /// The label of a row: what the cell says that names whose it is. Where that is empty, another may say that the row
    /// is about others; beside a name it is the name of a team or of a network.
    pub(super) fn of(cells: &[Cell<'_>], who: Option<&Cell<'_>>) -> (Label, String) {
        let is_text = |cell: &&Cell<'_>| cell.is_words();
        let read = |text: String| (Label::read(&text), text);
        if let Some(name) = who.filter(is_text) {
            return read(name.heading());
        }
        let is_day = |cell: &&Cell<'_>| date::read(cell, 0.0).is_some();
        let first = cells.iter().find(|cell| is_text(cell) && !is_day(cell)).map(|cell| read(cell.heading()));
        if let Some((label, text)) = first.filter(|(label, _)| *label != Label::Other) {
            return (label, text);
        }
        let is_said = who.or(cells.first()).is_some_and(|cell| !cell.is_empty());
        (if is_said { Label::Other } else { Label::Empty }, String::new())
    }

    /// Whether it is that of a row about others, and nothing else.
    pub(super) fn is_clear(self) -> bool {
        matches!(self, Label::Total | Label::Average | Label::Extreme)
    }

    /// What a cell says by itself.
    pub(super) fn of_cell(cell: &Cell<'_>) -> Label {
        if cell.is_words() { Label::read(&cell.heading()) } else { Label::Empty }
    }

    fn read(text: &str) -> Label {
        if matches!(text.trim_end_matches([':', ' ']), "∑" | "σ" | "ς") {
            return Label::Total;
        }
        let words: Vec<&str> = words(text).collect();
        let is = |word: &str, list: &[&str]| list.contains(&word);
        let only = |list: &[&str]| {
            let is_number = |word: &str| word.chars().all(|sign| sign.is_ascii_digit());
            words.iter().any(|word| is(word, list))
                && words.iter().all(|word| {
                    [list, &EVERYBODY, &BESIDE, &VALUES].iter().any(|known| is(word, known)) || is_number(word)
                })
        };
        let ends = |list: &[&str]| [words.first(), words.last()].into_iter().flatten().any(|word| is(word, list));
        if only(&EXTREMES) || (only(&MAYBE_EXTREMES) && words.iter().any(|word| is(word, &VALUES))) {
            Label::Extreme
        } else if matches!(words.as_slice(), [word] if is(word, &MAYBE_EXTREMES)) {
            Label::LikeExtreme
        } else if only(&AVERAGES) {
            Label::Average
        } else if only(&SUMS) {
            Label::Total
        } else if only(&EVERYBODY) {
            Label::Everybody
        } else if ends(&SUMS) || (words.len() > 1 && words.last().is_some_and(|word| is(word, &RESULTS))) {
            Label::LikeTotal
        } else if ends(&AVERAGES) || matches!(words.as_slice(), [word] if is(word, &MAYBE_AVERAGES)) {
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
            ("all you need to know", Label::Other),
            ("all employees", Label::Everybody),
            ("overall", Label::Everybody),
            ("average per user", Label::Average),
            ("media", Label::LikeAverage),
            ("minimum", Label::Extreme),
            ("max. value", Label::Extreme),
            ("الحد الأقصى", Label::Extreme),
            ("max.", Label::LikeExtreme),
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
