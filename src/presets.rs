//! Named starting points: a few overrides of the table each.

use crate::parameter::{Range, same_name};
use crate::parameters::ParameterId::{self, *};
use crate::scenario::Scenario;

/// A named set of overrides.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Preset {
    /// Name in addresses and attributes.
    pub id: &'static str,
    /// English label.
    pub label: &'static str,
    /// The values that differ from the table.
    pub values: &'static [(ParameterId, f64)],
    /// P10 and P90 of its own, where it knows better than the table, with where they come from.
    pub ranges: &'static [PresetRange],
}

/// A range of a preset.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PresetRange {
    /// The parameter.
    pub id: ParameterId,
    /// One in ten plausible values is lower.
    pub p10: f64,
    /// One in ten plausible values is higher.
    pub p90: f64,
    /// Ids of the sources behind value and range, see [`crate::sources`].
    pub sources: &'static [&'static str],
}

const fn range(id: ParameterId, p10: f64, p90: f64, sources: &'static [&'static str]) -> PresetRange {
    PresetRange { id, p10, p90, sources }
}

/// Every preset, in the order of the menu.
pub const PRESETS: &[Preset] = &[
    Preset {
        id: "article",
        label: "The article's example",
        values: &[
            (Followers, 5_000.0),
            (Employees, 10.0),
            (Participation, 1.0),
            (LinkedinContacts, 1_000.0),
            (XContacts, 1_000.0),
            (SalesShare, 0.0),
            (TechnicalShare, 0.0),
            (Posts, 10.0),
            (PagePosts, 1.0),
            (Ctr, 0.01),
            (PeerLift, 3.0),
            (Engagement, 0.05),
            (AudienceContacts, 1_000.0),
        ],
        ranges: &[],
    },
    Preset {
        id: "small",
        label: "Small firm, 25",
        values: &[
            (Followers, 800.0),
            (PagePosts, 4.0),
            (Employees, 25.0),
            (Participation, 0.25),
            (LinkedinContacts, 500.0),
            (Population, 200_000.0),
            (Community, 5_000.0),
            (RevenuePerCustomer, 8_000.0),
        ],
        ranges: &[
            range(Participation, 0.08, 0.5, &["postbeyond-2018", "judgement-small-firm"]),
            range(LinkedinContacts, 250.0, 1_000.0, &["smprotips-connections", "judgement-small-firm"]),
        ],
    },
    Preset {
        id: "mid-size",
        label: "Mid-size B2B, 250",
        values: &[(Followers, 6_000.0), (Employees, 250.0), (XContacts, 60.0), (SetupCost, 5_000.0)],
        ranges: &[],
    },
    Preset {
        id: "enterprise",
        label: "Enterprise, 10,000",
        values: &[
            (Followers, 250_000.0),
            (PagePosts, 20.0),
            (Employees, 10_000.0),
            (Participation, 0.03),
            (Posts, 2.0),
            (LinkedinContacts, 300.0),
            (XContacts, 60.0),
            (Population, 20_000_000.0),
            (Community, 500_000.0),
            (RevenuePerCustomer, 60_000.0),
            (SetupCost, 40_000.0),
            (FixedCost, 2_000.0),
        ],
        ranges: &[
            range(Participation, 0.005, 0.12, &["dell-2017", "att-2014", "datev-2020", "telekom-2020", "bcbsnc-2015"]),
            range(Posts, 0.7, 6.0, &["dell-2015", "att-2014"]),
            range(LinkedinContacts, 120.0, 700.0, &["linkedin-2017-means", "att-contacts-2014"]),
        ],
    },
    Preset {
        id: "regulated",
        label: "Regulated: finance, health",
        values: &[
            (Followers, 20_000.0),
            (Employees, 1_000.0),
            (Participation, 0.05),
            (PolicyFactor, 0.4),
            (Posts, 2.0),
            (Population, 2_000_000.0),
            (Community, 50_000.0),
            (SeatCost, 35.0),
            (FixedCost, 1_000.0),
        ],
        ranges: &[
            range(Participation, 0.01, 0.15, &["bcbsnc-2015", "datev-2020"]),
            range(Posts, 0.7, 5.0, &["dell-2015", "judgement-regulated"]),
        ],
    },
];

impl Preset {
    /// The preset of that name.
    #[must_use]
    pub fn find(id: &str) -> Option<&'static Preset> {
        PRESETS.iter().find(|preset| preset.id == id)
    }

    /// The preset that a name in an address means: in any capitals, with any sign between its words.
    #[must_use]
    pub fn meant(name: &str) -> Option<&'static Preset> {
        PRESETS.iter().find(|preset| same_name(preset.id, name))
    }

    /// Its scenario: the table with the overrides.
    #[must_use]
    pub fn scenario(&self) -> Scenario {
        self.applied_to(&Scenario::default())
    }

    /// The scenario with its values and ranges in place of its own.
    #[must_use]
    pub fn applied_to(&self, scenario: &Scenario) -> Scenario {
        let mut scenario = self.values.iter().fold(*scenario, |scenario, &(id, value)| scenario.with(id, value));
        for &PresetRange { id, p10, p90, .. } in self.ranges {
            scenario.ranges.set(id, Some(Range { p10, p90 }));
        }
        scenario
    }
}
