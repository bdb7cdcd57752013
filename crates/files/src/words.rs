//! The words of one language, from the language files of the page.

use reach_estimator::outputs::OutputId;
use reach_estimator::parameters::ParameterId;
use reach_estimator::sources::Source;
use serde_json::{Map, Value};

/// Phrases by key. What no file has is said in English by the tables, or by its key.
#[derive(Clone, Debug, Default)]
pub struct Words(Map<String, Value>);

impl Words {
    /// Reads language files; later ones add to earlier ones.
    ///
    /// # Errors
    /// When one is no JSON object.
    pub fn parse(files: &[&str]) -> Result<Words, serde_json::Error> {
        let mut words = Map::new();
        for file in files {
            words.extend(serde_json::from_str::<Map<String, Value>>(file)?);
        }
        Ok(Words(words))
    }

    /// English, of files that come in and go out.
    #[must_use]
    pub fn english() -> Words {
        Words::parse(&[include_str!("../../../www/locales/files/en.json")]).unwrap_or_default()
    }

    fn find(&self, key: &str) -> Option<&str> {
        let phrase = self.0.get(key)?;
        phrase.as_str().or_else(|| phrase.get("other")?.as_str())
    }

    /// The phrase of a key, or the key where there is none. Of plural forms the general one.
    #[must_use]
    pub fn phrase(&self, key: &str) -> String {
        self.find(key).unwrap_or(key).to_owned()
    }

    /// The name of an input.
    #[must_use]
    pub fn parameter(&self, id: ParameterId) -> String {
        self.find(&format!("parameter.{}.label", id.row().id)).unwrap_or(id.description().label).to_owned()
    }

    /// The name of a figure.
    #[must_use]
    pub fn output(&self, output: OutputId) -> String {
        self.find(&format!("output.{}", output.name())).unwrap_or(output.label()).to_owned()
    }

    /// The title of a source.
    #[must_use]
    pub fn source_title(&self, source: &Source) -> String {
        self.find(&format!("source.{}.title", source.id)).unwrap_or(source.title).to_owned()
    }

    /// What a source says, and what to beware of.
    #[must_use]
    pub fn source_note(&self, source: &Source) -> String {
        self.find(&format!("source.{}.note", source.id)).unwrap_or(source.note).to_owned()
    }
}

impl From<Map<String, Value>> for Words {
    fn from(phrases: Map<String, Value>) -> Words {
        Words(phrases)
    }
}
