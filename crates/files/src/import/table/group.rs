//! Tables of one layout: what two of them both say counts once.

use super::meaning::Meaning;
use super::proof;
use super::results::Results;
use super::row::{Row, SUMMED};
use super::whole::{self, Part};
use crate::import::answer::{Import, Kind, Note, Reason};
use crate::import::date::Period;
use std::cmp::Ordering;
use std::collections::{HashMap, HashSet};
use std::mem;

/// Tables of one layout.
pub(super) struct Group {
    pub(super) tables: Vec<Results>,
    /// Files that say different things of the same.
    alike: Vec<[String; 2]>,
}

/// Tells a row from those of other days and other texts.
type Key = (Period, u64);

/// What two undated tables are to each other.
enum Relation {
    /// One says nothing that the other does not.
    Same,
    /// They are about the same people, and say different things of them.
    Aside,
    Apart,
}

impl Group {
    pub(super) fn new(table: Results) -> Group {
        Group { tables: vec![table], alike: Vec::new() }
    }

    /// Whether a table belongs to it.
    pub(super) fn is_of(&self, table: &Results) -> bool {
        self.tables.iter().all(|own| own.layout == table.layout && own.named == table.named)
    }

    pub(super) fn add(&mut self, mut more: Results, import: &mut Import) {
        for own in &mut self.tables {
            match relation(own, &more) {
                Relation::Apart => {
                    if leave_out_common(own, &mut more, import) {
                        self.alike.push([&more, &*own].map(|table| table.file.clone()));
                    }
                }
                related => {
                    let is_more = size(&more) > size(own);
                    if is_more {
                        mem::swap(own, &mut more);
                    }
                    set_aside(&related, own, &more, import);
                    return;
                }
            }
        }
        self.tables.push(more);
    }

    /// Says of files that are added up though they are about the same, unless what one of them says has been left out.
    pub(super) fn tell_alike(&self, import: &mut Import) {
        let is_taken = |file: &String| self.tables.iter().any(|table| table.file == *file && !table.rows.is_empty());
        for [file, other] in self.alike.iter().filter(|files| files.iter().all(is_taken)) {
            import.notes.push(Note::of("added-up", file).text("other", other));
        }
    }

    /// Leaves out the table of all beside those of its parts: all networks beside each of them. The people that it counts
    /// stay with the others.
    pub(super) fn leave_out_whole(&mut self, import: &mut Import) {
        let part = |table: &Results| {
            let mut part = Part::default();
            table.rows.iter().for_each(|row| part.take(row, row.period(table.order)));
            part
        };
        let parts: Vec<Part> = self.tables.iter().map(part).collect();
        let Some(whole) = whole::find(&parts).and_then(|place| self.tables.get_mut(place)) else { return };
        let rows = mem::take(&mut whole.rows);
        leave_out(&whole.file, "total", rows.len(), import);
        let people = rows.iter().filter_map(Row::people).reduce(f64::max);
        if let Some(first) = self.tables.iter_mut().find_map(|table| table.rows.first_mut()) {
            first.count_people(people);
        }
    }

    /// Leaves out rows that sum up those of shorter spans in another table: a quarter beside its months. The people that
    /// they count stay with the others.
    pub(super) fn leave_out_sums(&mut self, import: &mut Import) {
        if self.tables.len() < 2 {
            return;
        }
        let periods = self.tables.iter().flat_map(Results::periods).collect();
        let lengths: Vec<usize> = self.tables.iter().map(|table| table.rows.len()).collect();
        let rows: Vec<Row> = self.tables.iter_mut().flat_map(|table| mem::take(&mut table.rows)).collect();
        let mut are_sums = proof::are_sums_of_spans(&rows, periods).into_iter();
        let mut rows = rows.into_iter();
        let mut people: Option<f64> = None;
        for (table, length) in self.tables.iter_mut().zip(lengths) {
            let (sums, others): (Vec<Row>, Vec<Row>) =
                rows.by_ref().take(length).partition(|_| are_sums.next() == Some(true));
            people = people.into_iter().chain(sums.iter().filter_map(Row::people)).reduce(f64::max);
            leave_out(&table.file, "total", sums.len(), import);
            table.rows = others;
        }
        if let Some(first) = self.tables.iter_mut().find_map(|table| table.rows.first_mut()) {
            first.count_people(people);
        }
    }
}

/// Which of two tables is taken: the one with more shares, or with more of the rest.
fn size(table: &Results) -> (f64, f64, usize) {
    let sum = |meanings: &[Meaning]| -> f64 {
        table.rows.iter().map(|row| meanings.iter().map(|&meaning| row.number(meaning)).sum::<f64>()).sum()
    };
    let rest = sum(&[Meaning::Impressions, Meaning::Clicks, Meaning::Engagements, Meaning::Reach]);
    (sum(&[Meaning::Shares]), rest, table.rows.len())
}

fn relation(own: &Results, more: &Results) -> Relation {
    if own.rows.iter().chain(&more.rows).any(|row| row.span.is_some()) {
        return Relation::Apart;
    }
    // Sheets of one workbook that are called by different months say so of all their rows.
    if own.file == more.file && own.is_apart(more) {
        return Relation::Apart;
    }
    let (small, large) = if own.rows.len() < more.rows.len() { (own, more) } else { (more, own) };
    let mut left: HashMap<u64, usize> = HashMap::new();
    for row in &large.rows {
        *left.entry(row.print).or_default() += 1;
    }
    // Rows without a text or a figure may be the same in any two tables.
    let says_something = |row: &&Row| !is_blank(row) && (row.key.is_some() || own.rows.len() == more.rows.len());
    let is_said = small.rows.iter().any(|row| says_something(&row));
    let voters: Vec<&Row> = small.rows.iter().filter(|row| !is_said || says_something(row)).collect();
    let mut agree = 0;
    for row in &voters {
        if let Some(count) = left.get_mut(&row.print).filter(|count| **count > 0) {
            *count -= 1;
            agree += 1;
        }
    }
    if (is_said || small.rows.iter().any(|row| row.key.is_some())) && agree * 10 >= voters.len() * 9 {
        return Relation::Same;
    }
    let names = |table: &Results| table.rows.iter().filter_map(|row| row.name).collect::<HashSet<u64>>();
    let (one, other) = (names(own), names(more));
    let both = one.intersection(&other).count();
    if both * 2 > one.len().min(other.len()) { Relation::Aside } else { Relation::Apart }
}

fn set_aside(related: &Relation, taken: &Results, left: &Results, import: &mut Import) {
    import.notes.push(match related {
        Relation::Same => Note::of("twice", &left.file),
        _ => Note::of("past-aside", &left.file).text("other", &taken.file),
    });
    if matches!(related, Relation::Same) {
        leave_out(&left.file, "twice", left.rows.len(), import);
    }
}

fn leave_out(file: &str, why: Reason, rows: usize, import: &mut Import) {
    let mut reports = import.files.iter_mut();
    if let Some(report) = reports.find(|report| report.name == file && report.kind == Kind::Table) {
        report.take_back(why, rows as u64);
    }
}

/// Of exports whose periods overlap, the rows that both have count once: when most rows of the common time agree, since
/// rows of two teams may do so by chance. A row agrees when day and texts do and its figures are the same, or have grown in
/// the later export, whose figures are taken; one without texts, when its figures are the same. Where all have grown and
/// hardly any are the same, two networks have been told of. Whether most rows are about the same and none is left out.
fn leave_out_common(own: &mut Results, more: &mut Results, import: &mut Import) -> bool {
    let (Some(one), Some(other)) = (own.period, more.period) else { return false };
    if !one.meets(other) {
        return false;
    }
    let (of_own, of_more) = (by_key(own), by_key(more));
    // An export that goes on for longer is the later one; of two that end together, the one with more.
    let gained = of_own.iter().filter_map(|(key, own)| Some(of_more.get(key)?.sum() - own.sum())).sum::<f64>();
    let later = other.to.cmp(&one.to).then(gained.total_cmp(&0.0));
    let is_common = |row: &&Row| row.period(more.order).is_some_and(|period| period.meets(one)) && !is_blank(row);
    let (mut voters, mut both, mut same, mut agree) = (0, 0, 0, 0);
    for row in more.rows.iter().filter(is_common) {
        voters += 1;
        let key = key_of(row, row.period(more.order));
        let Some((own, more)) = key.and_then(|key| of_own.get(&key).zip(of_more.get(&key))) else { continue };
        both += 1;
        let (is_same, has_grown) = match (row.key, later) {
            (None, _) => (own.print == row.print, false),
            (Some(_), Ordering::Less) => (own.is_like(more), own.reaches(more)),
            (Some(_), _) => (own.is_like(more), more.reaches(own)),
        };
        same += usize::from(is_same);
        agree += usize::from(is_same || has_grown);
    }
    if agree * 2 <= voters || same * 4 < voters {
        return both > 0 && both * 2 > voters;
    }
    // What is the same stands in the first file, what differs in the later one.
    let stays_in_own = |key: &Key| match (of_own.get(key), of_more.get(key)) {
        (Some(own), Some(more)) => Some(own.print == more.print || later.is_lt()),
        _ => None,
    };
    for (table, is_own) in [(own, true), (more, false)] {
        let (before, order) = (table.rows.len(), table.order);
        table.rows.retain(|row| {
            let stays = key_of(row, row.period(order)).and_then(|key| stays_in_own(&key));
            stays.is_none_or(|stays| stays == is_own)
        });
        leave_out(&table.file, "twice", before - table.rows.len(), import);
    }
    false
}

/// Whether a row has no figure but 0, as those of two files may have by chance.
fn is_blank(row: &Row) -> bool {
    SUMMED.iter().all(|&meaning| row.number(meaning) == 0.0)
}

fn key_of(row: &Row, period: Option<Period>) -> Option<Key> {
    Some((period?, row.key.unwrap_or(0)))
}

/// What the rows of each key say together.
fn by_key(table: &Results) -> HashMap<Key, Sums> {
    let mut sums: HashMap<Key, Sums> = HashMap::new();
    for row in &table.rows {
        if let Some(key) = key_of(row, row.period(table.order)) {
            sums.entry(key).or_default().add(row);
        }
    }
    sums
}

/// The figures of the rows of one key.
#[derive(Default)]
struct Sums {
    print: u64,
    figures: [f64; SUMMED.len()],
}

impl Sums {
    fn add(&mut self, row: &Row) {
        self.print = self.print.wrapping_add(row.print);
        for (sum, meaning) in self.figures.iter_mut().zip(SUMMED) {
            *sum += row.number(meaning);
        }
    }

    fn sum(&self) -> f64 {
        self.figures.iter().sum()
    }

    /// Whether they are those of the same posts: as many, or, where posts are not counted, figures that hardly differ.
    fn is_like(&self, other: &Sums) -> bool {
        let [shares, ..] = self.figures;
        let [other_shares, ..] = other.figures;
        let counted = shares > 0.0 || other_shares > 0.0;
        self.print == other.print
            || if counted { shares == other_shares } else { self.reaches(other) && other.reaches(self) }
    }

    /// Whether no figure is below its other, but for what is taken back later.
    fn reaches(&self, other: &Sums) -> bool {
        self.figures.iter().zip(&other.figures).all(|(own, other)| *own >= KEPT * other)
    }
}

/// The least share of a figure that stays when some withdraw.
const KEPT: f64 = 0.9;
