//! Runs the benchmarks, native and in a browser, each beside its peers.

use std::fs;

use anyhow::{Context, Result, ensure};

use crate::project::{self, command_with};
use crate::site;
use crate::tools::{self, Purpose};

/// Runs them one after the other; each prints its ratios and writes `target/bench/*.json`.
pub(crate) fn run() -> Result<()> {
    tools::install(Purpose::Test)?;
    site::build()?;
    fs::create_dir_all(project::path("target/bench"))?;
    let browser = tools::browser().unwrap_or_default();
    for (program, arguments) in
        [("cargo", ["bench", "--benches"].as_slice()), ("node", ["benches/browser/run.mjs"].as_slice())]
    {
        let status = command_with(program, arguments)
            .env("CHROME_PATH", &browser)
            .status()
            .with_context(|| format!("cannot start {program}"))?;
        ensure!(status.success(), "{program} {} failed", arguments.join(" "));
    }
    Ok(())
}
