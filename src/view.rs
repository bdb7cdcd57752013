//! The settings of the view: what an address, an attribute or a property may say beside the inputs. One row for each;
//! attributes, properties, address keys and their types derive from it.

use crate::chart_name::ChartName;
use crate::outputs::OutputId;
use crate::parameter::{has_thousands, parse_number, same_name};
use crate::parameters::ParameterId;
use crate::presets::Preset;

/// What a setting may be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Allowed {
    /// One of these words.
    Words(&'static [&'static str]),
    /// The id of a preset.
    Preset,
    /// The id of a parameter.
    Parameter,
    /// The dotted name of a result.
    Output,
    /// A finite number, and none that could be of another size, such as `4.000`.
    Number,
    /// One of [`ON`], its own name included, or of [`OFF`]; present without a value is on.
    Flag,
    /// A day, as `2026-11-26`.
    Date,
    /// The name of a group of employees or of a network: the key is the id of its place with [`NAME`] after it.
    Name,
    /// A language tag, a currency code: which there are, only the page can tell.
    Code,
    /// A title, to the letter.
    Text,
}

/// One setting.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Setting {
    /// Its key in an address and its attribute.
    pub key: &'static str,
    /// What it may be.
    pub allowed: Allowed,
}

/// Key of a preset: its values come first, all others are differences from it.
pub const PRESET: &str = "preset";

/// Key of the result that is looked at.
pub const OUTPUT: &str = "output";

/// Key of the target of that result.
pub const GOAL: &str = "goal";

/// Beginning of the keys that hold kept scenarios: `scenario.A=employees:400~posts:4`.
pub const SCENARIO: &str = "scenario.";

/// Ending of the keys that hold names: `third-group-name=Engineers`.
pub const NAME: &str = "-name";

/// What switches a flag on, beside its name and nothing at all, as in HTML.
pub const ON: &[&str] = &["1", "true", "yes", "on"];

/// What switches it off, and what programs write for a value that they do not have.
pub const OFF: &[&str] = &["0", "false", "no", "off", "null", "undefined", "none", "nan"];

/// What templates and programs write that have nothing to say.
pub(crate) const NOTHING: [&str; 2] = ["null", "undefined"];

/// Letters of a name that are kept.
pub const NAME_TOP: usize = 40;

/// Every setting, in the order in which addresses hold them.
pub const SETTINGS: &[Setting] = &[
    row(PRESET, Allowed::Preset),
    row("chart", Allowed::Words(ChartName::NAMES)),
    row("axis", Allowed::Parameter),
    row(OUTPUT, Allowed::Output),
    row(GOAL, Allowed::Number),
    row("chance", Allowed::Words(&["0.5", "0.8", "0.9"])),
    row("basis", Allowed::Words(&["cpc", "cpm"])),
    row("log", Allowed::Flag),
    row("day-one", Allowed::Flag),
    row("stress", Allowed::Flag),
    row("present", Allowed::Flag),
    row("headline", Allowed::Words(&["reach", "money"])),
    row("case-title", Allowed::Text),
    row("case-author", Allowed::Text),
    row("case-date", Allowed::Date),
    row("sales-name", Allowed::Name),
    row("technical-name", Allowed::Name),
    row("third-group-name", Allowed::Name),
    row("fourth-group-name", Allowed::Name),
    row("other-staff-name", Allowed::Name),
    row("linkedin-name", Allowed::Name),
    row("x-name", Allowed::Name),
    row("other-network-name", Allowed::Name),
    row("fourth-network-name", Allowed::Name),
    row("fifth-network-name", Allowed::Name),
    row("view", Allowed::Words(&["full", "compact", "chart"])),
    row("theme", Allowed::Words(&["auto", "light", "dark"])),
    row("lang", Allowed::Code),
    row("currency", Allowed::Code),
];

const fn row(key: &'static str, allowed: Allowed) -> Setting {
    Setting { key, allowed }
}

impl Setting {
    /// The row of a key, however it is capitalised, with any sign between its words.
    #[must_use]
    pub fn find(key: &str) -> Option<&'static Setting> {
        SETTINGS.iter().find(|setting| same_name(setting.key, key))
    }

    /// Whether its value may hold any letters and signs.
    #[must_use]
    pub fn is_free(&self) -> bool {
        matches!(self.allowed, Allowed::Text | Allowed::Name)
    }

    /// The value that a text means, in its one spelling; `None` when it is not allowed.
    #[must_use]
    pub fn read(&self, text: &str) -> Option<String> {
        if self.allowed == Allowed::Name {
            let name: String = text.trim().chars().take(NAME_TOP).collect();
            return (!name.is_empty()).then_some(name);
        }
        let lower = text.to_ascii_lowercase();
        let dashed: String = text.chars().map(|sign| if is_dash(sign) { '-' } else { sign }).collect();
        let word = match self.allowed {
            Allowed::Words(words) => words.iter().copied().find(|word| means(text, word))?,
            Allowed::Preset => Preset::meant(text)?.id,
            Allowed::Parameter => ParameterId::meant(text)?.row().id,
            Allowed::Output => OutputId::meant(text)?.name(),
            Allowed::Number if has_thousands(text) => return None,
            Allowed::Number => return parse_number(text).map(|value| value.to_string()),
            Allowed::Flag if OFF.contains(&lower.as_str()) => "0",
            Allowed::Flag if ON.contains(&lower.as_str()) || text.is_empty() || same_name(text, self.key) => "1",
            Allowed::Flag => return None,
            Allowed::Date if is_date(&dashed) => &dashed,
            Allowed::Date => return None,
            Allowed::Code => code_of(&dashed)?,
            Allowed::Name | Allowed::Text => text,
        };
        (!word.is_empty()).then(|| word.to_owned())
    }
}

/// Whether a text means a word. Between the digits of a number no sign is left out.
fn means(text: &str, word: &str) -> bool {
    text == word || word.starts_with(char::is_alphabetic) && same_name(text, word)
}

/// Whether a sign is what programs that set text write for `-`.
fn is_dash(sign: char) -> bool {
    matches!(sign, '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{fe58}' | '\u{fe63}')
}

/// The code that a text begins with. It begins with a letter, and what programs write for nothing is none.
fn code_of(text: &str) -> Option<&str> {
    let code = text.split(|sign| !is_of_code(sign)).next()?.trim_matches(['-', '_']);
    (code.starts_with(char::is_alphabetic) && !is_nothing(code)).then_some(code)
}

/// Whether a value is what templates and programs write that have nothing to say, however it is capitalised.
pub(crate) fn is_nothing(value: &str) -> bool {
    NOTHING.iter().any(|nothing| value.eq_ignore_ascii_case(nothing))
}

/// Whether a sign may stand in a code, such as `pt-BR`.
fn is_of_code(sign: char) -> bool {
    sign.is_ascii_alphanumeric() || matches!(sign, '-' | '_')
}

/// Whether a text is a year, a month and a day in digits; whether the month has that day is the calendar's affair.
fn is_date(text: &str) -> bool {
    let digits = |part: &str, length: usize| part.len() == length && part.bytes().all(|byte| byte.is_ascii_digit());
    let mut parts = text.split('-');
    [4, 2, 2].into_iter().all(|length| parts.next().is_some_and(|part| digits(part, length))) && parts.next().is_none()
}
