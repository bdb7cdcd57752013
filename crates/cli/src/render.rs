//! `render`: the answer and its curve as a piece of HTML that needs no script.

use super::draw::theme;
use super::failure::Failure;
use super::inputs::Inputs;
use super::language::Language;
use clap::Args;
use reach_estimator::chart::{StillOptions, Theme, still};

/// Of what, and how it looks.
#[derive(Args)]
pub(crate) struct RenderCall {
    #[command(flatten)]
    inputs: Inputs,
    /// Ground of the curve: light, dark, or auto for that of the page around
    #[arg(long, value_name = "THEME", default_value = "light", value_parser = theme)]
    theme: Theme,
    /// Language of words and numbers
    #[arg(long, value_name = "LANG", value_enum, ignore_case = true, default_value_t = Language::En)]
    lang: Language,
    /// Page that opens the estimate
    #[arg(long, value_name = "URL", default_value = "index.html")]
    page: String,
}

pub(crate) fn answer(call: &RenderCall) -> Result<String, Failure> {
    let given = call.inputs.read_one()?;
    let options = StillOptions {
        theme: call.theme,
        language: call.lang.tag().to_owned(),
        from_the_right: call.lang.reads_from_the_right(),
        page: call.page.clone(),
        link: None,
    };
    Ok(still(&given.scenario, &options, call.lang.words()?.as_ref()))
}
