//! What stands in `ci`, in `action.yml` and in docs/ci.md does what it says, in a clean folder, with the program itself.

#![cfg(unix)]

use std::collections::BTreeSet;
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_yaml::Value as Yaml;
use tempfile::TempDir;

use crate::readme::blocks;
use crate::support::{files, read, root};

const GOOD: &str =
    "languages: [en]\nname: Jo\nsections:\n  experience:\n    - {company: A, start: 2019-01, end: 2020-02}\n";
const BAD: &str = "languages: [en]\nname: Jo\nsections:\n  experience:\n    - {company: A, start: 2019-13}\n";
/// The last line of `BAD`, as GitHub takes it.
const ANNOTATION: &str = "::error file=people/bad.yaml,line=5,col=27,endColumn=33,title=bad-date::\
                          there is no month 13%0Ahint: months go from 01 to 12\n";

/// A repository with a profile that is right and one that is not.
struct Repository {
    folder: TempDir,
    path: OsString,
}

struct Ran {
    status: i32,
    stdout: String,
    stderr: String,
}

impl Repository {
    fn new() -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let write = |name: &str, text: &str| fs::write(folder.path().join(name), text).expect("a file");
        fs::create_dir(folder.path().join("people")).expect("a folder");
        write("profile.yaml", GOOD);
        write("people/good.yaml", GOOD);
        write("people/bad.yaml", BAD);
        let bin = folder.path().join(".bin");
        fs::create_dir(&bin).expect("a folder");
        std::os::unix::fs::symlink(program(), bin.join("jikji")).expect("a link");
        let paths = std::env::var_os("PATH").unwrap_or_default();
        let path = std::env::join_paths(std::iter::once(bin).chain(std::env::split_paths(&paths))).expect("a PATH");
        Self { folder, path }
    }

    fn at(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// A program that only these scripts find.
    fn fake(&self, name: &str, script: &str) {
        use std::os::unix::fs::PermissionsExt;
        let path = self.at(".bin").join(name);
        fs::write(&path, format!("#!/bin/sh\n{script}\n")).expect("a file");
        fs::set_permissions(&path, fs::Permissions::from_mode(0o755)).expect("permissions");
    }

    /// Runs a shell with these arguments, as a code host does.
    fn shell(&self, arguments: &[&str], variables: &[(&str, &str)]) -> Ran {
        let mut command = Command::new("sh");
        command.args(arguments).current_dir(self.folder.path()).env_clear().env("PATH", &self.path);
        command.env("GITHUB_WORKSPACE", self.folder.path()).env("CI_PROJECT_DIR", self.folder.path());
        command.env("RUNNER_TEMP", self.at("temporary")).envs(variables.iter().copied());
        let output = command.output().expect("a shell");
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("it is text");
        let status = output.status.code().expect("it ends by itself");
        Ran { status, stdout: text(output.stdout), stderr: text(output.stderr) }
    }

    /// Runs a script of `ci`.
    fn script(&self, name: &str, arguments: &[&str], variables: &[(&str, &str)]) -> Ran {
        let script = root().join("ci").join(name).display().to_string();
        self.shell(&[&[script.as_str()], arguments].concat(), variables)
    }
}

fn program() -> &'static Path {
    assert_cmd::cargo::cargo_bin!("jikji")
}

fn yaml(text: &str) -> Yaml {
    serde_yaml::from_str(text).expect("it is YAML")
}

#[test]
fn checks_annotate_the_lines_and_end_as_the_program_does() {
    let repository = Repository::new();
    let ran = repository.script("run.sh", &[], &[("JIKJI_FILES", "profile.yaml\npeople/*.yaml\n")]);
    let said: String = ran.stderr.split_inclusive('\n').filter(|line| line.starts_with("::")).collect();
    assert_eq!((said.as_str(), ran.status), (ANNOTATION, 1));

    let ran = repository.script("run.sh", &[], &[]);
    assert_eq!((ran.status, ran.stderr.contains("::")), (0, false), "{}", ran.stderr);
    assert_eq!(files(repository.folder.path()).iter().filter(|file| file.ends_with(".pdf")).count(), 0);
}

#[test]
fn arguments_are_parted_but_never_run() {
    let repository = Repository::new();
    let arguments = "--override headline='a  $(touch gone) *' --set accent=#7a1f2b";
    let variables = [("JIKJI_COMMAND", "build"), ("JIKJI_ARGUMENTS", arguments)];
    let ran = repository.script("run.sh", &[], &variables);
    assert_eq!(ran.status, 0, "{}", ran.stderr);
    assert!(repository.at("documents/profile.pdf").is_file() && !repository.at("gone").exists());

    let unended = repository.script("run.sh", &[], &[("JIKJI_ARGUMENTS", "'x")]);
    assert_eq!((unended.status, unended.stderr.ends_with("a quote in the arguments has no end\n")), (2, true));
    let other = repository.script("run.sh", &[], &[("JIKJI_COMMAND", "new"), ("JIKJI_FILES", "you.yaml")]);
    assert_eq!((other.status, repository.at("you.yaml").exists()), (2, false), "{}", other.stderr);
}

#[test]
fn what_is_right_is_built_and_released_with_checksums() {
    let repository = Repository::new();
    let built = repository.script("run.sh", &[], &[("JIKJI_COMMAND", "build"), ("JIKJI_FILES", "people/*.yaml")]);
    assert_eq!((built.status, built.stderr.contains(ANNOTATION)), (1, true), "{}", built.stderr);
    assert_eq!(files(&repository.at("documents")), ["good.pdf"]);

    // Said to GitHub's program are the release that there is, else a new one, and the files.
    repository.fake("gh", "echo \"$@\" >>said; [ \"$2\" != view ]");
    let released = repository.script("release.sh", &["documents", "v1"], &[]);
    assert_eq!((released.status, released.stderr.as_str()), (0, ""));
    let said = "release view v1\nrelease create v1 --verify-tag --title v1 --notes \n\
                release upload v1 documents/SHA256SUMS documents/good.pdf --clobber\n";
    assert_eq!(fs::read_to_string(repository.at("said")).expect("it was asked"), said);
    let sums = repository.shell(&["-c", "cd documents && sha256sum --check SHA256SUMS || shasum -c SHA256SUMS"], &[]);
    assert_eq!((sums.stdout.as_str(), sums.status), ("good.pdf: OK\n", 0));

    fs::rename(repository.at("documents/good.pdf"), repository.at("documents/이력서.pdf")).expect("a new name");
    let refused = repository.script("release.sh", &["documents", "v2"], &[]);
    assert!(refused.stderr.contains("cannot keep the name 이력서.pdf"), "{}", refused.stderr);
    let said = fs::read_to_string(repository.at("said")).expect("it was asked");
    assert_eq!((refused.status, said.contains("v2")), (1, false));
}

#[test]
fn a_release_is_installed_only_with_its_checksum() {
    let repository = Repository::new();
    let plan = repository.script("version.sh", &[], &[]).stdout;
    let said = |key: &str| plan.lines().find_map(|line| line.strip_prefix(key)).expect("it is said").to_owned();
    let (version, target) = (said("version="), said("target="));
    assert_eq!(version, env!("CARGO_PKG_VERSION"));

    // A release as dist makes it, and a download that copies.
    let folder = format!("releases/v{version}");
    let made = repository.shell(
        &[
            "-ec",
            "mkdir -p \"$1\" \"jikji-$2\"; cp -L .bin/jikji \"jikji-$2\"; tar -cf - \"jikji-$2\" | gzip -1 >\"$1/jikji-$2.tar.gz\"
             cd \"$1\"; (sha256sum -b *.gz || shasum -b -a 256 *.gz) >\"jikji-$2.tar.gz.sha256\"",
            "sh",
            &folder,
            &target,
        ],
        &[],
    );
    assert_eq!(made.status, 0, "{}", made.stderr);
    repository.fake("curl", "while [ $# -gt 2 ]; do shift; done; cp \"${2#https://example.org/}\" \"$1\"");

    let install = |sum: &str| {
        let variables =
            [("JIKJI_RELEASES", "https://example.org/releases"), ("GITHUB_PATH", "path"), ("JIKJI_SHA256", sum)];
        repository.script("install.sh", &[], &variables)
    };
    let wrong = install("00");
    assert_eq!((wrong.status, files(&repository.at("temporary")).len()), (1, 0), "{}", wrong.stderr);
    assert!(wrong.stderr.contains("::error title=jikji::the checksum of"), "{}", wrong.stderr);
    // The second time, nothing is downloaded.
    for _ in 0..2 {
        let right = install("");
        assert_eq!((right.status, right.stdout), (0, format!("jikji {version}\n")), "{}", right.stderr);
        let _ = fs::remove_dir_all(repository.at("releases"));
    }
    let path = fs::read_to_string(repository.at("path")).expect("the path was told");
    assert!(Path::new(path.lines().next().expect("a line")).join("jikji").is_file(), "{path}");
    assert_eq!(install("").status, 0);

    let gone = repository.script("install.sh", &[], &[("JIKJI_PATH", "nowhere/jikji")]);
    assert_eq!((gone.status, gone.stderr.contains("there is no binary at nowhere/jikji")), (1, true));
}

#[test]
fn every_step_of_the_action_is_a_script() {
    let text = read("action.yml");
    let action = yaml(&text);
    let steps = action["runs"]["steps"].as_sequence().expect("steps");
    let mut scripts = BTreeSet::new();
    for step in steps {
        let Some(run) = step["run"].as_str() else { continue };
        let script = run.strip_prefix("sh \"$ACTION/ci/").and_then(|rest| rest.split('"').next()).expect("a script");
        // What is put into a script by GitHub is run by it.
        assert!(root().join("ci").join(script).is_file() && !run.contains("${{"), "{run}");
        scripts.insert(script.to_owned());
    }
    assert_eq!(
        scripts.into_iter().collect::<Vec<_>>(),
        ["checksums.sh", "install.sh", "release.sh", "run.sh", "version.sh"]
    );
    for name in action["inputs"].as_mapping().expect("inputs").keys() {
        let name = name.as_str().expect("a name");
        assert!(text.contains(&format!("inputs.{name} ")), "the input `{name}` is not used");
    }
}

#[test]
fn files_to_copy_run() {
    let page = read("docs/ci.md");
    let repository = Repository::new();
    let lines = |scripts: Vec<&Yaml>| -> Vec<String> {
        let commands = scripts.into_iter().filter_map(Yaml::as_str).filter(|command| command.starts_with("jikji "));
        commands.map(str::to_owned).collect()
    };

    let gitlab = yaml(&blocks(&page, "yaml .gitlab-ci.yml")[0]);
    let of = |job: &str| lines(gitlab[job]["script"].as_sequence().expect("a script").iter().collect());
    let (check, build) = (of("check"), of("documents"));
    assert_eq!(repository.shell(&["-ec", &check[0]], &[]).status, 1);
    let report = gitlab["check"]["artifacts"]["reports"]["codequality"].as_str().expect("a report");
    let report: serde_json::Value =
        serde_json::from_slice(&fs::read(repository.at(report)).expect("it is there")).expect("JSON");
    let place =
        |issue: &serde_json::Value| (issue["location"]["path"].clone(), issue["location"]["lines"]["begin"].clone());
    let places: Vec<_> = report.as_array().expect("a list").iter().map(place).collect();
    assert_eq!(places, [("people/bad.yaml".into(), 5.into())]);

    let forgejo = yaml(&blocks(&page, "yaml .forgejo/workflows/resume.yml")[0]);
    let steps = forgejo["jobs"]["documents"]["steps"].as_sequence().expect("steps");
    let forgejo = lines(steps.iter().map(|step| &step["run"]).collect());
    for (command, status) in forgejo.iter().chain(&build).zip([1, 1, 1]) {
        assert_eq!(repository.shell(&["-ec", command], &[]).status, status, "{command}");
    }
    assert_eq!(files(&repository.at("documents")), ["good.pdf", "profile.pdf"]);

    let github = yaml(&blocks(&page, "yaml .github/workflows/resume.yml")[0]);
    let action = yaml(&read("action.yml"));
    let jobs = github["jobs"].as_mapping().expect("jobs").values();
    let uses = jobs
        .flat_map(|job| job["steps"].as_sequence().expect("steps"))
        .filter(|step| step["uses"].as_str().is_some_and(|uses| uses.contains("/jikji@")));
    let inputs: Vec<_> = uses.flat_map(|step| step["with"].as_mapping().expect("inputs").keys()).collect();
    assert!(inputs.len() > 3 && inputs.iter().all(|name| !action["inputs"][name].is_null()), "{inputs:?}");
}

#[test]
fn a_commit_is_held_up_by_the_hook() {
    let repository = Repository::new();
    let hooks = yaml(&read(".pre-commit-hooks.yaml"));
    for hook in hooks.as_sequence().expect("hooks") {
        let entry = hook["entry"].as_str().expect("a command");
        for (file, status) in [("people/good.yaml", 0), ("people/bad.yaml", 1)] {
            assert_eq!(repository.shell(&["-ec", &format!("{entry} {file}")], &[]).status, status, "{entry} {file}");
        }
    }
}

#[test]
fn the_manifest_for_scoop_has_the_checksum() {
    let repository = Repository::new();
    let sum = "2819dee7649e645065d420f44bfbc42612b795545c495dcde2e1723b09bd3afb";
    fs::write(repository.at("sum"), format!("{sum} *jikji-x86_64-pc-windows-msvc.zip\n")).expect("a file");
    let ran = repository.script("scoop.sh", &["sum"], &[]);
    let manifest: serde_json::Value = serde_json::from_str(&ran.stdout).expect("JSON");
    let (version, archive) = (env!("CARGO_PKG_VERSION"), &manifest["architecture"]["64bit"]);
    let url = format!("{}/releases/download/v{version}/jikji-x86_64-pc-windows-msvc.zip", env!("CARGO_PKG_REPOSITORY"));
    assert_eq!((&archive["hash"], &archive["url"], &manifest["version"]), (&sum.into(), &url.into(), &version.into()));
    fs::write(repository.at("sum"), "").expect("a file");
    assert_eq!(repository.script("scoop.sh", &["sum"], &[]).status, 1);
}

#[test]
fn licences_of_all_fonts_go_with_the_binary() {
    let repository = Repository::new();
    let clone = repository.at("clone");
    repository.fake("cargo", "echo THE CRATES");
    let copy =
        "mkdir clone; cd \"$1\"; tar -cf - ci fonts/*/OFL.txt layouts/shared/icons/LICENSE-* | tar -xf - -C \"$2\"";
    let copied =
        repository.shell(&["-ec", copy, "sh", &root().display().to_string(), &clone.display().to_string()], &[]);
    assert_eq!(copied.status, 0, "{}", copied.stderr);
    assert_eq!(repository.shell(&["clone/ci/licences.sh"], &[]).status, 0);
    let text = fs::read_to_string(clone.join("THIRD-PARTY.txt")).expect("it is text");
    for font in root().join("fonts").read_dir().expect("a folder").flatten().filter(|entry| entry.path().is_dir()) {
        let licence = fs::read_to_string(font.path().join("OFL.txt")).expect("a licence");
        assert!(text.contains(&licence), "{:?}", font.file_name());
    }
    assert!(text.starts_with("THE CRATES\n") && text.contains("CC0 1.0 Universal"));
}

/// All that leads to a release names the repository that `Cargo.toml` does, so that no placeholder can stay behind.
#[test]
fn addresses_of_the_project_agree() {
    let owner =
        env!("CARGO_PKG_REPOSITORY").strip_prefix("https://github.com/").and_then(|it| it.strip_suffix("/jikji"));
    let owner = owner.expect("a repository called jikji");
    for (page, before, behind) in [
        ("README.md", "https://github.com/", "/jikji"),
        ("README.md", "brew install ", "/tap/jikji"),
        ("docs/ci.md", "https://github.com/", "/jikji"),
        ("docs/ci.md", "- uses: ", "/jikji@v"),
        ("pyproject.toml", "https://github.com/", "/jikji"),
        ("dist-workspace.toml", "tap = \"", "/homebrew-tap"),
        (".github/workflows/release.yml", "repository: \"", "/homebrew-tap"),
    ] {
        let text = read(page);
        let named = text.split(before).skip(1).filter_map(|rest| rest.split_once(behind)).map(|(named, _)| named);
        let named: Vec<_> = named.filter(|named| !named.contains(char::is_whitespace)).collect();
        assert!(!named.is_empty() && named.iter().all(|named| *named == owner), "{page}: {named:?} is not {owner}");
    }
    let config = read("dist-workspace.toml");
    let installers = ["jikji-installer.sh", "jikji-installer.ps1"];
    assert!(
        config.contains(r#"installers = ["shell", "powershell""#)
            && installers.iter().all(|it| read("README.md").contains(it))
    );
}

#[test]
fn a_newcomer_first_reads_how_to_install() {
    let readme = read("README.md");
    let at = |text: &str| readme.find(text).unwrap_or_else(|| panic!("there is no {text}"));
    assert!(at("## Install") < at("jikji-installer.sh") && at("jikji-installer.sh") < at("jikji new profile.yaml"));
    assert!(at("jikji new profile.yaml") < at("<table>") && at("jikji build\n") < at("cargo run"));
    assert!(readme.lines().position(|line| line == "## Install").is_some_and(|line| line < 12));
}
