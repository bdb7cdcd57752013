//! What plotters draws on: a recorder that keeps every stroke as a mark of the scene. Texts are marks from the start.

use super::ink::Ink;
use super::scene::{Mark, Path, Point, Rect, Shape};
use core::cell::RefCell;
use core::convert::Infallible;
use plotters_backend::{BackendColor, BackendCoord, BackendStyle, DrawingBackend, DrawingErrorKind};
use std::rc::Rc;

/// plotters counts in whole pixels, which would give curves stairs: it draws on a sheet this many times larger.
pub(super) const SCALE: f64 = 16.0;

/// A length on the sheet.
#[allow(clippy::cast_possible_truncation, reason = "casts from floating point saturate")]
pub(super) fn to_sheet(pixels: f64) -> i32 {
    (pixels * SCALE).round() as i32
}

/// A length in the picture.
pub(super) fn to_pixels(sheet: i32) -> f64 {
    f64::from(sheet) / SCALE
}

/// Marks recorded so far, shared by the recorder, which plotters owns, and the canvas.
pub(super) type Marks = Rc<RefCell<Vec<Mark>>>;

/// Records what plotters draws.
pub(super) struct Recorder {
    pub(super) marks: Marks,
    pub(super) width: f64,
    pub(super) height: f64,
}

type Drawn = Result<(), DrawingErrorKind<Infallible>>;

fn point((x, y): BackendCoord) -> Point {
    Point { x: to_pixels(x), y: to_pixels(y) }
}

impl Recorder {
    fn push(&self, color: BackendColor, shape: Shape) {
        if let Some(ink) = Ink::from_color(color) {
            self.marks.borrow_mut().push(Mark { ink, shape });
        }
    }

    /// Adds a part to the mark before it if that means the same: one node for each series, not for each stroke.
    fn push_part(&self, color: BackendColor, part: Vec<Point>, closed: bool) {
        let Some(ink) = Ink::from_color(color) else { return };
        let mut marks = self.marks.borrow_mut();
        match marks.last_mut() {
            Some(Mark { ink: last, shape: Shape::Path(path) }) if *last == ink && path.closed == closed => {
                path.parts.push(part);
            }
            _ => marks.push(Mark { ink, shape: Shape::Path(Path { parts: vec![part], closed }) }),
        }
    }
}

impl DrawingBackend for Recorder {
    type ErrorType = Infallible;

    fn get_size(&self) -> (u32, u32) {
        (to_sheet(self.width).unsigned_abs(), to_sheet(self.height).unsigned_abs())
    }

    fn ensure_prepared(&mut self) -> Drawn {
        Ok(())
    }

    fn present(&mut self) -> Drawn {
        Ok(())
    }

    fn draw_pixel(&mut self, _: BackendCoord, _: BackendColor) -> Drawn {
        Ok(())
    }

    fn draw_line<S: BackendStyle>(&mut self, from: BackendCoord, to: BackendCoord, style: &S) -> Drawn {
        self.push_part(style.color(), vec![point(from), point(to)], false);
        Ok(())
    }

    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(&mut self, path: I, style: &S) -> Drawn {
        self.push_part(style.color(), path.into_iter().map(point).collect(), false);
        Ok(())
    }

    fn fill_polygon<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(&mut self, path: I, style: &S) -> Drawn {
        self.push_part(style.color(), path.into_iter().map(point).collect(), true);
        Ok(())
    }

    fn draw_rect<S: BackendStyle>(&mut self, from: BackendCoord, to: BackendCoord, style: &S, _: bool) -> Drawn {
        let (from, to) = (point(from), point(to));
        let rect = Rect { x: from.x, y: from.y, width: to.x - from.x, height: to.y - from.y };
        self.push(style.color(), Shape::Rect(rect));
        Ok(())
    }

    fn draw_circle<S: BackendStyle>(&mut self, center: BackendCoord, radius: u32, style: &S, _: bool) -> Drawn {
        let Point { x, y } = point(center);
        self.push(style.color(), Shape::Circle { x, y, radius: f64::from(radius) / SCALE });
        Ok(())
    }
}
