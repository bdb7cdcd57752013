//! One step of the work: a program whose output goes to a log, a line that says that it begins, and one how long it took.
//! Each is a whole line, because several steps may be under way.

use std::fs::{self, File};
use std::process::Command;
use std::time::Instant;

use anyhow::{Context, Result, bail};

use crate::project;

/// How many lines of a failed step's log are shown; the rest is in the file.
const SHOWN_LINES: usize = 300;

/// What a step left behind.
pub(crate) struct Outcome {
    pub(crate) succeeded: bool,
    pub(crate) log: String,
}

/// Runs a step that has to succeed.
pub(crate) fn run(name: &str, command: Command) -> Result<String> {
    let outcome = attempt(name, vec![command])?;
    if !outcome.succeeded {
        bail!("{name} failed");
    }
    Ok(outcome.log)
}

/// Runs the commands in turn until one succeeds. The log of the last one is shown if none does.
pub(crate) fn attempt(name: &str, commands: Vec<Command>) -> Result<Outcome> {
    let line = Line::start(name);
    let file = project::path("target/log").join(format!("{}.log", file_name(name)));
    fs::create_dir_all(project::path("target/log"))?;
    let mut succeeded = false;
    for mut command in commands {
        let log = File::create(&file)?;
        succeeded = command
            .stdout(log.try_clone()?)
            .stderr(log)
            .status()
            .with_context(|| format!("cannot start {}", command.get_program().display()))?
            .success();
        if succeeded {
            break;
        }
    }
    let log = String::from_utf8_lossy(&fs::read(&file)?).into_owned();
    line.finish(succeeded);
    if !succeeded {
        show(&log);
        eprintln!("(whole log: {})", file.display());
    }
    Ok(Outcome { succeeded, log })
}

/// Runs a step that needs no program of its own.
pub(crate) fn within<T>(name: &str, work: impl FnOnce() -> Result<T>) -> Result<T> {
    let line = Line::start(name);
    let result = work();
    line.finish(result.is_ok());
    result
}

/// The lines of progress.
struct Line<'a> {
    name: &'a str,
    started: Instant,
}

impl<'a> Line<'a> {
    fn start(name: &'a str) -> Self {
        eprintln!("{name} ...");
        Self { name, started: Instant::now() }
    }

    fn finish(self, succeeded: bool) {
        let mark = if succeeded { "" } else { "  FAILED" };
        eprintln!("{:<46}{:>7.1} s{mark}", self.name, self.started.elapsed().as_secs_f64());
    }
}

fn show(log: &str) {
    let lines: Vec<&str> = log.lines().collect();
    for line in lines.iter().skip(lines.len().saturating_sub(SHOWN_LINES)) {
        eprintln!("  {line}");
    }
}

fn file_name(name: &str) -> String {
    name.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty()).collect::<Vec<_>>().join("-")
}

#[cfg(test)]
mod tests {
    #[test]
    fn log_names_are_plain() {
        assert_eq!(super::file_name("compile wasm (simd128)"), "compile-wasm-simd128");
    }
}
