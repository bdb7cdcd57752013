//! Charts across the boundary: drawn live, as text, as tables, and read under a pointer.

use super::read::{Options, Read, array, get, inputs, parameter, string};
use super::{Answer, encode};
use js_sys::Function;
use reach_estimator::analysis::{DRAWS_AT_REST, Percentiles, profile};
use reach_estimator::outputs::OutputId;
use reach_estimator::parameters::ParameterId;
use reach_estimator::sheet;
use reach_estimator_page::chart::{
    At, Axis, Caption, ChartName, ChartOptions, English, Ghost, Hold, KeyFigure, Quantity, Scene, StillOptions, Style,
    Theme, Words, captioned, draw as picture, inspect as look, spark, still as freeze, svg as write, table as tabulate,
};
use reach_estimator_page::{PageWords, fail, show, show_spark, svg_element};
use serde::Serialize;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::{JsValue, wasm_bindgen};

/// The page's words; English where it brings none.
struct OrEnglish(PageWords, Option<Function>);

impl OrEnglish {
    fn of(options: &JsValue) -> Self {
        let function = |key| get(options, key).dyn_into::<Function>().ok();
        OrEnglish(PageWords { format: function("format"), words: function("words") }, function("sentence"))
    }
}

impl Words for OrEnglish {
    fn number(&self, value: f64, quantity: Quantity, style: Style) -> String {
        self.0.formatted(value, quantity, style).unwrap_or_else(|| English.number(value, quantity, style))
    }

    fn phrase(&self, key: &str) -> String {
        self.0.translated(key).unwrap_or_else(|| English.phrase(key))
    }

    fn sentence(&self, key: &str, count: f64) -> String {
        let said = self.1.as_ref().and_then(|words| words.call2(&JsValue::NULL, &key.into(), &count.into()).ok());
        said.and_then(|said| said.as_string()).unwrap_or_else(|| English.sentence(key, count))
    }
}

/// What every function about a chart is given.
struct Request {
    chart: ChartName,
    read: Read,
    options: ChartOptions,
    words: OrEnglish,
    caption: Option<Caption>,
}

impl Request {
    fn of(chart: &JsValue, values: &JsValue, options: &JsValue) -> Result<Request, JsValue> {
        let name = string(chart, "chart")?;
        let chart = match name.parse::<ChartName>() {
            Ok(chart) => chart,
            Err(error) => return fail(&format!("\"{name}\": {error}")),
        };
        Ok(Request {
            chart,
            read: inputs(values)?,
            options: chart_options(options)?,
            words: OrEnglish::of(options),
            caption: caption(&get(options, "caption"))?,
        })
    }

    fn scene(&self) -> Scene {
        let scene = picture(self.chart, &self.read.scenario, &self.options, &self.words);
        match &self.caption {
            Some(caption) => captioned(scene, caption, self.options.font_size),
            None => scene,
        }
    }
}

/// What stands around a picture that leaves the page.
fn caption(value: &JsValue) -> Result<Option<Caption>, JsValue> {
    if value.is_undefined() || value.is_null() {
        return Ok(None);
    }
    let given = Options(value);
    let text = |key| Ok::<_, JsValue>(given.text(key)?.unwrap_or_default());
    Ok(Some(Caption {
        case: text("case")?,
        headline: text("headline")?,
        source: text("source")?,
        link: text("link")?,
        from_the_right: given.flag("fromTheRight"),
    }))
}

/// What stands beside a picture of its result.
fn key_figure(value: &JsValue) -> Result<Option<KeyFigure>, JsValue> {
    let given = Options(value);
    let percentiles = Percentiles { p10: given.number("p10")?, p50: given.number("p50")?, p90: given.number("p90")? };
    Ok(percentiles.p50.is_some().then_some(KeyFigure { percentiles, chance: given.number("probability")? }))
}

fn chart_options(value: &JsValue) -> Result<ChartOptions, JsValue> {
    let options = Options(value);
    let standard = ChartOptions::default();
    let hold = get(value, "hold");
    let hold = Options(&hold);
    Ok(ChartOptions {
        width: options.number("width")?.unwrap_or(standard.width),
        height: options.number("height")?.unwrap_or(standard.height),
        font_size: options.number("fontSize")?.unwrap_or(standard.font_size),
        output: options.output("output")?.unwrap_or(standard.output),
        axis: options.parameter("axis")?.unwrap_or(standard.axis),
        draws: options.count("draws", DRAWS_AT_REST)?,
        log: options.flag("log"),
        hold: Hold { x_max: hold.number("xMax")?, y_max: hold.number("yMax")? },
        goal: options.number("goal")?,
        figure: key_figure(&get(value, "figure"))?,
        ghosts: options
            .list("scenarios")?
            .iter()
            .map(|saved| {
                if !saved.is_object() {
                    return fail("options.scenarios: objects { label, inputs } are expected");
                }
                let label = Options(&saved).text("label")?.unwrap_or_default();
                Ok(Ghost { label, scenario: inputs(&get(&saved, "inputs"))?.scenario })
            })
            .collect::<Result<_, JsValue>>()?,
        from_day_one: options.flag("fromDayOne"),
        readout: options.flag("readout"),
    })
}

/// Where values lie in the picture that was drawn.
#[derive(Serialize)]
struct Drawing {
    plot: PlotArea,
    x: Ends,
    y: Ends,
    marker: Option<Grip>,
    goal: Option<Grip>,
    counted: Option<CountedGrip>,
    hold: Held,
    title: String,
    description: String,
}

#[derive(Serialize)]
struct PlotArea {
    left: f64,
    top: f64,
    width: f64,
    height: f64,
}

#[derive(Serialize)]
struct Ends {
    min: f64,
    max: f64,
    log: bool,
    unit: &'static str,
}

#[derive(Serialize)]
struct Grip {
    x: f64,
    y: f64,
    value: f64,
}

#[derive(Serialize)]
struct CountedGrip {
    x: f64,
    y: f64,
    value: f64,
    at: f64,
    p10: f64,
    p90: f64,
}

#[derive(Serialize)]
struct Held {
    x_max: f64,
    y_max: f64,
}

impl Drawing {
    fn of(scene: &Scene) -> Result<Drawing, JsValue> {
        let Some(plot) = scene.plot() else { return fail("the picture has no room for a plot") };
        let ends = |axis: &Axis| Ends { min: axis.min, max: axis.max, log: axis.log, unit: axis.quantity().name() };
        let grip = |handle: reach_estimator_page::chart::Handle| Grip { x: handle.x, y: handle.y, value: handle.value };
        Ok(Drawing {
            plot: PlotArea { left: plot.left, top: plot.top, width: plot.width, height: plot.height },
            x: ends(&plot.x),
            y: ends(&plot.y),
            marker: scene.marker.map(grip),
            goal: scene.goal.map(grip),
            counted: scene.counted.map(|(handle, found)| CountedGrip {
                x: handle.x,
                y: handle.y,
                value: handle.value,
                at: found.x,
                p10: found.p10,
                p90: found.p90,
            }),
            hold: Held { x_max: plot.x.max, y_max: plot.y.max },
            title: scene.title.clone(),
            description: scene.description.clone(),
        })
    }
}

/// Draws a chart into an `<svg>` element, patching what is there, and tells where values lie in it.
#[wasm_bindgen(unchecked_return_type = "Drawing")]
pub fn draw(
    #[wasm_bindgen(unchecked_param_type = "SVGSVGElement")] target: &JsValue,
    #[wasm_bindgen(unchecked_param_type = "ChartName")] chart: &JsValue,
    #[wasm_bindgen(unchecked_param_type = "Inputs")] values: &JsValue,
    #[wasm_bindgen(unchecked_optional_param_type = "ChartOptions")] options: &JsValue,
) -> Answer {
    let request = Request::of(chart, values, options)?;
    let scene = request.scene();
    show(&svg_element(target)?, &scene, request.chart.name())?;
    encode(&Drawing::of(&scene)?)
}

/// A chart as a standalone SVG file.
#[wasm_bindgen]
pub fn svg(
    #[wasm_bindgen(unchecked_param_type = "ChartName")] chart: &JsValue,
    #[wasm_bindgen(unchecked_param_type = "Inputs")] values: &JsValue,
    #[wasm_bindgen(unchecked_optional_param_type = "ChartOptions")] options: &JsValue,
) -> Result<String, JsValue> {
    let mut request = Request::of(chart, values, options)?;
    request.options.readout = true;
    let theme = Options(options).text("theme")?.as_deref().and_then(Theme::find).unwrap_or(Theme::Light);
    Ok(write(&request.scene(), theme))
}

/// The answer and its curve as a piece of HTML that stands without a script.
#[wasm_bindgen]
pub fn still(
    #[wasm_bindgen(unchecked_param_type = "Inputs")] values: &JsValue,
    #[wasm_bindgen(unchecked_optional_param_type = "StillOptions")] options: &JsValue,
) -> Result<String, JsValue> {
    let asked = Options(options);
    let standard = StillOptions::default();
    let words = OrEnglish::of(options);
    // Who brings no words of that language gets English, and is told so.
    let language = asked.text("lang")?.filter(|_| words.1.is_some()).unwrap_or(standard.language);
    let theme = asked.text("theme")?.as_deref().and_then(Theme::find).unwrap_or(standard.theme);
    let page = asked.text("page")?.unwrap_or(standard.page);
    let link = asked.text("link")?;
    let chosen = StillOptions { theme, language, from_the_right: asked.flag("fromTheRight"), page, link };
    Ok(freeze(&inputs(values)?.scenario, &chosen, &words))
}

/// The figures of a chart in columns.
#[wasm_bindgen(unchecked_return_type = "Table")]
pub fn table(
    #[wasm_bindgen(unchecked_param_type = "ChartName")] chart: &JsValue,
    #[wasm_bindgen(unchecked_param_type = "Inputs")] values: &JsValue,
    #[wasm_bindgen(unchecked_optional_param_type = "ChartOptions")] options: &JsValue,
) -> Answer {
    let request = Request::of(chart, values, options)?;
    encode(&tabulate(request.chart, &request.read.scenario, &request.options))
}

/// What a chart says at a pixel or a value; null where it has no such place.
#[wasm_bindgen(unchecked_return_type = "Inspection | null")]
pub fn inspect(
    #[wasm_bindgen(unchecked_param_type = "ChartName")] chart: &JsValue,
    #[wasm_bindgen(unchecked_param_type = "Inputs")] values: &JsValue,
    #[wasm_bindgen(unchecked_param_type = "ChartOptions")] options: &JsValue,
    #[wasm_bindgen(unchecked_param_type = "{ px: number } | { py: number } | { x: number }")] at: &JsValue,
) -> Answer {
    let request = Request::of(chart, values, options)?;
    let place = Options(at);
    let place = match (place.number("px")?, place.number("py")?, place.number("x")?) {
        (Some(px), _, _) => At::Px(px),
        (_, Some(py), _) => At::Py(py),
        (_, _, Some(x)) => At::X(x),
        _ => return fail("at: { px }, { py } or { x } is expected"),
    };
    encode(&look(request.chart, &request.read.scenario, &request.options, &request.scene(), place))
}

/// Draws the small outcome curve of each input into its `<svg>` element, which has no view box.
#[wasm_bindgen(js_name = drawSparks)]
pub fn draw_sparks(
    #[wasm_bindgen(unchecked_param_type = "SVGSVGElement[]")] targets: &JsValue,
    #[wasm_bindgen(unchecked_param_type = "ParameterId[]")] ids: &JsValue,
    #[wasm_bindgen(unchecked_param_type = "Inputs")] values: &JsValue,
    #[wasm_bindgen(unchecked_param_type = "{ output?: OutputName }")] options: &JsValue,
) -> Result<(), JsValue> {
    let scenario = inputs(values)?.scenario;
    let output = Options(options).output("output")?.unwrap_or(OutputId::TotalReach);
    for (target, id) in array(targets, "targets")?.iter().zip(array(ids, "ids")?.iter()) {
        let id = parameter(&string(&id, "ids")?)?;
        let profile = profile(&scenario, id, output);
        show_spark(&svg_element(&target)?, &spark(&profile.points, profile.at))?;
    }
    Ok(())
}

/// Figures, inputs and the curve as comma-separated values.
#[wasm_bindgen]
pub fn csv(
    #[wasm_bindgen(unchecked_param_type = "Inputs")] values: &JsValue,
    #[wasm_bindgen(unchecked_optional_param_type = "{ output?: OutputName; axis?: ParameterId; draws?: number }")]
    options: &JsValue,
) -> Result<String, JsValue> {
    let options = Options(options);
    let output = options.output("output")?.unwrap_or(OutputId::TotalReach);
    let axis = options.parameter("axis")?.unwrap_or(ParameterId::Employees);
    Ok(sheet::csv(&inputs(values)?.scenario, output, axis, options.count("draws", DRAWS_AT_REST)?))
}
