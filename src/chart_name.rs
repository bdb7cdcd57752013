//! The table of charts: attribute, address key, command line, tabs and types take their names from it, and the page what
//! each has a use for.

use core::fmt;
use core::str::FromStr;

macro_rules! charts {
    ($(#[doc = $what:literal] $variant:ident $name:literal [$($use:ident),*];)*) => {
        /// A chart, in the order of the tabs.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum ChartName { $(#[doc = $what] $variant,)* }

        impl ChartName {
            /// Every chart, in the order of the tabs.
            pub const ALL: &[ChartName] = &[$(ChartName::$variant,)*];

            /// Their names, in the same order.
            pub const NAMES: &[&str] = &[$($name,)*];

            /// Its name in attributes, addresses and on the command line.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self { $(ChartName::$variant => $name,)* }
            }

            /// What it has a use for.
            #[must_use]
            pub const fn uses(self) -> &'static [ChartUse] {
                match self { $(ChartName::$variant => &[$(ChartUse::$use),*],)* }
            }
        }
    };
}

charts! {
    /// A result against an input, with its range.
    Reach "reach" [Axis, Output, Goal, Figure, Log, Inspect];
    /// People and impressions, round by round.
    Rounds "rounds" [Inspect];
    /// The programme month by month.
    Time "time" [DayOne, Inspect];
    /// Which inputs decide the result.
    Matters "matters" [Output];
    /// How likely each result is.
    Odds "odds" [Output, Goal, Figure, Log, Inspect];
    /// From the claim to unique people.
    Hype "hype" [Log];
}

/// Something that some charts have a use for and others do not: settings of the view under their keys, and more.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ChartUse {
    /// The input along its axis.
    Axis,
    /// The result that it shows.
    Output,
    /// The goal of that result.
    Goal,
    /// The figures of that result, which its words repeat.
    Figure,
    /// A logarithmic axis.
    Log,
    /// A start with everybody from the first day.
    DayOne,
    /// A point that somebody looks at.
    Inspect,
}

impl ChartUse {
    /// All of them.
    pub const ALL: &[ChartUse] = &[
        ChartUse::Axis,
        ChartUse::Output,
        ChartUse::Goal,
        ChartUse::Figure,
        ChartUse::Log,
        ChartUse::DayOne,
        ChartUse::Inspect,
    ];

    /// Its name in answers.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            ChartUse::Axis => "axis",
            ChartUse::Output => "output",
            ChartUse::Goal => "goal",
            ChartUse::Figure => "figure",
            ChartUse::Log => "log",
            ChartUse::DayOne => "day-one",
            ChartUse::Inspect => "inspect",
        }
    }
}

/// No chart has that name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct UnknownChart;

impl fmt::Display for UnknownChart {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "no chart has that name: {}", ChartName::NAMES.join(", "))
    }
}

impl core::error::Error for UnknownChart {}

impl FromStr for ChartName {
    type Err = UnknownChart;

    fn from_str(name: &str) -> Result<ChartName, UnknownChart> {
        ChartName::ALL.iter().copied().find(|chart| chart.name() == name).ok_or(UnknownChart)
    }
}
