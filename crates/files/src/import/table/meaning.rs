//! What the columns of a table may hold, and which headings rule that out.

use super::heading::Heading;
use crate::import::words::words;

/// What a column of a table holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Meaning {
    /// People who shared: a number, or a name in each row.
    Sharers,
    /// Posts that they shared.
    Shares,
    /// Impressions of these.
    Impressions,
    /// Link clicks.
    Clicks,
    /// Reactions, comments and reposts.
    Engagements,
    /// Different people reached.
    Reach,
    /// Contacts of those who shared: no result, but it shows which "impressions" are only possible ones.
    Audience,
    /// The day, week or month of the row.
    Date,
}

/// Where the columns that have a meaning stand.
pub(super) struct Places(pub(super) [Option<usize>; Meaning::ALL.len()]);

impl Places {
    /// Where the columns stand that are meant.
    pub(super) fn find(heading: &Heading, meant: &[(Meaning, String)]) -> Places {
        Places(Meaning::ALL.map(|meaning| {
            let mut said = meant.iter().filter(|(known, _)| *known == meaning);
            said.find_map(|(_, column)| heading.place(column))
        }))
    }

    pub(super) fn of(&self, meaning: Meaning) -> Option<usize> {
        self.0.get(meaning as usize).copied().flatten()
    }

    /// All of them, or all but that of one meaning.
    pub(super) fn without_if(&self, meaning: Meaning, is_out: bool) -> Places {
        Places(Meaning::ALL.map(|other| self.of(other).filter(|_| !is_out || other != meaning)))
    }

    /// Whether a column has a meaning.
    pub(super) fn hold(&self, column: usize) -> bool {
        self.0.contains(&Some(column))
    }
}

impl Meaning {
    /// Every meaning.
    pub const ALL: [Meaning; 8] = [
        Meaning::Sharers,
        Meaning::Shares,
        Meaning::Impressions,
        Meaning::Clicks,
        Meaning::Engagements,
        Meaning::Reach,
        Meaning::Audience,
        Meaning::Date,
    ];

    /// Its public name.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Meaning::Sharers => "sharers",
            Meaning::Shares => "shares",
            Meaning::Impressions => "impressions",
            Meaning::Clicks => "clicks",
            Meaning::Engagements => "engagements",
            Meaning::Reach => "reach",
            Meaning::Audience => "audience",
            Meaning::Date => "date",
        }
    }

    /// The meaning of that name.
    #[must_use]
    pub fn find(name: &str) -> Option<Meaning> {
        Meaning::ALL.into_iter().find(|meaning| meaning.name() == name)
    }
}

/// What a heading holds when its people could have been reached and nobody counted whether they were.
const POSSIBLE: [&str; 43] = [
    "potential",
    "potenz",
    "potenti",
    "potenci",
    "estimé",
    "estime",
    "possib",
    "posib",
    "possív",
    "possiv",
    "möglich",
    "moeglich",
    "estima",
    "schätz",
    "schaetz",
    "theoret",
    "theor",
    "théor",
    "teór",
    "teor",
    "opportunit",
    "oportuni",
    "kontaktchance",
    "maxim",
    "máxim",
    "erreichbar",
    "reachable",
    "addressable",
    "projected",
    "expected",
    "erwartet",
    "forecast",
    "prognos",
    "prevista",
    "previsto",
    "prévu",
    "atteignable",
    "alcanzable",
    "alcançável",
    "محتمل",
    "تقدير",
    "مقدر",
    "نظري",
];
/// The same, of short words that others hold by chance.
const POSSIBLE_WORDS: [&str; 6] = ["max", "ots", "odv", "est", "could", "ممكن"];
/// How many people there are to reach.
const AUDIENCE: [&str; 26] = [
    "audience",
    "audiences",
    "audiencia",
    "audiência",
    "publikum",
    "zielgruppe",
    "follower",
    "followers",
    "abonnés",
    "abonnenten",
    "seguidores",
    "connections",
    "contacts",
    "kontakte",
    "contactos",
    "contatos",
    "network",
    "networks",
    "netzwerk",
    "réseau",
    "red",
    "rede",
    "subscribers",
    "fans",
    "جمهور",
    "متابعين",
];
/// What a heading holds when somebody counted after all, whatever else it says.
const COUNTED: [&str; 12] = [
    "reached",
    "impression",
    "impresion",
    "impresión",
    "impressõ",
    "impressão",
    "view",
    "erreicht",
    "alcanzad",
    "alcançad",
    "atteint",
    "مشاهد",
];

/// Whether the heading of a column says that its people could have been reached, not that they were.
pub(super) fn is_potential(heading: &str) -> bool {
    let heading = heading.to_lowercase();
    let holds = |words: &[&str]| words.iter().any(|word| heading.contains(word));
    let says = |list: &[&str]| words(&heading).any(|word| list.contains(&word));
    holds(&POSSIBLE) || says(&POSSIBLE_WORDS) || (says(&AUDIENCE) && !holds(&COUNTED))
}
