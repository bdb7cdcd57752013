//! The model inside a browser: the same vectors, and the same digits as natively.
#![cfg(target_arch = "wasm32")]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a failing test panics"
)]

#[path = "../../../tests/digits/mod.rs"]
mod digits;
#[path = "../../../tests/vectors/mod.rs"]
mod vectors;

use js_sys::{Object, Reflect};
use reach_estimator_more as wasm;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

#[wasm_bindgen_test]
fn every_vector_is_met() {
    let (count, wrong) = vectors::deviations();
    assert_eq!(count, vectors::COUNT);
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[wasm_bindgen_test]
fn digits_are_those_of_the_native_build() {
    let found = digits::lines();
    for (found, committed) in found.lines().zip(digits::COMMITTED.lines()) {
        assert_eq!(found, committed);
    }
    assert_eq!(found.lines().count(), digits::COMMITTED.lines().count());
}

fn object(entries: &[(&str, JsValue)]) -> JsValue {
    let object = Object::new();
    for (key, value) in entries {
        Reflect::set(&object, &JsValue::from_str(key), value).unwrap();
    }
    object.into()
}

fn number(object: &JsValue, path: &str) -> f64 {
    path.split('.')
        .fold(object.clone(), |object, key| Reflect::get(&object, &JsValue::from_str(key)).unwrap())
        .as_f64()
        .unwrap_or(f64::NAN)
}

fn message(answer: Result<JsValue, JsValue>) -> String {
    answer.unwrap_err().dyn_into::<js_sys::Error>().unwrap().message().into()
}

#[wasm_bindgen_test]
fn results_are_plain_objects_in_camel_case() {
    let answer = wasm::estimate(&object(&[("employees", 100.0.into())])).unwrap();
    assert_eq!(number(&answer, "inputs.employees"), 100.0);
    assert_eq!(number(&answer, "inputs.linkedinContacts"), 400.0);
    assert!(number(&answer, "incrementalReach") > 0.0);
    assert!(number(&answer, "money.mediaEquivalentCpc") > 0.0);
    assert!(number(&answer, "byNetwork.linkedin.reachHome") > 0.0);
}

#[wasm_bindgen_test]
fn inputs_outside_their_range_are_clamped_and_said() {
    let answer = wasm::estimate(&object(&[("participation", 900.0.into())])).unwrap();
    assert_eq!(number(&answer, "inputs.participation"), 1.0);
    assert_eq!(number(&answer, "problems.0.used"), 1.0);
    assert_eq!(number(&answer, "problems.0.max"), 1.0);
}

#[wasm_bindgen_test]
fn wrong_inputs_are_errors_that_name_them() {
    let unknown = wasm::estimate(&object(&[("employes", 5.0.into())]));
    assert_eq!(message(unknown), "inputs.employes: no such input; parameters() lists them");
    let text = wasm::estimate(&object(&[("employees", "many".into())]));
    assert_eq!(message(text), "inputs.employees: a number from 0 to 5000000 is expected");
    let missing = wasm::solve(&JsValue::UNDEFINED, &object(&[("parameter", "posts".into())]));
    assert_eq!(message(missing), "question: { parameter, output, target } is expected");
    let output = wasm::breakdown(&JsValue::UNDEFINED, &"total.fame".into());
    assert_eq!(message(output), "\"total.fame\": no such output; outputs() lists them");
}

#[wasm_bindgen_test]
fn options_that_nobody_can_act_on_are_named() {
    let distribution = |key, value: JsValue| message(wasm::distribution(&JsValue::UNDEFINED, &object(&[(key, value)])));
    let draws = "options.draws: a whole number from 1 to 65536 is expected";
    for wrong in [0.0, -1.0, 1.5, f64::NAN, 65_537.0] {
        assert_eq!(distribution("draws", wrong.into()), draws);
    }
    assert_eq!(distribution("draws", "16".into()), draws);
    let unknown = "options.draw: no such option; allowed: draws, outputs, goals, dots";
    assert_eq!(distribution("draw", 5.0.into()), unknown);
    let asked = [
        ("parameter", "posts".into()),
        ("output", "total.clicks".into()),
        ("target", 300.0.into()),
        ("percentile", 20.0.into()),
    ];
    let unknown = "question.percentile: no such option; allowed: parameter, output, target, chance";
    assert_eq!(message(wasm::solve(&JsValue::UNDEFINED, &object(&asked))), unknown);
    let goals = object(&[("total.reach", (-5.0).into())]);
    assert_eq!(distribution("goals", goals), "options.goals[\"total.reach\"]: a number from 0 is expected");
    let asked = [("parameter", "posts".into()), ("output", "total.clicks".into()), ("target", (-100.0).into())];
    let none = wasm::solve(&JsValue::UNDEFINED, &object(&asked));
    assert_eq!(message(none), "question.target: a number from 0 is expected");
}

#[wasm_bindgen_test]
fn undefined_inputs_are_missing_ones() {
    let answer = wasm::estimate(&object(&[("employees", JsValue::UNDEFINED)])).unwrap();
    assert_eq!(number(&answer, "inputs.employees"), 200.0);
}

#[wasm_bindgen_test]
fn ranges_pass_both_ways() {
    let pair = js_sys::Array::of2(&0.1.into(), &0.2.into());
    let ranges = object(&[("participation", pair.into())]);
    let inputs = object(&[("ranges", ranges)]);
    let answer = wasm::range_for(&inputs, &"participation".into()).unwrap();
    assert_eq!(number(&answer, "0"), 0.1);
    assert_eq!(number(&answer, "1"), 0.2);
    let moved = wasm::with_value(&inputs, &"participation".into(), &0.3.into()).unwrap();
    assert!(number(&moved, "ranges.participation.0") > 0.1);
    let query = wasm::to_query(&inputs, &JsValue::UNDEFINED).unwrap();
    assert_eq!(query, "v=2&participation.range=0.1..0.2");
    assert_eq!(number(&wasm::parse_query(&query.into()).unwrap(), "inputs.ranges.participation.1"), 0.2);
}
