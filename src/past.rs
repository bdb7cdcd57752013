//! What was counted of an earlier period: facts of the company, never drawn. Declared here once, like the parameters;
//! link keys, attributes, JSON and documentation derive from it.

use crate::error::Problem;
use crate::parameter::{is_count, parse_number, same_name, without_unit_of_time};
use serde::{Serialize, Serializer};

/// One row of the list.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct PastFact {
    /// Attribute and address key: `past-` and the name.
    pub id: &'static str,
    /// Name inside a JSON object `past`, and of the command line.
    pub name: &'static str,
    /// English label.
    pub label: &'static str,
    /// English help text.
    pub help: &'static str,
    /// Smallest value.
    pub min: f64,
    /// Largest value.
    pub max: f64,
    /// Value when nobody says otherwise; 0 means that it was not counted.
    pub default: f64,
    /// Whether it is a result, and not one of the circumstances it was counted in.
    pub result: bool,
    /// Whether it is a share, written as a percentage.
    pub share: bool,
    /// Whether it is a length of time, in months.
    pub timed: bool,
}

impl PastFact {
    /// Reads a number; `None` when it is none, or could be of another size than it seems: `1.000` and `5%` are no counts.
    #[must_use]
    pub fn read(&self, text: &str) -> Option<f64> {
        parse_number(self.plain(text)?)
    }

    /// A text without what only names its unit; `None` where it could be of another size than it seems.
    #[must_use]
    pub fn plain<'a>(&self, text: &'a str) -> Option<&'a str> {
        let text = text.trim();
        let text = if self.timed { without_unit_of_time(text) } else { text };
        (self.share || is_count(text)).then_some(text)
    }
}

/// Declares the list. A row reads: help text, variant, name, label, range, default, flags.
macro_rules! past {
    ($(
        #[doc = $help:literal]
        $variant:ident $name:ident: $label:literal, $min:literal..=$max:literal, default $default:literal, [$($flag:ident)*];
    )*) => {
        /// Names a fact. Ordered as the list is.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum PastId { $(#[doc = $help] $variant,)* }

        impl PastId {
            /// Every fact, in the order of the list.
            pub const ALL: &[PastId] = &[$(PastId::$variant,)*];

            /// The row of the list.
            #[must_use]
            pub const fn row(self) -> &'static PastFact {
                match self { $(PastId::$variant => const { &PastFact {
                    id: concat!("past-", stringify!($name)),
                    name: stringify!($name),
                    label: $label,
                    help: ($help).trim_ascii(),
                    min: $min,
                    max: $max,
                    default: $default,
                    result: past!(@has result $($flag)*),
                    share: past!(@has share $($flag)*),
                    timed: past!(@has timed $($flag)*),
                } },)* }
            }
        }

        /// An earlier period: how much was shared, and what was counted of it.
        #[derive(Clone, Copy, Debug, PartialEq)]
        pub struct Past { $(#[doc = $help] pub $name: f64,)* }

        impl Past {
            /// Nothing is known of an earlier period.
            pub const NOTHING: Past = Past { $($name: $default,)* };

            /// One of the facts.
            #[must_use]
            pub const fn get(&self, id: PastId) -> f64 {
                match id { $(PastId::$variant => self.$name,)* }
            }

            fn set(&mut self, id: PastId, value: f64) {
                match id { $(PastId::$variant => self.$name = value,)* }
            }
        }
    };
    (@has $wanted:ident) => { false };
    (@has result result $($rest:ident)*) => { true };
    (@has share share $($rest:ident)*) => { true };
    (@has timed timed $($rest:ident)*) => { true };
    (@has $wanted:ident $other:ident $($rest:ident)*) => { past!(@has $wanted $($rest)*) };
}

past! {
    /// Length of the period in months.
    Months months: "Months", 0.25..=120.0, default 1.0, [timed];
    /// People who shared in the period.
    Sharers sharers: "People who shared", 0.0..=5e6, default 0.0, [];
    /// Posts that they made in it, all together.
    Shares shares: "Posts they made", 0.0..=1e9, default 0.0, [];
    /// Times that these posts were seen.
    Impressions impressions: "Impressions", 0.0..=1e13, default 0.0, [result];
    /// Clicks on the link in these posts.
    Clicks clicks: "Clicks", 0.0..=1e13, default 0.0, [result];
    /// Reactions, comments and reposts of these posts, without clicks.
    Engagements engagements: "Reactions", 0.0..=1e13, default 0.0, [result];
    /// Different people who saw at least one of these posts, in an average month.
    Reach reach: "People reached in a month", 0.0..=1e13, default 0.0, [result];
    /// How far a count may be off, counting and what the model leaves out together: one standard deviation of its logarithm is ln(1 + error).
    Error error: "Error of the counts", 0.01..=1e9, default 0.2, [share];
}

impl PastId {
    /// The fact of that name, with or without `past-` in front; also as a property is spelt, `pastClicks`.
    #[must_use]
    pub fn find(name: &str) -> Option<PastId> {
        PastId::ALL.iter().copied().find(|id| {
            let row = id.row();
            name.strip_prefix("past").map_or(name == row.name, |rest| {
                let rest = rest.strip_prefix(['-', '_']).unwrap_or(rest);
                rest.eq_ignore_ascii_case(row.name)
            })
        })
    }

    /// The fact of that address key, `past-clicks`, in any capitals and with any sign between its words.
    #[must_use]
    pub fn of_key(key: &str) -> Option<PastId> {
        PastId::ALL.iter().copied().find(|id| same_name(id.row().id, key))
    }
}

impl Past {
    /// Sets a fact; says when it was clamped. NaN sets the default.
    pub fn assign(&mut self, id: PastId, value: f64) -> Option<Problem> {
        let row = id.row();
        let used = if value.is_nan() { row.default } else { value.clamp(row.min, row.max) };
        self.set(id, used);
        (used != value).then(|| Problem::past_clamped(id, value, used))
    }

    /// Sets a fact from text; says when it was unreadable (and kept) or clamped. An empty text says nothing.
    pub fn assign_text(&mut self, id: PastId, text: &str) -> Option<Problem> {
        if text.trim().is_empty() {
            return None;
        }
        match id.row().read(text) {
            Some(value) => self.assign(id, value),
            None => Some(Problem::past_unreadable(id, text, self.get(id))),
        }
    }

    /// The same period, of which no result is known.
    #[must_use]
    pub fn without_results(&self) -> Past {
        let mut past = *self;
        PastId::ALL.iter().filter(|id| id.row().result).for_each(|&id| past.set(id, id.row().default));
        past
    }

    /// Whether the same was counted of the same period there.
    pub(crate) fn agrees_on(&self, id: PastId, other: &Past) -> bool {
        [PastId::Months, PastId::Sharers, PastId::Shares, id].into_iter().all(|id| self.get(id) == other.get(id))
    }

    /// What differs from the list.
    pub fn given(&self) -> impl Iterator<Item = (PastId, f64)> {
        PastId::ALL.iter().map(|&id| (id, self.get(id))).filter(|(id, value)| *value != id.row().default)
    }
}

impl Serialize for Past {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.given().map(|(id, value)| (id.row().name, value)))
    }
}

impl Serialize for PastId {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.row().name)
    }
}
