//! Builds the site and serves it on this machine.

use std::net::TcpListener;
use std::process::Command;

use anyhow::{Context, Result};

use crate::tools::{self, Purpose};
use crate::{project, site};

/// Serves `dist/` until it is stopped.
pub(crate) fn run(port: u16) -> Result<()> {
    // Asked first, so that nobody waits for a build to learn it.
    TcpListener::bind(("127.0.0.1", port))
        .with_context(|| format!("port {port} is taken; choose another with `cargo xtask serve --port <number>`"))?;
    tools::install(Purpose::Build)?;
    site::build()?;
    hand_over(project::command_with("node", &["www/serve.mjs", &port.to_string()]))
}

/// Becomes the server, so that stopping this process stops it.
#[cfg(unix)]
fn hand_over(mut command: Command) -> Result<()> {
    use std::os::unix::process::CommandExt;
    Err(command.exec()).context("cannot start node")
}

#[cfg(not(unix))]
fn hand_over(mut command: Command) -> Result<()> {
    let status = command.status().context("cannot start node")?;
    anyhow::ensure!(status.success(), "the server stopped: {status}");
    Ok(())
}
