//! The two-community generation cascade of one channel: first round, reactions, further rounds, repeated posts.

use super::Real;
use super::frequency::post_reach;
use super::overlap::{Sharers, overlap_dispersion, union};
use super::survival::{exposed_contact_share, exposed_share, newly_exposed_shares, pressure_for};

/// Everything the cascade of one channel depends on, except who shares. Shares run from 0 to 1.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Channel<T> {
    /// N: people who could ever be reached, at least 1.
    pub population: T,
    /// N_H: size of the home community; cut to the population.
    pub community: T,
    /// h: share of a person's ties inside the home community; cut so that the ties out of it fit into the rest.
    pub homophily: T,
    /// omega: share of one sharer's contacts that a second one has too; cut at [`super::OVERLAP_TOP`].
    pub overlap: T,
    /// x: posts per sharer in the period; need not be whole.
    pub posts: T,
    /// v1: share of the contacts that see one post.
    pub visibility: T,
    /// dv: squared coefficient of variation of feed use.
    pub visibility_dispersion: T,
    /// e: share of those who see an item that react to it.
    pub engagement: T,
    /// alpha: multiplier of e inside the home community.
    pub affinity_lift: T,
    /// v2: share of a reactor's contacts that are shown the reaction.
    pub secondary_visibility: T,
    /// m: mean contacts in the population.
    pub audience_contacts: T,
    /// dc: squared coefficient of variation of those contacts.
    pub contact_dispersion: T,
    /// g: multiplier of e for each further round.
    pub round_decay: T,
    /// R_max: rounds counted, at least 1, the same in every lane.
    pub rounds: T,
    /// c: click-through rate of the corporate account.
    pub ctr: T,
    /// l: click-through rate of the sharers over that of the corporate account.
    pub peer_lift: T,
}

/// What comes of a month of sharing on one channel.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Cascade<T> {
    /// E: active sharers.
    pub active: T,
    /// G: their contacts, counted with duplicates.
    pub gross_audience: T,
    /// d_w: dispersion of the duplication layer.
    pub overlap_dispersion: T,
    /// r_x: share of a contact list that sees at least one of the posts.
    pub post_reach: T,
    /// R = v2 e m (1 + dc): reactions' further impressions that react again, before saturation.
    pub reproduction_number: T,
    /// Impressions of all posts and rounds.
    pub impressions: T,
    /// Unique people who saw at least one post.
    pub reach: T,
    /// Those of them in the home community.
    pub reach_home: T,
    /// Visible reactions to all posts.
    pub engagements: T,
    /// Clicks: impressions c l.
    pub clicks: T,
    item: Communities<T>,
    item_pressure: Pressure<T>,
    item_engaged: T,
}

/// One round of the cascade, as the period of all posts stands after it.
#[derive(Clone, Copy, Debug)]
pub struct Round<T> {
    /// From 1.
    pub number: u32,
    /// Impressions of this round, all posts.
    pub impressions: T,
    communities: Communities<T>,
    pressure: Pressure<T>,
}

/// The home community and the rest, and how ties run between them.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Communities<T> {
    home: T,
    rest: T,
    /// h
    home_ties: T,
    /// h_R = 1 - (1 - h) N_H / N_R: ties between the two balance.
    rest_ties: T,
    /// dc
    dispersion: T,
}

/// Exposure pressure in the home community and in the rest.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Pressure<T> {
    home: T,
    rest: T,
}

impl<T: Real> Round<T> {
    /// Unique people reached by the end of this round.
    pub fn reach(&self) -> T {
        let (home, rest) = self.communities.exposed(self.pressure);
        home + rest
    }
}

impl<T: Real> Cascade<T> {
    /// Unique people that one single post reaches.
    pub fn item_reach(&self) -> T {
        let (home, rest) = self.item.exposed(self.item_pressure);
        home + rest
    }

    /// Visible reactions to one single post.
    pub fn item_engaged(&self) -> T {
        self.item_engaged
    }

    /// Average frequency: impressions per person reached, 0 when nobody is.
    pub fn frequency(&self) -> T {
        self.impressions.per_or_zero(self.reach)
    }
}

/// For cascades of which only the result matters.
pub fn unwatched<T>(_: Round<T>) {}

/// Runs the cascade and tells `each_round` how it stands after every round.
///
/// Equations of model section 2.3; the increment form of new people and contact ends keeps the digits at saturation.
pub fn cascade<T: Real>(
    channel: &Channel<T>,
    sharers: &[Sharers<T>],
    mut each_round: impl FnMut(Round<T>),
) -> Cascade<T> {
    let communities = Communities::of(channel);
    let (mut active, mut gross) = (T::zero(), T::zero());
    for group in sharers {
        active = active + group.active;
        gross = gross + group.active * group.contacts;
    }
    let mean_contacts = gross.per_or_zero(active);
    let duplication = overlap_dispersion(mean_contacts, channel.population, channel.overlap);
    let first_round = |on: T| {
        let people = union(sharers, channel.population, duplication, on);
        communities.split(people, on * gross, channel.population)
    };
    let mean_ends = channel.audience_contacts;
    let dispersion = channel.contact_dispersion;

    let seen_once = channel.visibility;
    let mut item = first_round(seen_once);
    let (mut new_home, mut new_rest) = communities.exposed(item);
    let mut ends_home = mean_ends * communities.home * exposed_contact_share(item.home, dispersion);
    let mut ends_rest = mean_ends * communities.rest * exposed_contact_share(item.rest, dispersion);

    let seen_ever = post_reach(channel.visibility, channel.posts, channel.visibility_dispersion);
    let mut period = first_round(seen_ever);
    let mut impressions = channel.posts * seen_once * gross;
    each_round(Round { number: 1, impressions, communities, pressure: period });

    let mut engagement = channel.engagement;
    let reacting = |engagement: T| {
        let home = (engagement * channel.affinity_lift).least(T::one());
        (home, engagement.least(T::one()))
    };
    let mut engaged = T::zero();
    for number in 2..=channel.rounds.count() {
        let (react_home, react_rest) = reacting(engagement);
        engaged = engaged + react_home * new_home + react_rest * new_rest;
        let from_home = react_home * ends_home;
        let from_rest = react_rest * ends_rest;
        let to_home = from_home * communities.home_ties + from_rest * (T::one() - communities.rest_ties);
        let to_rest = from_home * (T::one() - communities.home_ties) + from_rest * communities.rest_ties;
        let rise_home = channel.secondary_visibility * to_home / communities.home;
        let rise_rest = (channel.secondary_visibility * to_rest).per_or_zero(communities.rest);

        let (people, ends) = newly_exposed_shares(item.home, rise_home, dispersion);
        (new_home, ends_home) = (communities.home * people, mean_ends * communities.home * ends);
        let (people, ends) = newly_exposed_shares(item.rest, rise_rest, dispersion);
        (new_rest, ends_rest) = (communities.rest * people, mean_ends * communities.rest * ends);
        item = Pressure { home: item.home + rise_home, rest: item.rest + rise_rest };
        period =
            Pressure { home: period.home + channel.posts * rise_home, rest: period.rest + channel.posts * rise_rest };

        let round_impressions = channel.posts * channel.secondary_visibility * (to_home + to_rest);
        impressions = impressions + round_impressions;
        each_round(Round { number, impressions: round_impressions, communities, pressure: period });
        engagement = engagement * channel.round_decay;
    }
    let (react_home, react_rest) = reacting(engagement);
    engaged = engaged + react_home * new_home + react_rest * new_rest;

    let (reach_home, reach_rest) = communities.exposed(period);
    Cascade {
        active,
        gross_audience: gross,
        overlap_dispersion: duplication,
        post_reach: seen_ever,
        reproduction_number: channel.secondary_visibility * channel.engagement * mean_ends * (T::one() + dispersion),
        impressions,
        reach: reach_home + reach_rest,
        reach_home,
        engagements: channel.posts * engaged,
        clicks: impressions * channel.ctr * channel.peer_lift,
        item: communities,
        item_pressure: item,
        item_engaged: engaged,
    }
}

impl<T: Real> Communities<T> {
    /// Cuts the community to the population and the homophily to what balanced ties allow. A rest of less than a
    /// billionth of the population counts as none.
    fn of(channel: &Channel<T>) -> Self {
        let population = channel.population;
        let home = channel.community.least(population);
        let rest = population - home;
        let single = !(population * T::of(1e-9)).below(rest);
        let home = T::select(single, population, home);
        let rest = T::select(single, T::zero(), rest);
        let ties = channel.homophily.most(T::zero()).least(T::one());
        let crowded = rest.below((T::one() - ties) * home);
        let ties = T::select(crowded, T::one() - rest / home, ties);
        let ties = T::select(single, T::one(), ties);
        let rest_ties = T::one() - ((T::one() - ties) * home).per_or_zero(rest);
        Communities {
            home,
            rest,
            home_ties: ties,
            rest_ties: T::select(single, T::zero(), rest_ties),
            dispersion: channel.contact_dispersion,
        }
    }

    /// People exposed in the home community and in the rest.
    fn exposed(&self, pressure: Pressure<T>) -> (T, T) {
        (
            self.home * exposed_share(pressure.home, self.dispersion),
            self.rest * exposed_share(pressure.rest, self.dispersion),
        )
    }

    /// Splits `people` exposed to `impressions` in the first round between the communities, and gives the pressure that
    /// explains each part. The home community fills first: colleagues' contacts are the company's own field.
    fn split(&self, people: T, impressions: T, population: T) -> Pressure<T> {
        let to_home = impressions * self.home_ties / self.home;
        let to_rest = (impressions * (T::one() - self.home_ties)).per_or_zero(self.rest);
        let home = self.home * exposed_share(to_home, self.dispersion);
        let rest = self.rest * exposed_share(to_rest, self.dispersion);
        let free = home + rest;
        let within = T::select(free.below(people), T::zero(), home * people.per_or_zero(free));
        let beyond = home + (self.home - home) * (people - free).per_or_zero(population - free);
        let in_home = T::select(free.below(people), beyond, within);
        let in_rest = people - in_home;
        Pressure {
            home: pressure_for(in_home / self.home, self.dispersion),
            rest: pressure_for(in_rest.per_or_zero(self.rest), self.dispersion),
        }
    }
}
