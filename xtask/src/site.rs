//! Builds the site: the WebAssembly module with and without SIMD, then the bundles and pages around it.

use std::env;
use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, ensure};

use crate::project::{self, command_with};
use crate::step;

const NAME: &str = "reach_estimator";
/// The package that is compiled to it.
const PACKAGE: &str = "reach-estimator-more";
const PROFILE: &str = "module";
/// Functions that are called from one place stay functions: the kernel is cut where V8 would run out of registers.
const WASM_OPT: [&str; 2] = ["-O3", "--one-caller-inline-max-function-size=1"];
const WITHOUT_SIMD: &str = "-Ctarget-feature=-simd128";

/// Writes `www/pkg/` and `dist/`, with tools that are there.
pub(crate) fn build() -> Result<()> {
    let simd = step::run("compile the module", compile(&project::target())).map(|_| artefact(&project::target()))?;
    // A folder of its own: one artefact must not replace the other.
    let folder = project::target().join("scalar");
    let mut command = compile(&folder);
    command.args(["--config", &flag(WITHOUT_SIMD)]);
    let scalar = step::run("compile the module without SIMD", command).map(|_| artefact(&folder))?;
    package(&simd, &scalar)?;
    step::run("bundle into dist/", command_with("node", &["www/build.mjs"]))?;
    Ok(())
}

/// The command that compiles the module; wasm-pack repeats it and finds everything done.
fn compile(folder: &Path) -> Command {
    let mut command =
        command_with("cargo", &["build", "--package", PACKAGE, "--target", "wasm32-unknown-unknown", "--target-dir"]);
    command.arg(folder).args(["--profile", PROFILE]).args(["--config", &without_this_machine()]);
    command
}

/// A flag of the compiler, for `cargo --config`, that follows those of `.cargo/config.toml`.
fn flag(flag: &str) -> String {
    format!("target.wasm32-unknown-unknown.rustflags=['{flag}']")
}

/// Keeps the home folder of whoever builds out of the messages of the module, so that it is the same on every machine
/// and can be checked against its published hash.
fn without_this_machine() -> String {
    let usual = || env::home_dir().unwrap_or_default().join(".cargo");
    let sources = env::var_os("CARGO_HOME").map_or_else(usual, PathBuf::from).join("registry/src");
    flag(&format!("--remap-path-prefix={}=crates", sources.display()))
}

fn artefact(folder: &Path) -> PathBuf {
    folder.join(format!("wasm32-unknown-unknown/{PROFILE}/{}.wasm", PACKAGE.replace('-', "_")))
}

/// Writes `www/pkg/`, unless it was written from these very modules.
fn package(simd: &Path, scalar: &Path) -> Result<()> {
    let stamp_file = project::path("www/pkg/.stamp");
    let stamp = stamp(&[simd, scalar])?;
    if fs::read_to_string(&stamp_file).is_ok_and(|last| last == stamp) {
        return Ok(());
    }
    step::run(
        "package the module",
        command_with(
            "wasm-pack",
            &[
                "build",
                "crates/more",
                "--profile",
                PROFILE,
                "--target",
                "web",
                "--out-dir",
                "../../www/pkg",
                "--out-name",
                NAME,
                "--no-pack",
                "--no-opt",
                "--",
                "--config",
                &without_this_machine(),
            ],
        ),
    )?;
    let folder = project::path("target/scalar-pkg");
    let mut command = command_with("wasm-bindgen", &["--target", "web", "--out-name", NAME]);
    command.arg("--out-dir").arg(&folder).arg(scalar);
    step::run("package the module without SIMD", command)?;
    same_glue(&folder)?;
    type_internals()?;
    let names = ["", "_scalar"].map(|kind| format!("www/pkg/{NAME}{kind}_bg.wasm"));
    let [simd_out, scalar_out] = &names;
    optimise("optimise the module", simd_out, simd_out)?;
    let scalar_in = format!("target/scalar-pkg/{NAME}_bg.wasm");
    optimise("optimise the module without SIMD", &scalar_in, scalar_out)?;
    fs::write(stamp_file, stamp)?;
    Ok(())
}

fn optimise(name: &str, from: &str, to: &str) -> Result<String> {
    let mut command = command_with("wasm-opt", &WASM_OPT);
    step::run(name, {
        command.args([from, "-o", to]);
        command
    })
}

/// One JavaScript file serves both modules, so it must not differ between them.
fn same_glue(folder: &Path) -> Result<()> {
    let file = format!("{NAME}.js");
    let packaged = project::read(&project::path("www/pkg").join(&file))?;
    ensure!(
        packaged == project::read(&folder.join(&file))?,
        "the modules with and without SIMD need different JavaScript: compare www/pkg/{file} with target/scalar-pkg/{file}"
    );
    Ok(())
}

/// wasm-bindgen types the raw exports, which nobody calls, with `any`; `unknown` keeps the declarations strict.
/// It declares the same exports once more for importing the wasm file itself, which no supported bundle does.
fn type_internals() -> Result<()> {
    let file = project::path("www/pkg").join(format!("{NAME}.d.ts"));
    let text = project::read(&file)?;
    if let Some((before, rest)) = text.split_once("export interface InitOutput {")
        && let Some((exports, after)) = rest.split_once("\n}")
    {
        let exports = exports.replace(": any", ": unknown").replace("=> any", "=> unknown");
        let typed = format!("{before}export interface InitOutput {{{exports}\n}}{after}");
        fs::write(file, typed)?;
    }
    fs::remove_file(project::path("www/pkg").join(format!("{NAME}_bg.wasm.d.ts")))?;
    Ok(())
}

/// Names what a package is made from: the modules, and the tools with their flags.
fn stamp(modules: &[&Path]) -> Result<String> {
    let mut hasher = DefaultHasher::new();
    WASM_OPT.hash(&mut hasher);
    project::read(&project::path("www/package-lock.json"))?.hash(&mut hasher);
    project::read(&project::path("Cargo.lock"))?.hash(&mut hasher);
    for module in modules {
        fs::read(module).with_context(|| format!("cannot read {}", module.display()))?.hash(&mut hasher);
    }
    Ok(format!("{:016x}", hasher.finish()))
}
