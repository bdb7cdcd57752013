//! What the rows of a table are about, as the heading over them says it.

use crate::import::words::{says, unaccented, words};

/// What rows are about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Subject {
    People,
    Teams,
    Posts,
    Campaigns,
    Channels,
    Time,
    Places,
    Devices,
}

/// Whether a heading says that its rows are about people or their teams, as far as it says.
pub(super) fn is_people(heading: &str) -> bool {
    said(heading).iter().all(|subject| matches!(subject, Subject::People | Subject::Teams))
}

/// Whether a heading says that its rows are about posts.
pub(super) fn is_posts(heading: &str) -> bool {
    said(heading).contains(&Subject::Posts)
}

/// Whether headings say that rows are about one person each, or nothing of what they are about.
pub(super) fn are_persons(headings: &[&str]) -> bool {
    let said: Vec<Subject> = headings.iter().flat_map(|heading| said(heading)).collect();
    said.is_empty() || said.contains(&Subject::People)
}

/// Whether two headings say that their rows are about different things.
pub(super) fn is_other(one: &str, other: &str) -> bool {
    let (one, other) = (said(one), said(other));
    !one.is_empty() && !other.is_empty() && !one.iter().any(|subject| other.contains(subject))
}

/// Whether a cell says what rows are about, and nothing else.
pub(super) fn is_only(heading: &str) -> bool {
    let heading = heading.to_lowercase();
    words(&heading).map(unaccented).all(|word| QUALIFIERS.contains(&&*word) || of_word(&word).is_some())
}

/// What the rows below a heading are about, as far as it says. What has a name is what else it says, or people.
fn said(heading: &str) -> Vec<Subject> {
    let heading = heading.to_lowercase();
    if heading.len() > LONGEST {
        return Vec::new();
    }
    let mut subjects: Vec<Subject> = words(&heading).filter_map(|word| of_word(&unaccented(word))).collect();
    if subjects.is_empty() && says(&heading, &NAMES) {
        subjects.push(Subject::People);
    }
    subjects
}

/// Letters of what is still a heading.
const LONGEST: usize = 60;

fn of_word(word: &str) -> Option<Subject> {
    WORDS.iter().find(|(_, words)| words.contains(&word)).map(|(subject, _)| *subject)
}

/// Words beside one that says what rows are about.
const QUALIFIERS: [&str; 26] = [
    "top",
    "best",
    "all",
    "our",
    "by",
    "most",
    "alle",
    "beste",
    "meilleurs",
    "mejores",
    "melhores",
    "افضل",
    "session",
    "first",
    "nth",
    "name",
    "names",
    "id",
    "of",
    "the",
    "per",
    "nom",
    "nombre",
    "nome",
    "der",
    "und",
];

const NAMES: [&str; 6] = ["name", "names", "nom", "nombre", "nome", "الاسم"];

/// Words of headings for each of them, without accents.
const WORDS: [(Subject, &[&str]); 8] = [
    (
        Subject::People,
        &[
            "employee",
            "employees",
            "user",
            "users",
            "member",
            "members",
            "advocate",
            "advocates",
            "person",
            "persons",
            "people",
            "author",
            "authors",
            "sharer",
            "sharers",
            "mitarbeiter",
            "mitarbeitende",
            "nutzer",
            "personen",
            "collaborateur",
            "collaborateurs",
            "utilisateur",
            "utilisateurs",
            "empleado",
            "empleados",
            "usuario",
            "usuarios",
            "funcionario",
            "funcionarios",
            "الموظف",
            "الموظفون",
        ],
    ),
    (
        Subject::Teams,
        &[
            "team",
            "teams",
            "department",
            "departments",
            "abteilung",
            "abteilungen",
            "equipe",
            "equipes",
            "equipo",
            "equipos",
            "departamento",
            "departamentos",
            "الفريق",
            "القسم",
        ],
    ),
    (
        Subject::Posts,
        &[
            "post",
            "posts",
            "content",
            "contents",
            "article",
            "articles",
            "title",
            "titles",
            "topic",
            "topics",
            "page",
            "pages",
            "url",
            "link",
            "links",
            "beitrag",
            "beitrage",
            "inhalt",
            "inhalte",
            "thema",
            "seite",
            "seiten",
            "publication",
            "publications",
            "contenu",
            "contenus",
            "titre",
            "sujet",
            "publicacion",
            "publicaciones",
            "contenido",
            "contenidos",
            "titulo",
            "tema",
            "pagina",
            "paginas",
            "publicacao",
            "publicacoes",
            "conteudo",
            "المنشور",
            "المنشورات",
        ],
    ),
    (
        Subject::Campaigns,
        &[
            "campaign",
            "campaigns",
            "kampagne",
            "kampagnen",
            "campagne",
            "campagnes",
            "campana",
            "campanas",
            "campanha",
            "campanhas",
            "الحملة",
        ],
    ),
    (
        Subject::Channels,
        &[
            "channel",
            "channels",
            "network",
            "networks",
            "platform",
            "platforms",
            "source",
            "sources",
            "medium",
            "kanal",
            "kanale",
            "netzwerk",
            "netzwerke",
            "quelle",
            "canal",
            "canaux",
            "canales",
            "canais",
            "reseau",
            "reseaux",
            "red",
            "redes",
            "fuente",
            "rede",
            "origem",
            "القناة",
            "الشبكة",
            "المصدر",
        ],
    ),
    (
        Subject::Time,
        &[
            "month",
            "months",
            "week",
            "weeks",
            "day",
            "days",
            "date",
            "quarter",
            "year",
            "monat",
            "woche",
            "tag",
            "datum",
            "quartal",
            "jahr",
            "mois",
            "semaine",
            "jour",
            "trimestre",
            "annee",
            "mes",
            "semana",
            "dia",
            "fecha",
            "ano",
            "data",
            "الشهر",
            "الاسبوع",
            "اليوم",
            "التاريخ",
            "السنة",
        ],
    ),
    (
        Subject::Places,
        &[
            "country",
            "countries",
            "region",
            "regions",
            "city",
            "cities",
            "location",
            "locations",
            "land",
            "stadt",
            "pays",
            "ville",
            "pais",
            "ciudad",
            "cidade",
            "البلد",
            "المدينة",
        ],
    ),
    (
        Subject::Devices,
        &["device", "devices", "browser", "browsers", "language", "languages", "gerat", "appareil", "dispositivo"],
    ),
];
