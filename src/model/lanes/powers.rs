//! Logarithms and powers of a whole block of lanes.
//!
//! Everything is done in base 2, where the whole part of a logarithm is the exponent of a float and nothing has to be
//! multiplied with ln 2 on the way from a logarithm to a power of it.
//!
//! The functions are written for V8. It evaluates an expression depth first, so that a processor would wait for one long
//! chain of dependent operations after the other: a power is therefore taken in two stages, logarithms first, which meet
//! in memory, and of several blocks at a time. For the same reason none is inlined.
//!
//! The polynomials interpolate at Chebyshev nodes and have the terms that the eye needs: relative errors stay below 1e-6;
//! that of a power (1 + x)^p grows by 3e-7 with each unit of its logarithm. They are measured in `tests/it/lanes.rs`.

use super::{Lanes, Part};
use core::f32::consts::{FRAC_1_SQRT_2, LN_2, LOG2_E};
use core::hint::black_box;
use wide::i32x4;

/// What the functions below are made of.
struct Constants {
    /// (2 / ln 2) artanh(s) / s, in s^2, for |s| up to (sqrt 2 - 1) / (sqrt 2 + 1); highest power first.
    log2: [f32; 3],
    /// (2^r - 1) / r for |r| up to 1/2; highest power first.
    exp2: [f32; 5],
    one: f32,
    sqrt_half: f32,
    ln_2: f32,
    /// ln 2, split so that multiples of the first part up to 2^7 are exact.
    ln_2_high: f32,
    ln_2_low: f32,
    log2_e: f32,
    /// Added and taken away again, it rounds a small number to the nearest whole one, which its last bits then hold.
    rounder: f32,
    /// 1/2, 1/3, 1/4, 1/5, and what they are small enough for.
    shares: [f32; 4],
    small: f32,
    /// For three terms of a logarithm.
    tiny: f32,
    /// Exponents are cut to where 2^x stays a normal number, with room for the arithmetic around it.
    lowest: f32,
    highest: f32,
    /// The same for e^x.
    lowest_of_e: f32,
    highest_of_e: f32,
}

static CONSTANTS: Constants = Constants {
    log2: [0.595_759_63, 0.961_588_9, 2.885_390_5],
    exp2: [1.338_130_2e-3, 9.666_368e-3, 5.550_381e-2, 0.240_223_5, LN_2],
    one: 1.0,
    sqrt_half: FRAC_1_SQRT_2,
    ln_2: LN_2,
    ln_2_high: 0.693_359_4,
    ln_2_low: -2.121_944_4e-4,
    log2_e: LOG2_E,
    rounder: 12_582_912.0,
    shares: [1.0 / 2.0, 1.0 / 3.0, 1.0 / 4.0, 1.0 / 5.0],
    small: 0.06,
    tiny: 0.01,
    lowest: -126.0,
    highest: 115.0,
    lowest_of_e: -87.0,
    highest_of_e: 88.0,
};

/// The constants, as if nobody knew them: a vector constant costs V8 three instructions wherever it is used, while one
/// that was read from memory stays in a register for a whole loop.
fn constants() -> &'static Constants {
    black_box(&CONSTANTS)
}

#[inline(always)]
fn all(value: f32) -> Part {
    Part::splat(value)
}

#[inline(always)]
fn bits(value: f32) -> i32x4 {
    bytemuck::cast(all(value))
}

/// log2(1 + x) times `power`, accurate near 0, for x up to 2^126: 1 + x is 2^k (1 + f) with 1 + f between sqrt(1/2) and
/// sqrt(2), and s = f / (2 + f). The fraction is put together from x itself, so that nothing is lost in 1 + x.
#[inline(always)]
fn log2_1p_times(x: Part, power: Part, of: &Constants) -> Part {
    let sum: i32x4 = bytemuck::cast(x + all(of.one));
    let exponent: i32x4 = (sum - bits(of.sqrt_half)) >> 23;
    let scale: Part = bytemuck::cast(bits(of.one) - (exponent << 23));
    let scaled = x * scale;
    let s = (scaled + (scale - all(of.one))) / (scaled + (scale + all(of.one)));
    (s * polynomial(s * s, &of.log2) + exponent.round_float()) * power
}

/// Evaluates a polynomial, highest power first.
#[inline(always)]
fn polynomial<const N: usize>(x: Part, coefficients: &[f32; N]) -> Part {
    let mut highest_first = coefficients.iter().copied().map(all);
    let first = highest_first.next().unwrap_or_default();
    highest_first.fold(first, |sum, coefficient| sum * x + coefficient)
}

/// 2^(k + r) as (2^k, 2^(k + r) - 2^k), for |r| up to 1/2; `rounded` is k + the rounder.
#[inline(always)]
fn power(rounded: Part, r: Part, of: &Constants) -> (Part, Part) {
    // The last bits of `rounded` are k; what stands above them leaves by the shift.
    let k: i32x4 = bytemuck::cast(rounded);
    let scale: Part = bytemuck::cast((k << 23) + bits(of.one));
    (scale, (scale * r) * polynomial(r, &of.exp2))
}

/// 2^x in the two parts of [`power`].
#[inline(always)]
fn exp2_of(x: Part, of: &Constants) -> (Part, Part) {
    let x = x.fast_max(all(of.lowest)).fast_min(all(of.highest));
    let rounded = x + all(of.rounder);
    power(rounded, x - (rounded - all(of.rounder)), of)
}

/// e^x in the same two parts.
#[inline(always)]
fn exp_of(x: Part, of: &Constants) -> (Part, Part) {
    let x = x.fast_max(all(of.lowest_of_e)).fast_min(all(of.highest_of_e));
    let rounded = x * all(of.log2_e) + all(of.rounder);
    let k = rounded - all(of.rounder);
    let r = ((x - k * all(of.ln_2_high)) - k * all(of.ln_2_low)) * all(of.log2_e);
    power(rounded, r, of)
}

/// 2^x.
#[inline(never)]
pub(super) fn exp2(several: &mut [Lanes]) {
    let of = constants();
    for part in several.iter_mut().flat_map(|lanes| &mut lanes.0) {
        let (scale, rest) = exp2_of(*part, of);
        *part = scale + rest;
    }
}

/// e^x.
#[inline(never)]
pub(super) fn exp(lanes: &mut Lanes) {
    let of = constants();
    for part in &mut lanes.0 {
        let (scale, rest) = exp_of(*part, of);
        *part = scale + rest;
    }
}

/// e^x - 1.
#[inline(never)]
pub(super) fn exp_m1(lanes: &mut Lanes) {
    let of = constants();
    for part in &mut lanes.0 {
        let (scale, rest) = exp_of(*part, of);
        *part = rest + (scale - all(of.one));
    }
}

/// ln(1 + x).
#[inline(never)]
pub(super) fn ln_1p(lanes: &mut Lanes) {
    let of = constants();
    for part in &mut lanes.0 {
        *part = log2_1p_times(*part, all(of.ln_2), of);
    }
}

/// 1 - (1 + x)^power.
#[inline(never)]
pub(super) fn compound_losses(several: &mut [Lanes], power: &Lanes) {
    let of = constants();
    let mut done = 0_u32;
    for (place, lanes) in several.iter_mut().enumerate() {
        if near_nothing(lanes, power, of) {
            done |= 1 << place;
            for (part, power) in lanes.0.iter_mut().zip(&power.0) {
                *part = all(0.0) - binomial(*part, *power, of);
            }
        } else if near_zero(lanes, of) {
            for (part, power) in lanes.0.iter_mut().zip(&power.0) {
                *part = log2_1p_series(*part, of) * *power;
            }
        } else {
            for (part, power) in lanes.0.iter_mut().zip(&power.0) {
                *part = log2_1p_times(*part, *power, of);
            }
        }
    }
    for (place, lanes) in several.iter_mut().enumerate() {
        if done & (1 << place) == 0 {
            for part in &mut lanes.0 {
                let (scale, rest) = exp2_of(*part, of);
                *part = (all(of.one) - scale) - rest;
            }
        }
    }
}

/// (1 + x)^power, and 1 less that in `losses`.
#[inline(never)]
pub(super) fn compounds_and_losses(several: &[Lanes], power: &Lanes, compounds: &mut [Lanes], losses: &mut [Lanes]) {
    let of = constants();
    for ((lanes, compounds), losses) in several.iter().zip(compounds).zip(losses) {
        if near_nothing(lanes, power, of) {
            for (((x, power), compound), loss) in lanes.0.iter().zip(&power.0).zip(&mut compounds.0).zip(&mut losses.0)
            {
                let gain = binomial(*x, *power, of);
                *compound = all(of.one) + gain;
                *loss = all(0.0) - gain;
            }
        } else {
            for ((x, power), compound) in lanes.0.iter().zip(&power.0).zip(&mut compounds.0) {
                *compound = log2_1p_times(*x, *power, of);
            }
            for (compound, loss) in compounds.0.iter_mut().zip(&mut losses.0) {
                let (scale, rest) = exp2_of(*compound, of);
                *compound = rest + scale;
                *loss = (all(of.one) - scale) - rest;
            }
        }
    }
}

/// Whether x and power x are so small in every lane that [`binomial`] will do, as most of the time for people whom little
/// reaches.
#[inline(always)]
fn near_nothing(lanes: &Lanes, power: &Lanes, of: &Constants) -> bool {
    let size = lanes.0.iter().zip(&power.0).fold(all(0.0), |size, (&x, &power)| {
        let scaled = x * power;
        size.fast_max(x.abs()).fast_max(scaled.abs())
    });
    size.simd_lt(all(of.small)).all()
}

/// Whether x is so small in every lane that [`log2_1p_series`] will do, as the share of a population that one person knows.
#[inline(always)]
fn near_zero(lanes: &Lanes, of: &Constants) -> bool {
    let size = lanes.0.iter().fold(all(0.0), |size, &x| size.fast_max(x.abs()));
    size.simd_lt(all(of.tiny)).all()
}

/// log2(1 + x) by its first three terms.
#[inline(always)]
fn log2_1p_series(x: Part, of: &Constants) -> Part {
    let [half, third, ..] = of.shares;
    x * all(of.log2_e) * (all(of.one) - x * (all(half) - x * all(third)))
}

/// (1 + x)^power - 1 by the binomial series: each factor is at most as large as the larger of x and power x, and four of
/// them leave less than its fifth power.
#[inline(always)]
fn binomial(x: Part, power: Part, of: &Constants) -> Part {
    let first = power * x;
    let [second, third, fourth, fifth] = of.shares;
    let a = first - x;
    let b = a - x;
    let c = b - x;
    let d = c - x;
    let series = all(of.one) + d * all(fifth);
    let series = all(of.one) + c * all(fourth) * series;
    let series = all(of.one) + b * all(third) * series;
    let series = all(of.one) + a * all(second) * series;
    first * series
}
