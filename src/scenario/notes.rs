//! What there is to say about a scenario: caps that bite, results that cannot be, ground on which nothing was checked.

use super::messages::message;
use super::{
    Network, Scenario, Segment, Setting, active_shares, capped_lift, employee_channel, network_cascade,
    network_channel, network_sharers, own_words_gain, shares, weights,
};
use crate::error::{
    Mend, Problem,
    ProblemCode::{self, *},
};
use crate::model::{Real, combine_channels, kept_by_niche, unwatched};
use crate::outputs::{Account, Outcome};
use crate::parameter::{Distribution, Range, logistic, logit};
use crate::parameters::{Inputs, ParameterId};
use libm::{exp, floor, log, log10, pow};

/// Overlap up to which the duplication layer was checked against measured graphs.
const OVERLAP_CHECKED: f64 = 0.4;
/// Staff above which published programmes stay below [`PARTICIPATION_PUBLISHED`].
const STAFF_LARGE: f64 = 5_000.0;
/// The largest share of a large company that a published programme reached: Dell, 2017.
const PARTICIPATION_PUBLISHED: f64 = 0.12;
/// Times a month that one person sees the posts above which something is wrong: once a day.
const FREQUENCY_TOP: f64 = 30.0;
/// Share of the audience that the niche may take away before it is said.
const NICHE_NOTED: f64 = 0.05;

/// Something the model has to say, without its words.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Note {
    /// The parameter it concerns.
    pub parameter: ParameterId,
    /// What kind of thing.
    pub code: ProblemCode,
    /// The value used instead, or the figure that is odd.
    pub used: Option<f64>,
    /// A change that would set it right, where there is an obvious one.
    pub mend: Option<Mend>,
}

impl Note {
    fn new(parameter: ParameterId, code: ProblemCode, used: Option<f64>) -> Note {
        Note { parameter, code, used, mend: None }
    }

    /// With a change; without one where that would not be a value of the parameter.
    fn mended_by(self, parameter: ParameterId, value: f64) -> Note {
        let usable = parameter.row().clamp(value) == value;
        Note { mend: usable.then_some(Mend { parameter, value }), ..self }
    }
}

impl Scenario {
    /// What the model has to say about these values.
    #[must_use]
    pub fn notes(&self) -> Vec<Note> {
        let values = &self.values;
        let outcome = super::evaluate(values);
        let of_inputs = [
            shares_scaled(values),
            group_capped(values),
            clicks_capped(values),
            reaction_capped(values),
            supercritical(values),
            visibility_capped(values),
            overlap_high(values),
            audience_crowded(values),
            community_cut(values),
            participation_unpublished(values),
            niche_decides(values),
            crowded_by_followers(values),
            crowded_by_contacts(values),
            crowded_by_staff(values),
        ];
        let of_results = [reach_capped(values, &outcome), seen_too_often(values, &outcome)];
        let of_ranges = ParameterId::ALL.iter().filter_map(|&id| self.range_misses(id));
        of_inputs.into_iter().chain(of_results).flatten().chain(of_ranges).collect()
    }

    /// The same in words.
    #[must_use]
    pub fn problems(&self) -> Vec<Problem> {
        let worded = |note: Note| {
            let Note { parameter, code, used, mend } = note;
            Problem { mend, ..Problem::note(parameter, code, used, message(&note, self)) }
        };
        self.notes().into_iter().map(worded).collect()
    }

    /// A range of the user's own that does not contain the value.
    fn range_misses(&self, id: ParameterId) -> Option<Note> {
        let (row, value) = (id.row(), self.values.get(id));
        let Range { p10, p90 } = self.ranges.get(id).filter(|range| range.p10 < range.p90)?;
        if p10 <= value && value <= p90 {
            return None;
        }
        let middle = match row.shape() {
            Distribution::LogitNormal => logistic(0.5 * (logit(p10) + logit(p90))),
            Distribution::Lognormal | Distribution::Certain => exp(0.5 * (log(p10) + log(p90))),
        };
        Some(Note::new(id, RangeMissesValue, None).mended_by(id, rounded(middle, f64::round)))
    }
}

fn shares_scaled(values: &Inputs<f64>) -> Option<Note> {
    let [used, ..] = shares(values);
    let given = || Segment::ALL.into_iter().filter_map(Segment::share).map(|id| (id, values.get(id)));
    let sum: f64 = given().map(|(_, share)| share).sum();
    let last = given().rfind(|&(_, share)| share > 0.0);
    last.filter(|_| sum > 1.0).map(|(last, share)| {
        Note::new(ParameterId::SalesShare, SharesScaled, Some(used)).mended_by(last, share - (sum - 1.0))
    })
}

/// A group of which more people would share than there are.
fn group_capped(values: &Inputs<f64>) -> Option<Note> {
    weights(values)?;
    let counted: f64 = active_shares(values).iter().sum();
    let missing = values.participation > 0.0 && shares(values).iter().sum::<f64>() > 0.0 && counted < 1.0 - 1e-9;
    missing.then(|| Note::new(ParameterId::Participation, GroupCapped, Some(counted * values.participation)))
}

fn clicks_capped(values: &Inputs<f64>) -> Option<Note> {
    let (used, lift) = (capped_lift(values.ctr, values.peer_lift), ParameterId::PeerLift);
    (values.ctr * values.peer_lift > 1.0).then(|| Note::new(lift, ClicksCapped, Some(used)).mended_by(lift, used))
}

fn reaction_capped(values: &Inputs<f64>) -> Option<Note> {
    let (ends, reach) = (values.audience_contacts * (1.0 + values.contact_dispersion), ParameterId::ReactionReach);
    (ends > 0.0 && values.reaction_reach > ends)
        .then(|| Note::new(reach, ReactionCapped, Some(ends)).mended_by(reach, ends))
}

fn supercritical(values: &Inputs<f64>) -> Option<Note> {
    let reproduction = employee_channel(values).reproduction_number();
    (reproduction > 1.0).then(|| {
        Note::new(ParameterId::Engagement, Supercritical, Some(reproduction))
            .mended_by(ParameterId::ReactionReach, rounded(1.0 / values.engagement, f64::floor))
    })
}

fn visibility_capped(values: &Inputs<f64>) -> Option<Note> {
    (values.visibility * own_words_gain(values) > 1.0).then(|| {
        let multiple = 1.0 + (1.0 / values.visibility - 1.0) / values.own_words;
        Note::new(ParameterId::OwnWordsVisibility, VisibilityCapped, Some(1.0))
            .mended_by(ParameterId::OwnWordsVisibility, rounded(multiple, f64::floor))
    })
}

fn overlap_high(values: &Inputs<f64>) -> Option<Note> {
    let overlap = ParameterId::Overlap;
    (values.overlap > OVERLAP_CHECKED)
        .then(|| Note::new(overlap, OverlapHigh, None).mended_by(overlap, OVERLAP_CHECKED))
}

fn audience_crowded(values: &Inputs<f64>) -> Option<Note> {
    (values.audience_contacts >= values.population).then(|| {
        Note::new(ParameterId::AudienceContacts, AudienceCrowded, None)
            .mended_by(ParameterId::Population, roomy(values.audience_contacts))
    })
}

fn community_cut(values: &Inputs<f64>) -> Option<Note> {
    let Inputs { community, population, .. } = *values;
    (community > population).then(|| {
        Note::new(ParameterId::Community, CommunityCut, Some(population)).mended_by(ParameterId::Community, population)
    })
}

fn crowded_by_followers(values: &Inputs<f64>) -> Option<Note> {
    crowded(ParameterId::Followers, values.followers, values.population)
}

fn crowded_by_staff(values: &Inputs<f64>) -> Option<Note> {
    crowded(ParameterId::Employees, values.employees, values.population)
}

/// One employee cannot know more people than there are; networks of unequal size count with their largest.
fn crowded_by_contacts(values: &Inputs<f64>) -> Option<Note> {
    let sizes = Segment::ALL.into_iter().zip(shares(values)).filter(|&(_, share)| share > 0.0);
    let largest = sizes.filter_map(|(segment, _)| Some(values.get(segment.network_size()?))).fold(1.0, f64::max);
    let networks = Network::ALL.into_iter().map(Network::contacts);
    let widest = networks.max_by(|&a, &b| values.get(a).total_cmp(&values.get(b)))?;
    crowded(widest, values.get(widest) * largest, values.population)
}

fn crowded(parameter: ParameterId, count: f64, population: f64) -> Option<Note> {
    (count > population).then(|| {
        Note::new(parameter, PopulationCrowded, Some(population)).mended_by(ParameterId::Population, roomy(count))
    })
}

fn participation_unpublished(values: &Inputs<f64>) -> Option<Note> {
    let (Inputs { employees, participation, .. }, id) = (*values, ParameterId::Participation);
    (employees > STAFF_LARGE && participation > PARTICIPATION_PUBLISHED)
        .then(|| Note::new(id, ParticipationUnpublished, None).mended_by(id, PARTICIPATION_PUBLISHED))
}

fn niche_decides(values: &Inputs<f64>) -> Option<Note> {
    let kept = Network::ALL
        .into_iter()
        .filter_map(|network| Some((network, network_sharers(values, &Setting::steady(), network)?)))
        .map(|(network, sharers)| kept_by_niche(&network_channel(values, network), &sharers, values.employees))
        .fold(1.0, f64::min);
    (kept < 1.0 - NICHE_NOTED).then(|| Note::new(ParameterId::Community, NicheDecides, Some(kept)))
}

/// The people of several networks or of employees and page, counted once, would be more than there are.
fn reach_capped(values: &Inputs<f64>, outcome: &Outcome<f64>) -> Option<Note> {
    let steady = Setting::steady();
    let networks = Network::ALL
        .map(|network| network_cascade(values, &steady, network, unwatched).map_or(0.0, |cascade| cascade.reach));
    let staff = combine_channels(&networks, values.cross_network);
    let all = combine_channels(&[outcome.employees.reach, outcome.page.reach], values.page_overlap).max(staff);
    (all > values.population).then(|| {
        Note::new(ParameterId::Population, ReachCapped, Some(values.population))
            .mended_by(ParameterId::Population, roomy(all))
    })
}

/// More visits than visitors, or the same posts in front of the same people day after day.
fn seen_too_often(values: &Inputs<f64>, outcome: &Outcome<f64>) -> Option<Note> {
    let channels = [
        (ParameterId::Posts, outcome.employees, values.ctr.min(1.0 / values.peer_lift)),
        (ParameterId::PagePosts, outcome.page, values.ctr),
    ];
    channels.into_iter().find_map(|(posts, Account { reach, clicks, frequency, .. }, rate)| {
        let visits = clicks.per_or_zero(reach);
        if visits > 1.0 && values.ctr * values.peer_lift <= 1.0 {
            let rarer = rounded(rate / visits, f64::floor);
            return Some(Note::new(posts, VisitsExceedPeople, Some(visits)).mended_by(ParameterId::Ctr, rarer));
        }
        (frequency > FREQUENCY_TOP).then(|| {
            let fewer = rounded(values.get(posts) * FREQUENCY_TOP / frequency, f64::floor);
            Note::new(posts, FrequencyHigh, Some(frequency)).mended_by(posts, fewer)
        })
    })
}

/// A round number of people with some room around so many: the next of 1, 2 and 5 times a power of ten above twice as many.
fn roomy(people: f64) -> f64 {
    let wanted = 2.0 * people.max(1.0);
    let power = pow(10.0, floor(log10(wanted)));
    [1.0, 2.0, 5.0].into_iter().map(|step| step * power).find(|&round| round >= wanted).unwrap_or(10.0 * power)
}

/// A number to two significant digits.
fn rounded(value: f64, round: fn(f64) -> f64) -> f64 {
    if !(value > 0.0 && value.is_finite()) {
        return value;
    }
    let unit = pow(10.0, floor(log10(value)) - 1.0);
    let units = round(value / unit);
    // Tenths and smaller units have no exact value: to divide leaves fewer odd digits than to multiply.
    if unit < 1.0 { units / pow(10.0, -log10(unit).round()) } else { units * unit }
}
