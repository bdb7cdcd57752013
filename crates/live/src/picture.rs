//! The reach curve and the small curves.

use crate::values::{absent, output, parameter, read};
use core::cell::RefCell;
use js_sys::Function;
use reach_estimator::analysis::{Percentiles, profile};
use reach_estimator::outputs::OutputId;
use reach_estimator::scenario::Scenario;
use reach_estimator_page::PageWords;
use reach_estimator_page::chart::{
    Axis, ChartOptions, Ghost, Handle, Hold, KeyFigure, ReachCurves, ReachPicture, Reading, Scene, read_answer,
    read_height, read_reach, spark,
};
use reach_estimator_page::marks::{PICTURE, write_scene, write_spark};
use wasm_bindgen::prelude::wasm_bindgen;

/// Numbers that say where things are in one picture.
const PLACES: usize = 22;

/// Numbers that say how one picture is to be.
const OPTIONS: usize = 14;

/// Width, height, font size, output, axis, draws, whether logarithmic, held ends of x and y, goal, and of the
/// figure beside it P10, P50, P90 and chance of the goal. `NaN` is absent.
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "casts from floating point saturate")]
fn chart_options(numbers: &[f64]) -> ChartOptions {
    let standard = ChartOptions::default();
    let &[width, height, font_size, name, axis, draws, log, x_max, y_max, goal, p10, p50, p90, chance] = numbers else {
        return standard;
    };
    let given = |value: f64| Some(value).filter(|value| !value.is_nan());
    let percentiles = Percentiles { p10: given(p10), p50: given(p50), p90: given(p90) };
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
        figure: percentiles.p50.map(|_| KeyFigure { percentiles, chance: given(chance) }),
        ghosts: Vec::new(),
        from_day_one: false,
        readout: false,
    }
}

/// A picture, what it was drawn from, and its marks until they have been fetched.
struct Drawn {
    scenario: Scenario,
    options: ChartOptions,
    beside: Vec<ChartOptions>,
    curves: ReachCurves,
    picture: ReachPicture,
    text: String,
}

impl Drawn {
    /// Whether its curves are those of a picture that is asked for: the same inputs, and options that differ in what stands
    /// beside it alone.
    fn holds(&self, scenario: &Scenario, options: &ChartOptions, beside: &[ChartOptions]) -> bool {
        let same =
            |before: &ChartOptions, now: &ChartOptions| ChartOptions { figure: now.figure, ..before.clone() } == *now;
        self.scenario == *scenario
            && same(&self.options, options)
            && self.beside.len() == beside.len()
            && self.beside.iter().zip(beside).all(|(before, now)| same(before, now))
    }
}

thread_local! {
    static LAST: RefCell<Option<Drawn>> = const { RefCell::new(None) };
}

/// Draws the reach curve, and after it small pictures of other results on the same axis: so many options, one after the
/// other. Saved scenarios come as labels and, one after the other, their numbers. The answer, for each picture: left, top,
/// width and height of the plot; least, most and whether logarithmic of both axes; place and value of the marker, of the
/// goal and of what was counted; value of the input and range of the latter. `pictures` has the marks.
#[wasm_bindgen]
#[must_use]
pub fn draw(
    values: &[f64],
    options: &[f64],
    labels: Vec<String>,
    saved: &[f64],
    format: Function,
    words: Function,
) -> Vec<f64> {
    let scenario = read(values);
    let ghosts = labels.into_iter().zip(saved.chunks_exact(values.len().max(1)));
    let ghosts: Vec<Ghost> = ghosts.map(|(label, values)| Ghost { label, scenario: read(values) }).collect();
    let mut asked = options.chunks_exact(OPTIONS).map(chart_options);
    let options = ChartOptions { ghosts, ..asked.next().unwrap_or_default() };
    let beside: Vec<ChartOptions> = asked.collect();
    let words = PageWords { format: Some(format), words: Some(words) };
    let curves = LAST.take().filter(|last| last.holds(&scenario, &options, &beside)).map(|last| last.curves);
    let curves = curves.unwrap_or_else(|| ReachCurves::of(&scenario, &options, &beside));
    let (picture, others) = curves.draw(&scenario, &options, &beside, &words);
    let mut text = String::new();
    let mut numbers = Vec::new();
    for scene in core::iter::once(&picture.scene).chain(&others) {
        if !text.is_empty() {
            text.push(PICTURE);
        }
        write_scene(&mut text, scene);
        numbers.extend(places(scene));
    }
    LAST.set(Some(Drawn { scenario, options, beside, curves, picture, text }));
    numbers
}

/// Where things are in a picture; nothing where it has no room for a plot.
fn places(scene: &Scene) -> Vec<f64> {
    let ends = |axis: &Axis| [axis.min, axis.max, f64::from(u8::from(axis.log))];
    let grip = |handle: Option<Handle>| handle.map_or([f64::NAN; 3], |Handle { x, y, value }| [x, y, value]);
    let Some(plot) = scene.plot() else { return vec![f64::NAN; PLACES] };
    let mut numbers = vec![plot.left, plot.top, plot.width, plot.height];
    let handle = scene.counted.map(|(handle, _)| handle);
    numbers.extend([ends(&plot.x), ends(&plot.y), grip(scene.marker), grip(scene.goal), grip(handle)].as_flattened());
    numbers.extend(scene.counted.map_or([f64::NAN; 3], |(_, found)| [found.x, found.p10, found.p90]));
    numbers
}

/// The marks of the pictures drawn last, each as `marks::write_scene` writes it.
#[wasm_bindgen]
#[must_use]
pub fn pictures() -> String {
    LAST.with_borrow_mut(|last| last.as_mut().map(|drawn| core::mem::take(&mut drawn.text)).unwrap_or_default())
}

/// What the picture drawn last says at a pixel from the left: x, its pixels, the point answer, P10, P50, P90, page,
/// envelope, chance of the goal. At its marker nothing is worked out again.
#[wasm_bindgen]
#[must_use]
pub fn inspect(px: f64) -> Vec<f64> {
    LAST.with_borrow(|last| {
        let Some(Drawn { scenario, options, picture, .. }) = last else { return Vec::new() };
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
        let Some(Drawn { picture, .. }) = last else { return Vec::new() };
        read_height(&picture.scene, py).map_or_else(Vec::new, |reading| numbers(&reading))
    })
}

fn numbers(reading: &Reading) -> Vec<f64> {
    let Reading { x, px, py, value, p10, p50, p90, page, envelope, probability } = *reading;
    let mut numbers = vec![x, px, py];
    numbers.extend([value, p10, p50, p90, page, envelope, probability].map(absent));
    numbers
}

/// The small outcome curve of each input, as `marks::write_spark` writes it.
#[wasm_bindgen]
#[must_use]
pub fn sparks(ids: &[u8], values: &[f64], name: usize) -> String {
    let scenario = read(values);
    let output = OutputId::ALL.get(name).copied().unwrap_or(OutputId::TotalReach);
    let mut text = String::new();
    for (place, id) in ids.iter().filter_map(|&id| parameter(usize::from(id))).enumerate() {
        if place > 0 {
            text.push(PICTURE);
        }
        let profile = profile(&scenario, id, output);
        write_spark(&mut text, &spark(&profile.points, profile.at));
    }
    text
}
