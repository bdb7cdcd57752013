//! The answer as a piece of HTML that stands before a script has run, and for good where none runs: headline, range, key
//! figures and reach curve. Elements and presentation attributes only, so that a strict policy has nothing to forbid.

use super::fluid::fluid_svg;
use super::request::{ChartOptions, draw_reach};
use super::svg::escaped;
use super::theme::Theme;
use super::words::{Quantity, Style, Words, fill};
use crate::analysis::{DRAWS_OF_FIGURES, Distribution, DistributionOptions, Percentiles, distribution};
use crate::outputs::{OutputId, OutputUnit};
use crate::query;
use crate::scenario::{Scenario, evaluate};
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
    /// The page that opens the estimate; the inputs are added to its query.
    pub page: String,
    /// The whole address that opens it, where somebody knows one; the page counts for nothing then.
    pub link: Option<String>,
}

impl Default for StillOptions {
    fn default() -> StillOptions {
        StillOptions {
            theme: Theme::Light,
            language: "en".to_owned(),
            from_the_right: false,
            page: "index.html".to_owned(),
            link: None,
        }
    }
}

/// Size of the curve where it is narrowest, in CSS pixels; it fills wider boxes.
const WIDTH: f64 = 340.0;
const HEIGHT: f64 = 260.0;
const FONT_SIZE: f64 = 13.0;

/// The key figures, each with what the page does alone.
const FIGURES: [(OutputId, Option<OutputId>); 4] = [
    (OutputId::TotalReach, Some(OutputId::PageReach)),
    (OutputId::TotalImpressions, Some(OutputId::PageImpressions)),
    (OutputId::TotalClicks, Some(OutputId::PageClicks)),
    (OutputId::Roi, None),
];

/// What the programme costs, what it brings, and what is left.
const MONEY: [OutputId; 3] = [OutputId::Cost, OutputId::GrossProfit, OutputId::Net];

const PEOPLE: Quantity = Quantity::Output(OutputUnit::People);
const MONTHS: Quantity = Quantity::Output(OutputUnit::Months);

/// The still of a scenario, with the figures that the page shows for it.
#[must_use]
pub fn still(scenario: &Scenario, options: &StillOptions, words: &dyn Words) -> String {
    let months = scenario.values.months;
    let figures = FIGURES.into_iter().flat_map(|(output, beside)| iter::once(output).chain(beside));
    let asked = DistributionOptions {
        draws: DRAWS_OF_FIGURES,
        outputs: figures.chain(MONEY).chain([OutputId::Multiple, OutputId::Payback]).collect(),
        goals: vec![(OutputId::Payback, months)],
        dots: None,
    };
    let answer = distribution(scenario, &asked);
    let chart =
        ChartOptions { width: WIDTH, height: HEIGHT, font_size: FONT_SIZE, readout: false, ..ChartOptions::default() };
    let mut scene = draw_reach(scenario, &chart, words).scene;
    let [headline, range] =
        [headline(scenario, &answer, words), range_sentence(percentiles(&answer, OutputId::TotalReach), words)];
    // The curve rests on fewer draws than the figures: what it says in words are theirs.
    scene.description = format!("{} {range}", unmarked(&headline));
    let key: String =
        FIGURES.into_iter().map(|(output, beside)| key_figure(output, beside, &answer, months, words)).collect();
    let money: String = MONEY.into_iter().map(|output| figure(output, &answer, "", words)).collect();
    let link = options.link.clone().unwrap_or_else(|| on_page(&options.page, scenario));
    format!(
        "<figure class=\"reach-still\" lang=\"{language}\" dir=\"{direction}\" data-figures=\"{figures}\">\n\
         <div>\n<p>{headline}</p>\n<p>{range}</p>\n</div>\n<dl>\n{key}</dl>\n<dl>\n{money}{payback}</dl>\n{curve}\
         <p><a href=\"{link}\">{open}</a></p>\n</figure>\n",
        language = escaped(&options.language),
        direction = if options.from_the_right { "rtl" } else { "ltr" },
        figures = figures_of(scenario, &answer),
        headline = emphasised(&headline),
        range = escaped(&range),
        payback = payback(&answer, months, words),
        curve = fluid_svg(&scene, options.theme),
        link = escaped(&link),
        open = escaped(&words.sentence("still.open", 0.0)),
    )
}

/// What the live answer takes over until it has as many draws: the number of the inputs, by which it knows that the still
/// is about the same, the chance of paying back, and of each output P10, P50 and P90.
fn figures_of(scenario: &Scenario, answer: &Distribution) -> String {
    let row = |(output, percentiles): &(OutputId, Percentiles)| {
        let Percentiles { p10, p50, p90 } = *percentiles;
        format!("{} {}", output.name(), [p10, p50, p90].map(brief).join(" "))
    };
    let head = [scenario.fingerprint().to_string(), brief(Some(chance_of_payback(answer)))];
    head.into_iter().chain(answer.outputs.iter().map(row)).collect::<Vec<_>>().join(";")
}

/// A number in more digits than anybody shows; `-` where there is none.
fn brief(number: Option<f64>) -> String {
    let rounded = number.and_then(|number| format!("{number:.6e}").parse::<f64>().ok());
    rounded.filter(|number| number.is_finite()).map_or_else(|| "-".to_owned(), |number| number.to_string())
}

/// An address that opens a scenario on a page.
fn on_page(page: &str, scenario: &Scenario) -> String {
    let query = query::write(scenario, iter::empty());
    let joint = if page.contains('?') { '&' } else { '?' };
    if query.is_empty() { page.to_owned() } else { format!("{page}{joint}{query}") }
}

/// An output's percentiles; absent where it is not among them.
fn percentiles(answer: &Distribution, output: OutputId) -> Percentiles {
    let found = answer.outputs.iter().find(|(name, _)| *name == output);
    found.map_or(Percentiles { p10: None, p50: None, p90: None }, |(_, percentiles)| *percentiles)
}

/// The answer as a sentence, without marks.
#[must_use]
pub fn headline_text(scenario: &Scenario, words: &dyn Words) -> String {
    let outputs = vec![OutputId::TotalReach, OutputId::Multiple];
    let asked = DistributionOptions { draws: DRAWS_OF_FIGURES, outputs, goals: Vec::new(), dots: None };
    unmarked(&headline(scenario, &distribution(scenario, &asked), words))
}

fn unmarked(sentence: &str) -> String {
    sentence.replace("[[", "").replace("]]", "")
}

/// The answer as a sentence, `[[...]]` around what stands out.
fn headline(scenario: &Scenario, answer: &Distribution, words: &dyn Words) -> String {
    let reach = percentiles(answer, OutputId::TotalReach).p50.unwrap_or_default();
    let multiple = percentiles(answer, OutputId::Multiple).p50;
    let sharing = evaluate(&scenario.values).active_employees;
    let times = written(multiple, Quantity::Output(OutputUnit::Ratio), Style::Full, words);
    let one = words.number(1.0, Quantity::Output(OutputUnit::Ratio), Style::Full);
    let key = match multiple {
        _ if sharing <= 0.0 || scenario.values.posts <= 0.0 => "headline.page-only",
        None => "headline.no-page",
        Some(_) if times == one => "headline.same",
        Some(_) => "headline",
    };
    let people =
        fill(&words.sentence("people-a-month", reach), &[("value", &words.number(reach, PEOPLE, Style::Long))]);
    let values =
        [("people", people), ("sharers", sharers(sharing, scenario.values.employees, words)), ("multiple", times)];
    let values = values.each_ref().map(|(name, value)| (*name, value.as_str()));
    fill(&words.sentence(key, multiple.unwrap_or_default()), &values)
}

/// By whom it is shared: by some of the employees, or by all there are.
fn sharers(sharing: f64, employees: f64, words: &dyn Words) -> String {
    let active = sharing.round();
    let all = employees.round().max(active);
    let exact = |value| words.number(value, PEOPLE, Style::Exact);
    let employees = exact(all);
    if active == all {
        return fill(&words.sentence("headline.sharers-all", all), &[("employees", &employees)]);
    }
    let active = if active < 1.0 && sharing > 0.0 { words.sentence("headline.fewer", 0.0) } else { exact(active) };
    fill(&words.sentence("headline.sharers", all), &[("active", &active), ("employees", &employees)])
}

fn range_sentence(reach: Percentiles, words: &dyn Words) -> String {
    let [low, high] = [reach.p10, reach.p90].map(|end| written(end, PEOPLE, Style::Long, words));
    let key = if low == high { "headline.range-same" } else { "headline.range" };
    fill(&words.sentence(key, 0.0), &[("low", &low), ("high", &high)])
}

/// A key figure: beside it what the page does alone, or over how long it is counted.
fn key_figure(
    output: OutputId,
    beside: Option<OutputId>,
    answer: &Distribution,
    months: f64,
    words: &dyn Words,
) -> String {
    let below = if let Some(page) = beside {
        let value = written(percentiles(answer, page).p50, Quantity::Output(page.unit()), Style::Full, words);
        fill(&words.sentence(&format!("beside.{}", page.name()), 0.0), &[("value", &value)])
    } else {
        let horizon = words.number(months, MONTHS, Style::Exact);
        let horizon = fill(&words.sentence("figure.months", months), &[("value", &horizon)]);
        fill(&words.sentence(&format!("beside.{}", output.name()), 0.0), &[("months", &horizon)])
    };
    figure(output, answer, &below, words)
}

/// A figure over its range, and what stands below.
fn figure(output: OutputId, answer: &Distribution, below: &str, words: &dyn Words) -> String {
    let quantity = Quantity::Output(output.unit());
    let Percentiles { p10, p50, p90 } = percentiles(answer, output);
    let [low, middle, high] = [p10, p50, p90].map(|value| written(value, quantity, Style::Full, words));
    let range = fill(&words.sentence("range", 0.0), &[("low", &low), ("high", &high)]);
    let range = if low == high { low } else { range };
    described(output, &[&middle, &range, below], words)
}

/// When the programme pays for itself, and how likely that is within the horizon.
fn payback(answer: &Distribution, horizon: f64, words: &dyn Words) -> String {
    let number = |months| words.number(months, MONTHS, Style::Full);
    let chance = fill(
        &words.sentence("payback.chance", horizon),
        &[
            ("number", &words.number(horizon, MONTHS, Style::Exact)),
            ("chance", &in_ten(chance_of_payback(answer), words)),
        ],
    );
    let text = match percentiles(answer, OutputId::Payback).p50 {
        None => words.sentence("payback.never", 0.0),
        Some(months) if months > horizon => {
            fill(&words.sentence("payback.later", horizon), &[("number", &words.number(horizon, MONTHS, Style::Exact))])
        }
        Some(months) if months <= 0.0 => words.sentence("payback.at-once", 0.0),
        Some(months) if months < 1.0 => words.sentence("payback.first-month", 0.0),
        Some(months) => fill(&words.sentence("payback.after", months), &[("number", &number(months))]),
    };
    described(OutputId::Payback, &[&text, &chance], words)
}

/// A probability in words.
fn in_ten(probability: f64, words: &dyn Words) -> String {
    // As exactly as it is shown: a hair above nine tenths is nine tenths.
    let tens = (probability * 100.0).round() / 10.0;
    if tens < 1.0 {
        words.sentence("in-ten.few", 0.0)
    } else if tens > 9.0 {
        words.sentence("in-ten.most", 0.0)
    } else {
        fill(&words.sentence("in-ten", 0.0), &[("value", &words.number(tens.round(), PEOPLE, Style::Exact))])
    }
}

fn chance_of_payback(answer: &Distribution) -> f64 {
    answer.probability.first().map_or(0.0, |(_, chance)| chance.probability)
}

/// An output's name and what there is to say, the first of it in bold.
fn described(output: OutputId, lines: &[&str], words: &dyn Words) -> String {
    let label = escaped(&words.sentence(&format!("figure.{}", output.name()), 0.0));
    let line = |(place, text): (usize, &&str)| match (place, escaped(text)) {
        (0, text) => format!("<dd><strong>{text}</strong></dd>"),
        (_, text) if text.is_empty() => text,
        (_, text) => format!("<dd>{text}</dd>"),
    };
    let lines: String = lines.iter().enumerate().map(line).collect();
    format!("<div><dt>{label}</dt>{lines}</div>\n")
}

fn written(value: Option<f64>, quantity: Quantity, style: Style, words: &dyn Words) -> String {
    value.map_or_else(|| words.sentence("none", 0.0), |value| words.number(value, quantity, style))
}

fn emphasised(text: &str) -> String {
    escaped(text).replace("[[", "<strong>").replace("]]", "</strong>")
}

#[cfg(test)]
mod tests {
    use super::super::words::English;
    use super::in_ten;

    #[test]
    fn a_hair_beside_a_tenth_is_that_tenth() {
        for (probability, said) in [
            (0.904, "9 in 10 cases"),
            (0.906, "more than 9 in 10 cases"),
            (0.096, "1 in 10 cases"),
            (0.09, "fewer than 1 in 10 cases"),
        ] {
            assert_eq!(in_ten(probability, &English), said, "{probability}");
        }
    }
}
