//! `convergence`: how far percentiles from few draws are from those of many, for the sequence in use and for
//! pseudo-random draws.

use super::arguments::output;
use super::failure::Failure;
use super::grid::{Cell, Format, Grid};
use super::inputs::Inputs;
use clap::Args;
use fastrand::Rng;
use reach_estimator::analysis::{
    DRAWS_AT_REST, DRAWS_MOVING, DRAWS_OF_FIGURES, DRAWS_TOP, DistributionOptions, Percentiles, distribution,
    percentiles_from,
};
use reach_estimator::outputs::OutputId;
use reach_estimator::parameters::ParameterId;
use reach_estimator::scenario::Scenario;
use serde::Serialize;

/// Which figure, and how to write the answer.
#[derive(Args)]
pub(crate) struct ConvergenceCall {
    #[command(flatten)]
    inputs: Inputs,
    /// The figure whose percentiles are checked
    #[arg(long, value_name = "NAME", default_value = "total.reach", value_parser = output)]
    output: OutputId,
    /// How to write it
    #[arg(long, value_enum, default_value_t = Format::Table)]
    format: Format,
}

/// Numbers of draws that are compared with the limit.
const DRAWS: [usize; 4] = [DRAWS_MOVING, DRAWS_AT_REST, 4 * DRAWS_AT_REST, DRAWS_OF_FIGURES];
/// Independent repetitions behind each error.
const REPETITIONS: u32 = 16;
/// Independent scrambles of [`DRAWS_TOP`] draws whose middle stands for the limit.
const LIMIT: u32 = 16;

#[derive(Clone, Copy, Serialize)]
#[serde(rename_all = "kebab-case")]
enum Sequence {
    PseudoRandom,
    ScrambledSobol,
    /// The one scramble that the product uses.
    InUse,
}

/// Median over the repetitions of the absolute relative error of each percentile; of the sequence in use, its error.
#[derive(Serialize)]
struct Row {
    draws: usize,
    sequence: Sequence,
    p10: Option<f64>,
    p50: Option<f64>,
    p90: Option<f64>,
}

pub(crate) fn answer(call: &ConvergenceCall) -> Result<String, Failure> {
    let scenario = call.inputs.read_one()?.scenario;
    let study = Study { scenario: &scenario, output: call.output };
    let truth = study.limit();
    let rows: Vec<Row> = DRAWS
        .into_iter()
        .flat_map(|draws| {
            [Sequence::PseudoRandom, Sequence::ScrambledSobol, Sequence::InUse].map(|sequence| (draws, sequence))
        })
        .map(|(draws, sequence)| study.row(draws, sequence, &truth))
        .collect();
    match call.format {
        Format::Json => super::answer::lines(&rows),
        Format::Csv => grid(&rows, Cell::from).csv(),
        Format::Table => Ok(grid(&rows, percent).table()),
    }
}

struct Study<'a> {
    scenario: &'a Scenario,
    output: OutputId,
}

impl Study<'_> {
    fn row(&self, draws: usize, sequence: Sequence, truth: &Percentiles) -> Row {
        let repetitions = if matches!(sequence, Sequence::InUse) { 1 } else { REPETITIONS };
        let found: Vec<Percentiles> = (0..repetitions).map(|seed| self.percentiles(sequence, seed, draws)).collect();
        let error = |figure: fn(&Percentiles) -> Option<f64>| {
            let truth = figure(truth)?;
            let errors = found.iter().map(|found| Some((figure(found)? / truth - 1.0).abs())).collect::<Option<_>>()?;
            median(errors)
        };
        Row { draws, sequence, p10: error(|all| all.p10), p50: error(|all| all.p50), p90: error(|all| all.p90) }
    }

    /// From draws that none of the rows uses.
    fn limit(&self) -> Percentiles {
        let all: Vec<Percentiles> = (0..LIMIT)
            .map(|scramble| self.percentiles(Sequence::ScrambledSobol, u32::MAX - scramble, DRAWS_TOP))
            .collect();
        let middle = |figure: fn(&Percentiles) -> Option<f64>| median(all.iter().map(figure).collect::<Option<_>>()?);
        Percentiles { p10: middle(|all| all.p10), p50: middle(|all| all.p50), p90: middle(|all| all.p90) }
    }

    fn percentiles(&self, sequence: Sequence, seed: u32, draws: usize) -> Percentiles {
        match sequence {
            Sequence::PseudoRandom => {
                let mut random = Rng::with_seed(u64::from(seed));
                percentiles_from(self.scenario, self.output, draws, |_, _| open(random.f64()))
            }
            Sequence::InUse => {
                let options = DistributionOptions { draws, outputs: vec![self.output], goals: Vec::new(), dots: None };
                let found = distribution(self.scenario, &options).outputs;
                found.first().map_or(Percentiles { p10: None, p50: None, p90: None }, |(_, percentiles)| *percentiles)
            }
            Sequence::ScrambledSobol => {
                percentiles_from(self.scenario, self.output, draws, |draw, id| sobol(draw, id, seed))
            }
        }
    }
}

#[allow(clippy::cast_possible_truncation, reason = "draws and dimensions are far below 2^32")]
fn sobol(draw: usize, id: ParameterId, seed: u32) -> f64 {
    open(f64::from(sobol_burley::sample(draw as u32, id.row().dimension as u32, seed)))
}

/// Both generators may give 0, which no quantile function takes.
fn open(uniform: f64) -> f64 {
    uniform.max(1.0 / (1_u64 << 25) as f64)
}

fn median(mut values: Vec<f64>) -> Option<f64> {
    values.sort_by(f64::total_cmp);
    let upper = values.get(values.len() / 2)?;
    let lower = values.get(values.len().saturating_sub(1) / 2)?;
    Some(0.5 * (lower + upper))
}

fn grid(rows: &[Row], written: fn(Option<f64>) -> Cell) -> Grid {
    let mut grid = Grid::new(["draws", "sequence", "p10", "p50", "p90"]);
    for row in rows {
        let sequence = match row.sequence {
            Sequence::PseudoRandom => "pseudo-random",
            Sequence::ScrambledSobol => "scrambled Sobol",
            Sequence::InUse => "in use",
        };
        let figures = [row.p10, row.p50, row.p90].map(written);
        #[allow(clippy::cast_precision_loss, reason = "far below 2^52 draws")]
        let draws = row.draws as f64;
        grid.push([Cell::from(draws), Cell::from(sequence)].into_iter().chain(figures));
    }
    grid
}

fn percent(share: Option<f64>) -> Cell {
    share.map_or(Cell::Absent, |share| Cell::Text(format!("{:.2}%", 100.0 * share)))
}
