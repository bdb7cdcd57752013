//! One parameter: its range, its scale, how uncertain it is, and how its value maps to a slider.
//!
//! *Value* always means the plain number the model uses (a share of 15% is `0.15`). *Position* always means the
//! place of the slider, an integer from 0 to [`POSITIONS`].

use crate::parameters::ParameterId;
use libm::{exp, log, log10, pow};
use serde::Serialize;

/// Number of steps of every slider: positions run from 0 to this, inclusive.
pub const POSITIONS: f64 = 1000.0;

/// Dimensions of the sequence of draws that parameters may ever have; half of what it offers, since sensitivity needs a
/// second independent sample. `build.rs` writes down the directions of those in use.
pub const DIMENSIONS: usize = 128;

/// The 90% point of the standard normal: a (P10, P90) pair lies this many standard deviations either side of the middle.
pub(crate) const Z90: f64 = 1.281_551_565_544_600_4;

/// What a parameter counts. Decides how it is written, and whether its uncertainty is that of a share.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Unit {
    /// People or contacts.
    People,
    /// A share between 0 and 1, written as a percentage.
    Share,
    /// Posts per month.
    PostsPerMonth,
    /// A multiplier.
    Ratio,
    /// A squared coefficient of variation.
    SquaredCv,
    /// Further impressions that one visible reaction causes.
    ImpressionsPerReaction,
    /// Rounds of sharing.
    Rounds,
    /// Money, in whichever currency the page shows.
    Money,
    /// Money per 1,000 impressions.
    MoneyPerThousand,
    /// Money per click.
    MoneyPerClick,
    /// Money per month.
    MoneyPerMonth,
    /// Minutes per month.
    MinutesPerMonth,
    /// Money per hour.
    MoneyPerHour,
    /// Months.
    Months,
    /// A rate per month.
    PerMonth,
}

/// The drawer of controls a parameter belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Group {
    /// The company page.
    Company,
    /// Who shares.
    People,
    /// What is shared.
    Content,
    /// Where the contacts are.
    Networks,
    /// Who could see it.
    Audience,
    /// Reactions and further rounds.
    Spread,
    /// Click rates.
    Clicks,
    /// What a click is worth.
    Value,
    /// What the programme costs.
    Cost,
    /// Adoption over time.
    Time,
}

/// How a slider spreads its positions over the range.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Scale {
    /// Equal steps.
    Linear,
    /// Equal ratios from `floor` upwards; position 0 is the minimum itself, so that a range may start at zero.
    Log {
        /// The value one position above the minimum.
        floor: f64,
    },
}

/// How far the true value may lie from the value shown, at the default value of the parameter.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Spread {
    /// Known; not drawn unless the user gives a range.
    Certain,
    /// P10 and P90 at the default value.
    Pair(f64, f64),
    /// P10 and P90 as multiples of the value, where the default is zero.
    Ratios(f64, f64),
}

/// Shape of the distribution that a (P10, P90) pair fixes (M23).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Distribution {
    /// Not drawn.
    Certain,
    /// Positive quantities: the logarithm is normal.
    Lognormal,
    /// Shares: the log-odds are normal.
    LogitNormal,
}

/// A (P10, P90) pair: 8 in 10 plausible values lie between the two.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Range {
    /// One in ten plausible values is lower.
    pub p10: f64,
    /// One in ten plausible values is higher.
    pub p90: f64,
}

/// How what the programme earns follows a parameter.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum MoneyEffect {
    /// More of it earns more, or the same.
    Raises,
    /// More of it earns less, or the same.
    Lowers,
}

/// A value with a name.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Level {
    /// Its name; the words for it are in the language files.
    pub id: &'static str,
    /// The value it stands for.
    pub value: f64,
}

/// One row of the table.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Parameter {
    /// kebab-case name: attribute and URL key.
    pub id: &'static str,
    /// The drawer it belongs to.
    pub group: Group,
    /// What it counts.
    pub unit: Unit,
    /// Smallest value.
    pub min: f64,
    /// Largest value.
    pub max: f64,
    /// Finest step of a slider, and the precision in which the value is usually written.
    pub step: f64,
    /// Slider scale.
    pub scale: Scale,
    /// Value when nobody says otherwise.
    pub default: f64,
    /// Uncertainty around the value.
    pub spread: Spread,
    /// Its dimension in the sequence of draws, below [`DIMENSIONS`]. It never changes, whatever rows come or go: every
    /// draw of an input keeps its place, and with it every digit that does not depend on the new row.
    pub dimension: usize,
    /// Shown before the drawers are opened.
    pub simple: bool,
    /// Named values, falling, where people choose a name instead of a number.
    pub levels: &'static [Level],
    /// Every output rises (or never falls) with it, so goal seek may move it (M30).
    pub solvable: bool,
    /// Whether what the programme earns rises or falls with it, where nothing else depends on it: goal seek may move it to
    /// change a figure of money.
    pub money: Option<MoneyEffect>,
    /// The parameter without which it changes nothing: while that is 0, it need not be shown.
    pub needs: Option<ParameterId>,
}

/// What is said of a parameter. Apart from its row, so that a program that only calculates carries none of it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Description {
    /// snake_case name: JSON key of the command line.
    pub snake: &'static str,
    /// camelCase name: JavaScript property.
    pub camel: &'static str,
    /// English label.
    pub label: &'static str,
    /// English help text, one or two sentences.
    pub help: &'static str,
    /// Ids of the sources behind default and range, see [`crate::sources`].
    pub sources: &'static [&'static str],
}

impl Parameter {
    /// Whole numbers only: rounds and months.
    #[must_use]
    pub fn is_integer(&self) -> bool {
        matches!(self.unit, Unit::Rounds | Unit::Months)
    }

    /// Shape of the uncertainty, were a range given. Whole numbers are always certain.
    #[must_use]
    pub fn shape(&self) -> Distribution {
        if self.is_integer() {
            Distribution::Certain
        } else if self.unit == Unit::Share {
            Distribution::LogitNormal
        } else {
            Distribution::Lognormal
        }
    }

    /// Shape of the uncertainty that the table gives it.
    #[must_use]
    pub fn distribution(&self) -> Distribution {
        match self.spread {
            Spread::Certain => Distribution::Certain,
            Spread::Pair(..) | Spread::Ratios(..) => self.shape(),
        }
    }

    /// The number that a text stands for here, see [`parse_number`]. `None` also where it could be of another size: per cent
    /// of what is no share, or a point before three digits that end in 0 among what is counted in whole ones, such as
    /// `1.500` employees: half of Europe writes thousands like that.
    #[must_use]
    pub fn read(&self, text: &str) -> Option<f64> {
        parse_number(self.plain(text)?)
    }

    /// A text without what only names its unit: of months and minutes, `m` is no million. `None` where it could be of
    /// another size than it seems.
    #[must_use]
    pub fn plain<'a>(&self, text: &'a str) -> Option<&'a str> {
        let text = text.trim();
        let counted = matches!(self.unit, Unit::People | Unit::Rounds | Unit::Months);
        let relative = matches!(self.unit, Unit::Share | Unit::Ratio | Unit::SquaredCv);
        let timed = matches!(self.unit, Unit::Months | Unit::MinutesPerMonth);
        let text = if timed { without_unit_of_time(text) } else { text };
        (!(counted && has_thousands(text)) && (relative || !text.ends_with('%'))).then_some(text)
    }

    /// The nearest value that the parameter may take. NaN gives the default.
    #[must_use]
    pub fn clamp(&self, value: f64) -> f64 {
        if value.is_nan() {
            return self.default;
        }
        let value = value.max(self.min).min(self.max);
        if self.is_integer() { value.round() } else { value }
    }

    /// The table's P10 and P90 at `value`: same ratios, or for shares the same distances in log-odds, as at the default.
    /// `None` where the parameter is certain, or the value is an end that has no neighbourhood (0, or a share of 1).
    #[must_use]
    pub fn range_at(&self, value: f64) -> Option<Range> {
        match self.spread {
            Spread::Certain => None,
            Spread::Pair(p10, p90) => self.moved(Range { p10, p90 }, self.default, value),
            Spread::Ratios(low, high) => (value > 0.0).then_some(Range { p10: value * low, p90: value * high }),
        }
    }

    /// `range`, given at `from`, as it stands at `to`: the pair belongs to the value and moves with it.
    #[must_use]
    pub fn moved(&self, range: Range, from: f64, to: f64) -> Option<Range> {
        if from == to {
            return Some(range);
        }
        match self.shape() {
            Distribution::Certain => None,
            Distribution::Lognormal => {
                (from > 0.0 && to > 0.0).then(|| Range { p10: range.p10 * (to / from), p90: range.p90 * (to / from) })
            }
            Distribution::LogitNormal => {
                let open = |share: f64| share > 0.0 && share < 1.0;
                (open(from) && open(to) && open(range.p10) && open(range.p90)).then(|| {
                    let shift = logit(to) - logit(from);
                    Range { p10: logistic(logit(range.p10) + shift), p90: logistic(logit(range.p90) + shift) }
                })
            }
        }
    }

    /// The one rule for a range of the user's own: its ends rise and stay within what the parameter may take. `None` where
    /// that leaves no range: whole numbers have none, ends that do not rise are none, and no distribution of its shape
    /// begins at 0 or, for a share, ends at 1. Both ends at one value say that it is certain.
    #[must_use]
    pub fn within(&self, range: Range) -> Option<Range> {
        if self.is_integer() || range.p10.is_nan() || range.p90.is_nan() || range.p10 > range.p90 {
            return None;
        }
        let Range { p10, p90 } = Range { p10: self.clamp(range.p10), p90: self.clamp(range.p90) };
        let spread = |end: f64| end > 0.0 && (end < 1.0 || self.unit != Unit::Share);
        (p10 == p90 || spread(p10) && spread(p90)).then_some(Range { p10, p90 })
    }

    /// Value at a slider position, rounded to a number a person would choose: whole steps, or two significant digits on
    /// a logarithmic slider.
    #[must_use]
    pub fn value_at(&self, position: f64) -> f64 {
        let position = if position.is_nan() { 0.0 } else { position.clamp(0.0, POSITIONS) };
        if position <= 0.0 {
            return self.min;
        }
        if position >= POSITIONS {
            return self.max;
        }
        let value = match self.scale {
            Scale::Linear => {
                let value = self.min + (self.max - self.min) * position / POSITIONS;
                self.min + ((value - self.min) / self.step).round() * self.step
            }
            Scale::Log { floor } => {
                let share = (position - 1.0) / (POSITIONS - 1.0);
                let value = floor * exp(share * log(self.max / floor));
                let unit = pow(10.0, log10(value).floor() - 1.0).max(self.step);
                (value / unit).round() * unit
            }
        };
        self.clamp(without_noise(value))
    }

    /// Value at a fraction of the slider, from 0 to 1, without rounding.
    #[must_use]
    pub fn value_along(&self, fraction: f64) -> f64 {
        match self.scale {
            _ if fraction <= 0.0 => self.min,
            _ if fraction >= 1.0 => self.max,
            Scale::Linear => self.min + fraction * (self.max - self.min),
            Scale::Log { floor } => floor * exp(fraction * log(self.max / floor)),
        }
    }

    /// Slider position of a value, 0 to [`POSITIONS`], a whole number.
    #[must_use]
    pub fn position_of(&self, value: f64) -> f64 {
        let value = self.clamp(value);
        let position = match self.scale {
            Scale::Linear => (value - self.min) / (self.max - self.min) * POSITIONS,
            Scale::Log { .. } if value <= self.min => 0.0,
            Scale::Log { floor } if value <= floor => 1.0,
            Scale::Log { floor } => 1.0 + log(value / floor) / log(self.max / floor) * (POSITIONS - 1.0),
        };
        position.round()
    }
}

/// Log-odds of a share strictly between 0 and 1.
#[must_use]
pub(crate) fn logit(share: f64) -> f64 {
    log(share / (1.0 - share))
}

/// Share with the given log-odds.
#[must_use]
pub(crate) fn logistic(log_odds: f64) -> f64 {
    1.0 / (1.0 + exp(-log_odds))
}

/// `value` without the last bits that decimal steps leave behind (0.30000000000000004 becomes 0.3).
fn without_noise(value: f64) -> f64 {
    if value == 0.0 || !value.is_finite() {
        return value;
    }
    let digits = 12.0 - log10(value.abs()).floor();
    if !(0.0..=22.0).contains(&digits) {
        return value;
    }
    let scale = pow(10.0, digits);
    (value * scale).round() / scale
}

/// `value` with so many significant digits.
pub(crate) fn significant(value: f64, digits: f64) -> f64 {
    if value == 0.0 || !value.is_finite() {
        return value;
    }
    let unit = pow(10.0, log10(value.abs()).floor() + 1.0 - digits);
    let rounded = without_noise((value / unit).round() * unit);
    // Beside the smallest numbers there is no unit.
    if rounded.is_finite() { rounded } else { value }
}

/// Whether two names are the same but for capitals and for the signs between their words.
pub(crate) fn same_name(one: &str, other: &str) -> bool {
    let letters = |name: &str| -> String { name.chars().filter(|sign| sign.is_alphanumeric()).collect() };
    letters(one).eq_ignore_ascii_case(&letters(other))
}

/// Whether the point of a count may stand between thousands, as in `1.000`.
pub(crate) fn has_thousands(text: &str) -> bool {
    text.rsplit_once('.').is_some_and(|(before, last)| {
        last.len() == 3 && last.ends_with('0') && !before.trim_start_matches(['+', '-', '0']).is_empty()
    })
}

/// Whether a text cannot be of another size than it seems where things are counted: `1.500` may be thousands, and per cent
/// of people is no size.
#[must_use]
pub fn is_count(text: &str) -> bool {
    let text = text.trim();
    !has_thousands(text) && !text.ends_with('%')
}

/// A length of time in months or minutes without the `m` that names them: nobody has a million of either.
#[must_use]
pub fn without_unit_of_time(text: &str) -> &str {
    let number = text.strip_suffix(['m', 'M']).filter(|rest| rest.trim_end().ends_with(|sign: char| sign.is_numeric()));
    number.unwrap_or(text)
}

/// Reads a number as people write it in attributes, addresses and on the command line: `1234.5`, `12.5k`, `3m`, `15%`.
/// `None` when it is anything else, or not finite.
#[must_use]
pub fn parse_number(text: &str) -> Option<f64> {
    parse_number_with(text, |digits| lexical_core::parse(digits.as_bytes()).ok())
}

/// The same with a reader of plain decimals of the caller's own: a browser has one.
pub fn parse_number_with(text: &str, read: impl FnOnce(&str) -> Option<f64>) -> Option<f64> {
    let text = text.trim();
    let (digits, divisor, factor) = match text.char_indices().last() {
        Some((at, '%')) => (text.get(..at)?, 100.0, 1.0),
        Some((at, 'k' | 'K')) => (text.get(..at)?, 1.0, 1e3),
        Some((at, 'm' | 'M')) => (text.get(..at)?, 1.0, 1e6),
        _ => (text, 1.0, 1.0),
    };
    let digits = digits.trim_end();
    if !digits.chars().all(|sign| sign.is_ascii_digit() || matches!(sign, '.' | '-' | '+' | 'e' | 'E')) {
        return None;
    }
    let value = read(digits)?;
    let value = value * factor / divisor;
    value.is_finite().then_some(value)
}
