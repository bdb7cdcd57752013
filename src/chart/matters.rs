//! What matters: for each uncertain input, how far the result moves when that input alone goes from its P10 to its P90,
//! and how much of the whole range it explains.

use super::axis::Axis;
use super::canvas::{Canvas, Look, Panel};
use super::ink::{Ink, Role, Series};
use super::labels::Labels;
use super::request::ChartOptions;
use super::rows::Rows;
use super::scene::{Plot, Point, Rect, Scene};
use super::text::Anchor;
use super::words::{Quantity, Style, Words, fill};
use crate::analysis::{Influence, Sensitivity};
use crate::parameter::Unit;

/// Most rows.
const ROWS: usize = 12;
/// An input that explains less than this and moves nothing is left out.
const NOTHING: f64 = 0.0005;

/// The inputs that move the result, the most important first.
pub(super) fn moving(sensitivity: &Sensitivity) -> impl Iterator<Item = &Influence> {
    sensitivity.inputs.iter().filter(|input| input.total >= NOTHING || input.low != input.high)
}

fn unit_of(input: &Influence) -> Quantity {
    Quantity::Input(input.id.row().unit)
}

/// Draws the tornado.
#[must_use]
pub fn draw(sensitivity: &Sensitivity, options: &ChartOptions, words: &dyn Words) -> Scene {
    let mut canvas = Canvas::new(options.width, options.height, options.font_size, words);
    let tornado = Tornado::of(&canvas, sensitivity);
    let (x, rect) = tornado.x_axis(&canvas, options);
    let look = Look { rows: false, columns: true, x_ticks: true };
    let mut panel = canvas.panel(rect, x, tornado.rows.axis(), look);
    tornado.bars(&mut panel);
    tornado.base_line(&mut panel);
    tornado.names(&mut canvas);
    canvas.title(canvas.width - 1.0, canvas.font, Anchor::End, &words.phrase("axis.explains"));
    let output = words.phrase(&format!("output.{}", sensitivity.output.name()));
    canvas.title(rect.x, canvas.height - 0.3 * canvas.font, Anchor::Start, &output);
    tornado.values(&mut canvas, &panel.plot);
    canvas.finish(fill(&words.phrase("title.matters"), &[("output", &output)]), tornado.describe(words))
}

/// A row for each input, with a column on the right for what the input explains.
struct Tornado<'a> {
    inputs: Vec<&'a Influence>,
    names: Vec<String>,
    quantity: Quantity,
    /// The result with every input at its middle.
    base: Option<f64>,
    rows: Rows,
    /// Width of the column on the right.
    column: f64,
}

impl<'a> Tornado<'a> {
    fn of(canvas: &Canvas<'_>, sensitivity: &'a Sensitivity) -> Tornado<'a> {
        let words = canvas.words;
        let mut inputs: Vec<&Influence> = moving(sensitivity).take(ROWS).collect();
        let names: Vec<String> =
            inputs.iter().map(|input| words.phrase(&format!("parameter.{}", input.id.row().id))).collect();
        let header = canvas.line() + canvas.gap();
        let foot = 2.0 * canvas.line() + canvas.gap();
        let [whole, title] = [share(1.0, words), words.phrase("axis.explains")].map(|text| canvas.text_width(&text));
        let column = whole.max(title) + canvas.font;
        let area =
            Rect { x: 1.0, y: header, width: canvas.width - column - 1.0, height: canvas.height - header - foot };
        let rows = Rows::new(canvas, area, names.iter().map(String::as_str));
        inputs.truncate(rows.count);
        let base = sensitivity.base.filter(|base| base.is_finite());
        Tornado { inputs, names, quantity: Quantity::Output(sensitivity.output.unit()), base, rows, column }
    }

    /// The axis of the result, and the plot, which leaves room for the values of inputs at the ends of the bars.
    fn x_axis(&self, canvas: &Canvas<'_>, options: &ChartOptions) -> (Axis, Rect) {
        let values = self.inputs.iter().flat_map(|input| [input.low, input.high]).chain([self.base]).flatten();
        let x =
            if options.log { Axis::covering_log(values, self.quantity) } else { Axis::covering(values, self.quantity) };
        let input_width = |input: &&Influence| {
            canvas.text_width(&canvas.words.number(input.p10.max(input.p90), unit_of(input), Style::Full))
        };
        let beyond = self.inputs.iter().map(input_width).fold(2.0 * canvas.font, f64::max) + 6.0;
        let bars = self.rows.bars;
        let span = |x: &Axis| canvas.span(x, bars.x, bars.right() - beyond);
        let x = canvas.lying(x.held(options.hold.x_max), |x| span(x).1);
        let (left, width) = span(&x);
        (x, Rect { x: left, width, ..bars })
    }

    fn bars(&self, panel: &mut Panel) {
        let Some(base) = self.base else { return };
        for (row, input) in self.inputs.iter().enumerate() {
            let (top, bottom) = self.rows.edges(row);
            for (series, end) in [(Series::Low, input.low), (Series::High, input.high)] {
                if let Some(end) = end.filter(|end| end.is_finite()) {
                    panel.bar(Ink::of(Role::Bar, series).about(input.id), (base, bottom), (end, top));
                }
            }
        }
    }

    /// The line from which bars start. Names above the bars must not be crossed.
    fn base_line(&self, panel: &mut Panel) {
        let Some(base) = self.base else { return };
        let Rows { count, beside, .. } = self.rows;
        let whole = vec![vec![(base, panel.plot.y.min), (base, panel.plot.y.max)]];
        let pieces = (0..count).map(|row| self.rows.edges(row)).map(|(top, bottom)| vec![(base, bottom), (base, top)]);
        let line = if beside { whole } else { pieces.collect() };
        panel.line(Ink::of(Role::Axis, Series::Base), &line);
    }

    /// The name of each input, and what it explains.
    fn names(&self, canvas: &mut Canvas<'_>) {
        for (row, (input, name)) in self.inputs.iter().zip(&self.names).enumerate() {
            self.rows.name(canvas, Ink::plain(Role::Label).about(input.id), row, name, 0.0);
            let baseline = self.rows.baseline(canvas, row);
            let total = share(input.total, canvas.words);
            let total = canvas.words_at(canvas.width - 1.0, baseline, Anchor::End, total);
            canvas.text(Ink::of(Role::Label, Series::Total).about(input.id), total);
        }
    }

    /// The result above the base line, and the values of each input at the ends of its bars.
    fn values(&self, canvas: &mut Canvas<'_>, plot: &Plot) {
        let Some(base) = self.base else { return };
        let (width, height) = (canvas.width - self.column + 0.5 * canvas.font, plot.top + plot.height);
        let mut labels = Labels::new(canvas, Rect { x: 0.0, y: 0.0, width, height });
        let x = plot.px(base);
        labels.avoid_line(vec![Point { x, y: plot.top }, Point { x, y: plot.top + plot.height }]);
        let value = canvas.words.number(base, self.quantity, Style::Full);
        let forms = [fill(&canvas.words.phrase("label.base"), &[("value", &value)]), value];
        labels.name_top(Ink::of(Role::Label, Series::Base), &forms, false, (x, plot.top - canvas.gap()));
        for (row, input) in self.inputs.iter().enumerate() {
            let baseline = self.rows.baseline(canvas, row);
            for (series, end, value) in [(Series::Low, input.low, input.p10), (Series::High, input.high, input.p90)] {
                let Some(end) = end else { continue };
                let (anchor, away) = if end < base { (Anchor::End, -4.0) } else { (Anchor::Start, 4.0) };
                let x = plot.px(end.clamp(plot.x.min, plot.x.max)) + away;
                let value = canvas.words.number(value, unit_of(input), Style::Full);
                let text = labels.text(x, baseline, anchor, &value, false);
                let fits = anchor == Anchor::Start || text.bounds().x >= self.rows.bars.x;
                if fits && (plot.px(end) - plot.px(base)).abs() > 1.0 {
                    labels.place(Ink::of(Role::Label, series).about(input.id), vec![text]);
                }
            }
        }
        labels.write(canvas);
    }

    /// What the first input explains, in a sentence.
    fn describe(&self, words: &dyn Words) -> String {
        self.inputs.first().zip(self.names.first()).map_or_else(String::new, |(input, name)| {
            let total = share(input.total, words);
            fill(&words.phrase("describe.matters"), &[("parameter", name), ("total", &total)])
        })
    }
}

fn share(total: f64, words: &dyn Words) -> String {
    words.number(total, Quantity::Input(Unit::Share), Style::Full)
}
