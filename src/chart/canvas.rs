//! The sheet that a chart is drawn on: plots with their grids and ticks, and the series in them.

use super::axis::Axis;
use super::backend::{Marks, Recorder, to_pixels, to_sheet};
use super::clip::{Values, clip_area, clip_line};
use super::ink::{Ink, Role};
use super::scene::{Handle, Mark, Plot, Rect, Scene, Shape};
use super::text::{ASCENT, Anchor, MIDDLE, Text, text_width};
use super::words::{Style, Words};
use plotters::coord::Shift;
use plotters::coord::cartesian::Cartesian2d;
use plotters::drawing::{DrawingArea, IntoDrawingArea};
use plotters::element::{Circle, Drawable, PathElement, PointCollection, Polygon, Rectangle};
use plotters::style::Color;

/// A sheet of paper.
pub(super) struct Canvas<'a> {
    area: DrawingArea<Recorder, Shift>,
    marks: Marks,
    plots: Vec<Plot>,
    /// Width of the picture.
    pub(super) width: f64,
    /// Height of the picture.
    pub(super) height: f64,
    /// Font size.
    pub(super) font: f64,
    /// How numbers and labels are written.
    pub(super) words: &'a dyn Words,
}

/// Which of its lines and ticks a plot shows.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Look {
    /// Lines at the ticks of the y axis.
    pub(super) rows: bool,
    /// Lines at the ticks of the x axis.
    pub(super) columns: bool,
    /// Values at the ticks of the x axis.
    pub(super) x_ticks: bool,
}

/// Smallest picture that anything can be drawn in.
const SMALLEST: f64 = 100.0;
/// Largest picture.
const LARGEST: f64 = 8_000.0;

impl<'a> Canvas<'a> {
    /// An empty sheet. Sizes that make no sense are replaced by ones that do.
    pub(super) fn new(width: f64, height: f64, font: f64, words: &'a dyn Words) -> Canvas<'a> {
        let sane = |size: f64| if size.is_nan() { SMALLEST } else { size.clamp(SMALLEST, LARGEST) };
        let (width, height) = (sane(width), sane(height));
        let font = if font.is_nan() { 12.0 } else { font.clamp(6.0, 40.0).min(height / 8.0) };
        let marks = Marks::default();
        let area = Recorder { marks: marks.clone(), width, height }.into_drawing_area();
        Canvas { area, marks, plots: Vec::new(), width, height, font, words }
    }

    /// Height of a line of text.
    pub(super) fn line(&self) -> f64 {
        (self.font * 1.35).round()
    }

    /// Space between a tick and the plot.
    pub(super) fn gap(&self) -> f64 {
        (self.font * 0.6).round()
    }

    /// Width of a text in the size of ticks and labels.
    pub(super) fn text_width(&self, text: &str) -> f64 {
        text_width(text, self.font, false)
    }

    /// Width of the widest tick of an axis.
    pub(super) fn tick_width(&self, axis: &Axis) -> f64 {
        axis.ticks().iter().map(|tick| self.text_width(&self.tick(axis, *tick))).fold(0.0, f64::max)
    }

    /// A value as it stands on an axis.
    pub(super) fn tick(&self, axis: &Axis, value: f64) -> String {
        self.words.number(value, axis.quantity(), Style::Tick)
    }

    /// As many ticks as read well up and down that height.
    pub(super) fn upright(&self, axis: Axis, height: f64) -> Axis {
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "2 to 6")]
        let most = (height / (self.font * 3.6)).floor().clamp(2.0, 6.0) as usize;
        thinned(axis, most + 1, |axis| {
            let places: Vec<f64> = axis.ticks().iter().map(|tick| height * axis.fraction(*tick)).collect();
            places.windows(2).all(|pair| matches!(pair, [below, above] if above - below >= self.line()))
        })
    }

    /// As many ticks as fit side by side into the width that they leave.
    pub(super) fn lying(&self, axis: Axis, width: impl Fn(&Axis) -> f64) -> Axis {
        let fits = |axis: &Axis| {
            let width = width(axis);
            let mut end = f64::NEG_INFINITY;
            axis.ticks().iter().all(|tick| {
                let half = self.text_width(&self.tick(axis, *tick)) / 2.0;
                let middle = width * axis.fraction(*tick);
                let free = end + self.font <= middle - half;
                end = middle + half;
                free
            })
        };
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "4 to 9")]
        let most = (width(&axis) / (self.font * 5.0)).floor().clamp(4.0, 9.0) as usize;
        thinned(axis, most, fits)
    }

    /// Left edge and width of a plot from `left` to `right` at most, so that the first and the last tick of its x axis
    /// lie inside the picture.
    pub(super) fn span(&self, axis: &Axis, left: f64, right: f64) -> (f64, f64) {
        let half = |tick: Option<&f64>| tick.map_or(0.0, |tick| self.text_width(&self.tick(axis, *tick)) / 2.0);
        let left = left.max(half(axis.ticks().first()));
        let after = half(axis.ticks().last()).max(self.gap()).ceil() + 1.0;
        (left, right.min(self.width - after) - left)
    }

    /// Draws grid and ticks of a plot, and gives the plot to draw series in.
    pub(super) fn panel(&mut self, rect: Rect, x: Axis, y: Axis, look: Look) -> Panel {
        let corner = (to_sheet(rect.x), to_sheet(rect.y));
        let area = self.area.clone().shrink(corner, (to_sheet(rect.width), to_sheet(rect.height)));
        let (across, down) = area.get_pixel_range();
        let ends = (across.start..across.end - 1, down.end - 1..down.start);
        let area = area.apply_coord_spec(Cartesian2d::new(x.clone(), y.clone(), ends));
        let panel = Panel { plot: plot_of(&area, x, y), area };
        let Plot { x, y, .. } = &panel.plot;
        let columns = x.ticks().iter().filter(|_| look.columns).map(|&tick| [(tick, y.min), (tick, y.max)]);
        let rows = y.ticks().iter().filter(|_| look.rows).map(|&tick| [(x.min, tick), (x.max, tick)]);
        for line in columns.chain(rows) {
            panel.draw(&PathElement::new(line, Ink::plain(Role::Grid)));
        }
        for &tick in y.ticks() {
            let (_, height) = panel.area.map_coordinate(&(x.min, tick));
            let baseline = to_pixels(height) + MIDDLE * self.font;
            let text = self.words_at(rect.x - self.gap(), baseline, Anchor::End, self.tick(y, tick));
            self.text(Ink::plain(Role::Tick), text);
        }
        for &tick in x.ticks().iter().filter(|_| look.x_ticks) {
            let (place, _) = panel.area.map_coordinate(&(tick, y.min));
            let baseline = rect.y + rect.height + self.gap() + ASCENT * self.font;
            let text = self.words_at(to_pixels(place), baseline, Anchor::Middle, self.tick(x, tick));
            self.text(Ink::plain(Role::Tick), text);
        }
        self.plots.push(panel.plot.clone());
        panel
    }

    /// Adds a text.
    pub(super) fn text(&mut self, ink: Ink, text: Text) {
        if !text.text.is_empty() {
            self.mark(ink, Shape::Text(text));
        }
    }

    /// Says what an axis, a panel or a column counts, in one line that fits into the picture.
    pub(super) fn title(&mut self, x: f64, y: f64, anchor: Anchor, text: &str) {
        let room = match anchor {
            Anchor::Start => self.width - x,
            Anchor::Middle => 2.0 * x.min(self.width - x),
            Anchor::End => x,
        };
        let text = self.words_at(x, y, anchor, self.fitted(text, room));
        self.text(Ink::plain(Role::Title), text);
    }

    /// A text cut to a width, with an ellipsis where letters went.
    pub(super) fn fitted(&self, text: &str, width: f64) -> String {
        if self.text_width(text) <= width {
            return text.to_owned();
        }
        let mut cut: String = text.to_owned();
        while cut.pop().is_some() {
            let shorter = cut.trim_end().to_owned() + "\u{2026}";
            if self.text_width(&shorter) <= width {
                return shorter;
            }
        }
        cut
    }

    /// A text in the size of ticks and labels.
    pub(super) fn words_at(&self, x: f64, y: f64, anchor: Anchor, text: impl Into<String>) -> Text {
        Text { x, y, anchor, size: self.font, strong: false, text: text.into() }
    }

    /// Adds a mark that no plot holds.
    pub(super) fn mark(&mut self, ink: Ink, shape: Shape) {
        self.marks.borrow_mut().push(Mark { ink, shape });
    }

    /// The texts on the sheet.
    pub(super) fn taken(&self) -> Vec<Rect> {
        let marks = self.marks.borrow();
        let text = |mark: &Mark| if let Shape::Text(text) = &mark.shape { Some(text.bounds()) } else { None };
        marks.iter().filter_map(text).collect()
    }

    /// The finished picture.
    pub(super) fn finish(self, title: String, description: String) -> Scene {
        let marks = self.marks.take();
        Scene {
            width: self.width,
            height: self.height,
            title,
            description,
            marks,
            plots: self.plots,
            marker: None,
            goal: None,
            counted: None,
        }
    }
}

/// The axis with as many ticks up to `most` as fit.
fn thinned(axis: Axis, most: usize, fits: impl Fn(&Axis) -> bool) -> Axis {
    let mut axis = axis.with_ticks(most);
    for fewer in (1..most).rev() {
        if fits(&axis) {
            break;
        }
        axis = axis.with_ticks(fewer);
    }
    axis
}

type Area = DrawingArea<Recorder, Cartesian2d<Axis, Axis>>;

/// Where plotters will put values.
fn plot_of(area: &Area, x: Axis, y: Axis) -> Plot {
    let (left, bottom) = area.map_coordinate(&(x.min, y.min));
    let (right, top) = area.map_coordinate(&(x.max, y.max));
    Plot {
        left: to_pixels(left),
        top: to_pixels(top),
        width: to_pixels(right - left),
        height: to_pixels(bottom - top),
        x,
        y,
    }
}

/// A plot that series are drawn in.
pub(super) struct Panel {
    area: Area,
    /// Where values are.
    pub(super) plot: Plot,
}

impl Panel {
    fn draw<E>(&self, element: &E)
    where
        for<'e> &'e E: PointCollection<'e, (f64, f64)>,
        E: Drawable<Recorder>,
    {
        // The recorder never fails.
        let _ = self.area.draw(element);
    }

    /// A line through the values that are there, as far as it lies in the plot.
    pub(super) fn line(&mut self, ink: Ink, values: &[Values]) {
        for part in values.iter().flat_map(|part| clip_line(part, &self.plot)) {
            self.draw(&PathElement::new(part, ink));
        }
    }

    /// The area between two lines over the same x, as far as it lies in the plot.
    pub(super) fn area(&mut self, ink: Ink, lower: &[Values], upper: &[Values]) {
        for (lower, upper) in lower.iter().zip(upper) {
            let mut outline = clip_area(upper, &self.plot);
            outline.extend(clip_area(lower, &self.plot).into_iter().rev());
            if outline.len() > 3 {
                self.draw(&Polygon::new(outline, ink.filled()));
            }
        }
    }

    /// A bar between two corners.
    pub(super) fn bar(&mut self, ink: Ink, from: (f64, f64), to: (f64, f64)) {
        let inside = |(x, y): (f64, f64)| {
            let Plot { x: x_axis, y: y_axis, .. } = &self.plot;
            (x.max(x_axis.min).min(x_axis.max), y.max(y_axis.min).min(y_axis.max))
        };
        let (from, to) = (inside(from), inside(to));
        self.draw(&Rectangle::new([from, to], ink.filled()));
    }

    /// A dot.
    pub(super) fn dot(&mut self, ink: Ink, at: (f64, f64), radius: f64) {
        self.draw(&Circle::new(at, to_sheet(radius), ink.filled()));
    }

    /// The line from which values are measured, across the plot.
    pub(super) fn ground(&mut self) {
        let Plot { x, y, .. } = &self.plot;
        let ground = [vec![(x.min, y.ground()), (x.max, y.ground())]];
        self.line(Ink::plain(Role::Axis), &ground);
    }

    /// Where a pair of values lies.
    pub(super) fn handle(&self, (x, y): (f64, f64), value: f64) -> Handle {
        Handle { x: self.plot.px(x), y: self.plot.py(y), value }
    }
}
