//! One axis: finite ends, linear or logarithmic, and round ticks. plotters takes it as a coordinate of its own, so the
//! picture, the ticks and the values under a pixel come from the same arithmetic, and an infinite end, which would hang
//! plotters, cannot be built.

use super::words::Quantity;
use crate::outputs::OutputUnit;
use crate::parameter::Unit;
use libm::{exp, log, log10, pow};
use plotters::coord::ranged1d::{KeyPointHint, NoDefaultFormatting, Ranged};
use std::ops::Range;

/// Values from one end of a plot to the other.
#[derive(Clone, Debug, PartialEq)]
pub struct Axis {
    /// Value at the left or lower end.
    pub min: f64,
    /// Value at the right or upper end.
    pub max: f64,
    /// Equal distances are equal ratios.
    pub log: bool,
    quantity: Quantity,
    ticks: Vec<f64>,
}

/// Larger figures are drawn as this one.
const LARGEST: f64 = 1e18;
/// A logarithmic axis spans at most this ratio: what is smaller is drawn at its lower end.
const LARGEST_RATIO: f64 = 1e5;
/// Lines that leave the plot are followed this many plots far.
const BEYOND: f64 = 20.0;
/// Round ends of an axis within a decade.
const ROUND: [f64; 17] = [1.0, 1.2, 1.4, 1.6, 1.8, 2.0, 2.5, 3.0, 3.5, 4.0, 4.5, 5.0, 6.0, 7.0, 8.0, 9.0, 10.0];

impl Axis {
    /// Exactly from one value to another. Ends that are no range become one.
    #[must_use]
    pub fn between(from: f64, to: f64, quantity: Quantity) -> Axis {
        let sane = |value: f64| if value.is_nan() { 0.0 } else { value.clamp(-LARGEST, LARGEST) };
        let (min, max) = (sane(from).min(sane(to)), sane(from).max(sane(to)));
        let smallest = (max.abs().max(min.abs()) * 1e-9).max(1e-12);
        let max = if max - min < smallest { min + min.abs().max(1.0) } else { max };
        Axis { min, max, log: false, quantity, ticks: Vec::new() }
    }

    /// From zero to a round value that leaves room for all of these; below zero as well where they are.
    #[must_use]
    pub fn covering(values: impl IntoIterator<Item = f64>, quantity: Quantity) -> Axis {
        let (low, high) = extremes(values).unwrap_or((0.0, 1.0));
        let max = if high > 0.0 { round_up(high) } else { 0.0 };
        let min = if low < 0.0 { -round_up(-low) } else { 0.0 };
        if max > min { Axis::between(min, max, quantity) } else { Axis::between(0.0, 1.0, quantity) }
    }

    /// Logarithmic, around all of these that are positive; linear where none is.
    #[must_use]
    pub fn covering_log(values: impl IntoIterator<Item = f64>, quantity: Quantity) -> Axis {
        let Some((low, high)) = extremes(values.into_iter().filter(|value| *value > 0.0)) else {
            return Axis::covering([], quantity);
        };
        let max = round_up(high.max(1e-12) * 1.05);
        let min = round_down(low.max(max / LARGEST_RATIO)).min(max / 2.0);
        Axis { log: true, ..Axis::between(min, max, quantity) }
    }

    /// The same axis with another upper end, where one is given that makes sense.
    #[must_use]
    pub fn held(mut self, max: Option<f64>) -> Axis {
        if let Some(max) = max.filter(|max| max.is_finite() && *max > self.min && *max <= LARGEST) {
            self.max = max;
            self.ticks.clear();
        }
        self
    }

    /// The same axis with at most this many round ticks.
    #[must_use]
    pub fn with_ticks(mut self, most: usize) -> Axis {
        let most = most.clamp(1, 40);
        self.ticks = if self.log { self.log_ticks(most) } else { self.linear_ticks(most) };
        self
    }

    /// The same axis with these ticks, as far as they lie on it.
    #[must_use]
    pub fn with_ticks_at(mut self, ticks: impl IntoIterator<Item = f64>) -> Axis {
        self.ticks = ticks.into_iter().filter(|tick| (self.min..=self.max).contains(tick)).collect();
        self
    }

    /// What it counts.
    #[must_use]
    pub fn quantity(&self) -> Quantity {
        self.quantity
    }

    /// Where ticks stand.
    #[must_use]
    pub fn ticks(&self) -> &[f64] {
        &self.ticks
    }

    /// Place of a value: 0 at the lower end, 1 at the upper one, finite beyond them.
    #[must_use]
    pub fn fraction(&self, value: f64) -> f64 {
        let fraction = if !self.log {
            (value - self.min) / (self.max - self.min)
        } else if value > 0.0 {
            log(value / self.min) / log(self.max / self.min)
        } else {
            0.0
        };
        if fraction.is_nan() { 0.0 } else { fraction.clamp(-BEYOND, 1.0 + BEYOND) }
    }

    /// The value at a place; that of the nearest end beyond them.
    #[must_use]
    pub fn value(&self, fraction: f64) -> f64 {
        let fraction = if fraction.is_nan() { 0.0 } else { fraction.clamp(0.0, 1.0) };
        if self.log {
            self.min * exp(fraction * log(self.max / self.min))
        } else {
            self.min + fraction * (self.max - self.min)
        }
    }

    /// Where bars stand: zero, or the end nearest to it.
    #[must_use]
    pub fn ground(&self) -> f64 {
        if self.log { self.min } else { 0.0_f64.max(self.min).min(self.max) }
    }

    fn linear_ticks(&self, most: usize) -> Vec<f64> {
        let steps: &[f64] = match self.quantity {
            Quantity::Input(Unit::Months) | Quantity::Output(OutputUnit::Months) => {
                &[1.0, 2.0, 3.0, 6.0, 12.0, 24.0, 60.0]
            }
            Quantity::Input(Unit::Rounds) => &[1.0, 2.0, 5.0, 10.0],
            _ => &[],
        };
        // Whole steps, unless too few of them lie on the axis to read it by.
        for &step in steps {
            match self.multiples(step, 1.0, most) {
                Some(ticks) if ticks.len() > 1 => return ticks,
                Some(_) => break,
                None => {}
            }
        }
        let power = log10((self.max - self.min) / 40.0).floor();
        for decade in 0..4 {
            for step in [1.0, 2.0, 5.0] {
                // Dividing by a power of ten gives the decimal number itself; multiplying by 0.1 does not.
                let (scale, divisor) = match power + f64::from(decade) {
                    power if power < 0.0 => (1.0, pow(10.0, -power)),
                    power => (pow(10.0, power), 1.0),
                };
                if let Some(ticks) = self.multiples(step * scale, divisor, most) {
                    return ticks;
                }
            }
        }
        Vec::new()
    }

    /// Multiples of `step / divisor` on the axis; `None` when they are too many.
    #[allow(clippy::cast_precision_loss, clippy::cast_possible_truncation, reason = "at most forty ticks are counted")]
    fn multiples(&self, step: f64, divisor: f64, most: usize) -> Option<Vec<f64>> {
        let noise = 1e-9;
        let first = (self.min * divisor / step - noise).ceil();
        let last = (self.max * divisor / step + noise).floor();
        let count = last - first + 1.0;
        (count <= most as f64)
            .then(|| (0..count.max(0.0) as i32).map(|place| (first + f64::from(place)) * step / divisor).collect())
    }

    fn log_ticks(&self, most: usize) -> Vec<f64> {
        let choices: [(&[f64], i32); 5] =
            [(&[1.0, 2.0, 5.0], 1), (&[1.0, 3.0], 1), (&[1.0], 1), (&[1.0], 2), (&[1.0], 3)];
        #[allow(clippy::cast_possible_truncation, reason = "the logarithm of a double")]
        let power = |value: f64| log10(value).floor() as i32;
        for (multiples, every) in choices {
            let decades = (power(self.min)..=power(self.max)).filter(|decade| decade.rem_euclid(every) == 0);
            let ticks: Vec<f64> = decades
                .flat_map(|decade| {
                    multiples.iter().map(move |multiple| match decade {
                        ..0 => multiple / pow(10.0, f64::from(-decade)),
                        _ => multiple * pow(10.0, f64::from(decade)),
                    })
                })
                .filter(|tick| (self.min * (1.0 - 1e-9)..=self.max * (1.0 + 1e-9)).contains(tick))
                .collect();
            if ticks.len() <= most {
                return if ticks.len() < 2 { self.linear_ticks(most) } else { ticks };
            }
        }
        Vec::new()
    }
}

/// Smallest and largest of the finite values.
fn extremes(values: impl IntoIterator<Item = f64>) -> Option<(f64, f64)> {
    let mut finite = values.into_iter().filter(|value| value.is_finite()).map(|value| value.clamp(-LARGEST, LARGEST));
    let first = finite.next()?;
    Some(finite.fold((first, first), |(low, high), value| (low.min(value), high.max(value))))
}

/// The next round value above a positive one.
fn round_up(value: f64) -> f64 {
    let power = pow(10.0, log10(value.max(1e-12)).floor());
    ROUND.into_iter().map(|step| step * power).find(|round| *round >= value * (1.0 - 1e-9)).unwrap_or(10.0 * power)
}

/// The next round value below a positive one.
fn round_down(value: f64) -> f64 {
    let power = pow(10.0, log10(value).floor());
    [5.0, 2.0].into_iter().map(|step| step * power).find(|round| *round <= value * (1.0 + 1e-9)).unwrap_or(power)
}

impl Ranged for Axis {
    type FormatOption = NoDefaultFormatting;
    type ValueType = f64;

    #[allow(
        clippy::cast_possible_truncation,
        reason = "fractions are bounded, and pictures have far fewer than 2^20 pixels"
    )]
    fn map(&self, value: &f64, (start, end): (i32, i32)) -> i32 {
        start + (f64::from(end - start) * self.fraction(*value)).round() as i32
    }

    fn key_points<Hint: KeyPointHint>(&self, hint: Hint) -> Vec<f64> {
        // Only whole ticks: plotters asks a second time for lighter lines between them.
        if hint.weight().allow_light_points() { Vec::new() } else { self.ticks.clone() }
    }

    fn range(&self) -> Range<f64> {
        self.min..self.max
    }
}
