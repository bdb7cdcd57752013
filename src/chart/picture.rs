//! A chart that leaves the page: under its headline, over where it comes from. The SVG file and the PNG are this picture.

use super::ink::{Ink, Role};
use super::scene::{Handle, Mark, Scene, Shape};
use super::text::{Anchor, Text, from_the_right, text_width};

/// What stands around a chart once it is alone. Empty texts take no room.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Caption {
    /// Whose case it is, by whom, and when.
    pub case: String,
    /// The answer in a sentence.
    pub headline: String,
    /// What the picture rests on.
    pub source: String,
    /// The address that opens it; its middle is left out where it is too long.
    pub link: String,
    /// Whether the texts read from the right.
    pub from_the_right: bool,
}

/// Room around the picture, and sizes of letters, in font sizes of the chart.
const MARGIN: f64 = 2.0;
const HEADLINE: f64 = 1.6;
const CASE: f64 = 1.0;
const FOOT: f64 = 0.95;
/// Heights of lines, in their own letters.
const LEADING: f64 = 1.3;
/// Room between the chart and what stands around it.
const GAP: f64 = 1.0;

/// Stands for what is left out.
const ELLIPSIS: char = '…';

/// The chart with its caption; larger than the chart by what the caption takes.
#[must_use]
pub fn captioned(scene: Scene, caption: &Caption, font_size: f64) -> Scene {
    let margin = MARGIN * font_size;
    let width = scene.width;
    let head = Block::of(caption, width, margin, font_size);
    let head = head.line(&caption.case, CASE, false, Role::Foot).wrapped(&caption.headline, HEADLINE, Role::Headline);
    let top = head.bottom(GAP);
    let mut foot = Block::of(caption, width, top + scene.height + GAP * font_size, font_size);
    foot = foot.wrapped(&caption.source, FOOT, Role::Foot);
    foot = foot.link(&caption.link);
    let height = foot.y + margin;
    let Scene { marks, plots, marker, goal, counted, .. } = scene;
    let shift = |mark: Mark| Mark { shape: shifted(mark.shape, margin, top), ..mark };
    let grip = |handle: Handle| Handle { x: handle.x + margin, y: handle.y + top, ..handle };
    Scene {
        width: width + 2.0 * margin,
        height,
        marks: head.marks.into_iter().chain(marks.into_iter().map(shift)).chain(foot.marks).collect(),
        plots: plots
            .into_iter()
            .map(|mut plot| {
                plot.left += margin;
                plot.top += top;
                plot
            })
            .collect(),
        marker: marker.map(grip),
        goal: goal.map(grip),
        counted: counted.map(|(handle, found)| (grip(handle), found)),
        ..scene
    }
}

/// Lines of text below each other.
struct Block {
    marks: Vec<Mark>,
    left: f64,
    width: f64,
    y: f64,
    letters: f64,
    from_the_right: bool,
}

impl Block {
    fn of(caption: &Caption, width: f64, top: f64, letters: f64) -> Block {
        let left = MARGIN * letters;
        Block { marks: Vec::new(), left, width, y: top, letters, from_the_right: caption.from_the_right }
    }

    /// Where the next thing begins, this many letters below the last line.
    fn bottom(&self, gap: f64) -> f64 {
        if self.marks.is_empty() { self.y } else { self.y + gap * self.letters }
    }

    fn line(mut self, text: &str, size: f64, strong: bool, role: Role) -> Block {
        if text.is_empty() {
            return self;
        }
        let size = size * self.letters;
        self.y += LEADING * size;
        let (x, anchor) =
            if self.from_the_right { (self.left + self.width, Anchor::End) } else { (self.left, Anchor::Start) };
        let text = if self.from_the_right { from_the_right(text) } else { text.to_owned() };
        let y = self.y - (LEADING - 1.0) * size;
        self.marks.push(Mark { ink: Ink::plain(role), shape: Shape::Text(Text { x, y, anchor, size, strong, text }) });
        self
    }

    /// As many lines as the text needs.
    fn wrapped(mut self, text: &str, size: f64, role: Role) -> Block {
        let strong = role == Role::Headline;
        let fits = |line: &str| text_width(line, size * self.letters, strong) <= self.width;
        let mut lines: Vec<String> = Vec::new();
        for word in text.split_whitespace() {
            match lines.last_mut() {
                Some(line) if fits(&format!("{line} {word}")) => {
                    line.push(' ');
                    line.push_str(word);
                }
                _ => lines.push(word.to_owned()),
            }
        }
        for line in lines {
            self = self.line(&line, size, strong, role);
        }
        self
    }

    /// An address reads from the left in every language.
    fn link(mut self, link: &str) -> Block {
        self.from_the_right = false;
        let text = shortened(link, self.width, FOOT * self.letters);
        self.line(&text, FOOT, false, Role::Foot)
    }
}

/// An address without so much of its middle as does not fit.
fn shortened(link: &str, width: f64, size: f64) -> String {
    if text_width(link, size, false) <= width {
        return link.to_owned();
    }
    let letters: Vec<char> = link.chars().collect();
    let kept = (1..letters.len()).rev().find_map(|kept| {
        let (head, tail) = (kept.div_ceil(2), kept / 2);
        let text: String =
            letters.iter().take(head).chain([&ELLIPSIS]).chain(letters.iter().skip(letters.len() - tail)).collect();
        (text_width(&text, size, false) <= width).then_some(text)
    });
    kept.unwrap_or_default()
}

fn shifted(shape: Shape, right: f64, down: f64) -> Shape {
    match shape {
        Shape::Path(mut path) => {
            for point in path.parts.iter_mut().flatten() {
                point.x += right;
                point.y += down;
            }
            Shape::Path(path)
        }
        Shape::Rect(mut rect) => {
            rect.x += right;
            rect.y += down;
            Shape::Rect(rect)
        }
        Shape::Circle { x, y, radius } => Shape::Circle { x: x + right, y: y + down, radius },
        Shape::Text(mut text) => {
            text.x += right;
            text.y += down;
            Shape::Text(text)
        }
    }
}
