//! Whether a table is a list of contacts, and where what it says of them stands.

use crate::import::cell::{Cell, at};
use crate::import::date;
use crate::import::document::Table;
use crate::import::names::{FIRST, LAST};
use crate::import::table::{Meaning, are_parts, same};

/// Where the columns are.
pub(super) struct Columns {
    pub(super) heading: usize,
    /// Whether it is LinkedIn's own heading; else a list of a staff may look the same.
    pub(super) is_certain: bool,
    pub(super) first: Option<usize>,
    pub(super) last: Option<usize>,
    pub(super) address: Option<usize>,
    pub(super) company: Option<usize>,
    pub(super) date: Option<usize>,
}

/// What the columns are called, in the languages of LinkedIn whose exports are known.
const ADDRESS: &[&str] = &["url", "profile url", "profil-url", "url du profil", "url del perfil", "url do perfil"];
const COMPANY: &[&str] =
    &["company", "unternehmen", "firma", "entreprise", "société", "empresa", "azienda", "bedrijf", "الشركة"];
const POSITION: &[&str] = &["position", "poste", "cargo", "puesto", "posizione", "functie", "المنصب", "الوظيفة"];
const MAIL: &[&str] = &["email address"];
const MET: &[&str] = &["connected on"];

/// Finds them, where a table is a list of contacts.
pub(super) fn find(table: &Table<'_>, mapped: &[(Meaning, String)]) -> Option<Columns> {
    let place =
        |headings: &[String], names: &[&str]| headings.iter().position(|heading| names.contains(&heading.as_str()));
    let found = table.find_heading(|headings| {
        let has = |names: &[&str]| place(headings, names).is_some();
        let known = [FIRST, LAST, COMPANY, POSITION, MAIL, ADDRESS].iter().filter(|names| has(names)).count();
        let translated = !has(&["first name"]) && [FIRST, LAST, COMPANY, POSITION].iter().all(|names| has(names));
        (has(MET) && known >= 2) || (translated && !is_of_results(table, headings, mapped))
    });
    let Some((heading, headings)) = found else { return by_structure(table, mapped) };
    // "Connected on" has many translations: there it is the column that holds days.
    let met = place(&headings, MET);
    let is_own = |date: usize| is_usual(ADDRESS_AT, date) && leads_to_profiles(table, heading);
    let found = met.or_else(|| dated(table, heading));
    let date = found.filter(|&date| met.is_some() || is_own(date) || !is_of_staff(&headings, date));
    date.map(|date| Columns {
        heading,
        is_certain: met.is_some() || is_own(date),
        first: place(&headings, FIRST),
        last: place(&headings, LAST),
        address: place(&headings, ADDRESS),
        company: place(&headings, COMPANY),
        date: Some(date),
    })
}

/// Columns stand in one order in every language: names, address, mail, company, position, day.
const ADDRESS_AT: usize = 2;
const DATE_AT: usize = 6;

fn is_usual(address: usize, date: usize) -> bool {
    address == ADDRESS_AT && date == DATE_AT
}

fn is_profile(cell: &Cell<'_>) -> bool {
    cell.text().to_lowercase().contains("linkedin.com/in/")
}

/// Whether most rows below a heading have the address of a profile where LinkedIn puts it.
fn leads_to_profiles(table: &Table<'_>, heading: usize) -> bool {
    let below = || table.head.iter().filter(|(index, _)| *index > heading);
    below().filter(|(_, row)| is_profile(at(row, ADDRESS_AT))).count() * 2 > below().count()
}

/// Whether a list with a date for each person is one of a staff: it says who belongs where, and since when.
fn is_of_staff(headings: &[String], date: usize) -> bool {
    let ends = headings.iter().any(|heading| date::is_end(heading));
    let is_of_person = headings.get(date).is_some_and(|heading| date::is_of_person(heading, ends));
    is_of_person || headings.iter().any(|heading| are_parts(heading))
}

/// Whether a table is about results, and names people on the way.
fn is_of_results(table: &Table<'_>, headings: &[String], mapped: &[(Meaning, String)]) -> bool {
    mapped.iter().any(|(_, column)| headings.iter().any(|heading| same(heading, column))) || counts(table, headings)
}

/// Whether a column beside those of a list of contacts holds figures in most rows: a platform's table of people does.
fn counts(table: &Table<'_>, headings: &[String]) -> bool {
    let is_heading = |row: &[Cell<'_>]| row.iter().map(Cell::heading).eq(headings.iter().cloned());
    let below: Vec<_> = table.head.iter().skip_while(|(_, row)| !is_heading(row)).skip(1).collect();
    let is_count = |cell: &Cell<'_>| cell.is_figure() && !table.holds_day(cell);
    let of_people = |heading: &String| {
        [FIRST, LAST, COMPANY, POSITION, MAIL, ADDRESS].iter().any(|names| names.contains(&heading.as_str()))
    };
    headings
        .iter()
        .enumerate()
        .filter(|(_, heading)| !of_people(heading))
        .any(|(column, _)| below.iter().filter(|(_, row)| is_count(at(row, column))).count() * 2 > below.len())
}

/// The last column that holds a day in most rows below a heading.
fn dated(table: &Table<'_>, heading: usize) -> Option<usize> {
    let below: Vec<_> = table.head.iter().filter(|(index, _)| *index > heading).collect();
    let days = |column: usize| below.iter().filter(|(_, row)| table.holds_day(at(row, column))).count();
    let width = below.iter().map(|(_, row)| row.len()).max()?;
    (0..width).rev().find(|&column| days(column) * 10 >= below.len() * 8)
}

/// A heading in a language that is not known: rows hold a date and most of them the address of a profile, always in the
/// same columns. Some people have none.
fn by_structure(table: &Table<'_>, mapped: &[(Meaning, String)]) -> Option<Columns> {
    let day = |row: &[Cell<'_>], column: usize| table.holds_day(at(row, column));
    let (_, row) = table.head.iter().find(|(_, row)| row.iter().any(is_profile))?;
    let address = row.iter().position(is_profile)?;
    let date = (0..row.len()).rev().find(|&column| day(row, column))?;
    let (first, _) = table.head.iter().find(|(_, row)| day(row, date) && row.len() > address)?;
    let below: Vec<_> = table.head.iter().filter(|(index, _)| index >= first).collect();
    let fits =
        below.iter().filter(|(_, row)| day(row, date) && (is_profile(at(row, address)) || at(row, address).is_empty()));
    let profiles = below.iter().filter(|(_, row)| is_profile(at(row, address))).count();
    // Links of the member's own posts are no profiles, and one row is no list.
    let enough = below.len() >= 2 && fits.count() * 10 >= below.len() * 8 && row.len() >= 4;
    let usual = is_usual(address, date);
    let heading = first.saturating_sub(1);
    let headings = table.head.iter().find(|(index, _)| *index == heading);
    let headings: Vec<String> = headings.map(|(_, row)| row.iter().map(Cell::heading).collect()).unwrap_or_default();
    // Who and when are asked of lists of contacts too, by the columns that LinkedIn's have.
    let is_own = |column: &str| usual || FIRST.iter().chain(LAST).any(|name| same(name, column));
    let is_result = |(meaning, column): &&(Meaning, String)| match meaning {
        Meaning::Date => false,
        Meaning::Sharers => !is_own(column),
        _ => true,
    };
    let results: Vec<_> = mapped.iter().filter(is_result).cloned().collect();
    if is_of_results(table, &headings, &results) || (!usual && is_of_staff(&headings, date)) {
        return None;
    }
    (enough && profiles * 2 >= below.len()).then(|| Columns {
        heading,
        is_certain: usual,
        first: usual.then_some(0),
        last: usual.then_some(1),
        address: Some(address),
        company: usual.then_some(4),
        date: Some(date),
    })
}
