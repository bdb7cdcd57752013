//! What each command answers.

use crate::{answer, answers, command, figure, keys, refused, run, run_with};
use reach_estimator::analysis::estimate;
use reach_estimator::chart::ChartName;
use reach_estimator::outputs::OutputId;
use reach_estimator::parameters::ParameterId;
use reach_estimator::presets::Preset;
use reach_estimator::scenario::Scenario;
use serde_json::{Value, json};
use std::io::{Read, Write};

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
fn distribution_reports_percentiles_goals_and_dots() {
    let found = answer(&["distribution", "--goal", "total.reach=10000", "--dots", "total.clicks"]);
    assert_eq!(found["draws"], 65_536);
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
    assert!(with_ghost.contains(">B</text>"));
}

#[test]
fn charts_speak_the_languages_of_the_page() {
    let picture = |chart: &str, language: &str| {
        let found = run(&["draw", "--chart", chart, "--lang", language, "--preset", "enterprise"]);
        assert_eq!((found.status, found.err.as_str()), (0, ""), "{chart} in {language}");
        // Arabic texts are isolates.
        found.out.replace(['\u{2067}', '\u{2069}'], "")
    };
    for (language, unit, title) in [
        ("es", "{} mil</text>", "Alcance único según: "),
        ("de", "{}.000</text>", "Nettoreichweite, abhängig von: "),
        ("fr", "{} k</text>", "Portée unique selon\u{a0}: "),
        ("pt-br", "{} mil</text>", "Alcance único conforme: "),
        ("ar", "{} ألف</text>", "الوصول الفريد حسب: "),
    ] {
        let reach = picture("reach", language);
        assert!(reach.contains(title), "{language}: {title}");
        let tick = |value: u32| reach.contains(&unit.replace("{}", &value.to_string()).replace(' ', "\u{a0}"));
        assert!((1..1_000).any(tick), "{language}: thousands as {unit}");
        for chart in ChartName::ALL {
            let (own, english) = (picture(chart.name(), language), picture(chart.name(), "en"));
            let heading = |picture: &str| picture.lines().find(|line| line.starts_with("<title")).map(str::to_owned);
            assert_ne!(heading(&own), heading(&english), "{} in {language}", chart.name());
        }
    }
}

#[test]
fn convergence_compares_the_sequence_with_pseudo_random_draws() {
    let rows: Vec<Value> = answers(&["convergence", "--format", "json"], "");
    assert_eq!(rows.len(), 12);
    let error = |draws: u32, sequence: &str| {
        let row = rows.iter().find(|row| row["draws"] == draws && row["sequence"] == sequence).unwrap();
        ["p10", "p50", "p90"].map(|figure| row[figure].as_f64().unwrap())
    };
    let sum = |errors: [f64; 3]| errors.iter().sum::<f64>();
    assert!(sum(error(16_384, "scrambled-sobol")) < 0.5 * sum(error(1_024, "scrambled-sobol")));
    assert!(sum(error(4_096, "scrambled-sobol")) < sum(error(4_096, "pseudo-random")));
    // At rest the key figures stand still.
    assert!(error(65_536, "in-use").into_iter().all(|error| error < 0.01), "{:?}", error(65_536, "in-use"));
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

#[test]
fn figures_of_another_size_are_refused() {
    let solve = ["solve", "--parameter", "employees", "--output", "total.reach", "--target"];
    for target in ["20.000", "5%", "lots"] {
        refused(&[&solve[..], &[target]].concat(), b"", &[target, "total.reach"]);
    }
    refused(&[&solve[..5], &["--target=-5"]].concat(), b"", &["-5", "total.reach"]);
    assert_eq!(answer(&[&solve[..], &["20k"]].concat()), answer(&[&solve[..], &["20000"]].concat()));
    let return_on_cost = ["solve", "--parameter", "employees", "--output", "money.roi", "--target"];
    let [percent, plain] = ["150%", "150"].map(|target| answer(&[&return_on_cost[..], &[target]].concat()));
    assert_eq!(percent, plain);
    refused(&["distribution", "--goal", "total.clicks=1.000"], b"", &["1.000", "number"]);
    refused(&["distribution", "--goal", "total.clicks=5%"], b"", &["5%", "number"]);
    let ratio = answer(&["distribution", "--draws", "64", "--goal", "multiple=1.500", "--output", "multiple"]);
    assert_eq!(ratio["probability"]["multiple"]["goal"], 1.5);
    refused(&["draw", "--chart", "reach", "--goal", "20.000"], b"", &["20.000"]);
    refused(&["estimate", "--group", "sales:40:1.500:20%"], b"", &["sales:40:1.500:20%"]);
    refused(&["estimate", "--network", "Xing:1.500"], b"", &["Xing:1.500"]);
    let curve = ["curve", "--parameter", "employees", "--output", "total.reach"];
    refused(&[&curve[..], &["--to", "1.000"]].concat(), b"", &["--to 1.000", "5000000"]);
}

#[test]
fn a_curve_begins_before_it_ends() {
    let curve = ["curve", "--parameter", "employees", "--output", "total.reach", "--draws", "64"];
    refused(&[&curve[..], &["--from", "10", "--to", "5"]].concat(), b"", &["--from 10 --to 5", "below"]);
    refused(&[&curve[..], &["--from", "5", "--to", "5"]].concat(), b"", &["--from 5 --to 5"]);
    // Beyond the end that the axis has when nobody says one.
    refused(&[&curve[..], &["--from", "4m"]].concat(), b"", &["--from 4000000"]);
    let found = answer(&[&curve[..], &["--from", "5", "--to", "10"]].concat());
    assert_eq!(
        (found["x"][0].as_f64(), found["x"].as_array().unwrap().last().unwrap().as_f64()),
        (Some(5.0), Some(10.0))
    );
}
