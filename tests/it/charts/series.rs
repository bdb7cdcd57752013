//! Whatever changes in a result changes in its picture, and pictures stay small.

use super::{FEW, a_curve, an_answer, options};
use reach_estimator::analysis::{
    ByRound, Curve, Distribution, Percentiles, Sensitivity, Timeline, estimate, sensitivity, timeline,
};
use reach_estimator::chart::{
    At, ChartName, ChartOptions, English, Role, Scene, Series, Theme, draw, hype, inspect, matters, odds, reach,
    rounds, svg, time,
};
use reach_estimator::outputs::OutputId;
use reach_estimator::parameters::ParameterId;
use reach_estimator::scenario::Scenario;

/// A name, and a change of a result.
type Change<T> = (&'static str, fn(&mut T));

fn pictures_differ(a: &Scene, b: &Scene, what: &str) {
    assert!(a.marks != b.marks, "{what} changes nothing in the picture");
}

#[test]
fn every_series_of_the_curve_is_in_the_picture() {
    let (asked, answer) = (ChartOptions { goal: Some(7e3), ..options() }, an_answer(7e3));
    let show = |curve: &Curve, answer: &Distribution, ghosts: &[Curve]| {
        reach::draw(curve, 200.0, answer, ghosts, None, &asked, &English)
    };
    let main = a_curve();
    let ghosts = vec![main.clone()];
    let before = show(&main, &answer, &ghosts);
    let lower = |column: &mut [Option<f64>]| column.iter_mut().flatten().for_each(|value| *value *= 0.9);
    for name in ["p10", "p50", "p90", "page", "envelope"] {
        let mut changed = main.clone();
        lower(match name {
            "p10" => &mut changed.p10,
            "p50" => &mut changed.p50,
            "p90" => &mut changed.p90,
            "page" => &mut changed.page_p50,
            _ => &mut changed.envelope,
        });
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

fn move_medians(ranges: &mut [Percentiles], factor: f64) {
    ranges.iter_mut().for_each(|range| range.p50 = range.p50.map(|median| median * factor));
}

#[test]
fn every_figure_of_the_other_charts_is_in_the_picture() {
    let base = Scenario::default();
    let asked = options();

    let by_round = estimate(&base).by_round;
    let before = rounds::draw(&by_round, &asked, &English);
    let changes: [Change<ByRound>; 4] = [
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
    let columns: [Change<Timeline>; 6] = [
        ("reach", |months| move_medians(&mut months.reach_range, 0.9)),
        ("break-even", |months| move_medians(&mut months.gross_profit_range, 100.0)),
        ("visits", |months| {
            months.clicks_range.iter_mut().for_each(|range| range.p90 = range.p90.map(|value| value * 0.9))
        }),
        ("cost", |months| move_medians(&mut months.cost_range, 0.9)),
        ("profit", |months| move_medians(&mut months.gross_profit_range, 1.2)),
        ("adoption", |months| move_medians(&mut months.adoption_range, 0.9)),
    ];
    for (name, change) in columns {
        let mut changed = months.clone();
        change(&mut changed);
        pictures_differ(&before, &time::draw(&changed, 100.0, &asked, &English), name);
    }
    pictures_differ(&before, &time::draw(&months, 5e3, &asked, &English), "set-up cost");

    let decisive = sensitivity(&base, OutputId::TotalReach, FEW);
    let before = matters::draw(&decisive, &asked, &English);
    let changes: [Change<Sensitivity>; 4] = [
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
