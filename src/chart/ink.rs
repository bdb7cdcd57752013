//! What a mark means. A mark has no colour: a style sheet or a theme gives it one.

use crate::parameters::ParameterId;
use plotters::style::Color;
use plotters_backend::BackendColor;

/// Declares an enum with a kebab-case name for each variant.
macro_rules! names {
    ($(#[doc = $doc:literal])* $type:ident { $($(#[doc = $help:literal])* $variant:ident $name:literal,)* }) => {
        $(#[doc = $doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $type { $($(#[doc = $help])* $variant,)* }

        impl $type {
            /// Every one of them.
            pub const ALL: &[$type] = &[$($type::$variant,)*];

            /// Its name in the picture.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self { $($type::$variant => $name,)* }
            }
        }
    };
}

names! {
    /// Part that a mark plays: the class of its node.
    Role {
        /// Lines behind the figures.
        Grid "grid",
        /// The line from which values are measured.
        Axis "axis",
        /// A value on an axis.
        Tick "tick",
        /// What an axis, a panel or a column counts.
        Title "title",
        /// The range of 8 in 10 cases.
        Band "band",
        /// A figure that follows another.
        Line "line",
        /// The company page alone.
        Page "page",
        /// The back of the envelope.
        Envelope "envelope",
        /// A saved scenario.
        Ghost "ghost",
        /// The present values.
        Marker "marker",
        /// The figure to reach.
        Goal "goal",
        /// What was counted of an earlier period.
        Counted "counted",
        /// A bar.
        Bar "bar",
        /// One case in fifty.
        Dot "dot",
        /// Words beside what they name.
        Label "label",
        /// The ground under a line.
        Area "area",
        /// A thin line that leads the eye.
        Rule "rule",
        /// The answer in a sentence, above a picture that leaves the page.
        Headline "caption",
        /// Where a picture comes from, below it.
        Foot "foot",
    }
}

names! {
    /// Figures that a mark shows: the `data-series` of its node.
    Series {
        /// With employees, half of the cases.
        Median "median",
        /// 8 in 10 cases.
        Band "band",
        /// The company page alone.
        Page "page",
        /// The back of the envelope.
        Envelope "envelope",
        /// The first saved scenario.
        GhostA "ghost-1",
        /// The second saved scenario.
        GhostB "ghost-2",
        /// The third saved scenario.
        GhostC "ghost-3",
        /// The present values.
        Marker "marker",
        /// The figure to reach.
        Goal "goal",
        /// What was counted of an earlier period.
        Counted "counted",
        /// People reached.
        Reach "reach",
        /// People whom a round adds.
        NewReach "new-reach",
        /// Impressions.
        Impressions "impressions",
        /// Impressions per person.
        Frequency "frequency",
        /// Visits.
        Clicks "clicks",
        /// Running cost.
        Cost "cost",
        /// Gross profit.
        GrossProfit "gross-profit",
        /// Break-even.
        BreakEven "break-even",
        /// Employees who have started.
        Adoption "adoption",
        /// An input at its P10.
        Low "low",
        /// An input at its P90.
        High "high",
        /// Every input at its middle.
        Base "base",
        /// Share of the range that an input explains.
        Total "total",
        /// Cases that reach the goal.
        Pass "pass",
        /// Cases that do not.
        Miss "miss",
        /// What the envelope claims.
        Claim "claim",
        /// What a correction takes away.
        Loss "loss",
        /// What a correction leaves.
        Step "step",
        /// What the model says in the end.
        Answer "answer",
    }
}

/// What a mark means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ink {
    /// The part it plays.
    pub role: Role,
    /// The figures it shows.
    pub series: Option<Series>,
    /// The input it is about.
    pub parameter: Option<ParameterId>,
}

impl Ink {
    /// A mark that shows no figures.
    #[must_use]
    pub const fn plain(role: Role) -> Ink {
        Ink { role, series: None, parameter: None }
    }

    /// A mark of a series.
    #[must_use]
    pub const fn of(role: Role, series: Series) -> Ink {
        Ink { role, series: Some(series), parameter: None }
    }

    /// The same, about an input.
    #[must_use]
    pub const fn about(self, parameter: ParameterId) -> Ink {
        Ink { parameter: Some(parameter), ..self }
    }
}

/// plotters hands colours through to its backend untouched: here they carry the meaning.
impl Color for Ink {
    #[allow(clippy::cast_possible_truncation, reason = "far fewer than 255 of each")]
    fn to_backend_color(&self) -> BackendColor {
        let series = self.series.map_or(0, |series| series as u8 + 1);
        let parameter = self.parameter.map_or(0, |parameter| parameter.index() as u8 + 1);
        BackendColor { alpha: 1.0, rgb: (self.role as u8, series, parameter) }
    }
}

impl Ink {
    /// Reads the meaning back from a colour; `None` for a transparent one.
    pub(super) fn from_color(color: BackendColor) -> Option<Ink> {
        let (role, series, parameter) = color.rgb;
        let place = |number: u8| usize::from(number).checked_sub(1);
        (color.alpha > 0.0).then_some(())?;
        Some(Ink {
            role: *Role::ALL.get(usize::from(role))?,
            series: place(series).and_then(|place| Series::ALL.get(place).copied()),
            parameter: place(parameter).and_then(|place| ParameterId::ALL.get(place).copied()),
        })
    }
}
