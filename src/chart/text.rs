//! Text in the picture, and how wide it is. The font is not known here (the host page decides), so widths are those of
//! DejaVu Sans, one of the widest faces that a browser falls back to: in any other the text only takes less room.

use super::scene::{Rect, decimal};

/// A piece of text.
#[derive(Clone, Debug, PartialEq)]
pub struct Text {
    /// Where it is anchored, from the left.
    pub x: f64,
    /// Its baseline, from the top.
    pub y: f64,
    /// Which end of it is at `x`.
    pub anchor: Anchor,
    /// Font size.
    pub size: f64,
    /// Heavier than the rest.
    pub strong: bool,
    /// What it says.
    pub text: String,
}

/// Which end of a text is at its place. Left and right, whatever the language.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Anchor {
    /// The left end.
    Start,
    /// The middle.
    Middle,
    /// The right end.
    End,
}

/// From the baseline to the top of a line, in font sizes.
pub(super) const ASCENT: f64 = 0.93;
/// From the baseline to the bottom of a line, in font sizes.
pub(super) const DESCENT: f64 = 0.24;
/// From the middle of digits and capitals to their baseline, in font sizes.
pub(super) const MIDDLE: f64 = 0.36;

/// What a text begins and ends with that reads from the right: the signs that isolate it (RLI and PDI of the Unicode
/// bidirectional algorithm).
const FROM_THE_RIGHT: [char; 2] = ['\u{2067}', '\u{2069}'];

/// A text that reads from the right. Pictures run from left to right in every language: as an isolate it keeps the order
/// of its words and digits.
#[must_use]
pub fn from_the_right(text: &str) -> String {
    let [before, after] = FROM_THE_RIGHT;
    format!("{before}{text}{after}")
}

impl Text {
    /// Value of the SVG attribute `direction`, where it is not that of the picture.
    #[must_use]
    pub fn direction(&self) -> Option<&'static str> {
        let [before, _] = FROM_THE_RIGHT;
        self.text.starts_with(before).then_some("rtl")
    }

    /// Value of the SVG attribute `text-anchor`, whose start is where reading starts.
    #[must_use]
    pub fn text_anchor(&self) -> &'static str {
        match (self.anchor, self.direction()) {
            (Anchor::Middle, _) => "middle",
            (Anchor::Start, None) | (Anchor::End, Some(_)) => "start",
            (Anchor::End, None) | (Anchor::Start, Some(_)) => "end",
        }
    }

    /// The attributes of its letters: how large they are, where they begin, and which way they read.
    pub(super) fn letters(&self, write: &mut dyn FnMut(&'static str, &str)) {
        write("font-size", &decimal(self.size));
        write("text-anchor", self.text_anchor());
        if let Some(direction) = self.direction() {
            write("direction", direction);
        }
    }

    /// The room it takes.
    #[must_use]
    pub fn bounds(&self) -> Rect {
        let width = text_width(&self.text, self.size, self.strong);
        let x = match self.anchor {
            Anchor::Start => self.x,
            Anchor::Middle => self.x - width / 2.0,
            Anchor::End => self.x - width,
        };
        Rect { x, y: self.y - ASCENT * self.size, width, height: (ASCENT + DESCENT) * self.size }
    }
}

/// Widths of the printable ASCII characters in hundredths of the font size, from the space on.
const WIDTHS: [u8; 95] = [
    32, 41, 46, 84, 64, 95, 78, 28, 39, 39, 50, 84, 32, 37, 32, 34, //
    64, 64, 64, 64, 64, 64, 64, 64, 64, 64, 34, 34, 84, 84, 84, 54, //
    100, 69, 69, 70, 77, 64, 58, 78, 76, 30, 30, 66, 56, 87, 75, 79, //
    61, 79, 70, 64, 62, 74, 69, 99, 69, 62, 69, 39, 34, 39, 84, 50, //
    50, 62, 64, 55, 64, 62, 36, 64, 64, 28, 28, 58, 28, 98, 64, 62, //
    64, 64, 42, 53, 40, 64, 60, 82, 60, 60, 53, 64, 34, 64, 84,
];
/// Heavy text is wider.
const STRONG: f64 = 1.13;

/// Width of a line of text.
#[must_use]
pub fn text_width(text: &str, size: f64, strong: bool) -> f64 {
    let hundredths: f64 = text.chars().map(character_width).sum();
    hundredths / 100.0 * size * if strong { STRONG } else { 1.0 }
}

fn character_width(character: char) -> f64 {
    let code = u32::from(character);
    let ascii = usize::try_from(code).ok().and_then(|code| WIDTHS.get(code.checked_sub(32)?));
    if let Some(&width) = ascii {
        return f64::from(width);
    }
    match code {
        // Control characters, marks above and below letters, and marks of direction.
        0..0x20 | 0x300..0x370 | 0x64b..0x660 | 0x200b..0x2010 | 0x202a..0x202f | 0x2066..0x206a => 0.0,
        0xa0 | 0x2009 | 0x202f => 32.0,
        0xd7 | 0x2212 => 84.0,
        0xc0..0xdf => 79.0,
        0xdf..0x250 => 65.0,
        0x2010..0x2014 => 50.0,
        0x600..0x780 => 66.0,
        _ if code < 0x1100 => 80.0,
        _ => 100.0,
    }
}
