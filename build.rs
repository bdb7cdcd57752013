//! Writes down the directions of the Sobol sequence for as many dimensions as the table of parameters uses.

use std::path::Path;
use std::{env, fs, io};

/// Dimensions below this one are in use.
const IN_USE: u32 = 72;

fn main() -> io::Result<()> {
    println!("cargo::rerun-if-changed=build.rs");
    // A point is the sum, without carry, of the directions of the bits that its index has, of which there are sixteen.
    let directions = |dimension| (0..16).map(move |bit| sobol_burley::parts::sobol_rev(1 << (31 - bit), dimension));
    let rows: Vec<Vec<u32>> = (0..IN_USE).map(|dimension| directions(dimension).collect()).collect();
    let text = format!(
        "/// Directions of each dimension, bits reversed.\nstatic DIRECTIONS: [[u16; 16]; {IN_USE}] = {rows:?};\n"
    );
    fs::write(Path::new(&env::var("OUT_DIR").unwrap_or_default()).join("directions.rs"), text)
}
