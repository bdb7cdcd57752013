//! The table. Every parameter is declared here once; sliders, defaults, validation, the URL codec, TypeScript types,
//! docs and tests derive from it. Defaults and ranges follow the benchmark figures in [`crate::sources`].

use crate::model::Real;
use crate::parameter::{
    DIMENSIONS, Description, Distribution, Group, Level, MoneyEffect, Parameter, Scale, Spread, Unit, same_name,
};
use crate::sources::{Grade, Source};
use serde::{Serialize, Serializer};

/// Declares the table. A row reads: help text, variant and field name, group, label, unit, range, step, scale, default,
/// spread, dimension, flags, sources, named levels where there are any, and the field without which it changes nothing.
macro_rules! parameters {
    ($(
        #[doc = $help:literal]
        $variant:ident $field:ident: $group:ident $label:literal, $unit:ident $min:literal..=$max:literal step $step:literal
        $(log from $floor:literal)?, default $default:literal, $spread:expr, dimension $dimension:literal, [$($flag:ident)*], [$($source:literal)*]
        $(levels $($level:literal $at:literal)*)? $(needs $needed:ident)?;
    )*) => {
        /// Names a parameter. Ordered as the table is.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum ParameterId { $(#[doc = $help] $variant,)* }

        impl ParameterId {
            /// Every parameter, in the order of the table.
            pub const ALL: &[ParameterId] = &[$(ParameterId::$variant,)*];

            /// The row of the table.
            #[must_use]
            pub const fn row(self) -> &'static Parameter {
                match self { $(ParameterId::$variant => const { &Parameter {
                    id: {
                        const BYTES: [u8; stringify!($field).len()] = names::kebab(stringify!($field));
                        names::text(&BYTES)
                    },
                    group: Group::$group,
                    unit: Unit::$unit,
                    min: $min,
                    max: $max,
                    step: $step,
                    scale: parameters!(@scale $($floor)?),
                    default: $default,
                    spread: $spread,
                    dimension: $dimension,
                    simple: parameters!(@has simple $($flag)*),
                    solvable: parameters!(@has solvable $($flag)*),
                    money: parameters!(@money $($flag)*),
                    levels: &[$($(Level { id: $level, value: $at }),*)?],
                    needs: parameters!(@needs $($needed)?),
                } },)* }
            }

            /// What is said of it.
            #[must_use]
            pub const fn description(self) -> &'static Description {
                match self { $(ParameterId::$variant => const { &Description {
                    snake: stringify!($field),
                    camel: {
                        const BYTES: [u8; names::camel_len(stringify!($field))] = names::camel(stringify!($field));
                        names::text(&BYTES)
                    },
                    label: $label,
                    help: names::trimmed($help),
                    sources: &[$($source),*],
                } },)* }
            }
        }

        /// One number for every parameter: values as `Inputs<f64>`, ranges as `Inputs<Option<Range>>`, lanes of draws.
        #[derive(Clone, Copy, Debug, PartialEq, Serialize)]
        pub struct Inputs<T> { $(#[doc = $help] pub $field: T,)* }

        impl<T: Copy> Inputs<T> {
            /// Asks `value` for every parameter in turn.
            pub fn from_fn(mut value: impl FnMut(ParameterId) -> T) -> Self {
                Inputs { $($field: value(ParameterId::$variant),)* }
            }

            /// The entry of one parameter.
            #[must_use]
            pub fn get(&self, id: ParameterId) -> T {
                match id { $(ParameterId::$variant => self.$field,)* }
            }

            /// Replaces the entry of one parameter.
            pub fn set(&mut self, id: ParameterId, value: T) {
                match id { $(ParameterId::$variant => self.$field = value,)* }
            }
        }
    };
    (@scale) => { Scale::Linear };
    (@scale $floor:literal) => { Scale::Log { floor: $floor } };
    (@needs) => { None };
    (@needs $needed:ident) => { Some(ParameterId::$needed) };
    (@money) => { None };
    (@money value $($rest:ident)*) => { Some(MoneyEffect::Raises) };
    (@money cost $($rest:ident)*) => { Some(MoneyEffect::Lowers) };
    (@money $other:ident $($rest:ident)*) => { parameters!(@money $($rest)*) };
    (@has $wanted:ident) => { false };
    (@has simple simple $($rest:ident)*) => { true };
    (@has solvable solvable $($rest:ident)*) => { true };
    (@has $wanted:ident $other:ident $($rest:ident)*) => { parameters!(@has $wanted $($rest)*) };
}

use Spread::{Certain, Pair, Ratios};

parameters! {
    /// People who follow the company page.
    Followers followers: Company "Page followers", People 0.0..=1e8 step 1.0 log from 10.0, default 5_000.0, Certain, dimension 0, [simple], [];
    /// Posts that the company page publishes in a month.
    PagePosts page_posts: Company "Page posts", PostsPerMonth 0.0..=1_000.0 step 0.5 log from 0.5, default 8.0, Certain, dimension 1, [], [];
    /// Share of the followers whose feed shows them one post of the page.
    PageVisibility page_visibility: Company "Page visibility", Share 0.0..=1.0 step 0.001 log from 0.001, default 0.05, Pair(0.02, 0.08), dimension 2, [], ["smart-insights-reach" "ignite-reach-2021" "garten-2019" "authoredup-2025"];
    /// How much of the smaller audience is also in the larger one.
    PageOverlap page_overlap: Company "Page and employee overlap", Share 0.0..=1.0 step 0.01, default 0.08, Pair(0.02, 0.2), dimension 3, [], ["dell-overlap" "bullock-overlap"];

    /// People the company employs.
    Employees employees: People "Employees", People 0.0..=5e6 step 1.0 log from 1.0, default 200.0, Certain, dimension 4, [simple solvable], [];
    /// Share of the employees who share content in a month. Without a programme about 3% do.
    Participation participation: People "Employees who share", Share 0.0..=1.0 step 0.01, default 0.1, Pair(0.03, 0.25), dimension 5, [simple solvable], ["linkedin-2017-sharing" "postbeyond-2018" "dell-2017" "att-2014" "datev-2020" "telekom-2020" "bcbsnc-2015"];
    /// Share of the employees who work in sales.
    SalesShare sales_share: People "Sales staff", Share 0.0..=1.0 step 0.01, default 0.2, Certain, dimension 6, [], [];
    /// Share of the employees who work in technical roles.
    TechnicalShare technical_share: People "Technical staff", Share 0.0..=1.0 step 0.01, default 0.3, Certain, dimension 7, [], [];
    /// Contacts of a salesperson, as a multiple of the contacts of other staff.
    SalesNetworkSize sales_network_size: People "Network size, sales staff", Ratio 0.1..=10.0 step 0.05 log from 0.1, default 1.5, Pair(1.1, 2.2), dimension 8, [], ["smprotips-connections"];
    /// Contacts of a technical employee, as a multiple of the contacts of other staff.
    TechnicalNetworkSize technical_network_size: People "Network size, technical staff", Ratio 0.1..=10.0 step 0.05 log from 0.1, default 1.0, Pair(0.8, 1.2), dimension 9, [], [];
    /// Share of the employees who belong to the third group.
    ThirdGroupShare third_group_share: People "Third group", Share 0.0..=1.0 step 0.01, default 0.0, Certain, dimension 52, [], [];
    /// Contacts of a person of the third group, as a multiple of the contacts of other staff.
    ThirdGroupNetworkSize third_group_network_size: People "Network size, third group", Ratio 0.1..=10.0 step 0.05 log from 0.1, default 1.0, Certain, dimension 53, [], [] needs ThirdGroupShare;
    /// Share of the employees who belong to the fourth group.
    FourthGroupShare fourth_group_share: People "Fourth group", Share 0.0..=1.0 step 0.01, default 0.0, Certain, dimension 54, [], [];
    /// Contacts of a person of the fourth group, as a multiple of the contacts of other staff.
    FourthGroupNetworkSize fourth_group_network_size: People "Network size, fourth group", Ratio 0.1..=10.0 step 0.05 log from 0.1, default 1.0, Certain, dimension 55, [], [] needs FourthGroupShare;
    /// How likely sales staff are to share, beside the other groups. It moves people between the groups, not their number.
    SalesParticipation sales_participation: People "Relative participation, sales staff", Ratio 0.0..=1_000.0 step 0.1 log from 0.1, default 1.0, Certain, dimension 56, [], [] needs SalesShare;
    /// How likely technical employees are to share, beside the other groups. It moves people between the groups, not their number.
    TechnicalParticipation technical_participation: People "Relative participation, technical staff", Ratio 0.0..=1_000.0 step 0.1 log from 0.1, default 1.0, Certain, dimension 57, [], [] needs TechnicalShare;
    /// How likely people of the third group are to share, beside the other groups. It moves people between the groups, not their number.
    ThirdGroupParticipation third_group_participation: People "Relative participation, third group", Ratio 0.0..=1_000.0 step 0.1 log from 0.1, default 1.0, Certain, dimension 58, [], [] needs ThirdGroupShare;
    /// How likely people of the fourth group are to share, beside the other groups. It moves people between the groups, not their number.
    FourthGroupParticipation fourth_group_participation: People "Relative participation, fourth group", Ratio 0.0..=1_000.0 step 0.1 log from 0.1, default 1.0, Certain, dimension 59, [], [] needs FourthGroupShare;
    /// How likely all other employees are to share, beside the groups. It moves people between the groups, not their number.
    OthersParticipation others_participation: People "Relative participation, other staff", Ratio 0.0..=1_000.0 step 0.1 log from 0.1, default 1.0, Certain, dimension 60, [], [];
    /// Share of the intended activity that the sharing policy lets through.
    PolicyFactor policy_factor: People "Policy", Share 0.0..=1.0 step 0.01, default 1.0, Certain, dimension 10, [solvable], [] levels "open" 1.0 "library" 0.85 "templates" 0.7 "approval" 0.4 "page-only" 0.0;

    /// Posts that one sharing employee publishes in a month.
    Posts posts: Content "Posts per person", PostsPerMonth 0.0..=300.0 step 0.5 log from 0.5, default 3.0, Pair(1.0, 8.0), dimension 11, [simple solvable], ["dsmn8-2026" "linkedin-skills" "dell-2015"];
    /// Share of an employee's posts that they write themselves, instead of passing on a post of the company.
    OwnWords own_words: Content "Posts in own words", Share 0.0..=1.0 step 0.01, default 0.0, Certain, dimension 48, [], [];
    /// How far a post in an employee's own words is seen, as a multiple of a passed-on post. It changes nothing while no post is.
    OwnWordsVisibility own_words_visibility: Content "Visibility of own words", Ratio 0.1..=20.0 step 0.1 log from 0.1, default 2.5, Pair(1.2, 5.0), dimension 49, [], ["own-words-exports"];
    /// Share of the posts in own words that carry a link to the company. It changes nothing while no post is.
    OwnWordsLinks own_words_links: Content "Own words with a link", Share 0.0..=1.0 step 0.01, default 0.5, Pair(0.2, 0.8), dimension 50, [solvable], ["judgement-own-words-links"];

    /// LinkedIn contacts of one employee, counting only people who do not take part in the programme themselves.
    LinkedinContacts linkedin_contacts: Networks "LinkedIn contacts", People 0.0..=30_000.0 step 1.0 log from 10.0, default 400.0, Pair(150.0, 900.0), dimension 12, [simple solvable], ["linkedin-2017-means" "att-contacts-2014" "smprotips-connections" "undercover-recruiter-2012" "marketbeam-example"];
    /// X followers of one employee. The median of active accounts is about 60.
    XContacts x_contacts: Networks "X followers", People 0.0..=1e6 step 1.0 log from 10.0, default 0.0, Ratios(0.4, 2.5), dimension 13, [solvable], ["oreilly-x-median"];
    /// Contacts of one employee on one more network.
    OtherContacts other_contacts: Networks "Contacts elsewhere", People 0.0..=1e6 step 1.0 log from 10.0, default 0.0, Ratios(0.4, 2.5), dimension 14, [solvable], ["pew-facebook"];
    /// Contacts of one employee on a fourth network.
    FourthNetworkContacts fourth_network_contacts: Networks "Contacts, fourth network", People 0.0..=1e6 step 1.0 log from 10.0, default 0.0, Ratios(0.4, 2.5), dimension 61, [], [];
    /// Contacts of one employee on a fifth network.
    FifthNetworkContacts fifth_network_contacts: Networks "Contacts, fifth network", People 0.0..=1e6 step 1.0 log from 10.0, default 0.0, Ratios(0.4, 2.5), dimension 62, [], [];
    /// How far a post is seen on X, as a multiple of the feed visibility on LinkedIn.
    XVisibility x_visibility: Networks "Visibility on X", Ratio 0.0..=100.0 step 0.05 log from 0.05, default 1.0, Certain, dimension 63, [], [] needs XContacts;
    /// How often a post is clicked on X, as a multiple of the click rate on LinkedIn.
    XClicks x_clicks: Networks "Clicks on X", Ratio 0.0..=100.0 step 0.05 log from 0.05, default 1.0, Certain, dimension 64, [], [] needs XContacts;
    /// How far a post is seen on the third network, as a multiple of the feed visibility on LinkedIn.
    OtherVisibility other_visibility: Networks "Visibility elsewhere", Ratio 0.0..=100.0 step 0.05 log from 0.05, default 1.0, Certain, dimension 65, [], [] needs OtherContacts;
    /// How often a post is clicked on the third network, as a multiple of the click rate on LinkedIn.
    OtherClicks other_clicks: Networks "Clicks elsewhere", Ratio 0.0..=100.0 step 0.05 log from 0.05, default 1.0, Certain, dimension 66, [], [] needs OtherContacts;
    /// How far a post is seen on the fourth network, as a multiple of the feed visibility on LinkedIn.
    FourthNetworkVisibility fourth_network_visibility: Networks "Visibility, fourth network", Ratio 0.0..=100.0 step 0.05 log from 0.05, default 1.0, Certain, dimension 67, [], [] needs FourthNetworkContacts;
    /// How often a post is clicked on the fourth network, as a multiple of the click rate on LinkedIn.
    FourthNetworkClicks fourth_network_clicks: Networks "Clicks, fourth network", Ratio 0.0..=100.0 step 0.05 log from 0.05, default 1.0, Certain, dimension 68, [], [] needs FourthNetworkContacts;
    /// How far a post is seen on the fifth network, as a multiple of the feed visibility on LinkedIn.
    FifthNetworkVisibility fifth_network_visibility: Networks "Visibility, fifth network", Ratio 0.0..=100.0 step 0.05 log from 0.05, default 1.0, Certain, dimension 69, [], [] needs FifthNetworkContacts;
    /// How often a post is clicked on the fifth network, as a multiple of the click rate on LinkedIn.
    FifthNetworkClicks fifth_network_clicks: Networks "Clicks, fifth network", Ratio 0.0..=100.0 step 0.05 log from 0.05, default 1.0, Certain, dimension 70, [], [] needs FifthNetworkContacts;
    /// Share of the smaller audience that the largest network reaches already.
    CrossNetwork cross_network: Networks "Same people on several networks", Share 0.0..=1.0 step 0.01, default 0.15, Pair(0.05, 0.4), dimension 15, [], [];

    /// Share of an employee's contacts whose feed shows them one post.
    Visibility visibility: Audience "Feed visibility", Share 0.0..=1.0 step 0.005, default 0.1, Pair(0.05, 0.25), dimension 16, [solvable], ["dealsflow-feed" "socialproof-active" "polytraffic-reach" "dell-2015" "judgement-visibility"];
    /// How unequally people use the feed: 0 if all see as much, more if a few see almost everything. In statistics, the squared coefficient of variation (CV²).
    VisibilityDispersion visibility_dispersion: Audience "Unequal feed use", SquaredCv 0.0..=10.0 step 0.1, default 0.5, Pair(0.2, 2.0), dimension 17, [], [];
    /// Share of one employee's contacts that a close colleague also has: what LinkedIn calls mutual connections.
    Overlap overlap: Audience "Contacts shared by close colleagues", Share 0.0..=0.5 step 0.005, default 0.08, Pair(0.03, 0.25), dimension 18, [], ["measured-overlap"];
    /// People who work closely together, and so know the same people.
    TeamSize team_size: Audience "People in a team", People 1.0..=1_000.0 step 1.0 log from 1.0, default 15.0, Pair(8.0, 30.0), dimension 46, [], ["judgement-team-size"];
    /// How fast shared contacts fade beyond the team: at 0% the company is one big team, at 100% teams share nothing.
    OverlapFade overlap_fade: Audience "Fading beyond the team", Share 0.0..=1.0 step 0.01, default 0.7, Pair(0.5, 0.9), dimension 47, [], ["measured-fade"];
    /// People on the network who could ever be reached: country, language, trade.
    Population population: Audience "People within reach", People 100.0..=8e9 step 1.0 log from 1_000.0, default 1_000_000.0, Certain, dimension 19, [], [];
    /// People in your niche: those whose contacts are mostly in it too.
    Community community: Audience "People in your niche", People 1.0..=8e9 step 1.0 log from 10.0, default 20_000.0, Certain, dimension 20, [], [];
    /// Share of a person's contacts who belong to the same niche (homophily).
    Homophily homophily: Audience "Contacts inside the niche", Share 0.0..=1.0 step 0.01, default 0.6, Pair(0.15, 0.85), dimension 21, [], ["measured-homophily"];
    /// Contacts of an average member of the audience.
    AudienceContacts audience_contacts: Audience "Contacts of the audience", People 0.0..=30_000.0 step 1.0 log from 10.0, default 500.0, Pair(250.0, 900.0), dimension 22, [solvable], ["smprotips-connections" "undercover-recruiter-2012"];
    /// How unequal the numbers of contacts are: 0 if all have as many, more if a few have very many. In statistics, the squared coefficient of variation (CV²).
    ContactDispersion contact_dispersion: Audience "Unequal contacts", SquaredCv 0.0..=5.0 step 0.1, default 1.0, Pair(0.5, 2.0), dimension 23, [], ["measured-dispersion"];

    /// Share of the people who see a post that react to it visibly: like, comment or repost. Clicks do not count.
    Engagement engagement: Spread "Engagement rate", Share 0.0..=1.0 step 0.0005 log from 0.0005, default 0.02, Pair(0.005, 0.05), dimension 24, [simple solvable], ["measured-engagement" "buffer-2025" "salesso-2025" "socialnexis-posts"];
    /// Further impressions that one visible reaction causes among the contacts of the person who reacts.
    ReactionReach reaction_reach: Spread "Extra impressions per reaction", ImpressionsPerReaction 0.0..=30_000.0 step 0.5 log from 0.5, default 8.0, Pair(5.0, 13.0), dimension 25, [solvable], ["twitter-cascades" "goel-2012" "judgement-reaction-reach"];
    /// How likely people inside the niche are to react, compared with others (1 = no difference).
    AffinityLift affinity_lift: Spread "Affinity in the niche", Ratio 1.0..=10.0 step 0.1, default 1.0, Certain, dimension 26, [solvable], [];
    /// Share of the engagement that is left in each further round.
    RoundDecay round_decay: Spread "Engagement kept per round", Share 0.0..=1.0 step 0.01, default 1.0, Certain, dimension 27, [solvable], ["twitter-cascades"];
    /// Rounds counted: 1 is the employees' own contacts, 2 adds the contacts of those who react.
    Rounds rounds: Spread "Rounds", Rounds 1.0..=20.0 step 1.0, default 3.0, Certain, dimension 28, [solvable], ["goel-2016"];

    /// Clicks per impression of a post on the company page.
    Ctr ctr: Clicks "Click-through rate, page posts", Share 0.0..=1.0 step 0.0001 log from 0.0001, default 0.006, Pair(0.003, 0.01), dimension 29, [simple solvable], ["trypost-ctr" "b2bhouse-ads"];
    /// Click rate of the same post shared by an employee, as a multiple of the page's.
    PeerLift peer_lift: Clicks "Extra clicks on employee posts", Ratio 0.1..=10.0 step 0.05 log from 0.1, default 2.0, Pair(1.4, 2.9), dimension 30, [solvable], ["linkedin-2016-ctr"];

    /// How much of what employees' posts are said to do is counted: each is seen by this share of the contacts that would see it, so that impressions, visits and what they bring shrink with it, people reached a little less. Costs stay.
    ClaimsCounted claims_counted: Value "Our claims at", Share 0.0..=1.0 step 0.01, default 1.0, Certain, dimension 51, [], [];
    /// Share of the visits that become a lead.
    VisitToLead visit_to_lead: Value "Visits that become leads", Share 0.0..=1.0 step 0.0005 log from 0.0005, default 0.015, Pair(0.005, 0.03), dimension 31, [value], ["b2blead-conversion" "firstpagesage-saas"];
    /// Share of the leads that become a customer.
    LeadToCustomer lead_to_customer: Value "Leads that become customers", Share 0.0..=1.0 step 0.0005 log from 0.0005, default 0.015, Pair(0.005, 0.05), dimension 32, [value], ["mv3-leads"];
    /// Share of the leads that would not have come without the programme.
    Incrementality incrementality: Value "Leads that are really new", Share 0.0..=1.0 step 0.01, default 0.7, Pair(0.4, 0.9), dimension 33, [value], [];
    /// What one customer pays in total.
    RevenuePerCustomer revenue_per_customer: Value "Revenue per customer", Money 0.0..=1e9 step 1.0 log from 10.0, default 20_000.0, Certain, dimension 34, [value], [];
    /// Share of the revenue that is left after the cost of delivery.
    GrossMargin gross_margin: Value "Gross margin", Share 0.0..=1.0 step 0.01, default 0.7, Certain, dimension 35, [value], [];
    /// Price of a thousand advertising impressions, for the media equivalent.
    Cpm cpm: Value "CPM (price of a thousand impressions)", MoneyPerThousand 0.0..=1e4 step 0.5 log from 0.5, default 35.0, Pair(25.0, 60.0), dimension 36, [value], ["stackmatix-linkedin" "digitalmoats-cpm"];
    /// Price of one advertising click, for the media equivalent.
    Cpc cpc: Value "CPC (price of a click)", MoneyPerClick 0.0..=1e4 step 0.1 log from 0.1, default 8.0, Pair(5.0, 13.0), dimension 37, [value], ["recotap-2024" "stackmatix-linkedin"];

    /// Licence cost for each employee who takes part.
    SeatCost seat_cost: Cost "Licence per person", MoneyPerMonth 0.0..=1e4 step 0.5 log from 0.5, default 20.0, Pair(5.0, 40.0), dimension 38, [cost], ["vulse-2026" "swaybase"];
    /// Running cost that does not depend on how many take part.
    FixedCost fixed_cost: Cost "Fixed cost", MoneyPerMonth 0.0..=1e7 step 1.0 log from 10.0, default 0.0, Certain, dimension 39, [cost], [];
    /// Working time that one sharing employee spends.
    Minutes minutes: Cost "Time per person", MinutesPerMonth 0.0..=1e4 step 1.0 log from 1.0, default 20.0, Pair(8.0, 60.0), dimension 40, [cost], ["linkedin-skills" "linkedin-2017-minutes"];
    /// Cost of an hour of that time.
    HourlyCost hourly_cost: Cost "Cost of an hour", MoneyPerHour 0.0..=1e4 step 0.5 log from 0.5, default 45.0, Certain, dimension 41, [cost], [];
    /// One-off cost to start the programme.
    SetupCost setup_cost: Cost "Set-up cost", Money 0.0..=1e9 step 1.0 log from 10.0, default 0.0, Certain, dimension 42, [cost], [];

    /// Months that the plan looks ahead.
    Months months: Time "Months", Months 1.0..=60.0 step 1.0, default 12.0, Certain, dimension 43, [], [];
    /// Share of those not yet taking part who start on their own in a month (Bass model, innovation).
    AdoptionP adoption_p: Time "Start on their own", PerMonth 0.001..=1.0 step 0.005, default 0.1, Pair(0.05, 0.15), dimension 44, [], ["bass-sultan-1990" "judgement-adoption"];
    /// How strongly colleagues who take part draw in the others, per month (Bass model, imitation).
    AdoptionQ adoption_q: Time "Follow colleagues", PerMonth 0.0..=2.0 step 0.01, default 0.4, Pair(0.2, 0.6), dimension 45, [], ["bass-sultan-1990" "judgement-adoption"];
}

/// By its id.
impl Serialize for ParameterId {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.row().id)
    }
}

impl ParameterId {
    /// The parameter of that id: kebab-case, snake_case or camelCase.
    #[must_use]
    pub fn find(name: &str) -> Option<ParameterId> {
        ParameterId::ALL.iter().copied().find(|id| {
            let Description { snake, camel, .. } = *id.description();
            [id.row().id, snake, camel].contains(&name)
        })
    }

    /// The parameter that a name in an address means: in any capitals, with any sign between its words.
    #[must_use]
    pub fn meant(name: &str) -> Option<ParameterId> {
        ParameterId::ALL.iter().copied().find(|id| same_name(id.row().id, name))
    }

    /// The weakest grade among its sources; [`Grade::X`] where a range rests on none, `None` where the parameter is certain.
    #[must_use]
    pub fn grade(self) -> Option<Grade> {
        let sources = self.description().sources.iter().filter_map(|id| Source::find(id));
        let certain = self.row().distribution() == Distribution::Certain;
        sources.map(|source| source.grade).max().or((!certain).then_some(Grade::X))
    }

    /// Place in the table, from 0.
    #[must_use]
    pub const fn index(self) -> usize {
        self as usize
    }
}

/// No two rows draw from the same dimension, and none from those of the second sample.
#[allow(clippy::indexing_slicing, reason = "runs in the compiler: a wrong index is a compile error")]
const _: () = {
    let mut taken = [false; DIMENSIONS];
    let mut at = 0;
    while at < ParameterId::ALL.len() {
        let dimension = ParameterId::ALL[at].row().dimension;
        assert!(!taken[dimension], "two rows of the table share a dimension");
        taken[dimension] = true;
        at += 1;
    }
};

impl Inputs<f64> {
    /// The defaults of the table.
    #[must_use]
    pub fn defaults() -> Self {
        Inputs::from_fn(|id| id.row().default)
    }
}

impl Default for Inputs<f64> {
    fn default() -> Self {
        Inputs::defaults()
    }
}

impl<T: Copy> Inputs<T> {
    /// The same parameters with every entry changed by `change`.
    pub fn map<U: Copy>(&self, mut change: impl FnMut(ParameterId, T) -> U) -> Inputs<U> {
        Inputs::from_fn(|id| change(id, self.get(id)))
    }
}

impl Inputs<f64> {
    /// The same values as another number type: every lane alike.
    #[must_use]
    pub(crate) fn broadcast<T: Real>(&self) -> Inputs<T> {
        self.map(|_, value| T::of(value))
    }
}

/// Spells field names in the other cases, while compiling.
#[allow(clippy::indexing_slicing, reason = "runs in the compiler: a wrong index is a compile error")]
mod names {
    pub(super) const fn kebab<const N: usize>(name: &str) -> [u8; N] {
        let source = name.as_bytes();
        let mut out = [b'-'; N];
        let mut at = 0;
        while at < N {
            if source[at] != b'_' {
                out[at] = source[at];
            }
            at += 1;
        }
        out
    }

    pub(super) const fn camel_len(name: &str) -> usize {
        let source = name.as_bytes();
        let (mut at, mut len) = (0, 0);
        while at < source.len() {
            if source[at] != b'_' {
                len += 1;
            }
            at += 1;
        }
        len
    }

    pub(super) const fn camel<const N: usize>(name: &str) -> [u8; N] {
        let source = name.as_bytes();
        let mut out = [0; N];
        let (mut at, mut to) = (0, 0);
        while at < source.len() {
            if source[at] == b'_' {
                at += 1;
                out[to] = source[at].to_ascii_uppercase();
            } else {
                out[to] = source[at];
            }
            at += 1;
            to += 1;
        }
        out
    }

    pub(super) const fn text(bytes: &'static [u8]) -> &'static str {
        match core::str::from_utf8(bytes) {
            Ok(text) => text,
            Err(_) => "",
        }
    }

    /// Doc comments start with a space; help texts do not.
    pub(super) const fn trimmed(help: &'static str) -> &'static str {
        help.trim_ascii()
    }
}
