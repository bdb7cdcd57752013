//! The programme month by month, in four small plots over the same months: people and visits since the start with their
//! ranges, cost against gross profit, and how many of the willing have started.

use super::axis::Axis;
use super::canvas::{Canvas, Look, Panel};
use super::clip::{Values, paired_parts, parts};
use super::ink::{Ink, Role, Series};
use super::labels::Labels;
use super::reach::MARKER;
use super::request::ChartOptions;
use super::scene::{Handle, Point, Rect, Scene};
use super::text::Anchor;
use super::words::{Quantity, Style, Words, fill};
use crate::analysis::{Percentiles, Timeline};
use crate::outputs::OutputUnit;
use crate::parameter::Unit;

/// Width from which two plots stand side by side, in font sizes.
const SIDE_BY_SIDE: f64 = 50.0;
/// Height below which they do so anyway, in font sizes.
const STACKED: f64 = 36.0;

/// A cell of the picture.
struct Cell {
    outer: Rect,
    plot: Rect,
    y: Axis,
    last_row: bool,
}

/// Draws the months. `setup_cost` is what has been spent before the first.
#[must_use]
pub fn draw(timeline: &Timeline, setup_cost: f64, options: &ChartOptions, words: &dyn Words) -> Scene {
    let mut canvas = Canvas::new(options.width, options.height, options.font_size, words);
    let months: Vec<f64> = core::iter::once(0.0).chain(timeline.month.iter().copied()).collect();
    let from = |start: f64, column: &[f64]| -> Vec<Option<f64>> {
        core::iter::once(start).chain(column.iter().copied()).map(Some).collect()
    };
    let [costs, profits, adopted] =
        [&timeline.cost_range, &timeline.gross_profit_range, &timeline.adoption_range].map(|ranges| medians(ranges));
    let (costs, profits) = (from(setup_cost, &costs), from(0.0, &profits));
    let break_even = meeting(&months, &costs, &profits);
    let [cost, profit, adoption] = [&costs, &profits, &from(0.0, &adopted)].map(|column| parts(&months, column));
    let people = Quantity::Output(OutputUnit::People);
    let clicks = Quantity::Output(OutputUnit::Clicks);
    let money = Quantity::Output(OutputUnit::Money);
    let share = Quantity::Input(Unit::Share);
    let reach = Spread::of(&months, &timeline.reach_range);
    let visits = Spread::of(&months, &timeline.clicks_range);

    let y_axes = [
        Axis::covering(reach.values(), people),
        Axis::covering(visits.values(), clicks),
        Axis::covering(cost.iter().chain(&profit).flatten().map(|(_, y)| *y), money),
        Axis::between(0.0, 1.0, share),
    ];
    let last = months.last().copied().unwrap_or(1.0);
    let last_tick = words.number(last, Quantity::Input(Unit::Months), Style::Tick);
    let cells = cells(&canvas, y_axes, canvas.text_width(&last_tick) / 2.0);
    let title_keys = ["axis.reach-so-far", "axis.clicks-so-far", "axis.money-so-far", "axis.adoption"];
    for (place, (cell, key)) in cells.into_iter().zip(title_keys).enumerate() {
        let x =
            canvas.lying(Axis::between(0.0, last, Quantity::Input(Unit::Months)), |_| cell.plot.width - canvas.font);
        let look = Look { rows: true, columns: false, x_ticks: cell.last_row };
        let mut panel = canvas.panel(cell.plot, x, cell.y, look);
        match place {
            0 => reach.draw(&mut panel, Series::Reach),
            1 => visits.draw(&mut panel, Series::Clicks),
            2 => draw_money(&mut canvas, &mut panel, &cost, &profit, break_even),
            _ => {
                let ground: Vec<Values> =
                    adoption.iter().map(|part| part.iter().map(|(x, _)| (*x, 0.0)).collect()).collect();
                panel.area(Ink::of(Role::Area, Series::Adoption), &ground, &adoption);
                panel.line(Ink::of(Role::Line, Series::Adoption), &adoption);
            }
        }
        panel.ground();
        let long = words.phrase(key);
        let title =
            if canvas.text_width(&long) <= cell.outer.width { long } else { words.phrase(&format!("{key}.short")) };
        let title = canvas.fitted(&title, cell.outer.width - 1.0);
        let title = canvas.words_at(cell.outer.x + 1.0, cell.outer.y + canvas.font, Anchor::Start, title);
        canvas.text(Ink::plain(Role::Title), title);
    }
    let month = words.phrase("axis.month");
    canvas.title(canvas.width - 1.0, canvas.height - 0.3 * canvas.font, Anchor::End, &month);

    let middle = |ranges: &[Percentiles], quantity| words.figure(ranges.last().and_then(|last| last.p50), quantity);
    let description = fill(
        &words.phrase("describe.time"),
        &[
            ("month", &words.number(last, Quantity::Input(Unit::Months), Style::Full)),
            ("reach", &middle(&timeline.reach_range, people)),
            ("clicks", &middle(&timeline.clicks_range, clicks)),
            ("cost", &middle(&timeline.cost_range, money)),
            ("profit", &middle(&timeline.gross_profit_range, money)),
        ],
    );
    canvas.finish(words.phrase("title.time"), description)
}

fn medians(ranges: &[Percentiles]) -> Vec<f64> {
    ranges.iter().map(|range| range.p50.unwrap_or_default()).collect()
}

/// The first month at which gross profit has risen to the cost, on straight lines between the months.
fn meeting(months: &[f64], costs: &[Option<f64>], profits: &[Option<f64>]) -> Option<f64> {
    let gaps: Vec<f64> =
        costs.iter().zip(profits).map(|(cost, profit)| profit.unwrap_or_default() - cost.unwrap_or_default()).collect();
    let met = gaps.windows(2).zip(months.windows(2)).find_map(|(gaps, months)| match (gaps, months) {
        ([before, after], [from, to]) if *before < 0.0 && *after >= 0.0 => {
            Some(from + (to - from) * before / (before - after))
        }
        _ => None,
    });
    met.filter(|_| gaps.first().is_some_and(|first| *first < 0.0))
}

/// Two by two, or one below the other on a narrow and high sheet. Plots of a column have the same left edge, and room
/// on their right for half of the last tick.
fn cells(canvas: &Canvas<'_>, y_axes: [Axis; 4], overhang: f64) -> Vec<Cell> {
    let side_by_side = canvas.width >= SIDE_BY_SIDE * canvas.font || canvas.height < STACKED * canvas.font;
    let columns = if side_by_side { 2 } else { 1 };
    let rows = 4 / columns;
    let (line, gap) = (canvas.line(), canvas.gap());
    let foot = 2.0 * line + gap;
    let apart = if columns == 2 { 2.0 * canvas.font } else { 0.0 };
    let counted = |number: usize| u32::try_from(number).map_or(1.0, f64::from);
    let width = (canvas.width - apart) / counted(columns);
    let height = (canvas.height - foot) / counted(rows);
    let top = line + gap;
    let plot_height = height - gap - top;
    // The ticks that are measured are the ticks that are drawn.
    let y_axes = y_axes.map(|axis| canvas.upright(axis, plot_height));
    let tick_widths: Vec<f64> = y_axes.iter().map(|axis| canvas.tick_width(axis)).collect();
    let widest = |column: usize| tick_widths.iter().skip(column * rows).take(rows).copied().fold(0.0, f64::max);
    y_axes
        .into_iter()
        .enumerate()
        .map(|(place, y)| {
            let (column, row) = (place / rows, place % rows);
            let outer =
                Rect { x: counted(column) * (width + apart), y: counted(row) * height, width, height: height - gap };
            let left = widest(column) + gap + 1.0;
            let plot = Rect {
                x: outer.x + left,
                y: outer.y + top,
                width: outer.width - left - overhang.max(canvas.font) - 1.0,
                height: plot_height,
            };
            Cell { outer, plot, y, last_row: row + 1 == rows }
        })
        .collect()
}

/// A figure with its range, from nothing at the start.
struct Spread {
    low: Vec<Values>,
    high: Vec<Values>,
    median: Vec<Values>,
}

impl Spread {
    fn of(months: &[f64], ranges: &[Percentiles]) -> Spread {
        let column = |figure: fn(&Percentiles) -> Option<f64>| -> Vec<Option<f64>> {
            core::iter::once(Some(0.0)).chain(ranges.iter().map(figure)).collect()
        };
        let (low, high) = paired_parts(months, &column(|range| range.p10), &column(|range| range.p90));
        Spread { low, high, median: parts(months, &column(|range| range.p50)) }
    }

    fn values(&self) -> impl Iterator<Item = f64> + '_ {
        [&self.low, &self.high, &self.median].into_iter().flatten().flatten().map(|(_, y)| *y)
    }

    fn draw(&self, panel: &mut Panel, series: Series) {
        panel.area(Ink::of(Role::Band, series), &self.low, &self.high);
        panel.line(Ink::of(Role::Line, series), &self.median);
    }
}

/// Cost against gross profit, and the month in which they meet.
fn draw_money(canvas: &mut Canvas<'_>, panel: &mut Panel, cost: &[Values], profit: &[Values], break_even: Option<f64>) {
    let words = canvas.words;
    panel.line(Ink::of(Role::Line, Series::Cost), cost);
    panel.line(Ink::of(Role::Line, Series::GrossProfit), profit);
    let plot = panel.plot.clone();
    let path = |line: &[Values]| -> Vec<Point> {
        line.iter().flatten().map(|&(x, y)| Point { x: plot.px(x), y: plot.py(y) }).collect()
    };
    let met =
        break_even.filter(|month| *month > 0.0).and_then(|month| Some((month, super::clip::height_at(profit, month)?)));
    if let Some((month, height)) = met {
        panel.line(Ink::of(Role::Rule, Series::BreakEven), &[vec![(month, plot.y.min), (month, height)]]);
        panel.dot(Ink::of(Role::Marker, Series::BreakEven), (month, height), MARKER * 0.7);
    }
    let mut labels = Labels::new(canvas, plot.rect().grown(1.0));
    labels.avoid_line(path(cost));
    labels.avoid_line(path(profit));
    if let Some((month, height)) = met {
        let (x, y) = (plot.px(month), plot.py(height));
        labels.keep_free(Rect { x, y, width: 0.0, height: 0.0 }.grown(MARKER));
        labels.avoid_line(vec![Point { x, y }, Point { x, y: plot.py(plot.y.min) }]);
    }
    labels.name_line(Ink::of(Role::Label, Series::Cost), &[words.phrase("label.cost")], false, &path(cost));
    labels.name_line(
        Ink::of(Role::Label, Series::GrossProfit),
        &[words.phrase("label.gross-profit")],
        true,
        &path(profit),
    );
    if let Some((month, height)) = met {
        let figure = words.number(month, Quantity::Output(OutputUnit::Months), Style::Tick);
        let forms =
            ["label.break-even", "label.break-even.short"].map(|key| fill(&words.phrase(key), &[("month", &figure)]));
        let at = Handle { x: plot.px(month), y: plot.py(height), value: month };
        for form in forms {
            if labels.name_point(Ink::of(Role::Label, Series::BreakEven), &[(form, false)], at, MARKER, false) {
                break;
            }
        }
    }
    labels.write(canvas);
}
