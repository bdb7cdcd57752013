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
const APART: &str = "--one-caller-inline-max-function-size=1";
/// How the script of a module ends.
const EXPORTS: &str = "export { initSync, __wbg_init as default };";

/// With which arithmetic modules are compiled.
struct Arithmetic {
    /// Of `target/`: one artefact must not replace the other.
    folder: &'static str,
    flag: Option<&'static str>,
    /// How the steps and the files with it are told from the others.
    says: &'static str,
    mark: &'static str,
}

const SIMD: Arithmetic = Arithmetic { folder: "", flag: None, says: "", mark: "" };
const SCALAR: Arithmetic =
    Arithmetic { folder: "scalar", flag: Some("-Ctarget-feature=-simd128"), says: " without SIMD", mark: "_scalar" };

/// One WebAssembly module: a package under `crates/` becomes `<name>.js` and `<file>_bg.wasm`.
struct Module {
    name: &'static str,
    file: &'static str,
    /// Reading files is no arithmetic; whatever calculates has a second file for browsers without 128-bit SIMD.
    calculates: bool,
    /// What wasm-opt does. More passes than these take minutes and leave no fewer bytes once they are pressed.
    passes: &'static [&'static str],
}

const LIVE: Module = Module { name: "live", file: "reach_estimator", calculates: true, passes: &["-O3", APART] };
const MORE: Module = Module { name: "more", file: "reach_estimator_more", calculates: true, passes: &["-O2", APART] };
const FILES: Module = Module { name: "files-web", file: "reach_estimator_files", calculates: false, passes: &["-O1"] };

/// Writes `www/pkg/` and `dist/`, with tools that are there.
pub(crate) fn build() -> Result<()> {
    // Together where their dependencies have the same features: the core is compiled once for them.
    for (modules, arithmetic) in [(&[LIVE, MORE][..], SIMD), (&[LIVE, MORE], SCALAR), (&[FILES], SCALAR)] {
        arithmetic.compile(modules)?;
    }
    for module in [LIVE, MORE, FILES] {
        module.package()?;
    }
    write_face()?;
    step::run("bundle into dist/", command_with("node", &["www/build.mjs"]))?;
    Ok(())
}

/// Tests the later module in a browser, compiled as it ships.
pub(crate) fn browser_tests() -> Command {
    let mut command = command_with("cargo", &["test", "--target", "wasm32-unknown-unknown", "--profile", PROFILE]);
    command.args(["--package", &MORE.package_name(), "--test", "browser"]);
    SIMD.applied(command)
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

impl Arithmetic {
    fn compile(&self, modules: &[Module]) -> Result<String> {
        let names: Vec<&str> = modules.iter().map(|module| module.name).collect();
        let mut command = command_with("cargo", &["build", "--target", "wasm32-unknown-unknown", "--profile", PROFILE]);
        for module in modules {
            command.args(["--package", &module.package_name()]);
        }
        step::run(&format!("compile {}{}", names.join(", "), self.says), self.applied(command))
    }

    /// The command of cargo, or of wasm-pack around it, with the flags and the folder of this arithmetic.
    fn applied(&self, mut command: Command) -> Command {
        for flag in [without_this_machine()].into_iter().chain(self.flag.map(str::to_owned)) {
            // Beside those of `.cargo/config.toml`.
            command.args(["--config", &format!("target.wasm32-unknown-unknown.rustflags=['{flag}']")]);
        }
        command.env("CARGO_TARGET_DIR", self.target());
        command
    }

    fn target(&self) -> PathBuf {
        project::target().join(self.folder)
    }
}

/// Keeps the home folder of whoever builds out of the messages of the module, so that it is the same on every machine
/// and can be checked against its published hash.
fn without_this_machine() -> String {
    let usual = || env::home_dir().unwrap_or_default().join(".cargo");
    let sources = env::var_os("CARGO_HOME").map_or_else(usual, PathBuf::from).join("registry/src");
    format!("--remap-path-prefix={}=crates", sources.display())
}

impl Module {
    fn package_name(&self) -> String {
        format!("reach-estimator-{}", self.name)
    }

    fn artefact(&self, arithmetic: &Arithmetic) -> PathBuf {
        let name = self.package_name().replace('-', "_");
        arithmetic.target().join(format!("wasm32-unknown-unknown/{PROFILE}/{name}.wasm"))
    }

    /// Writes its files to `www/pkg/`, unless they were written from these very modules.
    fn package(&self) -> Result<()> {
        let Module { name, file, .. } = self;
        let (main, second) = if self.calculates { (SIMD, Some(SCALAR)) } else { (SCALAR, None) };
        let stamp_file = project::path(&format!("www/pkg/.{name}.stamp"));
        let modules: Vec<PathBuf> = [&main].into_iter().chain(&second).map(|kind| self.artefact(kind)).collect();
        let stamp = self.stamp(&modules)?;
        if fs::read_to_string(&stamp_file).is_ok_and(|last| last == stamp) {
            return Ok(());
        }
        // wasm-pack repeats the command that compiled the module and finds everything done.
        step::run(&format!("package {name}"), {
            let mut command = command_with("wasm-pack", &["build"]);
            command.arg(format!("crates/{name}")).args(["--profile", PROFILE, "--target", "web"]);
            command.args(["--out-dir", "../../www/pkg", "--out-name", name, "--no-pack", "--no-opt", "--"]);
            main.applied(command)
        })?;
        let packed = project::path(&format!("www/pkg/{name}_bg.wasm"));
        self.optimise(&main, &packed, &format!("{file}_bg.wasm"))?;
        if let Some(second) = second {
            let folder = project::path("target/scalar-pkg");
            let mut command = command_with("wasm-bindgen", &["--target", "web", "--out-name", name]);
            command.arg("--out-dir").arg(&folder).arg(self.artefact(&second));
            step::run(&format!("package {name}{}", second.says), command)?;
            self.same_glue(&folder)?;
            self.optimise(&second, &folder.join(format!("{name}_bg.wasm")), &format!("{file}{}_bg.wasm", second.mark))?;
        }
        self.name_file()?;
        self.type_internals()?;
        fs::remove_file(packed)?;
        fs::write(stamp_file, stamp)?;
        Ok(())
    }

    fn optimise(&self, arithmetic: &Arithmetic, from: &Path, to: &str) -> Result<String> {
        let mut command = command_with("wasm-opt", self.passes);
        command.arg(from).arg("-o").arg(project::path("www/pkg").join(to));
        step::run(&format!("optimise {}{}", self.name, arithmetic.says), command)
    }

    /// Names what its package is made from: the modules, and the tools with their flags.
    fn stamp(&self, modules: &[PathBuf]) -> Result<String> {
        let mut hasher = DefaultHasher::new();
        self.passes.hash(&mut hasher);
        project::read(&project::path("www/package-lock.json"))?.hash(&mut hasher);
        project::read(&project::path("Cargo.lock"))?.hash(&mut hasher);
        for module in modules {
            fs::read(module).with_context(|| format!("cannot read {}", module.display()))?.hash(&mut hasher);
        }
        Ok(format!("{:016x}", hasher.finish()))
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
