//! The command line, a file for each command. An answer is a text: nothing is printed unless all of it could be made.

mod answer;
mod arguments;
mod convergence;
mod curve;
mod distribution;
mod draw;
mod estimate;
mod failure;
mod fit;
mod grid;
mod import;
mod inputs;
mod language;
mod model;
mod parameters;
mod places;
mod render;
mod sensitivity;
mod solve;
mod workbook;

use arguments::{Arguments, Command};
use clap::Parser;
use failure::Failure;
use std::io::{self, ErrorKind, Write};
use std::process::ExitCode;

/// Exit status of a call that cannot be answered as asked; clap uses the same for a malformed call.
const BAD_INPUT: u8 = 2;

/// Answers the call this process was started with.
fn main() -> ExitCode {
    match answer(&Arguments::parse().command) {
        Ok(answered) => print(&answered),
        Err(failure) => {
            // Nobody is left to tell when standard error is closed.
            let _ = writeln!(io::stderr(), "reach-estimator: {failure}");
            ExitCode::from(BAD_INPUT)
        }
    }
}

/// What is printed, and the exit status that goes with it.
struct Answered {
    bytes: Vec<u8>,
    status: u8,
}

impl From<String> for Answered {
    fn from(text: String) -> Answered {
        Answered { bytes: text.into_bytes(), status: 0 }
    }
}

fn answer(command: &Command) -> Result<Answered, Failure> {
    let text = match command {
        Command::Import(call) => return import::answer(call),
        Command::Workbook(call) => return workbook::answer(call),
        Command::Estimate(call) => estimate::answer(call),
        Command::Distribution(call) => distribution::answer(call),
        Command::Solve(call) => solve::answer(call),
        Command::Sensitivity(call) => sensitivity::answer(call),
        Command::Fit(call) => fit::answer(call),
        Command::Curve(call) => curve::answer(call),
        Command::Draw(call) => draw::answer(call),
        Command::Render(call) => render::answer(call),
        Command::Parameters(call) => parameters::answer(call),
        Command::Model(call) => model::answer(call),
        Command::Convergence(call) => convergence::answer(call),
    };
    text.map(Answered::from)
}

/// A reader that has seen enough (`| head -1`) is no failure.
fn print(answered: &Answered) -> ExitCode {
    let mut out = io::stdout().lock();
    match out.write_all(&answered.bytes).and_then(|()| out.flush()) {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => {
            let _ = writeln!(io::stderr(), "reach-estimator: standard output: {error}");
            ExitCode::FAILURE
        }
        _ => ExitCode::from(answered.status),
    }
}
