//! Says what is installed, what is missing, and why it is needed.

use anyhow::Result;

use crate::tools::{self, Purpose};

/// Prints the table; the answer is whether everything is there.
pub(crate) fn run() -> Result<bool> {
    let mut missing = Vec::new();
    println!("{:<24}{:<12}{:<18}{:<9}why", "tool", "wanted", "found", "for");
    for tool in tools::all()? {
        println!(
            "{:<24}{:<12}{:<18}{:<9}{}",
            tool.name,
            tool.wanted.to_string(),
            tool.found().unwrap_or_else(|| "missing".into()),
            match tool.purpose {
                Purpose::Build => "building",
                Purpose::Test => "testing",
            },
            tool.why
        );
        if !tool.is_there() {
            missing.push(tool);
        }
    }
    for tool in &missing {
        println!("\n{}: {}", tool.name, tool.remedy);
    }
    Ok(missing.is_empty())
}
