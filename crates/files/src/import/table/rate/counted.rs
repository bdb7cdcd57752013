//! Words for what is counted, and headings that divide one of them by another: `Klicks/Beitrag`.

use crate::import::words::{unaccented, words};

/// What is counted: the later, the more there is for the ones before.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Counted {
    Person,
    Contact,
    Post,
    Seen,
    Done,
}

impl Counted {
    /// What a word counts, without accents, and whether it may be the word for one of them.
    pub(super) fn of(word: &str) -> Option<(Counted, bool)> {
        WORDS.iter().find_map(|(counted, one, many)| {
            let is_one = one.contains(&word);
            (is_one || many.contains(&word)).then_some((*counted, is_one))
        })
    }
}

/// What a heading divides its figures by behind a stroke. The same stroke stands between two names of one thing, and in
/// lists: there, both are called as many, and neither follows from the other.
pub(super) fn divisor(part: &str) -> Option<Counted> {
    let sides: Vec<&str> = part.split('/').collect();
    let pair = |(above, below): (&&str, &&str)| {
        let is_word = |word: &&str| word.chars().any(|sign| !sign.is_numeric());
        let above = unaccented(words(above).last()?);
        let below = unaccented(words(below).find(is_word)?);
        let many = |word: &str| Counted::of(word).filter(|_| is_many(word));
        Some((many(&above)?.0, Counted::of(&below)?, MASSES.contains(&&*above), is_list(&below)))
    };
    let mut pairs = sides.iter().zip(sides.iter().skip(1)).filter_map(pair);
    let (above, (below, is_one), is_mass, is_list) = pairs.next().filter(|_| pairs.next().is_none())?;
    let is_divided = if is_one { !is_mass || above != below } else { above > below && !is_list };
    is_divided.then_some(below)
}

/// Whether a word may be the one for several.
fn is_many(word: &str) -> bool {
    WORDS.iter().any(|(_, _, many)| many.contains(&word))
}

/// Whether a word for several stands in lists of what readers do: `Likes/Shares`.
fn is_list(word: &str) -> bool {
    ["shares", "partages", "compartidos", "compartilhamentos"].contains(&word)
}

/// Words that have no other for several.
const MASSES: [&str; 5] = ["reach", "reichweite", "portee", "alcance", "engagement"];

/// Words for one of them, and for several; some are both.
const WORDS: [(Counted, &[&str], &[&str]); 5] = [
    (
        Counted::Person,
        &[
            "employee",
            "user",
            "member",
            "advocate",
            "person",
            "sharer",
            "mitarbeiter",
            "mitarbeitenden",
            "nutzer",
            "kopf",
            "collaborateur",
            "employe",
            "utilisateur",
            "personne",
            "empleado",
            "usuario",
            "persona",
            "funcionario",
            "colaborador",
            "pessoa",
            "موظف",
            "مستخدم",
            "شخص",
        ],
        &[
            "employees",
            "users",
            "members",
            "advocates",
            "people",
            "sharers",
            "mitarbeiter",
            "nutzer",
            "collaborateurs",
            "employes",
            "utilisateurs",
            "empleados",
            "usuarios",
            "funcionarios",
            "colaboradores",
        ],
    ),
    (
        Counted::Contact,
        &["follower", "contact", "kontakt", "abonne", "contacto", "seguidor", "contato", "متابع"],
        &["followers", "contacts", "kontakte", "abonnes", "contactos", "seguidores", "contatos", "متابعين"],
    ),
    (
        Counted::Post,
        &[
            "post",
            "share",
            "beitrag",
            "publication",
            "partage",
            "publicacion",
            "compartido",
            "publicacao",
            "compartilhamento",
            "منشور",
            "مشاركة",
        ],
        &[
            "posts",
            "shares",
            "beitrage",
            "beitragen",
            "publications",
            "partages",
            "publicaciones",
            "compartidos",
            "publicacoes",
            "compartilhamentos",
            "منشورات",
            "مشاركات",
        ],
    ),
    (
        Counted::Seen,
        &[
            "impression",
            "view",
            "visit",
            "aufruf",
            "besuch",
            "vue",
            "visite",
            "impresion",
            "visualizacion",
            "visita",
            "impressao",
            "visualizacao",
            "ظهور",
            "مشاهدة",
        ],
        &[
            "impressions",
            "views",
            "reach",
            "impressionen",
            "aufrufe",
            "reichweite",
            "vues",
            "portee",
            "impresiones",
            "visualizaciones",
            "alcance",
            "impressoes",
            "visualizacoes",
            "مشاهدات",
        ],
    ),
    (
        Counted::Done,
        &["click", "klick", "clic", "clique", "reaction", "interaction", "interaktion", "interaccion", "نقرة"],
        &[
            "clicks",
            "klicks",
            "clics",
            "cliques",
            "likes",
            "reactions",
            "comments",
            "engagement",
            "engagements",
            "interactions",
            "interaktionen",
            "reaktionen",
            "kommentare",
            "interacciones",
            "reacciones",
            "interacoes",
            "reacoes",
            "نقرات",
        ],
    ),
];
