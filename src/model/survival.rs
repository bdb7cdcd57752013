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
    let power = mean_log(pressure, dispersion);
    T::select(T::zero().below(pressure), -(-power).exp_m1(), T::zero())
}

/// The pressure that exposes the share `share`, 0 <= share < 1: psi^-1(1 - share; d) = ((1 - share)^(-d) - 1) / d.
///
/// Shares are cut just below 1 and the exponent below overflow, so that the answer is always finite.
pub fn pressure_for<T: Real>(share: T, dispersion: T) -> T {
    let log = -(-share.least(T::of(T::SHARE_TOP))).ln_1p();
    let spread = T::zero().below(dispersion);
    let pressure = T::choose(
        spread,
        || {
            let divisor = T::select(spread, dispersion, T::one());
            (dispersion * log).least(T::of(T::EXPONENT_TOP)).exp_m1() / divisor
        },
        || log,
    );
    T::select(T::zero().below(share), pressure, T::zero())
}

/// 1 - psi(L; d)^(1+d): share of all contact ends that belong to exposed people.
///
/// Near L = 0 it is (1 + d) L: people with many contacts are exposed first (the friendship paradox).
pub fn exposed_contact_share<T: Real>(pressure: T, dispersion: T) -> T {
    let power = (T::one() + dispersion) * mean_log(pressure, dispersion);
    T::select(T::zero().below(pressure), -(-power).exp_m1(), T::zero())
}

/// Shares of people and of contact ends that are *newly* exposed when the pressure rises from `before` by `rise`.
///
/// The product form psi(L) (1 - psi(L + k) / psi(L)) keeps its digits at saturation, where a plain difference loses
/// seven of them.
pub fn newly_exposed_shares<T: Real>(before: T, rise: T, dispersion: T) -> (T, T) {
    let spread = T::zero().below(dispersion);
    let step = T::choose(
        spread,
        || {
            let divisor = T::select(spread, dispersion, T::one());
            (dispersion * rise / (T::one() + dispersion * before)).ln_1p() / divisor
        },
        || rise,
    );
    let kept = mean_log(before, dispersion);
    let ends = T::one() + dispersion;
    ((-kept).exp() * -(-step).exp_m1(), (-(ends * kept)).exp() * -(-(ends * step)).exp_m1())
}

/// -ln psi(L; d) = ln(1 + dL) / d, or L itself when d = 0.
fn mean_log<T: Real>(pressure: T, dispersion: T) -> T {
    let spread = T::zero().below(dispersion);
    T::choose(spread, || (dispersion * pressure).ln_1p() / T::select(spread, dispersion, T::one()), || pressure)
}
