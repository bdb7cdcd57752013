//! Everything the model answers, by name. The dotted names are those of the `estimate` result.

use crate::model::{Envelope, Money, Real, combine_channels};
use crate::parameter::{is_count, parse_number, parse_number_with, same_name, without_unit_of_time};
use serde::{Serialize, Serializer};

/// Figures of one way of publishing, a month.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Account<T> {
    /// Unique people who saw at least one post.
    pub reach: T,
    /// Those of them inside the niche.
    pub reach_home: T,
    /// Times a post was seen.
    pub impressions: T,
    /// Impressions per person reached; 0 when nobody is.
    pub frequency: T,
    /// Clicks.
    pub clicks: T,
    /// Visible reactions.
    pub engagements: T,
}

impl<T: Real> Account<T> {
    /// Nobody published anything.
    #[must_use]
    pub fn nothing() -> Self {
        let zero = T::zero();
        Account { reach: zero, reach_home: zero, impressions: zero, frequency: zero, clicks: zero, engagements: zero }
    }

    /// Adds what adds up, and counts people once: `duplication` is the share of each smaller audience that the largest
    /// has reached already. There are no more than `population`.
    #[inline(always)]
    pub(crate) fn combined<const N: usize>(accounts: &[&Account<T>; N], duplication: T, population: T) -> Self {
        let sum = |figure: fn(&Account<T>) -> T| accounts.iter().fold(T::zero(), |sum, account| sum + figure(account));
        let reach = combine_channels(&accounts.map(|account| account.reach), duplication).least(population);
        let impressions = sum(|account| account.impressions);
        Account {
            reach,
            reach_home: combine_channels(&accounts.map(|account| account.reach_home), duplication).least(reach),
            impressions,
            frequency: impressions.per_or_zero(reach),
            clicks: sum(|account| account.clicks),
            engagements: sum(|account| account.engagements),
        }
    }
}

/// What the page and the employees reach: everything else follows from it and the inputs.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Accounts<'a, T> {
    pub(crate) page: &'a Account<T>,
    pub(crate) staff: Staff<T>,
    /// Share of the smaller audience that the larger one has reached already.
    pub(crate) duplication: T,
    /// People within reach.
    pub(crate) population: T,
}

/// The employees' figures over all networks.
#[derive(Clone, Copy, Debug)]
pub struct Staff<T> {
    /// Networks together, people counted once.
    pub account: Account<T>,
    /// Employees who share, on the widest network.
    pub active: T,
}

impl<T: Real> Accounts<'_, T> {
    /// Both, people counted once.
    #[inline(always)]
    pub(crate) fn total(&self) -> Account<T> {
        Account::combined(&[&self.staff.account, self.page], self.duplication, self.population)
    }
}

/// All figures of a scenario. Infinite means absent.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Outcome<T> {
    /// The company page alone.
    pub page: Account<T>,
    /// The employees, all networks.
    pub employees: Account<T>,
    /// Both, people counted once.
    pub total: Account<T>,
    /// total.reach - page.reach.
    pub incremental_reach: T,
    /// total.reach / page.reach; absent when the page reaches nobody.
    pub multiple: T,
    /// R of the employees' cascade.
    pub reproduction_number: T,
    /// Employees who share.
    pub active_employees: T,
    /// Share of their contacts that two employees picked at random have in common.
    pub pair_overlap: T,
    /// The same in people, on the network where employees have most contacts.
    pub pair_contacts: T,
    /// The article's arithmetic.
    pub envelope: Envelope<T>,
    /// Worth and cost of what the employees add.
    pub money: Money<T>,
}

/// What an output counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum OutputUnit {
    /// People, each counted once.
    People,
    /// Impressions.
    Impressions,
    /// Clicks.
    Clicks,
    /// Visible reactions.
    Reactions,
    /// A ratio.
    Ratio,
    /// A share between 0 and 1.
    Share,
    /// Money.
    Money,
    /// Percent.
    Percent,
    /// Months.
    Months,
    /// Leads.
    Leads,
    /// Customers.
    Customers,
    /// Employees who share.
    Advocates,
}

/// A figure of the accounts, for the outputs whose path begins with one of them.
macro_rules! account_figure {
    ($accounts:ident page $figure:ident) => {
        Some($accounts.page.$figure)
    };
    ($accounts:ident employees $figure:ident) => {
        Some($accounts.staff.account.$figure)
    };
    ($accounts:ident total $figure:ident) => {
        Some($accounts.total().$figure)
    };
    ($accounts:ident $($elsewhere:ident)*) => {
        None
    };
}

/// Declares the outputs: variant, path in [`Outcome`], label, unit, and whether a larger figure is better.
macro_rules! outputs {
    ($($variant:ident $first:ident $(. $second:ident)? : $label:literal, $unit:ident, $better:expr;)*) => {
        /// Names an output.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum OutputId { $(#[doc = $label] $variant,)* }

        impl OutputId {
            /// Every output, in the order of the `estimate` result.
            pub const ALL: &[OutputId] = &[$(OutputId::$variant,)*];

            /// Dotted name.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self { $(OutputId::$variant => concat!(stringify!($first) $(, ".", stringify!($second))?),)* }
            }

            /// English label.
            #[must_use]
            pub const fn label(self) -> &'static str {
                match self { $(OutputId::$variant => $label,)* }
            }

            /// What it counts.
            #[must_use]
            pub const fn unit(self) -> OutputUnit {
                match self { $(OutputId::$variant => OutputUnit::$unit,)* }
            }

            /// Whether more is better; `None` where it is neither.
            #[must_use]
            pub const fn higher_is_better(self) -> Option<bool> {
                match self { $(OutputId::$variant => $better,)* }
            }

            /// Reads the figure off an outcome. Infinite means absent.
            #[inline(never)] // as many branches as there are outputs
            pub fn of<T: Copy>(self, outcome: &Outcome<T>) -> T {
                match self { $(OutputId::$variant => outcome.$first$(.$second)?,)* }
            }

            /// Reads the figure off the accounts, where it is one of theirs.
            pub(crate) fn of_accounts<T: Real>(self, accounts: &Accounts<'_, T>) -> Option<T> {
                match self { $(OutputId::$variant => account_figure!(accounts $first $($second)?),)* }
            }
        }
    };
}

const MORE: Option<bool> = Some(true);
const LESS: Option<bool> = Some(false);
const NEITHER: Option<bool> = None;

outputs! {
    PageReach page.reach: "Unique reach, page alone", People, MORE;
    PageReachHome page.reach_home: "Unique reach in the niche, page alone", People, MORE;
    PageImpressions page.impressions: "Impressions, page alone", Impressions, MORE;
    PageFrequency page.frequency: "Average frequency, page alone", Ratio, NEITHER;
    PageClicks page.clicks: "Visits, page alone", Clicks, MORE;
    PageEngagements page.engagements: "Reactions, page alone", Reactions, MORE;
    EmployeesReach employees.reach: "Unique reach, employees", People, MORE;
    EmployeesReachHome employees.reach_home: "Unique reach in the niche, employees", People, MORE;
    EmployeesImpressions employees.impressions: "Impressions, employees", Impressions, MORE;
    EmployeesFrequency employees.frequency: "Average frequency, employees", Ratio, NEITHER;
    EmployeesClicks employees.clicks: "Visits, employees", Clicks, MORE;
    EmployeesEngagements employees.engagements: "Reactions, employees", Reactions, MORE;
    TotalReach total.reach: "Unique reach", People, MORE;
    TotalReachHome total.reach_home: "Unique reach in the niche", People, MORE;
    TotalImpressions total.impressions: "Impressions", Impressions, MORE;
    TotalFrequency total.frequency: "Average frequency", Ratio, NEITHER;
    TotalClicks total.clicks: "Visits", Clicks, MORE;
    TotalEngagements total.engagements: "Reactions", Reactions, MORE;
    IncrementalReach incremental_reach: "People the page does not reach", People, MORE;
    Multiple multiple: "Multiple of the page alone", Ratio, MORE;
    ReproductionNumber reproduction_number: "Further reactions per reaction", Ratio, NEITHER;
    ActiveEmployees active_employees: "Employees who share", Advocates, NEITHER;
    PairOverlap pair_overlap: "Contacts shared by two employees", Share, NEITHER;
    PairContacts pair_contacts: "People whom two employees both know", People, NEITHER;
    EnvelopeAudience envelope.audience: "Contacts, simply multiplied", People, NEITHER;
    EnvelopeImpressions envelope.impressions: "Contacts \u{d7} posts, simply multiplied", Impressions, NEITHER;
    EnvelopeCorporateEquivalent envelope.corporate_equivalent_impressions: "Contacts \u{d7} posts \u{d7} extra clicks, simply multiplied", Impressions, NEITHER;
    EnvelopeSecondDegree envelope.second_degree: "Contacts of contacts, simply multiplied", Impressions, NEITHER;
    EnvelopeSecondDegreeWithLift envelope.second_degree_with_lift: "Contacts of contacts \u{d7} extra clicks, simply multiplied", Impressions, NEITHER;
    EnvelopePageVisits envelope.page_visits: "Page visits, simply multiplied", Clicks, NEITHER;
    EnvelopePageSecondDegree envelope.page_second_degree: "Contacts of page contacts, simply multiplied", Impressions, NEITHER;
    MediaEquivalentCpc money.media_equivalent_cpc: "Media equivalent, by click", Money, MORE;
    MediaEquivalentCpm money.media_equivalent_cpm: "Media equivalent, by impressions", Money, MORE;
    Leads money.leads: "Leads", Leads, MORE;
    Customers money.customers: "Customers", Customers, MORE;
    Revenue money.revenue: "Revenue", Money, MORE;
    GrossProfit money.gross_profit: "Gross profit", Money, MORE;
    Cost money.cost: "Running cost", Money, LESS;
    Net money.net: "Gross profit less cost", Money, MORE;
    TotalCost money.total_cost: "Cost over the horizon", Money, LESS;
    Roi money.roi: "Return on investment (ROI)", Percent, MORE;
    Roas money.roas: "Revenue per unit of cost (ROAS)", Ratio, MORE;
    Payback money.payback: "Payback", Months, LESS;
    CostPerClick money.cost_per_click: "Cost per visit", Money, LESS;
    CostPerLead money.cost_per_lead: "Cost per lead", Money, LESS;
}

/// By its dotted name.
impl Serialize for OutputId {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.name())
    }
}

impl OutputId {
    /// Whether it is about what the programme costs and brings.
    #[must_use]
    pub fn is_money(self) -> bool {
        self.name().starts_with("money.")
    }

    /// The output of that dotted name.
    #[must_use]
    pub fn find(name: &str) -> Option<OutputId> {
        OutputId::ALL.iter().copied().find(|output| output.name() == name)
    }

    /// The output that a name in an address means: in any capitals, with any sign between its words.
    #[must_use]
    pub fn meant(name: &str) -> Option<OutputId> {
        OutputId::ALL.iter().copied().find(|output| same_name(output.name(), name))
    }

    /// The number that a text stands for as such a figure. `None` when it is none, or could be of another size than it
    /// seems: `1.000` where something is counted, and per cent of what is no share.
    #[must_use]
    pub fn read(self, text: &str) -> Option<f64> {
        parse_number(self.plain(text)?)
    }

    /// A target of it, read as [`OutputId::read`] reads: none below 0 where it can be none itself.
    #[must_use]
    pub fn read_goal(self, text: &str) -> Option<f64> {
        self.read(text).filter(|&goal| self.may_be(goal))
    }

    /// The same with a reader of plain decimals of the caller's own, see [`parse_number_with`].
    pub fn read_goal_with(self, text: &str, read: impl FnOnce(&str) -> Option<f64>) -> Option<f64> {
        parse_number_with(self.plain(text)?, read).filter(|&goal| self.may_be(goal))
    }

    /// Whether it can be such a number at all: only what is left of money can be worse than nothing.
    #[must_use]
    pub fn may_be(self, value: f64) -> bool {
        value >= 0.0 || matches!(self, OutputId::Net | OutputId::Roi)
    }

    /// A text of such a figure as a number alone; `None` where it could be of another size than it seems.
    fn plain(self, text: &str) -> Option<&str> {
        let text = text.trim();
        let plain = match self.unit() {
            OutputUnit::Ratio | OutputUnit::Share => return Some(text),
            OutputUnit::Percent => text.strip_suffix('%').unwrap_or(text),
            OutputUnit::Months => without_unit_of_time(text),
            _ => text,
        };
        is_count(plain).then_some(plain)
    }

    /// Place in the list, from 0.
    #[must_use]
    pub const fn index(self) -> usize {
        self as usize
    }

    /// The same figure of the page alone, where there is one.
    #[must_use]
    pub const fn page_twin(self) -> Option<OutputId> {
        Some(match self {
            OutputId::EmployeesReach | OutputId::TotalReach => OutputId::PageReach,
            OutputId::EmployeesReachHome | OutputId::TotalReachHome => OutputId::PageReachHome,
            OutputId::EmployeesImpressions | OutputId::TotalImpressions => OutputId::PageImpressions,
            OutputId::EmployeesFrequency | OutputId::TotalFrequency => OutputId::PageFrequency,
            OutputId::EmployeesClicks | OutputId::TotalClicks => OutputId::PageClicks,
            OutputId::EmployeesEngagements | OutputId::TotalEngagements => OutputId::PageEngagements,
            _ => return None,
        })
    }

    /// What the back of the envelope would print for the same thing: contacts x posts, whether people or impressions are
    /// asked for, because it does not tell the two apart.
    #[must_use]
    pub fn envelope_twin(self) -> Option<OutputId> {
        let counted = matches!(self.unit(), OutputUnit::People | OutputUnit::Impressions);
        (counted && self.page_twin().is_some()).then_some(OutputId::EnvelopeImpressions)
    }
}
