//! How far a company's content travels, and in what range: `cargo run --example company`.
use reach_estimator::analysis::{DistributionOptions, Percentiles, distribution};
use reach_estimator::{outputs::OutputId, parameters::ParameterId, scenario::Scenario};

fn main() {
    let scenario = Scenario::default().with(ParameterId::Employees, 400.0);
    let options = DistributionOptions { draws: 4096, outputs: vec![OutputId::TotalReach], goals: vec![], dots: None };
    let answer = distribution(&scenario, &options);
    let Some(&(_, Percentiles { p10: Some(low), p50: Some(middle), p90: Some(high) })) = answer.outputs.first() else {
        return;
    };
    println!("{middle:.0} people a month, in 8 of 10 cases {low:.0} to {high:.0}");
}
