//! The still that `render` prints.

use crate::{answer, run};
use reach_estimator::chart::SENTENCES;
use reach_estimator::scenario::Scenario;
use serde_json::Value;

const LANGUAGES: [&str; 6] = ["en", "es", "de", "fr", "pt-BR", "ar"];
const THEMES: [&str; 3] = ["light", "dark", "auto"];

fn rendered(arguments: &[&str]) -> String {
    let ran = run(&[&["render"], arguments].concat());
    assert_eq!((ran.status, ran.err.as_str()), (0, ""), "{arguments:?}");
    ran.out
}

/// What is wrong with the markup, read as XML, which is stricter than HTML.
fn fault(markup: &str) -> Option<String> {
    let mut reader = quick_xml::Reader::from_str(markup);
    reader.config_mut().check_end_names = true;
    let mut open = 0_i32;
    loop {
        match reader.read_event() {
            Ok(quick_xml::events::Event::Eof) => return (open != 0).then(|| "an element stays open".to_owned()),
            Ok(quick_xml::events::Event::Start(tag)) => {
                open += 1;
                if let Some(error) = tag.attributes().find_map(Result::err) {
                    return Some(error.to_string());
                }
            }
            Ok(quick_xml::events::Event::End(_)) => open -= 1,
            Ok(_) => {}
            Err(error) => return Some(error.to_string()),
        }
    }
}

#[test]
fn every_language_and_theme_is_sound_and_leaves_a_strict_policy_nothing_to_forbid() {
    for language in LANGUAGES {
        for theme in THEMES {
            let still = rendered(&["--lang", language, "--theme", theme]);
            for forbidden in ["style=", "<style", "<script", " onclick", "javascript:", " id=", " src=", "{", "[["] {
                assert!(!still.contains(forbidden), "{language} {theme} holds {forbidden}");
            }
            assert_eq!(fault(&still), None, "{language} {theme}");
            let direction = if language == "ar" { "rtl" } else { "ltr" };
            let start = format!(
                "<figure class=\"reach-still\" lang=\"{language}\" dir=\"{direction}\" data-figures=\"{};0.",
                Scenario::default().fingerprint()
            );
            assert!(still.starts_with(&start), "{language} {theme}");
            assert!(still.contains("<title>") && still.contains("<desc>") && still.contains("<a href=\"index.html"));
            assert_eq!(still.matches("<dt>").count(), 8);
            assert_eq!(still.contains("currentColor"), theme == "auto");
            assert_eq!(
                still.contains("People") || still.contains("alone"),
                language == "en",
                "{language} holds English"
            );
        }
    }
}

/// A figure as the still writes it in English.
fn shown(value: f64, unit: &str) -> String {
    let size = value.abs();
    let digits = if size >= 10_000.0 { 3 } else { 2 };
    #[allow(clippy::cast_possible_truncation, reason = "the logarithm of a double")]
    let last = if size > 0.0 { size.log10().floor() as i32 - digits + 1 } else { 0 };
    let step = 10_f64.powi(last.abs());
    let rounded = if last < 0 { (size * step).round() / step } else { (size / step).round() * step };
    let text = format!("{rounded:.*}", usize::try_from((-last).max(0)).unwrap());
    let text = if text.contains('.') { text.trim_end_matches('0').trim_end_matches('.').to_owned() } else { text };
    let (whole, fraction) = text.split_once('.').map_or((text.as_str(), ""), |(whole, fraction)| (whole, fraction));
    let grouped: Vec<String> =
        whole.as_bytes().rchunks(3).rev().map(|group| String::from_utf8(group.to_vec()).unwrap()).collect();
    let point = if fraction.is_empty() { "" } else { "." };
    let sign = if value < 0.0 { "\u{2212}" } else { "" };
    let (before, after) = match unit {
        "money" => ("$", ""),
        "percent" => ("", "%"),
        _ => ("", ""),
    };
    format!("{sign}{before}{}{point}{fraction}{after}", grouped.join(","))
}

#[test]
fn a_chart_says_the_figure_that_the_still_says() {
    let found = answer(&["distribution"]);
    let figure = shown(found["outputs"]["total.reach"]["p50"].as_f64().unwrap(), "people");
    assert!(rendered(&[]).contains(&format!("<strong>{figure} people a month</strong>")));
    for (chart, before) in [("reach", "Unique reach "), ("odds", "Median ")] {
        let ran = run(&["draw", "--chart", chart]);
        assert!(ran.out.contains(&format!("{before}{figure}")), "{chart}: {figure}");
    }
}

#[test]
fn its_digits_are_those_of_the_distribution_at_rest() {
    let set = ["--preset", "mid-size", "--set", "employees=321", "--set", "participation=20%"];
    let found = answer(&[&["distribution"][..], &set].concat());
    assert_eq!(found["draws"], 65_536);
    let still = rendered(&set);
    let figures = [
        ("total.reach", "Unique reach", "people"),
        ("total.impressions", "Impressions", "impressions"),
        ("total.clicks", "Visits", "clicks"),
        ("money.roi", "Return on investment", "percent"),
        ("money.cost", "Costs a month", "money"),
        ("money.gross_profit", "Brings a month", "money"),
        ("money.net", "Left a month", "money"),
    ];
    for (output, label, unit) in figures {
        let of = |percentile: &str| shown(found["outputs"][output][percentile].as_f64().unwrap(), unit);
        let [low, middle, high] = ["p10", "p50", "p90"].map(of);
        let range = if low == high { low } else { format!("{low} – {high}") };
        let row = format!("<dt>{label}</dt><dd><strong>{middle}</strong></dd><dd>{range}</dd>");
        assert!(still.contains(&row), "{row}\n{still}");
    }
    let reach = |percentile: &str| shown(found["outputs"]["total.reach"][percentile].as_f64().unwrap(), "people");
    assert!(still.contains(&format!("<strong>{} people a month</strong>", reach("p50"))));
    assert!(still.contains(&format!("between {} and {}.", reach("p10"), reach("p90"))));
    let described = still.split("<desc>").nth(1).unwrap().split("</desc>").next().unwrap();
    assert!(described.contains(&format!("reaches {} people a month", reach("p50"))), "{described}");
    let chance = answer(&[&["distribution", "--goal", "money.payback=12"][..], &set].concat());
    let tens = chance["probability"]["money.payback"]["probability"].as_f64().unwrap() * 10.0;
    let tens = if tens < 1.0 { "fewer than 1".to_owned() } else { tens.round().to_string() };
    assert!(still.contains(&format!("<dd>within 12 months in {tens} in 10 cases</dd>")), "{tens}\n{still}");
    assert!(still.contains("employees=321"), "its link opens these inputs");
}

#[test]
fn its_link_keeps_the_query_of_the_page() {
    let still = rendered(&["--set", "employees=3", "--page", "https://example.com/?lang=de"]);
    assert!(still.contains("<a href=\"https://example.com/?lang=de&amp;"), "{still}");
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
