//! How scenarios are given, and what is refused.

use crate::{answer, answers, refused};
use reach_estimator::parameters::ParameterId;
use serde_json::{Value, json};

#[test]
fn inputs_come_from_standard_input_a_file_or_an_address() {
    let object = r#"{"employees": 500, "participation": 0.25, "ranges": {"participation": [0.1, 0.4]}}"#;
    let piped = answers(&["estimate", "-"], object);
    let path = std::env::temp_dir().join(format!("reach-estimator-{}.json", std::process::id()));
    std::fs::write(&path, format!("\u{feff}{object}\n")).unwrap();
    let file = answers(&["estimate", path.to_str().unwrap()], "{not read");
    std::fs::remove_file(&path).unwrap();
    let query = "?employees=500&participation=0.25&participation.range=0.1~0.4";
    assert_eq!(piped, file);
    assert_eq!(piped, [answer(&["estimate", "--query", query])]);
    assert_eq!(piped[0]["inputs"]["ranges"], json!({"participation": [0.1, 0.4]}));
    // Without a file and without `-`, standard input is not read.
    assert_eq!(answers(&["estimate"], "{not read").len(), 1);
    // An estimate's inputs are inputs.
    assert_eq!(answers(&["estimate", "-"], &piped[0]["inputs"].to_string()), piped);
}

#[test]
fn what_the_product_writes_is_taken() {
    let address = "https://host.example/page?utm_source=x&v=1&employees=500&posts=6#faq";
    let found = answer(&["estimate", "--query", address]);
    assert_eq!(found["inputs"]["employees"], 500.0);
    assert_eq!(found["problems"], json!([]));
    let framed = answer(&["estimate", "--query", "https://host.example/iframe.html?lang=de#v=1&employees=500&posts=6"]);
    assert_eq!(framed, found);
    // Behind a program that looks at links first.
    let guarded = "https://safelinks.example/?url=https%3A%2F%2Fhost.example%2Fpage%3Fv%3D1%26employees%3D500%26posts%3D6&data=05";
    assert_eq!(answer(&["estimate", "--query", guarded]), found);
    // Its own output, and what the page saves.
    assert_eq!(answers(&["estimate", "-"], &found.to_string()), std::slice::from_ref(&found));
    let saved = json!({"link": address, "view": {"chart": "reach"}, "inputs": {"employees": 500, "posts": 6, "linkedinContacts": 300, "ranges": {"linkedinContacts": [200, 400]}}, "total": {}});
    let again = answers(&["estimate", "-"], &saved.to_string());
    assert_eq!(again[0]["inputs"]["linkedin_contacts"], 300.0);
    assert_eq!(again[0]["inputs"]["ranges"], json!({"linkedin_contacts": [200.0, 400.0]}));
}

#[test]
fn files_in_utf_16_are_read() {
    let text = "{\"employees\": 500}\r\n";
    let path = std::env::temp_dir().join(format!("reach-estimator-utf16-{}.json", std::process::id()));
    for (mark, to_bytes) in [
        (Some('\u{feff}'), u16::to_le_bytes as fn(u16) -> [u8; 2]),
        (Some('\u{feff}'), u16::to_be_bytes),
        (None, u16::to_le_bytes),
        (None, u16::to_be_bytes),
    ] {
        let text: String = mark.into_iter().chain(text.chars()).collect();
        let bytes: Vec<u8> = text.encode_utf16().flat_map(to_bytes).collect();
        std::fs::write(&path, bytes).unwrap();
        assert_eq!(answers(&["estimate", path.to_str().unwrap()], "")[0]["inputs"]["employees"], 500.0);
    }
    std::fs::write(&path, [0xff, 0xfe, b'{']).unwrap();
    refused(&["estimate", path.to_str().unwrap()], b"", &["is not text", "UTF-16"]);
    std::fs::remove_file(&path).unwrap();
}

#[test]
fn an_address_that_says_nothing_is_refused() {
    for query in ["https://host.example/?utm_source=x", "employes", "https://host.example/about", "400"] {
        refused(&["estimate", "--query", query], b"", &["--query", "says nothing"]);
    }
    assert_eq!(answer(&["estimate", "--query", ""]), answer(&["estimate"]));
}

#[test]
fn every_line_gets_an_answer() {
    let lines = "{\"employees\": 10}\n\n{\"employees\": 20}\n{\n  \"employees\": 30\n}\n";
    let employees = |found: Vec<Value>| found.iter().map(|one| one["inputs"]["employees"].clone()).collect::<Vec<_>>();
    assert_eq!(employees(answers(&["estimate", "-"], lines)), [10.0, 20.0, 30.0]);
    assert_eq!(answers(&["distribution", "-", "--draws", "64"], lines).len(), 3);
    assert_eq!(answers(&["estimate", "-", "--set", "employees=7"], lines)[2]["inputs"]["employees"], 7.0);
}

#[test]
fn a_preset_follows_the_file_and_single_values_follow_the_preset() {
    let call = [
        "estimate",
        "-",
        "--set",
        "employees=70",
        "--preset",
        "article",
        "--set",
        "ctr=2%",
        "--set",
        "x_contacts=1.5k",
    ];
    let found = &answers(&call, r#"{"employees": 5, "followers": 9, "posts": 1, "minutes": 3}"#)[0]["inputs"];
    for (key, value) in [
        ("employees", 70.0),
        ("followers", 5_000.0),
        ("posts", 10.0),
        ("minutes", 3.0),
        ("ctr", 0.02),
        ("x_contacts", 1_500.0),
    ] {
        assert_eq!(found[key], value, "{key}");
    }
    assert_eq!(answer(&["estimate", "--preset", "article"])["envelope"]["corporate_equivalent_impressions"], 600_000.0);
}

#[test]
fn ranges_can_be_set_and_move_with_their_value() {
    let set = answer(&["estimate", "--set", "participation.range=0.1..0.3", "--set", "participation=0.2"]);
    assert_eq!(set["inputs"]["ranges"], json!({"participation": [0.1, 0.3]}));
    let given = r#"{"posts": 4, "ranges": {"posts": [2, 8]}}"#;
    let moved = &answers(&["estimate", "-", "--set", "posts=8"], given)[0];
    assert_eq!(moved["inputs"]["ranges"], json!({"posts": [4.0, 16.0]}));
    let wide = answer(&["distribution", "--output", "total.reach", "--set", "posts.range=1~20"]);
    let usual = answer(&["distribution", "--output", "total.reach"]);
    let width = |found: &Value| {
        let range = &found["outputs"]["total.reach"];
        range["p90"].as_f64().unwrap() / range["p10"].as_f64().unwrap()
    };
    assert!(width(&wide) > width(&usual));
}

#[test]
fn out_of_range_numbers_are_clamped_and_reported() {
    let found =
        &answers(&["estimate", "-"], r#"{"participation": 7, "rounds": 2.5, "overlap": -1, "sales_share": 0.9}"#)[0];
    let inputs = &found["inputs"];
    assert_eq!(
        (&inputs["participation"], &inputs["rounds"], &inputs["overlap"]),
        (&json!(1.0), &json!(3.0), &json!(0.0))
    );
    let problems: Vec<_> =
        found["problems"].as_array().unwrap().iter().map(|one| (&one["parameter"], &one["code"])).collect();
    let expected =
        [("participation", "clamped"), ("rounds", "clamped"), ("overlap", "clamped"), ("sales-share", "shares-scaled")];
    assert_eq!(
        problems,
        expected.map(|(id, code)| (json!(id), json!(code))).iter().map(|(id, code)| (id, code)).collect::<Vec<_>>()
    );
    for call in [
        &["distribution"][..],
        &["sensitivity", "--output", "total.reach"],
        &["curve", "--parameter", "posts", "--output", "total.reach"],
        &["solve", "--parameter", "posts", "--output", "total.reach", "--target", "1"],
    ] {
        let arguments =
            [call, &["--set", "participation=900", "--draws", "64"][..if call[0] == "solve" { 2 } else { 4 }]].concat();
        assert_eq!(answer(&arguments)["problems"][0]["code"], "clamped", "{call:?}");
    }
}

#[test]
fn an_address_is_read_gently() {
    let found = answer(&["estimate", "--query", "?employees=abc&participation=900&colour=red"]);
    let codes: Vec<_> = found["problems"].as_array().unwrap().iter().map(|one| one["code"].clone()).collect();
    assert_eq!(found["inputs"]["employees"], ParameterId::Employees.row().default);
    for code in ["unreadable", "clamped", "unknown"] {
        assert!(codes.contains(&json!(code)), "{codes:?}");
    }
}

#[test]
fn bad_input_is_refused_with_the_name_the_fault_and_what_is_allowed() {
    for call in [
        &["estimate", "-"][..],
        &["distribution", "-"],
        &["sensitivity", "--output", "total.reach", "-"],
        &["curve", "--parameter", "posts", "--output", "total.reach", "-"],
        &["draw", "--chart", "reach", "-"],
        &["solve", "--parameter", "posts", "--output", "total.reach", "--target", "1", "-"],
    ] {
        refused(call, b"{\"employees\": ", &["standard input", "malformed", "allowed"]);
        refused(call, br#"{"employees": "many"}"#, &["line 1", "employees", "many", "0 to 5000000"]);
        refused(call, br#"{"employees": null}"#, &["employees", "null", "0 to 5000000"]);
        refused(call, br#"{"employees": [1]}"#, &["employees", "list", "0 to 5000000"]);
        refused(call, br#"{"employes": 1}"#, &["employes", "unknown", "employees"]);
        refused(call, br#"{"page-posts": 1}"#, &["page-posts", "unknown", "page_posts"]);
        refused(call, b"[1, 2]", &["list", "object"]);
        refused(call, b"", &["standard input", "allowed"]);
        refused(call, b"\xff\xfe{}", &["standard input", "UTF-8"]);
        refused(call, br#"{"ranges": {"posts": 3}}"#, &["ranges", "posts", "two numbers"]);
        refused(call, br#"{"ranges": {"posts": [1, null]}}"#, &["ranges", "posts", "null"]);
        refused(call, br#"{"ranges": [1, 2]}"#, &["ranges", "list"]);
        refused(call, b"{}\n{}\n{\"posts\": true}\n{}\n{}\n", &["line 3", "posts", "true"]);
    }
    refused(&["estimate", "no-such-file.json"], b"", &["no-such-file.json", "allowed"]);
    refused(&["estimate", "--set", "employees"], b"", &["--set employees", "allowed"]);
    refused(&["estimate", "--set", "employees=many"], b"", &["employees", "many", "0 to 5000000"]);
    refused(&["estimate", "--set", "staff=3"], b"", &["staff", "allowed", "employees"]);
    refused(&["estimate", "--set", "posts.range=3"], b"", &["posts.range", "P10..P90"]);
    refused(&["estimate", "--set", "staff.range=3~4"], b"", &["staff", "allowed"]);
    refused(&["estimate", "--preset", "none"], b"", &["none", "article"]);
    refused(&["estimate", "--format", "xml"], b"", &["xml", "json"]);
    refused(&["distribution", "--draws", "0"], b"", &["--draws", "65536"]);
    refused(&["distribution", "--goal", "total.reach"], b"", &["--goal", "allowed"]);
    refused(
        &["solve", "--parameter", "staff", "--output", "total.reach", "--target", "1"],
        b"",
        &["staff", "employees"],
    );
    refused(&["solve", "--parameter", "posts", "--output", "reach", "--target", "1"], b"", &["reach", "total.reach"]);
    refused(
        &["solve", "--parameter", "posts", "--output", "total.reach", "--target", "x"],
        b"",
        &["--target", "x", "numbers"],
    );
    let percentile = ["solve", "--parameter", "posts", "--output", "total.reach", "--target", "1", "--percentile"];
    for wrong in ["0", "100", "many"] {
        refused(&[&percentile[..], &[wrong]].concat(), b"", &["--percentile", "allowed"]);
    }
    refused(&["curve", "--parameter", "posts", "--output", "total.reach", "--points", "1"], b"", &["--points", "2"]);
    refused(&["draw", "--chart", "pie"], b"", &["pie", "reach"]);
    refused(&["draw", "--chart", "reach", "--theme", "sepia"], b"", &["sepia", "light"]);
    refused(&["draw", "--chart", "reach", "--width", "0"], b"", &["--width", "64"]);
    refused(&["draw", "--chart", "reach", "--lang", "xx"], b"", &["xx", "en"]);
    refused(&["guess"], b"", &["guess"]);
}

#[test]
fn groups_and_networks_are_given_as_rows() {
    let groups = ["--group", "sales:40:1500:20%", "--group", "Engineers:20:300:0.05"];
    let networks = ["--network", "Xing:150", "--network", "X:60:0.2:1%", "--network", "LinkedIn:500"];
    let found = answer(&[&["estimate"][..], &groups, &networks].concat());
    let inputs = &found["inputs"];
    assert_eq!(
        (&inputs["employees"], &inputs["sales_share"], &inputs["technical_share"]),
        (&json!(200.0), &json!(0.2), &json!(0.1))
    );
    assert_eq!(
        (&inputs["linkedin_contacts"], &inputs["x_contacts"], &inputs["other_contacts"]),
        (&json!(500.0), &json!(60.0), &json!(150.0))
    );
    assert_eq!(inputs["x_visibility"], 2.0);
    // 8 in sales, 1 engineer, 14 others.
    let active = found["active_employees"].as_f64().unwrap();
    assert!((active - 23.0).abs() < 1e-6, "{active}");
    assert_eq!(found["by_network"].as_object().unwrap().len(), 3);
    // What it answers is taken as inputs again.
    assert_eq!(answers(&["estimate", "-"], &inputs.to_string()), [found]);
}

#[test]
fn rows_that_cannot_be_are_refused() {
    for (flag, row, what) in [
        ("--group", "sales:40:1500", "NAME:PEOPLE"),
        ("--group", "sales:forty:1500:20%", "three numbers"),
        ("--group", "sales:-4:1500:20%", "three numbers"),
        ("--group", "sales:40:1500:120%", "above 100%"),
        ("--group", "sales:40:1500:20%:5", "NAME:PEOPLE"),
        ("--network", "Xing", "NAME:CONTACTS"),
        ("--network", "Xing:150:300%", "no share"),
    ] {
        refused(&["estimate", flag, row], b"", &[row, what]);
    }
    let groups = ["a:1:9:1%", "b:1:9:1%", "c:1:9:1%", "d:1:9:1%", "e:1:9:1%"].map(|row| ["--group", row]).concat();
    refused(&[&["estimate"][..], &groups].concat(), b"", &["e:1:9:1%", "4 groups"]);
}

/// An address that was encoded as a whole, or has lost its beginning, has the name of a page in it and no key of that name.
#[test]
fn the_name_of_a_page_is_no_key() {
    let found = answer(&["estimate", "--query", "employees=400"]);
    for link in [
        "https%3A%2F%2Fhost.example%2F%3Femployees%3D400",
        "host.example/a.html?employees=400",
        "https://guard.example/?url=https%3A%2F%2Fhost.example%2F%3Femployees%3D400",
    ] {
        assert_eq!(answer(&["estimate", "--query", link]), found, "{link}");
    }
}

/// On a page whose address is not ours, links carry the name of the element in front of each key.
#[test]
fn a_link_of_a_page_that_is_not_ours_is_taken() {
    let found = answer(&["estimate", "--set", "employees=400"]);
    for link in [
        "http://host.example/host.html?e-v=2&e-employees=400&e-case-title=Acme",
        "http://host.example/host.html?job-id=7&reach-v=2&reach-employees=400",
        "http://host.example/host.html#reach-employees=400",
        "http://host.example/host.html?lang=de&reach-employees=400",
        "e-v=2&e-employees=400",
        "https://host.example/?My-Part-v=2&my-part-employees=400&my-part-output=total.reach",
        "https://host.example/?a%20b-v=2&amp;a%20b-employees=400",
        "https://host.example/?reach2-v%3D2%26reach2-employees%3D400",
        "https://guard.example/?url=https%3A%2F%2Fhost.example%2F%3Fe-v%3D2%26e-employees%3D400",
    ] {
        assert_eq!(answer(&["estimate", "--query", link]), found, "{link}");
    }
    let two = "http://host.example/?left-v=2&left-employees=400&right-v=2&right-employees=9";
    refused(&["estimate", "--query", two], b"", &["--query", "several elements", "left", "right"]);
    for link in ["http://host.example/?job-posts=3", "http://host.example/?e-v=2", "http://host.example/?x-y=2&x-z=1"] {
        refused(&["estimate", "--query", link], b"", &["--query", "says nothing"]);
    }
    // Keys of ours without a name come first.
    assert_eq!(answer(&["estimate", "--query", "http://host.example/?employees=400&e-v=2&e-employees=9"]), found);
}
