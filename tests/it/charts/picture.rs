//! Pictures that leave the page: what stands around the chart, and colours that are those of the live one.

use reach_estimator::analysis::Percentiles;
use reach_estimator::chart::{
    COLOURS, Caption, ChartName, ChartOptions, English, KeyFigure, ReachCurves, Role, Scene, Shape, Theme, captioned,
    draw, svg,
};
use reach_estimator::parameters::ParameterId;
use reach_estimator::scenario::Scenario;

const LINK: &str = "https://example.com/estimate/?v=1&employees=400&participation=0.12&linkedin-contacts=380&posts=2&own-words=0.3&chart=reach&output=total.clicks";

fn picture(width: f64, from_the_right: bool) -> (Scene, Caption) {
    let caption = Caption {
        case: "Client: Muster AG, by Jane Doe".into(),
        headline: "3,200 people a month see your content when 20 of your 200 employees share it: twice as many as the company page alone.".into(),
        source: "Medians of 65,536 draws; sources and ranges behind the link.".into(),
        link: LINK.into(),
        from_the_right,
    };
    let options = ChartOptions { width, height: 300.0, ..ChartOptions::default() };
    let chart = draw(ChartName::Reach, &Scenario::default(), &options, &English);
    (captioned(chart, &caption, options.font_size), caption)
}

/// What is written in a role.
pub(super) fn texts(scene: &Scene, role: Role) -> Vec<String> {
    let texts = scene.marks.iter().filter(|mark| mark.ink.role == role);
    texts
        .filter_map(|mark| match &mark.shape {
            Shape::Text(text) => Some(text.text.clone()),
            _ => None,
        })
        .collect()
}

#[test]
fn everything_stands_inside_the_picture_and_nothing_on_the_chart() {
    for width in [260.0, 480.0, 960.0] {
        for from_the_right in [false, true] {
            let (scene, caption) = picture(width, from_the_right);
            let plot = scene.plot().unwrap().rect();
            for text in scene.texts() {
                let room = text.bounds();
                assert!(room.x >= 0.0 && room.right() <= scene.width, "{width}: {}", text.text);
                assert!(room.y >= 0.0 && room.bottom() <= scene.height, "{width}: {}", text.text);
            }
            let around = scene.marks.iter().filter(|mark| matches!(mark.ink.role, Role::Headline | Role::Foot));
            for mark in around {
                let Shape::Text(text) = &mark.shape else { panic!("a caption is text") };
                assert!(!text.bounds().overlaps(&plot), "{width}: {}", text.text);
            }
            let words = |text: &str| text.replace(['\u{2067}', '\u{2069}'], "");
            assert_eq!(words(&texts(&scene, Role::Headline).join(" ")), caption.headline);
            assert!(words(&texts(&scene, Role::Foot).join(" ")).contains(&caption.source));
        }
    }
}

#[test]
fn a_long_link_loses_its_middle_and_a_short_one_nothing() {
    let (narrow, _) = picture(260.0, false);
    let last = texts(&narrow, Role::Foot).pop().unwrap();
    let (head, tail) = last.split_once('…').unwrap();
    assert!(LINK.starts_with(head) && LINK.ends_with(tail) && head.len() > 10 && tail.len() > 10, "{last}");
    let (wide, _) = picture(2_000.0, false);
    assert_eq!(texts(&wide, Role::Foot).pop().unwrap(), LINK);
}

#[test]
fn without_a_caption_the_picture_is_the_chart_with_a_margin() {
    let options = ChartOptions::default();
    let chart = draw(ChartName::Odds, &Scenario::default(), &options, &English);
    let marks = chart.marks.len();
    let alone = captioned(chart, &Caption::default(), options.font_size);
    assert_eq!(alone.marks.len(), marks);
    assert!(svg(&alone, Theme::Dark).starts_with("<svg"));
}

/// `#rrggbb` as numbers.
fn channels(colour: &str) -> [f64; 3] {
    [1, 3, 5].map(|at| f64::from(u8::from_str_radix(&colour[at..at + 2], 16).unwrap()))
}

#[test]
fn the_style_sheet_of_the_live_picture_has_the_same_colours() {
    let sheet = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/www/element/style.css")).unwrap();
    let find = |token: &str| COLOURS.iter().find(|(name, ..)| *name == token).unwrap();
    for (token, light, dark) in COLOURS {
        let line = sheet
            .lines()
            .find(|line| line.trim_start().starts_with(&format!("{token}:")))
            .unwrap_or_else(|| panic!("{token}"));
        if let Some((_, mix)) = line.split_once("color-mix(in srgb, var(--accent) ") {
            let share: f64 = mix.split_once('%').unwrap().0.parse().unwrap();
            let (accent, ground) = (find("--accent"), find("--ground"));
            for (mixed, accent, ground) in [(light, accent.1, ground.1), (dark, accent.2, ground.2)] {
                for ((mixed, accent), ground) in channels(mixed).into_iter().zip(channels(accent)).zip(channels(ground))
                {
                    let exact = (accent * share + ground * (100.0 - share)) / 100.0;
                    assert!((mixed - exact).abs() <= 0.75, "{token}: {mixed} for {exact}");
                }
            }
        } else {
            assert!(line.contains(&format!("light-dark({light}, {dark})")), "{token}: {line}");
        }
    }
}

/// What a page says beside its picture, far from what the draws of the picture say.
const BESIDE: KeyFigure = KeyFigure {
    percentiles: Percentiles { p10: Some(1_111.0), p50: Some(2_222.0), p90: Some(3_333.0) },
    chance: Some(0.77),
};

#[test]
fn a_picture_says_the_figure_that_stands_beside_it() {
    let options = ChartOptions { goal: Some(2_500.0), figure: Some(BESIDE), ..ChartOptions::default() };
    for (chart, role) in [(ChartName::Reach, None), (ChartName::Odds, Some(Role::Label))] {
        let scene = draw(chart, &Scenario::default(), &options, &English);
        for figure in ["1,100", "2,200", "3,300"] {
            assert!(scene.description.contains(figure), "{chart:?}: {}", scene.description);
        }
        let Some(role) = role else { continue };
        let written = texts(&scene, role).join(" ");
        assert!(written.contains("2,200") && written.contains("77"), "{chart:?}: {written}");
    }
}

#[test]
fn at_an_uncertain_input_the_curve_keeps_its_own_answer() {
    let plain = ChartOptions { axis: ParameterId::LinkedinContacts, ..ChartOptions::default() };
    let beside = ChartOptions { figure: Some(BESIDE), ..plain.clone() };
    let draw = |options| draw(ChartName::Reach, &Scenario::default(), options, &English);
    assert_eq!(draw(&beside), draw(&plain));
}

#[test]
fn curves_that_are_kept_are_drawn_as_if_they_were_new() {
    let scenario = Scenario::default();
    let plain = ChartOptions::default();
    let beside = ChartOptions { figure: Some(BESIDE), ..plain.clone() };
    let kept = ReachCurves::of(&scenario, &plain, &[]).draw(&scenario, &beside, &[], &English);
    assert_eq!(kept, ReachCurves::of(&scenario, &beside, &[]).draw(&scenario, &beside, &[], &English));
}
