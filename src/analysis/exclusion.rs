//! What would be lost without one part of the programme.

use super::draws::{Sampler, balanced};
use super::quantiles::Percentiles;
use crate::model::{LANES, Real};
use crate::scenario::{Evaluator, Network, Scenario, Segment, Setting};
use serde::Serialize;

/// The reach that goes when one part stays away.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Exclusion {
    /// The part: the id of a [`Segment`] or of a [`Network`], or `page`.
    pub id: &'static str,
    /// Unique reach lost.
    pub lost: Percentiles,
    /// The same as a share of the total.
    pub lost_share: Percentiles,
}

/// Every part that the scenario uses, taken away in turn, on the same draws.
#[must_use]
pub fn exclusions(scenario: &Scenario, draws: usize) -> Vec<Exclusion> {
    let draws = balanced(draws);
    let mut sampler = Sampler::new(scenario, &[]);
    let parts: Vec<_> = parts().filter(|(_, part)| part.is_used(scenario)).collect();
    let mut lost = vec![(Vec::with_capacity(draws), Vec::with_capacity(draws)); parts.len()];
    let mut evaluator = Evaluator::default();
    for block in 0..draws / LANES {
        let inputs = sampler.draw(block);
        let whole = evaluator.outcome(inputs, &Setting::steady()).total.reach;
        for ((_, part), (people, share)) in parts.iter().zip(&mut lost) {
            let rest = evaluator.outcome(inputs, &part.left_out()).total.reach;
            people.extend(<[f32; LANES]>::from(whole - rest));
            share.extend(<[f32; LANES]>::from((whole - rest).per_or_zero(whole)));
        }
    }
    parts
        .iter()
        .zip(&lost)
        .map(|((id, _), (people, share))| Exclusion {
            id,
            lost: Percentiles::of(people),
            lost_share: Percentiles::of(share),
        })
        .collect()
}

enum Part {
    Staff(Segment),
    Contacts(Network),
    Page,
}

fn parts() -> impl Iterator<Item = (&'static str, Part)> {
    let staff = Segment::ALL.into_iter().map(|segment| (segment.id(), Part::Staff(segment)));
    let contacts = Network::ALL.into_iter().map(|network| (network.id(), Part::Contacts(network)));
    staff.chain(contacts).chain([("page", Part::Page)])
}

impl Part {
    fn is_used(&self, scenario: &Scenario) -> bool {
        let values = &scenario.values;
        match self {
            Part::Staff(segment) => segment.part_of(values) > 0.0,
            Part::Contacts(network) => values.get(network.contacts()) > 0.0,
            Part::Page => values.followers > 0.0,
        }
    }

    fn left_out<T: Real>(&self) -> Setting<T> {
        let mut setting = Setting::steady();
        match self {
            Part::Staff(segment) => leave_out(&mut setting.segments, *segment as usize),
            Part::Contacts(network) => leave_out(&mut setting.networks, *network as usize),
            Part::Page => setting.page = false,
        }
        setting
    }
}

fn leave_out(parts: &mut [bool], index: usize) {
    if let Some(part) = parts.get_mut(index) {
        *part = false;
    }
}
