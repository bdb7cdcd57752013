//! Colours of pictures that leave the page: a style sheet does the same for the live one.

use super::ink::{Ink, Role, Series};

/// Light or dark paper.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Theme {
    /// Dark on white.
    #[default]
    Light,
    /// Light on nearly black.
    Dark,
}

/// Colours of a theme.
#[derive(Clone, Copy, Debug)]
pub(super) struct Palette {
    pub(super) paper: &'static str,
    text: &'static str,
    soft_text: &'static str,
    faint: &'static str,
    rule: &'static str,
    accent: &'static str,
    warm: &'static str,
    pale: &'static str,
    middle: &'static str,
}

impl Theme {
    /// The theme of that name.
    #[must_use]
    pub fn find(name: &str) -> Option<Theme> {
        match name {
            "light" => Some(Theme::Light),
            "dark" => Some(Theme::Dark),
            _ => None,
        }
    }

    pub(super) const fn palette(self) -> Palette {
        match self {
            Theme::Light => Palette {
                paper: "#ffffff",
                text: "#16191d",
                soft_text: "#5c6570",
                faint: "#e4e7eb",
                rule: "#b4bbc3",
                accent: "#0b6e6b",
                warm: "#a4470b",
                pale: "#deeceb",
                middle: "#9cc5c3",
            },
            Theme::Dark => Palette {
                paper: "#14171a",
                text: "#f0f2f4",
                soft_text: "#a4adb7",
                faint: "#2b3137",
                rule: "#59626b",
                accent: "#4fc1ba",
                warm: "#f0a15c",
                pale: "#1d3635",
                middle: "#2f6966",
            },
        }
    }
}

/// What a mark looks like.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Paint {
    pub(super) fill: Option<&'static str>,
    pub(super) stroke: Option<&'static str>,
    pub(super) width: &'static str,
    pub(super) dashes: Option<&'static str>,
    pub(super) opacity: Option<&'static str>,
}

fn fill(color: &'static str) -> Paint {
    Paint { fill: Some(color), ..Paint::default() }
}

fn stroke(color: &'static str, width: &'static str) -> Paint {
    Paint { stroke: Some(color), width, ..Paint::default() }
}

fn dashed(color: &'static str, width: &'static str, dashes: &'static str) -> Paint {
    Paint { dashes: Some(dashes), ..stroke(color, width) }
}

impl Palette {
    /// Looks of a line or an area.
    pub(super) fn path(&self, ink: Ink) -> Paint {
        match (ink.role, ink.series) {
            (Role::Band | Role::Area, _) => fill(self.pale),
            (Role::Grid, _) => stroke(self.faint, "1"),
            (Role::Axis, _) => stroke(self.text, "1"),
            (Role::Line, Some(Series::Cost)) | (Role::Page, _) => stroke(self.text, "1.5"),
            (Role::Line, _) => stroke(self.accent, "2.25"),
            (Role::Envelope, _) => dashed(self.soft_text, "1.25", "5 4"),
            (Role::Ghost, Some(Series::GhostB)) => dashed(self.soft_text, "1.5", "8 3"),
            (Role::Ghost, Some(Series::GhostC)) => dashed(self.soft_text, "1.5", "2 3"),
            (Role::Ghost, _) => stroke(self.soft_text, "1.5"),
            (Role::Marker, _) => Paint { opacity: Some("0.55"), ..stroke(self.accent, "5") },
            (Role::Goal, _) => dashed(self.warm, "1.5", "2 3"),
            _ => stroke(self.rule, "1"),
        }
    }

    /// Looks of a bar or a dot.
    pub(super) fn body(&self, ink: Ink) -> Paint {
        match (ink.role, ink.series) {
            (Role::Marker, _) => Paint { fill: Some(self.paper), ..stroke(self.accent, "2.5") },
            (_, Some(Series::Impressions | Series::Loss)) => fill(self.pale),
            (_, Some(Series::Low | Series::Reach | Series::Miss)) => fill(self.middle),
            (_, Some(Series::Claim)) => fill(self.soft_text),
            (_, Some(Series::Step)) => fill(self.middle),
            _ => fill(self.accent),
        }
    }

    /// Colour of a text.
    pub(super) fn ink(&self, ink: Ink) -> &'static str {
        match (ink.role, ink.series) {
            (Role::Tick | Role::Title, _) => self.soft_text,
            (_, Some(Series::Reach)) => self.text,
            (_, Some(Series::NewReach)) => self.paper,
            (_, Some(Series::Median | Series::GrossProfit | Series::Answer)) => self.accent,
            (_, Some(Series::Goal)) => self.warm,
            (_, Some(Series::Page | Series::Marker | Series::Base | Series::Cost | Series::Step))
            | (Role::Label, None) => self.text,
            _ => self.soft_text,
        }
    }
}
