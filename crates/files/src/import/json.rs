//! The answer as JSON, in the words of one language.

use super::answer::{Import, Note, Reason};
use crate::words::Words;
use reach_estimator::parameters::ParameterId;
use serde_json::{Map, Value, json as value};

/// Why rows were left out.
#[must_use]
pub fn reason(words: &Words, reason: Reason) -> String {
    words.phrase(&format!("import.reason.{reason}"))
}

/// A note as a sentence.
#[must_use]
pub fn sentence(words: &Words, note: &Note) -> String {
    let mut sentence = words.phrase(&format!("import.note.{}", note.key));
    for (name, number) in &note.numbers {
        let written = if *name == "share" { format!("{}%", short(number * 100.0)) } else { short(*number) };
        sentence = sentence.replace(&format!("{{{name}}}"), &written);
    }
    for (name, text) in &note.texts {
        sentence = sentence.replace(&format!("{{{name}}}"), text);
    }
    match &note.file {
        Some(file) => format!("{file}: {sentence}"),
        None => sentence,
    }
}

/// A number for a sentence: whole from 100 on, else with at most two decimals.
fn short(number: f64) -> String {
    if number.abs() >= 100.0 || number.fract() == 0.0 { format!("{number:.0}") } else { format!("{number:.2}") }
}

/// The answer as the command line prints it and takes it back.
#[must_use]
pub fn json(import: &Import, words: &Words) -> Value {
    let files: Vec<Value> = import
        .files
        .iter()
        .map(|file| {
            let left_out: Vec<Value> = file
                .rows_left_out
                .iter()
                .map(|(why, rows)| value!({ "why": reason(words, why), "rows": rows }))
                .collect();
            value!({
                "name": file.name,
                "kind": file.kind.name(),
                "period": file.period.map(super::Period::iso),
                "rows_used": file.rows_used,
                "rows_left_out": left_out,
            })
        })
        .collect();
    let snake = |id: ParameterId| id.description().snake.to_owned();
    let mut inputs: Map<String, Value> =
        import.inputs.iter().map(|proposal| (snake(proposal.id), value!(proposal.value))).collect();
    let ranges: Map<String, Value> =
        import.inputs.iter().filter_map(|proposal| Some((snake(proposal.id), value!(proposal.range?)))).collect();
    if !ranges.is_empty() {
        inputs.insert("ranges".to_owned(), Value::Object(ranges));
    }
    let past: Map<String, Value> =
        import.past.iter().map(|(key, fact)| (key.name().to_owned(), value!(fact))).collect();
    let notes: Vec<String> = import.notes.iter().map(|note| sentence(words, note)).collect();
    let overlap = import.overlap.map(|overlap| {
        value!({
            "lists": overlap.lists,
            "pairs": overlap.pairs,
            "mean": overlap.mean,
            "union_counted": overlap.union_counted,
            "union_predicted": overlap.union_predicted,
        })
    });
    value!({ "files": files, "inputs": inputs, "past": past, "overlap": overlap, "notes": notes })
}
