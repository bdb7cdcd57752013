//! Numbers of 66 digits. Inputs are the exact values of the doubles in the vectors.

use dashu_float::{FBig, round::mode::HalfEven};

/// A number of `BITS` bits.
pub type Real = FBig<HalfEven, 2>;

/// Bits of every number. The differences that the equations take lose at most some twenty of the 66 digits.
const BITS: usize = 220;

/// The exact value of a double.
pub fn real(value: f64) -> Real {
    Real::try_from(value).expect("a finite number").with_precision(BITS).value()
}

/// The double next to a number.
pub fn double(value: &Real) -> f64 {
    value.to_f64().value()
}

/// 0.
pub fn zero() -> Real {
    real(0.0)
}

/// 1.
pub fn one() -> Real {
    real(1.0)
}

/// The smaller one.
pub fn least(a: &Real, b: &Real) -> Real {
    if a < b { a.clone() } else { b.clone() }
}

/// The larger one.
pub fn most(a: &Real, b: &Real) -> Real {
    if a < b { b.clone() } else { a.clone() }
}

/// base^exponent for a positive base.
pub fn power(base: &Real, exponent: &Real) -> Real {
    (base.ln() * exponent).exp()
}

/// Where a monotone function changes sign between two places: regula falsi with the Illinois rule, to 50 digits.
pub fn root(function: impl Fn(&Real) -> Real, low: Real, high: Real) -> Real {
    let (mut a, mut b) = (low, high);
    let (mut at_a, mut at_b) = (function(&a), function(&b));
    if at_a == zero() {
        return a;
    }
    let half = real(0.5);
    for _ in 0..400 {
        if at_b == zero() || (&b - &a).sqr() <= b.sqr() * real(1e-100) || at_a == at_b {
            return b;
        }
        let c = &b - &at_b * (&b - &a) / (&at_b - &at_a);
        let at_c = function(&c);
        if (at_c > zero()) == (at_b > zero()) {
            at_a *= &half;
        } else {
            (a, at_a) = (b, at_b);
        }
        if at_c == zero() || (&c - &a).sqr() <= c.sqr() * real(1e-100) {
            return c;
        }
        (b, at_b) = (c, at_c);
    }
    b
}
