//! `Shares.csv` and `InstantReposts.csv`: what one member posted. A post with several pictures has several rows.

use super::answer::{FileReport, Import, Kind};
use super::cell::at;
use super::date::{self, Order, Period};
use super::document::{Damage, Document};
use super::link;
use reach_estimator::parameters::ParameterId;
use std::collections::HashSet;

/// Posts of one member.
pub(crate) struct Shares {
    monthly: f64,
    reposts: bool,
}

/// Reads one of the two files, if it is one.
pub(crate) fn read(document: &Document<'_>, name: &str) -> Result<Option<(Shares, FileReport)>, Damage> {
    let Some(table) = document.tables.first() else { return Ok(None) };
    let column = |headings: &[String], name: &str| headings.iter().position(|heading| heading.replace(' ', "") == name);
    let is_shares = |headings: &[String]| column(headings, "date").is_some() && column(headings, "sharelink").is_some();
    let is_reposts = |headings: &[String]| {
        column(headings, "date").is_some() && column(headings, "link").is_some() && headings.len() <= 3
    };
    let Some((heading, headings)) = table.find_heading(|headings| is_shares(headings) || is_reposts(headings)) else {
        return Ok(None);
    };
    let reposts = !is_shares(&headings);
    let (Some(dates_at), Some(links_at)) =
        (column(&headings, "date"), column(&headings, if reposts { "link" } else { "sharelink" }))
    else {
        return Ok(None);
    };
    let mut report = FileReport::new(name, Kind::LinkedinShares);
    let mut links = HashSet::new();
    let mut dates = Vec::new();
    let (mut media, mut linkless) = (0, 0);
    table.rows_below(heading, &mut |row| {
        if !link::is_link(at(row, links_at)) {
            linkless += 1;
        } else if links.insert(link::fingerprint(at(row, links_at))) {
            dates.extend(date::read(at(row, dates_at), table.serial_shift));
        } else {
            media += 1;
        }
    })?;
    let order = date::decide(&dates, Order::MonthFirst);
    report.period = Period::of(dates.iter().filter_map(|date| date.day(order)));
    report.rows_used = links.len() as u64;
    report.leave_out("medium", media);
    report.leave_out("linkless", linkless);
    let months = report.period.map_or(1.0, Period::months);
    Ok(Some((Shares { monthly: links.len() as f64 / months, reposts }, report)))
}

/// Adds what the files of one or more members say; reposts belong to the members whose posts are there.
pub(crate) fn conclude(files: &[Shares], import: &mut Import) {
    let count = |reposts: bool| files.iter().filter(|file| file.reposts == reposts).count();
    let people = count(false).max(count(true));
    let monthly: f64 = files.iter().map(|file| file.monthly).sum();
    if people > 0 && monthly > 0.0 {
        import.propose(ParameterId::Posts, monthly / people as f64, None, "own-posts");
    }
}
