//! Charts across the boundary: drawn live, as text, as tables, and read under a pointer.

use super::options::Options;
use super::read::{Read, array, inputs, inputs_at, parameter, string};
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
use wasm_bindgen::prelude::{JsValue, wasm_bindgen};

/// The page's words; English where it brings none.
struct OrEnglish(PageWords, Option<Function>);

impl OrEnglish {
    fn of(options: &Options<'_>) -> Result<Self, JsValue> {
        let page = PageWords { format: options.function("format")?, words: options.function("words")? };
        Ok(OrEnglish(page, options.function("sentence")?))
    }

    /// Whether nothing would be English.
    fn is_whole(&self) -> bool {
        self.0.format.is_some() && self.0.words.is_some() && self.1.is_some()
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

/// Names of the options of every function about a chart.
const CHART_OPTIONS: &[&str] = &[
    "width",
    "height",
    "output",
    "axis",
    "draws",
    "log",
    "hold",
    "goal",
    "figure",
    "scenarios",
    "readout",
    "fromDayOne",
    "fontSize",
    "theme",
    "format",
    "words",
    "caption",
];

/// What every function about a chart is given.
struct Request {
    chart: ChartName,
    read: Read,
    options: ChartOptions,
    theme: Theme,
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
        let asked = Options::of(options, CHART_OPTIONS)?;
        Ok(Request {
            chart,
            read: inputs(values)?,
            options: chart_options(&asked)?,
            theme: asked.theme()?.unwrap_or(Theme::Light),
            words: OrEnglish::of(&asked)?,
            caption: caption(&asked)?,
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
fn caption(options: &Options<'_>) -> Result<Option<Caption>, JsValue> {
    let value = options.get("caption");
    if value.is_undefined() || value.is_null() {
        return Ok(None);
    }
    let names = ["case", "headline", "source", "link", "fromTheRight"];
    let given = Options::at(&value, options.place("caption"), &names)?;
    let text = |key| Ok::<_, JsValue>(given.text(key)?.unwrap_or_default());
    Ok(Some(Caption {
        case: text("case")?,
        headline: text("headline")?,
        source: text("source")?,
        link: text("link")?,
        from_the_right: given.flag("fromTheRight")?,
    }))
}

/// What stands beside a picture of its result.
fn key_figure(options: &Options<'_>) -> Result<Option<KeyFigure>, JsValue> {
    let value = options.get("figure");
    let given = Options::at(&value, options.place("figure"), &["p10", "p50", "p90", "probability"])?;
    let percentiles = Percentiles { p10: given.number("p10")?, p50: given.number("p50")?, p90: given.number("p90")? };
    Ok(percentiles.p50.is_some().then_some(KeyFigure { percentiles, chance: given.number("probability")? }))
}

/// A kept scenario beside the one that is drawn.
fn ghost(saved: &JsValue, at: &str) -> Result<Ghost, JsValue> {
    if !saved.is_object() {
        return fail(&format!("{at}: {{ label, inputs }} is expected"));
    }
    let given = Options::at(saved, at, &["label", "inputs"])?;
    let Some(label) = given.text("label")? else { return fail(&format!("{at}.label: a string is expected")) };
    Ok(Ghost { label, scenario: inputs_at(&given.get("inputs"), &given.place("inputs"))?.scenario })
}

fn chart_options(options: &Options<'_>) -> Result<ChartOptions, JsValue> {
    let standard = ChartOptions::default();
    let hold = options.get("hold");
    let hold = Options::at(&hold, options.place("hold"), &["xMax", "yMax"])?;
    let scenarios = options.list("scenarios")?;
    let ghosts =
        scenarios.iter().zip(0..).map(|(saved, at)| ghost(&saved, &format!("{}[{at}]", options.place("scenarios"))));
    Ok(ChartOptions {
        width: options.number("width")?.unwrap_or(standard.width),
        height: options.number("height")?.unwrap_or(standard.height),
        font_size: options.number("fontSize")?.unwrap_or(standard.font_size),
        output: options.output("output")?.unwrap_or(standard.output),
        axis: options.parameter("axis")?.unwrap_or(standard.axis),
        draws: options.draws(DRAWS_AT_REST)?,
        log: options.flag("log")?,
        hold: Hold { x_max: hold.number("xMax")?, y_max: hold.number("yMax")? },
        goal: options.number("goal")?,
        figure: key_figure(options)?,
        ghosts: ghosts.collect::<Result<_, JsValue>>()?,
        from_day_one: options.flag("fromDayOne")?,
        readout: options.flag("readout")?,
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
    Ok(write(&request.scene(), request.theme))
}

/// Names of the options of a still.
const STILL_OPTIONS: &[&str] = &["theme", "lang", "fromTheRight", "page", "link", "format", "words", "sentence"];

/// Whether a language tag is that of the words that are here.
fn is_english(tag: &str) -> bool {
    tag.split('-').next().is_some_and(|language| language.eq_ignore_ascii_case("en"))
}

/// The answer and its curve as a piece of HTML that stands without a script.
#[wasm_bindgen]
pub fn still(
    #[wasm_bindgen(unchecked_param_type = "Inputs")] values: &JsValue,
    #[wasm_bindgen(unchecked_optional_param_type = "StillOptions")] options: &JsValue,
) -> Result<String, JsValue> {
    let asked = Options::of(options, STILL_OPTIONS)?;
    let standard = StillOptions::default();
    let words = OrEnglish::of(&asked)?;
    let language = asked.text("lang")?.unwrap_or(standard.language);
    // A piece in English may not say of itself that it is in another language.
    if !is_english(&language) && !words.is_whole() {
        return fail(&format!("options.lang: \"{language}\" is expected with its words: format, words and sentence"));
    }
    let theme = asked.theme()?.unwrap_or(standard.theme);
    let page = asked.text("page")?.unwrap_or(standard.page);
    let link = asked.text("link")?;
    let chosen = StillOptions { theme, language, from_the_right: asked.flag("fromTheRight")?, page, link };
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
    let place = Options::at(at, "at", &["px", "py", "x"])?;
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
    let output = Options::of(options, &["output"])?.output("output")?.unwrap_or(OutputId::TotalReach);
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
    let options = Options::of(options, &["output", "axis", "draws"])?;
    let output = options.output("output")?.unwrap_or(OutputId::TotalReach);
    let axis = options.parameter("axis")?.unwrap_or(ParameterId::Employees);
    Ok(sheet::csv(&inputs(values)?.scenario, output, axis, options.draws(DRAWS_AT_REST)?))
}
