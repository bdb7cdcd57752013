//! What LinkedIn shows a member about all of their own posts.

use super::answer::{FileReport, Import, Kind, Note, PastKey};
use super::cell::{Cell, Figure, at};
use super::date::{self, Order, Period, Written};
use super::document::{Damage, Document, Table};
use super::link;
use super::twins::SAME;
use chrono::NaiveDate;
use reach_estimator::parameters::ParameterId;
use std::collections::{BTreeMap, HashMap, HashSet};

/// One member's figures over a period, or several.
pub(crate) struct Personal {
    periods: Vec<Period>,
    /// Impressions and engagements of each day.
    days: BTreeMap<NaiveDate, [f64; 2]>,
    /// Posts of the period, as far as they are listed.
    links: HashMap<u64, Option<NaiveDate>>,
    /// Posts from before the period that are listed too.
    earlier: HashSet<u64>,
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

/// Reads all posts of a member, if the file is about them. Many tables begin with a date and two figures, and many reports
/// have a cover or a list of posts beside them.
pub(crate) fn read(document: &Document<'_>, name: &str) -> Result<Option<(Personal, FileReport)>, Damage> {
    let list = document.tables.iter().find_map(|table| link_columns(table).map(|columns| (table, columns)));
    let Some(daily) = document.tables.iter().find_map(daily) else { return Ok(None) };
    let english = daily.english;
    let posts_beside =
        list.as_ref().filter(|(table, _)| !std::ptr::eq(*table, daily.table)).map(|(_, columns)| columns);
    if !is_export(document, posts_beside) || (daily.wide && posts_beside.is_none()) {
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
    let of_days = Period::of(by_day.keys().copied());
    let stated = ends.and_then(|ends| Period::of(ends.iter().filter_map(|date| date.day(order))));
    let Some(period) = stated.or(of_days) else { return Ok(None) };
    let published = |date: Option<Written>| date.and_then(|date| date.day(order));
    let links = posts.links.into_iter().map(|(link, date)| (link, published(date)));
    let (links, earlier): (HashMap<_, _>, HashMap<_, _>) =
        links.partition(|(_, day)| day.is_none_or(|day| day >= period.from));
    report.period = Some(period);
    report.rows_used = (by_day.len() + links.len()) as u64;
    report.leave_out("dateless", dateless);
    report.leave_out("unreadable", unreadable);
    report.leave_out("twice", twice);
    report.leave_out("before-period", earlier.len() as u64);
    let list = list.map(|_| if posts.longest < MOST_LISTED { List::Whole } else { List::Cut });
    let followers = document.tables.iter().find_map(followers);
    let (periods, earlier) = (vec![period], earlier.into_keys().collect());
    Ok(Some((Personal { periods, days: by_day, links, earlier, list, followers }, report)))
}

/// Whether sheets stand beside the days that only a member's export has: the best posts in two rankings, or two of a list
/// of posts, an overview and the followers.
fn is_export(document: &Document<'_>, posts_beside: Option<&Vec<usize>>) -> bool {
    let overviews = || document.tables.iter().filter(|table| is_overview(table));
    let followed = document.tables.iter().any(|table| followers(table).is_some());
    let titled = overviews().any(|table| table.find_heading(|row| row.iter().any(|cell| cell == OVERVIEW)).is_some());
    let marks = [posts_beside.is_some(), overviews().next().is_some(), followed];
    titled
        || posts_beside.is_some_and(|rankings| rankings.len() == 2)
        || marks.into_iter().filter(|mark| *mark).count() > 1
}

/// The title of the overview.
const OVERVIEW: &str = "overall performance";

/// Whether a sheet begins with a period and has figures below.
fn is_overview(table: &Table<'_>) -> bool {
    period(table).is_some() && table.head.iter().skip(1).any(|(_, row)| at(row, 1).is_figure())
}

/// The sheet of days.
struct Daily<'d, 'b> {
    table: &'d Table<'b>,
    heading: usize,
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
    is_data.then_some(Daily { table, heading, english: named.is_some(), wide, impressions, engagements })
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

    fn months(&self) -> f64 {
        Period::months_of(self.periods.clone()).unwrap_or(1.0)
    }

    fn is_about(&self, day: NaiveDate) -> bool {
        self.periods.iter().any(|period| (period.from..=period.to).contains(&day))
    }

    fn lists(&self, link: u64) -> bool {
        self.links.contains_key(&link) || self.earlier.contains(&link)
    }

    fn end(&self) -> Option<NaiveDate> {
        self.periods.iter().map(|period| period.to).max()
    }

    /// Whether another file is of the same member. Days that both have say so, figure for figure, unless the posts of the
    /// time that both are about differ; where there are few such days or none, a post that both list, since it has one
    /// author.
    fn is_same(&self, other: &Personal) -> bool {
        let common = || self.days.iter().filter_map(|(day, own)| Some((own, other.days.get(day)?)));
        let (days, same) = (common().count(), common().filter(|(own, others)| own == others).count());
        let shares_post = self.links.keys().chain(&self.earlier).any(|&link| other.lists(link));
        if days == 0 {
            return shares_post;
        }
        let is_seen = common().any(|([impressions, _], _)| *impressions > 0.0);
        let tell = is_seen && days >= DAYS_THAT_TELL.min(self.days.len()).min(other.days.len());
        is_nearly(same, days) && self.has_posts_of(other) && (shares_post || tell)
    }

    /// Whether posts of the time that both are about are in both. A list that is cut lacks some.
    fn has_posts_of(&self, other: &Personal) -> bool {
        let in_time = |day: &Option<NaiveDate>| day.is_none_or(|day| self.is_about(day) && other.is_about(day));
        let count = |person: &Personal| person.links.values().filter(|day| in_time(day)).count();
        let shared = self.links.iter().filter(|(link, day)| in_time(day) && other.lists(**link)).count();
        let (own, others) = (count(self), count(other));
        if [self.list, other.list] == [Some(List::Whole); 2] {
            is_nearly(shared, own.max(others))
        } else {
            shared > 0 || own.min(others) == 0
        }
    }

    /// Whether nearly all days of this file are in another.
    fn is_in(&self, other: &Personal) -> bool {
        is_nearly(self.days.keys().filter(|day| other.days.contains_key(day)).count(), self.days.len())
    }

    fn covers(&self, other: &Personal) -> bool {
        let is_within = |more: &Period| self.periods.iter().any(|own| own.from <= more.from && more.to <= own.to);
        other.periods.iter().all(is_within)
    }

    /// Both files of one member as one: each day and each post once.
    fn joined(self, other: Personal) -> Personal {
        let (earlier, mut later) = if self.end() >= other.end() { (other, self) } else { (self, other) };
        later.list = match (earlier.list, later.list) {
            (_, list) if later.covers(&earlier) => list,
            (list, _) if earlier.covers(&later) => list,
            (Some(List::Whole), Some(List::Whole)) => Some(List::Whole),
            (Some(List::Cut), _) | (_, Some(List::Cut)) => Some(List::Cut),
            _ => None,
        };
        later.days = earlier.days.into_iter().chain(later.days).collect();
        later.links = earlier.links.into_iter().chain(later.links).collect();
        later.earlier.extend(earlier.earlier);
        later.periods.extend(earlier.periods);
        later.followers = later.followers.or(earlier.followers);
        later
    }
}

/// Days with the same figures from which on two files are of one member.
const DAYS_THAT_TELL: usize = 7;

fn is_nearly(shared: usize, all: usize) -> bool {
    shared as f64 >= SAME * all as f64
}

/// What the files say of each member. One that adds next to nothing to others is named.
fn different(mut files: Vec<(Personal, usize)>, import: &mut Import) -> Vec<Personal> {
    files.sort_by_key(|(person, _)| std::cmp::Reverse(person.days.len()));
    let mut people: Vec<Personal> = Vec::new();
    for (person, place) in files {
        let (same, others): (Vec<_>, Vec<_>) = people.into_iter().partition(|known| known.is_same(&person));
        people = others;
        let known = same.into_iter().reduce(Personal::joined);
        if known.as_ref().is_some_and(|known| person.is_in(known)) {
            import.count_once(place);
        }
        people.extend(known.into_iter().chain([person]).reduce(Personal::joined));
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
        let monthly: f64 = people.iter().filter_map(|person| Some(person.posts()? / person.months())).sum();
        import.propose(ParameterId::Posts, monthly / count, None, "own-posts");
    } else if people.iter().any(|person| person.list == Some(List::Cut)) {
        import.notes.push(Note::new("list-cut").number("rows", MOST_LISTED as f64));
    }
    if impressions > 0.0 {
        import.propose_engagement((engagements / impressions).max(0.0), "own-engagement");
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
    let months = people.iter().map(|person| person.months()).sum::<f64>() / count;
    let facts = [(PastKey::Months, Some(months)), (PastKey::Sharers, Some(count)), (PastKey::Shares, posts)];
    import.past.extend(facts.into_iter().filter_map(|(key, value)| Some((key, value?))));
    if impressions > 0.0 {
        import.past.push((PastKey::Impressions, impressions));
    }
}
