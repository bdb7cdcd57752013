//! One channel, round by round: M10 to M17 of `docs/model.md`. Differences are taken as they are written.

use crate::reach::{Communities, Duplication, Overlap, Sharers, exposed, exposed_ends, missed, post_reach, pressure};
use crate::real::{Real, least, one, power, zero};

/// What a channel is.
#[derive(Clone, Debug)]
pub struct Channel {
    /// N.
    pub population: Real,
    /// N_H.
    pub community: Real,
    /// h.
    pub homophily: Real,
    /// How colleagues' contacts overlap.
    pub overlap: Overlap,
    /// x.
    pub posts: Real,
    /// v_1.
    pub visibility: Real,
    /// d_v.
    pub visibility_dispersion: Real,
    /// e.
    pub engagement: Real,
    /// alpha.
    pub affinity_lift: Real,
    /// v_2.
    pub secondary_visibility: Real,
    /// m.
    pub audience_contacts: Real,
    /// d_c.
    pub contact_dispersion: Real,
    /// delta.
    pub round_decay: Real,
    /// Rounds, the first included.
    pub rounds: usize,
    /// c.
    pub ctr: Real,
    /// l.
    pub peer_lift: Real,
}

/// What came of it.
#[derive(Clone, Debug)]
pub struct Result {
    /// E.
    pub active: Real,
    /// G.
    pub gross_audience: Real,
    /// U(1).
    pub unique_audience: Real,
    /// d of the company.
    pub overlap_dispersion: Real,
    /// omega_H.
    pub pair_overlap: Real,
    /// r_x.
    pub post_reach: Real,
    /// R.
    pub reproduction_number: Real,
    /// People whom one post reaches.
    pub item_reach: Real,
    /// Reactions to one post.
    pub item_engaged: Real,
    /// Impressions of each round of the month.
    pub impressions_by_round: Vec<Real>,
    /// People reached in the month after each round.
    pub reach_by_round: Vec<Real>,
    /// Those of them in the home community, after the last round.
    pub reach_home: Real,
    /// x times the reactions to one post.
    pub engagements: Real,
    /// All impressions.
    pub impressions: Real,
    /// impressions c l.
    pub clicks: Real,
}

impl Result {
    /// People reached.
    pub fn reach(&self) -> Real {
        self.reach_by_round.last().cloned().unwrap_or_else(zero)
    }
}

/// A figure of the home community, then of the rest.
type Both = [Real; 2];

/// M10: how the people of the first round divide, as pressures.
fn first_round(communities: &Communities, gross: &Real, union: &Real, on: &Real) -> Both {
    let Communities { population, home, rest, ties, dispersion } = communities;
    if communities.single() {
        return [pressure(&(union / population), dispersion), zero()];
    }
    let met_home = home * exposed(&(on * gross * ties / home), dispersion);
    let met_rest = rest * exposed(&(on * gross * (one() - ties) / rest), dispersion);
    let met = &met_home + met_rest;
    if met <= zero() {
        return [zero(), zero()];
    }
    let at_home = if *union <= met {
        &met_home * union / &met
    } else {
        &met_home + (home - &met_home) * (union - &met) / (population - &met)
    };
    let elsewhere = union - &at_home;
    [pressure(&(at_home / home), dispersion), pressure(&(elsewhere / rest), dispersion)]
}

/// Follows the posts of a month over one channel. `headcount` of the overlap is that of all staff.
pub fn cascade(channel: &Channel, sharers: &[Sharers]) -> Result {
    let communities =
        Communities::of(&channel.population, &channel.community, &channel.homophily, &channel.contact_dispersion);
    let Communities { home, rest, ties, dispersion, .. } = &communities;
    let sizes = [home.clone(), rest.clone()];
    let active = sharers.iter().fold(zero(), |sum, group| sum + &group.active);
    let gross = sharers.iter().fold(zero(), |sum, group| sum + &group.active * &group.contacts);
    let duplication = Duplication::of(sharers, &channel.population, &channel.overlap);
    let union = |on: &Real| duplication.union(sharers, &communities, on);
    let people = |pressures: &Both| -> Both { [0, 1].map(|g| &sizes[g] * exposed(&pressures[g], dispersion)) };

    // M11: one post.
    let contacts = &channel.audience_contacts;
    let mut pressures = first_round(&communities, &gross, &union(&channel.visibility), &channel.visibility);
    let mut newly = people(&pressures);
    let mut ends = [0, 1].map(|g| contacts * &sizes[g] * exposed_ends(&pressures[g], dispersion));
    let mut impressions = vec![&channel.visibility * &gross];
    let mut rises = Vec::new();
    let mut engaged = zero();
    let mut engagement = channel.engagement.clone();
    let back = if communities.single() { zero() } else { (one() - ties) * home / rest };
    for _ in 2..=channel.rounds {
        // M12: who reacts, and whom that is offered to.
        let reacting = [least(&one(), &(&engagement * &channel.affinity_lift)), least(&one(), &engagement)];
        engaged += &reacting[0] * &newly[0] + &reacting[1] * &newly[1];
        let offered = [
            &reacting[0] * &ends[0] * ties + &reacting[1] * &ends[1] * &back,
            &reacting[0] * &ends[0] * (one() - ties) + &reacting[1] * &ends[1] * (one() - &back),
        ];
        impressions.push(&channel.secondary_visibility * (&offered[0] + &offered[1]));
        // M13, M14: how far the pressures rise, and who is reached first by that.
        let rise = [0, 1]
            .map(|g| if sizes[g] == zero() { zero() } else { &channel.secondary_visibility * &offered[g] / &sizes[g] });
        for g in [0, 1] {
            let before = missed(&pressures[g], dispersion);
            pressures[g] += &rise[g];
            let after = missed(&pressures[g], dispersion);
            newly[g] = &sizes[g] * (&before - &after);
            let exponent = one() + dispersion;
            ends[g] = contacts * &sizes[g] * (power(&before, &exponent) - power(&after, &exponent));
        }
        rises.push(rise);
        engagement *= &channel.round_decay;
    }
    let reacting = [least(&one(), &(&engagement * &channel.affinity_lift)), least(&one(), &engagement)];
    engaged += &reacting[0] * &newly[0] + &reacting[1] * &newly[1];
    let [item_home, item_rest] = people(&pressures);

    // M15: the posts of a month.
    let seen = post_reach(&channel.visibility, &channel.posts, &channel.visibility_dispersion);
    let mut month = first_round(&communities, &gross, &union(&seen), &seen);
    let mut reached = people(&month);
    let mut reach_by_round = vec![&reached[0] + &reached[1]];
    for rise in &rises {
        for g in [0, 1] {
            month[g] += &channel.posts * &rise[g];
        }
        reached = people(&month);
        reach_by_round.push(&reached[0] + &reached[1]);
    }
    let impressions_by_round: Vec<Real> = impressions.iter().map(|round| &channel.posts * round).collect();
    let impressions = impressions_by_round.iter().fold(zero(), |sum, round| sum + round);
    let [reach_home, _] = reached;
    Result {
        unique_audience: union(&one()),
        overlap_dispersion: duplication.company.clone(),
        pair_overlap: duplication.overlap.clone(),
        post_reach: seen,
        // M17.
        reproduction_number: &channel.secondary_visibility * &channel.engagement * contacts * (one() + dispersion),
        item_reach: item_home + item_rest,
        engagements: &channel.posts * &engaged,
        item_engaged: engaged,
        // M16.
        clicks: &impressions * &channel.ctr * &channel.peer_lift,
        impressions,
        impressions_by_round,
        reach_by_round,
        reach_home,
        active,
        gross_audience: gross,
    }
}

/// M18: people over several channels, when the largest has reached a share of each smaller audience already.
pub fn combine_channels(reaches: &[Real], duplication: &Real) -> Real {
    let largest = reaches.iter().fold(zero(), |top, reach| if *reach > top { reach.clone() } else { top });
    let sum = reaches.iter().fold(zero(), |sum, reach| sum + reach);
    &largest + (one() - duplication) * (sum - &largest)
}

/// M19: Bass's share of those who have started.
pub fn bass_adoption(innovation: &Real, imitation: &Real, time: &Real) -> Real {
    if *time <= zero() {
        return zero();
    }
    let left = (-(innovation + imitation) * time).exp();
    (one() - &left) / (one() + imitation / innovation * left)
}
