//! Files that come in and go out, for JavaScript: bytes and JSON texts across the boundary, nothing else.
//! Loaded when somebody opens the panel of files or asks for a workbook.

use reach_estimator::analysis::DRAWS_AT_REST;
use reach_estimator::outputs::OutputId;
use reach_estimator::parameters::ParameterId;
use reach_estimator::query;
use reach_estimator::scenario::Scenario;
use reach_estimator_files::Words;
use reach_estimator_files::import::{
    FileReport, Import, Meaning, Note, Options, Period, Proposal, import, reason, sentence,
};
use reach_estimator_files::workbook;
use serde::Deserialize;
use serde_json::{Map, Value, json};
use std::collections::HashMap;
use wasm_bindgen::prelude::{JsValue, wasm_bindgen};

/// What the user says beside the files.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Told {
    followers: Option<f64>,
    population: Option<f64>,
    columns: HashMap<String, String>,
}

/// Reads files; the answer is a JSON text of the type `Import` of `www/element/files/engine.js`: what the command line
/// answers in English, and beside it what the page needs to say the same in its own words.
#[wasm_bindgen(js_name = importFiles)]
#[must_use]
pub fn import_files(names: Vec<String>, contents: Vec<js_sys::Uint8Array>, told: &str) -> String {
    let told: Told = serde_json::from_str(told).unwrap_or_default();
    let columns = told.columns.into_iter().filter_map(|(key, heading)| Some((Meaning::find(&key)?, heading)));
    let options = Options { followers: told.followers, population: told.population, columns: columns.collect() };
    let contents: Vec<Vec<u8>> = contents.iter().map(js_sys::Uint8Array::to_vec).collect();
    let files = names.iter().map(String::as_str).zip(contents.iter().map(Vec::as_slice));
    answer(&import(files, &options), &Words::english()).to_string()
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

/// How a workbook is written; what is absent is as in the United States.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase", default)]
struct Wanted {
    phrases: Map<String, Value>,
    from_the_right: bool,
    money: String,
    headline: String,
    link: Option<String>,
    axis: String,
    output: String,
    others: Vec<(String, String)>,
}

impl Default for Wanted {
    fn default() -> Wanted {
        Wanted {
            phrases: Map::new(),
            from_the_right: false,
            money: "\"$\"#,##0".to_owned(),
            headline: String::new(),
            link: None,
            axis: ParameterId::Employees.row().id.to_owned(),
            output: OutputId::TotalReach.name().to_owned(),
            others: Vec::new(),
        }
    }
}

/// Writes a workbook of the scenario that a query holds; `wanted` is a JSON text of the type `Wanted` of
/// `www/element/files/engine.js`.
///
/// # Errors
/// With a message for developers, when `wanted` is not as it should be or the writer refuses a text.
#[wasm_bindgen(js_name = workbook)]
pub fn write_workbook(scenario: &str, wanted: &str) -> Result<Vec<u8>, JsValue> {
    let fail = |message: String| JsValue::from(js_sys::Error::new(&message));
    let wanted: Wanted = serde_json::from_str(wanted).map_err(|error| fail(format!("workbook: {error}")))?;
    let axis = ParameterId::find(&wanted.axis);
    let axis = axis.ok_or_else(|| fail(format!("workbook: axis: \"{}\" is no input", wanted.axis)))?;
    let output = OutputId::find(&wanted.output);
    let output = output.ok_or_else(|| fail(format!("workbook: output: \"{}\" is no figure", wanted.output)))?;
    let read = |text: &str| -> Scenario { query::parse(text).scenario };
    let others: Vec<(String, Scenario)> = wanted.others.iter().map(|(name, text)| (name.clone(), read(text))).collect();
    let words = if wanted.phrases.is_empty() { Words::english() } else { Words::from(wanted.phrases) };
    let options = workbook::Options {
        words: &words,
        from_the_right: wanted.from_the_right,
        money: &wanted.money,
        headline: &wanted.headline,
        link: wanted.link.as_deref(),
        axis,
        output,
        others: &others,
        draws: DRAWS_AT_REST,
    };
    workbook::workbook(&read(scenario), &options).map_err(|error| fail(format!("workbook: {error}")))
}
