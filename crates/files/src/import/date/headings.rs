//! What the heading of a column says of the dates below it.

use super::others::is_of_others;
use super::{plain, words_of};
use crate::import::words::unaccented;

/// What the rows below a heading are about, where it says so: it tells how a number beside a year is meant.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Grain {
    #[default]
    Unsaid,
    Days,
    Weeks,
    Months,
    Quarters,
}

impl Grain {
    pub(crate) fn of(heading: &str) -> Grain {
        // "Day of month" is one of days.
        let kinds = [
            (Grain::Days, &DAYS[..]),
            (Grain::Months, &MONTHLY[..]),
            (Grain::Weeks, &WEEKLY[..]),
            (Grain::Quarters, &QUARTERLY[..]),
        ];
        kinds.into_iter().find(|(_, words)| says(heading, words)).map_or(Grain::Unsaid, |(grain, _)| grain)
    }
}

/// How headings of dates say so: words that stand alone, beside those of spans.
const DATED: [&str; 10] =
    ["date", "datum", "fecha", "data", "تاريخ", "التاريخ", "time", "zeit", "created", "published"];
const DAYS: [&str; 7] = ["day", "tag", "jour", "día", "dia", "يوم", "اليوم"];
const PERIODS: [&str; 8] = ["period", "periode", "فترة", "الفترة", "zeitraum", "periodo", "período", "période"];
pub(super) const HALVES: [&str; 4] = ["half", "halbjahr", "semestre", "semester"];
pub(super) const MONTHLY: [&str; 20] = [
    "month",
    "months",
    "mth",
    "mths",
    "monat",
    "monate",
    "mois",
    "mes",
    "mês",
    "meses",
    "شهر",
    "الشهر",
    "أشهر",
    "monthly",
    "yearmonth",
    "yyyymm",
    "calmonth",
    "jahrmonat",
    "añomes",
    "anomes",
];

pub(super) const WEEKLY: [&str; 19] = [
    "cw",
    "wk",
    "wks",
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

pub(super) const QUARTERLY: [&str; 11] =
    ["quarter", "quarters", "qtr", "qtrs", "quartal", "quartale", "trimestre", "trimestres", "trim", "ربع", "الربع"];
const YEARLY: [&str; 21] = [
    "year",
    "years",
    "fy",
    "jahr",
    "jahre",
    "geschäftsjahr",
    "année",
    "annee",
    "années",
    "exercice",
    "ejercicio",
    "exercício",
    "año",
    "años",
    "ano",
    "anos",
    "anno",
    "anni",
    "سنة",
    "السنة",
    "السنوات",
];

/// Words of years that may begin in any month.
const FISCAL: [&str; 10] = [
    "fy",
    "fiscal",
    "fiscale",
    "financial",
    "business",
    "geschäftsjahr",
    "exercice",
    "ejercicio",
    "exercício",
    "المالية",
];

fn says(heading: &str, words: &[&str]) -> bool {
    // Umlauts may be spelled out.
    let is = |word: &str, known: &str| word == known || (!known.is_ascii() && unaccented(word) == unaccented(known));
    let is_said = |word: &&str| words.iter().any(|known| is(word, known));
    plain(heading).is_some_and(|heading| words_of(&heading).iter().any(is_said))
}

/// Whether a heading says that days or other spans stand below: "last day of week" is no day of a person.
pub(super) fn is_span(heading: &str) -> bool {
    Grain::of(heading) != Grain::Unsaid || says(heading, &PERIODS) || says(heading, &HALVES)
}

/// Whether a heading says that dates stand below, so that bare numbers may be some.
pub(crate) fn is_dated(heading: &str) -> bool {
    (is_span(heading) || says(heading, &DATED)) && !is_of_others(heading)
}

/// Words of labels beside the time of a whole table, besides those of spans and years.
const DATES: [&str; 10] = ["date", "dates", "datum", "fecha", "fechas", "datas", "time", "zeit", "تاريخ", "التاريخ"];
/// The same that say of a number beside them that it is a year.
const RANGES: [&str; 8] =
    ["range", "timeframe", "berichtszeitraum", "auswertungszeitraum", "rango", "plage", "intervalo", "نطاق"];

/// Whether a label says that the time of a table stands beside it, and not that of a contract or of what it is compared with.
pub(crate) fn is_range(label: &str) -> bool {
    is_span(label) || is_range_of_years(label) || says(label, &DATES)
}

/// Whether the time beside a label may be a year, and nothing but one.
pub(crate) fn is_range_of_years(label: &str) -> bool {
    says(label, &PERIODS) || says(label, &RANGES) || is_yearly(label)
}

/// Whether a heading says that days stand below, rather than longer spans.
pub(crate) fn is_daily(heading: &str) -> bool {
    is_dated(heading) && !is_span(heading)
}

/// Whether a heading says that years stand below, and nothing else: "Fiscal year", "Years (Date)".
pub(crate) fn is_yearly(heading: &str) -> bool {
    let heading = heading.to_lowercase();
    let mut words = words_of(&heading).into_iter();
    words.clone().any(|word| YEARLY.contains(&word))
        && words.all(|word| [&YEARLY[..], &DATED, &FISCAL, &["calendar"]].iter().any(|known| known.contains(&word)))
}

/// Whether a heading of years says that they may begin in any month.
pub(crate) fn is_fiscal(heading: &str) -> bool {
    says(heading, &FISCAL)
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

/// Since when: of a person, unless a column follows that says until when.
const SINCE: [&str; 4] = ["since", "seit", "depuis", "desde"];

/// Whether a heading says that its dates are those of people, not of results; `ends` when another says where they end.
pub(crate) fn is_of_person(heading: &str, ends: bool) -> bool {
    (says(heading, &OF_PERSON) && !is_span(heading)) || (says(heading, &SINCE) && !ends)
}

/// What a row was published on is a day of a post, however many there are of one person.
const PUBLISHED: [&str; 24] = [
    "published",
    "publication",
    "publish",
    "posted",
    "post",
    "shared",
    "share",
    "veröffentlicht",
    "veröffentlichung",
    "veröffentlichungsdatum",
    "gepostet",
    "geteilt",
    "publié",
    "publiée",
    "partagé",
    "partage",
    "publicado",
    "publicación",
    "publicação",
    "compartido",
    "compartilhado",
    "النشر",
    "نشر",
    "المشاركة",
];

/// Whether the days below a heading may be those of people, as far as it says: not where it tells of spans or of posts.
pub(crate) fn may_be_of_person(heading: &str) -> bool {
    !is_span(heading) && !is_of_post(heading)
}

/// Whether a heading says that something was published on the days below.
pub(crate) fn is_of_post(heading: &str) -> bool {
    says(heading, &PUBLISHED)
}

/// Words of labels beside the first day of what a table is about.
const STARTS: [&str; 20] = [
    "start",
    "starts",
    "begin",
    "begins",
    "beginning",
    "from",
    "von",
    "ab",
    "beginn",
    "anfang",
    "startdatum",
    "début",
    "debut",
    "du",
    "inicio",
    "início",
    "desde",
    "inicial",
    "بداية",
    "من",
];

/// Whether a label says that a day stands beside it on which something begins.
pub(crate) fn is_start(label: &str) -> bool {
    says(label, &STARTS)
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

/// How headings call a last day by itself.
const LAST: [&str; 7] = ["last", "letzter", "letzte", "dernier", "último", "ultimo", "آخر"];

/// Whether a heading says that each day below is the last of something.
pub(crate) fn is_last(heading: &str) -> bool {
    is_end(heading) || says(heading, &LAST)
}

/// How headings call a first day.
const FIRST: [&str; 11] =
    ["first", "erster", "erste", "erstes", "premier", "première", "primer", "primera", "primeiro", "primeira", "أول"];
/// How they call the last one beside it.
const LATEST: [&str; 11] =
    ["last", "latest", "letzter", "letzte", "letztes", "dernier", "dernière", "último", "última", "ultimo", "آخر"];

/// Whether two headings say that the days below them are the first and the last of the same.
pub(crate) fn are_ends(first: &str, last: &str) -> bool {
    (is_start(first) && is_end(last)) || (says(first, &FIRST) && says(last, &LATEST))
}

/// Whether a heading says that days stand below on which something ends.
pub(crate) fn is_end(heading: &str) -> bool {
    says(heading, &ENDS)
}
