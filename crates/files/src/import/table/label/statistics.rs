//! Words of labels for what is said of the figures above: averages, extremes, how far they lie apart, and counts; without
//! accents but where these tell one word from another.

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
