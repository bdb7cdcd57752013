//! Formulas of the breakdown, which stand there in words, as formulas of a spreadsheet.

use reach_estimator::outputs::OutputId;
use reach_estimator::parameters::ParameterId;

/// The name that stands for an input in formulas.
pub(super) fn input_name(id: ParameterId) -> String {
    format!("in_{}", id.row().snake)
}

/// The name that stands for a figure in formulas.
pub(super) fn output_name(output: OutputId) -> String {
    format!("out_{}", output.name().replace('.', "_"))
}

/// `employees x participation` as `=in_employees*in_participation`; `None` where the formula is a sentence.
pub(super) fn formula(words: &str) -> Option<String> {
    let mut text = String::new();
    for word in words.replace('(', "( ").replace(')', " )").split_whitespace() {
        let token = match word {
            "x" => "*".to_owned(),
            "+" | "-" | "/" | "(" | ")" => word.to_owned(),
            _ => match (ParameterId::find(word), OutputId::find(word)) {
                (Some(id), _) => input_name(id),
                (None, Some(output)) => output_name(output),
                (None, None) => word.replace(',', "").parse::<f64>().ok()?.to_string(),
            },
        };
        text.push_str(&token);
    }
    Some(text)
}

#[cfg(test)]
mod tests {
    use super::formula;

    #[test]
    fn words_become_formulas_and_sentences_do_not() {
        let text = formula("fixed-cost + active_employees x (seat-cost + minutes / 60 x hourly-cost)");
        assert_eq!(
            text.as_deref(),
            Some("in_fixed_cost+out_active_employees*(in_seat_cost+in_minutes/60*in_hourly_cost)")
        );
        assert_eq!(
            formula("employees.impressions / 1,000 x cpm").as_deref(),
            Some("out_employees_impressions/1000*in_cpm")
        );
        assert_eq!(formula("people newly reached x engagement, all posts"), None);
    }
}
