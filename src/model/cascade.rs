//! The two-community generation cascade of one channel: first round, reactions, further rounds, repeated posts.

use super::Real;
use super::exposure::Exposure;
use super::frequency::post_reach;
use super::overlap::{Sharers, overlap_dispersion, union_pressure};
use super::survival::Dispersion;

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
#[derive(Clone, Copy, Debug)]
pub struct Cascade<T: Real> {
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
pub struct Round<T: Real> {
    /// From 1.
    pub number: u32,
    /// Impressions of this round, all posts.
    pub impressions: T,
    communities: Communities<T>,
    pressure: Pressure<T>,
}

/// The home community and the rest, and how ties run between them.
#[derive(Clone, Copy, Debug)]
struct Communities<T: Real> {
    home: T,
    rest: T,
    /// h
    home_ties: T,
    /// h_R = 1 - (1 - h) N_H / N_R: ties between the two balance.
    rest_ties: T,
    /// dc
    dispersion: Dispersion<T>,
    per_home: T,
    per_rest: T,
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
pub fn unwatched<T: Real>(_: Round<T>) {}

/// Runs the cascade and tells `each_round` how it stands after every round.
pub fn cascade<T: Real>(channel: &Channel<T>, sharers: &[Sharers<T>], each_round: impl FnMut(Round<T>)) -> Cascade<T> {
    Campaign::of(channel, sharers).run(T::one(), each_round)
}

/// A channel and the mix of its sharers: all that can be worked out before it is known how many they are.
#[derive(Clone, Copy, Debug)]
pub struct Campaign<T: Real> {
    channel: Channel<T>,
    communities: Communities<T>,
    active: T,
    contacts: T,
    duplication: Dispersion<T>,
    post_reach: T,
    once: T,
    ever: T,
}

impl<T: Real> Campaign<T> {
    /// Prepares a channel for sharers in these proportions.
    pub fn of(channel: &Channel<T>, sharers: &[Sharers<T>]) -> Self {
        let (mut active, mut contacts) = (T::zero(), T::zero());
        for group in sharers {
            active = active + group.active;
            contacts = contacts + group.active * group.contacts;
        }
        let duplication =
            Dispersion::of(overlap_dispersion(contacts.per_or_zero(active), channel.population, channel.overlap));
        let post_reach = post_reach(channel.visibility, channel.posts, channel.visibility_dispersion);
        let pressure = |on: T| union_pressure(sharers, channel.population, &duplication, on);
        Campaign {
            channel: *channel,
            communities: Communities::of(channel),
            active,
            contacts,
            duplication,
            post_reach,
            once: pressure(channel.visibility),
            ever: pressure(post_reach),
        }
    }

    /// Runs the cascade of `times` as many sharers.
    ///
    /// Equations of model section 2.3. What a community has left to expose is carried as a product of survivals: it keeps
    /// its digits at saturation, where a plain difference loses seven of them, and needs no logarithm twice.
    pub fn run(&self, times: T, mut each_round: impl FnMut(Round<T>)) -> Cascade<T> {
        let Campaign { channel, communities, .. } = self;
        let dispersion = &communities.dispersion;
        let gross = times * self.contacts;
        let first_round = |pressure: T, on: T| {
            let most = on * gross;
            let people = (channel.population * self.duplication.exposed_share(times * pressure)).least(most);
            communities.split(people, most, channel.population)
        };
        let (share_home, share_rest) = first_round(self.once, channel.visibility);
        let mut home = Exposure::of(share_home, dispersion);
        let mut rest = Exposure::of(share_rest, dispersion);
        let (share_home, share_rest) = first_round(self.ever, self.post_reach);
        let mut period =
            Pressure { home: dispersion.pressure_for(share_home), rest: dispersion.pressure_for(share_rest) };

        let mut impressions = channel.posts * channel.visibility * gross;
        each_round(Round { number: 1, impressions, communities: *communities, pressure: period });

        let mut engagement = channel.engagement;
        let mut engaged = T::zero();
        let ends_home = channel.audience_contacts * communities.home;
        let ends_rest = channel.audience_contacts * communities.rest;
        for number in 2..=channel.rounds.count() {
            let react_home = (engagement * channel.affinity_lift).least(T::one());
            let react_rest = engagement.least(T::one());
            engaged = engaged + react_home * communities.home * home.new + react_rest * communities.rest * rest.new;
            let from_home = react_home * ends_home * home.new_ends(dispersion);
            let from_rest = react_rest * ends_rest * rest.new_ends(dispersion);
            let to_home = from_home * communities.home_ties + from_rest * (T::one() - communities.rest_ties);
            let to_rest = from_home * (T::one() - communities.home_ties) + from_rest * communities.rest_ties;
            let rise_home = channel.secondary_visibility * to_home * communities.per_home;
            let rise_rest = channel.secondary_visibility * to_rest * communities.per_rest;
            home.rise(rise_home, dispersion);
            rest.rise(rise_rest, dispersion);
            period = Pressure {
                home: period.home + channel.posts * rise_home,
                rest: period.rest + channel.posts * rise_rest,
            };
            let round_impressions = channel.posts * channel.secondary_visibility * (to_home + to_rest);
            impressions = impressions + round_impressions;
            each_round(Round { number, impressions: round_impressions, communities: *communities, pressure: period });
            engagement = engagement * channel.round_decay;
        }
        let react_home = (engagement * channel.affinity_lift).least(T::one());
        let react_rest = engagement.least(T::one());
        engaged = engaged + react_home * communities.home * home.new + react_rest * communities.rest * rest.new;

        let (reach_home, reach_rest) = communities.exposed(period);
        Cascade {
            active: times * self.active,
            gross_audience: gross,
            overlap_dispersion: self.duplication.value,
            post_reach: self.post_reach,
            reproduction_number: channel.secondary_visibility
                * channel.engagement
                * channel.audience_contacts
                * (T::one() + dispersion.value),
            impressions,
            reach: reach_home + reach_rest,
            reach_home,
            engagements: channel.posts * engaged,
            clicks: impressions * channel.ctr * channel.peer_lift,
            item: *communities,
            item_pressure: Pressure { home: home.pressure, rest: rest.pressure },
            item_engaged: engaged,
        }
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
            dispersion: Dispersion::of(channel.contact_dispersion),
            per_home: T::one().per_or_zero(home),
            per_rest: T::one().per_or_zero(rest),
        }
    }

    /// People exposed in the home community and in the rest.
    fn exposed(&self, pressure: Pressure<T>) -> (T, T) {
        (
            self.home * self.dispersion.exposed_share(pressure.home),
            self.rest * self.dispersion.exposed_share(pressure.rest),
        )
    }

    /// Splits `people` exposed to `impressions` in the first round between the communities, and gives the share of each.
    /// The home community fills first: colleagues' contacts are the company's own field.
    fn split(&self, people: T, impressions: T, population: T) -> (T, T) {
        let to_home = impressions * self.home_ties * self.per_home;
        let to_rest = impressions * (T::one() - self.home_ties) * self.per_rest;
        let home = self.home * self.dispersion.exposed_share(to_home);
        let free = home + self.rest * self.dispersion.exposed_share(to_rest);
        // More people than ties alone explain spill over in proportion to who is left; fewer shrink in proportion.
        let spills = free.below(people);
        let (part, whole) = (T::select(spills, people - free, people), T::select(spills, population - free, free));
        let share = part.per_or_zero(whole);
        let in_home = T::select(spills, home + (self.home - home) * share, home * share);
        (in_home * self.per_home, (people - in_home) * self.per_rest)
    }
}
