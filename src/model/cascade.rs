//! The two-community generation cascade of one channel: first round, reactions, further rounds, repeated posts.

use super::channels::Channel;
use super::communities::{Both, Communities, products, sums};
use super::company::{Company, Duplication, company_overlap, company_union};
use super::exposure::{Exposure, Wave};
use super::first_round::{FirstRound, split};
use super::frequency::post_reach;
use super::overlap::{OVERLAP_TOP, Sharers, overlap_dispersion, totals};
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
    course: &'a Course<T>,
    /// Growth of the pressures, of one post and of all.
    item: Both<T>,
    period: Both<T>,
}

impl<T: Real> Round<'_, T> {
    /// Unique people reached by the end of this round.
    pub fn reach(&self) -> T {
        self.course.reached(self.period)
    }

    /// Unique people that one single post has reached by then.
    pub fn item_reach(&self) -> T {
        self.course.reached(self.item)
    }
}

/// For cascades of which only the result matters.
pub fn unwatched<T: Real>(_: Round<'_, T>) {}

/// Runs the cascade of those who share in a company of `headcount` and tells `each_round` how it stands after every round.
pub fn cascade<T: Real>(
    channel: &Channel<T>,
    sharers: &[Sharers<T>],
    headcount: T,
    each_round: impl FnMut(Round<'_, T>),
) -> Cascade<T> {
    let campaign = Campaign::of(channel, sharers);
    campaign.run(&campaign.company(headcount), T::one(), each_round)
}

/// A channel and the mix of its sharers: all that can be worked out before it is known how many they are, and how many
/// people their company has.
#[derive(Clone, Copy, Debug)]
pub struct Campaign<T: Real, S> {
    channel: Channel<T>,
    sharers: S,
    active: T,
    contacts: T,
    post_reach: T,
    course: Course<T>,
}

/// How the rounds go.
#[derive(Clone, Copy, Debug)]
struct Course<T: Real> {
    rounds: u32,
    /// Of the contacts who see one post, and of those who see any.
    duplication: Duplication<T, 2>,
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

impl<T: Real, S: AsRef<[Sharers<T>]>> Campaign<T, S> {
    /// Prepares a channel for sharers in these proportions.
    pub fn of(channel: &Channel<T>, sharers: S) -> Self {
        let (active, contacts) = totals(sharers.as_ref());
        let post_reach = post_reach(channel.visibility, channel.posts, channel.visibility_dispersion);
        let course = Course::of(channel, sharers.as_ref(), contacts, post_reach);
        Campaign { channel: *channel, sharers, active, contacts, post_reach, course }
    }

    /// How much the contact lists have in common in a company of `headcount` people: all staff, whoever shares.
    pub fn company(&self, headcount: T) -> Company<T> {
        self.course.duplication.company(&self.channel, self.sharers.as_ref(), headcount)
    }

    /// Runs the cascade of `times` as many sharers.
    #[inline]
    pub fn run(&self, company: &Company<T>, times: T, each_round: impl FnMut(Round<'_, T>)) -> Cascade<T> {
        let ran = self.course.run(company, times, each_round);
        let clicks = ran.impressions * self.channel.ctr * self.channel.peer_lift;
        Cascade { active: times * self.active, clicks, ..ran }
    }

    /// The channel it was prepared for.
    pub fn channel(&self) -> &Channel<T> {
        &self.channel
    }

    /// The sharers it was prepared for.
    pub fn sharers(&self) -> &[Sharers<T>] {
        self.sharers.as_ref()
    }

    /// G: contacts of the sharers, counted with duplicates.
    pub fn gross_audience(&self) -> T {
        self.contacts
    }

    /// Their contacts, each counted once, in a company of `headcount` people.
    pub fn unique_audience(&self, headcount: T) -> T {
        company_union(&self.channel, self.sharers.as_ref(), headcount, T::one())
    }

    /// omega_H: mean overlap of two people picked at random from a company of `headcount`.
    pub fn pair_overlap(&self, headcount: T) -> T {
        let Channel { overlap, team_size, overlap_fade, .. } = self.channel;
        company_overlap(overlap.least(T::of(OVERLAP_TOP)), team_size, headcount, overlap_fade)
    }

    /// d_w: dispersion of the duplication layer at that overlap.
    pub fn overlap_dispersion(&self, headcount: T) -> T {
        let contacts = self.contacts.per_or_zero(self.active);
        overlap_dispersion(contacts, self.channel.population, self.pair_overlap(headcount))
    }

    /// r_x: share of a contact list that sees at least one of the posts.
    pub fn post_reach(&self) -> T {
        self.post_reach
    }

    /// R = v2 e m (1 + dc): reactions' further impressions that react again, before saturation.
    pub fn reproduction_number(&self) -> T {
        self.channel.reproduction_number()
    }
}

impl<T: Real> Course<T> {
    fn of(channel: &Channel<T>, sharers: &[Sharers<T>], contacts: T, post_reach: T) -> Self {
        let dispersion = Dispersion::of(channel.contact_dispersion);
        let communities = Communities::of(channel, dispersion.value);
        let [once, ever] = [channel.visibility, post_reach];
        let terms = T::parts(|place| {
            let part = |number: &T| number.part(place);
            let communities = communities.part(place);
            let first_round = |seen: &T| {
                let impressions = part(seen) * part(&contacts);
                FirstRound { impressions, ties: communities.met_by(impressions) }
            };
            Terms {
                population: part(&channel.population),
                communities,
                first_rounds: [first_round(&once), first_round(&ever)],
                engagement: part(&channel.engagement),
                affinity_lift: part(&channel.affinity_lift),
                round_decay: part(&channel.round_decay),
                posts: part(&channel.posts),
            }
        });
        Course {
            rounds: channel.rounds.count(),
            duplication: Duplication::of(channel, &communities, sharers, [once, ever]),
            dispersion,
            terms,
        }
    }

    /// Runs the cascade of `times` as many sharers. Of those who are active, and of clicks, it knows nothing.
    ///
    /// Equations M10 to M16, in shares of each community. What a community has left to expose is carried as a
    /// product of survivals: it keeps its digits at saturation, where a plain difference loses seven of them.
    #[inline]
    fn run(&self, company: &Company<T>, times: T, mut each_round: impl FnMut(Round<'_, T>)) -> Cascade<T> {
        let Course { terms, dispersion, .. } = self;
        let [once_home, once_rest, ever_home, ever_rest] = self.first_rounds(company, times);
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
            each_round(Round { number, impressions, course: self, item, period });
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
        Cascade { active: times, impressions, reach, reach_home, item_engaged, engagements, clicks: T::zero() }
    }

    /// Shares of the communities that the first round of one post exposes, and those that all posts do, of `times` as
    /// many sharers.
    fn first_rounds(&self, company: &Company<T>, times: T) -> [T; 4] {
        let terms = &self.terms;
        let tied = self.dispersion.exposed_shares(whole(|place| {
            let [[a, b], [c, d]] =
                terms[place].first_rounds.map(|round| round.ties.map(|growth| times.part(place) * growth));
            [a, b, c, d]
        }));
        let impressions = whole(|place| terms[place].first_rounds.map(|round| times.part(place) * round.impressions));
        let [a, b, c, d] = tied;
        let unions = self.duplication.unions(company, times, impressions, Some(&[[a, b], [c, d]]));
        whole(|place| {
            let Terms { population, communities, .. } = &terms[place];
            let [unique_once, unique_ever] = part(&unions, place);
            let [a, b, c, d] = part(&tied, place);
            let [a, b] = split(unique_once, *population, communities, [a, b]);
            let [c, d] = split(unique_ever, *population, communities, [c, d]);
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
