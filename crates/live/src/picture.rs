//! The reach curve and the small curves.

use crate::values::{absent, output, parameter, read};
use core::cell::RefCell;
use js_sys::{Array, Function};
use reach_estimator::analysis::profile;
use reach_estimator::outputs::OutputId;
use reach_estimator::scenario::Scenario;
use reach_estimator_page::chart::{
    Axis, ChartName, ChartOptions, Ghost, Handle, Hold, ReachPicture, Reading, Scene, draw_reach, read_answer,
    read_height, read_reach, spark,
};
use reach_estimator_page::{PageWords, fail, show, show_spark, svg_element};
use wasm_bindgen::prelude::{JsValue, wasm_bindgen};
use web_sys::Element;

/// Width, height, font size, output, axis, draws, whether logarithmic, held ends of x and y, goal. `NaN` is absent.
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "casts from floating point saturate")]
fn chart_options(numbers: &[f64], ghosts: Vec<Ghost>) -> ChartOptions {
    let standard = ChartOptions::default();
    let &[width, height, font_size, name, axis, draws, log, x_max, y_max, goal] = numbers else { return standard };
    let given = |value: f64| Some(value).filter(|value| !value.is_nan());
    ChartOptions {
        width,
        height,
        font_size,
        output: output(name).unwrap_or(standard.output),
        axis: parameter(axis as usize).unwrap_or(standard.axis),
        draws: draws as usize,
        log: log > 0.0,
        hold: Hold { x_max: given(x_max), y_max: given(y_max) },
        goal: given(goal),
        ghosts,
        from_day_one: false,
        readout: false,
    }
}

/// A picture and what it was drawn from.
type Drawn = (Scenario, ChartOptions, ReachPicture);

thread_local! {
    static LAST: RefCell<Option<Drawn>> = const { RefCell::new(None) };
}

/// Draws the reach curve into an `<svg>` element, patching what is there. Saved scenarios come as labels and, one after
/// the other, their numbers. The answer: left, top, width and height of the plot; least, most and whether logarithmic of
/// both axes; place and value of the marker, of the goal and of what was counted; value of the input and range of the latter.
///
/// # Errors
/// When the target is no `<svg>` element.
#[wasm_bindgen]
pub fn draw(
    target: &Element,
    values: &[f64],
    options: &[f64],
    labels: Vec<String>,
    saved: &[f64],
    format: Function,
    words: Function,
) -> Result<Vec<f64>, JsValue> {
    let scenario = read(values);
    let ghosts = labels.into_iter().zip(saved.chunks_exact(values.len().max(1)));
    let ghosts = ghosts.map(|(label, values)| Ghost { label, scenario: read(values) }).collect();
    let options = chart_options(options, ghosts);
    let picture = draw_reach(&scenario, &options, &PageWords { format: Some(format), words: Some(words) });
    show(&svg_element(target)?, &picture.scene, ChartName::Reach.name())?;
    let Some(plot) = picture.scene.plot() else { return fail("the picture has no room for a plot") };
    let ends = |axis: &Axis| [axis.min, axis.max, f64::from(u8::from(axis.log))];
    let grip = |handle: Option<Handle>| handle.map_or([f64::NAN; 3], |Handle { x, y, value }| [x, y, value]);
    let mut numbers = vec![plot.left, plot.top, plot.width, plot.height];
    let Scene { marker, goal, counted, .. } = picture.scene;
    let handle = counted.map(|(handle, _)| handle);
    numbers.extend([ends(&plot.x), ends(&plot.y), grip(marker), grip(goal), grip(handle)].as_flattened());
    numbers.extend(counted.map_or([f64::NAN; 3], |(_, found)| [found.x, found.p10, found.p90]));
    LAST.set(Some((scenario, options, picture)));
    Ok(numbers)
}

/// Title and description of the picture drawn last.
#[wasm_bindgen(js_name = describe)]
#[must_use]
pub fn describe() -> Vec<String> {
    LAST.with_borrow(|last| match last {
        Some((.., picture)) => vec![picture.scene.title.clone(), picture.scene.description.clone()],
        None => Vec::new(),
    })
}

/// What the picture drawn last says at a pixel from the left: x, its pixels, the point answer, P10, P50, P90, page,
/// envelope, chance of the goal. At its marker nothing is worked out again.
#[wasm_bindgen]
#[must_use]
pub fn inspect(px: f64) -> Vec<f64> {
    LAST.with_borrow(|last| {
        let Some((scenario, options, picture)) = last else { return Vec::new() };
        let Some(plot) = picture.scene.plot() else { return Vec::new() };
        let at_marker = picture.scene.marker.is_some_and(|marker| (marker.x - px).abs() < 0.5);
        let here = scenario.values.get(options.axis);
        if at_marker && here <= plot.x.max {
            numbers(&read_answer(scenario, options, plot, here, &picture.answer))
        } else {
            numbers(&read_reach(scenario, options, plot, px))
        }
    })
}

/// The value of the y axis at a pixel from the top, beside the marker of the picture drawn last.
#[wasm_bindgen(js_name = inspectHeight)]
#[must_use]
pub fn inspect_height(py: f64) -> Vec<f64> {
    LAST.with_borrow(|last| {
        let Some((.., picture)) = last else { return Vec::new() };
        read_height(&picture.scene, py).map_or_else(Vec::new, |reading| numbers(&reading))
    })
}

fn numbers(reading: &Reading) -> Vec<f64> {
    let Reading { x, px, py, value, p10, p50, p90, page, envelope, probability } = *reading;
    let mut numbers = vec![x, px, py];
    numbers.extend([value, p10, p50, p90, page, envelope, probability].map(absent));
    numbers
}

/// Draws the small outcome curve of each input into its `<svg>` element, which has no view box.
///
/// # Errors
/// When a target is no `<svg>` element.
#[wasm_bindgen(js_name = drawSparks)]
pub fn draw_sparks(
    #[wasm_bindgen(unchecked_param_type = "SVGSVGElement[]")] targets: &Array,
    ids: &[u8],
    values: &[f64],
    name: usize,
) -> Result<(), JsValue> {
    let scenario = read(values);
    let output = OutputId::ALL.get(name).copied().unwrap_or(OutputId::TotalReach);
    for (target, &id) in targets.iter().zip(ids) {
        let Some(id) = parameter(usize::from(id)) else { continue };
        let profile = profile(&scenario, id, output);
        show_spark(&svg_element(&target)?, &spark(&profile.points, profile.at))?;
    }
    Ok(())
}
