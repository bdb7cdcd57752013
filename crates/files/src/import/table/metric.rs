//! Different figures in one column: blocks with the same headings, each called after what it counts, or rows that say it in
//! a cell. Only those are added up that count what the column is said to hold.

use super::meaning::{Meaning, Places};
use super::row::SUMMED;
use super::{Columns, Sheet};
use crate::import::cell::{Cell, at};
use crate::import::words::{unaccented, words};
use std::collections::BTreeSet;

/// What figures count: what is asked for, or something else, by its word.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Metric {
    Meant(Meaning),
    Other(&'static str),
}

/// More words are a sentence or a name.
const MOST_WORDS: usize = 4;

/// What the rows of a sheet say that they count.
pub(super) struct Metrics {
    /// Where each row says it.
    column: Option<usize>,
    /// What the line above the block says.
    title: Option<(Metric, String)>,
    /// All that some row counts, with its words.
    found: Vec<(Metric, String)>,
}

impl Metrics {
    pub(super) fn new(sheet: &Sheet<'_, '_>, places: &Places) -> Metrics {
        let mut metrics = Metrics { column: column(sheet, places), title: None, found: Vec::new() };
        let mut lines = sheet.above.iter().flat_map(|(_, cells)| cells).map(Cell::text);
        metrics.begin(lines.rfind(|text| !text.is_empty()));
        metrics
    }

    /// Takes the line above a block, where there is one.
    pub(super) fn begin(&mut self, line: Option<&str>) {
        if let Some(line) = line {
            self.title = of(line).map(|metric| (metric, line.to_owned()));
        }
    }

    /// What a row counts.
    pub(super) fn of_row(&mut self, cells: &[Cell<'_>]) -> Option<Metric> {
        let (metric, said) = match self.column {
            Some(column) => {
                let text = at(cells, column).text();
                (of(text)?, text)
            }
            None => self.title.as_ref().map(|(metric, line)| (*metric, line.as_str()))?,
        };
        if !self.found.iter().any(|(known, _)| *known == metric) {
            self.found.push((metric, said.to_owned()));
        }
        Some(metric)
    }

    /// Of columns whose headings do not say what they count: what is meant of them that some rows count beside others;
    /// where none does, all that is added up there.
    pub(super) fn conclude(self, columns: &Columns, names: &[String]) -> (Vec<Meaning>, Vec<String>) {
        let unsaid = unsaid(columns, names);
        if self.found.len() < 2 || unsaid.is_empty() {
            return (Vec::new(), Vec::new());
        }
        let is_found = |meaning: &Meaning| self.found.iter().any(|(known, _)| *known == Metric::Meant(*meaning));
        let meant: Vec<Meaning> = unsaid.into_iter().filter(is_found).collect();
        let mixed = if meant.is_empty() { self.found } else { Vec::new() };
        (meant, mixed.into_iter().map(|(_, said)| said).collect())
    }
}

/// What a text says that figures count.
fn of(text: &str) -> Option<Metric> {
    let text = text.to_lowercase();
    let said: Vec<_> = words(&text).map(unaccented).take(MOST_WORDS + 1).collect();
    let known = |list: &[&'static str]| list.iter().copied().find(|word| said.iter().any(|own| own == word));
    if said.len() > MOST_WORDS {
        return None;
    }
    let meant = METRICS.iter().find(|(_, list)| known(list).is_some()).map(|(meaning, _)| Metric::Meant(*meaning));
    meant.or_else(|| known(OTHERS).map(Metric::Other))
}

/// The figures that a column of a table counts, by what each of its rows says.
fn column(sheet: &Sheet<'_, '_>, places: &Places) -> Option<usize> {
    let is_free = |column: &usize| !places.hold(*column);
    let are_metrics = |column: &usize| {
        let cells = || sheet.below().map(|row| at(row, *column)).filter(|cell| cell.is_words());
        let found: BTreeSet<Metric> = cells().filter_map(|cell| of(cell.text())).collect();
        found.len() > 1 && cells().all(|cell| of(cell.text()).is_some())
    };
    (0..sheet.heading.names.len()).filter(is_free).find(are_metrics)
}

/// What is meant of the columns whose headings do not say themselves what they count.
fn unsaid(columns: &Columns, names: &[String]) -> Vec<Meaning> {
    let name = |meaning: Meaning| names.get(columns.places.of(meaning)?);
    SUMMED.into_iter().filter(|&meaning| name(meaning).is_some_and(|name| of(name).is_none())).collect()
}

/// Words for what is asked for, without accents.
const METRICS: &[(Meaning, &[&str])] = &[
    (
        Meaning::Clicks,
        &["click", "clicks", "klick", "klicks", "clic", "clics", "clique", "cliques", "linkklicks", "النقرات", "نقرات"],
    ),
    (
        Meaning::Impressions,
        &["impression", "impressions", "impressionen", "impresion", "impresiones", "impressao", "impressoes", "الظهور"],
    ),
    (Meaning::Reach, &["reach", "reichweite", "portee", "alcance", "الوصول"]),
    (
        Meaning::Engagements,
        &[
            "engagement",
            "engagements",
            "interaktionen",
            "interactions",
            "interacciones",
            "interacoes",
            "engajamento",
            "engajamentos",
            "التفاعل",
            "التفاعلات",
        ],
    ),
    (
        Meaning::Shares,
        &[
            "share",
            "shares",
            "posts",
            "beitrage",
            "geteilt",
            "partages",
            "publications",
            "compartidos",
            "publicaciones",
            "compartilhamentos",
            "publicacoes",
            "المشاركات",
            "المنشورات",
        ],
    ),
];
/// Words for other figures.
const OTHERS: &[&str] = &[
    "likes",
    "reactions",
    "reaktionen",
    "reacciones",
    "reacoes",
    "comments",
    "kommentare",
    "commentaires",
    "comentarios",
    "followers",
    "follows",
    "follower",
    "abonnes",
    "seguidores",
    "visits",
    "besuche",
    "visites",
    "visitas",
    "views",
    "aufrufe",
    "vues",
    "visualizaciones",
    "visualizacoes",
    "viewers",
    "sessions",
    "users",
    "leads",
    "signups",
    "conversions",
    "spend",
    "cost",
    "kosten",
    "الاعجابات",
    "التعليقات",
    "المتابعون",
    "الزيارات",
    "المشاهدات",
];
