//! The sheet over time: the programme month by month.

use super::Options;
use super::style::{BAND, LINE, PAGE, Role, Style, sheet_name};
use reach_estimator::analysis::timeline;
use reach_estimator::outputs::OutputUnit;
use reach_estimator::parameter::Unit;
use reach_estimator::scenario::Scenario;
use rust_xlsxwriter::{Chart, ChartLegendPosition, ChartLine, ChartType, Formula, Workbook, XlsxError};

/// Row of the first month, from 0.
const FIRST: u32 = 3;

/// Adds the sheet.
pub(super) fn add(
    book: &mut Workbook,
    scenario: &Scenario,
    options: &Options<'_>,
    style: &Style,
) -> Result<(), XlsxError> {
    let words = options.words;
    let name = words.phrase("workbook.sheet.over-time");
    let widths = [10.0, 14.0, 14.0, 16.0, 14.0, 14.0, 14.0, 16.0, 16.0, 16.0];
    let sheet = style.sheet(book, &name, &widths)?;
    let columns = ["month", "adoption", "active", "reach", "p10", "p90", "visits", "cost", "profit", "net"];
    style.headings(sheet, FIRST - 1, &columns.map(|key| words.phrase(&format!("workbook.column.{key}"))))?;
    sheet.set_freeze_panes(FIRST, 1)?;
    let months = timeline(scenario, options.draws, false);
    let figure = |unit| style.of_output(unit, Role::Model);
    for (index, month) in months.month.iter().enumerate() {
        let row = FIRST + u32::try_from(index).unwrap_or(0);
        let at = |column: &[f64]| column.get(index).copied().unwrap_or(0.0);
        let range = months.reach_range.get(index);
        sheet.write_number(row, 0, *month)?;
        sheet.write_number_with_format(row, 1, at(&months.adoption), &style.of_input(Unit::Share, Role::Model))?;
        sheet.write_number_with_format(row, 2, at(&months.active), &figure(OutputUnit::Months))?;
        sheet.write_number_with_format(row, 3, at(&months.reach), &figure(OutputUnit::People))?;
        for (column, end) in [(4, range.and_then(|range| range.p10)), (5, range.and_then(|range| range.p90))] {
            if let Some(end) = end {
                sheet.write_number_with_format(row, column, end, &figure(OutputUnit::People))?;
            }
        }
        sheet.write_number_with_format(row, 6, at(&months.clicks), &figure(OutputUnit::Clicks))?;
        sheet.write_number_with_format(row, 7, at(&months.cost), &figure(OutputUnit::Money))?;
        sheet.write_number_with_format(row, 8, at(&months.gross_profit), &figure(OutputUnit::Money))?;
        let net = at(&months.gross_profit) - at(&months.cost);
        let cell = Formula::new(format!("=I{0}-H{0}", row + 1)).set_result(net.to_string());
        sheet.write_formula_with_format(row, 9, cell, &style.of_output(OutputUnit::Money, Role::Plain))?;
    }
    let last = FIRST + u32::try_from(months.month.len()).unwrap_or(1).max(1) - 1;
    if let Some(month) = months.break_even {
        sheet.write_string_with_format(last + 2, 0, words.phrase("workbook.break-even"), &style.text)?;
        sheet.write_number_with_format(last + 2, 3, month, &figure(OutputUnit::Months))?;
    }
    let name = sheet_name(&name);
    let mut chart = Chart::new(ChartType::Line);
    for (column, colour) in [(7, PAGE), (8, LINE), (9, BAND)] {
        chart
            .add_series()
            .set_name((name.as_str(), FIRST - 1, column))
            .set_categories((name.as_str(), FIRST, 0, last, 0))
            .set_values((name.as_str(), FIRST, column, last, column))
            .set_format(ChartLine::new().set_color(colour).set_width(2.25));
    }
    chart.x_axis().set_name(&words.phrase("workbook.column.month"));
    chart.legend().set_position(ChartLegendPosition::Bottom);
    chart.set_width(900).set_height(380);
    sheet.insert_chart(last + 4, 0, &chart)?;
    Ok(())
}
