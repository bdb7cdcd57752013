//! How far content travels when employees share it, and what that is worth.
//!
//! The model counts people, not just impressions: colleagues share contacts, a feed shows a post to some of them, ten
//! posts to the same people are frequency, and people are finite. Every answer comes with its range.
//!
//! ```
//! use reach_estimator::analysis::{DistributionOptions, Question, distribution, estimate, solve};
//! use reach_estimator::outputs::OutputId;
//! use reach_estimator::parameters::ParameterId;
//! use reach_estimator::scenario::Scenario;
//!
//! // A company of 400, everything else as in the table of defaults.
//! let scenario = Scenario::default().with(ParameterId::Employees, 400.0);
//!
//! // The point answer: employees and page together, people counted once.
//! let point = estimate(&scenario);
//! assert!(point.outcome.total.reach > point.outcome.page.reach);
//! assert!(point.outcome.total.reach < point.outcome.envelope.audience);
//!
//! // Its range: 8 in 10 plausible cases lie between P10 and P90.
//! let options = DistributionOptions {
//!     draws: 4_096,
//!     outputs: vec![OutputId::TotalReach],
//!     goals: vec![(OutputId::TotalClicks, 500.0)],
//!     dots: None,
//! };
//! let answer = distribution(&scenario, &options);
//! let (_, range) = answer.outputs[0];
//! assert!(range.p10 < range.p50 && range.p50 < range.p90);
//!
//! // The way back: how many employees for 500 visits in 8 in 10 cases?
//! let question = Question {
//!     parameter: ParameterId::Employees,
//!     output: OutputId::TotalClicks,
//!     target: 500.0,
//!     chance: Some(0.8),
//! };
//! assert!(solve(&scenario, &question).value.is_some());
//! ```

pub mod analysis;
pub mod chart;
pub mod chart_name;
pub mod claims;
pub mod dependence;
pub mod error;
pub mod model;
pub mod outputs;
pub mod parameter;
pub mod parameters;
pub mod past;
pub mod presets;
pub mod query;
pub mod scenario;
pub mod sheet;
pub mod sources;
pub mod view;

/// The example of the crate's page compiles and holds, and so does the one in `examples/`.
#[cfg(doctest)]
#[doc = include_str!("../docs/crate.md")]
#[doc = concat!("```\n", include_str!("../examples/company.rs"), "```")]
struct Documents;
