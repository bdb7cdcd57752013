//! What both modules do to a page: scenes as SVG nodes, numbers and phrases by the page's own functions, memory.

pub mod marks;
mod nodes;
mod room;
mod words;

// The charts of the core, compiled here once more: this package is made for size, the core for speed.
#[path = "../../../src/chart/mod.rs"]
pub mod chart;

use reach_estimator::{analysis, chart_name, outputs, parameter, parameters, query, scenario};

pub use nodes::{show, show_spark, svg_element};
pub use room::make_room;
pub use words::PageWords;

use js_sys::Error;
use wasm_bindgen::JsValue;

/// An error that a developer can act on.
///
/// # Errors
/// Always.
pub fn fail<T>(message: &str) -> Result<T, JsValue> {
    Err(Error::new(message).into())
}
