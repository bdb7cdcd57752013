//! `Connections.csv`: who is connected with one member, and what several such lists have in common.
//!
//! Of a person only fingerprints are kept, 64 bits each, of the address of the profile, of name and company and of the
//! company, and the day of the connection. They are enough to count and cannot be read back.

mod columns;

use super::answer::{FileReport, Import, Kind, Note, Overlap};
use super::cell::at;
use super::date::{self, Order, Period, Written};
use super::document::{Damage, Document, Table};
use super::link;
use super::table::Meaning;
use chrono::NaiveDate;
use columns::Columns;
use reach_estimator::model::{OVERLAP_TOP, Sharers, overlap_dispersion, union};
use reach_estimator::parameters::ParameterId;
use std::collections::{HashMap, HashSet};
use std::hash::{DefaultHasher, Hash, Hasher};

/// Something of a person that can be compared and not read.
type Fingerprint = u64;

/// One member's contacts.
pub(crate) struct Contacts {
    people: Vec<Person>,
    has_addresses: bool,
}

#[derive(Clone, Copy)]
struct Person {
    address: Option<Fingerprint>,
    name: Option<Fingerprint>,
    company: Option<Fingerprint>,
    met: Option<NaiveDate>,
}

/// A list as it is compared: what is known of each person, by what tells people apart.
type Keyed = HashMap<Fingerprint, Person>;

/// Reads the table of contacts of a file, if it has one. What the user has named the columns of is none.
pub(crate) fn read(
    document: &Document<'_>,
    name: &str,
    mapped: &[(Meaning, String)],
) -> Result<Option<(Contacts, FileReport)>, Damage> {
    let Some((table, columns)) = document.tables.iter().find_map(|table| Some((table, columns::find(table, mapped)?)))
    else {
        return Ok(None);
    };
    let (contacts, report) = read_table(table, &columns, name)?;
    Ok((columns.is_certain || !contacts.are_colleagues()).then_some((contacts, report)))
}

/// People from whom on a list tells by their companies whose it is.
const LEAST_STAFF: usize = 10;
/// The share of a list that one company fills when it is that of its staff.
const OF_STAFF: f64 = 0.9;

impl Contacts {
    /// Whether nearly all are of one company: a list of its staff.
    fn are_colleagues(&self) -> bool {
        let mut companies: HashMap<Fingerprint, usize> = HashMap::new();
        for company in self.people.iter().filter_map(|person| person.company) {
            *companies.entry(company).or_default() += 1;
        }
        let most = companies.into_values().max().unwrap_or(0);
        self.people.len() >= LEAST_STAFF && most as f64 > OF_STAFF * self.people.len() as f64
    }
}

fn read_table(table: &Table<'_>, columns: &Columns, name: &str) -> Result<(Contacts, FileReport), Damage> {
    let mut report = FileReport::new(name, Kind::LinkedinConnections);
    let mut contacts = Contacts { people: Vec::new(), has_addresses: columns.address.is_some() };
    let mut seen = HashSet::new();
    let mut dates: Vec<Option<Written>> = Vec::new();
    let (mut nameless, mut twice, mut totals) = (0, 0, 0);
    table.rows_below(columns.heading, &mut |row| {
        let text = |column: Option<usize>| column.map_or("", |column| at(row, column).text());
        let person = Person {
            address: address_of(text(columns.address)),
            name: name_of(text(columns.first), text(columns.last), text(columns.company)),
            company: folded(&[text(columns.company)]),
            met: None,
        };
        let Some(key) = person.address.or(person.name) else {
            nameless += 1;
            return;
        };
        let is_said = |column: Option<usize>| !text(column).trim().is_empty();
        // Everybody was met on some day: a row with nothing but a label and a number was written below the list.
        if columns.date.is_some() && ![columns.address, columns.company, columns.date].into_iter().any(is_said) {
            totals += 1;
            return;
        }
        if !seen.insert(key) {
            twice += 1;
            return;
        }
        dates.push(columns.date.and_then(|column| date::read(at(row, column), table.serial_shift)));
        contacts.people.push(person);
    })?;
    let written: Vec<Written> = dates.iter().copied().flatten().collect();
    let order = date::decide(&written, Order::MonthFirst);
    report.dates_turned |= order == Order::Turned;
    for (person, date) in contacts.people.iter_mut().zip(dates) {
        person.met = date.and_then(|date| date.day(order));
    }
    report.period = Period::of(contacts.people.iter().filter_map(|person| person.met));
    report.rows_used = contacts.people.len() as u64;
    report.leave_out("nameless", nameless);
    report.leave_out("twice", twice);
    report.leave_out("total", totals);
    Ok((contacts, report))
}

fn fingerprint(parts: &[String]) -> Fingerprint {
    let mut hasher = DefaultHasher::new();
    parts.hash(&mut hasher);
    hasher.finish()
}

/// A text as it is compared: lower case, single spaces.
fn folded(parts: &[&str]) -> Option<Fingerprint> {
    let fold = |part: &&str| part.split_whitespace().map(str::to_lowercase).collect::<Vec<_>>().join(" ");
    let parts: Vec<String> = parts.iter().map(fold).collect();
    parts.iter().any(|part| !part.is_empty()).then(|| fingerprint(&parts))
}

fn name_of(first: &str, last: &str, company: &str) -> Option<Fingerprint> {
    if first.trim().is_empty() && last.trim().is_empty() { None } else { folded(&[first, last, company]) }
}

/// The profile's address, which may be that of a country.
fn address_of(text: &str) -> Option<Fingerprint> {
    let plain = link::plain(text);
    let (host, path) = plain.split_once('/').unwrap_or((&plain, ""));
    if path.is_empty() {
        return None;
    }
    let host = if host.ends_with(".linkedin.com") { "linkedin.com" } else { host };
    // A language may follow the name: /in/name/de.
    let path = match path.strip_prefix("in/") {
        Some(rest) => rest.split('/').next().unwrap_or(rest),
        None => path,
    };
    Some(fingerprint(&[host.to_owned(), path.to_owned()]))
}

/// Adds what the lists say, alone and together. A list without a single person says nothing about how many its owner knows.
pub(crate) fn conclude(mut lists: Vec<(Contacts, usize)>, population: f64, import: &mut Import) {
    lists.retain(|(list, _)| !list.people.is_empty());
    if lists.is_empty() {
        return;
    }
    let by_address = lists.iter().all(|(list, _)| list.has_addresses);
    let key =
        |person: &Person| if by_address { person.address.or(person.name) } else { person.name.or(person.address) };
    let keyed = |list: &Contacts| list.people.iter().filter_map(|person| Some((key(person)?, *person))).collect();
    let all = lists.into_iter().map(|(list, file)| (keyed(&list), file)).collect();
    let (mut keyed, files): (Vec<Keyed>, Vec<usize>) = different(all, import).into_iter().unzip();
    let people = keyed.iter().flat_map(HashMap::values);
    let without = people.filter(|person| person.address.is_none()).count();
    if keyed.len() > 1 && without > 0 {
        let rows: usize = keyed.iter().map(HashMap::len).sum();
        import.notes.push(Note::new("no-address").number("rows", without as f64).number("all", rows as f64));
    }
    if keyed.len() > 1 {
        let owners = owners(&keyed);
        for owner in &owners {
            for (list, file) in keyed.iter_mut().zip(&files) {
                if list.remove(owner).is_some()
                    && let Some(report) = import.files.get_mut(*file)
                {
                    report.take_back("owner", 1);
                }
            }
        }
        let told = Note::new("owners-out").number("count", owners.len() as f64);
        import.notes.push(if owners.is_empty() { Note::new("owners-in") } else { told });
    }
    let sizes: Vec<f64> = keyed.iter().map(|list| list.len() as f64).collect();
    let mean = sizes.iter().sum::<f64>() / sizes.len() as f64;
    import.propose(ParameterId::LinkedinContacts, mean, spread(&sizes, mean), "contacts");
    import.overlap = compare(&keyed, &sizes, mean, population);
    if let Some(overlap) = import.overlap {
        import.propose(ParameterId::Overlap, overlap.mean, None, "overlap");
        if overlap.mean > OVERLAP_TOP {
            import.notes.push(Note::new("overlap-high").number("share", overlap.mean));
        }
    }
}

/// Share of a list that is on another one when both are of one member, saved at different times or by different programs.
const SAME: f64 = 0.9;
/// People up to whom two lists are of one member only when they name the same ones: colleagues who know few know the same.
const FEW: usize = 20;

/// The lists of different members, in the order in which they came; of one member's the longest, the others are named.
fn different(mut lists: Vec<(Keyed, usize)>, import: &mut Import) -> Vec<(Keyed, usize)> {
    lists.sort_by_key(|(list, _)| std::cmp::Reverse(list.len()));
    let mut kept: Vec<(Keyed, usize)> = Vec::new();
    let mut again = Vec::new();
    for (list, file) in lists {
        if kept.iter().any(|(longer, _)| is_same(&list, longer)) {
            again.push(file);
        } else {
            kept.push((list, file));
        }
    }
    again.sort_unstable();
    again.into_iter().for_each(|file| import.count_once(file));
    kept.sort_by_key(|(_, file)| *file);
    kept
}

/// Whether a list is of the same member as a longer one: nearly everybody on it is there too. Unless it is about as long
/// itself, they were met on the same days as well, where those are known: a newcomer's contacts may all be a colleague's,
/// who has met them on others.
fn is_same(list: &Keyed, longer: &Keyed) -> bool {
    let shared = || list.iter().filter_map(|(key, person)| Some((person, longer.get(key)?)));
    let met = || shared().filter_map(|(one, other)| Some((one.met?, other.met?)));
    let same_days = || met().filter(|(one, other)| one == other).count() * 2 >= met().count();
    let count = shared().count();
    if list.len() <= FEW {
        return count == longer.len() && same_days();
    }
    let nearly = |all: usize| count as f64 >= SAME * all as f64;
    nearly(list.len()) && (nearly(longer.len()) || same_days())
}

/// P10 and P90 of the number of contacts, lognormal, from three lists on.
fn spread(sizes: &[f64], mean: f64) -> Option<[f64; 2]> {
    if sizes.len() < 3 || sizes.iter().any(|&size| size <= 0.0) {
        return None;
    }
    let logs: Vec<f64> = sizes.iter().map(|&size| libm::log(size)).collect();
    let count = logs.len() as f64;
    let middle = logs.iter().sum::<f64>() / count;
    let deviation = (logs.iter().map(|log| (log - middle) * (log - middle)).sum::<f64>() / (count - 1.0)).sqrt();
    let end = |side: f64| libm::exp(middle + side * Z90 * deviation);
    let [low, high] = [end(-1.0).min(mean), end(1.0).max(mean)];
    (high - low > 1e-9 * mean).then_some([low, high])
}

/// The 90% point of the standard normal.
const Z90: f64 = 1.281_551_565_544_600_4;

fn compare(lists: &[Keyed], sizes: &[f64], mean_size: f64, population: f64) -> Option<Overlap> {
    if lists.len() < 2 || sizes.iter().any(|&size| size <= 0.0) {
        return None;
    }
    let (mut sum, mut pairs) = (0.0, 0_usize);
    for (place, list) in lists.iter().enumerate() {
        for (_, other) in lists.iter().enumerate().filter(|(other, _)| *other != place) {
            let shared = list.keys().filter(|key| other.contains_key(key)).count();
            sum += shared as f64 / list.len() as f64;
            pairs += 1;
        }
    }
    let mean = sum / pairs as f64;
    let all: HashSet<&Fingerprint> = lists.iter().flat_map(HashMap::keys).collect();
    // More people than the network is said to have: then it has at least those.
    let population = population.max(2.0 * sizes.iter().sum::<f64>());
    let sharers: Vec<Sharers<f64>> = sizes.iter().map(|&contacts| Sharers { active: 1.0, contacts }).collect();
    let dispersion = overlap_dispersion(mean_size, population, mean);
    Some(Overlap {
        lists: lists.len(),
        pairs,
        mean,
        union_counted: all.len() as f64,
        union_predicted: union(&sharers, population, dispersion, 1.0),
    })
}

/// The members whose lists these are, where they can be told: colleagues are on each other's lists and not on their own.
/// So a person of one company, the same for all, is on every list but one; told only when for exactly one company each
/// of two or more lists has exactly one such person.
fn owners(lists: &[Keyed]) -> Vec<Fingerprint> {
    let mut candidates: HashMap<Fingerprint, Vec<Vec<Fingerprint>>> = HashMap::new();
    for (place, _) in lists.iter().enumerate() {
        let mut others = lists.iter().enumerate().filter(|(other, _)| *other != place).map(|(_, list)| list);
        let (Some(first), rest) = (others.next(), others.collect::<Vec<_>>()) else { continue };
        for (person, Person { company, .. }) in first {
            let on_own = lists.get(place).is_some_and(|list| list.contains_key(person));
            let Some(company) = company.filter(|_| !on_own && rest.iter().all(|list| list.contains_key(person))) else {
                continue;
            };
            let found = candidates.entry(company).or_insert_with(|| vec![Vec::new(); lists.len()]);
            if let Some(found) = found.get_mut(place) {
                found.push(*person);
            }
        }
    }
    let mut told = candidates.into_values().filter(|found| found.iter().all(|people| people.len() == 1));
    match (told.next(), told.next()) {
        (Some(found), None) => found.into_iter().flatten().collect(),
        _ => Vec::new(),
    }
}
