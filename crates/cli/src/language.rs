//! Languages of `draw` and `render`: the phrases of the page's own language files, and numbers as the browser's `Intl`
//! writes them, both from the Unicode locale data.

use super::failure::Failure;
use clap::ValueEnum;
use fixed_decimal::{FloatPrecision, SignedRoundingMode, UnsignedRoundingMode};
use icu_decimal::input::Decimal;
use icu_decimal::options::{CompactDecimalFormatterOptions, DecimalFormatterOptions};
use icu_decimal::{CompactDecimalFormatter, DecimalFormatter};
use icu_locale_core::{Locale, locale};
use icu_plurals::{PluralCategory, PluralRules};
use reach_estimator::chart::{English, Quantity, Style, Words, from_the_right};
use reach_estimator_files::Words as Phrases;
use serde_json::{Map, Value};
use std::error::Error;

/// A language that charts are drawn in.
#[derive(Clone, Copy, ValueEnum)]
pub(crate) enum Language {
    /// English
    En,
    /// Spanish
    Es,
    /// German
    De,
    /// French
    Fr,
    /// Portuguese, Brazil
    #[value(name = "pt-BR")]
    PtBr,
    /// Arabic
    Ar,
}

/// What stands around the digits of one language, as the locale data has it.
struct Signs {
    minus: &'static str,
    percent: [&'static str; 2],
    dollars: [&'static str; 2],
    from_the_right: bool,
}

/// Signs of the languages written from left to right.
const WESTERN: Signs = Signs { minus: "-", percent: ["", "\u{a0}%"], dollars: ["", "\u{a0}$"], from_the_right: false };
const FRENCH: Signs = Signs { percent: ["", "\u{202f}%"], ..WESTERN };
const BRAZILIAN: Signs = Signs { percent: ["", "%"], dollars: ["$\u{a0}", ""], ..WESTERN };
const ARABIC: Signs = Signs {
    minus: "\u{200e}-",
    percent: ["", "\u{200e}%\u{200e}"],
    dollars: ["\u{200f}", "\u{a0}\u{2066}US$\u{2069}"],
    from_the_right: true,
};

impl Language {
    /// Its tag.
    pub(crate) const fn tag(self) -> &'static str {
        match self {
            Language::En => "en",
            Language::Es => "es",
            Language::De => "de",
            Language::Fr => "fr",
            Language::PtBr => "pt-BR",
            Language::Ar => "ar",
        }
    }

    /// Whether it reads from the right.
    pub(crate) const fn reads_from_the_right(self) -> bool {
        matches!(self, Language::Ar)
    }

    /// Its words and its way with numbers.
    pub(crate) fn words(self) -> Result<Box<dyn Words>, Failure> {
        let (locale, file, signs) = match self {
            Language::En => return Ok(Box::new(English)),
            Language::Es => (locale!("es"), include_str!("../../../www/locales/es.json"), WESTERN),
            Language::De => (locale!("de"), include_str!("../../../www/locales/de.json"), WESTERN),
            Language::Fr => (locale!("fr"), include_str!("../../../www/locales/fr.json"), FRENCH),
            Language::PtBr => (locale!("pt-BR"), include_str!("../../../www/locales/pt-BR.json"), BRAZILIAN),
            Language::Ar => (locale!("ar"), include_str!("../../../www/locales/ar.json"), ARABIC),
        };
        let localized = Localized::of(&locale, file, signs);
        Ok(Box::new(localized.map_err(|error| Failure::new("--lang", error.to_string(), "en"))?))
    }
}

impl Language {
    /// Its phrases as they stand, those about files and sources included.
    pub(crate) fn phrases(self) -> Result<Phrases, Failure> {
        macro_rules! files {
            ($name:literal) => {
                [
                    include_str!("../../../www/locales/files/en.json"),
                    include_str!(concat!("../../../www/locales/details/", $name, ".json")),
                    include_str!(concat!("../../../www/locales/", $name, ".json")),
                    include_str!(concat!("../../../www/locales/files/", $name, ".json")),
                ]
            };
        }
        let files = match self {
            Language::En => files!("en"),
            Language::Es => files!("es"),
            Language::De => files!("de"),
            Language::Fr => files!("fr"),
            Language::PtBr => files!("pt-BR"),
            Language::Ar => files!("ar"),
        };
        Phrases::parse(&files).map_err(|error| Failure::new("--lang", error.to_string(), "en"))
    }
}

/// Digits that a figure keeps, as in the page: two for small ones, because the range is far wider than the third.
const COARSE: i16 = 2;
const FINE: i16 = 3;
const FINE_FROM: f64 = 10_000.0;
const COMPACT_FROM: f64 = 1_000_000.0;
/// Digits of a count that is known.
const ALL: i16 = 15;

/// The words of another language.
struct Localized {
    phrases: Map<String, Value>,
    numbers: Numbers,
    plurals: PluralRules,
    signs: Signs,
}

impl Localized {
    fn of(locale: &Locale, file: &str, signs: Signs) -> Result<Localized, Box<dyn Error>> {
        let numbers = Numbers {
            whole: DecimalFormatter::try_new(locale.into(), DecimalFormatterOptions::default())?,
            compact: CompactDecimalFormatter::try_new_short(locale.into(), CompactDecimalFormatterOptions::default())?,
            spelled: CompactDecimalFormatter::try_new_long(locale.into(), CompactDecimalFormatterOptions::default())?,
        };
        let plurals = PluralRules::try_new_cardinal(locale.into())?;
        Ok(Localized { phrases: serde_json::from_str(file)?, numbers, plurals, signs })
    }

    fn directed(&self, text: String) -> String {
        if self.signs.from_the_right { from_the_right(&text) } else { text }
    }
}

impl Words for Localized {
    fn number(&self, value: f64, quantity: Quantity, style: Style) -> String {
        let name = quantity.name();
        let (factor, [before, after]) = match name {
            "share" => (100.0, self.signs.percent),
            "percent" => (1.0, self.signs.percent),
            _ if name.starts_with("money") => (1.0, self.signs.dollars),
            _ => (1.0, ["", ""]),
        };
        let size = value.abs();
        let digits = match style {
            Style::Exact => ALL,
            Style::Full | Style::Long if size < FINE_FROM => COARSE,
            Style::Tick | Style::Full | Style::Long => FINE,
        };
        let decimal = rounded(size * factor, digits);
        // "2K%" is no number that anybody writes.
        let number = if (style == Style::Tick && !matches!(name, "share" | "percent"))
            || (size >= COMPACT_FROM && style != Style::Exact)
        {
            self.numbers.compact(decimal, style == Style::Long)
        } else {
            self.numbers.whole.format(&decimal).to_string()
        };
        let minus = if value < 0.0 { self.signs.minus } else { "" };
        self.directed(format!("{minus}{before}{number}{after}"))
    }

    fn phrase(&self, key: &str) -> String {
        let name = match key.split_once('.') {
            Some(("parameter", _)) => format!("{key}.label"),
            Some(("output", _)) => key.to_owned(),
            _ => format!("chart.{key}"),
        };
        let phrase = self.phrases.get(&name).and_then(Value::as_str);
        phrase.map_or_else(|| English.phrase(key), |phrase| self.directed(phrase.to_owned()))
    }

    fn sentence(&self, key: &str, count: f64) -> String {
        let text = match self.phrases.get(key) {
            Some(Value::Object(forms)) => {
                // Millions are written with a word, which counts as a million.
                let digits = if count >= FINE_FROM { FINE } else { COARSE };
                let category = self.plurals.category_for(&rounded(count.min(COMPACT_FROM), digits));
                forms.get(form(category)).or_else(|| forms.get("other")).and_then(Value::as_str)
            }
            phrase => phrase.and_then(Value::as_str),
        };
        text.map_or_else(|| English.sentence(key, count), ToOwned::to_owned)
    }
}

/// A plural form as the language files name it.
const fn form(category: PluralCategory) -> &'static str {
    match category {
        PluralCategory::Zero => "zero",
        PluralCategory::One => "one",
        PluralCategory::Two => "two",
        PluralCategory::Few => "few",
        PluralCategory::Many => "many",
        PluralCategory::Other => "other",
    }
}

/// How one language writes digits.
struct Numbers {
    whole: DecimalFormatter,
    compact: CompactDecimalFormatter,
    /// With the words in full: "1,25 millones".
    spelled: CompactDecimalFormatter,
}

impl Numbers {
    /// With a word for thousands or millions: "12,3 mil".
    fn compact(&self, mut decimal: Decimal, in_full: bool) -> String {
        let formatter = if in_full { &self.spelled } else { &self.compact };
        let exponent = formatter.compact_exponent_for_magnitude(decimal.nonzero_magnitude_start());
        decimal.multiply_pow10(-i16::from(exponent));
        decimal.absolute.trim_end();
        let text = formatter.format_with_exponent(&decimal, exponent).map(|text| text.to_string());
        text.unwrap_or_else(|_| self.whole.format(&decimal).to_string())
    }
}

/// So many significant digits; zero where a figure is none.
fn rounded(value: f64, digits: i16) -> Decimal {
    let mut decimal = Decimal::try_from_f64(value, FloatPrecision::RoundTrip).unwrap_or_default();
    let last = decimal.nonzero_magnitude_start() - digits + 1;
    decimal.round_with_mode(last, SignedRoundingMode::Unsigned(UnsignedRoundingMode::HalfExpand));
    decimal.absolute.trim_end();
    decimal
}

#[cfg(test)]
mod tests {
    use super::{Failure, Language};
    use reach_estimator::chart::{Quantity, Style};
    use reach_estimator::outputs::OutputUnit;
    use reach_estimator::parameter::Unit;
    use reach_estimator::sources::SOURCES;

    /// What `Intl.NumberFormat` of a browser writes, with the options of `www/element/format.js`.
    #[test]
    fn numbers_read_as_in_the_page() -> Result<(), Failure> {
        let people = Quantity::Output(OutputUnit::People);
        let money = Quantity::Output(OutputUnit::Money);
        let share = Quantity::Input(Unit::Share);
        let asked = [
            (12_345.0, people, Style::Tick),
            (2.5e9, people, Style::Tick),
            (1_234.5, people, Style::Full),
            (12_345.0, people, Style::Full),
            (1_250.0, people, Style::Full),
            (0.153, share, Style::Tick),
            (-0.05, share, Style::Full),
            (-1_234.5, money, Style::Full),
            (1_234_567.0, money, Style::Full),
            (12_345.0, money, Style::Tick),
            (0.0, people, Style::Tick),
        ];
        for (language, expected) in [
            (Language::Es, "12,3 mil|2500 M|1200|12.300|1300|15,3 %|-5 %|-1200 $|1,23 M $|12,3 mil $|0"),
            (Language::De, "12.300|2,5 Mrd.|1.200|12.300|1.300|15,3 %|-5 %|-1.200 $|1,23 Mio. $|12.300 $|0"),
            (Language::Fr, "12,3 k|2,5 Md|1 200|12 300|1 300|15,3 %|-5 %|-1 200 $|1,23 M $|12,3 k $|0"),
            (Language::PtBr, "12,3 mil|2,5 bi|1.200|12.300|1.300|15,3%|-5%|-$ 1.200|$ 1,23 mi|$ 12,3 mil|0"),
            (Language::Ar, "12.3 ألف|2.5 مليار|1,200|12,300|1,300|15.3%|-5%|-1,200 US$|1.23 مليون US$|12.3 ألف US$|0"),
        ] {
            let words = language.words()?;
            let written: Vec<String> =
                asked.iter().map(|&(value, quantity, style)| words.number(value, quantity, style)).collect();
            // Spaces of other widths and marks of direction are not seen in this list.
            let plain = written
                .join("|")
                .replace(['\u{a0}', '\u{202f}'], " ")
                .replace(['\u{200e}', '\u{200f}', '\u{2066}', '\u{2067}', '\u{2069}'], "");
            assert_eq!(plain, expected);
        }
        Ok(())
    }

    /// The workbook names sources as the page does.
    #[test]
    fn sources_are_translated() -> Result<(), Failure> {
        let english = Language::En.phrases()?;
        for language in [Language::Es, Language::De, Language::Fr, Language::PtBr, Language::Ar] {
            let phrases = language.phrases()?;
            for source in SOURCES {
                assert_eq!(english.source_title(source), source.title);
                assert_ne!(phrases.source_note(source), source.note, "{} {}", language.tag(), source.id);
            }
        }
        Ok(())
    }
}
