//! Options as they cross: a JSON text. What nobody can act on is refused by its name, with what would do.

use serde::de::DeserializeOwned;
use serde_json::{Map, Value};

/// The options of a call.
pub(crate) struct Options(Map<String, Value>);

impl Options {
    /// Reads options that have these names.
    pub(crate) fn of(text: &str, names: &[&str]) -> Result<Options, String> {
        let Ok(Value::Object(given)) = serde_json::from_str(text) else {
            return Err("options: an object is expected".to_owned());
        };
        match given.keys().find(|key| !names.contains(&key.as_str())) {
            Some(key) => Err(format!("options.{key}: no such option; allowed: {}", names.join(", "))),
            None => Ok(Options(given)),
        }
    }

    /// Takes an option; none where nothing is said.
    pub(crate) fn take<T: DeserializeOwned>(&mut self, key: &str, kind: &str) -> Result<Option<T>, String> {
        match self.0.remove(key) {
            None | Some(Value::Null) => Ok(None),
            Some(value) => {
                serde_json::from_value(value).map(Some).map_err(|_| format!("options.{key}: {kind} is expected"))
            }
        }
    }
}
