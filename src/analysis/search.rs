//! A goal seek that is worked out in slices, so that a page can go on while many draws are evaluated.
//!
//! What it has to know, the figure at some value of the input, is evaluated when it is first asked for. Until it is there
//! the search begins again from what is known: that costs nothing beside the draws.

use super::distribution::DistributionOptions;
use super::draws::{DRAWS_AT_REST, DRAWS_OF_FIGURES};
use super::quantiles::finite;
use super::solve::{Question, Reason, Solution, may_move};
use super::study::Study;
use crate::outputs::OutputId;
use crate::parameter::{MoneyEffect, Parameter, Scale};
use crate::parameters::ParameterId;
use crate::scenario::{Scenario, evaluate};
use core::cell::Cell;

/// Places at which the range of the input is probed, so that outputs with a turning point (net result) are found too.
const PROBES: u32 = 40;

/// How near to the place where the target is met the search goes, as a share of the value: for a point answer, for one
/// of a few draws, and for the figures that a reader sees, which are themselves uncertain by nearly 1%.
const EXACT: f64 = 1e-13;
const COARSE: f64 = 1e-3;
const FINE: f64 = 1e-4;

/// How far from the place that a few draws have found their slope is taken, as a share of the value: so far that their
/// noise is small beside what the figure changes.
const STRIDE: f64 = 0.03;
/// Most steps from that place to where many draws meet the target.
const STEPS: u32 = 8;

/// A figure: the value of the input, and the number of draws that it comes from.
#[derive(Clone, Copy, Debug)]
struct Place {
    x: f64,
    draws: usize,
}

/// What is sought, what is known so far, and what is being evaluated.
#[derive(Debug)]
pub struct Search {
    scenario: Scenario,
    question: Question,
    probes: Vec<f64>,
    known: Vec<(Place, f64)>,
    missing: Cell<Option<Place>>,
    under_way: Option<(Place, Study)>,
    solution: Option<Solution>,
}

impl Search {
    /// Nothing evaluated yet.
    #[must_use]
    pub fn new(scenario: &Scenario, question: &Question) -> Search {
        let row = question.parameter.row();
        let mut search = Search {
            scenario: *scenario,
            question: *question,
            probes: Vec::new(),
            known: Vec::new(),
            missing: Cell::new(None),
            under_way: None,
            solution: None,
        };
        if !may_move(row, question.output) {
            search.solution = Some(Solution { reason: Some(Reason::NotMonotone), ..Solution::default() });
        } else if row.money.is_some() && has_no_effect(scenario, question) {
            search.solution = Some(Solution { reason: Some(Reason::NoEffect), ..Solution::default() });
        } else {
            search.probes = probes(scenario, question);
        }
        search
    }

    /// Evaluates about so many draws more; says whether the answer is there.
    pub fn advance(&mut self, draws: usize) -> bool {
        let mut left = draws;
        while self.solution.is_none() {
            let (place, mut study) = match self.under_way.take() {
                Some(work) => work,
                None => {
                    let found = self.seek();
                    let Some(place) = self.missing.take() else {
                        self.solution = Some(found);
                        break;
                    };
                    (place, self.study(place.x, place.draws))
                }
            };
            if left == 0 {
                self.under_way = Some((place, study));
                return false;
            }
            let slice = left.min(place.draws);
            left -= slice;
            if study.advance(slice) {
                let figure = study.quantile(self.share()).unwrap_or(f64::INFINITY);
                self.known.push((place, figure));
            } else {
                self.under_way = Some((place, study));
            }
        }
        true
    }

    /// The answer, once it is there.
    #[must_use]
    pub fn solution(&self) -> Option<Solution> {
        self.solution
    }

    /// The share of the draws below the figure that is met in the chosen share of cases.
    fn share(&self) -> f64 {
        let chance = self.question.chance.unwrap_or(0.5);
        if self.question.output.higher_is_better() == Some(false) { chance } else { 1.0 - chance }
    }

    /// The input's own range moves with it, so that a scenario with the answer in it shows the same chance.
    fn study(&self, x: f64, draws: usize) -> Study {
        let moved = self.scenario.with(self.question.parameter, x);
        let outputs = vec![self.question.output];
        Study::new(&moved, DistributionOptions { draws, outputs, goals: Vec::new(), dots: None })
    }

    /// The output at one value of the input: the point answer, or the figure that is met in the chosen share of cases;
    /// the target itself, which ends every search, where that is not known yet.
    fn figure(&self, x: f64, draws: usize) -> f64 {
        let Question { parameter, output, chance, target } = self.question;
        if chance.is_none() {
            return output.of(&evaluate(&self.scenario.with(parameter, x).values));
        }
        let place = Place { x, draws };
        match self.known.iter().find(|(known, _)| known.draws == draws && known.x.to_bits() == x.to_bits()) {
            Some((_, figure)) if self.missing.get().is_none() => *figure,
            _ => {
                self.missing.set(self.missing.get().or(Some(place)));
                target
            }
        }
    }

    /// Positive where the target is met.
    fn margin(&self, x: f64, draws: usize) -> f64 {
        let value = self.figure(x, draws);
        if self.question.output.higher_is_better() == Some(false) {
            self.question.target - value
        } else {
            value - self.question.target
        }
    }

    /// The answer from what is known; worth nothing where something is missing.
    fn seek(&self) -> Solution {
        let Question { parameter, output, chance, .. } = self.question;
        let row = parameter.row();
        // Whole numbers are few, and each is looked at once.
        let margin = |x| self.margin(x, if row.is_integer() { DRAWS_OF_FIGURES } else { DRAWS_AT_REST });
        let mut probes = self.probes.clone();
        let first = probes.first().copied().unwrap_or(row.min);
        let largest = output.higher_is_better() == Some(false) || row.money == Some(MoneyEffect::Lowers);
        if largest && margin(first) >= 0.0 {
            probes.reverse();
        }
        let one_way = chance.is_some() && goes_one_way(output);
        let met = first_met(margin, &probes, one_way);
        let many = |x: f64| self.margin(x, DRAWS_OF_FIGURES);
        let reached = probes.get(met).copied();
        let most = || match one_way {
            true => probes.last().copied(),
            false => probes.iter().copied().max_by(|&a, &b| margin(a).total_cmp(&margin(b))),
        };
        // Many draws may meet what few just miss.
        let met_by_many = || most().filter(|&x| chance.is_some() && many(x) >= 0.0);
        if let Some(x) = reached.or_else(met_by_many) {
            let place = probes.iter().position(|&probe| probe == x).unwrap_or(0);
            let beside = |place: Option<usize>| place.and_then(|place| probes.get(place)).copied();
            let value = match beside(place.checked_sub(1)) {
                _ if row.is_integer() => Some(x),
                Some(failing) if chance.is_none() => Some(crossing(margin, failing, x, EXACT)),
                None if chance.is_none() => Some(x),
                Some(failing) => {
                    let near = if margin(x) < 0.0 { x } else { crossing(margin, failing, x, COARSE) };
                    settled(many, margin, (failing, near, x), (first, row.max))
                        .or_else(|| between(many, around(many, &probes, place, one_way)))
                }
                // And miss what few just meet.
                None => between(many, around(many, &probes, place, one_way)),
            };
            if value.is_some() {
                return Solution { value, ..Solution::default() };
            }
        }
        let best = most();
        Solution {
            reason: Some(Reason::Unreachable),
            best: best.and_then(|x| finite(self.figure(x, DRAWS_OF_FIGURES))),
            at: best,
            limited_by: best.and_then(|x| limiting(&self.scenario.with(parameter, x), &self.question)),
            ..Solution::default()
        }
    }
}

/// Whether a result only rises with what goal seek may move; ratios, differences and money may fall again.
fn goes_one_way(output: OutputId) -> bool {
    matches!(
        output,
        OutputId::TotalReach
            | OutputId::TotalImpressions
            | OutputId::TotalClicks
            | OutputId::TotalEngagements
            | OutputId::EmployeesReach
            | OutputId::EmployeesImpressions
            | OutputId::EmployeesClicks
            | OutputId::EmployeesEngagements
    )
}

/// The values of the input that are looked at first. Money asks for a programme.
fn probes(scenario: &Scenario, question: &Question) -> Vec<f64> {
    let Question { parameter, output, .. } = *question;
    let row = parameter.row();
    let first = if output.is_money() && is_empty(&scenario.with(parameter, row.min)) { smallest(row) } else { row.min };
    let mut probes: Vec<f64> = if row.is_integer() {
        (0..=PROBES).map(|probe| row.clamp(row.min + f64::from(probe))).collect()
    } else {
        (0..=PROBES).map(|probe| row.value_along(f64::from(probe) / f64::from(PROBES)).max(first)).collect()
    };
    probes.dedup();
    if output.is_money() {
        probes.retain(|&x| !is_empty(&scenario.with(parameter, x)));
    }
    probes
}

/// Nobody shares anything that anybody sees.
fn is_empty(scenario: &Scenario) -> bool {
    evaluate(&scenario.values).employees.impressions <= 0.0
}

/// Whether the output is the same at both ends of the input.
fn has_no_effect(scenario: &Scenario, question: &Question) -> bool {
    let row = question.parameter.row();
    let at = |x: f64| question.output.of(&evaluate(&scenario.with(question.parameter, x).values));
    at(row.min) == at(row.max)
}

/// The smallest value of a parameter that is not its minimum.
fn smallest(row: &Parameter) -> f64 {
    match row.scale {
        Scale::Linear => row.clamp(row.min + row.step),
        Scale::Log { floor } => floor,
    }
}

/// The smallest argument between `low` and `high` at which a rising function is at least `target`; `None` when it is not
/// even at `high`.
#[must_use]
pub fn goal_seek(function: impl Fn(f64) -> f64, target: f64, low: f64, high: f64) -> Option<f64> {
    let margin = |x: f64| function(x) - target;
    if margin(low) >= 0.0 {
        return Some(low);
    }
    (margin(high) >= 0.0).then(|| crossing(margin, low, high, EXACT))
}

/// Where `margin` turns from negative at `failing` to positive at `passing`: the ITP method (Oliveira and Takahashi 2020).
/// Gives a place where the target is met.
fn crossing(margin: impl Fn(f64) -> f64, failing: f64, passing: f64, share: f64) -> f64 {
    let direction = if failing < passing { 1.0 } else { -1.0 };
    let (low, high) = if failing < passing { (failing, passing) } else { (passing, failing) };
    let finite_margin = |x: f64| (direction * margin(x)).clamp(-f64::MAX, f64::MAX);
    let tolerance = share * high.abs().max(f64::MIN_POSITIVE);
    let found = kurbo::common::solve_itp(
        finite_margin,
        low,
        high,
        tolerance,
        1,
        0.2 / (high - low),
        finite_margin(low),
        finite_margin(high),
    );
    // The method stops within the tolerance on either side; the answer must meet the target.
    [0.0, 1.0, 2.0, 4.0]
        .into_iter()
        .map(|steps| (found + direction * steps * tolerance).clamp(low, high))
        .find(|&x| margin(x) >= 0.0)
        .unwrap_or(passing)
}

/// A place just behind where a margin of many draws turns positive, beside the one between `failing` and `passing` where
/// that of few does: steps along the slope that few draws know, or many once they have gone far. None where they lead
/// nowhere.
fn settled(
    many: impl Fn(f64) -> f64,
    few: impl Fn(f64) -> f64,
    (failing, near, passing): (f64, f64, f64),
    (first, last): (f64, f64),
) -> Option<f64> {
    let onward = passing - failing;
    let unit = onward.signum() * near.abs().max(onward.abs() * STRIDE);
    let [before, behind] = [-STRIDE, STRIDE].map(|stride| (near + stride * unit).clamp(first, last));
    let mut slope = (few(behind) - few(before)) / (behind - before);
    let (mut x, mut margin) = (near, many(near));
    let (mut failed, mut met) = (None, None);
    for _ in 0..STEPS {
        *if margin < 0.0 { &mut failed } else { &mut met } = Some(x);
        let over = margin / slope;
        let next = (x - over + 2.0 * FINE * unit).clamp(first, last);
        if margin >= 0.0 && (next == x || over.abs() <= 4.0 * FINE * unit.abs()) {
            return Some(x);
        }
        // A slope that leads so far is none.
        if next == x || over.is_nan() || over.abs() > unit.abs() {
            return None;
        }
        let found = many(next);
        // Between neighbours there is more noise than slope; but one that led to the other side was not steep enough.
        if found * margin < 0.0 || (next - x).abs() >= 0.25 * STRIDE * unit.abs() {
            slope = (found - margin) / (next - x);
        }
        (x, margin) = (next, found);
    }
    failed.zip(met).map(|(failing, passing)| crossing(many, failing, passing, FINE))
}

/// The first of the probes at which a margin is positive; how many there are where it is at none. Few looks where it goes one
/// way: each takes many draws. What may turn on its way is looked at everywhere.
fn first_met(margin: impl Fn(f64) -> f64, probes: &[f64], one_way: bool) -> usize {
    if one_way {
        probes.partition_point(|&x| margin(x) < 0.0)
    } else {
        probes.iter().position(|&x| margin(x) >= 0.0).unwrap_or(probes.len())
    }
}

/// The two neighbours among the probes between which a margin of many draws turns positive, near the place where that of few
/// does. Where a little more of the input is worth next to nothing, many may meet long before what few just miss, or long
/// after what few just meet.
fn around(many: impl Fn(f64) -> f64, probes: &[f64], place: usize, one_way: bool) -> impl Iterator<Item = f64> {
    let (before, behind) = probes.split_at(place);
    let met = match first_met(&many, behind, one_way) {
        0 if one_way => first_met(&many, before, one_way),
        0 => before.iter().rposition(|&x| many(x) < 0.0).map_or(0, |failing| failing + 1),
        further => place + further,
    };
    probes.iter().copied().skip(met.saturating_sub(1)).take(2)
}

/// Where a margin turns positive between places in their order; none where it is positive at none of them.
fn between(margin: impl Fn(f64) -> f64, places: impl Iterator<Item = f64>) -> Option<f64> {
    let mut failing = None;
    for x in places {
        if margin(x) >= 0.0 {
            return Some(failing.map_or(x, |failing| crossing(margin, failing, x, FINE)));
        }
        failing = Some(x);
    }
    None
}

/// The other input of which a tenth more would help the output most.
fn limiting(scenario: &Scenario, question: &Question) -> Option<ParameterId> {
    let sign = if question.output.higher_is_better() == Some(false) { -1.0 } else { 1.0 };
    let value = |scenario: &Scenario| sign * question.output.of(&evaluate(&scenario.values));
    let now = value(scenario);
    ParameterId::ALL
        .iter()
        .copied()
        .filter(|&id| id != question.parameter && (id.row().solvable || id == ParameterId::Population))
        .map(|id| (id, value(&scenario.with(id, 1.1 * scenario.values.get(id))) - now))
        .filter(|&(_, gain)| gain > 0.0)
        .max_by(|a, b| a.1.total_cmp(&b.1))
        .map(|(id, _)| id)
}
