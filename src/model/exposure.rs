//! How far the two communities have been exposed, round after round.

use super::Real;
use super::communities::{Both, pairwise};
use super::survival::Dispersion;

/// Exposure of the communities to one item.
#[derive(Clone, Copy, Debug)]
pub(super) struct Exposure<T> {
    /// Shares of the people whom the latest round exposed first.
    pub(super) new: Both<T>,
    /// Shares of all contact ends that belong to them.
    pub(super) new_ends: Both<T>,
    /// psi(L): shares of the people who are left, kept as products of survivals.
    left: Both<T>,
    /// 1 / (1 + d L): how much a further rise counts for them, since those who are left look little. Their share of all
    /// contact ends is psi^(1+d) = psi / (1 + d L).
    weight: Both<T>,
}

impl<T: Real> Exposure<T> {
    /// After a first round that exposed these shares, for which it took these pressures.
    pub(super) fn of(shares: Both<T>, pressures: Both<T>, dispersion: &Dispersion<T>) -> Self {
        let new = shares.map(|share| share.least(T::of(T::SHARE_TOP)));
        let left = new.map(|share| T::one() - share);
        let grown = pressures.map(|pressure| dispersion.value * pressure);
        let weight = grown.map(|grown| T::one() / (T::one() + grown));
        let [home, rest] = new;
        let [home_grown, rest_grown] = grown;
        Exposure { new, new_ends: pairwise([home_grown + home, rest_grown + rest], weight), left, weight }
    }

    /// One more round, which raises the pressures: psi(L + k) / psi(L) = psi(k / (1 + d L)).
    pub(super) fn rise(&mut self, rises: Both<T>, dispersion: &Dispersion<T>) {
        let fresh = pairwise(rises, self.weight);
        let grown = fresh.map(|fresh| dispersion.value * fresh);
        let (kept, gone) = dispersion.survivals(fresh, grown);
        let weight = grown.map(|grown| T::one() / (T::one() + grown));
        let [home_grown, rest_grown] = grown;
        let [home_gone, rest_gone] = gone;
        let ends_gone = pairwise([home_grown + home_gone, rest_grown + rest_gone], weight);
        self.new = pairwise(self.left, gone);
        self.new_ends = pairwise(pairwise(self.left, self.weight), ends_gone);
        self.left = pairwise(self.left, kept);
        self.weight = pairwise(self.weight, weight);
    }
}
