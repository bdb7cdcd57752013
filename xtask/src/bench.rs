//! Runs the benchmarks, native and in a browser, each beside its peers.

use std::fs;

use anyhow::{Context, Result, ensure};

use crate::project::{self, command_with};
use crate::site;
use crate::tools::{self, Purpose};

const NATIVE: (&str, &[&str], &str) = ("cargo", &["bench", "--bench", "native"], "benches/native.rs");
const BROWSER: (&str, &[&str], &str) = ("node", &["benches/browser/run.mjs"], "benches/browser/run.mjs");

/// Runs them one after the other; each prints its ratios and writes `target/bench/*.json`.
pub(crate) fn run() -> Result<()> {
    tools::install(Purpose::Test)?;
    site::build()?;
    fs::create_dir_all(project::path("target/bench"))?;
    let browser = tools::browser().unwrap_or_default();
    for (program, arguments, source) in [NATIVE, BROWSER] {
        if !project::path(source).exists() {
            println!("{source} is not there: nothing to measure");
            continue;
        }
        let status = command_with(program, arguments)
            .env("CHROME_PATH", &browser)
            .status()
            .with_context(|| format!("cannot start {program}"))?;
        ensure!(status.success(), "{program} {} failed", arguments.join(" "));
    }
    Ok(())
}
