//! The commands of this repository: `cargo xtask <command>`.

mod bench;
mod doctor;
mod project;
mod remedy;
mod reproduce;
mod serve;
mod site;
mod step;
mod tally;
mod test;
mod tools;
mod version;

use std::process::ExitCode;

use anyhow::{Result, bail};
use lexopt::prelude::*;

use crate::tools::Purpose;

const HELP: &str = "\
Usage: cargo xtask <command>

  serve [--port 8080]   build the site and serve it on 127.0.0.1
  test                  run every test: native, wasm in a browser, end to end
  build                 write the release files to dist/
  reproduce             build twice in different folders, and compare every file of dist/
  bench                 run the benchmarks and write target/bench/*.json
  doctor                say what is installed, what is missing, and why it is needed

Each command installs what it needs and is missing.";

enum Task {
    Serve { port: u16 },
    Test,
    Build,
    Reproduce,
    Bench,
    Doctor,
    Help,
}

fn parse(mut arguments: lexopt::Parser) -> Result<Task> {
    let mut command = None;
    let mut port = None;
    while let Some(argument) = arguments.next()? {
        match argument {
            Long("port") => port = Some(arguments.value()?.parse()?),
            Short('h') | Long("help") => return Ok(Task::Help),
            Value(name) if command.is_none() => command = Some(name.string()?),
            other => return Err(other.unexpected().into()),
        }
    }
    match (command.as_deref(), port) {
        (Some("serve"), port) => Ok(Task::Serve { port: port.unwrap_or(8080) }),
        (_, Some(_)) => bail!("only `serve` takes --port"),
        (Some("test"), _) => Ok(Task::Test),
        (Some("build"), _) => Ok(Task::Build),
        (Some("reproduce"), _) => Ok(Task::Reproduce),
        (Some("bench"), _) => Ok(Task::Bench),
        (Some("doctor"), _) => Ok(Task::Doctor),
        (Some("help") | None, _) => Ok(Task::Help),
        (Some(other), _) => bail!("there is no command `{other}`\n\n{HELP}"),
    }
}

/// Runs the task; the answer is whether all is well.
fn run(task: &Task) -> Result<bool> {
    match *task {
        Task::Serve { port } => serve::run(port).map(|()| true),
        Task::Test => test::run(),
        Task::Build => tools::install(Purpose::Build).and_then(|()| site::build()).map(|()| true),
        Task::Reproduce => reproduce::run(),
        Task::Bench => bench::run().map(|()| true),
        Task::Doctor => doctor::run(),
        Task::Help => {
            println!("{HELP}");
            Ok(true)
        }
    }
}

fn main() -> ExitCode {
    match parse(lexopt::Parser::from_env()).and_then(|task| run(&task)) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}
