//! Documents that repeat what the code says are generated from it. `UPDATE=1` writes them anew.

use reach_estimator::past::PastId;
use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;

use crate::{command, run};

fn path(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").join(name)
}

fn read(name: &str) -> String {
    std::fs::read_to_string(path(name)).unwrap_or_default()
}

/// Compares a document with what it should be, or writes it.
fn check(name: &str, wanted: &str) {
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(path(name), wanted).unwrap();
    }
    assert!(read(name) == wanted, "{name} is out of date: run the tests with UPDATE=1");
}

#[test]
fn the_table_of_parameters_is_the_one_in_the_docs() {
    let output = Command::new(env!("CARGO_BIN_EXE_reach-estimator"))
        .args(["parameters", "--format", "markdown"])
        .output()
        .unwrap();
    let table = String::from_utf8(output.stdout).unwrap();
    let head = "# Parameters\n\nGenerated from the table in `src/parameters.rs`. Shares are written as numbers from 0 to 1. \
                Grades: A first-party or academic data, B vendor study with a stated sample, C secondary page, D vendor \
                marketing, X no published source.\n\n";
    let rows = "\n## Rows that repeat\n\nGroups of employees and networks have names, and come and go. The table holds them as \
                sets of parameters, one set for each place: four groups (`sales`, `technical`, `third-group`, `fourth-group`: \
                share, network size, relative participation), the others (`others-participation`), and five networks \
                (`linkedin`, `x`, `other`, `fourth-network`, `fifth-network`: contacts, and visibility and clicks as \
                multiples of the first one's). So attributes, address keys, JSON names and types of a row are those of its \
                parameters, and old links open as they did. A place without people, or without contacts, is no row. \
                What a row is called is a setting of the view (`sales-name`, `third-group-name`, `other-network-name` and so \
                on; `src/view.rs` lists them), an attribute and an address key. Heads, contacts and participation as people \
                know them become shares and multiples in `src/scenario/groups.rs` and `src/scenario/networks.rs`, in \
                JavaScript `groups`, `withGroup`, `withoutGroup`, `networks`, `withNetwork`, `withoutNetwork`, on the command \
                line `--group` and `--network`.\n";
    let mut past =
        "\n## What was counted of an earlier period\n\nFrom the list in `src/past.rs`; 0 is not counted.\n\n\
                    | id | label | min | max | default | help |\n| --- | --- | --- | --- | --- | --- |\n"
            .to_owned();
    for row in PastId::ALL.iter().map(|id| id.row()) {
        let _ = writeln!(
            past,
            "| {} | {} | {} | {} | {} | {} |",
            row.id, row.label, row.min, row.max, row.default, row.help
        );
    }
    check("docs/parameters.md", &format!("{head}{table}{rows}{past}"));
}

/// One documented member of the element.
struct Member {
    kind: String,
    name: String,
    /// Its type, as the source writes it.
    takes: String,
    what: String,
}

/// Reads the tags above the element's class: `@kind {type} name - description`.
fn members() -> Vec<Member> {
    let source = read("www/reach-estimator-class.js");
    source
        .lines()
        .filter_map(|line| line.trim().strip_prefix("* @"))
        .filter_map(|line| {
            let (kind, rest) = line.split_once(' ')?;
            let (takes, rest) = rest.strip_prefix('{').and_then(|rest| rest.split_once("} ")).unwrap_or(("", rest));
            let (name, what) =
                if kind == "slot" { ("", rest.trim_start_matches("- ")) } else { rest.split_once(" - ")? };
            Some(Member {
                kind: kind.to_owned(),
                name: name.trim().to_owned(),
                takes: takes.to_owned(),
                what: what.to_owned(),
            })
        })
        .collect()
}

fn element_section() -> String {
    // The last column, where the kind has a type worth a column.
    let kinds = [
        ("attr", "Attributes", "attribute", Some("takes")),
        ("prop", "Properties", "property", Some("type")),
        ("method", "Methods", "method", Some("gives")),
        ("fires", "Events", "event", None),
        ("csspart", "Parts", "part", None),
        ("cssprop", "Custom properties", "property", None),
    ];
    let mut by_kind: BTreeMap<String, Vec<Member>> = BTreeMap::new();
    for member in members() {
        by_kind.entry(member.kind.clone()).or_default().push(member);
    }
    let mut text = String::new();
    for (kind, title, column, takes) in kinds {
        write!(text, "\n## {title}\n\n| {column} | ").unwrap();
        text.push_str(&takes.map_or("|\n|---|---|\n".to_owned(), |takes| format!("{takes} | |\n|---|---|---|\n")));
        for member in by_kind.get(kind).into_iter().flatten() {
            let call = if kind == "method" { "()" } else { "" };
            write!(text, "| `{}{call}` | ", member.name).unwrap();
            if takes.is_some() {
                // Words of a choice without their quotes; a bar would end the cell.
                write!(text, "{} | ", member.takes.replace(" | ", ", ").replace('\'', "")).unwrap();
            }
            writeln!(text, "{} |", member.what).unwrap();
        }
    }
    text
}

#[test]
fn the_docs_list_every_member_of_the_element() {
    const BEGIN: &str = "<!-- begin: element -->\n";
    const END: &str = "<!-- end: element -->";
    let docs = read("docs/element.md");
    let (before, rest) = docs.split_once(BEGIN).unwrap();
    let (_, after) = rest.split_once(END).unwrap();
    let section = element_section();
    assert!(section.contains("`reach-change`") && section.contains("`--reach-accent`"));
    check("docs/element.md", &format!("{before}{BEGIN}{section}\n{END}{after}"));
}

/// The commands of this program that a document shows, as arguments, with the file that each writes.
fn commands(document: &str) -> Vec<(String, Option<String>)> {
    read(document)
        .split(['`', '\n'])
        .filter_map(|line| line.trim().strip_prefix("cargo run --release -- "))
        .map(|line| match line.split_once(" > ") {
            Some((call, file)) => (call.to_owned(), Some(file.to_owned())),
            None => (line.to_owned(), None),
        })
        .collect()
}

#[test]
fn the_picture_of_the_readme_is_what_its_command_draws() {
    let [(call, Some(file))] = &commands("README.md")[..] else { panic!("the README shows one command, and its file") };
    let ran = run(&call.split(' ').collect::<Vec<_>>());
    assert_eq!(ran.status, 0, "{}", ran.err);
    assert!(read("README.md").contains(&format!("]({file})")), "the README does not show {file}");
    check(file, &ran.out);
}

#[test]
fn every_command_of_the_docs_runs() {
    let folder = std::env::temp_dir().join(format!("reach-estimator-docs-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    std::fs::write(
        folder.join("Connections.csv"),
        "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n\
         Ada,Lovelace,https://www.linkedin.com/in/ada,,Analytical,Engineer,01 Jan 2026\n",
    )
    .unwrap();
    std::fs::write(folder.join("shares.csv"), "Name,Total Shares\nAda,4\nGrace,3\nMary,2\n").unwrap();
    let all = commands("docs/command-line.md");
    assert!(all.len() > 8, "the document shows {} commands", all.len());
    for (call, file) in all {
        // No shell, so that it is the same on every system: the documents quote nothing.
        let output = command(&call.split(' ').collect::<Vec<_>>()).current_dir(&folder).output().unwrap();
        assert!(output.status.success(), "{call}: {}", String::from_utf8_lossy(&output.stderr));
        assert!(!output.stdout.is_empty(), "{call} answers nothing");
        if let Some(file) = file {
            std::fs::write(folder.join(file), output.stdout).unwrap();
        }
    }
    std::fs::remove_dir_all(&folder).unwrap();
}

/// Links from one document to another lead somewhere.
#[test]
fn every_link_of_the_documents_leads_to_a_file() {
    let mut documents = vec!["README.md".to_owned(), "ARCHITECTURE.md".to_owned(), "CONTRIBUTING.md".to_owned()];
    documents.extend(std::fs::read_dir(path("docs")).unwrap().filter_map(|entry| {
        let name = entry.unwrap().file_name().into_string().unwrap();
        name.ends_with(".md").then(|| format!("docs/{name}"))
    }));
    let mut count = 0;
    for document in &documents {
        let folder = path(document).parent().unwrap().to_owned();
        for target in read(document).split("](").skip(1).filter_map(|rest| rest.split([')', '#']).next()) {
            if target.is_empty() || target.contains("://") {
                continue;
            }
            count += 1;
            assert!(folder.join(target).exists(), "{document} links to {target}, which is not there");
        }
    }
    assert!(count > 20, "{count} links");
}

/// Paths that the documents name in code are there; `*` and `NAME` stand for any name.
#[test]
fn every_path_that_the_guides_name_is_there() {
    const ROOTS: [&str; 9] = ["src/", "crates/", "www/", "tests/", "docs/", "xtask/", "benches/", "examples/", "fuzz/"];
    let mut count = 0;
    for document in ["ARCHITECTURE.md", "CONTRIBUTING.md", "README.md"] {
        for name in read(document).split('`').skip(1).step_by(2).flat_map(str::split_whitespace) {
            let name = name.trim_end_matches([',', ':']);
            // Written by the build.
            if !ROOTS.iter().any(|root| name.starts_with(root)) || name.starts_with("www/pkg/") {
                continue;
            }
            let known = name.split('*').next().unwrap().split("NAME").next().unwrap();
            let known =
                if known.len() < name.len() { known.rsplit_once('/').map_or("", |(folder, _)| folder) } else { known };
            count += 1;
            assert!(path(known).exists(), "{document} names {name}, which is not there");
        }
    }
    assert!(count > 40, "{count} paths");
}

/// Every direct dependency, with its licence, that is not a package of the workspace itself.
fn dependencies() -> BTreeMap<String, String> {
    let output = Command::new(env!("CARGO"))
        // A target that every machine has: nothing is fetched for systems that nobody builds for here.
        .args(["metadata", "--format-version=1", "--filter-platform=wasm32-unknown-unknown"])
        .current_dir(path(""))
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let metadata: Value = serde_json::from_slice(&output.stdout).unwrap();
    let packages = metadata["packages"].as_array().unwrap();
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    let licences: BTreeMap<String, String> = packages
        .iter()
        .map(|package| (text(&package["name"]), package["license"].as_str().unwrap_or("").to_owned()))
        .collect();
    let (ours, _): (Vec<&Value>, Vec<_>) = packages.iter().partition(|package| package["source"].is_null());
    let mut found: BTreeMap<String, String> = ours
        .iter()
        .flat_map(|package| package["dependencies"].as_array().unwrap())
        .filter(|dependency| dependency["path"].is_null())
        .map(|dependency| text(&dependency["name"]))
        .map(|name| (name.clone(), licences[&name].clone()))
        .collect();
    let wanted: Value = serde_json::from_str(&read("www/package.json")).unwrap();
    let locked: Value = serde_json::from_str(&read("www/package-lock.json")).unwrap();
    for group in ["dependencies", "devDependencies"] {
        for name in wanted[group].as_object().into_iter().flat_map(|packages| packages.keys()) {
            found.insert(name.clone(), text(&locked["packages"][format!("node_modules/{name}")]["license"]));
        }
    }
    found
}

#[test]
fn every_dependency_has_a_row_with_its_reason_and_licence() {
    let document = read("docs/dependencies.md");
    let rows: BTreeMap<String, String> = document
        .lines()
        .filter_map(|line| Some(line.strip_prefix("| ")?.split(" | ").collect()))
        .map(|cells: Vec<&str>| {
            assert!(cells.len() >= 3 && !cells[1].is_empty(), "a row without a reason: {cells:?}");
            (cells[0].to_owned(), cells[2].trim_end_matches(" |").to_owned())
        })
        .filter(|(name, _)| !["crate", "npm package"].contains(&name.as_str()))
        .collect();
    let wanted = dependencies();
    assert!(wanted.len() > 30);
    assert_eq!(rows, wanted, "docs/dependencies.md does not say what Cargo.toml and package.json do");
}

/// The layers of the core, as the document lists them: a module may use its own layer and those above.
#[test]
fn the_modules_of_the_core_use_only_what_stands_above_them() {
    let document = read("ARCHITECTURE.md");
    let (_, rest) = document.split_once("Each line uses itself and lines above it.").unwrap();
    let layers: Vec<Vec<&str>> = rest
        .lines()
        .skip_while(|line| !line.starts_with("    "))
        .take_while(|line| line.starts_with("    "))
        .map(|line| line.split(',').map(str::trim).collect())
        .collect();
    let layer = |module: &str| layers.iter().position(|layer| layer.contains(&module));
    let mut modules: Vec<String> = read("src/lib.rs")
        .lines()
        .filter_map(|line| line.trim_start_matches("pub ").strip_prefix("mod ")?.strip_suffix(';'))
        .map(str::to_owned)
        .collect();
    modules.retain(|module| module != "tests");
    assert!(modules.len() > 10);
    for module in &modules {
        let own = layer(module).unwrap_or_else(|| panic!("ARCHITECTURE.md gives src/{module} no layer"));
        let mut files = vec![path(&format!("src/{module}.rs"))];
        let mut folders = vec![path(&format!("src/{module}"))];
        while let Some(folder) = folders.pop() {
            for entry in std::fs::read_dir(folder).into_iter().flatten() {
                let found = entry.unwrap().path();
                if found.is_dir() { folders.push(found) } else { files.push(found) }
            }
        }
        for file in files.iter().filter(|file| file.exists()) {
            let text = std::fs::read_to_string(file).unwrap();
            let code = text.lines().filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n");
            for used in code.split("crate::").skip(1) {
                let used = used.split(|sign: char| !(sign.is_ascii_lowercase() || sign == '_')).next().unwrap();
                assert!(
                    layer(used).is_none_or(|layer| layer <= own),
                    "{} uses {used}, which stands below it in ARCHITECTURE.md",
                    file.display()
                );
            }
        }
    }
}
