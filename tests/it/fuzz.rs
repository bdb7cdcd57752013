//! Addresses that nobody wrote: those that were given out, cut, doubled, mixed, and with what chats and mails make of them.
//! Whatever comes, it opens, in range, and what it opened as can be handed on.
//!
//! `PROPTEST_CASES=10000000 cargo test --release --test it fuzz` runs that many.

use crate::strategy;
use proptest::prelude::*;
use proptest::sample::{Index, select};
use reach_estimator::analysis::estimate;
use reach_estimator::chart::{ChartName, ChartOptions, English, Theme, draw, svg};
use reach_estimator::outputs::OutputId;
use reach_estimator::parameters::ParameterId;
use reach_estimator::query::{Query, parse, write};

/// What an address is made of, and what it should not be made of.
const PIECES: &[&str] = &[
    "&",
    "&amp;",
    "&nbsp;",
    "&#37;",
    "&eacute;",
    "&hellip;",
    "&euro;",
    "\u{a4}cy=",
    "|",
    "\"",
    ">",
    "=20",
    "=3D",
    "*",
    "=",
    "~",
    "..",
    "%7E",
    "%",
    "%2",
    "%25",
    "+",
    "#",
    "?",
    ";",
    ",",
    ".",
    "-",
    "\u{2212}",
    "e",
    "e999",
    "-0",
    "NaN",
    "inf",
    "1e308",
    "5e-324",
    "0.1",
    "15%",
    "12.5k",
    "1,234.5",
    "\u{661}\u{662}",
    "\u{fffd}",
    "\u{200f}",
    "\0",
    "v=1",
    "v=2",
    "preset=article",
    "preset=",
    "scenario.A=",
    "employees:400~posts:4",
    "past-clicks=400",
    "past-error=1",
    "employees=",
    ".range=",
    "_range=",
    "scenario_A=",
    "null",
    "%23",
    "\u{ae}ion=",
    "\u{2202}",
    "stress",
    "visibility.range=0.1~0.3",
    "dependence=",
    "chart=odds",
    "goal=",
    "lang=ar",
    "utm_source=x",
];

/// The addresses that were given out.
fn corpus() -> Vec<&'static str> {
    let lines = include_str!("../data/addresses.txt").lines();
    lines
        .filter(|line| !line.starts_with('#') || line.starts_with("#v"))
        .filter_map(|line| line.split(" => ").next())
        .collect()
}

#[derive(Clone, Debug)]
enum Edit {
    Insert(Index, &'static str),
    InsertText(Index, String),
    Cut(Index, Index),
    Double(Index, Index),
    Key(Index, ParameterId),
}

fn edit() -> impl Strategy<Value = Edit> {
    let place = any::<Index>;
    prop_oneof![
        4 => (place(), select(PIECES)).prop_map(|(at, piece)| Edit::Insert(at, piece)),
        1 => (place(), any::<String>()).prop_map(|(at, text)| Edit::InsertText(at, text)),
        2 => (place(), place()).prop_map(|(from, to)| Edit::Cut(from, to)),
        1 => (place(), place()).prop_map(|(from, to)| Edit::Double(from, to)),
        3 => (place(), select(ParameterId::ALL)).prop_map(|(at, id)| Edit::Key(at, id)),
    ]
}

fn apply(text: &str, edit: &Edit) -> String {
    let signs: Vec<char> = text.chars().collect();
    let at = |index: &Index| index.index(signs.len() + 1);
    let insert = |index: &Index, piece: &str| -> String {
        let (before, after) = signs.split_at(at(index));
        before.iter().copied().chain(piece.chars()).chain(after.iter().copied()).collect()
    };
    match edit {
        Edit::Insert(index, piece) => insert(index, piece),
        Edit::InsertText(index, piece) => insert(index, piece),
        Edit::Key(index, id) => insert(index, &format!("&{}=", id.row().id)),
        Edit::Cut(from, to) | Edit::Double(from, to) => {
            let (from, to) = (at(from).min(at(to)), at(from).max(at(to)));
            let (end, start) = if matches!(edit, Edit::Cut(..)) { (from, to) } else { (to, from) };
            signs[..end].iter().chain(&signs[start..]).collect()
        }
    }
}

fn address() -> impl Strategy<Value = String> {
    (select(corpus()), prop::collection::vec(edit(), 0..10))
        .prop_map(|(text, edits)| edits.iter().fold(text.to_owned(), |text, edit| apply(&text, edit)))
}

/// The same cases in every run of the suite, others in a long one.
fn config() -> ProptestConfig {
    match std::env::var_os("PROPTEST_CASES") {
        Some(_) => ProptestConfig { failure_persistence: None, ..ProptestConfig::default() },
        None => strategy::config(),
    }
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn any_address_opens_in_range_and_can_be_handed_on(text in address()) {
        let query = parse(&text);
        for &id in ParameterId::ALL {
            let (row, value) = (id.row(), query.scenario.values.get(id));
            prop_assert!(row.min <= value && value <= row.max, "{}: {value}", row.id);
            let own = query.scenario.ranges.get(id);
            prop_assert!(own.is_none_or(|own| row.min <= own.p10 && own.p10 <= own.p90 && own.p90 <= row.max), "{own:?}");
        }
        prop_assert!(query.problems.iter().all(|problem| !problem.message.is_empty()));
        let written = |query: &Query| {
            write(&query.scenario, query.view.iter().map(|(key, value)| (key.as_str(), value.as_str())))
        };
        let link = written(&query);
        let again = parse(&link);
        prop_assert_eq!(&again.scenario, &query.scenario, "{}", link);
        prop_assert_eq!(&again.view, &query.view, "{}", link);
        prop_assert_eq!(written(&again), link);
    }

    #[test]
    fn whatever_opens_has_figures_and_pictures(text in address(), chart in select(ChartName::ALL)) {
        let scenario = parse(&text).scenario;
        let outcome = estimate(&scenario).outcome;
        for &output in OutputId::ALL {
            // Infinite means absent; nothing else is no number.
            prop_assert!(!output.of(&outcome).is_nan(), "{}", output.name());
        }
        let options = ChartOptions { draws: 16, ..ChartOptions::default() };
        let picture = svg(&draw(chart, &scenario, &options, &English), Theme::Light);
        prop_assert!(!picture.contains("NaN") && !picture.contains("inf\"") && !picture.contains("inf "), "{}", picture);
    }
}
