//! What the heading of a column says of the dates below it.

use super::{plain, words_of};

/// How headings of dates say so: words that stand alone.
const DATED: [&str; 36] = [
    "date",
    "day",
    "week",
    "period",
    "quarter",
    "datum",
    "tag",
    "woche",
    "zeitraum",
    "quartal",
    "fecha",
    "día",
    "semana",
    "periodo",
    "período",
    "trimestre",
    "data",
    "dia",
    "jour",
    "semaine",
    "période",
    "periode",
    "تاريخ",
    "التاريخ",
    "يوم",
    "اليوم",
    "أسبوع",
    "الأسبوع",
    "فترة",
    "الفترة",
    "ربع",
    "الربع",
    "time",
    "zeit",
    "created",
    "published",
];
const MONTHLY: [&str; 12] =
    ["month", "months", "monat", "monate", "mois", "mes", "mês", "meses", "شهر", "الشهر", "أشهر", "monthly"];

pub(super) const WEEKLY: [&str; 16] = [
    "week",
    "weeks",
    "weekly",
    "kw",
    "woche",
    "wochen",
    "kalenderwoche",
    "semaine",
    "semaines",
    "semana",
    "semanas",
    "settimana",
    "أسبوع",
    "الأسبوع",
    "اسبوع",
    "الاسبوع",
];

fn says(heading: &str, words: &[&str]) -> bool {
    plain(heading).is_some_and(|heading| words_of(&heading).iter().any(|word| words.contains(word)))
}

/// Whether a heading says that months stand below.
pub(crate) fn is_monthly(heading: &str) -> bool {
    says(heading, &MONTHLY)
}

/// Whether a heading says that weeks stand below, and nothing of months.
pub(crate) fn is_weekly(heading: &str) -> bool {
    says(heading, &WEEKLY) && !is_monthly(heading)
}

/// Whether a heading says that dates stand below, so that bare numbers may be some.
pub(crate) fn is_dated(heading: &str) -> bool {
    is_monthly(heading) || is_weekly(heading) || says(heading, &DATED)
}

/// Words of headings over dates of a person, which say nothing of results: when somebody came, was born, was last seen.
const OF_PERSON: [&str; 47] = [
    "last",
    "letzte",
    "letzter",
    "letzten",
    "dernier",
    "dernière",
    "última",
    "último",
    "آخر",
    "onboarded",
    "activation",
    "invitation",
    "aktivierung",
    "join",
    "joined",
    "invited",
    "registered",
    "registration",
    "activated",
    "signup",
    "hire",
    "hired",
    "birth",
    "birthday",
    "login",
    "seen",
    "active",
    "beitritt",
    "eintritt",
    "eintrittsdatum",
    "geburtsdatum",
    "geburtstag",
    "anmeldung",
    "inscription",
    "naissance",
    "connexion",
    "embauche",
    "alta",
    "ingreso",
    "nacimiento",
    "acceso",
    "admissão",
    "nascimento",
    "acesso",
    "الميلاد",
    "الانضمام",
    "التسجيل",
];

/// Days and other spans: "last day of week" is no day of a person.
const SPANS: [&str; 15] = [
    "day",
    "tag",
    "jour",
    "día",
    "dia",
    "يوم",
    "اليوم",
    "period",
    "quarter",
    "quartal",
    "zeitraum",
    "periodo",
    "período",
    "période",
    "trimestre",
];
/// Since when: of a person, unless a column follows that says until when.
const SINCE: [&str; 4] = ["since", "seit", "depuis", "desde"];

/// Whether a heading says that its dates are those of people, not of results; `ends` when another says where they end.
pub(crate) fn is_of_person(heading: &str, ends: bool) -> bool {
    let is_span = is_monthly(heading) || is_weekly(heading) || says(heading, &SPANS);
    (says(heading, &OF_PERSON) && !is_span) || (says(heading, &SINCE) && !ends)
}

/// Words of headings over the last day of what a row is about.
const ENDS: [&str; 16] = [
    "end",
    "ends",
    "ending",
    "to",
    "until",
    "through",
    "bis",
    "ende",
    "enddatum",
    "fin",
    "fim",
    "final",
    "hasta",
    "au",
    "até",
    "نهاية",
];

/// Whether a heading says that days stand below on which something ends.
pub(crate) fn is_end(heading: &str) -> bool {
    says(heading, &ENDS)
}
