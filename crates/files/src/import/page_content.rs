//! The "Content" export of a LinkedIn page: its days and its posts. Columns are read by name in English and by position
//! in every other language, because the order is the same in all.

mod exports;

pub(crate) use exports::Export;

use super::answer::{FileReport, Import, Kind, Note};
use super::cell::{Cell, Figure, at};
use super::date::{self, Order, Period, Written};
use super::document::{Damage, Document, Table};
use super::link;
use chrono::NaiveDate;
use reach_estimator::parameters::ParameterId;
use std::collections::{BTreeMap, BTreeSet, HashSet};

/// Days and posts of a page.
#[derive(Default)]
pub(crate) struct PageContent {
    days: BTreeMap<NaiveDate, Organic>,
    posts: Vec<Post>,
    period: Option<Period>,
}

struct Post {
    link: Option<u64>,
    created: Option<Written>,
    day: Option<NaiveDate>,
    figures: Organic,
}

/// What was not paid for.
#[derive(Clone, Copy, Default, PartialEq)]
struct Organic {
    impressions: f64,
    clicks: f64,
    reactions: f64,
    comments: f64,
    reposts: f64,
}

/// Columns of both layouts when they are read by position.
const WIDTH: usize = 20;

/// Where the columns of the days are.
struct DayColumns {
    heading: usize,
    date: usize,
    figures: [usize; 5],
}

/// Where the columns of the posts are.
struct PostColumns {
    heading: usize,
    link: usize,
    kind: usize,
    campaign: Option<usize>,
    created: usize,
    figures: [usize; 5],
}

/// Reads the days and posts of a file, if it has either.
pub(crate) fn read(document: &Document<'_>, name: &str) -> Result<Option<(PageContent, FileReport)>, Damage> {
    let mut page = PageContent::default();
    let mut report = FileReport::new(name, Kind::LinkedinPageContent);
    let mut found = false;
    for table in &document.tables {
        if let Some(columns) = day_columns(table) {
            found = true;
            read_days(table, &columns, &mut page, &mut report)?;
        } else if let Some(columns) = post_columns(table) {
            found = true;
            read_posts(table, &columns, &mut page, &mut report)?;
        }
    }
    let days = Period::of(page.days.keys().copied());
    page.period = days.or(page.period);
    report.period = page.period;
    Ok(found.then_some((page, report)))
}

fn places<const N: usize>(headings: &[String], names: [&[&str]; N]) -> Option<[usize; N]> {
    let mut places = [0; N];
    for (place, names) in places.iter_mut().zip(names) {
        *place = headings.iter().position(|heading| names.contains(&heading.as_str()))?;
    }
    Some(places)
}

fn day_columns(table: &Table<'_>) -> Option<DayColumns> {
    let names: [&[&str]; 6] = [
        &["date"],
        &["impressions (organic)"],
        &["clicks (organic)"],
        &["reactions (organic)"],
        &["comments (organic)"],
        &["reposts (organic)", "shares (organic)"],
    ];
    let named = table.find_heading(|headings| places(headings, names).is_some());
    if let Some((heading, headings)) = named {
        let [date, figures @ ..] = places(&headings, names)?;
        return Some(DayColumns { heading, date, figures });
    }
    let heading = heading_by_structure(table, |row| {
        let numbers = row.iter().skip(1).filter(|cell| !matches!(cell.figure(), Figure::Unreadable)).count();
        table.holds_day(at(row, 0)) && numbers + 2 >= WIDTH
    })?;
    Some(DayColumns { heading, date: 0, figures: [1, 5, 8, 11, 14] })
}

fn post_columns(table: &Table<'_>) -> Option<PostColumns> {
    let names: [&[&str]; 8] = [
        &["post link", "update link"],
        &["post type", "update type"],
        &["created date"],
        &["impressions"],
        &["clicks"],
        &["likes", "reactions"],
        &["comments"],
        &["reposts", "shares"],
    ];
    let named = table.find_heading(|headings| places(headings, names).is_some());
    if let Some((heading, headings)) = named {
        let [link, kind, created, figures @ ..] = places(&headings, names)?;
        let campaign = headings.iter().position(|heading| heading == "campaign name");
        return Some(PostColumns { heading, link, kind, campaign, created, figures });
    }
    let heading = heading_by_structure(table, |row| link::is_link(at(row, 1)) && table.holds_day(at(row, 5)))?;
    Some(PostColumns { heading, link: 1, kind: 2, campaign: Some(3), created: 5, figures: [9, 12, 14, 15, 16] })
}

/// The row above the first one that looks like data, if it has the twenty headings and all of them are words.
fn heading_by_structure(table: &Table<'_>, is_data: impl Fn(&[Cell<'_>]) -> bool) -> Option<usize> {
    let mut above: Option<&(usize, Vec<Cell<'static>>)> = None;
    for entry in &table.head {
        if is_data(&entry.1) {
            let (index, headings) = above?;
            let words = headings.iter().filter(|cell| !cell.text().is_empty()).count();
            return (words == WIDTH).then_some(*index);
        }
        above = Some(entry);
    }
    None
}

/// Five figures of a row; a sign for "none" counts as nothing. `None` when one of them is no number.
fn figures(row: &[Cell<'_>], columns: [usize; 5]) -> Option<Organic> {
    let mut values = [0.0; 5];
    for (value, column) in values.iter_mut().zip(columns) {
        *value = match at(row, column).figure() {
            Figure::Is(number) => number,
            Figure::None => 0.0,
            Figure::Unreadable => return None,
        };
    }
    let [impressions, clicks, reactions, comments, reposts] = values;
    Some(Organic { impressions, clicks, reactions, comments, reposts })
}

fn read_days(
    table: &Table<'_>,
    columns: &DayColumns,
    page: &mut PageContent,
    report: &mut FileReport,
) -> Result<(), Damage> {
    let mut days: Vec<(Written, Organic)> = Vec::new();
    let (mut dateless, mut unreadable) = (0, 0);
    table.rows_below(columns.heading, &mut |row| match (
        date::read(at(row, columns.date), table.serial_shift),
        figures(row, columns.figures),
    ) {
        (None, _) => dateless += 1,
        (Some(_), None) => unreadable += 1,
        (Some(date), Some(figures)) => days.push((date, figures)),
    })?;
    let dates: Vec<Written> = days.iter().map(|(date, _)| *date).collect();
    let order = date::decide(&dates, Order::MonthFirst);
    report.dates_turned |= order == Order::Turned;
    let mut twice = 0;
    for (date, figures) in days {
        match date.day(order) {
            None => dateless += 1,
            Some(day) => match page.days.insert(day, figures) {
                None => report.rows_used += 1,
                Some(_) => twice += 1,
            },
        }
    }
    report.leave_out("dateless", dateless);
    report.leave_out("unreadable", unreadable);
    report.leave_out("twice", twice);
    Ok(())
}

fn read_posts(
    table: &Table<'_>,
    columns: &PostColumns,
    page: &mut PageContent,
    report: &mut FileReport,
) -> Result<(), Damage> {
    let mut dates = Vec::new();
    let mut seen = HashSet::new();
    let (mut sponsored, mut unreadable, mut twice, mut empty) = (0, 0, 0, 0);
    table.rows_below(columns.heading, &mut |row| {
        let link = Some(at(row, columns.link)).filter(|cell| link::is_link(cell)).map(link::fingerprint);
        let date = date::read(at(row, columns.created), table.serial_shift);
        if link.is_none() && date.is_none() {
            empty += 1;
        } else if is_sponsored(at(row, columns.kind), columns.campaign.map(|column| at(row, column))) {
            sponsored += 1;
        } else if link.is_some_and(|link| !seen.insert(link)) {
            twice += 1;
        } else if let Some(figures) = figures(row, columns.figures) {
            dates.extend(date);
            page.posts.push(Post { link, created: date, day: None, figures });
        } else {
            unreadable += 1;
        }
    })?;
    let order = date::decide(&dates, Order::MonthFirst);
    report.dates_turned |= order == Order::Turned;
    for post in &mut page.posts {
        post.day = post.created.and_then(|date| date.day(order));
    }
    page.period = Period::of(page.posts.iter().filter_map(|post| post.day));
    report.rows_used += page.posts.len() as u64;
    report.leave_out("sponsored", sponsored);
    report.leave_out("twice", twice);
    report.leave_out("unreadable", unreadable);
    report.leave_out("no-post", empty);
    Ok(())
}

/// How "sponsored" begins in the languages of the export.
const SPONSORED: [&str; 6] = ["spons", "patro", "gespons", "promo", "ممول", "مُموَّل"];
const ORGANIC: [&str; 3] = ["org", "عضوي", "طبيعي"];

fn is_sponsored(kind: &Cell<'_>, campaign: Option<&Cell<'_>>) -> bool {
    let kind = kind.heading();
    let begins = |words: &[&str]| words.iter().any(|word| kind.starts_with(word));
    begins(&SPONSORED) || (!begins(&ORGANIC) && campaign.is_some_and(|cell| !cell.is_empty() && cell.text() != "-"))
}

/// The time that files cover between them.
struct Covered(BTreeSet<NaiveDate>);

impl Covered {
    fn by(periods: impl Iterator<Item = Period>) -> Covered {
        Covered(periods.flat_map(|period| period.from.iter_days().take_while(move |day| *day <= period.to)).collect())
    }

    /// As many months as a period of that many days has.
    fn months(&self) -> Option<f64> {
        let from = *self.0.first()?;
        let to = from.iter_days().nth(self.0.len() - 1)?;
        Some(Period { from, to }.months())
    }
}

/// Adds what the files of a page say together. How often its posts were seen is known of the time of the days alone; what
/// two files hold is taken from the later one.
pub(crate) fn conclude(files: Vec<Export>, followers: Option<f64>, import: &mut Import) {
    let files = exports::of_one_page(files, import);
    let pages = || files.iter().map(|(page, _)| page);
    let span = |posts: &[Post]| Period::of(posts.iter().filter_map(|post| post.day));
    let lists = Covered::by(pages().filter_map(|page| span(&page.posts)));
    let measured = Covered::by(pages().filter_map(|page| Period::of(page.days.keys().copied())));
    let covered = if measured.0.is_empty() { &lists } else { &measured };
    let Some(months) = covered.months() else { return };
    let mut days: BTreeMap<NaiveDate, Organic> = BTreeMap::new();
    let mut links = HashSet::new();
    let (mut posts, mut elsewhen, mut listed) = (0.0, 0.0, Organic::default());
    for (page, place) in &files {
        let mut twice = 0;
        for (day, figures) in &page.days {
            twice += u64::from(days.contains_key(day));
            days.entry(*day).or_insert(*figures);
        }
        for post in &page.posts {
            if post.link.is_some_and(|link| !links.insert(link)) {
                twice += 1;
            } else if post.day.is_none_or(|day| covered.0.contains(&day)) {
                posts += 1.0;
                listed = listed.plus(post.figures);
            } else {
                elsewhen += 1.0;
            }
        }
        import.leave_out_twice(*place, twice);
    }
    let daily = days.values().fold(Organic::default(), |sum, day| sum.plus(*day));
    let organic = if days.is_empty() { listed } else { daily };
    // A list that reaches further says of more time how much is posted.
    let time = if posts > 0.0 { &lists.0 | &covered.0 } else { lists.0 };
    if let Some(months) = Covered(time).months().filter(|_| posts + elsewhen > 0.0) {
        import.propose(ParameterId::PagePosts, (posts + elsewhen) / months, None, "page-posts");
    }
    if elsewhen > 0.0 {
        import.notes.push(Note::new("posts-outside").number("rows", elsewhen));
    }
    if posts > 0.0 {
        match followers {
            Some(followers) if followers > 0.0 && organic.impressions >= 0.0 => {
                let visibility = organic.impressions / (posts * followers);
                if visibility <= 1.0 {
                    import.propose(ParameterId::PageVisibility, visibility, None, "page-visibility");
                } else {
                    // No post is seen by more followers than there are: others saw it too, or the number is wrong.
                    import.notes.push(Note::new("visibility-bound").number("share", visibility));
                }
            }
            _ => import.notes.push(Note::new("followers-needed")),
        }
    } else if elsewhen == 0.0 {
        import.notes.push(Note::new("no-posts-listed"));
    }
    if organic.impressions > 0.0 {
        let engagements = organic.reactions + organic.comments + organic.reposts;
        import.propose_engagement(engagements / organic.impressions, "page-engagement");
    }
    let facts = Note::new("page-facts").number("impressions", organic.impressions).number("clicks", organic.clicks);
    import.notes.push(facts.number("months", months));
}

impl Organic {
    fn plus(self, other: Organic) -> Organic {
        Organic {
            impressions: self.impressions + other.impressions,
            clicks: self.clicks + other.clicks,
            reactions: self.reactions + other.reactions,
            comments: self.comments + other.comments,
            reposts: self.reposts + other.reposts,
        }
    }
}
