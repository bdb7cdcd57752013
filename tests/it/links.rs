//! Addresses as forms, redirects and people's hands leave them.

use reach_estimator::chart_name::ChartName;
use reach_estimator::outputs::OutputId;
use reach_estimator::parameter::Range;
use reach_estimator::parameters::ParameterId;
use reach_estimator::past::PastId;
use reach_estimator::query::{concerns, foreign, is_address, meant, of_element, open, parse, write};
use reach_estimator::scenario::Scenario;
use reach_estimator::view::{SETTINGS, Setting};

fn view_of(text: &str) -> Vec<(String, String)> {
    parse(text).view
}

/// PHP, and what is written in it, turns the dots of keys into underscores.
#[test]
fn a_dot_in_a_key_may_have_become_another_sign() {
    for sign in [".", "_", " ", "+", "%20", "-", "\u{2011}", "%5F", "\\_", ""] {
        for id in ParameterId::ALL.iter().filter(|id| id.row().range_at(id.row().default).is_some()) {
            let row = id.row();
            let range = row.within(row.range_at(row.default).unwrap()).unwrap();
            let text = format!("{}{sign}range={}..{}&posts=6", row.id.replace('-', "_"), range.p10, range.p90);
            let query = parse(&text);
            assert_eq!((query.scenario.ranges.get(*id), query.problems.len()), (Some(range), 0), "{text}");
        }
    }
    let wide = Some(Range { p10: 0.1, p90: 0.3 });
    for text in [
        "PARTICIPATION_RANGE=0.1..0.3",
        "participation_range%3D0.1..0.3",
        "employees=400\u{2202}icipation_range=0.1..0.3",
    ] {
        assert_eq!(parse(text).scenario.range(ParameterId::Participation), wide, "{text}");
    }
    for sign in [".", "_", "-", "+", "%20", "%5F", "\\_"] {
        for value in ["employees:300", "v%3A2~employees%3A300", "preset:small~posts:4", "participation.range:0.1..0.3"]
        {
            let query = parse(&format!("Scenario{sign}Plan_B={value}&posts=6"));
            let expected = [("scenario.Plan_B".to_owned(), value.replace("%3A", ":"))];
            assert_eq!((query.view.as_slice(), query.problems.len()), (expected.as_slice(), 0), "{sign} {value}");
        }
    }
    assert!(concerns("scenario_A=employees:300") && concerns("participation_range=0.1..0.3"));
    assert_eq!(parse("employees=400%26scenario_A=employees:300"), parse("employees=400&scenario.A=employees:300"));
    for others in [
        "scenario_id=3",
        "scenario-a=time:12",
        "employees_range=51-200",
        "employees_range=51–200",
        "employee_range=1..2",
        "scenario_=employees:300",
        "price_range=1..2",
        "range=1..2",
        "orange=1",
    ] {
        assert_eq!(parse(others), parse(""), "{others}");
        assert_eq!(foreign(others).len(), 1, "{others}");
    }
}

/// Forms send every key, and templates write what they do not have.
#[test]
fn a_key_with_nothing_behind_it_says_nothing() {
    let settings = SETTINGS.iter().map(|setting| setting.key.to_owned());
    let inputs = ParameterId::ALL.iter().flat_map(|id| [id.row().id.to_owned(), format!("{}.range", id.row().id)]);
    let past = PastId::ALL.iter().map(|id| id.row().id.to_owned());
    for key in settings.chain(inputs).chain(past).chain(["v", "dependence"].map(str::to_owned)) {
        for nothing in ["", "null", "undefined", "+", "\"\"", "%20", "&amp;posts=6", ")"] {
            assert_eq!(parse(&format!("{key}={nothing}&posts=6")), parse("posts=6"), "{key}={nothing}");
        }
        let is_name = Setting::find(&key).is_some_and(Setting::is_free);
        assert_eq!(parse(&format!("{key}=NULL&posts=6")).view.len(), usize::from(is_name), "{key}");
    }
    assert_eq!(parse("employees=%22undefined%22&preset='null'&goal=(null)"), parse(""));
    let earlier = "preset=small&chart=odds&goal=5&stress=1&posts=6&participation.range=0.1..0.3&case-title=A";
    let later = "preset=&chart=null&goal=undefined&stress=&posts=&participation.range=null&case-title=";
    assert_eq!(parse(&format!("{earlier}&{later}")), parse(earlier));
    assert_eq!(parse("scenario.A=null"), parse(""));
    // Neither is a code or a name that is nothing once what stuck to it is gone.
    assert_eq!(parse("currency=null.3&lang=Undefined;x&posts=6").view, []);
    assert_eq!(parse("lang=&euro;3D=|de&theme=dark").view, [("theme".to_owned(), "dark".to_owned())]);
    assert_eq!(parse("third-group-name=%20null%20&posts=6"), parse("posts=6"));
    // A kept scenario of the table itself.
    assert_eq!(parse("scenario.A=").view, [("scenario.A".to_owned(), String::new())]);
}

#[test]
fn a_switch_is_on_only_where_that_is_said() {
    for key in ["log", "day-one", "stress", "present"] {
        let read = |text: &str| {
            let query = parse(text);
            (
                query.view.into_iter().map(|(key, value)| format!("{key}={value}")).collect::<Vec<_>>(),
                query.problems.len(),
            )
        };
        for on in ["", "=1", "=true", "=Yes", "=on", &format!("={key}"), "=1)", "&amp;posts=6"] {
            assert_eq!(read(&format!("{key}{on}")), (vec![format!("{key}=1")], 0), "{key}{on}");
        }
        for off in ["0", "false", "No", "OFF", "none", "None", "NaN"] {
            assert_eq!(read(&format!("{key}={off}")), (vec![format!("{key}=0")], 0), "{key}={off}");
        }
        for silent in ["", "undefined", "null", "Undefined", "NULL"] {
            assert_eq!(read(&format!("{key}={silent}")), (vec![], 0), "{key}={silent}");
        }
        for unknown in ["maybe", "2", "-1", "[object Object]", "{{wanted}}"] {
            assert_eq!(read(&format!("{key}={unknown}")), (vec![], 1), "{key}={unknown}");
        }
        let setting = Setting::find(key).unwrap();
        assert_eq!((setting.read(""), setting.read("undefined")), (Some("1".to_owned()), Some("0".to_owned())));
    }
}

/// A program may encode a whole link, its fragment included, as one value.
#[test]
fn a_number_ends_where_an_encoded_sign_divides() {
    for text in [
        "400%23faq",
        "400%2523faq",
        "400%23",
        "400%3Futm_source=x",
        "400%3Butm_source=x",
        "400%23:~:text=reach",
        "400%23posts=9",
    ] {
        let query = parse(&format!("posts=6&employees={text}"));
        assert_eq!((query.scenario.values.employees, query.problems.len()), (400.0, 0), "{text}");
    }
    assert_eq!(view_of("preset=small%23faq&chart=odds%23top&lang=de%23x"), view_of("preset=small&chart=odds&lang=de"));
    for doubtful in ["4%2300", "4%3F00", "4%3B00", "4%23,000", "%23400"] {
        let query = parse(&format!("employees={doubtful}"));
        assert_eq!((query.scenario, query.problems.len()), (Scenario::default(), 1), "{doubtful}");
    }
}

#[test]
fn a_doubled_sign_of_equality_is_one() {
    for (doubled, plain) in [
        ("employees==400", "employees=400"),
        ("employees===250", "employees=250"),
        ("employees=%3D2000", "employees=2000"),
        ("employees==3D400", "employees=400"),
        ("employees==E2=80=9C400=E2=80=9D", "employees=400"),
        ("participation==20%25", "participation=0.2"),
        ("participation.range==0.1..0.3", "participation.range=0.1..0.3"),
        ("preset==small", "preset=small"),
        ("chart==odds&lang==de&goal==40", "chart=odds&lang=de&goal=40"),
        ("lang==DE", "lang=DE"),
        ("past-clicks==40&stress==1", "past-clicks=40&stress=1"),
        ("scenario.A==employees:300", "scenario.A=employees:300"),
    ] {
        assert_eq!(parse(doubled), parse(plain), "{doubled}");
        assert_ne!(parse(plain), parse(""), "{plain}");
    }
}

/// Programs that need no `;` see entities in `&region`, `&section`, `&copy`.
#[test]
fn a_foreign_key_that_was_taken_for_an_entity_ends_a_value() {
    for (name, sign) in [
        ("reg", '\u{ae}'),
        ("sect", '\u{a7}'),
        ("copy", '\u{a9}'),
        ("para", '\u{b6}'),
        ("times", '\u{d7}'),
        ("not", '\u{ac}'),
        ("deg", '\u{b0}'),
        ("micro", '\u{b5}'),
        ("lt", '<'),
        ("gt", '>'),
        ("curren", '\u{a4}'),
        ("cent", '\u{a2}'),
        ("yen", '\u{a5}'),
        ("part", '\u{2202}'),
        ("or", '\u{2228}'),
        ("sub", '\u{2282}'),
        ("prod", '\u{220f}'),
        ("pi", '\u{3c0}'),
        ("uml", '\u{a8}'),
    ] {
        let encoded: String = form_urlencoded::byte_serialize(sign.to_string().as_bytes()).collect();
        for sign in [sign.to_string(), encoded, format!("&{name};"), format!("&#{};", u32::from(sign))] {
            for rest in ["ion", "m", "er_id", "", "[]"] {
                for (text, plain) in [
                    ("employees=400", "employees=400"),
                    ("ctr=0.02", "ctr=0.02"),
                    ("past-clicks=40", "past-clicks=40"),
                    ("preset=small", "preset=small"),
                    ("goal=40", "goal=40"),
                    ("ctr.range=0.01..0.02", "ctr.range=0.01..0.02"),
                ] {
                    let text = format!("{text}{sign}{rest}=eu");
                    assert_eq!(parse(&format!("{text}&posts=6")), parse(&format!("{plain}&posts=6")), "{text}");
                    assert_eq!(foreign(&text).len(), 1, "{text}");
                }
            }
        }
    }
    assert_eq!(foreign("employees=400\u{ae}ion=eu"), ["region"]);
    for doubtful in ["4\u{d7}100=1", "4\u{ae}00=1", "4\u{b7}5=1"] {
        let query = parse(&format!("employees={doubtful}"));
        assert_eq!((query.scenario, query.problems.len()), (Scenario::default(), 1), "{doubtful}");
    }
    assert_eq!(view_of("case-title=ACME\u{ae}x=1"), [("case-title".to_owned(), "ACME\u{ae}x=1".to_owned())]);
}

/// Programs that set text write other dashes, people none or a space.
#[test]
fn a_word_is_known_whatever_stands_between_its_parts() {
    for name in [
        "mid\u{2011}size",
        "mid\u{2013}size",
        "mid_size",
        "Mid+Size",
        "MID%20SIZE",
        "midsize",
        "mid%E2%80%91size",
        "mid\u{ad}-size",
    ] {
        assert_eq!(parse(&format!("preset={name}")), parse("preset=mid-size"), "{name}");
    }
    for (written, plain) in [
        ("output=Total_Clicks", "output=total.clicks"),
        ("output=pair\u{2011}overlap&goal=5%25", "output=pair_overlap&goal=5%25"),
        ("output=money-roi&goal=50%25", "output=money.roi&goal=50%25"),
        ("axis=linkedin_contacts", "axis=linkedin-contacts"),
        ("case-date=2026\u{2011}11\u{2013}26", "case-date=2026-11-26"),
        ("lang=pt\u{2011}BR", "lang=pt-BR"),
        ("participation.range=Usual", "participation.range=usual"),
        ("view=COMPACT&theme=\u{201c}dark\u{201d}", "view=compact&theme=dark"),
    ] {
        assert_eq!(parse(written), parse(plain), "{written}");
        assert_eq!(parse(plain).problems, [], "{plain}");
    }
    for name in ChartName::NAMES {
        assert_eq!(
            view_of(&format!("chart={}", name.replace('-', "\u{2011}").to_uppercase())),
            view_of(&format!("chart={name}"))
        );
    }
    for wrong in ["chance=-0.5", "chance=09", "preset=mid", "preset=mid-sized", "chart=-"] {
        assert_eq!((view_of(wrong).len(), parse(wrong).scenario), (0, Scenario::default()), "{wrong}");
    }
    for (index, output) in OutputId::ALL.iter().enumerate() {
        let same = |other: &OutputId| OutputId::meant(&other.name().replace(['.', '_'], "")) == Some(*output);
        assert_eq!(OutputId::ALL.iter().position(same), Some(index));
    }
}

/// What a page that is not ours has in its address, as the element reads it.
#[test]
fn the_keys_of_an_element_are_told_by_its_name() {
    let name = "Q1-b = 2.";
    let key = format!("scenario.{name}");
    let scenario = Scenario::default().with(ParameterId::OwnWordsVisibility, 2.0);
    let query = write(&scenario, [("lang", "de"), (key.as_str(), "")]);
    let prefixed = query.split('&').map(|pair| format!("my-e-{pair}")).collect::<Vec<_>>().join("&");
    let found = of_element(&format!("https://host.example/a-b.html?utm-id=3&{prefixed}")).unwrap();
    assert_eq!(found.as_deref(), Some(query.as_str()));
    assert_eq!(of_element("a-v=2&a-posts=3&b-v=2&b-posts=4"), Err(vec!["a".to_owned(), "b".to_owned()]));
    for others in ["", "posts=3&e-v=2&e-posts=4", "job-posts=3", "job-posts=3&job-id=1&job-kind=x", "a-b=c", "e-v=2"] {
        assert_eq!(of_element(others), Ok(None), "{others}");
    }
}

/// Whoever is handed a link opens the estimate that it is about, whatever stands around it.
#[test]
fn a_link_is_opened_through_what_stands_around_its_keys() {
    let query = "employees=400&posts=5";
    for link in [
        query,
        "https://host.example/?employees=400&posts=5",
        "https://host.example/?reach-employees=400&reach-posts=5",
        "https://search.example/url?q=https%3A%2F%2Fhost.example%2F%3Femployees%3D400%26posts%3D5",
        "https://guard.example/?url=https%3A%2F%2Fhost.example%2F%3Fe-employees%3D400%26e-posts%3D5",
    ] {
        assert_eq!(open(link), parse(query), "{link}");
    }
    let two = "https://host.example/?a-v=2&a-posts=3&b-v=2&b-posts=4";
    assert_eq!(meant(two), Err(vec!["a".to_owned(), "b".to_owned()]));
    let opened = open(two);
    assert_eq!((opened.scenario, opened.view), (Scenario::default(), Vec::new()));
    let messages: Vec<_> = opened.problems.iter().map(|problem| problem.message.as_str()).collect();
    assert_eq!(messages, ["the address tells of several elements, a, b: ignored"]);
}

/// Before the query of an address stands the name of a page: no key that nobody knows.
#[test]
fn an_address_is_told_from_a_query() {
    for address in [
        "https://host.example/?employees=400",
        "https%3A%2F%2Fhost.example%2F%3Femployees%3D400",
        "https%253A%252F%252Fhost.example%252F%253Femployees%253D400",
        "host.example/?employees=400",
        "/index.html#employees=400",
    ] {
        assert!(is_address(address), "{address}");
    }
    for query in [
        "",
        "employees=400",
        "?employees=400",
        "employees=400?posts=5",
        "case-title=a%3A%2F%2Fb",
        "employees%3D400%26posts%3D5",
    ] {
        assert!(!is_address(query), "{query}");
    }
}
