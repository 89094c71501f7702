//! The documentation is true: its commands run, its profiles are right, its tables are whole.

use std::collections::BTreeSet;
use std::path::Path;
use std::process::Command;

use jikji::diagnostic::Code;
use serde_json::Value as Json;

use crate::support::{Test, read, root, squash};

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

/// Copies what the README's commands could use, without what Git and Cargo keep.
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

#[test]
fn commands_of_the_readme_run() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    copy(&root(), folder.path());
    let program = assert_cmd::cargo::cargo_bin!("jikji");
    let bin = folder.path().join(".bin");
    std::fs::create_dir(&bin).expect("a folder");
    std::fs::copy(program, bin.join(program.file_name().expect("a name"))).expect("a copy of the program");
    let paths = std::env::var_os("PATH").unwrap_or_default();
    let paths = std::env::join_paths(std::iter::once(bin).chain(std::env::split_paths(&paths))).expect("a PATH");
    let mut ran = 0;
    for block in blocks(&read("README.md"), "sh") {
        for line in block.lines().map(|line| line.replace("cargo run --release -- ", "jikji ")) {
            if line.is_empty() || line.starts_with('#') || line.starts_with("cargo ") {
                continue;
            }
            let mut shell = Command::new("sh");
            shell.args(["-ec", &line]).current_dir(folder.path()).env("PATH", &paths).env_remove("SOURCE_DATE_EPOCH");
            let output = shell.output().expect("a shell");
            let stderr = String::from_utf8_lossy(&output.stderr);
            assert!(output.status.success() && stderr.is_empty(), "{line}\n{stderr}");
            ran += 1;
        }
    }
    assert!(ran > 15, "the README has only {ran} commands");
    for file in
        ["engineer-resume.pdf", "engineer-resume-ko.pdf", "profile-resume.pdf", "engineer.pdf", "jikji.schema.json"]
    {
        assert!(folder.path().join(file).metadata().is_ok_and(|file| file.len() > 1_000), "{file} is not there");
    }
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
            assert_eq!(done.text().lines().count(), documents, "a line on each document: {}", done.text());
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
