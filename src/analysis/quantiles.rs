//! Quantiles of draws, by selection instead of sorting.

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
    /// Percentiles of draws, which are reordered. Infinite draws count as larger than every number.
    ///
    /// The median comes first: it halves the part in which the others are sought.
    pub(crate) fn of(draws: &mut [f32]) -> Percentiles {
        let Some(last) = draws.len().checked_sub(1) else {
            return Percentiles { p10: None, p50: None, p90: None };
        };
        let [p10, p50, p90] = as_keys(draws, |keys| {
            let middle = last / 2;
            let p50 = among(keys, 0.5 * span(last), 0);
            let (low, high) = keys.split_at_mut(middle + 1);
            let (low, high) = if low.len() > 1 && !high.is_empty() {
                (among(low, 0.1 * span(last), 0), among(high, 0.9 * span(last), middle + 1))
            } else {
                (among(keys, 0.1 * span(last), 0), among(keys, 0.9 * span(last), 0))
            };
            [low, p50, high]
        });
        Percentiles { p10: finite(p10), p50: finite(p50), p90: finite(p90) }
    }
}

#[allow(clippy::cast_precision_loss, reason = "far below 2^52 draws")]
fn span(last: usize) -> f64 {
    last as f64
}

/// The quantile at `share`, linear between the two nearest draws (type 7 of Hyndman and Fan 1996). Reorders the draws.
/// Infinite when the draws there are, and for an empty slice.
pub(crate) fn quantile(draws: &mut [f32], share: f64) -> f64 {
    let Some(last) = draws.len().checked_sub(1) else { return f64::INFINITY };
    as_keys(draws, |keys| among(keys, share.clamp(0.0, 1.0) * span(last), 0))
}

/// Lends draws as whole numbers of the same order, which are quicker to compare.
fn as_keys<R>(draws: &mut [f32], ask: impl FnOnce(&mut [i32]) -> R) -> R {
    let keys = bytemuck::cast_slice_mut(draws);
    keys.iter_mut().for_each(|key| *key = flipped(*key));
    let answer = ask(keys);
    keys.iter_mut().for_each(|key| *key = flipped(*key));
    answer
}

/// The bits of a float as a whole number that is larger when the float is, and the other way round.
fn flipped(bits: i32) -> i32 {
    bits ^ ((bits >> 31) & i32::MAX)
}

fn number(key: i32) -> f64 {
    f64::from(bytemuck::cast::<i32, f32>(flipped(key)))
}

/// The value at `place` of the sorted draws, of which `keys` are those from number `first` on.
fn among(keys: &mut [i32], place: f64, first: usize) -> f64 {
    let rest = place - place.floor();
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 0 and the number of draws")]
    let below = (place.floor() as usize).saturating_sub(first).min(keys.len().saturating_sub(1));
    let (_, &mut low, above) = keys.select_nth_unstable(below);
    let low = number(low);
    if rest <= 0.0 {
        return low;
    }
    let high = above.iter().copied().min().map_or(f64::INFINITY, number);
    if high.is_finite() { low + (high - low) * rest } else { high }
}

/// Absent where it is not a number that can be shown.
pub(crate) fn finite(value: f64) -> Option<f64> {
    value.is_finite().then_some(value)
}
