//! Quantiles of the ranges: M23 of `docs/model.md`.

use crate::real::{Real, one, power, real, root, zero};

/// The probability that a standard normal value lies below one.
fn normal_probability(value: &Real) -> Real {
    // phi(z) (z + z^3/3 + z^5/15 + ...): every term has the same sign.
    let mut term = value.clone();
    let mut sum = term.clone();
    let mut odd = one();
    while term.sqr() > sum.sqr() * real(1e-140) {
        odd += real(2.0);
        term = term * value.sqr() / &odd;
        sum += &term;
    }
    let density = (-value.sqr() / real(2.0)).exp() / (real(2.0) * pi()).sqrt();
    real(0.5) + density * sum
}

/// Machin's formula.
fn pi() -> Real {
    let arctangent_of_part = |whole: f64| {
        let square = -one() / real(whole * whole);
        let mut power = one() / real(whole);
        let mut sum = power.clone();
        let mut odd = 1.0;
        while power.sqr() > real(1e-140) {
            odd += 2.0;
            power *= &square;
            sum += &power / real(odd);
        }
        sum
    };
    real(4.0) * (real(4.0) * arctangent_of_part(5.0) - arctangent_of_part(239.0))
}

/// The standard normal quantile.
pub fn normal_quantile(probability: &Real) -> Real {
    let half = real(0.5);
    if *probability == half {
        return zero();
    }
    // Symmetric, so that the root is not sought where its sign changes.
    let (tail, sign) = if *probability < half { (probability.clone(), -one()) } else { (one() - probability, one()) };
    sign * root(|value| normal_probability(&-value) - &tail, real(1e-6), real(12.0))
}

/// z of P90, as the reference has it.
fn z90() -> Real {
    real(1.281_551_565_544_600_4)
}

/// The value at a place between two ends at P10 and P90, on the scale on which it is normal.
fn between(probability: &Real, low: Real, high: Real) -> Real {
    (&low + &high) / real(2.0) + (high - low) / (real(2.0) * z90()) * normal_quantile(probability)
}

/// The lognormal quantile with that P10 and P90.
pub fn lognormal_quantile(probability: &Real, p10: &Real, p90: &Real) -> Real {
    between(probability, p10.ln(), p90.ln()).exp()
}

/// The logit-normal quantile with that P10 and P90.
pub fn logit_normal_quantile(probability: &Real, p10: &Real, p90: &Real) -> Real {
    let logit = |share: &Real| (share / (one() - share)).ln();
    one() / (one() + (-between(probability, logit(p10), logit(p90))).exp())
}

/// The triangular quantile.
pub fn triangular_quantile(probability: &Real, low: &Real, mode: &Real, high: &Real) -> Real {
    let width = high - low;
    if *probability < (mode - low) / &width {
        low + (probability * width * (mode - low)).sqrt()
    } else {
        high - ((one() - probability) * width * (high - mode)).sqrt()
    }
}

/// A point of the Kronecker sequence of so many dimensions.
pub fn kronecker(index: f64, dimensions: usize) -> Vec<Real> {
    let exponent = one() / real(dimensions as f64 + 1.0);
    let ratio = (0..64).fold(real(2.0), |ratio, _| power(&(one() + ratio), &exponent));
    let mut step = one();
    (0..dimensions)
        .map(|_| {
            step /= &ratio;
            (real(0.5) + real(index + 1.0) * &step).fract()
        })
        .collect()
}
