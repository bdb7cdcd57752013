//! Bytes to text: UTF-8, UTF-16 with or without a mark, and what Excel writes in the West.

use super::document::{Damage, Foreign};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};
use std::borrow::Cow;

/// Bytes looked at to tell an encoding.
const SAMPLE: usize = 4_096;

/// The text of a file without its mark; refused when it is empty or no text.
pub(crate) fn decode(bytes: &[u8]) -> Result<Cow<'_, str>, Damage> {
    let (encoding, mark) = Encoding::for_bom(bytes).unwrap_or_else(|| (guess(bytes), 0));
    let body = bytes.get(mark..).unwrap_or_default();
    let text = match core::str::from_utf8(body) {
        Ok(text) if encoding == UTF_8 => Cow::Borrowed(text),
        _ => encoding.decode_without_bom_handling(body).0,
    };
    let sample: Vec<char> = text.chars().take(SAMPLE).collect();
    if sample.iter().all(|sign| sign.is_whitespace() || *sign == '\0') {
        return Err(Damage::Empty);
    }
    let odd = sample.iter().filter(|&&sign| sign.is_control() && !sign.is_whitespace()).count();
    // One in ten is no text.
    if odd * 10 > sample.len() { Err(Damage::Foreign(Foreign::Binary)) } else { Ok(text) }
}

/// The encoding of a text without a mark. Every other byte of Western text in UTF-16 is zero.
fn guess(bytes: &[u8]) -> &'static Encoding {
    let sample = bytes.get(..SAMPLE.min(bytes.len())).unwrap_or_default();
    let zeros = |offset: usize| sample.iter().skip(offset).step_by(2).filter(|&&byte| byte == 0).count();
    let (even, odd) = (zeros(0), zeros(1));
    if sample.len() >= 4 && (even + odd) * 4 > sample.len() && even.abs_diff(odd) * 2 > even + odd {
        return if even > odd { UTF_16BE } else { UTF_16LE };
    }
    match core::str::from_utf8(bytes) {
        Ok(_) => UTF_8,
        // Cut off in the middle of a sign at the end, it is UTF-8 all the same.
        Err(error) if error.error_len().is_none() || error.valid_up_to() > SAMPLE => UTF_8,
        Err(_) => WINDOWS_1252,
    }
}
