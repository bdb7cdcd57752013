//! Files that people have, read into proposals for inputs: [`import`].
//!
//! A file is recognised by its bytes and its content, never by its name. Names, addresses and texts of people are
//! compared and counted here and do not leave: an [`Import`] holds numbers, dates, names of files and headings.

mod answer;
mod biff;
mod cell;
mod connections;
mod date;
mod delimited;
mod document;
mod encoding;
mod json;
mod link;
mod markup;
mod names;
mod ooxml;
mod page_content;
mod page_people;
mod personal;
mod quotes;
mod shares;
mod single_post;
mod table;
mod twins;
mod words;
mod x_content;

pub use answer::{FileReport, Import, Kind, Note, Overlap, PastKey, Proposal, Reason};
pub use date::Period;
pub use json::{json, reason, sentence};
pub use table::Meaning;

use document::{Damage, Document, Foreign};
use reach_estimator::parameters::ParameterId;
use std::collections::HashMap;
use std::hash::{DefaultHasher, Hasher};

/// What the user says beside the files.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// Followers of the page, where no file has them.
    pub followers: Option<f64>,
    /// People on the network, for the model's union; the default of the table when absent.
    pub population: Option<f64>,
    /// What the columns of a table mean, by heading.
    pub columns: Vec<(Meaning, String)>,
}

/// Why a value is proposed that the user said.
const TOLD: &str = "told";

/// Files of each kind, read and not yet put together.
#[derive(Default)]
struct Readings {
    /// Digests of what has been understood, with what it was.
    known: HashMap<u64, Kind>,
    people: Vec<page_people::PagePeople>,
    tables: Vec<table::Results>,
    // Those that others may hold too, each with its place among the reports.
    pages: Vec<page_content::Export>,
    contacts: Vec<(connections::Contacts, usize)>,
    personal: Vec<(personal::Personal, usize)>,
    posts: Vec<(single_post::SinglePost, usize)>,
    shares: Vec<(shares::Shares, usize)>,
    accounts: Vec<(x_content::XContent, usize)>,
}

/// Reads files, each a name and its bytes. Whatever they hold, it answers: what is not understood gets a note.
pub fn import<'f>(files: impl IntoIterator<Item = (&'f str, &'f [u8])>, options: &Options) -> Import {
    let mut answer = Import::default();
    let mut readings = Readings::default();
    for (name, bytes) in files {
        match readings.take(name, bytes, &options.columns, &mut answer) {
            Ok(report) => answer.files.push(report),
            Err(Damage::Foreign(Foreign::Archive)) if readings.take_archive(name, bytes, &mut answer) => {}
            Err(damage) => {
                answer.files.push(FileReport::new(name, Kind::Unknown));
                answer.notes.push(Note::of(note_on(damage), name));
            }
        }
    }
    let turned = answer.files.iter().filter(|file| file.dates_turned);
    answer.notes.extend(turned.map(|file| Note::of("dates-turned", &file.name)));
    // In the order of how well they know it: the first value proposed for an input stays.
    let population = options.population.unwrap_or(ParameterId::Population.row().default);
    connections::conclude(readings.contacts, population, &mut answer);
    if let Some(followers) = options.followers {
        answer.propose(ParameterId::Followers, followers, None, TOLD);
    }
    page_people::conclude(readings.people, &mut answer);
    let followers =
        answer.inputs.iter().find(|proposal| proposal.id == ParameterId::Followers).map(|proposal| proposal.value);
    page_content::conclude(readings.pages, followers, &mut answer);
    personal::conclude(readings.personal, &mut answer);
    single_post::conclude(readings.posts, &mut answer);
    shares::conclude(readings.shares, &mut answer);
    table::conclude(readings.tables, &mut answer);
    x_content::conclude(readings.accounts, &mut answer);
    answer
}

impl Readings {
    /// Reads one file by the first layout that it has.
    fn take(
        &mut self,
        name: &str,
        bytes: &[u8],
        columns: &[(Meaning, String)],
        answer: &mut Import,
    ) -> Result<FileReport, Damage> {
        if let Some(report) = self.take_twin(name, bytes, answer) {
            return Ok(report);
        }
        let document = Document::open(bytes)?;
        let report = if let Some(report) = self.take_known(name, &document, columns, answer.files.len())? {
            if report.rows_used == 0 {
                answer.notes.push(Note::of("no-rows", name));
            }
            if !document.unseen.is_empty() {
                answer.notes.push(Note::of("sheets-unread", name).text("sheets", document.unseen.join(", ")));
            }
            report
        } else {
            let (results, report) = table::read(&document, name, columns)?.ok_or(Damage::Foreign(Foreign::Prose))?;
            self.tables.extend(results);
            report
        };
        self.known.insert(digest(bytes), report.kind);
        Ok(report)
    }

    /// A report on what has been understood before: it counts once, and that is said.
    fn take_twin(&self, name: &str, bytes: &[u8], answer: &mut Import) -> Option<FileReport> {
        let kind = *self.known.get(&digest(bytes))?;
        answer.notes.push(Note::of("twice", name));
        Some(FileReport::new(name, kind))
    }

    fn take_known(
        &mut self,
        name: &str,
        document: &Document<'_>,
        columns: &[(Meaning, String)],
        place: usize,
    ) -> Result<Option<FileReport>, Damage> {
        if let Some((contacts, report)) = connections::read(document, name, columns)? {
            self.contacts.push((contacts, place));
            return Ok(Some(report));
        }
        if let Some((shares, report)) = shares::read(document, name, columns)? {
            self.shares.push((shares, place));
            return Ok(Some(report));
        }
        if let Some((account, report)) = x_content::read(document, name)? {
            self.accounts.push((account, place));
            return Ok(Some(report));
        }
        if let Some((page, report)) = page_content::read(document, name)? {
            self.pages.push((page, place));
            return Ok(Some(report));
        }
        if let Some((personal, report)) = personal::read(document, name)? {
            self.personal.push((personal, place));
            return Ok(Some(report));
        }
        if let Some((people, report)) = page_people::read(document, name)? {
            self.people.push(people);
            return Ok(Some(report));
        }
        if let Some((post, report)) = single_post::read(document, name) {
            self.posts.push((post, place));
            return Ok(Some(report));
        }
        Ok(None)
    }

    /// Takes the files of an archive that are understood; whether there was one.
    fn take_archive(&mut self, name: &str, bytes: &[u8], answer: &mut Import) -> bool {
        let before = answer.files.len();
        for (inner, text) in ooxml::texts(bytes) {
            let inner = format!("{name}: {inner}");
            if let Some(report) = self.take_twin(&inner, &text, answer) {
                answer.files.push(report);
                continue;
            }
            let read =
                Document::open(&text).and_then(|document| self.take_known(&inner, &document, &[], answer.files.len()));
            if let Ok(Some(report)) = read {
                self.known.insert(digest(&text), report.kind);
                answer.files.push(report);
            }
        }
        answer.files.len() > before
    }
}

/// Tells contents apart, however their lines end and whatever mark stands before them: programs change both.
fn digest(bytes: &[u8]) -> u64 {
    let text = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let mut hasher = DefaultHasher::new();
    for line in text.split(|&byte| byte == b'\r') {
        hasher.write(line);
    }
    hasher.finish()
}

/// The note on a file that could not be read.
fn note_on(damage: Damage) -> &'static str {
    match damage {
        Damage::Empty => "file-empty",
        Damage::Broken => "file-broken",
        Damage::Encrypted => "file-encrypted",
        Damage::TooLarge => "file-too-large",
        Damage::Foreign(foreign) => match foreign {
            Foreign::Pdf => "file-pdf",
            Foreign::Picture => "file-picture",
            Foreign::Json => "file-json",
            Foreign::Archive => "file-archive",
            Foreign::OpenDocument => "file-open-document",
            Foreign::BinaryWorkbook => "file-binary-workbook",
            Foreign::OfficeDocument => "file-office",
            Foreign::WebPage => "file-web-page",
            Foreign::Prose => "file-prose",
            Foreign::Binary => "file-binary",
        },
    }
}
