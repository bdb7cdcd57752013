//! Writes the vectors again: `cargo run -p oracle [-- FILE...]`, by default every file in `tests/vectors`.
//! With `--check` it writes nothing and says by how much each file differs.

use std::fs;
use std::path::{Path, PathBuf};

use oracle::vectors::{deviation, made_again};
use serde_json::Value;

fn main() {
    let (flags, files): (Vec<String>, Vec<String>) =
        std::env::args().skip(1).partition(|argument| argument.starts_with("--"));
    let files = if files.is_empty() { committed() } else { files.into_iter().map(PathBuf::from).collect() };
    for path in files {
        let read = fs::read_to_string(&path).expect("a readable file");
        let file: Value = serde_json::from_str(&read).expect("JSON");
        let again = made_again(&file);
        let worst = again["vectors"]
            .as_array()
            .into_iter()
            .flatten()
            .zip(file["vectors"].as_array().into_iter().flatten())
            .map(|(again, was)| (deviation(&again["expected"], &was["expected"]), was["name"].to_string()))
            .max_by(|a, b| a.0.total_cmp(&b.0));
        if let Some((by, name)) = worst {
            println!("{}: changed by {by:.1e} at most, in {name}", path.display());
        }
        if !flags.iter().any(|flag| flag == "--check") {
            fs::write(&path, text(&again)).expect("a writable file");
        }
    }
}

/// The files of the repository.
fn committed() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/vectors");
    let entries = fs::read_dir(folder).expect("the folder of vectors");
    let paths = entries.map(|entry| entry.expect("an entry").path());
    paths.filter(|path| path.extension().is_some_and(|ending| ending == "json")).collect()
}

/// JSON with a vector on each line.
fn text(file: &Value) -> String {
    let vectors = file["vectors"].as_array().into_iter().flatten();
    let lines: Vec<String> = vectors.map(|vector| format!("  {vector}")).collect();
    let heads = file.as_object().into_iter().flatten().filter(|(key, _)| *key != "vectors");
    let heads: String = heads.map(|(key, value)| format!(" {}: {value},\n", Value::from(key.as_str()))).collect();
    format!("{{\n{heads} \"vectors\": [\n{}\n ]\n}}\n", lines.join(",\n"))
}
