//! TypeScript declarations. Names of parameters and outputs come from the tables, while compiling.
#![allow(clippy::indexing_slicing, reason = "runs in the compiler: a wrong index is a compile error")]
#![allow(dead_code, unused_macros, reason = "only the custom sections use it, and the compiler does not count them")]

use reach_estimator::chart::{ChartName, ChartUse};
use reach_estimator::outputs::OutputId;
use reach_estimator::parameters::ParameterId;
use reach_estimator::past::PastId;
use wasm_bindgen::prelude::wasm_bindgen;

/// `export type NAME = 'a' | 'b' | ...;` as bytes.
macro_rules! union_type {
    ($name:literal, $count:expr, $text:expr) => {{
        const HEAD: &str = concat!("export type ", $name, " =");
        const LEN: usize = {
            let (mut len, mut at) = (HEAD.len() + 2, 0);
            while at < $count {
                len += $text(at).len() + 5;
                at += 1;
            }
            len
        };
        const BYTES: [u8; LEN] = {
            let mut bytes = [b'\n'; LEN];
            let mut to = copy(&mut bytes, 0, HEAD);
            let mut at = 0;
            while at < $count {
                to = copy(&mut bytes, to, " | '");
                to = copy(&mut bytes, to, $text(at));
                to = copy(&mut bytes, to, "'");
                at += 1;
            }
            copy(&mut bytes, to, ";\n");
            bytes
        };
        match core::str::from_utf8(&BYTES) {
            Ok(text) => text,
            Err(_) => "",
        }
    }};
}

const fn copy(bytes: &mut [u8], mut to: usize, text: &str) -> usize {
    let text = text.as_bytes();
    let mut at = 0;
    while at < text.len() {
        bytes[to] = text[at];
        to += 1;
        at += 1;
    }
    to
}

const fn id(at: usize) -> &'static str {
    ParameterId::ALL[at].row().id
}

const fn camel(at: usize) -> &'static str {
    ParameterId::ALL[at].description().camel
}

const fn output(at: usize) -> &'static str {
    OutputId::ALL[at].name()
}

const fn chart(at: usize) -> &'static str {
    ChartName::NAMES[at]
}

const fn chart_use(at: usize) -> &'static str {
    ChartUse::ALL[at].name()
}

const fn past(at: usize) -> &'static str {
    PastId::ALL[at].row().name
}

#[wasm_bindgen(typescript_custom_section)]
const PAST_NAMES: &'static str = union_type!("PastName", PastId::ALL.len(), past);

#[wasm_bindgen(typescript_custom_section)]
const PARAMETER_IDS: &'static str = union_type!("ParameterId", ParameterId::ALL.len(), id);

#[wasm_bindgen(typescript_custom_section)]
const INPUT_NAMES: &'static str = union_type!("InputName", ParameterId::ALL.len(), camel);

#[wasm_bindgen(typescript_custom_section)]
const OUTPUT_NAMES: &'static str = union_type!("OutputName", OutputId::ALL.len(), output);

#[wasm_bindgen(typescript_custom_section)]
const CHART_NAMES: &'static str = union_type!("ChartName", ChartName::ALL.len(), chart);

#[wasm_bindgen(typescript_custom_section)]
const CHART_USES: &'static str = union_type!("ChartUse", ChartUse::ALL.len(), chart_use);

#[wasm_bindgen(typescript_custom_section)]
const SHAPES: &'static str = include_str!("types.d.ts");
