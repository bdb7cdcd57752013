//! One survival family for every layer: the zero class of the negative binomial distribution.
//!
//! psi(L; d) = (1 + dL)^(-1/d) for d > 0 and exp(-L) for d = 0 is the probability of *not* being exposed at pressure L
//! when people differ by a gamma factor of mean 1 and squared coefficient of variation d (Danaher 2007, the negative
//! binomial page-view model; Newman 2002 for its place in percolation). Everything is written with powers of 1 + x less 1
//! so that small audiences keep their digits.

use super::Real;

/// 1 - psi(L; d): share of people exposed at pressure `pressure` >= 0 with dispersion `dispersion` >= 0.
///
/// 0 at pressure 0, increasing, concave, below 1.
pub fn exposed_share<T: Real>(pressure: T, dispersion: T) -> T {
    let dispersion = Dispersion::of(dispersion);
    let [exposed] = dispersion.exposed_shares([dispersion.value * pressure.most(T::zero())]);
    exposed
}

/// The pressure that exposes the share `share`, 0 <= share < 1: psi^-1(1 - share; d) = ((1 - share)^(-d) - 1) / d.
///
/// Shares are cut just below 1 and the power below overflow, so that the answer is always finite.
pub fn pressure_for<T: Real>(share: T, dispersion: T) -> T {
    let dispersion = Dispersion::of(dispersion);
    let [growth] = dispersion.growths_for([share.most(T::zero())]);
    growth / dispersion.value
}

/// 1 - psi(L; d)^(1+d): share of all contact ends that belong to exposed people.
///
/// Near L = 0 it is (1 + d) L: people with many contacts are exposed first (the friendship paradox). No further power is
/// needed: psi^(1+d) = psi / (1 + d L).
pub fn exposed_contact_share<T: Real>(pressure: T, dispersion: T) -> T {
    let growth = dispersion * pressure.most(T::zero());
    (growth + exposed_share(pressure, dispersion)) / (T::one() + growth)
}

/// A dispersion d > 0 with what is worked out from it once for many exposures.
///
/// Its functions take and give pressures multiplied by it, the growth d L, in which the equations are shortest.
#[derive(Clone, Copy, Debug)]
pub(super) struct Dispersion<T: Real> {
    pub(super) value: T,
    /// -d and -1 / d, the powers of psi^-1 and psi.
    minus: T,
    minus_inverse: T,
}

impl<T: Real> Dispersion<T> {
    /// A dispersion of 0 or more. 0 is the limit of small ones, of which the least stands for it.
    pub(super) fn of(value: T) -> Self {
        let value = value.most(T::of(T::DISPERSION_LEAST));
        Dispersion { value, minus: -value, minus_inverse: -(T::one() / value) }
    }

    /// See [`exposed_share`].
    #[inline]
    pub(super) fn exposed_shares<const N: usize>(&self, mut growths: [T; N]) -> [T; N] {
        T::compound_losses(&mut growths, &self.minus_inverse);
        growths
    }

    /// psi(L; d) and 1 - psi(L; d), both as accurate as they are alone.
    #[inline]
    pub(super) fn survivals<const N: usize>(&self, growths: &[T; N], spared: &mut [T; N], exposed: &mut [T; N]) {
        T::compounds_and_losses(growths, &self.minus_inverse, spared, exposed);
    }

    /// See [`pressure_for`].
    #[inline]
    pub(super) fn growths_for<const N: usize>(&self, shares: [T; N]) -> [T; N] {
        let mut left_out = shares.map(|share| -share.least(T::of(T::SHARE_TOP)));
        T::compound_losses(&mut left_out, &self.minus);
        left_out.map(|loss| -loss)
    }
}
