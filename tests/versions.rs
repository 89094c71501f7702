//! Versions of one profile: what documents begin with, lay over it, leave out and hide.

use crate::pdf::Pdf;
use crate::support::{Done, Test, squash};

/// A career with something for every selection.
const PROFILE: &str = r##"
    languages: [en, ko]
    name: {en: Gildong Hong, ko: 홍길동}
    headline: {en: Distributed systems engineer, ko: 분산 시스템 엔지니어}
    hanja: 洪吉童
    date: 2026-11-01
    contact: {email: gildong@example.org, phone: "+82 10-0000-1234", location: {en: Seoul, ko: 서울}}
    personal: {birth: 1990-01-31, gender: male}
    summary: {en: Builds inference platforms., ko: 추론 플랫폼을 만듭니다.}
    sections:
      experience:
        - id: saebyeol
          company: {en: Saebyeol Cloud, ko: 새별클라우드}
          position: {en: Principal, ko: 수석}
          start: 2019-03
          end: present
          highlights: [{text: {en: Tagged point, ko: 표시한 일}, tags: [private]}, {en: First point, ko: 첫 일},
            {en: Second point, ko: 둘째 일}, {en: Third point, ko: 셋째 일}]
        - company: {en: Nurim Soft, ko: 누림소프트}
          positions:
            - {position: {en: Lead, ko: 팀장}, start: 2015, end: 2017, highlights: [{en: Led it, ko: 이끌었다}]}
            - {position: {en: Junior, ko: 사원}, start: 2013, end: 2014, highlights: [{en: Learned it, ko: 배웠다}]}
        - {company: {en: Early Shop, ko: 이른가게}, position: {en: Clerk, ko: 점원}, start: 2008-01, end: 2012-05,
           highlights: [{en: Sold things, ko: 팔았다}]}
      education:
        - {institution: {en: Hanul University, ko: 한울대학교}, degree: {en: B.S., ko: 학사}, start: 2004-03, end: 2008-02}
      talks: [{title: Early talk, date: 2012-09}, {title: Late talk, date: 2025-05}, {title: Old words, date: Spring 2010}]
      references: [{name: {en: Kim Boss, ko: 김상사}, contact: boss@example.org}]
"##;

fn made(documents: &str, name: &str) -> (String, Done) {
    let done = Test::new().profile(&format!("{PROFILE}{documents}")).args(["build", "me.yaml"]).run();
    assert_eq!(done.status, 0, "{}", done.stderr);
    let text = squash(&done.pdf(name).text());
    (text, done)
}

/// The PDFs that were written.
fn pdfs(done: &Done) -> Vec<String> {
    done.files().into_iter().filter(|file| file.ends_with(".pdf")).collect()
}

/// All that a PDF says: its text, the targets of its links, its bookmarks and metadata.
fn said(pdf: &Pdf) -> String {
    let metadata = ["Title", "Author", "Keywords"].iter().filter_map(|key| pdf.info(key));
    let parts = [pdf.text(), pdf.links().join("\n"), pdf.bookmarks().join("\n"), pdf.xmp()];
    squash(&parts.into_iter().chain(metadata).collect::<Vec<_>>().join("\n"))
}

/// Whether the words stand in a text in this order.
fn in_order(text: &str, words: &[&str]) -> bool {
    let mut rest = text;
    words.iter().all(|word| match rest.split_once(squash(word).as_str()) {
        Some((_, behind)) => {
            rest = behind;
            true
        }
        None => false,
    })
}

fn has(text: &str, words: &str) -> bool {
    text.contains(&squash(words))
}

#[test]
fn documents_begin_with_defaults_and_what_they_extend() {
    let documents = r##"
    defaults: {pages: any, options: {paper: us-letter, urls: false}}
    documents:
      base: {layout: modern, build: false, options: {accent: "#7a1f2b"}, title: Base}
      one: {extends: base, title: One}
      two: {extends: one, layout: academic, title: ~, file: "{name}-{document}"}
"##;
    let (_, done) = made(documents, "me-one.pdf");
    // The option `urls` of `defaults` is passed over by a layout that does not have it, and `base` itself is not made.
    assert_eq!(pdfs(&done), ["Gildong Hong-two.pdf", "me-one.pdf"]);
    for name in ["Gildong Hong-two.pdf", "me-one.pdf"] {
        assert_eq!(done.pdf(name).size(0), (612.0, 792.0), "{name}");
    }
    let title = |name| done.pdf(name).info("Title").expect("a title");
    assert!(title("me-one.pdf").contains("One") && !title("Gildong Hong-two.pdf").contains("One"));
}

#[test]
fn a_document_lays_its_own_words_over_the_profile() {
    let documents = r##"
    documents:
      acme:
        lang: en
        override:
          headline: {en: Engineering manager}
          contact: {location: Pangyo, phone: ~}
          sections:
            experience: {entries: {saebyeol: {summary: Tailored for Acme.}}}
            talks: ~
"##;
    let (text, _) = made(documents, "me-acme.pdf");
    assert!(
        in_order(&text, &["Gildong Hong", "Engineering manager", "Pangyo", "Tailored for Acme.", "First point"]),
        "{text}"
    );
    for gone in ["Distributed", "Seoul", "0000-1234", "Late talk"] {
        assert!(!has(&text, gone), "{gone} is in {text}");
    }
}

#[test]
fn what_ended_before_is_left_out_or_keeps_its_head() {
    let (text, done) = made("    documents: {new: {lang: en, since: 2012-06, collapse: 2018}}\n", "me-new.pdf");
    assert!(!has(&text, "Early Shop") && has(&text, "Hanul University"), "degrees stay: {text}");
    assert!(in_order(&text, &["Nurim Soft", "Lead", "Junior"]) && !has(&text, "Led it") && !has(&text, "Learned it"));
    assert!(has(&text, "Early talk") && has(&text, "Old words"), "{text}");
    assert!(done.stderr.contains("`Spring 2010` is no date, so that `since` leaves the entry in"), "{}", done.stderr);
    let (text, _) = made("    documents: {new: {lang: en, since: {experience: 2015}}}\n", "me-new.pdf");
    assert!(has(&text, "Lead") && !has(&text, "Junior") && has(&text, "Early talk"), "{text}");
    let (text, _) = made("    documents: {new: {lang: en, since: {talks: 2030}}, cv: {lang: en}}\n", "me-cv.pdf");
    assert!(has(&text, "Early Shop") && has(&text, "Early talk"), "another document has all: {text}");
}

#[test]
fn entries_and_points_are_counted_behind_tags_and_order() {
    let documents = "    documents: {short: {lang: en, without: [private], limit: {experience: {entries: 2, points: 2}, talks: 1}, \
        order: {talks: newest, experience: oldest}}}\n";
    let (text, _) = made(documents, "me-short.pdf");
    assert!(
        in_order(&text, &["Early Shop", "Nurim Soft", "Junior"])
            || in_order(&text, &["Early Shop", "Nurim Soft", "Lead"])
    );
    assert!(!has(&text, "Saebyeol") && has(&text, "Late talk") && !has(&text, "Early talk"), "{text}");
    let documents = "    documents: {short: {lang: en, without: [private], limit: {experience: {points: 2}}}}\n";
    let (text, _) = made(documents, "me-short.pdf");
    assert!(in_order(&text, &["First point", "Second point", "Led it"]) && !has(&text, "Third point"), "{text}");
}

#[test]
fn hidden_fields_are_nowhere_in_the_bytes() {
    let documents = "    documents: {public: {lang: en, hide: public}, bank: {extends: public, hide: \
        {sections.experience.company: A bank}}, 지원서: {layout: ko-form, lang: ko, hide: blind}}\n";
    let (text, done) = made(documents, "me-public.pdf");
    assert!(has(&text, "Saebyeol Cloud") && !has(&text, "0000-1234") && !has(&text, "boss@example.org"), "{text}");
    let bank = done.pdf("me-bank.pdf");
    let text = said(&bank);
    assert!(has(&text, "A bank") && !has(&text, "Saebyeol") && !has(&text, "0000-1234"), "{text}");
    let blind = said(&done.pdf("me-지원서.pdf"));
    assert!(
        has(&blind, "○○대학교") && !has(&blind, "한울") && !has(&blind, "洪吉童") && !has(&blind, "1990"),
        "{blind}"
    );
}

#[test]
fn hidden_fields_that_stand_elsewhere_are_errors() {
    for (field, text) in [
        ("contact.phone", "call 010.0000.1234"),
        ("contact.phone", "[call](tel:+821000001234)"),
        ("sections.experience.company", "left SAEBYEOL CLOUD early"),
        ("personal.birth", "born 1990. 01. 31."),
        ("contact.email", "gildong@example.org"),
    ] {
        let instead = if field.ends_with("company") { ": A bank" } else { ": ~" };
        let documents = format!(
            "    documents: {{cv: {{lang: en, hide: {{{field}{instead}}}, override: {{summary: \"{text}\"}}}}}}\n"
        );
        let done = Test::new().profile(&format!("{PROFILE}{documents}")).args(["build", "me.yaml"]).run();
        assert_eq!((done.status, pdfs(&done).len()), (1, 0), "{field}: {}", done.stderr);
        assert!(done.stderr.contains("error[leak]") && done.stderr.contains("stands in `summary`"), "{}", done.stderr);
    }
    let documents = "    documents: {cv: {lang: en, hide: sections.references, file: \"Kim Boss\"}}\n";
    let done = Test::new().profile(&format!("{PROFILE}{documents}")).args(["check", "me.yaml"]).run();
    assert!(done.status == 1 && done.stderr.contains("the name of the file"), "{}", done.stderr);
}

#[test]
fn the_command_line_hides_too() {
    let done = Test::new()
        .profile(PROFILE)
        .args(["build", "me.yaml", "--lang", "en", "--hide", "contact.phone", "-o", "cv.pdf"])
        .run();
    assert_eq!(done.status, 0, "{}", done.stderr);
    let text = squash(&done.pdf("cv.pdf").text());
    assert!(has(&text, "gildong@example.org") && !has(&text, "0000-1234"), "{text}");
    let done = Test::new().profile(PROFILE).args(["check", "me.yaml", "--hide", "phone"]).run();
    assert!(done.stderr.contains("write `contact.phone`"), "{}", done.stderr);
}

#[test]
fn the_command_line_lays_words_over_the_profile() {
    let typed =
        ["--override", "headline=Manager: people #1", "--override", "contact.location={en: Pangyo}", "--lang", "en"];
    let done = Test::new().profile(PROFILE).args(["build", "me.yaml", "-o", "cv.pdf"]).args(typed).run();
    assert_eq!(done.status, 0, "{}", done.stderr);
    let text = squash(&done.pdf("cv.pdf").text());
    assert!(in_order(&text, &["Gildong Hong", "Manager: people #1", "Pangyo", "Builds inference"]), "{text}");
    let done = Test::new().profile(PROFILE).args(["check", "me.yaml", "--override", "contact.email=gildong"]).run();
    assert!(done.status == 1 && done.stderr.starts_with("error[bad-email]: `gildong`"), "{}", done.stderr);
    let done = Test::new().profile(PROFILE).args(["check", "me.yaml", "--override", "documents.x=y"]).run();
    assert!(done.status == 2 && done.stderr.contains("write a path that begins with `name`"), "{}", done.stderr);
}
