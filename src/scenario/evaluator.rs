//! Evaluates a scenario, or many that differ in little.

use super::{
    Mix, Network, Scenario, Segment, Setting, account, employee_channel, network_channel, network_mix, page_channel,
    sharing, weights, widest_contacts,
};
use crate::model::{
    Campaign, Cascade, Channel, Company, EnvelopeInputs, MoneyInputs, Real, Sharers, cascade, company_overlap,
    envelope, money, unwatched,
};
use crate::outputs::{Account, Accounts, Outcome, OutputId, Staff};
use crate::parameters::{Inputs, ParameterId};

/// Evaluates scenarios one after the other, and keeps what is worked out of the page and of the networks while nothing
/// that it depends on changes.
#[derive(Clone, Debug)]
pub struct Evaluator<T: Real> {
    page: Option<(Channel<T>, Sharers<T>, Account<T>)>,
    nobody: Account<T>,
    networks: [Option<Prepared<T>>; Network::COUNT],
}

/// One network as far as it does not depend on how many employees share, and those of one company.
#[derive(Clone, Debug)]
struct Prepared<T: Real> {
    campaign: Campaign<T, Mix<T>>,
    headcount: T,
    company: Company<T>,
}

impl<T: Real> Prepared<T> {
    /// Runs the cascade of so many sharers in a company of `headcount` people.
    #[inline(always)]
    fn run(&self, headcount: T, sharing: T) -> Cascade<T> {
        if headcount == self.headcount {
            self.campaign.run(&self.company, sharing, unwatched)
        } else {
            self.campaign.run(&self.campaign.company(headcount), sharing, unwatched)
        }
    }
}

impl<T: Real> Default for Evaluator<T> {
    fn default() -> Self {
        Evaluator { page: None, nobody: Account::nothing(), networks: [const { None }; Network::COUNT] }
    }
}

/// Whether an input only multiplies the number of employees who share. One that does, the headcount, also decides how
/// much the contacts of two of them overlap; and where groups differ, participation also decides which of them is whole.
pub(crate) fn is_multiplier(scenario: &Scenario, parameter: ParameterId) -> bool {
    let certain = || Segment::ALL.into_iter().all(|segment| scenario.range(segment.participation()).is_none());
    match parameter {
        ParameterId::Employees | ParameterId::PolicyFactor => true,
        ParameterId::Participation => weights(&scenario.values).is_none() && certain(),
        _ => false,
    }
}

impl<T: Real> Evaluator<T> {
    /// All figures of one month.
    #[inline(never)]
    pub fn outcome(&mut self, inputs: &Inputs<T>, setting: &Setting<T>) -> Outcome<T> {
        self.prepare(inputs, setting);
        self.prepared_outcome(inputs, setting)
    }

    /// Works out all that does not depend on how many employees share.
    pub(crate) fn prepare(&mut self, inputs: &Inputs<T>, setting: &Setting<T>) {
        self.prepare_page(inputs);
        self.prepare_networks(inputs, setting);
    }

    /// The outcome of inputs and a setting that differ from those prepared in what [`is_multiplier`] and in
    /// adoption at most.
    pub(crate) fn prepared_outcome(&self, inputs: &Inputs<T>, setting: &Setting<T>) -> Outcome<T> {
        self.prepared_accounts(inputs, setting).outcome(inputs)
    }

    /// The part of that outcome which the rest follows from.
    #[inline]
    pub(crate) fn prepared_accounts(&self, inputs: &Inputs<T>, setting: &Setting<T>) -> Accounts<'_, T> {
        let page = match &self.page {
            Some((.., account)) if setting.page => account,
            _ => &self.nobody,
        };
        Accounts {
            page,
            staff: self.staff(inputs, setting),
            duplication: inputs.page_overlap,
            population: inputs.population,
        }
    }

    fn prepare_page(&mut self, inputs: &Inputs<T>) {
        let (channel, followers) = page_channel(inputs);
        if matches!(&self.page, Some((same, known, _)) if *same == channel && *known == followers) {
            return;
        }
        let account = if followers.contacts.is_nothing() {
            Account::nothing()
        } else {
            account(&cascade(&channel, &[followers], T::one(), unwatched))
        };
        self.page = Some((channel, followers, account));
    }

    fn prepare_networks(&mut self, inputs: &Inputs<T>, setting: &Setting<T>) {
        for (network, kept) in Network::ALL.into_iter().zip(&mut self.networks) {
            let Some(mix) = network_mix(inputs, setting, network) else {
                *kept = None;
                continue;
            };
            let channel = network_channel(inputs, network);
            let headcount = inputs.employees;
            match kept {
                Some(same) if *same.campaign.channel() == channel && *same.campaign.sharers() == *mix => {
                    if same.headcount != headcount {
                        same.headcount = headcount;
                        same.company = same.campaign.company(headcount);
                    }
                }
                kept => {
                    let campaign = Campaign::of(&channel, mix);
                    *kept = Some(Prepared { headcount, company: campaign.company(headcount), campaign });
                }
            }
        }
    }

    /// Runs every prepared network and combines them.
    #[inline(never)]
    fn staff(&self, inputs: &Inputs<T>, setting: &Setting<T>) -> Staff<T> {
        let sharing = sharing(inputs, setting);
        let mut used = self.networks.iter().flatten();
        match (used.next(), used.next()) {
            // Nothing to combine, which is most of the time.
            (Some(only), None) => {
                let result = only.run(inputs.employees, sharing);
                Staff { account: account(&result), active: result.active }
            }
            _ => self.staff_on_several(inputs, sharing),
        }
    }

    #[inline(never)]
    fn staff_on_several(&self, inputs: &Inputs<T>, sharing: T) -> Staff<T> {
        let mut accounts = [Account::nothing(); Network::COUNT];
        let mut active = T::zero();
        for (kept, slot) in self.networks.iter().zip(&mut accounts) {
            if let Some(prepared) = kept {
                let result = prepared.run(inputs.employees, sharing);
                *slot = account(&result);
                active = active.most(result.active);
            }
        }
        let account = Account::combined(&accounts.each_ref(), inputs.cross_network, inputs.population);
        Staff { account, active }
    }
}

/// The employees' figures of one month.
pub fn employees<T: Real>(inputs: &Inputs<T>, setting: &Setting<T>) -> Staff<T> {
    let mut evaluator = Evaluator::default();
    evaluator.prepare_networks(inputs, setting);
    evaluator.staff(inputs, setting)
}

impl<T: Real> Accounts<'_, T> {
    /// One figure of the outcome.
    pub(crate) fn figure(&self, output: OutputId, inputs: &Inputs<T>) -> T {
        output.of_accounts(self).unwrap_or_else(|| output.of(&self.outcome(inputs)))
    }

    /// All figures that follow from the accounts and the inputs.
    #[inline(never)]
    pub(crate) fn outcome(&self, inputs: &Inputs<T>) -> Outcome<T> {
        let (page, total) = (*self.page, self.total());
        let Staff { account: employees, active: active_employees } = self.staff;
        let contacts = Network::ALL.into_iter().fold(T::zero(), |sum, network| sum + inputs.get(network.contacts()));
        let pair_overlap = company_overlap(inputs.overlap, inputs.team_size, inputs.employees, inputs.overlap_fade);
        Outcome {
            page,
            employees,
            total,
            incremental_reach: total.reach - page.reach,
            multiple: total.reach.per(page.reach),
            reproduction_number: employee_channel(inputs).reproduction_number(),
            active_employees,
            pair_overlap,
            pair_contacts: pair_overlap * widest_contacts(inputs),
            envelope: envelope(&EnvelopeInputs {
                sharers: inputs.employees * inputs.participation,
                contacts,
                posts: inputs.posts,
                peer_lift: inputs.peer_lift,
                engagement: inputs.engagement,
                audience_contacts: inputs.audience_contacts,
                followers: inputs.followers,
                ctr: inputs.ctr,
            }),
            money: money(&MoneyInputs {
                impressions: employees.impressions,
                clicks: employees.clicks,
                active: active_employees,
                cpm: inputs.cpm,
                cpc: inputs.cpc,
                visit_to_lead: inputs.visit_to_lead,
                lead_to_customer: inputs.lead_to_customer,
                incrementality: inputs.incrementality,
                revenue_per_customer: inputs.revenue_per_customer,
                gross_margin: inputs.gross_margin,
                fixed_cost: inputs.fixed_cost,
                seat_cost: inputs.seat_cost,
                hours: inputs.minutes / T::of(60.0),
                hourly_cost: inputs.hourly_cost,
                setup_cost: inputs.setup_cost,
                months: inputs.months,
            }),
        }
    }
}
