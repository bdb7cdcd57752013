//! The programme month by month, in four small plots over the same months: people and visits since the start with their
//! ranges, cost against gross profit, and how many of the willing have started.

use super::axis::Axis;
use super::canvas::{Canvas, Look, Panel};
use super::clip::{Values, height_at, paired_parts, parts};
use super::ink::{Ink, Role, Series};
use super::labels::Labels;
use super::reach::MARKER;
use super::request::ChartOptions;
use super::scene::{Handle, Plot, Point, Rect, Scene};
use super::text::{Anchor, Text};
use super::words::{Quantity, Style, Words, fill};
use crate::analysis::{Percentiles, Timeline};
use crate::outputs::OutputUnit;
use crate::parameter::Unit;

/// Width from which two plots stand side by side, in font sizes.
const SIDE_BY_SIDE: f64 = 50.0;
/// Height below which they do so anyway, in font sizes.
const STACKED: f64 = 36.0;

const PEOPLE: Quantity = Quantity::Output(OutputUnit::People);
const CLICKS: Quantity = Quantity::Output(OutputUnit::Clicks);
const MONEY: Quantity = Quantity::Output(OutputUnit::Money);

/// Draws the months. `setup_cost` is what has been spent before the first.
#[must_use]
pub fn draw(timeline: &Timeline, setup_cost: f64, options: &ChartOptions, words: &dyn Words) -> Scene {
    let mut canvas = Canvas::new(options.width, options.height, options.font_size, words);
    let programme = Programme::of(timeline, setup_cost);
    let last_tick = words.number(programme.last, Quantity::Input(Unit::Months), Style::Tick);
    let cells = cells(&canvas, programme.y_axes(), canvas.text_width(&last_tick) / 2.0);
    let title_keys = ["axis.reach-so-far", "axis.clicks-so-far", "axis.money-so-far", "axis.adoption"];
    for (place, (cell, key)) in cells.into_iter().zip(title_keys).enumerate() {
        let title = cell.title(&canvas, key);
        let mut panel = cell.panel(&mut canvas, programme.last);
        match place {
            0 => programme.reach.draw(&mut panel, Series::Reach),
            1 => programme.visits.draw(&mut panel, Series::Clicks),
            2 => programme.draw_money(&mut canvas, &mut panel),
            _ => programme.draw_adoption(&mut panel),
        }
        panel.ground();
        canvas.text(Ink::plain(Role::Title), title);
    }
    let month = words.phrase("axis.month");
    canvas.title(canvas.width - 1.0, canvas.height - 0.3 * canvas.font, Anchor::End, &month);
    canvas.finish(words.phrase("title.time"), describe(timeline, programme.last, words))
}

/// What the plots show, month by month from the start.
struct Programme {
    /// The last month.
    last: f64,
    reach: Spread,
    visits: Spread,
    cost: Vec<Values>,
    profit: Vec<Values>,
    /// The month in which the two meet.
    break_even: Option<f64>,
    adoption: Vec<Values>,
}

impl Programme {
    fn of(timeline: &Timeline, setup_cost: f64) -> Programme {
        let months: Vec<f64> = core::iter::once(0.0).chain(timeline.month.iter().copied()).collect();
        let costs = medians(setup_cost, &timeline.cost_range);
        let profits = medians(0.0, &timeline.gross_profit_range);
        Programme {
            last: months.last().copied().unwrap_or(1.0),
            reach: Spread::of(&months, &timeline.reach_range),
            visits: Spread::of(&months, &timeline.clicks_range),
            cost: parts(&months, &costs),
            profit: parts(&months, &profits),
            break_even: meeting(&months, &costs, &profits),
            adoption: parts(&months, &medians(0.0, &timeline.adoption_range)),
        }
    }

    fn y_axes(&self) -> [Axis; 4] {
        let money = self.cost.iter().chain(&self.profit).flatten().map(|(_, y)| *y);
        [
            Axis::covering(self.reach.values(), PEOPLE),
            Axis::covering(self.visits.values(), CLICKS),
            Axis::covering(money, MONEY),
            Axis::between(0.0, 1.0, Quantity::Input(Unit::Share)),
        ]
    }

    /// How many of the willing have started, with the ground below.
    fn draw_adoption(&self, panel: &mut Panel) {
        let flat = |part: &Values| part.iter().map(|(x, _)| (*x, 0.0)).collect();
        let ground: Vec<Values> = self.adoption.iter().map(flat).collect();
        panel.area(Ink::of(Role::Area, Series::Adoption), &ground, &self.adoption);
        panel.line(Ink::of(Role::Line, Series::Adoption), &self.adoption);
    }

    /// Cost against gross profit, and the month in which they meet.
    fn draw_money(&self, canvas: &mut Canvas<'_>, panel: &mut Panel) {
        panel.line(Ink::of(Role::Line, Series::Cost), &self.cost);
        panel.line(Ink::of(Role::Line, Series::GrossProfit), &self.profit);
        let met = self.break_even.filter(|month| *month > 0.0);
        let met = met.and_then(|month| Some((month, height_at(&self.profit, month)?)));
        if let Some((month, height)) = met {
            let rule = [vec![(month, panel.plot.y.min), (month, height)]];
            panel.line(Ink::of(Role::Rule, Series::BreakEven), &rule);
            panel.dot(Ink::of(Role::Marker, Series::BreakEven), (month, height), MARKER * 0.7);
        }
        self.name_money(canvas, &panel.plot, met);
    }

    fn name_money(&self, canvas: &mut Canvas<'_>, plot: &Plot, met: Option<(f64, f64)>) {
        let words = canvas.words;
        let path = |line: &[Values]| -> Vec<Point> {
            line.iter().flatten().map(|&(x, y)| Point { x: plot.px(x), y: plot.py(y) }).collect()
        };
        let (cost, profit) = (path(&self.cost), path(&self.profit));
        let mut labels = Labels::new(canvas, plot.rect().grown(1.0));
        labels.avoid_line(cost.clone());
        labels.avoid_line(profit.clone());
        let met = met.map(|(month, height)| Handle { x: plot.px(month), y: plot.py(height), value: month });
        if let Some(Handle { x, y, .. }) = met {
            labels.keep_free(Rect { x, y, width: 0.0, height: 0.0 }.grown(MARKER));
            labels.avoid_line(vec![Point { x, y }, Point { x, y: plot.py(plot.y.min) }]);
        }
        labels.name_line(Ink::of(Role::Label, Series::Cost), &[words.phrase("label.cost")], false, &cost);
        let label = [words.phrase("label.gross-profit")];
        labels.name_line(Ink::of(Role::Label, Series::GrossProfit), &label, true, &profit);
        if let Some(met) = met {
            let month = words.number(met.value, Quantity::Output(OutputUnit::Months), Style::Tick);
            for key in ["label.break-even", "label.break-even.short"] {
                let said = [(fill(&words.phrase(key), &[("month", &month)]), false)];
                if labels.name_point(Ink::of(Role::Label, Series::BreakEven), &said, met, MARKER, false) {
                    break;
                }
            }
        }
        labels.write(canvas);
    }
}

/// The figures of the last month, in a sentence.
fn describe(timeline: &Timeline, last: f64, words: &dyn Words) -> String {
    let middle = |ranges: &[Percentiles], quantity| words.figure(ranges.last().and_then(|last| last.p50), quantity);
    fill(
        &words.phrase("describe.time"),
        &[
            ("month", &words.number(last, Quantity::Input(Unit::Months), Style::Full)),
            ("reach", &middle(&timeline.reach_range, PEOPLE)),
            ("clicks", &middle(&timeline.clicks_range, CLICKS)),
            ("cost", &middle(&timeline.cost_range, MONEY)),
            ("profit", &middle(&timeline.gross_profit_range, MONEY)),
        ],
    )
}

/// The middles of a figure, from what it is at the start.
fn medians(start: f64, ranges: &[Percentiles]) -> Vec<Option<f64>> {
    let later = ranges.iter().map(|range| range.p50.unwrap_or_default());
    core::iter::once(start).chain(later).map(Some).collect()
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

/// A cell of the picture.
struct Cell {
    outer: Rect,
    plot: Rect,
    y: Axis,
    last_row: bool,
}

impl Cell {
    /// The title, in the form that fits.
    fn title(&self, canvas: &Canvas<'_>, key: &str) -> Text {
        let long = canvas.words.phrase(key);
        let fits = canvas.text_width(&long) <= self.outer.width;
        let title = if fits { long } else { canvas.words.phrase(&format!("{key}.short")) };
        let title = canvas.fitted(&title, self.outer.width - 1.0);
        canvas.words_at(self.outer.x + 1.0, self.outer.y + canvas.font, Anchor::Start, title)
    }

    /// The plot, over the months up to the last.
    fn panel(self, canvas: &mut Canvas<'_>, last: f64) -> Panel {
        let x = Axis::between(0.0, last, Quantity::Input(Unit::Months));
        let x = canvas.lying(x, |_| self.plot.width - canvas.font);
        let look = Look { rows: true, columns: false, x_ticks: self.last_row };
        canvas.panel(self.plot, x, self.y, look)
    }
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
