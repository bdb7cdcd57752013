//! The command line, by running it.

use reach_estimator::analysis::estimate;
use reach_estimator::chart::ChartName;
use reach_estimator::outputs::OutputId;
use reach_estimator::parameters::ParameterId;
use reach_estimator::presets::Preset;
use reach_estimator::scenario::Scenario;
use serde_json::{Value, json};
use std::io::{Read, Write};
use std::process::{Command, Stdio};

struct Ran {
    status: i32,
    out: String,
    err: String,
}

fn command(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_reach-estimator"));
    command.args(arguments).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    command
}

fn run_with(arguments: &[&str], input: &[u8]) -> Ran {
    let mut child = command(arguments).spawn().unwrap();
    // A command that does not read its input closes the pipe.
    let _ = child.stdin.take().unwrap().write_all(input);
    let output = child.wait_with_output().unwrap();
    Ran {
        status: output.status.code().unwrap(),
        out: String::from_utf8(output.stdout).unwrap(),
        err: String::from_utf8(output.stderr).unwrap(),
    }
}

fn run(arguments: &[&str]) -> Ran {
    run_with(arguments, b"")
}

/// The lines of JSON that a call answers with.
fn answers(arguments: &[&str], input: &str) -> Vec<Value> {
    let ran = run_with(arguments, input.as_bytes());
    assert_eq!((ran.status, ran.err.as_str()), (0, ""), "{arguments:?}");
    ran.out.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

fn answer(arguments: &[&str]) -> Value {
    let mut all = answers(arguments, "");
    assert_eq!(all.len(), 1, "{arguments:?}");
    all.remove(0)
}

/// Refused: status 2, nothing on standard output, and a message with all of `said`.
fn refused(arguments: &[&str], input: &[u8], said: &[&str]) {
    let ran = run_with(arguments, input);
    assert_eq!((ran.status, ran.out.as_str()), (2, ""), "{arguments:?}: {}", ran.err);
    for said in said {
        assert!(ran.err.contains(said), "{arguments:?} does not say {said}: {}", ran.err);
    }
}

fn keys(value: &Value) -> Vec<&str> {
    value.as_object().unwrap().keys().map(String::as_str).collect()
}

/// A figure by its dotted name.
fn figure(estimate: &Value, name: &str) -> Value {
    name.split('.').fold(estimate.clone(), |value, key| value[key].clone())
}

#[test]
fn estimate_answers_with_every_figure() {
    let found = answer(&["estimate"]);
    let parts = [
        "inputs",
        "page",
        "employees",
        "total",
        "incremental_reach",
        "multiple",
        "envelope",
        "waterfall",
        "money",
        "by_network",
        "by_round",
        "problems",
    ];
    for part in parts {
        assert!(keys(&found).contains(&part), "no {part}");
    }
    let account = ["reach", "reach_home", "impressions", "frequency", "clicks", "engagements"];
    for part in ["page", "employees", "total"] {
        assert_eq!(keys(&found[part]), account);
    }
    assert_eq!(keys(&found["inputs"]).len(), ParameterId::ALL.len());
    let same = estimate(&Scenario::default());
    for &output in OutputId::ALL {
        assert_eq!(figure(&found, output.name()), json!(same.read(output)), "{}", output.name());
    }
    assert_eq!(found["problems"], json!([]));
}

#[test]
fn absent_figures_are_null() {
    let found = answer(&["estimate", "--set", "followers=0"]);
    assert_eq!(found["multiple"], Value::Null);
    assert_eq!(answer(&["estimate", "--set", "employees=0"])["money"]["cost_per_click"], Value::Null);
}

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
fn distribution_reports_percentiles_goals_and_dots() {
    let found = answer(&["distribution", "--goal", "total.reach=10000", "--dots", "total.clicks"]);
    assert_eq!(found["draws"], 4_096);
    assert_eq!(keys(&found["outputs"]).len(), OutputId::ALL.len());
    let range = &found["outputs"]["total.reach"];
    assert!(range["p10"].as_f64() < range["p50"].as_f64() && range["p50"].as_f64() < range["p90"].as_f64());
    let chance = &found["probability"]["total.reach"];
    assert_eq!(chance["goal"], 10_000.0);
    assert!((0.1..0.5).contains(&chance["probability"].as_f64().unwrap()));
    assert_eq!(found["dots"].as_array().unwrap().len(), 50);
    assert_eq!(answer(&["distribution", "--draws", "1000"])["draws"], 1_024);
    let stressed = answer(&["distribution", "--stress", "--output", "total.reach"]);
    assert!(stressed["outputs"]["total.reach"]["p50"].as_f64() < range["p10"].as_f64());
}

#[test]
fn solve_answers_with_a_value_or_the_reason_why_not() {
    let ask = |more: &[&str]| answer(&[&["solve", "--output", "total.clicks", "--target", "500"][..], more].concat());
    let value = ask(&["--parameter", "employees"])["value"].as_f64().unwrap();
    let clicks = answer(&["estimate", "--set", &format!("employees={value}")])["total"]["clicks"].as_f64().unwrap();
    assert!((clicks / 500.0 - 1.0).abs() < 1e-9);
    let cautious = ask(&["--parameter", "employees", "--percentile", "20"])["value"].as_f64().unwrap();
    assert_eq!(ask(&["--parameter", "employees", "--percentile", "0.2"])["value"], cautious);
    assert!(cautious > value);
    let range = answer(&["distribution", "--set", &format!("employees={cautious}"), "--goal", "total.clicks=500"]);
    let chance = range["probability"]["total.clicks"]["probability"].as_f64().unwrap();
    assert!((chance - 0.8).abs() < 1e-3, "{chance}");
    let unreachable = ask(&["--parameter", "participation", "--set", "employees=3"]);
    assert_eq!((&unreachable["value"], &unreachable["reason"]), (&Value::Null, &json!("unreachable")));
    assert!(unreachable["best"].as_f64().unwrap() < 500.0);
    assert_eq!(ask(&["--parameter", "overlap"])["reason"], "not-monotone");
    let most =
        ["solve", "--parameter", "employees", "--output", "money.cost", "--target", "2000", "--percentile", "80"];
    let usual = answer(&most[..7])["value"].as_f64().unwrap();
    assert!(answer(&most)["value"].as_f64().unwrap() < usual, "P80 of the cost is above its middle");
}

#[test]
fn sensitivity_is_sorted() {
    let found = answer(&["sensitivity", "--output", "total.reach"]);
    let totals: Vec<f64> =
        found["inputs"].as_array().unwrap().iter().map(|one| one["total"].as_f64().unwrap()).collect();
    assert!(totals.len() > 10 && totals.windows(2).all(|pair| pair[0] >= pair[1]) && totals[0] > 0.1);
    assert_eq!(keys(&found["inputs"][0]), ["id", "p10", "p90", "low", "high", "first", "total"]);
}

#[test]
fn curves_come_as_columns() {
    let call = ["curve", "--parameter", "employees", "--output", "total.reach", "--points", "5", "--draws", "64"];
    let found = answer(&call);
    let columns = ["x", "value", "p10", "p50", "p90", "page", "envelope"];
    for column in columns {
        assert_eq!(found[column].as_array().unwrap().len(), 5, "{column}");
    }
    let csv = run(&[&call[..], &["--format", "csv"]].concat()).out;
    let mut lines = csv.lines();
    assert_eq!(lines.next().unwrap(), columns.join(","));
    for (place, line) in lines.enumerate() {
        for (column, text) in columns.iter().zip(line.split(',')) {
            assert_eq!(text.parse::<f64>().unwrap(), found[column][place].as_f64().unwrap(), "{column}");
        }
    }
    let several = run_with(
        &["curve", "--parameter", "employees", "--output", "total.reach", "--points", "2", "--format", "csv", "-"],
        b"{}\n{}",
    );
    assert!(several.out.starts_with("scenario,x,value") && several.out.lines().count() == 5);
}

#[test]
fn estimates_can_be_read_by_people_and_spreadsheets() {
    let table = run(&["estimate", "--format", "table", "--preset", "article"]).out;
    assert!(
        table
            .lines()
            .any(|line| line.starts_with("envelope.corporate_equivalent_impressions") && line.ends_with("600,000")),
        "{table}"
    );
    let clamped = run(&["estimate", "--format", "table", "--set", "participation=2"]).out;
    assert!(clamped.lines().last().unwrap().contains("participation: 2 is outside 0 to 1"));
    let csv = run_with(&["estimate", "--format", "csv", "-"], b"{\"employees\": 5}\n{\"overlap\": 9}").out;
    let rows: Vec<csv::StringRecord> =
        csv::Reader::from_reader(csv.as_bytes()).into_records().map(|row| row.unwrap()).collect();
    let header: Vec<&str> = csv.lines().next().unwrap().split(',').collect();
    assert_eq!(header.len(), ParameterId::ALL.len() + OutputId::ALL.len() + 1);
    let column = |name: &str| header.iter().position(|head| *head == name).unwrap();
    assert_eq!((&rows[0][column("employees")], &rows[1][column("overlap")]), ("5", "0.5"));
    assert!(rows[1][column("problems")].contains("overlap"));
}

#[test]
fn parameters_list_the_table() {
    let found = answer(&["parameters"]);
    let rows = found.as_array().unwrap();
    assert_eq!(rows.len(), ParameterId::ALL.len());
    let columns = [
        "id", "group", "label", "unit", "min", "max", "default", "p10", "p90", "scale", "source", "grade", "year",
        "url",
    ];
    for (row, id) in rows.iter().zip(ParameterId::ALL) {
        assert_eq!((keys(row), &row["id"]), (columns.to_vec(), &json!(id.row().id)));
    }
    let markdown = run(&["parameters", "--format", "markdown"]).out;
    assert_eq!(markdown.lines().count(), rows.len() + 2);
    assert!(markdown.lines().all(|line| line.matches(" | ").count() >= columns.len() - 3), "{markdown}");
}

#[test]
fn the_core_of_the_model_runs_on_its_own_defaults() {
    let found = &answers(&["model"], "{}\n")[0];
    let columns = [
        "active_employees",
        "gross_audience",
        "unique_audience",
        "overlap_dispersion",
        "post_reach",
        "reproduction_number",
        "item_reach",
        "item_engaged",
        "impressions",
        "impressions_by_round",
        "reach",
        "reach_home",
        "reach_by_round",
        "frequency",
        "engagements",
        "clicks",
        "corporate_equivalent_impressions",
    ];
    assert_eq!(keys(found), columns);
    assert_eq!((&found["gross_audience"], &found["post_reach"]), (&json!(10_000.0), &json!(0.2)));
    assert!(answers(&["model"], "").is_empty());
    // The reference vectors, through the command line.
    let vectors: Value = serde_json::from_str(include_str!("../vectors/model.json")).unwrap();
    let whole: Vec<&Value> =
        vectors["vectors"].as_array().unwrap().iter().filter(|one| one["function"] == "evaluate").collect();
    let lines: String = whole.iter().map(|vector| format!("{}\n", vector["input"])).collect();
    let found = answers(&["model", "-"], &lines);
    assert_eq!(found.len(), whole.len());
    for (found, vector) in found.iter().zip(whole) {
        for (key, expected) in vector["expected"].as_object().unwrap() {
            if let (Some(found), Some(expected)) = (found[key].as_f64(), expected.as_f64()) {
                assert!((found - expected).abs() <= 1e-10 * expected.abs() + 1e-12, "{}: {key}", vector["name"]);
            }
        }
    }
}

#[test]
fn the_core_clamps_and_refuses_what_it_says() {
    let one = |input: &str| answers(&["model"], input).remove(0);
    assert_eq!(one(r#"{"overlap": 0.9}"#), one(r#"{"overlap": 0.5}"#));
    assert_eq!(one(r#"{"community": 2e6}"#), one(r#"{"community": 1e6}"#));
    let everybody = r#"{"segments": [{"headcount": 1, "participation": 1, "contacts": 1e6}]}"#;
    assert_eq!(one(&everybody.replace("1e6", "5e6")), one(everybody));
    for (input, said) in [
        (r#"{"rounds": 0}"#, "rounds"),
        (r#"{"rounds": 2.5}"#, "rounds"),
        (r#"{"rounds": 21}"#, "rounds"),
        (r#"{"ctr": 0.6, "peer_lift": 2}"#, "peer_lift"),
        (r#"{"audience_contacts": 1e6}"#, "audience_contacts"),
        (r#"{"population": 50}"#, "population"),
        (r#"{"visibility": 1.1}"#, "visibility"),
        (r#"{"posts": -1}"#, "posts"),
        (r#"{"community": 0}"#, "community"),
        (r#"{"affinity_lift": 0.5}"#, "affinity_lift"),
        (r#"{"segments": 3}"#, "segments"),
        (r#"{"segments": [{"headcount": 1, "participation": 1}]}"#, "contacts"),
        (r#"{"segments": [{"headcount": -1, "participation": 1, "contacts": 1}]}"#, "headcount"),
        (r#"{"segments": [{"headcount": 1, "participation": 1, "contacts": 1, "name": 2}]}"#, "name"),
        (r#"{"visibility": null}"#, "visibility"),
        (r#"{"employees": 1}"#, "employees"),
        ("{}\n{}\n{\"adoption\": \"x\"}", "line 3"),
        ("[]", "object"),
        ("{", "malformed"),
    ] {
        refused(&["model"], input.as_bytes(), &[said, "allowed"]);
    }
}

#[test]
fn charts_are_drawn_as_pictures() {
    for chart in ChartName::ALL {
        let found = run(&["draw", "--chart", chart.name(), "--width", "640", "--height", "360"]);
        assert_eq!((found.status, found.err.as_str()), (0, ""));
        assert!(found.out.starts_with("<svg") && found.out.ends_with("</svg>\n"), "{}", chart.name());
        assert!(found.out.contains("width=\"640\"") && found.out.contains("height=\"360\""));
        assert!(!found.out.contains("NaN") && !found.out.contains("inf"), "{}", chart.name());
    }
    let picture = |more: &[&str]| run(&[&["draw", "--chart", "reach"][..], more].concat()).out;
    let usual = picture(&[]);
    for more in [
        &["--theme", "dark"][..],
        &["--set", "employees=900"],
        &["--output", "total.clicks"],
        &["--axis", "posts"],
        &["--stress"],
    ] {
        assert_ne!(picture(more), usual, "{more:?}");
    }
    let with_ghost = run_with(&["draw", "--chart", "reach", "-"], b"{}\n{\"posts\": 9}").out;
    assert!(with_ghost.contains("scenario 2"));
}

#[test]
fn convergence_compares_the_sequence_with_pseudo_random_draws() {
    let rows: Vec<Value> = answers(&["convergence", "--format", "json"], "");
    let error = |draws: u32, sequence: &str| {
        let row = rows.iter().find(|row| row["draws"] == draws && row["sequence"] == sequence).unwrap();
        ["p10", "p50", "p90"].map(|figure| row[figure].as_f64().unwrap())
    };
    let sum = |errors: [f64; 3]| errors.iter().sum::<f64>();
    assert!(sum(error(4_096, "scrambled-sobol")) < 0.5 * sum(error(256, "scrambled-sobol")));
    assert!(sum(error(4_096, "scrambled-sobol")) < sum(error(4_096, "pseudo-random")));
    assert!(run(&["convergence"]).out.lines().count() == rows.len() + 1);
}

#[test]
fn the_same_call_prints_the_same_bytes() {
    for call in [
        &["estimate"][..],
        &["distribution", "--draws", "512"],
        &["draw", "--chart", "odds"],
        &["sensitivity", "--output", "money.net"],
    ] {
        assert_eq!(run(call).out, run(call).out, "{call:?}");
    }
    let article = answer(&["estimate", "--preset", "article"]);
    assert_eq!(
        article["total"]["reach"],
        json!(estimate(&Preset::find("article").unwrap().scenario()).outcome.total.reach)
    );
}

#[test]
fn a_reader_that_has_seen_enough_is_no_failure() {
    let mut child = command(&["estimate", "-"]).spawn().unwrap();
    let mut input = child.stdin.take().unwrap();
    let writer = std::thread::spawn(move || input.write_all("{}\n".repeat(500).as_bytes()));
    let mut out = child.stdout.take().unwrap();
    let mut first = [0; 10];
    out.read_exact(&mut first).unwrap();
    drop(out);
    let _ = writer.join().unwrap();
    let output = child.wait_with_output().unwrap();
    assert!(output.status.success() && output.stderr.is_empty(), "{}", String::from_utf8_lossy(&output.stderr));
}
