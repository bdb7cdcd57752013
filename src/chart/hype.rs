//! The hype check: from what the back of the envelope claims to the people whom the model expects, one correction after
//! the other.

use super::axis::Axis;
use super::canvas::{Canvas, Look};
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

/// Draws the waterfall.
#[must_use]
pub fn draw(steps: &[WaterfallStep], options: &ChartOptions, words: &dyn Words) -> Scene {
    let mut canvas = Canvas::new(options.width, options.height, options.font_size, words);
    let people = Quantity::Output(OutputUnit::People);
    let figure = |value: f64| words.number(value, people, Style::Full);
    let all = Rect { x: 1.0, y: canvas.gap() / 2.0, width: canvas.width - 1.0, height: canvas.height - canvas.gap() };
    let names: Vec<String> = steps
        .iter()
        .map(|step| {
            let long = words.phrase(&format!("step.{}", step.step));
            let fits = canvas.text_width(&long) <= canvas.width * 0.34;
            if fits { long } else { words.phrase(&format!("step.{}.short", step.step)) }
        })
        .collect();
    let rows = Rows::new(&canvas, all, names.iter().map(String::as_str));
    let steps: Vec<(f64, Option<f64>)> = steps
        .iter()
        .take(rows.count)
        .scan(None, |before, step| {
            let value = if step.value.is_finite() { step.value.max(0.0) } else { 0.0 };
            let pair = (value, *before);
            *before = Some(value);
            Some(pair)
        })
        .collect();
    let values = steps.iter().map(|(value, _)| *value);
    let most = values.clone().fold(0.0, f64::max);
    let x = if options.log { Axis::covering_log(values, people) } else { Axis::between(0.0, most, people) };
    let factors: Vec<Option<String>> =
        steps.iter().map(|(value, before)| before.and_then(|before| times(before, *value, words))).collect();
    let widest = |texts: &mut dyn Iterator<Item = f64>| texts.fold(0.0, f64::max);
    let figures = widest(&mut steps.iter().map(|(value, _)| text_width(&figure(*value), canvas.font, true)));
    let aside = widest(&mut factors.iter().flatten().map(|text| canvas.text_width(text))) + 1.2 * canvas.font;
    let columns = if rows.beside { figures + aside + 1.2 * canvas.font } else { 0.0 };
    let rect = Rect { width: rows.bars.width - columns - 1.0, ..rows.bars };
    let mut panel = canvas.panel(rect, x, rows.axis(), Look::default());

    let ground = panel.plot.x.ground();
    let thinnest = panel.plot.x_at(panel.plot.left + THINNEST);
    for (row, (value, before)) in steps.iter().enumerate() {
        let (top, bottom) = rows.edges(row);
        let series = if before.is_none() {
            Series::Claim
        } else if row + 1 == steps.len() {
            Series::Answer
        } else {
            Series::Step
        };
        let end = if *value > 0.0 { value.max(thinnest) } else { ground };
        panel.bar(Ink::of(Role::Bar, series), (ground, bottom), (end, top));
        if let Some(before) = before.filter(|before| *before > end) {
            panel.bar(Ink::of(Role::Bar, Series::Loss), (end, bottom), (before, top));
        }
    }

    let kept = figures + aside + 0.5 * canvas.font;
    for (row, name) in names.iter().take(rows.count).enumerate() {
        rows.name(&mut canvas, Ink::plain(Role::Label), row, name, kept);
    }
    let mut labels = Labels::new(&canvas, Rect { x: 0.0, y: 0.0, width: canvas.width, height: canvas.height });
    let right = canvas.width - 1.0;
    for (row, ((value, _), factor)) in steps.iter().zip(&factors).enumerate() {
        let baseline = if rows.beside { rows.baseline(&canvas, row) } else { rows.above(&canvas, row) };
        let series = if row + 1 == steps.len() { Series::Answer } else { Series::Step };
        let end = if rows.beside { right - aside } else { right };
        let text = labels.text(end, baseline, Anchor::End, &figure(*value), true);
        labels.place(Ink::of(Role::Label, series), vec![text]);
        if let Some(factor) = factor {
            let end = if rows.beside { right } else { right - figures - canvas.font };
            let text = labels.text(end, baseline, Anchor::End, factor, false);
            labels.place(Ink::of(Role::Label, Series::Loss), vec![text]);
        }
    }
    labels.write(&mut canvas);

    let ends = steps.first().zip(steps.last());
    let description = ends.map_or_else(String::new, |((claim, _), (answer, _))| {
        fill(&words.phrase("describe.hype"), &[("claim", &figure(*claim)), ("answer", &figure(*answer))])
    });
    canvas.finish(words.phrase("title.hype"), description)
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
