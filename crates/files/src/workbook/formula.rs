//! Formulas of the breakdown, which stand there in words, as formulas of a spreadsheet.

use crate::Words;
use reach_estimator::outputs::OutputId;
use reach_estimator::parameters::ParameterId;

/// The name that stands for an input in formulas.
pub(super) fn input_name(id: ParameterId) -> String {
    format!("in_{}", id.description().snake)
}

/// The name that stands for a figure in formulas.
pub(super) fn output_name(output: OutputId) -> String {
    format!("out_{}", output.name().replace('.', "_"))
}

/// `{employees} × {participation}` as `in_employees*in_participation`; `None` where the formula is a sentence.
pub(super) fn formula(words: &str) -> Option<String> {
    let mut text = String::new();
    for word in words.replace('(', "( ").replace(')', " )").split_whitespace() {
        let term = word.strip_prefix('{').and_then(|word| word.strip_suffix('}'));
        let token = match (word, term) {
            ("×", _) => "*".to_owned(),
            ("÷", _) => "/".to_owned(),
            ("−", _) => "-".to_owned(),
            ("+" | "(" | ")", _) => word.to_owned(),
            (_, Some(term)) => {
                ParameterId::find(term).map(input_name).or_else(|| OutputId::find(term).map(output_name))?
            }
            (_, None) => word.parse::<f64>().ok()?.to_string(),
        };
        text.push_str(&token);
    }
    Some(text)
}

/// The formula with the names of its terms in place of their ids.
pub(super) fn spelled(formula: &str, words: &Words) -> String {
    let mut text = String::new();
    for (index, piece) in formula.split(['{', '}']).enumerate() {
        let term = (index % 2 == 1).then(|| {
            ParameterId::find(piece)
                .map(|id| words.parameter(id))
                .or_else(|| OutputId::find(piece).map(|name| words.output(name)))
        });
        text.push_str(&term.flatten().unwrap_or_else(|| piece.to_owned()));
    }
    text
}

#[cfg(test)]
mod tests {
    use super::{formula, spelled};
    use crate::Words;
    use reach_estimator::parameters::ParameterId;

    #[test]
    fn words_become_formulas_and_sentences_do_not() {
        let cost = "{fixed-cost} + {active_employees} × ({seat-cost} + {minutes} ÷ 60 × {hourly-cost})";
        let wanted = "in_fixed_cost+out_active_employees*(in_seat_cost+in_minutes/60*in_hourly_cost)";
        assert_eq!(formula(cost).as_deref(), Some(wanted));
        assert_eq!(
            formula("{employees.impressions} × {cpm} ÷ 1000").as_deref(),
            Some("out_employees_impressions*in_cpm/1000")
        );
        assert_eq!(formula("people newly reached × {engagement}, all posts"), None);
        let wanted =
            format!("{} × {}", ParameterId::Followers.description().label, ParameterId::Ctr.description().label);
        assert_eq!(spelled("{followers} × {ctr}", &Words::default()), wanted);
    }
}
