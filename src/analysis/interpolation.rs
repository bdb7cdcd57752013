//! Smooth curves through few computed points.

/// Monotone cubic interpolation (Fritsch and Carlson 1980): slopes of the parabola through three knots, cut to three times
/// the smaller secant (Hyman 1983). It passes through every knot and never overshoots between two of them. `x` ascends strictly; outside it the end values hold.
#[derive(Clone, Debug)]
pub(crate) struct MonotoneCubic<'a> {
    x: &'a [f64],
    y: &'a [f64],
    slopes: Vec<f64>,
}

impl<'a> MonotoneCubic<'a> {
    /// A curve through the knots.
    pub(crate) fn through(x: &'a [f64], y: &'a [f64]) -> Self {
        let secants: Vec<(f64, f64)> = x
            .windows(2)
            .zip(y.windows(2))
            .map(|(x, y)| match (x, y) {
                ([x0, x1], [y0, y1]) => (x1 - x0, (y1 - y0) / (x1 - x0)),
                _ => (1.0, 0.0),
            })
            .collect();
        let inner = secants.windows(2).map(|pair| match pair {
            [(left_width, left), (right_width, right)] if left * right > 0.0 => {
                let parabola = (right_width * left + left_width * right) / (left_width + right_width);
                parabola.signum() * parabola.abs().min(3.0 * left.abs().min(right.abs()))
            }
            _ => 0.0,
        });
        let first = end_slope(secants.first(), secants.get(1));
        let last = end_slope(secants.last(), secants.iter().rev().nth(1));
        let slopes = core::iter::once(first).chain(inner).chain(core::iter::once(last)).collect();
        MonotoneCubic { x, y, slopes }
    }

    /// Height of the curve at `at`.
    pub(crate) fn at(&self, at: f64) -> f64 {
        let right = self.x.partition_point(|&knot| knot <= at).min(self.x.len().saturating_sub(1));
        let left = right.saturating_sub(1);
        let knot = |index: usize| Some((*self.x.get(index)?, *self.y.get(index)?, *self.slopes.get(index)?));
        let (Some((x0, y0, m0)), Some((x1, y1, m1))) = (knot(left), knot(right)) else { return 0.0 };
        if left == right || at <= x0 {
            return y0;
        }
        if at >= x1 {
            return y1;
        }
        let width = x1 - x0;
        let t = (at - x0) / width;
        let s = 1.0 - t;
        s * s * (1.0 + 2.0 * t) * y0 + t * s * s * width * m0 + t * t * (3.0 - 2.0 * t) * y1 - t * t * s * width * m1
    }
}

/// Three-point slope at an end, cut so that the curve stays monotone there.
fn end_slope(end: Option<&(f64, f64)>, next: Option<&(f64, f64)>) -> f64 {
    match (end, next) {
        (Some(&(width, secant)), Some(&(next_width, next_secant))) => {
            let slope = ((2.0 * width + next_width) * secant - width * next_secant) / (width + next_width);
            if slope * secant <= 0.0 {
                0.0
            } else if secant * next_secant <= 0.0 && slope.abs() > 3.0 * secant.abs() {
                3.0 * secant
            } else {
                slope
            }
        }
        (Some(&(_, secant)), None) => secant,
        _ => 0.0,
    }
}
