//! Runs the benchmarks in a browser, each beside its peers.

use anyhow::{Context, Result, ensure};

use crate::project::command_with;
use crate::site;
use crate::tools::{self, Purpose};

/// Prints the ratios and writes `target/bench/*.json`.
pub(crate) fn run() -> Result<()> {
    tools::install(Purpose::Test)?;
    site::build()?;
    let status = command_with("node", &["benches/browser/run.mjs"])
        .env("CHROME_PATH", tools::browser().unwrap_or_default())
        .status()
        .context("cannot start node")?;
    ensure!(status.success(), "the benchmarks failed");
    Ok(())
}
