//! The reach curve: a result against one input, with the range of 8 in 10 cases, the page alone, the back of the
//! envelope, saved scenarios, and a marker at the present value.

use super::axis::Axis;
use super::canvas::{Canvas, Look, Panel};
use super::clip::{Values, clip_line, height_at, paired_parts, parts};
use super::ink::{Ink, Role, Series};
use super::labels::Labels;
use super::request::ChartOptions;
use super::scene::{Handle, Plot, Point, Rect, Scene};
use super::text::{Anchor, MIDDLE, text_width};
use super::words::{Quantity, Style, Words, fill};
use crate::analysis::{Counted, Curve, Distribution, Percentiles};
use crate::parameter::Unit;

/// Series of the saved scenarios.
const GHOST_SERIES: [Series; 3] = [Series::GhostA, Series::GhostB, Series::GhostC];
/// Radius of the marker.
pub(super) const MARKER: f64 = 6.0;
/// Radius of what was counted, and half the width of the ends of its error.
const COUNTED: f64 = 4.5;
/// Room that the readout beside the marker of a live picture takes, in font sizes.
const READOUT: (f64, f64) = (17.0, 3.6);

/// Draws the curve. `at` is the present value of the input, and `answer` how the result is distributed there.
#[must_use]
pub fn draw(
    curve: &Curve,
    at: f64,
    answer: &Distribution,
    ghosts: &[Curve],
    counted: Option<&Counted>,
    options: &ChartOptions,
    words: &dyn Words,
) -> Scene {
    let mut canvas = Canvas::new(options.width, options.height, options.font_size, words);
    let mut reach = Reach::of(curve, at, answer, ghosts, counted, options);
    let x_title = canvas.height >= 15.0 * canvas.font;
    let mut panel = reach.lay_out(&mut canvas, options, x_title);
    reach.counted = reach.counted.filter(|found| (panel.plot.x.min..=panel.plot.x.max).contains(&found.x));
    reach.marks(&mut panel);
    let output = words.phrase(&("output.".to_owned() + curve.output.name()));
    let parameter = words.phrase(&("parameter.".to_owned() + curve.parameter.row().id));
    canvas.title(1.0, canvas.font, Anchor::Start, &output);
    if x_title {
        canvas.title(canvas.width - 1.0, canvas.height - 0.3 * canvas.font, Anchor::End, &parameter);
    }
    reach.labels(&mut canvas, &panel.plot, options);

    let marker = reach.marker.as_ref().map(|marker| panel.handle(marker.place(&panel.plot), marker.middle));
    let goal = reach.goal.map(|goal| panel.handle((panel.plot.x.min, goal), goal));
    let counted = reach.counted.map(|counted| (panel.handle((counted.x, counted.value), counted.value), *counted));
    let title = fill(&words.phrase("title.reach"), &[("output", &output), ("parameter", &parameter)]);
    let description = reach.describe(words, &output, &parameter);
    Scene { marker, goal, counted, ..canvas.finish(title, description) }
}

/// What the picture shows.
struct Reach<'a> {
    /// Ends of the x axis.
    ends: (f64, f64),
    input: Quantity,
    quantity: Quantity,
    lines: Lines,
    /// The present value of the input.
    at: f64,
    /// How the result is distributed there.
    found: Percentiles,
    marker: Option<Marker>,
    goal: Option<f64>,
    /// Chance of the goal.
    chance: Option<f64>,
    counted: Option<&'a Counted>,
}

impl<'a> Reach<'a> {
    fn of(
        curve: &Curve,
        at: f64,
        answer: &Distribution,
        ghosts: &[Curve],
        counted: Option<&'a Counted>,
        options: &ChartOptions,
    ) -> Reach<'a> {
        let lines = Lines::of(curve, ghosts);
        let found = found_at(&lines, at, answer);
        Reach {
            ends: curve.x.first().copied().zip(curve.x.last().copied()).unwrap_or((0.0, 1.0)),
            input: Quantity::Input(curve.parameter.row().unit),
            quantity: Quantity::Output(curve.output.unit()),
            lines,
            at,
            found,
            marker: Marker::of(&found, at),
            goal: options.goal.filter(|goal| goal.is_finite()),
            chance: answer.probability.first().map(|(_, chance)| chance.probability),
            counted: counted.filter(|found| [found.x, found.value, found.p10, found.p90].iter().all(|n| n.is_finite())),
        }
    }

    /// The plot, with room for the titles of its axes.
    fn lay_out(&self, canvas: &mut Canvas<'_>, options: &ChartOptions, x_title: bool) -> Panel {
        let line = canvas.line();
        let top = line + canvas.gap();
        let bottom = line + canvas.gap() + if x_title { line } else { 0.0 };
        let height = canvas.height - top - bottom;
        let y = canvas.upright(self.y_axis(options), height);
        let left = canvas.tick_width(&y) + canvas.gap() + 1.0;
        let x = Axis::between(self.ends.0, self.ends.1, self.input);
        let span = |x: &Axis| canvas.span(x, left, canvas.width);
        let x = canvas.lying(x, |x| span(x).1);
        let (left, width) = span(&x);
        let look = Look { rows: true, columns: false, x_ticks: true };
        canvas.panel(Rect { x: left, y: top, width, height }, x, y, look)
    }

    /// Everything but the envelope has to fit: that line runs out of the picture.
    fn y_axis(&self, options: &ChartOptions) -> Axis {
        let Lines { low, high, median, page, ghosts, .. } = &self.lines;
        let values = [low, high, median, page].into_iter().chain(ghosts).flatten().flatten().map(|(_, y)| *y);
        let marker = self.marker.iter().flat_map(|marker| {
            let (low, high) = marker.range.unwrap_or((marker.middle, marker.middle));
            [low, high, marker.middle]
        });
        let counted = self.counted.into_iter().flat_map(|counted| [counted.p10, counted.p90]);
        let values = values.chain(marker).chain(counted).chain(self.goal);
        let axis =
            if options.log { Axis::covering_log(values, self.quantity) } else { Axis::covering(values, self.quantity) };
        axis.held(options.hold.y_max)
    }

    /// The lines, and in front of them the goal, what was counted, and the present value.
    fn marks(&self, panel: &mut Panel) {
        self.lines.draw(panel);
        panel.ground();
        if let Some(goal) = self.goal {
            let across = [vec![(panel.plot.x.min, goal), (panel.plot.x.max, goal)]];
            panel.line(Ink::of(Role::Goal, Series::Goal), &across);
        }
        if let Some(counted) = self.counted {
            draw_counted(panel, counted);
        }
        let (min, max) = (panel.plot.y.min, panel.plot.y.max);
        panel.line(Ink::of(Role::Rule, Series::Marker), &[vec![(self.at, min), (self.at, max)]]);
        if let Some(marker) = &self.marker {
            marker.draw(panel);
        }
    }

    /// Words beside what they name, the most important first: where it is crowded the last ones are left out.
    fn labels(&self, canvas: &mut Canvas<'_>, plot: &Plot, options: &ChartOptions) {
        let Lines { median, page, envelope, ghosts, .. } = &self.lines;
        let mut labels = Labels::new(canvas, plot.rect().grown(1.0));
        for line in [median, page, envelope].into_iter().chain(ghosts) {
            drawn(line, plot).into_iter().for_each(|piece| labels.avoid_line(piece));
        }
        match &self.marker {
            Some(marker) => self.name_marker(&mut labels, canvas, plot, marker, options.readout),
            None => self.name_absence(&mut labels, canvas.words, plot),
        }
        if let Some(counted) = self.counted {
            self.name_counted(&mut labels, canvas.words, plot, counted);
        }
        if let Some(goal) = self.goal {
            self.name_goal(&mut labels, canvas.words, plot, goal);
        }
        self.lines.name(&mut labels, canvas, plot, options);
        labels.write(canvas);
    }

    /// The present value and its range, or the room for a readout that the page puts there.
    fn name_marker(&self, labels: &mut Labels, canvas: &Canvas<'_>, plot: &Plot, marker: &Marker, readout: bool) {
        let (x, y) = marker.place(plot);
        let handle = Handle { x: plot.px(x), y: plot.py(y), value: marker.middle };
        labels.keep_free(Rect { x: handle.x, y: handle.y, width: 0.0, height: 0.0 }.grown(MARKER + 2.0));
        labels.avoid_line(vec![Point { x: handle.x, y: plot.top }, Point { x: handle.x, y: plot.top + plot.height }]);
        if !readout {
            let (width, height) = (READOUT.0 * canvas.font, READOUT.1 * canvas.font);
            let right = handle.x > plot.left + plot.width * 0.55;
            let x = if right { handle.x - width } else { handle.x };
            labels.avoid(Rect { x, y: handle.y, width, height });
            return;
        }
        let words = canvas.words;
        let ink = Ink::of(Role::Label, Series::Marker);
        let Percentiles { p10, p90, .. } = self.found;
        let mut said = vec![(words.number(marker.middle, self.quantity, Style::Full), true)];
        said.extend(p10.or(p90).map(|_| {
            let [low, high] = [p10, p90].map(|end| words.figure(end, self.quantity));
            (fill(&words.phrase("label.range"), &[("low", &low), ("high", &high)]), false)
        }));
        if !labels.name_point(ink, &said, handle, MARKER + 4.0, true) {
            said.truncate(1);
            labels.name_point(ink, &said, handle, MARKER + 4.0, true);
        }
    }

    /// No point to stand at: a payback that never comes is said in the middle, also where a readout says the others.
    fn name_absence(&self, labels: &mut Labels, words: &dyn Words, plot: &Plot) {
        let middle = Handle { x: plot.px(self.at), y: plot.top + plot.height / 2.0, value: f64::NAN };
        let said = [(words.figure(None, self.quantity), true)];
        labels.name_point(Ink::of(Role::Label, Series::Marker), &said, middle, 4.0, true);
    }

    fn name_counted(&self, labels: &mut Labels, words: &dyn Words, plot: &Plot, counted: &Counted) {
        let at = Handle { x: plot.px(counted.x), y: plot.py(counted.value.min(plot.y.max)), value: counted.value };
        labels.keep_free(Rect { x: at.x, y: at.y, width: 0.0, height: 0.0 }.grown(COUNTED + 2.0));
        let end = |value: f64| Point { x: at.x, y: plot.py(value.min(plot.y.max).max(plot.y.min)) };
        labels.avoid_line(vec![end(counted.p10), end(counted.p90)]);
        let ink = Ink::of(Role::Label, Series::Counted);
        let value = words.number(counted.value, self.quantity, Style::Full);
        let long = fill(&words.phrase("label.counted"), &[("value", &value)]);
        let forms = [(long, false), (words.phrase("label.counted.short"), true)];
        for (form, may_cross) in forms {
            if labels.name_point(ink, &[(form, false)], at, COUNTED + 4.0, may_cross) {
                break;
            }
        }
    }

    /// The goal, with its chance where there is room.
    fn name_goal(&self, labels: &mut Labels, words: &dyn Words, plot: &Plot, goal: f64) {
        let y = plot.py(goal);
        let across = [Point { x: plot.left, y }, Point { x: plot.left + plot.width, y }];
        labels.avoid_line(across.into());
        let value = words.number(goal, self.quantity, Style::Full);
        let short = fill(&words.phrase("label.goal"), &[("value", &value)]);
        let long = self.chance.map(|chance| {
            let chance = words.number(chance, Quantity::Input(Unit::Share), Style::Full);
            fill(&words.phrase("label.goal.chance"), &[("value", &value), ("chance", &chance)])
        });
        let forms: Vec<String> = long.into_iter().chain([short]).collect();
        labels.name_line(Ink::of(Role::Label, Series::Goal), &forms, false, &across);
    }

    /// The present value with its range, and what was counted, in sentences.
    fn describe(&self, words: &dyn Words, output: &str, parameter: &str) -> String {
        let Percentiles { p10, p50, p90 } = self.found;
        let [low, middle, high] = [p10, p50, p90].map(|value| words.figure(value, self.quantity));
        let here = words.number(self.at, self.input, Style::Full);
        let others = [("parameter", parameter), ("x", &here), ("output", output)];
        let mut description = words.ranged("describe.reach", [&middle, &low, &high], &others);
        if let Some(Counted { value, p10, p90, .. }) = self.counted {
            let [value, low, high] = [value, p10, p90].map(|value| words.number(*value, self.quantity, Style::Full));
            let said = [("value", value.as_str()), ("low", &low), ("high", &high)];
            description += " ";
            description += &fill(&words.phrase("describe.counted"), &said);
        }
        description
    }
}

/// Lines of the picture, cut where figures are absent.
struct Lines {
    low: Vec<Values>,
    high: Vec<Values>,
    median: Vec<Values>,
    page: Vec<Values>,
    envelope: Vec<Values>,
    ghosts: Vec<Vec<Values>>,
}

impl Lines {
    fn of(curve: &Curve, ghosts: &[Curve]) -> Lines {
        let (low, high) = paired_parts(&curve.x, &curve.p10, &curve.p90);
        Lines {
            low,
            high,
            median: parts(&curve.x, &curve.p50),
            page: parts(&curve.x, &curve.page_p50),
            envelope: parts(&curve.x, &curve.envelope),
            ghosts: ghosts.iter().map(|ghost| parts(&ghost.x, &ghost.p50)).collect(),
        }
    }

    fn draw(&self, panel: &mut Panel) {
        panel.area(Ink::of(Role::Band, Series::Band), &self.low, &self.high);
        for (ghost, series) in self.ghosts.iter().zip(GHOST_SERIES) {
            panel.line(Ink::of(Role::Ghost, series), ghost);
        }
        panel.line(Ink::of(Role::Envelope, Series::Envelope), &self.envelope);
        panel.line(Ink::of(Role::Page, Series::Page), &self.page);
        panel.line(Ink::of(Role::Line, Series::Median), &self.median);
    }

    fn name(&self, labels: &mut Labels, canvas: &Canvas<'_>, plot: &Plot, options: &ChartOptions) {
        let words = canvas.words;
        let forms = |key: &str| vec![words.phrase(key), words.phrase(&(key.to_owned() + ".short"))];
        let median = if self.page.is_empty() { "label.value" } else { "label.median" };
        labels.name_line(Ink::of(Role::Label, Series::Median), &forms(median), true, &longest(&self.median, plot));
        labels.name_line(Ink::of(Role::Label, Series::Page), &forms("label.page"), false, &longest(&self.page, plot));
        for ((ghost, series), saved) in self.ghosts.iter().zip(GHOST_SERIES).zip(&options.ghosts) {
            let label = canvas.fitted(&saved.label, plot.width * 0.4);
            labels.name_line(Ink::of(Role::Label, series), &[label], false, &longest(ghost, plot));
        }
        name_envelope(labels, plot, &forms("label.envelope"), &longest(&self.envelope, plot));
        name_band(labels, plot, self, &words.phrase("label.band"));
    }
}

/// The pieces of a line that lie in the plot, in pixels.
fn drawn(line: &[Values], plot: &Plot) -> Vec<Vec<Point>> {
    let pieces = line.iter().flat_map(|part| clip_line(part, plot));
    pieces.map(|piece| piece.iter().map(|&(x, y)| Point { x: plot.px(x), y: plot.py(y) }).collect()).collect()
}

fn longest(line: &[Values], plot: &Plot) -> Vec<Point> {
    drawn(line, plot).into_iter().max_by_key(Vec::len).unwrap_or_default()
}

/// How the result is distributed at the present value; what is not known of it is read off the curve.
fn found_at(lines: &Lines, at: f64, answer: &Distribution) -> Percentiles {
    let known = answer.outputs.first().map(|(_, percentiles)| *percentiles);
    known.unwrap_or_else(|| {
        let on_curve = |line: &[Values]| height_at(line, at);
        Percentiles { p10: on_curve(&lines.low), p50: on_curve(&lines.median), p90: on_curve(&lines.high) }
    })
}

/// The present value and its range, where there is a value.
struct Marker {
    x: f64,
    middle: f64,
    range: Option<(f64, f64)>,
}

impl Marker {
    fn of(found: &Percentiles, at: f64) -> Option<Marker> {
        Some(Marker { x: at, middle: found.p50?, range: found.p10.zip(found.p90) })
    }

    /// Where it is drawn: on the edge when an axis that is held ends before it.
    fn place(&self, plot: &Plot) -> (f64, f64) {
        (self.x.max(plot.x.min).min(plot.x.max), self.middle.max(plot.y.min).min(plot.y.max))
    }

    fn draw(&self, panel: &mut Panel) {
        if let Some((low, high)) = self.range {
            panel.line(Ink::of(Role::Marker, Series::Band), &[vec![(self.x, low), (self.x, high)]]);
        }
        panel.dot(Ink::of(Role::Marker, Series::Marker), self.place(&panel.plot), MARKER);
    }
}

/// A dot, and its error as far as 8 in 10 cases go.
fn draw_counted(panel: &mut Panel, counted: &Counted) {
    let Counted { x, value, p10, p90 } = *counted;
    let ink = Ink::of(Role::Counted, Series::Counted);
    let plot = &panel.plot;
    let half = (plot.x_at(plot.left + COUNTED) - plot.x_at(plot.left)).abs();
    let error =
        [vec![(x, p10), (x, p90)], vec![(x - half, p10), (x + half, p10)], vec![(x - half, p90), (x + half, p90)]];
    panel.line(ink, &error);
    if (panel.plot.y.min..=panel.plot.y.max).contains(&value) {
        panel.dot(ink, (x, value), COUNTED);
    }
}

/// The envelope is named where it leaves the picture, or along the way.
fn name_envelope(labels: &mut Labels, plot: &Plot, forms: &[String], line: &[Point]) {
    let ink = Ink::of(Role::Label, Series::Envelope);
    let mut choices = Vec::new();
    for form in forms {
        for share in [1.0, 0.85, 0.7, 0.5, 0.3] {
            #[allow(
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                clippy::cast_precision_loss,
                reason = "a place in a short list"
            )]
            let place = (line.len().saturating_sub(1) as f64 * share) as usize;
            let Some(point) = line.get(place) else { continue };
            let y = (point.y + 12.0).max(plot.top + 12.0);
            choices.push(labels.text(point.x + 9.0, y, Anchor::Start, form, false));
            choices.push(labels.text(point.x - 9.0, y, Anchor::End, form, false));
        }
    }
    labels.place(ink, choices);
}

/// The band is named inside it, right where it is widest.
fn name_band(labels: &mut Labels, plot: &Plot, lines: &Lines, label: &str) {
    let ink = Ink::of(Role::Label, Series::Band);
    let mut choices = Vec::new();
    for place in [0.98, 0.9, 0.8, 0.7, 0.6, 0.5] {
        let x = plot.x.value(place);
        let heights = [&lines.median, &lines.high, &lines.low].map(|line| height_at(line, x).map(|y| plot.py(y)));
        let [Some(middle), Some(high), Some(low)] = heights else { continue };
        for (top, bottom) in [(high.max(plot.top), middle), (middle, low)] {
            let mut text = labels.text(plot.px(x), (top + bottom) / 2.0, Anchor::End, label, false);
            text.y += MIDDLE * text.size;
            if bottom - top > 2.2 * text.size && text_width(label, text.size, false) < plot.width {
                choices.push(text);
            }
        }
    }
    labels.place(ink, choices);
}
