//! Eight draws side by side, in single precision.
//!
//! On wasm these are two `simd128` vectors, on x86-64 two SSE ones; without either the same operations run one lane
//! after the other and give the same digits. Fused multiply-add is never used: not every machine has it. The
//! polynomials are those of Cephes (Moshier); stated errors are measured over every exponent in `tests/it/lanes.rs`.

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
/// Added and taken away again, it rounds a small number to the nearest whole one.
const ROUNDER: f32 = 12_582_912.0;

#[inline(always)]
fn constant(value: f32) -> f32x8 {
    f32x8::splat(value)
}

/// Evaluates a polynomial, highest power first.
#[inline(always)]
fn polynomial(x: f32x8, coefficients: &[f32]) -> f32x8 {
    let mut sum = constant(0.0);
    for &coefficient in coefficients {
        sum = sum * x + constant(coefficient);
    }
    sum
}

/// 2^k for whole k from -126 to 127.
#[inline(always)]
fn power_of_two(k: f32x8) -> f32x8 {
    let bits: i32x8 = bytemuck::cast(k + constant(ROUNDER));
    let exponent = bits - i32x8::splat(bytemuck::cast(ROUNDER)) + i32x8::splat(127);
    bytemuck::cast(exponent << 23)
}

/// e^x - 1 as (k, e^r - 1) with x = k ln 2 + r and |r| <= ln 2 / 2. `x` is cut to where 2^k stays a normal number.
#[inline(always)]
fn reduced_exp_m1(x: f32x8) -> (f32x8, f32x8) {
    let low = constant(-87.0);
    let high = constant(88.0);
    let x = x.simd_lt(low).bitselect(low, x);
    let x = high.simd_lt(x).bitselect(high, x);
    let k = (x * constant(core::f32::consts::LOG2_E) + constant(ROUNDER)) - constant(ROUNDER);
    let r = (x - k * constant(LN_2_HIGH)) - k * constant(LN_2_LOW);
    let square = r * r;
    let tail = polynomial(r, &[1.987_569_1e-4, 1.398_199_9e-3, 8.333_452e-3, 4.166_579_6e-2, 1.666_666_5e-1, 0.5]);
    (k, tail * square + r)
}

/// ln(m 2^k) for the parts of a positive normal number, m around 1.
#[inline(always)]
fn log_normal(x: f32x8) -> f32x8 {
    let bits: i32x8 = bytemuck::cast(x);
    // Mantissas run from sqrt(1/2) to sqrt(2), so that numbers near 1 have exponent 0 and keep their digits.
    let shifted = bits - i32x8::splat(0x3f35_04f3);
    let exponent = shifted >> 23;
    let mantissa: f32x8 = bytemuck::cast(bits - (exponent << 23));
    let k = f32x8::from_i32x8(exponent);
    let m = mantissa - constant(1.0);
    let square = m * m;
    let tail = polynomial(
        m,
        &[
            7.037_683_6e-2,
            -1.151_461e-1,
            1.167_699_9e-1,
            -1.242_014_1e-1,
            1.424_932_3e-1,
            -1.666_805_7e-1,
            2.000_071_5e-1,
            -2.499_999_4e-1,
            3.333_333e-1,
        ],
    );
    let tail = tail * m * square + k * constant(LN_2_LOW) - constant(0.5) * square;
    (m + tail) + k * constant(LN_2_HIGH)
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
        let (k, small) = reduced_exp_m1(self.0);
        let scale = power_of_two(k);
        Lanes(scale * small + (scale - constant(1.0)))
    }

    #[inline]
    fn exp(self) -> Lanes {
        let (k, small) = reduced_exp_m1(self.0);
        let scale = power_of_two(k);
        Lanes(scale * small + scale)
    }

    #[inline]
    fn ln(self) -> Lanes {
        Lanes(log_normal(self.0))
    }

    /// Kahan's correction: what rounding took from 1 + x is put back, divided by 1 + x.
    #[inline]
    fn ln_1p(self) -> Lanes {
        let sum = self.0 + constant(1.0);
        let lost = self.0 - (sum - constant(1.0));
        Lanes(log_normal(sum) + lost / sum)
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
