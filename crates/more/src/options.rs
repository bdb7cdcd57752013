//! Objects of options. What nobody can act on is refused by its name, with what would do: a key that is not known, and a
//! value that would have to be another one.

use super::read::{get, keys};
use core::ops::RangeInclusive;
use js_sys::{Array, Function, JsString};
use reach_estimator::analysis::DRAWS_TOP;
use reach_estimator::outputs::OutputId;
use reach_estimator::parameters::ParameterId;
use reach_estimator_page::chart::Theme;
use reach_estimator_page::fail;
use wasm_bindgen::{JsCast, JsValue};

/// The same numbers of draws that the command line takes.
const DRAWS: RangeInclusive<usize> = 1..=DRAWS_TOP;

/// An object of options, and where it stands, for messages.
pub(super) struct Options<'a> {
    value: &'a JsValue,
    at: String,
}

/// Whether nothing is said.
fn is_absent(value: &JsValue) -> bool {
    value.is_undefined() || value.is_null()
}

impl<'a> Options<'a> {
    /// The options of a call, which have these names.
    pub(super) fn of(value: &'a JsValue, names: &[&str]) -> Result<Self, JsValue> {
        Options::at(value, "options", names)
    }

    /// The same of another argument, or inside other options.
    pub(super) fn at(value: &'a JsValue, at: impl Into<String>, names: &[&str]) -> Result<Self, JsValue> {
        let at = at.into();
        if !is_absent(value) && (!value.is_object() || Array::is_array(value)) {
            return fail(&format!("{at}: an object is expected"));
        }
        match keys(value).into_iter().find(|key| !names.contains(&key.as_str())) {
            Some(key) => fail(&format!("{at}.{key}: no such option; allowed: {}", names.join(", "))),
            None => Ok(Options { value, at }),
        }
    }

    /// An option, undefined or null where nothing is said.
    pub(super) fn get(&self, key: &str) -> JsValue {
        get(self.value, key)
    }

    fn said(&self, key: &str) -> Option<JsValue> {
        Some(self.get(key)).filter(|value| !is_absent(value))
    }

    fn expected<T>(&self, key: &str, what: &str) -> Result<T, JsValue> {
        fail(&format!("{}.{key}: {what} is expected", self.at))
    }

    /// A finite number.
    pub(super) fn number(&self, key: &str) -> Result<Option<f64>, JsValue> {
        let Some(value) = self.said(key) else { return Ok(None) };
        match value.as_f64().filter(|number| number.is_finite()) {
            Some(number) => Ok(Some(number)),
            None => self.expected(key, "a number"),
        }
    }

    /// A whole number within a range.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "float casts saturate")]
    pub(super) fn whole(&self, key: &str, range: RangeInclusive<usize>) -> Result<Option<usize>, JsValue> {
        let Some(value) = self.said(key) else { return Ok(None) };
        let whole = value.as_f64().filter(|number| number.fract() == 0.0 && *number >= 0.0);
        match whole.map(|number| number as usize).filter(|number| range.contains(number)) {
            Some(number) => Ok(Some(number)),
            None => self.expected(key, &format!("a whole number from {} to {}", range.start(), range.end())),
        }
    }

    /// A number of draws, or the usual one.
    pub(super) fn draws(&self, usual: usize) -> Result<usize, JsValue> {
        Ok(self.whole("draws", DRAWS)?.unwrap_or(usual))
    }

    /// A share from 0 to 1.
    pub(super) fn share(&self, key: &str) -> Result<Option<f64>, JsValue> {
        match self.number(key)? {
            Some(share) if !(0.0..=1.0).contains(&share) => self.expected(key, "a share from 0 to 1"),
            share => Ok(share),
        }
    }

    /// True or false; false where nothing is said.
    pub(super) fn flag(&self, key: &str) -> Result<bool, JsValue> {
        match self.said(key) {
            None => Ok(false),
            Some(value) => value.as_bool().map_or_else(|| self.expected(key, "true or false"), Ok),
        }
    }

    /// A text.
    pub(super) fn text(&self, key: &str) -> Result<Option<String>, JsValue> {
        match self.said(key) {
            None => Ok(None),
            Some(value) => match value.dyn_ref::<JsString>() {
                Some(text) => Ok(Some(text.into())),
                None => self.expected(key, "a string"),
            },
        }
    }

    /// A function.
    pub(super) fn function(&self, key: &str) -> Result<Option<Function>, JsValue> {
        match self.said(key) {
            None => Ok(None),
            Some(value) => value.dyn_into().map(Some).or_else(|_| self.expected(key, "a function")),
        }
    }

    /// A theme, by its name.
    pub(super) fn theme(&self) -> Result<Option<Theme>, JsValue> {
        match self.text("theme")? {
            None => Ok(None),
            Some(name) => {
                Theme::find(&name).map_or_else(|| self.expected("theme", "light, dark or auto"), |it| Ok(Some(it)))
            }
        }
    }

    pub(super) fn output(&self, key: &str) -> Result<Option<OutputId>, JsValue> {
        self.text(key)?.map(|name| self.output_of(key, &name)).transpose()
    }

    fn output_of(&self, key: &str, name: &str) -> Result<OutputId, JsValue> {
        match OutputId::find(name) {
            Some(output) => Ok(output),
            None => fail(&format!("{}.{key}: no such output, \"{name}\"; outputs() lists them", self.at)),
        }
    }

    pub(super) fn parameter(&self, key: &str) -> Result<Option<ParameterId>, JsValue> {
        let Some(name) = self.text(key)? else { return Ok(None) };
        match ParameterId::find(&name) {
            Some(id) => Ok(Some(id)),
            None => fail(&format!("{}.{key}: no such parameter, \"{name}\"; parameters() lists them", self.at)),
        }
    }

    /// A list of output names; all outputs when it is missing.
    pub(super) fn outputs(&self, key: &str) -> Result<Vec<OutputId>, JsValue> {
        if self.said(key).is_none() {
            return Ok(OutputId::ALL.to_vec());
        }
        let name = |name: JsValue| match name.as_string() {
            Some(name) => self.output_of(key, &name),
            None => fail(&format!("{}.{key}: names of outputs are expected; outputs() lists them", self.at)),
        };
        self.list(key)?.iter().map(name).collect()
    }

    /// A list; empty when it is missing.
    pub(super) fn list(&self, key: &str) -> Result<Array, JsValue> {
        match self.said(key) {
            None => Ok(Array::new()),
            Some(list) if Array::is_array(&list) => Ok(list.unchecked_into()),
            Some(_) => self.expected(key, "a list"),
        }
    }

    /// An object of output names and figures.
    pub(super) fn goals(&self, key: &str) -> Result<Vec<(OutputId, f64)>, JsValue> {
        let Some(goals) = self.said(key) else { return Ok(Vec::new()) };
        if !goals.is_object() {
            return self.expected(key, "an object of output names and figures");
        }
        keys(&goals)
            .into_iter()
            .map(|name| {
                let output = self.output_of(key, &name)?;
                Ok((output, self.figure(&format!("{key}[\"{name}\"]"), &get(&goals, &name), output)?))
            })
            .collect()
    }

    /// An output and the target that it is to come to; `None` where one of them is missing.
    pub(super) fn target(&self) -> Result<Option<(OutputId, f64)>, JsValue> {
        let (Some(output), Some(target)) = (self.output("output")?, self.said("target")) else { return Ok(None) };
        Ok(Some((output, self.figure("target", &target, output)?)))
    }

    fn figure(&self, key: &str, value: &JsValue, output: OutputId) -> Result<f64, JsValue> {
        match value.as_f64().filter(|figure| figure.is_finite()) {
            None => self.expected(key, "a number"),
            Some(figure) if !output.may_be(figure) => self.expected(key, "a number from 0"),
            Some(figure) => Ok(figure),
        }
    }

    /// Where an option stands, for what is inside it.
    pub(super) fn place(&self, key: &str) -> String {
        format!("{}.{key}", self.at)
    }
}
