//! Where defaults and ranges come from.

use serde::Serialize;

/// How far a source can be trusted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub enum Grade {
    /// First-party or academic data.
    A,
    /// A vendor's study that states its sample.
    B,
    /// A secondary page or aggregator.
    C,
    /// A vendor's marketing.
    D,
    /// No published source: a judgement.
    X,
}

/// One source.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Source {
    /// Short name used by the table.
    pub id: &'static str,
    /// Who published it, a colon, and what.
    pub title: &'static str,
    /// Year of publication, or of the data where that is older; absent where the page carries no date.
    pub year: Option<u16>,
    /// How far it can be trusted.
    pub grade: Grade,
    /// Where to read it; absent where no complete address is known.
    pub url: Option<&'static str>,
    /// What it says, and what to beware of.
    pub note: &'static str,
}

/// Declares the sources. A row reads: note, id, grade, title, year if known, address if known.
macro_rules! sources {
    ($(
        #[doc = $note:literal]
        $id:literal: $grade:ident, $title:literal $(, in $year:literal)? $(, at $url:literal)?;
    )*) => {
        /// Every source.
        pub const SOURCES: &[Source] = &[$(Source {
            id: $id,
            title: $title,
            year: sources!(@known $($year)?),
            grade: Grade::$grade,
            url: sources!(@known $($url)?),
            note: $note.trim_ascii(),
        },)*];
    };
    (@known) => { None };
    (@known $value:literal) => { Some($value) };
}

sources! {
    /// A post reached 4 to 8% of followers on LinkedIn, 1 to 2% on Facebook, over 10% on Twitter. One publisher with a business audience; the page carries no date.
    "smart-insights-reach": C, "Smart Insights: organic reach of its own pages",
        at "https://www.davechaffey.com/digital-marketing-glossary/organic-vs-paid-social-media-reach/";
    /// A brand's Facebook post reached about 2.2% of the page's followers. An agency's own accounts; not LinkedIn.
    "ignite-reach-2021": C, "Ignite Social Media: organic reach of brand posts", in 2021,
        at "https://www.ignitesocialmedia.com/social-media-strategy/social-media-organic-reach-2021-who-actually-sees-your-content/";
    /// 2,970 views per update on average. Mostly organisations from the authors' own network, read in a copy; its click rate of 3.8% counts every click, not only those on the link.
    "garten-2019": C, "Dutch benchmark of 55 LinkedIn pages: views and clicks of 5,485 updates", in 2019,
        at "https://www.garten-community.de/d/66-this-way-you-can-compare-the-data-from-your-company-page-to-our-benchmark";
    /// Reach per post fell by about a third within 2025. A seller of posting tools, on its customers' posts: older visibility figures are likely to be too high now.
    "authoredup-2025": B, "AuthoredUp: reach of 621,833 LinkedIn posts", in 2025,
        at "https://authoredup.com/blog/linkedin-algorithm";
    /// 8% of employees' contacts also followed the company. One large company; another account of the same company says 2%.
    "dell-overlap": C, "The Conference Board: overlap of employees' contacts with the company's followers at Dell", in 2016;
    /// 2% of employees' contacts also followed the company. Same company as the figure of 8%, which is why the range is wide.
    "bullock-overlap": D, "Liz Bullock, formerly of Dell: overlap with the company's followers",
        at "https://www.fipp.com/news/employee-engagement-and-advocacy-go-hand-in-hand/";
    /// 3% of employees share company content unprompted and bring 30% of its engagement. First-party data from the seller of a sharing tool.
    "linkedin-2017-sharing": A, "LinkedIn: how many employees share, and what that brings", in 2017;
    /// 50,000 employees trained and 18,000 active of 145,000: 12%. The largest share that any programme of that size published.
    "dell-2017": A, "Dell: trained and active members of its programme, in the trade press", in 2017,
        at "https://www.mediapost.com/publications/article/296870/dell-makes-social-a-priority.html";
    /// 1,533 members of more than 250,000 employees: 0.6%, and 0.9% two months later; 13 shares a member in all.
    "att-2014": A, "AT&T: members and shares of its programme", in 2014,
        at "https://www.smdallas.org/2014/04/22/employee-social-advocacy-case-study-roi/";
    /// 160 ambassadors of more than 8,000 employees: 2.0%. Read second-hand, together with the figures of Deutsche Telekom.
    "datev-2020": C, "DATEV: ambassadors of the company", in 2020,
        at "https://www.creditreform.de/hannover/aktuelles-wissen/pressemeldungen-fachbeitraege/news-details/show/default-76e40cf0fb";
    /// 300 active ambassadors of about 220,000 employees: 0.14%. A programme by invitation.
    "telekom-2020": A, "Deutsche Telekom: its ambassadors", in 2020,
        at "https://www.telekom.com/en/blog/group/article/telekom-ambassadors-the-corporate-influencer-initiative-introduces-itself-599200";
    /// 10 to 25 ambassadors of almost 5,000 employees: 0.2 to 0.5%. The goal of the programme, from an entry for an award.
    "bcbsnc-2015": A, "Blue Cross and Blue Shield of North Carolina: goal of its programme", in 2015,
        at "https://fr.slideshare.net/jlacorte/ragans-2015-employee-communication-awards-11-29-2";
    /// More than 150,000 shares and 45,000 clicks since the launch, with about 145,000 staff: 0.04 to 0.09 shares per employee and month, and 0.30 clicks a share, which mean 10 to 50 impressions. Read second-hand; one or two years, the text does not say.
    "dell-2015": C, "INSEAD Knowledge: shares and clicks of the programme at Dell", in 2015,
        at "https://docslib.org/doc/1345420/employees-as-social-media-influencers";
    /// About 30% of employees could take part at once. A vendor's study, read second-hand.
    "postbeyond-2018": B, "PostBeyond: employees ready to take part in a programme", in 2018;
    /// 68% of active members share at least three times a week, 21% more than five times. The vendor's own customers, self-selected: without a programme it is far less.
    "dsmn8-2026": B, "DSMN8: benchmarks of over 200 employee advocacy programmes", in 2026,
        at "https://dsmn8.com/blog/employee-advocacy-benchmarks-for-2026";
    /// Three to five posts a week, five minutes each. A plan, not a measurement.
    "linkedin-skills": C, "LinkedIn Skills on GitHub: a practitioner's posting plan",
        at "https://github.com/sergebulaev/linkedin-skills";
    /// "A few minutes per day" for each person who shares. Three enthusiasts, from the seller of the tool; their reach is no benchmark.
    "linkedin-2017-minutes": C, "LinkedIn: a year of sharing by three of its marketers", in 2017,
        at "https://business.linkedin.com/marketing-solutions/blog/linkedin-elevate/2017/the-impact-of-employee-content-sharing--its-big-";
    /// Means of all members, dormant ones included: 211 in the highest country, 144 to 188 in Britain and the Netherlands; 241 to 319 in large cities. First-party data read second-hand; people who share lie above the mean.
    "linkedin-2017-means": A, "LinkedIn: mean connections of its members by country and city", in 2017,
        at "https://thelinkedinman.com/london-connected-city-linkedin-breaks-half-billion-users/";
    /// 2,300 members with 274 followers each, three networks together.
    "att-contacts-2014": A, "AT&T: followers of the members of its programme", in 2014,
        at "https://smbp.uwaterloo.ca/2014/10/atts-social-circles-employee-advocacy-program-results-in-over-1-mil-in-estimated-media-value/";
    /// Mean 303, median 186; 288 without staff, 338 for managers, 403 for directors, 626 for vice presidents. Says that LinkedIn found it in 2021; no such publication was found.
    "smprotips-connections": C, "SMProTips: LinkedIn connections by seniority", in 2021,
        at "https://www.smprotips.com/how-many-connections-does-the-average-person-have-on-linkedin/";
    /// About half have up to 500 connections; recruiters 616 on average. Old, and respondents chose themselves.
    "undercover-recruiter-2012": C, "The Undercover Recruiter: survey of LinkedIn members", in 2012;
    /// 500 LinkedIn, 300 Twitter and 400 Facebook contacts per employee. A vendor's example, without data.
    "marketbeam-example": D, "MarketBeam: worked example of a reach calculator",
        at "https://marketbeam.wixsite.com/marketbeam/post/how-to-calculate-social-media-reach";
    /// Accounts that posted within 30 days had a median of 61 followers; 1,000 followers is the 96th percentile. Old, but large and random.
    "oreilly-x-median": A, "O'Reilly: random sample of 400,000 Twitter accounts", in 2013,
        at "http://radar.oreilly.com/2013/12/tweets-loud-and-quiet.html";
    /// Mean 338 friends; half have more than 200. Old, of private accounts, read second-hand.
    "pew-facebook": A, "Pew Research Center: Facebook friends of American adults",
        at "https://www.falcon.io/insights-hub/business/creating-employee-advocacy/";
    /// Personal profiles take about 65% of what members see, company pages about 5%; impressions fell by 63% since 2023. Compiled from other reports; not a visibility rate.
    "dealsflow-feed": C, "Dealsflow: LinkedIn feed shares and trends", in 2026,
        at "https://dealsflow.co/blog/linkedin-analytics/";
    /// About half of the connections neither posted nor reacted within four weeks. One person's network; silent readers count as inactive.
    "socialproof-active": C, "Social Proof: activity of 250 connections of one person",
        at "http://socialproof.co.uk/linkedin-many-connections-listening/";
    /// A post reaches 5 to 8% of connections, after a first test on 5 to 10%. Practitioner's figures without data; LinkedIn publishes none.
    "polytraffic-reach": C, "Polytraffic: organic reach on LinkedIn", in 2026,
        at "https://polytraffic.com/articles/linkedin-organic-reach";
    /// Nobody publishes views per connection for ordinary employees. 5 to 25% spans what practitioners report; look up your own impressions per post and enter it.
    "judgement-visibility": X, "No published source: our judgement of feed visibility", in 2026;
    /// Two members of one group shared 1.9 to 29% of their contacts in seven public networks (students, a research institute's e-mail, music listeners). None is LinkedIn, where you can read the figure as mutual connections.
    "measured-overlap": A, "Measured for this model: contacts shared by colleagues in public networks", in 2026;
    /// Nobody publishes how many people work closely together. Groups in public networks hold 9 to 180 people, weighted by pairs; 15 is a team that meets every week.
    "judgement-team-size": X, "No published source: our judgement of a team", in 2026;
    /// The union of contact lists in whole organisations gave 0.58 to 0.96: two research networks 0.82 and 0.86, a company's e-mail 0.86 to 0.96, phones 0.58 to 0.93. The one published union of LinkedIn contacts (Metso, about 2013, by a vendor) gives 0.54 to 0.78.
    "measured-fade": A, "Measured for this model: contacts shared beyond the team in whole organisations", in 2026;
    /// 8 to 96% of ties stayed inside the group, depending on how groups are drawn: 8 to 13% for college majors, 40% for departments, 45 to 54% for year groups, 88 to 96% for groups found from the ties themselves.
    "measured-homophily": A, "Measured for this model: ties inside the own group in public networks", in 2026;
    /// The squared coefficient of variation of the number of contacts was 0.59 to 2.16 in seven public networks. Hub-dominated networks lie far above and outside the model.
    "measured-dispersion": A, "Measured for this model: inequality of contacts in public networks", in 2026;
    /// 1.1, 1.8 and 3.2% of impressions on three personal profiles. Few people, who write for reach; counts visible reactions only.
    "measured-engagement": A, "Measured for this model: reactions in three personal exports of LinkedIn", in 2026;
    /// LinkedIn 6.5%, Facebook 5.1%, X 2.3% of impressions. Counts clicks as well, on accounts of a tool's customers, read in an aggregator.
    "buffer-2025": B, "Buffer: engagement per impression by network", in 2025,
        at "https://www.shortsintel.com/statistics/social-media-engagement-benchmarks";
    /// 5.2% of impressions in the first half of 2025; 4.0% for text alone. Counts clicks as well; compiled from other reports.
    "salesso-2025": C, "Salesso: LinkedIn engagement by type of post", in 2025,
        at "https://salesso.com/blog/linkedin-organic-reach-statistics";
    /// Posts with a link 3.25%, documents 7.0%. Counts clicks as well; the page carries no date.
    "socialnexis-posts": C, "Social Nexis: engagement of 1.3 million LinkedIn posts",
        at "https://socialnexis.com/guides/company-page-ab-testing-reach";
    /// Posts on three personal profiles were seen 3.5 to 12 times as often as links passed on at Dell. Most of those reached were strangers, and the three write for reach: hence a low default and a wide range.
    "own-words-exports": C, "Measured for this model: what people write themselves in three personal exports, against passed-on links at Dell", in 2026;
    /// Nobody publishes how many posts in people's own words carry a link to the company. Count your own.
    "judgement-own-words-links": X, "No published source: our judgement of links in own words", in 2026;
    /// Each step from the author brought 0.24 to 0.47 times the retweets of the step before. Popular rumours, so an upper end; a small Weibo sample dies out faster.
    "twitter-cascades": A, "Measured for this model: 2,291 retweet trees of Twitter15 and Twitter16", in 2026;
    /// In six domains most cascades end within one step of their origin. Read as abstract and summary.
    "goel-2012": A, "Goel, Watts and Goldstein: the structure of online diffusion networks", in 2012,
        at "https://koolaidkonfidential.blogspot.com/2016/11/the-shape-of-virality.html";
    /// A billion events on Twitter: large audiences come from a large broadcast, not from many steps. 93 to 95% of posts are never retweeted.
    "goel-2016": A, "Goel, Anderson, Hofman and Watts: the structural virality of online diffusion", in 2016,
        at "https://studylib.net/doc/13405194/management-science";
    /// Chosen so that engagement times reach gives a reproduction number of about 0.04 to 0.5, as measured retweet trees do. Your analytics may show it: impressions beyond your contacts, per reaction.
    "judgement-reaction-reach": X, "No published source: our judgement of the reach of one reaction", in 2026;
    /// LinkedIn 0.4 to 0.8% of impressions, 1 to 2% on strong pages; X 1 to 3%. Rough medians without a stated sample.
    "trypost-ctr": C, "TryPost: click rates by network",
        at "https://trypost.it/en/glossary/ctr";
    /// Sponsored content 0.44 to 0.65%. Advertisements, counted by chargeable clicks: a plausible floor for posts.
    "b2bhouse-ads": C, "The B2B House: click rates of LinkedIn advertisements",
        at "https://www.theb2bhouse.com/linkedin-ad-benchmarks/";
    /// Employees' posts were clicked 2.0 times as often: 1.8 times below 10,000 staff, 2.4 times above. First-party data from the seller of a sharing tool.
    "linkedin-2016-ctr": A, "LinkedIn: click rate of the same content shared by company and by employees", in 2016,
        at "https://business.linkedin.com/marketing-solutions/blog/linkedin-elevate/2016/linkedIn-research-reveals-why-your-employees-voices-matter-on-social";
    /// 1 to 5% of visitors become leads, 1 to 2% on ordinary pages. Typical values without a stated sample.
    "b2blead-conversion": C, "B2BLead: conversion rates by stage", in 2026,
        at "https://www.b2blead.io/blog/b2b-conversion-rate";
    /// 2 to 5% of visitors. An agency's clients, read second-hand; visits from social networks convert less.
    "firstpagesage-saas": C, "First Page Sage: visitors who become leads in software companies",
        at "https://altiorco.com/revops-dictionary/conversion-rate";
    /// 1 to 2% of leads from social networks, 14 to 16% of those from search. No sample stated.
    "mv3-leads": C, "MV3 Marketing: leads that become customers",
        at "https://www.mv3marketing.com/glossary/lead-to-customer-rate/";
    /// 25 to 44 dollars per 1,000 impressions, 5.50 to 9.25 per click; in one set of 936 image advertisements the medians were 59.15 and 13.23.
    "stackmatix-linkedin": C, "Stackmatix: prices of LinkedIn advertising", in 2026,
        at "https://www.stackmatix.com/blog/linkedin-ads-benchmarks";
    /// 27.03 dollars. An agency's average; the page carries no date.
    "digitalmoats-cpm": C, "Digital Moats: price of 1,000 LinkedIn impressions",
        at "https://digitalmoats.com/linkedin/linkedin-ads-benchmarks-conversion-ctr";
    /// 5.58 dollars worldwide; 4.40 for junior and 6.40 for senior audiences. A tool's customers.
    "recotap-2024": C, "Recotap: price of a LinkedIn click", in 2024,
        at "https://help.recotap.com/ad-metrics-benchmarks-2024";
    /// 15 to 40 dollars per user and month; enterprise contracts start at 6,000 to 25,000 a year. A vendor on its market.
    "vulse-2026": D, "Vulse: prices of employee advocacy software", in 2026,
        at "https://vulse.co/blog/employee-advocacy-software-pricing-roi-2026";
    /// 5 dollars per active user and month. One vendor's price list, the low end of the range.
    "swaybase": D, "Swaybase: its own price", in 2022,
        at "https://www.swaybase.com/resources";
    /// Consumer durables averaged p = 0.03 and q = 0.38 per year. It supports the shape of the curve, not the monthly rates used here.
    "bass-sultan-1990": A, "Sultan, Farley and Lehmann: a meta-analysis of diffusion models", in 1990;
    /// In a firm of a few dozen everybody can be asked in person. No survey of small firms was found: the range spans the unprompted few and half of the staff.
    "judgement-small-firm": X, "No published source: our judgement of a small firm", in 2026;
    /// What needs approval is posted less often. No published figures were found: two posts a month is two thirds of the table's default.
    "judgement-regulated": X, "No published source: our judgement of posts that need approval", in 2026;
    /// A programme with training and reminders spreads far faster than consumer durables do. No published rates were found: enter what you see after the first two months.
    "judgement-adoption": X, "No published source: our judgement of a managed roll-out", in 2026;
}

impl Source {
    /// The source of that id.
    #[must_use]
    pub fn find(id: &str) -> Option<&'static Source> {
        SOURCES.iter().find(|source| source.id == id)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn ids_are_unique() {
        let ids: HashSet<_> = SOURCES.iter().map(|source| source.id).collect();
        assert_eq!(ids.len(), SOURCES.len());
    }

    #[test]
    fn every_source_names_a_publisher_and_says_what_it_found() {
        for source in SOURCES {
            assert!(source.title.contains(": "), "{}: the title needs a publisher and a subject", source.id);
            assert!(source.note.ends_with('.'), "{}: the note needs a sentence", source.id);
        }
    }

    #[test]
    fn addresses_are_complete() {
        for url in SOURCES.iter().filter_map(|source| source.url) {
            assert!(url.starts_with("http") && !url.contains("..."), "{url}");
        }
    }

    #[test]
    fn only_judgements_have_grade_x() {
        for source in SOURCES {
            assert_eq!(source.grade == Grade::X, source.id.starts_with("judgement-"), "{}", source.id);
        }
    }
}
