//! A distribution that is worked out in slices, so that a page can go on while many draws are evaluated.

use super::distribution::{Distribution, DistributionOptions, answer, wanted};
use super::draws::{Sampler, balanced};
use super::quantiles::Ranked;
use crate::model::{LANES, Lanes};
use crate::outputs::OutputId;
use crate::scenario::{Evaluator, Scenario, Setting};

/// Draws evaluated so far, and what is asked of them.
#[derive(Debug)]
pub struct Study {
    options: DistributionOptions,
    outputs: Vec<OutputId>,
    columns: Vec<Vec<f32>>,
    sampler: Sampler,
    evaluator: Evaluator<Lanes>,
    done: usize,
    draws: usize,
}

impl Study {
    /// Nothing evaluated yet.
    #[must_use]
    pub fn new(scenario: &Scenario, options: DistributionOptions) -> Study {
        let draws = balanced(options.draws);
        let outputs = wanted(&options);
        Study {
            columns: vec![Vec::with_capacity(draws); outputs.len()],
            outputs,
            options,
            sampler: Sampler::new(scenario, &[]),
            evaluator: Evaluator::default(),
            done: 0,
            draws,
        }
    }

    /// Evaluates so many draws more, rounded up to whole blocks; says whether all are done.
    pub fn advance(&mut self, draws: usize) -> bool {
        let steady = Setting::steady();
        let end = self.done.saturating_add(draws).min(self.draws);
        while self.done < end {
            let outcome = self.evaluator.outcome(self.sampler.draw(self.done / LANES), &steady);
            for (column, output) in self.columns.iter_mut().zip(&self.outputs) {
                column.extend(<[f32; LANES]>::from(output.of(&outcome)));
            }
            self.done += LANES;
        }
        self.done >= self.draws
    }

    /// The quantile of the first output at `share`, of the draws evaluated so far.
    pub(super) fn quantile(&self, share: f64) -> Option<f64> {
        self.columns.first().map(|column| Ranked::of(column).quantile(share))
    }

    /// The answer of the draws evaluated so far.
    #[must_use]
    pub fn distribution(&self) -> Distribution {
        answer(&self.options, self.done, &self.outputs, &self.columns)
    }
}
