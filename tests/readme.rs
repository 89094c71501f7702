//! The documentation is true: its commands run, its profiles are right, its tables are whole.

use std::collections::BTreeSet;
use std::ffi::OsString;
use std::path::Path;
use std::process::Command;

use jikji::diagnostic::Code;
use serde_json::Value as Json;
use tempfile::TempDir;

use crate::support::{Test, files, read, root, squash};

/// The blocks of a Markdown text whose fence says exactly `language`.
pub fn blocks(text: &str, language: &str) -> Vec<String> {
    let mut blocks = Vec::new();
    let mut lines = text.lines();
    while let Some(line) = lines.next() {
        let Some(info) = line.trim_start().strip_prefix("```") else { continue };
        let block: Vec<_> = lines.by_ref().take_while(|line| !line.trim_start().starts_with("```")).collect();
        if info.trim() == language {
            blocks.push(format!("{}\n", block.join("\n")));
        }
    }
    assert!(!blocks.is_empty(), "there is no block of {language}");
    blocks
}

/// Copies what the documentation's commands could use, without what Git and Cargo keep.
fn copy(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).expect("a folder");
    for entry in from.read_dir().expect("a folder") {
        let entry = entry.expect("an entry");
        let (path, name) = (entry.path(), entry.file_name());
        match path.is_dir() {
            true if name == "target" || name == ".git" => {}
            true => copy(&path, &to.join(name)),
            false => drop(std::fs::copy(&path, to.join(name)).expect("a copy")),
        }
    }
}

/// What is said but for the files that were written, and for the texts of a new profile that wait for their author.
fn complaints(stderr: &str) -> String {
    let said: String = stderr.split_inclusive('\n').filter(|line| !line.starts_with("wrote ")).collect();
    said.split_inclusive("\n\n").filter(|block| !block.starts_with("warning[template-text]")).collect()
}

/// A clone of the repository with the program installed.
struct Clone {
    folder: TempDir,
    path: OsString,
}

impl Clone {
    fn new() -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder");
        copy(&root(), folder.path());
        let program = assert_cmd::cargo::cargo_bin!("jikji");
        let bin = folder.path().join(".bin");
        std::fs::create_dir(&bin).expect("a folder");
        std::fs::copy(program, bin.join(program.file_name().expect("a name"))).expect("a copy of the program");
        let paths = std::env::var_os("PATH").unwrap_or_default();
        let path = std::env::join_paths(std::iter::once(bin).chain(std::env::split_paths(&paths))).expect("a PATH");
        Self { folder, path }
    }

    /// Runs a line in a shell, and gives what is said of it.
    fn run(&self, line: &str) -> String {
        let mut shell = Command::new("sh");
        shell
            .args(["-ec", line])
            .current_dir(self.folder.path())
            .env("PATH", &self.path)
            .env_remove("SOURCE_DATE_EPOCH");
        let output = shell.output().expect("a shell");
        let stderr = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(output.status.success(), "{line}\n{stderr}");
        stderr
    }
}

#[test]
fn commands_of_the_readme_run() {
    let clone = Clone::new();
    let mut ran = 0;
    for block in blocks(&read("README.md"), "sh") {
        for line in block.lines().map(|line| line.replace("cargo run --release -- ", "jikji ")) {
            if line.is_empty() || line.starts_with('#') || line.starts_with("cargo ") {
                continue;
            }
            assert_eq!(complaints(&clone.run(&line)), "", "{line}");
            ran += 1;
        }
    }
    assert!(ran > 15, "the README has only {ran} commands");
    for file in
        ["engineer-resume.pdf", "engineer-resume-ko.pdf", "profile-resume.pdf", "engineer.pdf", "jikji.schema.json"]
    {
        assert!(clone.folder.path().join(file).metadata().is_ok_and(|file| file.len() > 1_000), "{file} is not there");
    }
}

/// The most lines of Typst that a layout for every kind of entry should take.
const MOST_LINES: usize = 90;

#[test]
fn page_on_layouts_leads_to_a_layout() {
    let clone = Clone::new();
    let (mut said, mut text) = (Vec::new(), read("docs/layouts.md"));
    while let Some((_, fence)) = text.split_once("\n```") {
        let (info, rest) = fence.split_once('\n').expect("a line");
        let (block, rest) = rest.split_once("```").expect("the end of a block");
        match info.split_once(' ') {
            Some((_, file)) => {
                let file = clone.folder.path().join(file);
                std::fs::create_dir_all(file.parent().expect("a folder")).expect("a folder");
                std::fs::write(file, block).expect("a file");
            }
            None if info == "sh" => said.extend(block.lines().map(|line| clone.run(line))),
            // What is said by the program before the block.
            None if info == "text" => assert!(said.last().is_some_and(|said| said.contains(block.trim())), "{block}"),
            None => {}
        }
        text = rest.to_owned();
    }
    assert_eq!(
        said.iter().map(|said| complaints(said).is_empty()).collect::<Vec<_>>(),
        [false, true, true, true, true],
        "{said:#?}"
    );
    let folder = clone.folder.path().join("mine");
    let lines = files(&folder).into_iter().filter(|file| file.ends_with(".typ"));
    let lines: usize =
        lines.map(|file| std::fs::read_to_string(folder.join(file)).expect("text").lines().count()).sum();
    assert!((60..MOST_LINES).contains(&lines), "the layout has {lines} lines");
    assert_eq!(files(&clone.folder.path().join("out")).len(), 3);
}

#[test]
fn profiles_of_the_documentation_are_right() {
    for page in ["README.md", "docs/profile.md"] {
        for yaml in blocks(&read(page), "yaml") {
            let done = Test::new().stdin(yaml.as_str()).args(["check", "-"]).run();
            assert_eq!((done.stderr.as_str(), done.status), ("", 0), "{page}:\n{yaml}");
            let documents = serde_yaml::from_str::<serde_yaml::Value>(&yaml).expect("YAML")["documents"]
                .as_mapping()
                .map_or(1, |it| it.len());
            // The lines on answers stand under that of their document.
            let lines = done.text().lines().filter(|line| !line.starts_with(' '));
            assert_eq!(lines.count(), documents, "a line on each document: {}", done.text());
        }
    }
}

#[test]
fn text_that_the_readme_shows_is_the_pdfs() {
    let readme = read("README.md");
    let profile = &blocks(&readme, "yaml")[0];
    let done = Test::new().profile(profile).args(["build", "me.yaml"]).clean();
    let shown: Vec<_> = blocks(&readme, "text").into_iter().filter(|text| text.contains('•')).collect();
    assert_eq!(shown.len(), 2);
    for (text, name) in shown.iter().zip(["me-resume.pdf", "me-이력서.pdf"]) {
        let pdf = done.pdf(name);
        let whole: String = pdf.runs.iter().map(|run| run.text.as_str()).collect();
        for line in text.lines().flat_map(|line| line.split("      ")) {
            let words = squash(line.trim_start_matches("• "));
            assert!(squash(&whole).contains(&words), "`{line}` is not in {name}: {whole}");
        }
    }
}

#[test]
fn every_key_of_the_schema_is_documented() {
    fn keys(schema: &Json, found: &mut BTreeSet<String>) {
        match schema {
            Json::Object(map) => {
                if let Some(Json::Object(properties)) = map.get("properties") {
                    found.extend(properties.keys().cloned());
                }
                map.values().for_each(|value| keys(value, found));
            }
            Json::Array(items) => items.iter().for_each(|item| keys(item, found)),
            _ => {}
        }
    }
    let mut found = BTreeSet::new();
    // Without the options of layouts, which `jikji layouts NAME` tells.
    keys(&jikji::profile::schema(), &mut found);
    assert!(found.len() > 60, "{found:?}");
    let page = read("docs/profile.md");
    let missing: Vec<_> = found.iter().filter(|key| !page.contains(&format!("`{key}`"))).collect();
    assert!(missing.is_empty(), "docs/profile.md does not have {missing:?}");
}

#[test]
fn every_diagnostic_is_documented() {
    let page = read("docs/diagnostics.md");
    // The first is on the forms of them all.
    let headings: Vec<&str> = page.lines().filter_map(|line| line.strip_prefix("## ")).skip(1).collect();
    let names: Vec<&str> = Code::ALL.iter().map(|code| code.name()).collect();
    assert_eq!(headings, names);
    for code in Code::ALL {
        let sentence = format!("## {}\n\n{}\n", code.name(), code.explanation());
        assert!(page.contains(&sentence), "the section `{}` does not begin with its sentence", code.name());
    }
}
