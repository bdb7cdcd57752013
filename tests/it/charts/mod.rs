//! Pictures: what they show, that words have room in them, and that nothing can break them.

mod monsters;
mod picture;
mod reading;
mod room;
mod series;
mod words;

use reach_estimator::analysis::{Curve, CurveOptions, Distribution, DistributionOptions, curve, distribution};
use reach_estimator::chart::{ChartName, ChartOptions, English, Ghost, Rect, Scene, Shape, Theme, draw, svg};
use reach_estimator::outputs::OutputId;
use reach_estimator::parameters::ParameterId;
use reach_estimator::presets::Preset;
use reach_estimator::scenario::Scenario;
use std::path::Path;

/// Draws in tests about looks, where digits do not matter.
const FEW: usize = 64;

/// Figures that must not hang or spoil anything.
const MONSTERS: [f64; 10] =
    [f64::NAN, f64::INFINITY, f64::NEG_INFINITY, f64::MAX, f64::MIN, f64::MIN_POSITIVE, 5e-324, 0.0, -1.0, 1e-300];

fn options() -> ChartOptions {
    ChartOptions { draws: FEW, ..ChartOptions::default() }
}

fn preset(id: &str) -> Scenario {
    Preset::find(id).expect("a preset of that name").scenario()
}

fn ghosts() -> Vec<Ghost> {
    let base = Scenario::default();
    vec![
        Ghost { label: "Twice as many take part".to_owned(), scenario: base.with(ParameterId::Participation, 0.3) },
        Ghost { label: "Sales & <partners>".to_owned(), scenario: base.with(ParameterId::Participation, 0.07) },
        Ghost { label: "C".to_owned(), scenario: base.with(ParameterId::Posts, 1.0) },
    ]
}

/// Compares with the picture in `tests/snapshots`; `UPDATE=1` replaces it.
fn matches_snapshot(name: &str, scene: &Scene) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/snapshots").join(format!("{name}.svg"));
    let picture = svg(scene, Theme::Light);
    if std::env::var_os("UPDATE").is_some() {
        std::fs::create_dir_all(path.parent().expect("a directory")).expect("a directory for snapshots");
        std::fs::write(&path, &picture).expect("a snapshot written");
    }
    let kept = std::fs::read_to_string(&path).expect("a snapshot; UPDATE=1 makes one");
    let different = picture.lines().zip(kept.lines()).find(|(now, kept)| now != kept);
    assert!(picture == kept, "{name}.svg has changed: {different:?}; UPDATE=1 replaces it");
}

#[test]
fn pictures_are_as_they_were() {
    let wide = ChartOptions { draws: 1_024, ..ChartOptions::default() };
    let narrow = ChartOptions { width: 320.0, height: 260.0, font_size: 11.0, ..wide.clone() };
    let base = Scenario::default();
    let show = |name: &str, chart, scenario: &Scenario, options: &ChartOptions| {
        matches_snapshot(name, &draw(chart, scenario, options, &English));
    };
    show("reach", ChartName::Reach, &base, &wide);
    show("reach-narrow", ChartName::Reach, &base, &narrow);
    show(
        "reach-goal-ghosts",
        ChartName::Reach,
        &base,
        &ChartOptions { goal: Some(9e3), ghosts: ghosts(), ..wide.clone() },
    );
    let clicks =
        ChartOptions { output: OutputId::TotalClicks, axis: ParameterId::Participation, log: true, ..wide.clone() };
    show("reach-clicks-log", ChartName::Reach, &preset("enterprise"), &clicks);
    show("rounds", ChartName::Rounds, &base, &wide);
    show("time", ChartName::Time, &base.with(ParameterId::SetupCost, 5e3).with(ParameterId::VisitToLead, 0.2), &wide);
    show("matters", ChartName::Matters, &base, &wide);
    show("matters-narrow", ChartName::Matters, &base, &ChartOptions { output: OutputId::Roi, ..narrow.clone() });
    show("odds", ChartName::Odds, &base, &ChartOptions { goal: Some(5e3), ..wide.clone() });
    show("hype", ChartName::Hype, &preset("article"), &wide);
    show("hype-narrow", ChartName::Hype, &base, &narrow);
}

/// Every text inside the picture, none on another; every line and bar inside it as well.
fn is_tidy(scene: &Scene, context: &str) {
    let sheet = Rect { x: 0.0, y: 0.0, width: scene.width, height: scene.height }.grown(0.5);
    let texts: Vec<_> = scene.texts().map(|text| (text, text.bounds())).collect();
    for (place, (text, bounds)) in texts.iter().enumerate() {
        assert!(sheet.contains(bounds), "{context}: \"{}\" leaves the picture: {bounds:?}", text.text);
        for (other, others) in texts.iter().skip(place + 1) {
            let touching = bounds.grown(-0.4).overlaps(others);
            assert!(!touching, "{context}: \"{}\" {bounds:?} is on \"{}\" {others:?}", text.text, other.text);
        }
    }
    for mark in &scene.marks {
        let inside = match &mark.shape {
            Shape::Path(path) => path
                .parts
                .iter()
                .flatten()
                .all(|at| sheet.contains(&Rect { x: at.x, y: at.y, width: 0.0, height: 0.0 })),
            Shape::Rect(rect) => sheet.contains(rect) && rect.width >= 0.0 && rect.height >= 0.0,
            Shape::Circle { x, y, .. } => sheet.contains(&Rect { x: *x, y: *y, width: 0.0, height: 0.0 }),
            Shape::Text(_) => true,
        };
        assert!(inside, "{context}: {mark:?} leaves the picture");
    }
}

/// Nothing in the file that a reader of numbers would stumble over.
fn is_sound(picture: &str) {
    for word in ["NaN", "inf", "\"-\"", "e+"] {
        let data = picture.lines().filter(|line| !line.starts_with("<title") && !line.starts_with("<desc"));
        assert!(!data.clone().any(|line| line.contains(word)), "{word} in the picture");
    }
    assert!(picture.starts_with("<svg ") && picture.ends_with("</svg>\n"));
}

fn a_curve() -> Curve {
    let asked = CurveOptions {
        parameter: ParameterId::Employees,
        output: OutputId::TotalReach,
        from: None,
        to: None,
        points: None,
        draws: FEW,
    };
    curve(&Scenario::default(), &asked)
}

fn an_answer(goal: f64) -> Distribution {
    let asked = DistributionOptions {
        draws: FEW,
        outputs: vec![OutputId::TotalReach],
        goals: vec![(OutputId::TotalReach, goal)],
        dots: Some(OutputId::TotalReach),
    };
    distribution(&Scenario::default(), &asked)
}
