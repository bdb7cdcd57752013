//! Which inputs decide the answer: a tornado, and Sobol indices.

use super::coupling::Coupling;
use super::draws::{Sampler, balanced};
use super::normal::value_at_score;
use crate::model::{LANES, Lanes};
use crate::outputs::OutputId;
use crate::parameter::{Range, Z90};
use crate::parameters::{Inputs, ParameterId};
use crate::scenario::{Evaluator, Scenario, Setting, evaluate};
use serde::Serialize;

/// How an output depends on its uncertain inputs.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Sensitivity {
    /// The output.
    pub output: OutputId,
    /// Its value with every uncertain input at its median; absent where it has none.
    pub base: Option<f64>,
    /// Every uncertain input, the most important first.
    pub inputs: Vec<Influence>,
}

/// What one uncertain input does.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Influence {
    /// The input.
    pub id: ParameterId,
    /// Its P10.
    pub p10: f64,
    /// Its P90.
    pub p90: f64,
    /// Output with this input at its P10 and the others at their medians.
    pub low: Option<f64>,
    /// Output with this input at its P90 and the others at their medians.
    pub high: Option<f64>,
    /// First-order Sobol index: share of the variance that this input explains alone.
    pub first: f64,
    /// Total Sobol index: share of the variance that would go if it were known.
    pub total: f64,
}

/// Ranks the uncertain inputs of a scenario by their total Sobol index.
///
/// Saltelli design with Jansen's estimators (Saltelli et al. 2010), on the logarithm of the output where it is always
/// positive: reach and clicks have heavy tails. Each input has a fixed dimension of the sequence, so the result does
/// not depend on the order in which inputs are listed.
///
/// Where inputs hang together, an input is drawn again with the others as they are for its total index, and the others
/// are drawn with it as it is for its first (Kucherenko, Tarantola and Annoni 2012). In the tornado the others follow to
/// their conditional means. All of it is the same as above where inputs are independent.
#[must_use]
pub fn sensitivity(scenario: &Scenario, output: OutputId, draws: usize) -> Sensitivity {
    let mut ranking = Ranking::new(scenario, output, draws);
    ranking.advance(usize::MAX);
    ranking.sensitivity()
}

/// A sensitivity that is worked out in slices, so that a page can go on while many draws are evaluated.
#[derive(Debug)]
pub struct Ranking {
    scenario: Scenario,
    output: OutputId,
    sampler: Sampler,
    evaluator: Evaluator<Lanes>,
    ids: Vec<ParameterId>,
    /// Outputs of the first sample, and of the second.
    a: Vec<f32>,
    b: Vec<f32>,
    /// Of sample A with one input drawn again; and with that input of sample B and all else as it is then likely. The
    /// second stays empty where it would be the first.
    redrawn: Vec<Vec<f32>>,
    followed: Vec<Vec<f32>>,
    done: usize,
    draws: usize,
}

impl Ranking {
    /// Nothing evaluated yet.
    #[must_use]
    pub fn new(scenario: &Scenario, output: OutputId, draws: usize) -> Ranking {
        let sampler = Sampler::new(scenario, &[]);
        let ids: Vec<ParameterId> = sampler.uncertain().collect();
        Ranking {
            scenario: *scenario,
            output,
            sampler,
            evaluator: Evaluator::default(),
            a: Vec::new(),
            b: Vec::new(),
            redrawn: vec![Vec::new(); ids.len()],
            followed: vec![Vec::new(); ids.len()],
            ids,
            done: 0,
            draws: balanced(draws),
        }
    }

    /// Evaluates about so many draws more, each sample's own counted; says whether all are done. A step is at least one
    /// block of both samples with every input in turn.
    pub fn advance(&mut self, draws: usize) -> bool {
        let of_a_block = (2 + self.ids.len()) * LANES;
        let blocks = draws.div_ceil(of_a_block).max(1);
        let end = (self.done / LANES).saturating_add(blocks).min(self.draws / LANES);
        for block in self.done / LANES..end {
            self.evaluate(block);
        }
        self.done = end * LANES;
        self.done >= self.draws
    }

    fn evaluate(&mut self, block: usize) {
        let Ranking { sampler, evaluator, output, .. } = self;
        let steady = Setting::steady();
        let inputs_a = *sampler.draw(block);
        let coupled_a = sampler.coupled();
        let inputs_b = *sampler.draw_other(block);
        let mut run = |inputs: &Inputs<Lanes>| <[f32; LANES]>::from(output.of(&evaluator.outcome(inputs, &steady)));
        self.a.extend(run(&inputs_a));
        self.b.extend(run(&inputs_b));
        for ((redrawn, followed), &id) in self.redrawn.iter_mut().zip(&mut self.followed).zip(&self.ids) {
            match sampler.coupled_draws(&inputs_a, &coupled_a, id) {
                Some((again, along)) => {
                    redrawn.extend(run(&again));
                    followed.extend(run(&along));
                }
                None => {
                    let mut inputs = inputs_a;
                    inputs.set(id, inputs_b.get(id));
                    redrawn.extend(run(&inputs));
                }
            }
        }
    }

    /// The answer of the draws evaluated so far.
    #[must_use]
    pub fn sensitivity(&self) -> Sensitivity {
        let tornado = Tornado::of(&self.scenario, self.output);
        let mut inputs: Vec<Influence> = self
            .indices()
            .filter_map(|(id, first, total)| {
                let Range { p10, p90 } = self.scenario.range(id)?;
                let [low, high] = [-Z90, Z90].map(|score| tornado.with(Some((id, score))));
                Some(Influence { id, p10, p90, low, high, first, total })
            })
            .collect();
        inputs.sort_by(|a, b| b.total.total_cmp(&a.total).then(a.id.cmp(&b.id)));
        Sensitivity { output: self.output, base: tornado.with(None), inputs }
    }

    /// First and total index of every uncertain input.
    fn indices(&self) -> impl Iterator<Item = (ParameterId, f64, f64)> {
        let columns = [&self.a, &self.b].into_iter().chain(&self.redrawn).chain(&self.followed);
        let logarithmic = columns.flatten().all(|&value| value > 0.0);
        let scaled = move |column: &[f32]| -> Vec<f64> {
            column
                .iter()
                .map(|&value| f64::from(value.min(f32::MAX)))
                .map(|value| if logarithmic { libm::log(value) } else { value })
                .collect()
        };
        let (a, b) = (scaled(&self.a), scaled(&self.b));
        self.ids.iter().zip(self.redrawn.iter().zip(&self.followed)).map(move |(&id, (redrawn, followed))| {
            let redrawn = scaled(redrawn);
            let followed = if followed.is_empty() { redrawn.clone() } else { scaled(followed) };
            let (first, total) = jansen(&a, &b, &followed, &redrawn);
            (id, first, total)
        })
    }
}

/// The output with one uncertain input at an end of its range.
struct Tornado<'a> {
    scenario: &'a Scenario,
    output: OutputId,
    coupling: Option<Coupling>,
}

impl<'a> Tornado<'a> {
    fn of(scenario: &'a Scenario, output: OutputId) -> Self {
        Self { scenario, output, coupling: Coupling::of(&scenario.dependence) }
    }

    /// All inputs with `moved` at its score, those that hang together with it where they are likeliest then.
    fn with(&self, moved: Option<(ParameterId, f64)>) -> Option<f64> {
        let score = |id: ParameterId| {
            let (moved, score) = moved?;
            let coupling = self.coupling.as_ref()?;
            Some(coupling.correlation(coupling.place(id)?, coupling.place(moved)?) * score)
        };
        let inputs = Inputs::from_fn(|id| match self.scenario.range(id) {
            Some(Range { p10, .. }) if moved == Some((id, -Z90)) => p10,
            Some(Range { p90, .. }) if moved == Some((id, Z90)) => p90,
            Some(range) => value_at_score(id.row().shape(), range, score(id).unwrap_or(0.0)),
            None => self.scenario.values.get(id),
        });
        super::estimate::present(self.output.of(&evaluate(&inputs)))
    }
}

/// First and total index of an input from the outputs of sample A, of sample B, of B with all else drawn again, and of A
/// with that input drawn again; independent inputs need one column for both, A with that input taken from B
/// (Jansen 1999). Both 0 when the output does not vary, or nothing is evaluated. What A and B explain together is measured on the same pairs as
/// what is left without the input, so that an input without influence has a first index of exactly 0.
fn jansen(a: &[f64], b: &[f64], followed: &[f64], redrawn: &[f64]) -> (f64, f64) {
    #[allow(clippy::cast_precision_loss, reason = "far below 2^52 draws")]
    let count = a.len() as f64;
    let mean = a.iter().chain(b).sum::<f64>() / (2.0 * count);
    let variance = a.iter().chain(b).map(|value| (value - mean) * (value - mean)).sum::<f64>() / (2.0 * count);
    if a.is_empty() || variance <= mean.abs() * 1e-12 {
        return (0.0, 0.0);
    }
    let half_mean_square = |from: &[f64], to: &[f64]| {
        from.iter().zip(to).map(|(from, to)| (from - to) * (from - to)).sum::<f64>() / (2.0 * count)
    };
    let share = |value: f64| (value / variance).clamp(0.0, 1.0);
    (share(half_mean_square(b, a) - half_mean_square(b, followed)), share(half_mean_square(a, redrawn)))
}

#[cfg(test)]
mod tests {
    use super::super::draws::uniform;
    use super::jansen;
    use core::f64::consts::PI;

    /// Ishigami and Homma (1990) with a = 7, b = 0.1: indices known in closed form.
    #[test]
    fn indices_of_the_ishigami_function_are_the_known_ones() {
        let ishigami = |[x, y, z]: [f64; 3]| x.sin() + 7.0 * y.sin().powi(2) + 0.1 * z.powi(4) * x.sin();
        let point =
            |index, first| [0_usize, 1, 2].map(|dimension| PI * (2.0 * uniform(index, first + dimension) - 1.0));
        let draws = 0..4_096;
        let a: Vec<f64> = draws.clone().map(|index| ishigami(point(index, 0))).collect();
        let b: Vec<f64> = draws.clone().map(|index| ishigami(point(index, 3))).collect();
        let known = [(0.3139, 0.5576), (0.4424, 0.4424), (0.0, 0.2437)];
        for (dimension, (first, total)) in known.into_iter().enumerate() {
            let mixed: Vec<f64> = draws
                .clone()
                .map(|index| {
                    let (mut point_a, point_b) = (point(index, 0), point(index, 3));
                    for (place, (a, b)) in point_a.iter_mut().zip(point_b).enumerate() {
                        if place == dimension {
                            *a = b;
                        }
                    }
                    ishigami(point_a)
                })
                .collect();
            let (first_found, total_found) = jansen(&a, &b, &mixed, &mixed);
            assert!((first_found - first).abs() < 0.02, "first {dimension}: {first_found} for {first}");
            assert!((total_found - total).abs() < 0.02, "total {dimension}: {total_found} for {total}");
        }
    }
}
