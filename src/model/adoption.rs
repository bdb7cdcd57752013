//! How a programme fills up over time.

use super::Real;

/// Bass (1969) cumulative adoption, 0 to 1, at `time` >= 0: A(t) = (1 - e^-(p+q)t) / (1 + (q/p) e^-(p+q)t).
///
/// `innovation` p > 0 and `imitation` q >= 0 are rates in the same unit as `time`. Averages for consumer durables are
/// p = 0.03 and q = 0.38 per year (Sultan, Farley and Lehmann 1990).
pub fn bass_adoption<T: Real>(innovation: T, imitation: T, time: T) -> T {
    let left = (-((innovation + imitation) * time)).exp();
    T::select(T::zero().below(time), (T::one() - left) / (T::one() + (imitation / innovation) * left), T::zero())
}
