//! A scene as an SVG file that stands alone: colours, fonts, a title and a description inside.

use super::ink::{Role, Series};
use super::scene::{Mark, Scene, Shape};
use super::text::Text;
use super::theme::{Paint, Palette, Theme};

/// Fonts of the file: whatever the reader's system uses for its own text.
const FONTS: &str = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif";

/// The picture as the text of a file.
#[must_use]
pub fn svg(scene: &Scene, theme: Theme) -> String {
    let palette = theme.palette();
    let mut file = Element::new("svg");
    file.raw("xmlns", "http://www.w3.org/2000/svg");
    file.number("width", scene.width);
    file.number("height", scene.height);
    file.raw("viewBox", &scene.view_box());
    file.raw("role", "img");
    file.raw("direction", "ltr");
    file.raw("font-family", FONTS);
    // Digits of equal width; browsers read it, other readers pass over it.
    file.raw("font-variant-numeric", "tabular-nums");
    let mut text = file.opened();
    text.push('\n');
    text.push_str(&Element::new("title").holding(&scene.title));
    text.push_str(&Element::new("desc").holding(&scene.description));
    let mut paper = Element::new("rect");
    paper.number("width", scene.width);
    paper.number("height", scene.height);
    paper.raw("fill", palette.paper);
    text.push_str(&paper.empty());
    for mark in &scene.marks {
        text.push_str(&element(mark, &palette));
    }
    text.push_str("</svg>\n");
    text
}

fn element(mark: &Mark, palette: &Palette) -> String {
    let mut element = Element::new(mark.shape.tag());
    element.raw("class", mark.ink.role.name());
    if let Some(series) = mark.ink.series {
        element.raw("data-series", series.name());
    }
    if let Some(parameter) = mark.ink.parameter {
        element.raw("data-parameter", parameter.row().id);
    }
    mark.shape.attributes(&mut |name, value| element.raw(name, value));
    match &mark.shape {
        Shape::Path(_) => {
            element.paint(palette.path(mark.ink));
            element.raw("stroke-linejoin", "round");
            element.empty()
        }
        Shape::Rect(_) | Shape::Circle { .. } => {
            element.paint(palette.body(mark.ink));
            element.empty()
        }
        Shape::Text(text) => {
            element.weight(text);
            // A rim of paper where words stand on a line: letters of their own below, for not every program knows an order
            // in which a letter's fill and stroke are painted.
            let mut rim = String::new();
            if mark.ink.role == Role::Label && !matches!(mark.ink.series, Some(Series::NewReach | Series::Reach)) {
                let mut below = Element::new("text");
                below.text = element.text.replacen("class=\"label\"", "class=\"rim\"", 1);
                below.raw("aria-hidden", "true");
                below.raw("fill", palette.paper);
                below.raw("stroke", palette.paper);
                below.raw("stroke-width", "3");
                below.raw("stroke-opacity", "0.7");
                below.raw("stroke-linejoin", "round");
                rim = below.holding(&text.text);
            }
            element.raw("fill", palette.ink(mark.ink));
            rim + &element.holding(&text.text)
        }
    }
}

/// One element under construction.
pub(super) struct Element {
    name: &'static str,
    text: String,
}

impl Element {
    pub(super) fn new(name: &'static str) -> Element {
        Element { name, text: format!("<{name}") }
    }

    /// An attribute whose value needs no escaping but that of quotes, which ours never hold.
    pub(super) fn raw(&mut self, name: &str, value: &str) {
        for piece in [" ", name, "=\"", value, "\""] {
            self.text.push_str(piece);
        }
    }

    pub(super) fn number(&mut self, name: &str, value: f64) {
        self.raw(name, &super::scene::decimal(value));
    }

    pub(super) fn weight(&mut self, text: &Text) {
        if text.strong {
            self.raw("font-weight", "600");
        }
    }

    pub(super) fn paint(&mut self, paint: Paint) {
        self.raw("fill", paint.fill.unwrap_or("none"));
        if let Some(stroke) = paint.stroke {
            self.raw("stroke", stroke);
            self.raw("stroke-width", paint.width);
        }
        if let Some(dashes) = paint.dashes {
            self.raw("stroke-dasharray", dashes);
        }
    }

    pub(super) fn opened(mut self) -> String {
        self.text.push('>');
        self.text
    }

    pub(super) fn empty(mut self) -> String {
        self.text.push_str("/>\n");
        self.text
    }

    pub(super) fn holding(self, content: &str) -> String {
        let name = self.name;
        format!("{}{}</{name}>\n", self.opened(), escaped(content))
    }
}

/// Text without characters that XML reads as markup or does not allow.
pub(super) fn escaped(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            '\u{0}'..='\u{8}' | '\u{b}' | '\u{c}' | '\u{e}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}' => {}
            _ => safe.push(character),
        }
    }
    safe
}
