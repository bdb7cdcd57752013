//! Draws of the uncertain inputs: a scrambled Sobol sequence with a fixed seed, so that the same scenario gives the same
//! digits everywhere and a band moves smoothly when a slider does (common random numbers).

use super::coupling::{Conditional, Coupling};
use super::normal::{middle_and_deviation, normal_quantiles};
use crate::model::{LANES, Lanes, Number};
use crate::parameter::{DIMENSIONS, Distribution, Range, logit};
use crate::parameters::{Inputs, ParameterId};
use crate::scenario::Scenario;
use core::f64::consts::LOG2_E;
use core::ops;
use libm::log;
use sobol_burley::parts::{hash, owen_scramble_rev, u32_to_f32_norm};
use std::sync::OnceLock;

include!(concat!(env!("OUT_DIR"), "/directions.rs"));

/// Draws while something is being dragged.
pub const DRAWS_MOVING: usize = 1_024;
/// Draws at rest, for curves and whatever else is drawn.
pub const DRAWS_AT_REST: usize = 4_096;
/// Draws at rest of the key figures: as many as keep P10, P50 and P90 within 1% of their limits.
pub const DRAWS_OF_FIGURES: usize = DRAWS_TOP;
/// Most draws that the sequence supports.
pub const DRAWS_TOP: usize = 65_536;

/// Scrambles the sequence. It never changes: the same link gives the same digits. Its P10, P50 and P90 of reach and clicks
/// lie within 0.8% of their limits at 65,536 draws, for the defaults and a company of 5,000 (`convergence`).
const SEED: u32 = 52;
/// Normals are kept in pieces of this many draws.
const PIECE: usize = DRAWS_MOVING;
const PIECES: usize = DRAWS_TOP / PIECE;
/// Of the second, independent sample that sensitivity designs need: dimension d of the first is this + d of it.
const SECOND_SAMPLE: usize = DIMENSIONS;
const DIMENSIONS_IN_ALL: usize = 2 * DIMENSIONS;
const _: () = assert!(DIMENSIONS_IN_ALL <= sobol_burley::NUM_DIMENSIONS as usize);

/// A number of draws that the sequence is balanced for: the power of two nearest above, at least one lane block and at
/// most [`DRAWS_TOP`].
pub(crate) fn balanced(draws: usize) -> usize {
    draws.clamp(LANES, DRAWS_TOP).next_power_of_two()
}

/// Standard normals of one dimension of both samples, [`PIECE`] of them. Computed once and kept: they depend on nothing.
fn normals<I: Iterator<Item = f64>>(
    dimension: usize,
    piece: usize,
    uniforms: impl Fn(ops::Range<usize>) -> I,
) -> &'static [f32] {
    static KEPT: [[OnceLock<Box<[f32]>>; PIECES]; DIMENSIONS_IN_ALL] =
        [const { [const { OnceLock::new() }; PIECES] }; DIMENSIONS_IN_ALL];
    let Some(kept) = KEPT.get(dimension).and_then(|pieces| pieces.get(piece)) else {
        return &[];
    };
    kept.get_or_init(|| standard_normals(uniforms(piece * PIECE..(piece + 1) * PIECE)))
}

/// Draw `index` of dimension `dimension`, strictly between 0 and 1.
#[allow(clippy::cast_possible_truncation, reason = "indices and dimensions are far below 2^32")]
pub(crate) fn uniform(index: usize, dimension: usize) -> f64 {
    // The sequence has 24 bits and may give 0: the middle of its cell is used.
    f64::from(sobol_burley::sample(index as u32, dimension as u32, SEED)) + HALF_CELL
}

/// The same draws of the dimensions that the table uses, from directions of their own: the library's, of every dimension
/// that it knows, are many times as long, and a page that only draws loads none of them.
#[allow(clippy::cast_possible_truncation, reason = "indices and dimensions are far below 2^32")]
fn uniforms_of_first(indices: ops::Range<usize>, dimension: usize) -> impl Iterator<Item = f64> {
    const LANE_SALTS: [u32; 4] = [0x912f_69ba, 0x174f_18ab, 0x691e_72ca, 0xb40c_c1b8];
    let shuffle = hash(SEED ^ 0x79c6_8e4a);
    let salt = LANE_SALTS.get(dimension % 4).copied().unwrap_or_default();
    let scramble = hash((dimension as u32 >> 2) ^ SEED.wrapping_mul(0x9c8f_2d3b) ^ salt);
    let [first, second] = sums_of_directions(dimension);
    indices.map(move |index| {
        let [high, low, ..] = owen_scramble_rev((index as u32).reverse_bits(), shuffle).to_be_bytes();
        let sum = |sums: &[u16; 256], byte| sums.get(usize::from(byte)).copied().unwrap_or_default();
        let place = sum(&first, high) ^ sum(&second, low);
        f64::from(u32_to_f32_norm(owen_scramble_rev(place.into(), scramble).reverse_bits())) + HALF_CELL
    })
}

/// Sums, without carry, of the first eight directions of a dimension, and of the other eight: of those whose bits, from the
/// highest, a byte has.
fn sums_of_directions(dimension: usize) -> [[u16; 256]; 2] {
    let directions = DIRECTIONS.get(dimension).copied().unwrap_or_default();
    let mut sums = [[0; 256]; 2];
    for (sums, directions) in sums.iter_mut().zip(directions.chunks(8)) {
        for (byte, sum) in (0_u8..=255).zip(sums) {
            let chosen = directions.iter().enumerate().filter(|(bit, _)| byte << bit >> 7 == 1);
            *sum = chosen.fold(0, |sum, (_, direction)| sum ^ direction);
        }
    }
    sums
}

const HALF_CELL: f64 = 1.0 / (1_u64 << 25) as f64;

/// Quantiles of the standard normal at these probabilities.
#[allow(clippy::cast_possible_truncation, reason = "draws are single precision")]
pub(crate) fn standard_normals<C: FromIterator<f32>>(probabilities: impl Iterator<Item = f64>) -> C {
    let mut numbers: Vec<f64> = probabilities.collect();
    normal_quantiles(&mut numbers);
    numbers.into_iter().map(|quantile| quantile as f32).collect()
}

/// How a standard normal z becomes a value: 2^(a + b z), or 1 / (1 + 2^(a + b z)).
#[derive(Clone, Copy, Debug)]
struct Law {
    id: ParameterId,
    shape: Distribution,
    middle: Lanes,
    deviation: Lanes,
    /// Its place among the inputs that hang together.
    coupled: Option<usize>,
}

/// Turns draws into lanes of inputs for one scenario.
#[derive(Clone, Debug)]
pub(crate) struct Sampler {
    laws: Vec<Law>,
    /// The laws' powers of 2 and the inputs of the latest block.
    powers: Vec<Lanes>,
    inputs: Inputs<Lanes>,
    /// How inputs hang together, and room for their normals and scores.
    coupling: Option<Coupling>,
    normals: Vec<Lanes>,
    scores: Vec<Lanes>,
}

impl Sampler {
    /// Draws every uncertain input of the scenario, except those in `held`, which keep their value.
    pub(crate) fn new(scenario: &Scenario, held: &[ParameterId]) -> Sampler {
        Sampler::of_rows(scenario, ParameterId::ALL.iter().copied().filter(|id| !held.contains(id)))
    }

    /// Draws the uncertain ones of these inputs. What is drawn of one does not depend on which others there are.
    fn of_rows(scenario: &Scenario, rows: impl IntoIterator<Item = ParameterId>) -> Sampler {
        let coupling = Coupling::of(&scenario.dependence);
        let coupled = |id| coupling.as_ref().and_then(|coupling| coupling.place(id));
        let laws: Vec<Law> = rows.into_iter().filter_map(|id| Law::of(id, scenario.range(id)?, coupled(id))).collect();
        Sampler {
            powers: vec![Lanes::zero(); laws.len()],
            laws,
            inputs: scenario.values.broadcast(),
            coupling,
            normals: Vec::new(),
            scores: Vec::new(),
        }
    }

    /// The inputs of draws `block * LANES` and following. Those that are not drawn are as they were left.
    pub(crate) fn draw(&mut self, block: usize) -> &mut Inputs<Lanes> {
        self.draw_from(|id| lanes_of(id.row().dimension, block))
    }

    /// The same draws from a second, independent sample.
    pub(crate) fn draw_other(&mut self, block: usize) -> &mut Inputs<Lanes> {
        self.draw_from(|id| lanes_of_second(id.row().dimension, block))
    }

    /// The inputs of a block whose standard normals come from elsewhere.
    pub(crate) fn draw_from(&mut self, mut normals: impl FnMut(ParameterId) -> Lanes) -> &mut Inputs<Lanes> {
        if let Some(coupling) = &self.coupling {
            // All of them, the held ones too: what is held is set from outside and tells nothing of the others.
            self.normals.clear();
            self.normals.extend(coupling.ids().map(&mut normals));
            coupling.scores(&self.normals, &mut self.scores);
        }
        for (law, power) in self.laws.iter().zip(&mut self.powers) {
            let score = law.coupled.and_then(|place| self.scores.get(place).copied());
            *power = law.middle + law.deviation * score.unwrap_or_else(|| normals(law.id));
        }
        self.values()
    }

    /// The values of the present powers.
    fn values(&mut self) -> &mut Inputs<Lanes> {
        Lanes::exp2(&mut self.powers);
        for (law, &power) in self.laws.iter().zip(&self.powers) {
            self.inputs.set(law.id, law.value(power));
        }
        &mut self.inputs
    }

    /// Normals and scores of the latest block, of the inputs that hang together.
    pub(crate) fn coupled(&self) -> (Vec<Lanes>, Vec<Lanes>) {
        (self.normals.clone(), self.scores.clone())
    }

    /// What sensitivity needs of an input that hangs together with others: the earlier block `inputs`, of normals and
    /// scores `coupled`, with this input drawn again from what it may be beside the others; and the same with this
    /// input's score of the latest block and all others moved as far as it tells of them. `None` where it tells nothing.
    pub(crate) fn coupled_draws(
        &self,
        inputs: &Inputs<Lanes>,
        coupled: &(Vec<Lanes>, Vec<Lanes>),
        id: ParameterId,
    ) -> Option<(Inputs<Lanes>, Inputs<Lanes>)> {
        let (normals, scores) = coupled;
        let coupling = self.coupling.as_ref()?;
        let place = coupling.place(id)?;
        let again = Conditional::of(coupling)?.redrawn(place, normals, self.normals.get(place).copied()?);
        let latest = self.scores.get(place).copied()?;
        let moved = latest - scores.get(place).copied()?;
        let (mut redrawn, mut followed) = (*inputs, *inputs);
        for law in &self.laws {
            let Some(other) = law.coupled else { continue };
            if other == place {
                redrawn.set(id, law.value_at(again));
                followed.set(id, law.value_at(latest));
            } else {
                let score = scores.get(other).copied()? + moved * Lanes::of(coupling.correlation(other, place));
                followed.set(law.id, law.value_at(score));
            }
        }
        Some((redrawn, followed))
    }

    /// The inputs that are drawn.
    pub(crate) fn uncertain(&self) -> impl Iterator<Item = ParameterId> {
        self.laws.iter().map(|law| law.id)
    }
}

/// Standard normals of one block of lanes.
#[inline(always)] // a block of draws had better not travel through memory
pub(crate) fn lanes_of(dimension: usize, block: usize) -> Lanes {
    lanes(block, |piece| normals(dimension, piece, |indices| uniforms_of_first(indices, dimension)))
}

/// The same of the second sample.
fn lanes_of_second(dimension: usize, block: usize) -> Lanes {
    let dimension = SECOND_SAMPLE + dimension;
    let uniforms = |indices: ops::Range<usize>| indices.map(move |index| uniform(index, dimension));
    lanes(block, |piece| normals(dimension, piece, uniforms))
}

#[inline(always)] // a block of draws had better not travel through memory
fn lanes(block: usize, normals: impl Fn(usize) -> &'static [f32]) -> Lanes {
    let (piece, place) = (block * LANES / PIECE, block * LANES % PIECE);
    let slice = normals(piece).get(place..place + LANES);
    Lanes::from(slice.and_then(|slice| <[f32; LANES]>::try_from(slice).ok()).unwrap_or_default())
}

impl Law {
    /// The value of a power of 2.
    fn value(&self, power: Lanes) -> Lanes {
        match self.shape {
            Distribution::LogitNormal => Lanes::one() / (Lanes::one() + power),
            Distribution::Lognormal | Distribution::Certain => power,
        }
    }

    /// The value of a standard normal.
    fn value_at(&self, score: Lanes) -> Lanes {
        let mut power = [self.middle + self.deviation * score];
        Lanes::exp2(&mut power);
        let [power] = power;
        self.value(power)
    }

    fn of(id: ParameterId, range: Range, coupled: Option<usize>) -> Option<Law> {
        let Range { p10, p90 } = range;
        let shape = id.row().shape();
        let (middle, deviation) = match shape {
            Distribution::Certain => return None,
            Distribution::Lognormal => middle_and_deviation(log(p10), log(p90)),
            Distribution::LogitNormal => middle_and_deviation(-logit(p10), -logit(p90)),
        };
        (middle.is_finite() && deviation.is_finite()).then(|| Law {
            id,
            shape,
            middle: Lanes::of(middle * LOG2_E),
            deviation: Lanes::of(deviation * LOG2_E),
            coupled,
        })
    }
}

#[cfg(test)]
#[allow(clippy::indexing_slicing, reason = "a failing test panics")]
mod tests {
    use super::*;

    /// Every draw of both samples of the inputs that are drawn.
    fn drawn(rows: &[ParameterId], block: usize) -> Vec<(ParameterId, [f32; LANES], [f32; LANES])> {
        let mut sampler = Sampler::of_rows(&Scenario::default(), rows.iter().copied());
        let (first, second) = (*sampler.draw(block), *sampler.draw_other(block));
        let mut drawn: Vec<_> =
            sampler.uncertain().map(|id| (id, first.get(id).into(), second.get(id).into())).collect();
        drawn.sort_by_key(|&(id, ..)| id);
        drawn
    }

    /// The table with a row more, with rows in another order, and with half of them.
    #[test]
    fn a_row_more_changes_no_other_draw() {
        let all = ParameterId::ALL;
        for block in [0, 1, 255] {
            let whole = drawn(all, block);
            for added in 0..all.len() {
                let before: Vec<_> = all.iter().copied().filter(|id| id.index() != added).collect();
                let expected: Vec<_> = whole.iter().copied().filter(|(id, ..)| id.index() != added).collect();
                assert_eq!(drawn(&before, block), expected, "{}", all[added].row().id);
            }
            let backwards: Vec<_> = all.iter().rev().copied().collect();
            assert_eq!(drawn(&backwards, block), whole);
        }
    }

    #[test]
    fn directions_are_those_of_the_library() {
        for dimension in 0..DIRECTIONS.len() {
            for (index, found) in uniforms_of_first(0..DRAWS_TOP, dimension).enumerate().step_by(97) {
                assert_eq!(found, uniform(index, dimension), "{index} {dimension}");
            }
        }
        assert!(ParameterId::ALL.iter().all(|id| id.row().dimension < DIRECTIONS.len()), "raise it in build.rs");
    }

    #[test]
    fn the_two_samples_differ() {
        for (id, first, second) in drawn(ParameterId::ALL, 0) {
            assert_ne!(first, second, "{}", id.row().id);
        }
    }
}
