//! What has to be installed, why, which version, and how it is installed.

use std::fmt;
use std::process::Command;
use std::{env, fs};

use anyhow::{Context, Result, anyhow, bail};

use crate::project::{self, command_with, which};
use crate::step;

const WASM_PACK: &str = "0.15.0";
const NODE_MAJOR: u32 = 20;

/// What a tool is needed for; testing needs everything that building does.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Purpose {
    Build,
    Test,
}

/// One thing that has to be there.
pub(crate) struct Tool {
    pub(crate) name: &'static str,
    pub(crate) why: &'static str,
    pub(crate) purpose: Purpose,
    pub(crate) wanted: Wanted,
    find: fn() -> Option<String>,
    pub(crate) remedy: Remedy,
}

/// Which versions will do.
pub(crate) enum Wanted {
    Any,
    Exactly(String),
    AtLeast(u32),
}

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

/// Installs what is missing for a purpose, or says what to do.
pub(crate) fn install(purpose: Purpose) -> Result<()> {
    let tools = step::within("look for tools", || {
        let mut tools = all()?;
        tools.retain(|tool| tool.purpose <= purpose && !tool.is_there());
        Ok(tools)
    })?;
    for tool in tools {
        tool.install()?;
    }
    Ok(())
}

/// Every tool, in the order in which they can be installed.
pub(crate) fn all() -> Result<Vec<Tool>> {
    let bindgen = locked_version("wasm-bindgen")?;
    Ok(vec![
        Tool {
            name: "wasm32-unknown-unknown",
            why: "the standard library that the WebAssembly module is compiled with",
            purpose: Purpose::Build,
            wanted: Wanted::Any,
            find: wasm_target,
            remedy: Remedy::All(vec![Line::new("rustup target add wasm32-unknown-unknown")]),
        },
        Tool {
            name: "wasm-pack",
            why: "builds the WebAssembly module, its JavaScript and its types",
            purpose: Purpose::Build,
            wanted: Wanted::Exactly(WASM_PACK.into()),
            find: || version_of("wasm-pack"),
            remedy: Remedy::All(vec![cargo_install("wasm-pack", WASM_PACK, "--locked")]),
        },
        Tool {
            name: "wasm-bindgen-cli",
            why: "writes the JavaScript between browser and module; must match Cargo.lock",
            purpose: Purpose::Build,
            wanted: Wanted::Exactly(bindgen.clone()),
            find: || version_of("wasm-bindgen"),
            // Its lock file may name a release that a registry mirror does not have.
            remedy: Remedy::First(vec![
                cargo_install("wasm-bindgen-cli", &bindgen, "--locked"),
                cargo_install("wasm-bindgen-cli", &bindgen, ""),
            ]),
        },
        Tool {
            name: "node",
            why: "bundles the element, serves the site, runs the end-to-end tests",
            purpose: Purpose::Build,
            wanted: Wanted::AtLeast(NODE_MAJOR),
            find: || version_of("node"),
            remedy: Remedy::ByHand(
                "install Node.js 20 or newer with npm, from your system's packages or nodejs.org",
            ),
        },
        Tool {
            name: "npm packages",
            why: "esbuild, wasm-opt, the type checker and the browser driver, as www/package-lock.json pins them",
            purpose: Purpose::Build,
            wanted: Wanted::Any,
            find: npm_packages,
            remedy: Remedy::All(vec![
                Line::new("npm ci --ignore-scripts --no-audit --no-fund").within("www"),
            ]),
        },
        component("rustfmt", "checks the layout of the Rust code", || {
            version_of("rustfmt")
        }),
        component("clippy", "lints the Rust code", || {
            version_of("cargo-clippy")
        }),
        Tool {
            name: "chromium",
            why: "the browser that the tests drive (CHROME_PATH names another)",
            purpose: Purpose::Test,
            wanted: Wanted::Any,
            find: || version_of(&browser()?),
            remedy: debian("chromium fonts-liberation"),
        },
        Tool {
            name: "chromedriver",
            why: "lets the wasm tests start that browser (CHROMEDRIVER names another)",
            purpose: Purpose::Test,
            wanted: Wanted::Any,
            find: || version_of(&driver()?),
            remedy: debian("chromium-driver"),
        },
    ])
}

/// The browser that tests run in: the one that `CHROME_PATH` names, or the first that is installed.
pub(crate) fn browser() -> Option<String> {
    env::var("CHROME_PATH").ok().or_else(|| {
        ["chromium", "chromium-browser", "google-chrome", "chrome"]
            .into_iter()
            .find_map(which)
            .map(|file| file.display().to_string())
    })
}

/// The program through which the wasm tests drive that browser.
pub(crate) fn driver() -> Option<String> {
    env::var("CHROMEDRIVER")
        .ok()
        .or_else(|| which("chromedriver").map(|file| file.display().to_string()))
}

impl Tool {
    /// The version that is installed, if it is.
    pub(crate) fn found(&self) -> Option<String> {
        (self.find)()
    }

    /// Whether a version is installed that will do.
    pub(crate) fn is_there(&self) -> bool {
        self.found()
            .is_some_and(|found| self.wanted.accepts(&found))
    }

    fn install(&self) -> Result<()> {
        let advice = || match self.found() {
            Some(found) => format!(
                "{} {} is needed, found {found}: {}",
                self.name, self.wanted, self.remedy
            ),
            None => format!("{} is missing: {}", self.name, self.remedy),
        };
        let name = format!("install {}", self.name);
        match &self.remedy {
            Remedy::ByHand(_) => bail!(advice()),
            Remedy::All(lines) => {
                for line in lines {
                    let outcome =
                        step::attempt(&name, vec![line.command()]).with_context(advice)?;
                    if !outcome.succeeded {
                        bail!(advice());
                    }
                }
            }
            Remedy::First(lines) => {
                let commands = lines.iter().map(Line::command).collect();
                step::attempt(&name, commands).with_context(advice)?;
            }
        }
        if self.is_there() {
            Ok(())
        } else {
            bail!(advice())
        }
    }
}

impl Wanted {
    fn accepts(&self, found: &str) -> bool {
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

impl fmt::Display for Remedy {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let typed = |lines: &[Line], between| {
            lines
                .iter()
                .map(Line::to_string)
                .collect::<Vec<_>>()
                .join(between)
        };
        match self {
            Self::All(lines) => write!(formatter, "run `{}`", typed(lines, " && ")),
            Self::First(lines) => write!(formatter, "run `{}`", typed(lines, " || ")),
            Self::ByHand(advice) => formatter.write_str(advice),
        }
    }
}

impl Line {
    fn new(typed: &str) -> Self {
        Self {
            folder: ".",
            words: typed.split_whitespace().map(str::to_owned).collect(),
        }
    }

    fn within(self, folder: &'static str) -> Self {
        Self { folder, ..self }
    }

    fn command(&self) -> Command {
        let words: Vec<&str> = self.words.iter().map(String::as_str).collect();
        let (program, arguments) = words.split_first().unwrap_or((&"true", &[]));
        let mut command = command_with(program, arguments);
        command
            .current_dir(project::path(self.folder))
            .env("DEBIAN_FRONTEND", "noninteractive");
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

fn component(name: &'static str, why: &'static str, find: fn() -> Option<String>) -> Tool {
    Tool {
        name,
        why,
        purpose: Purpose::Test,
        wanted: Wanted::Any,
        find,
        remedy: Remedy::All(vec![Line::new(&format!("rustup component add {name}"))]),
    }
}

fn cargo_install(package: &str, version: &str, flags: &str) -> Line {
    Line::new(&format!(
        "cargo install {flags} --root target/tools {package}@{version}"
    ))
}

fn debian(packages: &str) -> Remedy {
    if which("apt-get").is_none() {
        return Remedy::ByHand(
            "install Chromium or Chrome with its ChromeDriver, and have both on PATH",
        );
    }
    // Only root may install packages; everyone else asks through sudo.
    let sudo = if fs::metadata("/proc/self").is_ok_and(|process| owner(&process) == 0) {
        ""
    } else {
        "sudo -n"
    };
    Remedy::All(vec![
        Line::new(&format!("{sudo} apt-get update")),
        Line::new(&format!(
            "{sudo} apt-get install --yes --no-install-recommends {packages}"
        )),
    ])
}

#[cfg(unix)]
fn owner(metadata: &fs::Metadata) -> u32 {
    std::os::unix::fs::MetadataExt::uid(metadata)
}

#[cfg(not(unix))]
fn owner(_: &fs::Metadata) -> u32 {
    0
}

fn wasm_target() -> Option<String> {
    let folder = printed(command_with(
        "rustc",
        &[
            "--print",
            "target-libdir",
            "--target",
            "wasm32-unknown-unknown",
        ],
    ))?;
    fs::exists(folder.trim())
        .ok()?
        .then(|| version_of("rustc"))?
}

/// Present if they were installed after the lock file was last written.
fn npm_packages() -> Option<String> {
    let time = |file: &str| fs::metadata(project::path(file)).ok()?.modified().ok();
    let installed = time("www/node_modules/.package-lock.json")?;
    (installed >= time("www/package-lock.json")?).then(|| "as locked".into())
}

fn version_of(program: &str) -> Option<String> {
    version_in(&printed(command_with(program, &["--version"]))?)
}

/// What a command prints, if it succeeds.
fn printed(mut command: Command) -> Option<String> {
    let output = command.output().ok()?;
    output
        .status
        .success()
        .then(|| String::from_utf8_lossy(&output.stdout).into_owned())
}

/// The first word that looks like a version.
fn version_in(text: &str) -> Option<String> {
    text.split_whitespace()
        .map(|word| word.trim_start_matches('v'))
        .find(|word| word.starts_with(|c: char| c.is_ascii_digit()) && word.contains('.'))
        .map(str::to_owned)
}

/// The version of a package in Cargo.lock.
fn locked_version(package: &str) -> Result<String> {
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
            (
                "Chromium 156.0.8078.79 built on Debian",
                Some("156.0.8078.79"),
            ),
            ("nothing here", None),
        ] {
            assert_eq!(version_in(text).as_deref(), version);
        }
    }

    #[test]
    fn versions_are_found_in_a_lock_file() {
        let lock = "[[package]]\nname = \"wasm-bindgen-macro\"\nversion = \"0.1.0\"\n\n[[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.130\"\n";
        assert_eq!(
            version_in_lock(lock, "wasm-bindgen").as_deref(),
            Some("0.2.130")
        );
        assert_eq!(version_in_lock(lock, "absent"), None);
    }

    #[test]
    fn newer_is_accepted_where_a_least_version_is_wanted() {
        assert!(Wanted::AtLeast(20).accepts("22.1.0"));
        assert!(!Wanted::AtLeast(20).accepts("18.19.1"));
        assert!(!Wanted::Exactly("0.2.130".into()).accepts("0.2.129"));
    }
}
