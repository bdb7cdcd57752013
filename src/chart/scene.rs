//! What a picture consists of: a short list of marks, each with a role instead of a colour. The live picture, the
//! exported file and the printed brief all come from the same scene.

use super::axis::Axis;
use super::ink::Ink;
use super::text::Text;
use crate::analysis::Counted;

/// A picture, in CSS pixels from the top left corner.
#[derive(Clone, Debug, PartialEq)]
pub struct Scene {
    /// Width.
    pub width: f64,
    /// Height.
    pub height: f64,
    /// What the picture shows, in a few words.
    pub title: String,
    /// What it says, in a sentence.
    pub description: String,
    /// What is drawn, the lowest first. The same chart has the same marks in the same order whatever its figures are, as
    /// far as the figures allow.
    pub marks: Vec<Mark>,
    /// Where values are in the picture; the first is the main one.
    pub plots: Vec<Plot>,
    /// The point that can be dragged along the curve.
    pub marker: Option<Handle>,
    /// The goal, which can be dragged.
    pub goal: Option<Handle>,
    /// Where what was counted of an earlier period stands, and what it is.
    pub counted: Option<(Handle, Counted)>,
}

impl Scene {
    /// Value of the SVG attribute `viewBox`.
    #[must_use]
    pub fn view_box(&self) -> String {
        ["0 0 ", &decimal(self.width), " ", &decimal(self.height)].concat()
    }

    /// The main plot.
    #[must_use]
    pub fn plot(&self) -> Option<&Plot> {
        self.plots.first()
    }

    /// Every text of the picture.
    pub fn texts(&self) -> impl Iterator<Item = &Text> {
        self.marks.iter().filter_map(|mark| match &mark.shape {
            Shape::Text(text) => Some(text),
            _ => None,
        })
    }
}

/// One thing that is drawn.
#[derive(Clone, Debug, PartialEq)]
pub struct Mark {
    /// What it means.
    pub ink: Ink,
    /// What it looks like.
    pub shape: Shape,
}

/// The form of a mark.
#[derive(Clone, Debug, PartialEq)]
pub enum Shape {
    /// Lines or areas.
    Path(Path),
    /// An upright rectangle.
    Rect(Rect),
    /// A circle.
    Circle {
        /// Centre, from the left.
        x: f64,
        /// Centre, from the top.
        y: f64,
        /// Radius.
        radius: f64,
    },
    /// A piece of text.
    Text(Text),
}

impl Shape {
    /// Its element in SVG.
    #[must_use]
    pub const fn tag(&self) -> &'static str {
        match self {
            Shape::Path(_) => "path",
            Shape::Rect(_) => "rect",
            Shape::Circle { .. } => "circle",
            Shape::Text(_) => "text",
        }
    }

    /// The attributes that say where it is and what form it has, in the order in which files hold them.
    pub fn attributes(&self, write: &mut dyn FnMut(&'static str, &str)) {
        let mut place = |places: &[(&'static str, f64)]| {
            for (name, place) in places {
                write(name, &decimal(*place));
            }
        };
        match self {
            Shape::Path(path) => write("d", &path.data()),
            Shape::Rect(rect) => {
                place(&[("x", rect.x), ("y", rect.y), ("width", rect.width), ("height", rect.height)]);
            }
            Shape::Circle { x, y, radius } => place(&[("cx", *x), ("cy", *y), ("r", *radius)]),
            Shape::Text(text) => {
                place(&[("x", text.x), ("y", text.y)]);
                text.letters(write);
            }
        }
    }
}

/// A place in the picture.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Point {
    /// From the left.
    pub x: f64,
    /// From the top.
    pub y: f64,
}

/// Connected points; several parts where a series has gaps.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Path {
    /// Points of each part.
    pub parts: Vec<Vec<Point>>,
    /// Whether every part returns to its start and is filled.
    pub closed: bool,
}

impl Path {
    /// Path data as the `d` of an SVG path: absolute, at most two decimals.
    #[must_use]
    pub fn data(&self) -> String {
        let mut data = String::new();
        for part in &self.parts {
            for (index, point) in part.iter().enumerate() {
                data.push(if index == 0 { 'M' } else { 'L' });
                write_decimal(&mut data, point.x);
                data.push(' ');
                write_decimal(&mut data, point.y);
            }
            if self.closed {
                data.push('Z');
            }
        }
        data
    }
}

/// An upright rectangle.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Rect {
    /// Left edge.
    pub x: f64,
    /// Upper edge.
    pub y: f64,
    /// Width.
    pub width: f64,
    /// Height.
    pub height: f64,
}

impl Rect {
    /// Right edge.
    #[must_use]
    pub fn right(&self) -> f64 {
        self.x + self.width
    }

    /// Lower edge.
    #[must_use]
    pub fn bottom(&self) -> f64 {
        self.y + self.height
    }

    /// Whether the two share any inner point.
    #[must_use]
    pub fn overlaps(&self, other: &Rect) -> bool {
        self.x < other.right() && other.x < self.right() && self.y < other.bottom() && other.y < self.bottom()
    }

    /// Whether the other lies inside this one.
    #[must_use]
    pub fn contains(&self, other: &Rect) -> bool {
        self.x <= other.x && self.y <= other.y && other.right() <= self.right() && other.bottom() <= self.bottom()
    }

    /// The rectangle with this much more on every side.
    #[must_use]
    pub fn grown(&self, by: f64) -> Rect {
        Rect { x: self.x - by, y: self.y - by, width: self.width + 2.0 * by, height: self.height + 2.0 * by }
    }
}

/// The rectangle that values map to, and how.
#[derive(Clone, Debug, PartialEq)]
pub struct Plot {
    /// Left edge.
    pub left: f64,
    /// Upper edge.
    pub top: f64,
    /// Width.
    pub width: f64,
    /// Height.
    pub height: f64,
    /// Values from left to right.
    pub x: Axis,
    /// Values from the lower edge to the upper one.
    pub y: Axis,
}

impl Plot {
    /// Where a value of the x axis lies, from the left of the picture.
    #[must_use]
    pub fn px(&self, x: f64) -> f64 {
        self.left + self.width * self.x.fraction(x)
    }

    /// Where a value of the y axis lies, from the top of the picture.
    #[must_use]
    pub fn py(&self, y: f64) -> f64 {
        self.top + self.height * (1.0 - self.y.fraction(y))
    }

    /// The value of the x axis at a pixel; the nearest end outside the plot.
    #[must_use]
    pub fn x_at(&self, px: f64) -> f64 {
        self.x.value(if self.width > 0.0 { (px - self.left) / self.width } else { 0.0 })
    }

    /// The value of the y axis at a pixel; the nearest end outside the plot.
    #[must_use]
    pub fn y_at(&self, py: f64) -> f64 {
        self.y.value(if self.height > 0.0 { 1.0 - (py - self.top) / self.height } else { 0.0 })
    }

    /// The rectangle.
    #[must_use]
    pub fn rect(&self) -> Rect {
        Rect { x: self.left, y: self.top, width: self.width, height: self.height }
    }
}

/// Something in the picture that can be taken hold of.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Handle {
    /// From the left.
    pub x: f64,
    /// From the top.
    pub y: f64,
    /// The value it stands for.
    pub value: f64,
}

/// A coordinate as text, with at most two decimals.
#[must_use]
pub fn decimal(value: f64) -> String {
    let mut text = String::new();
    write_decimal(&mut text, value);
    text
}

/// Whole numbers only: formatting floating point costs more than drawing does.
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "casts from floating point saturate")]
fn write_decimal(text: &mut String, value: f64) {
    let hundredths = (value * 100.0).round() as i64;
    if hundredths < 0 {
        text.push('-');
    }
    write_whole(text, hundredths.unsigned_abs() / 100);
    let rest = (hundredths.unsigned_abs() % 100) as u8;
    if rest > 0 {
        text.push('.');
        text.push(char::from(b'0' + rest / 10));
        if !rest.is_multiple_of(10) {
            text.push(char::from(b'0' + rest % 10));
        }
    }
}

#[allow(clippy::cast_possible_truncation, reason = "one digit")]
fn write_whole(text: &mut String, value: u64) {
    if value >= 10 {
        write_whole(text, value / 10);
    }
    text.push(char::from(b'0' + (value % 10) as u8));
}
