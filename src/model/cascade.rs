//! The two-community generation cascade of one channel: first round, reactions, further rounds, repeated posts.

use super::channels::Channel;
use super::communities::{Both, Communities, products, sums};
use super::exposure::{Exposure, Wave};
use super::first_round::FirstRound;
use super::frequency::post_reach;
use super::overlap::{Sharers, overlap_dispersion, union_growths};
use super::real::{part, set_part, whole};
use super::survival::Dispersion;
use super::{Number, Real};

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
    campaign: &'a Campaign<T>,
    /// Growth of the pressures, of one post and of all.
    item: Both<T>,
    period: Both<T>,
}

impl<T: Real> Round<'_, T> {
    /// Unique people reached by the end of this round.
    pub fn reach(&self) -> T {
        self.campaign.reached(self.period)
    }

    /// Unique people that one single post has reached by then.
    pub fn item_reach(&self) -> T {
        self.campaign.reached(self.item)
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

/// A channel and the mix of its sharers: all that can be worked out before it is known how many they are.
#[derive(Clone, Copy, Debug)]
pub struct Campaign<T: Real> {
    channel: Channel<T>,
    active: T,
    contacts: T,
    overlap_dispersion: T,
    post_reach: T,
    rounds: u32,
    duplication: Dispersion<T>,
    dispersion: Dispersion<T>,
    terms: T::Parts<Terms<T::Part>>,
}

/// What the equations of the rounds are made of.
#[derive(Clone, Copy, Debug)]
struct Terms<N> {
    population: N,
    communities: Communities<N>,
    /// Of one post, and of all.
    first_rounds: [FirstRound<N>; 2],
    engagement: N,
    affinity_lift: N,
    round_decay: N,
    posts: N,
}

impl<T: Real> Campaign<T> {
    /// Prepares a channel for sharers in these proportions.
    pub fn of(channel: &Channel<T>, sharers: &[Sharers<T>]) -> Self {
        let (mut active, mut contacts) = (T::zero(), T::zero());
        for group in sharers {
            active = active + group.active;
            contacts = contacts + group.active * group.contacts;
        }
        let dispersion = Dispersion::of(channel.contact_dispersion);
        let communities = Communities::of(channel, dispersion.value);
        let overlap_dispersion = overlap_dispersion(contacts.per_or_zero(active), channel.population, channel.overlap);
        let duplication = Dispersion::of(overlap_dispersion);
        let post_reach = post_reach(channel.visibility, channel.posts, channel.visibility_dispersion);
        let [once, ever] = [channel.visibility, post_reach];
        let [union_once, union_ever] = union_growths(sharers, channel.population, &duplication, [once, ever]);
        let terms = T::parts(|place| {
            let part = |number: &T| number.part(place);
            let communities = communities.part(place);
            let first_round = |seen: &T, union: &T| {
                let impressions = part(seen) * part(&contacts);
                FirstRound { impressions, union: part(union), ties: communities.met_by(impressions) }
            };
            Terms {
                population: part(&channel.population),
                communities,
                first_rounds: [first_round(&once, &union_once), first_round(&ever, &union_ever)],
                engagement: part(&channel.engagement),
                affinity_lift: part(&channel.affinity_lift),
                round_decay: part(&channel.round_decay),
                posts: part(&channel.posts),
            }
        });
        let rounds = channel.rounds.count();
        Campaign {
            channel: *channel,
            active,
            contacts,
            overlap_dispersion,
            post_reach,
            rounds,
            duplication,
            dispersion,
            terms,
        }
    }

    /// Runs the cascade of `times` as many sharers.
    ///
    /// Equations of model section 2.3, in shares of each community. What a community has left to expose is carried as a
    /// product of survivals: it keeps its digits at saturation, where a plain difference loses seven of them.
    #[inline]
    pub fn run(&self, times: T, mut each_round: impl FnMut(Round<'_, T>)) -> Cascade<T> {
        let Campaign { terms, dispersion, .. } = self;
        let [once_home, once_rest, ever_home, ever_rest] = self.first_rounds(times);
        let [item_home, item_rest, period_home, period_rest] =
            dispersion.growths_for([once_home, once_rest, ever_home, ever_rest]);
        let mut spread = Spread {
            strands: T::parts(|place| Strand::of(&terms[place])),
            latest: Wave::first([once_home, once_rest], [item_home, item_rest]),
        };
        let period = |place: usize, strand: &Strand<T::Part>| {
            let all = [period_home.part(place), period_rest.part(place)];
            sums(all, strand.grown(&terms[place], terms[place].posts))
        };
        let mut tell = |number: u32, strands: &T::Parts<Strand<T::Part>>| {
            let [impressions] = whole(|place| {
                let Terms { communities, first_rounds: [once, _], posts, .. } = &terms[place];
                let rise = communities.people(strands[place].rise);
                [*posts * if number == 1 { times.part(place) * once.impressions } else { rise }]
            });
            let item = whole(|place| {
                let first = [item_home.part(place), item_rest.part(place)];
                sums(first, strands[place].grown(&terms[place], T::Part::one()))
            });
            let period = whole(|place| period(place, &strands[place]));
            each_round(Round { number, impressions, campaign: self, item, period });
        };
        tell(1, &spread.strands);
        for number in 2..=self.rounds {
            spread.next_round(terms, dispersion);
            tell(number, &spread.strands);
        }
        let reached = dispersion.exposed_shares(whole(|place| period(place, &spread.strands[place])));
        let [reach, reach_home, impressions, item_engaged, engagements] = whole(|place| {
            let Terms { communities, first_rounds: [once, _], posts, .. } = &terms[place];
            let mut strand = spread.strands[place];
            strand.react(&terms[place], &spread.latest.part(place));
            let [home, rest] = part(&reached, place);
            let item = times.part(place) * once.impressions + communities.people(strand.rises);
            [
                communities.people([home, rest]),
                communities.home * home,
                *posts * item,
                strand.engaged,
                *posts * strand.engaged,
            ]
        });
        Cascade {
            active: times * self.active,
            impressions,
            reach,
            reach_home,
            item_engaged,
            engagements,
            clicks: impressions * self.channel.ctr * self.channel.peer_lift,
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
        self.overlap_dispersion
    }

    /// r_x: share of a contact list that sees at least one of the posts.
    pub fn post_reach(&self) -> T {
        self.post_reach
    }

    /// R = v2 e m (1 + dc): reactions' further impressions that react again, before saturation.
    pub fn reproduction_number(&self) -> T {
        let Channel { secondary_visibility, engagement, audience_contacts, contact_dispersion, .. } = self.channel;
        secondary_visibility * engagement * audience_contacts * (T::one() + contact_dispersion)
    }

    /// Shares of the communities that the first round of one post exposes, and those that all posts do, of `times` as
    /// many sharers.
    fn first_rounds(&self, times: T) -> [T; 4] {
        let terms = &self.terms;
        let unions = self
            .duplication
            .exposed_shares(whole(|place| terms[place].first_rounds.map(|round| times.part(place) * round.union)));
        let tied = self.dispersion.exposed_shares(whole(|place| {
            let [[a, b], [c, d]] =
                terms[place].first_rounds.map(|round| round.ties.map(|growth| times.part(place) * growth));
            [a, b, c, d]
        }));
        whole(|place| {
            let Terms { population, communities, first_rounds: [once, ever], .. } = &terms[place];
            let [union_once, union_ever] = part(&unions, place);
            let [a, b, c, d] = part(&tied, place);
            let times = times.part(place);
            let [a, b] = once.shares(times, *population, communities, union_once, [a, b]);
            let [c, d] = ever.shares(times, *population, communities, union_ever, [c, d]);
            [a, b, c, d]
        })
    }

    /// People exposed at pressures of this growth.
    fn reached(&self, growth: Both<T>) -> T {
        let shares = self.dispersion.exposed_shares(growth);
        let [people] = whole(|place| [self.terms[place].communities.people(part(&shares, place))]);
        people
    }
}

/// How one post spreads.
struct Spread<T: Real> {
    strands: T::Parts<Strand<T::Part>>,
    latest: Wave<T>,
}

impl<T: Real> Spread<T> {
    /// Lets those react whom the latest round exposed, and shows it to their contacts.
    ///
    /// Not inlined: a loop around it would carry far more than a processor has registers for.
    #[inline(never)]
    fn next_round(&mut self, terms: &T::Parts<Terms<T::Part>>, dispersion: &Dispersion<T>) {
        let Spread { strands, latest } = self;
        for place in 0..T::PARTS {
            let growth = strands[place].next_growth(&terms[place], &latest.part(place));
            set_part(&mut latest.growth, place, growth);
        }
        latest.break_over(dispersion);
    }
}

/// A part of a spread.
#[derive(Clone, Copy, Debug)]
struct Strand<N> {
    exposure: Exposure<N>,
    /// e_k: share of those who see it that react, in the coming round.
    engagement: N,
    /// By how much reactions have raised the pressures, in the latest round and in all.
    rise: Both<N>,
    rises: Both<N>,
    /// People who have reacted.
    engaged: N,
}

impl<N: Number> Strand<N> {
    fn of(terms: &Terms<N>) -> Self {
        let none = [N::zero(); 2];
        Strand { exposure: Exposure::none(), engagement: terms.engagement, rise: none, rises: none, engaged: N::zero() }
    }

    /// Growth of the pressures by all reactions to so many posts.
    fn grown(&self, terms: &Terms<N>, posts: N) -> Both<N> {
        terms.communities.grown(self.rises).map(|growth| posts * growth)
    }

    /// Growth of the pressures on those who are left by the reactions to the latest round.
    fn next_growth(&mut self, terms: &Terms<N>, latest: &Wave<N>) -> Both<N> {
        let reacting = self.react(terms, latest);
        self.rise = terms.communities.rises(products(reacting, self.exposure.take_in(latest)));
        self.rises = sums(self.rises, self.rise);
        self.engagement = self.engagement * terms.round_decay;
        terms.communities.grown(products(self.rise, self.exposure.weight))
    }

    /// The shares of those whom the latest round exposed that react.
    fn react(&mut self, terms: &Terms<N>, latest: &Wave<N>) -> Both<N> {
        let reacting = [self.engagement * terms.affinity_lift, self.engagement].map(|share| share.least(N::one()));
        let reactions = terms.communities.people(products(reacting, self.exposure.newly_exposed(latest)));
        self.engaged = self.engaged + reactions;
        reacting
    }
}
