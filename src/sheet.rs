//! The figures, inputs and curve of a scenario as one file of comma-separated values.

use crate::analysis::{
    CurveOptions, DRAWS_OF_FIGURES, DistributionOptions, Percentiles, curve, distribution, estimate,
};
use crate::outputs::OutputId;
use crate::parameter::Range;
use crate::parameters::ParameterId;
use crate::scenario::Scenario;
use core::fmt::Write;

/// Points of the curve in the file.
const POINTS: usize = 41;

/// Three blocks, an empty line between them: figures with their ranges, inputs with their ranges, and the curve of one
/// output against one input, which rests on so many `draws`. Every cell is a name or a number, so none needs quotes; absent figures are empty.
#[must_use]
pub fn csv(scenario: &Scenario, output: OutputId, axis: ParameterId, draws: usize) -> String {
    let mut text = String::from("figure,value,p10,p50,p90\r\n");
    let point = estimate(scenario);
    let outputs = OutputId::ALL.to_vec();
    let options = DistributionOptions { draws: DRAWS_OF_FIGURES, outputs, goals: Vec::new(), dots: None };
    for (figure, Percentiles { p10, p50, p90 }) in distribution(scenario, &options).outputs {
        row(&mut text, figure.name(), &[point.read(figure), p10, p50, p90]);
    }
    text.push_str("\r\ninput,value,p10,p90\r\n");
    for &id in ParameterId::ALL {
        let range = scenario.range(id);
        let ends = range.map_or([None, None], |Range { p10, p90 }| [Some(p10), Some(p90)]);
        let [p10, p90] = ends;
        row(&mut text, id.row().id, &[Some(scenario.values.get(id)), p10, p90]);
    }
    let _ = write!(text, "\r\n{},{},p10,p50,p90,page,envelope\r\n", axis.row().id, output.name());
    let request = CurveOptions { parameter: axis, output, from: None, to: None, points: Some(POINTS), draws };
    let band = curve(scenario, &request);
    for (index, x) in band.x.iter().enumerate() {
        let columns = [&band.value, &band.p10, &band.p50, &band.p90, &band.page, &band.envelope];
        row(&mut text, &x.to_string(), &columns.map(|column| column.get(index).copied().flatten()));
    }
    text
}

fn row(text: &mut String, name: &str, cells: &[Option<f64>]) {
    text.push_str(name);
    for cell in cells {
        text.push(',');
        if let Some(value) = cell {
            let _ = write!(text, "{value}");
        }
    }
    text.push_str("\r\n");
}
