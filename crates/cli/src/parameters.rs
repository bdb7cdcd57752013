//! `parameters`: the table, for machines or for the documentation.

use super::answer::lines;
use super::failure::{Failure, listed};
use super::grid::{Cell, Grid};
use clap::{Args, ValueEnum};
use reach_estimator::parameter::{Group, Range, Scale, Unit};
use reach_estimator::parameters::ParameterId;
use reach_estimator::sources::{Grade, Source};
use serde::Serialize;
use serde_json::Value;

/// How to write the table.
#[derive(Args)]
pub(crate) struct ParametersCall {
    /// How to write it
    #[arg(long, value_enum, default_value_t = ListFormat::Json)]
    format: ListFormat,
}

#[derive(Clone, Copy, ValueEnum)]
enum ListFormat {
    /// One array of objects
    Json,
    /// A markdown table
    Markdown,
}

/// A row of the table as it is published.
#[derive(Serialize)]
struct Row {
    id: &'static str,
    group: Group,
    label: &'static str,
    unit: Unit,
    min: f64,
    max: f64,
    default: f64,
    p10: Option<f64>,
    p90: Option<f64>,
    scale: &'static str,
    /// Titles of all sources.
    source: Vec<&'static str>,
    grade: Option<Grade>,
    /// Of the leading source: the first with a known address, or else the first.
    year: Option<u16>,
    url: Option<&'static str>,
}

impl Row {
    fn of(id: ParameterId) -> Row {
        let (row, description) = (id.row(), id.description());
        let range = row.range_at(row.default);
        let sources: Vec<&Source> = description.sources.iter().filter_map(|id| Source::find(id)).collect();
        let leading = sources.iter().find(|source| source.url.is_some()).or(sources.first());
        Row {
            id: row.id,
            group: row.group,
            label: description.label,
            unit: row.unit,
            min: row.min,
            max: row.max,
            default: row.default,
            p10: range.map(|Range { p10, .. }| p10),
            p90: range.map(|Range { p90, .. }| p90),
            scale: match row.scale {
                Scale::Linear => "linear",
                Scale::Log { .. } => "log",
            },
            grade: id.grade(),
            year: leading.and_then(|source| source.year),
            url: leading.and_then(|source| source.url),
            source: sources.iter().map(|source| source.title).collect(),
        }
    }
}

pub(crate) fn answer(call: &ParametersCall) -> Result<String, Failure> {
    let rows: Vec<Row> = ParameterId::ALL.iter().map(|&id| Row::of(id)).collect();
    match call.format {
        ListFormat::Json => lines([rows]),
        ListFormat::Markdown => markdown(&rows),
    }
}

/// A column for each field of a row.
fn markdown(rows: &[Row]) -> Result<String, Failure> {
    let failed = |error: serde_json::Error| Failure::new("answer", error.to_string(), "a row that JSON can hold");
    let mut grid: Option<Grid> = None;
    for row in rows {
        let Value::Object(fields) = serde_json::to_value(row).map_err(failed)? else { continue };
        let grid = grid.get_or_insert_with(|| Grid::new(fields.keys().map(String::as_str)));
        grid.push(fields.values().map(|value| match value {
            Value::Number(number) => number.as_f64().into(),
            Value::String(text) => text.as_str().into(),
            Value::Array(titles) => listed(titles.iter().filter_map(Value::as_str)).as_str().into(),
            _ => Cell::Absent,
        }));
    }
    Ok(grid.map(|grid| grid.markdown()).unwrap_or_default())
}
