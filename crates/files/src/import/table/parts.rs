//! Columns that say which part of the staff a row is about. Nobody is in two parts, so the people of all add up.

use super::Sheet;
use super::meaning::{Meaning, Places};
use super::row::print_of;
use crate::import::cell::{Cell, at};
use crate::import::words::words;

/// How headings call parts of a staff. Those of what people post on or about are none: one person is behind many.
const PARTS: [&str; 61] = [
    "team",
    "teams",
    "department",
    "dept",
    "division",
    "unit",
    "country",
    "region",
    "office",
    "location",
    "branch",
    "subsidiary",
    "entity",
    "squad",
    "abteilung",
    "bereich",
    "geschäftsbereich",
    "land",
    "standort",
    "niederlassung",
    "filiale",
    "gesellschaft",
    "mannschaft",
    "équipe",
    "equipe",
    "département",
    "pays",
    "région",
    "bureau",
    "lieu",
    "direction",
    "pôle",
    "equipo",
    "departamento",
    "área",
    "país",
    "pais",
    "región",
    "oficina",
    "sede",
    "ubicación",
    "sucursal",
    "setor",
    "região",
    "escritório",
    "filial",
    "unidade",
    "unidad",
    "diretoria",
    "فريق",
    "الفريق",
    "قسم",
    "القسم",
    "إدارة",
    "الإدارة",
    "بلد",
    "البلد",
    "الدولة",
    "منطقة",
    "المنطقة",
    "المكتب",
];

/// Finds them, where people are counted.
pub(super) fn find(sheet: &Sheet<'_, '_>, places: &Places) -> Vec<usize> {
    if places.of(Meaning::Sharers).is_none() {
        return Vec::new();
    }
    let is_part = |&(column, name): &(usize, &String)| {
        let is_named = words(&name.to_lowercase()).any(|word| PARTS.contains(&word));
        is_named && !places.hold(column) && !sheet.has_figures(column)
    };
    sheet.heading.names.iter().enumerate().filter(is_part).map(|(column, _)| column).collect()
}

/// Something of the part that a row is about; `None` when it does not say so in each column.
pub(super) fn of(cells: &[Cell<'_>], columns: &[usize]) -> Option<u64> {
    let names: Vec<String> = columns.iter().map(|&column| at(cells, column).heading()).collect();
    (!names.is_empty() && names.iter().all(|name| !name.is_empty())).then(|| print_of(&names.join("\n")))
}
