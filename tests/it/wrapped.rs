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
    assert_eq!(wrapped("https://search.example/url?q=https://host.example/about"), None);
}
