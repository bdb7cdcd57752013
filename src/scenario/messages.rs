//! What there is to say about a scenario, in English, for command lines and consoles.

use super::{Note, Scenario};
use crate::error::{Mend, ProblemCode::*};
use crate::parameter::Range;

/// One sentence.
pub(super) fn message(note: &Note, scenario: &Scenario) -> String {
    let Note { parameter, code, used, mend } = note;
    let (id, value) = (parameter.row().id, scenario.values.get(*parameter));
    let used = used.unwrap_or_default();
    let said = match code {
        SharesScaled => "the shares of the groups exceed 100% together: all are scaled down".to_owned(),
        GroupCapped => format!("more people of one group would share than there are: {used} of all employees share"),
        ClicksCapped => format!("ctr times peer-lift exceeds 100%: a lift of {used} is used"),
        ReactionCapped => format!("a reaction cannot reach more than the {used} contacts of a reactor: {used} is used"),
        Supercritical => format!("reproduction number {used} is above 1: the figures are an upper bound"),
        OverlapHigh => {
            "overlap is above what the model was checked for: first-round reach is 10% or more too low".to_owned()
        }
        AudienceCrowded => "audience-contacts is not below population: further rounds are an upper bound".to_owned(),
        RangeMissesValue => {
            let Range { p10, p90 } = scenario.ranges.get(*parameter).unwrap_or(Range { p10: value, p90: value });
            format!("{id}: {value} lies outside its range of {p10} to {p90}, which decides median and band")
        }
        PopulationCrowded => format!("{id}: more than the {used} people within reach"),
        CommunityCut => format!("the niche of {value} is larger than the {used} people within reach, which are used"),
        ReachCapped => format!("more people would be reached than the {used} within reach: {used} are counted"),
        VisitsExceedPeople => {
            format!("{used:.1} visits for each person reached: the click rate or the number of posts is too high")
        }
        FrequencyHigh => format!("everyone reached sees the posts {used:.0} times a month, more than once a day"),
        VisibilityCapped => "posts in own words would be seen by more than all contacts: 100% is used".to_owned(),
        NicheDecides => format!(
            "the niche and not the colleagues decides how many contacts they share: it leaves {:.0}% of the audience",
            100.0 * used
        ),
        ParticipationUnpublished => {
            "no published programme of more than 5,000 staff reached more than 12% of them".to_owned()
        }
        // Said where they come up: of addresses, and of results of an earlier period.
        Unknown | Unreadable | Clamped | RangeUnusable | DependenceUnusable | ScenariosFull | PastIncomplete
        | PastImpossible | PastVague | PastKnown | PastUnlikely | FitUnfinished => format!("{id}: {}", code.name()),
    };
    match mend {
        Some(Mend { parameter, value }) => format!("{said}; {} {value} would mend it", parameter.row().id),
        None => said,
    }
}
