//! The odds: fifty dots, each for one case in fifty, heaped where results are likely (quantile dotplot, Kay et al. 2016).
//! Counting dots is how people read chances best.

use std::slice;

use super::axis::Axis;
use super::canvas::{Canvas, Look};
use super::ink::{Ink, Role, Series};
use super::labels::Labels;
use super::request::ChartOptions;
use super::scene::{Rect, Scene};
use super::text::{ASCENT, Anchor};
use super::words::{Quantity, Style, Words, fill};
use crate::analysis::{DOTS, Distribution, Percentiles};
use crate::outputs::OutputId;
use crate::parameter::Unit;

/// Largest and smallest dot.
const LARGEST: f64 = 26.0;
const SMALLEST: f64 = 2.0;
/// Share of its cell that a dot fills.
const FILLED: f64 = 0.92;

/// Draws the dots of a distribution of one output.
#[must_use]
pub fn draw(odds: &Distribution, options: &ChartOptions, words: &dyn Words) -> Scene {
    let mut canvas = Canvas::new(options.width, options.height, options.font_size, words);
    let output = odds.outputs.first().map_or(options.output, |(output, _)| *output);
    let quantity = Quantity::Output(output.unit());
    let dots: Vec<f64> = odds.dots.iter().flatten().copied().filter(|dot| dot.is_finite()).collect();
    let absent = odds.dots.as_ref().and_then(|_| absence(dots.len(), quantity, words));
    let goal = odds.probability.first().map(|(_, chance)| *chance).filter(|chance| chance.goal.is_finite());
    let Percentiles { p10, p50, p90 } =
        odds.outputs.first().map_or(Percentiles { p10: None, p50: None, p90: None }, |(_, percentiles)| *percentiles);

    let line = canvas.line();
    let top = 2.0 * line + canvas.gap();
    let bottom = 2.0 * line + canvas.gap();
    let values = dots.iter().copied().chain(goal.map(|chance| chance.goal));
    let x = if options.log { Axis::covering_log(values, quantity) } else { Axis::covering(values, quantity) };
    let span = |x: &Axis| canvas.span(x, canvas.gap(), canvas.width);
    let x = canvas.lying(x.held(options.hold.x_max), |x| span(x).1);
    let (left, width) = span(&x);
    let height = canvas.height - top - bottom;
    let (size, columns) = heap(&x, &dots, width, height);
    let y = Axis::between(0.0, height / size, Quantity::Input(Unit::Ratio));
    let rect = Rect { x: left, y: top, width, height };
    let mut panel = canvas.panel(rect, x, y, Look { rows: false, columns: false, x_ticks: true });

    let up = panel.plot.y.max;
    if let Some(p50) = p50 {
        panel.line(Ink::of(Role::Rule, Series::Median), &[vec![(p50, 0.0), (p50, up)]]);
    }
    let mut heights = vec![0.0; columns];
    for dot in &dots {
        let column = column_of(panel.plot.x.fraction(*dot), columns);
        let Some(height) = heights.get_mut(column) else { continue };
        #[allow(clippy::cast_precision_loss, reason = "at most a few hundred columns")]
        let middle = panel.plot.x.value((column as f64 + 0.5) / columns as f64);
        let series = match goal {
            Some(chance) if !passes(output, *dot, chance.goal) => Series::Miss,
            _ => Series::Pass,
        };
        panel.dot(Ink::of(Role::Dot, series), (middle, *height + 0.5), size * FILLED / 2.0);
        *height += 1.0;
    }
    panel.ground();
    if let Some(chance) = goal {
        panel.line(Ink::of(Role::Goal, Series::Goal), &[vec![(chance.goal, 0.0), (chance.goal, up)]]);
    }

    let plot = panel.plot.clone();
    let label = words.phrase(&format!("output.{}", output.name()));
    canvas.title(canvas.width - 1.0, canvas.height - 0.3 * canvas.font, Anchor::End, &label);
    let figure = |value: f64| words.number(value, quantity, Style::Full);
    let frame = Rect { x: 0.0, y: 0.0, width: canvas.width, height: plot.top };
    let mut labels = Labels::new(&canvas, frame);
    let stand = |value: f64, row: f64| (plot.px(value), ASCENT * canvas.font + row * (line + 2.0));
    if let Some(chance) = goal {
        let (x, y) = stand(chance.goal, 0.0);
        let probability = words.number(chance.probability, Quantity::Input(Unit::Share), Style::Full);
        let forms = [
            fill(&words.phrase("label.goal.chance"), &[("value", &figure(chance.goal)), ("chance", &probability)]),
            fill(&words.phrase("label.goal"), &[("value", &figure(chance.goal))]),
        ];
        labels.name_top(Ink::of(Role::Label, Series::Goal), &forms, true, (x, y));
    }
    if let Some(p50) = p50 {
        let (x, y) = stand(p50, 1.0);
        let forms = [fill("{name} {value}", &[("name", &words.phrase("label.value")), ("value", &figure(p50))])];
        labels.name_top(Ink::of(Role::Label, Series::Median), &forms, false, (x, y));
    }
    if let Some(absent) = &absent {
        labels.name_top(Ink::of(Role::Label, Series::Band), slice::from_ref(absent), false, stand(plot.x.max, 1.0));
    }
    labels.write(&mut canvas);
    let handle = goal.map(|chance| panel.handle((chance.goal, up), chance.goal));

    let [low, middle, high] = [p10, p50, p90].map(|value| words.figure(value, quantity));
    let mut description = words.ranged("describe.odds", [&middle, &low, &high], &[]);
    if let Some(absent) = absent {
        description += &format!(" {absent}.");
    }
    let title = fill(&words.phrase("title.odds"), &[("output", &label)]);
    Scene { goal: handle, ..canvas.finish(title, description) }
}

/// Says how many cases have no place on the axis: a payback that never comes.
fn absence(placed: usize, quantity: Quantity, words: &dyn Words) -> Option<String> {
    #[allow(clippy::cast_precision_loss, reason = "fifty cases")]
    let count = |count: usize| words.number(count as f64, Quantity::Input(Unit::People), Style::Full);
    let absent = DOTS.checked_sub(placed).filter(|absent| *absent > 0)?;
    let places = [("count", count(absent)), ("total", count(DOTS)), ("value", words.figure(None, quantity))];
    Some(fill(&words.phrase("label.absent"), &places.each_ref().map(|(name, value)| (*name, value.as_str()))))
}

/// Whether a result reaches the goal, or stays below it where less is better.
pub(super) fn passes(output: OutputId, value: f64, goal: f64) -> bool {
    if output.higher_is_better() == Some(false) { value <= goal } else { value >= goal }
}

/// Size of a dot, and the number of columns, with which the highest heap still has room.
fn heap(x: &Axis, dots: &[f64], width: f64, height: f64) -> (f64, usize) {
    let mut size = LARGEST;
    loop {
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a few hundred columns")]
        let columns = (width / size).floor().max(1.0) as usize;
        let mut heights = vec![0_u32; columns];
        for dot in dots {
            if let Some(height) = heights.get_mut(column_of(x.fraction(*dot), columns)) {
                *height += 1;
            }
        }
        let highest = heights.into_iter().max().unwrap_or(0);
        if f64::from(highest) * size <= height || size <= SMALLEST {
            return (size, columns);
        }
        size -= 0.5;
    }
}

#[allow(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    clippy::cast_precision_loss,
    reason = "a place among a few hundred columns"
)]
fn column_of(fraction: f64, columns: usize) -> usize {
    ((fraction.clamp(0.0, 1.0) * columns as f64) as usize).min(columns.saturating_sub(1))
}
