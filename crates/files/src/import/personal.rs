//! What LinkedIn shows a member about their own posts: all of them, or one.

use super::answer::{FileReport, Import, Kind, Note, PastKey};
use super::cell::{Cell, Figure, at};
use super::date::{self, Order, Period, Written};
use super::document::{Damage, Document, Table};
use super::link;
use super::table::{Meaning, is_named};
use super::twins::SAME;
use chrono::NaiveDate;
use reach_estimator::parameters::ParameterId;
use std::collections::{BTreeMap, HashMap};

/// One member's figures over a period.
pub(crate) struct Personal {
    period: Period,
    /// Impressions and engagements of each day.
    days: BTreeMap<NaiveDate, [f64; 2]>,
    /// Posts of the period, as far as they are listed.
    links: HashMap<u64, Option<NaiveDate>>,
    /// How they are listed, if they are.
    list: Option<List>,
    followers: Option<f64>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum List {
    Whole,
    Cut,
}

/// Rows at which a list of best posts is cut.
const MOST_LISTED: usize = 50;

/// Reads all posts of a member, if the file is about them. Days alone, whose columns the user has named, are a table.
pub(crate) fn read(
    document: &Document<'_>,
    name: &str,
    mapped: &[(Meaning, String)],
) -> Result<Option<(Personal, FileReport)>, Damage> {
    let list = document.tables.iter().find_map(|table| link_columns(table).map(|columns| (table, columns)));
    let Some(daily) = document.tables.iter().find_map(daily) else { return Ok(None) };
    let english = daily.english;
    let beside = list.as_ref().is_some_and(|(table, _)| !std::ptr::eq(*table, daily.table));
    // Many tables begin with a date and two figures: those of this file stand beside a list of posts, a sheet about the
    // whole period, or one about followers.
    let accompanied =
        beside || document.tables.iter().any(|table| period(table).is_some() || followers(table).is_some());
    let known = if daily.wide { beside } else { accompanied || (english && !is_named(&daily.headings, mapped)) };
    if !known {
        return Ok(None);
    }
    let mut report = FileReport::new(name, Kind::LinkedinPersonal);
    let mut days: Vec<(Written, f64, f64)> = Vec::new();
    let (mut dateless, mut unreadable) = (0, 0);
    daily.table.rows_below(daily.heading, &mut |row| match (
        date::read(at(row, 0), daily.table.serial_shift),
        at(row, daily.impressions).figure(),
        at(row, daily.engagements).figure(),
    ) {
        (None, ..) => dateless += 1,
        (_, Figure::Unreadable, _) | (_, _, Figure::Unreadable) => unreadable += 1,
        (Some(date), impressions, engagements) => {
            let [impressions, engagements] = [impressions, engagements].map(|figure| figure.number().unwrap_or(0.0));
            days.push((date, impressions, engagements));
        }
    })?;
    let mut dates: Vec<Written> = days.iter().map(|(date, ..)| *date).collect();
    let ends = document.tables.iter().find_map(period);
    let posts = match &list {
        Some((table, columns)) => posts(table, columns)?,
        None => Posts::default(),
    };
    let by_days = dates.clone();
    dates.extend(posts.links.values().flatten());
    dates.extend(ends.into_iter().flatten());
    let usual = if english { Order::MonthFirst } else { Order::DayFirst };
    // The days follow each other, the best posts do not: they tell the order only by numbers above 12.
    let of_days = date::decide(&by_days, usual);
    let is_told = date::decide(&dates, Order::MonthFirst) == date::decide(&dates, Order::DayFirst);
    let order = if is_told && of_days != Order::Turned { date::decide(&dates, usual) } else { of_days };
    report.dates_turned |= order == Order::Turned;
    let mut by_day: BTreeMap<NaiveDate, [f64; 2]> = BTreeMap::new();
    let mut twice = 0;
    for (date, impressions, engagements) in days {
        match date.day(order) {
            None => dateless += 1,
            Some(day) => twice += u64::from(by_day.insert(day, [impressions, engagements]).is_some()),
        }
    }
    // A member's days are listed once.
    if twice > 0 && !accompanied {
        return Ok(None);
    }
    let of_days = Period::of(by_day.keys().copied());
    let stated = ends.and_then(|ends| Period::of(ends.iter().filter_map(|date| date.day(order))));
    let Some(period) = stated.or(of_days) else { return Ok(None) };
    let listed = posts.links.len();
    let published = |date: Option<Written>| date.and_then(|date| date.day(order));
    let links = posts.links.into_iter().map(|(link, date)| (link, published(date)));
    let links: HashMap<_, _> = links.filter(|(_, day)| day.is_none_or(|day| day >= period.from)).collect();
    report.period = Some(period);
    report.rows_used = (by_day.len() + links.len()) as u64;
    report.leave_out("dateless", dateless);
    report.leave_out("unreadable", unreadable);
    report.leave_out("twice", twice);
    report.leave_out("before-period", (listed - links.len()) as u64);
    let list = list.map(|_| if posts.longest < MOST_LISTED { List::Whole } else { List::Cut });
    let followers = document.tables.iter().find_map(followers);
    Ok(Some((Personal { period, days: by_day, links, list, followers }, report)))
}

/// The sheet of days.
struct Daily<'d, 'b> {
    table: &'d Table<'b>,
    heading: usize,
    headings: Vec<String>,
    english: bool,
    /// Whether it has more columns than the three.
    wide: bool,
    impressions: usize,
    engagements: usize,
}

/// A date and two figures. A column that came later is told from them by name; in other languages it stands behind them.
fn daily<'d, 'b>(table: &'d Table<'b>) -> Option<Daily<'d, 'b>> {
    let (heading, headings) = table.find_heading(|headings| {
        headings.len() >= 3
            && headings
                .iter()
                .all(|heading| !heading.is_empty() && !heading.starts_with(|sign: char| sign.is_ascii_digit()))
    })?;
    let place = |name: &str| headings.iter().position(|heading| heading == name);
    let named = place("impressions").zip(place("engagements")).filter(|_| place("date") == Some(0));
    let (impressions, engagements) = named.unwrap_or((1, 2));
    let below = |(index, row): &&(usize, Vec<Cell<'static>>)| *index > heading && !row.is_empty();
    let (_, row) = table.head.iter().find(below)?;
    let is_figure = |column: usize| matches!(at(row, column).figure(), Figure::Is(_) | Figure::None);
    let is_data = table.holds_day(at(row, 0)) && is_figure(impressions) && is_figure(engagements);
    let wide = headings.len() > 3;
    is_data.then_some(Daily { table, heading, headings, english: named.is_some(), wide, impressions, engagements })
}

/// Columns of the best posts that hold addresses: two rankings side by side, or one.
fn link_columns(table: &Table<'_>) -> Option<Vec<usize>> {
    let mut columns: Vec<usize> = Vec::new();
    for (_, row) in &table.head {
        for (column, cell) in row.iter().enumerate() {
            let dated = table.holds_day(at(row, column + 1));
            if link::is_link(cell) && dated && !columns.contains(&column) {
                columns.push(column);
            }
        }
    }
    (!columns.is_empty() && columns.len() <= 2).then_some(columns)
}

#[derive(Default)]
struct Posts {
    links: HashMap<u64, Option<Written>>,
    longest: usize,
}

fn posts(table: &Table<'_>, columns: &[usize]) -> Result<Posts, Damage> {
    let mut posts = Posts::default();
    let mut lengths = vec![0_usize; columns.len()];
    table.rows(&mut |_, row| {
        for (length, &column) in lengths.iter_mut().zip(columns) {
            if link::is_link(at(row, column)) {
                *length += 1;
                posts
                    .links
                    .insert(link::fingerprint(at(row, column)), date::read(at(row, column + 1), table.serial_shift));
            }
        }
        super::document::Flow::On
    })?;
    posts.longest = lengths.into_iter().max().unwrap_or(0);
    Ok(posts)
}

/// The period that the first sheet states beside its title: two dates in one cell.
fn period(table: &Table<'_>) -> Option<[Written; 2]> {
    let (_, row) = table.head.first()?;
    row.iter().take(3).find_map(|cell| {
        let text = cell.text().replace(['–', '—'], "-");
        let (from, to) = text.split_once(" - ").or_else(|| text.split_once(" to "))?;
        let day = |text: &str| date::read(&Cell::Text(text.to_owned().into()), 0.0);
        Some([day(from)?, day(to)?])
    })
}

/// The number beside "Total followers on ...", above a list of days and new followers.
fn followers(table: &Table<'_>) -> Option<f64> {
    let (_, row) = table.head.first()?;
    let below = table.head.iter().skip(1).any(|(_, row)| row.len() == 2 && table.holds_day(at(row, 0)));
    match at(row, 1).figure() {
        Figure::Is(count) if below && count > 0.0 && !at(row, 0).text().is_empty() => Some(count),
        _ => None,
    }
}

impl Personal {
    fn sum(&self, place: usize) -> f64 {
        self.days.values().filter_map(|figures| figures.get(place)).sum()
    }

    fn posts(&self) -> Option<f64> {
        (self.list == Some(List::Whole)).then_some(self.links.len() as f64)
    }

    /// Whether another file has this one's days, figure for figure, and the posts of the time that both are about.
    fn is_in(&self, longer: &Personal) -> bool {
        let nearly = |shared: usize, all: usize| shared as f64 >= SAME * all as f64;
        let same = self.days.iter().filter(|&(day, figures)| longer.days.get(day) == Some(figures)).count();
        let in_time = |day: &Option<NaiveDate>| {
            day.is_none_or(|day| [self.period, longer.period].iter().all(|time| (time.from..=time.to).contains(&day)))
        };
        let count = |links: &HashMap<u64, Option<NaiveDate>>| links.values().filter(|day| in_time(day)).count();
        let shared = self.links.iter().filter(|(link, day)| in_time(day) && longer.links.contains_key(link)).count();
        let posts = count(&self.links).max(count(&longer.links));
        self.sum(0) > 0.0 && nearly(same, self.days.len()) && nearly(shared, posts)
    }
}

/// The files of different members; of one member's the longest, the others are named.
fn different(mut files: Vec<(Personal, usize)>, import: &mut Import) -> Vec<Personal> {
    files.sort_by_key(|(person, _)| std::cmp::Reverse(person.days.len()));
    let mut people: Vec<Personal> = Vec::new();
    for (person, place) in files {
        if people.iter().any(|longer| person.is_in(longer)) {
            import.count_once(place);
        } else {
            people.push(person);
        }
    }
    people
}

/// Adds what the files of one or more members say.
pub(crate) fn conclude(files: Vec<(Personal, usize)>, import: &mut Import) {
    let people = different(files, import);
    if people.is_empty() {
        return;
    }
    let count = people.len() as f64;
    let impressions: f64 = people.iter().map(|person| person.sum(0)).sum();
    let engagements: f64 = people.iter().map(|person| person.sum(1)).sum();
    let posts: Option<f64> = people.iter().map(Personal::posts).sum();
    if posts.is_some() {
        let monthly: f64 = people.iter().filter_map(|person| Some(person.posts()? / person.period.months())).sum();
        import.propose(ParameterId::Posts, monthly / count, None, "own-posts");
    } else if people.iter().any(|person| person.list == Some(List::Cut)) {
        import.notes.push(Note::new("list-cut").number("rows", MOST_LISTED as f64));
    }
    if impressions > 0.0 {
        import.propose(ParameterId::Engagement, (engagements / impressions).max(0.0), None, "own-engagement");
    }
    let followers: Option<f64> = people.iter().map(|person| person.followers).sum();
    if let (Some(posts), Some(followers)) = (posts, followers)
        && posts > 0.0
        && followers > 0.0
    {
        // Most of those reached are strangers, so this is no visibility.
        let share = impressions / (posts * followers / count);
        import.notes.push(Note::new("visibility-bound").number("share", share));
    }
    let months = people.iter().map(|person| person.period.months()).sum::<f64>() / count;
    let facts = [(PastKey::Months, Some(months)), (PastKey::Sharers, Some(count)), (PastKey::Shares, posts)];
    import.past.extend(facts.into_iter().filter_map(|(key, value)| Some((key, value?))));
    if impressions > 0.0 {
        import.past.push((PastKey::Impressions, impressions));
    }
}

/// Figures of one post.
pub(crate) struct SinglePost {
    link: u64,
    impressions: f64,
    engagements: f64,
}

/// Reads the export of one post: names and values, one below the other.
pub(crate) fn read_post(document: &Document<'_>, name: &str) -> Option<(SinglePost, FileReport)> {
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
pub(crate) fn conclude_posts(files: Vec<(SinglePost, usize)>, import: &mut Import) {
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
