//! The first sheet: the answer, its figures with ranges, and the curve with its band as a chart of the spreadsheet.

use super::Options;
use super::style::{BAND, LINE, PAGE, Role, Style, sheet_name};
use reach_estimator::analysis::{CurveOptions, DRAWS_OF_FIGURES, DistributionOptions, curve, distribution, estimate};
use reach_estimator::outputs::OutputId;
use reach_estimator::scenario::Scenario;
use rust_xlsxwriter::{
    Chart, ChartFormat, ChartLegendPosition, ChartLine, ChartSolidFill, ChartType, Formula, Workbook, XlsxError,
};

/// Figures of the sheet.
const FIGURES: [OutputId; 10] = {
    use OutputId::*;
    [
        TotalReach,
        IncrementalReach,
        TotalImpressions,
        TotalClicks,
        TotalEngagements,
        Leads,
        Customers,
        Cost,
        GrossProfit,
        Roi,
    ]
};

/// Points of the curve.
const POINTS: usize = 25;

/// Adds the sheet.
pub(super) fn add(
    book: &mut Workbook,
    scenario: &Scenario,
    options: &Options<'_>,
    style: &Style,
) -> Result<(), XlsxError> {
    let words = options.words;
    let name = words.phrase("workbook.sheet.summary");
    let column = |key: &str| words.phrase(&format!("workbook.column.{key}"));
    let sheet = style.sheet(book, &name, &[44.0, 16.0, 16.0, 16.0, 16.0, 16.0])?;
    sheet.merge_range(1, 0, 1, 5, options.headline, &style.text)?;
    sheet.set_row_height(1, 34.0)?;
    sheet.merge_range(2, 0, 2, 5, &words.phrase("workbook.summary.note"), &style.quiet)?;
    sheet.set_row_height(2, 34.0)?;
    if let Some(link) = options.link.filter(|link| link.starts_with("http") && link.len() < 2_000) {
        sheet.write_url_with_format(3, 0, link, &style.link)?;
    }
    let mut row = 5;
    style.headings(sheet, row, &["figure", "value", "p10", "p50", "p90", "page"].map(column))?;
    let point = estimate(scenario);
    // As many as behind the headline above: the two say the same figure.
    let asked =
        DistributionOptions { draws: DRAWS_OF_FIGURES, outputs: FIGURES.to_vec(), goals: Vec::new(), dots: None };
    for (output, range) in distribution(scenario, &asked).outputs {
        row += 1;
        let format = style.of_output(output.unit(), Role::Model);
        sheet.write_string_with_format(row, 0, words.output(output), &style.text)?;
        let page = output.page_twin().and_then(|twin| point.read(twin));
        for (place, value) in (1..).zip([point.read(output), range.p10, range.p50, range.p90, page]) {
            if let Some(value) = value {
                sheet.write_number_with_format(row, place, value, &format)?;
            }
        }
    }
    let chart_row = row + 2;
    let first = chart_row + 24;
    let request = CurveOptions {
        parameter: options.axis,
        output: options.output,
        from: None,
        to: None,
        points: Some(POINTS),
        draws: options.draws,
    };
    let band = curve(scenario, &request);
    let axis_name = words.parameter(options.axis);
    let output_name = words.output(options.output);
    let headings =
        [axis_name.clone(), output_name.clone(), column("p10"), column("p90"), column("band"), column("page")];
    style.headings(sheet, first - 1, &headings)?;
    let x_format = style.of_input(options.axis.row().unit, Role::Plain);
    let format = style.of_output(options.output.unit(), Role::Model);
    for (index, x) in band.x.iter().enumerate() {
        let row = first + u32::try_from(index).unwrap_or(0);
        sheet.write_number_with_format(row, 0, *x, &x_format)?;
        let at = |column: &[Option<f64>]| column.get(index).copied().flatten();
        for (place, value) in [(1, at(&band.value)), (2, at(&band.p10)), (3, at(&band.p90)), (5, at(&band.page))] {
            if let Some(value) = value {
                sheet.write_number_with_format(row, place, value, &format)?;
            }
        }
        if let (Some(low), Some(high)) = (at(&band.p10), at(&band.p90)) {
            let width = Formula::new(format!("=D{0}-C{0}", row + 1)).set_result((high - low).to_string());
            sheet.write_formula_with_format(row, 4, width, &style.of_output(options.output.unit(), Role::Plain))?;
        }
    }
    let last = first + u32::try_from(band.x.len()).unwrap_or(1) - 1;
    let name = sheet_name(&name);
    let range = |column: u16| (name.as_str(), first, column, last, column);
    let title = |column: u16| (name.as_str(), first - 1, column);
    let mut area = Chart::new(ChartType::AreaStacked);
    // The band stands on what lies below P10, which is not painted.
    area.add_series()
        .set_name(title(2))
        .set_categories(range(0))
        .set_values(range(2))
        .set_format(ChartFormat::new().set_no_fill().set_no_line());
    area.add_series()
        .set_name(title(4))
        .set_categories(range(0))
        .set_values(range(4))
        .set_format(ChartSolidFill::new().set_color(BAND));
    let mut lines = Chart::new(ChartType::Line);
    lines
        .add_series()
        .set_name(title(1))
        .set_categories(range(0))
        .set_values(range(1))
        .set_format(ChartLine::new().set_color(LINE).set_width(2.5));
    if band.page.iter().any(Option::is_some) {
        lines
            .add_series()
            .set_name(title(5))
            .set_categories(range(0))
            .set_values(range(5))
            .set_format(ChartLine::new().set_color(PAGE).set_width(1.5));
    }
    area.combine(&lines);
    area.title().set_name(&output_name);
    area.x_axis().set_name(&axis_name);
    area.legend().set_position(ChartLegendPosition::Bottom).delete_entries(&[0]);
    area.set_width(900).set_height(440);
    sheet.insert_chart(chart_row, 0, &area)?;
    Ok(())
}
