//! Several channels: the same people are on more than one.

use super::Real;

/// Unique people over several channels: the largest, plus what the others add.
///
/// `duplication` is the share of each smaller audience that the largest has reached already, 0 to 1.
pub fn combine_channels<T: Real>(reaches: &[T], duplication: T) -> T {
    let mut largest = T::zero();
    let mut sum = T::zero();
    for &reach in reaches {
        largest = largest.most(reach);
        sum = sum + reach;
    }
    largest + (T::one() - duplication) * (sum - largest)
}
