//! Questions asked of the model: one answer, its range, its causes, and the way back from a target.

mod breakdown;
mod compare;
mod counted;
mod coupling;
mod curve;
mod distribution;
mod draws;
mod estimate;
mod exclusion;
mod fit;
mod gaussian;
mod interpolation;
pub mod normal;
mod profile;
mod quantiles;
mod requirements;
mod sensitivity;
mod solve;
mod study;
mod timeline;

pub use breakdown::{Breakdown, Factor, breakdown};
pub use compare::{Comparison, Difference, compare, stressed};
pub use counted::{Counted, counted};
pub use curve::{Curve, CurveOptions, curve, curves, ends};
pub use distribution::{Chance, Distribution, DistributionOptions, distribution, percentiles_from};
pub use draws::{DRAWS_AT_REST, DRAWS_MOVING, DRAWS_OF_FIGURES, DRAWS_TOP};
pub use estimate::{ByRound, Estimate, WaterfallStep, estimate, figures};
pub use exclusion::{Exclusion, exclusions};
pub use fit::{Fit, FitReport, FittedInput, FittedResult, fit};
pub use profile::{Profile, profile};
pub use quantiles::Percentiles;
pub use requirements::{Requirement, requirements};
pub use sensitivity::{Influence, Sensitivity, sensitivity};
pub use solve::{Question, Reason, Solution, goal_seek, solve};
pub use study::Study;
pub use timeline::{Timeline, timeline};
