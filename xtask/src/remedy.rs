//! How a missing tool is installed, as commands that can be run or shown.

use std::fmt;
use std::fs;
use std::process::Command;

use anyhow::{Result, ensure};

use crate::project::{self, command_with, which};
use crate::step;

/// How a missing tool is installed.
pub(crate) enum Remedy {
    /// All of these, in turn.
    All(Vec<Line>),
    /// The first of these that works.
    First(Vec<Line>),
    /// By whoever sits at the machine.
    ByHand(&'static str),
}

/// A command as it would be typed, in a folder of the repository.
pub(crate) struct Line {
    folder: &'static str,
    words: Vec<String>,
}

impl Remedy {
    /// A package of cargo's, into a folder of the repository. The first set of flags that works will do.
    ///
    /// These run for a second or two, so they are not optimised: that is compiled in a third of the time. What several
    /// of them are made from is compiled once.
    pub(crate) fn cargo(package: &str, version: &str, flags: &[&str]) -> Self {
        const QUICK: &str = "--debug --config profile.dev.debug=0 --target-dir target/tools/cache";
        let line =
            |flags: &&str| Line::new(&format!("cargo install {flags} {QUICK} --root target/tools {package}@{version}"));
        Self::First(flags.iter().map(line).collect())
    }

    /// One command in a folder of the repository.
    pub(crate) fn run(typed: &str, folder: &'static str) -> Self {
        Self::All(vec![Line { folder, ..Line::new(typed) }])
    }

    /// Packages of Debian and its relatives, or what to do elsewhere.
    pub(crate) fn debian(packages: &str, elsewhere: &'static str) -> Self {
        if which("apt-get").is_none() {
            return Self::ByHand(elsewhere);
        }
        let sudo = if is_root() { "" } else { "sudo" };
        Self::All(vec![
            Line::new(&format!("{sudo} apt-get update")),
            Line::new(&format!("{sudo} apt-get install --yes --no-install-recommends {packages}")),
        ])
    }

    /// Whether it compiles a program.
    pub(crate) fn compiles(&self) -> bool {
        matches!(self, Self::First(_))
    }

    /// Carries it out, as a step of that name.
    pub(crate) fn apply(&self, name: &str) -> Result<()> {
        let attempts: Vec<Vec<Command>> = match self {
            Self::All(lines) => lines.iter().map(|line| vec![line.command()]).collect(),
            Self::First(lines) => vec![lines.iter().map(Line::command).collect()],
            Self::ByHand(_) => Vec::new(),
        };
        for commands in attempts {
            ensure!(step::attempt(name, commands)?.succeeded, "{name} failed");
        }
        Ok(())
    }
}

impl fmt::Display for Remedy {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let typed = |lines: &[Line], between| lines.iter().map(Line::to_string).collect::<Vec<_>>().join(between);
        match self {
            Self::All(lines) => write!(formatter, "run `{}`", typed(lines, " && ")),
            Self::First(lines) => write!(formatter, "run `{}`", typed(lines, " || ")),
            Self::ByHand(advice) => formatter.write_str(advice),
        }
    }
}

impl Line {
    fn new(typed: &str) -> Self {
        Self { folder: ".", words: typed.split_whitespace().map(str::to_owned).collect() }
    }

    fn command(&self) -> Command {
        let words: Vec<&str> = self.words.iter().map(String::as_str).collect();
        let (program, arguments) = words.split_first().unwrap_or((&"true", &[]));
        let mut command = command_with(program, arguments);
        command.current_dir(project::path(self.folder)).env("DEBIAN_FRONTEND", "noninteractive");
        command
    }
}

impl fmt::Display for Line {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.folder != "." {
            write!(formatter, "cd {} && ", self.folder)?;
        }
        formatter.write_str(&self.words.join(" "))
    }
}

/// Only root may install packages; everyone else asks through sudo.
fn is_root() -> bool {
    fs::metadata("/proc/self").is_ok_and(|process| owner(&process) == 0)
}

#[cfg(unix)]
fn owner(metadata: &fs::Metadata) -> u32 {
    std::os::unix::fs::MetadataExt::uid(metadata)
}

#[cfg(not(unix))]
fn owner(_: &fs::Metadata) -> u32 {
    0
}
