//! Groups of employees and networks, as rows that a person can edit.

use super::read::{get, inputs, string};
use super::{Answer, encode};
use reach_estimator::scenario::{
    Group, KNOWN_NETWORKS, Network, NetworkRow, Segment, groups as groups_of, networks as networks_of,
    new_group as begin_group, new_network as begin_network, with_group as put_group, with_network as put_network,
    without_group as drop_group, without_network as drop_network,
};
use reach_estimator_page::fail;
use wasm_bindgen::prelude::{JsValue, wasm_bindgen};

/// The groups that somebody belongs to, and those who are in none.
#[wasm_bindgen(unchecked_return_type = "StaffGroup[]")]
pub fn groups(#[wasm_bindgen(unchecked_param_type = "Inputs")] values: &JsValue) -> Answer {
    encode(&groups_of(&inputs(values)?.scenario.values))
}

/// A group to begin with; null where there is no place for one more.
#[wasm_bindgen(js_name = newGroup, unchecked_return_type = "StaffGroup | null")]
pub fn new_group(#[wasm_bindgen(unchecked_param_type = "Inputs")] values: &JsValue) -> Answer {
    encode(&begin_group(&inputs(values)?.scenario.values))
}

/// The inputs with a group as given; its people come from those who are in none, and the company grows where these are
/// too few and it may.
#[wasm_bindgen(js_name = withGroup, unchecked_return_type = "FullInputs")]
pub fn with_group(
    #[wasm_bindgen(unchecked_param_type = "Inputs")] values: &JsValue,
    #[wasm_bindgen(unchecked_param_type = "StaffGroup")] row: &JsValue,
    #[wasm_bindgen(unchecked_param_type = "boolean")] may_grow: &JsValue,
) -> Answer {
    let group = Group {
        id: segment(&get(row, "id"))?,
        heads: figure(row, "heads")?,
        contacts: figure(row, "contacts")?,
        participation: figure(row, "participation")?.min(1.0),
    };
    encode(&put_group(&inputs(values)?.scenario, group, may_grow.is_truthy()))
}

/// The inputs without a group; its people are in none then.
#[wasm_bindgen(js_name = withoutGroup, unchecked_return_type = "FullInputs")]
pub fn without_group(
    #[wasm_bindgen(unchecked_param_type = "Inputs")] values: &JsValue,
    #[wasm_bindgen(unchecked_param_type = "GroupId")] id: &JsValue,
) -> Answer {
    encode(&drop_group(&inputs(values)?.scenario, segment(id)?))
}

/// The networks on which employees have contacts.
#[wasm_bindgen(unchecked_return_type = "NetworkRow[]")]
pub fn networks(#[wasm_bindgen(unchecked_param_type = "Inputs")] values: &JsValue) -> Answer {
    encode(&networks_of(&inputs(values)?.scenario.values))
}

/// Networks that have a name, and what is known of them.
#[wasm_bindgen(js_name = knownNetworks, unchecked_return_type = "KnownNetwork[]")]
pub fn known_networks() -> Answer {
    encode(&KNOWN_NETWORKS)
}

/// A network of that name to begin with; null where there is no place for one more.
#[wasm_bindgen(js_name = newNetwork, unchecked_return_type = "NetworkRow | null")]
pub fn new_network(
    #[wasm_bindgen(unchecked_param_type = "Inputs")] values: &JsValue,
    #[wasm_bindgen(unchecked_param_type = "string")] name: &JsValue,
) -> Answer {
    encode(&begin_network(&inputs(values)?.scenario.values, &string(name, "name")?))
}

/// The inputs with a network as given.
#[wasm_bindgen(js_name = withNetwork, unchecked_return_type = "FullInputs")]
pub fn with_network(
    #[wasm_bindgen(unchecked_param_type = "Inputs")] values: &JsValue,
    #[wasm_bindgen(unchecked_param_type = "NetworkRow")] row: &JsValue,
) -> Answer {
    let row = NetworkRow {
        id: network(&get(row, "id"))?,
        contacts: figure(row, "contacts")?,
        visibility: figure(row, "visibility")?.min(1.0),
        clicks: figure(row, "clicks")?.min(1.0),
    };
    encode(&put_network(&inputs(values)?.scenario, row))
}

/// The inputs without contacts on a network.
#[wasm_bindgen(js_name = withoutNetwork, unchecked_return_type = "FullInputs")]
pub fn without_network(
    #[wasm_bindgen(unchecked_param_type = "Inputs")] values: &JsValue,
    #[wasm_bindgen(unchecked_param_type = "NetworkId")] id: &JsValue,
) -> Answer {
    encode(&drop_network(&inputs(values)?.scenario, network(id)?))
}

fn segment(id: &JsValue) -> Result<Segment, JsValue> {
    place(id, "group", Segment::find, Segment::ALL.map(Segment::id))
}

fn network(id: &JsValue) -> Result<Network, JsValue> {
    place(id, "network", Network::find, Network::ALL.map(Network::id))
}

/// The place of an id; where there is none, the error says which there are.
fn place<T, const N: usize>(
    id: &JsValue,
    kind: &str,
    find: fn(&str) -> Option<T>,
    ids: [&str; N],
) -> Result<T, JsValue> {
    let name = string(id, "id")?;
    match find(&name) {
        Some(found) => Ok(found),
        None => fail(&format!("\"{name}\": no such {kind}; {} are", ids.join(", "))),
    }
}

/// A figure of a row: a number from 0.
fn figure(row: &JsValue, key: &str) -> Result<f64, JsValue> {
    match get(row, key).as_f64().filter(|number| *number >= 0.0 && number.is_finite()) {
        Some(number) => Ok(number),
        None => fail(&format!("{key}: a number from 0 is expected")),
    }
}
