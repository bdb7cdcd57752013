//! The command line: parse, call, print.

#[cfg(not(target_arch = "wasm32"))]
mod cli;

#[cfg(not(target_arch = "wasm32"))]
fn main() -> std::process::ExitCode {
    cli::run()
}

/// A browser has no command line.
#[cfg(target_arch = "wasm32")]
fn main() {}
