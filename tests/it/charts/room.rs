//! Words have room, at every size and whatever the figures are.

use super::{ghosts, is_sound, is_tidy, options, preset};
use proptest::prelude::*;
use reach_estimator::chart::{
    ChartName, ChartOptions, English, Hold, Quantity, Role, Series, Style, Theme, Words, draw, svg,
};
use reach_estimator::outputs::OutputId;
use reach_estimator::parameters::ParameterId;
use reach_estimator::presets::{PRESETS, Preset};
use reach_estimator::scenario::Scenario;

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

/// A language that needs half as much room again as English.
struct Wordy;

impl Words for Wordy {
    fn number(&self, value: f64, quantity: Quantity, style: Style) -> String {
        format!("{} Mio.", English.number(value, quantity, style))
    }

    fn phrase(&self, key: &str) -> String {
        let english = English.phrase(key);
        let more = english.chars().filter(|letter| letter.is_alphabetic()).take(english.len() / 2).collect::<String>();
        format!("{english} {more}")
    }
}

#[test]
fn longer_languages_have_room_too() {
    for width in [280.0, 376.0, 520.0, 700.0, 1_000.0] {
        for height in [220.0, 420.0] {
            for &chart in ChartName::ALL {
                let asked = ChartOptions { width, height, goal: Some(6e3), ghosts: ghosts(), ..options() };
                let scene = draw(chart, &preset("article"), &asked, &Wordy);
                is_tidy(&scene, &format!("{} {width}x{height}", chart.name()));
                if chart == ChartName::Hype {
                    let figures = scene.texts().filter(|text| text.strong).count();
                    let bars = scene.marks.iter().filter(|mark| mark.ink.series == Some(Series::Step));
                    assert!(
                        figures >= bars.filter(|mark| mark.ink.role == Role::Bar).count() + 2,
                        "figures are missing"
                    );
                }
            }
        }
    }
}
