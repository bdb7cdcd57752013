//! `import`: files that people have, as proposals for inputs. Its JSON is taken wherever inputs are.

use super::arguments::parameter_names;
use super::failure::{Failure, listed};
use super::{Answered, BAD_INPUT};
use clap::{Args, ValueEnum};
use comfy_table::Table;
use reach_estimator::parameters::ParameterId;
use reach_estimator_files::Words;
use reach_estimator_files::import::{Import, Meaning, Options, import, json, reason, sentence};
use std::fs;
use std::io::{self, Write};
use std::path::PathBuf;

/// Which files, and what they do not say themselves.
#[derive(Args)]
pub(crate) struct ImportCall {
    /// Exports of LinkedIn and X, tables of advocacy platforms: .csv, .xls, .xlsx
    #[arg(value_name = "FILE", required = true)]
    files: Vec<PathBuf>,
    /// How the answer is written
    #[arg(long, value_name = "FORMAT", value_enum, default_value_t = Format::Json)]
    format: Format,
    /// What a column of a table holds, for example shares="Total Shares". May be repeated
    #[arg(long = "column", value_name = "KEY=HEADING", value_parser = column)]
    columns: Vec<(Meaning, String)>,
    /// What no file says: followers=N, population=N. May be repeated
    #[arg(long = "set", value_name = "ID=VALUE")]
    set: Vec<String>,
}

#[derive(Clone, Copy, ValueEnum)]
enum Format {
    /// One JSON object
    Json,
    /// A table to read
    Table,
}

fn column(text: &str) -> Result<(Meaning, String), String> {
    let allowed = || {
        format!(
            "allowed: KEY=HEADING, where KEY is one of {}",
            listed(Meaning::ALL.iter().map(|meaning| meaning.name()))
        )
    };
    let (key, heading) = text.split_once('=').ok_or_else(allowed)?;
    let meaning = Meaning::find(key.trim()).ok_or_else(|| format!("no such key; {}", allowed()))?;
    Ok((meaning, heading.trim().trim_matches('"').to_owned()))
}

pub(crate) fn answer(call: &ImportCall) -> Result<Answered, Failure> {
    let options = options(call)?;
    let mut files = Vec::new();
    for path in &call.files {
        let bytes = fs::read(path)
            .map_err(|error| Failure::new(path.display().to_string(), error.to_string(), "a readable file"))?;
        let name =
            path.file_name().map_or_else(|| path.display().to_string(), |name| name.to_string_lossy().into_owned());
        files.push((name, bytes));
    }
    let read = import(files.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice())), &options);
    let words = Words::english();
    let text = match call.format {
        Format::Json => format!("{}\n", json(&read, &words)),
        Format::Table => table(&read, &words),
    };
    let status = if read.is_understood() { 0 } else { BAD_INPUT };
    if status != 0 {
        for note in &read.notes {
            // Nobody is left to tell when standard error is closed.
            let _ = writeln!(io::stderr(), "reach-estimator: {}", sentence(&words, note));
        }
    }
    Ok(Answered { bytes: text.into_bytes(), status })
}

fn options(call: &ImportCall) -> Result<Options, Failure> {
    let mut options = Options { columns: call.columns.clone(), ..Options::default() };
    for text in &call.set {
        let input = || format!("--set {text}");
        let (key, value) =
            text.split_once('=').ok_or_else(|| Failure::new(input(), "has no \"=\"", "followers=N, population=N"))?;
        let id = ParameterId::find(key).ok_or_else(|| Failure::new(input(), "no such parameter", parameter_names()))?;
        let row = id.row();
        let number = row.read(value).filter(|value| (row.min..=row.max).contains(value));
        let number = number.ok_or_else(|| {
            Failure::new(
                input(),
                format!("\"{value}\" is not usable"),
                format!("a number from {} to {}", row.min, row.max),
            )
        })?;
        match id {
            ParameterId::Followers => options.followers = Some(number),
            ParameterId::Population => options.population = Some(number),
            _ => {
                return Err(Failure::new(
                    input(),
                    "files do not need it",
                    "followers=N, population=N; other inputs with the next command",
                ));
            }
        }
    }
    Ok(options)
}

/// The answer to be read: files, values, sentences.
fn table(read: &Import, words: &Words) -> String {
    let mut files = Table::new();
    files.set_header(["file", "kind", "from", "to", "rows used", "left out"]);
    for file in &read.files {
        let [from, to] = file.period.map_or([String::new(), String::new()], |period| period.iso());
        let left_out: Vec<String> =
            file.rows_left_out.iter().map(|(why, rows)| format!("{rows}: {}", reason(words, why))).collect();
        files.add_row([
            file.name.clone(),
            file.kind.name().to_owned(),
            from,
            to,
            file.rows_used.to_string(),
            left_out.join("; "),
        ]);
    }
    let mut values = Table::new();
    values.set_header(["value", "", "P10", "P90"]);
    for proposal in &read.inputs {
        let [low, high] =
            proposal.range.map_or([String::new(), String::new()], |range| range.map(|end| end.to_string()));
        values.add_row([proposal.id.row().id.to_owned(), proposal.value.to_string(), low, high]);
    }
    for (key, value) in &read.past {
        values.add_row([format!("past-{}", key.name()), value.to_string(), String::new(), String::new()]);
    }
    if let Some(overlap) = &read.overlap {
        for (name, value) in [("union counted", overlap.union_counted), ("union predicted", overlap.union_predicted)] {
            values.add_row([name.to_owned(), value.to_string(), String::new(), String::new()]);
        }
    }
    let notes: String = read.notes.iter().map(|note| format!("{}\n", sentence(words, note))).collect();
    format!("{files}\n{values}\n{notes}")
}
