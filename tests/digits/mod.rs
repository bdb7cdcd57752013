//! A set of results to the last bit. The committed list is what the native build gives; a browser must give the same.

use reach_estimator::analysis::{
    CurveOptions, DistributionOptions, Question, curve, distribution, estimate, sensitivity, solve, timeline,
};
use reach_estimator::outputs::OutputId;
use reach_estimator::parameters::ParameterId;
use reach_estimator::presets::PRESETS;
use reach_estimator::scenario::Scenario;
use std::fmt::Write;

/// The committed list.
pub(crate) const COMMITTED: &str = include_str!("digits.txt");

/// One line for each figure: its name, its bits, and the number for people.
pub(crate) fn lines() -> String {
    let mut text = String::new();
    let scenarios = std::iter::once(("default", Scenario::default()))
        .chain(PRESETS.iter().map(|preset| (preset.id, preset.scenario())));
    for (name, scenario) in scenarios {
        let mut line = |what: &str, value: Option<f64>| {
            let bits = value.map_or_else(|| "absent".to_owned(), |value| format!("{:016x} {value:e}", value.to_bits()));
            writeln!(text, "{name} {what} {bits}").unwrap();
        };
        let point = estimate(&scenario);
        for &output in OutputId::ALL {
            line(output.name(), point.read(output));
        }
        let options = DistributionOptions { draws: 1_024, outputs: OutputId::ALL.to_vec(), goals: vec![], dots: None };
        for (output, percentiles) in distribution(&scenario, &options).outputs {
            line(&format!("{} p10", output.name()), percentiles.p10);
            line(&format!("{} p50", output.name()), percentiles.p50);
            line(&format!("{} p90", output.name()), percentiles.p90);
        }
        let sweep = CurveOptions {
            parameter: ParameterId::Employees,
            output: OutputId::TotalReach,
            from: None,
            to: None,
            points: None,
            draws: 256,
        };
        let band = curve(&scenario, &sweep);
        line("curve p90 end", band.p90.last().copied().flatten());
        line("curve p10 middle", band.p10.get(band.x.len() / 2).copied().flatten());
        let question =
            Question { parameter: ParameterId::Posts, output: OutputId::TotalClicks, target: 200.0, chance: Some(0.5) };
        line("posts for 200 visits", solve(&scenario, &question).value);
        line("time to break even", timeline(&scenario, 64, false).break_even);
        line(
            "first total index",
            sensitivity(&scenario, OutputId::TotalReach, 256).inputs.first().map(|top| top.total),
        );
    }
    text
}
