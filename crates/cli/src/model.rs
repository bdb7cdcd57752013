//! `model`: the core of one channel, input and output named as in the reference implementation.

use super::answer::lines;
use super::failure::{Failure, listed};
use super::inputs::{read_objects, shown};
use clap::Args;
use reach_estimator::model::{Campaign, Channel, Sharers};
use serde::Serialize;
use serde_json::{Map, Value};
use std::path::PathBuf;

/// What to run.
#[derive(Args)]
pub(crate) struct ModelCall {
    /// JSON objects, one for each run; standard input when absent
    #[arg(value_name = "FILE", default_value = "-")]
    file: PathBuf,
}

/// A number of the reference: its name, its conformance default (not the product's), and its valid range.
struct Field {
    name: &'static str,
    default: f64,
    min: f64,
    max: f64,
}

const fn field(name: &'static str, default: f64, min: f64, max: f64) -> Field {
    Field { name, default, min, max }
}

const POPULATION: Field = field("population", 1e6, 100.0, 1e12);
const COMMUNITY: Field = field("community", 2e4, f64::MIN_POSITIVE, 1e12);
const HOMOPHILY: Field = field("homophily", 0.6, 0.0, 1.0);
const POLICY_FACTOR: Field = field("policy_factor", 1.0, 0.0, 1.0);
const ADOPTION: Field = field("adoption", 1.0, 0.0, 1.0);
const OVERLAP: Field = field("overlap", 0.05, 0.0, 1.0);
const TEAM_SIZE: Field = field("team_size", 15.0, 1.0, f64::MAX);
const OVERLAP_FADE: Field = field("overlap_fade", 0.0, 0.0, 1.0);
const POSTS: Field = field("posts", 1.0, 0.0, f64::MAX);
const VISIBILITY: Field = field("visibility", 0.2, 0.0, 1.0);
const VISIBILITY_DISPERSION: Field = field("visibility_dispersion", 0.5, 0.0, 10.0);
const ENGAGEMENT: Field = field("engagement", 0.02, 0.0, 1.0);
const AFFINITY_LIFT: Field = field("affinity_lift", 1.0, 1.0, f64::MAX);
const SECONDARY_VISIBILITY: Field = field("secondary_visibility", 0.015, 0.0, 1.0);
const AUDIENCE_CONTACTS: Field = field("audience_contacts", 500.0, 0.0, 1e12);
const CONTACT_DISPERSION: Field = field("contact_dispersion", 1.0, 0.0, 10.0);
const ROUND_DECAY: Field = field("round_decay", 1.0, 0.0, 1.0);
const ROUNDS: Field = field("rounds", 3.0, 1.0, 20.0);
const CTR: Field = field("ctr", 0.01, 0.0, 1.0);
const PEER_LIFT: Field = field("peer_lift", 2.0, 0.0, f64::MAX);
const FIELDS: [&Field; 20] = [
    &POPULATION,
    &COMMUNITY,
    &HOMOPHILY,
    &POLICY_FACTOR,
    &ADOPTION,
    &OVERLAP,
    &TEAM_SIZE,
    &OVERLAP_FADE,
    &POSTS,
    &VISIBILITY,
    &VISIBILITY_DISPERSION,
    &ENGAGEMENT,
    &AFFINITY_LIFT,
    &SECONDARY_VISIBILITY,
    &AUDIENCE_CONTACTS,
    &CONTACT_DISPERSION,
    &ROUND_DECAY,
    &ROUNDS,
    &CTR,
    &PEER_LIFT,
];

const SEGMENTS: &str = "segments";
const HEADCOUNT: Field = field("headcount", 10.0, 0.0, f64::MAX);
const PARTICIPATION: Field = field("participation", 1.0, 0.0, 1.0);
const CONTACTS: Field = field("contacts", 1000.0, 0.0, f64::MAX);
const SEGMENT_FIELDS: [&Field; 3] = [&HEADCOUNT, &PARTICIPATION, &CONTACTS];

/// Contacts are cut just below the population, where a logarithm still has a value (M31).
const CONTACTS_TOP: f64 = 1.0 - 1e-12;

/// Everything the reference's `evaluate` answers, except its list of single items and its naive product.
#[derive(Serialize)]
struct Evaluation {
    active_employees: f64,
    gross_audience: f64,
    unique_audience: f64,
    overlap_dispersion: f64,
    pair_overlap: f64,
    post_reach: f64,
    reproduction_number: f64,
    item_reach: f64,
    item_engaged: f64,
    impressions: f64,
    impressions_by_round: Vec<f64>,
    reach: f64,
    reach_home: f64,
    reach_by_round: Vec<f64>,
    frequency: f64,
    engagements: f64,
    clicks: f64,
    corporate_equivalent_impressions: f64,
}

pub(crate) fn answer(call: &ModelCall) -> Result<String, Failure> {
    lines(read_objects(&call.file, |object| evaluate(&object))?)
}

fn evaluate(object: &Map<String, Value>) -> Result<Evaluation, Failure> {
    let names = || FIELDS.iter().map(|field| field.name).chain([SEGMENTS]);
    refuse_unknown(object, &names().collect::<Vec<_>>())?;
    let channel = channel(object)?;
    let (sharers, headcount) = sharers(object, channel.population)?;
    let (mut reach_by_round, mut impressions_by_round) = (Vec::new(), Vec::new());
    let mut item_reach = 0.0;
    let campaign = Campaign::of(&channel, &sharers);
    let result = campaign.run(&campaign.company(headcount), 1.0, |round| {
        item_reach = round.item_reach();
        reach_by_round.push(round.reach());
        impressions_by_round.push(round.impressions);
    });
    Ok(Evaluation {
        active_employees: result.active,
        gross_audience: campaign.gross_audience(),
        unique_audience: campaign.unique_audience(headcount),
        overlap_dispersion: campaign.overlap_dispersion(headcount),
        pair_overlap: campaign.pair_overlap(headcount),
        post_reach: campaign.post_reach(),
        reproduction_number: campaign.reproduction_number(),
        item_reach,
        item_engaged: result.item_engaged,
        impressions: result.impressions,
        impressions_by_round,
        reach: result.reach,
        reach_home: result.reach_home,
        reach_by_round,
        frequency: result.frequency(),
        engagements: result.engagements,
        clicks: result.clicks,
        corporate_equivalent_impressions: result.impressions * channel.peer_lift,
    })
}

fn channel(object: &Map<String, Value>) -> Result<Channel<f64>, Failure> {
    let read = |field: &Field| field.read(object);
    let channel = Channel {
        population: read(&POPULATION)?,
        community: read(&COMMUNITY)?,
        homophily: read(&HOMOPHILY)?,
        overlap: read(&OVERLAP)?,
        team_size: read(&TEAM_SIZE)?,
        overlap_fade: read(&OVERLAP_FADE)?,
        posts: read(&POSTS)?,
        visibility: read(&VISIBILITY)?,
        visibility_dispersion: read(&VISIBILITY_DISPERSION)?,
        engagement: read(&ENGAGEMENT)?,
        affinity_lift: read(&AFFINITY_LIFT)?,
        secondary_visibility: read(&SECONDARY_VISIBILITY)?,
        audience_contacts: read(&AUDIENCE_CONTACTS)?,
        contact_dispersion: read(&CONTACT_DISPERSION)?,
        round_decay: read(&ROUND_DECAY)?,
        rounds: read(&ROUNDS)?,
        ctr: read(&CTR)?,
        peer_lift: read(&PEER_LIFT)?,
    };
    let Channel { rounds, ctr, peer_lift, audience_contacts, population, .. } = channel;
    if rounds.fract() != 0.0 {
        return Err(Failure::new(ROUNDS.name, format!("{rounds} is not whole"), "whole numbers from 1 to 20"));
    }
    if ctr * peer_lift > 1.0 {
        let wrong = format!("{ctr} times {peer_lift} is {}", ctr * peer_lift);
        return Err(Failure::new("ctr times peer_lift", wrong, "a product of at most 1"));
    }
    if audience_contacts >= population {
        let allowed = format!("less than the population, {population}");
        return Err(Failure::new(AUDIENCE_CONTACTS.name, format!("{audience_contacts} is too many"), allowed));
    }
    Ok(channel)
}

/// Who shares, and the headcount of all segments: all staff, whoever takes part.
fn sharers(object: &Map<String, Value>, population: f64) -> Result<(Vec<Sharers<f64>>, f64), Failure> {
    let activity = POLICY_FACTOR.read(object)? * ADOPTION.read(object)?;
    let sharers = |headcount: f64, participation: f64, contacts: f64| Sharers {
        active: headcount * participation * activity,
        contacts: contacts.min(population * CONTACTS_TOP),
    };
    let allowed = "a list of objects with headcount, participation and contacts";
    let groups = match object.get(SEGMENTS) {
        None => {
            let all = sharers(HEADCOUNT.default, PARTICIPATION.default, CONTACTS.default);
            return Ok((vec![all], HEADCOUNT.default));
        }
        Some(Value::Array(groups)) => groups,
        Some(other) => return Err(Failure::new(SEGMENTS, format!("{} is not a list", shown(other)), allowed)),
    };
    let group = |group: &Value| {
        let Value::Object(group) = group else {
            return Err(Failure::new("item", format!("{} is not an object", shown(group)), allowed));
        };
        refuse_unknown(group, &SEGMENT_FIELDS.map(|field| field.name))?;
        if let Some(missing) = SEGMENT_FIELDS.iter().find(|field| !group.contains_key(field.name)) {
            return Err(Failure::new(missing.name, "is missing", allowed));
        }
        let headcount = HEADCOUNT.read(group)?;
        Ok((sharers(headcount, PARTICIPATION.read(group)?, CONTACTS.read(group)?), headcount))
    };
    let groups: Vec<_> =
        groups.iter().map(|item| group(item).map_err(|failure| failure.inside(SEGMENTS))).collect::<Result<_, _>>()?;
    let headcount = groups.iter().map(|(_, headcount)| headcount).sum();
    Ok((groups.into_iter().map(|(sharers, _)| sharers).collect(), headcount))
}

fn refuse_unknown(object: &Map<String, Value>, names: &[&str]) -> Result<(), Failure> {
    match object.keys().find(|key| !names.contains(&key.as_str())) {
        Some(key) => Err(Failure::new(format!("\"{key}\""), "unknown key", listed(names.iter().copied()))),
        None => Ok(()),
    }
}

impl Field {
    fn read(&self, object: &Map<String, Value>) -> Result<f64, Failure> {
        let Some(value) = object.get(self.name) else { return Ok(self.default) };
        let wrong = match value.as_f64() {
            Some(number) if (self.min..=self.max).contains(&number) => return Ok(number),
            Some(number) => format!("{number} is out of range"),
            None => format!("{} is not a number", shown(value)),
        };
        Err(Failure::new(self.name, wrong, self.allowed()))
    }

    fn allowed(&self) -> String {
        let Field { min, max, .. } = *self;
        let from = if min == f64::MIN_POSITIVE { "numbers above 0".to_owned() } else { format!("numbers from {min}") };
        if max == f64::MAX { from } else { format!("{from} to {max}") }
    }
}
