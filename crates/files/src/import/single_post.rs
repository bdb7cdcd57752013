//! What LinkedIn shows a member about one of their posts.

use super::answer::{FileReport, Import, Kind, PastKey};
use super::cell::at;
use super::date::{self, Order, Period};
use super::document::Document;
use super::link;
use reach_estimator::parameters::ParameterId;

/// Figures of one post.
pub(crate) struct SinglePost {
    link: u64,
    impressions: f64,
    engagements: f64,
}

/// Reads the export of one post: names and values, one below the other.
pub(crate) fn read(document: &Document<'_>, name: &str) -> Option<(SinglePost, FileReport)> {
    for table in &document.tables {
        let find = |names: &[&str]| {
            let (_, row) = table.head.iter().find(|(_, row)| names.contains(&at(row, 0).heading().as_str()))?;
            Some(at(row, 1))
        };
        let figure = |names: &[&str]| find(names)?.figure().number();
        let linked = find(&["post url", "post link"]).filter(|cell| link::is_link(cell)).map(link::fingerprint);
        let (Some(impressions), Some(link)) = (figure(&["impressions"]), linked) else { continue };
        let counts = [figure(&["reactions", "likes"]), figure(&["comments"]), figure(&["reposts", "shares"])];
        let mut report = FileReport::new(name, Kind::LinkedinPost);
        let day = find(&["post date", "post publish date"]).and_then(|cell| date::read(cell, table.serial_shift));
        report.period = Period::of(day.and_then(|date| date.day(Order::MonthFirst)));
        report.rows_used = 1;
        return Some((SinglePost { link, impressions, engagements: counts.into_iter().flatten().sum() }, report));
    }
    None
}

/// Adds what single posts say, unless a member's whole list did.
pub(crate) fn conclude(files: Vec<(SinglePost, usize)>, import: &mut Import) {
    let mut posts: Vec<SinglePost> = Vec::new();
    for (post, place) in files {
        if posts.iter().any(|other| other.link == post.link) {
            import.count_once(place);
        } else {
            posts.push(post);
        }
    }
    let impressions: f64 = posts.iter().map(|post| post.impressions).sum();
    let engagements: f64 = posts.iter().map(|post| post.engagements).sum();
    if posts.is_empty() || impressions <= 0.0 {
        return;
    }
    import.propose(ParameterId::Engagement, engagements / impressions, None, "post-engagement");
    if import.past.is_empty() {
        let facts = [
            (PastKey::Shares, posts.len() as f64),
            (PastKey::Impressions, impressions),
            (PastKey::Engagements, engagements),
        ];
        import.past.extend(facts);
    }
}
