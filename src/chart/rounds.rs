//! How reach builds up: after each round, the people reached so far in front of the impressions so far. How far the one
//! stands out behind the other is the frequency.

use super::axis::Axis;
use super::canvas::{Canvas, Look};
use super::ink::{Ink, Role, Series};
use super::labels::Labels;
use super::request::ChartOptions;
use super::scene::{Rect, Scene, Shape};
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

/// Draws the rounds.
#[must_use]
pub fn draw(rounds: &[ByRound], options: &ChartOptions, words: &dyn Words) -> Scene {
    let mut canvas = Canvas::new(options.width, options.height, options.font_size, words);
    let people = Quantity::Output(OutputUnit::People);
    let impressions = Quantity::Output(OutputUnit::Impressions);
    let ratio = Quantity::Output(OutputUnit::Ratio);
    let so_far = impressions_so_far(rounds);

    let line = canvas.line();
    let top = line + canvas.gap();
    let bottom = 2.0 * line + canvas.gap();
    let height = canvas.height - top - bottom;
    // Room above the highest bar for the words on it.
    let room = 1.0 + 1.8 * line / height.max(1.0);
    let values = so_far.iter().map(|value| value * room).chain(rounds.iter().map(|round| round.reach));
    let y = Axis::covering(values, impressions).held(options.hold.y_max);
    let y = canvas.upright(y, height);
    let left = canvas.tick_width(&y) + canvas.gap() + 1.0;
    #[allow(clippy::cast_precision_loss, reason = "at most twenty rounds")]
    let count = rounds.len().max(1) as f64;
    let width = canvas.width - left - canvas.gap();
    let x = canvas.lying(Axis::between(1.0, count, Quantity::Input(Unit::Rounds)), |_| width * (count - 1.0) / count);
    let ticks = if rounds.len() > 1 { x.ticks().to_vec() } else { vec![1.0] };
    let x = Axis::between(0.5, count + 0.5, Quantity::Input(Unit::Rounds)).with_ticks_at(ticks);
    let mut panel =
        canvas.panel(Rect { x: left, y: top, width, height }, x, y, Look { rows: true, columns: false, x_ticks: true });

    let full = (FULL / 2.0).min(WIDEST * canvas.font * count / width / 2.0);
    let inner = full * INNER;
    let places: Vec<(f64, &ByRound, f64)> =
        rounds.iter().zip(&so_far).map(|(round, so_far)| (f64::from(round.round), round, *so_far)).collect();
    for &(at, _, so_far) in &places {
        panel.bar(Ink::of(Role::Bar, Series::Impressions), (at - full, 0.0), (at + full, so_far));
    }
    for &(at, round, _) in &places {
        let before = (round.reach - round.new_reach).max(0.0);
        panel.bar(Ink::of(Role::Bar, Series::Reach), (at - inner, 0.0), (at + inner, before));
    }
    for &(at, round, _) in &places {
        let before = (round.reach - round.new_reach).max(0.0);
        panel.bar(Ink::of(Role::Bar, Series::NewReach), (at - inner, before), (at + inner, round.reach));
    }
    panel.ground();

    let round_title = words.phrase("axis.round");
    canvas.title(canvas.width - 1.0, canvas.height - 0.3 * canvas.font, Anchor::End, &round_title);
    legend(&mut canvas);
    let plot = panel.plot.clone();
    let mut labels =
        Labels::new(&canvas, Rect { x: 0.0, y: plot.top - line, width: canvas.width, height: plot.height + line });
    for &(at, round, so_far) in places.iter().rev() {
        let times = words.number(round.frequency, ratio, Style::Full);
        let forms =
            ["label.frequency", "label.frequency.short"].map(|key| fill(&words.phrase(key), &[("value", &times)]));
        let place = plot.width / count;
        let above = plot.py(so_far) - 5.0;
        let fitting = forms.iter().filter(|form| text_width(form, canvas.font, false) + 0.4 * canvas.font < place);
        let choices = fitting.map(|form| labels.text(plot.px(at), above, Anchor::Middle, form, false)).collect();
        labels.place(Ink::of(Role::Label, Series::Frequency), choices);

        let before = (round.reach - round.new_reach).max(0.0);
        let figures = [Style::Full, Style::Tick].map(|style| words.number(round.reach, people, style));
        let fitting = figures.iter().find(|figure| text_width(figure, canvas.font, true) + 4.0 < 2.0 * inner * place);
        let room = |low: f64, high: f64| plot.py(low) - plot.py(high) > 1.6 * canvas.font;
        let part = if room(before, round.reach) {
            Some((Series::NewReach, round.reach))
        } else {
            room(0.0, before).then_some((Series::Reach, before))
        };
        if let (Some(figure), Some((series, top))) = (fitting, part) {
            let choice = labels.text(plot.px(at), plot.py(top) + 1.2 * canvas.font, Anchor::Middle, figure, true);
            labels.place(Ink::of(Role::Label, series), vec![choice]);
        }
    }
    labels.write(&mut canvas);

    let description = places.last().map_or_else(String::new, |(_, round, so_far)| {
        let times = words.number(round.frequency, ratio, Style::Full);
        fill(
            &words.phrase("describe.rounds"),
            &[
                ("round", &words.number(f64::from(round.round), Quantity::Input(Unit::Rounds), Style::Full)),
                ("reach", &words.number(round.reach, people, Style::Full)),
                ("impressions", &words.number(*so_far, impressions, Style::Full)),
                ("frequency", &fill(&words.phrase("label.frequency.short"), &[("value", &times)])),
            ],
        )
    });
    canvas.finish(words.phrase("title.rounds"), description)
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
