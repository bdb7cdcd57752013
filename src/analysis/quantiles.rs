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
        let middle = last / 2;
        let p50 = quantile(draws, 0.5);
        let (low, high) = draws.split_at_mut(middle + 1);
        let (low, high) = if low.len() > 1 && !high.is_empty() {
            (among(low, 0.1 * span(last), 0), among(high, 0.9 * span(last), middle + 1))
        } else {
            (quantile(draws, 0.1), quantile(draws, 0.9))
        };
        Percentiles { p10: finite(low), p50: finite(p50), p90: finite(high) }
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
    among(draws, share.clamp(0.0, 1.0) * span(last), 0)
}

/// The value at `place` of the sorted draws, of which `draws` are those from number `first` on.
fn among(draws: &mut [f32], place: f64, first: usize) -> f64 {
    let rest = place - place.floor();
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 0 and the number of draws")]
    let below = (place.floor() as usize).saturating_sub(first).min(draws.len() - 1);
    let (_, &mut low, above) = draws.select_nth_unstable_by(below, f32::total_cmp);
    let low = f64::from(low);
    if rest <= 0.0 {
        return low;
    }
    let high = f64::from(above.iter().copied().min_by(f32::total_cmp).unwrap_or(f32::INFINITY));
    if high.is_finite() { low + (high - low) * rest } else { high }
}

/// Absent where it is not a number that can be shown.
pub(crate) fn finite(value: f64) -> Option<f64> {
    value.is_finite().then_some(value)
}
