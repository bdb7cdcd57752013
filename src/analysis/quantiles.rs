//! Quantiles of draws, by buckets instead of sorting.

use serde::Serialize;

/// The middle and the range of an uncertain figure: 8 in 10 cases lie between `p10` and `p90`. `None` is a figure that is
/// absent in that case (a payback that never comes).
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Percentiles {
    /// One case in ten is lower.
    pub p10: Option<f64>,
    /// Half of the cases are lower.
    pub p50: Option<f64>,
    /// Nine cases in ten are lower.
    pub p90: Option<f64>,
}

impl Percentiles {
    /// Percentiles of draws. Infinite draws count as larger than every number.
    pub(crate) fn of(draws: &[f32]) -> Percentiles {
        let mut draws = Ranked::of(draws);
        let [p10, p50, p90] = [0.1, 0.5, 0.9].map(|share| finite(draws.quantile(share)));
        Percentiles { p10, p50, p90 }
    }
}

/// So many buckets keep those of a thousand draws small, and a byte tells them apart.
const BUCKETS: usize = 1 << u8::BITS;

/// Draws that are ordered roughly, as far as every quantile needs it: by buckets between the smallest and the largest.
pub(crate) struct Ranked {
    /// Bucket after bucket; within one in no order.
    keys: Vec<i32>,
    /// How many keys there are up to the end of each bucket.
    ends: [u32; BUCKETS],
}

impl Ranked {
    /// Sorts the draws into the buckets.
    pub(crate) fn of(draws: &[f32]) -> Ranked {
        let draws: &[i32] = bytemuck::cast_slice(draws);
        let (least, most) = extremes(draws.iter().map(|&bits| flipped(bits)));
        let span = most.wrapping_sub(least).cast_unsigned();
        let shift = (u32::BITS - span.leading_zeros()).saturating_sub(u8::BITS);
        #[allow(clippy::cast_possible_truncation, reason = "the shift leaves a byte")]
        let bucket = |key: i32| (key.wrapping_sub(least).cast_unsigned() >> shift) as u8;

        let mut starts = [0_u32; BUCKETS];
        for &bits in draws {
            if let Some(count) = starts.get_mut(usize::from(bucket(flipped(bits)))) {
                *count += 1;
            }
        }
        let mut before = 0;
        for start in &mut starts {
            before += core::mem::replace(start, before);
        }
        let mut keys = vec![0; draws.len()];
        for &bits in draws {
            let key = flipped(bits);
            let Some(place) = starts.get_mut(usize::from(bucket(key))) else { continue };
            if let Some(slot) = keys.get_mut(*place as usize) {
                *slot = key;
            }
            *place += 1;
        }
        // Every bucket has been filled from its start to its end.
        Ranked { keys, ends: starts }
    }

    /// The quantile at `share`, linear between the two nearest draws (type 7 of Hyndman and Fan 1996). Infinite where
    /// the draws are, and where there are none.
    pub(crate) fn quantile(&mut self, share: f64) -> f64 {
        let Some(last) = self.keys.len().checked_sub(1) else { return f64::INFINITY };
        #[allow(clippy::cast_precision_loss, reason = "far below 2^52 draws")]
        let place = share.clamp(0.0, 1.0) * last as f64;
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 0 and the number of draws")]
        let below = place.floor() as usize;
        let low = self.draw(below);
        let rest = place - place.floor();
        if rest <= 0.0 {
            return low;
        }
        let high = self.draw(below + 1);
        if high.is_finite() { low + (high - low) * rest } else { high }
    }

    /// The draw that so many are smaller than.
    fn draw(&mut self, rank: usize) -> f64 {
        let bucket = self.ends.partition_point(|&end| end as usize <= rank);
        let end_of = |bucket: usize| self.ends.get(bucket).map_or(0, |&end| end as usize);
        let (start, end) = (bucket.checked_sub(1).map_or(0, end_of), end_of(bucket));
        match self.keys.get_mut(start..end) {
            Some(keys) if rank - start < keys.len() => number(select(keys, rank - start)),
            _ => f64::INFINITY,
        }
    }
}

/// The least and the largest key.
fn extremes(keys: impl Iterator<Item = i32>) -> (i32, i32) {
    keys.fold((i32::MAX, i32::MIN), |(least, most), key| (least.min(key), most.max(key)))
}

/// The key that so many of a bucket are smaller than, by halving what it may be, at most 32 times. The library's selection
/// is 5 KB of the module that a page waits for.
fn select(mut keys: &mut [i32], mut rank: usize) -> i32 {
    let (mut least, mut most) = extremes(keys.iter().copied());
    while least < most {
        // The middle of -1 and 0 is 0, which leaves nothing above it.
        let middle = least.midpoint(most).min(most - 1);
        let mut below = 0;
        for place in 0..keys.len() {
            if keys.get(place).is_some_and(|&key| key <= middle) {
                keys.swap(place, below);
                below += 1;
            }
        }
        let (low, high) = keys.split_at_mut(below);
        if rank < below {
            (keys, most) = (low, middle);
        } else {
            (keys, least, rank) = (high, middle + 1, rank - below);
        }
    }
    least
}

/// The bits of a float as a whole number that is larger when the float is, and the other way round.
fn flipped(bits: i32) -> i32 {
    bits ^ ((bits >> 31) & i32::MAX)
}

fn number(key: i32) -> f64 {
    f64::from(bytemuck::cast::<i32, f32>(flipped(key)))
}

/// Absent where it is not a number that can be shown.
pub(crate) fn finite(value: f64) -> Option<f64> {
    value.is_finite().then_some(value)
}

#[cfg(test)]
mod tests {
    use super::super::draws::uniform;
    use super::{Percentiles, Ranked};

    /// By sorting.
    fn expected(draws: &[f32], share: f64) -> f64 {
        let mut sorted = draws.to_vec();
        sorted.sort_by(f32::total_cmp);
        let place = share * (sorted.len() - 1) as f64;
        let at = |place: f64| sorted.get(place as usize).map_or(f64::NAN, |&draw| f64::from(draw));
        let (low, high) = (at(place.floor()), at(place.ceil()));
        if place.fract() == 0.0 {
            low
        } else if high.is_infinite() {
            high
        } else {
            low + (high - low) * place.fract()
        }
    }

    #[test]
    fn buckets_find_what_sorting_finds() {
        let spread = |count: usize, width: f64| -> Vec<f32> {
            (0..count).map(|draw| (width * (uniform(draw, count % 5) - 0.3)).exp() as f32).collect()
        };
        let mut half_absent = spread(64, 3.0);
        half_absent.iter_mut().step_by(2).for_each(|draw| *draw = f32::INFINITY);
        let both_signs: Vec<f32> = spread(1_024, 20.0)
            .into_iter()
            .enumerate()
            .map(|(place, draw)| if place % 3 == 0 { -draw } else { draw })
            .collect();
        for draws in [
            spread(1_024, 2.0),
            spread(4_096, 60.0),
            spread(17, 1.0),
            both_signs,
            half_absent,
            vec![2.5; 64],
            vec![0.0, -0.0, 1.0e-40, -1.0e-40],
            vec![3.0],
            vec![1.0, 1.0, 1.0, f32::MAX],
        ] {
            let mut ranked = Ranked::of(&draws);
            for percent in [0, 1, 10, 33, 50, 77, 90, 99, 100] {
                let share = f64::from(percent) / 100.0;
                assert_eq!(ranked.quantile(share), expected(&draws, share), "{percent}% of {} draws", draws.len());
            }
        }
    }

    #[test]
    fn nothing_has_no_percentiles() {
        assert_eq!(Percentiles::of(&[]), Percentiles { p10: None, p50: None, p90: None });
    }
}
