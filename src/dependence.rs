//! How the errors of the inputs hang together, once results of an earlier period are known: a Gaussian copula of low
//! rank. Given many clicks, either the visibility was high or the click rate was, not both.
//!
//! With independent standard normals x the scores of the inputs are L x, each divided by its standard deviation, where
//! L = I - W W^T. The columns of W are kept here, in whole steps so that a link gives the same digits as the page it came
//! from.

use crate::parameters::ParameterId;
use nalgebra::{Matrix4, Vector4};

/// Most columns of W: one for each kind of result that may be known.
pub const RANK: usize = 4;
/// Most characters of the text.
pub const TEXT_TOP: usize = 120;

/// Bits of a step after the point: an entry is a whole number of 2^-11.
const FRACTION_BITS: u32 = 11;
/// Steps in one.
const STEPS: f64 = (1 << FRACTION_BITS) as f64;
/// Bits of a letter, of the number that names an input (its dimension in the draws), and of the two in front.
const LETTER_BITS: u32 = 6;
const NAME_BITS: u32 = 7;
const RANK_BITS: u32 = 2;
const WIDTH_BITS: u32 = 4;
/// Letters that an address need not escape.
const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
/// L must be invertible: no combination of inputs is known more exactly than this share of what it was.
const LEAST_LEFT: f64 = 1e-3;

/// The columns of W, by input: none of them is not 0 where inputs are independent.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Dependence {
    /// By place in the table.
    entries: [[i16; RANK]; ParameterId::ALL.len()],
}

impl Default for Dependence {
    fn default() -> Self {
        Dependence { entries: [[0; RANK]; ParameterId::ALL.len()] }
    }
}

impl Dependence {
    /// Rounds columns of W to as many digits as the text has room for. `None` when they are not those of an L that can
    /// be inverted.
    #[must_use]
    pub fn of(entries: impl Fn(ParameterId) -> [f64; RANK]) -> Option<Dependence> {
        (2..=FRACTION_BITS).rev().find_map(|bits| {
            let step = f64::from(1_u32 << (FRACTION_BITS - bits));
            #[allow(clippy::cast_possible_truncation, reason = "below 2^11")]
            let rounded = |entry: f64| {
                let most = STEPS / step - 1.0;
                ((entry * STEPS / step).round().clamp(-most, most) * step) as i16
            };
            let mut found = Dependence::default();
            for &id in ParameterId::ALL {
                found.set(id, entries(id).map(rounded));
            }
            (found.is_invertible() && found.text().len() <= TEXT_TOP).then_some(found)
        })
    }

    fn get(&self, id: ParameterId) -> [i16; RANK] {
        self.entries.get(id.index()).copied().unwrap_or_default()
    }

    fn set(&mut self, id: ParameterId, row: [i16; RANK]) {
        self.entries.iter_mut().skip(id.index()).take(1).for_each(|entries| *entries = row);
    }

    /// Whether inputs are independent.
    #[must_use]
    pub fn is_none(&self) -> bool {
        self.members().next().is_none()
    }

    /// The inputs that depend on others, in the order of the table.
    pub fn members(&self) -> impl Iterator<Item = ParameterId> {
        ParameterId::ALL.iter().copied().filter(|&id| self.get(id) != [0; RANK])
    }

    /// The row of W that belongs to an input.
    #[must_use]
    pub fn row(&self, id: ParameterId) -> Vector4<f64> {
        Vector4::from(self.get(id).map(|entry| f64::from(entry) / STEPS))
    }

    /// W^T W.
    pub(crate) fn gram(&self) -> Matrix4<f64> {
        self.members().map(|id| self.row(id)).map(|row| row * row.transpose()).sum()
    }

    /// Whether I - W^T W is positive definite with something to spare, so that L has an inverse.
    #[must_use]
    pub fn is_invertible(&self) -> bool {
        (Matrix4::identity() * (1.0 - LEAST_LEFT) - self.gram()).cholesky().is_some()
    }

    /// As letters for addresses and JSON; empty where inputs are independent.
    ///
    /// Bits, six to a letter: rank - 1, bits of an entry - 1, then for each input its dimension and its entries.
    #[must_use]
    pub fn text(&self) -> String {
        let entries = || self.members().flat_map(|id| self.get(id));
        if self.is_none() {
            return String::new();
        }
        let common = entries().filter(|&entry| entry != 0).map(i16::trailing_zeros).min().unwrap_or(0);
        let width = FRACTION_BITS + 1 - common;
        let rank = (1..=RANK).rev().find(|rank| self.column_used(rank - 1)).unwrap_or(1);
        let mut bits = Bits::default();
        bits.push(rank - 1, RANK_BITS);
        bits.push(width as usize - 1, WIDTH_BITS);
        let mut members: Vec<ParameterId> = self.members().collect();
        members.sort_by_key(|id| id.row().dimension);
        for id in members {
            bits.push(id.row().dimension, NAME_BITS);
            for entry in self.get(id).iter().take(rank) {
                #[allow(clippy::cast_sign_loss, reason = "two's complement, cut to its width")]
                bits.push((entry >> common) as usize & ((1 << width) - 1), width);
            }
        }
        // Whatever takes marks off the end of a link takes none of these: the last letter is not `_`.
        bits.push(0, 1);
        bits.text()
    }

    fn column_used(&self, column: usize) -> bool {
        self.members().any(|id| self.get(id).get(column).is_some_and(|&entry| entry != 0))
    }

    /// Reads what [`Dependence::text`] wrote. `None` when it is anything else. Whoever reads letters from outside must still
    /// ask whether it [is invertible](Dependence::is_invertible).
    #[must_use]
    pub fn parse(text: &str) -> Option<Dependence> {
        let mut read = Dependence::default();
        if text.is_empty() {
            return Some(read);
        }
        let mut bits = Bits::of(text)?;
        let rank = bits.take(RANK_BITS)? + 1;
        #[allow(clippy::cast_possible_truncation, reason = "four bits")]
        let width = bits.take(WIDTH_BITS)? as u32 + 1;
        let common = (FRACTION_BITS + 1).checked_sub(width)?;
        while let Some(dimension) = bits.take(NAME_BITS) {
            let mut entries = [0; RANK];
            for entry in entries.iter_mut().take(rank) {
                #[allow(clippy::cast_possible_truncation, clippy::cast_possible_wrap, reason = "twelve bits")]
                let raw = (bits.take(width)? << (i16::BITS - width)) as u16 as i16;
                // The sign comes down from the top.
                *entry = raw >> (i16::BITS - width) << common;
            }
            let id = *ParameterId::ALL.iter().find(|id| id.row().dimension == dimension)?;
            if read.get(id) != [0; RANK] {
                return None;
            }
            read.set(id, entries);
        }
        (text.len() <= TEXT_TOP).then_some(read)
    }
}

/// A row of bits, the first in the highest place of the first letter.
#[derive(Default)]
struct Bits {
    bits: Vec<bool>,
    read: usize,
}

impl Bits {
    fn of(text: &str) -> Option<Bits> {
        let mut bits = Bits::default();
        for letter in text.bytes() {
            bits.push(LETTERS.iter().position(|known| *known == letter)?, LETTER_BITS);
        }
        Some(bits)
    }

    fn push(&mut self, number: usize, width: u32) {
        self.bits.extend((0..width).rev().map(|place| number >> place & 1 == 1));
    }

    fn take(&mut self, width: u32) -> Option<usize> {
        let end = self.read + width as usize;
        let taken = self.bits.get(self.read..end)?;
        self.read = end;
        Some(taken.iter().fold(0, |number, &bit| number << 1 | usize::from(bit)))
    }

    fn text(&self) -> String {
        let letter = |bits: &[bool]| {
            let number = (0..LETTER_BITS as usize)
                .fold(0, |number, place| number << 1 | usize::from(bits.get(place).copied().unwrap_or_default()));
            char::from(LETTERS.get(number).copied().unwrap_or(b'A'))
        };
        self.bits.chunks(LETTER_BITS as usize).map(letter).collect()
    }
}
