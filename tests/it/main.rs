//! The native integration tests.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a failing test panics"
)]

mod breakdown;
mod charts;
mod citations;
mod counted;
mod curve;
mod digits;
mod distribution;
mod estimate;
mod fingerprint;
mod fit;
mod fuzz;
mod groups;
mod lanes;
mod limits;
mod links;
mod mangled;
mod names;
mod notes;
mod organisations;
mod programmes;
mod properties;
mod query;
mod sensitivity;
mod solve;
mod strategy;
mod table;
mod timeline;
mod validation;
mod vectors;
mod wrapped;
