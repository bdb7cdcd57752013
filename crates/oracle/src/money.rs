//! What clicks are worth and what a programme costs: M20 to M22 of `docs/model.md`.

use crate::real::{Real, one, real, zero};

/// Prices, rates and costs.
#[derive(Clone, Debug)]
pub struct Terms {
    /// Price of 1,000 impressions.
    pub cpm: Real,
    /// Price of a click.
    pub cpc: Real,
    /// Share of the clicks that become leads.
    pub visit_to_lead: Real,
    /// Share of the leads that become customers.
    pub lead_to_customer: Real,
    /// Share of the leads that would not have come anyway.
    pub incrementality: Real,
    /// Revenue of one customer.
    pub revenue_per_customer: Real,
    /// Gross margin.
    pub gross_margin: Real,
    /// Cost a month, however many take part.
    pub fixed_cost: Real,
    /// Licence per active employee and month.
    pub seat_cost: Real,
    /// Hours per active employee and month.
    pub hours: Real,
    /// Cost of an hour.
    pub hourly_cost: Real,
    /// One-off cost.
    pub setup_cost: Real,
    /// Months of the horizon.
    pub months: Real,
}

/// By name, a month unless the name says otherwise; absent where there is nothing to divide by.
pub type Money = Vec<(&'static str, Option<Real>)>;

/// The whole calculation.
pub fn money(impressions: &Real, clicks: &Real, active: &Real, terms: &Terms) -> Money {
    let per = |a: &Real, b: &Real| (*b > zero()).then(|| a / b);
    let leads = clicks * &terms.visit_to_lead * &terms.incrementality;
    let customers = &leads * &terms.lead_to_customer;
    let revenue = &customers * &terms.revenue_per_customer;
    let gross_profit = &revenue * &terms.gross_margin;
    let cost = &terms.fixed_cost + active * (&terms.seat_cost + &terms.hours * &terms.hourly_cost);
    let net = &gross_profit - &cost;
    let total_cost = &terms.setup_cost + &cost * &terms.months;
    let earned = &gross_profit * &terms.months - &total_cost;
    let payback = if net <= zero() {
        None
    } else if terms.setup_cost <= zero() {
        Some(zero())
    } else {
        Some(&terms.setup_cost / &net)
    };
    vec![
        ("media_equivalent_cpm", Some(impressions / real(1000.0) * &terms.cpm)),
        ("media_equivalent_cpc", Some(clicks * &terms.cpc)),
        ("customers", Some(customers)),
        ("roi", per(&earned, &total_cost).map(|share| share * real(100.0))),
        ("roas", per(&revenue, &cost)),
        ("payback", payback),
        ("cost_per_click", per(&cost, clicks)),
        ("cost_per_lead", per(&cost, &leads)),
        ("leads", Some(leads)),
        ("revenue", Some(revenue)),
        ("gross_profit", Some(gross_profit)),
        ("cost", Some(cost)),
        ("net", Some(net)),
        ("total_cost", Some(total_cost)),
    ]
}

/// M22: months until the running total, which starts at the cost of setting up, is back at zero.
pub fn payback_months(setup_cost: &Real, flows: &[Real]) -> Option<Real> {
    let mut total = -setup_cost;
    if total >= zero() {
        return Some(zero());
    }
    let mut month = zero();
    for flow in flows {
        let after = &total + flow;
        if after >= zero() && *flow > zero() {
            return Some(month - total / flow);
        }
        total = after;
        month += one();
    }
    None
}
