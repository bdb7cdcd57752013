//! How many people a column is about: it counts them, or it names them, by word or by number.

use super::meaning::Meaning;
use super::row::{Row, SUMMED};
use crate::import::date::Span;
use crate::import::words::words;
use std::collections::{HashMap, HashSet};

/// Numbers of staff have at least four digits, where nothing else tells them from counts.
const LEAST_ID: f64 = 1000.0;
/// Rows without which numbers tell nothing of what they are.
const LEAST_ROWS: usize = 5;
/// How headings of counts call them, or the people who are counted, where one would be called otherwise.
const COUNTS: [&str; 42] = [
    "active",
    "users",
    "people",
    "members",
    "persons",
    "sharers",
    "advocates",
    "ambassadors",
    "participants",
    "employees",
    "colleagues",
    "count",
    "counts",
    "headcount",
    "total",
    "aktive",
    "aktiv",
    "anzahl",
    "nutzer",
    "benutzer",
    "personen",
    "teilnehmer",
    "mitarbeitende",
    "usuarios",
    "usuários",
    "personas",
    "pessoas",
    "empleados",
    "funcionários",
    "colaboradores",
    "participantes",
    "cantidad",
    "quantidade",
    "utilisateurs",
    "personnes",
    "collaborateurs",
    "employés",
    "actifs",
    "activos",
    "عدد",
    "المستخدمين",
    "الموظفين",
];

/// People who shared. Where posts are counted beside them, whoever has none did not.
pub(super) fn count(rows: &[Row], heading: &str, has_shares: bool) -> Option<f64> {
    let numbers = numbers(rows);
    if !are_ids(rows, &numbers, heading) && !numbers.is_empty() {
        return of_parts(&numbers).or_else(|| numbers.iter().map(|(_, number)| *number).reduce(f64::max));
    }
    let mut people: HashMap<(bool, u64), bool> = HashMap::new();
    for row in rows {
        let Some(person) = person(row) else { continue };
        *people.entry(person).or_default() |= !has_shares || row.number(Meaning::Shares) > 0.0;
    }
    (!people.is_empty()).then(|| people.values().filter(|&&shared| shared).count() as f64)
}

/// What stands in rows as a number.
fn numbers(rows: &[Row]) -> Vec<(&Row, f64)> {
    let unnamed = rows.iter().filter(|row| row.name.is_none());
    unnamed.filter_map(|row| Some((row, row.figure(Meaning::Sharers)?))).collect()
}

/// Whether numbers are those of people, such as stand beside names.
fn are_ids(rows: &[Row], numbers: &[(&Row, f64)], heading: &str) -> bool {
    let names = rows.iter().filter(|row| row.name.is_some()).count();
    (names > 0 && names >= numbers.len())
        || is_id(heading)
        || (!is_count(heading) && (is_numbered(heading) || name_people(numbers)))
}

fn person(row: &Row) -> Option<(bool, u64)> {
    let number = row.figure(Meaning::Sharers).map(|number| (false, number.to_bits()));
    row.name.map(|name| (true, name)).or(number)
}

/// Whether rows say each of another person what this one has done in all: hardly anybody comes twice, and some have
/// shared more than once or never, which no row of a single post would say.
pub(super) fn are_summed_up(rows: &[Row], heading: &str) -> bool {
    let people: HashSet<(bool, u64)> = rows.iter().filter_map(person).collect();
    rows.len() > 1
        && people.len() * 20 > rows.len() * 19
        && rows.iter().any(|row| row.figure(Meaning::Shares).is_some_and(|shares| shares != 1.0))
        && are_ids(rows, &numbers(rows), heading)
}

/// How many people a part has, and the row that says so.
type Counted<'r> = (f64, &'r Row);

/// The people of all parts of the staff at the time when they are most. What is counted of one part at one time more than
/// once, such as by network, may be the same people.
fn of_parts(numbers: &[(&Row, f64)]) -> Option<f64> {
    let mut times: HashMap<(Option<Span>, Option<u64>), HashMap<u64, Counted<'_>>> = HashMap::new();
    for (row, number) in numbers {
        let most = times.entry((row.span, row.time)).or_default().entry(row.part?).or_insert((*number, row));
        if *number > most.0 {
            *most = (*number, row);
        }
    }
    // Marks beside people are no counts of a part.
    let are_marks = numbers.iter().all(|(_, number)| *number <= 1.0);
    times.values().map(|parts| of_all(parts.values())).reduce(f64::max).filter(|_| !are_marks)
}

/// The sum of the parts, or that of them which is the sum of several others itself: none of these has done more.
fn of_all<'r>(parts: impl ExactSizeIterator<Item = &'r Counted<'r>> + Clone) -> f64 {
    let sum: f64 = parts.clone().map(|(number, _)| number).sum();
    let Some((most, all)) = parts.clone().max_by(|one, other| one.0.total_cmp(&other.0)) else { return sum };
    let has_most = |meaning: &Meaning| parts.clone().all(|(_, row)| row.number(*meaning) <= all.number(*meaning));
    let is_alone = parts.clone().filter(|(number, _)| number == most).count() == 1;
    let is_all = parts.len() > 2 && is_alone && (sum - 2.0 * most).abs() < 0.5 && SUMMED.iter().all(has_most);
    if is_all { *most } else { sum }
}

/// Whether a heading says that its numbers are counts.
pub(super) fn is_count(heading: &str) -> bool {
    words(&heading.to_lowercase()).any(|word| COUNTS.contains(&word))
}

/// Whether a heading says that its numbers are names, of people or of posts: `Employee ID`, `user_id`, `userId`, `Matricule`.
pub(super) fn is_id(heading: &str) -> bool {
    let folded = heading.to_lowercase();
    let mut words = words(&folded).peekable();
    let has_name = words.peek().is_some_and(|first| STAFF_NUMBERS.contains(first));
    has_name || heading.ends_with("Id") || heading.ends_with("ID") || words.any(|word| word == "id")
}

/// The same of `Personalnummer` and `Staff no.`: what is numbered stands before its number.
fn is_numbered(heading: &str) -> bool {
    let folded = heading.to_lowercase();
    let words: Vec<&str> = words(&folded).collect();
    words.last().is_some_and(|last| match last.strip_suffix("nummer") {
        Some(before) if !before.is_empty() => true,
        _ => words.len() > 1 && NUMBERS.contains(last),
    })
}

/// Words that number what stands before them.
const NUMBERS: [&str; 5] = ["number", "no", "nr", "num", "nummer"];
/// Numbers of staff by a name of their own.
const STAFF_NUMBERS: [&str; 4] = ["matricule", "matrícula", "matricula", "legajo"];

/// Whether numbers stand for people. A count of people who shared is not above the posts that they shared; numbers of
/// staff usually are, differ from row to row, and are of one length. Rows that follow each other in time count, unless
/// they exceed by far.
fn name_people(numbers: &[(&Row, f64)]) -> bool {
    if numbers.len() < LEAST_ROWS || numbers.iter().any(|(_, number)| number.fract() != 0.0 || *number < 1.0) {
        return false;
    }
    let least = numbers.iter().map(|(_, number)| *number).fold(f64::INFINITY, f64::min);
    let most = numbers.iter().map(|(_, number)| *number).fold(0.0, f64::max);
    if least.log10().floor() != most.log10().floor() || most >= 2.0 * least {
        return false;
    }
    let shared: Vec<(f64, f64)> = numbers
        .iter()
        .map(|(row, number)| (*number, row.number(Meaning::Shares)))
        .filter(|(_, shares)| *shares > 0.0)
        .collect();
    let exceed = |times: f64| {
        let most = shared.iter().filter(|(number, shares)| *number > times * shares).count();
        !shared.is_empty() && most * 2 > shared.len()
    };
    let different: HashSet<u64> = numbers.iter().map(|(_, number)| number.to_bits()).collect();
    let is_series = numbers.iter().all(|(row, _)| row.span.is_some());
    if is_series || different.len() < numbers.len() {
        return exceed(10.0);
    }
    exceed(3.0) || (least >= LEAST_ID && (shared.is_empty() || most - least + 1.0 == numbers.len() as f64))
}
