//! Bytes to text: UTF-8, UTF-16 with or without a mark, and what Excel writes in the West.

use super::document::{Damage, Foreign};
use std::borrow::Cow;

/// How letters are bytes. A library that knew more of them would bring tables for all the languages of Asia with it.
#[derive(Clone, Copy)]
pub(crate) enum Encoding {
    Utf8,
    Utf16(fn([u8; 2]) -> u16),
    Windows1252,
}

/// The letters that Windows-1252 has in place of the control characters from 0x80 on. Where it has none, they stay.
const WINDOWS: [char; 32] = [
    '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž', '\u{8f}', '\u{90}', '‘', '’',
    '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9d}', 'ž', 'Ÿ',
];

impl Encoding {
    /// The encoding that a mark at the beginning names, and the length of the mark.
    fn of_mark(bytes: &[u8]) -> Option<(Encoding, usize)> {
        match bytes {
            [0xef, 0xbb, 0xbf, ..] => Some((Encoding::Utf8, 3)),
            [0xff, 0xfe, ..] => Some((Encoding::Utf16(u16::from_le_bytes), 2)),
            [0xfe, 0xff, ..] => Some((Encoding::Utf16(u16::from_be_bytes), 2)),
            _ => None,
        }
    }

    /// The text; what cannot be read becomes a replacement character.
    pub(crate) fn text(self, bytes: &[u8]) -> Cow<'_, str> {
        match self {
            Encoding::Utf8 => String::from_utf8_lossy(bytes),
            Encoding::Utf16(unit) => {
                let (pairs, rest) = bytes.as_chunks::<2>();
                let letters = char::decode_utf16(pairs.iter().map(|pair| unit(*pair)));
                let letters = letters.map(|letter| letter.unwrap_or(char::REPLACEMENT_CHARACTER));
                letters.chain(rest.iter().map(|_| char::REPLACEMENT_CHARACTER)).collect::<String>().into()
            }
            Encoding::Windows1252 => {
                let letter = |&byte: &u8| match byte {
                    0x80..=0x9f => WINDOWS.get(usize::from(byte - 0x80)).copied().unwrap_or(char::from(byte)),
                    _ => char::from(byte),
                };
                bytes.iter().map(letter).collect::<String>().into()
            }
        }
    }
}

/// Bytes looked at to tell an encoding.
const SAMPLE: usize = 4_096;

/// The text of a file without its mark; refused when it is empty or no text.
pub(crate) fn decode(bytes: &[u8]) -> Result<Cow<'_, str>, Damage> {
    let (encoding, mark) = Encoding::of_mark(bytes).unwrap_or_else(|| (guess(bytes), 0));
    let text = encoding.text(bytes.get(mark..).unwrap_or_default());
    let sample: Vec<char> = text.chars().take(SAMPLE).collect();
    if sample.iter().all(|sign| sign.is_whitespace() || *sign == '\0') {
        return Err(Damage::Empty);
    }
    let odd = sample.iter().filter(|&&sign| sign.is_control() && !sign.is_whitespace()).count();
    // One in ten is no text.
    if odd * 10 > sample.len() { Err(Damage::Foreign(Foreign::Binary)) } else { Ok(text) }
}

/// The encoding of a text without a mark. Every other byte of Western text in UTF-16 is zero.
fn guess(bytes: &[u8]) -> Encoding {
    let sample = bytes.get(..SAMPLE.min(bytes.len())).unwrap_or_default();
    let zeros = |offset: usize| sample.iter().skip(offset).step_by(2).filter(|&&byte| byte == 0).count();
    let (even, odd) = (zeros(0), zeros(1));
    if sample.len() >= 4 && (even + odd) * 4 > sample.len() && even.abs_diff(odd) * 2 > even + odd {
        return if even > odd { Encoding::Utf16(u16::from_be_bytes) } else { Encoding::Utf16(u16::from_le_bytes) };
    }
    match core::str::from_utf8(bytes) {
        Ok(_) => Encoding::Utf8,
        // Cut off in the middle of a sign at the end, it is UTF-8 all the same.
        Err(error) if error.error_len().is_none() || error.valid_up_to() > SAMPLE => Encoding::Utf8,
        Err(_) => Encoding::Windows1252,
    }
}
