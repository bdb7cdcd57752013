//! The point answer: one figure for everything, with the steps that lead to it.

use crate::error::Problem;
use crate::model::{Campaign, Envelope, Real, combine_channels, unwatched};
use crate::outputs::{Account, Outcome, OutputId};
use crate::parameters::{Inputs, ParameterId};
use crate::scenario::{
    Evaluator, Network, Scenario, Setting, account, employees, network_cascade, network_channel, network_sharers,
};
use serde::ser::SerializeStruct;
use serde::{Serialize, Serializer};

/// Result of one scenario. The figures of `outcome` are written beside the other fields.
#[derive(Clone, Debug, PartialEq)]
pub struct Estimate {
    /// The values it rests on, and the ranges that are not the table's.
    pub inputs: Scenario,
    /// Every named figure.
    pub outcome: Outcome<f64>,
    /// From the article's claim to unique people, step by step.
    pub waterfall: Vec<WaterfallStep>,
    /// The employees' figures on each network that they use.
    pub by_network: Vec<(Network, Account<f64>)>,
    /// How the employees' figures build up.
    pub by_round: Vec<ByRound>,
    /// What was not as asked.
    pub problems: Vec<Problem>,
}

/// One step of the hype waterfall.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct WaterfallStep {
    /// Name of the step.
    pub step: &'static str,
    /// Figure after it.
    pub value: f64,
}

/// The employees' figures after a round, all networks.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct ByRound {
    /// From 1.
    pub round: u32,
    /// Unique people by the end of the round.
    pub reach: f64,
    /// Those whom this round added.
    pub new_reach: f64,
    /// Impressions of this round.
    pub impressions: f64,
    /// Impressions so far per person reached so far.
    pub frequency: f64,
}

/// Evaluates a scenario.
#[must_use]
pub fn estimate(scenario: &Scenario) -> Estimate {
    Estimate { problems: scenario.problems(), ..figures(scenario) }
}

/// The figures alone: an estimate without its list of problems.
#[must_use]
pub fn figures(scenario: &Scenario) -> Estimate {
    let inputs = &scenario.values;
    let steady = Setting::steady();
    let outcome = Evaluator::default().outcome(inputs, &steady);
    Estimate {
        inputs: *scenario,
        waterfall: waterfall(inputs, &outcome.envelope),
        outcome,
        by_network: Network::ALL
            .into_iter()
            .filter_map(|network| {
                network_cascade(inputs, &steady, network, unwatched).map(|result| (network, account(&result)))
            })
            .collect(),
        by_round: by_round(inputs, &steady),
        problems: Vec::new(),
    }
}

impl Estimate {
    /// The figure of that name; `None` where it is absent.
    #[must_use]
    pub fn read(&self, output: OutputId) -> Option<f64> {
        present(output.of(&self.outcome))
    }
}

/// Infinite figures are absent ones.
pub(crate) fn present(value: f64) -> Option<f64> {
    value.is_finite().then_some(value)
}

/// From the envelope's headline to the model's unique reach, each figure after one more correction (M29).
fn waterfall(inputs: &Inputs<f64>, envelope: &Envelope<f64>) -> Vec<WaterfallStep> {
    let steady = Setting::steady();
    let audiences = Network::ALL.map(|network| {
        network_sharers(inputs, &steady, network).map_or(0.0, |sharers| {
            Campaign::of(&network_channel(inputs, network), sharers).unique_audience(inputs.employees)
        })
    });
    let mut own_contacts = *inputs;
    own_contacts.set(ParameterId::Rounds, 1.0);
    let reach = |inputs: &Inputs<f64>| employees(inputs, &steady).account.reach;
    [
        ("claim", envelope.corporate_equivalent_impressions),
        ("impressions", envelope.impressions),
        ("audience", envelope.audience),
        ("unique-audience", audiences.iter().sum()),
        ("across-networks", combine_channels(&audiences, inputs.cross_network)),
        ("seen", reach(&own_contacts)),
        ("further-rounds", reach(inputs)),
    ]
    .map(|(step, value)| WaterfallStep { step, value })
    .into()
}

fn by_round(inputs: &Inputs<f64>, setting: &Setting<f64>) -> Vec<ByRound> {
    let mut networks: Vec<Vec<(f64, f64)>> = Vec::new();
    for network in Network::ALL {
        let mut rounds = Vec::new();
        let _ = network_cascade(inputs, setting, network, |round| rounds.push((round.reach(), round.impressions)));
        networks.push(rounds);
    }
    let count = networks.iter().map(Vec::len).max().unwrap_or(0);
    let (mut before, mut so_far) = (0.0, 0.0);
    (0..count)
        .zip(1..)
        .map(|(index, round)| {
            let column = |figure: fn(&(f64, f64)) -> f64| {
                networks.iter().filter_map(move |rounds| rounds.get(index)).map(figure).collect::<Vec<_>>()
            };
            let reach = combine_channels(&column(|figures| figures.0), inputs.cross_network).min(inputs.population);
            let impressions: f64 = column(|figures| figures.1).iter().sum();
            so_far += impressions;
            let new_reach = reach - before;
            before = reach;
            ByRound { round, reach, new_reach, impressions, frequency: so_far.per_or_zero(reach) }
        })
        .collect()
}

/// Accounts by the name of their network, as fields: a writer that spells names its own way spells these too.
struct ByNetwork<'a>(&'a [(Network, Account<f64>)]);

impl Serialize for ByNetwork<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut fields = serializer.serialize_struct("ByNetwork", self.0.len())?;
        for (network, account) in self.0 {
            fields.serialize_field(network.name(), account)?;
        }
        fields.end()
    }
}

/// By hand, because a flattened field would lose that its keys are names of fields, which a writer may spell its own way.
impl Serialize for Estimate {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Outcome {
            page,
            employees,
            total,
            incremental_reach,
            multiple,
            reproduction_number,
            active_employees,
            pair_overlap,
            pair_contacts,
            envelope,
            money,
        } = &self.outcome;
        let mut fields = serializer.serialize_struct("Estimate", 16)?;
        fields.serialize_field("inputs", &self.inputs)?;
        fields.serialize_field("page", page)?;
        fields.serialize_field("employees", employees)?;
        fields.serialize_field("total", total)?;
        fields.serialize_field("incremental_reach", incremental_reach)?;
        fields.serialize_field("multiple", &present(*multiple))?;
        fields.serialize_field("reproduction_number", reproduction_number)?;
        fields.serialize_field("active_employees", active_employees)?;
        fields.serialize_field("pair_overlap", pair_overlap)?;
        fields.serialize_field("pair_contacts", pair_contacts)?;
        fields.serialize_field("envelope", envelope)?;
        fields.serialize_field("money", money)?;
        fields.serialize_field("waterfall", &self.waterfall)?;
        fields.serialize_field("by_network", &ByNetwork(&self.by_network))?;
        fields.serialize_field("by_round", &self.by_round)?;
        fields.serialize_field("problems", &self.problems)?;
        fields.end()
    }
}
