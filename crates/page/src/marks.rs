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
    out.attribute("viewBox", &scene.view_box());
    out.attribute("title", &scene.title);
    for mark in &scene.marks {
        out.0.push(MARK);
        let role = mark.ink.role.name();
        let words = if let Shape::Text(text) = &mark.shape { text.text.as_str() } else { "" };
        out.begin(mark.shape.tag(), words);
        mark.shape.attributes(&mut |name, value| out.attribute(name, value));
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

/// Writes a small outcome curve: its ground, its line, and the dot's place in shares of the box, where it has one. Nothing
/// for one that is flat.
pub fn write_spark(text: &mut String, spark: &Spark) {
    if spark.flat {
        return;
    }
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
}
