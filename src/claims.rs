//! Figures that sellers of advocacy programmes quote, and what is wrong with each. Shown as claims; no default uses one.

use serde::Serialize;

/// One claim.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Claim {
    /// Short name.
    pub id: &'static str,
    /// What is claimed.
    pub claim: &'static str,
    /// Who says so, and who is said to have found it.
    pub attribution: &'static str,
    /// Why it cannot be relied on.
    pub problem: &'static str,
    /// Where it was read; absent where no complete address is known.
    pub url: Option<&'static str>,
}

/// Every claim, the most repeated first.
pub const CLAIMS: &[Claim] = &[
    Claim {
        id: "561-percent",
        claim: "Messages reach 561% further when employees share them",
        attribution: "DSMN8 (\"MSL Group study\"), the head of GaggleAMP (\"a 2018 study\"), Vulse, PostBeyond and others",
        problem: "The original was not found in two dedicated searches. At best a few cases; as a rate per follower it is impossible.",
        url: Some("https://dsmn8.com/blog/bridging-the-gap-internal-communications"),
    },
    Claim {
        id: "8x-engagement",
        claim: "Employees' posts get 8 times more engagement",
        attribution: "PostBeyond (\"Social Media Today\"); elsewhere without a source",
        problem: "The claim changes as it travels: The Conference Board prints it as \"8 times more likely to be shared\".",
        url: None,
    },
    Claim {
        id: "24x-reshared",
        claim: "Content is reshared 24 or 25 times more often when employees post it",
        attribution: "Jellyfish and others",
        problem: "No source is given anywhere it was seen.",
        url: Some("https://www.jellyfish.net/en-us/news-and-views/why-employee-advocacy-is-crucial-for-brands-0"),
    },
    Claim {
        id: "7x-conversion",
        claim: "Leads from employees convert 7 times more often",
        attribution: "Said to come from IBM",
        problem: "The original was not found. People who already know somebody in the company are not comparable with other leads.",
        url: Some("https://medium.com/the-nine-connections-view/employee-advocacy-the-numbers-e1098024aca7"),
    },
    Claim {
        id: "10x-connections",
        claim: "Employees have 10 times the connections of the company page",
        attribution: "LinkedIn, 2016 and 2017, seller of a sharing tool",
        problem: "Counts all employees together and every shared contact again and again. As a rough check of contacts it will do; as reach it will not.",
        url: Some(
            "https://business.linkedin.com/marketing-solutions/blog/linkedin-elevate/2017/the-real-value-of-your-employees-social-media-reach",
        ),
    },
    Claim {
        id: "3x-clicks",
        claim: "People are 3 times more likely to click what a peer shares",
        attribution: "The article that this estimator started from",
        problem: "No source was found. LinkedIn measured 2.0 times for the same content; its \"3 times\" is about trust in employees against the chief executive.",
        url: None,
    },
    Claim {
        id: "5x-traffic",
        claim: "Employee advocacy brings 5 times the traffic and 25% more leads",
        attribution: "Neal Schaffer (\"Inc.\")",
        problem: "The original was not found.",
        url: Some("https://nealschaffer.com/employee-advocacy-statistics/"),
    },
    Claim {
        id: "150x-referrals",
        claim: "Referrals convert 150 times better",
        attribution: "DSMN8",
        problem: "As a rate it is absurd: a visit-to-lead rate of 1% would become 150%.",
        url: Some("https://dsmn8.com/blog/5-stats-to-prove-that-your-brand-needs-advocacy/"),
    },
    Claim {
        id: "800-percent",
        claim: "800% more reach",
        attribution: "Apostle Social, benchmark of 1,408 companies, 2026",
        problem: "The report is behind a form, and the part that is visible does not say how it was measured.",
        url: Some("https://www.apostlesocial.com/benchmark/employee-advocacy-benchmark-2026"),
    },
    Claim {
        id: "13x-twitter",
        claim: "13 times the reach on Twitter",
        attribution: "DSMN8, white paper",
        problem: "Neither sample nor method was found.",
        url: Some("https://bradindigital.wordpress.com/tag/employee-advocacy/"),
    },
    Claim {
        id: "advertising-value",
        claim: "1,000 active participants bring 1.9 million dollars of advertising value",
        attribution: "The Conference Board, 2016",
        problem: "The origin is not visible and the period is not stated. Advertising value is what exposure would have cost, not what it earned.",
        url: None,
    },
    Claim {
        id: "250-percent",
        claim: "250% more engagement from targeted accounts",
        attribution: "Savi, quoted in the article that this estimator started from",
        problem: "One case, reported by the vendor.",
        url: None,
    },
];
