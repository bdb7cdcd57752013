//! A block of draws side by side, in single precision.
//!
//! Four share a vector: `simd128` on wasm, SSE on x86-64. Where there is neither, the same operations run one after the
//! other and give the same digits. Fused multiply-add is never used: not every machine has it.

mod powers;

use super::{Number, Real};
use core::array;
use core::fmt::Debug;
use core::ops::{Add, BitAnd, Div, Mul, Neg, Not, Sub};
use wide::f32x4;

/// Numbers in one vector.
type Part = f32x4;
const PART: usize = 4;
/// Vectors in one block: enough that a processor always finds some that do not wait for each other.
const PARTS: usize = 4;
/// Draws in one [`Lanes`].
pub const LANES: usize = PARTS * PART;

/// Numbers in single precision (24 bits: a relative error of 6e-8 an operation), [`LANES`] of them.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Lanes([Part; PARTS]);

/// One truth for each lane.
#[derive(Clone, Copy, Debug)]
pub struct Mask([Part; PARTS]);

impl From<[f32; LANES]> for Lanes {
    fn from(lanes: [f32; LANES]) -> Self {
        Lanes(bytemuck::cast(lanes))
    }
}

impl From<Lanes> for [f32; LANES] {
    fn from(lanes: Lanes) -> Self {
        bytemuck::cast(lanes.0)
    }
}

impl Lanes {
    /// One lane in all of them.
    pub(crate) fn broadcast(self, lane: usize) -> Lanes {
        let lanes = <[f32; LANES]>::from(self);
        Lanes([Part::splat(lanes.get(lane).copied().unwrap_or_default()); PARTS])
    }

    /// 2^x of each: its exponents are cut to -126 and 115.
    pub fn exp2(several: &mut [Lanes]) {
        powers::exp2(several);
    }

    /// So many of the numbers as there are lanes; the last one again where there are fewer.
    #[allow(clippy::cast_possible_truncation, reason = "rounding to single precision is the point")]
    pub(crate) fn padded(numbers: &[f64]) -> Lanes {
        let last = numbers.last().copied().unwrap_or_default();
        Lanes::from(array::from_fn(|lane| numbers.get(lane).copied().unwrap_or(last) as f32))
    }
}

/// Applies an operation to the parts of two blocks.
#[inline(always)]
fn zip(mut left: [Part; PARTS], right: &[Part; PARTS], operation: impl Fn(Part, Part) -> Part) -> [Part; PARTS] {
    for (left, right) in left.iter_mut().zip(right) {
        *left = operation(*left, *right);
    }
    left
}

macro_rules! operator {
    ($($trait:ident $method:ident),*) => {$(
        impl $trait for Lanes {
            type Output = Lanes;
            #[inline(always)]
            fn $method(self, other: Lanes) -> Lanes {
                Lanes(zip(self.0, &other.0, $trait::$method))
            }
        }
    )*};
}

operator!(Add add, Sub sub, Mul mul, Div div);

impl Neg for Lanes {
    type Output = Lanes;
    #[inline(always)]
    fn neg(self) -> Lanes {
        Lanes(self.0.map(|part| -part))
    }
}

impl BitAnd for Mask {
    type Output = Mask;
    #[inline(always)]
    fn bitand(self, other: Mask) -> Mask {
        Mask(zip(self.0, &other.0, |a, b| a & b))
    }
}

impl Not for Mask {
    type Output = Mask;
    #[inline(always)]
    fn not(self) -> Mask {
        Mask(self.0.map(|part| !part))
    }
}

/// One instruction each, whose operands the two families name in opposite order.
impl Number for Part {
    #[inline(always)]
    #[allow(clippy::cast_possible_truncation, reason = "rounding to single precision is the point")]
    fn of(value: f64) -> Part {
        Part::splat(value as f32)
    }

    #[inline(always)]
    fn least(self, other: Part) -> Part {
        if cfg!(target_feature = "simd128") { self.fast_min(other) } else { other.fast_min(self) }
    }

    #[inline(always)]
    fn most(self, other: Part) -> Part {
        if cfg!(target_feature = "simd128") { self.fast_max(other) } else { other.fast_max(self) }
    }
}

impl Number for Lanes {
    #[inline(always)]
    fn of(value: f64) -> Lanes {
        Lanes([Number::of(value); PARTS])
    }

    #[inline(always)]
    fn least(self, other: Lanes) -> Lanes {
        Lanes(zip(self.0, &other.0, Number::least))
    }

    #[inline(always)]
    fn most(self, other: Lanes) -> Lanes {
        Lanes(zip(self.0, &other.0, Number::most))
    }
}

impl Real for Lanes {
    type Mask = Mask;
    type Part = Part;
    type Parts<X: Copy + Debug> = [X; PARTS];

    const PARTS: usize = PARTS;
    const SHARE_TOP: f64 = 1.0 - 1.2e-7;
    const DISPERSION_LEAST: f64 = 1e-9;
    const GROWTH_TOP: f64 = 1e30;
    const NEEDS_POLISH: bool = false;

    #[inline(always)]
    #[allow(clippy::indexing_slicing, reason = "asked for one of the parts there are")]
    fn part(&self, place: usize) -> Part {
        self.0[place]
    }

    #[inline(always)]
    fn parts<X: Copy + Debug>(each: impl FnMut(usize) -> X) -> [X; PARTS] {
        array::from_fn(each)
    }

    #[inline(always)]
    #[allow(clippy::indexing_slicing, reason = "asked for one of the parts there are")]
    fn part_mut(&mut self, place: usize) -> &mut Part {
        &mut self.0[place]
    }

    #[inline(always)]
    fn exp(mut self) -> Lanes {
        powers::exp(&mut self);
        self
    }

    #[inline(always)]
    fn exp_m1(mut self) -> Lanes {
        powers::exp_m1(&mut self);
        self
    }

    #[inline(always)]
    fn ln_1p(mut self) -> Lanes {
        powers::ln_1p(&mut self);
        self
    }

    #[inline(always)]
    fn compound_losses<const N: usize>(x: &mut [Lanes; N], power: &Lanes) {
        powers::compound_losses(x, power);
    }

    #[inline(always)]
    fn compounds_and_losses<const N: usize>(
        x: &[Lanes; N],
        power: &Lanes,
        compounds: &mut [Lanes; N],
        losses: &mut [Lanes; N],
    ) {
        powers::compounds_and_losses(x, power, compounds, losses);
    }

    #[inline(always)]
    fn below(self, other: Lanes) -> Mask {
        Mask(zip(self.0, &other.0, |a, b| a.simd_lt(b)))
    }

    #[inline(always)]
    fn select(mask: Mask, yes: Lanes, no: Lanes) -> Lanes {
        let mut chosen = mask.0;
        for ((chosen, yes), no) in chosen.iter_mut().zip(&yes.0).zip(&no.0) {
            *chosen = chosen.bitselect(*yes, *no);
        }
        Lanes(chosen)
    }

    #[inline(always)]
    fn all(mask: Mask) -> bool {
        let [first, rest @ ..] = mask.0;
        rest.into_iter().fold(first, |all, part| all & part).all()
    }

    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "float casts saturate, NaN gives 0")]
    fn count(self) -> u32 {
        <[f32; LANES]>::from(self).into_iter().fold(0.0, f32::max) as u32
    }
}
