//! Whether figures that were written down elsewhere are of these very inputs.

use crate::parameter::Range;
use crate::parameters::ParameterId;
use crate::scenario::Scenario;

/// Where FNV-1a begins, and what it multiplies by.
const BASIS: u64 = 0xcbf2_9ce4_8422_2325;
const PRIME: u64 = 0x0100_0000_01b3;

/// The model itself: another version may have other equations, or another table.
const VERSION: &str = env!("CARGO_PKG_VERSION");

impl Scenario {
    /// A number of all that the figures follow: the version of the model, values, own ranges and how they hang together.
    /// Other inputs have another, but for one pair in four billion; what was counted of an earlier period changes no figure.
    #[must_use]
    pub fn fingerprint(&self) -> u32 {
        let ends = |id| self.ranges.get(id).map_or([-1.0; 2], |Range { p10, p90 }| [p10, p90]);
        let numbers = ParameterId::ALL.iter().flat_map(|&id| {
            let ([p10, p90], [a, b, c, d]) = (ends(id), self.dependence.row(id).into());
            [self.values.get(id), p10, p90, a, b, c, d]
        });
        let model = VERSION.bytes().fold(BASIS, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(PRIME));
        let hash = numbers.fold(model, |hash, number| {
            // The two zeros are one; every bit ends in the upper half.
            ((hash ^ (number + 0.0).to_bits()).wrapping_mul(PRIME)).rotate_left(29)
        });
        #[allow(clippy::cast_possible_truncation, reason = "both halves are in it")]
        {
            (hash ^ (hash >> 32)) as u32
        }
    }
}
