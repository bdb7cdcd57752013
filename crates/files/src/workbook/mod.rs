//! A scenario as a workbook (`.xlsx`) that recalculates: [`workbook`].
//!
//! Inputs stand on a sheet of their own, each with a name. The article's chain and the money chain are formulas of these
//! names, so a changed input changes them. What only the model can say, reach foremost, is a number that is marked.

mod arithmetic;
mod formula;
mod inputs;
mod over_time;
mod scenarios;
mod sources;
mod style;
mod summary;

use crate::Words;
use reach_estimator::outputs::OutputId;
use reach_estimator::parameters::ParameterId;
use reach_estimator::scenario::Scenario;
use rust_xlsxwriter::{DocProperties, Workbook, XlsxError};
use style::Style;

/// How the workbook looks, and what it shows beside the scenario.
pub struct Options<'o> {
    /// Its words.
    pub words: &'o Words,
    /// Whether it is read from right to left.
    pub from_the_right: bool,
    /// What stands before or after money, as in a number format: `"$"#,##0`.
    pub money: &'o str,
    /// The answer in one sentence.
    pub headline: &'o str,
    /// The address of the estimate, where there is one.
    pub link: Option<&'o str>,
    /// Input on the x axis of the chart.
    pub axis: ParameterId,
    /// Figure in the chart.
    pub output: OutputId,
    /// Scenarios beside the first, by name.
    pub others: &'o [(String, Scenario)],
    /// Draws behind the ranges of curve and months; the figures have as many as the headline.
    pub draws: usize,
}

/// The workbook as the bytes of a file.
///
/// # Errors
/// When the writer refuses a name or a text, such as one too long for a cell.
pub fn workbook(scenario: &Scenario, options: &Options<'_>) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    let title = options.words.phrase("workbook.title");
    book.set_properties(&DocProperties::new().set_title(&title));
    let style = Style::new(options);
    summary::add(&mut book, scenario, options, &style)?;
    inputs::add(&mut book, scenario, options, &style)?;
    arithmetic::add(&mut book, scenario, options, &style)?;
    scenarios::add(&mut book, scenario, options, &style)?;
    over_time::add(&mut book, scenario, options, &style)?;
    sources::add(&mut book, options, &style)?;
    book.save_to_buffer()
}
