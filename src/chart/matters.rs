//! What matters: for each uncertain input, how far the result moves when that input alone goes from its P10 to its P90,
//! and how much of the whole range it explains.

use super::axis::Axis;
use super::canvas::{Canvas, Look};
use super::ink::{Ink, Role, Series};
use super::labels::Labels;
use super::request::ChartOptions;
use super::rows::Rows;
use super::scene::{Point, Rect, Scene};
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
    let quantity = Quantity::Output(sensitivity.output.unit());
    let inputs: Vec<&Influence> = moving(sensitivity).take(ROWS).collect();
    let names: Vec<String> =
        inputs.iter().map(|input| words.phrase(&format!("parameter.{}", input.id.row().id))).collect();
    let share = |total: f64| words.number(total, Quantity::Input(Unit::Share), Style::Full);

    let line = canvas.line();
    let header = line + canvas.gap();
    let foot = 2.0 * line + canvas.gap();
    let explains = words.phrase("axis.explains");
    let column = canvas.text_width(&share(1.0)).max(canvas.text_width(&explains)) + canvas.font;
    let area = Rect { x: 1.0, y: header, width: canvas.width - column - 1.0, height: canvas.height - header - foot };
    let rows = Rows::new(&canvas, area, names.iter().map(String::as_str));
    let inputs: Vec<&Influence> = inputs.into_iter().take(rows.count).collect();

    let values = inputs.iter().flat_map(|input| [input.low, input.high]).chain([sensitivity.base]).flatten();
    let values: Vec<f64> = values.filter(|value| value.is_finite()).collect();
    let x = if options.log { Axis::covering_log(values, quantity) } else { Axis::covering(values, quantity) };
    let x = x.held(options.hold.x_max);
    let input_width = |input: &&Influence| {
        let unit = unit_of(input);
        canvas.text_width(&words.number(input.p10.max(input.p90), unit, Style::Full))
    };
    let beyond = inputs.iter().map(input_width).fold(2.0 * canvas.font, f64::max) + 6.0;
    let span = |x: &Axis| canvas.span(x, rows.bars.x, rows.bars.right() - beyond);
    let x = canvas.lying(x, |x| span(x).1);
    let (left, width) = span(&x);
    let rect = Rect { x: left, width, ..rows.bars };
    #[allow(clippy::cast_precision_loss, reason = "a few rows")]
    let y = Axis::between(0.0, rows.count.max(1) as f64, Quantity::Input(Unit::Ratio));
    let mut panel = canvas.panel(rect, x, y, Look { rows: false, columns: true, x_ticks: true });

    let base = sensitivity.base.filter(|base| base.is_finite());
    for (row, input) in inputs.iter().enumerate() {
        let (top, bottom) = rows.edges(row);
        let ends = [(Series::Low, input.low), (Series::High, input.high)];
        for (series, end) in ends {
            if let (Some(base), Some(end)) = (base, end.filter(|end| end.is_finite())) {
                panel.bar(Ink::of(Role::Bar, series).about(input.id), (base, bottom), (end, top));
            }
        }
    }
    if let Some(base) = base {
        // Names above the bars must not be crossed.
        let beside = vec![vec![(base, panel.plot.y.min), (base, panel.plot.y.max)]];
        let between = (0..rows.count).map(|row| rows.edges(row)).map(|(top, bottom)| vec![(base, bottom), (base, top)]);
        let ups = if rows.beside { beside } else { between.collect() };
        panel.line(Ink::of(Role::Axis, Series::Base), &ups);
    }

    for (row, (input, name)) in inputs.iter().zip(&names).enumerate() {
        rows.name(&mut canvas, Ink::plain(Role::Label).about(input.id), row, name, 0.0);
        let baseline = rows.baseline(&canvas, row);
        let total = canvas.words_at(canvas.width - 1.0, baseline, Anchor::End, share(input.total));
        canvas.text(Ink::of(Role::Label, Series::Total).about(input.id), total);
    }
    canvas.title(canvas.width - 1.0, canvas.font, Anchor::End, &explains);
    let output = words.phrase(&format!("output.{}", sensitivity.output.name()));
    canvas.title(rect.x, canvas.height - 0.3 * canvas.font, Anchor::Start, &output);

    let plot = panel.plot.clone();
    let frame =
        Rect { x: 0.0, y: 0.0, width: canvas.width - column + 0.5 * canvas.font, height: plot.top + plot.height };
    let mut labels = Labels::new(&canvas, frame);
    if let Some(base) = base {
        let x = plot.px(base);
        labels.avoid_line(vec![Point { x, y: plot.top }, Point { x, y: plot.top + plot.height }]);
        let value = words.number(base, quantity, Style::Full);
        let forms = [fill(&words.phrase("label.base"), &[("value", &value)]), value];
        let choices = forms.iter().flat_map(|form| {
            [Anchor::Middle, Anchor::Start, Anchor::End]
                .map(|anchor| labels.text(x, plot.top - canvas.gap(), anchor, form, false))
        });
        let choices = choices.collect();
        labels.place(Ink::of(Role::Label, Series::Base), choices);
    }
    for (row, input) in inputs.iter().enumerate() {
        let unit = unit_of(input);
        let baseline = rows.baseline(&canvas, row);
        for (series, end, value) in [(Series::Low, input.low, input.p10), (Series::High, input.high, input.p90)] {
            let (Some(end), Some(base)) = (end, base) else { continue };
            let (anchor, away) = if end < base { (Anchor::End, -4.0) } else { (Anchor::Start, 4.0) };
            let x = plot.px(end.clamp(plot.x.min, plot.x.max)) + away;
            let text = labels.text(x, baseline, anchor, &words.number(value, unit, Style::Full), false);
            if (anchor == Anchor::Start || text.bounds().x >= rows.bars.x) && (plot.px(end) - plot.px(base)).abs() > 1.0
            {
                labels.place(Ink::of(Role::Label, series).about(input.id), vec![text]);
            }
        }
    }
    labels.write(&mut canvas);

    let description = inputs.first().zip(names.first()).map_or_else(String::new, |(input, name)| {
        fill(&words.phrase("describe.matters"), &[("parameter", name), ("total", &share(input.total))])
    });
    canvas.finish(fill(&words.phrase("title.matters"), &[("output", &output)]), description)
}
