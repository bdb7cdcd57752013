//! The equations of `docs/model.md` once more, written as they stand there and calculated with 66 digits: no series for
//! small arguments, no increments, nothing shared with the model that visitors run. It makes the vectors that the model
//! is held to. `cargo run -p oracle` writes all files in `tests/vectors` again from the inputs in them.

pub mod cascade;
pub mod company;
pub mod money;
pub mod quantiles;
pub mod reach;
pub mod real;
pub mod vectors;
