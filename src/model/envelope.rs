//! The back-of-the-envelope arithmetic of the article "Inbound (I)": no feed, no overlap, no limit.

use super::Real;

/// What the article multiplies.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct EnvelopeInputs<T> {
    /// Employees who share: employees participation.
    pub sharers: T,
    /// Contacts of one employee on all networks together.
    pub contacts: T,
    /// Posts per sharer.
    pub posts: T,
    /// Click lift of peers.
    pub peer_lift: T,
    /// Share who react.
    pub engagement: T,
    /// Contacts of those who react.
    pub audience_contacts: T,
    /// Followers of the page.
    pub followers: T,
    /// Click rate of the page.
    pub ctr: T,
}

/// The article's figures, each the plain product of its inputs.
#[derive(Clone, Copy, Debug, PartialEq, serde::Serialize)]
pub struct Envelope<T> {
    /// sharers contacts: "20,000 contacts".
    pub audience: T,
    /// audience posts: curated content "multiplies by 10".
    pub impressions: T,
    /// impressions lift: 600,000, "close to half a million".
    pub corporate_equivalent_impressions: T,
    /// audience engagement contacts of the audience: 1,000,000.
    pub second_degree: T,
    /// second_degree lift: 3,000,000, "several million".
    pub second_degree_with_lift: T,
    /// followers ctr: "about 50 visits".
    pub page_visits: T,
    /// followers engagement contacts of the audience: "about 250,000".
    pub page_second_degree: T,
}

/// The product chain, exactly as printed.
pub fn envelope<T: Real>(inputs: &EnvelopeInputs<T>) -> Envelope<T> {
    let audience = inputs.sharers * inputs.contacts;
    let impressions = audience * inputs.posts;
    let second_degree = audience * inputs.engagement * inputs.audience_contacts;
    Envelope {
        audience,
        impressions,
        corporate_equivalent_impressions: impressions * inputs.peer_lift,
        second_degree,
        second_degree_with_lift: second_degree * inputs.peer_lift,
        page_visits: inputs.followers * inputs.ctr,
        page_second_degree: inputs.followers * inputs.engagement * inputs.audience_contacts,
    }
}
