//! Where words go that stand beside what they name: inside the picture, never on each other, and not across a line if
//! there is another place.

use super::canvas::Canvas;
use super::ink::Ink;
use super::scene::{Handle, Point, Rect};
use super::text::{ASCENT, Anchor, DESCENT, Text, text_width};

/// Places words in a picture.
pub(super) struct Labels {
    frame: Rect,
    size: f64,
    taken: Vec<Rect>,
    avoided: Vec<Rect>,
    lines: Vec<Vec<Point>>,
    placed: Vec<(Ink, Text)>,
}

/// Space kept between words.
const CLEAR: f64 = 2.0;
/// Space kept between words and the line that they name.
const STAND_OFF: f64 = 4.0;

/// Shares of a line at which its label may end, the best first.
const PLACES: [f64; 9] = [1.0, 0.93, 0.86, 0.78, 0.7, 0.6, 0.5, 0.4, 0.3];

impl Labels {
    /// Words will go into `frame`, beside the texts that the canvas has.
    pub(super) fn new(canvas: &Canvas<'_>, frame: Rect) -> Labels {
        Labels {
            frame,
            size: canvas.font,
            taken: canvas.taken(),
            avoided: Vec::new(),
            lines: Vec::new(),
            placed: Vec::new(),
        }
    }

    /// A line that words had better not cross.
    pub(super) fn avoid_line(&mut self, line: Vec<Point>) {
        self.lines.push(line);
    }

    /// A place that words had better leave free.
    pub(super) fn avoid(&mut self, rect: Rect) {
        self.avoided.push(rect);
    }

    /// A place that words must leave free.
    pub(super) fn keep_free(&mut self, rect: Rect) {
        self.taken.push(rect);
    }

    /// Names a line: near its right end, above it or below it, further left where it is crowded there.
    pub(super) fn name_line(&mut self, ink: Ink, forms: &[String], strong: bool, line: &[Point]) {
        let (Some(first), Some(last)) = (line.first(), line.last()) else { return };
        let mut choices = Vec::new();
        for form in forms {
            let width = text_width(form, self.size, strong);
            for place in PLACES {
                let right = (first.x + (last.x - first.x) * place).min(self.frame.right() - 1.0);
                let Some((top, bottom)) = span(line, right - width, right) else { continue };
                let above = top - STAND_OFF - DESCENT * self.size;
                let below = bottom + STAND_OFF + ASCENT * self.size * 0.85;
                for y in [above, below] {
                    choices.push(self.text(right, y, Anchor::End, form, strong));
                }
            }
        }
        self.place(ink, choices);
    }

    /// Names a point, in whichever corner beside it is free, or a little farther off. Lines stay together or are dropped
    /// together; where no place is clear they cross a line, or are dropped as well.
    pub(super) fn name_point(
        &mut self,
        ink: Ink,
        lines: &[(String, bool)],
        at: Handle,
        distance: f64,
        may_cross: bool,
    ) -> bool {
        let leading = self.size * 1.3;
        let height = leading * (lines.len().max(1) as f64 - 1.0);
        let mut crossed = None;
        for step in 0..6 {
            let away = distance + self.size * 0.9 * f64::from(step);
            let below = at.y + away + ASCENT * self.size * 0.85;
            let above = at.y - away - DESCENT * self.size - height;
            for (anchor, x) in [(Anchor::Start, at.x + distance), (Anchor::End, at.x - distance)] {
                for first in [below, above] {
                    let texts = lines.iter().scan(first, |y, (line, strong)| {
                        let text = self.text(x, *y, anchor, line, *strong);
                        *y += leading;
                        Some(text)
                    });
                    let texts: Vec<Text> = texts.collect();
                    if !texts.iter().all(|text| self.is_possible(text)) {
                        continue;
                    }
                    if !texts.iter().any(|text| self.is_crossed(text)) {
                        texts.into_iter().for_each(|text| self.accept(ink, text));
                        return true;
                    }
                    if may_cross {
                        crossed.get_or_insert(texts);
                    }
                }
            }
        }
        let found = crossed.is_some();
        crossed.into_iter().flatten().for_each(|text| self.accept(ink, text));
        found
    }

    /// Names what stands upright, over its top: in the middle, or pushed to the side where the picture ends.
    pub(super) fn name_top(&mut self, ink: Ink, forms: &[String], strong: bool, (x, y): (f64, f64)) {
        let anchors = [Anchor::Middle, Anchor::Start, Anchor::End];
        let choices = forms.iter().flat_map(|form| anchors.map(|anchor| self.text(x, y, anchor, form, strong)));
        let choices = choices.collect();
        self.place(ink, choices);
    }

    /// Puts one of several texts: the first that crosses nothing, else the first that is possible, else none.
    pub(super) fn place(&mut self, ink: Ink, choices: Vec<Text>) -> bool {
        let possible: Vec<Text> = choices.into_iter().filter(|text| self.is_possible(text)).collect();
        let clear = possible.iter().position(|text| !self.is_crossed(text)).unwrap_or(0);
        match possible.into_iter().nth(clear) {
            Some(text) => {
                self.accept(ink, text);
                true
            }
            None => false,
        }
    }

    /// A text in the size of labels.
    pub(super) fn text(&self, x: f64, y: f64, anchor: Anchor, text: &str, strong: bool) -> Text {
        Text { x, y, anchor, size: self.size, strong, text: text.to_owned() }
    }

    /// Writes the words on the canvas.
    pub(super) fn write(self, canvas: &mut Canvas<'_>) {
        for (ink, text) in self.placed {
            canvas.text(ink, text);
        }
    }

    fn accept(&mut self, ink: Ink, text: Text) {
        self.taken.push(text.bounds());
        self.placed.push((ink, text));
    }

    fn is_possible(&self, text: &Text) -> bool {
        let bounds = text.bounds();
        self.frame.contains(&bounds) && !self.taken.iter().any(|taken| taken.overlaps(&bounds.grown(CLEAR)))
    }

    fn is_crossed(&self, text: &Text) -> bool {
        let bounds = text.bounds();
        // Letters fill their line only from the tops of capitals to a little below the baseline.
        let inked = Rect { y: text.y - 0.75 * text.size, height: 0.95 * text.size, ..bounds };
        self.avoided.iter().any(|rect| rect.overlaps(&inked)) || self.lines.iter().any(|line| crosses(line, &inked))
    }
}

/// Highest and lowest point of a line between two x; `None` where it is not.
fn span(line: &[Point], left: f64, right: f64) -> Option<(f64, f64)> {
    let mut ends: Option<(f64, f64)> = None;
    for (a, b) in segments(line) {
        if b.x < left || a.x > right {
            continue;
        }
        let at = |x: f64| if b.x > a.x { a.y + (b.y - a.y) * ((x - a.x) / (b.x - a.x)).clamp(0.0, 1.0) } else { b.y };
        for y in [at(left.max(a.x)), at(right.min(b.x))] {
            ends = Some(ends.map_or((y, y), |(top, bottom)| (top.min(y), bottom.max(y))));
        }
    }
    ends
}

/// Whether a line runs through a rectangle.
fn crosses(line: &[Point], rect: &Rect) -> bool {
    segments(line).any(|(a, b)| {
        let (left, right) = (a.x.min(b.x).max(rect.x), a.x.max(b.x).min(rect.right()));
        if left > right {
            return false;
        }
        if (b.x - a.x).abs() < 1e-6 {
            return a.y.min(b.y) < rect.bottom() && a.y.max(b.y) > rect.y;
        }
        let at = |x: f64| a.y + (b.y - a.y) * (x - a.x) / (b.x - a.x);
        let (top, bottom) = (at(left).min(at(right)), at(left).max(at(right)));
        top < rect.bottom() && bottom > rect.y
    })
}

fn segments(line: &[Point]) -> impl Iterator<Item = (Point, Point)> + '_ {
    line.windows(2).filter_map(|pair| if let [a, b] = pair { Some((*a, *b)) } else { None })
}
