//! No figure, however monstrous, hangs or spoils a picture.

use super::{MONSTERS, a_curve, an_answer, is_sound, is_tidy, options};
use reach_estimator::analysis::{
    ByRound, Chance, Counted, Curve, Distribution, Percentiles, Sensitivity, Timeline, WaterfallStep, sensitivity,
};
use reach_estimator::chart::{
    ChartName, ChartOptions, English, Hold, Role, Scene, Shape, Theme, draw, hype, matters, odds, reach, rounds, svg,
    time,
};
use reach_estimator::outputs::OutputId;
use reach_estimator::scenario::Scenario;

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
        let counted = Counted { x: filler, value: monster, p10: filler, p90: monster };
        check(reach::draw(&curve, monster, &answer, core::slice::from_ref(&curve), Some(&counted), asked, &English));
        check(odds::draw(&answer, asked, &English));
        let round = ByRound { round: 1, reach: monster, new_reach: filler, impressions: monster, frequency: monster };
        check(rounds::draw(&[round, ByRound { round: 2, reach: filler, ..round }], asked, &English));
        let months = Timeline {
            month: vec![1.0, 2.0],
            adoption: vec![monster, filler],
            adoption_range: vec![percentiles, percentiles],
            active: vec![monster, filler],
            active_range: vec![percentiles, percentiles],
            reach: vec![monster, filler],
            reach_range: vec![percentiles, percentiles],
            clicks: vec![monster, filler],
            clicks_range: vec![percentiles, percentiles],
            cost: vec![monster, filler],
            cost_range: vec![percentiles, Percentiles { p50: Some(monster), ..percentiles }],
            gross_profit: vec![filler, monster],
            gross_profit_range: vec![Percentiles { p50: Some(monster), ..percentiles }, percentiles],
            net_range: vec![percentiles, percentiles],
            break_even: Some(monster),
            break_even_range: percentiles,
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
        page_p50: vec![],
        envelope: vec![],
        ..a_curve()
    };
    let no_answer = Distribution { draws: 0, outputs: vec![], probability: vec![], dots: None };
    let months = Timeline {
        month: vec![],
        adoption: vec![],
        adoption_range: vec![],
        active: vec![],
        active_range: vec![],
        reach: vec![],
        reach_range: vec![],
        clicks: vec![],
        clicks_range: vec![],
        cost: vec![],
        cost_range: vec![],
        gross_profit: vec![],
        gross_profit_range: vec![],
        net_range: vec![],
        break_even: None,
        break_even_range: Percentiles { p10: None, p50: None, p90: None },
    };
    let undecided = Sensitivity { output: OutputId::TotalReach, base: None, inputs: vec![] };
    let asked = options();
    for scene in [
        reach::draw(&nothing, f64::NAN, &no_answer, &[], None, &asked, &English),
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
    let asked = ChartOptions { log: true, ..options() };
    let scene = reach::draw(&curve, 200.0, &an_answer(1.0), &[], None, &asked, &English);
    let plot = scene.plot().expect("a plot");
    assert!(plot.y.log && plot.y.min > 0.0);
    let line = scene.marks.iter().find(|mark| mark.ink.role == Role::Line).expect("a line");
    let Shape::Path(path) = &line.shape else { panic!("a line is a path") };
    assert!((path.parts[0][0].y - (plot.top + plot.height)).abs() < 0.1, "zero stands at the lower end");
    is_tidy(&scene, "zeros on a logarithmic axis");
}
