//! Headings and labels that speak of a time and mean something else, or the time of something else.

use super::headings::{is_end, is_span, is_start};
use crate::import::words::{says, unaccented, words};

/// Whether below a heading that speaks of a time no days stand, but figures or names: `Posts per week`, `Created by`.
pub(super) fn is_of_others(heading: &str) -> bool {
    // A group stands before the column.
    let own = heading.rsplit(": ").next().unwrap_or(heading).to_lowercase();
    let words: Vec<_> = words(&own).map(unaccented).collect();
    let has = |list: &[&str]| words.iter().any(|word| list.contains(&&**word));
    let is_rate = words.iter().skip(1).any(|word| PER.contains(&&**word));
    if has(DAYS) {
        return is_rate;
    }
    // How long something took, unless all words are those of a moment.
    let is_length = has(CLOCK) && !is_span(&own) && !words.iter().all(|word| MOMENT.contains(&&**word));
    is_rate || is_length || has(COUNTED) || has(MEANS) || (!is_span(&own) && (has(BY) || has(SOURCES)))
}

/// Words that say clearly that days stand below.
const DAYS: &[&str] = &["date", "datum", "fecha", "تاريخ", "التاريخ"];
/// Words before the time of a rate, behind what is counted.
const PER: &[&str] = &["per", "pro", "je", "par", "por", "لكل"];
/// What is counted, where more than one is.
const COUNTED: &[&str] = &[
    "posts",
    "shares",
    "clicks",
    "impressions",
    "views",
    "engagements",
    "reactions",
    "sessions",
    "users",
    "visitors",
    "beitrage",
    "klicks",
    "impressionen",
    "aufrufe",
    "interaktionen",
    "nutzer",
    "clics",
    "impressiones",
    "impressoes",
    "cliques",
    "publicaciones",
    "publicacoes",
    "vues",
    "partages",
    "visualizaciones",
    "visualizacoes",
    "منشورات",
    "نقرات",
];
/// What the figures of a time are: means, what was aimed at, and how it went.
const MEANS: &[&str] = &[
    "goal",
    "goals",
    "target",
    "targets",
    "quota",
    "ziel",
    "ziele",
    "zielwert",
    "objectif",
    "objetivo",
    "growth",
    "trend",
    "streak",
    "rank",
    "هدف",
    "الهدف",
    "avg",
    "average",
    "mean",
    "median",
    "durchschnitt",
    "durchschnittlich",
    "durchschnittliche",
    "mittlere",
    "moyen",
    "moyenne",
    "promedio",
    "medio",
    "متوسط",
];
/// Who has done something at a time.
const BY: &[&str] = &["by", "von", "par", "por", "author", "autor", "auteur"];
/// What else is said of data and of time.
const SOURCES: &[&str] = &["source", "sources", "set", "quality", "volume", "provider", "type", "status", "zone"];
const CLOCK: &[&str] = &["time", "zeit"];
/// Words of moments.
const MOMENT: &[&str] = &[
    "time",
    "zeit",
    "day",
    "utc",
    "gmt",
    "cet",
    "cest",
    "est",
    "edt",
    "et",
    "pst",
    "pdt",
    "pt",
    "local",
    "post",
    "posted",
    "posting",
    "tweet",
    "share",
    "shared",
    "publish",
    "published",
    "publishing",
    "publication",
    "sent",
    "created",
    "creation",
    "start",
    "end",
    "from",
    "to",
    "and",
    "of",
    "the",
    "in",
    "at",
    "stamp",
    "der",
    "des",
    "veroffentlichung",
    "beitrags",
    "erstellt",
    "mez",
    "mesz",
];

/// How far the days below a heading may be from those of the rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Nearness {
    /// They are those of the rows.
    Own,
    /// On them a row was begun, planned, or is of something that goes on.
    Near,
    /// On them somebody looked.
    Far,
}

impl Nearness {
    /// What the heading says of it.
    pub(crate) fn of(heading: &str) -> Nearness {
        match heading {
            _ if is_span(heading) => Nearness::Own,
            _ if says(heading, LOOKED_AT) => Nearness::Far,
            _ if says(heading, MADE) || is_start(heading) || is_end(heading) => Nearness::Near,
            _ => Nearness::Own,
        }
    }

    /// Whether a heading that says so, and stands first, leaves it to a nearer one.
    pub(crate) fn is_left(heading: &str) -> bool {
        !is_span(heading) && (says(heading, LOOKED_AT) || says(heading, MADE))
    }
}

/// Words of headings over days of an export, without accents.
const LOOKED_AT: &[&str] = &[
    "export",
    "exported",
    "exportdatum",
    "exportiert",
    "exportado",
    "exporte",
    "exportacion",
    "exportacao",
    "report",
    "reporting",
    "berichtsdatum",
    "rapport",
    "informe",
    "relatorio",
    "snapshot",
    "stand",
    "datenstand",
    "stichtag",
    "retrieved",
    "extracted",
    "extraction",
    "extraccion",
    "extracao",
    "download",
    "downloaded",
    "generated",
    "abruf",
    "abrufdatum",
    "abgerufen",
    "crawled",
    "pulled",
    "updated",
    "modified",
    "aktualisiert",
    "aktualisierung",
    "actualizado",
    "atualizado",
    "sync",
    "synced",
    "imported",
    "importiert",
    "التصدير",
];
/// The same of days before a row was out.
const MADE: &[&str] = &[
    "created",
    "creation",
    "scheduled",
    "planned",
    "drafted",
    "approved",
    "erstellt",
    "erstellungsdatum",
    "angelegt",
    "geplant",
    "freigegeben",
    "cree",
    "planifie",
    "approuve",
    "creado",
    "creacion",
    "programado",
    "aprobado",
    "criado",
    "criacao",
    "agendado",
    "aprovado",
    "الانشاء",
];

/// Whether a label says that the time beside it is not that of the table: of a contract, of what comes next, of the report.
pub(crate) fn is_of_other(label: &str) -> bool {
    says(label, ELSEWHERE) || (says(label, MADE) && !is_span(label))
}

/// Words of such labels, without accents.
const ELSEWHERE: &[&str] = &[
    "contract",
    "vertrag",
    "vertragszeitraum",
    "vertragslaufzeit",
    "contrat",
    "contrato",
    "subscription",
    "abo",
    "abonnement",
    "suscripcion",
    "assinatura",
    "licence",
    "license",
    "lizenz",
    "lizenzzeitraum",
    "licencia",
    "licenca",
    "trial",
    "testzeitraum",
    "next",
    "nachster",
    "nachste",
    "nachstes",
    "nachsten",
    "prochain",
    "prochaine",
    "proximo",
    "proxima",
    "due",
    "fallig",
    "budget",
    "retention",
    "العقد",
    "عقد",
    "القادم",
    "التالي",
];
