//! Scenario to address and back.

use crate::strategy::{config, scenario};
use proptest::prelude::*;
use proptest::sample::select;
use reach_estimator::analysis::estimate;
use reach_estimator::chart::ChartName;
use reach_estimator::error::ProblemCode;
use reach_estimator::parameter::{Range, parse_number};
use reach_estimator::parameters::ParameterId;
use reach_estimator::presets::PRESETS;
use reach_estimator::query::{concerns, parse, write};
use reach_estimator::scenario::Scenario;
use reach_estimator::view::{Allowed, SETTINGS, Setting};

proptest! {
    #![proptest_config(config())]

    #[test]
    fn a_scenario_survives_its_address(scenario in scenario(), preset in select(PRESETS.to_vec())) {
        let text = write(&scenario, [("preset", preset.id), ("chart", "odds"), ("goal", "1000"), ("scenario.A & B", "employees:400~posts:4")]);
        let query = parse(&text);
        prop_assert_eq!(query.scenario, scenario, "{}", text);
        prop_assert_eq!(&query.problems, &[]);
        let view = [("preset", preset.id), ("chart", "odds"), ("goal", "1000"), ("scenario.A & B", "employees:400~posts:4")];
        let view = view.map(|(key, value)| (key.to_owned(), value.to_owned()));
        prop_assert_eq!(&query.view, &view);
        prop_assert_eq!(write(&query.scenario, query.view.iter().map(|(key, value)| (key.as_str(), value.as_str()))), text);
    }

    /// A value that moves takes the user's range along, but never to where the address could not hold it.
    #[test]
    fn a_moved_scenario_survives_its_address(
        scenario in scenario(),
        moves in prop::collection::vec((select(ParameterId::ALL), 0.0..=1.0_f64), 1..12),
    ) {
        let moved = moves.iter().fold(scenario, |scenario, &(id, along)| scenario.with(id, id.row().value_along(along)));
        for &id in ParameterId::ALL {
            let (row, own) = (id.row(), moved.ranges.get(id));
            prop_assert!(own.is_none_or(|own| row.min <= own.p10 && own.p10 <= own.p90 && own.p90 <= row.max), "{own:?}");
        }
        let query = parse(&write(&moved, []));
        prop_assert_eq!(query.scenario, moved);
        prop_assert_eq!(&query.problems, &[]);
    }

    /// To the last bit of the standard library, which reads them with a table too large for a page.
    #[test]
    fn decimals_are_read_exactly(
        text in "[-+]?[0-9]{0,20}(\\.[0-9]{0,25})?(e[-+]?[0-9]{1,3})?",
        bits in any::<u64>(),
    ) {
        for text in [text, format!("{:?}", f64::from_bits(bits))] {
            let exact = text.parse::<f64>().ok().filter(|value| value.is_finite());
            prop_assert_eq!(parse_number(&text).map(f64::to_bits), exact.map(f64::to_bits), "{}", text);
        }
    }

    #[test]
    fn any_text_opens(text in any::<String>()) {
        let _ = parse(&text);
    }

    /// Text that looks like an address, with all the wrong values.
    #[test]
    fn wrong_values_leave_a_working_scenario(
        pairs in prop::collection::vec((0..ParameterId::ALL.len(), "[-+0-9.eE%kmKM~ a-z]{0,12}", any::<bool>()), 0..8),
    ) {
        let text: Vec<String> = pairs
            .iter()
            .map(|(index, value, range)| {
                let id = ParameterId::ALL[*index].row().id;
                format!("{id}{}={value}", if *range { ".range" } else { "" })
            })
            .collect();
        let query = parse(&text.join("&"));
        for &id in ParameterId::ALL {
            let (row, value) = (id.row(), query.scenario.values.get(id));
            prop_assert!(row.min <= value && value <= row.max, "{}: {value}", row.id);
        }
        prop_assert!(estimate(&query.scenario).outcome.total.reach.is_finite());
    }
}

#[test]
fn defaults_have_an_empty_address() {
    assert_eq!(write(&Scenario::default(), []), "");
    assert_eq!(parse("").scenario, Scenario::default());
    let changed = Scenario::default().with(ParameterId::Employees, 50.0);
    assert_eq!(write(&changed, [("unknown", "x")]), "v=2&employees=50");
}

#[test]
fn what_cannot_be_used_is_reported_and_the_rest_works() {
    let query = parse("?employees=abc&participation=900");
    let codes: Vec<_> = query.problems.iter().map(|problem| (problem.parameter, problem.code)).collect();
    assert_eq!(
        codes,
        [
            (Some(ParameterId::Employees), ProblemCode::Unreadable),
            (Some(ParameterId::Participation), ProblemCode::Clamped),
        ]
    );
    assert_eq!(query.scenario.values.employees, ParameterId::Employees.row().default);
    assert_eq!(query.scenario.values.participation, 1.0);
    assert!(estimate(&query.scenario).outcome.total.reach > 0.0);

    for end_of_shares in ["participation.range=0.5..1", "participation.range=0..0.5", "posts.range=0..4"] {
        assert_eq!(parse(end_of_shares).problems[0].code, ProblemCode::RangeUnusable, "{end_of_shares}");
    }
    assert_eq!(parse("participation.range=1..1").problems, []);
    let wide = parse("seat-cost.range=100..18222");
    let most = ParameterId::SeatCost.row().max;
    assert_eq!(wide.scenario.range(ParameterId::SeatCost), Some(Range { p10: 100.0, p90: most }));
    assert_eq!((wide.problems[0].code, wide.problems[0].used), (ProblemCode::Clamped, Some(most)));

    let query = parse("v=2&chart=pie&preset=none&posts.range=9~2&rounds.range=2~3&posts.range=x");
    let codes: Vec<_> = query.problems.iter().map(|problem| problem.code).collect();
    let unusable = ProblemCode::RangeUnusable;
    assert_eq!(codes, [ProblemCode::Unknown, ProblemCode::Unknown, unusable, unusable, ProblemCode::Unreadable]);
    assert_eq!(query.scenario, Scenario::default());
}

#[test]
fn view_keys_are_no_parameters() {
    for Setting { key, .. } in SETTINGS {
        assert_eq!(ParameterId::meant(key), None);
    }
}

#[test]
fn every_chart_can_be_asked_for() {
    let Some(Setting { allowed: Allowed::Words(words), .. }) = Setting::find("chart") else { panic!("no charts") };
    assert!(words.iter().all(|word| word.parse::<ChartName>().is_ok()));
    assert_eq!(words.len(), ChartName::ALL.len());
}

#[test]
fn names_come_back_to_the_letter() {
    for title in [
        "ACME \"Alpha\"",
        "A <b>bold</b> case",
        "R&D = 50% + more?",
        "Müller (Söhne)",
        "ACME Inc.",
        "And so on...",
        "قضية #1 | عميل",
        "a;b,c/d",
        "20%de descuento + 50%41",
        "100%25",
    ] {
        let text = write(&Scenario::default(), [("case-title", title)]);
        let query = parse(&text);
        assert_eq!(query.view, [("case-title".to_owned(), title.to_owned())], "{text}");
    }
    // A browser may show and copy an address with its letters decoded.
    for title in
        ["خطة ٢٠٢٦", "\u{ff21}\u{ff23}\u{ff2d}\u{ff25}", "\u{1f469}\u{200d}\u{1f4bb}x", "می\u{200c}خواهم", "٪٥٠"]
    {
        let view = parse(&format!("v=2&case-title={title}")).view;
        assert_eq!(view, [("case-title".to_owned(), title.to_owned())]);
    }
    // Who decodes once, as a page does, reads the same.
    for title in ["20%de descuento + x", "Save 20%ad"] {
        let text = write(&Scenario::default(), [("case-title", title)]);
        assert_eq!(form_urlencoded::parse(text.as_bytes()).last().unwrap().1, title);
    }
    // A code is a word.
    for lang in ["d%2512", "d%252512", "de;q=0.8", "de,en", "de_\u{1132a}r"] {
        let query = parse(&format!("v=2&lang={lang}"));
        let view = query.view.iter().map(|(key, value)| (key.as_str(), value.as_str()));
        assert_eq!(parse(&write(&query.scenario, view)).view, query.view, "{lang}");
    }
    // What a sentence around the address leaves behind is no part of the name.
    assert_eq!(parse("v=2&case-title=ACME).").view, [("case-title".to_owned(), "ACME".to_owned())]);
    for (date, known) in [("2026-11-26", true), ("yesterday", false), ("2026-1-6", false), ("2026-11-26-1", false)] {
        assert_eq!(parse(&format!("v=2&case-date={date}")).problems.is_empty(), known, "{date}");
    }
}

#[test]
fn settings_are_read_in_any_capitals_and_refused_when_unknown() {
    let query = parse("Chart=ODDS&axis=Posts&output=total.clicks&goal=5k&log=true&stress=off&view=compact&chance=0.9");
    let view: Vec<_> = query.view.iter().map(|(key, value)| format!("{key}={value}")).collect();
    let expected = "chart=odds axis=posts output=total.clicks goal=5000 log=1 stress=0 view=compact chance=0.9";
    assert_eq!(view.join(" "), expected);
    assert_eq!(query.problems, []);
    for wrong in ["chart=pie", "output=bar", "axis=foo", "goal=many", "view=big", "theme=pink", "preset=x", "chance=2"]
    {
        let query = parse(wrong);
        assert_eq!((query.view.len(), query.problems.len()), (0, 1), "{wrong}");
    }
}

#[test]
fn keys_of_others_pass_in_silence_and_slips_do_not() {
    for foreign in [
        "utm_source=mail&utm_campaign=spring",
        "fbclid=IwAR0&gclid=1",
        "p=123",
        "post=4",
        "page_id=2",
        "faq",
        "/route",
        "ref=employees",
    ] {
        assert_eq!(parse(foreign), parse(""), "{foreign}");
        assert!(!concerns(foreign), "{foreign}");
    }
    for slip in ["employes=400", "participaton=0.1", "participations.range=0.1..0.2"] {
        assert_eq!(parse(slip).problems.len(), 1, "{slip}");
    }
    assert!(concerns("utm_source=x&employees=400") && concerns("chart=odds") && concerns("v=1"));
}

/// What sign stands between the words of a name, mail and content systems decide.
#[test]
fn a_key_is_known_whatever_stands_between_its_words() {
    for sign in ["-", "_", "", " ", "+", "%20", "%5F", "\u{2011}", "\u{2013}", "\\_", "-\u{ad}", "\u{200b}-"] {
        let text = format!("linkedin{sign}contacts=700&case{sign}title=ACME&past{sign}clicks=900");
        let query = parse(&text);
        assert_eq!(query.scenario.values.linkedin_contacts, 700.0, "{text}");
        assert_eq!(query.view, [("case-title".to_owned(), "ACME".to_owned())], "{text}");
        assert_eq!(query.scenario.past.given().count(), 1, "{text}");
        assert_eq!(query.problems, [], "{text}");
    }
    assert_eq!(parse("p*reset=small"), parse("preset=small"));
    for range in ["0.1..0.3", "0.1~0.3", "0.1\u{2026}0.3", "10%25..30%25", "0.1\u{2013}0.3"] {
        let query = parse(&format!("PARTICIPATION.RANGE={range}"));
        assert_eq!(query.scenario.range(ParameterId::Participation), Some(Range { p10: 0.1, p90: 0.3 }), "{range}");
    }
}

#[test]
fn names_of_scenarios_come_back_to_the_letter() {
    for name in [
        "Plan (b)",
        "Q1.",
        "A & B",
        "R&D = 50%",
        "a;b,c/d",
        "<new>",
        "\"x\"",
        "Ünï",
        "خطة",
        "A|B",
        "-",
        "9",
        "20%ad + b",
    ] {
        let key = format!("scenario.{name}");
        let text = write(&Scenario::default(), [(key.as_str(), "employees:400~posts:6")]);
        let view = [(key.clone(), "employees:400~posts:6".to_owned())];
        assert_eq!(parse(&text).view, view, "{text}");
        let shouted = text.replace("scenario.", "SCENARIO.");
        assert_eq!(parse(&shouted).view, view, "{shouted}");
    }
}

/// Whatever could be read as two sizes is not taken, and that is said.
#[test]
fn a_value_of_doubtful_size_is_not_taken() {
    for text in ["400%25", "400%", "1.000", "2.500", "12.500", "4> 00", "4%0A%3E%2000", "1,000", "1 000", "4,5", "5-10"]
    {
        let query = parse(&format!("employees={text}"));
        assert_eq!(query.scenario.values.employees, ParameterId::Employees.row().default, "{text}");
        assert_eq!(query.problems.len(), 1, "{text}");
    }
    for text in ["employees.range=1.000..2.000", "employees.range=5%25..10%25", "linkedin-contacts.range=400..1.500"] {
        let query = parse(text);
        assert_eq!((query.scenario, query.problems.len()), (Scenario::default(), 1), "{text}");
    }
    for text in ["employees=5\u{2030}", "employees=5\u{66a}", "participation=5\u{2030}"] {
        let query = parse(text);
        assert_eq!((query.scenario, query.problems.len()), (Scenario::default(), 1), "{text}");
    }
    for text in ["participation=20\u{66a}", "participation=20%D9%AA", "participation=\u{660}\u{66b}\u{662}"] {
        let query = parse(text);
        assert_eq!((query.scenario.values.participation, query.problems.len()), (0.2, 0), "{text}");
    }
    for text in ["goal=4.000", "goal=12.500"] {
        let query = parse(text);
        assert_eq!((query.view.len(), query.problems.len()), (0, 1), "{text}");
    }
    for text in ["past-clicks=1.000", "past-shares=5%25", "past-reach=12.500"] {
        let query = parse(text);
        assert_eq!((query.scenario.past.given().count(), query.problems.len()), (0, 1), "{text}");
    }
    assert_eq!(parse("past-error=50%25&past-months=1.5").problems, []);
    assert_eq!(parse("past-months=6m").scenario.past.months, 6.0);
    let query = parse("ctr=0.010&employees=400.5&posts=2.500&participation=10%25&cpc=1.250");
    let values = query.scenario.values;
    assert_eq!(
        [values.ctr, values.employees, values.posts, values.participation, values.cpc],
        [0.01, 400.5, 2.5, 0.1, 1.25]
    );
    assert_eq!(query.problems, []);
}

#[test]
fn old_addresses_open_as_they_did() {
    let fixture = include_str!("../data/addresses.txt");
    for line in fixture.lines().filter(|line| !line.starts_with("# ")) {
        let (address, expected) = line.split_once(" => ").unwrap();
        let scenario = parse(address).scenario;
        for pair in expected.split(' ') {
            let (name, value) = pair.split_once('=').unwrap();
            let (name, part) = name.split_once('.').map_or((name, ""), |(name, part)| (name, part));
            let id = ParameterId::find(name).unwrap();
            let found = match part {
                "p10" => scenario.range(id).unwrap().p10,
                "p90" => scenario.range(id).unwrap().p90,
                _ => scenario.values.get(id),
            };
            assert_eq!(found, value.parse::<f64>().unwrap(), "{address}: {name} {part}");
        }
    }
}

#[test]
fn of_several_values_of_one_key_the_last_counts() {
    let query = parse(
        "preset=article&chart=odds&posts=2&chart=reach&preset=small&posts=9&scenario.A=posts:1&scenario.A=posts:2",
    );
    let view: Vec<_> = query.view.iter().map(|(key, value)| (key.as_str(), value.as_str())).collect();
    assert_eq!(view, [("preset", "small"), ("chart", "reach"), ("scenario.A", "posts:2")]);
    assert_eq!(query.scenario.values.get(ParameterId::Posts), 9.0);
    assert_eq!(parse(&write(&query.scenario, view)).view, query.view);
}
