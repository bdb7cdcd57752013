//! How far the two communities have been exposed, round after round.

use super::communities::{Both, products, sums};
use super::real::part;
use super::survival::Dispersion;
use super::{Number, Real};

/// What one round does to the people whom the rounds before had left.
#[derive(Clone, Copy, Debug)]
pub(super) struct Wave<N> {
    /// Growth of the pressure on them.
    pub(super) growth: Both<N>,
    /// Shares of them that it spares and exposes.
    spared: Both<N>,
    exposed: Both<N>,
}

impl<T: Real> Wave<T> {
    /// A first round that exposed these shares, for which it took pressures of that growth.
    pub(super) fn first(shares: Both<T>, growth: Both<T>) -> Self {
        let exposed = shares.map(|share| share.least(T::of(T::SHARE_TOP)));
        Wave { growth, spared: exposed.map(|share| T::one() - share), exposed }
    }

    /// Works out what its growth does.
    pub(super) fn break_over(&mut self, dispersion: &Dispersion<T>) {
        dispersion.survivals(&self.growth, &mut self.spared, &mut self.exposed);
    }

    /// One part of all figures.
    pub(super) fn part(&self, place: usize) -> Wave<T::Part> {
        Wave {
            growth: part(&self.growth, place),
            spared: part(&self.spared, place),
            exposed: part(&self.exposed, place),
        }
    }
}

/// Exposure of the communities to one item, up to the round before the latest.
#[derive(Clone, Copy, Debug)]
pub(super) struct Exposure<N> {
    /// psi(L): shares of the people who are left, kept as products of survivals.
    left: Both<N>,
    /// 1 / (1 + d L): how much a further rise counts for them, since those who are left look little. Their share of all
    /// contact ends is psi^(1+d) = psi / (1 + d L).
    pub(super) weight: Both<N>,
}

impl<N: Number> Exposure<N> {
    /// Nobody has seen anything.
    pub(super) fn none() -> Self {
        Exposure { left: [N::one(); 2], weight: [N::one(); 2] }
    }

    /// Shares of the people whom the latest round exposed first.
    pub(super) fn newly_exposed(&self, latest: &Wave<N>) -> Both<N> {
        products(self.left, latest.exposed)
    }

    /// Takes in the latest round: psi(L + k) = psi(L) psi(k / (1 + d L)). Gives the shares of all contact ends that belong
    /// to the people it exposed first.
    pub(super) fn take_in(&mut self, latest: &Wave<N>) -> Both<N> {
        let weight = latest.growth.map(|growth| N::one() / (N::one() + growth));
        let ends_exposed = products(sums(latest.growth, latest.exposed), weight);
        let new_ends = products(products(self.left, self.weight), ends_exposed);
        self.left = products(self.left, latest.spared);
        self.weight = products(self.weight, weight);
        new_ends
    }
}
