//! Where a figure comes from: its formula, with the numbers in it.

use crate::outputs::OutputId::{self, *};
use crate::parameters::ParameterId;
use crate::scenario::{Scenario, evaluate};
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
    /// The formula in the names of its terms.
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
    let (formula, terms) = formula(output);
    let terms = terms
        .into_iter()
        .map(|term| match term {
            Term::Input(id) => Factor { id: id.row().id, value: Some(scenario.values.get(id)), input: true },
            Term::Figure(output) => Factor { id: output.name(), value: figure(output), input: false },
        })
        .collect();
    Breakdown { name: output, formula, terms, value: figure(output) }
}

/// The formula of every figure and its terms in the order they stand in.
fn formula(output: OutputId) -> (&'static str, Vec<Term>) {
    use ParameterId as P;
    macro_rules! terms {
        ($($kind:ident($term:expr)),*) => { vec![$(Term::$kind($term)),*] };
    }
    match output {
        PageReach | PageReachHome => (
            "followers who see at least one of the posts, and those whom reactions reach",
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
            "page-posts x page-visibility x followers, and the impressions of reactions",
            terms![
                Input(P::PagePosts),
                Input(P::PageVisibility),
                Input(P::Followers),
                Input(P::Engagement),
                Input(P::ReactionReach),
                Input(P::Rounds)
            ],
        ),
        PageFrequency => ("page.impressions / page.reach", terms![Figure(PageImpressions), Figure(PageReach)]),
        PageClicks => ("page.impressions x ctr", terms![Figure(PageImpressions), Input(P::Ctr)]),
        PageEngagements => {
            ("people newly reached x engagement, all posts", terms![Figure(PageReach), Input(P::Engagement)])
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
            "active_employees x contacts x posts x visibility x (1 + own-words x (own-words-visibility - 1)), and the impressions of reactions",
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
        EmployeesFrequency => {
            ("employees.impressions / employees.reach", terms![Figure(EmployeesImpressions), Figure(EmployeesReach)])
        }
        EmployeesClicks => (
            "employees.impressions x ctr x peer-lift x (1 - own-words + own-words x own-words-visibility x own-words-links) / (1 + own-words x (own-words-visibility - 1))",
            terms![
                Figure(EmployeesImpressions),
                Input(P::Ctr),
                Input(P::PeerLift),
                Input(P::OwnWords),
                Input(P::OwnWordsVisibility),
                Input(P::OwnWordsLinks)
            ],
        ),
        EmployeesEngagements => {
            ("people newly reached x engagement, all posts", terms![Figure(EmployeesReach), Input(P::Engagement)])
        }
        TotalReach => (
            "the larger of the two + (1 - page-overlap) x the smaller",
            terms![Figure(EmployeesReach), Figure(PageReach), Input(P::PageOverlap)],
        ),
        TotalReachHome => (
            "the larger of the two + (1 - page-overlap) x the smaller",
            terms![Figure(EmployeesReachHome), Figure(PageReachHome), Input(P::PageOverlap)],
        ),
        TotalImpressions => {
            ("employees.impressions + page.impressions", terms![Figure(EmployeesImpressions), Figure(PageImpressions)])
        }
        TotalFrequency => ("total.impressions / total.reach", terms![Figure(TotalImpressions), Figure(TotalReach)]),
        TotalClicks => ("employees.clicks + page.clicks", terms![Figure(EmployeesClicks), Figure(PageClicks)]),
        TotalEngagements => {
            ("employees.engagements + page.engagements", terms![Figure(EmployeesEngagements), Figure(PageEngagements)])
        }
        IncrementalReach => ("total.reach - page.reach", terms![Figure(TotalReach), Figure(PageReach)]),
        Multiple => ("total.reach / page.reach", terms![Figure(TotalReach), Figure(PageReach)]),
        ReproductionNumber => (
            "engagement x reaction-reach, as far as reactors have contacts",
            terms![
                Input(P::Engagement),
                Input(P::ReactionReach),
                Input(P::AudienceContacts),
                Input(P::ContactDispersion)
            ],
        ),
        ActiveEmployees => (
            "employees x participation x policy-factor",
            terms![Input(P::Employees), Input(P::Participation), Input(P::PolicyFactor)],
        ),
        PairOverlap => (
            "overlap x (team-size / employees) to the power of overlap-fade; overlap where all are one team",
            terms![Input(P::Overlap), Input(P::TeamSize), Input(P::Employees), Input(P::OverlapFade)],
        ),
        PairContacts => (
            "pair_overlap x contacts on the widest network",
            terms![Figure(PairOverlap), Input(P::LinkedinContacts), Input(P::XContacts), Input(P::OtherContacts)],
        ),
        EnvelopeAudience => (
            "employees x participation x (linkedin-contacts + x-contacts + other-contacts)",
            terms![
                Input(P::Employees),
                Input(P::Participation),
                Input(P::LinkedinContacts),
                Input(P::XContacts),
                Input(P::OtherContacts)
            ],
        ),
        EnvelopeImpressions => ("envelope.audience x posts", terms![Figure(EnvelopeAudience), Input(P::Posts)]),
        EnvelopeCorporateEquivalent => {
            ("envelope.impressions x peer-lift", terms![Figure(EnvelopeImpressions), Input(P::PeerLift)])
        }
        EnvelopeSecondDegree => (
            "envelope.audience x engagement x audience-contacts",
            terms![Figure(EnvelopeAudience), Input(P::Engagement), Input(P::AudienceContacts)],
        ),
        EnvelopeSecondDegreeWithLift => {
            ("envelope.second_degree x peer-lift", terms![Figure(EnvelopeSecondDegree), Input(P::PeerLift)])
        }
        EnvelopePageVisits => ("followers x ctr", terms![Input(P::Followers), Input(P::Ctr)]),
        EnvelopePageSecondDegree => (
            "followers x engagement x audience-contacts",
            terms![Input(P::Followers), Input(P::Engagement), Input(P::AudienceContacts)],
        ),
        MediaEquivalentCpc => ("employees.clicks x cpc", terms![Figure(EmployeesClicks), Input(P::Cpc)]),
        MediaEquivalentCpm => {
            ("employees.impressions / 1,000 x cpm", terms![Figure(EmployeesImpressions), Input(P::Cpm)])
        }
        Leads => (
            "employees.clicks x visit-to-lead x incrementality",
            terms![Figure(EmployeesClicks), Input(P::VisitToLead), Input(P::Incrementality)],
        ),
        Customers => ("money.leads x lead-to-customer", terms![Figure(Leads), Input(P::LeadToCustomer)]),
        Revenue => ("money.customers x revenue-per-customer", terms![Figure(Customers), Input(P::RevenuePerCustomer)]),
        GrossProfit => ("money.revenue x gross-margin", terms![Figure(Revenue), Input(P::GrossMargin)]),
        Cost => (
            "fixed-cost + active_employees x (seat-cost + minutes / 60 x hourly-cost)",
            terms![
                Input(P::FixedCost),
                Figure(ActiveEmployees),
                Input(P::SeatCost),
                Input(P::Minutes),
                Input(P::HourlyCost)
            ],
        ),
        Net => ("money.gross_profit - money.cost", terms![Figure(GrossProfit), Figure(Cost)]),
        TotalCost => ("setup-cost + money.cost x months", terms![Input(P::SetupCost), Figure(Cost), Input(P::Months)]),
        Roi => (
            "(money.gross_profit x months - money.total_cost) / money.total_cost x 100",
            terms![Figure(GrossProfit), Input(P::Months), Figure(TotalCost)],
        ),
        Roas => ("money.revenue / money.cost", terms![Figure(Revenue), Figure(Cost)]),
        Payback => ("setup-cost / money.net", terms![Input(P::SetupCost), Figure(Net)]),
        CostPerClick => ("money.cost / employees.clicks", terms![Figure(Cost), Figure(EmployeesClicks)]),
        CostPerLead => ("money.cost / money.leads", terms![Figure(Cost), Figure(Leads)]),
    }
}
