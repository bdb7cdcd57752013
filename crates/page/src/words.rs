//! Numbers and phrases by the page's own functions.

use crate::chart::{Quantity, Style, Words};
use js_sys::Function;
use wasm_bindgen::JsValue;

/// The page's functions; a chart without them has no words.
#[derive(Clone, Debug, Default)]
pub struct PageWords {
    /// Writes a number: `(value, unit, 'tick' | 'full' | 'long' | 'exact')`.
    pub format: Option<Function>,
    /// Gives the phrase of a key.
    pub words: Option<Function>,
}

impl PageWords {
    /// A number as the page writes it; `None` where it brings no function.
    #[must_use]
    pub fn formatted(&self, value: f64, quantity: Quantity, style: Style) -> Option<String> {
        let name = match style {
            Style::Tick => "tick",
            Style::Full => "full",
            Style::Long => "long",
            Style::Exact => "exact",
        };
        let format = self.format.as_ref()?;
        format.call3(&JsValue::NULL, &value.into(), &quantity.name().into(), &name.into()).ok()?.as_string()
    }

    /// The page's phrase; `None` where it has none.
    #[must_use]
    pub fn translated(&self, key: &str) -> Option<String> {
        let phrase = self.words.as_ref()?.call1(&JsValue::NULL, &key.into()).ok()?.as_string();
        phrase.filter(|phrase| !phrase.ends_with(key))
    }
}

impl Words for PageWords {
    fn number(&self, value: f64, quantity: Quantity, style: Style) -> String {
        self.formatted(value, quantity, style).unwrap_or_default()
    }

    fn phrase(&self, key: &str) -> String {
        self.translated(key).unwrap_or_else(|| key.to_owned())
    }

    /// The page has sentences of its own beside a live picture.
    fn sentence(&self, key: &str, _: f64) -> String {
        key.to_owned()
    }
}
