//! The small outcome curve under a slider: how the result changes as that input goes through its range.

use super::scene::{Path, Point};

/// Path data in a box of [`WIDTH`] by [`HEIGHT`], which stretches with the slider.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Spark {
    /// The curve.
    pub line: String,
    /// The ground under it.
    pub area: String,
    /// Where the present value is. Its dot does not stretch.
    pub dot: Option<Point>,
    /// Whether the result is the same all along: there is nothing to see.
    pub flat: bool,
}

/// Width of the box.
pub const WIDTH: f64 = 100.0;
/// Height of the box.
pub const HEIGHT: f64 = 20.0;
/// Room for half a stroke at the top and the bottom.
const INSET: f64 = 1.5;

/// Draws points of (position of the slider from 0 to 1, result). `at` is the present one. The curve stands on zero, or
/// on its lowest point where that lies below.
#[must_use]
pub fn spark(points: &[(f64, f64)], at: (f64, f64)) -> Spark {
    let usable = |(x, y): &(f64, f64)| x.is_finite() && y.is_finite();
    let points: Vec<(f64, f64)> = points.iter().copied().filter(usable).collect();
    let heights = points.iter().chain(Some(&at).filter(|at| usable(at))).map(|(_, y)| y.clamp(-1e18, 1e18));
    let (low, high) = heights.fold((0.0_f64, 0.0_f64), |(low, high), y| (low.min(y), high.max(y)));
    let range = if high > low { high - low } else { 1.0 };
    let place = |(x, y): (f64, f64)| Point {
        x: x.clamp(0.0, 1.0) * WIDTH,
        y: HEIGHT - INSET - (y.max(low).min(high) - low) / range * (HEIGHT - 2.0 * INSET),
    };
    let line: Vec<Point> = points.iter().copied().map(place).collect();
    let (Some(first), Some(last)) = (line.first(), line.last()) else { return Spark::default() };
    let mut ground = vec![Point { x: first.x, y: HEIGHT }];
    ground.extend(&line);
    ground.push(Point { x: last.x, y: HEIGHT });
    Spark {
        area: Path { parts: vec![ground], closed: true }.data(),
        line: Path { parts: vec![line], closed: false }.data(),
        dot: usable(&at).then(|| place(at)),
        flat: points.iter().zip(points.iter().skip(1)).all(|(one, next)| one.1 == next.1),
    }
}
