//! Every number by which a comment or the method page cites an equation stands in `docs/model.md`.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// Numbers that are written as M and digits, as a word.
fn cited(text: &str) -> BTreeSet<u32> {
    let words = text.split(|sign: char| !sign.is_ascii_alphanumeric());
    words.filter_map(|word| word.strip_prefix('M')?.parse().ok()).collect()
}

fn equations() -> BTreeSet<u32> {
    let text = fs::read_to_string(root().join("docs/model.md")).unwrap();
    let heads: Vec<u32> =
        text.lines().filter_map(|line| line.strip_prefix("**M")?.split_once(".**")?.0.parse().ok()).collect();
    let numbers: BTreeSet<u32> = heads.iter().copied().collect();
    assert_eq!(heads, (1..=heads.len() as u32).collect::<Vec<_>>(), "numbers in order, each once");
    numbers
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn rust_files(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() && path.file_name().is_some_and(|name| name != "target") {
            rust_files(&path, files);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            files.push(path);
        }
    }
}

#[test]
fn comments_cite_equations_that_are_there() {
    let equations = equations();
    let mut files = Vec::new();
    for folder in ["src", "crates", "tests"] {
        rust_files(&root().join(folder), &mut files);
    }
    let mut all = BTreeSet::new();
    for path in files {
        let text = fs::read_to_string(&path).unwrap();
        for line in text.lines().filter_map(|line| line.split_once("//").map(|(_, comment)| comment)) {
            let numbers = cited(line);
            assert!(numbers.is_subset(&equations), "{}: {line}", path.display());
            let elsewhere = line.contains("model section") || line.contains("model.md section");
            assert!(!elsewhere, "{} cites a document that is not here: {line}", path.display());
            all.extend(numbers);
        }
    }
    assert!(all.len() > 25, "{all:?}");
}

#[test]
fn the_method_page_shows_the_equations_by_their_numbers() {
    let page = fs::read_to_string(root().join("www/method.html")).unwrap();
    let numbers = cited(&page);
    assert!(numbers.is_subset(&equations()), "{numbers:?}");
    let labels: BTreeSet<u32> =
        page.split("<b class=\"label\">").skip(1).flat_map(|rest| cited(rest.split('<').next().unwrap())).collect();
    assert!(labels.is_superset(&(1..=19).collect()), "{labels:?}");
}
