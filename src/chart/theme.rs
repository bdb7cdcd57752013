//! Colours of pictures that leave the page. The style sheet of the live picture has the same ones, role by role.

use super::ink::{Ink, Role, Series};

/// Light or dark paper.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Theme {
    /// Dark on white.
    #[default]
    Light,
    /// Light on nearly black.
    Dark,
    /// On whatever ground the page around has, in its ink.
    Auto,
}

/// Declares the colours: name of the style sheet's token, light, dark.
macro_rules! palette {
    ($($(#[doc = $doc:literal])* $name:ident $token:literal $light:literal $dark:literal;)*) => {
        /// Colours of a theme.
        #[derive(Clone, Copy, Debug)]
        pub(super) struct Palette { $($(#[doc = $doc])* pub(super) $name: &'static str,)* }

        /// Every colour: the name it has in the style sheet, on light and on dark paper.
        pub const COLOURS: &[(&str, &str, &str)] = &[$(($token, $light, $dark),)*];

        impl Theme {
            pub(super) const fn palette(self) -> Palette {
                match self {
                    Theme::Light => Palette { $($name: $light,)* },
                    Theme::Dark => Palette { $($name: $dark,)* },
                    Theme::Auto => AUTO,
                }
            }
        }
    };
}

palette! {
    paper "--ground" "#ffffff" "#14191a";
    text "--text" "#15191c" "#e9ecec";
    muted "--muted" "#57616a" "#a5afb4";
    line "--line" "#dfe3e6" "#343d40";
    edge "--edge" "#8a949c" "#76828a";
    accent "--accent" "#0b6e69" "#5ac7bc";
    warning "--warning" "#96470a" "#efa55f";
    band "--band" "#deeceb" "#1e3b39";
    /// 55% of the accent on the ground.
    middle "--middle" "#79afad" "#3b7973";
    /// 45% of the accent on the ground.
    soft "--soft" "#91bebc" "#346763";
}

/// Colours that are seen on light and on dark ground; what is an area lets it through.
const AUTO: Palette = Palette {
    paper: "none",
    text: "currentColor",
    muted: "currentColor",
    line: "#80808050",
    edge: "#808a90",
    accent: "#178a82",
    warning: "#b8651b",
    band: "#178a8230",
    middle: "#178a8299",
    soft: "#178a8280",
};

impl Theme {
    /// The theme of that name.
    #[must_use]
    pub fn find(name: &str) -> Option<Theme> {
        match name {
            "light" => Some(Theme::Light),
            "dark" => Some(Theme::Dark),
            "auto" => Some(Theme::Auto),
            _ => None,
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
            (Role::Band | Role::Area, _) => fill(self.band),
            (Role::Grid, _) => stroke(self.line, "1"),
            (Role::Line, Some(Series::Cost)) => stroke(self.warning, "2.25"),
            (Role::Line, _) => stroke(self.accent, "2.25"),
            (Role::Page, _) => stroke(self.text, "1.5"),
            (Role::Envelope, _) => dashed(self.edge, "1.25", "5 4"),
            (Role::Ghost, Some(Series::GhostB)) => dashed(self.muted, "1.25", "8 3"),
            (Role::Ghost, Some(Series::GhostC)) => dashed(self.muted, "1.25", "2 2"),
            (Role::Ghost, _) => stroke(self.muted, "1.25"),
            (Role::Marker, _) => stroke(self.accent, "3"),
            (Role::Goal, _) => dashed(self.warning, "1.5", "6 3"),
            (Role::Counted, _) => stroke(self.text, "1.5"),
            _ => stroke(self.edge, "1"),
        }
    }

    /// Looks of a bar or a dot.
    pub(super) fn body(&self, ink: Ink) -> Paint {
        match (ink.role, ink.series) {
            (Role::Marker, _) => Paint { fill: Some(self.paper), ..stroke(self.accent, "3") },
            (Role::Counted, _) => Paint { fill: Some(self.paper), ..stroke(self.text, "1.5") },
            (_, Some(Series::Impressions | Series::Loss)) => fill(self.band),
            (Role::Dot, Some(Series::Miss)) => Paint { fill: Some(self.band), ..stroke(self.accent, "1") },
            (_, Some(Series::Reach | Series::Step)) => fill(self.middle),
            (_, Some(Series::Low)) => fill(self.soft),
            (_, Some(Series::Claim)) => fill(self.warning),
            _ => fill(self.accent),
        }
    }

    /// Colour of a text.
    pub(super) fn ink(&self, ink: Ink) -> &'static str {
        match (ink.role, ink.series) {
            (Role::Headline, _) => self.text,
            (Role::Label, Some(Series::Median)) if self.paper != "none" => self.accent,
            (Role::Label, Some(Series::Goal)) => self.warning,
            (
                Role::Label,
                Some(Series::Band | Series::Envelope | Series::Loss | Series::GhostA | Series::GhostB | Series::GhostC),
            ) => self.muted,
            (Role::Label, _) => self.text,
            _ => self.muted,
        }
    }
}
