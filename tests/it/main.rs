//! The native integration tests.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a failing test panics"
)]

mod docs;
mod charts;
mod digits;
mod limits;
mod properties;
mod strategy;
mod table;
mod vectors;
