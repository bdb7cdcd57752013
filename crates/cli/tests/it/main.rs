//! The command line, by running it.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a failing test panics"
)]

mod answers;
mod docs;
mod files;
mod fit;
mod inputs;
mod model;
mod render;

use serde_json::Value;
use std::io::Write;
use std::process::{Command, Stdio};

struct Ran {
    status: i32,
    out: String,
    err: String,
}

fn command(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_reach-estimator"));
    command.args(arguments).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    command
}

fn run_with(arguments: &[&str], input: &[u8]) -> Ran {
    let mut child = command(arguments).spawn().unwrap();
    // A command that does not read its input closes the pipe.
    let _ = child.stdin.take().unwrap().write_all(input);
    let output = child.wait_with_output().unwrap();
    Ran {
        status: output.status.code().unwrap(),
        out: String::from_utf8(output.stdout).unwrap(),
        err: String::from_utf8(output.stderr).unwrap(),
    }
}

fn run(arguments: &[&str]) -> Ran {
    run_with(arguments, b"")
}

/// The lines of JSON that a call answers with.
fn answers(arguments: &[&str], input: &str) -> Vec<Value> {
    let ran = run_with(arguments, input.as_bytes());
    assert_eq!((ran.status, ran.err.as_str()), (0, ""), "{arguments:?}");
    ran.out.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

fn answer(arguments: &[&str]) -> Value {
    let mut all = answers(arguments, "");
    assert_eq!(all.len(), 1, "{arguments:?}");
    all.remove(0)
}

/// Refused: status 2, nothing on standard output, and a message with all of `said`.
fn refused(arguments: &[&str], input: &[u8], said: &[&str]) {
    let ran = run_with(arguments, input);
    assert_eq!((ran.status, ran.out.as_str()), (2, ""), "{arguments:?}: {}", ran.err);
    for said in said {
        assert!(ran.err.contains(said), "{arguments:?} does not say {said}: {}", ran.err);
    }
}

fn keys(value: &Value) -> Vec<&str> {
    value.as_object().unwrap().keys().map(String::as_str).collect()
}

/// A figure by its dotted name.
fn figure(estimate: &Value, name: &str) -> Value {
    name.split('.').fold(estimate.clone(), |value, key| value[key].clone())
}
