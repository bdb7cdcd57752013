//! The hype check: from what the back of the envelope claims to the people whom the model expects, one correction after
//! the other.

use super::axis::Axis;
use super::canvas::{Canvas, Look, Panel};
use super::ink::{Ink, Role, Series};
use super::labels::Labels;
use super::request::ChartOptions;
use super::rows::Rows;
use super::scene::{Rect, Scene};
use super::text::{Anchor, text_width};
use super::words::{Quantity, Style, Words, fill};
use crate::analysis::WaterfallStep;
use crate::outputs::OutputUnit;

/// Thinnest bar, in pixels: one that is there can be seen.
const THINNEST: f64 = 1.5;

const PEOPLE: Quantity = Quantity::Output(OutputUnit::People);

/// Draws the waterfall.
#[must_use]
pub fn draw(steps: &[WaterfallStep], options: &ChartOptions, words: &dyn Words) -> Scene {
    let mut canvas = Canvas::new(options.width, options.height, options.font_size, words);
    let waterfall = Waterfall::of(&canvas, steps);
    let (x, rect) = waterfall.x_axis(&canvas, options);
    let mut panel = canvas.panel(rect, x, waterfall.rows.axis(), Look::default());
    waterfall.bars(&mut panel);
    waterfall.names(&mut canvas);
    waterfall.values(&mut canvas);
    canvas.finish(words.phrase("title.hype"), waterfall.describe(words))
}

/// A row of the waterfall.
struct Step {
    name: String,
    value: f64,
    /// Value of the step before it.
    before: Option<f64>,
    figure: String,
    /// What the step divides or multiplies by.
    factor: Option<String>,
}

impl Step {
    fn of(canvas: &Canvas<'_>, step: &WaterfallStep, before: Option<f64>) -> Step {
        let words = canvas.words;
        let long = words.phrase(&format!("step.{}", step.step));
        let fits = canvas.text_width(&long) <= canvas.width * 0.34;
        let name = if fits { long } else { words.phrase(&format!("step.{}.short", step.step)) };
        let value = value_of(step);
        let factor = before.and_then(|before| times(before, value, words));
        Step { name, value, before, figure: words.number(value, PEOPLE, Style::Full), factor }
    }
}

/// A step has a bar from the ground, whatever its figures are.
fn value_of(step: &WaterfallStep) -> f64 {
    if step.value.is_finite() { step.value.max(0.0) } else { 0.0 }
}

/// A row for each step, with its figure and its factor on the right: beside the bar, or above it like its name.
struct Waterfall {
    steps: Vec<Step>,
    rows: Rows,
    /// Width of the figures.
    figures: f64,
    /// Width of the factors, with the space before them.
    factors: f64,
}

impl Waterfall {
    fn of(canvas: &Canvas<'_>, steps: &[WaterfallStep]) -> Waterfall {
        let before = core::iter::once(None).chain(steps.iter().map(|step| Some(value_of(step))));
        let mut steps: Vec<Step> =
            steps.iter().zip(before).map(|(step, before)| Step::of(canvas, step, before)).collect();
        let (width, height) = (canvas.width - 1.0, canvas.height - canvas.gap());
        let area = Rect { x: 1.0, y: canvas.gap() / 2.0, width, height };
        let rows = Rows::new(canvas, area, steps.iter().map(|step| step.name.as_str()));
        steps.truncate(rows.count);
        let figures = steps.iter().map(|step| text_width(&step.figure, canvas.font, true)).fold(0.0, f64::max);
        let factors = steps.iter().filter_map(|step| step.factor.as_ref());
        let factors = factors.map(|text| canvas.text_width(text)).fold(0.0, f64::max) + 1.2 * canvas.font;
        Waterfall { steps, rows, figures, factors }
    }

    /// The axis of people, and the plot.
    fn x_axis(&self, canvas: &Canvas<'_>, options: &ChartOptions) -> (Axis, Rect) {
        let values = self.steps.iter().map(|step| step.value);
        let x = if options.log {
            Axis::covering_log(values, PEOPLE)
        } else {
            Axis::between(0.0, values.fold(0.0, f64::max), PEOPLE)
        };
        let bars = self.rows.bars;
        let columns = if self.rows.beside { self.figures + self.factors + 1.2 * canvas.font } else { 0.0 };
        (x, Rect { width: bars.width - columns - 1.0, ..bars })
    }

    /// What each step leaves, and beyond it what it takes away.
    fn bars(&self, panel: &mut Panel) {
        let ground = panel.plot.x.ground();
        let thinnest = panel.plot.x_at(panel.plot.left + THINNEST);
        for (row, step) in self.steps.iter().enumerate() {
            let (top, bottom) = self.rows.edges(row);
            let series = if step.before.is_none() { Series::Claim } else { self.series(row) };
            let end = if step.value > 0.0 { step.value.max(thinnest) } else { ground };
            panel.bar(Ink::of(Role::Bar, series), (ground, bottom), (end, top));
            if let Some(before) = step.before.filter(|before| *before > end) {
                panel.bar(Ink::of(Role::Bar, Series::Loss), (end, bottom), (before, top));
            }
        }
    }

    fn series(&self, row: usize) -> Series {
        if row + 1 == self.steps.len() { Series::Answer } else { Series::Step }
    }

    fn names(&self, canvas: &mut Canvas<'_>) {
        let kept = self.figures + self.factors + 0.5 * canvas.font;
        for (row, step) in self.steps.iter().enumerate() {
            self.rows.name(canvas, Ink::plain(Role::Label), row, &step.name, kept);
        }
    }

    /// The figure of each step, and its factor.
    fn values(&self, canvas: &mut Canvas<'_>) {
        let mut labels = Labels::new(canvas, Rect { x: 0.0, y: 0.0, width: canvas.width, height: canvas.height });
        let right = canvas.width - 1.0;
        // Beside the bars factors stand right of the figures, above them left of them.
        let (figure_end, factor_end) =
            if self.rows.beside { (right - self.factors, right) } else { (right, right - self.figures - canvas.font) };
        for (row, step) in self.steps.iter().enumerate() {
            let baseline =
                if self.rows.beside { self.rows.baseline(canvas, row) } else { self.rows.above(canvas, row) };
            let figure = labels.text(figure_end, baseline, Anchor::End, &step.figure, true);
            labels.place(Ink::of(Role::Label, self.series(row)), vec![figure]);
            if let Some(factor) = &step.factor {
                let factor = labels.text(factor_end, baseline, Anchor::End, factor, false);
                labels.place(Ink::of(Role::Label, Series::Loss), vec![factor]);
            }
        }
        labels.write(canvas);
    }

    /// The claim and the answer, in a sentence.
    fn describe(&self, words: &dyn Words) -> String {
        self.steps.first().zip(self.steps.last()).map_or_else(String::new, |(claim, answer)| {
            fill(&words.phrase("describe.hype"), &[("claim", &claim.figure), ("answer", &answer.figure)])
        })
    }
}

/// What a correction divides or multiplies by, where that says anything.
fn times(before: f64, after: f64, words: &dyn Words) -> Option<String> {
    let (key, ratio) =
        if after <= before { ("label.times-less", before / after) } else { ("label.times-more", after / before) };
    (ratio.is_finite() && ratio > 1.005).then(|| {
        let ratio = words.number(ratio, Quantity::Output(OutputUnit::Ratio), Style::Full);
        fill(&words.phrase(key), &[("value", &ratio)])
    })
}
