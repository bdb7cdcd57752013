//! How reach builds up: after each round, the people reached so far in front of the impressions so far. How far the one
//! stands out behind the other is the frequency.

use super::axis::Axis;
use super::canvas::{Canvas, Look, Panel};
use super::ink::{Ink, Role, Series};
use super::labels::Labels;
use super::request::ChartOptions;
use super::scene::{Plot, Rect, Scene, Shape};
use super::text::{Anchor, text_width};
use super::words::{Quantity, Style, Words, fill};
use crate::analysis::ByRound;
use crate::outputs::OutputUnit;
use crate::parameter::Unit;

/// Widest bar, in font sizes.
const WIDEST: f64 = 7.0;
/// Share of its place that a bar takes.
const FULL: f64 = 0.72;
/// Width of the people's bar, as a share of that of the impressions behind it.
const INNER: f64 = 0.62;

const PEOPLE: Quantity = Quantity::Output(OutputUnit::People);
const IMPRESSIONS: Quantity = Quantity::Output(OutputUnit::Impressions);
const RATIO: Quantity = Quantity::Output(OutputUnit::Ratio);
const ROUNDS: Quantity = Quantity::Input(Unit::Rounds);

/// Draws the rounds.
#[must_use]
pub fn draw(rounds: &[ByRound], options: &ChartOptions, words: &dyn Words) -> Scene {
    let mut canvas = Canvas::new(options.width, options.height, options.font_size, words);
    let (mut panel, bars) = lay_out(&mut canvas, rounds, options);
    bars.draw(&mut panel);
    panel.ground();
    let title = words.phrase("axis.round");
    canvas.title(canvas.width - 1.0, canvas.height - 0.3 * canvas.font, Anchor::End, &title);
    legend(&mut canvas);
    bars.label(&mut canvas, &panel.plot);
    canvas.finish(words.phrase("title.rounds"), bars.describe(words))
}

/// The plot, and the bars that stand in it.
fn lay_out<'a>(canvas: &mut Canvas<'_>, rounds: &'a [ByRound], options: &ChartOptions) -> (Panel, Bars<'a>) {
    let so_far = impressions_so_far(rounds);
    let line = canvas.line();
    let top = line + canvas.gap();
    let bottom = 2.0 * line + canvas.gap();
    let height = canvas.height - top - bottom;
    // Room above the highest bar for the words on it.
    let room = 1.0 + 1.8 * line / height.max(1.0);
    let values = so_far.iter().map(|value| value * room).chain(rounds.iter().map(|round| round.reach));
    let y = Axis::covering(values, IMPRESSIONS).held(options.hold.y_max);
    let y = canvas.upright(y, height);
    let left = canvas.tick_width(&y) + canvas.gap() + 1.0;
    #[allow(clippy::cast_precision_loss, reason = "at most twenty rounds")]
    let count = rounds.len().max(1) as f64;
    let width = canvas.width - left - canvas.gap();
    let x = canvas.lying(Axis::between(1.0, count, ROUNDS), |_| width * (count - 1.0) / count);
    let ticks = if rounds.len() > 1 { x.ticks().to_vec() } else { vec![1.0] };
    let x = Axis::between(0.5, count + 0.5, ROUNDS).with_ticks_at(ticks);
    let look = Look { rows: true, columns: false, x_ticks: true };
    let panel = canvas.panel(Rect { x: left, y: top, width, height }, x, y, look);
    let half = (FULL / 2.0).min(WIDEST * canvas.font * count / width / 2.0);
    let bars = rounds.iter().zip(so_far).map(|(round, so_far)| Bar {
        at: f64::from(round.round),
        round,
        so_far,
        before: (round.reach - round.new_reach).max(0.0),
    });
    let bars = Bars { bars: bars.collect(), place: panel.plot.width / count, half, inner: half * INNER };
    (panel, bars)
}

/// The bars of one round.
struct Bar<'a> {
    at: f64,
    round: &'a ByRound,
    /// Impressions of all rounds up to this one.
    so_far: f64,
    /// People whom the rounds before have reached.
    before: f64,
}

/// The bars of all rounds.
struct Bars<'a> {
    bars: Vec<Bar<'a>>,
    /// Width of the place of a round, in pixels.
    place: f64,
    /// Half the width of a bar of impressions, and of people, in rounds.
    half: f64,
    inner: f64,
}

impl Bars<'_> {
    /// People in front of impressions.
    fn draw(&self, panel: &mut Panel) {
        for &Bar { at, so_far, .. } in &self.bars {
            panel.bar(Ink::of(Role::Bar, Series::Impressions), (at - self.half, 0.0), (at + self.half, so_far));
        }
        for &Bar { at, before, .. } in &self.bars {
            panel.bar(Ink::of(Role::Bar, Series::Reach), (at - self.inner, 0.0), (at + self.inner, before));
        }
        for &Bar { at, before, round, .. } in &self.bars {
            let ink = Ink::of(Role::Bar, Series::NewReach);
            panel.bar(ink, (at - self.inner, before), (at + self.inner, round.reach));
        }
    }

    /// Words on the bars. The last rounds say most: they come first where there is no room for all.
    fn label(&self, canvas: &mut Canvas<'_>, plot: &Plot) {
        let line = canvas.line();
        let frame = Rect { x: 0.0, y: plot.top - line, width: canvas.width, height: plot.height + line };
        let mut labels = Labels::new(canvas, frame);
        for bar in self.bars.iter().rev() {
            self.name_frequency(&mut labels, canvas, plot, bar);
            self.name_people(&mut labels, canvas, plot, bar);
        }
        labels.write(canvas);
    }

    /// The frequency, above the bar of impressions.
    fn name_frequency(&self, labels: &mut Labels, canvas: &Canvas<'_>, plot: &Plot, bar: &Bar<'_>) {
        let words = canvas.words;
        let times = words.number(bar.round.frequency, RATIO, Style::Full);
        let forms =
            ["label.frequency", "label.frequency.short"].map(|key| fill(&words.phrase(key), &[("value", &times)]));
        let above = plot.py(bar.so_far) - 5.0;
        let fitting = forms.iter().filter(|form| canvas.text_width(form) + 0.4 * canvas.font < self.place);
        let choices = fitting.map(|form| labels.text(plot.px(bar.at), above, Anchor::Middle, form, false)).collect();
        labels.place(Ink::of(Role::Label, Series::Frequency), choices);
    }

    /// People reached, under the top of their bar, or of the part of it that has room.
    fn name_people(&self, labels: &mut Labels, canvas: &Canvas<'_>, plot: &Plot, bar: &Bar<'_>) {
        let Bar { round, before, .. } = *bar;
        let figures = [Style::Full, Style::Tick].map(|style| canvas.words.number(round.reach, PEOPLE, style));
        let width = 2.0 * self.inner * self.place;
        let fitting = figures.iter().find(|figure| text_width(figure, canvas.font, true) + 4.0 < width);
        let room = |low: f64, high: f64| plot.py(low) - plot.py(high) > 1.6 * canvas.font;
        let part = if room(before, round.reach) {
            Some((Series::NewReach, round.reach))
        } else {
            room(0.0, before).then_some((Series::Reach, before))
        };
        if let (Some(figure), Some((series, top))) = (fitting, part) {
            let choice = labels.text(plot.px(bar.at), plot.py(top) + 1.2 * canvas.font, Anchor::Middle, figure, true);
            labels.place(Ink::of(Role::Label, series), vec![choice]);
        }
    }

    /// The last round, in a sentence.
    fn describe(&self, words: &dyn Words) -> String {
        self.bars.last().map_or_else(String::new, |&Bar { round, so_far, .. }| {
            let times = words.number(round.frequency, RATIO, Style::Full);
            fill(
                &words.phrase("describe.rounds"),
                &[
                    ("round", &words.number(f64::from(round.round), ROUNDS, Style::Full)),
                    ("reach", &words.number(round.reach, PEOPLE, Style::Full)),
                    ("impressions", &words.number(so_far, IMPRESSIONS, Style::Full)),
                    ("frequency", &fill(&words.phrase("label.frequency.short"), &[("value", &times)])),
                ],
            )
        })
    }
}

/// Impressions of all rounds up to each.
pub(super) fn impressions_so_far(rounds: &[ByRound]) -> Vec<f64> {
    let running = rounds.iter().scan(0.0, |sum, round| {
        *sum += round.impressions;
        Some(*sum)
    });
    running.collect()
}

/// Bars stand in front of each other: their names stand in a row above, each behind a patch of its bar.
fn legend(canvas: &mut Canvas<'_>) {
    let patch = (canvas.font * 0.75).round();
    let entries = [
        (Series::Impressions, "label.impressions", "label.impressions"),
        (Series::Reach, "label.people", "label.people.short"),
        (Series::NewReach, "label.new-people", "label.new-people.short"),
    ];
    let spacing = patch + canvas.gap() + 1.2 * canvas.font;
    let [long, short] = [0, 1].map(|form| {
        entries.map(|(series, long, short)| (series, canvas.words.phrase(if form == 0 { long } else { short })))
    });
    let width = |row: &[(Series, String)]| row.iter().map(|(_, text)| canvas.text_width(text) + spacing).sum::<f64>();
    let row = if width(&long) <= canvas.width { long } else { short };
    // Where not even the short names fit, each is cut to a third of the row.
    let most = if width(&row) <= canvas.width { canvas.width } else { canvas.width / 3.0 - spacing };
    let mut x = 1.0;
    for (series, text) in row {
        let text = canvas.fitted(&text, most);
        let rect = Rect { x, y: canvas.font - patch, width: patch, height: patch };
        canvas.mark(Ink::of(Role::Bar, series), Shape::Rect(rect));
        let width = canvas.text_width(&text);
        let label = canvas.words_at(x + patch + canvas.gap(), canvas.font, Anchor::Start, text);
        canvas.text(Ink::of(Role::Title, series), label);
        x += width + spacing;
    }
}
