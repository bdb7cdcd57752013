//! What a channel is, and how several add up: the same people are on more than one.

use super::Real;

/// Everything the cascade of one channel depends on, except who shares. Shares run from 0 to 1.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Channel<T> {
    /// N: people who could ever be reached, at least 1.
    pub population: T,
    /// N_H: size of the home community; cut to the population.
    pub community: T,
    /// h: share of a person's ties inside the home community; cut so that the ties out of it fit into the rest.
    pub homophily: T,
    /// omega: share of one sharer's contacts that a close colleague has too; cut at [`super::OVERLAP_TOP`].
    pub overlap: T,
    /// T: people who work closely together, at least 1.
    pub team_size: T,
    /// gamma: how fast overlap fades beyond the team; 0: the company is one big team, 1: teams share nothing.
    pub overlap_fade: T,
    /// x: posts per sharer in the period; need not be whole.
    pub posts: T,
    /// v1: share of the contacts that see one post.
    pub visibility: T,
    /// dv: squared coefficient of variation of feed use.
    pub visibility_dispersion: T,
    /// e: share of those who see an item that react to it.
    pub engagement: T,
    /// alpha: multiplier of e inside the home community.
    pub affinity_lift: T,
    /// v2: share of a reactor's contacts that are shown the reaction.
    pub secondary_visibility: T,
    /// m: mean contacts in the population.
    pub audience_contacts: T,
    /// dc: squared coefficient of variation of those contacts.
    pub contact_dispersion: T,
    /// g: multiplier of e for each further round.
    pub round_decay: T,
    /// R_max: rounds counted, at least 1, the same in every lane.
    pub rounds: T,
    /// c: click-through rate of the corporate account.
    pub ctr: T,
    /// l: click-through rate of the sharers over that of the corporate account.
    pub peer_lift: T,
}

impl<T: Real> Channel<T> {
    /// R = v2 e m (1 + dc): reactions' further impressions that react again, before saturation.
    pub fn reproduction_number(&self) -> T {
        self.secondary_visibility * self.engagement * self.audience_contacts * (T::one() + self.contact_dispersion)
    }
}

/// Unique people over several channels: the largest, plus what the others add.
///
/// `duplication` is the share of each smaller audience that the largest has reached already, 0 to 1.
pub fn combine_channels<T: Real>(reaches: &[T], duplication: T) -> T {
    let mut largest = T::zero();
    let mut sum = T::zero();
    for &reach in reaches {
        largest = largest.most(reach);
        sum = sum + reach;
    }
    largest + (T::one() - duplication) * (sum - largest)
}
