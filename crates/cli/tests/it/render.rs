//! The still that `render` prints.

use crate::{answer, run};
use reach_estimator::chart::SENTENCES;
use serde_json::Value;

const LANGUAGES: [&str; 6] = ["en", "es", "de", "fr", "pt-BR", "ar"];

fn rendered(arguments: &[&str]) -> String {
    let ran = run(&[&["render"], arguments].concat());
    assert_eq!((ran.status, ran.err.as_str()), (0, ""), "{arguments:?}");
    ran.out
}

#[test]
fn a_strict_policy_has_nothing_to_forbid() {
    for (language, theme) in LANGUAGES.iter().zip(["light", "dark", "auto"].iter().cycle()) {
        let still = rendered(&["--lang", language, "--theme", theme]);
        for forbidden in ["style=", "<style", "<script", " onclick", "javascript:", " id=", "{", "[["] {
            let found = still.contains(forbidden);
            assert!(!found, "{language} {theme} holds {forbidden}");
        }
        assert!(still.starts_with(&format!("<figure class=\"reach-still\" lang=\"{language}\"")));
        assert!(still.contains("<title>") && still.contains("<desc>") && still.contains("<a href=\"index.html"));
        assert_eq!(still.matches("<dt>").count(), 4);
        assert_eq!(still.contains("currentColor"), *theme == "auto");
    }
}

#[test]
fn it_says_what_the_distribution_says() {
    let set = ["--set", "employees=3", "--set", "participation=100%"];
    let found = answer(&[&["distribution"][..], &set].concat());
    let middle = found["outputs"]["total.clicks"]["p50"].as_f64().unwrap();
    let still = rendered(&set);
    let shown = still.split("data-output=\"total.clicks\">").nth(1).unwrap().split('<').next().unwrap();
    let shown: f64 = shown.replace(',', "").parse().unwrap();
    assert!((shown / middle - 1.0).abs() < 0.05, "{shown} for {middle}");
    assert!(still.contains("employees=3"), "its link opens these inputs");
}

#[test]
fn english_sentences_are_those_of_the_page() {
    let file: Value = serde_json::from_str(include_str!("../../../../www/locales/en.json")).unwrap();
    for (key, sentence) in SENTENCES {
        let phrase = key.strip_suffix(".one").map_or(&file[*key], |key| &file[key]["one"]);
        let phrase = if phrase.is_object() { &phrase["other"] } else { phrase };
        assert_eq!(phrase, sentence, "{key}");
    }
}
