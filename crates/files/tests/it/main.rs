//! Files of every layout, built here and read: no file of a real person is in the repository.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    missing_docs,
    unreachable_pub
)]

mod archives;
mod build;
mod columns;
mod connections;
mod containers;
mod counted;
mod damaged;
mod dates;
mod doubts;
mod exports;
mod extremes;
mod grains;
mod groups;
mod headings;
mod labels;
mod leads;
mod members;
mod metrics;
mod networks;
mod packed;
mod page;
mod people;
mod periods;
mod posts;
mod preambles;
mod proof;
mod quantities;
mod sheets;
mod spans;
mod stacked;
mod sums;
mod tables;
mod teams;
mod totals;
mod trees;
mod units;
mod wholes;
mod workbook;
