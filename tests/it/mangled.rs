//! Addresses as mail, chat and content systems leave them.

use reach_estimator::parameters::ParameterId;
use reach_estimator::past::PastId;
use reach_estimator::query::parse;
use reach_estimator::view::SETTINGS;

/// What an input becomes with `posts=6` behind it, and how many problems that is.
fn assert_input(id: ParameterId, text: &str, value: f64, problems: usize) {
    let query = parse(&format!("{}={text}&posts=6", id.row().id));
    let values = query.scenario.values;
    assert_eq!((values.get(id), values.posts, query.problems.len()), (value, 6.0, problems), "{text}");
}

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
            "employees=4&shy;00&posts=6",
            "employees=4&#x200b;00&posts=6",
            "employees&#x3D;400&posts&#61;6",
            "employees&equals;400&amp;posts&equals;6",
            "employees%26equals%3B400%26amp%3Bposts%26%2361%3B6",
            "employees=400&amp%3Bposts%26%2361%3B6",
            "employees=0.4&nbsp;k&posts=6",
            "employees=0.4&#160;k&posts=6",
            "employees=400&ampposts=6",
            "employees=&lt;400&gt;&posts=6",
            "employees=400|posts=6",
            "employees=400\"posts=6",
            "employees=400>posts=6",
            "employees=400<br>posts=6",
            "employees=400%7Cposts=6",
            "employees=400%22posts%3D6",
            "employees=400&quot;posts=6",
            "employees=400&lt;br&gt;posts=6",
            "employees=400%3Bposts=6",
            "past-clicks=|employees=400%26posts=6",
            "employees=3D400=20&posts=3D6=0A",
            "employees=400=20=0D=0A&posts=6=3D",
            "employees=400=C2=A0&posts=6=3E",
            "employees=3D400=26posts=3D6",
            "employees=*400*&posts=**6**",
            "employees=_400_&posts=__6__",
            "employees=~400~&posts=~~6~~",
            "employees=*_400_*&posts=*6",
            "<a href=\"https://host.example/?posts=6&employees=400\" lang=\"de\">400 people</a>",
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
    for text in ["lang=de%26posts=6", "chart=3Dodds=20%26posts=6", "goal=40|posts=6", "past-clicks=40\"posts=6"] {
        let query = parse(text);
        assert_eq!((query.scenario.values.posts, query.problems.len()), (6.0, 0), "{text}");
    }
}

#[test]
fn what_belongs_to_a_number_is_read_however_it_is_written() {
    for text in [
        "20&#37;",
        "20&percnt;",
        "20&#x25;",
        "20&#37;25",
        "20&nbsp;%",
        "20&nbsp;%25",
        "20%26%2337%3B",
        "20=25",
        "*20%25*",
    ] {
        assert_input(ParameterId::Participation, text, 0.2, 0);
    }
    for text in [
        "&euro;1.25",
        "&pound;1.25",
        "&#8364;1.25",
        "&#128;1.25",
        "\u{20ac}1.25",
        "%24+1.25",
        "1.25&nbsp;&euro;",
        "\u{ffe5}1.25",
    ] {
        assert_input(ParameterId::Cpc, text, 1.25, 0);
    }
    // A hundredth of it is another size, and so may be a sign that nobody knows.
    for text in ["50\u{a2}", "50&cent;", "&cent;50", "50&check;", "&unknown;50", "#50", "&50"] {
        assert_input(ParameterId::Cpc, text, ParameterId::Cpc.row().default, 1);
    }
}

#[test]
fn a_word_with_a_part_that_nobody_knows_is_not_taken() {
    for text in [
        "currency=EUR&eacute;",
        "lang=de=11",
        "scenario.A=employees:4?00",
        "goal=4&00",
        "past-clicks=4;00",
        "ctr.range=0.01..0.02#5",
    ] {
        let query = parse(&format!("{text}&posts=6"));
        assert_eq!((query.scenario.values.posts, query.view.len(), query.problems.len()), (6.0, 0, 1), "{text}");
        assert_eq!(query.scenario, parse("posts=6").scenario, "{text}");
    }
}

#[test]
fn names_lose_nothing_to_what_values_lose() {
    for (text, name) in [
        ("3D4U", "3D4U"),
        ("3D%20printing", "3D printing"),
        ("A=B", "A=B"),
        ("A%7Cposts=9", "A|posts=9"),
        ("A%26posts=9", "A&posts=9"),
        ("*A*", "*A"),
        ("A=20B", "A=20B"),
        ("A&nbsp;B", "A\u{a0}B"),
        ("A&eacute;B", "A&eacute;B"),
        ("Plan 2026#3", "Plan 2026#3"),
    ] {
        let query = parse(&format!("case-title={text}&posts=6"));
        assert_eq!(query.view, [("case-title".to_owned(), name.to_owned())], "{text}");
        assert_eq!((query.scenario.values.posts, query.problems.len()), (6.0, 0), "{text}");
    }
}

/// Names of entities that need no `;`: all of HTML, and those of HTML 4 that lenient programs read without one.
const WITHOUT_END: &str = "AElig=\u{c6} AMP=& Aacute=\u{c1} Acirc=\u{c2} Agrave=\u{c0} Aring=\u{c5} Atilde=\u{c3} Auml=\u{c4} \
    COPY=\u{a9} Ccedil=\u{c7} ETH=\u{d0} GT=> LT=< REG=\u{ae} acute=\u{b4} amp=& brvbar=\u{a6} cedil=\u{b8} cent=\u{a2} \
    copy=\u{a9} curren=\u{a4} deg=\u{b0} divide=\u{f7} eth=\u{f0} euml=\u{eb} frac12=\u{bd} gt=> iexcl=\u{a1} iquest=\u{bf} \
    laquo=\u{ab} lt=< macr=\u{af} micro=\u{b5} middot=\u{b7} nbsp=\u{a0} not=\u{ac} ordf=\u{aa} ordm=\u{ba} para=\u{b6} \
    plusmn=\u{b1} pound=\u{a3} quot=\" raquo=\u{bb} reg=\u{ae} sect=\u{a7} shy=\u{ad} sup1=\u{b9} szlig=\u{df} thorn=\u{fe} \
    times=\u{d7} uml=\u{a8} yen=\u{a5} yuml=\u{ff} part=\u{2202} le=\u{2264} lang=\u{27e8} lang=\u{2329} lang=\u{3008} \
    exist=\u{2203} forall=\u{2200} image=\u{2111} int=\u{222b} isin=\u{2208} ne=\u{2260} ni=\u{220b} or=\u{2228} and=\u{2227} \
    pi=\u{3c0} prod=\u{220f} prop=\u{221d} psi=\u{3c8} real=\u{211c} rho=\u{3c1} sigma=\u{3c3} sub=\u{2282} sum=\u{2211} \
    sup=\u{2283} tau=\u{3c4} theta=\u{3b8} there4=\u{2234} chi=\u{3c7} cap=\u{2229} cup=\u{222a} cong=\u{2245} eta=\u{3b7} \
    mu=\u{3bc} nu=\u{3bd} xi=\u{3be} phi=\u{3c6} piv=\u{3d6} oline=\u{203e} fnof=\u{192} hearts=\u{2665} lang=\u{27e8}";

/// A program that sees an entity in the beginning of a key writes its sign instead.
#[test]
fn a_key_that_was_taken_for_an_entity_is_known() {
    let settings = SETTINGS.iter().map(|setting| setting.key);
    let inputs = ParameterId::ALL.iter().map(|id| id.row().id);
    let past = PastId::ALL.iter().map(|id| id.row().id);
    let mut taken = 0;
    for key in settings.chain(inputs).chain(past).chain(["v", "dependence", "scenario.A"]) {
        for (name, sign) in WITHOUT_END.split_whitespace().filter_map(|pair| pair.split_once('=')) {
            let Some(rest) = key.strip_prefix(name) else { continue };
            taken += 1;
            let before = ["utm=1", "case-title=A", "employees=400"];
            let encoded: String = form_urlencoded::byte_serialize(sign.as_bytes()).collect();
            for (before, sign) in before.into_iter().flat_map(|before| [(before, sign), (before, &encoded)]) {
                let text = format!("{before}{sign}{rest}=0.2");
                let meant = parse(&format!("{before}&{key}=0.2"));
                assert_eq!(parse(&text), meant, "{text}");
                assert_ne!(meant, parse(before), "{text}");
            }
        }
    }
    assert!(taken > 3);
    let query = parse("employees=400\u{2202}icipation.range=0.1..0.3");
    assert_eq!(query.scenario.range(ParameterId::Participation).map(|range| range.p90), Some(0.3));
}

/// Per cent of people, clicks or money is no size; the return on what was spent is one.
#[test]
fn a_goal_is_taken_where_its_result_can_have_it() {
    for (text, goal) in [
        ("goal=50%25", None),
        ("output=total.clicks&goal=50%25", None),
        ("goal=50%25&output=money.net", None),
        ("goal=50%25&output=money.roi", Some("50")),
        ("output=pair_overlap&goal=5%25", Some("0.05")),
        ("output=total.clicks&goal=50", Some("50")),
        // Only what is left of money can be worse than nothing.
        ("output=total.clicks&goal=-5", None),
        ("output=money.payback&goal=-5", None),
        ("output=money.payback&goal=6m", Some("6")),
        ("output=total.clicks&goal=6m", Some("6000000")),
        ("output=money.net&goal=-5", Some("-5")),
        ("output=money.roi&goal=-5%25", Some("-5")),
    ] {
        let query = parse(text);
        let found = query.view.iter().find(|(key, _)| key == "goal").map(|(_, value)| value.as_str());
        assert_eq!((found, query.problems.len()), (goal, usize::from(goal.is_none())), "{text}");
    }
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
        "4&nbsp;00",
        "4&#160;00",
        "4> > 00",
        "4%0A%3E%20%3E%2000",
        "4<b>,000</b>",
        "4<b>.5</b>",
        "4</b>k",
        "4<b>M</b>",
        "4<b>e3",
        "4</b>E+3",
        "4|00",
        "4?00",
        "4#00",
        "4&00",
        "4%2600",
        "4;00",
        "4;000k",
        "4;.5",
        "4&nbsp00",
        "4&comma;000",
        "4&#44;000",
        "4&#130;000",
        "4&frac12;",
        "4&times;100",
        "4&middot;5",
        "\u{664}&\u{660}\u{660}",
        "4=30",
    ] {
        assert_input(ParameterId::Employees, text, ParameterId::Employees.row().default, 1);
    }
    for text in
        ["40;utm", "40;2nd=1", "40<b>a", "40</b>kind", "40\">more", "40#2-overview", "40&m", "40<b>each", "40&faq"]
    {
        assert_input(ParameterId::Employees, text, 40.0, 0);
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
        "\u{2024}\u{2024}\u{2024}",
        "\u{2025}",
        "\u{22ef}",
        "\u{ff0e}\u{ff0e}\u{ff0e}",
        "\u{3002}\u{3002}\u{3002}",
        ". . .",
        "[...]",
        "&period;&period;&period;",
        "&#46;&#46;&#46;",
        "&#133;",
        "&ctdot;",
        "&nldr;",
        "=E2=80=A6",
    ] {
        for text in ["employees=40", "past-clicks=40", "goal=40", "scenario.A=employees:40", "ctr.range=0.01..0.02"] {
            assert_eq!(parse(&format!("{text}{end}")).problems.len(), 1, "{text}{end}");
        }
        assert_eq!(parse(&format!("employees=40{end}")).scenario.values.employees, 40.0, "{end}");
        assert_eq!(parse(&format!("case-title=Wait{end}&lang=de{end}")).problems, [], "{end}");
    }
}
