//! `Shares.csv` and `InstantReposts.csv`: what one member posted. A post with several pictures has several rows.

use super::answer::{FileReport, Import, Kind};
use super::cell::{Cell, at};
use super::date::{self, Order, Period, Written};
use super::document::{Damage, Document, Table};
use super::link;
use super::table::{Meaning, is_named};
use super::twins::{self, Listed};
use chrono::NaiveDate;
use reach_estimator::parameters::ParameterId;
use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash, Hasher};

type Posts = Listed<Option<NaiveDate>>;

/// Posts of one member, each with its day; or what they passed on of others.
pub(crate) struct Shares {
    posts: Posts,
    reposts: bool,
}

/// Where the columns are.
struct Columns {
    heading: usize,
    date: usize,
    link: usize,
    reposts: bool,
}

/// Reads one of the two files, if it is one. Links whose columns the user has named are no reposts.
pub(crate) fn read(
    document: &Document<'_>,
    name: &str,
    mapped: &[(Meaning, String)],
) -> Result<Option<(Shares, FileReport)>, Damage> {
    let found = document.tables.iter().find_map(|table| Some((table, columns(table, mapped)?)));
    found.map(|(table, columns)| read_table(table, &columns, name)).transpose()
}

fn columns(table: &Table<'_>, mapped: &[(Meaning, String)]) -> Option<Columns> {
    let column = |headings: &[String], name: &str| headings.iter().position(|heading| heading.replace(' ', "") == name);
    let is_shares = |headings: &[String]| column(headings, "date").is_some() && column(headings, "sharelink").is_some();
    // What a member reacted to, or said about it, is listed with a third column: as many tables are that begin with a day
    // and a link.
    let is_reposts = |headings: &[String]| {
        let said = headings.iter().filter(|heading| !heading.is_empty()).count();
        said == 2 && column(headings, "date").is_some() && column(headings, "link").is_some()
    };
    let (heading, headings) = table.find_heading(|headings| is_shares(headings) || is_reposts(headings))?;
    let reposts = !is_shares(&headings);
    // A third column without a heading is one too.
    let is_wider = |row: &[Cell<'_>]| row.iter().filter(|cell| !cell.is_empty()).count() > 2;
    let below = || table.head.iter().filter(|(index, _)| *index > heading);
    if reposts && (is_named(&headings, mapped) || below().any(|(_, row)| is_wider(row))) {
        return None;
    }
    let link = column(&headings, if reposts { "link" } else { "sharelink" })?;
    Some(Columns { heading, date: column(&headings, "date")?, link, reposts })
}

fn read_table(table: &Table<'_>, columns: &Columns, name: &str) -> Result<(Shares, FileReport), Damage> {
    let mut report = FileReport::new(name, Kind::LinkedinShares);
    let mut links: HashMap<u64, Option<Written>> = HashMap::new();
    let mut dates = Vec::new();
    let (mut media, mut linkless) = (0, 0);
    table.rows_below(columns.heading, &mut |row| {
        let link = at(row, columns.link);
        if !link::is_link(link) {
            linkless += 1;
            return;
        }
        let date = date::read(at(row, columns.date), table.serial_shift);
        let post = link::fingerprint(link);
        let key = if columns.reposts { passed_on(post, at(row, columns.date)) } else { post };
        if links.insert(key, date).is_some() {
            media += 1;
        } else {
            dates.extend(date);
        }
    })?;
    let order = date::decide(&dates, Order::MonthFirst);
    report.dates_turned |= order == Order::Turned;
    let posts: Posts = links.into_iter().map(|(link, date)| (link, date.and_then(|date| date.day(order)))).collect();
    report.period = Period::of(posts.values().copied().flatten());
    report.rows_used = posts.len() as u64;
    report.leave_out("medium", media);
    report.leave_out("linkless", linkless);
    Ok((Shares { posts, reposts: columns.reposts }, report))
}

/// Tells apart who passed a post on: colleagues do so with the same one, but not in the same minute.
fn passed_on(post: u64, date: &Cell<'_>) -> u64 {
    let minute = match date {
        Cell::Number(serial) => (serial.fract() * 1440.0).round() as u32,
        other => {
            let time = other.text().split_whitespace().find(|word| word.contains(':')).unwrap_or_default();
            let mut parts = time.split(':').map(|part| part.parse().unwrap_or(0));
            parts.next().unwrap_or(0_u32).saturating_mul(60).saturating_add(parts.next().unwrap_or(0))
        }
    };
    let mut hasher = DefaultHasher::new();
    (post, minute).hash(&mut hasher);
    hasher.finish()
}

/// Adds what the files of one or more members say: distinct posts over the time that the files of a member span together.
/// Reposts belong to the members whose posts are there, in the order in which both came.
pub(crate) fn conclude(files: Vec<(Shares, usize)>, import: &mut Import) {
    let (reposts, own): (Vec<_>, Vec<_>) = files.into_iter().partition(|(file, _)| file.reposts);
    let posts = |files: Vec<(Shares, usize)>| files.into_iter().map(|(file, place)| (file.posts, place)).collect();
    // A post has one author, so files that share one are of one member.
    let mut people = twins::merged(posts(own), 0.0, import);
    let mut reposts = twins::merged(posts(reposts), twins::SAME, import).into_iter();
    for (member, passed) in people.iter_mut().zip(&mut reposts) {
        member.extend(passed);
    }
    people.extend(reposts);
    people.retain(|posts| !posts.is_empty());
    let monthly = |posts: &Posts| {
        let months = Period::of(posts.values().copied().flatten()).map_or(1.0, Period::months);
        posts.len() as f64 / months
    };
    if !people.is_empty() {
        let sum: f64 = people.iter().map(monthly).sum();
        import.propose(ParameterId::Posts, sum / people.len() as f64, None, "own-posts");
    }
}
