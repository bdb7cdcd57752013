//! What would have to be true: the inputs that could bring a figure about, and the value that each would need.

use super::normal::middle_and_deviation;
use super::search::Search;
use super::solve::{Question, may_move, solve};
use crate::outputs::OutputId;
use crate::parameter::{Distribution, Parameter, Range, logit};
use crate::parameters::ParameterId;
use crate::scenario::Scenario;
use libm::log;
use serde::Serialize;

/// One way to a target: the value of one input that meets it when all others stay as they are.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Requirement {
    /// The input.
    pub parameter: ParameterId,
    /// The value it would need: at least so much, or at most where less of it helps.
    pub value: f64,
    /// Whether less of it helps.
    pub at_most: bool,
    /// Whether that value lies in its range of plausible values; false where it is certain and another.
    pub plausible: bool,
}

/// Most ways that are named.
const WAYS: usize = 3;

/// The up to three inputs that could bring the output to the target, each alone, the least far-fetched first. Empty when
/// none can, and when the target is met already.
///
/// How far-fetched a value is counts in deviations of its range, or in factors of e (of the odds, for a share) where the
/// input is certain. `chance` is that of [`Question`].
#[must_use]
pub fn requirements(scenario: &Scenario, output: OutputId, target: f64, chance: Option<f64>) -> Vec<Requirement> {
    let mut ways = Ways::new(scenario, output, target, chance);
    ways.advance(usize::MAX);
    ways.found
}

/// The same, worked out in slices.
#[derive(Debug)]
pub struct Ways {
    scenario: Scenario,
    /// What is asked of each input that could help, the least far-fetched last.
    questions: Vec<Question>,
    under_way: Option<(ParameterId, Search)>,
    found: Vec<Requirement>,
}

impl Ways {
    /// Knows which inputs could help, as the point answers say, and nothing yet of what they would need.
    #[must_use]
    pub fn new(scenario: &Scenario, output: OutputId, target: f64, chance: Option<f64>) -> Ways {
        let mut ways: Vec<(f64, Question)> = ParameterId::ALL
            .iter()
            .filter(|id| may_move(id.row(), output) && !id.row().is_integer())
            .filter_map(|&parameter| {
                let question = Question { parameter, output, target, chance };
                let value = solve(scenario, &Question { chance: None, ..question }).value?;
                Some((strain(scenario, parameter, value), question))
            })
            .filter(|(strain, _)| strain.is_finite())
            .collect();
        ways.sort_by(|a, b| b.0.total_cmp(&a.0).then(b.1.parameter.cmp(&a.1.parameter)));
        let questions = ways.into_iter().map(|(_, question)| question).collect();
        Ways { scenario: *scenario, questions, under_way: None, found: Vec::new() }
    }

    /// Evaluates about so many draws more; says whether all is found.
    pub fn advance(&mut self, draws: usize) -> bool {
        while self.found.len() < WAYS {
            let (parameter, mut search) = match self.under_way.take() {
                Some(work) => work,
                None => {
                    let Some(question) = self.questions.pop() else { return true };
                    (question.parameter, Search::new(&self.scenario, &question))
                }
            };
            if !search.advance(draws) {
                self.under_way = Some((parameter, search));
                return false;
            }
            let value = search.solution().and_then(|solution| solution.value);
            self.found.extend(value.and_then(|value| self.requirement(parameter, value)));
        }
        true
    }

    /// What has been found so far.
    #[must_use]
    pub fn found(&self) -> &[Requirement] {
        &self.found
    }

    /// None where the input stays as it is.
    fn requirement(&self, parameter: ParameterId, value: f64) -> Option<Requirement> {
        let now = self.scenario.values.get(parameter);
        let range = self.scenario.range(parameter);
        let plausible = range.is_some_and(|Range { p10, p90 }| p10 <= value && value <= p90);
        (value != now).then_some(Requirement { parameter, value, at_most: value < now, plausible })
    }
}

/// How far a value is from the present one.
fn strain(scenario: &Scenario, id: ParameterId, value: f64) -> f64 {
    let scale = |x: f64| scaled(id.row(), x);
    let distance = (scale(value) - scale(scenario.values.get(id))).abs();
    match scenario.range(id) {
        Some(Range { p10, p90 }) => distance / middle_and_deviation(scale(p10), scale(p90)).1,
        None => distance,
    }
}

fn scaled(row: &Parameter, value: f64) -> f64 {
    if row.shape() == Distribution::LogitNormal { logit(value) } else { log(value) }
}
