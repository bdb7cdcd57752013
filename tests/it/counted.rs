//! What was counted of an earlier period, as a point beside the reach curve.

use reach_estimator::analysis::{Counted, counted};
use reach_estimator::chart::{ChartName, ChartOptions, English, Role, Scene, Shape, Theme, draw, svg};
use reach_estimator::outputs::OutputId;
use reach_estimator::parameters::ParameterId;
use reach_estimator::past::Past;
use reach_estimator::scenario::{Scenario, evaluate};

/// A company that counted exactly what the model says of it, over three months.
fn as_modelled() -> Scenario {
    let mut scenario = Scenario::default();
    let values = scenario.values;
    let sharers = values.employees * values.participation * values.policy_factor;
    let month = evaluate(&values).employees;
    scenario.past = Past {
        months: 3.0,
        sharers,
        shares: 3.0 * sharers * values.posts,
        impressions: 3.0 * month.impressions,
        clicks: 3.0 * month.clicks,
        engagements: 3.0 * month.engagements,
        reach: month.reach,
        ..Past::NOTHING
    };
    scenario
}

fn near(a: f64, b: f64) -> bool {
    (a - b).abs() <= 1e-9 * b.abs()
}

#[test]
fn a_count_that_is_what_the_model_says_lies_on_the_curve() {
    let scenario = as_modelled();
    let outcome = evaluate(&scenario.values);
    for name in ["reach", "impressions", "clicks", "engagements"]
        .map(|figure| [format!("total.{figure}"), format!("employees.{figure}")])
        .as_flattened()
    {
        let output = OutputId::find(name).expect("a figure");
        for axis in [ParameterId::Employees, ParameterId::Participation] {
            let found = counted(&scenario, axis, output).expect("a point");
            assert!(near(found.x, scenario.values.get(axis)), "{name}: {found:?}");
            let value: f64 = output.of(&outcome);
            assert!(near(found.value, value), "{name}: {found:?} for {value}");
            assert!(found.p10 < found.value && found.value < found.p90);
        }
    }
}

#[test]
fn its_range_is_the_error_of_the_count() {
    let mut scenario = as_modelled();
    for error in [0.2, 0.5] {
        scenario.past.error = error;
        let found = counted(&scenario, ParameterId::Employees, OutputId::find("employees.clicks").expect("a figure"))
            .expect("a point");
        let factor = (1.0 + error).powf(1.281_551_565_544_600_4);
        assert!(near(found.p90, found.value * factor) && near(found.p10, found.value / factor), "{found:?}");
        // The page is not part of what was counted, so its share of a total has no error.
        let total = counted(&scenario, ParameterId::Employees, OutputId::TotalClicks).expect("a point");
        assert!(near(total.p90 - total.value, found.p90 - found.value), "{total:?}");
    }
}

#[test]
fn there_is_no_point_where_nothing_is_known() {
    let scenario = as_modelled();
    let none = |scenario: &Scenario, axis, output| assert_eq!(counted(scenario, axis, output), None);
    none(&scenario, ParameterId::Posts, OutputId::TotalClicks);
    none(&scenario, ParameterId::Employees, OutputId::find("money.roi").expect("a figure"));
    none(&scenario, ParameterId::Employees, OutputId::find("page.clicks").expect("a figure"));
    for past in [
        Past { sharers: 0.0, ..scenario.past },
        Past { shares: 0.0, ..scenario.past },
        Past { clicks: 0.0, ..scenario.past },
        // More clicks than impressions.
        Past { clicks: 2.0 * scenario.past.impressions, ..scenario.past },
    ] {
        none(&Scenario { past, ..scenario }, ParameterId::Employees, OutputId::TotalClicks);
    }
    none(&Scenario::default(), ParameterId::Employees, OutputId::TotalReach);
}

fn picture(scenario: &Scenario) -> Scene {
    let asked = ChartOptions { output: OutputId::TotalClicks, draws: 64, ..ChartOptions::default() };
    draw(ChartName::Reach, scenario, &asked, &English)
}

#[test]
fn it_stands_in_the_picture_with_its_error_its_name_and_a_sentence() {
    let scenario = as_modelled();
    let scene = picture(&scenario);
    let Counted { x, value, p10, p90 } =
        counted(&scenario, ParameterId::Employees, OutputId::TotalClicks).expect("a point");
    let plot = scene.plot().expect("a plot");
    let marks: Vec<&Shape> =
        scene.marks.iter().filter(|mark| mark.ink.role == Role::Counted).map(|mark| &mark.shape).collect();
    let dot = marks.iter().find_map(|shape| if let Shape::Circle { x, y, .. } = shape { Some((*x, *y)) } else { None });
    let (at, height) = dot.expect("a dot");
    assert!((at - plot.px(x)).abs() < 0.5 && (height - plot.py(value)).abs() < 0.5);
    let heights: Vec<f64> = marks
        .iter()
        .filter_map(|shape| if let Shape::Path(path) = shape { Some(path) } else { None })
        .flat_map(|path| path.parts.iter().flatten().map(|point| point.y))
        .collect();
    for end in [p10, p90] {
        assert!(heights.iter().any(|height| (height - plot.py(end)).abs() < 0.5), "no end of its error at {end}");
    }
    assert!(scene.texts().any(|text| text.text.starts_with("counted")), "it has no name");
    assert!(scene.description.contains("Counted before"), "{}", scene.description);
    assert!(svg(&scene, Theme::Light).contains("data-series=\"counted\""));
    let without = picture(&Scenario { past: Past::NOTHING, ..scenario });
    assert!(without.marks.iter().all(|mark| mark.ink.role != Role::Counted) && without.counted.is_none());
}

#[test]
fn the_axis_makes_room_for_it() {
    let mut scenario = as_modelled();
    let end = |scene: &Scene| scene.plot().expect("a plot").x.max;
    let before = end(&picture(&scenario));
    let factor = 1.5 * before / scenario.values.employees;
    scenario.past =
        Past { sharers: factor * scenario.past.sharers, shares: factor * scenario.past.shares, ..scenario.past };
    let scene = picture(&scenario);
    assert!(end(&scene) > 1.4 * before && scene.counted.is_some());
    // A count of a company ten times as large says nothing in this picture.
    scenario.past.sharers *= 10.0;
    assert!(picture(&scenario).counted.is_none());
}
