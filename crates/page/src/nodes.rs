//! The live picture: a scene becomes SVG nodes that are kept and patched from one frame to the next. No `innerHTML`, no
//! style attribute, no style element: roles are classes, and the element's style sheet gives them colours.

use crate::chart::{Mark, SPARK_HEIGHT, SPARK_WIDTH, Scene, Shape, Spark, decimal};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Document, Element};

const SVG: &str = "http://www.w3.org/2000/svg";

/// Shows a scene in an `<svg>` element, reusing the nodes that are there.
///
/// # Errors
/// When the document refuses a node.
pub fn show(target: &Element, scene: &Scene, chart: &str) -> Result<(), JsValue> {
    target.set_attribute("viewBox", &scene.view_box())?;
    target.set_attribute("data-chart", chart)?;
    let mut nodes = Nodes::of(target)?;
    for mark in &scene.marks {
        let node = nodes.next(mark.shape.tag())?;
        dress(&node, mark)?;
        shape(&node, &mark.shape)?;
    }
    nodes.drop_rest();
    Ok(())
}

/// Shows a small outcome curve in an `<svg>` element. The curve stretches with it, the dot does not: WebKit would stretch
/// any dot inside a stretched view box, whatever its stroke.
///
/// # Errors
/// When the document refuses a node.
pub fn show_spark(target: &Element, spark: &Spark) -> Result<(), JsValue> {
    let mut nodes = Nodes::of(target)?;
    let stretched = nodes.next("svg")?;
    let mut paths = Nodes::of(&stretched)?;
    if paths.next.is_none() {
        stretched.set_attribute("viewBox", &["0 0 ", &decimal(SPARK_WIDTH), " ", &decimal(SPARK_HEIGHT)].concat())?;
        stretched.set_attribute("preserveAspectRatio", "none")?;
    }
    for (class, data) in [("area", &spark.area), ("line", &spark.line)] {
        let node = paths.next("path")?;
        node.set_attribute("class", class)?;
        node.set_attribute("d", data)?;
    }
    paths.drop_rest();
    if let Some(dot) = spark.dot {
        let node = nodes.next("circle")?;
        node.set_attribute("class", "dot")?;
        node.set_attribute("cx", &(decimal(dot.x / SPARK_WIDTH * 100.0) + "%"))?;
        node.set_attribute("cy", &(decimal(dot.y / SPARK_HEIGHT * 100.0) + "%"))?;
    }
    nodes.drop_rest();
    Ok(())
}

/// Walks the children of a target, making those that are missing.
struct Nodes {
    document: Document,
    target: Element,
    next: Option<Element>,
}

impl Nodes {
    fn of(target: &Element) -> Result<Nodes, JsValue> {
        let document = target.owner_document().ok_or(JsValue::NULL)?;
        Ok(Nodes { document, target: target.clone(), next: target.first_element_child() })
    }

    fn next(&mut self, tag: &str) -> Result<Element, JsValue> {
        let node = match self.next.take() {
            Some(node) if node.local_name() == tag => node,
            other => {
                let made = self.document.create_element_ns(Some(SVG), tag)?;
                match other {
                    Some(other) => {
                        self.target.replace_child(&made, &other)?;
                    }
                    None => {
                        self.target.append_child(&made)?;
                    }
                }
                made
            }
        };
        self.next = node.next_element_sibling();
        Ok(node)
    }

    fn drop_rest(self) {
        let mut rest = self.next;
        while let Some(node) = rest {
            rest = node.next_element_sibling();
            node.remove();
        }
    }
}

/// Class and data attributes: what the mark means.
fn dress(node: &Element, mark: &Mark) -> Result<(), JsValue> {
    let strong = matches!(&mark.shape, Shape::Text(text) if text.strong);
    let role = mark.ink.role.name();
    if strong {
        node.set_attribute("class", &[role, " strong"].concat())?;
    } else {
        node.set_attribute("class", role)?;
    }
    attribute(node, "data-series", mark.ink.series.map(|series| series.name()))?;
    attribute(node, "data-about", mark.ink.parameter.map(|parameter| parameter.row().id))
}

fn attribute(node: &Element, name: &str, value: Option<&str>) -> Result<(), JsValue> {
    match value {
        Some(value) => node.set_attribute(name, value),
        None => node.remove_attribute(name),
    }
}

fn shape(node: &Element, shape: &Shape) -> Result<(), JsValue> {
    let mut placed = Ok(());
    shape.attributes(&mut |name, value| {
        if placed.is_ok() {
            placed = node.set_attribute(name, value);
        }
    });
    placed?;
    let Shape::Text(text) = shape else { return Ok(()) };
    attribute(node, "direction", text.direction())?;
    if node.text_content().as_deref() != Some(text.text.as_str()) {
        node.set_text_content(Some(&text.text));
    }
    Ok(())
}

/// The `<svg>` element behind a value, also one of another window, whose classes are others. It is asked for its name: a
/// page may have an `Element` of its own.
///
/// # Errors
/// When it is none.
pub fn svg_element(value: &JsValue) -> Result<Element, JsValue> {
    match js_sys::Reflect::get(value, &JsValue::from_str("localName")) {
        Ok(name) if name.as_string().as_deref() == Some("svg") => Ok(value.clone().unchecked_into()),
        _ => crate::fail("target: an <svg> element is expected"),
    }
}
