//! Quantile functions of the distributions that a (P10, P90) pair fixes.

use crate::parameter::{Distribution, Range, Z90, logistic, logit};
use core::f64::consts::SQRT_2;
use core::ops::{Add, Div, Mul};
use libm::{erfc, exp, log};
use wide::f64x4;

/// Coefficients, highest power first, of the three rational approximations of AS241 (Wichura 1988, PPND16).
const CENTRE: ([f64; 8], [f64; 8]) = (
    [
        2.509_080_928_730_122_7e3,
        3.343_057_558_358_813e4,
        6.726_577_092_700_87e4,
        4.592_195_393_154_987e4,
        1.373_169_376_550_946e4,
        1.971_590_950_306_551_3e3,
        1.331_416_678_917_843_8e2,
        3.387_132_872_796_366_5,
    ],
    [
        5.226_495_278_852_854e3,
        2.872_908_573_572_194_3e4,
        3.930_789_580_009_271e4,
        2.121_379_430_158_659_7e4,
        5.394_196_021_424_751e3,
        6.871_870_074_920_579e2,
        4.231_333_070_160_091e1,
        1.0,
    ],
);
const SIDE: ([f64; 8], [f64; 8]) = (
    [
        7.745_450_142_783_414e-4,
        2.272_384_498_926_918_4e-2,
        2.417_807_251_774_506e-1,
        1.270_458_252_452_368_4,
        3.647_848_324_763_204_5,
        5.769_497_221_460_691,
        4.630_337_846_156_546,
        1.423_437_110_749_683_5,
    ],
    [
        1.050_750_071_644_416_9e-9,
        5.475_938_084_995_345e-4,
        1.519_866_656_361_645_7e-2,
        1.481_039_764_274_800_8e-1,
        6.897_673_349_851e-1,
        1.676_384_830_183_803_8,
        2.053_191_626_637_759,
        1.0,
    ],
);
const TAIL: ([f64; 8], [f64; 8]) = (
    [
        2.010_334_399_292_288_1e-7,
        2.711_555_568_743_487_6e-5,
        1.242_660_947_388_078_4e-3,
        2.653_218_952_657_612_4e-2,
        2.965_605_718_285_048_7e-1,
        1.784_826_539_917_291_3,
        5.463_784_911_164_114,
        6.657_904_643_501_103,
    ],
    [
        2.044_263_103_389_939_8e-15,
        1.421_511_758_316_446e-7,
        1.846_318_317_510_054_8e-5,
        7.868_691_311_456_133e-4,
        1.487_536_129_085_061_5e-2,
        1.369_298_809_227_358e-1,
        5.998_322_065_558_88e-1,
        1.0,
    ],
);

/// Up to this far from the middle, the first of the three is used.
const CENTRE_WIDTH: f64 = 0.425;
const CENTRE_WIDTH_SQUARED: f64 = 0.180_625;

/// A ratio of polynomials at x, a number or several side by side; `of` is a number as such.
#[inline(always)] // written out where several are side by side: a million of them stand before the first range
fn ratio<T>((numerator, denominator): &([f64; 8], [f64; 8]), x: T, of: impl Fn(f64) -> T) -> T
where
    T: Copy + Add<Output = T> + Mul<Output = T> + Div<Output = T>,
{
    let horner = |coefficients: &[f64; 8]| coefficients.iter().fold(of(0.0), |sum, &number| sum * x + of(number));
    horner(numerator) / horner(denominator)
}

#[inline(never)] // once for all three: bytes that every page loads
fn ratio_of_one(coefficients: &([f64; 8], [f64; 8]), x: f64) -> f64 {
    ratio(coefficients, x, f64::from)
}

/// Quantile of the standard normal at `probability`, 0 < p < 1, to about 1e-16 relative (AS241). The ends give the
/// quantiles of the smallest and largest probabilities that a double can tell from them.
#[must_use]
pub fn normal_quantile(probability: f64) -> f64 {
    let probability = probability.clamp(f64::MIN_POSITIVE, 1.0 - f64::EPSILON / 2.0);
    let from_centre = probability - 0.5;
    if from_centre.abs() <= CENTRE_WIDTH {
        return from_centre * ratio_of_one(&CENTRE, CENTRE_WIDTH_SQUARED - from_centre * from_centre);
    }
    let tail = if from_centre < 0.0 { probability } else { 1.0 - probability };
    let depth = (-log(tail)).sqrt();
    let size = if depth <= 5.0 { ratio_of_one(&SIDE, depth - 1.6) } else { ratio_of_one(&TAIL, depth - 5.0) };
    if from_centre < 0.0 { -size } else { size }
}

/// The same of several probabilities, in their place and to the same digits: most are in the centre, where four are worked
/// out at a time.
pub(crate) fn normal_quantiles(probabilities: &mut [f64]) {
    let (fours, rest) = probabilities.as_chunks_mut::<4>();
    for four in fours {
        let from_centre = f64x4::from(*four) - f64x4::splat(0.5);
        let squares = f64x4::splat(CENTRE_WIDTH_SQUARED) - from_centre * from_centre;
        let central = (from_centre * ratio(&CENTRE, squares, f64x4::splat)).to_array();
        for (probability, quantile) in four.iter_mut().zip(central) {
            let is_central = (*probability - 0.5).abs() <= CENTRE_WIDTH;
            *probability = if is_central { quantile } else { normal_quantile(*probability) };
        }
    }
    for probability in rest {
        *probability = normal_quantile(*probability);
    }
}

/// Probability of a standard normal below `score`.
#[must_use]
pub fn normal_probability(score: f64) -> f64 {
    0.5 * erfc(-score / SQRT_2)
}

/// Quantile of the lognormal with these P10 and P90, both positive.
#[must_use]
pub fn lognormal_quantile(probability: f64, p10: f64, p90: f64) -> f64 {
    let (middle, deviation) = middle_and_deviation(log(p10), log(p90));
    exp(middle + deviation * normal_quantile(probability))
}

/// Quantile of the logit-normal with these P10 and P90, both strictly between 0 and 1.
#[must_use]
pub fn logit_normal_quantile(probability: f64, p10: f64, p90: f64) -> f64 {
    let (middle, deviation) = middle_and_deviation(logit(p10), logit(p90));
    logistic(middle + deviation * normal_quantile(probability))
}

/// Quantile of the triangular distribution with minimum `low`, mode `mode` and maximum `high`.
#[must_use]
pub fn triangular_quantile(probability: f64, low: f64, mode: f64, high: f64) -> f64 {
    let width = high - low;
    if probability < (mode - low) / width {
        low + (probability * width * (mode - low)).sqrt()
    } else {
        high - ((1.0 - probability) * width * (high - mode)).sqrt()
    }
}

/// The value of an input at so many standard deviations from the middle of its range: 0 is its median.
#[must_use]
pub(crate) fn value_at_score(shape: Distribution, Range { p10, p90 }: Range, score: f64) -> f64 {
    let at = |(middle, deviation): (f64, f64)| middle + deviation * score;
    match shape {
        Distribution::Certain => p10,
        Distribution::Lognormal => exp(at(middle_and_deviation(log(p10), log(p90)))),
        Distribution::LogitNormal => logistic(at(middle_and_deviation(logit(p10), logit(p90)))),
    }
}

/// Mean and standard deviation of the normal with these P10 and P90.
pub(crate) fn middle_and_deviation(p10: f64, p90: f64) -> (f64, f64) {
    (0.5 * (p10 + p90), (p90 - p10) / (2.0 * Z90))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn several_at_a_time_have_the_digits_of_each() {
        let ends = [0.0, f64::MIN_POSITIVE, 1e-12, 0.075, 0.075_000_001, 0.5, 0.925, 0.924_999_999, 1.0 - 1e-12, 1.0];
        let spread = (0..999).map(|place| (f64::from(place) + 0.5) / 999.0);
        let probabilities: Vec<f64> = ends.into_iter().chain(spread).collect();
        for few in [1, 3, 4, 7, probabilities.len()] {
            let asked: Vec<f64> = probabilities.iter().copied().take(few).collect();
            let mut found = asked.clone();
            normal_quantiles(&mut found);
            let expected: Vec<f64> = asked.into_iter().map(normal_quantile).collect();
            assert_eq!(found, expected);
        }
    }
}
