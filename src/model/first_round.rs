//! The first round: the contacts of the sharers themselves.

use super::Number;
use super::communities::{Both, Communities};

/// The first round, per sharer, when every contact sees it with a certain probability.
#[derive(Clone, Copy, Debug)]
pub(super) struct FirstRound<N> {
    pub(super) impressions: N,
    /// Growth of the pressures that the ties alone would exert on the communities.
    pub(super) ties: Both<N>,
}

/// Fewer people than anybody counts: divides where there is nobody.
const FEW: f64 = 1e-30;

/// Shares of the communities that the first round exposes when it reaches `unique` people of the population and ties alone
/// would expose the shares `tied`.
///
/// The union of the contact lists is smaller than what ties expose, and shrinks both in proportion; or it is larger, and
/// spills over in proportion to who is left.
pub(super) fn split<N: Number>(unique: N, population: N, communities: &Communities<N>, tied: Both<N>) -> Both<N> {
    let few = N::of(FEW);
    let free = communities.people(tied);
    let kept = unique.least(free) / free.most(few);
    let spilt = (unique - free).most(N::zero()) / (population - free).most(few);
    tied.map(|tied| tied * kept + (N::one() - tied) * spilt)
}
