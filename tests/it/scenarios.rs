//! Whole companies against the vectors of the oracle: from the inputs of the table to every figure.

use reach_estimator::analysis::{estimate, timeline};
use reach_estimator::outputs::OutputId;
use reach_estimator::parameters::Inputs;
use reach_estimator::scenario::Scenario;
use serde_json::{Map, Value};

const VECTORS: &str = include_str!("../vectors/scenarios.json");
const RELATIVE: f64 = 1e-10;
const ABSOLUTE: f64 = 1e-12;

fn scenario(base: &Map<String, Value>, input: &Map<String, Value>) -> Scenario {
    let value = |name: &str| input.get(name).or_else(|| base.get(name)).and_then(Value::as_f64);
    let values = Inputs::from_fn(|id| value(id.row().snake).unwrap_or_else(|| panic!("{} is missing", id.row().snake)));
    Scenario { values, ..Scenario::default() }
}

/// Where two figures differ: absent is null on one side, infinite or `None` on the other.
fn differ(found: Option<f64>, expected: &Value) -> bool {
    match (found, expected.as_f64()) {
        (None, None) => false,
        (Some(found), Some(expected)) => {
            let allowed = if expected.abs() < ABSOLUTE { ABSOLUTE } else { RELATIVE * expected.abs() };
            let near = (found - expected).abs() <= allowed;
            !near
        }
        _ => true,
    }
}

#[test]
fn every_scenario_is_met() {
    let file: Value = serde_json::from_str(VECTORS).unwrap();
    let base = file["base"].as_object().unwrap();
    let vectors = file["vectors"].as_array().unwrap();
    let (mut wrong, mut figures) = (Vec::new(), 0);
    let mut check = |name: &str, found: Option<f64>, expected: &Value| {
        figures += 1;
        if differ(found, expected) {
            wrong.push(format!("{name}: {found:?} instead of {expected}"));
        }
    };
    for vector in vectors {
        let name = vector["name"].as_str().unwrap();
        let scenario = scenario(base, vector["input"].as_object().unwrap());
        let expected = vector["expected"].as_object().unwrap();
        if vector["function"] == "scenario.timeline" {
            let found = timeline(&scenario, 16, false);
            check(&format!("{name}: break-even"), found.break_even, &expected["break_even"]);
            let months = expected["reach"].as_array().unwrap();
            assert_eq!(found.reach.len(), months.len(), "{name}");
            for (month, (found, expected)) in found.reach.iter().zip(months).enumerate() {
                check(&format!("{name}: month {}", month + 1), Some(*found), expected);
            }
            continue;
        }
        let found = estimate(&scenario);
        for (key, expected) in expected.iter().filter(|(key, _)| *key != "waterfall") {
            let output = OutputId::find(key).unwrap_or_else(|| panic!("no output is called {key}"));
            check(&format!("{name}: {key}"), found.read(output), expected);
        }
        for (step, expected) in found.waterfall.iter().zip(expected["waterfall"].as_array().unwrap()) {
            check(&format!("{name}: {}", step.step), Some(step.value), expected);
        }
    }
    assert_eq!(vectors.len(), 95);
    assert!(figures > 4_000, "{figures} figures");
    assert!(wrong.is_empty(), "{} of {figures}\n{}", wrong.len(), wrong.join("\n"));
}
