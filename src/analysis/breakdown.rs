//! Where a figure comes from: its formula, with the numbers in it.

use crate::outputs::OutputId::{self, *};
use crate::parameters::ParameterId;
use crate::scenario::{Network, Scenario, evaluate, group_capped};
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
    /// The formula, each of its terms in braces by its id: whoever shows it puts names there.
    pub formula: &'static str,
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
    let (usual, terms) = formula(output);
    let formula = differing(scenario, output).unwrap_or(usual);
    let is_there = |term: &Term| match *term {
        Term::Input(id @ (ParameterId::FourthNetworkContacts | ParameterId::FifthNetworkContacts)) => {
            scenario.values.get(id) > 0.0
        }
        _ => true,
    };
    let terms = terms
        .into_iter()
        .filter(is_there)
        .map(|term| match term {
            Term::Input(id) => Factor { id: id.row().id, value: Some(scenario.values.get(id)), input: true },
            Term::Figure(output) => Factor { id: output.name(), value: figure(output), input: false },
        })
        .collect();
    Breakdown { name: output, formula, terms, value: figure(output) }
}

macro_rules! clicks {
    () => {
        "{employees.impressions} \u{d7} {ctr} \u{d7} {peer-lift} \u{d7} (1 \u{2212} {own-words} + {own-words} \u{d7} {own-words-visibility} \u{d7} {own-words-links}) \u{f7} (1 + {own-words} \u{d7} ({own-words-visibility} \u{2212} 1))"
    };
}

macro_rules! active {
    () => {
        "{employees} \u{d7} {participation} \u{d7} {policy-factor}"
    };
}

macro_rules! audience {
    ($further:literal) => {
        concat!(
            "{employees} \u{d7} {participation} \u{d7} ({linkedin-contacts} + {x-contacts} + {other-contacts}",
            $further,
            ")"
        )
    };
}

/// The formula of a figure that groups or networks of their own make differ from the usual one: a sign in front says so.
fn differing(scenario: &Scenario, output: OutputId) -> Option<&'static str> {
    let values = &scenario.values;
    let own_rate = |network: Network| {
        let clicks = network.multiples().map_or(1.0, |(_, clicks)| values.get(clicks));
        values.get(network.contacts()) > 0.0 && clicks != 1.0
    };
    let further = (values.fourth_network_contacts > 0.0, values.fifth_network_contacts > 0.0);
    match output {
        EmployeesClicks if Network::ALL.into_iter().any(own_rate) => Some(concat!("\u{2248} ", clicks!())),
        ActiveEmployees if group_capped(values).is_some() => Some(concat!("< ", active!())),
        EnvelopeAudience => match further {
            (false, false) => None,
            (true, false) => Some(audience!(" + {fourth-network-contacts}")),
            (false, true) => Some(audience!(" + {fifth-network-contacts}")),
            (true, true) => Some(audience!(" + {fourth-network-contacts} + {fifth-network-contacts}")),
        },
        _ => None,
    }
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
            terms![
                Figure(ActiveEmployees),
                Input(P::LinkedinContacts),
                Input(P::XContacts),
                Input(P::OtherContacts),
                Figure(PairOverlap),
                Input(P::CrossNetwork),
                Input(P::Posts),
                Input(P::Visibility),
                Input(P::OwnWords),
                Input(P::OwnWordsVisibility),
                Input(P::Engagement),
                Input(P::ReactionReach),
                Input(P::Rounds)
            ],
        ),
        EmployeesImpressions => (
            "{active_employees} \u{d7} contacts \u{d7} {posts} \u{d7} {visibility} \u{d7} (1 + {own-words} \u{d7} ({own-words-visibility} \u{2212} 1)), and the impressions of reactions",
            terms![
                Figure(ActiveEmployees),
                Input(P::LinkedinContacts),
                Input(P::XContacts),
                Input(P::OtherContacts),
                Input(P::Posts),
                Input(P::Visibility),
                Input(P::OwnWords),
                Input(P::OwnWordsVisibility),
                Input(P::Engagement),
                Input(P::ReactionReach),
                Input(P::Rounds)
            ],
        ),
        EmployeesFrequency => (
            "{employees.impressions} \u{f7} {employees.reach}",
            terms![Figure(EmployeesImpressions), Figure(EmployeesReach)],
        ),
        EmployeesClicks => (
            clicks!(),
            terms![
                Figure(EmployeesImpressions),
                Input(P::Ctr),
                Input(P::PeerLift),
                Input(P::OwnWords),
                Input(P::OwnWordsVisibility),
                Input(P::OwnWordsLinks)
            ],
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
        ActiveEmployees => (active!(), terms![Input(P::Employees), Input(P::Participation), Input(P::PolicyFactor)]),
        PairOverlap => (
            "{overlap} \u{d7} ({team-size} \u{f7} {employees}) to the power of {overlap-fade}; {overlap} where all are one team",
            terms![Input(P::Overlap), Input(P::TeamSize), Input(P::Employees), Input(P::OverlapFade)],
        ),
        PairContacts => (
            "{pair_overlap} \u{d7} contacts on the widest network",
            terms![Figure(PairOverlap), Input(P::LinkedinContacts), Input(P::XContacts), Input(P::OtherContacts)],
        ),
        EnvelopeAudience => (
            audience!(""),
            terms![
                Input(P::Employees),
                Input(P::Participation),
                Input(P::LinkedinContacts),
                Input(P::XContacts),
                Input(P::OtherContacts),
                Input(P::FourthNetworkContacts),
                Input(P::FifthNetworkContacts)
            ],
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
        Payback => ("{setup-cost} \u{f7} {money.net}", terms![Input(P::SetupCost), Figure(Net)]),
        CostPerClick => ("{money.cost} \u{f7} {employees.clicks}", terms![Figure(Cost), Figure(EmployeesClicks)]),
        CostPerLead => ("{money.cost} \u{f7} {money.leads}", terms![Figure(Cost), Figure(Leads)]),
    }
}
