//! The home community and the rest of the population, and how ties run between them.

use super::Real;
use super::channels::Channel;
use super::survival::Dispersion;

/// A figure of the home community, then of the rest.
pub(super) type Both<T> = [T; 2];

/// The products of two pairs.
pub(super) fn pairwise<T: Real>([a, b]: Both<T>, [c, d]: Both<T>) -> Both<T> {
    [a * c, b * d]
}

/// The home community and the rest, and how exposure passes between them.
#[derive(Clone, Copy, Debug)]
pub(super) struct Communities<T: Real> {
    pub(super) home: T,
    pub(super) rest: T,
    /// dc
    pub(super) dispersion: Dispersion<T>,
    /// Shares of the home community's ties that lead to each, h and 1 - h, and of the rest's, 1 - h_R and h_R, where
    /// h_R = 1 - (1 - h) N_H / N_R balances the two.
    from_home: Both<T>,
    from_rest: Both<T>,
    /// v2 m: impressions that one reaction causes.
    pub(super) shown: T,
    per_person: Both<T>,
}

impl<T: Real> Communities<T> {
    /// Cuts the community to the population and the homophily to what balanced ties allow. A rest of less than a
    /// billionth of the population counts as none.
    pub(super) fn of(channel: &Channel<T>) -> Self {
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
    pub(super) fn met_by(&self, impressions: T) -> Both<T> {
        pairwise(self.from_home.map(|ties| impressions * ties), self.per_person)
    }

    /// Rises of the pressures when these shares of all contact ends react: the next-generation matrix of the two
    /// communities (Diekmann, Heesterbeek and Metz 1990). Ties balance, so that what a community receives from the other
    /// is weighted with its own ties to it.
    pub(super) fn rises(&self, [home, rest]: Both<T>) -> Both<T> {
        [self.from_home, self.from_rest].map(|[to_home, to_rest]| self.shown * (home * to_home + rest * to_rest))
    }

    /// People exposed at these pressures.
    pub(super) fn reached(&self, pressures: Both<T>) -> T {
        self.people(self.dispersion.exposed_shares(pressures))
    }

    /// How many those shares of the communities are.
    pub(super) fn people(&self, [home, rest]: Both<T>) -> T {
        self.home * home + self.rest * rest
    }
}
