//! Named starting points: a few overrides of the table each.

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
    },
    Preset {
        id: "small",
        label: "Small firm, 25",
        values: &[
            (Followers, 800.0),
            (PagePosts, 4.0),
            (Employees, 25.0),
            (Participation, 0.25),
            (Population, 200_000.0),
            (Community, 5_000.0),
            (RevenuePerCustomer, 8_000.0),
        ],
    },
    Preset {
        id: "mid-size",
        label: "Mid-size B2B, 250",
        values: &[(Followers, 6_000.0), (Employees, 250.0), (XContacts, 60.0), (SetupCost, 5_000.0)],
    },
    Preset {
        id: "enterprise",
        label: "Enterprise, 10,000",
        values: &[
            (Followers, 250_000.0),
            (PagePosts, 20.0),
            (Employees, 10_000.0),
            (Participation, 0.08),
            (XContacts, 60.0),
            (Population, 20_000_000.0),
            (Community, 500_000.0),
            (RevenuePerCustomer, 60_000.0),
            (SetupCost, 40_000.0),
            (FixedCost, 2_000.0),
        ],
    },
    Preset {
        id: "regulated",
        label: "Regulated: finance, health",
        values: &[
            (Followers, 20_000.0),
            (Employees, 1_000.0),
            (Participation, 0.08),
            (PolicyFactor, 0.4),
            (Posts, 2.0),
            (Population, 2_000_000.0),
            (Community, 50_000.0),
            (SeatCost, 35.0),
            (FixedCost, 1_000.0),
        ],
    },
];

impl Preset {
    /// The preset of that name.
    #[must_use]
    pub fn find(id: &str) -> Option<&'static Preset> {
        PRESETS.iter().find(|preset| preset.id == id)
    }

    /// Its scenario: the table with the overrides.
    #[must_use]
    pub fn scenario(&self) -> Scenario {
        self.values.iter().fold(Scenario::default(), |scenario, &(id, value)| scenario.with(id, value))
    }
}
