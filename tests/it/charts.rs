//! Pictures: what they show, that words have room in them, and that nothing can break them.

use proptest::prelude::*;
use reach_estimator::analysis::{
    ByRound, Chance, Curve, CurveOptions, Distribution, DistributionOptions, Percentiles, Sensitivity, Timeline,
    WaterfallStep, curve, distribution, estimate, sensitivity, timeline,
};
use reach_estimator::chart::{
    At, Cell, ChartName, ChartOptions, English, Ghost, Hold, PHRASES, Quantity, Rect, Role, Scene, Series, Shape,
    Style, Theme, Words, draw, hype, inspect, matters, odds, reach, rounds, spark, svg, table, time,
};
use reach_estimator::outputs::OutputId;
use reach_estimator::parameters::ParameterId;
use reach_estimator::presets::{PRESETS, Preset};
use reach_estimator::scenario::Scenario;
use std::path::Path;

/// Draws in tests about looks, where digits do not matter.
const FEW: usize = 64;

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

/// Compares with the picture in `tests/snapshots`; `UPDATE_SNAPSHOTS=1` replaces it.
fn matches_snapshot(name: &str, scene: &Scene) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/snapshots").join(format!("{name}.svg"));
    let picture = svg(scene, Theme::Light);
    if std::env::var_os("UPDATE_SNAPSHOTS").is_some() {
        std::fs::create_dir_all(path.parent().expect("a directory")).expect("a directory for snapshots");
        std::fs::write(&path, &picture).expect("a snapshot written");
    }
    let kept = std::fs::read_to_string(&path).expect("a snapshot; UPDATE_SNAPSHOTS=1 makes one");
    let different = picture.lines().zip(kept.lines()).find(|(now, kept)| now != kept);
    assert!(picture == kept, "{name}.svg has changed: {different:?}; UPDATE_SNAPSHOTS=1 replaces it");
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

#[test]
fn words_have_room_at_every_size() {
    let base = Scenario::default();
    let scenarios: Vec<Scenario> = PRESETS
        .iter()
        .map(Preset::scenario)
        .chain([
            base,
            base.with(ParameterId::SetupCost, 5e3).with(ParameterId::VisitToLead, 0.3).with(ParameterId::Months, 36.0),
            base.with(ParameterId::Rounds, 20.0).with(ParameterId::Engagement, 0.12),
            base.with(ParameterId::Followers, 0.0).with(ParameterId::Employees, 0.0),
        ])
        .collect();
    for (width, height, font_size) in [
        (280.0, 180.0, 11.0),
        (280.0, 420.0, 12.0),
        (320.0, 260.0, 11.0),
        (376.0, 240.0, 12.0),
        (460.0, 300.0, 12.0),
        (599.0, 330.0, 13.0),
        (700.0, 380.0, 12.0),
        (860.0, 420.0, 16.0),
        (1_200.0, 480.0, 12.0),
    ] {
        for scenario in &scenarios {
            for &chart in ChartName::ALL {
                for (goal, log, readout) in
                    [(None, false, true), (Some(7_000.0), false, false), (Some(900.0), true, true)]
                {
                    let ghosts = if goal.is_some() { ghosts() } else { Vec::new() };
                    let asked = ChartOptions { width, height, font_size, goal, log, ghosts, readout, ..options() };
                    let context = format!("{} {width}x{height} goal {goal:?} log {log}", chart.name());
                    is_tidy(&draw(chart, scenario, &asked, &English), &context);
                }
            }
        }
    }
}

#[test]
fn every_output_and_every_axis_can_be_drawn() {
    let base = preset("mid-size");
    for &output in OutputId::ALL {
        for chart in [ChartName::Reach, ChartName::Matters, ChartName::Odds] {
            for width in [290.0, 640.0] {
                let scene = draw(chart, &base, &ChartOptions { width, height: 300.0, output, ..options() }, &English);
                is_tidy(&scene, &format!("{} of {}", chart.name(), output.name()));
            }
        }
    }
    for &axis in ParameterId::ALL {
        for width in [290.0, 640.0] {
            let asked = ChartOptions { width, height: 300.0, axis, ..options() };
            is_tidy(&draw(ChartName::Reach, &base, &asked, &English), axis.row().id);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(150))]
    #[test]
    fn any_scenario_gives_a_tidy_picture(
        positions in prop::collection::vec(0.0..=1000.0_f64, ParameterId::ALL.len()),
        chart in 0..ChartName::ALL.len(),
        width in 280.0..1_200.0_f64,
        height in 180.0..520.0_f64,
        output in 0..OutputId::ALL.len(),
        axis in 0..ParameterId::ALL.len(),
        goal in prop::option::of(1.0..1e6_f64),
        log: bool,
    ) {
        let scenario = ParameterId::ALL.iter().zip(&positions).fold(Scenario::default(), |scenario, (&id, &position)| {
            scenario.with(id, id.row().value_at(position))
        });
        let (chart, output, axis) = (ChartName::ALL[chart], OutputId::ALL[output], ParameterId::ALL[axis]);
        let asked = ChartOptions { width, height, output, axis, goal, log, draws: 16, ..ChartOptions::default() };
        let scene = draw(chart, &scenario, &asked, &English);
        is_tidy(&scene, &format!("{} {width}x{height} {} by {}", chart.name(), output.name(), axis.row().id));
        is_sound(&svg(&scene, Theme::Dark));
    }
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

fn pictures_differ(a: &Scene, b: &Scene, what: &str) {
    assert!(a.marks != b.marks, "{what} changes nothing in the picture");
}

#[test]
fn every_series_of_the_curve_is_in_the_picture() {
    let (asked, answer) = (ChartOptions { goal: Some(7e3), ..options() }, an_answer(7e3));
    let show = |curve: &Curve, answer: &Distribution, ghosts: &[Curve]| {
        reach::draw(curve, 200.0, answer, ghosts, &asked, &English)
    };
    let main = a_curve();
    let ghosts = vec![main.clone()];
    let before = show(&main, &answer, &ghosts);
    let columns: [(&str, fn(&mut Curve) -> &mut Vec<Option<f64>>); 5] = [
        ("p10", |curve| &mut curve.p10),
        ("p50", |curve| &mut curve.p50),
        ("p90", |curve| &mut curve.p90),
        ("page", |curve| &mut curve.page),
        ("envelope", |curve| &mut curve.envelope),
    ];
    for (name, column) in columns {
        let mut changed = main.clone();
        column(&mut changed).iter_mut().flatten().for_each(|value| *value *= 0.9);
        pictures_differ(&before, &show(&changed, &answer, &ghosts), name);
    }
    let mut ghost = main.clone();
    ghost.p50.iter_mut().flatten().for_each(|value| *value *= 0.8);
    pictures_differ(&before, &show(&main, &answer, &[ghost]), "a saved scenario");
    for change in [
        |percentiles: &mut Percentiles| percentiles.p10 = percentiles.p10.map(|value| value * 0.9),
        |percentiles: &mut Percentiles| percentiles.p50 = percentiles.p50.map(|value| value * 0.9),
        |percentiles: &mut Percentiles| percentiles.p90 = percentiles.p90.map(|value| value * 0.9),
    ] {
        let mut moved = answer.clone();
        change(&mut moved.outputs[0].1);
        pictures_differ(&before, &show(&main, &moved, &ghosts), "the marker");
    }
}

#[test]
fn every_figure_of_the_other_charts_is_in_the_picture() {
    let base = Scenario::default();
    let asked = options();

    let by_round = estimate(&base).by_round;
    let before = rounds::draw(&by_round, &asked, &English);
    let changes: [(&str, fn(&mut ByRound)); 4] = [
        ("reach", |round| round.reach *= 0.9),
        ("new reach", |round| round.new_reach *= 0.5),
        ("impressions", |round| round.impressions *= 1.1),
        ("frequency", |round| round.frequency += 1.0),
    ];
    for (name, change) in changes {
        let mut changed = by_round.clone();
        changed.iter_mut().for_each(change);
        pictures_differ(&before, &rounds::draw(&changed, &asked, &English), name);
    }

    let months = timeline(&base.with(ParameterId::SetupCost, 100.0), FEW, false);
    let before = time::draw(&months, 100.0, &asked, &English);
    let columns: [(&str, fn(&mut Timeline)); 6] = [
        ("reach", |months| {
            months.reach_range.iter_mut().for_each(|range| range.p50 = range.p50.map(|value| value * 0.9))
        }),
        ("visits", |months| {
            months.clicks_range.iter_mut().for_each(|range| range.p90 = range.p90.map(|value| value * 0.9))
        }),
        ("cost", |months| months.cost.iter_mut().for_each(|value| *value *= 0.9)),
        ("profit", |months| months.gross_profit.iter_mut().for_each(|value| *value *= 1.2)),
        ("adoption", |months| months.adoption.iter_mut().for_each(|value| *value *= 0.9)),
        ("break-even", |months| months.break_even = Some(5.0)),
    ];
    for (name, change) in columns {
        let mut changed = months.clone();
        change(&mut changed);
        pictures_differ(&before, &time::draw(&changed, 100.0, &asked, &English), name);
    }
    pictures_differ(&before, &time::draw(&months, 5e3, &asked, &English), "set-up cost");

    let decisive = sensitivity(&base, OutputId::TotalReach, FEW);
    let before = matters::draw(&decisive, &asked, &English);
    let changes: [(&str, fn(&mut Sensitivity)); 4] = [
        ("base", |all| all.base = all.base.map(|base| base * 0.95)),
        ("low", |all| all.inputs[1].low = all.inputs[1].low.map(|low| low * 0.9)),
        ("high", |all| all.inputs[1].high = all.inputs[1].high.map(|high| high * 0.9)),
        ("total", |all| all.inputs[1].total *= 0.5),
    ];
    for (name, change) in changes {
        let mut changed = decisive.clone();
        change(&mut changed);
        pictures_differ(&before, &matters::draw(&changed, &asked, &English), name);
    }

    let answer = an_answer(5e3);
    let before = odds::draw(&answer, &asked, &English);
    let mut moved = answer.clone();
    moved.dots.iter_mut().flatten().for_each(|dot| *dot *= 0.5);
    pictures_differ(&before, &odds::draw(&moved, &asked, &English), "dots");
    pictures_differ(&before, &odds::draw(&an_answer(9e3), &asked, &English), "the goal");

    let steps = estimate(&base).waterfall;
    let before = hype::draw(&steps, &asked, &English);
    for place in 0..steps.len() {
        let mut changed = steps.clone();
        changed[place].value *= 0.7;
        pictures_differ(&before, &hype::draw(&changed, &asked, &English), steps[place].step);
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

const MONSTERS: [f64; 10] =
    [f64::NAN, f64::INFINITY, f64::NEG_INFINITY, f64::MAX, f64::MIN, f64::MIN_POSITIVE, 5e-324, 0.0, -1.0, 1e-300];

#[test]
fn no_figure_hangs_or_spoils_a_picture() {
    for monster in MONSTERS {
        for log in [false, true] {
            for goal in [None, Some(monster), Some(10.0)] {
                let hold = Hold { x_max: Some(monster), y_max: goal.and(Some(monster)) };
                draw_monsters(monster, &ChartOptions { log, goal, hold, ..options() });
            }
        }
    }
}

fn draw_monsters(monster: f64, asked: &ChartOptions) {
    let check = |scene: Scene| is_sound(&svg(&scene, Theme::Light));
    for filler in [monster, 100.0] {
        let column = vec![Some(monster), Some(filler), None, Some(monster), Some(filler)];
        let curve = Curve {
            x: vec![monster, filler, 1.0, 2.0, monster],
            value: column.clone(),
            p10: column.clone(),
            p50: column.clone(),
            p90: column.clone(),
            page: column.clone(),
            envelope: column,
            ..a_curve()
        };
        let percentiles = Percentiles { p10: Some(monster), p50: Some(filler), p90: Some(monster) };
        let answer = Distribution {
            draws: 8,
            outputs: vec![(OutputId::TotalReach, percentiles)],
            probability: vec![(OutputId::TotalReach, Chance { goal: monster, probability: monster })],
            dots: Some(vec![monster, filler, filler]),
        };
        check(reach::draw(&curve, monster, &answer, &[curve.clone()], asked, &English));
        check(odds::draw(&answer, asked, &English));
        let round = ByRound { round: 1, reach: monster, new_reach: filler, impressions: monster, frequency: monster };
        check(rounds::draw(&[round, ByRound { round: 2, reach: filler, ..round }], asked, &English));
        let months = Timeline {
            month: vec![1.0, 2.0],
            adoption: vec![monster, filler],
            active: vec![monster, filler],
            reach: vec![monster, filler],
            reach_range: vec![percentiles, percentiles],
            clicks: vec![monster, filler],
            clicks_range: vec![percentiles, percentiles],
            cost: vec![monster, filler],
            gross_profit: vec![filler, monster],
            net_range: vec![percentiles, percentiles],
            break_even: Some(monster),
        };
        check(time::draw(&months, monster, asked, &English));
        let mut decisive = sensitivity(&Scenario::default(), OutputId::TotalReach, 8);
        decisive.base = Some(monster);
        for input in &mut decisive.inputs {
            (input.low, input.high, input.total, input.p10) = (Some(filler), Some(monster), monster, monster);
        }
        check(matters::draw(&decisive, asked, &English));
        let step = WaterfallStep { step: "claim", value: monster };
        check(hype::draw(&[step, WaterfallStep { value: filler, ..step }], asked, &English));
    }
}

#[test]
fn nothing_to_draw_gives_an_empty_picture() {
    let nothing = Curve {
        x: vec![],
        value: vec![],
        p10: vec![],
        p50: vec![],
        p90: vec![],
        page: vec![],
        envelope: vec![],
        ..a_curve()
    };
    let no_answer = Distribution { draws: 0, outputs: vec![], probability: vec![], dots: None };
    let months = Timeline {
        month: vec![],
        adoption: vec![],
        active: vec![],
        reach: vec![],
        reach_range: vec![],
        clicks: vec![],
        clicks_range: vec![],
        cost: vec![],
        gross_profit: vec![],
        net_range: vec![],
        break_even: None,
    };
    let undecided = Sensitivity { output: OutputId::TotalReach, base: None, inputs: vec![] };
    let asked = options();
    for scene in [
        reach::draw(&nothing, f64::NAN, &no_answer, &[], &asked, &English),
        odds::draw(&no_answer, &asked, &English),
        rounds::draw(&[], &asked, &English),
        time::draw(&months, 0.0, &asked, &English),
        matters::draw(&undecided, &asked, &English),
        hype::draw(&[], &asked, &English),
    ] {
        is_sound(&svg(&scene, Theme::Light));
        is_tidy(&scene, &scene.title);
    }
}

#[test]
fn sizes_that_make_no_sense_are_replaced() {
    for size in MONSTERS {
        for &chart in ChartName::ALL {
            let asked =
                ChartOptions { width: size, height: size, font_size: size, draws: 8, ..ChartOptions::default() };
            let scene = draw(chart, &Scenario::default(), &asked, &English);
            assert!(scene.width.is_finite() && scene.height.is_finite());
            is_sound(&svg(&scene, Theme::Light));
        }
    }
}

#[test]
fn a_logarithmic_axis_takes_zeros_at_its_lower_end() {
    let mut curve = a_curve();
    for (place, value) in curve.p50.iter_mut().enumerate() {
        *value = Some(if place < 20 { 0.0 } else { 1_000.0 });
    }
    let scene = reach::draw(&curve, 200.0, &an_answer(1.0), &[], &ChartOptions { log: true, ..options() }, &English);
    let plot = scene.plot().expect("a plot");
    assert!(plot.y.log && plot.y.min > 0.0);
    let line = scene.marks.iter().find(|mark| mark.ink.role == Role::Line).expect("a line");
    let Shape::Path(path) = &line.shape else { panic!("a line is a path") };
    assert!((path.parts[0][0].y - (plot.top + plot.height)).abs() < 0.1, "zero stands at the lower end");
    is_tidy(&scene, "zeros on a logarithmic axis");
}

#[test]
fn values_and_pixels_map_to_each_other() {
    for log in [false, true] {
        let asked = ChartOptions { log, goal: Some(8e3), ..options() };
        let scene = draw(ChartName::Reach, &Scenario::default(), &asked, &English);
        let plot = scene.plot().expect("a plot");
        for share in [0.0, 0.2, 0.5, 0.9, 1.0] {
            let (x, y) = (plot.x.value(share), plot.y.value(share));
            assert!((plot.x_at(plot.px(x)) - x).abs() <= 1e-9 * x.abs().max(1.0));
            assert!((plot.y_at(plot.py(y)) - y).abs() <= 1e-9 * y.abs().max(1.0));
        }
        let marker = scene.marker.expect("a marker");
        assert!((plot.x_at(marker.x) - 200.0).abs() < 1e-6);
        assert!((plot.y_at(marker.y) - marker.value).abs() < 1e-6 * marker.value);
        let goal = scene.goal.expect("a goal");
        assert!((plot.y_at(goal.y) - 8e3).abs() < 1e-6 * 8e3);
        // The line that plotters drew runs through the marker.
        let line = scene.marks.iter().find(|mark| mark.ink.series == Some(Series::Median)).expect("the median");
        let Shape::Path(path) = &line.shape else { panic!("a line is a path") };
        let nearest =
            path.parts.iter().flatten().map(|at| (at.x - marker.x).hypot(at.y - marker.y)).fold(f64::MAX, f64::min);
        assert!(nearest < 8.0, "the marker is {nearest} px off the line");
    }
}

#[test]
fn axes_hold_still_while_something_is_dragged() {
    let before = draw(ChartName::Reach, &Scenario::default(), &options(), &English);
    let plot = before.plot().expect("a plot");
    let hold = Hold { x_max: Some(plot.x.max), y_max: Some(plot.y.max) };
    for employees in [10.0, 350.0, 490.0, 5_000.0] {
        for participation in [0.05, 0.9] {
            let moved = Scenario::default()
                .with(ParameterId::Employees, employees)
                .with(ParameterId::Participation, participation);
            let scene = draw(ChartName::Reach, &moved, &ChartOptions { hold, ..options() }, &English);
            let now = scene.plot().expect("a plot");
            assert_eq!((now.x.max, now.y.max), (plot.x.max, plot.y.max));
            assert_eq!((now.left, now.top, now.width, now.height), (plot.left, plot.top, plot.width, plot.height));
            is_tidy(&scene, "held axes");
        }
    }
}

#[test]
fn pictures_have_few_marks_and_keep_their_order() {
    let kinds = |scene: &Scene| -> Vec<(Role, Option<Series>)> {
        let kinds = scene.marks.iter().map(|mark| (mark.ink.role, mark.ink.series));
        kinds.filter(|(role, _)| *role != Role::Tick).collect()
    };
    for (chart, most) in [
        (ChartName::Reach, 40),
        (ChartName::Rounds, 40),
        (ChartName::Time, 60),
        (ChartName::Matters, 100),
        (ChartName::Odds, 75),
        (ChartName::Hype, 45),
    ] {
        let show = |employees: f64| {
            draw(chart, &Scenario::default().with(ParameterId::Employees, employees), &options(), &English)
        };
        let scene = show(200.0);
        assert!(scene.marks.len() <= most, "{}: {} marks", chart.name(), scene.marks.len());
        if chart != ChartName::Matters {
            assert_eq!(kinds(&scene), kinds(&show(199.0)), "{}", chart.name());
        }
    }
}

#[test]
fn bars_lead_to_their_sliders_and_dots_count_the_odds() {
    let scene = draw(ChartName::Matters, &Scenario::default(), &options(), &English);
    let bars: Vec<_> = scene.marks.iter().filter(|mark| mark.ink.role == Role::Bar).collect();
    assert!(bars.len() > 8 && bars.iter().all(|mark| mark.ink.parameter.is_some()));
    let picture = svg(&scene, Theme::Light);
    assert!(picture.contains(r#"data-parameter="linkedin-contacts""#) && picture.contains(r#"data-series="low""#));

    let asked = ChartOptions { goal: Some(5e3), ..options() };
    let scene = draw(ChartName::Odds, &Scenario::default(), &asked, &English);
    let passing = scene.marks.iter().filter(|mark| mark.ink.role == Role::Dot && mark.ink.series == Some(Series::Pass));
    let missing = scene.marks.iter().filter(|mark| mark.ink.role == Role::Dot && mark.ink.series == Some(Series::Miss));
    let (passing, missing) = (passing.count(), missing.count());
    assert_eq!(passing + missing, 50);
    let chance = inspect(ChartName::Odds, &Scenario::default(), &asked, &scene, At::X(5e3)).expect("a reading");
    let chance = chance.probability.expect("a chance");
    #[allow(clippy::cast_precision_loss, reason = "at most fifty")]
    let share = passing as f64 / 50.0;
    assert!((share - chance).abs() <= 0.03, "{share} of the dots pass, {chance} of the draws");
}

#[test]
fn files_are_escaped_and_speak() {
    let asked = ChartOptions { ghosts: ghosts(), ..options() };
    let picture = svg(&draw(ChartName::Reach, &Scenario::default(), &asked, &English), Theme::Dark);
    assert!(picture.contains("Sales &amp; &lt;partners&gt;") && !picture.contains("<partners>"));
    assert!(picture.contains(r#"role="img""#) && picture.contains("<title>Unique reach by Employees</title>"));
    assert!(picture.contains("<desc>Employees 200: Unique reach "));
    assert!(!picture.contains("style"), "no style that a strict policy would refuse");
}

#[test]
fn inspecting_tells_what_is_under_a_pixel() {
    let (base, asked) = (Scenario::default(), ChartOptions { goal: Some(9e3), ..options() });
    let scene = draw(ChartName::Reach, &base, &asked, &English);
    let read = |place| inspect(ChartName::Reach, &base, &asked, &scene, place).expect("a reading");
    let here = read(At::Px(scene.marker.expect("a marker").x));
    assert!((here.x - 200.0).abs() < 1e-6);
    let exact = read(At::X(200.0));
    assert_eq!(exact.p50, Some(scene.marker.expect("a marker").value));
    assert!(exact.p10 < exact.p50 && exact.p50 < exact.p90 && exact.page.is_some() && exact.envelope.is_some());
    assert!(exact.probability.is_some_and(|chance| (0.0..=1.0).contains(&chance)));
    assert!(read(At::Px(1e9)).x <= scene.plot().expect("a plot").x.max);
    let height = read(At::Py(scene.goal.expect("a goal").y)).value.expect("a value");
    assert!((height - 9e3).abs() < 1.0);
    for chart in [ChartName::Rounds, ChartName::Time, ChartName::Odds] {
        let scene = draw(chart, &base, &asked, &English);
        for px in [-5.0, 0.0, 100.0, 400.0, 700.0, 1e6] {
            let reading = inspect(chart, &base, &asked, &scene, At::Px(px)).expect("a reading");
            assert!(reading.x.is_finite() && reading.px >= 0.0 && reading.px <= scene.width);
        }
    }
}

#[test]
fn tables_hold_the_figures_of_the_picture() {
    let (base, asked) = (Scenario::default(), ChartOptions { ghosts: ghosts(), ..options() });
    for &chart in ChartName::ALL {
        let table = table(chart, &base, &asked);
        assert!(!table.rows.is_empty(), "{}", chart.name());
        assert!(table.rows.iter().all(|row| row.len() == table.columns.len()), "{}", chart.name());
    }
    let text = serde_json::to_value(table(ChartName::Matters, &base, &asked)).expect("JSON");
    assert_eq!(text["columns"][0]["unit"], "parameter");
    assert!(text["rows"][0][0].is_string() && text["rows"][0][1].is_number());
    let reach = table(ChartName::Reach, &base, &asked);
    let names: Vec<&str> = reach.columns.iter().map(|column| column.id).collect();
    assert_eq!(names, ["x", "value", "p10", "p50", "p90", "page", "envelope", "ghost-1", "ghost-2", "ghost-3"]);
    assert!(matches!(reach.rows[0][0], Cell::Number(Some(_))));
}

#[test]
fn sparks_fit_their_box() {
    let points: Vec<(f64, f64)> = (0..40).map(|place| (f64::from(place) / 39.0, f64::from(place * place))).collect();
    let drawn = spark(&points, (0.5, 380.0));
    assert!(drawn.line.starts_with("M0 18.5L") && drawn.line.ends_with("L100 1.5"));
    assert!(drawn.area.ends_with('Z') && drawn.dot.starts_with("M50 ") && drawn.dot.ends_with("h0"));
    for monster in MONSTERS {
        let drawn = spark(&[(0.0, 1.0), (0.5, monster), (1.0, 2.0)], (monster, monster));
        for data in [&drawn.line, &drawn.area, &drawn.dot] {
            assert!(!data.contains("NaN") && !data.contains("inf"), "{data}");
        }
    }
    assert_eq!(spark(&[], (0.5, 1.0)).line, "");
}

/// Asks for nothing but what is listed.
struct Strict;

impl Words for Strict {
    fn number(&self, value: f64, quantity: Quantity, style: Style) -> String {
        English.number(value, quantity, style)
    }

    fn phrase(&self, key: &str) -> String {
        let label = key.starts_with("parameter.") || key.starts_with("output.");
        assert!(label || PHRASES.iter().any(|(name, _)| *name == key), "\"{key}\" is not in the list of phrases");
        let phrase = English.phrase(key);
        assert!(phrase != key, "\"{key}\" has no English");
        phrase
    }
}

#[test]
fn every_phrase_is_listed_and_filled() {
    for &chart in ChartName::ALL {
        for width in [280.0, 1_200.0] {
            for goal in [None, Some(5e3)] {
                let scenario = preset("article").with(ParameterId::SetupCost, 5e3).with(ParameterId::VisitToLead, 0.3);
                let scene = draw(chart, &scenario, &ChartOptions { width, goal, ..options() }, &Strict);
                for text in scene.texts().map(|text| &text.text).chain([&scene.title, &scene.description]) {
                    assert!(!text.contains('{') && !text.is_empty(), "{}: \"{text}\"", chart.name());
                }
            }
        }
    }
}

#[test]
fn english_numbers_read_well() {
    let people = Quantity::Output(OutputId::TotalReach.unit());
    let money = Quantity::Output(OutputId::Revenue.unit());
    let percent = Quantity::Output(OutputId::Roi.unit());
    let share = Quantity::Input(ParameterId::Participation.row().unit);
    for (value, quantity, tick, full) in [
        (0.0, people, "0", "0"),
        (12.0, people, "12", "12"),
        (950.0, people, "950", "950"),
        (6_123.0, people, "6.12K", "6,100"),
        (12_345.0, people, "12.3K", "12,300"),
        (999_999.0, people, "1M", "1,000,000"),
        (1_500_000.0, people, "1.5M", "1.5M"),
        (820.4, money, "$820", "$820"),
        (-1_500.0, money, "\u{2212}$1.5K", "\u{2212}$1,500"),
        (-77.4, percent, "\u{2212}77.4%", "\u{2212}77%"),
        (0.15, share, "15%", "15%"),
        (0.0065, share, "0.65%", "0.65%"),
        (f64::NAN, people, "0", "0"),
    ] {
        assert_eq!(English.number(value, quantity, Style::Tick), tick, "{value}");
        assert_eq!(English.number(value, quantity, Style::Full), full, "{value}");
    }
}

#[test]
fn charts_are_found_by_name() {
    for &chart in ChartName::ALL {
        assert_eq!(chart.name().parse(), Ok(chart));
    }
    let message = "pie".parse::<ChartName>().expect_err("no such chart").to_string();
    assert_eq!(message, "no chart has that name: reach, rounds, time, matters, odds, hype");
}
