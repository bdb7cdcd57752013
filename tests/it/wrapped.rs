//! Addresses inside those of programs that guard readers.

use reach_estimator::query::{parse, wrapped};

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
    for none in [
        "https://search.example/url?q=https://host.example/about",
        "https://host.example/?employees=400&ref=https%3A%2F%2Fhost.example%2F%3Fposts%3D6",
        "https://urldefense.example/v3/__https://host.example/about__;!!abc",
        "employees=400",
    ] {
        assert_eq!(wrapped(none), None, "{none}");
    }
}

/// Each program writes an address in its own way, and mail may pass several.
#[test]
fn the_address_inside_a_guarded_link_is_found_however_it_is_written() {
    let dashed = "https-3A__host.example_-3Femployees-3D400-26participation-3D20-2525-26case-2Dtitle-3DA-2520B";
    let encoded = "https%3A%2F%2Fhost.example%2F%3Femployees%3D400%26participation%3D20%2525%26case-title%3DA%2520B";
    let starred = "https://host.example/?employees=400&participation=20*25&case-title=A";
    let base64 = "aHR0cHM6Ly9ob3N0LmV4YW1wbGUvP2VtcGxveWVlcz00MDAmcGFydGljaXBhdGlvbj0yMCUyNSZjYXNlLXRpdGxlPUElMjBC";
    let guard = "https%3A%2F%2Furldefense.example%2Fv2%2Furl%3Fu%3D";
    for text in [
        format!("https://urldefense.example/v2/url?u={dashed}&d=DwMFaQ&c=x&r=y&m=z&s=w&e="),
        format!("https://safelinks.example/?url={guard}{dashed}%26d%3Dx&data=05%7C02"),
        format!("https://urldefense.example/v3/__{starred}*20B__;JSU!!abc!def$"),
        format!("https://urldefense.example/v3/__{starred}*B__;JSs!!abc$"),
        format!("https://link.example/redirect?event=x&q={encoded}&v=abc"),
        format!("https://linkprotect.example/url?a={encoded}&c=E,1,x&typo=1"),
        format!("https://protection.example/?d=host.example&u={base64}&i=x"),
    ] {
        let query = parse(&wrapped(&text).unwrap());
        let values = query.scenario.values;
        assert_eq!((values.employees, values.participation), (400.0, 0.2), "{text}");
        assert_eq!(query.view, [("case-title".to_owned(), "A B".to_owned())], "{text}");
        assert_eq!(query.problems, [], "{text}");
    }
    let several = "https://urldefense.example/v3/__https://host.example/?employees=400**Aposts=6__;JiY!!abc";
    assert_eq!(wrapped(several), Some("https://host.example/?employees=400&&posts=6".to_owned()));
    for broken in [
        "https://urldefense.example/v3/__a=\u{e9}**__;\u{e9}!!",
        "https://urldefense.example/v3/__**-__;!!",
        "https://a.example/?u=http-3A__%ff-ff-3F",
    ] {
        assert_eq!(wrapped(broken), None);
    }
}
