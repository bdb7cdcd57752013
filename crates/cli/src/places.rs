//! Groups of employees and networks, given as rows: `sales:40:1500:20%`, `Xing:150`.

use super::failure::{Failure, listed};
use reach_estimator::parameter::parse_number;
use reach_estimator::parameters::ParameterId;
use reach_estimator::scenario::{
    Group, KNOWN_NETWORKS, KnownNetwork, Network, NetworkRow, Scenario, Segment, networks, new_group, new_network,
    with_group, with_network, without_group,
};

const GROUP_ALLOWED: &str = "NAME:PEOPLE:CONTACTS:SHARE, for example sales:40:1500:20%";
const NETWORK_ALLOWED: &str = "NAME:CONTACTS[:VISIBILITY[:CLICKS]], for example Xing:150 or Instagram:300:8%:0.5%";

/// Puts groups in the place of those of the scenario. A name that is the id of a place goes there, any other to the first
/// that is free.
pub(crate) fn set_groups(scenario: &mut Scenario, rows: &[String]) -> Result<(), Failure> {
    if rows.is_empty() {
        return Ok(());
    }
    for segment in Segment::ALL.into_iter().filter(|segment| *segment != Segment::Others) {
        *scenario = without_group(scenario, segment);
    }
    for text in rows {
        let wrong = |what: &str| Failure::new(format!("--group {text}"), what, GROUP_ALLOWED);
        let [name, figures @ ..] = split(text);
        let [heads, contacts, participation] = figures;
        let (Some(heads), Some(contacts), Some(participation)) =
            (heads.and_then(people), contacts.and_then(people), participation.and_then(share))
        else {
            return Err(wrong("is not a name and three numbers from 0"));
        };
        if participation > 1.0 {
            return Err(wrong("has a share above 100%"));
        }
        let Some(free) = new_group(&scenario.values) else {
            let most = Segment::COUNT - 1;
            return Err(Failure::new(format!("--group {text}"), "is one too many", format!("{most} groups")));
        };
        let id = name.and_then(|name| Segment::find(&name.to_ascii_lowercase())).unwrap_or(free.id);
        *scenario = with_group(scenario, Group { id, heads, contacts, participation }, true);
    }
    Ok(())
}

/// Puts contacts on networks. What is not said of one is what is known of it, or else as on the first one in use.
pub(crate) fn set_networks(scenario: &mut Scenario, rows: &[String]) -> Result<(), Failure> {
    for text in rows {
        let wrong = |what: &str| Failure::new(format!("--network {text}"), what, NETWORK_ALLOWED);
        let [name, contacts, rates @ ..] = split(text);
        let (Some(name), Some(contacts)) = (name, contacts.and_then(people)) else {
            return Err(wrong("is not a name and a number from 0"));
        };
        let [visibility, clicks] = rates;
        let rate = |given: Option<&str>, usual: f64| match given {
            None => Ok(usual),
            Some(text) => match share(text).filter(|rate| *rate <= 1.0) {
                Some(rate) => Ok(rate),
                None => Err(wrong("has a rate that is no share from 0 to 100%")),
            },
        };
        let own = Network::find(&name.to_ascii_lowercase()).or_else(|| KnownNetwork::find(name)?.id);
        let present = networks(&scenario.values).into_iter().find(|row| Some(row.id) == own);
        let Some(usual) = present.or_else(|| new_network(&scenario.values, name)) else {
            let names = listed(KNOWN_NETWORKS.iter().map(|known| known.name));
            let allowed = format!("{} networks, such as {names}", Network::COUNT);
            return Err(Failure::new(format!("--network {text}"), "is one too many", allowed));
        };
        let row = NetworkRow {
            contacts,
            visibility: rate(visibility, usual.visibility)?,
            clicks: rate(clicks, usual.clicks)?,
            id: own.unwrap_or(usual.id),
        };
        *scenario = with_network(scenario, row);
    }
    Ok(())
}

/// The four parts of a row, as far as they are there; none where there are more.
fn split(text: &str) -> [Option<&str>; 4] {
    let mut parts = text.split(':').map(str::trim).map(|part| (!part.is_empty()).then_some(part));
    let found = [(); 4].map(|()| parts.next().flatten());
    if parts.next().is_some() { [None; 4] } else { found }
}

/// A number of people, read as any other one is.
fn people(text: &str) -> Option<f64> {
    ParameterId::Employees.row().read(text).filter(|number| *number >= 0.0)
}

/// A share, 20% or 0.2.
fn share(text: &str) -> Option<f64> {
    parse_number(text).filter(|number| *number >= 0.0)
}
