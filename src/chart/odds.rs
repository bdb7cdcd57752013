//! The odds: fifty dots, each for one case in fifty, heaped where results are likely (quantile dotplot, Kay et al. 2016).
//! Counting dots is how people read chances best.

use std::slice;

use super::axis::Axis;
use super::canvas::{Canvas, Look, Panel};
use super::ink::{Ink, Role, Series};
use super::labels::Labels;
use super::request::ChartOptions;
use super::scene::{Plot, Rect, Scene};
use super::text::{ASCENT, Anchor};
use super::words::{Quantity, Style, Words, fill};
use crate::analysis::{Chance, DOTS, Distribution, Percentiles};
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
    let odds = Odds::of(odds, options, words);
    let (mut panel, heaps) = odds.lay_out(&mut canvas, options);
    let upright = |value: f64, plot: &Plot| [vec![(value, 0.0), (value, plot.y.max)]];
    if let Some(median) = odds.percentiles.p50 {
        let line = upright(median, &panel.plot);
        panel.line(Ink::of(Role::Rule, Series::Median), &line);
    }
    odds.dots(&mut panel, &heaps);
    panel.ground();
    if let Some(chance) = odds.goal {
        let line = upright(chance.goal, &panel.plot);
        panel.line(Ink::of(Role::Goal, Series::Goal), &line);
    }
    let output = words.phrase(&format!("output.{}", odds.output.name()));
    canvas.title(canvas.width - 1.0, canvas.height - 0.3 * canvas.font, Anchor::End, &output);
    odds.labels(&mut canvas, &panel.plot);
    let goal = odds.goal.map(|chance| panel.handle((chance.goal, panel.plot.y.max), chance.goal));
    let title = fill(&words.phrase("title.odds"), &[("output", &output)]);
    Scene { goal, ..canvas.finish(title, odds.describe(words)) }
}

/// What the picture shows.
struct Odds {
    output: OutputId,
    quantity: Quantity,
    dots: Vec<f64>,
    /// Says how many dots are missing.
    absent: Option<String>,
    goal: Option<Chance>,
    percentiles: Percentiles,
}

impl Odds {
    fn of(odds: &Distribution, options: &ChartOptions, words: &dyn Words) -> Odds {
        let none = Percentiles { p10: None, p50: None, p90: None };
        let (output, percentiles) = odds.outputs.first().copied().unwrap_or((options.output, none));
        let quantity = Quantity::Output(output.unit());
        let dots: Vec<f64> = odds.dots.iter().flatten().copied().filter(|dot| dot.is_finite()).collect();
        let absent = odds.dots.as_ref().and_then(|_| absence(dots.len(), quantity, words));
        let goal = odds.probability.first().map(|(_, chance)| *chance).filter(|chance| chance.goal.is_finite());
        Odds { output, quantity, dots, absent, goal, percentiles }
    }

    /// The plot, and how dots are heaped in it.
    fn lay_out(&self, canvas: &mut Canvas<'_>, options: &ChartOptions) -> (Panel, Heaps) {
        let margin = 2.0 * canvas.line() + canvas.gap();
        let values = self.dots.iter().copied().chain(self.goal.map(|chance| chance.goal));
        let x =
            if options.log { Axis::covering_log(values, self.quantity) } else { Axis::covering(values, self.quantity) };
        let span = |x: &Axis| canvas.span(x, canvas.gap(), canvas.width);
        let x = canvas.lying(x.held(options.hold.x_max), |x| span(x).1);
        let (left, width) = span(&x);
        let height = canvas.height - margin - margin;
        let heaps = Heaps::of(&x, &self.dots, width, height);
        let y = Axis::between(0.0, height / heaps.size, Quantity::Input(Unit::Ratio));
        let look = Look { rows: false, columns: false, x_ticks: true };
        (canvas.panel(Rect { x: left, y: margin, width, height }, x, y, look), heaps)
    }

    fn dots(&self, panel: &mut Panel, heaps: &Heaps) {
        let mut heights = vec![0.0; heaps.columns];
        for dot in &self.dots {
            let column = column_of(panel.plot.x.fraction(*dot), heaps.columns);
            let Some(height) = heights.get_mut(column) else { continue };
            #[allow(clippy::cast_precision_loss, reason = "at most a few hundred columns")]
            let middle = panel.plot.x.value((column as f64 + 0.5) / heaps.columns as f64);
            let series = match self.goal {
                Some(chance) if !passes(self.output, *dot, chance.goal) => Series::Miss,
                _ => Series::Pass,
            };
            panel.dot(Ink::of(Role::Dot, series), (middle, *height + 0.5), heaps.size * FILLED / 2.0);
            *height += 1.0;
        }
    }

    /// Words above the plot, in two rows: the goal, and below it the median and how many dots are missing.
    fn labels(&self, canvas: &mut Canvas<'_>, plot: &Plot) {
        let words = canvas.words;
        let figure = |value: f64| words.number(value, self.quantity, Style::Full);
        let mut labels = Labels::new(canvas, Rect { x: 0.0, y: 0.0, width: canvas.width, height: plot.top });
        let (first, leading) = (ASCENT * canvas.font, canvas.line() + 2.0);
        let second = first + leading;
        if let Some(chance) = self.goal {
            let goal = figure(chance.goal);
            let probability = words.number(chance.probability, Quantity::Input(Unit::Share), Style::Full);
            let forms = [
                fill(&words.phrase("label.goal.chance"), &[("value", &goal), ("chance", &probability)]),
                fill(&words.phrase("label.goal"), &[("value", &goal)]),
            ];
            labels.name_top(Ink::of(Role::Label, Series::Goal), &forms, true, (plot.px(chance.goal), first));
        }
        if let Some(p50) = self.percentiles.p50 {
            let forms = [fill("{name} {value}", &[("name", &words.phrase("label.value")), ("value", &figure(p50))])];
            labels.name_top(Ink::of(Role::Label, Series::Median), &forms, false, (plot.px(p50), second));
        }
        if let Some(absent) = &self.absent {
            let at = (plot.px(plot.x.max), second);
            labels.name_top(Ink::of(Role::Label, Series::Band), slice::from_ref(absent), false, at);
        }
        labels.write(canvas);
    }

    /// The range, and how many dots are missing, in sentences.
    fn describe(&self, words: &dyn Words) -> String {
        let Percentiles { p10, p50, p90 } = self.percentiles;
        let [low, middle, high] = [p10, p50, p90].map(|value| words.figure(value, self.quantity));
        let mut description = words.ranged("describe.odds", [&middle, &low, &high], &[]);
        if let Some(absent) = &self.absent {
            description += &format!(" {absent}.");
        }
        description
    }
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

/// Columns that dots of one size are heaped in.
struct Heaps {
    size: f64,
    columns: usize,
}

impl Heaps {
    /// The largest dots with which the highest heap still has room.
    fn of(x: &Axis, dots: &[f64], width: f64, height: f64) -> Heaps {
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
                return Heaps { size, columns };
            }
            size -= 0.5;
        }
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
