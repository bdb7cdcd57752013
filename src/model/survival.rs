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
    let [exposed] = Dispersion::of(dispersion).exposed_shares([pressure.most(T::zero())]);
    exposed
}

/// The pressure that exposes the share `share`, 0 <= share < 1: psi^-1(1 - share; d) = ((1 - share)^(-d) - 1) / d.
///
/// Shares are cut just below 1 and the power below overflow, so that the answer is always finite.
pub fn pressure_for<T: Real>(share: T, dispersion: T) -> T {
    let [pressure] = Dispersion::of(dispersion).pressures_for([share.most(T::zero())]);
    pressure
}

/// 1 - psi(L; d)^(1+d): share of all contact ends that belong to exposed people.
///
/// Near L = 0 it is (1 + d) L: people with many contacts are exposed first (the friendship paradox). No further power is
/// needed: psi^(1+d) = psi / (1 + d L).
pub fn exposed_contact_share<T: Real>(pressure: T, dispersion: T) -> T {
    let grown = dispersion * pressure.most(T::zero());
    (grown + exposed_share(pressure, dispersion)) / (T::one() + grown)
}

/// A dispersion d >= 0 with what is worked out from it once for many exposures.
#[derive(Clone, Copy, Debug)]
pub(super) struct Dispersion<T: Real> {
    pub(super) value: T,
    /// -d and -1 / d, the powers of psi^-1 and psi.
    minus: T,
    minus_inverse: T,
    spread: T::Mask,
    spread_everywhere: bool,
}

impl<T: Real> Dispersion<T> {
    pub(super) fn of(value: T) -> Self {
        let spread = T::zero().below(value);
        Dispersion {
            value,
            minus: -value,
            minus_inverse: -T::one().per_or_zero(value),
            spread,
            spread_everywhere: T::all(spread),
        }
    }

    /// See [`exposed_share`].
    #[inline]
    pub(super) fn exposed_shares<const N: usize>(&self, pressures: [T; N]) -> [T; N] {
        let exposed = T::compound_losses(pressures.map(|pressure| self.value * pressure), self.minus_inverse);
        self.where_spread(exposed, || pressures.map(|pressure| T::zero() - (-pressure).exp_m1()))
    }

    /// psi(L; d) and 1 - psi(L; d), both as accurate as they are alone; `grown` is d L.
    #[inline]
    pub(super) fn survivals<const N: usize>(&self, pressures: [T; N], grown: [T; N]) -> ([T; N], [T; N]) {
        let (kept, exposed) = T::compounds_and_losses(grown, self.minus_inverse);
        (
            self.where_spread(kept, || pressures.map(|pressure| (-pressure).exp())),
            self.where_spread(exposed, || pressures.map(|pressure| T::zero() - (-pressure).exp_m1())),
        )
    }

    /// See [`pressure_for`].
    #[inline]
    pub(super) fn pressures_for<const N: usize>(&self, shares: [T; N]) -> [T; N] {
        let left_out = shares.map(|share| -share.least(T::of(T::SHARE_TOP)));
        let pressures = T::compound_losses(left_out, self.minus).map(|loss| loss * self.minus_inverse);
        self.where_spread(pressures, || left_out.map(|share| T::zero() - share.ln_1p()))
    }

    /// `spread` where d > 0, and the limit for d = 0 elsewhere.
    #[inline]
    fn where_spread<const N: usize>(&self, mut spread: [T; N], alike: impl FnOnce() -> [T; N]) -> [T; N] {
        if !self.spread_everywhere {
            for (spread, alike) in spread.iter_mut().zip(alike()) {
                *spread = T::select(self.spread, *spread, alike);
            }
        }
        spread
    }
}
