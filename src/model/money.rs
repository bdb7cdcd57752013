//! What the clicks are worth and what the programme costs, per month.

use super::Real;
use serde::{Serialize, Serializer};

/// Figures the money calculation depends on. Money is in one currency; shares run from 0 to 1.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct MoneyInputs<T> {
    /// Impressions per month.
    pub impressions: T,
    /// Clicks per month.
    pub clicks: T,
    /// Active employees.
    pub active: T,
    /// Price of 1,000 impressions.
    pub cpm: T,
    /// Price of a click.
    pub cpc: T,
    /// Share of clicks that become leads.
    pub visit_to_lead: T,
    /// Share of leads that become customers.
    pub lead_to_customer: T,
    /// Share of the leads that would not have come anyway.
    pub incrementality: T,
    /// Revenue of one customer.
    pub revenue_per_customer: T,
    /// Gross margin.
    pub gross_margin: T,
    /// Running cost per month, however many take part.
    pub fixed_cost: T,
    /// Licence per active employee and month.
    pub seat_cost: T,
    /// Hours per active employee and month.
    pub hours: T,
    /// Cost of an hour.
    pub hourly_cost: T,
    /// One-off cost.
    pub setup_cost: T,
    /// Horizon of the return on investment, in months.
    pub months: T,
}

/// Money per month, except where months are named. Infinite means absent: nothing to divide by.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[serde(bound = "T: Serialize + Copy + Into<f64>")]
pub struct Money<T> {
    /// What the impressions would cost as advertising: impressions / 1000 cpm. Never added to the next one.
    pub media_equivalent_cpm: T,
    /// What the clicks would cost as advertising: clicks cpc.
    pub media_equivalent_cpc: T,
    /// clicks visit_to_lead incrementality.
    pub leads: T,
    /// leads lead_to_customer.
    pub customers: T,
    /// customers revenue_per_customer.
    pub revenue: T,
    /// revenue gross_margin.
    pub gross_profit: T,
    /// fixed + E (licence + hours cost of an hour).
    pub cost: T,
    /// gross profit - cost.
    pub net: T,
    /// set-up + cost months.
    pub total_cost: T,
    /// (gross profit months - total cost) / total cost 100, over the horizon; media equivalents are no part of it.
    #[serde(serialize_with = "null_where_infinite")]
    pub roi: T,
    /// revenue / cost.
    #[serde(serialize_with = "null_where_infinite")]
    pub roas: T,
    /// Months until the set-up cost is earned back at an even pace; infinite when the programme earns nothing.
    #[serde(serialize_with = "null_where_infinite")]
    pub payback: T,
    /// cost / clicks.
    #[serde(serialize_with = "null_where_infinite")]
    pub cost_per_click: T,
    /// cost / leads.
    #[serde(serialize_with = "null_where_infinite")]
    pub cost_per_lead: T,
}

/// Funnel, cost and return (M20, M21). Media equivalents stand apart: the Barcelona Principles of AMEC hold that
/// advertising equivalents are not the value of communication.
pub fn money<T: Real>(inputs: &MoneyInputs<T>) -> Money<T> {
    let leads = inputs.clicks * inputs.visit_to_lead * inputs.incrementality;
    let customers = leads * inputs.lead_to_customer;
    let revenue = customers * inputs.revenue_per_customer;
    let gross_profit = revenue * inputs.gross_margin;
    let cost = inputs.fixed_cost + inputs.active * (inputs.seat_cost + inputs.hours * inputs.hourly_cost);
    let net = gross_profit - cost;
    let total_cost = inputs.setup_cost + cost * inputs.months;
    let return_on_cost = (gross_profit * inputs.months - total_cost).per(total_cost) * T::of(100.0);
    let repaid = inputs.setup_cost.per(net);
    let instant = T::zero().below(net) & !T::zero().below(inputs.setup_cost);
    Money {
        media_equivalent_cpm: inputs.impressions / T::of(1000.0) * inputs.cpm,
        media_equivalent_cpc: inputs.clicks * inputs.cpc,
        leads,
        customers,
        revenue,
        gross_profit,
        cost,
        net,
        total_cost,
        roi: return_on_cost,
        roas: revenue.per(cost),
        payback: T::select(instant, T::zero(), repaid),
        cost_per_click: cost.per(inputs.clicks),
        cost_per_lead: cost.per(leads),
    }
}

/// Undiscounted payback with uneven flows: months until the running total, starting at `-setup_cost`, first reaches
/// zero, linear inside the month. `None` if it never does.
pub fn payback_months(setup_cost: f64, net_flows: impl IntoIterator<Item = f64>) -> Option<f64> {
    let mut total = -setup_cost;
    if total >= 0.0 {
        return Some(0.0);
    }
    let mut month = 0.0;
    for flow in net_flows {
        if total + flow >= 0.0 && flow > 0.0 {
            return Some(month - total / flow);
        }
        total += flow;
        month += 1.0;
    }
    None
}

/// Writes an absent figure as null.
fn null_where_infinite<T: Copy + Into<f64>, S: Serializer>(value: &T, serializer: S) -> Result<S::Ok, S::Error> {
    let value: f64 = (*value).into();
    value.is_finite().then_some(value).serialize(serializer)
}
