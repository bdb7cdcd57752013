//! What can be read off a picture: values under a pixel, tables, files.

use super::{MONSTERS, ghosts, options};
use reach_estimator::chart::{
    At, Cell, ChartName, ChartOptions, English, Series, Shape, Theme, draw, inspect, spark, svg, table,
};
use reach_estimator::scenario::Scenario;

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
    assert!(drawn.area.ends_with('Z'));
    assert!(drawn.dot.is_some_and(|dot| dot.x == 50.0 && dot.y > 1.5 && dot.y < 18.5));
    for monster in MONSTERS {
        let drawn = spark(&[(0.0, 1.0), (0.5, monster), (1.0, 2.0)], (monster, monster));
        for data in [&drawn.line, &drawn.area] {
            assert!(!data.contains("NaN") && !data.contains("inf"), "{data}");
        }
        assert!(drawn.dot.is_none_or(|dot| (0.0..=100.0).contains(&dot.x) && (0.0..=20.0).contains(&dot.y)));
    }
    assert_eq!(spark(&[], (0.5, 1.0)).line, "");
}

#[test]
fn files_are_escaped_and_speak() {
    let asked = ChartOptions { ghosts: ghosts(), ..options() };
    let picture = svg(&draw(ChartName::Reach, &Scenario::default(), &asked, &English), Theme::Dark);
    assert!(picture.contains("Sales &amp; &lt;partners&gt;") && !picture.contains("<partners>"));
    assert!(picture.contains(r#"role="img""#) && picture.contains("<title>Unique reach by: Employees</title>"));
    assert!(picture.contains("<desc>Employees 200: Unique reach "));
    assert!(!picture.contains("style"), "no style that a strict policy would refuse");
}

#[test]
fn charts_are_found_by_name() {
    for &chart in ChartName::ALL {
        assert_eq!(chart.name().parse(), Ok(chart));
    }
    let message = "pie".parse::<ChartName>().expect_err("no such chart").to_string();
    assert_eq!(message, "no chart has that name: reach, rounds, time, matters, odds, hype");
}
