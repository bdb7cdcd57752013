//! How far a company's content travels, and in what range: `cargo run --example company`.
use reach_estimator::analysis::{DistributionOptions, Percentiles, distribution};
use reach_estimator::{outputs::OutputId, parameters::ParameterId, scenario::Scenario};

fn main() {
    let scenario = Scenario::default().with(ParameterId::Employees, 400.0);
    let options = DistributionOptions { draws: 4096, outputs: vec![OutputId::TotalReach], goals: vec![], dots: None };
    let (_, Percentiles { p10, p50, p90 }) = distribution(&scenario, &options).outputs[0];
    println!("{p50:.0?} people a month, in 8 of 10 cases {p10:.0?} to {p90:.0?}; none where there is no answer");
}
