//! Files that hold what another one holds: saved twice, by another program, or exported again later.

use super::answer::Import;
use std::collections::HashMap;

/// Share of a file that is in another one when it holds the same.
pub(crate) const SAME: f64 = 0.9;

/// What a file lists, by what tells its entries apart.
pub(crate) type Listed<V> = HashMap<u64, V>;

/// Puts the files of one origin together: those that have something in common, and no less than `share` of the shorter.
/// What two of them hold is taken from the first. A file that adds next to nothing to another is named.
pub(crate) fn merged<V>(files: Vec<(Listed<V>, usize)>, share: f64, import: &mut Import) -> Vec<Listed<V>> {
    let mut all: Vec<(Listed<V>, usize)> = Vec::new();
    for (listed, place) in files {
        let shared = |other: &Listed<V>| listed.keys().filter(|key| other.contains_key(key)).count() as f64;
        let is_same = |(other, _): &&mut (Listed<V>, usize)| {
            let least = share * listed.len().min(other.len()) as f64;
            shared(other) >= least.max(1.0)
        };
        let Some((other, first)) = all.iter_mut().find(is_same) else {
            all.push((listed, place));
            continue;
        };
        if shared(other) >= SAME * listed.len() as f64 {
            import.count_once(place);
        } else if shared(other) >= SAME * other.len() as f64 {
            import.count_once(*first);
            *first = place;
        } else {
            import.leave_out_twice(place, shared(other) as u64);
        }
        for (key, entry) in listed {
            other.entry(key).or_insert(entry);
        }
    }
    all.into_iter().map(|(listed, _)| listed).collect()
}
