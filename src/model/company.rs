//! The company's size: two colleagues picked at random share far fewer contacts than two of one team, but not fewer than
//! chance gives in their niche.

use super::Real;
use super::channels::Channel;
use super::communities::{Both, Communities};
use super::overlap::{ContactList, OVERLAP_TOP, Sharers, totals, union_growths};
use super::survival::Dispersion;

/// omega_H: mean overlap of two colleagues picked at random from `headcount` people, where two of one team of `team_size`
/// share `overlap`: omega (T/H)^gamma beyond one team.
///
/// With `fade` 0 the company is one big team, with 1 teams share nothing.
pub fn company_overlap<T: Real>(overlap: T, team_size: T, headcount: T, fade: T) -> T {
    let fades = T::zero().below(fade) & team_size.below(headcount);
    let beyond = T::select(fades, headcount / team_size - T::one(), T::zero());
    let (mut kept, mut lost) = ([T::zero()], [T::zero()]);
    T::compounds_and_losses(&[beyond], &-fade, &mut kept, &mut lost);
    let [kept] = kept;
    T::select(fades, overlap * kept, overlap)
}

/// F(r): people reached when all contacts are drawn from the home community and the rest alone, of which each is on with
/// probability `on`. Exact (r n) for one sharer.
pub fn mixing_ceiling<T: Real>(channel: &Channel<T>, sharers: &[Sharers<T>], on: T) -> T {
    let mixing = Mixing::of(&Communities::among(channel), sharers, [on]);
    let [ceiling] = mixing.ceilings(T::one(), &mixing.tied(T::one()));
    ceiling
}

/// U(r): unique people with at least one contact that is on, when every contact is on with probability `on`, among the
/// contacts of those who share in a company of `headcount`.
///
/// The union at the mean overlap of the company, held under the mixing ceiling, but never below the union of one team.
pub fn company_union<T: Real>(channel: &Channel<T>, sharers: &[Sharers<T>], headcount: T, on: T) -> T {
    let duplication = Duplication::of(channel, &Communities::among(channel), sharers, [on]);
    let company = duplication.company(channel, sharers, headcount);
    let (_, contacts) = totals(sharers);
    let [union] = duplication.unions(&company, T::one(), [on * contacts], None);
    union
}

/// Whether the niche and not the colleagues sets how many people the contact lists have in common, and how much it lowers
/// their union, where it lowers it: the share of the union at the company's overlap that is left.
pub fn kept_by_niche<T: Real>(channel: &Channel<T>, sharers: &[Sharers<T>], headcount: T) -> T {
    let duplication = Duplication::of(channel, &Communities::among(channel), sharers, [T::one()]);
    let company = duplication.company(channel, sharers, headcount);
    let (_, contacts) = totals(sharers);
    let [held] = duplication.unions(&company, T::one(), [contacts], None);
    let [free] = duplication.people(&company.lists, T::one(), [contacts]);
    T::select(T::zero().below(free), held / free.most(held), T::one())
}

/// The contact lists of the sharers, of which each contact is on with one of `N` probabilities: all about their union that
/// does not depend on how many people the company has.
#[derive(Clone, Copy, Debug)]
pub(super) struct Duplication<T: Real, const N: usize> {
    population: T,
    mean: ContactList<T>,
    /// Probability that a contact is on and a certain person.
    met: [T; N],
    team: Lists<T, N>,
    /// None where colleagues never share less than a team does.
    mixing: Option<Mixing<T, N>>,
}

/// Lists that overlap alike: their dispersion, and the growth of the pressure of each sharer.
#[derive(Clone, Copy, Debug)]
struct Lists<T: Real, const N: usize> {
    dispersion: Dispersion<T>,
    growths: [T; N],
}

/// Lists that are drawn from the communities alone.
#[derive(Clone, Copy, Debug)]
struct Mixing<T: Real, const N: usize> {
    sizes: Both<T>,
    dispersion: Dispersion<T>,
    /// Growth of the pressures on both of each sharer, as the ties alone exert it, and how much chance adds: a list holds
    /// nobody twice.
    ties: [Both<T>; N],
    excess: [Both<T>; N],
}

/// The contact lists among the people of a company of a certain size, of which each contact is on with one of `N`
/// probabilities.
#[derive(Clone, Copy, Debug)]
pub struct Company<T: Real, const N: usize = 2> {
    lists: Lists<T, N>,
    /// Where colleagues share less than a team does; None where they nowhere do.
    loose: Option<T::Mask>,
}

impl<T: Real, const N: usize> Duplication<T, N> {
    pub(super) fn of(channel: &Channel<T>, communities: &Communities<T>, sharers: &[Sharers<T>], on: [T; N]) -> Self {
        let (active, contacts) = totals(sharers);
        let mean = ContactList::of(contacts.per_or_zero(active), channel.population);
        let met = on.map(|on| on / channel.population);
        let may_fade = T::zero().below(channel.overlap) & T::zero().below(channel.overlap_fade);
        Duplication {
            population: channel.population,
            mean,
            met,
            team: Lists::of(sharers, mean.dispersion_for(channel.overlap), met),
            mixing: (!T::all(!may_fade)).then(|| Mixing::of(communities, sharers, on)),
        }
    }

    /// Among the people of a company of `headcount`.
    pub(super) fn company(&self, channel: &Channel<T>, sharers: &[Sharers<T>], headcount: T) -> Company<T, N> {
        let overlap = channel.overlap.least(T::of(OVERLAP_TOP));
        let company = company_overlap(overlap, channel.team_size, headcount, channel.overlap_fade);
        let loose = company.below(overlap);
        if T::all(!loose) {
            return Company { lists: self.team, loose: None };
        }
        Company { lists: Lists::of(sharers, self.mean.dispersion_for(company), self.met), loose: Some(loose) }
    }

    /// Unique people with a contact that is on, of `times` as many sharers who have `impressions` of them in all. `tied` are
    /// the shares of the communities that ties alone expose, where they are known.
    #[inline]
    pub(super) fn unions(
        &self,
        company: &Company<T, N>,
        times: T,
        impressions: [T; N],
        tied: Option<&[Both<T>; N]>,
    ) -> [T; N] {
        let mut unions = self.people(&company.lists, times, impressions);
        if let (Some(loose), Some(mixing)) = (company.loose, &self.mixing) {
            match tied {
                Some(tied) => self.hold(&mut unions, loose, mixing, times, impressions, tied),
                None => self.hold(&mut unions, loose, mixing, times, impressions, &mixing.tied(times)),
            }
        }
        unions
    }

    /// Holds the unions under the mixing ceiling where they are of loose companies.
    #[inline(never)]
    fn hold(
        &self,
        unions: &mut [T; N],
        loose: T::Mask,
        mixing: &Mixing<T, N>,
        times: T,
        impressions: [T; N],
        tied: &[Both<T>; N],
    ) {
        let nowhere = |unions: &[T; N], limits: [T; N]| {
            unions.iter().zip(limits).all(|(&union, limit)| T::all(!(limit.below(union) & loose)))
        };
        // Chance exposes no fewer than ties alone.
        if nowhere(unions, tied.map(|tied| mixing.people(tied))) {
            return;
        }
        let ceilings = mixing.ceilings(times, tied);
        if nowhere(unions, ceilings) {
            return;
        }
        // One team's union only counts above the ceiling, which a bound of it seldom is.
        let bounds = self.bounds(times);
        let mut floors = ceilings;
        if !ceilings
            .iter()
            .zip(bounds)
            .zip(unions.iter())
            .all(|((&ceiling, bound), &union)| T::all(!(ceiling.below(bound) & ceiling.below(union) & loose)))
        {
            for (floor, team) in floors.iter_mut().zip(self.people(&self.team, times, impressions)) {
                *floor = floor.most(team);
            }
        }
        for ((union, ceiling), floor) in unions.iter_mut().zip(ceilings).zip(floors) {
            let above = ceiling.below(*union) & loose;
            *union = T::select(above, union.least(floor), *union);
        }
    }

    /// No less than one team's unions: 1 - psi(L; d) is at most ln(1 + d L) / d, and that logarithm of 1 + z at most
    /// z (6 + z) / (6 + 4 z).
    fn bounds(&self, times: T) -> [T; N] {
        let six = T::of(6.0);
        self.team.growths.map(|growth| {
            let z = (times * growth).least(T::of(1e15));
            self.population * (z * (six + z) / (six + T::of(4.0) * z)) / self.team.dispersion.value
        })
    }

    fn people(&self, lists: &Lists<T, N>, times: T, impressions: [T; N]) -> [T; N] {
        let mut unions = lists.dispersion.exposed_shares(lists.growths.map(|growth| times * growth));
        for (union, impressions) in unions.iter_mut().zip(impressions) {
            *union = (self.population * *union).least(impressions);
        }
        unions
    }
}

impl<T: Real, const N: usize> Lists<T, N> {
    fn of(sharers: &[Sharers<T>], dispersion: T, met: [T; N]) -> Self {
        let dispersion = Dispersion::of(dispersion);
        Lists { dispersion, growths: union_growths(sharers, &dispersion, met) }
    }
}

impl<T: Real, const N: usize> Mixing<T, N> {
    fn of(communities: &Communities<T>, sharers: &[Sharers<T>], on: [T; N]) -> Self {
        let dispersion = Dispersion::of(communities.dispersion);
        let (_, contacts) = totals(sharers);
        let growth = |on: T| {
            union_growths(sharers, &dispersion, communities.met.map(|met| on * met))
                .map(|growth| growth.least(T::of(T::GROWTH_TOP)))
        };
        let ties = on.map(|on| communities.met_by(on * contacts));
        let mut excess = on.map(growth);
        for (excess, ties) in excess.iter_mut().flatten().zip(ties.iter().flatten()) {
            *excess = (*excess - *ties).most(T::zero());
        }
        Mixing { sizes: [communities.home, communities.rest], dispersion, ties, excess }
    }

    fn people(&self, [at_home, elsewhere]: Both<T>) -> T {
        let [home, rest] = self.sizes;
        home * at_home + rest * elsewhere
    }

    /// Shares of the communities that the ties of `times` as many sharers alone expose.
    fn tied(&self, times: T) -> [Both<T>; N] {
        self.ties.map(|ties| self.dispersion.exposed_shares(ties.map(|growth| times * growth)))
    }

    /// psi(L + k) = psi(L) psi(k / (1 + d L)): those whom ties spare are spared by the little that chance adds.
    fn ceilings(&self, times: T, tied: &[Both<T>; N]) -> [T; N] {
        let mut ceilings = *tied;
        for ((ceiling, ties), excess) in ceilings.iter_mut().zip(&self.ties).zip(&self.excess) {
            let mut further = [T::zero(); 2];
            for ((further, &ties), &excess) in further.iter_mut().zip(ties).zip(excess) {
                *further = times * excess / (T::one() + times * ties);
            }
            for (ceiling, further) in ceiling.iter_mut().zip(self.dispersion.exposed_shares(further)) {
                *ceiling = *ceiling + (T::one() - *ceiling) * further;
            }
        }
        ceilings.map(|shares| self.people(shares))
    }
}
