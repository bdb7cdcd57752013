//! What is said when an input is not usable as given.

use crate::parameter::Parameter;
use crate::parameters::ParameterId;
use crate::past::PastId;
use serde::{Serialize, Serializer};

/// What was wrong with an input, or where the model leaves the ground it stands on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ProblemCode {
    /// No parameter, preset or setting has this name.
    Unknown,
    /// Not a number.
    Unreadable,
    /// Outside the range; the nearest value allowed was used.
    Clamped,
    /// Click rate times lift above 100%; the lift was lowered.
    ClicksCapped,
    /// Shares of the groups together above 100%; all were scaled down.
    SharesScaled,
    /// More people of a group would share than there are; the group was capped.
    GroupCapped,
    /// A reaction cannot reach more people than the reactor has contacts; the reach of a reaction was lowered.
    ReactionCapped,
    /// Each round of reactions is larger than the one before: the figures are an upper bound.
    Supercritical,
    /// Contacts of colleagues overlap by more than the duplication model was checked for.
    OverlapHigh,
    /// An average member of the audience has more contacts than there are people.
    AudienceCrowded,
    /// A range whose ends are the wrong way round or outside the parameter's range.
    RangeUnusable,
    /// A range of the user's own that does not contain the value.
    RangeMissesValue,
    /// Followers, employees or contacts of one of them that are more than the people within reach.
    PopulationCrowded,
    /// The niche is larger than the people within reach; it was cut to them.
    CommunityCut,
    /// More people would be reached than are within reach; they were capped.
    ReachCapped,
    /// More visits than people reached.
    VisitsExceedPeople,
    /// Everybody reached sees the posts more than once a day.
    FrequencyHigh,
    /// Posts in own words would be seen by more than all contacts; their visibility was capped.
    VisibilityCapped,
    /// The niche, not the colleagues, decides how many contacts they have in common.
    NicheDecides,
    /// A larger share of a large company than any published programme reached.
    ParticipationUnpublished,
    /// How inputs hang together is not readable; they are independent.
    DependenceUnusable,
    /// More scenarios than can be kept beside the inputs; the last ones are left out.
    ScenariosFull,
    /// Results of an earlier period without who shared or what was shared; nothing can be learned from them.
    PastIncomplete,
    /// A count that cannot be, beside the others or among so many people; it is left out.
    PastImpossible,
    /// A count that may be off by so much that it says nothing; it is left out.
    PastVague,
    /// A count that the inputs were fitted to before; it is not counted again.
    PastKnown,
    /// A count outside what the model thinks possible in 98 of 100 cases, by itself or beside the other counts.
    PastUnlikely,
    /// The search for the likeliest inputs did not come to rest.
    FitUnfinished,
}

/// A value that would set a problem right.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Mend {
    /// The parameter to change.
    pub parameter: ParameterId,
    /// Its new value.
    pub value: f64,
}

impl ProblemCode {
    /// Its name in results.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            ProblemCode::Unknown => "unknown",
            ProblemCode::Unreadable => "unreadable",
            ProblemCode::Clamped => "clamped",
            ProblemCode::ClicksCapped => "clicks-capped",
            ProblemCode::SharesScaled => "shares-scaled",
            ProblemCode::GroupCapped => "group-capped",
            ProblemCode::ReactionCapped => "reaction-capped",
            ProblemCode::Supercritical => "supercritical",
            ProblemCode::OverlapHigh => "overlap-high",
            ProblemCode::AudienceCrowded => "audience-crowded",
            ProblemCode::RangeUnusable => "range-unusable",
            ProblemCode::RangeMissesValue => "range-misses-value",
            ProblemCode::PopulationCrowded => "population-crowded",
            ProblemCode::CommunityCut => "community-cut",
            ProblemCode::ReachCapped => "reach-capped",
            ProblemCode::VisitsExceedPeople => "visits-exceed-people",
            ProblemCode::FrequencyHigh => "frequency-high",
            ProblemCode::VisibilityCapped => "visibility-capped",
            ProblemCode::NicheDecides => "niche-decides",
            ProblemCode::ParticipationUnpublished => "participation-unpublished",
            ProblemCode::DependenceUnusable => "dependence-unusable",
            ProblemCode::ScenariosFull => "scenarios-full",
            ProblemCode::PastIncomplete => "past-incomplete",
            ProblemCode::PastImpossible => "past-impossible",
            ProblemCode::PastVague => "past-vague",
            ProblemCode::PastKnown => "past-known",
            ProblemCode::PastUnlikely => "past-unlikely",
            ProblemCode::FitUnfinished => "fit-unfinished",
        }
    }
}

impl Serialize for ProblemCode {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.name())
    }
}

/// One thing that was not as asked, and what was done about it. Never fatal.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Problem {
    /// The parameter it concerns, where there is one.
    pub parameter: Option<ParameterId>,
    /// The fact of an earlier period it concerns, where there is one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub past: Option<PastId>,
    /// What kind of thing.
    pub code: ProblemCode,
    /// The input as it was given.
    pub given: Option<String>,
    /// The value used instead.
    pub used: Option<f64>,
    /// Smallest value allowed.
    pub min: Option<f64>,
    /// Largest value allowed.
    pub max: Option<f64>,
    /// A change that would set it right, where there is an obvious one.
    pub mend: Option<Mend>,
    /// The same in English.
    pub message: String,
}

impl Problem {
    /// A name nobody knows.
    #[must_use]
    pub fn unknown(name: &str) -> Problem {
        Problem {
            parameter: None,
            past: None,
            code: ProblemCode::Unknown,
            given: Some(name.to_owned()),
            used: None,
            min: None,
            max: None,
            mend: None,
            message: format!("unknown name \"{name}\": ignored"),
        }
    }

    /// Text that is no number.
    #[must_use]
    pub fn unreadable(parameter: ParameterId, given: &str, used: f64) -> Problem {
        let row = parameter.row();
        Problem {
            used: Some(used),
            message: format!("{}: \"{given}\" is not a number from {} to {}; {used} is used", row.id, row.min, row.max),
            ..Problem::about(parameter, ProblemCode::Unreadable, Some(given.to_owned()))
        }
    }

    /// A number outside the range of its parameter, or between two whole ones where only those are allowed.
    #[must_use]
    pub fn clamped(parameter: ParameterId, given: f64, used: f64) -> Problem {
        let row = parameter.row();
        let whole = if row.is_integer() { "the whole numbers from " } else { "" };
        Problem {
            used: Some(used),
            message: format!("{}: {given} is outside {whole}{} to {}; {used} is used", row.id, row.min, row.max),
            ..Problem::about(parameter, ProblemCode::Clamped, Some(given.to_string()))
        }
    }

    /// Something the model has to say about a parameter.
    #[must_use]
    pub fn note(parameter: ParameterId, code: ProblemCode, used: Option<f64>, message: String) -> Problem {
        Problem { used, message, ..Problem::about(parameter, code, None) }
    }

    /// Text that is no number, given for a fact of an earlier period.
    #[must_use]
    pub fn past_unreadable(past: PastId, given: &str, used: f64) -> Problem {
        let row = past.row();
        Problem {
            given: Some(given.to_owned()),
            used: Some(used),
            ..Problem::of_past(
                past,
                ProblemCode::Unreadable,
                format!("{}: \"{given}\" is not a number from {} to {}; {used} is used", row.id, row.min, row.max),
            )
        }
    }

    /// A fact of an earlier period outside its range.
    #[must_use]
    pub fn past_clamped(past: PastId, given: f64, used: f64) -> Problem {
        let row = past.row();
        Problem {
            given: Some(given.to_string()),
            used: Some(used),
            ..Problem::of_past(
                past,
                ProblemCode::Clamped,
                format!("{}: {given} is outside {} to {}; {used} is used", row.id, row.min, row.max),
            )
        }
    }

    /// Something there is to say about a fact of an earlier period.
    #[must_use]
    pub fn of_past(past: PastId, code: ProblemCode, message: String) -> Problem {
        let row = past.row();
        Problem {
            parameter: None,
            past: Some(past),
            code,
            given: None,
            used: None,
            min: Some(row.min),
            max: Some(row.max),
            mend: None,
            message,
        }
    }

    /// Something that concerns no single input.
    #[must_use]
    pub fn of_all(code: ProblemCode, given: Option<String>, message: String) -> Problem {
        Problem { parameter: None, past: None, code, given, used: None, min: None, max: None, mend: None, message }
    }

    fn about(parameter: ParameterId, code: ProblemCode, given: Option<String>) -> Problem {
        let Parameter { min, max, .. } = *parameter.row();
        Problem {
            parameter: Some(parameter),
            past: None,
            code,
            given,
            used: None,
            min: Some(min),
            max: Some(max),
            mend: None,
            message: String::new(),
        }
    }
}
