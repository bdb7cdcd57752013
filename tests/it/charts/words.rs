//! The words of a picture.

use super::picture::texts;
use super::{options, preset};
use reach_estimator::chart::{
    ChartName, ChartOptions, English, PHRASES, Quantity, Role, Style, Words, draw, headline_text,
};
use reach_estimator::outputs::OutputId;
use reach_estimator::parameters::ParameterId;
use reach_estimator::scenario::Scenario;
use std::collections::BTreeSet;
use std::path::Path;

/// Asks for nothing but what is listed.
struct Strict;

impl Words for Strict {
    fn number(&self, value: f64, quantity: Quantity, style: Style) -> String {
        English.number(value, quantity, style)
    }

    fn phrase(&self, key: &str) -> String {
        let label = key.starts_with("parameter.") || key.starts_with("output.");
        assert!(label || PHRASES.iter().any(|(name, _)| *name == key), "\"{key}\" is not in the list of phrases");
        let phrase = English.phrase(key);
        assert!(phrase != key, "\"{key}\" has no English");
        phrase
    }
}

#[test]
fn one_employee_is_not_fewer_than_one_of_one() {
    let said = |employees, participation| {
        let scenario = Scenario::default().with(ParameterId::Employees, employees);
        headline_text(&scenario.with(ParameterId::Participation, participation), &English)
    };
    for (employees, participation, sharers) in [
        (1.0, 0.1, "by your only employee now and then"),
        (1.0, 1.0, "by your only employee:"),
        (2.0, 0.1, "by fewer than 1 of your 2 employees"),
        (11.0, 1.0, "by all of your 11 employees"),
        (11.0, 0.5, "by 6 of your 11 employees"),
    ] {
        let text = said(employees, participation);
        assert!(text.contains(sharers), "{text}");
    }
}

#[test]
fn every_phrase_is_listed_and_filled() {
    for &chart in ChartName::ALL {
        for width in [280.0, 1_200.0] {
            for goal in [None, Some(5e3)] {
                let scenario = preset("article").with(ParameterId::SetupCost, 5e3).with(ParameterId::VisitToLead, 0.3);
                let scene = draw(chart, &scenario, &ChartOptions { width, goal, ..options() }, &Strict);
                for text in scene.texts().map(|text| &text.text).chain([&scene.title, &scene.description]) {
                    assert!(!text.contains('{') && !text.is_empty(), "{}: \"{text}\"", chart.name());
                }
            }
        }
    }
}

#[test]
fn english_numbers_read_well() {
    let people = Quantity::Output(OutputId::TotalReach.unit());
    let money = Quantity::Output(OutputId::Revenue.unit());
    let percent = Quantity::Output(OutputId::Roi.unit());
    let share = Quantity::Input(ParameterId::Participation.row().unit);
    for (value, quantity, tick, full) in [
        (0.0, people, "0", "0"),
        (12.0, people, "12", "12"),
        (950.0, people, "950", "950"),
        (6_123.0, people, "6.12K", "6,100"),
        (12_345.0, people, "12.3K", "12,300"),
        (999_999.0, people, "1M", "1,000,000"),
        (1_500_000.0, people, "1.5M", "1.5M"),
        (820.4, money, "$820", "$820"),
        (-1_500.0, money, "\u{2212}$1.5K", "\u{2212}$1,500"),
        (-77.4, percent, "\u{2212}77.4%", "\u{2212}77%"),
        (2_000.0, percent, "2,000%", "2,000%"),
        (0.15, share, "15%", "15%"),
        (0.0065, share, "0.65%", "0.65%"),
        (f64::NAN, people, "\u{2013}", "\u{2013}"),
        (f64::INFINITY, Quantity::Output(OutputId::Payback.unit()), "never", "never"),
    ] {
        assert_eq!(English.number(value, quantity, Style::Tick), tick, "{value}");
        assert_eq!(English.number(value, quantity, Style::Full), full, "{value}");
    }
}

#[test]
fn what_never_comes_is_said_and_one_figure_is_no_range() {
    let picture = |chart, output, values: &[(ParameterId, f64)]| {
        let scenario = values.iter().fold(preset("article"), |scenario, (id, value)| scenario.with(*id, *value));
        draw(chart, &scenario, &ChartOptions { output, ..options() }, &English)
    };
    let describe = |output, values: &[(ParameterId, f64)]| picture(ChartName::Odds, output, values).description;
    let paid =
        [(ParameterId::SetupCost, 5e3), (ParameterId::VisitToLead, 0.3), (ParameterId::RevenuePerCustomer, 40.0)];
    let doubtful = describe(OutputId::Payback, &paid);
    assert!(doubtful.contains(" and never. "), "{doubtful}");
    assert!(doubtful.ends_with(" of 50: never."), "{doubtful}");
    let never = describe(OutputId::Payback, &[(ParameterId::SetupCost, 5e3), (ParameterId::RevenuePerCustomer, 0.0)]);
    assert_eq!(never, "8 in 10 cases: never. 50 of 50: never.");
    let curve = |values: &[(ParameterId, f64)]| picture(ChartName::Reach, OutputId::Payback, values);
    let doubtful = curve(&paid).description;
    assert!(doubtful.ends_with(" to never."), "{doubtful}");
    let never = curve(&[(ParameterId::SetupCost, 5e3), (ParameterId::RevenuePerCustomer, 0.0)]);
    assert!(never.description.ends_with(": Payback never in 8 in 10 cases."), "{}", never.description);
    assert_eq!(texts(&never, Role::Label), ["never"]);
    assert_eq!(never.marker, None);
    let nobody = describe(OutputId::TotalReach, &[(ParameterId::Employees, 0.0), (ParameterId::Followers, 0.0)]);
    assert_eq!(nobody, "8 in 10 cases: 0.");
}

#[test]
fn every_language_has_every_phrase_of_the_charts() {
    let places = |phrase: &str| -> BTreeSet<String> {
        let inside = phrase.split('{').skip(1).filter_map(|rest| rest.split_once('}'));
        inside.map(|(place, _)| place.to_owned()).collect()
    };
    for language in ["en", "es", "de", "fr", "pt-BR", "ar"] {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("www/locales").join(format!("{language}.json"));
        let text = std::fs::read_to_string(path).expect("a language file");
        let phrases: serde_json::Value = serde_json::from_str(&text).expect("JSON");
        for (key, english) in PHRASES {
            let own = phrases[format!("chart.{key}")].as_str();
            let own = own.unwrap_or_else(|| panic!("{language}.json has no \"chart.{key}\""));
            assert_eq!(places(own), places(english), "{language}.json: places of \"chart.{key}\"");
            assert!(language != "en" || own == *english, "\"{key}\" has two English texts");
        }
    }
}
