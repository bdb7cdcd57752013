//! How far content travels when employees share it, and what that is worth.

pub mod analysis;
pub mod chart;
pub mod claims;
pub mod error;
pub mod model;
pub mod outputs;
pub mod parameter;
pub mod parameters;
pub mod presets;
pub mod query;
pub mod scenario;
pub mod sheet;
pub mod sources;

#[cfg(target_arch = "wasm32")]
pub mod wasm;
