//! Series cut to what their plot can show.

use super::scene::Plot;

/// Values over x, without gaps.
pub(super) type Values = Vec<(f64, f64)>;

/// A column over x, cut where figures are absent.
pub(super) fn parts(x: &[f64], column: &[Option<f64>]) -> Vec<Values> {
    let mut parts = vec![Vec::new()];
    for (&x, y) in x.iter().zip(column) {
        match (y.filter(|y| y.is_finite() && x.is_finite()), parts.last_mut()) {
            (Some(y), Some(part)) => part.push((x, y)),
            (None, Some(part)) if !part.is_empty() => parts.push(Vec::new()),
            _ => {}
        }
    }
    parts.retain(|part| !part.is_empty());
    parts
}

/// Two columns over x, cut where either is absent.
pub(super) fn paired_parts(x: &[f64], low: &[Option<f64>], high: &[Option<f64>]) -> (Vec<Values>, Vec<Values>) {
    let both = |column: &[Option<f64>]| -> Vec<Option<f64>> {
        let pairs = low.iter().zip(high);
        column.iter().zip(pairs).map(|(value, (low, high))| value.filter(|_| low.is_some() && high.is_some())).collect()
    };
    (parts(x, &both(low)), parts(x, &both(high)))
}

/// Height of a column at `x`: straight between the points drawn.
pub(super) fn height_at(parts: &[Values], x: f64) -> Option<f64> {
    parts.iter().find_map(|part| {
        let pairs = part.windows(2).filter_map(|pair| if let [a, b] = pair { Some((*a, *b)) } else { None });
        let mut around = pairs.filter(|((x0, _), (x1, _))| *x0 <= x && x <= *x1);
        let between =
            around.next().map(|((x0, y0), (x1, y1))| if x1 > x0 { y0 + (y1 - y0) * (x - x0) / (x1 - x0) } else { y1 });
        between.or_else(|| part.iter().find(|(at, _)| *at == x).map(|(_, y)| *y))
    })
}

/// The pieces of a line inside the plot.
pub(super) fn clip_line(line: &[(f64, f64)], plot: &Plot) -> Vec<Values> {
    let mut pieces: Vec<Values> = Vec::new();
    let mut open = false;
    for pair in line.windows(2) {
        let [from, to] = pair else { continue };
        let Some((enter, leave)) = inside(plot, *from, *to) else {
            open = false;
            continue;
        };
        match pieces.last_mut() {
            Some(piece) if open => piece.push(along(plot, *from, *to, leave)),
            _ => pieces.push(vec![along(plot, *from, *to, enter), along(plot, *from, *to, leave)]),
        }
        open = leave >= 1.0;
    }
    pieces
}

/// A line with everything outside the plot moved to its edge, for an area that ends there.
pub(super) fn clip_area(line: &[(f64, f64)], plot: &Plot) -> Values {
    let mut edge = Vec::with_capacity(line.len() + 2);
    for (index, point) in line.iter().enumerate() {
        if let Some(before) = index.checked_sub(1).and_then(|before| line.get(before)) {
            let (from, to) = (plot.y.fraction(before.1), plot.y.fraction(point.1));
            let ends = if from < to { [0.0, 1.0] } else { [1.0, 0.0] };
            let crossings = ends.into_iter().map(|end| (end - from) / (to - from)).filter(|t| *t > 0.0 && *t < 1.0);
            edge.extend(crossings.map(|t| along(plot, *before, *point, t)));
        }
        edge.push(*point);
    }
    for (x, y) in &mut edge {
        *x = x.max(plot.x.min).min(plot.x.max);
        *y = y.max(plot.y.min).min(plot.y.max);
    }
    edge
}

/// The point at share `t` of the way, straight in the picture.
fn along(plot: &Plot, from: (f64, f64), to: (f64, f64), t: f64) -> (f64, f64) {
    if t <= 0.0 && from.1 >= plot.y.min {
        return from;
    }
    if t >= 1.0 && to.1 >= plot.y.min {
        return to;
    }
    let between = |a: f64, b: f64| a + (b - a) * t;
    (
        plot.x.value(between(plot.x.fraction(from.0), plot.x.fraction(to.0))),
        plot.y.value(between(plot.y.fraction(from.1), plot.y.fraction(to.1))),
    )
}

/// Shares of the way at which a segment enters and leaves the plot (Liang and Barsky 1984); `None` if it stays outside.
fn inside(plot: &Plot, from: (f64, f64), to: (f64, f64)) -> Option<(f64, f64)> {
    let (x0, x1) = (plot.x.fraction(from.0), plot.x.fraction(to.0));
    let (y0, y1) = (plot.y.fraction(from.1), plot.y.fraction(to.1));
    let (mut enter, mut leave) = (0.0_f64, 1.0_f64);
    for (start, step) in [(x0, x1 - x0), (y0, y1 - y0)] {
        for (direction, distance) in [(-step, start), (step, 1.0 - start)] {
            // The last bits of a fraction may lie outside although the value is the end of the axis itself.
            let distance = if distance.abs() < 1e-9 { 0.0 } else { distance };
            if direction == 0.0 {
                if distance < 0.0 {
                    return None;
                }
            } else if direction < 0.0 {
                enter = enter.max(distance / direction);
            } else {
                leave = leave.min(distance / direction);
            }
        }
    }
    (enter <= leave).then_some((enter, leave))
}
