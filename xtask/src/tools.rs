//! What has to be installed, why, which version, and how it is installed.

use std::{env, fs};

use anyhow::{Context, Result, ensure};

use crate::project::{self, command_with, which};
use crate::remedy::Remedy;
use crate::step;
use crate::version::{Wanted, locked_version, printed, version_of};

const CARGO_DENY: &str = "0.20.2";
const WASM_PACK: &str = "0.15.0";
const NODE_MAJOR: u32 = 20;
const FIREFOX_MAJOR: u32 = 140;
const NPM_CI: &str = "npm ci --ignore-scripts --no-audit --no-fund";
const BROWSER_ELSEWHERE: &str = "install Chromium or Chrome with its ChromeDriver, and have both on PATH";

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

/// Installs what is missing for a purpose, or says what to do.
pub(crate) fn install(purpose: Purpose) -> Result<()> {
    install_those(|tool| tool.purpose <= purpose)
}

/// Installs what is missing for testing, but for what building needs and has to be compiled first: that takes long, and
/// much of the tests needs none of it.
pub(crate) fn install_for_lints() -> Result<()> {
    install_those(|tool| tool.purpose == Purpose::Test || !tool.remedy.compiles())
}

fn install_those(wanted: impl Fn(&Tool) -> bool) -> Result<()> {
    let tools = step::within("look for tools", || {
        let mut tools = all()?;
        tools.retain(|tool| wanted(tool) && !tool.is_there());
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
            remedy: Remedy::run("rustup target add wasm32-unknown-unknown", "."),
        },
        Tool {
            name: "wasm-pack",
            why: "builds the WebAssembly module, its JavaScript and its types",
            purpose: Purpose::Build,
            wanted: Wanted::Exactly(WASM_PACK.into()),
            find: || version_of("wasm-pack"),
            remedy: Remedy::cargo("wasm-pack", WASM_PACK, &["--locked"]),
        },
        Tool {
            name: "wasm-bindgen-cli",
            why: "writes the JavaScript between browser and module; must match Cargo.lock",
            purpose: Purpose::Build,
            wanted: Wanted::Exactly(bindgen.clone()),
            find: || version_of("wasm-bindgen"),
            // Its lock file may name a release that a registry mirror does not have.
            remedy: Remedy::cargo("wasm-bindgen-cli", &bindgen, &["--locked", ""]),
        },
        Tool {
            name: "node",
            why: "bundles the element, serves the site, runs the end-to-end tests",
            purpose: Purpose::Build,
            wanted: Wanted::AtLeast(NODE_MAJOR),
            find: || version_of("node"),
            remedy: Remedy::ByHand("install Node.js 20 or newer with npm, from your system's packages or nodejs.org"),
        },
        Tool {
            name: "npm packages",
            why: "esbuild, wasm-opt, the type checker and the browser driver, as www/package-lock.json pins them",
            purpose: Purpose::Build,
            wanted: Wanted::Any,
            find: || npm_packages("www"),
            remedy: Remedy::run(NPM_CI, "www"),
        },
        Tool {
            name: "frameworks",
            why: "build the recipes of docs/frameworks.md and open pages with libraries, as tests/frameworks/package-lock.json pins them",
            purpose: Purpose::Test,
            wanted: Wanted::Any,
            find: || npm_packages("tests/frameworks"),
            remedy: Remedy::run(NPM_CI, "tests/frameworks"),
        },
        Tool {
            name: "cargo-deny",
            why: "checks licences, sources and versions of all packages",
            purpose: Purpose::Test,
            wanted: Wanted::Exactly(CARGO_DENY.into()),
            find: || version_of("cargo-deny"),
            remedy: Remedy::cargo("cargo-deny", CARGO_DENY, &["--locked"]),
        },
        component("rustfmt", "checks the layout of the Rust code", || version_of("rustfmt")),
        component("clippy", "lints the Rust code", || version_of("cargo-clippy")),
        Tool {
            name: "chromium",
            why: "the browser of the wasm tests and of the benchmarks (CHROME_PATH names another)",
            purpose: Purpose::Test,
            wanted: Wanted::Any,
            find: || version_of(&browser()?),
            remedy: Remedy::debian("chromium fonts-liberation", BROWSER_ELSEWHERE),
        },
        Tool {
            name: "chromedriver",
            why: "lets the wasm tests start that browser (CHROMEDRIVER names another)",
            purpose: Purpose::Test,
            wanted: Wanted::Any,
            find: || version_of(&driver()?),
            remedy: Remedy::debian("chromium-driver", BROWSER_ELSEWHERE),
        },
        Tool {
            name: "chromium-headless-shell",
            why: "the same engine without windows, in half of the time, for the end-to-end tests",
            purpose: Purpose::Test,
            wanted: Wanted::Any,
            find: || version_of(&shell()?),
            remedy: Remedy::debian("chromium-headless-shell", BROWSER_ELSEWHERE),
        },
        Tool {
            name: "firefox",
            why: "the second engine that the tests drive (FIREFOX_PATH names another)",
            purpose: Purpose::Test,
            wanted: Wanted::AtLeast(FIREFOX_MAJOR),
            find: || version_of(&firefox()?),
            remedy: Remedy::debian("firefox-esr", "install Firefox, and have it on PATH"),
        },
        Tool {
            name: "webkit",
            why: "the third engine: WebKitGTK in a window of Python's, with the mouse and keyboard of Xvfb",
            purpose: Purpose::Test,
            wanted: Wanted::Any,
            find: webkit,
            remedy: Remedy::debian(
                "python3-gi python3-gi-cairo gir1.2-webkit2-4.1 libxtst6 xvfb",
                "install WebKitGTK 4.1 with its introspection data, PyGObject with cairo, and Xvfb",
            ),
        },
        Tool {
            name: "poppler",
            why: "reads the printed brief back: its pages and its text",
            purpose: Purpose::Test,
            wanted: Wanted::Any,
            find: || which("pdfinfo").zip(which("pdftotext")).map(|(file, _)| file.display().to_string()),
            remedy: Remedy::debian("poppler-utils", "install poppler, and have pdfinfo and pdftotext on PATH"),
        },
        Tool {
            name: "libreoffice",
            why: "recalculates the workbook, which must come to the same figures",
            purpose: Purpose::Test,
            wanted: Wanted::Any,
            find: || which("soffice").map(|file| file.display().to_string()),
            remedy: Remedy::debian("libreoffice-calc-nogui", "install LibreOffice Calc, and have soffice on PATH"),
        },
    ])
}

/// A whole browser: the one that `CHROME_PATH` names, or the first that is installed.
pub(crate) fn browser() -> Option<String> {
    env::var("CHROME_PATH").ok().or_else(|| {
        ["chromium", "chromium-browser", "google-chrome", "chrome"]
            .into_iter()
            .find_map(which)
            .map(|file| file.display().to_string())
    })
}

/// What the end-to-end tests drive: the one that `CHROME_PATH` names, or the shell; a whole browser does too, where no
/// package of the shell is to be had.
pub(crate) fn shell() -> Option<String> {
    let installed = which("chromium-headless-shell").map(|file| file.display().to_string());
    env::var("CHROME_PATH").ok().or(installed).or_else(|| which("apt-get").is_none().then(browser).flatten())
}

/// Firefox: the one that `FIREFOX_PATH` names, or the first that is installed.
pub(crate) fn firefox() -> Option<String> {
    env::var("FIREFOX_PATH")
        .ok()
        .or_else(|| ["firefox-esr", "firefox"].into_iter().find_map(which).map(|file| file.display().to_string()))
}

/// The version of WebKitGTK, where everything is there to open a window with it.
fn webkit() -> Option<String> {
    const VERSION: &str = "import cairo, gi; gi.require_version('WebKit2', '4.1'); from gi.repository import WebKit2 as w; \
        print(w.get_major_version(), w.get_minor_version(), w.get_micro_version(), sep='.')";
    which("Xvfb")?;
    // The system's own Python is the one that has the system's packages.
    Some(printed(command_with("/usr/bin/python3", &["-c", VERSION]))?.trim().to_owned())
}

/// The program through which the wasm tests drive that browser.
pub(crate) fn driver() -> Option<String> {
    env::var("CHROMEDRIVER").ok().or_else(|| which("chromedriver").map(|file| file.display().to_string()))
}

impl Tool {
    /// The version that is installed, if it is.
    pub(crate) fn found(&self) -> Option<String> {
        (self.find)()
    }

    /// Whether a version is installed that will do.
    pub(crate) fn is_there(&self) -> bool {
        self.found().is_some_and(|found| self.wanted.accepts(&found))
    }

    fn install(&self) -> Result<()> {
        let advice = || match self.found() {
            Some(found) => format!("{} {} is needed, found {found}: {}", self.name, self.wanted, self.remedy),
            None => format!("{} is missing: {}", self.name, self.remedy),
        };
        self.remedy.apply(&format!("install {}", self.name)).with_context(advice)?;
        ensure!(self.is_there(), advice());
        Ok(())
    }
}

fn component(name: &'static str, why: &'static str, find: fn() -> Option<String>) -> Tool {
    Tool {
        name,
        why,
        purpose: Purpose::Test,
        wanted: Wanted::Any,
        find,
        remedy: Remedy::run(&format!("rustup component add {name}"), "."),
    }
}

fn wasm_target() -> Option<String> {
    let folder = printed(command_with("rustc", &["--print", "target-libdir", "--target", "wasm32-unknown-unknown"]))?;
    fs::exists(folder.trim()).ok()?.then(|| version_of("rustc"))?
}

/// Present if they were installed after the lock file was last written.
fn npm_packages(folder: &str) -> Option<String> {
    let time = |file: &str| fs::metadata(project::path(folder).join(file)).ok()?.modified().ok();
    let installed = time("node_modules/.package-lock.json")?;
    (installed >= time("package-lock.json")?).then(|| "as locked".into())
}
