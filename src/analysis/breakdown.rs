//! Where a figure comes from: its formula, with the numbers in it.

use crate::outputs::Outcome;
use crate::outputs::OutputId::{self, *};
use crate::parameters::{Inputs, ParameterId};
use crate::scenario::{
    Network, Scenario, Segment, Setting, evaluate, linked_share, network_channel, network_sharers, own_words_gain,
};
use serde::Serialize;

/// One factor or summand of a formula.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Term {
    /// An input.
    Input(ParameterId),
    /// Another figure.
    Figure(OutputId),
}

/// The formula of a figure, with the current values.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Breakdown {
    /// The figure.
    pub name: OutputId,
    /// The formula, each of its terms in braces by its id: whoever shows it puts names there. Where it only comes near the
    /// figure, it begins with a sign that says so: ≈ or <.
    pub formula: String,
    /// What stands in it, in order.
    pub terms: Vec<Factor>,
    /// The figure's value; absent where it has none.
    pub value: Option<f64>,
}

/// A term and its value.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Factor {
    /// Parameter id or output name.
    pub id: &'static str,
    /// Its present value; absent where it has none.
    pub value: Option<f64>,
    /// Whether it is an input that can be changed.
    pub input: bool,
}

/// Takes one figure apart.
#[must_use]
pub fn breakdown(scenario: &Scenario, output: OutputId) -> Breakdown {
    let outcome = evaluate(&scenario.values);
    let figure = |output: OutputId| super::estimate::present(output.of(&outcome));
    let (formula, terms) = formula(output);
    let mut text = sign(output, &scenario.values, &outcome).to_owned() + formula;
    let mut factors = Vec::new();
    for term in terms {
        match term {
            Term::Input(id) if has_no_effect(id, &scenario.values) => {
                for operator in ["+", "\u{d7}"] {
                    text = text.replace(&format!(" {operator} {{{}}}", id.row().id), "");
                }
            }
            Term::Input(id) => {
                factors.push(Factor { id: id.row().id, value: Some(scenario.values.get(id)), input: true });
            }
            Term::Figure(output) => {
                factors.push(Factor { id: output.name(), value: figure(output), input: false });
            }
        }
    }
    Breakdown { name: output, formula: text, terms: factors, value: figure(output) }
}

/// The formula with what has no effect at these inputs: for a sheet whose inputs will be others.
#[must_use]
pub fn whole_formula(scenario: &Scenario, output: OutputId) -> String {
    let (formula, _) = formula(output);
    sign(output, &scenario.values, &evaluate(&scenario.values)).to_owned() + formula
}

/// What few companies use is not spoken of in the formulas of the others.
fn has_no_effect(id: ParameterId, values: &Inputs<f64>) -> bool {
    match id {
        ParameterId::FourthNetworkContacts | ParameterId::FifthNetworkContacts => values.get(id) == 0.0,
        ParameterId::ClaimsCounted => values.get(id) == 1.0,
        _ => {
            Segment::ALL.into_iter().any(|group| is_like_others(id, group, values))
                || Network::ALL.into_iter().any(|network| is_like_first(id, network, values))
        }
    }
}

/// Whether an input of a group says what holds of the others too, or of nobody.
fn is_like_others(id: ParameterId, group: Segment, values: &Inputs<f64>) -> bool {
    let given = || Segment::ALL.into_iter().filter_map(Segment::share).map(|share| values.get(share));
    let is_even = Segment::ALL.into_iter().all(|group| values.get(group.participation()) == 1.0);
    let is_empty = group.share().is_some_and(|share| values.get(share) == 0.0);
    let is_usual = group.network_size().is_none_or(|size| values.get(size) == 1.0);
    match id {
        _ if group.participation() == id => is_empty || values.get(id) == 1.0,
        _ if group.network_size() == Some(id) => is_empty || is_usual,
        _ if group.share() == Some(id) => is_empty || is_usual && is_even && given().sum::<f64>() <= 1.0,
        _ => false,
    }
}

/// The same of an input of a network.
fn is_like_first(id: ParameterId, network: Network, values: &Inputs<f64>) -> bool {
    let is_of_it = network.multiples().is_some_and(|(visibility, clicks)| [visibility, clicks].contains(&id));
    is_of_it && (values.get(id) == 1.0 || values.get(network.contacts()) == 0.0)
}

/// What stands in front of a formula that groups, networks of their own or limits make differ from its figure.
fn sign(output: OutputId, values: &Inputs<f64>, outcome: &Outcome<f64>) -> &'static str {
    let sharing = values.employees * values.participation * values.policy_factor;
    let together =
        |one: f64, other: f64, both: f64| (one.max(other) + (1.0 - values.page_overlap) * one.min(other), both);
    let (of_formula, of_model) = match output {
        ActiveEmployees => (sharing, ActiveEmployees.of(outcome)),
        TotalReach => together(EmployeesReach.of(outcome), PageReach.of(outcome), TotalReach.of(outcome)),
        TotalReachHome => {
            together(EmployeesReachHome.of(outcome), PageReachHome.of(outcome), TotalReachHome.of(outcome))
        }
        PageImpressions => (values.followers, values.followers.min(values.population)),
        EmployeesImpressions => seen_directly(values),
        EmployeesClicks => {
            let clicks = EmployeesImpressions.of(outcome) * values.ctr * values.peer_lift * linked_share(values);
            (clicks, EmployeesClicks.of(outcome))
        }
        _ => return "",
    };
    let differs = (of_formula - of_model).abs() > 1e-9 * of_formula.abs();
    match output {
        _ if !differs => "",
        ActiveEmployees => "< ",
        _ => "\u{2248} ",
    }
}

/// Impressions of the employees' own posts, by the formula of one channel and by that of each network.
fn seen_directly(values: &Inputs<f64>) -> (f64, f64) {
    let visibility = values.visibility * own_words_gain(values) * values.claims_counted;
    let without_end = Inputs { population: f64::MAX, ..*values };
    let contacts = |values: &Inputs<f64>, network| {
        let groups = network_sharers(values, &Setting::steady(), network);
        groups.iter().flat_map(|mix| mix.iter()).map(|group| group.active * group.contacts).sum::<f64>()
    };
    Network::ALL.into_iter().fold((0.0, 0.0), |(of_formula, of_model), network| {
        (
            of_formula + contacts(&without_end, network) * visibility,
            of_model + contacts(values, network) * network_channel(values, network).visibility,
        )
    })
}

/// Contacts on every network.
fn contacts() -> Vec<Term> {
    Network::ALL.into_iter().map(|network| Term::Input(network.contacts())).collect()
}

/// What networks that have multiples of the first one's rates have of one kind.
fn multiples(of: fn((ParameterId, ParameterId)) -> ParameterId) -> Vec<Term> {
    Network::ALL.into_iter().filter_map(Network::multiples).map(of).map(Term::Input).collect()
}

/// Those who share, how many they know, and what tells their groups from each other.
fn sharers() -> Vec<Term> {
    let groups = Segment::ALL.into_iter().flat_map(|group| {
        [group.share(), group.network_size(), Some(group.participation())].into_iter().flatten().map(Term::Input)
    });
    [vec![Term::Figure(ActiveEmployees)], contacts(), groups.collect()].concat()
}

/// How many of those they know see what they post, and see it again through reactions.
fn posts_seen() -> Vec<Term> {
    use ParameterId as P;
    let reactions = [P::ClaimsCounted, P::OwnWords, P::OwnWordsVisibility, P::Engagement, P::ReactionReach, P::Rounds];
    let posts = [P::Posts, P::Visibility].map(Term::Input);
    [posts.to_vec(), multiples(|(visibility, _)| visibility), reactions.map(Term::Input).to_vec()].concat()
}

/// The formula of every figure and its terms in the order they stand in.
fn formula(output: OutputId) -> (&'static str, Vec<Term>) {
    use ParameterId as P;
    macro_rules! terms {
        ($($kind:ident($term:expr)),*) => { vec![$(Term::$kind($term)),*] };
    }
    match output {
        PageReach | PageReachHome => (
            "{followers} who see at least one of its posts, and those whom reactions reach",
            terms![
                Input(P::Followers),
                Input(P::PagePosts),
                Input(P::PageVisibility),
                Input(P::Engagement),
                Input(P::ReactionReach),
                Input(P::Rounds)
            ],
        ),
        PageImpressions => (
            "{page-posts} \u{d7} {page-visibility} \u{d7} {followers}, and the impressions of reactions",
            terms![
                Input(P::PagePosts),
                Input(P::PageVisibility),
                Input(P::Followers),
                Input(P::Engagement),
                Input(P::ReactionReach),
                Input(P::Rounds)
            ],
        ),
        PageFrequency => ("{page.impressions} \u{f7} {page.reach}", terms![Figure(PageImpressions), Figure(PageReach)]),
        PageClicks => ("{page.impressions} \u{d7} {ctr}", terms![Figure(PageImpressions), Input(P::Ctr)]),
        PageEngagements => {
            ("people newly reached \u{d7} {engagement}, all posts", terms![Figure(PageReach), Input(P::Engagement)])
        }
        EmployeesReach | EmployeesReachHome => (
            "contacts of those who share, less shared contacts, who see at least one post, and those whom reactions reach",
            [sharers(), terms![Figure(PairOverlap), Input(P::CrossNetwork)], posts_seen()].concat(),
        ),
        EmployeesImpressions => (
            "{active_employees} \u{d7} their contacts \u{d7} {posts} \u{d7} {visibility} \u{d7} {claims-counted} \u{d7} (1 + {own-words} \u{d7} ({own-words-visibility} \u{2212} 1)), and the impressions of reactions",
            [sharers(), posts_seen()].concat(),
        ),
        EmployeesFrequency => (
            "{employees.impressions} \u{f7} {employees.reach}",
            terms![Figure(EmployeesImpressions), Figure(EmployeesReach)],
        ),
        EmployeesClicks => (
            "{employees.impressions} \u{d7} {ctr} \u{d7} {peer-lift} \u{d7} (1 \u{2212} {own-words} + {own-words} \u{d7} {own-words-visibility} \u{d7} {own-words-links}) \u{f7} (1 + {own-words} \u{d7} ({own-words-visibility} \u{2212} 1))",
            [
                terms![Figure(EmployeesImpressions), Input(P::Ctr)],
                multiples(|(_, clicks)| clicks),
                terms![Input(P::PeerLift), Input(P::OwnWords), Input(P::OwnWordsVisibility), Input(P::OwnWordsLinks)],
            ]
            .concat(),
        ),
        EmployeesEngagements => (
            "people newly reached \u{d7} {engagement}, all posts",
            terms![Figure(EmployeesReach), Input(P::Engagement)],
        ),
        TotalReach => (
            "the larger of the two + (1 \u{2212} {page-overlap}) \u{d7} the smaller",
            terms![Figure(EmployeesReach), Figure(PageReach), Input(P::PageOverlap)],
        ),
        TotalReachHome => (
            "the larger of the two + (1 \u{2212} {page-overlap}) \u{d7} the smaller",
            terms![Figure(EmployeesReachHome), Figure(PageReachHome), Input(P::PageOverlap)],
        ),
        TotalImpressions => (
            "{employees.impressions} + {page.impressions}",
            terms![Figure(EmployeesImpressions), Figure(PageImpressions)],
        ),
        TotalFrequency => {
            ("{total.impressions} \u{f7} {total.reach}", terms![Figure(TotalImpressions), Figure(TotalReach)])
        }
        TotalClicks => ("{employees.clicks} + {page.clicks}", terms![Figure(EmployeesClicks), Figure(PageClicks)]),
        TotalEngagements => (
            "{employees.engagements} + {page.engagements}",
            terms![Figure(EmployeesEngagements), Figure(PageEngagements)],
        ),
        IncrementalReach => ("{total.reach} \u{2212} {page.reach}", terms![Figure(TotalReach), Figure(PageReach)]),
        Multiple => ("{total.reach} \u{f7} {page.reach}", terms![Figure(TotalReach), Figure(PageReach)]),
        ReproductionNumber => (
            "{engagement} \u{d7} {reaction-reach}, as far as those who react have contacts",
            terms![
                Input(P::Engagement),
                Input(P::ReactionReach),
                Input(P::AudienceContacts),
                Input(P::ContactDispersion)
            ],
        ),
        ActiveEmployees => (
            "{employees} \u{d7} {participation} \u{d7} {policy-factor}",
            terms![Input(P::Employees), Input(P::Participation), Input(P::PolicyFactor)],
        ),
        PairOverlap => (
            "{overlap} \u{d7} ({team-size} \u{f7} {employees}) to the power of {overlap-fade}; {overlap} where all are one team",
            terms![Input(P::Overlap), Input(P::TeamSize), Input(P::Employees), Input(P::OverlapFade)],
        ),
        PairContacts => {
            ("{pair_overlap} \u{d7} contacts on the widest network", [terms![Figure(PairOverlap)], contacts()].concat())
        }
        EnvelopeAudience => (
            "{employees} \u{d7} {participation} \u{d7} ({linkedin-contacts} + {x-contacts} + {other-contacts} + {fourth-network-contacts} + {fifth-network-contacts})",
            [terms![Input(P::Employees), Input(P::Participation)], contacts()].concat(),
        ),
        EnvelopeImpressions => {
            ("{envelope.audience} \u{d7} {posts}", terms![Figure(EnvelopeAudience), Input(P::Posts)])
        }
        EnvelopeCorporateEquivalent => {
            ("{envelope.impressions} \u{d7} {peer-lift}", terms![Figure(EnvelopeImpressions), Input(P::PeerLift)])
        }
        EnvelopeSecondDegree => (
            "{envelope.audience} \u{d7} {engagement} \u{d7} {audience-contacts}",
            terms![Figure(EnvelopeAudience), Input(P::Engagement), Input(P::AudienceContacts)],
        ),
        EnvelopeSecondDegreeWithLift => {
            ("{envelope.second_degree} \u{d7} {peer-lift}", terms![Figure(EnvelopeSecondDegree), Input(P::PeerLift)])
        }
        EnvelopePageVisits => ("{followers} \u{d7} {ctr}", terms![Input(P::Followers), Input(P::Ctr)]),
        EnvelopePageSecondDegree => (
            "{followers} \u{d7} {engagement} \u{d7} {audience-contacts}",
            terms![Input(P::Followers), Input(P::Engagement), Input(P::AudienceContacts)],
        ),
        MediaEquivalentCpc => ("{employees.clicks} \u{d7} {cpc}", terms![Figure(EmployeesClicks), Input(P::Cpc)]),
        MediaEquivalentCpm => {
            ("{employees.impressions} \u{d7} {cpm} \u{f7} 1000", terms![Figure(EmployeesImpressions), Input(P::Cpm)])
        }
        Leads => (
            "{employees.clicks} \u{d7} {visit-to-lead} \u{d7} {incrementality}",
            terms![Figure(EmployeesClicks), Input(P::VisitToLead), Input(P::Incrementality)],
        ),
        Customers => ("{money.leads} \u{d7} {lead-to-customer}", terms![Figure(Leads), Input(P::LeadToCustomer)]),
        Revenue => {
            ("{money.customers} \u{d7} {revenue-per-customer}", terms![Figure(Customers), Input(P::RevenuePerCustomer)])
        }
        GrossProfit => ("{money.revenue} \u{d7} {gross-margin}", terms![Figure(Revenue), Input(P::GrossMargin)]),
        Cost => (
            "{fixed-cost} + {active_employees} \u{d7} ({seat-cost} + {minutes} \u{f7} 60 \u{d7} {hourly-cost})",
            terms![
                Input(P::FixedCost),
                Figure(ActiveEmployees),
                Input(P::SeatCost),
                Input(P::Minutes),
                Input(P::HourlyCost)
            ],
        ),
        Net => ("{money.gross_profit} \u{2212} {money.cost}", terms![Figure(GrossProfit), Figure(Cost)]),
        TotalCost => {
            ("{setup-cost} + {money.cost} \u{d7} {months}", terms![Input(P::SetupCost), Figure(Cost), Input(P::Months)])
        }
        Roi => (
            "({money.gross_profit} \u{d7} {months} \u{2212} {money.total_cost}) \u{f7} {money.total_cost} \u{d7} 100",
            terms![Figure(GrossProfit), Input(P::Months), Figure(TotalCost)],
        ),
        Roas => ("{money.revenue} \u{f7} {money.cost}", terms![Figure(Revenue), Figure(Cost)]),
        // Without a gain it never comes.
        Payback => ("{setup-cost} \u{f7} {money.net}, where that is above 0", terms![Input(P::SetupCost), Figure(Net)]),
        CostPerClick => ("{money.cost} \u{f7} {employees.clicks}", terms![Figure(Cost), Figure(EmployeesClicks)]),
        CostPerLead => ("{money.cost} \u{f7} {money.leads}", terms![Figure(Cost), Figure(Leads)]),
    }
}
