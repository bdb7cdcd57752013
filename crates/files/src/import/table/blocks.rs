//! Tables below each other: the same one goes on below its headings, in whatever order they stand there; another group
//! of rows follows; or another view of the same begins, which must not be counted as well.

use super::heading::Heading;
use super::meaning::{Meaning, Places};
use super::row::SUMMED;
use crate::import::cell::{Cell, at};
use crate::import::words::{unaccented, words};
use std::borrow::Cow;
use std::collections::HashSet;

/// What begins with a row of headings.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Turn {
    /// The same table.
    Same,
    /// Rows of another group, called by the heading over them.
    Group,
    /// Another view.
    View,
}

/// Follows the headings of a sheet.
pub(super) struct Blocks {
    figures: Vec<usize>,
    /// Where it stands what the rows are about.
    who: usize,
    /// Where each column stands now, unless in its own place.
    order: Option<Vec<Option<usize>>>,
    is_view: bool,
}

impl Blocks {
    pub(super) fn new(heading: &Heading, places: &Places) -> Blocks {
        let figures = SUMMED.into_iter().filter_map(|meaning| places.of(meaning)).collect();
        let first = heading.names.iter().position(|name| !name.is_empty()).unwrap_or(0);
        let who = places.of(Meaning::Sharers).unwrap_or(first);
        Blocks { figures, who, order: None, is_view: false }
    }

    /// What begins with a row, if something does.
    pub(super) fn turn(&self, heading: &Heading, cells: &[Cell<'_>]) -> Option<Turn> {
        let is_filled = |column: &usize| !at(cells, *column).is_empty();
        let is_wide = (0..cells.len()).filter(is_filled).nth(1).is_some();
        if !is_wide || self.figures.is_empty() || self.figures.iter().any(|&column| at(cells, column).is_figure()) {
            return None;
        }
        let repeats = |column: usize| cells.iter().any(|cell| !cell.is_empty() && heading.repeats(column, cell));
        let is_same = repeats(self.who);
        let own = at(cells, self.who);
        // Units are alike.
        let mut seen = HashSet::new();
        let mut are_named = || {
            let mut cells = self.figures.iter().map(|&column| at(cells, column));
            cells.all(|cell| cell.is_words() && seen.insert(cell.heading()))
        };
        if !self.figures.iter().any(|&column| repeats(column)) {
            return (!is_same && is_dimension(own.text()) && are_named()).then_some(Turn::View);
        }
        let called = heading.names.get(self.who).map_or("", String::as_str);
        Some(match own.text() {
            _ if is_same => Turn::Same,
            text if is_dimension(text) || is_dimension(called) => Turn::View,
            _ => Turn::Group,
        })
    }

    /// Goes on with what begins with a row.
    pub(super) fn begin(&mut self, turn: Turn, heading: &Heading, cells: &[Cell<'_>]) {
        self.is_view = turn == Turn::View;
        let named = |column: usize| {
            let mut places = (0..cells.len()).filter(|&place| heading.repeats(column, at(cells, place)));
            if heading.repeats(column, at(cells, column)) { Some(column) } else { places.next() }
        };
        let found: Vec<Option<usize>> = (0..heading.names.len()).map(named).collect();
        let place = |(column, place): (usize, &Option<usize>)| {
            place.or(Some(column).filter(|_| !found.contains(&Some(column))))
        };
        let order: Vec<Option<usize>> = found.iter().enumerate().map(place).collect();
        let is_own = order.iter().enumerate().all(|(column, place)| *place == Some(column));
        self.order = (!is_own).then_some(order);
    }

    /// Whether rows of another view follow.
    pub(super) fn is_view(&self) -> bool {
        self.is_view
    }

    /// A row with each cell in the place of its column.
    pub(super) fn arrange<'r, 'a>(&self, cells: &'r [Cell<'a>]) -> Cow<'r, [Cell<'a>]> {
        match &self.order {
            None => Cow::Borrowed(cells),
            Some(order) => {
                order.iter().map(|place| place.map_or(Cell::Empty, |place| at(cells, place).clone())).collect()
            }
        }
    }
}

/// Whether a heading says what kind of things its rows are about, rather than to whom they belong.
fn is_dimension(heading: &str) -> bool {
    let heading = heading.to_lowercase();
    heading.len() < 60 && words(&heading).map(unaccented).any(|word| DIMENSIONS.contains(&&*word))
}

/// Words of such headings, without accents.
const DIMENSIONS: &[&str] = &[
    "name",
    "names",
    "employee",
    "employees",
    "user",
    "users",
    "member",
    "members",
    "advocate",
    "advocates",
    "person",
    "people",
    "author",
    "sharer",
    "team",
    "teams",
    "department",
    "departments",
    "campaign",
    "campaigns",
    "post",
    "posts",
    "content",
    "article",
    "articles",
    "title",
    "topic",
    "topics",
    "page",
    "pages",
    "url",
    "link",
    "links",
    "channel",
    "channels",
    "network",
    "networks",
    "platform",
    "source",
    "medium",
    "month",
    "months",
    "week",
    "weeks",
    "day",
    "days",
    "date",
    "quarter",
    "year",
    "country",
    "countries",
    "region",
    "city",
    "device",
    "browser",
    "language",
    "location",
    "mitarbeiter",
    "mitarbeitende",
    "nutzer",
    "abteilung",
    "kampagne",
    "kampagnen",
    "beitrag",
    "beitrage",
    "inhalt",
    "thema",
    "seite",
    "kanal",
    "netzwerk",
    "quelle",
    "monat",
    "woche",
    "tag",
    "datum",
    "quartal",
    "jahr",
    "land",
    "region",
    "stadt",
    "gerat",
    "nom",
    "collaborateur",
    "utilisateur",
    "equipe",
    "campagne",
    "publication",
    "publications",
    "contenu",
    "titre",
    "sujet",
    "canal",
    "reseau",
    "mois",
    "semaine",
    "jour",
    "trimestre",
    "annee",
    "pays",
    "ville",
    "appareil",
    "nombre",
    "empleado",
    "usuario",
    "equipo",
    "departamento",
    "campana",
    "publicacion",
    "publicaciones",
    "contenido",
    "titulo",
    "tema",
    "pagina",
    "red",
    "fuente",
    "mes",
    "semana",
    "dia",
    "fecha",
    "ano",
    "pais",
    "ciudad",
    "dispositivo",
    "nome",
    "funcionario",
    "campanha",
    "publicacao",
    "publicacoes",
    "conteudo",
    "rede",
    "origem",
    "data",
    "cidade",
    "الاسم",
    "الموظف",
    "الفريق",
    "القسم",
    "الحملة",
    "المنشور",
    "المنشورات",
    "القناة",
    "الشبكة",
    "المصدر",
    "الشهر",
    "الاسبوع",
    "اليوم",
    "التاريخ",
    "السنة",
    "البلد",
    "المدينة",
];
