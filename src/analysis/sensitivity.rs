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
    let coupling = Coupling::of(&scenario.dependence);
    // All inputs with `moved` at its score, those that hang together with it where they are likeliest then.
    let with = |moved: Option<(ParameterId, f64)>| {
        let score = |id: ParameterId| {
            let (moved, score) = moved?;
            let coupling = coupling.as_ref()?;
            Some(coupling.correlation(coupling.place(id)?, coupling.place(moved)?) * score)
        };
        let inputs = Inputs::from_fn(|id| match scenario.range(id) {
            Some(Range { p10, .. }) if moved == Some((id, -Z90)) => p10,
            Some(Range { p90, .. }) if moved == Some((id, Z90)) => p90,
            Some(range) => value_at_score(id.row().shape(), range, score(id).unwrap_or(0.0)),
            None => scenario.values.get(id),
        });
        super::estimate::present(output.of(&evaluate(&inputs)))
    };
    let mut inputs: Vec<Influence> = indices(scenario, output, balanced(draws))
        .into_iter()
        .filter_map(|(id, first, total)| {
            let Range { p10, p90 } = scenario.range(id)?;
            Some(Influence { id, p10, p90, low: with(Some((id, -Z90))), high: with(Some((id, Z90))), first, total })
        })
        .collect();
    inputs.sort_by(|a, b| b.total.total_cmp(&a.total).then(a.id.cmp(&b.id)));
    Sensitivity { output, base: with(None), inputs }
}

/// First and total index of every uncertain input.
fn indices(scenario: &Scenario, output: OutputId, draws: usize) -> Vec<(ParameterId, f64, f64)> {
    let mut sampler = Sampler::new(scenario, &[]);
    let ids: Vec<ParameterId> = sampler.uncertain().collect();
    let (mut a, mut b) = (Vec::with_capacity(draws), Vec::with_capacity(draws));
    // Of sample A with one input drawn again; and with that input of sample B and all else as it is then likely. The
    // second stays empty where it would be the first.
    let mut redrawn = vec![Vec::with_capacity(draws); ids.len()];
    let mut followed = vec![Vec::new(); ids.len()];
    let (mut evaluator, steady) = (Evaluator::default(), Setting::steady());
    for block in 0..draws / LANES {
        let inputs_a = *sampler.draw(block);
        let coupled_a = sampler.coupled();
        let inputs_b = *sampler.draw_other(block);
        let mut run = |inputs: &Inputs<Lanes>| <[f32; LANES]>::from(output.of(&evaluator.outcome(inputs, &steady)));
        a.extend(run(&inputs_a));
        b.extend(run(&inputs_b));
        for ((redrawn, followed), &id) in redrawn.iter_mut().zip(&mut followed).zip(&ids) {
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
    let all = a.iter().chain(&b).chain(redrawn.iter().chain(&followed).flatten());
    let logarithmic = all.into_iter().all(|&value| value > 0.0);
    let scaled = |column: &[f32]| -> Vec<f64> {
        column
            .iter()
            .map(|&value| f64::from(value.min(f32::MAX)))
            .map(|value| if logarithmic { libm::log(value) } else { value })
            .collect()
    };
    let (a, b) = (scaled(&a), scaled(&b));
    ids.into_iter()
        .zip(redrawn.iter().zip(&followed))
        .map(|(id, (redrawn, followed))| {
            let redrawn = scaled(redrawn);
            let followed = if followed.is_empty() { redrawn.clone() } else { scaled(followed) };
            let (first, total) = jansen(&a, &b, &followed, &redrawn);
            (id, first, total)
        })
        .collect()
}

/// First and total index of an input from the outputs of sample A, of sample B, of B with all else drawn again, and of A
/// with that input drawn again; independent inputs need one column for both, A with that input taken from B
/// (Jansen 1999). Both 0 when the output does not vary. What A and B explain together is measured on the same pairs as
/// what is left without the input, so that an input without influence has a first index of exactly 0.
fn jansen(a: &[f64], b: &[f64], followed: &[f64], redrawn: &[f64]) -> (f64, f64) {
    #[allow(clippy::cast_precision_loss, reason = "far below 2^52 draws")]
    let count = a.len() as f64;
    let mean = a.iter().chain(b).sum::<f64>() / (2.0 * count);
    let variance = a.iter().chain(b).map(|value| (value - mean) * (value - mean)).sum::<f64>() / (2.0 * count);
    if variance <= mean.abs() * 1e-12 {
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
