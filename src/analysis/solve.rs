//! Goal seek: what is asked of it, and what it answers.

use super::search::Search;
use crate::outputs::OutputId;
use crate::parameter::Parameter;
use crate::parameters::ParameterId;
use crate::scenario::Scenario;
use serde::Serialize;

/// What is sought.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Question {
    /// The input that may move.
    pub parameter: ParameterId,
    /// The output that must meet the target.
    pub output: OutputId,
    /// At least this much, or at most, where less is better.
    pub target: f64,
    /// In what share of the cases; the point answer must meet it when absent.
    pub chance: Option<f64>,
}

/// Why there is no answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Reason {
    /// Not even at the best end of the input's range.
    Unreachable,
    /// The output does not follow this input in one direction (M30).
    NotMonotone,
    /// The output does not depend on this input.
    NoEffect,
}

/// The answer, or the best there is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize)]
pub struct Solution {
    /// The value of the input that meets the target.
    pub value: Option<f64>,
    /// Why there is none.
    pub reason: Option<Reason>,
    /// The best that the output can be when there is none.
    pub best: Option<f64>,
    /// The value of the input at which it is.
    pub at: Option<f64>,
    /// The other input that would help most there.
    pub limited_by: Option<ParameterId>,
}

/// Finds the smallest value of the input that meets the target; for a cost, or where a cost rises with it, the largest.
/// With a chance it is met by the figures of a page at rest.
///
/// Money asks for a programme: what costs nothing because nobody shares anything is no answer.
#[must_use]
pub fn solve(scenario: &Scenario, question: &Question) -> Solution {
    let mut search = Search::new(scenario, question);
    search.advance(usize::MAX);
    search.solution().unwrap_or_default()
}

/// Whether goal seek may move this input to change that output.
pub(super) fn may_move(row: &Parameter, output: OutputId) -> bool {
    row.solvable || (row.money.is_some() && output.is_money())
}
