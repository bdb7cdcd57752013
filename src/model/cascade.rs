//! The two-community generation cascade of one channel: first round, reactions, further rounds, repeated posts.

use super::Real;
use super::channels::Channel;
use super::communities::{Both, Communities, pairwise};
use super::exposure::Exposure;
use super::frequency::post_reach;
use super::overlap::{Sharers, overlap_dispersion, union_pressures};
use super::survival::Dispersion;

/// What comes of a month of sharing on one channel.
#[derive(Clone, Copy, Debug)]
pub struct Cascade<T: Real> {
    /// Impressions of all posts and rounds.
    pub impressions: T,
    /// Unique people who saw at least one post.
    pub reach: T,
    /// Clicks: impressions c l.
    pub clicks: T,
    /// Those of the people reached who are in the home community.
    pub reach_home: T,
    /// Visible reactions to all posts.
    pub engagements: T,
    /// Visible reactions to one single post.
    pub item_engaged: T,
    /// E: active sharers.
    pub active: T,
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
        let ever = post_reach(channel.visibility, channel.posts, channel.visibility_dispersion);
        let [union_once, union_ever] =
            union_pressures(sharers, channel.population, &duplication, [channel.visibility, ever]);
        let first_round = |seen: T, union: T| {
            let impressions = seen * contacts;
            FirstRound { seen, impressions, union, ties: communities.met_by(impressions) }
        };
        let once = first_round(channel.visibility, union_once);
        let ever = first_round(ever, union_ever);
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
        let mut spread = Spread {
            exposure: Exposure::of(once, [item_home, item_rest], dispersion),
            engagement: channel.engagement,
            rises: [T::zero(); 2],
            latest: times * self.once.impressions,
            impressions: times * self.once.impressions,
            engaged: T::zero(),
        };
        let period_pressures =
            |[home, rest]: Both<T>| [period_home + channel.posts * home, period_rest + channel.posts * rest];
        let mut tell = |number: u32, spread: &Spread<T>| {
            let [home, rest] = spread.rises;
            each_round(Round {
                number,
                impressions: channel.posts * spread.latest,
                communities,
                item_pressures: [item_home + home, item_rest + rest],
                period_pressures: period_pressures(spread.rises),
            });
        };
        tell(1, &spread);
        for number in 2..=self.rounds {
            spread.next_round(channel, communities);
            tell(number, &spread);
        }
        spread.react(channel, communities);

        let reached = dispersion.exposed_shares(period_pressures(spread.rises));
        let [reached_home, _] = reached;
        let impressions = channel.posts * spread.impressions;
        Cascade {
            active: times * self.active,
            impressions,
            reach: communities.people(reached),
            reach_home: communities.home * reached_home,
            item_engaged: spread.engaged,
            engagements: channel.posts * spread.engaged,
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

/// How one post spreads.
#[derive(Clone, Copy, Debug)]
struct Spread<T> {
    exposure: Exposure<T>,
    /// e_k: share of those who see it that react, in the coming round.
    engagement: T,
    /// By how much reactions have raised the pressures.
    rises: Both<T>,
    /// Impressions of the latest round, and of all.
    latest: T,
    impressions: T,
    /// People who have reacted.
    engaged: T,
}

impl<T: Real> Spread<T> {
    /// Lets those react whom the latest round exposed, and shows it to their contacts.
    ///
    /// Not inlined: a loop around it would carry far more than a processor has registers for.
    #[inline(never)]
    fn next_round(&mut self, channel: &Channel<T>, communities: &Communities<T>) {
        let reacting = self.react(channel, communities);
        let rise = communities.rises(pairwise(reacting, self.exposure.new_ends));
        self.exposure.rise(rise, &communities.dispersion);
        let [home, rest] = &mut self.rises;
        let [home_rise, rest_rise] = rise;
        *home = *home + home_rise;
        *rest = *rest + rest_rise;
        self.latest = communities.people(rise);
        self.impressions = self.impressions + self.latest;
        self.engagement = self.engagement * channel.round_decay;
    }

    /// The shares of those whom the latest round exposed that react.
    fn react(&mut self, channel: &Channel<T>, communities: &Communities<T>) -> Both<T> {
        let reacting = [self.engagement * channel.affinity_lift, self.engagement].map(|share| share.least(T::one()));
        self.engaged = self.engaged + communities.people(pairwise(reacting, self.exposure.new));
        reacting
    }
}
