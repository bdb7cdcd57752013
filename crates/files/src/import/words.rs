//! What headings, labels and dates are made of.

/// The words and numbers of a text, one after the other.
pub(crate) fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|sign: char| !sign.is_alphanumeric()).filter(|word| !word.is_empty())
}
