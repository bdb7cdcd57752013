//! A scene inside a page, as wide and as high as its box: places are shares of that box, letters and lines keep their size.

use super::scene::{Mark, Scene, Shape, decimal};
use super::svg::Element;
use super::theme::{Palette, Theme};

/// The picture as a piece of HTML, of the scene's own height where no style says another.
pub(super) fn fluid_svg(scene: &Scene, theme: Theme) -> String {
    let palette = theme.palette();
    let mut picture = Element::new("svg");
    picture.raw("width", "100%");
    picture.number("height", scene.height);
    picture.raw("role", "img");
    picture.raw("direction", "ltr");
    let mut text = picture.opened();
    text.push_str(&Element::new("title").holding(&scene.title));
    text.push_str(&Element::new("desc").holding(&scene.description));
    if theme != Theme::Auto {
        let mut paper = Element::new("rect");
        paper.raw("width", "100%");
        paper.raw("height", "100%");
        paper.raw("fill", palette.paper);
        text.push_str(&paper.empty());
    }
    let (stretched, placed): (Vec<&Mark>, Vec<&Mark>) =
        scene.marks.iter().partition(|mark| matches!(mark.shape, Shape::Path(_) | Shape::Rect(_)));
    let mut canvas = Element::new("svg");
    canvas.raw("viewBox", &scene.view_box());
    canvas.raw("preserveAspectRatio", "none");
    canvas.raw("width", "100%");
    canvas.raw("height", "100%");
    text.push_str(&canvas.opened());
    for mark in stretched {
        text.push_str(&stretch(mark, &palette));
    }
    text.push_str("</svg>\n");
    for mark in placed {
        text.push_str(&place(mark, scene, &palette));
    }
    text.push_str("</svg>\n");
    text
}

/// A mark that is stretched with the box; its line is not.
fn stretch(mark: &Mark, palette: &Palette) -> String {
    let mut element = begin(mark);
    mark.shape.attributes(&mut |name, value| element.raw(name, value));
    let is_path = matches!(mark.shape, Shape::Path(_));
    element.paint(if is_path { palette.path(mark.ink) } else { palette.body(mark.ink) });
    element.raw("vector-effect", "non-scaling-stroke");
    element.empty()
}

/// A mark that keeps its size, at its share of the box.
fn place(mark: &Mark, scene: &Scene, palette: &Palette) -> String {
    let across = |x: f64| share(x, scene.width);
    let down = |y: f64| share(y, scene.height);
    match &mark.shape {
        Shape::Circle { x, y, radius } => {
            let mut element = begin(mark);
            element.raw("cx", &across(*x));
            element.raw("cy", &down(*y));
            element.number("r", *radius);
            element.paint(palette.body(mark.ink));
            element.empty()
        }
        Shape::Text(text) => {
            let mut element = begin(mark);
            element.raw("x", &across(text.x));
            element.raw("y", &down(text.y));
            text.letters(&mut |name, value| element.raw(name, value));
            element.weight(text);
            element.raw("fill", palette.ink(mark.ink));
            element.holding(&text.text)
        }
        Shape::Path(_) | Shape::Rect(_) => String::new(),
    }
}

/// An element that says what it means in words of its own: a class could be one of the page around.
fn begin(mark: &Mark) -> Element {
    let mut element = Element::new(mark.shape.tag());
    element.raw("data-ink", mark.ink.role.name());
    element
}

fn share(value: f64, of: f64) -> String {
    format!("{}%", decimal(100.0 * value / of))
}
