//! The two-community generation cascade of one channel: first round, reactions, further rounds, repeated posts.

use super::Real;
use super::exposure::{Both, Exposure, pairwise};
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
    /// Impressions of all posts and rounds.
    pub impressions: T,
    /// Unique people who saw at least one post.
    pub reach: T,
    /// Those of them in the home community.
    pub reach_home: T,
    /// Visible reactions to one single post.
    pub item_engaged: T,
    /// Visible reactions to all posts.
    pub engagements: T,
    /// Clicks: impressions c l.
    pub clicks: T,
}

impl<T: Real> Cascade<T> {
    /// Average frequency: impressions per person reached, 0 when nobody is.
    pub fn frequency(&self) -> T {
        self.impressions.per_or_zero(self.reach)
    }
}

/// One round of the cascade, as it stands after it.
#[derive(Clone, Copy, Debug)]
pub struct Round<'a, T: Real> {
    /// From 1.
    pub number: u32,
    /// Impressions of this round, all posts.
    pub impressions: T,
    communities: &'a Communities<T>,
    item_pressures: Both<T>,
    period_pressures: Both<T>,
}

impl<T: Real> Round<'_, T> {
    /// Unique people reached by the end of this round.
    pub fn reach(&self) -> T {
        self.communities.reached(self.period_pressures)
    }

    /// Unique people that one single post has reached by then.
    pub fn item_reach(&self) -> T {
        self.communities.reached(self.item_pressures)
    }
}

/// For cascades of which only the result matters.
pub fn unwatched<T: Real>(_: Round<'_, T>) {}

/// Runs the cascade and tells `each_round` how it stands after every round.
pub fn cascade<T: Real>(
    channel: &Channel<T>,
    sharers: &[Sharers<T>],
    each_round: impl FnMut(Round<'_, T>),
) -> Cascade<T> {
    Campaign::of(channel, sharers).run(T::one(), each_round)
}

/// Fewer people than anybody counts: divides where there is nobody.
const FEW: f64 = 1e-30;

/// A channel and the mix of its sharers: all that can be worked out before it is known how many they are.
#[derive(Clone, Copy, Debug)]
pub struct Campaign<T: Real> {
    channel: Channel<T>,
    communities: Communities<T>,
    active: T,
    contacts: T,
    duplication: Dispersion<T>,
    once: FirstRound<T>,
    ever: FirstRound<T>,
    rounds: u32,
}

/// The first round of all sharers together, per sharer, when every contact sees it with probability `seen`.
#[derive(Clone, Copy, Debug)]
struct FirstRound<T> {
    seen: T,
    impressions: T,
    /// Pressure of the union of the contact lists.
    union: T,
    /// Pressures that the ties alone would exert on the communities.
    ties: Both<T>,
}

impl<T: Real> Campaign<T> {
    /// Prepares a channel for sharers in these proportions.
    pub fn of(channel: &Channel<T>, sharers: &[Sharers<T>]) -> Self {
        let (mut active, mut contacts) = (T::zero(), T::zero());
        for group in sharers {
            active = active + group.active;
            contacts = contacts + group.active * group.contacts;
        }
        let communities = Communities::of(channel);
        let duplication =
            Dispersion::of(overlap_dispersion(contacts.per_or_zero(active), channel.population, channel.overlap));
        let first_round = |seen: T| {
            let impressions = seen * contacts;
            FirstRound {
                seen,
                impressions,
                union: union_pressure(sharers, channel.population, &duplication, seen),
                ties: communities.met_by(impressions),
            }
        };
        let once = first_round(channel.visibility);
        let ever = first_round(post_reach(channel.visibility, channel.posts, channel.visibility_dispersion));
        let rounds = channel.rounds.count();
        Campaign { channel: *channel, communities, active, contacts, duplication, once, ever, rounds }
    }

    /// Runs the cascade of `times` as many sharers.
    ///
    /// Equations of model section 2.3, in shares of each community. What a community has left to expose is carried as a
    /// product of survivals: it keeps its digits at saturation, where a plain difference loses seven of them.
    #[inline]
    pub fn run(&self, times: T, mut each_round: impl FnMut(Round<'_, T>)) -> Cascade<T> {
        let Campaign { channel, communities, .. } = self;
        let dispersion = &communities.dispersion;
        let [once, [ever_home, ever_rest]] = self.first_rounds(times);
        let [once_home, once_rest] = once;
        let [item_home, item_rest, period_home, period_rest] =
            dispersion.pressures_for([once_home, once_rest, ever_home, ever_rest]);
        let mut exposure = Exposure::of(once, [item_home, item_rest], dispersion);

        // Of one post; all of them have as many each.
        let mut impressions = times * self.once.impressions;
        let mut rises = [T::zero(); 2];
        let item_pressures = |[home, rest]: Both<T>| [item_home + home, item_rest + rest];
        let period_pressures =
            |[home, rest]: Both<T>| [period_home + channel.posts * home, period_rest + channel.posts * rest];
        let mut tell = |number: u32, impressions: T, rises: Both<T>| {
            each_round(Round {
                number,
                impressions: channel.posts * impressions,
                communities,
                item_pressures: item_pressures(rises),
                period_pressures: period_pressures(rises),
            });
        };
        tell(1, impressions, rises);

        let mut engagement = channel.engagement;
        let mut engaged = T::zero();
        for number in 2..=self.rounds {
            let reacting = communities.reacting(engagement, channel.affinity_lift);
            engaged = engaged + communities.people(pairwise(reacting, exposure.new));
            let rise = communities.spread(pairwise(reacting, exposure.new_ends));
            exposure.rise(rise, dispersion);
            let [home, rest] = rises;
            let [home_rise, rest_rise] = rise;
            rises = [home + home_rise, rest + rest_rise];
            let caused = communities.people(rise);
            impressions = impressions + caused;
            tell(number, caused, rises);
            engagement = engagement * channel.round_decay;
        }
        engaged = engaged
            + communities.people(pairwise(communities.reacting(engagement, channel.affinity_lift), exposure.new));

        let reached = dispersion.exposed_shares(period_pressures(rises));
        let [reached_home, _] = reached;
        let impressions = channel.posts * impressions;
        Cascade {
            active: times * self.active,
            impressions,
            reach: communities.people(reached),
            reach_home: communities.home * reached_home,
            item_engaged: engaged,
            engagements: channel.posts * engaged,
            clicks: impressions * channel.ctr * channel.peer_lift,
        }
    }

    /// The channel it was prepared for.
    pub fn channel(&self) -> &Channel<T> {
        &self.channel
    }

    /// G: contacts of the sharers, counted with duplicates.
    pub fn gross_audience(&self) -> T {
        self.contacts
    }

    /// d_w: dispersion of the duplication layer.
    pub fn overlap_dispersion(&self) -> T {
        self.duplication.value
    }

    /// r_x: share of a contact list that sees at least one of the posts.
    pub fn post_reach(&self) -> T {
        self.ever.seen
    }

    /// R = v2 e m (1 + dc): reactions' further impressions that react again, before saturation.
    pub fn reproduction_number(&self) -> T {
        self.communities.shown * self.channel.engagement * (T::one() + self.communities.dispersion.value)
    }

    /// Shares of the communities that the first round of one post exposes, and those that all posts do, of `times` as
    /// many sharers.
    ///
    /// Ties alone expose f_H and f_R of them. The union of the contact lists is smaller, and shrinks both in proportion;
    /// or it is larger, and spills over in proportion to who is left.
    fn first_rounds(&self, times: T) -> [Both<T>; 2] {
        let population = self.channel.population;
        let rounds = [&self.once, &self.ever];
        let [once, ever] = self.duplication.exposed_shares(rounds.map(|round| times * round.union));
        let [[a, b], [c, d]] = rounds.map(|round| round.ties.map(|pressure| times * pressure));
        let [a, b, c, d] = self.communities.dispersion.exposed_shares([a, b, c, d]);
        let few = T::of(FEW);
        let split = |exposed: T, most: T, tied: Both<T>| {
            let unique = (population * exposed).least(times * most);
            let free = self.communities.people(tied);
            let kept = unique.least(free) / free.most(few);
            let spilt = (unique - free).most(T::zero()) / (population - free).most(few);
            tied.map(|tied| tied * kept + (T::one() - tied) * spilt)
        };
        [split(once, self.once.impressions, [a, b]), split(ever, self.ever.impressions, [c, d])]
    }
}

/// The home community and the rest, and how exposure passes between them.
#[derive(Clone, Copy, Debug)]
struct Communities<T: Real> {
    home: T,
    rest: T,
    /// dc
    dispersion: Dispersion<T>,
    /// Shares of the home community's ties that lead to each, h and 1 - h, and of the rest's, 1 - h_R and h_R, where
    /// h_R = 1 - (1 - h) N_H / N_R balances the two.
    from_home: Both<T>,
    from_rest: Both<T>,
    /// v2 m: impressions that one reaction causes.
    shown: T,
    per_person: Both<T>,
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
        let out = T::one() - ties;
        let back = (out * home).per_or_zero(rest);
        Communities {
            home,
            rest,
            dispersion: Dispersion::of(channel.contact_dispersion),
            from_home: [ties, out],
            from_rest: [back, T::one() - back],
            shown: channel.secondary_visibility * channel.audience_contacts,
            per_person: [T::one().per_or_zero(home), T::one().per_or_zero(rest)],
        }
    }

    /// Pressures of so many impressions on the contacts of the sharers, who belong to the home community.
    fn met_by(&self, impressions: T) -> Both<T> {
        pairwise(self.from_home.map(|ties| impressions * ties), self.per_person)
    }

    /// Shares of those newly exposed that react.
    fn reacting(&self, engagement: T, affinity_lift: T) -> Both<T> {
        [(engagement * affinity_lift).least(T::one()), engagement.least(T::one())]
    }

    /// Rises of the pressures when these shares of all contact ends react: the next-generation matrix of the two
    /// communities (Diekmann, Heesterbeek and Metz 1990). Ties balance, so that what a community receives from the other
    /// is weighted with its own ties to it.
    fn spread(&self, [home, rest]: Both<T>) -> Both<T> {
        [self.from_home, self.from_rest].map(|[to_home, to_rest]| self.shown * (home * to_home + rest * to_rest))
    }

    /// People exposed at these pressures.
    fn reached(&self, pressures: Both<T>) -> T {
        self.people(self.dispersion.exposed_shares(pressures))
    }

    /// How many those shares of the communities are.
    fn people(&self, [home, rest]: Both<T>) -> T {
        self.home * home + self.rest * rest
    }
}
