//! Words have room, at every size and whatever the figures are.

use super::{ghosts, is_sound, is_tidy, options, preset};
use crate::strategy::{CASES, config, scenario, size};
use proptest::prelude::*;
use proptest::sample::select;
use reach_estimator::analysis::Percentiles;
use reach_estimator::chart::{
    ChartName, ChartOptions, English, Hold, KeyFigure, Quantity, Role, Series, Style, Theme, Words, draw, svg,
};
use reach_estimator::outputs::OutputId;
use reach_estimator::parameter::Unit;
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
            base.with(ParameterId::SetupCost, 5e3)
                .with(ParameterId::VisitToLead, 0.5)
                .with(ParameterId::LeadToCustomer, 0.1)
                .with(ParameterId::Months, 36.0),
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

#[test]
fn an_axis_of_a_few_days_has_more_than_one_tick() {
    let quick = Scenario::default()
        .with(ParameterId::SetupCost, 200.0)
        .with(ParameterId::VisitToLead, 0.5)
        .with(ParameterId::LeadToCustomer, 0.1)
        .with(ParameterId::Employees, 50_000.0);
    let asked = ChartOptions { output: OutputId::Payback, ..options() };
    let plot = draw(ChartName::Reach, &quick, &asked, &English).plot().expect("a plot").clone();
    assert!(plot.y.max < 1.0, "less than a month: {}", plot.y.max);
    assert!(plot.y.ticks().len() > 2, "{:?}", plot.y.ticks());
}

/// What a picture may be asked for: any size, any axis and figure, with and without everything that is optional.
fn any_options() -> impl Strategy<Value = ChartOptions> {
    // In font sizes: a phone's 280 px at 11 px are 25 of them.
    let sheet = ((10_u8..=16).prop_map(f64::from), 25.0..100.0_f64, 16.0..45.0_f64)
        .prop_map(|(font_size, columns, rows)| (columns * font_size, rows * font_size, font_size));
    let subject = (select(OutputId::ALL.to_vec()), select(ParameterId::ALL.to_vec()));
    let goal = prop::option::of(size(1e-3, 1e9));
    let hold = (prop::option::of(size(1e-3, 1e9)), prop::option::of(size(1e-3, 1e9)));
    let end = || prop::option::of(size(1e-3, 1e9));
    let figure = (end(), end(), end(), prop::option::of(0.0..1.0_f64))
        .prop_map(|(p10, p50, p90, chance)| KeyFigure { percentiles: Percentiles { p10, p50, p90 }, chance });
    let switches = (any::<bool>(), any::<bool>(), any::<bool>(), any::<bool>());
    (sheet, subject, goal, hold, prop::option::of(figure), switches).prop_map(
        |(
            (width, height, font_size),
            (output, axis),
            goal,
            (x_max, y_max),
            figure,
            (log, readout, from_day_one, compared),
        )| {
            let ghosts = if compared { ghosts() } else { Vec::new() };
            let hold = Hold { x_max, y_max };
            let draws = 16;
            ChartOptions {
                width,
                height,
                font_size,
                output,
                axis,
                draws,
                log,
                hold,
                goal,
                figure,
                ghosts,
                from_day_one,
                readout,
            }
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 10 * CASES, ..config() })]
    #[test]
    fn any_scenario_gives_a_tidy_picture(
        scenario in scenario(),
        chart in select(ChartName::ALL.to_vec()),
        asked in any_options(),
        wordy: bool,
    ) {
        let words: &dyn Words = if wordy { &Wordy } else { &English };
        let scene = draw(chart, &scenario, &asked, words);
        let ChartOptions { width, height, font_size, output, axis, .. } = asked;
        let context =
            format!("{} {width}x{height}/{font_size} {} by {}", chart.name(), output.name(), axis.row().id);
        is_tidy(&scene, &context);
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
        let english = English.number(value, quantity, style);
        // No language has a longer word for a small whole number.
        if quantity == Quantity::Input(Unit::Rounds) { english } else { format!("{english} Mio.") }
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
