//! Addresses as mail, chat and content systems leave them.

use reach_estimator::parameters::ParameterId;
use reach_estimator::query::{parse, wrapped};

/// What mail, chat and content systems make of `employees=400&posts=6`.
#[test]
fn mangled_addresses_mean_what_they_meant() {
    let stuck = [
        ")",
        ",",
        ">",
        "\"",
        "\u{200b}",
        "%E2%80%8B",
        ".",
        ");",
        "%29",
        "'",
        "\u{201d}",
        "*",
        "_",
        "]",
        "+",
        "%20",
        "%0A",
        "</a>",
        "%3C/a%3E",
        "\u{feff}",
        "!",
        "|our%20estimate",
        "\u{3002}",
        "/",
        "~~",
        "\u{1f44d}",
        "%F0%9F%91%8D",
        "@",
        "\u{2013}",
        "](https://host.example/?posts=6&employees=400)",
        ":~:text=reach",
        "&quot;",
        "&gt;",
        "</a>&nbsp;",
    ];
    let ways = stuck.iter().map(|sign| format!("posts=6&employees=400{sign}")).chain(
        [
            "employees=400&amp;posts=6",
            "employees=400&#038;posts=6",
            "employees=400&#38;posts=6",
            "employees=400&#x26;posts=6",
            "employees=400&amp;amp;posts=6",
            "employees%3D400%26posts%3D6",
            "employees%253D400%2526posts%253D6",
            "v%3D1%26employees%3D400%26posts%3D6",
            "Employees=400&POSTS=6",
            "EMPLOYEES=400&Posts=6",
            "employees=3D400&posts=3D6",
            "employees=%34%30%30&posts=6",
            "employees=%2534%2530%2530&posts=6",
            "utm_source=x?employees=400&posts=6",
            "employees=\"400\"&posts=6",
            "employees=40\u{200b}0&posts=6",
            "https://host.example/page?utm_source=x&employees=400&posts=6#faq",
            "https://host.example/iframe.html?lang=de#v=1&employees=400&posts=6",
            "&employees=400&posts=6&",
            "employees=400&AMP;posts=6",
            "employees=400&#X26;posts=6",
            "employees=400&#0038;posts=6",
            "employees=400&amp%3Bposts=6",
            "employees=400%26amp%3Bposts=6",
            "employees=400%26posts=6",
            "employees=400;posts=6",
            "employees=400\\u0026posts=6",
            "employees=400%5Cu0026posts=6",
            "employees\\u003d400\\u0026posts\\u003d6",
            "employees=400\\x26posts=6",
            "employees\\=400\\&posts\\=6",
            "employees[]=400&posts%5B%5D=6",
            "employees\u{ff1d}400\u{ff06}posts\u{ff1d}6",
            "employees=\u{ff14}\u{ff10}\u{ff10}&posts=\u{0666}",
            "employees=\u{0664}\u{0660}\u{0660}&posts=6",
            "employees=400&employees=&posts=6",
            "employees=400&posts=6&followers=&past-clicks=",
            "[https://host.example/?posts=6&employees=400](https://host.example/?posts=6&employees=400)",
            "<https://host.example/?posts=6&employees=400|https://host.example/?posts=6&employees=400>",
        ]
        .map(str::to_owned),
    );
    for text in ways {
        let query = parse(&text);
        let values = query.scenario.values;
        assert_eq!((values.employees, values.posts), (400.0, 6.0), "{text}");
        assert_eq!(query.problems, [], "{text}");
    }
    let query = parse("participation=20%25&participation.range=0.1..0.3)&lang=pt-BR.&chart=odds,");
    assert_eq!(query.scenario.values.participation, 0.2);
    assert_eq!(query.scenario.range(ParameterId::Participation).map(|range| range.p90), Some(0.3));
    assert_eq!(query.view, [("lang".to_owned(), "pt-BR".to_owned()), ("chart".to_owned(), "odds".to_owned())]);
}

/// Markup, a quote or an entity may stand within a number: what comes before it is another size.
#[test]
fn a_number_that_goes_on_is_not_taken() {
    for text in [
        "40<b>0</b>",
        "40%3Cb%3E0%3C/b%3E",
        "40<!-- -->0",
        "4<wbr><wbr>00",
        "40\"0\"",
        "40>0",
        "4&shy;00",
        "4&nbsp;00",
        "4&#160;00",
        "4&#x200b;00",
        "4> > 00",
        "4%0A%3E%20%3E%2000",
        "4<b>,000</b>",
        "4<b>.5</b>",
        "4</b>k",
        "4<b>M</b>",
    ] {
        let query = parse(&format!("employees={text}&posts=6"));
        let values = query.scenario.values;
        let usual = ParameterId::Employees.row().default;
        assert_eq!((values.employees, values.posts, query.problems.len()), (usual, 6.0, 1), "{text}");
    }
    for text in ["40;utm", "40;2nd=1", "40<b>a", "40</b>kind", "40\">more"] {
        let query = parse(&format!("employees={text}&posts=6"));
        let values = query.scenario.values;
        assert_eq!((values.employees, values.posts, query.problems.len()), (40.0, 6.0, 0), "{text}");
    }
}

/// Programs that show long addresses short end them with dots.
#[test]
fn what_may_have_been_cut_off_is_said() {
    for end in [
        "\u{2026}",
        "...",
        "%E2%80%A6",
        "\u{2026})",
        "..\"",
        "\u{2026}</a>",
        "...\">",
        "\u{2026}](https://host.example/)",
        "&hellip;",
        "&#8230;",
        "&amp;#x2026;",
        "=",
        "=%0A",
    ] {
        for text in ["employees=40", "past-clicks=40", "goal=40", "scenario.A=employees:40", "ctr.range=0.01..0.02"] {
            assert_eq!(parse(&format!("{text}{end}")).problems.len(), 1, "{text}{end}");
        }
        assert_eq!(parse(&format!("employees=40{end}")).scenario.values.employees, 40.0, "{end}");
        assert_eq!(parse(&format!("case-title=Wait{end}&lang=de{end}")).problems, [], "{end}");
    }
}

#[test]
fn the_address_inside_a_guarded_link_is_found() {
    let inner = "https%3A%2F%2Fhost.example%2F%3Femployees%3D400%26posts%3D6";
    for text in [
        format!("https://safelinks.example/?url={inner}&data=05%7C02&reserved=0"),
        format!("https://search.example/url?q={inner}&sa=D"),
        "https://search.example/url?q=https://host.example/%3Femployees%3D400%26posts%3D6".to_owned(),
    ] {
        let values = parse(&wrapped(&text).unwrap()).scenario.values;
        assert_eq!((values.employees, values.posts), (400.0, 6.0), "{text}");
    }
    assert_eq!(wrapped("https://search.example/url?q=https://host.example/about"), None);
}
