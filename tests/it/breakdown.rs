//! Where a figure comes from: whoever works its formula out by hand gets the figure.

use crate::strategy::{config, plausible_inputs};
use proptest::prelude::*;
use reach_estimator::analysis::{Breakdown, breakdown};
use reach_estimator::outputs::OutputId;
use reach_estimator::parameters::{Inputs, ParameterId};
use reach_estimator::scenario::{Scenario, Segment};

/// A pocket calculator with brackets: sums of products of numbers and of terms in braces.
struct Calculator<'a> {
    rest: &'a str,
    breakdown: &'a Breakdown,
}

impl Calculator<'_> {
    fn takes(&mut self, sign: char) -> bool {
        let taken = self.rest.trim_start().strip_prefix(sign);
        self.rest = taken.unwrap_or(self.rest);
        taken.is_some()
    }

    fn sum(&mut self) -> Option<f64> {
        let mut sum = self.product()?;
        loop {
            if self.takes('+') {
                sum += self.product()?;
            } else if self.takes('\u{2212}') {
                sum -= self.product()?;
            } else {
                return Some(sum);
            }
        }
    }

    fn product(&mut self) -> Option<f64> {
        let mut product = self.factor()?;
        loop {
            if self.takes('\u{d7}') {
                product *= self.factor()?;
            } else if self.takes('\u{f7}') {
                product /= self.factor()?;
            } else {
                return Some(product);
            }
        }
    }

    fn factor(&mut self) -> Option<f64> {
        if self.takes('(') {
            let sum = self.sum()?;
            return self.takes(')').then_some(sum);
        }
        if self.takes('{') {
            let (id, rest) = self.rest.split_once('}')?;
            self.rest = rest;
            return self.breakdown.terms.iter().find(|term| term.id == id)?.value;
        }
        let text = self.rest.trim_start();
        let (number, rest) =
            text.split_at(text.find(|sign: char| !(sign.is_ascii_digit() || sign == '.')).unwrap_or(text.len()));
        self.rest = rest;
        number.parse().ok()
    }
}

/// What the formula gives; `None` where it says in words what no calculator knows, or a term has no value.
fn worked_out(breakdown: &Breakdown) -> Option<f64> {
    let conditional = breakdown.formula.split_once(", where that is above 0").map(|(formula, _)| formula);
    let mut calculator = Calculator { rest: conditional.unwrap_or(&breakdown.formula), breakdown };
    let divisor = breakdown.terms.last().and_then(|term| term.value);
    let holds = conditional.is_none() || divisor.is_some_and(|divisor| divisor > 0.0);
    calculator.sum().filter(|_| calculator.rest.is_empty() && holds)
}

fn of(scenario: &Scenario, output: OutputId) -> Breakdown {
    breakdown(scenario, output)
}

#[test]
fn most_formulas_are_arithmetic() {
    let paying = Scenario::default().with(ParameterId::RevenuePerCustomer, 1e6);
    let all = OutputId::ALL.iter().map(|&output| of(&paying, output));
    assert_eq!(all.filter(|breakdown| worked_out(breakdown).is_some()).count(), 32);
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn a_formula_gives_its_figure(values in plausible_inputs()) {
        let scenario = Scenario { values, ..Scenario::default() };
        for &output in OutputId::ALL {
            let breakdown = of(&scenario, output);
            let Some(found) = worked_out(&breakdown).filter(|found| found.is_finite()) else { continue };
            let value = breakdown.value.unwrap_or(f64::NAN);
            prop_assert!((found - value).abs() <= 1e-6 * value.abs().max(1.0), "{}: {found} for {value}", output.name());
        }
    }
}

/// Networks of their own are counted, and one that nobody has is not spoken of.
#[test]
fn further_networks_stand_in_the_formula_once_they_have_contacts() {
    let named = |values: Inputs<f64>| {
        let scenario = Scenario { values, ..Scenario::default() };
        let breakdown = of(&scenario, OutputId::EnvelopeAudience);
        let found = worked_out(&breakdown).unwrap();
        assert!((found - breakdown.value.unwrap()).abs() < 1e-6 * found);
        [ParameterId::FourthNetworkContacts, ParameterId::FifthNetworkContacts].map(|id| {
            (breakdown.formula.contains(id.row().id), breakdown.terms.iter().any(|term| term.id == id.row().id))
        })
    };
    let usual = Inputs::defaults();
    assert_eq!(named(usual), [(false, false); 2]);
    assert_eq!(named(Inputs { fourth_network_contacts: 50.0, ..usual }), [(true, true), (false, false)]);
    assert_eq!(named(Inputs { fifth_network_contacts: 50.0, ..usual }), [(false, false), (true, true)]);
}

/// Where groups, networks or limits make the usual formula untrue, a sign in front of it says so.
#[test]
fn a_formula_that_only_comes_near_says_so() {
    use OutputId::{ActiveEmployees, EmployeesClicks, EmployeesImpressions};
    let sign =
        |values: Inputs<f64>, output| of(&Scenario { values, ..Scenario::default() }, output).formula.chars().next();
    let usual = Inputs::defaults();
    for output in [ActiveEmployees, EmployeesClicks, EmployeesImpressions] {
        assert_eq!(sign(usual, output), Some('{'));
    }
    let x = Inputs { x_contacts: 100.0, ..usual };
    let (near, below) = (Some('\u{2248}'), Some('<'));
    assert_eq!(sign(Inputs { x_clicks: 2.0, ..x }, EmployeesClicks), near);
    assert_eq!(sign(Inputs { x_clicks: 2.0, ..usual }, EmployeesClicks), Some('{'));
    assert_eq!(sign(Inputs { x_visibility: 2.0, ..x }, EmployeesImpressions), near);
    assert_eq!(
        sign(Inputs { visibility: 0.9, own_words: 1.0, own_words_visibility: 5.0, ..usual }, EmployeesImpressions),
        near
    );
    assert_eq!(sign(Inputs { population: 1_000.0, linkedin_contacts: 3_000.0, ..usual }, EmployeesImpressions), near);
    assert_eq!(sign(Inputs { population: 1_000.0, ..usual }, OutputId::PageImpressions), near);
    assert_eq!(sign(usual, OutputId::PageImpressions), Some('{'));
    let full = Inputs { population: 2_000.0, participation: 0.9, page_visibility: 0.6, page_posts: 30.0, ..usual };
    let reach = [OutputId::TotalReach, OutputId::TotalReachHome];
    assert_eq!(reach.map(|output| sign(full, output)), [near; 2]);
    assert_eq!(reach.map(|output| sign(usual, output)), [Some('t'); 2]);
    assert_eq!(sign(Inputs { ctr: 0.6, peer_lift: 5.0, ..usual }, EmployeesClicks), near);
    let mut eager = Inputs { participation: 0.6, ..usual };
    eager.set(Segment::Sales.participation(), 5.0);
    assert_eq!(sign(eager, ActiveEmployees), below);
    let alone = Inputs { linkedin_contacts: 0.0, x_contacts: 0.0, other_contacts: 0.0, ..usual };
    assert_eq!(sign(alone, ActiveEmployees), below);
}

/// Whoever works out the direct part of the impressions gets what the model counts while nobody reacts.
#[test]
fn impressions_are_those_of_the_formula_where_nobody_reacts() {
    for claims_counted in [1.0, 0.5] {
        let values = Inputs { engagement: 0.0, claims_counted, fourth_network_contacts: 40.0, ..Inputs::defaults() };
        let mut breakdown = of(&Scenario { values, ..Scenario::default() }, OutputId::EmployeesImpressions);
        assert_eq!(breakdown.formula.contains("{claims-counted}"), claims_counted < 1.0);
        // Some groups have more, and only those are spoken of.
        let find = |id: ParameterId| breakdown.terms.iter().find(|term| term.id == id.row().id)?.value;
        let more =
            Segment::ALL.into_iter().filter_map(|group| Some((find(group.share()?)?, find(group.network_size()?)?)));
        let more: Vec<_> = more.collect();
        assert_eq!(more.len(), 1);
        let more = more.iter().map(|(share, size)| share * (size - 1.0)).sum::<f64>();
        let usual = find(ParameterId::LinkedinContacts).unwrap() + find(ParameterId::FourthNetworkContacts).unwrap();
        let theirs = format!("{} \u{d7}", usual * (1.0 + more));
        let (direct, _) = breakdown.formula.split_once(", and").unwrap();
        breakdown.formula = direct.replace("their contacts \u{d7}", &theirs);
        let (found, value) = (worked_out(&breakdown).unwrap(), breakdown.value.unwrap());
        assert!((found - value).abs() < 1e-6 * value, "{found} for {value}");
    }
}

/// Of groups and networks of their own only what has an effect is spoken of.
#[test]
fn terms_are_those_that_move_the_figure() {
    let groups =
        Inputs { sales_network_size: 1.0, technical_share: 0.3, technical_network_size: 2.0, ..Inputs::defaults() };
    let named = |values: Inputs<f64>, id: ParameterId| {
        let breakdown = of(&Scenario { values, ..Scenario::default() }, OutputId::EmployeesImpressions);
        breakdown.terms.iter().any(|term| term.id == id.row().id)
    };
    assert!(named(groups, ParameterId::TechnicalShare) && named(groups, ParameterId::TechnicalNetworkSize));
    assert!(!named(groups, ParameterId::SalesShare) && !named(groups, ParameterId::SalesNetworkSize));
    // Who takes part more often weighs more, and then it matters how many they are.
    assert!(named(Inputs { sales_participation: 3.0, ..groups }, ParameterId::SalesShare));
    let x = Inputs { x_contacts: 100.0, x_visibility: 2.0, ..Inputs::defaults() };
    assert!(named(x, ParameterId::XVisibility));
    assert!(!named(Inputs { x_contacts: 0.0, ..x }, ParameterId::XVisibility));
}
