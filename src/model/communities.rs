//! The home community and the rest of the population, and how ties run between them.

use super::channels::Channel;
use super::real::part;
use super::survival::Dispersion;
use super::{Number, Real};

/// A figure of the home community, then of the rest.
pub(super) type Both<T> = [T; 2];

/// The products of two pairs.
pub(super) fn products<N: Number>([a, b]: Both<N>, [c, d]: Both<N>) -> Both<N> {
    [a * c, b * d]
}

/// The sums of two pairs.
pub(super) fn sums<N: Number>([a, b]: Both<N>, [c, d]: Both<N>) -> Both<N> {
    [a + c, b + d]
}

/// The home community and the rest, and how exposure passes between them.
#[derive(Clone, Copy, Debug)]
pub(super) struct Communities<N> {
    pub(super) home: N,
    pub(super) rest: N,
    /// d_c.
    pub(super) dispersion: N,
    /// Probability that a contact of a sharer, who belongs to the home community, is a certain person of either.
    pub(super) met: Both<N>,
    /// The next-generation matrix (Diekmann, Heesterbeek and Metz 1990): by how much the pressures on each community rise
    /// for the shares of contact ends that react at home and in the rest.
    to_home: Both<N>,
    to_rest: Both<N>,
}

impl<T: Real> Communities<T> {
    /// The communities of a channel. See [`Communities::of`].
    pub(super) fn among(channel: &Channel<T>) -> Self {
        Communities::of(channel, Dispersion::of(channel.contact_dispersion).value)
    }

    /// Cuts the community to the population and the homophily to what balanced ties allow. A rest of less than a
    /// billionth of the population counts as none.
    pub(super) fn of(channel: &Channel<T>, dispersion: T) -> Self {
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
        let shown = channel.secondary_visibility * channel.audience_contacts;
        // Ties balance, so that what a community receives from the other is weighted with its own ties to it.
        Communities {
            home,
            rest,
            dispersion,
            met: [ties.per_or_zero(home), out.per_or_zero(rest)],
            to_home: [shown * ties, shown * out],
            to_rest: [shown * back, shown * (T::one() - back)],
        }
    }

    /// One part of all figures.
    pub(super) fn part(&self, place: usize) -> Communities<T::Part> {
        Communities {
            home: self.home.part(place),
            rest: self.rest.part(place),
            dispersion: self.dispersion.part(place),
            met: part(&self.met, place),
            to_home: part(&self.to_home, place),
            to_rest: part(&self.to_rest, place),
        }
    }
}

impl<N: Number> Communities<N> {
    /// Growth of the pressures by so many impressions on the contacts of the sharers.
    pub(super) fn met_by(&self, impressions: N) -> Both<N> {
        self.met.map(|met| self.dispersion * (impressions * met))
    }

    /// Rises of the pressures when these shares of all contact ends react.
    pub(super) fn rises(&self, [home, rest]: Both<N>) -> Both<N> {
        [self.to_home, self.to_rest].map(|[from_home, from_rest]| home * from_home + rest * from_rest)
    }

    /// Growth of the pressures by these rises.
    pub(super) fn grown(&self, rises: Both<N>) -> Both<N> {
        rises.map(|rise| self.dispersion * rise)
    }

    /// How many those shares of the communities are.
    pub(super) fn people(&self, [home, rest]: Both<N>) -> N {
        self.home * home + self.rest * rest
    }
}
