//! How numbers and labels are written. The browser brings its own words and `Intl`, the command line other languages;
//! here is English.

use crate::outputs::{OutputId, OutputUnit};
use crate::parameter::Unit;
use crate::parameters::ParameterId;
use serde::{Serialize, Serializer};

/// What a number counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Quantity {
    /// As an input counts.
    Input(Unit),
    /// As an output counts.
    Output(OutputUnit),
}

impl Quantity {
    /// Its kebab-case name.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Quantity::Input(Unit::People) | Quantity::Output(OutputUnit::People) => "people",
            Quantity::Input(Unit::Share) | Quantity::Output(OutputUnit::Share) => "share",
            Quantity::Input(Unit::PostsPerMonth) => "posts-per-month",
            Quantity::Input(Unit::Ratio) | Quantity::Output(OutputUnit::Ratio) => "ratio",
            Quantity::Input(Unit::SquaredCv) => "squared-cv",
            Quantity::Input(Unit::ImpressionsPerReaction) => "impressions-per-reaction",
            Quantity::Input(Unit::Rounds) => "rounds",
            Quantity::Input(Unit::Money) | Quantity::Output(OutputUnit::Money) => "money",
            Quantity::Input(Unit::MoneyPerThousand) => "money-per-thousand",
            Quantity::Input(Unit::MoneyPerClick) => "money-per-click",
            Quantity::Input(Unit::MoneyPerMonth) => "money-per-month",
            Quantity::Input(Unit::MinutesPerMonth) => "minutes-per-month",
            Quantity::Input(Unit::MoneyPerHour) => "money-per-hour",
            Quantity::Input(Unit::Months) | Quantity::Output(OutputUnit::Months) => "months",
            Quantity::Input(Unit::PerMonth) => "per-month",
            Quantity::Output(OutputUnit::Impressions) => "impressions",
            Quantity::Output(OutputUnit::Clicks) => "clicks",
            Quantity::Output(OutputUnit::Reactions) => "reactions",
            Quantity::Output(OutputUnit::Percent) => "percent",
            Quantity::Output(OutputUnit::Leads) => "leads",
            Quantity::Output(OutputUnit::Customers) => "customers",
            Quantity::Output(OutputUnit::Advocates) => "advocates",
        }
    }
}

impl Serialize for Quantity {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.name())
    }
}

/// How much room a number may take.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    /// On an axis: as short as can be, "12K".
    Tick,
    /// As a figure, "12,300". No noun.
    Full,
    /// As a figure in a sentence, "1.25 million". No noun.
    Long,
    /// A whole number with all its digits, "12,345".
    Exact,
}

/// Writes numbers and labels in one language. Where it reads from the right, each of them is
/// [`from_the_right`](super::from_the_right), and pictures set it in that direction.
pub trait Words {
    /// A number. Percent signs and currencies belong to it, nouns do not. For one that is not finite, what says that
    /// there is none: "never" for months, a dash for the others.
    fn number(&self, value: f64, quantity: Quantity, style: Style) -> String;

    /// A result as a figure; absent is a payback that never comes, or a ratio to nothing.
    fn figure(&self, value: Option<f64>, quantity: Quantity) -> String {
        self.number(value.unwrap_or(f64::INFINITY), quantity, Style::Full)
    }

    /// The sentence of that key with a value and its range; two ends that look alike are said once.
    fn ranged(&self, key: &str, [value, low, high]: [&str; 3], others: &[(&str, &str)]) -> String {
        let phrase = self.phrase(&[key, if low == high { ".same" } else { "" }].concat());
        fill(&phrase, &[others, &[("value", value), ("low", low), ("high", high)]].concat())
    }

    /// The phrase of that key: one of [`PHRASES`], `parameter.<id>` or `output.<name>`.
    fn phrase(&self, key: &str) -> String;

    /// A sentence that stands beside a chart: one of [`SENTENCES`], in the form that so many need. Its places are left as
    /// they are.
    fn sentence(&self, key: &str, count: f64) -> String {
        let one = SENTENCES.iter().find(|(name, _)| *name == format!("{key}.one")).filter(|_| shown(count) == 1.0);
        let sentence = one.or_else(|| SENTENCES.iter().find(|(name, _)| *name == key));
        sentence.map_or(key, |(_, english)| *english).to_owned()
    }
}

/// A count as it is shown with two digits: what chooses the form of a sentence.
fn shown(count: f64) -> f64 {
    if count < 10.0 { (count * 10.0).round() / 10.0 } else { count }
}

/// Sentences around a chart, in English; `.one` is the form for one.
pub const SENTENCES: &[(&str, &str)] = &[
    ("none", "\u{2013}"),
    ("range", "{low} \u{2013} {high}"),
    (
        "headline",
        "Your content reaches [[{people}]] when it is shared {sharers}: {multiple} times as many as the company page alone.",
    ),
    (
        "headline.same",
        "Your content reaches [[{people}]] when it is shared {sharers}: about as many as the company page alone.",
    ),
    (
        "headline.no-page",
        "Your content reaches [[{people}]] when it is shared {sharers}. The company page reaches nobody.",
    ),
    ("headline.page-only", "Your content reaches [[{people}]] on the company page. No employee shares it."),
    ("headline.sharers.one", "by your only employee now and then"),
    ("headline.sharers", "by {active} of your {employees} employees"),
    ("headline.sharers-all.one", "by your only employee"),
    ("headline.sharers-all", "by all of your {employees} employees"),
    ("headline.fewer", "fewer than 1"),
    ("headline.range", "8 in 10 plausible cases lie between {low} and {high}."),
    ("headline.range-same", "8 in 10 plausible cases come to about {low}."),
    ("people-a-month.one", "{value} person a month"),
    ("people-a-month", "{value} people a month"),
    ("figure.total.reach", "Unique reach"),
    ("figure.total.impressions", "Impressions"),
    ("figure.total.clicks", "Visits"),
    ("figure.money.roi", "Return on investment"),
    ("figure.money.cost", "Costs a month"),
    ("figure.money.gross_profit", "Brings a month"),
    ("figure.money.net", "Left a month"),
    ("figure.money.payback", "Pays for itself"),
    ("figure.months.one", "{value} month"),
    ("figure.months", "{value} months"),
    ("beside.page.reach", "page alone {value}"),
    ("beside.page.impressions", "page alone {value}"),
    ("beside.page.clicks", "page alone {value}"),
    ("beside.money.roi", "over {months}"),
    ("payback.never", "not at all"),
    ("payback.at-once", "from the start"),
    ("payback.first-month", "within the first month"),
    ("payback.later.one", "not within {number} month"),
    ("payback.later", "not within {number} months"),
    ("payback.after.one", "after {number} month"),
    ("payback.after", "after {number} months"),
    ("payback.chance.one", "within {number} month in {chance}"),
    ("payback.chance", "within {number} months in {chance}"),
    ("in-ten", "{value} in 10 cases"),
    ("in-ten.few", "fewer than 1 in 10 cases"),
    ("in-ten.most", "more than 9 in 10 cases"),
    ("still.open", "Open the estimate"),
];

/// The words that the module's own language brings.
#[derive(Clone, Copy, Debug, Default)]
pub struct English;

/// Every phrase that charts use, in English. `{name}` is filled in by the chart.
pub const PHRASES: &[(&str, &str)] = &[
    ("label.median", "with employees, median"),
    ("label.median.short", "with employees"),
    ("label.value", "median"),
    ("label.value.short", "median"),
    ("label.page", "company page alone"),
    ("label.page.short", "page alone"),
    ("label.band", "8 in 10 cases"),
    ("label.envelope", "simple multiplication"),
    ("label.envelope.short", "multiplied"),
    ("label.goal", "goal {value}"),
    ("label.goal.chance", "goal {value}: {chance} of cases"),
    ("label.absent", "{count} of {total}: {value}"),
    ("label.range", "8 in 10 cases: {low} to {high}"),
    ("label.counted", "counted: {value}"),
    ("label.counted.short", "counted"),
    ("label.people", "people reached"),
    ("label.people.short", "people"),
    ("label.new-people", "new in this round"),
    ("label.new-people.short", "new"),
    ("label.impressions", "impressions"),
    ("label.frequency", "\u{d7}{value} per person"),
    ("label.frequency.short", "\u{d7}{value}"),
    ("label.cost", "cost"),
    ("label.gross-profit", "gross profit"),
    ("label.break-even", "break-even in month {month}"),
    ("label.break-even.short", "month {month}"),
    ("label.times-less", "\u{f7} {value}"),
    ("label.times-more", "\u{d7} {value}"),
    ("axis.round", "round"),
    ("axis.month", "month"),
    ("axis.reach-so-far", "People reached since the start"),
    ("axis.reach-so-far.short", "People reached"),
    ("axis.clicks-so-far", "Visits since the start"),
    ("axis.clicks-so-far.short", "Visits"),
    ("axis.money-so-far", "Cost and gross profit since the start"),
    ("axis.money-so-far.short", "Cost and profit"),
    ("axis.adoption", "Willing employees who have started"),
    ("axis.adoption.short", "Started"),
    ("label.base", "{value} with every input at its median"),
    ("axis.explains", "share of the range"),
    ("step.claim", "The claim: contacts \u{d7} posts \u{d7} extra clicks"),
    ("step.claim.short", "The claim"),
    ("step.impressions", "Without the extra clicks"),
    ("step.impressions.short", "Without extra clicks"),
    ("step.audience", "Each contact once"),
    ("step.audience.short", "Each contact once"),
    ("step.unique-audience", "Shared contacts once"),
    ("step.unique-audience.short", "Shared contacts once"),
    ("step.across-networks", "Same person on two networks once"),
    ("step.across-networks.short", "Networks overlap"),
    ("step.seen", "Those whose feed shows a post"),
    ("step.seen.short", "Shown in the feed"),
    ("step.further-rounds", "With contacts of those who react"),
    ("step.further-rounds.short", "With further rounds"),
    ("title.reach", "{output} by: {parameter}"),
    ("title.rounds", "How reach builds up round by round"),
    ("title.time", "The programme month by month"),
    ("title.matters", "{output}: what decides it"),
    ("title.odds", "{output}: how likely each value is"),
    ("title.hype", "From the claim to people"),
    ("describe.reach", "{parameter} {x}: {output} {value}, 8 in 10 cases {low} to {high}."),
    ("describe.reach.same", "{parameter} {x}: {output} {value} in 8 in 10 cases."),
    ("describe.counted", "Counted before: {value}, with its error {low} to {high}."),
    ("describe.rounds", "After round {round}: people {reach}; impressions {impressions}; per person {frequency}."),
    ("describe.time", "After month {month}: people {reach}; visits {clicks}; cost {cost}; gross profit {profit}."),
    ("describe.matters", "Most important: {parameter}. Share of the range: {total}."),
    ("describe.odds", "Median {value}; 8 in 10 cases lie between {low} and {high}."),
    ("describe.odds.same", "8 in 10 cases: {value}."),
    ("describe.hype", "Claim: {claim}. People reached: {answer}."),
];

impl Words for English {
    fn number(&self, value: f64, quantity: Quantity, style: Style) -> String {
        let name = quantity.name();
        if !value.is_finite() {
            return if name == "months" { "never" } else { "\u{2013}" }.to_owned();
        }
        let (value, before, after) = match name {
            "share" => (value * 100.0, "", "%"),
            "percent" => (value, "", "%"),
            _ if name.starts_with("money") => (value, "$", ""),
            _ => (value, "", ""),
        };
        let sign = if value < 0.0 { "\u{2212}" } else { "" };
        let size = value.abs();
        let digits = match style {
            // "2K%" is no number that anybody writes.
            Style::Tick if after == "%" => grouped(size, 3),
            Style::Tick => compact(size),
            Style::Exact => grouped(size.round(), 15),
            Style::Full if size >= 1e6 => compact(size),
            Style::Long if size >= 1e6 => spelled(size),
            Style::Full | Style::Long => grouped(size, if size >= 1e4 { 3 } else { 2 }),
        };
        format!("{sign}{before}{digits}{after}")
    }

    fn phrase(&self, key: &str) -> String {
        let label = match key.split_once('.') {
            Some(("parameter", id)) => ParameterId::find(id).map(|id| id.description().label),
            Some(("output", name)) => OutputId::find(name).map(OutputId::label),
            _ => PHRASES.iter().find(|(name, _)| *name == key).map(|(_, english)| *english),
        };
        label.unwrap_or(key).to_owned()
    }
}

/// `phrase` with values in its places; a place without a value stays.
pub(super) fn fill(phrase: &str, values: &[(&str, &str)]) -> String {
    let mut filled = String::new();
    let mut rest = phrase;
    while let Some((before, after)) = rest.split_once('{') {
        filled.push_str(before);
        let value = after.split_once('}').and_then(|(name, after)| {
            values.iter().find(|&&(known, _)| known == name).map(|&(_, value)| (value, after))
        });
        let (value, after) = value.unwrap_or(("{", after));
        filled.push_str(value);
        rest = after;
    }
    filled + rest
}

/// Three significant digits and a letter for thousands: 950, 12K, 1.25M.
fn compact(value: f64) -> String {
    const LETTERS: [(f64, &str); 4] = [(1e12, "T"), (1e9, "B"), (1e6, "M"), (1e3, "K")];
    for (unit, letter) in LETTERS {
        if value >= unit * 0.9995 {
            return significant(value / unit, 3) + letter;
        }
    }
    significant(value, 3)
}

/// Three significant digits and a word for millions: 1.25 million.
fn spelled(value: f64) -> String {
    const NAMES: [(f64, &str); 3] = [(1e12, " trillion"), (1e9, " billion"), (1e6, " million")];
    let name = NAMES.into_iter().find(|(unit, _)| value >= unit * 0.9995);
    name.map_or_else(|| significant(value, 3), |(unit, name)| significant(value / unit, 3) + name)
}

/// So many significant digits, with commas.
fn grouped(value: f64, digits: i32) -> String {
    let text = significant(value, digits);
    let (whole, fraction) =
        text.split_once('.').map_or((text.as_str(), None), |(whole, fraction)| (whole, Some(fraction)));
    let mut grouped = String::new();
    for (place, digit) in whole.chars().enumerate() {
        if place > 0 && (whole.len() - place).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    if let Some(fraction) = fraction {
        grouped.push('.');
        grouped.push_str(fraction);
    }
    grouped
}

/// So many significant digits, without zeros at the end of a fraction.
fn significant(value: f64, digits: i32) -> String {
    if value < 1e-9 || !value.is_finite() {
        return "0".to_owned();
    }
    #[allow(clippy::cast_possible_truncation, reason = "the logarithm of a double")]
    let power = libm::log10(value).floor() as i32;
    let decimals = (digits - 1 - power).clamp(-15, 15);
    let scale = libm::pow(10.0, f64::from(decimals.abs()));
    let rounded = if decimals > 0 { (value * scale).round() / scale } else { (value / scale).round() * scale };
    let text = format!("{rounded:.*}", usize::try_from(decimals.max(0)).unwrap_or(0));
    if text.contains('.') { text.trim_end_matches('0').trim_end_matches('.').to_owned() } else { text }
}
