//! Files that are no profiles: what is printed, whole, and that nothing is written.

use crate::support::{Test, refused, wrong};

#[test]
fn missing_file() {
    refused(
        Test::new(),
        &["me.yaml"],
        1,
        "error[cannot-read]: cannot read `me.yaml`: there is no such file\n = hint: `jikji new me.yaml` writes one to begin with\n\n",
    );
}

#[test]
fn missing_file_beside_one_of_its_name() {
    for (asked, hint) in [
        ("cv", "did you mean `cv.yaml`?"),
        ("cv.yml", "did you mean `cv.yaml`?"),
        ("cv.pdf", "did you mean `cv.yaml`? a file to be written follows `-o`"),
        ("이력서.hwp", "`jikji new 이력서.yaml` writes one to begin with"),
    ] {
        let done = Test::new().file("cv.yaml", "name: Jo Doe\nsummary: x\n").args(["check", asked]).run();
        assert!(done.status == 1 && done.stderr.ends_with(&format!("hint: {hint}\n\n")), "{asked}: {}", done.stderr);
    }
}

#[test]
fn folder() {
    refused(
        Test::new().file("me.yaml/inside", ""),
        &["me.yaml"],
        1,
        "error[cannot-read]: there is no profile in `me.yaml`\n = hint: profiles end in .yaml or .yml; `-r` looks in the folders below it too\n\n",
    );
}

#[cfg(unix)]
#[test]
fn device() {
    refused(
        Test::new(),
        &["/dev/zero"],
        1,
        "error[cannot-read]: cannot read `/dev/zero`: it is not a regular file\n = hint: give the path of a YAML file\n\n",
    );
}

#[test]
fn bytes_that_are_not_utf8() {
    wrong(
        b"name: \xB1\xE6\xB5\xBF\n",
        "\
error[not-utf8]: `me.yaml` is not UTF-8 text
  ┌─ me.yaml:1:7
  │
1 │ name: 
  │       ^
  │
  = hint: save it as UTF-8; older Korean files are often in CP949 (`iconv -f CP949 -t UTF-8`)

",
    );
}

#[test]
fn syntax_error() {
    wrong(
        "name: Gildong Hong\nsummary: [one, two\nsections: {}\n",
        "\
error[yaml-syntax]: the bracket that opens here is never closed
  ┌─ me.yaml:2:10
  │
2 │ summary: [one, two
  │          ^
  │
  = hint: close it with `]`

",
    );
}

#[test]
fn alias_bomb() {
    let mut yaml = String::from("name: x\na0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
    for n in 1..10 {
        let aliases = vec![format!("*a{}", n - 1); 10].join(", ");
        yaml.push_str(&format!("a{n}: &a{n} [{aliases}]\n"));
    }
    wrong(
        yaml,
        "\
error[too-many-values]: the aliases of the profile expand to too many values
  ┌─ me.yaml:6:40
  │
6 │ a4: &a4 [*a3, *a3, *a3, *a3, *a3, *a3, *a3, *a3, *a3, *a3]
  │                                        ^^^
  │
  = hint: write the values out instead of nesting aliases

",
    );
}

#[test]
fn ten_thousand_levels() {
    let done =
        Test::new().profile(&format!("name: x\nsummary: {}", "[".repeat(10_000))).args(["build", "me.yaml"]).run();
    assert_eq!(done.status, 1);
    assert!(
        done.stderr.starts_with("error[too-deep]: values are nested more than 56 levels deep\n  ┌─ me.yaml:2:"),
        "{}",
        done.stderr
    );
    assert!(done.stderr.ends_with("= hint: check for a bracket that is never closed\n\n"), "{}", done.stderr);
    assert!(done.stderr.len() < 2_000, "the line is shown in part: {} bytes", done.stderr.len());
    assert_eq!(done.files(), ["me.yaml"]);
}

#[test]
fn block_nesting_is_bounded_too() {
    let nested: String = (0..1_000).map(|depth| format!("{}- \n", " ".repeat(depth))).collect();
    let done = Test::new().profile(&format!("name: x\nsummary:\n{nested}")).args(["build", "me.yaml"]).run();
    assert_eq!(done.status, 1);
    assert!(
        done.stderr.starts_with("error[too-deep]: values are nested more than 56 levels deep\n"),
        "{}",
        done.stderr
    );
}

#[test]
fn more_than_a_mebibyte() {
    wrong(
        format!("name: x\nsummary: |\n{}", format!("  {}\n", "words ".repeat(20)).repeat(9_000)),
        "error[too-large]: cannot read `me.yaml`: it is larger than 1 MiB\n = hint: a profile is text; keep pictures in files of their own\n\n",
    );
}

#[cfg(unix)]
#[test]
fn hundred_mebibytes_are_not_read() {
    let sparse = |folder: &std::path::Path| {
        std::fs::File::create(folder.join("me.yaml")).and_then(|file| file.set_len(100 << 20)).expect("a file");
    };
    let done = Test::new().prepare(sparse).args(["check", "me.yaml"]).run();
    done.fails("error[too-large]: cannot read `me.yaml`: it is larger than 1 MiB\n = hint: a profile is text; keep pictures in files of their own\n\n");
}

#[cfg(unix)]
#[test]
fn pipe_is_not_waited_for() {
    let pipe = |folder: &std::path::Path| {
        let made = std::process::Command::new("mkfifo").arg(folder.join("me.yaml")).status().expect("mkfifo");
        assert!(made.success());
    };
    let done = Test::new().prepare(pipe).args(["check", "me.yaml"]).run();
    done.fails("error[cannot-read]: cannot read `me.yaml`: it is not a regular file\n = hint: give the path of a YAML file\n\n");
}

#[cfg(unix)]
#[test]
fn links_in_a_circle() {
    let circle = |folder: &std::path::Path| {
        std::os::unix::fs::symlink("you.yaml", folder.join("me.yaml")).expect("a link");
        std::os::unix::fs::symlink("me.yaml", folder.join("you.yaml")).expect("a link");
    };
    let done = Test::new().prepare(circle).args(["check", "me.yaml"]).run();
    done.fails("error[cannot-read]: cannot read `me.yaml`: it is a link that leads in a circle\n = hint: give the path of a YAML file\n\n");
    let photo = |folder: &std::path::Path| {
        std::os::unix::fs::symlink("photo.png", folder.join("photo.png")).expect("a link");
    };
    let yaml = "name: x\nsummary: y\nphoto: photo.png\n";
    let done = Test::new().profile(yaml).prepare(photo).args(["check", "me.yaml", "--message-format", "short"]).run();
    done.fails("me.yaml:3:8: error[bad-image]: cannot read the image `photo.png`: it is a link that leads in a circle (put the picture into the profile's folder and give its path from there)\n");
}

#[cfg(unix)]
#[test]
fn endless_input_ends() {
    let test = Test::new().args(["check", "-", "--message-format", "short"]).stdin(vec![b'x'; 2 << 20]);
    test.run().fails(
        "error[too-large]: cannot read the standard input: it is larger than 1 MiB (give the text of a profile)\n",
    );
}

#[test]
fn the_standard_input_is_read_once() {
    for command in ["build", "check"] {
        let done = Test::new().args([command, "-", "-"]).stdin("name: Gildong Hong\nsummary: Engineer.\n").run();
        assert_eq!((done.status, done.files().len()), (2, 0));
        let said = "error: the standard input can be read only once; give '-' once\n\n";
        assert!(done.stderr.starts_with(said), "{}", done.stderr);
    }
}
