//! Eight draws side by side, in single precision.
//!
//! On wasm these are two `simd128` vectors, on x86-64 two SSE ones; without either the same operations run one lane
//! after the other and give the same digits. Fused multiply-add is never used: not every machine has it. The
//! polynomials interpolate at Chebyshev nodes and have no more terms than single precision needs; stated errors are
//! measured over every exponent in `tests/it/lanes.rs`.

use super::Real;
use core::ops::{Add, BitAnd, Div, Mul, Neg, Not, Sub};
use wide::{f32x8, i32x8};

/// Draws in one [`Lanes`].
pub const LANES: usize = 8;

/// Eight numbers in single precision (24 bits: a relative error of 6e-8 an operation).
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Lanes(f32x8);

/// One truth for each lane.
#[derive(Clone, Copy, Debug)]
pub struct Mask(f32x8);

impl From<[f32; LANES]> for Lanes {
    fn from(lanes: [f32; LANES]) -> Self {
        Lanes(f32x8::from(lanes))
    }
}

impl From<Lanes> for [f32; LANES] {
    fn from(lanes: Lanes) -> Self {
        lanes.0.to_array()
    }
}

macro_rules! operator {
    ($($trait:ident $method:ident),*) => {$(
        impl $trait for Lanes {
            type Output = Lanes;
            #[inline(always)]
            fn $method(self, other: Lanes) -> Lanes {
                Lanes($trait::$method(self.0, other.0))
            }
        }
    )*};
}

operator!(Add add, Sub sub, Mul mul, Div div);

impl Neg for Lanes {
    type Output = Lanes;
    #[inline(always)]
    fn neg(self) -> Lanes {
        Lanes(-self.0)
    }
}

impl BitAnd for Mask {
    type Output = Mask;
    #[inline(always)]
    fn bitand(self, other: Mask) -> Mask {
        Mask(self.0 & other.0)
    }
}

impl Not for Mask {
    type Output = Mask;
    #[inline(always)]
    fn not(self) -> Mask {
        Mask(!self.0)
    }
}

/// ln 2, split so that multiples of the first part up to 2^7 are exact.
const LN_2_HIGH: f32 = 0.693_359_4;
const LN_2_LOW: f32 = -2.121_944_4e-4;
/// Bits of 1 and of the square root of 1/2.
const ONE_BITS: i32 = 0x3f80_0000;
const SQRT_HALF_BITS: i32 = 0x3f35_04f3;
/// Added and taken away again, it rounds a small number to the nearest whole one.
const ROUNDER: f32 = 12_582_912.0;

#[inline(always)]
fn constant(value: f32) -> f32x8 {
    f32x8::splat(value)
}

/// Evaluates a polynomial, highest power first.
#[inline(always)]
fn polynomial<const N: usize>(x: f32x8, coefficients: [f32; N]) -> f32x8 {
    let mut highest_first = coefficients.into_iter().map(constant);
    let first = highest_first.next().unwrap_or(constant(0.0));
    highest_first.fold(first, |sum, coefficient| sum * x + coefficient)
}

/// A small whole number as a float, by way of one whose last place is 1.
#[inline(always)]
fn whole(number: i32x8) -> f32x8 {
    let bits: f32x8 = bytemuck::cast(number + i32x8::splat(bytemuck::cast(ROUNDER)));
    bits - constant(ROUNDER)
}

/// e^x - 1 as (2^k, e^r - 1) with x = k ln 2 + r and |r| <= ln 2 / 2. `x` is cut to where 2^k stays a normal number.
#[inline(always)]
fn reduced_exp_m1(x: f32x8) -> (f32x8, f32x8) {
    let x = x.fast_max(constant(-87.0)).fast_min(constant(88.0));
    let rounded = x * constant(core::f32::consts::LOG2_E) + constant(ROUNDER);
    let k = rounded - constant(ROUNDER);
    let r = (x - k * constant(LN_2_HIGH)) - k * constant(LN_2_LOW);
    let tail = polynomial(r, [1.392_618_2e-3, 8.363_178e-3, 4.166_655_5e-2, 1.666_657_7e-1, 0.5]);
    // The last bits of `rounded` are k; what stands above them leaves by the shift.
    let bits: i32x8 = bytemuck::cast(rounded);
    let scale = bytemuck::cast((bits << 23) + i32x8::splat(ONE_BITS));
    (scale, tail * (r * r) + r)
}

/// (k, f, 2^-k) for a positive normal number 2^k (1 + f), 1 + f between sqrt(1/2) and sqrt(2), so that numbers near 1 have
/// k = 0 and keep their digits.
#[inline(always)]
fn split(x: f32x8) -> (f32x8, f32x8, f32x8) {
    let bits: i32x8 = bytemuck::cast(x);
    let exponent = (bits - i32x8::splat(SQRT_HALF_BITS)) >> 23;
    let shift = exponent << 23;
    let mantissa: f32x8 = bytemuck::cast(bits - shift);
    let scale: f32x8 = bytemuck::cast(i32x8::splat(ONE_BITS) - shift);
    (whole(exponent), mantissa - constant(1.0), scale)
}

/// k ln 2 + ln(1 + f), from the series of artanh(f / (2 + f)).
#[inline(always)]
fn log_of(k: f32x8, f: f32x8) -> f32x8 {
    let s = f / (constant(2.0) + f);
    let square = s * s;
    let tail = square * polynomial(square, [2.958_04e-1, 3.998_877e-1, 6.666_668_5e-1]);
    let half = constant(0.5) * f * f;
    (f - (half - (s * (half + tail) + k * constant(LN_2_LOW)))) + k * constant(LN_2_HIGH)
}

impl Real for Lanes {
    type Mask = Mask;

    const SHARE_TOP: f64 = 1.0 - 1.2e-7;
    const EXPONENT_TOP: f64 = 80.0;
    const CONVERGED: f64 = 1e-5;

    #[inline(always)]
    #[allow(clippy::cast_possible_truncation, reason = "rounding to single precision is the point")]
    fn of(value: f64) -> Lanes {
        Lanes(constant(value as f32))
    }

    #[inline]
    fn exp_m1(self) -> Lanes {
        let (scale, small) = reduced_exp_m1(self.0);
        Lanes(scale * small + (scale - constant(1.0)))
    }

    #[inline]
    fn exp(self) -> Lanes {
        let (scale, small) = reduced_exp_m1(self.0);
        Lanes(scale * small + scale)
    }

    #[inline]
    fn exp_and_exp_m1(self) -> (Lanes, Lanes) {
        let (scale, small) = reduced_exp_m1(self.0);
        let grown = scale * small;
        (Lanes(grown + scale), Lanes(grown + (scale - constant(1.0))))
    }

    #[inline]
    fn ln(self) -> Lanes {
        let (k, f, _) = split(self.0);
        Lanes(log_of(k, f))
    }

    /// Kahan's correction: what rounding took from 1 + x is put back into the fraction.
    #[inline]
    fn ln_1p(self) -> Lanes {
        let sum = self.0 + constant(1.0);
        let lost = self.0 - (sum - constant(1.0));
        let (k, f, scale) = split(sum);
        Lanes(log_of(k, f + lost * scale))
    }

    /// One instruction, whose operands the two families name in opposite order.
    #[inline(always)]
    fn least(self, other: Lanes) -> Lanes {
        Lanes(if cfg!(target_feature = "simd128") { self.0.fast_min(other.0) } else { other.0.fast_min(self.0) })
    }

    #[inline(always)]
    fn most(self, other: Lanes) -> Lanes {
        Lanes(if cfg!(target_feature = "simd128") { self.0.fast_max(other.0) } else { other.0.fast_max(self.0) })
    }

    #[inline(always)]
    fn below(self, other: Lanes) -> Mask {
        Mask(self.0.simd_lt(other.0))
    }

    #[inline(always)]
    fn select(mask: Mask, yes: Lanes, no: Lanes) -> Lanes {
        Lanes(mask.0.bitselect(yes.0, no.0))
    }

    #[inline(always)]
    fn all(mask: Mask) -> bool {
        mask.0.all()
    }

    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "float casts saturate, NaN gives 0")]
    fn count(self) -> u32 {
        self.0.to_array().into_iter().fold(0.0, f32::max) as u32
    }
}
