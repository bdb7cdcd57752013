//! One survival family for every layer: the zero class of the negative binomial distribution.
//!
//! psi(L; d) = (1 + dL)^(-1/d) for d > 0 and exp(-L) for d = 0 is the probability of *not* being exposed at pressure L
//! when people differ by a gamma factor of mean 1 and squared coefficient of variation d (Danaher 2007, the negative
//! binomial page-view model; Newman 2002 for its place in percolation). Everything is written with `ln_1p` and
//! `exp_m1` so that small audiences keep their digits.

use super::Real;

/// 1 - psi(L; d): share of people exposed at pressure `pressure` >= 0 with dispersion `dispersion` >= 0.
///
/// 0 at pressure 0, increasing, concave, below 1.
pub fn exposed_share<T: Real>(pressure: T, dispersion: T) -> T {
    Dispersion::of(dispersion).exposed_share(pressure)
}

/// The pressure that exposes the share `share`, 0 <= share < 1: psi^-1(1 - share; d) = ((1 - share)^(-d) - 1) / d.
///
/// Shares are cut just below 1 and the exponent below overflow, so that the answer is always finite.
pub fn pressure_for<T: Real>(share: T, dispersion: T) -> T {
    Dispersion::of(dispersion).pressure_for(share)
}

/// 1 - psi(L; d)^(1+d): share of all contact ends that belong to exposed people.
///
/// Near L = 0 it is (1 + d) L: people with many contacts are exposed first (the friendship paradox).
pub fn exposed_contact_share<T: Real>(pressure: T, dispersion: T) -> T {
    exposed_at((T::one() + dispersion) * Dispersion::of(dispersion).depth_at(pressure))
}

/// Share exposed at a depth. Taken from zero, not negated: nobody is 0 people and not -0.
#[inline]
fn exposed_at<T: Real>(depth: T) -> T {
    T::zero() - (-depth).exp_m1()
}

/// -ln psi of the share `share`, which is cut just below 1.
pub(super) fn depth_of<T: Real>(share: T) -> T {
    T::zero() - (-share.most(T::zero()).least(T::of(T::SHARE_TOP))).ln_1p()
}

/// A dispersion d >= 0 with what is worked out from it once for many exposures.
#[derive(Clone, Copy, Debug)]
pub(super) struct Dispersion<T: Real> {
    pub(super) value: T,
    inverse: T,
    spread: T::Mask,
    spread_everywhere: bool,
}

impl<T: Real> Dispersion<T> {
    pub(super) fn of(value: T) -> Self {
        let spread = T::zero().below(value);
        Dispersion { value, inverse: T::one().per_or_zero(value), spread, spread_everywhere: T::all(spread) }
    }

    /// -ln psi(L; d) = ln(1 + dL) / d, or L itself when d = 0. Depths of independent exposures add up.
    #[inline]
    pub(super) fn depth_at(&self, pressure: T) -> T {
        let pressure = pressure.most(T::zero());
        let depth = (self.value * pressure).ln_1p() * self.inverse;
        if self.spread_everywhere { depth } else { T::select(self.spread, depth, pressure) }
    }

    /// The pressure of a depth; its exponent is cut below overflow.
    #[inline]
    pub(super) fn pressure_at(&self, depth: T) -> T {
        let pressure = (self.value * depth).least(T::of(T::EXPONENT_TOP)).exp_m1() * self.inverse;
        if self.spread_everywhere { pressure } else { T::select(self.spread, pressure, depth) }
    }

    /// See [`exposed_share`].
    #[inline]
    pub(super) fn exposed_share(&self, pressure: T) -> T {
        exposed_at(self.depth_at(pressure))
    }

    /// See [`pressure_for`].
    #[inline]
    pub(super) fn pressure_for(&self, share: T) -> T {
        self.pressure_at(depth_of(share))
    }
}
