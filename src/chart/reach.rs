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

/// Series of the saved scenarios.
const GHOST_SERIES: [Series; 3] = [Series::GhostA, Series::GhostB, Series::GhostC];
/// Radius of the marker.
pub(super) const MARKER: f64 = 6.0;
/// Radius of what was counted, and half the width of the ends of its error.
const COUNTED: f64 = 4.5;
/// Room that the readout beside the marker of a live picture takes, in font sizes.
const READOUT: (f64, f64) = (17.0, 3.6);

/// Lines of the picture, cut where figures are absent.
struct Lines {
    low: Vec<Values>,
    high: Vec<Values>,
    median: Vec<Values>,
    page: Vec<Values>,
    envelope: Vec<Values>,
    ghosts: Vec<Vec<Values>>,
}

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
    let quantity = Quantity::Output(curve.output.unit());
    let input = Quantity::Input(curve.parameter.row().unit);
    let lines = Lines::of(curve, ghosts);
    let found = found_at(&lines, at, answer);
    let marker = Marker::of(&found, at);
    let goal = options.goal.filter(|goal| goal.is_finite());
    let counted = counted.filter(|found| [found.x, found.value, found.p10, found.p90].iter().all(|n| n.is_finite()));

    let titles = canvas.height >= 15.0 * canvas.font;
    let line = canvas.line();
    let top = line + canvas.gap();
    let bottom = line + canvas.gap() + if titles { line } else { 0.0 };
    let height = canvas.height - top - bottom;
    let y = lines.y_axis(options, quantity, marker.as_ref(), counted, goal);
    let y = canvas.upright(y, height);
    let left = canvas.tick_width(&y) + canvas.gap() + 1.0;
    let ends = curve.x.first().copied().zip(curve.x.last().copied()).unwrap_or((0.0, 1.0));
    let x = Axis::between(ends.0, ends.1, input);
    let span = |x: &Axis| canvas.span(x, left, canvas.width);
    let x = canvas.lying(x, |x| span(x).1);
    let (left, width) = span(&x);
    let mut panel =
        canvas.panel(Rect { x: left, y: top, width, height }, x, y, Look { rows: true, columns: false, x_ticks: true });

    let counted = counted.filter(|found| (panel.plot.x.min..=panel.plot.x.max).contains(&found.x));

    lines.draw(&mut panel);
    panel.ground();
    if let Some(goal) = goal {
        let across = [vec![(panel.plot.x.min, goal), (panel.plot.x.max, goal)]];
        panel.line(Ink::of(Role::Goal, Series::Goal), &across);
    }
    if let Some(counted) = counted {
        draw_counted(&mut panel, counted);
    }
    let (min, max) = (panel.plot.y.min, panel.plot.y.max);
    panel.line(Ink::of(Role::Rule, Series::Marker), &[vec![(at, min), (at, max)]]);
    if let Some(marker) = &marker {
        marker.draw(&mut panel);
    }

    let output = words.phrase(&("output.".to_owned() + curve.output.name()));
    let parameter = words.phrase(&("parameter.".to_owned() + curve.parameter.row().id));
    canvas.title(1.0, canvas.font, Anchor::Start, &output);
    if titles {
        canvas.title(canvas.width - 1.0, canvas.height - 0.3 * canvas.font, Anchor::End, &parameter);
    }
    name(&mut canvas, &panel.plot, &lines, (at, &found), counted, answer, options);

    let handle = marker.as_ref().map(|marker| panel.handle(marker.place(&panel.plot), marker.middle));
    let goal = goal.map(|goal| panel.handle((panel.plot.x.min, goal), goal));
    let point = counted.map(|counted| (panel.handle((counted.x, counted.value), counted.value), *counted));
    let figure = |value: f64| words.number(value, quantity, Style::Full);
    let Percentiles { p10, p50, p90 } = found;
    let [low, middle, high] = [p10, p50, p90].map(|value| words.figure(value, quantity));
    let here = words.number(at, input, Style::Full);
    let others = [("parameter", parameter.as_str()), ("x", &here), ("output", &output)];
    let description = words.ranged("describe.reach", [&middle, &low, &high], &others);
    let said = counted.map(|Counted { value, p10, p90, .. }| {
        let (value, low, high) = (figure(*value), figure(*p10), figure(*p90));
        fill(&words.phrase("describe.counted"), &[("value", &value), ("low", &low), ("high", &high)])
    });
    let description = [description].into_iter().chain(said).collect::<Vec<_>>().join(" ");
    let title = fill(&words.phrase("title.reach"), &[("output", &output), ("parameter", &parameter)]);
    Scene { marker: handle, goal, counted: point, ..canvas.finish(title, description) }
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

    /// Everything but the envelope has to fit: that line runs out of the picture.
    fn y_axis(
        &self,
        options: &ChartOptions,
        quantity: Quantity,
        marker: Option<&Marker>,
        counted: Option<&Counted>,
        goal: Option<f64>,
    ) -> Axis {
        let lines = [&self.low, &self.high, &self.median, &self.page];
        let values = lines.into_iter().chain(&self.ghosts).flatten().flatten().map(|(_, y)| *y);
        let marker = marker.into_iter().flat_map(|marker| {
            let (low, high) = marker.range.unwrap_or((marker.middle, marker.middle));
            [low, high, marker.middle]
        });
        let counted = counted.into_iter().flat_map(|counted| [counted.p10, counted.p90]);
        let values = values.chain(marker).chain(counted).chain(goal);
        let axis = if options.log { Axis::covering_log(values, quantity) } else { Axis::covering(values, quantity) };
        axis.held(options.hold.y_max)
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

/// Puts words beside the lines.
fn name(
    canvas: &mut Canvas<'_>,
    plot: &Plot,
    lines: &Lines,
    (at, found): (f64, &Percentiles),
    counted: Option<&Counted>,
    answer: &Distribution,
    options: &ChartOptions,
) {
    let words = canvas.words;
    let quantity = plot.y.quantity();
    let figure = |value: f64| words.number(value, quantity, Style::Full);
    let mut labels = Labels::new(canvas, plot.rect().grown(1.0));
    let drawn = |line: &[Values]| -> Vec<Vec<Point>> {
        let pieces = line.iter().flat_map(|part| clip_line(part, plot));
        pieces.map(|piece| piece.iter().map(|&(x, y)| Point { x: plot.px(x), y: plot.py(y) }).collect()).collect()
    };
    let longest = |line: &[Values]| drawn(line).into_iter().max_by_key(Vec::len).unwrap_or_default();
    for line in [&lines.median, &lines.page, &lines.envelope].into_iter().chain(&lines.ghosts) {
        drawn(line).into_iter().for_each(|piece| labels.avoid_line(piece));
    }
    let ink = Ink::of(Role::Label, Series::Marker);
    if let Some(marker) = Marker::of(found, at) {
        let (x, y) = marker.place(plot);
        let handle = Handle { x: plot.px(x), y: plot.py(y), value: marker.middle };
        labels.keep_free(Rect { x: handle.x, y: handle.y, width: 0.0, height: 0.0 }.grown(MARKER + 2.0));
        labels.avoid_line(vec![Point { x: handle.x, y: plot.top }, Point { x: handle.x, y: plot.top + plot.height }]);
        if options.readout {
            let ends = found.p10.or(found.p90).map(|_| [found.p10, found.p90].map(|end| words.figure(end, quantity)));
            let range = ends.map(|[low, high]| fill(&words.phrase("label.range"), &[("low", &low), ("high", &high)]));
            let mut said = vec![(figure(marker.middle), true)];
            said.extend(range.map(|range| (range, false)));
            if !labels.name_point(ink, &said, handle, MARKER + 4.0, true) {
                said.truncate(1);
                labels.name_point(ink, &said, handle, MARKER + 4.0, true);
            }
        } else {
            let (width, height) = (READOUT.0 * canvas.font, READOUT.1 * canvas.font);
            let right = handle.x > plot.left + plot.width * 0.55;
            let x = if right { handle.x - width } else { handle.x };
            labels.avoid(Rect { x, y: handle.y, width, height });
        }
    } else {
        // No point to stand at: a payback that never comes is said in the middle, also where a readout says the others.
        let middle = Handle { x: plot.px(at), y: plot.top + plot.height / 2.0, value: f64::NAN };
        labels.name_point(ink, &[(words.figure(None, quantity), true)], middle, 4.0, true);
    }
    if let Some(counted) = counted {
        let at = Handle { x: plot.px(counted.x), y: plot.py(counted.value.min(plot.y.max)), value: counted.value };
        labels.keep_free(Rect { x: at.x, y: at.y, width: 0.0, height: 0.0 }.grown(COUNTED + 2.0));
        let end = |value: f64| Point { x: at.x, y: plot.py(value.min(plot.y.max).max(plot.y.min)) };
        labels.avoid_line(vec![end(counted.p10), end(counted.p90)]);
        let ink = Ink::of(Role::Label, Series::Counted);
        let long = fill(&words.phrase("label.counted"), &[("value", &figure(counted.value))]);
        let forms = [(long, false), (words.phrase("label.counted.short"), true)];
        for (form, may_cross) in forms {
            if labels.name_point(ink, &[(form, false)], at, COUNTED + 4.0, may_cross) {
                break;
            }
        }
    }
    if let Some(goal) = options.goal.filter(|goal| goal.is_finite()) {
        let y = plot.py(goal);
        let across = [Point { x: plot.left, y }, Point { x: plot.left + plot.width, y }];
        labels.avoid_line(across.into());
        let chance = answer.probability.first().map(|(_, chance)| chance.probability);
        let chance =
            chance.map(|chance| words.number(chance, Quantity::Input(crate::parameter::Unit::Share), Style::Full));
        let short = fill(&words.phrase("label.goal"), &[("value", &figure(goal))]);
        let long = chance
            .map(|chance| fill(&words.phrase("label.goal.chance"), &[("value", &figure(goal)), ("chance", &chance)]));
        let forms: Vec<String> = long.into_iter().chain([short]).collect();
        labels.name_line(Ink::of(Role::Label, Series::Goal), &forms, false, &across);
    }
    let forms = |key: &str| vec![words.phrase(key), words.phrase(&(key.to_owned() + ".short"))];
    let median = if lines.page.is_empty() { "label.value" } else { "label.median" };
    labels.name_line(Ink::of(Role::Label, Series::Median), &forms(median), true, &longest(&lines.median));
    labels.name_line(Ink::of(Role::Label, Series::Page), &forms("label.page"), false, &longest(&lines.page));
    for ((ghost, series), saved) in lines.ghosts.iter().zip(GHOST_SERIES).zip(&options.ghosts) {
        let label = canvas.fitted(&saved.label, plot.width * 0.4);
        labels.name_line(Ink::of(Role::Label, series), &[label], false, &longest(ghost));
    }
    name_envelope(&mut labels, plot, &forms("label.envelope"), &longest(&lines.envelope));
    name_band(&mut labels, plot, lines, &words.phrase("label.band"));
    labels.write(canvas);
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
