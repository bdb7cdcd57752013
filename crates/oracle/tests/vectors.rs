//! The committed vectors are those that the equations give: a sample is made again.

use oracle::vectors::{deviation, expected};
use serde_json::Value;
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

const ALLOWED: f64 = 1e-14;

#[test]
fn committed_vectors_are_those_of_the_equations() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/vectors");
    let (mut made, mut functions) = (0, BTreeMap::<String, usize>::new());
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_none_or(|ending| ending != "json") {
            continue;
        }
        let file: Value = serde_json::from_str(&fs::read_to_string(&path).unwrap()).unwrap();
        let base = file["base"].as_object().cloned().unwrap_or_default();
        for vector in file["vectors"].as_array().unwrap() {
            // The first of each function, then every seventh.
            let seen = functions.entry(vector["function"].as_str().unwrap().to_owned()).or_default();
            *seen += 1;
            if *seen % 7 != 1 {
                continue;
            }
            let by = deviation(&expected(vector, &base), &vector["expected"]);
            assert!(by <= ALLOWED, "{}: {} differs by {by:e}", path.display(), vector["name"]);
            made += 1;
        }
    }
    assert!(made >= 30, "{made} vectors");
}
