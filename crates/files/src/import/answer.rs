//! What `import` answers: what was recognised, what it gives, what was left out and why.

use super::date::Period;
use reach_estimator::parameters::ParameterId;

/// Kinds of files.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    /// The contacts of one member.
    LinkedinConnections,
    /// Days and posts of a page.
    LinkedinPageContent,
    /// New followers of a page, day by day.
    LinkedinPageFollowers,
    /// Visitors of a page.
    LinkedinPageVisitors,
    /// A page beside others.
    LinkedinCompetitors,
    /// All posts of one member.
    LinkedinPersonal,
    /// One post of a member.
    LinkedinPost,
    /// What one member shared.
    LinkedinShares,
    /// Posts of an X account.
    XContent,
    /// A table whose columns the user names.
    Table,
    /// Nothing that is understood.
    Unknown,
}

impl Kind {
    /// Its public name.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Kind::LinkedinConnections => "linkedin-connections",
            Kind::LinkedinPageContent => "linkedin-page-content",
            Kind::LinkedinPageFollowers => "linkedin-page-followers",
            Kind::LinkedinPageVisitors => "linkedin-page-visitors",
            Kind::LinkedinCompetitors => "linkedin-competitors",
            Kind::LinkedinPersonal => "linkedin-personal",
            Kind::LinkedinPost => "linkedin-post",
            Kind::LinkedinShares => "linkedin-shares",
            Kind::XContent => "x-content",
            Kind::Table => "table",
            Kind::Unknown => "unknown",
        }
    }
}

/// Why rows were left out. The name is the key of its text in the language files.
pub type Reason = &'static str;

/// One file.
#[derive(Clone, Debug, PartialEq)]
pub struct FileReport {
    /// Its name, as given.
    pub name: String,
    /// What it is.
    pub kind: Kind,
    /// First and last day of its rows.
    pub period: Option<Period>,
    /// Rows that figures come from.
    pub rows_used: u64,
    /// The others, by reason.
    pub rows_left_out: Vec<(Reason, u64)>,
    /// Headings, where the user has to say what they mean.
    pub columns: Vec<String>,
    /// Whether day and month of some dates had changed places, and have been changed back.
    pub dates_turned: bool,
}

impl FileReport {
    pub(crate) fn new(name: &str, kind: Kind) -> FileReport {
        let name = name.to_owned();
        let (rows_left_out, columns) = (Vec::new(), Vec::new());
        FileReport { name, kind, period: None, rows_used: 0, rows_left_out, columns, dates_turned: false }
    }

    /// Counts rows left out.
    pub(crate) fn leave_out(&mut self, reason: Reason, rows: u64) {
        if rows == 0 {
            return;
        }
        match self.rows_left_out.iter_mut().find(|(known, _)| *known == reason) {
            Some((_, count)) => *count += rows,
            None => self.rows_left_out.push((reason, rows)),
        }
    }

    /// The same of rows that were used until another file was seen.
    pub(crate) fn take_back(&mut self, reason: Reason, rows: u64) {
        self.rows_used = self.rows_used.saturating_sub(rows);
        self.leave_out(reason, rows);
    }
}

/// A value for an input.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Proposal {
    /// The input.
    pub id: ParameterId,
    /// Its value.
    pub value: f64,
    /// P10 and P90, where they were determined too.
    pub range: Option<[f64; 2]>,
    /// How it was determined: the key of a sentence in the language files, without the prefix `import.why.`.
    pub why: &'static str,
}

/// What is known of a past period, by the names that the fit takes them under.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum PastKey {
    /// Length in months.
    Months,
    /// People who shared.
    Sharers,
    /// Posts that they made.
    Shares,
    /// Impressions of those posts.
    Impressions,
    /// Link clicks.
    Clicks,
    /// Reactions, comments and reposts.
    Engagements,
    /// Different people in an average month.
    Reach,
}

impl PastKey {
    /// Every key.
    pub const ALL: [PastKey; 7] = [
        PastKey::Months,
        PastKey::Sharers,
        PastKey::Shares,
        PastKey::Impressions,
        PastKey::Clicks,
        PastKey::Engagements,
        PastKey::Reach,
    ];

    /// Its public name, without the prefix `past-`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            PastKey::Months => "months",
            PastKey::Sharers => "sharers",
            PastKey::Shares => "shares",
            PastKey::Impressions => "impressions",
            PastKey::Clicks => "clicks",
            PastKey::Engagements => "engagements",
            PastKey::Reach => "reach",
        }
    }

    /// The key of that name.
    #[must_use]
    pub fn find(name: &str) -> Option<PastKey> {
        PastKey::ALL.into_iter().find(|key| key.name() == name)
    }
}

/// How several lists of contacts hang together.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Overlap {
    /// Lists compared.
    pub lists: usize,
    /// Ordered pairs of lists.
    pub pairs: usize,
    /// Mean over the pairs of shared contacts / contacts of the first.
    pub mean: f64,
    /// Different people on all lists together.
    pub union_counted: f64,
    /// The same as the model says, from the lengths of the lists and the mean overlap.
    pub union_predicted: f64,
}

/// A sentence: the key of its text in the language files, and what stands in it.
#[derive(Clone, Debug, PartialEq)]
pub struct Note {
    /// Key, without the prefix `import.note.`.
    pub key: &'static str,
    /// The file it is about.
    pub file: Option<String>,
    /// Numbers in it, by name.
    pub numbers: Vec<(&'static str, f64)>,
    /// Texts in it, by name.
    pub texts: Vec<(&'static str, String)>,
}

impl Note {
    pub(crate) fn new(key: &'static str) -> Note {
        Note { key, file: None, numbers: Vec::new(), texts: Vec::new() }
    }

    pub(crate) fn of(key: &'static str, file: &str) -> Note {
        Note { file: Some(file.to_owned()), ..Note::new(key) }
    }

    pub(crate) fn number(mut self, name: &'static str, value: f64) -> Note {
        self.numbers.push((name, value));
        self
    }

    pub(crate) fn text(mut self, name: &'static str, value: impl Into<String>) -> Note {
        self.texts.push((name, value.into()));
        self
    }
}

/// Everything that the files say.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Import {
    /// A report for each file, in order.
    pub files: Vec<FileReport>,
    /// Values for inputs.
    pub inputs: Vec<Proposal>,
    /// Facts of a past period.
    pub past: Vec<(PastKey, f64)>,
    /// Only with two or more lists of contacts.
    pub overlap: Option<Overlap>,
    /// What else is to be said.
    pub notes: Vec<Note>,
}

impl Import {
    /// Whether at least one file was understood.
    #[must_use]
    pub fn is_understood(&self) -> bool {
        let understood = |file: &FileReport| match file.kind {
            Kind::Unknown => false,
            Kind::Table => file.rows_used > 0,
            _ => true,
        };
        self.files.iter().any(understood)
    }

    /// Says of the file at a place that what it holds is here already.
    pub(crate) fn count_once(&mut self, place: usize) {
        if let Some(report) = self.files.get_mut(place) {
            *report = FileReport::new(&report.name, report.kind);
            self.notes.push(Note::of("twice", &report.name));
        }
    }

    /// Says of rows of the file at a place that another file holds them too.
    pub(crate) fn leave_out_twice(&mut self, place: usize, rows: u64) {
        if let Some(report) = self.files.get_mut(place) {
            report.take_back("twice", rows);
        }
    }

    /// Proposes a value, unless a better file did already: files are asked in the order of how well they know it.
    pub(crate) fn propose(&mut self, id: ParameterId, value: f64, range: Option<[f64; 2]>, why: &'static str) {
        let row = id.row();
        if !value.is_finite() || self.inputs.iter().any(|proposal| proposal.id == id) {
            return;
        }
        let clamp = |value: f64| row.clamp(value);
        self.inputs.push(Proposal { id, value: clamp(value), range: range.map(|ends| ends.map(clamp)), why });
    }

    /// Proposes a rate of engagement; who has seen a post hardly reacts to it more than once.
    pub(crate) fn propose_engagement(&mut self, rate: f64, why: &'static str) {
        if rate > 1.0 {
            self.notes.push(Note::new("engagement-bound").number("share", rate));
        } else {
            self.propose(ParameterId::Engagement, rate, None, why);
        }
    }
}
