//! Groups of employees as a reader knows them: a name, heads, contacts, participation. The table holds them as shares
//! and multiples in rows of their own, one set for each [`Segment`]; here is the way there and back.

use super::{Network, Scenario, active_shares, shares};
use crate::parameter::significant;
use crate::parameters::{Inputs, ParameterId};
use serde::{Serialize, Serializer};

/// Digits that survive the way from heads to shares and back.
const DIGITS: f64 = 12.0;
/// Digits of what is shown of a group: fewer, so that the way leaves no trace.
const SHOWN_DIGITS: f64 = 9.0;
/// Part of those who are in no group that a new group starts with.
const NEW_PART: f64 = 0.1;
/// A share below is what a sum of shares has left over, and nobody.
const NOBODY: f64 = 1e-9;

/// A place for a group of employees. Its name is the reader's affair.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Segment {
    /// Sales, unless it is named otherwise.
    Sales,
    /// Technical roles, unless it is named otherwise.
    Technical,
    /// A third group; nobody belongs to it unless somebody says so.
    Third,
    /// A fourth group; nobody belongs to it unless somebody says so.
    Fourth,
    /// Everybody else.
    Others,
}

impl Segment {
    /// How many there are.
    pub const COUNT: usize = 5;

    /// Every place, those who are in no group last.
    pub const ALL: [Segment; Segment::COUNT] =
        [Segment::Sales, Segment::Technical, Segment::Third, Segment::Fourth, Segment::Others];

    /// Its name in answers.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Segment::Sales => "sales",
            Segment::Technical => "technical",
            Segment::Third => "third-group",
            Segment::Fourth => "fourth-group",
            Segment::Others => "other-staff",
        }
    }

    /// The place of that id.
    #[must_use]
    pub fn find(id: &str) -> Option<Segment> {
        Segment::ALL.into_iter().find(|segment| segment.id() == id)
    }

    /// The parameter that holds its share of the employees; what the groups leave belongs to the others.
    #[must_use]
    pub const fn share(self) -> Option<ParameterId> {
        match self {
            Segment::Sales => Some(ParameterId::SalesShare),
            Segment::Technical => Some(ParameterId::TechnicalShare),
            Segment::Third => Some(ParameterId::ThirdGroupShare),
            Segment::Fourth => Some(ParameterId::FourthGroupShare),
            Segment::Others => None,
        }
    }

    /// The parameter that holds its contacts as a multiple of the others'.
    #[must_use]
    pub const fn network_size(self) -> Option<ParameterId> {
        match self {
            Segment::Sales => Some(ParameterId::SalesNetworkSize),
            Segment::Technical => Some(ParameterId::TechnicalNetworkSize),
            Segment::Third => Some(ParameterId::ThirdGroupNetworkSize),
            Segment::Fourth => Some(ParameterId::FourthGroupNetworkSize),
            Segment::Others => None,
        }
    }

    /// The parameter that holds how likely its people are to share, beside the other groups.
    #[must_use]
    pub const fn participation(self) -> ParameterId {
        match self {
            Segment::Sales => ParameterId::SalesParticipation,
            Segment::Technical => ParameterId::TechnicalParticipation,
            Segment::Third => ParameterId::ThirdGroupParticipation,
            Segment::Fourth => ParameterId::FourthGroupParticipation,
            Segment::Others => ParameterId::OthersParticipation,
        }
    }

    /// Its share of the employees.
    #[must_use]
    pub fn part_of(self, values: &Inputs<f64>) -> f64 {
        shares(values).get(self as usize).copied().unwrap_or_default()
    }

    /// Whether it has a place in every evaluation, so that figures keep their digits when people come and go.
    pub(super) const fn is_usual(self) -> bool {
        matches!(self, Segment::Sales | Segment::Technical | Segment::Others)
    }
}

/// By its id.
impl Serialize for Segment {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.id())
    }
}

/// A group of employees.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Group {
    /// Its place in the table.
    pub id: Segment,
    /// People in it.
    pub heads: f64,
    /// Contacts of each of them on the first network in use.
    pub contacts: f64,
    /// Share of them who share in a month.
    pub participation: f64,
}

/// The groups that somebody belongs to, and those who are in none. Their heads add up to the employees.
#[must_use]
pub fn groups(values: &Inputs<f64>) -> Vec<Group> {
    exact_groups(values).iter().map(Group::shown).collect()
}

/// The same with every digit.
fn exact_groups(values: &Inputs<f64>) -> Vec<Group> {
    let parts = Segment::ALL.into_iter().zip(shares(values)).zip(active_shares(values));
    let used = parts.filter(|((id, share), _)| *id == Segment::Others || *share > 0.0);
    used.map(|((id, share), active)| {
        let size = id.network_size().map_or(1.0, |id| values.get(id));
        let alike = if share > 0.0 { active / share } else { 1.0 };
        Group {
            id,
            heads: if share < NOBODY { 0.0 } else { values.employees * share },
            contacts: first_contacts(values) * size,
            participation: (values.participation * alike).min(1.0),
        }
    })
    .collect()
}

impl Group {
    /// As it is shown.
    fn shown(&self) -> Group {
        let Group { id, heads, contacts, participation } = *self;
        Group { id, heads: shown(heads), contacts: shown(contacts), participation: shown(participation).min(1.0) }
    }

    /// As it is asked for: what is still as this one is shown has all its digits.
    fn becoming(&self, asked: Group) -> Group {
        let kept = |asked: f64, exact: f64| if asked == shown(exact) { exact } else { asked };
        Group {
            id: asked.id,
            heads: kept(asked.heads, self.heads),
            contacts: kept(asked.contacts, self.contacts),
            participation: kept(asked.participation, self.participation),
        }
    }
}

/// A group to begin with, in the first place that is free: a part of those who are in none, and like them.
#[must_use]
pub fn new_group(values: &Inputs<f64>) -> Option<Group> {
    let rows = groups(values);
    let id = Segment::ALL.into_iter().find(|id| rows.iter().all(|row| row.id != *id))?;
    let others = rows.last()?;
    Some(Group { id, heads: (NEW_PART * others.heads).ceil().max(1.0), ..*others })
}

/// The same company with a group as given, whether it was there before or not. Its people come from those who are in
/// none, or go back there; where these are too few the company grows, if it `may_grow` and as far as it can, or else the
/// group is smaller. Every other group stays as it is.
#[must_use]
pub fn with_group(scenario: &Scenario, group: Group, may_grow: bool) -> Scenario {
    let mut rows = exact_groups(&scenario.values);
    let was = rows.iter().find(|row| row.id == group.id).copied();
    let before = was.map_or(0.0, |row| row.heads);
    let free = rows.iter().find(|row| row.id == Segment::Others).map_or(0.0, |row| row.heads);
    let mut group = was.map_or(group, |row| row.becoming(group));
    let apart = |row: &&Group| row.id != group.id && row.id != Segment::Others;
    let elsewhere: f64 = rows.iter().filter(apart).map(|row| row.heads).sum();
    group.heads = group.heads.min((ParameterId::Employees.row().max - elsewhere).max(0.0));
    if group.id == Segment::Others {
        if !may_grow {
            group.heads = before;
        }
    } else {
        if !may_grow {
            group.heads = group.heads.min(before + free);
        }
        set_others(&mut rows, free - (group.heads - before));
    }
    match rows.iter_mut().find(|row| row.id == group.id) {
        Some(row) => *row = group,
        None => rows.push(group),
    }
    with_groups(scenario, &rows)
}

/// The same company without a group; its people are in none then.
#[must_use]
pub fn without_group(scenario: &Scenario, id: Segment) -> Scenario {
    let mut rows = exact_groups(&scenario.values);
    let heads = rows.iter().find(|row| row.id == id).map_or(0.0, |row| row.heads);
    let others = rows.iter().find(|row| row.id == Segment::Others).map_or(0.0, |row| row.heads);
    rows.retain(|row| row.id != id || id == Segment::Others);
    set_others(&mut rows, if id == Segment::Others { 0.0 } else { others + heads });
    with_groups(scenario, &rows)
}

fn set_others(rows: &mut [Group], heads: f64) {
    if let Some(others) = rows.iter_mut().find(|row| row.id == Segment::Others) {
        others.heads = heads.max(0.0);
    }
}

/// The same company with these groups and no others: as many employees as they have heads, of which so many share as they
/// say together.
fn with_groups(scenario: &Scenario, rows: &[Group]) -> Scenario {
    let row = |id: Segment| rows.iter().find(|row| row.id == id).filter(|row| row.heads > 0.0);
    let heads = kept(rows.iter().map(|row| row.heads).sum());
    let sharing: f64 = rows.iter().map(|row| row.heads * row.participation).sum();
    let mut changed = scenario.with(ParameterId::Employees, heads);
    if heads > 0.0 {
        changed = changed.with(ParameterId::Participation, kept(sharing / heads));
    }
    if let Some(others) = rows.iter().find(|row| row.id == Segment::Others) {
        // Contacts of the groups are multiples of the others', who therefore have enough where anybody has any.
        let most = rows.iter().map(|row| row.contacts).fold(0.0, f64::max);
        let least = if most > 0.0 { (most / ParameterId::SalesNetworkSize.row().max).max(1.0) } else { 0.0 };
        let contacts = if others.contacts >= 1.0 { others.contacts } else { least };
        changed = changed.with(first_network(&changed.values), contacts);
    }
    let usual = first_contacts(&changed.values);
    for id in Segment::ALL {
        let group = row(id);
        let weight = |group: &Group| if sharing > 0.0 { kept(group.participation * heads / sharing) } else { 1.0 };
        changed = changed.with(id.participation(), group.map_or(1.0, weight));
        if let Some(share) = id.share() {
            changed = changed.with(share, group.map_or(0.0, |group| kept(group.heads / heads)));
        }
        if let Some(size) = id.network_size() {
            let multiple = group.filter(|_| usual > 0.0).map(|group| kept(group.contacts / usual));
            let multiple = multiple.unwrap_or(size.row().default);
            changed = changed.with(size, multiple);
        }
    }
    changed
}

/// The parameter that holds the contacts on the first network in use; on LinkedIn where none is.
fn first_network(values: &Inputs<f64>) -> ParameterId {
    let used = Network::ALL.into_iter().map(Network::contacts).find(|&id| values.get(id) > 0.0);
    used.unwrap_or(ParameterId::LinkedinContacts)
}

fn first_contacts(values: &Inputs<f64>) -> f64 {
    values.get(first_network(values))
}

/// What is kept of a quotient, without the last bits that the division leaves.
pub(super) fn kept(quotient: f64) -> f64 {
    significant(quotient, DIGITS)
}

/// What is shown of a product.
pub(super) fn shown(product: f64) -> f64 {
    significant(product, SHOWN_DIGITS)
}
