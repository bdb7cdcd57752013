//! Whether a table is a list of contacts, and where what it says of them stands.

use crate::import::cell::{Cell, at};
use crate::import::date;
use crate::import::document::Table;
use crate::import::names::{FIRST, LAST};
use crate::import::table::{Meaning, are_parts, same};
use crate::import::words::{unaccented, words};

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
    // Who and when are asked of lists of contacts too.
    let is_result = |(meaning, _): &&(Meaning, String)| !matches!(meaning, Meaning::Date | Meaning::Sharers);
    let results: Vec<_> = mapped.iter().filter(is_result).cloned().collect();
    let found = table.find_heading(|headings| {
        let has = |names: &[&str]| place(headings, names).is_some();
        let known = [FIRST, LAST, COMPANY, POSITION, MAIL, ADDRESS].iter().filter(|names| has(names)).count();
        let translated = !has(&["first name"]) && [FIRST, LAST, COMPANY, POSITION].iter().all(|names| has(names));
        (has(MET) && known >= 2) || (translated && !is_of_results(table, headings, &results))
    });
    let Some((heading, headings)) = found else { return by_structure(table, mapped) };
    let met = place(&headings, MET);
    let own = || dated(table, heading).filter(|&date| is_own(table, heading, &headings, date));
    let is_certain = met.is_some() || own().is_some();
    let date = met.or_else(own).or_else(|| translated_met(table, heading, &headings))?;
    Some(Columns {
        heading,
        is_certain,
        first: place(&headings, FIRST),
        last: place(&headings, LAST),
        address: place(&headings, ADDRESS),
        company: place(&headings, COMPANY),
        date: Some(date),
    })
}

/// How words begin that say when two people were connected, without accents.
const CONNECTED: [&str; 16] = [
    "connect",
    "verbunden",
    "vernetz",
    "verknupf",
    "etabli",
    "conect",
    "conex",
    "collegat",
    "conness",
    "verbonden",
    "bağlan",
    "اتصال",
    "الاتصال",
    "متصل",
    "تواصل",
    "التواصل",
];
/// More of them, which stand over other days as well: LinkedIn's own layout tells what they mean.
const ACQUAINTED: [&str; 7] = ["kontakt", "contact", "relation", "colleg", "nawiaz", "polacz", "znajom"];
/// The same word stands over the day on which somebody signed in.
const SIGNED_IN: &str = "connexion";
/// How words begin that say when somebody was seen last, which is no day of meeting.
const LAST_TIME: [&str; 5] = ["last", "letzt", "dern", "ultim", "اخر"];

fn says_any(heading: &str, beginnings: &[&str]) -> bool {
    words(heading).any(|word| beginnings.iter().any(|beginning| unaccented(word).starts_with(beginning)))
}

/// Whether a heading says that people were connected on the days below.
fn says_met(heading: &str) -> bool {
    says_any(heading, &CONNECTED) && !says_any(heading, &LAST_TIME)
}

/// The column of the days of meeting in another language, wherever it stands. Lists of customers and guests have names,
/// firms and days too: theirs are of something else.
fn translated_met(table: &Table<'_>, heading_row: usize, headings: &[String]) -> Option<usize> {
    let is_met = |(column, heading): (usize, &String)| says_met(heading) && holds_days(table, heading_row, column);
    let date = headings.iter().enumerate().position(is_met)?;
    (!headings.iter().any(|heading| are_parts(heading))).then_some(date)
}

/// Columns stand in one order in every language: names, address, mail, company, position, day.
const ADDRESS_AT: usize = 2;
const DATE_AT: usize = 6;

/// Whether a table has LinkedIn's own layout. Where the heading can be understood it has to say so: others choose the same
/// order, and call the profile one of LinkedIn.
fn is_own(table: &Table<'_>, heading: usize, headings: &[String], date: usize) -> bool {
    let named = |column: usize| headings.get(column).map_or("", String::as_str);
    let says = says_met(named(date))
        || [[SIGNED_IN].as_slice(), &ACQUAINTED].iter().any(|words| says_any(named(date), words))
            && !says_any(named(date), &LAST_TIME);
    let is_understood = FIRST.contains(&named(0)) || date::is_dated(named(date));
    date == DATE_AT
        && leads_to_profiles(table, heading)
        && (says || !is_understood)
        && !says_any(named(ADDRESS_AT), &["linkedin"])
}

fn is_profile(cell: &Cell<'_>) -> bool {
    cell.text().to_lowercase().contains("linkedin.com/in/")
}

/// Whether most rows below a heading have the address of a profile where LinkedIn puts it.
fn leads_to_profiles(table: &Table<'_>, heading: usize) -> bool {
    let profiles = below(table, heading).filter(|row| is_profile(at(row, ADDRESS_AT))).count();
    profiles * 2 > below(table, heading).count()
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

/// The rows among the first that stand below a heading.
fn below<'t>(table: &'t Table<'_>, heading: usize) -> impl Iterator<Item = &'t [Cell<'static>]> {
    table.head.iter().filter(move |(index, _)| *index > heading).map(|(_, row)| row.as_slice())
}

/// Whether most rows below a heading hold a day in a column.
fn holds_days(table: &Table<'_>, heading: usize, column: usize) -> bool {
    let days = below(table, heading).filter(|row| table.holds_day(at(row, column))).count();
    days > 0 && days * 10 >= below(table, heading).count() * 8
}

/// The last column that does.
fn dated(table: &Table<'_>, heading: usize) -> Option<usize> {
    let width = below(table, heading).map(<[_]>::len).max()?;
    (0..width).rev().find(|&column| holds_days(table, heading, column))
}

/// A heading in a language that is not known: rows hold a date and most of them the address of a profile, where LinkedIn
/// puts them, or the heading says at least of the date that it is that of meeting. Some people have no address. Messages,
/// invitations and lists of guests have profiles and days too.
fn by_structure(table: &Table<'_>, mapped: &[(Meaning, String)]) -> Option<Columns> {
    let day = |row: &[Cell<'_>], column: usize| table.holds_day(at(row, column));
    let (_, row) = table.head.iter().find(|(_, row)| row.iter().any(is_profile))?;
    let address = row.iter().position(is_profile)?;
    let (first, _) =
        table.head.iter().find(|(_, row)| row.len() > address && (0..row.len()).any(|column| day(row, column)))?;
    let heading = first.saturating_sub(1);
    let headings = table.head.iter().find(|(index, _)| *index == heading);
    let headings: Vec<String> = headings.map(|(_, row)| row.iter().map(Cell::heading).collect()).unwrap_or_default();
    let own = dated(table, heading).filter(|&date| is_own(table, heading, &headings, date));
    let usual = own.is_some();
    let date = own.or_else(|| translated_met(table, heading, &headings))?;
    let rows = || below(table, heading);
    let fits = rows().filter(|row| day(row, date) && (is_profile(at(row, address)) || at(row, address).is_empty()));
    let profiles = rows().filter(|row| is_profile(at(row, address))).count();
    let count = rows().count();
    // Links of the member's own posts are no profiles, and one row is no list.
    let enough = count >= 2 && fits.count() * 10 >= count * 8 && row.len() >= 4;
    // Who and when are asked of lists of contacts too, by the columns that LinkedIn's have.
    let is_own = |column: &str| usual || FIRST.iter().chain(LAST).any(|name| same(name, column));
    let is_result = |(meaning, column): &&(Meaning, String)| match meaning {
        Meaning::Date => false,
        Meaning::Sharers => !is_own(column),
        _ => true,
    };
    let results: Vec<_> = mapped.iter().filter(is_result).cloned().collect();
    if is_of_results(table, &headings, &results) {
        return None;
    }
    (enough && profiles * 2 >= count).then(|| Columns {
        heading,
        is_certain: usual,
        first: usual.then_some(0),
        last: usual.then_some(1),
        address: Some(address),
        company: usual.then_some(4),
        date: Some(date),
    })
}
