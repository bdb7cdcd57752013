//! The sheet of scenarios: the present one, every claim at its pessimistic end, and those that were kept.

use super::Options;
use super::style::{Role, Style};
use reach_estimator::analysis::{estimate, stressed};
use reach_estimator::outputs::OutputId;
use reach_estimator::parameters::ParameterId;
use reach_estimator::scenario::Scenario;
use rust_xlsxwriter::{Workbook, XlsxError};

/// Figures that are compared.
const FIGURES: [OutputId; 9] = {
    use OutputId::*;
    [TotalReach, PageReach, IncrementalReach, TotalImpressions, TotalClicks, Leads, Cost, GrossProfit, Roi]
};

/// Adds the sheet.
pub(super) fn add(
    book: &mut Workbook,
    scenario: &Scenario,
    options: &Options<'_>,
    style: &Style,
) -> Result<(), XlsxError> {
    let words = options.words;
    let sheet = style.sheet(book, &words.phrase("workbook.sheet.scenarios"), &[44.0, 18.0, 18.0, 18.0, 18.0, 18.0])?;
    let pessimistic = stressed(scenario);
    let mut columns = vec![
        (words.phrase("workbook.scenario.present"), scenario),
        (words.phrase("workbook.scenario.stressed"), &pessimistic),
    ];
    columns.extend(options.others.iter().map(|(name, other)| (name.clone(), other)));
    let mut headings = vec![words.phrase("workbook.column.figure")];
    headings.extend(columns.iter().map(|(name, _)| name.clone()));
    style.headings(sheet, 2, &headings)?;
    let points: Vec<_> = columns.iter().map(|(_, scenario)| estimate(scenario)).collect();
    let mut row = 2;
    for output in FIGURES {
        row += 1;
        sheet.write_string_with_format(row, 0, words.output(output), &style.text)?;
        for (column, point) in (1..).zip(&points) {
            if let Some(value) = point.read(output) {
                sheet.write_number_with_format(row, column, value, &style.of_output(output.unit(), Role::Model))?;
            }
        }
    }
    row += 2;
    if let Some(first) = headings.first_mut() {
        *first = words.phrase("workbook.column.differs");
    }
    style.headings(sheet, row, &headings)?;
    for &id in ParameterId::ALL {
        let values: Vec<f64> = columns.iter().map(|(_, scenario)| scenario.values.get(id)).collect();
        if values.windows(2).all(|pair| matches!(pair, [one, two] if one == two)) {
            continue;
        }
        row += 1;
        sheet.write_string_with_format(row, 0, words.parameter(id), &style.text)?;
        for (column, value) in (1..).zip(values) {
            sheet.write_number_with_format(row, column, value, &style.of_input(id.row().unit, Role::Plain))?;
        }
    }
    Ok(())
}
