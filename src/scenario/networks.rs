//! Networks as a reader knows them: a name, contacts, how far posts are seen there and how often they are clicked. The
//! table holds them in rows of their own, one set for each [`Network`]; here is the way there and back, and what is known
//! of networks that have a name.

use super::Scenario;
use super::groups::{kept, shown};
use crate::parameters::{Inputs, ParameterId};
use serde::{Serialize, Serializer};

/// A place for a network where the employees' contacts are. Its name is the reader's affair.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Network {
    /// LinkedIn, unless it is named otherwise.
    Linkedin,
    /// X, unless it is named otherwise.
    X,
    /// One more network.
    Other,
    /// A fourth network.
    Fourth,
    /// A fifth network.
    Fifth,
}

impl Network {
    /// How many there are.
    pub const COUNT: usize = 5;

    /// Every network.
    pub const ALL: [Network; Network::COUNT] =
        [Network::Linkedin, Network::X, Network::Other, Network::Fourth, Network::Fifth];

    /// Its name in results.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Network::Linkedin => "linkedin",
            Network::X => "x",
            Network::Other => "other",
            Network::Fourth => "fourth_network",
            Network::Fifth => "fifth_network",
        }
    }

    /// Its name in answers, among the groups of employees.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Network::Linkedin => "linkedin",
            Network::X => "x",
            Network::Other => "other-network",
            Network::Fourth => "fourth-network",
            Network::Fifth => "fifth-network",
        }
    }

    /// The network of that id.
    #[must_use]
    pub fn find(id: &str) -> Option<Network> {
        Network::ALL.into_iter().find(|network| network.id() == id)
    }

    /// The parameter that holds the contacts on it.
    #[must_use]
    pub const fn contacts(self) -> ParameterId {
        match self {
            Network::Linkedin => ParameterId::LinkedinContacts,
            Network::X => ParameterId::XContacts,
            Network::Other => ParameterId::OtherContacts,
            Network::Fourth => ParameterId::FourthNetworkContacts,
            Network::Fifth => ParameterId::FifthNetworkContacts,
        }
    }

    /// The parameters that hold its visibility and its click rate as multiples of the first network's, which has none.
    #[must_use]
    pub const fn multiples(self) -> Option<(ParameterId, ParameterId)> {
        match self {
            Network::Linkedin => None,
            Network::X => Some((ParameterId::XVisibility, ParameterId::XClicks)),
            Network::Other => Some((ParameterId::OtherVisibility, ParameterId::OtherClicks)),
            Network::Fourth => Some((ParameterId::FourthNetworkVisibility, ParameterId::FourthNetworkClicks)),
            Network::Fifth => Some((ParameterId::FifthNetworkVisibility, ParameterId::FifthNetworkClicks)),
        }
    }
}

/// By its id.
impl Serialize for Network {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.id())
    }
}

/// What is known of a network that has a name. What is not is taken from the first network in use.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct KnownNetwork {
    /// Its name, the same in every language.
    pub name: &'static str,
    /// The place that bears its name anyway.
    pub id: Option<Network>,
    /// Contacts of one employee.
    pub contacts: Option<f64>,
    /// Visibility of a post, as a multiple of LinkedIn's.
    pub visibility: Option<f64>,
    /// Click rate of a post, as a multiple of LinkedIn's.
    pub clicks: Option<f64>,
    /// Ids of the sources, see [`crate::sources`].
    pub sources: &'static [&'static str],
}

/// A network of which nothing was published that could be used.
const fn unknown(name: &'static str) -> KnownNetwork {
    KnownNetwork { name, id: None, contacts: None, visibility: None, clicks: None, sources: &[] }
}

/// Networks to choose from. On Facebook about 2% of the followers see a post of a company page, on LinkedIn 5%; on X a post
/// is clicked at 1% of its impressions, on LinkedIn at 0.6%.
pub const KNOWN_NETWORKS: &[KnownNetwork] = &[
    KnownNetwork { id: Some(Network::Linkedin), ..unknown("LinkedIn") },
    KnownNetwork {
        id: Some(Network::X),
        contacts: Some(100.0),
        clicks: Some(1.65),
        sources: &["oreilly-x-median", "trypost-ctr"],
        ..unknown("X")
    },
    KnownNetwork {
        contacts: Some(300.0),
        visibility: Some(0.4),
        sources: &["pew-facebook", "smart-insights-reach", "ignite-reach-2021"],
        ..unknown("Facebook")
    },
    unknown("Instagram"),
    unknown("Xing"),
    unknown("WhatsApp"),
    unknown("Bluesky"),
    unknown("Mastodon"),
    unknown("Threads"),
    unknown("TikTok"),
    unknown("YouTube"),
    unknown("WeChat"),
];

impl KnownNetwork {
    /// The network of that name, however it is capitalised.
    #[must_use]
    pub fn find(name: &str) -> Option<&'static KnownNetwork> {
        KNOWN_NETWORKS.iter().find(|known| known.name.eq_ignore_ascii_case(name.trim()))
    }
}

/// A network in use.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct NetworkRow {
    /// Its place in the table.
    pub id: Network,
    /// Contacts of one employee on it.
    pub contacts: f64,
    /// Share of them whose feed shows them one post.
    pub visibility: f64,
    /// Clicks per impression, before the lift of an employee's post.
    pub clicks: f64,
}

/// The networks on which employees have contacts.
#[must_use]
pub fn networks(values: &Inputs<f64>) -> Vec<NetworkRow> {
    let used = Network::ALL.into_iter().filter(|network| values.get(network.contacts()) > 0.0);
    used.map(|id| row(values, id)).collect()
}

fn row(values: &Inputs<f64>, id: Network) -> NetworkRow {
    let (visibility, clicks) = id.multiples().map_or((1.0, 1.0), |(a, b)| (values.get(a), values.get(b)));
    NetworkRow {
        id,
        contacts: values.get(id.contacts()),
        visibility: shown(values.visibility * visibility).min(1.0),
        clicks: shown(values.ctr * clicks).min(1.0),
    }
}

/// A network to begin with, in the place that bears its name or the first that is free; with what is known of it, and what
/// is not as on the first network in use. `None` where there is no place.
#[must_use]
pub fn new_network(values: &Inputs<f64>, name: &str) -> Option<NetworkRow> {
    let known = KnownNetwork::find(name);
    let is_free = |network: &Network| values.get(network.contacts()) <= 0.0;
    let own = known.and_then(|known| known.id).filter(is_free);
    // A place that bears another name is the last to be given away.
    let nameless = [Network::Other, Network::Fourth, Network::Fifth].into_iter();
    let id = own.or_else(|| nameless.chain([Network::X, Network::Linkedin]).find(is_free))?;
    let first = networks(values).first().copied().unwrap_or_else(|| NetworkRow {
        contacts: ParameterId::LinkedinContacts.row().default,
        ..row(values, Network::Linkedin)
    });
    let multiple = |known: Option<f64>, of_linkedin: f64, of_first: f64| known.map_or(of_first, |k| k * of_linkedin);
    Some(NetworkRow {
        id,
        contacts: known.and_then(|known| known.contacts).unwrap_or(first.contacts),
        visibility: shown(multiple(known.and_then(|known| known.visibility), values.visibility, first.visibility)),
        clicks: shown(multiple(known.and_then(|known| known.clicks), values.ctr, first.clicks)),
    })
}

/// The same company with a network as given, whether it was in use before or not. Every other network stays as it is.
#[must_use]
pub fn with_network(scenario: &Scenario, given: NetworkRow) -> Scenario {
    let mut rows = networks(&scenario.values);
    match rows.iter_mut().find(|row| row.id == given.id) {
        Some(row) => *row = given,
        None => rows.push(given),
    }
    let mut changed = scenario.with(given.id.contacts(), given.contacts);
    if given.id == Network::Linkedin {
        changed = changed.with(ParameterId::Visibility, given.visibility).with(ParameterId::Ctr, given.clicks);
    }
    let before = scenario.values;
    for row in rows {
        let Some((visibility, clicks)) = row.id.multiples() else { continue };
        let multiple = |id: ParameterId, value: f64, was: f64, of: f64| match row.id == given.id {
            true if of > 0.0 => kept(value / of),
            false if was > 0.0 && of > 0.0 => kept(value / of),
            // Of nothing there is no multiple: what it was waits until there is something again.
            _ => before.get(id),
        };
        let (seen, clicked) = (changed.values.visibility, changed.values.ctr);
        let visible = multiple(visibility, row.visibility, before.visibility, seen);
        let clicking = multiple(clicks, row.clicks, before.ctr, clicked);
        changed = changed.with(visibility, visible).with(clicks, clicking);
    }
    changed
}

/// The same company without contacts on a network.
#[must_use]
pub fn without_network(scenario: &Scenario, id: Network) -> Scenario {
    let changed = scenario.with(id.contacts(), 0.0);
    match id.multiples() {
        Some((visibility, clicks)) => changed.with(visibility, 1.0).with(clicks, 1.0),
        None => changed,
    }
}
