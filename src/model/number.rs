//! Arithmetic of what a processor works on at a time: one `f64`, or a vector of a few draws.

use core::fmt::Debug;
use core::ops::{Add, Div, Mul, Neg, Sub};

/// Arithmetic that needs neither a comparison nor a transcendental function.
pub trait Number:
    Copy + Debug + Add<Output = Self> + Sub<Output = Self> + Mul<Output = Self> + Div<Output = Self> + Neg<Output = Self>
{
    /// The number `value`, in every lane.
    fn of(value: f64) -> Self;
    /// The smaller of the two.
    #[must_use]
    fn least(self, other: Self) -> Self;
    /// The larger of the two.
    #[must_use]
    fn most(self, other: Self) -> Self;

    /// 0.
    #[must_use]
    fn zero() -> Self {
        Self::of(0.0)
    }

    /// 1.
    #[must_use]
    fn one() -> Self {
        Self::of(1.0)
    }
}

impl Number for f64 {
    fn of(value: f64) -> f64 {
        value
    }

    fn least(self, other: f64) -> f64 {
        if other < self { other } else { self }
    }

    fn most(self, other: f64) -> f64 {
        if self < other { other } else { self }
    }
}
