//! Files that come in and go out, for JavaScript: bytes and JSON texts across the boundary, nothing else.
//! Loaded when somebody opens the panel of files or asks for a workbook.

mod options;

use options::Options;
use reach_estimator::analysis::DRAWS_AT_REST;
use reach_estimator::outputs::OutputId;
use reach_estimator::parameters::ParameterId;
use reach_estimator::query;
use reach_estimator::scenario::Scenario;
use reach_estimator_files::Words;
use reach_estimator_files::import::{
    FileReport, Import, Meaning, Note, Options as Told, Period, Proposal, import, reason, sentence,
};
use reach_estimator_files::workbook;
use serde_json::{Map, Value, json};
use std::collections::HashMap;
use wasm_bindgen::prelude::{JsValue, wasm_bindgen};

/// What the user says beside the files.
fn told(text: &str) -> Result<Told, String> {
    let mut given = Options::of(text, &["followers", "population", "columns"])?;
    let columns: HashMap<String, String> = given.take("columns", "an object of headings")?.unwrap_or_default();
    let column = |(key, heading): (String, String)| match Meaning::find(&key) {
        Some(meaning) => Ok((meaning, heading)),
        None => Err(format!("options.columns.{key}: no such column")),
    };
    Ok(Told {
        followers: given.take("followers", "a number")?,
        population: given.take("population", "a number")?,
        columns: columns.into_iter().map(column).collect::<Result<_, _>>()?,
    })
}

/// Reads files; the answer is a JSON text of the type `Import` of `www/element/files/engine.js`: what the command line
/// answers in English, and beside it what the page needs to say the same in its own words.
///
/// # Errors
/// With a message for developers, when `told` is not as it should be.
#[wasm_bindgen(js_name = importFiles)]
pub fn import_files(names: Vec<String>, contents: Vec<js_sys::Uint8Array>, told: &str) -> Result<String, JsValue> {
    let options = self::told(told).map_err(|message| js_sys::Error::new(&message))?;
    let contents: Vec<Vec<u8>> = contents.iter().map(js_sys::Uint8Array::to_vec).collect();
    let files = names.iter().map(String::as_str).zip(contents.iter().map(Vec::as_slice));
    Ok(answer(&import(files, &options), &Words::english()).to_string())
}

fn answer(read: &Import, words: &Words) -> Value {
    let files: Vec<Value> = read.files.iter().map(|file| of_file(file, words)).collect();
    let name = |proposal: &Proposal| proposal.id.description().camel.to_owned();
    let mut inputs: Map<String, Value> =
        read.inputs.iter().map(|proposal| (name(proposal), json!(proposal.value))).collect();
    let ranges: Map<String, Value> =
        read.inputs.iter().filter_map(|proposal| Some((name(proposal), json!(proposal.range?)))).collect();
    if !ranges.is_empty() {
        inputs.insert("ranges".to_owned(), Value::Object(ranges));
    }
    let past: Map<String, Value> = read.past.iter().map(|(key, value)| (key.name().to_owned(), json!(value))).collect();
    let overlap = read.overlap.map(|overlap| {
        json!({
            "lists": overlap.lists,
            "pairs": overlap.pairs,
            "mean": overlap.mean,
            "unionCounted": overlap.union_counted,
            "unionPredicted": overlap.union_predicted,
        })
    });
    let notes: Vec<String> = read.notes.iter().map(|note| sentence(words, note)).collect();
    let proposals: Vec<Value> = read
        .inputs
        .iter()
        .map(|Proposal { id, value, range, why }| json!({ "id": id.row().id, "value": value, "range": range, "why": why }))
        .collect();
    let remarks: Vec<Value> = read.notes.iter().map(of_note).collect();
    json!({
        "files": files,
        "inputs": inputs,
        "past": past,
        "overlap": overlap,
        "notes": notes,
        "proposals": proposals,
        "remarks": remarks,
    })
}

fn of_file(file: &FileReport, words: &Words) -> Value {
    let left_out: Vec<Value> = file
        .rows_left_out
        .iter()
        .map(|(key, rows)| json!({ "key": key, "why": reason(words, key), "rows": rows }))
        .collect();
    json!({
        "name": file.name,
        "kind": file.kind.name(),
        "period": file.period.map(Period::iso),
        "rowsUsed": file.rows_used,
        "rowsLeftOut": left_out,
        "columns": file.columns,
    })
}

fn of_note(note: &Note) -> Value {
    let numbers: Map<String, Value> =
        note.numbers.iter().map(|(name, value)| ((*name).to_owned(), json!(value))).collect();
    let texts: Map<String, Value> = note.texts.iter().map(|(name, text)| ((*name).to_owned(), json!(text))).collect();
    json!({ "key": note.key, "file": note.file, "numbers": numbers, "texts": texts })
}

/// Names of the options of a workbook.
const WORKBOOK: &[&str] = &["phrases", "fromTheRight", "money", "headline", "link", "axis", "output", "scenarios"];

/// How money is written where nobody says otherwise: as in the United States.
const DOLLARS: &str = "\"$\"#,##0";

/// Writes a workbook of the scenario that a query holds; `wanted` is a JSON text of the type `Wanted` of
/// `www/element/files/engine.js`.
///
/// # Errors
/// With a message for developers, when `wanted` is not as it should be or the writer refuses a text.
#[wasm_bindgen(js_name = workbook)]
pub fn write_workbook(scenario: &str, wanted: &str) -> Result<Vec<u8>, JsValue> {
    written(scenario, wanted).map_err(|message| js_sys::Error::new(&message).into())
}

fn written(scenario: &str, wanted: &str) -> Result<Vec<u8>, String> {
    let mut wanted = Options::of(wanted, WORKBOOK)?;
    let axis: Option<String> = wanted.take("axis", "the id of an input")?;
    let axis = match &axis {
        None => ParameterId::Employees,
        Some(id) => ParameterId::find(id).ok_or_else(|| format!("options.axis: no such input, \"{id}\""))?,
    };
    let output: Option<String> = wanted.take("output", "the name of a figure")?;
    let output = match &output {
        None => OutputId::TotalReach,
        Some(name) => OutputId::find(name).ok_or_else(|| format!("options.output: no such figure, \"{name}\""))?,
    };
    let read = |text: &str| -> Scenario { query::parse(text).scenario };
    let kept: Vec<(String, String)> = wanted.take("scenarios", "a list of labels and queries")?.unwrap_or_default();
    let others: Vec<(String, Scenario)> = kept.into_iter().map(|(name, text)| (name, read(&text))).collect();
    let phrases: Map<String, Value> = wanted.take("phrases", "an object of texts")?.unwrap_or_default();
    let words = if phrases.is_empty() { Words::english() } else { Words::from(phrases) };
    let (money, headline): (Option<String>, Option<String>) =
        (wanted.take("money", "a number format")?, wanted.take("headline", "a string")?);
    let link: Option<String> = wanted.take("link", "a string")?;
    let options = workbook::Options {
        words: &words,
        from_the_right: wanted.take("fromTheRight", "true or false")?.unwrap_or_default(),
        money: money.as_deref().unwrap_or(DOLLARS),
        headline: headline.as_deref().unwrap_or_default(),
        link: link.as_deref(),
        axis,
        output,
        others: &others,
        draws: DRAWS_AT_REST,
    };
    workbook::workbook(&read(scenario), &options).map_err(|error| format!("workbook: {error}"))
}
