//! How far one community has been exposed, round after round.

use super::Real;
use super::survival::{Dispersion, depth_of};

/// Exposure of a community to one item. People and contact ends that are left are kept as products of survivals.
#[derive(Clone, Copy, Debug)]
pub(super) struct Exposure<T> {
    /// L: pressure so far.
    pub(super) pressure: T,
    /// Share of the people whom the latest round exposed first.
    pub(super) new: T,
    left: T,
    ends_left: T,
    /// -ln of the share that the latest round left unexposed among those it found so.
    step: T,
}

impl<T: Real> Exposure<T> {
    /// After a first round that exposed the share `share`.
    pub(super) fn of(share: T, dispersion: &Dispersion<T>) -> Self {
        let share = share.least(T::of(T::SHARE_TOP));
        let depth = depth_of(share);
        Exposure {
            pressure: dispersion.pressure_at(depth),
            new: share,
            left: T::one() - share,
            ends_left: T::one(),
            step: depth,
        }
    }

    /// Share of all contact ends that belong to the people whom the latest round exposed first. Asked once a round.
    pub(super) fn new_ends(&mut self, dispersion: &Dispersion<T>) -> T {
        let (kept, gone) = (-((T::one() + dispersion.value) * self.step)).exp_and_exp_m1();
        let ends = self.ends_left * (T::zero() - gone);
        self.ends_left = self.ends_left * kept;
        ends
    }

    /// One more round, which raises the pressure by `rise`.
    pub(super) fn rise(&mut self, rise: T, dispersion: &Dispersion<T>) {
        self.step = dispersion.depth_at(rise / (T::one() + dispersion.value * self.pressure));
        let (kept, gone) = (-self.step).exp_and_exp_m1();
        self.new = self.left * (T::zero() - gone);
        self.left = self.left * kept;
        self.pressure = self.pressure + rise;
    }
}
