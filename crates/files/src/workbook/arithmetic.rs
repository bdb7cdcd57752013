//! The sheet of arithmetic: the article's chain and the money chain as formulas. Their words are those of the breakdown.

use super::Options;
use super::formula::{formula, output_name, spelled};
use super::style::{Role, Style, sheet_name};
use reach_estimator::analysis::{estimate, whole_formula};
use reach_estimator::outputs::OutputId;
use reach_estimator::scenario::Scenario;
use rust_xlsxwriter::{Formula, Workbook, XlsxError};

/// Blocks of the sheet: the key of their heading and their rows. What is worked out by the model comes first, so that
/// every formula finds its terms.
const BLOCKS: [(&str, &[OutputId]); 4] = {
    use OutputId::*;
    [
        (
            "model",
            &[
                PageReach,
                PageImpressions,
                PageClicks,
                PageEngagements,
                EmployeesReach,
                EmployeesImpressions,
                EmployeesClicks,
                EmployeesEngagements,
                TotalReach,
            ],
        ),
        (
            "article",
            &[
                EnvelopeAudience,
                EnvelopeImpressions,
                EnvelopeCorporateEquivalent,
                EnvelopeSecondDegree,
                EnvelopeSecondDegreeWithLift,
                EnvelopePageVisits,
                EnvelopePageSecondDegree,
            ],
        ),
        (
            "together",
            &[
                ActiveEmployees,
                TotalImpressions,
                TotalClicks,
                TotalEngagements,
                TotalFrequency,
                IncrementalReach,
                Multiple,
            ],
        ),
        (
            "money",
            &[
                Leads,
                Customers,
                Revenue,
                GrossProfit,
                Cost,
                Net,
                TotalCost,
                Roi,
                Roas,
                Payback,
                CostPerClick,
                CostPerLead,
                MediaEquivalentCpc,
                MediaEquivalentCpm,
            ],
        ),
    ]
};

/// Adds the sheet and the names of its figures.
pub(super) fn add(
    book: &mut Workbook,
    scenario: &Scenario,
    options: &Options<'_>,
    style: &Style,
) -> Result<(), XlsxError> {
    let words = options.words;
    let name = words.phrase("workbook.sheet.arithmetic");
    let sheet = style.sheet(book, &name, &[44.0, 18.0, 70.0])?;
    sheet.write_string_with_format(1, 0, words.phrase("workbook.arithmetic.note"), &style.quiet)?;
    let point = estimate(scenario);
    let mut names = Vec::new();
    let mut row = 3;
    for (block, outputs) in BLOCKS {
        let headings = [
            words.phrase(&format!("workbook.block.{block}")),
            words.phrase("workbook.column.value"),
            words.phrase("workbook.column.formula"),
        ];
        style.headings(sheet, row, &headings)?;
        row += 1;
        for &output in outputs {
            let value = point.read(output);
            let whole = whole_formula(scenario, output);
            // The cell has the condition of a payback in itself (`guarded`).
            let whole = whole.split_once(", where ").map_or(&*whole, |(formula, _)| formula);
            let live = (block != "model").then(|| formula(whole)).flatten();
            sheet.write_string_with_format(row, 0, words.output(output), &style.text)?;
            match live {
                Some(text) => {
                    let result = value.map_or(ABSENT.to_owned(), |value| value.to_string());
                    let cell = Formula::new(guarded(output, &text)).set_result(result);
                    sheet.write_formula_with_format(row, 1, cell, &style.of_output(output.unit(), Role::Plain))?;
                    sheet.write_string_with_format(row, 2, spelled(whole, words), &style.quiet)?;
                }
                None => {
                    let format = style.of_output(output.unit(), Role::Model);
                    match value {
                        Some(value) => sheet.write_number_with_format(row, 1, value, &format)?,
                        None => sheet.write_blank(row, 1, &format)?,
                    };
                    sheet.write_string_with_format(row, 2, words.phrase("workbook.model-result"), &style.quiet)?;
                }
            }
            names.push((output, row + 1));
            row += 1;
        }
        row += 1;
    }
    for (output, row) in names {
        book.define_name(output_name(output), &format!("='{}'!$B${row}", sheet_name(&name)))?;
    }
    Ok(())
}

/// Stands where a figure is absent.
const ABSENT: &str = "–";

/// A formula with a dash where the figure is absent: a ratio to nothing, a payback that never comes.
fn guarded(output: OutputId, text: &str) -> String {
    match output {
        OutputId::Payback => format!("=IF(out_money_net>0,{text},\"{ABSENT}\")"),
        // Nobody reached has seen nothing: no frequency, not an absent one.
        OutputId::TotalFrequency => format!("=IFERROR({text},0)"),
        _ if text.contains('/') => format!("=IFERROR({text},\"{ABSENT}\")"),
        _ => format!("={text}"),
    }
}
