//! How long the core takes without a browser: `cargo run --release -p reach-estimator-benches`.
//!
//! A run compares with one of another commit on the same machine; beside peers and in a browser, `cargo xtask bench` does.

use divan::{Bencher, black_box};
use reach_estimator::analysis::{
    CurveOptions, DistributionOptions, Question, curve, distribution, estimate, fit, sensitivity, solve,
};
use reach_estimator::chart::{ChartName, ChartOptions, English, Theme, draw, svg};
use reach_estimator::outputs::OutputId;
use reach_estimator::parameters::ParameterId;
use reach_estimator::past::Past;
use reach_estimator::query::{parse, write};
use reach_estimator::scenario::Scenario;

/// Draws while something moves, and at rest.
const DRAWS: [usize; 2] = [4_096, 65_536];

fn main() {
    divan::Divan::from_args().run_benches();
}

#[divan::bench]
fn answer() {
    let _ = black_box(estimate(black_box(&Scenario::default())));
}

#[divan::bench(args = DRAWS)]
fn percentiles(bencher: Bencher, draws: usize) {
    let options = DistributionOptions { draws, outputs: vec![OutputId::TotalReach], goals: Vec::new(), dots: None };
    bencher.bench(|| distribution(black_box(&Scenario::default()), &options));
}

#[divan::bench]
fn reach_curve(bencher: Bencher) {
    let options = CurveOptions {
        parameter: ParameterId::Employees,
        output: OutputId::TotalReach,
        from: None,
        to: None,
        points: None,
        draws: 1_024,
    };
    bencher.bench(|| curve(black_box(&Scenario::default()), &options));
}

#[divan::bench]
fn goal_seek(bencher: Bencher) {
    let question = Question {
        parameter: ParameterId::Employees,
        output: OutputId::TotalReach,
        target: 10_000.0,
        chance: Some(0.8),
    };
    bencher.bench(|| solve(black_box(&Scenario::default()), &question));
}

#[divan::bench]
fn what_decides(bencher: Bencher) {
    bencher.bench(|| sensitivity(black_box(&Scenario::default()), OutputId::TotalReach, 4_096));
}

#[divan::bench]
fn fit_to_past_results(bencher: Bencher) {
    let past = Past { sharers: 30.0, shares: 200.0, impressions: 90_000.0, clicks: 400.0, ..Past::NOTHING };
    bencher.bench(|| fit(black_box(&Scenario::default()), &past));
}

#[divan::bench(args = ChartName::ALL)]
fn picture(bencher: Bencher, chart: ChartName) {
    let options = ChartOptions { draws: 1_024, ..ChartOptions::default() };
    bencher.bench(|| svg(&draw(chart, black_box(&Scenario::default()), &options, &English), Theme::Light));
}

#[divan::bench]
fn address(bencher: Bencher) {
    let link = write(&Scenario::default().with(ParameterId::Employees, 400.0), [("chart", "odds")]);
    bencher.bench(|| parse(black_box(&link)));
}
