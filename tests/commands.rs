//! The commands beside `build` and `check`: `new`, `layouts`, `fonts`, `schema`.

use jikji::layout::Layout;

use crate::support::{Test, files, read, root};

#[test]
fn new_writes_a_profile_that_builds() {
    for (args, name, layout) in
        [(&[][..], "Gildong Hong", "one-page"), (&["--lang", "ko", "--layout", "academic"][..], "홍길동", "academic")]
    {
        let done = Test::new().args(["new", "cv.yaml"]).args(args).clean();
        assert_eq!(done.files(), ["cv.yaml", "jikji.schema.json"]);
        let yaml = String::from_utf8(done.bytes("cv.yaml")).expect("a profile is UTF-8");
        assert!(yaml.contains(&format!("layout: {layout}")), "{yaml}");
        let built = Test::new().profile(&yaml).args(["build", "me.yaml"]).run();
        let said = built.complaints();
        assert!(said.starts_with("warning[template-text]: 4 texts of the profile that `jikji new` writes\n"), "{said}");
        assert_eq!((built.status, said.matches("\n\n").count()), (0, 1), "{said}");
        let pdf = built.pdf(built.files().iter().find(|file| file.ends_with(".pdf")).expect("a PDF"));
        assert!(pdf.text().starts_with(name), "{}", pdf.text());
    }
}

#[test]
fn new_never_overwrites() {
    let done = Test::new().file("cv.yaml", "mine").args(["new", "cv.yaml"]).run();
    let done = done.fails("error[cannot-write]: `cv.yaml` is there already\n = hint: choose another name; an existing file is never overwritten\n\n");
    assert_eq!(done.bytes("cv.yaml"), b"mine");
}

#[test]
fn layouts_are_listed_and_described() {
    let done = Test::new().args(["layouts"]).clean();
    let names: Vec<_> = done.text().lines().filter_map(|line| line.split_whitespace().next()).collect();
    assert_eq!(names, Layout::names());
    for name in names {
        let manifest: toml::Table = read(format!("layouts/{name}/typst.toml")).parse().expect("a manifest");
        let manifest = &manifest["tool"]["jikji"];
        let done = Test::new().args(["layouts", name]).clean();
        for option in manifest["options"].as_table().expect("options").keys() {
            // One that extends another may say nothing but another default.
            let doc = manifest["options"][option].get("doc").and_then(|doc| doc.as_str());
            assert!(doc.is_some() || manifest.get("extends").is_some(), "{option} of {name} says nothing of itself");
            let doc = doc.unwrap_or_default();
            assert!(done.text().contains(&format!("  {option} ")) && done.text().contains(doc), "{}", done.text());
        }
        assert!(done.text().contains(manifest["description"].as_str().expect("a sentence")));
    }
}

#[test]
fn ejected_layout_gives_the_same_bytes() {
    let eject = |name: &str| Test::new().args(["layouts", name, "--eject", "mine/"]).clean();
    for name in Layout::names() {
        // What is blind shows no example but its own.
        let example = if name == "ko-public" { "public" } else { "engineer" };
        let example = root().join(format!("examples/{example}.yaml")).display().to_string();
        let done = eject(name);
        assert_eq!(done.text(), "use it with `-l mine/`\n");
        let ejected = files(&done.folder.path().join("mine"));
        for file in files(&root().join("layouts").join(name)) {
            let bytes = std::fs::read(root().join("layouts").join(name).join(&file)).expect("a file of the layout");
            assert!(ejected.contains(&file) && done.bytes(&format!("mine/{file}")) == bytes, "{file}");
        }
        // Of what is shared, it has what it needs, and the preview: no icons where none are used.
        assert!(ejected.contains(&"shared/profile.typ".into()), "{ejected:?}");
        let has = |file: &str| ejected.iter().any(|path| path == &format!("shared/{file}"));
        assert_eq!((has("icons/github.svg"), has("icons/LICENSE-simple-icons.md")), (has("icon.typ"), has("icon.typ")));
        assert_eq!(has("icon.typ"), has("contact.typ"), "{ejected:?}");
        let folder = format!("{}/", done.folder.path().join("mine").display());
        let build = |layout: &str| {
            Test::new()
                .args(["build", &example, "--lang", "ko", "--pages", "any", "-o", "-", "-l", layout])
                .clean()
                .stdout
        };
        assert!(build(&folder) == build(name), "{name}");
        let again = Test::new().file("mine/x", "").args(["layouts", name, "--eject", "mine"]).run();
        let again =
            again.fails("error[cannot-write]: cannot write to `mine`: it is not empty\n = hint: name a new folder\n\n");
        assert_eq!(again.files(), ["mine/x"]);
    }
}

#[test]
fn fonts_are_listed_with_what_they_cover() {
    let list = Test::new().args(["fonts"]).clean();
    let line =
        |text: &str, family: &str| text.lines().find(|line| line.starts_with(family)).expect("it is listed").to_owned();
    assert!(
        line(list.text(), "Jikji Sans").contains("400, 500, 600, 700; SIL Open Font License 1.1; bundled"),
        "{}",
        list.text()
    );
    assert!(
        line(list.text(), "Jikji Sans").ends_with("; made from Pretendard, found as Pretendard too"),
        "{}",
        list.text()
    );
    assert!(!list.text().lines().any(|line| line.starts_with("Pretendard")), "{}", list.text());
    assert!(line(list.text(), "Inter").contains("400 italic"), "{}", list.text());
    let coverage = Test::new().args(["fonts", "洪吉童"]).clean();
    assert!(line(coverage.text(), "Jikji Hanja").ends_with("has all of it"), "{}", coverage.text());
    assert!(line(coverage.text(), "Inter").ends_with("lacks 洪吉童"), "{}", coverage.text());
    assert_eq!(list.text().lines().count(), coverage.text().lines().count());
}

#[test]
fn shells_and_manuals_know_every_command() {
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let done = Test::new().args(["completions", shell]).clean();
        for word in ["build", "check", "layouts", "message-format", "layout-timeout"] {
            assert!(done.text().contains(word), "{shell}: {word}");
        }
        assert!(!done.text().contains("alone"), "{shell}: the program's own flag");
    }
    let page = Test::new().args(["man"]).clean();
    assert!(page.text().starts_with(".ie") && page.text().contains(".TH jikji 1"), "{}", page.text());
    let done = Test::new().args(["man", "--out", "man/"]).clean();
    let files = done.files();
    for name in ["jikji", "jikji-build", "jikji-check", "jikji-man", "jikji-completions"] {
        assert!(files.contains(&format!("man/{name}.1")), "{files:?}");
    }
    let build = String::from_utf8(done.bytes("man/jikji-build.1")).expect("text");
    assert!(build.contains("PDF version and standards"), "{build}");
}
