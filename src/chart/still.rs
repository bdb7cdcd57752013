//! The answer as a piece of HTML that stands before a script has run, and for good where none runs: headline, range, key
//! figures and reach curve. Elements and presentation attributes only, so that a strict policy has nothing to forbid.

use super::request::{ChartOptions, draw_reach};
use super::svg::{escaped, inline_svg};
use super::theme::Theme;
use super::words::{Quantity, Style, Words, fill};
use crate::analysis::{DRAWS_OF_FIGURES, Distribution, DistributionOptions, Percentiles, distribution, figures};
use crate::outputs::{OutputId, OutputUnit};
use crate::query;
use crate::scenario::Scenario;
use core::iter;

/// How a still looks, and where it leads.
#[derive(Clone, Debug, PartialEq)]
pub struct StillOptions {
    /// Colours of the curve; the texts have those of the page around.
    pub theme: Theme,
    /// Language of its words, as a tag.
    pub language: String,
    /// Whether that language reads from the right.
    pub from_the_right: bool,
    /// The page that opens the estimate, without a query.
    pub page: String,
}

impl Default for StillOptions {
    fn default() -> StillOptions {
        StillOptions {
            theme: Theme::Light,
            language: "en".to_owned(),
            from_the_right: false,
            page: "index.html".to_owned(),
        }
    }
}

/// Size of the curve, in CSS pixels: legible on the narrowest phone.
const WIDTH: f64 = 440.0;
const HEIGHT: f64 = 280.0;
const FONT_SIZE: f64 = 13.0;

/// The key figures, in their order.
const FIGURES: [OutputId; 4] = [OutputId::TotalReach, OutputId::TotalImpressions, OutputId::TotalClicks, OutputId::Roi];

const PEOPLE: Quantity = Quantity::Output(OutputUnit::People);

/// The still of a scenario, with the figures that the page shows for it.
#[must_use]
pub fn still(scenario: &Scenario, options: &StillOptions, words: &dyn Words) -> String {
    let asked = DistributionOptions {
        draws: DRAWS_OF_FIGURES,
        outputs: FIGURES.into_iter().chain([OutputId::Multiple]).collect(),
        goals: Vec::new(),
        dots: None,
    };
    let answer = distribution(scenario, &asked);
    let chart = ChartOptions { width: WIDTH, height: HEIGHT, font_size: FONT_SIZE, ..ChartOptions::default() };
    let scene = draw_reach(scenario, &chart, words).scene;
    let (direction, side) = if options.from_the_right { ("rtl", "xMaxYMid") } else { ("ltr", "xMinYMid") };
    let figures: String =
        FIGURES.into_iter().map(|output| figure(output, percentiles(&answer, output), words)).collect();
    let query = query::write(scenario, iter::empty());
    let link = if query.is_empty() { options.page.clone() } else { format!("{}?{query}", options.page) };
    format!(
        "<figure class=\"reach-still\" lang=\"{language}\" dir=\"{direction}\">\n<p>{headline}</p>\n<p>{range}</p>\n\
         <dl>\n{figures}</dl>\n{curve}<p><a href=\"{link}\">{open}</a></p>\n</figure>\n",
        language = escaped(&options.language),
        headline = emphasised(&headline(scenario, &answer, words)),
        range = escaped(&range_sentence(percentiles(&answer, OutputId::TotalReach), words)),
        curve = inline_svg(&scene, options.theme, side),
        link = escaped(&link),
        open = escaped(&words.sentence("still.open", 0.0)),
    )
}

/// An output's percentiles; absent where it is not among them.
fn percentiles(answer: &Distribution, output: OutputId) -> Percentiles {
    let found = answer.outputs.iter().find(|(name, _)| *name == output);
    found.map_or(Percentiles { p10: None, p50: None, p90: None }, |(_, percentiles)| *percentiles)
}

/// The answer as a sentence, `[[...]]` around what stands out.
fn headline(scenario: &Scenario, answer: &Distribution, words: &dyn Words) -> String {
    let reach = percentiles(answer, OutputId::TotalReach).p50.unwrap_or_default();
    let multiple = percentiles(answer, OutputId::Multiple).p50;
    let active = figures(scenario).outcome.active_employees.round();
    let employees = scenario.values.employees.round().max(active);
    let times = written(multiple, Quantity::Output(OutputUnit::Ratio), words);
    let one = words.number(1.0, Quantity::Output(OutputUnit::Ratio), Style::Full);
    let key = match multiple {
        _ if active < 1.0 => "headline.page-only",
        None => "headline.no-page",
        Some(_) if times == one => "headline.same",
        Some(_) => "headline",
    };
    let people =
        fill(&words.sentence("people-a-month", reach), &[("value", &words.number(reach, PEOPLE, Style::Full))]);
    let exact = |value| words.number(value, PEOPLE, Style::Exact);
    let values = [("people", people), ("active", exact(active)), ("employees", exact(employees)), ("multiple", times)];
    let values = values.each_ref().map(|(name, value)| (*name, value.as_str()));
    fill(&words.sentence(key, 0.0), &values)
}

fn range_sentence(reach: Percentiles, words: &dyn Words) -> String {
    let [low, high] = [reach.p10, reach.p90].map(|end| written(end, PEOPLE, words));
    let key = if low == high { "headline.range-same" } else { "headline.range" };
    fill(&words.sentence(key, 0.0), &[("low", &low), ("high", &high)])
}

fn figure(output: OutputId, percentiles: Percentiles, words: &dyn Words) -> String {
    let quantity = Quantity::Output(output.unit());
    let [low, middle, high] =
        [percentiles.p10, percentiles.p50, percentiles.p90].map(|value| written(value, quantity, words));
    let range = fill(&words.sentence("range", 0.0), &[("low", &low), ("high", &high)]);
    let range = if low == high { low } else { range };
    let label = words.sentence(&format!("figure.{}", output.name()), 0.0);
    format!(
        "<dt>{}</dt><dd><strong data-output=\"{}\">{}</strong> ({})</dd>\n",
        escaped(&label),
        output.name(),
        escaped(&middle),
        escaped(&range)
    )
}

fn written(value: Option<f64>, quantity: Quantity, words: &dyn Words) -> String {
    value.map_or_else(|| words.sentence("none", 0.0), |value| words.number(value, quantity, Style::Full))
}

fn emphasised(text: &str) -> String {
    escaped(text).replace("[[", "<strong>").replace("]]", "</strong>")
}
