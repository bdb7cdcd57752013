//! Where defaults and ranges come from.

use serde::Serialize;

/// How far a source can be trusted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub enum Grade {
    /// First-party or academic data.
    A,
    /// A vendor's study that states its sample.
    B,
    /// A secondary page or aggregator.
    C,
    /// A vendor's marketing.
    D,
    /// No published source: a judgement.
    X,
}

/// One source.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Source {
    /// Short name used by the table.
    pub id: &'static str,
    /// Who, and what.
    pub title: &'static str,
    /// Year of publication.
    pub year: u16,
    /// How far it can be trusted.
    pub grade: Grade,
    /// Where to read it; absent where only a truncated address is known.
    pub url: Option<&'static str>,
    /// What it says, and what to beware of.
    pub note: &'static str,
}

/// Every source.
pub const SOURCES: &[Source] = &[];

impl Source {
    /// The source of that id.
    #[must_use]
    pub fn find(id: &str) -> Option<&'static Source> {
        SOURCES.iter().find(|source| source.id == id)
    }
}
