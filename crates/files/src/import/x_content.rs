//! Posts of an X account, as its analytics exported them until 2024 and do since.

use super::answer::{FileReport, Import, Kind};
use super::cell::{Cell, Figure, at};
use super::date::{self, Order, Period, Written};
use super::document::{Damage, Document, Table};
use super::link;
use super::twins::{self, Listed};
use chrono::NaiveDate;
use reach_estimator::parameters::ParameterId;
use std::hash::{DefaultHasher, Hash, Hasher};

/// An account's own posts.
pub(crate) type XContent = Listed<Post>;

/// What one of them came to.
#[derive(Clone, Copy)]
pub(crate) struct Post {
    day: Option<NaiveDate>,
    impressions: f64,
    clicks: f64,
    engagements: f64,
}

/// Reads either layout, if the file has one.
pub(crate) fn read(document: &Document<'_>, name: &str) -> Result<Option<(XContent, FileReport)>, Damage> {
    let found = document.tables.iter().find_map(|table| {
        let (heading, headings) = table.find_heading(|headings| {
            let has = |names: &[&str]| headings.iter().any(|heading| names.contains(&heading.as_str()));
            has(&["post id", "tweet id"]) && has(&["impressions"]) && has(&["url clicks"])
        })?;
        Some((table, heading, headings))
    });
    found.map(|(table, heading, headings)| read_table(table, heading, &headings, name)).transpose()
}

fn read_table(
    table: &Table<'_>,
    heading: usize,
    headings: &[String],
    name: &str,
) -> Result<(XContent, FileReport), Damage> {
    let column = |names: &[&str]| headings.iter().position(|heading| names.contains(&heading.as_str()));
    let (time, text) = (column(&["date", "time"]), column(&["post text", "tweet text"]));
    let (id, address) = (column(&["post id", "tweet id"]), column(&["post link", "tweet permalink"]));
    let (impressions, clicks) = (column(&["impressions"]), column(&["url clicks"]));
    let reactions = [column(&["likes"]), column(&["replies"]), column(&["reposts", "retweets"])];
    let mut report = FileReport::new(name, Kind::XContent);
    let mut posts: Vec<(u64, Option<Written>, Post)> = Vec::new();
    let (mut totals, mut replies, mut unreadable) = (0, 0, 0);
    table.rows_below(heading, &mut |row| {
        let cell = |column: Option<usize>| column.map_or(const { &Cell::Empty }, |column| at(row, column));
        let figure = |column: Option<usize>| match cell(column).figure() {
            Figure::Is(value) => Some(value),
            Figure::None => Some(0.0),
            Figure::Unreadable => None,
        };
        let Some(key) = key(cell(id), cell(address), cell(text)) else {
            totals += 1;
            return;
        };
        if cell(text).text().starts_with('@') {
            replies += 1;
            return;
        }
        let reacted: Option<f64> = reactions.iter().map(|&column| figure(column)).sum();
        let (Some(impressions), Some(clicks), Some(engagements)) = (figure(impressions), figure(clicks), reacted)
        else {
            unreadable += 1;
            return;
        };
        let date = date::read(cell(time), table.serial_shift);
        posts.push((key, date, Post { day: None, impressions, clicks, engagements }));
    })?;
    let dates: Vec<Written> = posts.iter().filter_map(|(_, date, _)| *date).collect();
    let order = date::decide(&dates, Order::MonthFirst);
    report.dates_turned |= order == Order::Turned;
    let mut account = XContent::new();
    let mut twice = 0;
    for (key, date, post) in posts {
        let day = date.and_then(|date| date.day(order));
        let mut hasher = DefaultHasher::new();
        (key, day).hash(&mut hasher);
        twice += u64::from(account.insert(hasher.finish(), Post { day, ..post }).is_some());
    }
    report.period = Period::of(account.values().filter_map(|post| post.day));
    report.rows_used = account.len() as u64;
    report.leave_out("total", totals);
    report.leave_out("reply", replies);
    report.leave_out("unreadable", unreadable);
    report.leave_out("twice", twice);
    Ok((account, report))
}

/// Tells a post of its day apart: by its address, else by its number, of which spreadsheets drop the last digits, and text.
/// A row without either is no post.
fn key(id: &Cell<'_>, address: &Cell<'_>, text: &Cell<'_>) -> Option<u64> {
    if link::is_link(address) {
        return Some(link::fingerprint(address));
    }
    let is_id = match id {
        Cell::Number(_) => true,
        other => other.heading().starts_with(|sign: char| sign.is_ascii_digit()),
    };
    let mut hasher = DefaultHasher::new();
    (id.heading(), text.heading()).hash(&mut hasher);
    is_id.then(|| hasher.finish())
}

/// Adds what the accounts say. Files that have a post in common are of one, and the later one knows more of it: the one
/// that goes on for longer, and of two that end together the one with larger figures, since they grow.
pub(crate) fn conclude(mut files: Vec<(XContent, usize)>, import: &mut Import) {
    let last = |account: &XContent| account.values().filter_map(|post| post.day).max();
    let size = |account: &XContent| account.values().map(|post| post.impressions).sum::<f64>();
    files.sort_by(|(one, _), (other, _)| last(other).cmp(&last(one)).then(size(other).total_cmp(&size(one))));
    let accounts: Vec<XContent> =
        twins::merged(files, 0.0, import).into_iter().filter(|account| !account.is_empty()).collect();
    if accounts.is_empty() {
        return;
    }
    let sum = |figure: fn(&Post) -> f64| accounts.iter().flat_map(XContent::values).map(figure).sum::<f64>();
    let impressions = sum(|post| post.impressions);
    let monthly = |account: &XContent| {
        let months = Period::of(account.values().filter_map(|post| post.day)).map_or(1.0, Period::months);
        account.len() as f64 / months
    };
    let posts: f64 = accounts.iter().map(monthly).sum();
    import.propose(ParameterId::Posts, posts / accounts.len() as f64, None, "x-posts");
    if impressions > 0.0 {
        import.propose(ParameterId::Ctr, sum(|post| post.clicks) / impressions, None, "x-clicks");
        import.propose(ParameterId::Engagement, sum(|post| post.engagements) / impressions, None, "x-engagement");
    }
}
