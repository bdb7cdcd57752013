//! The sheet of inputs: value, range, unit, source, grade, address. Every value has a name.

use super::Options;
use super::formula::input_name;
use super::style::{Role, Style, sheet_name};
use reach_estimator::parameters::ParameterId;
use reach_estimator::scenario::Scenario;
use reach_estimator::sources::Source;
use rust_xlsxwriter::{Workbook, XlsxError};

/// Row of the first input, from 0.
const FIRST: u32 = 4;

/// Adds the sheet and the names of its values.
pub(super) fn add(
    book: &mut Workbook,
    scenario: &Scenario,
    options: &Options<'_>,
    style: &Style,
) -> Result<(), XlsxError> {
    let words = options.words;
    let name = words.phrase("workbook.sheet.inputs");
    let sheet = style.sheet(book, &name, &[34.0, 14.0, 12.0, 12.0, 16.0, 60.0, 8.0, 40.0])?;
    sheet.write_string_with_format(1, 0, words.phrase("workbook.inputs.note"), &style.quiet)?;
    let headings = ["input", "value", "p10", "p90", "unit", "source", "grade", "address"];
    style.headings(sheet, FIRST - 1, &headings.map(|key| words.phrase(&format!("workbook.column.{key}"))))?;
    sheet.set_freeze_panes(FIRST, 1)?;
    for (row, &id) in (FIRST..).zip(ParameterId::ALL) {
        let parameter = id.row();
        sheet.write_string_with_format(row, 0, words.parameter(id), &style.text)?;
        sheet.write_number_with_format(
            row,
            1,
            scenario.values.get(id),
            &style.of_input(parameter.unit, Role::Input),
        )?;
        if let Some(range) = scenario.range(id) {
            for (column, end) in [(2, range.p10), (3, range.p90)] {
                sheet.write_number_with_format(row, column, end, &style.of_input(parameter.unit, Role::Plain))?;
            }
        }
        let unit = unit_key(id);
        sheet.write_string_with_format(row, 4, words.phrase(&unit), &style.quiet)?;
        let sources: Vec<&Source> = id.description().sources.iter().filter_map(|id| Source::find(id)).collect();
        let titles: Vec<String> = sources.iter().map(|source| words.source_title(source)).collect();
        sheet.write_string_with_format(row, 5, titles.join("; "), &style.quiet)?;
        if let Some(grade) = sources.iter().map(|source| source.grade).max() {
            sheet.write_string_with_format(row, 6, format!("{grade:?}"), &style.text)?;
        }
        if let Some(url) = sources.iter().find_map(|source| source.url) {
            sheet.write_url_with_format(row, 7, url, &style.link)?;
        }
    }
    for (row, &id) in (FIRST + 1..).zip(ParameterId::ALL) {
        book.define_name(input_name(id), &format!("='{}'!$B${row}", sheet_name(&name)))?;
    }
    Ok(())
}

/// The key of the words for an input's unit.
fn unit_key(id: ParameterId) -> String {
    use reach_estimator::parameter::Unit;
    let name = match id.row().unit {
        Unit::People => "people",
        Unit::Share => "share",
        Unit::PostsPerMonth => "posts-per-month",
        Unit::Ratio => "ratio",
        Unit::SquaredCv => "squared-cv",
        Unit::ImpressionsPerReaction => "impressions-per-reaction",
        Unit::Rounds => "rounds",
        Unit::Money => "money",
        Unit::MoneyPerThousand => "money-per-thousand",
        Unit::MoneyPerClick => "money-per-click",
        Unit::MoneyPerMonth => "money-per-month",
        Unit::MinutesPerMonth => "minutes-per-month",
        Unit::MoneyPerHour => "money-per-hour",
        Unit::Months => "months",
        Unit::PerMonth => "per-month",
        #[allow(unreachable_patterns, reason = "a unit that is added has the name of its family until it gets words")]
        _ => "ratio",
    };
    format!("workbook.unit.{name}")
}
