//! Posts of an X account, as its analytics exported them until 2024 and do since.

use super::answer::{FileReport, Import, Kind};
use super::cell::{Figure, at};
use super::date::{self, Order, Period};
use super::document::{Damage, Document};
use reach_estimator::parameters::ParameterId;

/// Sums over an account's own posts.
pub(crate) struct XContent {
    months: f64,
    posts: f64,
    impressions: f64,
    clicks: f64,
    engagements: f64,
}

/// Reads either layout, if the file has one.
pub(crate) fn read(document: &Document<'_>, name: &str) -> Result<Option<(XContent, FileReport)>, Damage> {
    let Some(table) = document.tables.first() else { return Ok(None) };
    let found = table.find_heading(|headings| {
        let has = |names: &[&str]| headings.iter().any(|heading| names.contains(&heading.as_str()));
        has(&["post id", "tweet id"]) && has(&["impressions"]) && has(&["url clicks"])
    });
    let Some((heading, headings)) = found else { return Ok(None) };
    let column = |names: &[&str]| headings.iter().position(|heading| names.contains(&heading.as_str()));
    let (time, text) = (column(&["date", "time"]), column(&["post text", "tweet text"]));
    let (impressions, clicks) = (column(&["impressions"]), column(&["url clicks"]));
    let reactions = [column(&["likes"]), column(&["replies"]), column(&["reposts", "retweets"])];
    let mut report = FileReport::new(name, Kind::XContent);
    let mut sums = XContent { months: 1.0, posts: 0.0, impressions: 0.0, clicks: 0.0, engagements: 0.0 };
    let mut dates = Vec::new();
    let (mut replies, mut unreadable) = (0, 0);
    table.rows_below(heading, &mut |row| {
        let figure = |column: Option<usize>| match column.map_or(Figure::None, |column| at(row, column).figure()) {
            Figure::Is(value) => Some(value),
            Figure::None => Some(0.0),
            Figure::Unreadable => None,
        };
        if text.is_some_and(|text| at(row, text).text().starts_with('@')) {
            replies += 1;
            return;
        }
        let reacted: Option<f64> = reactions.iter().map(|&column| figure(column)).sum();
        let (Some(seen), Some(clicked), Some(reacted)) = (figure(impressions), figure(clicks), reacted) else {
            unreadable += 1;
            return;
        };
        dates.extend(time.and_then(|time| date::read(at(row, time), table.serial_shift)));
        sums.posts += 1.0;
        sums.impressions += seen;
        sums.clicks += clicked;
        sums.engagements += reacted;
    })?;
    let order = date::decide(&dates, Order::MonthFirst);
    report.period = Period::of(dates.iter().filter_map(|date| date.day(order)));
    sums.months = report.period.map_or(1.0, Period::months);
    report.rows_used = sums.posts as u64;
    report.leave_out("reply", replies);
    report.leave_out("unreadable", unreadable);
    Ok(Some((sums, report)))
}

/// Adds what the accounts say.
pub(crate) fn conclude(accounts: &[XContent], import: &mut Import) {
    let sum = |figure: fn(&XContent) -> f64| accounts.iter().map(figure).sum::<f64>();
    let impressions = sum(|account| account.impressions);
    if accounts.is_empty() {
        return;
    }
    if sum(|account| account.posts) > 0.0 {
        let monthly = sum(|account| account.posts / account.months);
        import.propose(ParameterId::Posts, monthly / accounts.len() as f64, None, "x-posts");
    }
    if impressions > 0.0 {
        import.propose(ParameterId::Ctr, sum(|account| account.clicks) / impressions, None, "x-clicks");
        import.propose(ParameterId::Engagement, sum(|account| account.engagements) / impressions, None, "x-engagement");
    }
}
