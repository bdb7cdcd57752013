//! Fits the uncertain inputs to what was counted of an earlier period: Bayes' rule with a normal prior in the scores of
//! the inputs and normal errors of the logarithms of the counts, at its mode (Laplace's approximation).

use super::coupling::scale;
use super::draws::{DRAWS_AT_REST, Sampler};
use super::gaussian::{Known, Observations, mixed, unmixed};
use super::normal::{normal_probability, value_at_score};
use super::quantiles::Percentiles;
use crate::dependence::{Dependence, RANK};
use crate::error::{Problem, ProblemCode};
use crate::model::{LANES, Lanes, Number};
use crate::outputs::Account;
use crate::parameter::{Range, Unit, Z90, significant};
use crate::parameters::ParameterId;
use crate::past::{Past, PastId};
use crate::scenario::{Scenario, Setting, employees};
use libm::{log, log1p};
use nalgebra::{DMatrix, DVector};
use serde::Serialize;

/// What the counts make of a scenario.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Fit {
    /// The scenario with new values, new ranges, and how their errors hang together.
    pub inputs: Scenario,
    /// What changed, and how well model and counts agree.
    pub report: FitReport,
    /// What was not usable, and where model and counts do not agree.
    pub problems: Vec<Problem>,
}

/// What a fit changed.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct FitReport {
    /// Inputs about which something was learned, most first.
    pub inputs: Vec<FittedInput>,
    /// The counts that were used.
    pub results: Vec<FittedResult>,
    /// Steps to the likeliest inputs.
    pub steps: usize,
    /// Whether the last of them came to rest.
    pub converged: bool,
}

/// One input before and after.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct FittedInput {
    /// The input.
    pub id: ParameterId,
    /// What it was thought to be.
    pub before: Percentiles,
    /// What it is thought to be now.
    pub after: Percentiles,
    /// Share of its uncertainty that went: of the standard deviation of its logarithm, or log-odds.
    pub learned: f64,
}

/// One count beside what the model makes of the same period.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct FittedResult {
    /// What was counted.
    pub result: PastId,
    /// How many.
    pub counted: f64,
    /// What the model expected.
    pub before: Percentiles,
    /// What it expects with the new inputs.
    pub after: Percentiles,
    /// Share of the plausible counts that are lower than this one.
    pub more_than: f64,
    /// Whether that share is no surprise, from 1% to 99%, nor beside the other counts.
    pub agrees: bool,
}

/// An error from which on a count says nothing.
const ERROR_VAGUE: f64 = 1e6;
/// A share of plausible counts below which, or above whose complement, a count is a surprise.
const SURPRISE: f64 = 0.01;
/// An input about which less was learned keeps its value and range: a shift, and a share of its standard deviation.
const SHIFT_LEAST: f64 = 0.02;
const LEARNED_LEAST: f64 = 0.002;
/// Entries of a row of W below which an input is as good as independent of the others.
const TIE_LEAST: f64 = 0.008;
/// Digits of fitted values: links stay short, and no figure moves by more than a tenth of a percent.
const DIGITS: f64 = 4.0;
/// Inputs that the period fixes.
const FIXED: [ParameterId; 4] =
    [ParameterId::Employees, ParameterId::Participation, ParameterId::PolicyFactor, ParameterId::Posts];

/// Fits the uncertain inputs of a scenario to an earlier period. Without a usable count nothing changes.
///
/// The prior is the scenario as it stands, with how its inputs hang together: fits can follow each other. What it has been
/// fitted to already is not counted again.
#[must_use]
pub fn fit(scenario: &Scenario, past: &Past) -> Fit {
    let mut inputs = Scenario { past: *past, ..*scenario };
    let prior = Prior::of(scenario, past);
    let (counts, mut problems) = counts(&prior, scenario, past);
    let mut report = FitReport { inputs: Vec::new(), results: Vec::new(), steps: 0, converged: true };
    if counts.is_empty() {
        return Fit { inputs, report, problems };
    }
    let results: Vec<PastId> = counts.iter().map(|(result, _)| *result).collect();
    let error = log1p(past.error);
    let observations = Observations {
        expected: |x: &DVector<f64>| prior.expected(x, &results),
        counted: DVector::from_iterator(counts.len(), counts.iter().map(|(_, count)| log(*count))),
        errors: DVector::repeat(counts.len(), error),
    };
    let mode = observations.mode(prior.ids.len());
    let departures = observations.departures(&mode);
    (report.steps, report.converged) = (mode.steps, mode.converged);
    if !mode.converged {
        let message = format!("the fit did not come to rest in {} steps: check the counts", mode.steps);
        problems.push(Problem::of_all(ProblemCode::FitUnfinished, None, message));
    }
    let known = Known::of_root(&prior.root).and(&unmixed(&mode.slopes, &prior.root));
    let (means, variances, root) = (mixed(&prior.root, &mode.x), known.variances(), known.root(RANK));
    let learned = prior.ids.iter().zip(&prior.scales).zip(means.iter().zip(&variances));
    for ((&id, scale), (mean, variance)) in learned {
        let (shift, left) = (mean * scale, variance.max(0.0).sqrt() * scale);
        let Some(range) = scenario.range(id).filter(|_| shift.abs() > SHIFT_LEAST || 1.0 - left > LEARNED_LEAST) else {
            continue;
        };
        let at = |score: f64| usable(id, value_at_score(id.row().shape(), range, shift + left * score));
        let new = Range { p10: at(-Z90), p90: at(Z90) };
        inputs.values.set(id, at(0.0));
        inputs.ranges.set(id, Some(new));
        let before = value_at_score(id.row().shape(), range, 0.0);
        report.inputs.push(FittedInput {
            id,
            before: percentiles(range, before),
            after: percentiles(new, at(0.0)),
            learned: 1.0 - left,
        });
    }
    report.inputs.sort_by(|a, b| b.learned.total_cmp(&a.learned).then(a.id.cmp(&b.id)));
    inputs.dependence = prior.dependence(&root);
    let (before, after) = (expectations(scenario, past), expectations(&inputs, past));
    for ((result, counted), departure) in counts.into_iter().zip(departures.iter().copied()) {
        let drawn = |columns: &[(PastId, Vec<f32>)]| {
            columns.iter().find(|(id, _)| *id == result).map(|(_, column)| column.clone()).unwrap_or_default()
        };
        let (before, after) = (drawn(&before), drawn(&after));
        let more_than = share_below(&before, counted, error);
        // Each count may be likely by itself, and not beside the others.
        let beside = normal_probability(departure);
        let shares = [(more_than, "plausible cases"), (beside, "cases that the other counts leave")];
        let unlikely = shares.into_iter().find(|(share, _)| !(SURPRISE..=1.0 - SURPRISE).contains(share));
        problems.extend(unlikely.map(|(share, cases)| surprise(result, share, cases)));
        let agrees = unlikely.is_none();
        let (before, after) = (Percentiles::of(&before), Percentiles::of(&after));
        report.results.push(FittedResult { result, counted, before, after, more_than, agrees });
    }
    Fit { inputs, report, problems }
}

fn percentiles(Range { p10, p90 }: Range, p50: f64) -> Percentiles {
    Percentiles { p10: Some(p10), p50: Some(p50), p90: Some(p90) }
}

/// A value that the parameter can take, and that a link holds in few digits.
fn usable(id: ParameterId, value: f64) -> f64 {
    let row = id.row();
    let (least, most) = if row.unit == Unit::Share { (1e-9, 0.9999) } else { (f64::MIN_POSITIVE, f64::MAX) };
    row.clamp(significant(value, DIGITS).clamp(least, most))
}

/// Share of the plausible counts that are lower: what is expected in each case, and how far a count of it may be off.
fn share_below(expected: &[f32], counted: f64, error: f64) -> f64 {
    let below = |&expected: &f32| {
        let distance = (log(counted) - log(f64::from(expected))) / error;
        // Nothing counted where nothing was expected is neither more nor less.
        if distance.is_nan() { 0.5 } else { normal_probability(distance) }
    };
    #[allow(clippy::cast_precision_loss, reason = "thousands")]
    let count = expected.len().max(1) as f64;
    expected.iter().map(below).sum::<f64>() / count
}

fn surprise(result: PastId, more_than: f64, cases: &str) -> Problem {
    let row = result.row();
    let side = if more_than > 0.5 { "more" } else { "less" };
    let message = format!(
        "{}: {side} than in 99 of 100 {cases}: model and count do not agree. Usual reasons: the count is \
         potential reach, contains paid posts or all clicks, or is of another period",
        row.id
    );
    Problem { used: Some(more_than), ..Problem::of_past(result, ProblemCode::PastUnlikely, message) }
}

/// The inputs before the counts were known.
struct Prior {
    /// The scenario in the earlier period.
    period: Scenario,
    months: f64,
    ids: Vec<ParameterId>,
    ranges: Vec<Option<Range>>,
    /// W of the copula that the scenario has, a row for each input, and what makes each variance 1.
    root: DMatrix<f64>,
    scales: Vec<f64>,
}

impl Prior {
    fn of(scenario: &Scenario, past: &Past) -> Prior {
        let dependence = &scenario.dependence;
        let tied = |id: ParameterId| dependence.row(id).iter().any(|entry| *entry != 0.0);
        let ids: Vec<_> =
            ParameterId::ALL.iter().copied().filter(|&id| scenario.range(id).is_some() || tied(id)).collect();
        let root = DMatrix::from_fn(ids.len(), RANK, |row, column| {
            ids.get(row).and_then(|id| dependence.row(*id).get(column).copied()).unwrap_or_default()
        });
        let gram = dependence.gram();
        Prior {
            period: of_period(scenario, past),
            months: past.months,
            ranges: ids.iter().map(|&id| scenario.range(id)).collect(),
            scales: ids.iter().map(|&id| scale(&dependence.row(id), &gram)).collect(),
            ids,
            root,
        }
    }

    /// Logarithms of the results that the model expects at x.
    fn expected(&self, x: &DVector<f64>, results: &[PastId]) -> DVector<f64> {
        let mut values = self.period.values;
        let scores = mixed(&self.root, x);
        for ((&id, range), (score, scale)) in self.ids.iter().zip(&self.ranges).zip(scores.iter().zip(&self.scales)) {
            if let Some(range) = range.filter(|_| !FIXED.contains(&id)) {
                values.set(id, value_at_score(id.row().shape(), range, score * scale));
            }
        }
        let account = employees(&values, &Setting::steady()).account;
        let logs = results.iter().map(|&result| log(result_of(&account, result, self.months)));
        DVector::from_iterator(results.len(), logs)
    }

    /// W of the new copula, without the inputs that hardly hang together with any.
    fn dependence(&self, root: &DMatrix<f64>) -> Dependence {
        let entry = |id: ParameterId, column: usize| {
            let row = self.ids.iter().position(|other| *other == id)?;
            root.get((row, column)).copied()
        };
        // Rounding may leave no inverse where next to nothing is left of a direction: then a little more is.
        [1.0, 0.998, 0.99]
            .into_iter()
            .find_map(|shrunk| {
                Dependence::of(|id| {
                    let row: [f64; RANK] = core::array::from_fn(|column| shrunk * entry(id, column).unwrap_or(0.0));
                    if row.iter().any(|entry| entry.abs() > TIE_LEAST) { row } else { [0.0; RANK] }
                })
            })
            .unwrap_or_default()
    }
}

/// The scenario as it was in the earlier period: only those who shared, and what they shared.
fn of_period(scenario: &Scenario, past: &Past) -> Scenario {
    let mut period = *scenario;
    let known = [past.sharers, 1.0, 1.0, past.shares / past.sharers.max(f64::MIN_POSITIVE) / past.months];
    for (id, value) in FIXED.into_iter().zip(known) {
        period.values.set(id, value);
        period.ranges.set(id, Some(Range { p10: value, p90: value }));
    }
    period
}

/// A result of the period from the employees' figures of a month.
fn result_of<T: Number>(month: &Account<T>, result: PastId, months: f64) -> T {
    let months = T::of(months);
    match result {
        PastId::Impressions => month.impressions * months,
        PastId::Clicks => month.clicks * months,
        PastId::Engagements => month.engagements * months,
        _ => month.reach,
    }
}

/// Draws of every result of the period.
fn expectations(scenario: &Scenario, past: &Past) -> Vec<(PastId, Vec<f32>)> {
    let mut columns: Vec<(PastId, Vec<f32>)> =
        PastId::ALL.iter().filter(|id| id.row().result).map(|&id| (id, Vec::new())).collect();
    let mut sampler = Sampler::new(&of_period(scenario, past), &FIXED);
    for block in 0..DRAWS_AT_REST / LANES {
        let account: Account<Lanes> = employees(sampler.draw(block), &Setting::steady()).account;
        for (result, column) in &mut columns {
            column.extend(<[f32; LANES]>::from(result_of(&account, *result, past.months)));
        }
    }
    columns
}

/// The counts that can be used, and why the others cannot.
fn counts(prior: &Prior, scenario: &Scenario, past: &Past) -> (Vec<(PastId, f64)>, Vec<Problem>) {
    let mut problems = Vec::new();
    let given = PastId::ALL.iter().map(|&id| (id, past.get(id))).filter(|(id, count)| id.row().result && *count > 0.0);
    let mut counts: Vec<_> = given.collect();
    counts.retain(|&(id, count)| {
        if scenario.dependence.is_none() || !scenario.past.agrees_on(id, past) {
            return true;
        }
        let message = format!("{}: the inputs are fitted to these {count} already: they count once", id.row().id);
        problems.push(Problem::of_past(id, ProblemCode::PastKnown, message));
        false
    });
    if counts.is_empty() {
        return (counts, problems);
    }
    for missing in [PastId::Sharers, PastId::Shares] {
        if past.get(missing) <= 0.0 {
            let message =
                format!("{} is 0, so nothing can have come of it: the results are not used", missing.row().id);
            problems.push(Problem::of_past(missing, ProblemCode::PastIncomplete, message));
            counts.clear();
        }
    }
    if past.sharers > past.shares && !counts.is_empty() {
        let message = format!(
            "past-sharers: {} cannot be: there were {} shares, and whoever shared did so at least once. The results are not used",
            past.sharers, past.shares
        );
        problems.push(Problem::of_past(PastId::Sharers, ProblemCode::PastImpossible, message));
        counts.clear();
    }
    if past.error >= ERROR_VAGUE && !counts.is_empty() {
        let message = "past-error: counts that may be off by so much say nothing: they are not used".to_owned();
        problems.push(Problem::of_past(PastId::Error, ProblemCode::PastVague, message));
        counts.clear();
    }
    counts.retain(|&(id, count)| {
        let here = Scenario { past: *past, ..*scenario };
        let wrong = Ceiling::broken_by(&here, id, count).map(Ceiling::message).or_else(|| {
            let expected = prior.expected(&DVector::zeros(prior.ids.len()), &[id]);
            expected.iter().any(|log| !log.is_finite()).then(|| "with these inputs there can be none".to_owned())
        });
        let Some(wrong) = wrong else { return true };
        let message = format!("{}: {count} cannot be: {wrong}. It is not used", id.row().id);
        problems.push(Problem::of_past(id, ProblemCode::PastImpossible, message));
        false
    });
    (counts, problems)
}

/// What a count cannot be more than.
#[derive(Clone, Copy)]
pub(super) enum Ceiling {
    Impressions(f64),
    /// Impressions of an average month.
    OfMonth(f64),
    Population(f64),
}

impl Ceiling {
    /// The one that a count is above.
    pub(super) fn broken_by(scenario: &Scenario, id: PastId, count: f64) -> Option<Ceiling> {
        let past = &scenario.past;
        let seen = if past.impressions > 0.0 { past.impressions } else { f64::INFINITY };
        let population = scenario.values.population;
        match id {
            PastId::Clicks | PastId::Engagements if count > seen => Some(Ceiling::Impressions(seen)),
            PastId::Reach if count > population => Some(Ceiling::Population(population)),
            PastId::Reach if count * past.months > seen => Some(Ceiling::OfMonth(seen / past.months)),
            _ => None,
        }
    }

    /// Why the count cannot be, in English.
    fn message(self) -> String {
        match self {
            Ceiling::Impressions(seen) => format!("there were {seen} impressions"),
            Ceiling::OfMonth(seen) => format!("there were {} impressions a month", significant(seen, DIGITS)),
            Ceiling::Population(population) => format!("there are {population} people within reach"),
        }
    }
}
