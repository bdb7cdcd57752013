//! All values of one company, and how they become channels of the model (M24 to M26).

mod evaluator;
mod fingerprint;
mod groups;
mod messages;
mod networks;
mod notes;

pub(crate) use evaluator::is_multiplier;
pub use evaluator::{Evaluator, employees};
pub use groups::{Group, Segment, groups, new_group, with_group, without_group};
pub use networks::{
    KNOWN_NETWORKS, KnownNetwork, Network, NetworkRow, networks, new_network, with_network, without_network,
};
pub use notes::Note;

use crate::dependence::Dependence;
use crate::model::{Cascade, Channel, Real, Round, Sharers, cascade};
use crate::outputs::{Account, Outcome};
use crate::parameter::Range;
use crate::parameters::{Inputs, ParameterId};
use crate::past::Past;
use serde::ser::SerializeStruct;
use serde::{Serialize, Serializer};
use std::ops::Deref;

/// The values of one company, and the ranges its user knows better than the table.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Scenario {
    /// A value for every parameter.
    pub values: Inputs<f64>,
    /// Ranges that replace those of the table, as they stand at the present values.
    pub ranges: Inputs<Option<Range>>,
    /// How the errors of the inputs hang together; independent unless results of an earlier period were fitted.
    pub dependence: Dependence,
    /// What was counted of an earlier period.
    pub past: Past,
}

impl Default for Scenario {
    fn default() -> Self {
        Scenario {
            values: Inputs::defaults(),
            ranges: Inputs::from_fn(|_| None),
            dependence: Dependence::default(),
            past: Past::NOTHING,
        }
    }
}

/// One flat object of the values, with `ranges` where the user gave some.
impl Serialize for Scenario {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        struct Ranges<'a>(&'a Inputs<Option<Range>>);
        impl Serialize for Ranges<'_> {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                let own = || ParameterId::ALL.iter().filter_map(|&id| Some((id, self.0.get(id)?)));
                let mut fields = serializer.serialize_struct("Ranges", own().count())?;
                for (id, Range { p10, p90 }) in own() {
                    fields.serialize_field(id.description().snake, &[p10, p90])?;
                }
                fields.end()
            }
        }
        let has_ranges = ParameterId::ALL.iter().any(|&id| self.ranges.get(id).is_some());
        let (has_dependence, has_past) = (!self.dependence.is_none(), self.past != Past::NOTHING);
        let further = [has_ranges, has_dependence, has_past].map(usize::from).iter().sum::<usize>();
        let count = ParameterId::ALL.len() + further;
        let mut fields = serializer.serialize_struct("Scenario", count)?;
        for &id in ParameterId::ALL {
            fields.serialize_field(id.description().snake, &self.values.get(id))?;
        }
        if has_ranges {
            fields.serialize_field("ranges", &Ranges(&self.ranges))?;
        }
        if has_dependence {
            fields.serialize_field("dependence", &self.dependence.text())?;
        }
        if has_past {
            fields.serialize_field("past", &self.past)?;
        }
        fields.end()
    }
}

impl Scenario {
    /// The P10 and P90 of a parameter at its present value; `None` when it is certain.
    #[must_use]
    pub fn range(&self, id: ParameterId) -> Option<Range> {
        let own = self.ranges.get(id);
        own.or_else(|| id.row().range_at(self.values.get(id))).filter(|range| range.p10 < range.p90)
    }

    /// The same scenario with one value changed (clamped) and its own range, if it has one, moved along.
    #[must_use]
    #[inline(never)] // writes a place of the table that is not known before
    pub fn with(&self, id: ParameterId, value: f64) -> Scenario {
        let value = id.row().clamp(value);
        let mut changed = *self;
        changed.values.set(id, value);
        let row = id.row();
        let moved = self.ranges.get(id).and_then(|range| row.moved(range, self.values.get(id), value));
        changed.ranges.set(id, moved.and_then(|range| row.within(range)));
        changed
    }
}

/// A month to evaluate: who takes part, and how far the programme has been adopted.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Setting<T> {
    /// Segments that share, in the order of [`Segment::ALL`].
    pub segments: [bool; Segment::COUNT],
    /// Networks that are used, in the order of [`Network::ALL`].
    pub networks: [bool; Network::COUNT],
    /// Whether the page publishes.
    pub page: bool,
    /// A(t): share of the willing employees who have started.
    pub adoption: T,
}

impl<T: Real> Setting<T> {
    /// Everybody takes part and has started.
    #[must_use]
    pub fn steady() -> Self {
        Setting { segments: [true; Segment::COUNT], networks: [true; Network::COUNT], page: true, adoption: T::one() }
    }
}

/// Everything about a scenario in a steady month.
pub fn evaluate<T: Real>(inputs: &Inputs<T>) -> Outcome<T> {
    Evaluator::default().outcome(inputs, &Setting::steady())
}

/// The cascade of the employees on one network; `None` when they have no contacts there.
pub fn network_cascade<T: Real>(
    inputs: &Inputs<T>,
    setting: &Setting<T>,
    network: Network,
    each_round: impl FnMut(Round<'_, T>),
) -> Option<Cascade<T>> {
    let sharers = network_sharers(inputs, setting, network)?;
    Some(cascade(&network_channel(inputs, network), &sharers, inputs.employees, each_round))
}

/// Those who share on a network, a group of employees each.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Mix<T> {
    groups: [Sharers<T>; Segment::COUNT],
    /// Groups of the table that nobody belongs to are left out: no draw has to work them out.
    count: usize,
}

impl<T> AsRef<[Sharers<T>]> for Mix<T> {
    fn as_ref(&self) -> &[Sharers<T>] {
        self.groups.get(..self.count).unwrap_or(&self.groups)
    }
}

impl<T> Deref for Mix<T> {
    type Target = [Sharers<T>];

    fn deref(&self) -> &[Sharers<T>] {
        self.as_ref()
    }
}

/// Who shares on a network: active employees by segment and their contacts. `None` when there are no contacts.
#[inline(always)] // a block of draws had better not travel through memory
pub fn network_sharers<T: Real>(inputs: &Inputs<T>, setting: &Setting<T>, network: Network) -> Option<Mix<T>> {
    let sharing = sharing(inputs, setting);
    let mut mix = network_mix(inputs, setting, network)?;
    for group in &mut mix.groups {
        group.active = sharing * group.active;
    }
    Some(mix)
}

/// Employees who share.
fn sharing<T: Real>(inputs: &Inputs<T>, setting: &Setting<T>) -> T {
    inputs.employees * inputs.participation * inputs.policy_factor * setting.adoption
}

/// Segments of those who share on a network, as shares of all who do. `None` when there are no contacts.
#[inline(always)] // a block of draws had better not travel through memory
fn network_mix<T: Real>(inputs: &Inputs<T>, setting: &Setting<T>, network: Network) -> Option<Mix<T>> {
    let used = setting.networks.get(network as usize).copied().unwrap_or(false);
    let contacts = inputs.get(network.contacts());
    if !used || contacts.is_nothing() {
        return None;
    }
    let nobody = Sharers { active: T::zero(), contacts: T::zero() };
    let mut mix = Mix { groups: [nobody; Segment::COUNT], count: 0 };
    let parts = Segment::ALL.into_iter().zip(active_shares(inputs)).zip(setting.segments);
    let rows = parts.filter(|((segment, share), _)| segment.is_usual() || !share.is_nothing());
    for (row, ((segment, share), used)) in mix.groups.iter_mut().zip(rows) {
        let size = segment.network_size().map_or(T::one(), |id| inputs.get(id));
        *row = Sharers {
            active: if used { share } else { T::zero() },
            contacts: below_population(contacts * size, inputs.population),
        };
        mix.count += 1;
    }
    Some(mix)
}

/// Shares of the segments among the employees. Those of the groups are scaled down to 1 together where they exceed it;
/// nobody at all is left then, not the few parts in 10^17 that rounding leaves: at saturated contacts those would count.
fn shares<T: Real>(inputs: &Inputs<T>) -> [T; Segment::COUNT] {
    let given = Segment::ALL.map(|segment| segment.share().map_or(T::zero(), |id| inputs.get(id)));
    let sum = given.into_iter().fold(T::zero(), |sum, share| sum + share);
    let scale = T::select(T::one().below(sum), T::one() / sum.most(T::one()), T::one());
    let rest = T::zero().most(T::one() - sum);
    let mut shares = given.map(|share| share * scale);
    if let Some(others) = shares.last_mut() {
        *others = rest;
    }
    shares
}

/// Weights of the segments, where any differs from 1.
fn weights<T: Real>(inputs: &Inputs<T>) -> Option<[T; Segment::COUNT]> {
    let weights = Segment::ALL.map(|segment| inputs.get(segment.participation()));
    let one = T::one();
    weights.iter().any(|&weight| !T::all(!weight.below(one) & !one.below(weight))).then_some(weights)
}

/// Shares of the segments among those who share: each weighs as its people and as how likely one of them is to take
/// part; together they are as many as take part in the company, but nobody shares twice.
fn active_shares<T: Real>(inputs: &Inputs<T>) -> [T; Segment::COUNT] {
    let mut shares = shares(inputs);
    let Some(weights) = weights(inputs) else { return shares };
    let weighted = shares.iter().zip(&weights).fold(T::zero(), |sum, (&share, &weight)| sum + share * weight);
    for (share, weight) in shares.iter_mut().zip(weights) {
        let all = *share * T::one().per_or_zero(inputs.participation);
        *share = (*share * weight).per_or_zero(weighted).least(all);
    }
    shares
}

/// The lift, lowered where a click rate times lift would exceed 1.
fn capped_lift<T: Real>(ctr: T, lift: T) -> T {
    let over = T::one().below(ctr * lift);
    T::select(over, T::one().per_or_zero(ctr), lift)
}

/// v2 = min(1, rho / (m (1 + dc))), 0 when nobody has contacts (M17).
fn secondary_visibility<T: Real>(inputs: &Inputs<T>) -> T {
    let ends = inputs.audience_contacts * (T::one() + inputs.contact_dispersion);
    inputs.reaction_reach.per_or_zero(ends).least(T::one())
}

fn below_population<T: Real>(contacts: T, population: T) -> T {
    contacts.least(population * T::of(1.0 - 1e-12))
}

/// The channel on which employees share: that of the first network.
#[inline(always)] // a block of draws had better not travel through memory
pub fn employee_channel<T: Real>(inputs: &Inputs<T>) -> Channel<T> {
    let (visibility, ctr) = (inputs.visibility * own_words_gain(inputs), inputs.ctr);
    Channel {
        population: inputs.population,
        community: inputs.community,
        homophily: inputs.homophily,
        overlap: inputs.overlap,
        team_size: inputs.team_size,
        overlap_fade: inputs.overlap_fade,
        posts: inputs.posts,
        visibility: visibility.least(T::one()) * inputs.claims_counted,
        visibility_dispersion: inputs.visibility_dispersion,
        engagement: inputs.engagement,
        affinity_lift: inputs.affinity_lift,
        secondary_visibility: secondary_visibility(inputs),
        audience_contacts: inputs.audience_contacts,
        contact_dispersion: inputs.contact_dispersion,
        round_decay: inputs.round_decay,
        rounds: inputs.rounds,
        ctr: ctr * linked_share(inputs),
        peer_lift: capped_lift(ctr, inputs.peer_lift),
    }
}

/// The same on one network, which may show posts to more or fewer of the contacts, and have them clicked more or less.
#[inline(always)] // a block of draws had better not travel through memory
pub fn network_channel<T: Real>(inputs: &Inputs<T>, network: Network) -> Channel<T> {
    let of_all = employee_channel(inputs);
    let Some((visibility, clicks)) = network.multiples() else { return of_all };
    let seen = inputs.visibility * inputs.get(visibility);
    let ctr = (inputs.ctr * inputs.get(clicks)).least(T::one());
    Channel {
        visibility: (seen * own_words_gain(inputs)).least(T::one()) * inputs.claims_counted,
        ctr: ctr * linked_share(inputs),
        peer_lift: capped_lift(ctr, inputs.peer_lift),
        ..of_all
    }
}

/// g = 1 + w (lambda - 1): how much further the employees' posts are seen because a part of them is in their own words.
pub(crate) fn own_words_gain<T: Real>(inputs: &Inputs<T>) -> T {
    T::one() + inputs.own_words * (inputs.own_words_visibility - T::one())
}

/// ((1 - w) + w lambda l) / g: share of the impressions that carry the company's link, where own words make w lambda / g
/// of all.
pub(crate) fn linked_share<T: Real>(inputs: &Inputs<T>) -> T {
    let own = inputs.own_words * inputs.own_words_visibility * inputs.own_words_links;
    (T::one() - inputs.own_words + own) / own_words_gain(inputs)
}

/// Contacts on the network where employees have most.
fn widest_contacts<T: Real>(inputs: &Inputs<T>) -> T {
    Network::ALL.into_iter().fold(T::zero(), |most, network| most.most(inputs.get(network.contacts())))
}

/// The channel of the page: one sharer whose contacts are the followers, and no peer lift.
fn page_channel<T: Real>(inputs: &Inputs<T>) -> (Channel<T>, Sharers<T>) {
    let channel = Channel {
        overlap: T::zero(),
        posts: inputs.page_posts,
        visibility: inputs.page_visibility,
        ctr: inputs.ctr,
        peer_lift: T::one(),
        ..employee_channel(inputs)
    };
    let followers = below_population(inputs.followers, inputs.population);
    (channel, Sharers { active: T::one(), contacts: followers })
}

/// The product's figures of one cascade.
pub(crate) fn account<T: Real>(result: &Cascade<T>) -> Account<T> {
    Account {
        reach: result.reach,
        reach_home: result.reach_home,
        impressions: result.impressions,
        frequency: result.frequency(),
        clicks: result.clicks,
        engagements: result.engagements,
    }
}
