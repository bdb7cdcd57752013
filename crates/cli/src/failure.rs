//! Why a call cannot be answered.

use std::fmt;

/// A bad input: what it is called, what was wrong with it, and what is allowed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Failure {
    input: String,
    wrong: String,
    allowed: String,
}

impl Failure {
    pub(crate) fn new(input: impl Into<String>, wrong: impl Into<String>, allowed: impl Into<String>) -> Failure {
        Failure { input: input.into(), wrong: wrong.into(), allowed: allowed.into() }
    }

    /// The same failure, of an input inside `place`.
    pub(crate) fn inside(self, place: &str) -> Failure {
        Failure { input: format!("{place}: {}", self.input), ..self }
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}: {}; allowed: {}", self.input, self.wrong, self.allowed)
    }
}

/// A list for a sentence: `a, b, c`.
pub(crate) fn listed<'a>(names: impl IntoIterator<Item = &'a str>) -> String {
    names.into_iter().collect::<Vec<_>>().join(", ")
}
