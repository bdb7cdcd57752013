//! An answer as JSON.

use super::failure::Failure;
use reach_estimator::error::Problem;
use serde::Serialize;

/// A result, and what was not usable as given.
#[derive(Serialize)]
pub(crate) struct Answer<T> {
    #[serde(flatten)]
    pub(crate) result: T,
    pub(crate) problems: Vec<Problem>,
}

/// One line of JSON for each row.
pub(crate) fn lines<T: Serialize>(rows: impl IntoIterator<Item = T>) -> Result<String, Failure> {
    let mut text = String::new();
    for row in rows {
        let line = serde_json::to_string(&row)
            .map_err(|error| Failure::new("answer", error.to_string(), "a result that JSON can hold"))?;
        text.push_str(&line);
        text.push('\n');
    }
    Ok(text)
}
