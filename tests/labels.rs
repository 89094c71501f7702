//! Words of one's own in place of the program's: by document, section, profile and layout.

use crate::support::{Test, picture, root, squash, wrong};
use crate::view::{LAYOUTS, pdf};

/// What the text layer of `me-NAME.pdf` says.
fn texts(yaml: &str, names: &[&str]) -> Vec<String> {
    let done = Test::new().profile(yaml).args(["build", "me.yaml"]).run();
    assert_eq!(done.status, 0, "{}", done.stderr);
    names.iter().map(|name| squash(&done.pdf(&format!("me-{name}.pdf")).text())).collect()
}

#[test]
fn a_document_goes_before_the_profile_and_that_before_the_catalogue() {
    let yaml = "\
languages: [en, ko]
name: Jo Hong
labels: {score: {en: GPA, ko: 평점}, sections.education: Studies, present: to date, words.graduated: {ko: 마침}}
sections:
  education: [{institution: Hanul, degree: B.S., score: 4.0/4.5, rank: 3, status: graduated, start: 2014-03, end: 2018-02}]
  experience: [{company: Saebyeol, start: 2020-08, end: present}]
documents:
  one: {lang: en}
  two: {lang: en, labels: {score: Marks, rank: 'Place in *class*', sections.education: ''}}
  three: {lang: ko}
  four: {extends: two, lang: ko, labels: {present: 지금}}
";
    let [one, two, three, four] = &texts(yaml, &["one", "two", "three", "four"])[..] else { panic!("four documents") };
    for words in ["Studies", "GPA:4.0/4.5", "Rank:3", "–todate", "graduated"] {
        assert!(one.contains(words), "{words}: {one}");
    }
    assert!(two.contains("Marks:4.0/4.5") && two.contains("Placeinclass:3") && two.contains("–todate"), "{two}");
    assert!(!two.contains("Studies") && !two.contains("Education"), "{two}");
    assert!(
        three.contains("Studies") && three.contains("평점") && three.contains("석차") && three.contains("마침"),
        "{three}"
    );
    assert!(four.contains("Marks") && four.contains("지금") && !four.contains("todate"), "{four}");
}

#[test]
fn a_section_has_words_of_its_own_in_forms_too() {
    let yaml = "\
languages: [ko]
name: 홍길동
sections:
  certificates: {labels: {date: 취득일, certificate: 자격·면허}, entries: [{name: 정보처리기사, issuer: 가나원, date: 2017-05}]}
  awards: [{title: 대상, issuer: 다라원, date: 2019-03}]
";
    let form = squash(&pdf(yaml, &["-l", "ko-form"]).text());
    assert!(form.contains("취득일") && form.contains("자격·면허"), "{form}");
    assert!(!form.contains("자격증명") && form.matches("취득일").count() == 1, "{form}");
    let project = "\
languages: [ko]
name: 홍길동
sections:
  projects: {labels: {period: 언제, role: 맡은 일}, entries: [{name: 바사, role: 설계, start: 2020-01, end: 2020-12}]}
  open_source: [{name: 아자, role: 개발, start: 2021-01, end: 2021-12}]
";
    let career = squash(&pdf(project, &["-l", "ko-career"]).text());
    assert!(career.matches("언제").count() == 1 && career.contains("맡은일") && career.contains("기간"), "{career}");
}

#[test]
fn every_layout_sets_them_and_none_keeps_the_old_ones() {
    let yaml = "name: Jo Hong\nlabels: {score: Zmark, sections.education: Zstudies, present.education: Zongoing, present: Zongoing}\nsections: {education: [{institution: Hanul, degree: B.S., start: 2014-03, end: present, score: 4.0/4.5}]}\n";
    for (layout, _) in LAYOUTS {
        let text = squash(&pdf(yaml, &["-l", layout]).text());
        for word in ["Zmark", "Zstudies", "Zongoing"] {
            assert!(text.contains(word), "{layout} lacks {word}: {text}");
        }
        assert!(!text.contains("Education") && !text.contains("Present"), "{layout}: {text}");
    }
}

#[test]
fn a_layout_has_words_of_its_own_below_those_of_the_profile() {
    let manifest = std::fs::read_to_string(root().join("layouts/one-page/typst.toml")).unwrap();
    let labels = "\n[tool.jikji.labels]\nscore = \"Zlayout\"\nrank = {en = \"Zrank\"}\n";
    let yaml = "name: Jo\nlabels: {score: Zprofile}\nsections: {education: [{institution: Hanul, degree: B.S., score: 4.0, rank: 3}]}\n";
    let mut test = Test::new().profile(yaml).file("mine/typst.toml", manifest + labels);
    for name in ["lib", "parts", "sections", "tokens"] {
        test = test.file(
            &format!("mine/{name}.typ"),
            std::fs::read(root().join(format!("layouts/one-page/{name}.typ"))).unwrap(),
        );
    }
    let text = squash(&test.args(["-q", "build", "me.yaml", "-l", "./mine/", "-o", "-"]).clean().stream().text());
    assert!(text.contains("Zprofile:4.0") && text.contains("Zrank:3") && !text.contains("Zlayout"), "{text}");
}

#[test]
fn letters_and_totals_take_them() {
    let yaml = "\
name: Jo Hong
date: 2026-11-01
labels: {letter.ps: 'Also: {}', letter.enclosures.other: With this, total: 'All told {}', years.other: '{} whole years', letter.name: Note}
dates: {total: true}
letters: {a: {text: Hello., ps: Bye., enclosures: [One, Two]}}
sections: {experience: [{company: Saebyeol, start: 2020-01, end: 2022-12}]}
documents: {letter: {letter: a}, resume: {}}
";
    let done = Test::new().profile(yaml).args(["build", "me.yaml"]).run();
    assert_eq!(done.status, 0, "{}", done.stderr);
    let (letter, resume) = (done.pdf("me-letter.pdf"), done.pdf("me-resume.pdf"));
    let text = squash(&letter.text());
    assert!(text.contains("Also:Bye.") && text.contains("Withthis"), "{text}");
    assert!(letter.info("Title").is_some_and(|title| title.ends_with("Note")));
    assert!(squash(&resume.text()).contains("Alltold3wholeyears"), "{}", resume.text());
}

#[test]
fn what_is_hidden_may_not_stand_in_one() {
    let yaml = "name: Jo Hong\nlabels: {score: Mark at Hanul University}\nsections: {education: [{institution: Hanul University, degree: B.S., score: 4.0}]}\ndocuments: {a: {hide: blind}}\n";
    let done = Test::new().profile(yaml).args(["check", "me.yaml"]).run();
    assert!(done.status == 1 && done.stderr.contains("error[leak]"), "{}", done.stderr);
    // The head of a column that the section words itself, and what the picture is called for those who cannot see it.
    for labels in ["", "labels: {photo: '{} in front of Hanul University'}\n"] {
        let own = if labels.is_empty() { "labels: {date: Since Hanul University}, " } else { "" };
        let yaml = format!(
            "name: Jo Hong\nphoto: p.png\n{labels}sections: {{certificates: {{{own}entries: [{{name: Abc, date: 2020-01}}]}}, education: [{{institution: Hanul University}}]}}\ndocuments: {{a: {{layout: ko-form, hide: [sections.education]}}}}\n"
        );
        let done = Test::new().profile(&yaml).file("p.png", picture()).args(["check", "me.yaml"]).run();
        assert!(done.status == 1 && done.stderr.contains("error[leak]"), "{labels}: {}", done.stderr);
    }
}

#[test]
fn a_word_that_there_is_not_or_without_its_place_is_an_error() {
    wrong(
        "name: Jo\nsummary: x\nlabels: {scor: GPA, total: in all, sections.hobby: Fun}\n",
        "\
error[unknown-key]: there is no label `scor`
  ┌─ me.yaml:3:10
  │
3 │ labels: {scor: GPA, total: in all, sections.hobby: Fun}
  │          ^^^^
  │
  = hint: did you mean `score`?

error[bad-label]: the label `total` has 0 places, and needs 1 place
  ┌─ me.yaml:3:28
  │
3 │ labels: {scor: GPA, total: in all, sections.hobby: Fun}
  │                            ^^^^^^
  │
  = hint: write `{}` once, where the number, the name or the text goes

error[unknown-key]: there is no label `sections.hobby`
  ┌─ me.yaml:3:36
  │
3 │ labels: {scor: GPA, total: in all, sections.hobby: Fun}
  │                                    ^^^^^^^^^^^^^^
  │
  = hint: give the section a title: `hobby: {title: …, entries: […]}`

",
    );
}

#[test]
fn the_manual_and_the_schema_name_every_one() {
    let schema: serde_json::Value = serde_json::from_str(Test::new().args(["schema"]).clean().text()).unwrap();
    let names = schema["$defs"]["OwnLabels"]["propertyNames"]["enum"].as_array().expect("labels");
    let manual = std::fs::read_to_string(root().join("docs/profile.md")).unwrap();
    let (_, section) = manual.split_once("\n## Words of your own\n").expect("a section on labels");
    let section = section.split("\n## ").next().unwrap();
    assert!(names.len() > 200, "{}", names.len());
    for name in names.iter().filter_map(|name| name.as_str()) {
        let told = match name.split_once('.') {
            // The names of languages are their codes.
            Some(("languages", _)) => section.contains("`languages.CODE`"),
            Some((group @ ("sections" | "publications" | "marks" | "words"), word)) => {
                section.contains(&format!("`{group}.`")) && section.contains(&format!("`{word}`"))
            }
            _ => section.contains(&format!("`{name}`")),
        };
        assert!(told, "docs/profile.md does not name `{name}`");
    }
}
