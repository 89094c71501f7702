//! Letters: their parts in the order of each form, in every layout that sets them, under the header of its résumé.

use std::path::Path;

use jikji::layout::Layout;
use jikji::project::plan::Request;

use crate::draft::Draft;
use crate::pdf::Pdf;
use crate::support::{Done, Test, assert_in_order, picture, squash};

/// A letter in three languages, each part with a word of its own.
const PROFILE: &str = r#"
languages: [en, de, ko]
name: {en: Gildong Hong, de: Gildong Hong, ko: 홍길동}
headline: {en: Engineer, de: Ingenieur, ko: 개발자}
date: 2026-11-01
contact: {email: gildong@example.org, phone: "+82 10-0000-1234"}
personal:
  birth: 1990-01-31
  address: "12 Senderstreet\nBusan 48000"
summary: {en: Resumesummary., de: Resumesummary., ko: Resumesummary.}
sections:
  awards: [{title: Resumeaward, date: 2020-03}]
letters:
  acme:
    to: {name: {en: Ms. Recipient, de: Frau Recipient, ko: Recipient 님}, title: Boss, organization: Firm, address: "1 Firmstreet\n20457 Firmtown"}
    place: Busan
    subject: Subjectline
    opening: Dear reader,
    text: |
      First **paragraph** with *emphasis*.

      - One point
      - Other point

      Last paragraph.
    closing: Goodbye,
    enclosures: [Enclosureone, {text: Enclosuretwo, tags: [more]}]
    ps: Addition.
"#;

fn letter(document: &str) -> Done {
    Test::new()
        .profile(&format!("{PROFILE}documents:\n  letter: {document}\n"))
        .file("sign.png", picture())
        .args(["build", "me.yaml", "-o", "-"])
        .clean()
}

fn pdf(document: &str) -> Pdf {
    letter(document).stream()
}

const ADDRESS: [&str; 5] = ["Firm", "Boss", "Recipient", "1 Firmstreet", "20457 Firmtown"];
const BODY: [&str; 4] = ["First paragraph with emphasis.", "One point", "Other point", "Last paragraph."];

/// The parts of a letter in the order of its form.
fn parts(form: &str) -> Vec<&'static str> {
    let (sender, opening, end) = (["12 Senderstreet", "Busan 48000"], ["Dear reader,"], ["Goodbye,", "Gildong Hong"]);
    let (to, body, behind) = (ADDRESS, BODY, ["Enclosures", "Enclosureone", "Enclosuretwo", "Addition."]);
    let western = ["Recipient", "Boss", "Firm", "1 Firmstreet", "20457 Firmtown"];
    match form {
        "us" => [&sender[..], &["Busan, November 1, 2026"], &western, &["Subjectline"], &opening, &body, &end, &behind]
            .concat(),
        "uk" => [&sender[..], &western, &["Busan, 1 November 2026"], &opening, &["Subjectline"], &body, &end, &behind]
            .concat(),
        "din" | "french" => {
            [&sender[..], &to, &["November 1, 2026", "Subjectline"], &opening, &body, &end, &behind].concat()
        }
        "spanish" => {
            [&sender[..], &["November 1, 2026"], &to, &["Subjectline"], &opening, &body, &end, &behind].concat()
        }
        "korean" => [
            &sender[..],
            &to,
            &["Subjectline"],
            &opening,
            &body,
            &["Goodbye,"],
            &behind[..3],
            &["November 1, 2026", "Gildong Hong", "Addition."],
        ]
        .concat(),
        "japanese" => [
            &["November 1, 2026"][..],
            &to,
            &sender,
            &["Gildong Hong", "Subjectline"],
            &opening,
            &body,
            &["Goodbye,"],
            &behind,
        ]
        .concat(),
        "chinese" => {
            [&sender[..], &to, &["Subjectline"], &opening, &body, &end, &["November 1, 2026"], &behind].concat()
        }
        other => panic!("{other}"),
    }
}

#[test]
fn every_layout_but_the_forms_sets_letters_in_every_form() {
    let layouts = Layout::of_letters();
    let without: Vec<_> = Layout::names().into_iter().filter(|name| !layouts.contains(name)).collect();
    assert!(without.iter().all(|name| name.starts_with("ko-")), "{without:?} set no letters");
    for layout in layouts {
        for form in ["us", "uk", "din", "french", "spanish", "korean", "japanese", "chinese"] {
            let document = format!(
                "{{letter: acme, layout: {layout}, lang: en, override: {{letters: {{acme: {{form: {form}}}}}}}}}"
            );
            let pdf = pdf(&document);
            let text = pdf.text();
            let what = format!("{layout}, {form}");
            assert_in_order(&text, ["Gildong Hong"].into_iter().chain(parts(form)), 0, &what);
            for gone in ["Resumesummary", "Resumeaward", "1990"] {
                assert!(!text.contains(gone), "{what} has {gone}");
            }
            assert!(pdf.pages() == 1 && squash(&text).contains("gildong@example.org"), "{what}");
        }
    }
}

#[test]
fn letters_are_worded_in_the_language_of_their_document() {
    for layout in Layout::of_letters() {
        let german = pdf(&format!("{{letter: acme, layout: {layout}, lang: de}}"));
        let lines = ["12 Senderstreet", "Firm", "Busan, 1. November 2026", "Subjectline", "Anlagen", "PS: Addition."];
        assert_in_order(&german.text(), lines, 0, layout);
        assert!(german.info("Title").is_some_and(|title| title.contains("Anschreiben")), "{layout}");
        assert_eq!(german.info("Subject").as_deref(), Some("Subjectline"));
        let korean = pdf(&format!("{{letter: acme, layout: {layout}, lang: ko}}"));
        let lines = ["Firm", "제목: Subjectline", "붙임", "2026년 11월 1일, Busan", "홍길동", "추신: Addition."];
        assert_in_order(&korean.text(), lines, 0, layout);
    }
}

#[test]
fn the_address_stands_in_the_window_of_an_envelope() {
    let at = |to: &str| {
        let over = format!("override: {{personal: ~, letters: {{acme: {{to: {{{to}}}}}}}}}");
        let yaml = format!("{PROFILE}documents: {{a: {{letter: acme, lang: de, {over}}}}}\n");
        let runs = Draft::new(yaml, Request::default()).typeset().positions();
        ["Firm", "Subjectline"]
            .map(|word| runs.iter().find(|run| run.text.contains(word)).expect("it is on the page").y)
    };
    // A short address leaves what follows where it is.
    let (short, long) = (at("name: ~, title: ~, address: ~"), at("title: Leiterin"));
    assert_eq!(short, long);
    // 62.7 mm from the upper edge (DIN 5008, form B), where the first line begins.
    let top = 62.7 / 25.4 * 72.0;
    assert!((top..top + 12.0).contains(&short[0]), "{short:?}");
}

#[test]
fn tags_hiding_and_overrides_hold_in_letters() {
    let text = |rest: &str| squash(&pdf(&format!("{{letter: acme, layout: modern, lang: en, {rest}}}")).text());
    let less = text("without: [more]");
    assert!(less.contains("Enclosure:Enclosureone") || less.contains("EnclosureEnclosureone"), "{less}");
    assert!(!less.contains("Enclosuretwo"), "{less}");
    let hidden = text("hide: [personal.address, letters.acme.to.name, letters.acme.ps]");
    for gone in ["Senderstreet", "Recipient", "Addition", "P.S."] {
        assert!(!hidden.contains(gone), "{gone} is in {hidden}");
    }
    let over = text("override: {letters: {acme: {subject: Othersubject}}}");
    assert!(over.contains("Othersubject") && !over.contains("Subjectline") && over.contains("Goodbye"), "{over}");
    let leak = format!(
        "{PROFILE}documents: {{a: {{letter: acme, lang: en, hide: [letters.acme.subject], override: {{headline: Subjectline}}}}}}\n"
    );
    let done = Test::new().profile(&leak).args(["check", "me.yaml"]).run();
    assert!(done.stderr.contains("error[leak]: `Subjectline` is hidden (`letters.acme.subject`)"), "{}", done.stderr);
}

#[test]
fn a_signature_is_read_as_the_photo_is_and_kept_from_the_public() {
    let with = |rest: &str, name: &str| {
        let document = format!(
            "{{letter: acme, layout: one-page, lang: en, {rest} override: {{letters: {{acme: {{signature: {name}}}}}}}}}"
        );
        Test::new()
            .profile(&format!("{PROFILE}documents:\n  letter: {document}\n"))
            .file("sign.png", picture())
            .args(["build", "me.yaml", "-o", "-"])
            .run()
    };
    let signed = with("", "sign.png");
    assert_eq!(signed.stderr, "");
    let pdf = signed.stream();
    assert_eq!((pdf.images().len(), pdf.count("Figure")), (1, 1));
    assert_eq!(with("hide: public,", "sign.png").stream().images().len(), 0);
    let outside = with("", "../sign.png").stderr;
    assert!(
        outside.starts_with("error[bad-image]: the image `../sign.png` lies outside the profile's folder\n"),
        "{outside}"
    );
    let missing = with("", "none.png").stderr;
    assert!(missing.starts_with("error[bad-image]: cannot read the image `none.png`"), "{missing}");
}

#[test]
fn a_letter_that_is_a_little_too_long_is_set_smaller_and_a_short_one_is_not_stretched() {
    let paragraph = "Systems engineer, maker of sundials and lanterns, and of much else that measures time. ".repeat(5);
    let document = |count: usize| {
        let text = vec![paragraph.trim(); count].join("\\n\\n");
        let yaml = format!(
            "{PROFILE}documents: {{a: {{letter: acme, lang: en, override: {{letters: {{acme: {{text: \"{text}\"}}}}}}}}}}\n"
        );
        Test::new().profile(&yaml).args(["check", "me.yaml"]).run().stderr
    };
    assert!(!document(4).contains("aims at"), "{}", document(4));
    let long =
        (4..12).map(document).find(|said| said.contains("would take 2 pages")).expect("one is a little too long");
    assert!(long.contains("set on 1 with"), "{long}");
    assert!(document(14).contains("takes 2 pages, and `one-page` aims at 1"), "{}", document(14));
}

#[test]
fn letters_are_text_and_markdown_too() {
    let text = letter("{letter: acme, lang: en, formats: txt}").text().to_owned();
    let expected = "12 Senderstreet\nBusan 48000\n\nBusan, November 1, 2026\n\nMs. Recipient\nBoss\nFirm\n1 Firmstreet\n20457 Firmtown\n\nSubjectline\n\nDear reader,\n\nFirst paragraph with emphasis.\n• One point\n• Other point\nLast paragraph.\n\nGoodbye,\n\nGildong Hong\n\nEnclosures\n• Enclosureone\n• Enclosuretwo\n\nP.S. Addition.\n";
    assert!(text.starts_with("Gildong Hong\nEngineer\n") && text.ends_with(expected), "{text}");
    let markdown = letter("{letter: acme, lang: en, formats: md}").text().to_owned();
    assert!(
        markdown.contains("First **paragraph** with *emphasis*.")
            && markdown.contains("12 Senderstreet  \nBusan 48000"),
        "{markdown}"
    );
}

#[test]
fn a_folder_sets_letters_if_it_has_the_function_and_is_told_what_it_does_not_show() {
    let manifest = crate::support::read("tests/corpus/columns/typst.toml");
    let run = |letter: Option<&str>| {
        let yaml = format!("{PROFILE}documents: {{a: {{letter: acme, lang: en, layout: ./mine/}}}}\n");
        let mut test = Test::new().profile(&yaml).file("mine/typst.toml", &manifest);
        test = test.file("mine/lib.typ", "#let resume(profile, options) = profile.name");
        if let Some(letter) = letter {
            test = test.file("mine/letter.typ", letter);
        }
        test.args(["check", "me.yaml"]).run().stderr
    };
    assert!(run(None).starts_with("error[unknown-letter]: the layout `./mine` sets no letters\n"), "{}", run(None));
    let other = run(Some("#let leter(profile, options) = []"));
    assert!(other.starts_with("error[bad-layout]: `letter.typ` of the layout defines no function `letter`"), "{other}");
    let part = run(Some(
        "#let letter(profile, options) = { set text(font: options.fonts.text); profile.name; profile.letter.text }",
    ));
    assert!(
        part.contains("does not show `letter.subject`") && part.contains("does not show `letter.enclosures`"),
        "{part}"
    );
    assert!(Layout::find("one-page", Path::new("")).expect("it is bundled").of_letter().is_some());
}
