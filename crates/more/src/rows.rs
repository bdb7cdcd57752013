//! Rows of the tables as JavaScript sees them.

use reach_estimator::outputs::{OutputId, OutputUnit};
use reach_estimator::parameter::{Distribution, Group, Level, MoneyEffect, Scale, Unit};
use reach_estimator::parameters::ParameterId;
use reach_estimator::presets::{Preset, PresetRange};
use reach_estimator::scenario::{Network, Segment};
use reach_estimator::sources::Grade;
use serde::Serialize;
use serde::ser::{SerializeMap, Serializer};

#[derive(Serialize)]
pub(super) struct ParameterRow {
    id: &'static str,
    name: &'static str,
    group: Group,
    label: &'static str,
    help: &'static str,
    unit: Unit,
    min: f64,
    max: f64,
    step: f64,
    default: f64,
    scale: &'static str,
    distribution: Distribution,
    p10: Option<f64>,
    p90: Option<f64>,
    integer: bool,
    simple: bool,
    solvable: bool,
    money: Option<MoneyEffect>,
    needs: Option<ParameterId>,
    place: Option<Place>,
    levels: Option<&'static [Level]>,
    source: &'static [&'static str],
    grade: Option<Grade>,
}

impl ParameterRow {
    pub(super) fn of(id: ParameterId) -> Self {
        let (row, description) = (id.row(), id.description());
        let range = row.range_at(row.default);
        ParameterRow {
            id: row.id,
            name: description.camel,
            group: row.group,
            label: description.label,
            help: description.help,
            unit: row.unit,
            min: row.min,
            max: row.max,
            step: row.step,
            default: row.default,
            scale: match row.scale {
                Scale::Linear => "linear",
                Scale::Log { .. } => "log",
            },
            distribution: row.distribution(),
            p10: range.map(|range| range.p10),
            p90: range.map(|range| range.p90),
            integer: row.is_integer(),
            simple: row.simple,
            solvable: row.solvable,
            money: row.money,
            needs: row.needs,
            place: Place::of(id),
            levels: (!row.levels.is_empty()).then_some(row.levels),
            source: description.sources,
            grade: id.grade(),
        }
    }
}

/// The group or network that a parameter is of, and what it says of it.
#[derive(Serialize)]
struct Place {
    id: &'static str,
    says: &'static str,
}

impl Place {
    fn of(parameter: ParameterId) -> Option<Place> {
        let of_segment = |segment: Segment| {
            let id = segment.id();
            let parts = [
                (segment.share(), "share"),
                (segment.network_size(), "network-size"),
                (Some(segment.participation()), "participation"),
            ];
            parts.into_iter().map(move |(part, says)| (part, Place { id, says }))
        };
        let of_network = |network: Network| {
            let (id, multiples) = (network.id(), network.multiples());
            let parts = [
                (Some(network.contacts()), "contacts"),
                (multiples.map(|(visibility, _)| visibility), "visibility"),
                (multiples.map(|(_, clicks)| clicks), "clicks"),
            ];
            parts.into_iter().map(move |(part, says)| (part, Place { id, says }))
        };
        let staff = Segment::ALL.into_iter().flat_map(of_segment);
        let mut places = staff.chain(Network::ALL.into_iter().flat_map(of_network));
        places.find_map(|(part, place)| (part == Some(parameter)).then_some(place))
    }
}

#[derive(Serialize)]
pub(super) struct OutputRow {
    name: &'static str,
    label: &'static str,
    unit: OutputUnit,
    higher_is_better: Option<bool>,
}

impl OutputRow {
    pub(super) fn of(output: OutputId) -> Self {
        OutputRow {
            name: output.name(),
            label: output.label(),
            unit: output.unit(),
            higher_is_better: output.higher_is_better(),
        }
    }
}

#[derive(Serialize)]
pub(super) struct PresetRow {
    id: &'static str,
    label: &'static str,
    values: Overrides,
}

struct Overrides(&'static Preset);

impl PresetRow {
    pub(super) fn of(preset: &'static Preset) -> Self {
        PresetRow { id: preset.id, label: preset.label, values: Overrides(preset) }
    }
}

struct Ranges(&'static [PresetRange]);

impl Serialize for Ranges {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|range| (range.id.description().camel, [range.p10, range.p90])))
    }
}

impl Serialize for Overrides {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        for (id, value) in self.0.values {
            map.serialize_entry(id.description().camel, value)?;
        }
        if !self.0.ranges.is_empty() {
            map.serialize_entry("ranges", &Ranges(self.0.ranges))?;
        }
        map.end()
    }
}
