//! Builds the release twice, from clean clones in folders of different names and depths, and compares every file.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use crate::project::{self, command_with};
use crate::step;
use crate::tools::{self, Purpose};

/// Two places that have nothing in common but where they begin.
const FOLDERS: [&str; 2] = ["target/reproduce/one", "target/reproduce/another/much/deeper one"];

/// Says which files differ; the answer is whether none does. What is not committed is not built.
pub(crate) fn run() -> Result<bool> {
    tools::install(Purpose::Build)?;
    let mut builds = Vec::new();
    for folder in FOLDERS {
        let place = project::path(folder);
        if place.exists() {
            fs::remove_dir_all(&place)?;
        }
        let mut clone = command_with("git", &["clone", "--quiet", "--no-hardlinks", "."]);
        clone.arg(&place);
        step::run(&format!("clone into {folder}"), clone)?;
        // The tools are found on the path; all else is that folder's own.
        let mut build = command_with("cargo", &["xtask", "build"]);
        build.current_dir(&place).env_remove("CARGO_TARGET_DIR");
        step::run(&format!("build in {folder}"), build)?;
        builds.push(files(&place.join("dist"))?);
    }
    let [one, other] = &builds[..] else { return Ok(false) };
    let names = one.keys().chain(other.keys().filter(|name| !one.contains_key(*name)));
    let different: Vec<&PathBuf> = names.filter(|name| one.get(*name) != other.get(*name)).collect();
    for name in &different {
        println!("differs: {}", name.display());
    }
    println!("{} files, {} differ", one.len(), different.len());
    Ok(different.is_empty() && !one.is_empty())
}

/// Every file below a folder, by its path from there.
fn files(folder: &Path) -> Result<BTreeMap<PathBuf, Vec<u8>>> {
    let mut found = BTreeMap::new();
    let mut open = vec![folder.to_path_buf()];
    while let Some(next) = open.pop() {
        for entry in fs::read_dir(&next).with_context(|| format!("cannot read {}", next.display()))? {
            let path = entry?.path();
            if path.is_dir() {
                open.push(path);
            } else {
                found.insert(path.strip_prefix(folder)?.to_path_buf(), fs::read(&path)?);
            }
        }
    }
    Ok(found)
}
