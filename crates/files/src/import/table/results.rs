//! What tables say of a past period: tables of one layout together, and of different activities one.

use super::group::Group;
use super::meaning::{Meaning, is_potential};
use super::quantity;
use super::row::{Row, SUMMED, print_of};
use super::sharers;
use crate::import::answer::{Import, Kind, Note, PastKey};
use crate::import::date::{self, Order, Period};

/// Rows of one table.
pub(crate) struct Results {
    pub(super) file: String,
    /// The part of some year that the sheet is called by.
    part: Option<Period>,
    /// All headings, in the order of the alphabet.
    pub(super) layout: Vec<String>,
    pub(super) rows: Vec<Row>,
    /// Headings by meaning.
    pub(super) named: [Option<String>; Meaning::ALL.len()],
    pub(super) order: Order,
    pub(super) period: Option<Period>,
    pub(super) notes: Vec<Note>,
}

/// Facts of one activity, and the files that they come from.
struct Source {
    files: Vec<String>,
    /// Those that do not say how long their time is.
    undated: Vec<String>,
    facts: Vec<(PastKey, f64)>,
}

impl Results {
    pub(super) fn new(file: &str, sheet: &str, layout: Vec<String>) -> Results {
        let (rows, named, notes) = (Vec::new(), Meaning::ALL.map(|_| None), Vec::new());
        let (file, part) = (file.to_owned(), date::read_part(sheet));
        Results { file, part, layout, rows, named, order: Order::MonthFirst, period: None, notes }
    }

    pub(super) fn fill(
        &mut self,
        mut rows: Vec<Row>,
        named: [Option<String>; Meaning::ALL.len()],
        order: Order,
        period: Option<Period>,
    ) {
        if let Some(part) = self.part {
            rows.iter_mut().for_each(|row| row.time = row.time.or(Some(print_of(&part.iso().concat()))));
        }
        (self.rows, self.named, self.order, self.period) = (rows, named, order, period);
    }

    /// Whether two sheets of one workbook say that they are about other times: both by days of some year, or neither.
    pub(super) fn is_apart(&self, other: &Results) -> bool {
        let times = match (self.period, other.period) {
            (None, None) => self.part.zip(other.part),
            (own, other) => own.zip(other),
        };
        times.is_some_and(|(own, other)| !own.meets(other))
    }

    /// The days of each row.
    pub(super) fn periods(&self) -> impl Iterator<Item = Option<Period>> {
        self.rows.iter().map(|row| row.period(self.order))
    }

    fn name(&self, meaning: Meaning) -> Option<&str> {
        self.named.get(meaning as usize)?.as_deref()
    }
}

impl Group {
    fn conclude(mut self, import: &mut Import) -> Source {
        self.leave_out_whole(import);
        self.leave_out_sums(import);
        self.tell_alike(import);
        let files: Vec<String> = self.tables.iter().map(|table| table.file.clone()).collect();
        let time = |table: &Results| table.period.or(table.part);
        let times: Vec<Period> = self.tables.iter().filter_map(time).collect();
        let whole = Period::around(times.iter().copied());
        let periods = self.tables.iter().flat_map(Results::periods).collect::<Vec<_>>();
        let mut undated: Vec<String> =
            self.tables.iter().filter(|table| time(table).is_none()).map(|table| table.file.clone()).collect();
        undated.dedup();
        let mut tables = self.tables.into_iter();
        let Some(mut first) = tables.next() else { return Source { files, undated, facts: Vec::new() } };
        first.rows.extend(tables.flat_map(|table| table.rows));
        let (file, rows) = (&first.file, first.rows.as_slice());
        let name = |meaning: Meaning| first.name(meaning);
        let mut facts = Vec::new();
        facts.extend(Period::months_of(times).map(|months| (PastKey::Months, months)));
        let counts = |meaning: Meaning| rows.iter().any(|row| row.figure(meaning).is_some());
        let has_shares = name(Meaning::Shares).is_some() && counts(Meaning::Shares);
        let posts: f64 = rows.iter().fold(0.0, |posts, row| posts + row.number(Meaning::Shares));
        if let Some(heading) = name(Meaning::Sharers)
            && let Some(people) = sharers::count(rows, heading, has_shares)
        {
            if has_shares && people > posts {
                let note = Note::of("people-exceed-posts", file).text("column", heading);
                import.notes.push(note.number("people", people).number("posts", posts));
            } else {
                facts.push((PastKey::Sharers, people));
            }
        }
        let keys = [PastKey::Shares, PastKey::Impressions, PastKey::Clicks, PastKey::Engagements, PastKey::Reach];
        for (key, meaning) in keys.into_iter().zip(SUMMED) {
            let Some(heading) = name(meaning).filter(|_| counts(meaning)) else { continue };
            let said = |key: &'static str| Note::of(key, file).text("column", heading);
            let is_seen = matches!(meaning, Meaning::Impressions | Meaning::Reach);
            if is_seen && (is_potential(heading) || are_possible(rows, meaning)) {
                import.notes.push(said("potential"));
            } else if meaning == Meaning::Reach {
                match monthly(rows, &periods, whole) {
                    Ok(people) => facts.push((key, people)),
                    Err(why) => import.notes.push(said(why)),
                }
            } else {
                let sum = match quantity::cumulated(heading) {
                    Some(how) => quantity::total(rows, meaning, first.order, how),
                    None => rows.iter().map(|row| row.number(meaning)).sum(),
                };
                facts.push((key, sum));
            }
        }
        Source { files, undated, facts }
    }
}

/// Different people in an average month, as rows about a month each count them, or one row that is about no more; else why
/// they do not say it.
fn monthly(rows: &[Row], periods: &[Option<Period>], whole: Option<Period>) -> Result<f64, &'static str> {
    if let [row] = rows {
        let is_long = whole.is_some_and(Period::exceeds_month);
        return if is_long { Err("reach-not-monthly") } else { Ok(row.number(Meaning::Reach)) };
    }
    let counted = || rows.iter().zip(periods).filter_map(|(row, period)| Some((row.figure(Meaning::Reach)?, *period)));
    let months: Option<Vec<Period>> = counted().map(|(_, period)| period).collect();
    let months = months.filter(|months| !months.is_empty() && Period::are_months(months)).ok_or("reach-not-summed")?;
    Ok(counted().map(|(people, _)| people).sum::<f64>() / months.len() as f64)
}

/// Whether figures are contacts times posts, in most rows.
fn are_possible(rows: &[Row], meaning: Meaning) -> bool {
    let is_product = |row: &&Row| {
        let product = row.number(Meaning::Audience) * row.number(Meaning::Shares);
        product > 0.0 && (row.number(meaning) - product).abs() <= 0.01 * product
    };
    rows.iter().filter(is_product).count() * 10 > rows.len() * 8
}

impl Source {
    fn fact(&self, wanted: PastKey) -> f64 {
        self.facts.iter().find(|(key, _)| *key == wanted).map_or(0.0, |(_, value)| *value)
    }

    /// Whether more people did more than in another.
    fn is_larger(&self, other: &Source) -> bool {
        let size = |source: &Source| (source.fact(PastKey::Sharers), source.fact(PastKey::Shares), source.facts.len());
        size(self) > size(other)
    }
}

/// Notes that say already why the time of a table is not known.
const UNDATED: [&str; 2] = ["dates-unread", "dates-of-person"];

/// Adds what the tables say, unless members' own exports are about more: results of two activities are not mixed.
pub(crate) fn conclude(tables: Vec<Results>, import: &mut Import) {
    let mut groups: Vec<Group> = Vec::new();
    for mut table in tables {
        if table.rows.is_empty() {
            if table.notes.is_empty() {
                table.notes.push(Note::of("no-rows", &table.file));
            }
            import.notes.append(&mut table.notes);
            continue;
        }
        import.notes.append(&mut table.notes);
        match groups.iter_mut().find(|group| group.is_of(&table)) {
            Some(group) => group.add(table, import),
            None => groups.push(Group::new(table)),
        }
    }
    let mut sources = Vec::new();
    if !import.past.is_empty() {
        let own = import.files.iter().filter(|file| matches!(file.kind, Kind::LinkedinPersonal | Kind::LinkedinPost));
        let files = own.map(|file| file.name.clone()).collect();
        sources.push(Source { files, undated: Vec::new(), facts: std::mem::take(&mut import.past) });
    }
    sources.extend(groups.into_iter().map(|group| group.conclude(import)));
    sources.retain(|source| !source.facts.is_empty());
    let place = (0..sources.len()).reduce(|best, place| match (sources.get(place), sources.get(best)) {
        (Some(one), Some(other)) if one.is_larger(other) => place,
        _ => best,
    });
    let Some(place) = place else { return };
    let taken = sources.swap_remove(place);
    let others = taken.files.join(", ");
    for file in sources.iter().flat_map(|source| &source.files) {
        import.notes.push(Note::of("past-aside", file).text("other", &others));
    }
    import.past = taken.facts;
    for file in &taken.undated {
        let is_said = |note: &Note| note.file.as_ref() == Some(file) && UNDATED.contains(&note.key);
        if !import.notes.iter().any(is_said) {
            import.notes.push(Note::of("no-months", file));
        }
    }
}
