//! The sheet of sources.

use super::Options;
use super::style::Style;
use reach_estimator::sources::SOURCES;
use rust_xlsxwriter::{Workbook, XlsxError};

/// Adds the sheet.
pub(super) fn add(book: &mut Workbook, options: &Options<'_>, style: &Style) -> Result<(), XlsxError> {
    let words = options.words;
    let sheet = style.sheet(book, &words.phrase("workbook.sheet.sources"), &[60.0, 8.0, 8.0, 70.0, 50.0])?;
    sheet.write_string_with_format(1, 0, words.phrase("workbook.sources.note"), &style.quiet)?;
    let columns = ["source", "year", "grade", "finding", "address"];
    style.headings(sheet, 2, &columns.map(|key| words.phrase(&format!("workbook.column.{key}"))))?;
    sheet.set_freeze_panes(3, 0)?;
    for (row, source) in (3..).zip(SOURCES) {
        sheet.write_string_with_format(row, 0, words.source_title(source), &style.text)?;
        if let Some(year) = source.year {
            sheet.write_number(row, 1, f64::from(year))?;
        }
        sheet.write_string_with_format(row, 2, format!("{:?}", source.grade), &style.text)?;
        sheet.write_string_with_format(row, 3, words.source_note(source), &style.quiet)?;
        if let Some(url) = source.url {
            sheet.write_url_with_format(row, 4, url, &style.link)?;
        }
    }
    Ok(())
}
