//! What addresses of the first version mean. An address says only what differs from the table, so it needs the table of
//! its time.

use crate::parameter::Range;
use crate::parameters::ParameterId::{self, *};
use crate::presets::Preset;
use crate::scenario::Scenario;

/// Its name in addresses.
pub(super) const VERSION: &str = "1";

/// A row as it was.
struct Row {
    id: ParameterId,
    default: f64,
    p10: f64,
    p90: f64,
    presets: &'static [(&'static str, f64)],
}

/// The rows that have changed since.
const ROWS: [Row; 3] = [
    Row {
        id: Participation,
        default: 0.15,
        p10: 0.05,
        p90: 0.3,
        presets: &[("article", 1.0), ("small", 0.25), ("enterprise", 0.08), ("regulated", 0.08)],
    },
    Row { id: Posts, default: 4.0, p10: 2.0, p90: 10.0, presets: &[("article", 10.0), ("regulated", 2.0)] },
    Row { id: LinkedinContacts, default: 500.0, p10: 250.0, p90: 1_000.0, presets: &[("article", 1_000.0)] },
];

/// A preset, or the table itself, as it was. Companies of any size were one team.
pub(super) fn start(preset: Option<&Preset>) -> Scenario {
    let mut scenario = preset.map_or_else(Scenario::default, Preset::scenario);
    for Row { id, default, p10, p90, presets } in ROWS {
        let own = presets.iter().find(|(name, _)| preset.is_some_and(|preset| preset.id == *name));
        let value = own.map_or(default, |&(_, value)| value);
        scenario.values.set(id, value);
        scenario
            .ranges
            .set(id, id.row().moved(Range { p10, p90 }, default, value).and_then(|range| id.row().within(range)));
    }
    scenario.with(OverlapFade, 0.0)
}
