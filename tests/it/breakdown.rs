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
        let (number, rest) = text.split_at(text.find(|sign: char| !sign.is_ascii_digit()).unwrap_or(text.len()));
        self.rest = rest;
        number.parse().ok()
    }
}

/// What the formula gives; `None` where it says in words what no calculator knows, or a term has no value.
fn worked_out(breakdown: &Breakdown) -> Option<f64> {
    let mut calculator = Calculator { rest: breakdown.formula, breakdown };
    calculator.sum().filter(|_| calculator.rest.is_empty())
}

fn of(scenario: &Scenario, output: OutputId) -> Breakdown {
    breakdown(scenario, output)
}

#[test]
fn most_formulas_are_arithmetic() {
    let all = OutputId::ALL.iter().map(|&output| of(&Scenario::default(), output));
    assert_eq!(all.filter(|breakdown| worked_out(breakdown).is_some()).count(), 32);
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn a_formula_gives_its_figure(values in plausible_inputs()) {
        let scenario = Scenario { values, ..Scenario::default() };
        for &output in OutputId::ALL {
            let breakdown = of(&scenario, output);
            let (Some(found), Some(value)) = (worked_out(&breakdown), breakdown.value) else { continue };
            if found.is_finite() {
                prop_assert!((found - value).abs() <= 1e-6 * value.abs().max(1.0), "{}: {found} for {value}", output.name());
            }
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

/// Where groups or networks make the usual formula untrue, a sign in front of it says so.
#[test]
fn a_formula_that_only_comes_near_says_so() {
    let sign =
        |values: Inputs<f64>, output| of(&Scenario { values, ..Scenario::default() }, output).formula.chars().next();
    let usual = Inputs::defaults();
    assert_eq!(sign(usual, OutputId::EmployeesClicks), Some('{'));
    assert_eq!(sign(usual, OutputId::ActiveEmployees), Some('{'));
    let x = Inputs { x_contacts: 100.0, x_clicks: 2.0, ..usual };
    assert_eq!(sign(x, OutputId::EmployeesClicks), Some('\u{2248}'));
    assert_eq!(sign(Inputs { x_contacts: 0.0, ..x }, OutputId::EmployeesClicks), Some('{'));
    let mut eager = Inputs { participation: 0.6, ..usual };
    eager.set(Segment::Sales.participation(), 5.0);
    assert_eq!(sign(eager, OutputId::ActiveEmployees), Some('<'));
}
