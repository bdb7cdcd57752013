//! Names of kept scenarios in addresses: their owners write what they like.

use crate::strategy::config;
use proptest::prelude::*;
use proptest::sample::select;
use reach_estimator::parameters::ParameterId;
use reach_estimator::query::{parse, write};
use reach_estimator::scenario::Scenario;

/// What odd names are put together from: signs of addresses, and what looks like inputs.
const PARTS: [&str; 24] = [
    "A",
    "b2",
    "=",
    "&",
    "?",
    "#",
    ";",
    "%",
    "+",
    " ",
    ".",
    "é",
    "خ",
    "<",
    "\"",
    "100% ",
    "employees=5",
    "posts",
    "v=2",
    "scenario.B",
    "goal=9",
    ".range",
    "R&D",
    "(x)",
];

/// The address of these inputs with a kept scenario.
fn address(employees: Option<f64>, name: &str, kept: &str) -> (Scenario, Vec<(String, String)>, String) {
    let scenario =
        employees.map_or_else(Scenario::default, |count| Scenario::default().with(ParameterId::Employees, count));
    let view = vec![(format!("scenario.{name}"), kept.to_owned())];
    let text = write(&scenario, view.iter().map(|(key, value)| (key.as_str(), value.as_str())));
    (scenario, view, text)
}

fn encoded(text: &str) -> String {
    form_urlencoded::byte_serialize(text.as_bytes()).collect()
}

/// A kept scenario of default inputs has nothing behind its `=`: its name is none the less no query encoded twice.
#[test]
fn a_name_with_a_pair_in_it_is_no_query() {
    for name in ["A&employees=5", "A=B", "A=1", "100% employees=9", "Plan ?employees=5", "#employees=5", "x.range"] {
        for employees in [None, Some(400.0)] {
            let (scenario, view, text) = address(employees, name, "");
            for text in [text.clone(), encoded(&text), format!("https://host.example/?{text}")] {
                let query = parse(&text);
                assert_eq!((query.scenario, query.view, query.problems), (scenario, view.clone(), vec![]), "{text}");
            }
        }
    }
    let (scenario, view, _) = address(Some(400.0), "A&employees=5", "");
    for text in ["?v=2&employees=400&scenario.A%26employees%3D5=", "?v=2&employees=400&SCENARIO.A%26employees%3D5="] {
        assert_eq!((parse(text).scenario, parse(text).view), (scenario, view.clone()), "{text}");
    }
}

/// A whole query that was encoded once more is still read, also where it begins with a kept scenario, and where a program
/// that took it for a key has put an `=` behind it.
#[test]
fn a_whole_query_encoded_twice_is_read() {
    for text in [
        "v%3D2%26employees%3D400%26scenario.A%3Dposts%3A6",
        "v%3D2%26employees%3D400%26scenario.A%3Dposts%3A6=",
        "scenario.A%3Dposts%3A6%26employees%3D400",
        "scenario.A%3Dposts:6%26v%3D2%26employees%3D400",
    ] {
        let query = parse(text);
        let (scenario, view, _) = address(Some(400.0), "A", "posts:6");
        assert_eq!((query.scenario, query.view, query.problems), (scenario, view, vec![]), "{text}");
    }
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn odd_names_come_back(
        parts in prop::collection::vec(select(PARTS.to_vec()), 1..5),
        employees in select(vec![None, Some(400.0)]),
        kept in select(vec!["", "employees:300~posts:6"]),
    ) {
        let name = parts.concat();
        // The page takes the spaces around a name off.
        prop_assume!(!name.trim().is_empty());
        let (scenario, view, text) = address(employees, name.trim(), kept);
        let query = parse(&text);
        prop_assert_eq!((query.scenario, query.view, query.problems), (scenario, view.clone(), vec![]), "{}", text);
        let twice = parse(&encoded(&text));
        prop_assert_eq!((twice.scenario, twice.view), (scenario, view), "{} encoded", text);
    }
}
