//! Versions: which will do, which is installed, which is locked.

use std::fmt;
use std::process::Command;

use anyhow::{Result, anyhow};

use crate::project::{self, command_with};

/// Which versions will do.
pub(crate) enum Wanted {
    Any,
    Exactly(String),
    AtLeast(u32),
}

impl Wanted {
    /// Whether the version found will do.
    pub(crate) fn accepts(&self, found: &str) -> bool {
        match self {
            Self::Any => true,
            Self::Exactly(version) => found == version,
            Self::AtLeast(major) => found
                .split('.')
                .next()
                .and_then(|number| number.parse::<u32>().ok())
                .is_some_and(|number| number >= *major),
        }
    }
}

impl fmt::Display for Wanted {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Any => formatter.write_str("any"),
            Self::Exactly(version) => formatter.write_str(version),
            Self::AtLeast(major) => write!(formatter, ">= {major}"),
        }
    }
}

/// What a program says its version is, if it is there.
pub(crate) fn version_of(program: &str) -> Option<String> {
    version_in(&printed(command_with(program, &["--version"]))?)
}

/// What a command prints, if it succeeds.
pub(crate) fn printed(mut command: Command) -> Option<String> {
    let output = command.output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).into_owned())
}

/// The first word that looks like a version.
fn version_in(text: &str) -> Option<String> {
    text.split_whitespace()
        .map(|word| word.trim_start_matches('v'))
        .find(|word| word.starts_with(|c: char| c.is_ascii_digit()) && word.contains('.'))
        .map(str::to_owned)
}

/// The version of a package in Cargo.lock.
pub(crate) fn locked_version(package: &str) -> Result<String> {
    version_in_lock(&project::read(&project::path("Cargo.lock"))?, package)
        .ok_or_else(|| anyhow!("Cargo.lock does not name {package}"))
}

fn version_in_lock(lock: &str, package: &str) -> Option<String> {
    let name = format!("name = \"{package}\"");
    let mut lines = lock.lines().skip_while(|line| *line != name);
    let version = lines.nth(1)?.strip_prefix("version = \"")?;
    Some(version.trim_end_matches('"').to_owned())
}

#[cfg(test)]
mod tests {
    use super::{Wanted, version_in, version_in_lock};

    #[test]
    fn versions_are_found_in_what_tools_print() {
        for (text, version) in [
            ("v20.20.2", Some("20.20.2")),
            ("wasm-pack 0.15.0", Some("0.15.0")),
            ("Chromium 156.0.8078.79 built on Debian", Some("156.0.8078.79")),
            ("nothing here", None),
        ] {
            assert_eq!(version_in(text).as_deref(), version);
        }
    }

    #[test]
    fn versions_are_found_in_a_lock_file() {
        let lock = "[[package]]\nname = \"wasm-bindgen-macro\"\nversion = \"0.1.0\"\n\n[[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.130\"\n";
        assert_eq!(version_in_lock(lock, "wasm-bindgen").as_deref(), Some("0.2.130"));
        assert_eq!(version_in_lock(lock, "absent"), None);
    }

    #[test]
    fn newer_is_accepted_where_a_least_version_is_wanted() {
        assert!(Wanted::AtLeast(20).accepts("22.1.0"));
        assert!(!Wanted::AtLeast(20).accepts("18.19.1"));
        assert!(!Wanted::Exactly("0.2.130".into()).accepts("0.2.129"));
    }
}
