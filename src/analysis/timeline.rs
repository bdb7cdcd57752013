//! The programme month by month: adoption, cumulative reach, running cost and profit.

use super::draws::{Sampler, balanced};
use super::quantiles::Percentiles;
use crate::model::{LANES, Number, Real, bass_adoption, payback_months};
use crate::outputs::Outcome;
use crate::parameters::Inputs;
use crate::scenario::{Evaluator, Scenario, Setting, employees};
use serde::Serialize;

/// Columns, one entry for each month, from month 1.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Timeline {
    /// Month.
    pub month: Vec<f64>,
    /// A(t): share of the willing employees who have started.
    pub adoption: Vec<f64>,
    /// Employees who share.
    pub active: Vec<f64>,
    /// Unique people reached by the employees since the start.
    pub reach: Vec<f64>,
    /// The same over the draws.
    pub reach_range: Vec<Percentiles>,
    /// Visits through employees since the start.
    pub clicks: Vec<f64>,
    /// The same over the draws.
    pub clicks_range: Vec<Percentiles>,
    /// Cost since the start, set-up included.
    pub cost: Vec<f64>,
    /// Gross profit since the start.
    pub gross_profit: Vec<f64>,
    /// Gross profit less cost since the start, over the draws.
    pub net_range: Vec<Percentiles>,
    /// First month at which the running total is at least zero, linear inside the month; absent if not within the
    /// horizon.
    pub break_even: Option<f64>,
}

/// Figures of one month: this month's, and reach since the start.
struct Month<T> {
    adoption: T,
    reach: T,
    outcome: Outcome<T>,
}

/// Follows a scenario over its `months`. `from_day_one` sets adoption to 1 throughout.
#[must_use]
pub fn timeline(scenario: &Scenario, draws: usize, from_day_one: bool) -> Timeline {
    let setup_cost = scenario.values.setup_cost;
    let months = follow(&scenario.values, from_day_one);
    let (reach_range, clicks_range, net_range) = ranges(scenario, balanced(draws), from_day_one, months.len());
    let running = |start: f64, figure: fn(&Month<f64>) -> f64| -> Vec<f64> {
        months
            .iter()
            .scan(start, |sum, month| {
                *sum += figure(month);
                Some(*sum)
            })
            .collect()
    };
    Timeline {
        month: (1..=months.len()).map(|month| month as f64).collect(),
        adoption: months.iter().map(|month| month.adoption).collect(),
        active: months.iter().map(|month| month.outcome.active_employees).collect(),
        reach: months.iter().map(|month| month.reach).collect(),
        reach_range,
        clicks: running(0.0, |month| month.outcome.employees.clicks),
        clicks_range,
        cost: running(setup_cost, |month| month.outcome.money.cost),
        gross_profit: running(0.0, |month| month.outcome.money.gross_profit),
        net_range,
        break_even: payback_months(setup_cost, months.iter().map(|month| month.outcome.money.net)),
    }
}

/// Every month of one scenario. Reach since the start is that of today's employees, each with the mean number of posts
/// made so far (M27).
fn follow<T: Real>(inputs: &Inputs<T>, from_day_one: bool) -> Vec<Month<T>> {
    let mut evaluator = Evaluator::default();
    let mut posts_so_far = T::zero();
    let mut months = Vec::new();
    let mut time = T::zero();
    for _ in 0..inputs.months.count() {
        time = time + T::one();
        let adoption = if from_day_one { T::one() } else { bass_adoption(inputs.adoption_p, inputs.adoption_q, time) };
        let setting = Setting { adoption, ..Setting::steady() };
        let outcome = evaluator.outcome(inputs, &setting);
        posts_so_far = posts_so_far + inputs.posts * outcome.active_employees;
        let mut so_far = *inputs;
        so_far.posts = posts_so_far.per_or_zero(outcome.active_employees);
        months.push(Month { adoption, reach: employees(&so_far, &setting).account.reach, outcome });
    }
    months
}

type Ranges = Vec<Percentiles>;

fn ranges(scenario: &Scenario, draws: usize, from_day_one: bool, months: usize) -> (Ranges, Ranges, Ranges) {
    let mut sampler = Sampler::new(scenario, &[]);
    let mut columns = vec![[const { Vec::new() }; 3]; months];
    for block in 0..draws / LANES {
        let inputs = sampler.draw(block);
        let (mut clicks, mut net) = (Number::zero(), -inputs.setup_cost);
        for (month, column) in follow(inputs, from_day_one).iter().zip(&mut columns) {
            clicks = clicks + month.outcome.employees.clicks;
            net = net + month.outcome.money.net;
            for (column, lanes) in column.iter_mut().zip([month.reach, clicks, net]) {
                column.extend(<[f32; LANES]>::from(lanes));
            }
        }
    }
    let column = |which: usize| -> Ranges {
        columns.iter().filter_map(|month| month.get(which)).map(|draws| Percentiles::of(draws)).collect()
    };
    (column(0), column(1), column(2))
}
