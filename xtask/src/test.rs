//! Runs every test, layer by layer; stops at the first layer that fails. What is no end-to-end test comes in two lines of
//! layers at the same time: each of them leaves a processor idle while it links.

use std::panic::resume_unwind;
use std::process::Command;
use std::thread;

use anyhow::Result;

use crate::project::command_with;
use crate::tally::Tally;
use crate::tools::{self, Purpose};
use crate::version::printed;
use crate::{site, step};

/// How long one wasm test may take in the browser, in seconds.
const BROWSER_TIMEOUT: &str = "600";

struct Layer {
    name: &'static str,
    work: Work,
}

enum Work {
    /// Passes or fails as a whole.
    Check(fn() -> Result<Command>),
    /// Counts its tests.
    Tests(fn() -> Result<Command>),
    /// Builds what the layers below test.
    Build,
}

/// Without a browser, and without the site.
const NATIVE: [Layer; 7] = [
    Layer { name: "format", work: Work::Check(|| Ok(command_with("cargo", &["fmt", "--all", "--check"]))) },
    Layer { name: "lint, native", work: Work::Check(|| Ok(clippy(&["--workspace", "--all-targets"]))) },
    Layer {
        name: "lint, wasm",
        work: Work::Check(|| {
            Ok(clippy(&["--package", "reach-estimator-more", "--all-targets", "--target", "wasm32-unknown-unknown"]))
        }),
    },
    Layer {
        name: "documentation",
        work: Work::Check(|| {
            let mut command = command_with("cargo", &["doc", "--workspace", "--no-deps"]);
            command.env("RUSTDOCFLAGS", "-Dwarnings");
            Ok(command)
        }),
    },
    Layer {
        name: "supply chain",
        work: Work::Check(|| {
            Ok(command_with("cargo", &["deny", "--workspace", "check", "licenses", "bans", "sources"]))
        }),
    },
    Layer {
        // The crate as it is published, by itself: without the packages around it, and with its own files only.
        name: "package of the core",
        work: Work::Check(|| {
            Ok(command_with("cargo", &["package", "--package", "reach-estimator", "--allow-dirty", "--quiet"]))
        }),
    },
    Layer {
        name: "native tests",
        // What exists for a browser only is compiled, and tested, for one.
        work: Work::Tests(|| {
            let mut command = command_with("cargo", &["test", "--workspace", "--no-fail-fast"]);
            for package in ["live", "more", "files-web"] {
                command.arg(format!("--exclude=reach-estimator-{package}"));
            }
            Ok(command)
        }),
    },
];

/// What the browsers open, and the modules in it.
const SITE: [Layer; 4] = [
    Layer { name: "site", work: Work::Build },
    Layer {
        name: "lint, JavaScript and styles",
        work: Work::Check(|| {
            Ok(command_with("node", &["www/node_modules/@biomejs/biome/bin/biome", "check", "--error-on-warnings"]))
        }),
    },
    Layer {
        name: "types",
        work: Work::Check(|| Ok(command_with("node", &["www/node_modules/typescript/bin/tsc", "-p", "www"]))),
    },
    Layer {
        name: "wasm tests in the browser",
        work: Work::Tests(|| {
            let mut command = site::browser_tests();
            command
                .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER", "wasm-bindgen-test-runner")
                .env("WASM_BINDGEN_TEST_TIMEOUT", BROWSER_TIMEOUT)
                .env("CHROMEDRIVER", tools::driver().unwrap_or_default());
            Ok(command)
        }),
    },
];

/// The product in browsers.
const BROWSERS: [Layer; 2] = [
    Layer { name: "end-to-end, Chromium", work: Work::Tests(|| Ok(end_to_end(&["chromium"]))) },
    Layer { name: "end-to-end, Firefox and WebKit", work: Work::Tests(|| Ok(end_to_end(&["firefox", "webkit"]))) },
];

/// Runs the layers and prints their counts; the answer is whether all passed.
pub(crate) fn run() -> Result<bool> {
    tools::install_for_lints()?;
    let (native, site) = thread::scope(|scope| {
        let site = scope.spawn(|| run_each(&SITE, true));
        (run_each(&NATIVE, true), site.join().unwrap_or_else(|panic| resume_unwind(panic)))
    });
    let mut rows = native?;
    rows.extend(site?);
    rows.extend(run_each(&BROWSERS, all_passed(&rows))?);
    println!();
    let mut total = Tally::default();
    for (name, outcome) in &rows {
        println!("{name:<32}{}", outcome.as_ref().map_or("not run".into(), Outcome::describe));
        total += outcome.as_ref().map_or_else(Tally::default, |outcome| outcome.tally);
    }
    println!("\n{}", printed(command_with("node", &["tests/e2e/engines/suite.js"])).unwrap_or_default().trim());
    println!("\n{} passed, {} failed", total.passed, total.failed);
    Ok(all_passed(&rows))
}

/// What came of a layer, if it was run.
type Row = (&'static str, Option<Outcome>);

fn all_passed(rows: &[Row]) -> bool {
    rows.iter().all(|(_, outcome)| outcome.as_ref().is_some_and(|outcome| outcome.succeeded))
}

/// One layer after the other, until one fails.
fn run_each(layers: &'static [Layer], mut running: bool) -> Result<Vec<Row>> {
    let mut rows = Vec::new();
    for layer in layers {
        let outcome = if running { Some(layer.run()?) } else { None };
        running = outcome.as_ref().is_some_and(|outcome| outcome.succeeded);
        rows.push((layer.name, outcome));
    }
    Ok(rows)
}

struct Outcome {
    succeeded: bool,
    tally: Tally,
}

impl Outcome {
    /// A layer that fails without a failed test counts as one failure.
    fn new(succeeded: bool, mut tally: Tally) -> Self {
        if !succeeded {
            tally.failed = tally.failed.max(1);
        }
        Self { succeeded, tally }
    }

    fn describe(&self) -> String {
        let Tally { passed, failed, skipped } = self.tally;
        match (self.succeeded, passed) {
            (true, 0) => "ok".into(),
            (false, 0) => "failed".into(),
            _ => format!("{passed} passed, {failed} failed, {skipped} skipped"),
        }
    }
}

impl Layer {
    fn run(&self) -> Result<Outcome> {
        let attempt = |command: fn() -> Result<Command>| step::attempt(self.name, vec![command()?]);
        Ok(match self.work {
            Work::Check(command) => Outcome::new(attempt(command)?.succeeded, Tally::default()),
            Work::Tests(command) => {
                let outcome = attempt(command)?;
                let tally = Tally::read(&outcome.log);
                // A runner that found nothing to run has not shown anything.
                Outcome::new(outcome.succeeded && tally.passed > 0, tally)
            }
            Work::Build => {
                let built = tools::install(Purpose::Build).and_then(|()| site::build());
                if let Err(error) = &built {
                    eprintln!("error: {error:#}");
                }
                Outcome::new(built.is_ok(), Tally::default())
            }
        })
    }
}

fn clippy(what: &[&str]) -> Command {
    let mut command = command_with("cargo", &["clippy"]);
    command.args(what).args(["--", "-Dwarnings"]);
    command
}

/// The end-to-end tests in these engines, at the same time.
fn end_to_end(engines: &[&str]) -> Command {
    let mut command = command_with("node", &["tests/e2e/run.js"]);
    command
        .args(engines)
        .env("CHROME_PATH", tools::shell().unwrap_or_default())
        .env("FIREFOX_PATH", tools::firefox().unwrap_or_default());
    command
}
