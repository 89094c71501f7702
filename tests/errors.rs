//! Mistakes in a profile or on the command line: what is printed, whole, and that nothing is written.

use crate::support::{OLD, Test, picture, refused, wrong};

#[test]
fn wrong_type() {
    wrong(
        "name: Gildong Hong\nsections:\n  experience:\n    company: Saebyeol Cloud\n",
        "\
error[wrong-type]: expected a list of entries, found keys with values
  ┌─ me.yaml:4:5
  │
4 │     company: Saebyeol Cloud
  │     ^^^^^^^
  │
  = hint: put `- ` before each entry

",
    );
}

#[test]
fn every_problem_is_reported_in_order() {
    wrong(
        "이름: 홍길동\nname: 홍길동\ncontact: {emial: gildong@example.org}\nsections:\n  experience:\n    - {company: 가, start: 2021.3}\n",
        "\
error[unknown-key]: unknown key `이름`
  ┌─ me.yaml:1:1
  │
1 │ 이름: 홍길동
  │ ^^^^
  │
  = hint: `name` stands here too, and says the same: keep one of them

warning[unsaid-language]: the profile is in Korean and does not say so: its dates and labels are set in English
  ┌─ me.yaml:1:5
  │
1 │ 이름: 홍길동
  │       ^^^^^^
  │
  = hint: write `languages: [ko]`, or `languages: [ko, en]` if it has texts in both

error[unknown-key]: unknown key `emial`
  ┌─ me.yaml:3:11
  │
3 │ contact: {emial: gildong@example.org}
  │           ^^^^^
  │
  = hint: did you mean `email`?

error[bad-date]: `2021.3` is not a date
  ┌─ me.yaml:6:27
  │
6 │     - {company: 가, start: 2021.3}
  │                            ^^^^^^
  │
  = hint: write `2021-03`

",
    );
}

#[test]
fn unknown_layout() {
    let profile =
        || Test::new().profile("name: Gildong Hong\nsummary: Engineer.\ndocuments:\n  cv: {layout: acadmic}\n");
    refused(
        profile(),
        &["me.yaml"],
        1,
        "\
error[unknown-layout]: there is no layout `acadmic`
  ┌─ me.yaml:4:16
  │
4 │   cv: {layout: acadmic}
  │                ^^^^^^^
  │
  = hint: did you mean `academic`?

",
    );
    let stderr = "error[unknown-layout]: there is no layout `onepage`\n = hint: did you mean `one-page`?\n\n";
    refused(profile(), &["me.yaml", "-l", "onepage"], 1, stderr);
    let stderr = "error[unknown-layout]: there is no layout in `./mine/`\n = hint: give a folder with a `typst.toml`, or one of `academic`, `biosketch`, `classic`, `columns`, `compact`, `dark-sidebar`, `developer`, `executive`, `ko-career`, `ko-essay`, `ko-form`, `ko-public`, `modern`, `one-page`, `serif`, `sidebar` or `timeline`\n\n";
    refused(profile(), &["me.yaml", "-l", "./mine/"], 1, stderr);
}

#[test]
fn unknown_language() {
    wrong(
        "name: Gildong Hong\nheadline: {en: Engineer, fr: Ingénieur}\nsummary: x\n",
        "\
error[unknown-language]: a text in `fr`, which is not among the profile's languages
  ┌─ me.yaml:2:26
  │
2 │ headline: {en: Engineer, fr: Ingénieur}
  │                          ^^
  │
  = hint: write `languages: [en, fr]` if the profile is written in `en` and `fr`

",
    );
    let profile = || Test::new().profile("name: Gildong Hong\nsummary: Engineer.\n");
    let stderr = "error[unknown-language]: the profile is not written in `ko`\n = hint: it is written in `en`; add `ko` to its `languages`\n\n";
    refused(profile(), &["me.yaml", "--lang", "ko"], 1, stderr);
    let stderr = "error: invalid value 'xx' for '--lang <LANG>': write one of en, ko, ja, zh, de, fr, es, pt, it, nl, pl, cs, hu, sv, da, nb, nn, fi, tr, el, uk, ru, vi, id, hi, zh-TW\n\nFor more information, try '--help'.\n";
    refused(profile(), &["me.yaml", "--lang", "xx"], 2, stderr);
}

#[test]
fn image_outside_the_folder() {
    let yaml = "name: Gildong Hong\nsummary: Engineer.\nphoto: ../gildong.png\n";
    refused(
        Test::new().file("gildong.png", picture()).file("profiles/me.yaml", yaml),
        &["profiles/me.yaml"],
        1,
        "\
error[bad-image]: the image `../gildong.png` lies outside the profile's folder
  ┌─ profiles/me.yaml:3:8
  │
3 │ photo: ../gildong.png
  │        ^^^^^^^^^^^^^^
  │
  = hint: put the picture into the profile's folder and give its path from there

",
    );
}

#[cfg(unix)]
#[test]
fn link_out_of_the_folder() {
    let yaml = "name: Gildong Hong\nsummary: Engineer.\nphoto: photo.png\n";
    let test = Test::new().file("gildong.png", picture()).file("profiles/me.yaml", yaml).prepare(|folder| {
        std::os::unix::fs::symlink("../gildong.png", folder.join("profiles/photo.png")).expect("a link");
    });
    refused(
        test,
        &["profiles/me.yaml"],
        1,
        "\
error[bad-image]: the image `photo.png` lies outside the profile's folder
  ┌─ profiles/me.yaml:3:8
  │
3 │ photo: photo.png
  │        ^^^^^^^^^
  │
  = hint: put the picture into the profile's folder and give its path from there

",
    );
    let inside =
        Test::new().file("gildong.png", picture()).profile("name: G\nsummary: Engineer.\nphoto: gildong.png\n");
    assert_eq!(inside.pdf().pages(), 1);
}

#[test]
fn character_that_no_font_has() {
    wrong(
        "name: Gildong Hong\nsummary: Systems engineer 𓀀\n",
        "\
error[missing-glyph]: no glyph for `𓀀` (U+13000) in `Jikji Sans`
  ┌─ me.yaml:2:27
  │
2 │ summary: Systems engineer 𓀀
  │                           ^
  │
  = hint: give the folder of a font for Egyptian Hieroglyphs with --font-path, and name its family in `fonts:`

",
    );
}

#[test]
fn too_many_pages() {
    let long = "Systems engineer, maker of sundials and lanterns, and of much else. ".repeat(300);
    let yaml = format!("name: Gildong Hong\nsummary: {long}\ndocuments:\n  cv: {{pages: 1}}\n");
    let test = Test::new().profile(&yaml).args(["check", "me.yaml"]).run();
    let first = test.stderr.lines().next().expect("a message");
    assert!(first.starts_with("error[too-many-pages]: `cv` is "), "{first}");
    assert!(first.ends_with(" lines too long for 1 page"), "{first}");
    assert!(test.stderr.contains("the longest parts: summary (line 2): "), "{}", test.stderr);
    assert!(test.stderr.contains("┌─ me.yaml:2:7003\n"), "{}", test.stderr);
    refused(Test::new().profile(&yaml), &["me.yaml"], 1, &test.stderr);
    assert!(
        Test::new()
            .profile(&yaml)
            .args(["--pages"; 0])
            .args(["build", "me.yaml", "--pages", "any", "-o", "-"])
            .clean()
            .stream()
            .pages()
            > 1
    );
}

#[test]
fn unknown_option_of_the_layout() {
    let profile = "name: Gildong Hong\nsummary: Engineer.\ndocuments:\n  cv: {options: {acent: \"#7a1f2b\"}}\n";
    wrong(
        profile,
        "\
error[unknown-option]: the layout `one-page` has no option `acent`
  ┌─ me.yaml:4:18
  │
4 │   cv: {options: {acent: \"#7a1f2b\"}}
  │                  ^^^^^
  │
  = hint: did you mean `accent`?

",
    );
}

#[test]
fn unknown_flag() {
    refused(
        Test::new().profile("name: x\nsummary: y\n"),
        &["me.yaml", "--layuot", "academic"],
        2,
        "\
error: unexpected argument '--layuot' found

  tip: a similar argument exists: '--layout'

Usage: jikji build --layout <LAYOUT|FOLDER|all> <PROFILE|FOLDER>...

For more information, try '--help'.
",
    );
}

#[test]
fn one_file_cannot_take_several_documents() {
    let profile = || Test::new().profile("name: x\nsummary: y\ndocuments: {one: , two: {layout: academic}}\n");
    let stderr = "error: 'old.pdf' cannot take 2 documents; choose one with -d, or name a folder\n\nFor more information, try '--help'.\n";
    refused(profile(), &["me.yaml"], 2, stderr);
    let done = profile().args(["build", "me.yaml", "-o", "-"]).run();
    assert_eq!(done.stderr, stderr.replace("old.pdf", "-"));
    assert_eq!((done.status, done.stdout.as_slice(), done.files()), (2, b"".as_slice(), vec!["me.yaml".to_owned()]));
}

#[test]
fn one_wrong_document_does_not_stop_the_others() {
    let yaml =
        "name: 홍길동\nsummary: 𓀀\nsections:\n  awards: [{title: Prize}]\ndocuments:\n  bad:\n  good: {pages: any}\n";
    let yaml = yaml.replace("summary: 𓀀\n", "").replace("bad:", &format!("bad: {{title: {}}}", "𓀀"));
    let done = Test::new().file("me-bad.pdf", OLD).profile(&yaml).args(["build", "me.yaml"]).run();
    assert_eq!(done.status, 1);
    assert!(done.complaints().starts_with("error[missing-glyph]: no glyph for `𓀀`"), "{}", done.stderr);
    assert!(done.bytes("me-bad.pdf") == OLD, "the existing file was changed");
    assert!(done.pdf("me-good.pdf").text().contains("Prize"));
}
