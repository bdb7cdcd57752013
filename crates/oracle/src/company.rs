//! From the inputs of a company to channels and back to its figures: M24 to M29 of `docs/model.md`.

use serde_json::{Map, Value};

use crate::cascade::{Channel, Result, bass_adoption, cascade, combine_channels};
use crate::money::{Money, Terms, money, payback_months};
use crate::reach::{Overlap, Sharers};
use crate::real::{Real, least, most, one, real, zero};

/// Contacts on each network, and its visibility and click rate as multiples of the first's.
const NETWORKS: [(&str, Option<(&str, &str)>); 5] = [
    ("linkedin_contacts", None),
    ("x_contacts", Some(("x_visibility", "x_clicks"))),
    ("other_contacts", Some(("other_visibility", "other_clicks"))),
    ("fourth_network_contacts", Some(("fourth_network_visibility", "fourth_network_clicks"))),
    ("fifth_network_contacts", Some(("fifth_network_visibility", "fifth_network_clicks"))),
];

/// Share, network size and relative participation of each group; others make up the rest.
const GROUPS: [(&str, &str, &str); 4] = [
    ("sales_share", "sales_network_size", "sales_participation"),
    ("technical_share", "technical_network_size", "technical_participation"),
    ("third_group_share", "third_group_network_size", "third_group_participation"),
    ("fourth_group_share", "fourth_group_network_size", "fourth_group_participation"),
];

/// The inputs of a company by name, as the tables of parameters have them.
#[derive(Clone, Debug)]
pub struct Company(Map<String, Value>);

/// Figures of one way of publishing, a month.
#[derive(Clone, Debug)]
pub struct Account {
    reach: Real,
    reach_home: Real,
    impressions: Real,
    clicks: Real,
    engagements: Real,
}

impl Account {
    fn nothing() -> Self {
        Account { reach: zero(), reach_home: zero(), impressions: zero(), clicks: zero(), engagements: zero() }
    }

    fn of(result: &Result) -> Self {
        Account {
            reach: result.reach(),
            reach_home: result.reach_home.clone(),
            impressions: result.impressions.clone(),
            clicks: result.clicks.clone(),
            engagements: result.engagements.clone(),
        }
    }

    fn combined(accounts: &[Account], duplication: &Real) -> Self {
        let sum = |figure: fn(&Account) -> &Real| accounts.iter().fold(zero(), |sum, account| sum + figure(account));
        let people = |figure: fn(&Account) -> &Real| {
            combine_channels(&accounts.iter().map(|account| figure(account).clone()).collect::<Vec<_>>(), duplication)
        };
        Account {
            reach: people(|account| &account.reach),
            reach_home: people(|account| &account.reach_home),
            impressions: sum(|account| &account.impressions),
            clicks: sum(|account| &account.clicks),
            engagements: sum(|account| &account.engagements),
        }
    }
}

/// All figures by dotted name; absent where there is nothing to divide by.
pub type Figures = Vec<(String, Option<Real>)>;

impl Company {
    /// Takes inputs by name.
    pub fn new(inputs: Map<String, Value>) -> Self {
        Company(inputs)
    }

    fn get(&self, name: &str) -> Real {
        real(self.0.get(name).and_then(Value::as_f64).unwrap_or_else(|| panic!("the input {name} is missing")))
    }

    /// An input that not every company mentions.
    fn get_or(&self, name: &str, usual: f64) -> Real {
        real(self.0.get(name).and_then(Value::as_f64).unwrap_or(usual))
    }

    /// The same company with one input changed.
    fn with(&self, name: &str, value: &Real) -> Self {
        let mut changed = self.clone();
        changed.0.insert(name.to_owned(), crate::real::double(value).into());
        changed
    }

    /// M24: share among those who share, and network size, of each group and of the others.
    fn groups(&self) -> Vec<(Real, Real)> {
        let given: Vec<Real> = GROUPS.iter().map(|(share, ..)| self.get_or(share, 0.0)).collect();
        let sum = given.iter().fold(zero(), |sum, share| sum + share);
        let mut shares: Vec<Real> =
            given.into_iter().map(|share| if sum > one() { share / &sum } else { share }).collect();
        shares.push(most(&zero(), &(one() - &sum)));
        let mut weights: Vec<Real> = GROUPS.iter().map(|(.., weight)| self.get_or(weight, 1.0)).collect();
        weights.push(self.get_or("others_participation", 1.0));
        let mut sizes: Vec<Real> = GROUPS.iter().map(|(_, size, _)| self.get_or(size, 1.0)).collect();
        sizes.push(one());
        if weights.iter().any(|weight| *weight != one()) {
            let together = shares.iter().zip(&weights).fold(zero(), |sum, (share, weight)| sum + share * weight);
            let participation = self.get("participation");
            for (share, weight) in shares.iter_mut().zip(&weights) {
                let alike = if together > zero() { &*share * weight / &together } else { zero() };
                *share = if participation > zero() { least(&alike, &(&*share / &participation)) } else { alike };
            }
        }
        shares.into_iter().zip(sizes).collect()
    }

    fn below_population(&self, contacts: Real) -> Real {
        least(&contacts, &(self.get("population") * real(1.0 - 1e-12)))
    }

    /// M24: who shares on a network; nobody where they have no contacts.
    fn sharers(&self, network: &str, adoption: &Real) -> Option<Vec<Sharers>> {
        let contacts = self.get_or(network, 0.0);
        if contacts <= zero() {
            return None;
        }
        let active = self.get("employees") * self.get("participation") * self.get("policy_factor") * adoption;
        let groups = self.groups().into_iter().map(|(share, size)| Sharers {
            active: share * &active,
            contacts: self.below_population(&contacts * size),
        });
        Some(groups.collect())
    }

    /// M25: eta, by how much own words raise the visibility of the mean post.
    fn own_words_gain(&self) -> Real {
        one() + self.get("own_words") * (self.get("own_words_visibility") - one())
    }

    /// M25: the part of the impressions that carries the company's link.
    fn linked(&self) -> Real {
        let own = self.get("own_words");
        let carried = &own * self.get("own_words_visibility") * self.get("own_words_links");
        (one() - own + carried) / self.own_words_gain()
    }

    /// M26: the employees' channel.
    fn channel(&self) -> Channel {
        let ends = self.get("audience_contacts") * (one() + self.get("contact_dispersion"));
        let (ctr, lift) = (self.get("ctr"), self.get("peer_lift"));
        Channel {
            population: self.get("population"),
            community: self.get("community"),
            homophily: self.get("homophily"),
            overlap: Overlap {
                close: self.get("overlap"),
                team_size: self.get("team_size"),
                fade: self.get("overlap_fade"),
                headcount: self.get("employees"),
            },
            posts: self.get("posts"),
            visibility: least(&one(), &(self.get("visibility") * self.own_words_gain())),
            visibility_dispersion: self.get("visibility_dispersion"),
            engagement: self.get("engagement"),
            affinity_lift: self.get("affinity_lift"),
            secondary_visibility: if ends > zero() {
                least(&one(), &(self.get("reaction_reach") / ends))
            } else {
                zero()
            },
            audience_contacts: self.get("audience_contacts"),
            contact_dispersion: self.get("contact_dispersion"),
            round_decay: self.get("round_decay"),
            rounds: crate::real::double(&self.get("rounds")) as usize,
            peer_lift: if &ctr * &lift > one() { one() / &ctr } else { lift },
            ctr,
        }
    }

    /// M26: the same on a network with a visibility and a click rate of its own.
    fn channel_on(&self, multiples: Option<(&str, &str)>) -> Channel {
        let Some((visibility, clicks)) = multiples else { return self.channel() };
        let seen = self.get("visibility") * self.get_or(visibility, 1.0);
        let ctr = least(&one(), &(self.get("ctr") * self.get_or(clicks, 1.0)));
        let lift = self.get("peer_lift");
        Channel {
            visibility: least(&one(), &(seen * self.own_words_gain())),
            peer_lift: if &ctr * &lift > one() { one() / &ctr } else { lift },
            ctr,
            ..self.channel()
        }
    }

    /// M26: the page's channel and its one sharer.
    fn page(&self) -> Account {
        let mut channel = self.channel();
        channel.overlap = Overlap { close: zero(), team_size: one(), fade: zero(), headcount: one() };
        channel.posts = self.get("page_posts");
        channel.visibility = self.get("page_visibility");
        channel.peer_lift = one();
        let followers = self.below_population(self.get("followers"));
        if followers <= zero() {
            return Account::nothing();
        }
        Account::of(&cascade(&channel, &[Sharers { active: one(), contacts: followers }]))
    }

    /// One cascade for each network.
    fn cascades(&self, adoption: &Real) -> Vec<Result> {
        let cascades = NETWORKS.iter().map(|(contacts, multiples)| {
            Some(cascade(&self.channel_on(*multiples), &self.sharers(contacts, adoption)?))
        });
        cascades.flatten().collect()
    }

    /// No more people than there are.
    fn within(&self, account: Account) -> Account {
        let reach = least(&account.reach, &self.get("population"));
        Account { reach_home: least(&account.reach_home, &reach), reach, ..account }
    }

    fn employees(&self, adoption: &Real) -> Account {
        let accounts: Vec<Account> = self.cascades(adoption).iter().map(Account::of).collect();
        let mut account = self.within(Account::combined(&accounts, &self.get("cross_network")));
        account.clicks *= self.linked();
        account
    }

    /// Active employees on the widest network.
    fn active(&self, adoption: &Real) -> Real {
        NETWORKS
            .iter()
            .filter_map(|(contacts, _)| self.sharers(contacts, adoption))
            .map(|sharers| sharers.iter().fold(zero(), |sum, group| sum + &group.active))
            .fold(zero(), |top, active| most(&top, &active))
    }

    fn terms(&self) -> Terms {
        Terms {
            cpm: self.get("cpm"),
            cpc: self.get("cpc"),
            visit_to_lead: self.get("visit_to_lead"),
            lead_to_customer: self.get("lead_to_customer"),
            incrementality: self.get("incrementality"),
            revenue_per_customer: self.get("revenue_per_customer"),
            gross_margin: self.get("gross_margin"),
            fixed_cost: self.get("fixed_cost"),
            seat_cost: self.get("seat_cost"),
            hours: self.get("minutes") / real(60.0),
            hourly_cost: self.get("hourly_cost"),
            setup_cost: self.get("setup_cost"),
            months: self.get("months"),
        }
    }

    /// M28: the article's products.
    fn envelope(&self) -> Figures {
        let contacts = NETWORKS.iter().fold(zero(), |sum, (contacts, _)| sum + self.get_or(contacts, 0.0));
        let audience = self.get("employees") * self.get("participation") * contacts;
        let impressions = &audience * self.get("posts");
        let second = &audience * self.get("engagement") * self.get("audience_contacts");
        let followers = self.get("followers");
        let figures = [
            ("corporate_equivalent_impressions", &impressions * self.get("peer_lift")),
            ("second_degree_with_lift", &second * self.get("peer_lift")),
            ("page_visits", &followers * self.get("ctr")),
            ("page_second_degree", &followers * self.get("engagement") * self.get("audience_contacts")),
            ("audience", audience),
            ("impressions", impressions),
            ("second_degree", second),
        ];
        figures.map(|(name, value)| (format!("envelope.{name}"), Some(value))).into()
    }

    /// M29: from the article's headline to the people reached, one correction at a time.
    fn waterfall(&self) -> Vec<Real> {
        let steady = self.cascades(&one());
        let audiences: Vec<Real> = steady.iter().map(|result| result.unique_audience.clone()).collect();
        let contacts = NETWORKS.iter().fold(zero(), |sum, (contacts, _)| sum + self.get_or(contacts, 0.0));
        let audience = self.get("employees") * self.get("participation") * contacts;
        let impressions = &audience * self.get("posts");
        vec![
            &impressions * self.get("peer_lift"),
            impressions,
            audience,
            audiences.iter().fold(zero(), |sum, reach| sum + reach),
            combine_channels(&audiences, &self.get("cross_network")),
            self.with("rounds", &one()).employees(&one()).reach,
            self.employees(&one()).reach,
        ]
    }

    /// Everything about a steady month, with the waterfall.
    pub fn estimate(&self) -> (Figures, Vec<Real>) {
        let (page, employees) = (self.page(), self.employees(&one()));
        let total = self.within(Account::combined(&[employees.clone(), page.clone()], &self.get("page_overlap")));
        let active = self.active(&one());
        let mut figures = Figures::new();
        for (name, account) in [("page", &page), ("employees", &employees), ("total", &total)] {
            let frequency = if account.reach > zero() { &account.impressions / &account.reach } else { zero() };
            let columns = [
                ("reach", account.reach.clone()),
                ("reach_home", account.reach_home.clone()),
                ("impressions", account.impressions.clone()),
                ("frequency", frequency),
                ("clicks", account.clicks.clone()),
                ("engagements", account.engagements.clone()),
            ];
            figures.extend(columns.map(|(column, value)| (format!("{name}.{column}"), Some(value))));
        }
        let channel = self.channel();
        let reproduction = &channel.secondary_visibility
            * &channel.engagement
            * &channel.audience_contacts
            * (one() + &channel.contact_dispersion);
        let multiple = (page.reach > zero()).then(|| &total.reach / &page.reach);
        figures.push(("incremental_reach".to_owned(), Some(&total.reach - &page.reach)));
        figures.push(("multiple".to_owned(), multiple));
        figures.push(("reproduction_number".to_owned(), Some(reproduction)));
        figures.push(("active_employees".to_owned(), Some(active.clone())));
        figures.extend(self.envelope());
        let worth: Money = money(&employees.impressions, &employees.clicks, &active, &self.terms());
        figures.extend(worth.into_iter().map(|(name, value)| (format!("money.{name}"), value)));
        (figures, self.waterfall())
    }

    /// M27: people reached since the start, month by month, and the month of break-even.
    pub fn timeline(&self) -> (Vec<Real>, Option<Real>) {
        let (mut reach, mut flows, mut posts) = (Vec::new(), Vec::new(), zero());
        let months = crate::real::double(&self.get("months")) as usize;
        for month in 1..=months {
            let adoption = bass_adoption(&self.get("adoption_p"), &self.get("adoption_q"), &real(month as f64));
            let active = self.active(&adoption);
            let now = self.employees(&adoption);
            let worth = money(&now.impressions, &now.clicks, &active, &self.terms());
            flows.extend(worth.into_iter().filter(|(name, _)| *name == "net").filter_map(|(_, net)| net));
            posts += self.get("posts") * &active;
            let mean = if active > zero() { &posts / &active } else { zero() };
            reach.push(self.with("posts", &mean).employees(&adoption).reach);
        }
        let break_even = payback_months(&self.get("setup_cost"), &flows);
        (reach, break_even)
    }
}
