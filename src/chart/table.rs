//! The figures of a chart in columns: the table beside the picture, and the file to take away.

use super::ChartName;
use super::request::{ChartOptions, GHOSTS, all_odds};
use super::rounds::impressions_so_far;
use super::words::Quantity;
use crate::analysis::{CurveOptions, Percentiles, curve, estimate, sensitivity, timeline};
use crate::outputs::OutputUnit;
use crate::parameter::Unit;
use crate::scenario::Scenario;
use serde::{Serialize, Serializer};

/// Columns and rows.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Table {
    /// What each column holds.
    pub columns: Vec<Column>,
    /// One cell for each column.
    pub rows: Vec<Vec<Cell>>,
}

/// One column.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Column {
    /// Its name.
    pub id: &'static str,
    /// What it counts.
    pub unit: ColumnUnit,
}

/// What a column counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ColumnUnit {
    /// Numbers.
    Number(Quantity),
    /// Ids of inputs.
    Parameter,
    /// Names of steps.
    Step,
}

impl Serialize for ColumnUnit {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(match self {
            ColumnUnit::Number(quantity) => quantity.name(),
            ColumnUnit::Parameter => "parameter",
            ColumnUnit::Step => "step",
        })
    }
}

/// One figure; `Number(None)` where there is none.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(untagged)]
pub enum Cell {
    /// A number.
    Number(Option<f64>),
    /// A name.
    Name(&'static str),
}

impl From<f64> for Cell {
    fn from(value: f64) -> Cell {
        Cell::Number(value.is_finite().then_some(value))
    }
}

impl From<Option<f64>> for Cell {
    fn from(value: Option<f64>) -> Cell {
        Cell::Number(value.filter(|value| value.is_finite()))
    }
}

/// Rows of a curve.
const CURVE_ROWS: usize = 21;

/// The figures of a chart.
#[must_use]
pub fn table(chart: ChartName, scenario: &Scenario, options: &ChartOptions) -> Table {
    match chart {
        ChartName::Reach => of_curve(scenario, options),
        ChartName::Rounds => of_rounds(scenario),
        ChartName::Time => of_months(scenario, options),
        ChartName::Matters => of_inputs(scenario, options),
        ChartName::Odds => of_dots(scenario, options),
        ChartName::Hype => of_steps(scenario),
    }
}

fn number(id: &'static str, quantity: Quantity) -> Column {
    Column { id, unit: ColumnUnit::Number(quantity) }
}

const PEOPLE: Quantity = Quantity::Output(OutputUnit::People);
const IMPRESSIONS: Quantity = Quantity::Output(OutputUnit::Impressions);
const CLICKS: Quantity = Quantity::Output(OutputUnit::Clicks);
const MONEY: Quantity = Quantity::Output(OutputUnit::Money);
const RATIO: Quantity = Quantity::Output(OutputUnit::Ratio);
const SHARE: Quantity = Quantity::Input(Unit::Share);

/// Turns columns of equal length into rows.
fn across(columns: &[Vec<Cell>]) -> Vec<Vec<Cell>> {
    let count = columns.first().map_or(0, Vec::len);
    (0..count).map(|row| columns.iter().filter_map(|column| column.get(row).cloned()).collect()).collect()
}

fn cells<T: Copy + Into<Cell>>(column: &[T]) -> Vec<Cell> {
    column.iter().map(|value| (*value).into()).collect()
}

fn of_curve(scenario: &Scenario, options: &ChartOptions) -> Table {
    let asked = CurveOptions {
        parameter: options.axis,
        output: options.output,
        from: None,
        to: options.hold.x_max,
        points: Some(CURVE_ROWS),
        draws: options.draws,
    };
    let main = curve(scenario, &asked);
    let output = Quantity::Output(options.output.unit());
    let input = Quantity::Input(options.axis.row().unit);
    let ends = (main.x.first().copied(), main.x.last().copied());
    let mut columns = vec![number("x", input)];
    let mut data = vec![cells(&main.x)];
    let series = [
        ("value", &main.value),
        ("p10", &main.p10),
        ("p50", &main.p50),
        ("p90", &main.p90),
        ("page", &main.page_p50),
        ("envelope", &main.envelope),
    ];
    // A result that is nowhere to be had is told, what does not belong to it is left out.
    let told = |id: &str| matches!(id, "p10" | "p50" | "p90");
    for (id, column) in series {
        if told(id) || column.iter().any(Option::is_some) {
            columns.push(number(id, output));
            data.push(cells(column));
        }
    }
    for (id, ghost) in ["ghost-1", "ghost-2", "ghost-3"].into_iter().zip(options.ghosts.iter().take(GHOSTS)) {
        let saved = curve(&ghost.scenario, &CurveOptions { from: ends.0, to: ends.1, ..asked });
        columns.push(number(id, output));
        data.push(cells(&saved.p50));
    }
    Table { columns, rows: across(&data) }
}

fn of_rounds(scenario: &Scenario) -> Table {
    let rounds = estimate(scenario).by_round;
    let so_far = impressions_so_far(&rounds);
    let columns = vec![
        number("round", Quantity::Input(Unit::Rounds)),
        number("reach", PEOPLE),
        number("new-reach", PEOPLE),
        number("impressions", IMPRESSIONS),
        number("impressions-so-far", IMPRESSIONS),
        number("frequency", RATIO),
    ];
    let row = |(round, so_far): (&crate::analysis::ByRound, &f64)| {
        let first = f64::from(round.round);
        vec![
            first.into(),
            round.reach.into(),
            round.new_reach.into(),
            round.impressions.into(),
            (*so_far).into(),
            round.frequency.into(),
        ]
    };
    Table { columns, rows: rounds.iter().zip(&so_far).map(row).collect() }
}

fn of_months(scenario: &Scenario, options: &ChartOptions) -> Table {
    let months = timeline(scenario, options.draws, options.from_day_one);
    let columns = vec![
        number("month", Quantity::Input(Unit::Months)),
        number("adoption", SHARE),
        number("active", Quantity::Output(OutputUnit::Advocates)),
        number("reach-p10", PEOPLE),
        number("reach-p50", PEOPLE),
        number("reach-p90", PEOPLE),
        number("clicks-p10", CLICKS),
        number("clicks-p50", CLICKS),
        number("clicks-p90", CLICKS),
        number("cost", MONEY),
        number("gross-profit", MONEY),
    ];
    let middle = |ranges: &[Percentiles]| -> Vec<Cell> { ranges.iter().map(|range| range.p50.into()).collect() };
    let mut data = vec![cells(&months.month), middle(&months.adoption_range), middle(&months.active_range)];
    for ranges in [&months.reach_range, &months.clicks_range] {
        data.push(ranges.iter().map(|range| range.p10.into()).collect());
        data.push(ranges.iter().map(|range| range.p50.into()).collect());
        data.push(ranges.iter().map(|range| range.p90.into()).collect());
    }
    data.extend([middle(&months.cost_range), middle(&months.gross_profit_range)]);
    Table { columns, rows: across(&data) }
}

fn of_inputs(scenario: &Scenario, options: &ChartOptions) -> Table {
    let matters = sensitivity(scenario, options.output, options.draws);
    let output = Quantity::Output(options.output.unit());
    let columns = vec![
        Column { id: "parameter", unit: ColumnUnit::Parameter },
        number("low", output),
        number("high", output),
        number("first", SHARE),
        number("total", SHARE),
    ];
    let row = |input: &crate::analysis::Influence| {
        vec![Cell::Name(input.id.row().id), input.low.into(), input.high.into(), input.first.into(), input.total.into()]
    };
    Table { columns, rows: super::matters::moving(&matters).map(row).collect() }
}

fn of_dots(scenario: &Scenario, options: &ChartOptions) -> Table {
    let odds = all_odds(scenario, options);
    let columns = vec![number("share", SHARE), number("value", Quantity::Output(options.output.unit()))];
    let dots = odds.dots.unwrap_or_default();
    let row = |(place, dot): (u32, f64)| vec![((f64::from(place) + 0.5) / 50.0).into(), dot.into()];
    Table { columns, rows: (0..).zip(dots).map(row).collect() }
}

fn of_steps(scenario: &Scenario) -> Table {
    let steps = estimate(scenario).waterfall;
    let columns = vec![Column { id: "step", unit: ColumnUnit::Step }, number("people", PEOPLE)];
    Table { columns, rows: steps.iter().map(|step| vec![Cell::Name(step.step), step.value.into()]).collect() }
}
