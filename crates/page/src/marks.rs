//! A picture as one text, for a script that keeps its nodes and writes only what is another: one crossing instead of
//! hundreds. Marks are separated by [`MARK`], their fields by [`FIELD`]: tag, text, then names and values of attributes.

use crate::chart::{SPARK_HEIGHT, SPARK_WIDTH, Scene, Shape, Spark, decimal};

/// Between two pictures.
pub const PICTURE: char = '\u{1d}';
/// Between two marks.
pub const MARK: char = '\u{1e}';
/// Between two fields.
pub const FIELD: char = '\u{1f}';

/// Writes a scene: first the picture itself, with its description for a text, then its marks.
pub fn write_scene(text: &mut String, scene: &Scene) {
    let mut out = Writer(text);
    out.begin("svg", &scene.description);
    out.attribute("viewBox", &["0 0 ", &decimal(scene.width), " ", &decimal(scene.height)].concat());
    out.attribute("title", &scene.title);
    for mark in &scene.marks {
        out.0.push(MARK);
        let role = mark.ink.role.name();
        match &mark.shape {
            Shape::Path(path) => {
                out.begin("path", "");
                out.attribute("d", &path.data());
            }
            Shape::Rect(rect) => {
                out.begin("rect", "");
                out.places(&[("x", rect.x), ("y", rect.y), ("width", rect.width), ("height", rect.height)]);
            }
            Shape::Circle { x, y, radius } => {
                out.begin("circle", "");
                out.places(&[("cx", *x), ("cy", *y), ("r", *radius)]);
            }
            Shape::Text(text) => {
                out.begin("text", &text.text);
                out.places(&[("x", text.x), ("y", text.y), ("font-size", text.size)]);
                out.attribute("text-anchor", text.text_anchor());
                if let Some(direction) = text.direction() {
                    out.attribute("direction", direction);
                }
            }
        }
        let strong = matches!(&mark.shape, Shape::Text(text) if text.strong);
        out.attribute("class", &[role, if strong { " strong" } else { "" }].concat());
        if let Some(series) = mark.ink.series {
            out.attribute("data-series", series.name());
        }
        if let Some(parameter) = mark.ink.parameter {
            out.attribute("data-about", parameter.row().id);
        }
    }
}

/// Writes a small outcome curve: its ground, its line, and the dot's place in shares of the box, where it has one.
pub fn write_spark(text: &mut String, spark: &Spark) {
    text.push_str(&spark.area);
    text.push(FIELD);
    text.push_str(&spark.line);
    if let Some(dot) = spark.dot {
        for share in [dot.x / SPARK_WIDTH, dot.y / SPARK_HEIGHT] {
            text.push(FIELD);
            text.push_str(&decimal(share * 100.0));
            text.push('%');
        }
    }
}

struct Writer<'a>(&'a mut String);

impl Writer<'_> {
    fn begin(&mut self, tag: &str, text: &str) {
        self.0.push_str(tag);
        self.0.push(FIELD);
        self.0.push_str(text);
    }

    fn attribute(&mut self, name: &str, value: &str) {
        for field in [name, value] {
            self.0.push(FIELD);
            self.0.push_str(field);
        }
    }

    fn places(&mut self, places: &[(&str, f64)]) {
        for (name, place) in places {
            self.attribute(name, &decimal(*place));
        }
    }
}
