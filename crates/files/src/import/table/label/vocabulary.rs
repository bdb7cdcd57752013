//! Words of labels, without accents but where these tell one word from another.

/// Words of sums that are nobody's name.
pub(super) const SUMS: [&str; 30] = [
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
    "gesamtanzahl",
    "المجموع",
    "مجموع",
    "الاجمالي",
    "اجمالي",
    "الاجمالى",
    "اجمالى",
];
/// Words that stand beside them.
pub(super) const BESIDE: [&str; 45] = [
    "grand",
    "sub",
    "sous",
    "general",
    "generale",
    "geral",
    "الكلي",
    "العام",
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
    "empleados",
    "funcionarios",
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
pub(super) const VALUES: [&str; 7] = ["value", "wert", "valor", "valeur", "الحد", "قيمة", "القيمة"];
/// Words for everybody, by which a sum may be called alone.
pub(super) const EVERYBODY: [&str; 14] = [
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
    "resultat",
    "resultado",
    "company",
];
/// Words for a sum behind the name of what is summed: `Vertrieb Ergebnis`.
pub(super) const RESULTS: [&str; 4] = ["result", "ergebnis", "resultat", "resultado"];
/// Words for what has added up so far, which may be names as well.
pub(super) const CUMULATED: [&str; 14] = [
    "ytd",
    "gesamtjahr",
    "kumuliert",
    "cumul",
    "cumule",
    "cumulee",
    "cumulated",
    "cumulative",
    "accumulated",
    "acumulado",
    "acumulada",
    "acumulados",
    "تراكمي",
    "التراكمي",
];
/// The last words of a label that says the same: `Year to date`.
pub(super) const TO_DATE: [&str; 2] = ["to", "date"];
pub(super) const AVERAGES: [&str; 18] = [
    "average",
    "avg",
    "averages",
    "mean",
    "median",
    "durchschnitt",
    "mittelwert",
    "ø",
    "moyenne",
    "mediane",
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
pub(super) const MAYBE_AVERAGES: [&str; 6] = ["media", "méd", "mittel", "schnitt", "moy", "prom"];
/// Words for what is least of all.
pub(super) const LEAST: [&str; 14] = [
    "minimum",
    "lowest",
    "smallest",
    "minimal",
    "minimale",
    "minimalwert",
    "tiefstwert",
    "niedrigster",
    "niedrigste",
    "niedrigstes",
    "ادنى",
    "اقل",
    "الادنى",
    "الاقل",
];
/// Words for what is most of all.
pub(super) const MOST: [&str; 17] = [
    "maximum",
    "highest",
    "largest",
    "maximal",
    "maximale",
    "maximalwert",
    "hochstwert",
    "hoechstwert",
    "hochster",
    "hochste",
    "hochstes",
    "hoechster",
    "hoechste",
    "اقصى",
    "اعلى",
    "الاقصى",
    "الاعلى",
];
/// Words that say of what stands beside them that nothing is more so: `plus bas`, `más alto`.
pub(super) const MORE: [&str; 3] = ["plus", "mas", "mais"];
pub(super) const LOW: [&str; 11] =
    ["bas", "basse", "faible", "petit", "petite", "bajo", "baja", "pequeno", "pequena", "baixo", "baixa"];
pub(super) const HIGH: [&str; 11] =
    ["haut", "haute", "eleve", "elevee", "fort", "grand", "grande", "alto", "alta", "elevado", "elevada"];
/// The same words where they are names or titles as well.
pub(super) const MAYBE_LEAST: [&str; 7] = ["min", "minimo", "minima", "minimos", "menor", "اصغر", "الاصغر"];
pub(super) const MAYBE_MOST: [&str; 8] = ["max", "maximo", "maxima", "maximos", "mayor", "maior", "اكبر", "الاكبر"];
/// How far figures lie apart.
pub(super) const DEVIATIONS: [&str; 6] = ["stdev", "stddev", "stdabw", "standardabweichung", "desvest", "desvpad"];
/// Words that say the same where two of them stand together.
pub(super) const OF_DEVIATIONS: [&str; 17] = [
    "std",
    "deviation",
    "dev",
    "abw",
    "standard",
    "ecart",
    "type",
    "desviacion",
    "desvio",
    "desv",
    "estandar",
    "tipica",
    "est",
    "padrao",
    "pad",
    "الانحراف",
    "المعياري",
];
/// Counts of rows, where they stand below a table.
pub(super) const COUNTS: [&str; 10] =
    ["count", "counts", "anzahl", "nombre", "cantidad", "quantidade", "recuento", "contagem", "العدد", "عدد"];
