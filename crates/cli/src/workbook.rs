//! `workbook`: a scenario as a spreadsheet that recalculates.

use super::Answered;
use super::arguments::{draws, output, parameter};
use super::failure::Failure;
use super::inputs::{Inputs, further_names};
use super::language::Language;
use clap::Args;
use reach_estimator::analysis::DRAWS_AT_REST;
use reach_estimator::chart::headline_text;
use reach_estimator::outputs::OutputId;
use reach_estimator::parameters::ParameterId;
use reach_estimator_files::workbook::{Options, workbook};
use std::io::{self, IsTerminal};

/// Which scenario, and how it is written.
#[derive(Args)]
pub(crate) struct WorkbookCall {
    #[command(flatten)]
    inputs: Inputs,
    /// Language of labels
    #[arg(long, value_name = "LANG", value_enum, ignore_case = true, default_value_t = Language::En)]
    lang: Language,
    /// Sign of the currency; nothing is converted
    #[arg(long, value_name = "SIGN", default_value = "$", value_parser = sign)]
    currency: String,
    /// Input on the x axis of the chart
    #[arg(long, value_name = "ID", default_value = "employees", value_parser = parameter)]
    axis: ParameterId,
    /// Figure in the chart
    #[arg(long, value_name = "NAME", default_value = "total.reach", value_parser = output)]
    output: OutputId,
    /// Number of draws of curve and months, rounded up to a power of two
    #[arg(long, value_name = "N", default_value_t = DRAWS_AT_REST, value_parser = draws)]
    draws: usize,
}

fn sign(text: &str) -> Result<String, String> {
    let usable = (1..=8).contains(&text.chars().count()) && !text.contains(['"', '\\', ';', '[', ']']);
    usable.then(|| text.to_owned()).ok_or_else(|| "not a sign; allowed: up to 8 signs such as $, € or EUR".to_owned())
}

pub(crate) fn answer(call: &WorkbookCall) -> Result<Answered, Failure> {
    if io::stdout().is_terminal() {
        return Err(Failure::new("standard output", "is a terminal", "a file: workbook > case.xlsx"));
    }
    let given = call.inputs.read()?;
    let [main, others @ ..] = given.as_slice() else { return Ok(Answered::from(String::new())) };
    let others: Vec<_> = others.iter().zip(further_names()).map(|(other, name)| (name, other.scenario)).collect();
    let words = call.lang.phrases()?;
    let money = if matches!(call.lang, Language::En) {
        format!("\"{}\"#,##0", call.currency)
    } else {
        format!("#,##0\u{a0}\"{}\"", call.currency)
    };
    let headline = headline_text(&main.scenario, call.lang.words()?.as_ref());
    let options = Options {
        words: &words,
        from_the_right: matches!(call.lang, Language::Ar),
        money: &money,
        headline: &headline,
        link: None,
        axis: call.axis,
        output: call.output,
        others: &others,
        draws: call.draws,
    };
    let bytes = workbook(&main.scenario, &options)
        .map_err(|error| Failure::new("workbook", error.to_string(), "texts that fit into cells"))?;
    Ok(Answered { bytes, status: 0 })
}
