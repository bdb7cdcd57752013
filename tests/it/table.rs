//! The table of parameters: whole, in order, and with the figures that were decided.

use reach_estimator::parameter::{Distribution, POSITIONS, Parameter, Range, Scale, Spread};
use reach_estimator::parameters::{Inputs, ParameterId};
use reach_estimator::presets::{PRESETS, PresetRange};
use reach_estimator::sources::Source;
use std::collections::HashSet;

fn rows() -> impl Iterator<Item = &'static Parameter> {
    ParameterId::ALL.iter().map(|id| id.row())
}

#[test]
fn a_letter_that_names_the_unit_is_no_million() {
    for (id, text, value) in [
        (ParameterId::Months, "12m", Some(12.0)),
        (ParameterId::Months, "12 M", Some(12.0)),
        (ParameterId::Minutes, "30 m", Some(30.0)),
        (ParameterId::Minutes, "1k", Some(1e3)),
        (ParameterId::Employees, "2m", Some(2e6)),
        (ParameterId::RevenuePerCustomer, "1.5m", Some(1.5e6)),
        (ParameterId::Months, "m", None),
        (ParameterId::Months, "3mm", None),
        (ParameterId::Minutes, "3km", None),
    ] {
        assert_eq!(id.row().read(text), value, "{text} of {}", id.row().id);
    }
}

#[test]
fn ids_are_unique_kebab_case_and_found_in_every_spelling() {
    let ids: HashSet<_> = rows().map(|row| row.id).collect();
    assert_eq!(ids.len(), ParameterId::ALL.len());
    for (index, &id) in ParameterId::ALL.iter().enumerate() {
        let (row, description) = (id.row(), id.description());
        let words: Vec<&str> = row.id.split('-').collect();
        assert!(
            words.iter().all(|word| !word.is_empty() && word.chars().all(|sign| sign.is_ascii_lowercase())),
            "{}",
            row.id
        );
        assert_eq!(description.snake, words.join("_"));
        let capitals = words[1..].iter().map(|word| word[..1].to_uppercase() + &word[1..]);
        assert_eq!(description.camel, words[0].to_owned() + &capitals.collect::<String>());
        for name in [row.id, description.snake, description.camel] {
            assert_eq!(ParameterId::find(name), Some(id));
        }
        assert_eq!(id.index(), index);
    }
    assert_eq!(ParameterId::find("no-such-parameter"), None);
}

#[test]
fn every_row_is_consistent() {
    for id in ParameterId::ALL {
        let (row, description) = (id.row(), id.description());
        assert!(row.min <= row.default && row.default <= row.max && row.min < row.max, "{}: range", row.id);
        assert!(row.step > 0.0 && row.step < row.max - row.min, "{}: step", row.id);
        if let Scale::Log { floor } = row.scale {
            assert!(floor > 0.0 && floor >= row.min && floor < row.max, "{}: floor", row.id);
        }
        match row.spread {
            Spread::Certain => {}
            Spread::Pair(p10, p90) => {
                assert!(row.min <= p10 && p10 < row.default && row.default < p90 && p90 <= row.max, "{}: pair", row.id);
            }
            Spread::Ratios(p10, p90) => assert!(0.0 < p10 && p10 < 1.0 && 1.0 < p90, "{}: ratios", row.id),
        }
        assert!(
            !row.is_integer() || row.distribution() == Distribution::Certain,
            "{}: whole numbers are certain",
            row.id
        );
        assert!(description.help.ends_with('.') && !description.label.is_empty(), "{}: texts", row.id);
    }
}

#[test]
fn every_source_resolves_and_every_range_has_a_grade() {
    for id in ParameterId::ALL {
        let (row, sources) = (id.row(), id.description().sources);
        for source in sources {
            assert!(Source::find(source).is_some(), "{}: no source {source}", row.id);
        }
        assert_eq!(id.grade().is_some(), !sources.is_empty() || row.distribution() != Distribution::Certain);
    }
}

/// The figures decided for the product, kept apart from the code.
#[test]
fn ranges_defaults_and_spreads_are_those_decided() {
    let decided = include_str!("../data/parameters.csv").lines().skip(1);
    let mut count = 0;
    for (line, row) in decided.zip(rows()) {
        let fields: Vec<&str> = line.split(',').collect();
        let number = |index: usize| fields[index].parse::<f64>().unwrap();
        let group = serde_json::to_value(row.group).unwrap();
        assert_eq!((group.as_str().unwrap(), row.id), (fields[0], fields[1]));
        assert_eq!((row.min, row.max, row.default), (number(2), number(3), number(4)), "{}", row.id);
        let spread = match (fields[5].strip_suffix('x'), fields[6].strip_suffix('x')) {
            (Some(low), Some(high)) => Spread::Ratios(low.parse().unwrap(), high.parse().unwrap()),
            _ if fields[5].is_empty() => Spread::Certain,
            _ => Spread::Pair(number(5), number(6)),
        };
        assert_eq!(row.spread, spread, "{}", row.id);
        // For ever: a row that moves would redraw itself, and every figure with it.
        assert_eq!(row.dimension, fields[7].parse::<usize>().unwrap(), "{}", row.id);
        count += 1;
    }
    assert_eq!(count, ParameterId::ALL.len());
    assert_eq!(Inputs::defaults(), Inputs::from_fn(|id| id.row().default));
}

#[test]
fn positions_and_values_answer_each_other() {
    for row in rows() {
        assert_eq!((row.value_at(0.0), row.value_at(POSITIONS)), (row.min, row.max), "{}: ends", row.id);
        assert_eq!((row.position_of(row.min), row.position_of(row.max)), (0.0, POSITIONS), "{}: ends", row.id);
        let mut before = row.min;
        for position in 0..=1000_u32 {
            let value = row.value_at(f64::from(position));
            assert!(row.clamp(value) == value && value >= before, "{}: position {position} gives {value}", row.id);
            before = value;
            // A value that was rounded for reading may lie a few positions off; going there must not move it further.
            let back = row.position_of(value);
            let again = row.value_at(back);
            let near = (again - value).abs() <= row.step.max(0.05 * value.abs());
            assert!(near, "{}: {value} at {position} comes back as {again} at {back}", row.id);
        }
        for value in [row.default, row.min, row.max, f64::NAN, f64::INFINITY, f64::NEG_INFINITY, -1.0, 1e300] {
            let position = row.position_of(value);
            assert!((0.0..=POSITIONS).contains(&position) && position.fract() == 0.0, "{}: {value}", row.id);
        }
        let near_default = row.value_at(row.position_of(row.default));
        let allowed = row.step.max(0.02 * row.default.abs());
        assert!((near_default - row.default).abs() <= allowed, "{}: default {near_default}", row.id);
    }
}

#[test]
fn a_range_moves_with_its_value() {
    for row in rows() {
        let at_default = row.range_at(row.default);
        let moved = row.clamp(if row.default > 0.0 { 0.5 * row.default } else { 100.0 });
        let Some(range) = row.range_at(moved) else {
            assert_eq!(row.distribution(), Distribution::Certain, "{}: lost its range", row.id);
            continue;
        };
        assert!(range.p10 < moved && moved < range.p90, "{}: {range:?} around {moved}", row.id);
        let Some(base) = at_default else { continue };
        let odds = |share: f64| share / (1.0 - share);
        let stretch = |to: f64, from: f64| {
            if row.distribution() == Distribution::LogitNormal { odds(to) / odds(from) } else { to / from }
        };
        let shift = stretch(moved, row.default);
        for (end, base) in [(range.p10, base.p10), (range.p90, base.p90)] {
            assert!((stretch(end, base) / shift - 1.0).abs() < 1e-9, "{}: {end} from {base}", row.id);
        }
    }
}

#[test]
fn presets_are_named_once_and_stay_inside_the_ranges() {
    let ids: HashSet<_> = PRESETS.iter().map(|preset| preset.id).collect();
    assert_eq!(ids.len(), PRESETS.len());
    for preset in PRESETS {
        let scenario = preset.scenario();
        for &(id, value) in preset.values {
            assert_eq!(scenario.values.get(id), value, "{}: {}", preset.id, id.row().id);
        }
        for &PresetRange { id, p10, p90, sources } in preset.ranges {
            let name = format!("{}: {}", preset.id, id.row().id);
            assert_eq!(scenario.range(id), Some(Range { p10, p90 }), "{name}");
            assert!(p10 < scenario.values.get(id) && scenario.values.get(id) < p90, "{name}");
            assert!(!sources.is_empty() && sources.iter().all(|id| Source::find(id).is_some()), "{name}");
        }
    }
}

/// Nothing has an uncertainty of its shape at nothing, nor a share of everybody, nor one that begins or ends there.
#[test]
fn no_range_moves_to_or_from_the_ends_of_what_there_is() {
    let row = ParameterId::LinkedinContacts.row();
    assert_eq!(row.distribution(), Distribution::Lognormal);
    let contacts = Range { p10: 200.0, p90: 800.0 };
    assert_eq!(row.moved(contacts, 400.0, 800.0), Some(Range { p10: 400.0, p90: 1_600.0 }));
    assert_eq!((row.moved(contacts, 400.0, 0.0), row.moved(contacts, 0.0, 400.0)), (None, None));

    let row = ParameterId::Participation.row();
    assert_eq!(row.distribution(), Distribution::LogitNormal);
    let inner = Range { p10: 0.05, p90: 0.2 };
    assert!(row.moved(inner, 0.1, 0.3).is_some());
    for (range, from, to) in [
        (inner, 0.1, 0.0),
        (inner, 0.1, 1.0),
        (inner, 0.0, 0.1),
        (inner, 1.0, 0.1),
        (Range { p10: 0.0, ..inner }, 0.1, 0.2),
        (Range { p90: 1.0, ..inner }, 0.1, 0.2),
    ] {
        assert_eq!(row.moved(range, from, to), None, "{range:?} from {from} to {to}");
    }
}
