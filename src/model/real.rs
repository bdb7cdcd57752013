//! The number the equations are written in: one `f64`, or [`Lanes`](super::Lanes) of several draws at a time.
//!
//! Every equation stands once, generic over [`Real`]. Transcendentals never come from the platform: `f64` uses the
//! `libm` crate, lanes use polynomials made of additions and multiplications only, so that the digits are the same on
//! every machine and in every browser.

use super::Number;
use core::fmt::Debug;
use core::hint::black_box;
use core::ops::{BitAnd, Index, IndexMut, Not};

/// A number, or several side by side, with the functions the model needs.
pub trait Real: Number + PartialEq {
    /// Answer of a comparison: one truth, or one for each lane.
    type Mask: Copy + Debug + BitAnd<Output = Self::Mask> + Not<Output = Self::Mask>;

    /// What a processor works on at a time: the number itself, or a few of the lanes.
    type Part: Number;
    /// Something for each of the parts.
    type Parts<X: Copy + Debug>: Copy + Debug + Index<usize, Output = X> + IndexMut<usize>;

    /// Largest share that is still below 1 by a useful margin; shares are cut to it before a logarithm.
    const SHARE_TOP: f64;
    /// A dispersion that gives the digits of none, and leaves room for the arithmetic around it.
    const DISPERSION_LEAST: f64;
    /// Growth to which a pressure is cut before it is multiplied with a number of people.
    const GROWTH_TOP: f64;
    /// Whether seven digits of a root are too few.
    const NEEDS_POLISH: bool;

    /// How many parts there are.
    const PARTS: usize;
    /// One of the parts, counted from 0.
    fn part(&self, place: usize) -> Self::Part;
    /// The same one, to be changed.
    fn part_mut(&mut self, place: usize) -> &mut Self::Part;
    /// Works something out for each of the parts.
    fn parts<X: Copy + Debug>(each: impl FnMut(usize) -> X) -> Self::Parts<X>;
    /// e^x - 1, accurate near 0.
    fn exp_m1(self) -> Self;
    /// ln(1 + x), accurate near 0.
    fn ln_1p(self) -> Self;
    /// e^x.
    fn exp(self) -> Self;
    /// 1 - (1 + x)^power for each x > -1, accurate near 0. Cut where it would overflow. Several at a time, because a
    /// processor that waits for one of them can work on another.
    fn compound_losses<const N: usize>(x: &mut [Self; N], power: &Self);
    /// (1 + x)^power and 1 - (1 + x)^power for each x, both as accurate as they are alone.
    fn compounds_and_losses<const N: usize>(
        x: &[Self; N],
        power: &Self,
        compounds: &mut [Self; N],
        losses: &mut [Self; N],
    );
    /// Whether it is below `other`. False for NaN.
    fn below(self, other: Self) -> Self::Mask;
    /// `yes` where the mask holds, `no` elsewhere.
    fn select(mask: Self::Mask, yes: Self, no: Self) -> Self;
    /// Whether the mask holds in every lane.
    fn all(mask: Self::Mask) -> bool;
    /// The largest lane as a count, at least 0: for quantities that are the same in every lane.
    fn count(self) -> u32;

    /// Evaluates only the branch that some lane needs, and picks lane by lane when both are needed.
    fn choose(mask: Self::Mask, yes: impl FnOnce() -> Self, no: impl FnOnce() -> Self) -> Self {
        if Self::all(mask) {
            yes()
        } else if Self::all(!mask) {
            no()
        } else {
            Self::select(mask, yes(), no())
        }
    }

    /// Whether every lane is zero or less.
    fn is_nothing(self) -> bool {
        Self::all(!Self::zero().below(self))
    }

    /// Quotient where the divisor is positive; infinite elsewhere, which callers report as absent.
    #[must_use]
    fn per(self, divisor: Self) -> Self {
        let positive = Self::zero().below(divisor);
        Self::select(positive, self / Self::select(positive, divisor, Self::one()), Self::of(f64::INFINITY))
    }

    /// Quotient where the divisor is positive; 0 elsewhere.
    #[must_use]
    fn per_or_zero(self, divisor: Self) -> Self {
        let positive = Self::zero().below(divisor);
        Self::select(positive, self / Self::select(positive, divisor, Self::one()), Self::zero())
    }
}

/// Works out several numbers part after part, so that whatever lies between stays in registers.
///
/// How many parts there are is hidden from the compiler: it would write them one after the other and mix them, and a
/// processor would have to set aside most of the numbers.
#[inline(always)]
pub(super) fn whole<T: Real, const N: usize>(mut each: impl FnMut(usize) -> [T::Part; N]) -> [T; N] {
    let mut numbers = [T::zero(); N];
    for place in 0..black_box(T::PARTS).min(T::PARTS) {
        set_part(&mut numbers, place, each(place));
    }
    numbers
}

/// One part of several numbers.
#[inline(always)]
pub(super) fn part<T: Real, const N: usize>(numbers: &[T; N], place: usize) -> [T::Part; N] {
    numbers.each_ref().map(|number| number.part(place))
}

/// Sets one part of several numbers.
#[inline(always)]
pub(super) fn set_part<T: Real, const N: usize>(numbers: &mut [T; N], place: usize, parts: [T::Part; N]) {
    for (number, part) in numbers.iter_mut().zip(parts) {
        *number.part_mut(place) = part;
    }
}

/// ln (1 + x)^power, cut where the power would overflow.
fn exponent(x: f64, power: f64) -> f64 {
    (power * libm::log1p(x)).min(700.0)
}

impl Real for f64 {
    type Mask = bool;
    type Part = f64;
    type Parts<X: Copy + Debug> = [X; 1];

    const PARTS: usize = 1;

    const SHARE_TOP: f64 = 1.0 - 1e-15;
    const DISPERSION_LEAST: f64 = 1e-100;
    const GROWTH_TOP: f64 = 1e300;
    const NEEDS_POLISH: bool = true;

    fn part(&self, _: usize) -> f64 {
        *self
    }

    fn part_mut(&mut self, _: usize) -> &mut f64 {
        self
    }

    fn parts<X: Copy + Debug>(each: impl FnMut(usize) -> X) -> [X; 1] {
        core::array::from_fn(each)
    }

    fn exp_m1(self) -> f64 {
        libm::expm1(self)
    }

    fn ln_1p(self) -> f64 {
        libm::log1p(self)
    }

    fn exp(self) -> f64 {
        libm::exp(self)
    }

    fn compound_losses<const N: usize>(x: &mut [f64; N], power: &f64) {
        *x = x.map(|x| 0.0 - libm::expm1(exponent(x, *power)));
    }

    fn compounds_and_losses<const N: usize>(
        x: &[f64; N],
        power: &f64,
        compounds: &mut [f64; N],
        losses: &mut [f64; N],
    ) {
        let exponents = x.map(|x| exponent(x, *power));
        *compounds = exponents.map(libm::exp);
        *losses = exponents.map(|exponent| 0.0 - libm::expm1(exponent));
    }

    fn below(self, other: f64) -> bool {
        self < other
    }

    fn select(mask: bool, yes: f64, no: f64) -> f64 {
        if mask { yes } else { no }
    }

    fn all(mask: bool) -> bool {
        mask
    }

    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "float casts saturate, NaN gives 0")]
    fn count(self) -> u32 {
        self as u32
    }
}
