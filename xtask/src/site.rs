//! Builds the site: the WebAssembly modules, those with arithmetic with and without SIMD, then the bundles and pages
//! around them.

use std::env;
use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, ensure};

use crate::project::{self, command_with};
use crate::step;

const PROFILE: &str = "module";
/// Functions that are called from one place stay functions: the kernel is cut where V8 would run out of registers.
const WASM_OPT: [&str; 2] = ["-O3", "--one-caller-inline-max-function-size=1"];
const WITHOUT_SIMD: &str = "-Ctarget-feature=-simd128";
/// How the script of a module ends.
const EXPORTS: &str = "export { initSync, __wbg_init as default };";

/// One WebAssembly module: a package under `crates/` becomes `<name>.js` and `<file>_bg.wasm`.
struct Module {
    name: &'static str,
    file: &'static str,
    /// Whether there is a second file for browsers with 128-bit SIMD. Reading files is no arithmetic.
    simd: bool,
}

const MODULES: [Module; 3] = [
    Module { name: "live", file: "reach_estimator", simd: true },
    Module { name: "more", file: "reach_estimator_more", simd: true },
    Module { name: "files-web", file: "reach_estimator_files", simd: false },
];
/// For the module that nobody waits for with a hand on a slider.
const WASM_OPT_SMALL: [&str; 1] = ["-Oz"];

/// Writes `www/pkg/` and `dist/`, with tools that are there.
pub(crate) fn build() -> Result<()> {
    step::run("compile the modules", compile(&project::target()))?;
    // A folder of its own: one artefact must not replace the other.
    let folder = project::target().join("scalar");
    let mut command = compile(&folder);
    command.args(["--config", &flag(WITHOUT_SIMD)]);
    step::run("compile the modules without SIMD", command)?;
    for module in &MODULES {
        module.package(&module.artefact(&project::target()), &module.artefact(&folder))?;
    }
    write_face()?;
    step::run("bundle into dist/", command_with("node", &["www/build.mjs"]))?;
    Ok(())
}

/// Writes the one face: the later module's script, started by functions of ours. A copy of the script and no import of
/// it, so that whoever imports the face under another address gets an instance of its own.
fn write_face() -> Result<()> {
    let (face, pkg) = (project::path("crates/more/face"), project::path("www/pkg"));
    let script = project::read(&pkg.join("more.js"))?;
    ensure!(script.contains(EXPORTS), "the script of the module ends in another way than before");
    let start = project::read(&face.join("reach_estimator.js"))?;
    fs::write(pkg.join("reach_estimator.js"), script.replace(EXPORTS, &start))?;
    fs::copy(face.join("reach_estimator.d.ts"), pkg.join("reach_estimator.d.ts"))?;
    Ok(())
}

/// The command that compiles the modules; wasm-pack repeats it and finds everything done.
fn compile(folder: &Path) -> Command {
    let mut command = command_with("cargo", &["build", "--target", "wasm32-unknown-unknown", "--target-dir"]);
    command.arg(folder).args(["--profile", PROFILE]).args(["--config", &without_this_machine()]);
    for module in &MODULES {
        command.args(["--package", &module.crate_name()]);
    }
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

impl Module {
    fn crate_name(&self) -> String {
        format!("reach-estimator-{}", self.name)
    }

    fn artefact(&self, folder: &Path) -> PathBuf {
        let name = self.crate_name().replace('-', "_");
        folder.join(format!("wasm32-unknown-unknown/{PROFILE}/{name}.wasm"))
    }

    /// Writes its files to `www/pkg/`, unless they were written from these very modules.
    fn package(&self, simd: &Path, scalar: &Path) -> Result<()> {
        let Module { name, file, .. } = self;
        let stamp_file = project::path(&format!("www/pkg/.{name}.stamp"));
        let stamp = stamp(&[simd, scalar])?;
        if fs::read_to_string(&stamp_file).is_ok_and(|last| last == stamp) {
            return Ok(());
        }
        step::run(&format!("package the module {name}"), {
            let mut command = command_with("wasm-pack", &["build"]);
            command.arg(format!("crates/{name}")).args(["--profile", PROFILE, "--target", "web"]);
            command.args(["--out-dir", "../../www/pkg", "--out-name", name, "--no-pack", "--no-opt", "--"]);
            command.args(["--config", &without_this_machine()]);
            command
        })?;
        let folder = project::path("target/scalar-pkg");
        let mut command = command_with("wasm-bindgen", &["--target", "web", "--out-name", name]);
        command.arg("--out-dir").arg(&folder).arg(scalar);
        step::run(&format!("package {name} without SIMD"), command)?;
        self.same_glue(&folder)?;
        self.name_file()?;
        self.type_internals()?;
        let (with, without) = (format!("www/pkg/{name}_bg.wasm"), format!("target/scalar-pkg/{name}_bg.wasm"));
        if self.simd {
            optimise(&format!("optimise {name}"), &WASM_OPT, &with, &format!("www/pkg/{file}_bg.wasm"))?;
            let scalar = format!("www/pkg/{file}_scalar_bg.wasm");
            optimise(&format!("optimise {name} without SIMD"), &WASM_OPT, &without, &scalar)?;
        } else {
            optimise(&format!("optimise {name}"), &WASM_OPT_SMALL, &without, &format!("www/pkg/{file}_bg.wasm"))?;
        }
        fs::remove_file(project::path(&with))?;
        fs::write(stamp_file, stamp)?;
        Ok(())
    }

    /// One JavaScript file serves both builds, so it must not differ between them.
    fn same_glue(&self, folder: &Path) -> Result<()> {
        let file = format!("{}.js", self.name);
        let packaged = project::read(&project::path("www/pkg").join(&file))?;
        ensure!(
            packaged == project::read(&folder.join(&file))?,
            "the builds with and without SIMD need different JavaScript: compare www/pkg/{file} with target/scalar-pkg/{file}"
        );
        Ok(())
    }

    /// The script looks for the wasm file under the name that it is published with.
    fn name_file(&self) -> Result<()> {
        let script = project::path("www/pkg").join(format!("{}.js", self.name));
        let text = project::read(&script)?;
        let (before, after) = (format!("'{}_bg.wasm'", self.name), format!("'{}_bg.wasm'", self.file));
        ensure!(text.contains(&before), "{} does not name its wasm file", script.display());
        fs::write(script, text.replace(&before, &after))?;
        Ok(())
    }

    /// wasm-bindgen types the raw exports, which nobody calls, with `any`; `unknown` keeps the declarations strict.
    /// It declares the same exports once more for importing the wasm file itself, which no supported bundle does.
    fn type_internals(&self) -> Result<()> {
        let file = project::path("www/pkg").join(format!("{}.d.ts", self.name));
        // A method that only newer libraries of types know.
        let mut text = project::read(&file)?.replace("    [Symbol.dispose](): void;\n", "");
        if let Some((before, rest)) = text.split_once("export interface InitOutput {")
            && let Some((exports, after)) = rest.split_once("\n}")
        {
            let exports = exports.replace(": any", ": unknown").replace("=> any", "=> unknown");
            text = format!("{before}export interface InitOutput {{{exports}\n}}{after}");
        }
        fs::write(file, text)?;
        fs::remove_file(project::path("www/pkg").join(format!("{}_bg.wasm.d.ts", self.name)))?;
        Ok(())
    }
}

fn optimise(name: &str, flags: &[&str], from: &str, to: &str) -> Result<String> {
    let mut command = command_with("wasm-opt", flags);
    step::run(name, {
        command.args([from, "-o", to]);
        command
    })
}

/// Names what a package is made from: the modules, and the tools with their flags.
fn stamp(modules: &[&Path]) -> Result<String> {
    let mut hasher = DefaultHasher::new();
    (WASM_OPT, WASM_OPT_SMALL).hash(&mut hasher);
    project::read(&project::path("www/package-lock.json"))?.hash(&mut hasher);
    project::read(&project::path("Cargo.lock"))?.hash(&mut hasher);
    for module in modules {
        fs::read(module).with_context(|| format!("cannot read {}", module.display()))?.hash(&mut hasher);
    }
    Ok(format!("{:016x}", hasher.finish()))
}
