//! The list of charts: attribute, address key, command line, tabs and types take their names from it.

use core::fmt;
use core::str::FromStr;

macro_rules! charts {
    ($(#[doc = $what:literal] $variant:ident $name:literal;)*) => {
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
        }
    };
}

charts! {
    /// A result against an input, with its range.
    Reach "reach";
    /// People and impressions, round by round.
    Rounds "rounds";
    /// The programme month by month.
    Time "time";
    /// Which inputs decide the result.
    Matters "matters";
    /// How likely each result is.
    Odds "odds";
    /// From the claim to unique people.
    Hype "hype";
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
