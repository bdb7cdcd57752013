//! Bars that lie below each other, each with its name: beside it on a wide sheet, above it on a narrow one.

use super::axis::Axis;
use super::canvas::Canvas;
use super::ink::Ink;
use super::scene::Rect;
use super::text::{ASCENT, Anchor, MIDDLE};
use super::words::Quantity;
use crate::parameter::Unit;

/// Width from which names stand beside their bars, in font sizes.
const BESIDE: f64 = 44.0;
/// Most of the width that names take there.
const NAMES: f64 = 0.36;
/// Height of a row with its name beside the bar, in font sizes; with its name above it.
const LOW: f64 = 1.9;
const HIGH: f64 = 3.0;
/// Highest row, in font sizes.
const HIGHEST: f64 = 4.8;

/// How rows share a rectangle.
pub(super) struct Rows {
    /// Where the bars are.
    pub(super) bars: Rect,
    /// Rows that have room.
    pub(super) count: usize,
    /// Height of a row.
    pub(super) height: f64,
    /// Whether names stand beside the bars, not above them.
    pub(super) beside: bool,
}

impl Rows {
    /// Divides a part of the sheet among rows, as many as have room.
    pub(super) fn new<'n>(canvas: &Canvas<'_>, area: Rect, names: impl ExactSizeIterator<Item = &'n str>) -> Rows {
        let beside = area.width >= BESIDE * canvas.font;
        let least = canvas.font * if beside { LOW } else { HIGH };
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a few rows")]
        let room = (area.height / least).floor().max(1.0) as usize;
        let count = names.len().min(room);
        #[allow(clippy::cast_precision_loss, reason = "a few rows")]
        let height = (area.height / count.max(1) as f64).min(HIGHEST * canvas.font);
        let widest = names.take(count).map(|name| canvas.text_width(name)).fold(0.0, f64::max);
        let left = if beside { (widest + canvas.font).min(area.width * NAMES) } else { 0.0 };
        #[allow(clippy::cast_precision_loss, reason = "a few rows")]
        let bars = Rect { x: area.x + left, y: area.y, width: area.width - left, height: height * count as f64 };
        Rows { bars, count, height, beside }
    }

    /// The y axis of their plot: one unit a row.
    pub(super) fn axis(&self) -> Axis {
        #[allow(clippy::cast_precision_loss, reason = "a few rows")]
        Axis::between(0.0, self.count.max(1) as f64, Quantity::Input(Unit::Ratio))
    }

    /// Upper and lower edge of a bar, in rows from the bottom.
    pub(super) fn edges(&self, row: usize) -> (f64, f64) {
        #[allow(clippy::cast_precision_loss, reason = "a few rows")]
        let bottom = (self.count.saturating_sub(row + 1)) as f64;
        if self.beside { (bottom + 0.78, bottom + 0.22) } else { (bottom + 0.44, bottom + 0.1) }
    }

    /// Height of the middle of a bar, from the top of the sheet.
    pub(super) fn middle(&self, row: usize) -> f64 {
        let (top, bottom) = self.edges(row);
        self.bars.bottom() - (top + bottom) / 2.0 * self.height
    }

    /// Baseline of what is written beside a bar.
    pub(super) fn baseline(&self, canvas: &Canvas<'_>, row: usize) -> f64 {
        self.middle(row) + MIDDLE * canvas.font
    }

    /// Baseline of what is written above a bar.
    pub(super) fn above(&self, canvas: &Canvas<'_>, row: usize) -> f64 {
        #[allow(clippy::cast_precision_loss, reason = "a few rows")]
        let top = self.bars.y + self.height * row as f64;
        top + ASCENT * canvas.font
    }

    /// Writes the name of a row. `kept` is the width of what else stands above its bar, if names stand there.
    pub(super) fn name(&self, canvas: &mut Canvas<'_>, ink: Ink, row: usize, name: &str, kept: f64) {
        let (x, y, room) = if self.beside {
            let right = self.bars.x - canvas.font;
            (right, self.baseline(canvas, row), right)
        } else {
            (self.bars.x, self.above(canvas, row), self.bars.width - kept)
        };
        let anchor = if self.beside { Anchor::End } else { Anchor::Start };
        let text = canvas.words_at(x, y, anchor, canvas.fitted(name, room));
        canvas.text(ink, text);
    }
}
