//! Files that a profile includes.

use crate::support::Test;

/// A profile that includes two files, which have its publications and its teaching.
fn test() -> Test {
    Test::new()
        .profile(
            "name: Nurim Han\ninclude: [publications.yaml, parts/teaching.yaml]\nsections:\n  interests: [Vowels]\ndocuments:\n  cv: {}\n",
        )
        .file("publications.yaml", "sections:\n  publications:\n    - {title: Slow Lights, authors: [Nurim Han], date: 2024}\n")
        .file(
            "parts/teaching.yaml",
            "sections:\n  teaching: [{course: Phonetics, start: 2022}]\ndocuments:\n  courses: {sections: [teaching], title: Courses}\n",
        )
}

fn told(test: Test) -> String {
    test.args(["build", "me.yaml"]).run().stderr
}

#[test]
fn what_is_included_counts_as_written_in_the_profile() {
    let text = test().args(["build", "me.yaml", "-d", "cv", "-f", "txt", "-o", "-"]).run().text().to_owned();
    let places =
        ["Vowels", "Slow Lights", "Phonetics"].map(|part| text.find(part).unwrap_or_else(|| panic!("{part}: {text}")));
    assert!(places.is_sorted(), "{text}");
    let text = test().args(["build", "me.yaml", "-d", "courses", "-f", "txt", "-o", "-"]).run().text().to_owned();
    assert!(text.contains("Courses") && !text.contains("Slow Lights"), "{text}");
}

#[test]
fn problems_name_the_file_they_are_in() {
    let stderr =
        told(test().file("publications.yaml", "# Papers\nsections:\n  publications:\n    - {titel: Slow Lights}\n"));
    assert!(stderr.contains("publications.yaml:4:8"), "{stderr}");
    let stderr = told(test().file("parts/teaching.yaml", "sections:\n  teaching: [\n"));
    assert!(stderr.contains("error[yaml-syntax]") && stderr.contains("parts/teaching.yaml:2:13"), "{stderr}");
    // A note on a text of an included file.
    let stderr = told(test().file("publications.yaml", "summary: Engineer #1 of the coast\n"));
    assert!(stderr.contains("publications.yaml:1:19"), "{stderr}");
}

#[test]
fn a_key_of_two_files_is_told_in_both() {
    let stderr = told(test().file("publications.yaml", "name: Haneul\nsections:\n  interests: [Tides]\n"));
    for part in ["publications.yaml:1:1", "the key `name` stands in `me.yaml` as well, at line 1"] {
        assert!(stderr.contains(part), "{stderr}");
    }
    for part in ["publications.yaml:3:3", "the key `interests` stands in `me.yaml` as well, at line 4"] {
        assert!(stderr.contains(part), "{stderr}");
    }
    let both = "sections:\n  teaching: []\n";
    let stderr = told(test().file("publications.yaml", both));
    assert!(stderr.contains("the key `teaching` stands in `publications.yaml` as well, at line 2"), "{stderr}");
}

#[test]
fn what_cannot_be_included_is_refused() {
    for (include, message) in [
        ("../cv.yaml", "outside the profile's folder"),
        ("/etc/passwd", "outside the profile's folder"),
        ("gone.yaml", "there is no such file"),
        ("[publications.yaml, ./publications.yaml]", "is included twice"),
        ("https://example.org/cv.yaml", "it is an address, not a file"),
    ] {
        let profile = format!("name: Nurim Han\ninclude: {include}\n");
        let stderr = told(test().profile(&profile));
        assert!(stderr.contains("error[bad-include]") && stderr.contains(message), "{include}: {stderr}");
    }
    let stderr = told(test().file("publications.yaml", "include: me.yaml\n"));
    assert!(
        stderr.contains("an included file cannot include others") && stderr.contains("publications.yaml:1:1"),
        "{stderr}"
    );
    let stderr = told(test().file("publications.yaml", "- sections\n"));
    assert!(stderr.contains("`publications.yaml` is not a mapping"), "{stderr}");
    let many: Vec<_> = (0..21).map(|number| format!("{number}.yaml")).collect();
    let stderr = told(test().profile(&format!("name: Nurim Han\ninclude: [{}]\n", many.join(", "))));
    assert!(stderr.contains("includes more than 20 files"), "{stderr}");
}

#[test]
fn an_included_file_is_never_written_over() {
    let test = test().args(["build", "me.yaml", "-d", "cv", "-f", "txt", "-o", "publications.yaml"]);
    let done = test.run();
    assert_ne!(done.status, 0, "{}", done.stderr);
    assert!(done.stderr.contains("a file that 'me.yaml' names"), "{}", done.stderr);
}
