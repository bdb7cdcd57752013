//! The programme month by month: adoption, cumulative reach, running cost and profit.

use super::draws::{Sampler, balanced};
use super::quantiles::Percentiles;
use crate::model::{LANES, Lanes, Number, Real, bass_adoption, payback_months};
use crate::outputs::Outcome;
use crate::parameters::Inputs;
use crate::scenario::{Evaluator, Scenario, Setting, employees};
use serde::Serialize;

/// Columns, one entry for each month, from month 1. Those that end in `range` are over the draws, and their medians are
/// what a reader is shown; the others are the answer at exactly these inputs.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Timeline {
    /// Month.
    pub month: Vec<f64>,
    /// A(t): share of the willing employees who have started.
    pub adoption: Vec<f64>,
    /// The same over the draws.
    pub adoption_range: Vec<Percentiles>,
    /// Employees who share.
    pub active: Vec<f64>,
    /// The same over the draws.
    pub active_range: Vec<Percentiles>,
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
    /// The same over the draws.
    pub cost_range: Vec<Percentiles>,
    /// Gross profit since the start.
    pub gross_profit: Vec<f64>,
    /// The same over the draws.
    pub gross_profit_range: Vec<Percentiles>,
    /// Gross profit less cost since the start, over the draws.
    pub net_range: Vec<Percentiles>,
    /// First month at which the running total is at least zero, linear inside the month; absent if not within the
    /// horizon.
    pub break_even: Option<f64>,
    /// The same over the draws; absent in those that do not break even within the horizon.
    pub break_even_range: Percentiles,
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
    let Ranges { columns, break_even } = ranges(scenario, balanced(draws), from_day_one, months.len());
    let [adoption_range, active_range, reach_range, clicks_range, cost_range, gross_profit_range, net_range] = columns;
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
        adoption_range,
        active: months.iter().map(|month| month.outcome.active_employees).collect(),
        active_range,
        reach: months.iter().map(|month| month.reach).collect(),
        reach_range,
        clicks: running(0.0, |month| month.outcome.employees.clicks),
        clicks_range,
        cost: running(setup_cost, |month| month.outcome.money.cost),
        cost_range,
        gross_profit: running(0.0, |month| month.outcome.money.gross_profit),
        gross_profit_range,
        net_range,
        break_even: payback_months(setup_cost, months.iter().map(|month| month.outcome.money.net)),
        break_even_range: break_even,
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

/// Adoption, active employees, reach, clicks, cost, gross profit and net, by month.
const COLUMNS: usize = 7;

struct Ranges {
    columns: [Vec<Percentiles>; COLUMNS],
    break_even: Percentiles,
}

fn ranges(scenario: &Scenario, draws: usize, from_day_one: bool, months: usize) -> Ranges {
    let mut sampler = Sampler::new(scenario, &[]);
    let mut columns = vec![[const { Vec::new() }; COLUMNS]; months];
    let mut break_even = Vec::with_capacity(draws);
    for block in 0..draws / LANES {
        let inputs = sampler.draw(block);
        let (mut clicks, mut cost, mut gross_profit) = (Lanes::zero(), inputs.setup_cost, Lanes::zero());
        let mut nets = [const { Vec::new() }; LANES];
        for (month, column) in follow(inputs, from_day_one).iter().zip(&mut columns) {
            let Month { adoption, reach, outcome } = month;
            clicks = clicks + outcome.employees.clicks;
            cost = cost + outcome.money.cost;
            gross_profit = gross_profit + outcome.money.gross_profit;
            let net = gross_profit - cost;
            let figures = [*adoption, outcome.active_employees, *reach, clicks, cost, gross_profit, net];
            for (column, lanes) in column.iter_mut().zip(figures) {
                column.extend(<[f32; LANES]>::from(lanes));
            }
            for (nets, net) in nets.iter_mut().zip(<[f32; LANES]>::from(outcome.money.net)) {
                nets.push(f64::from(net));
            }
        }
        let setup_costs = <[f32; LANES]>::from(inputs.setup_cost);
        #[allow(clippy::cast_possible_truncation, reason = "draws are single precision")]
        let month = |(setup_cost, nets): (f32, Vec<f64>)| {
            payback_months(f64::from(setup_cost), nets).map_or(f32::INFINITY, |month| month as f32)
        };
        break_even.extend(setup_costs.into_iter().zip(nets).map(month));
    }
    let column = |which: usize| -> Vec<Percentiles> {
        columns.iter().filter_map(|month| month.get(which)).map(|draws| Percentiles::of(draws)).collect()
    };
    Ranges { columns: core::array::from_fn(column), break_even: Percentiles::of(&break_even) }
}
