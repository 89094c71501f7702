//! Inline text: styles, quotes, and characters that mean something elsewhere.

use crate::support::{Test, squash};
use crate::view::{LAYOUTS, pdf};

#[test]
fn quotes_are_curled_outside_code() {
    let pdf = pdf("name: x\nsummary: |-\n  Ask \"who's paged?\", '90s **\"strong\"**, `\"code\" 'too'`.\n", &[]);
    assert!(pdf.text().contains("Ask “who’s paged?”, ’90s “strong”, \"code\" 'too'."), "{}", pdf.text());
}

#[test]
fn own_names_are_strong_among_authors() {
    let yaml = "name: Gildong Hong\naliases: [G. Hong]\nsections:\n  publications:\n    - {title: Lights, authors: [A. Kimm*, G. Hong*, Gildong Hong, G. Hongsu, others]}\n";
    for (layout, strong) in LAYOUTS {
        let pdf = pdf(yaml, &["-l", layout]);
        assert_eq!(pdf.fonts_of("G. Hong*"), [strong], "{layout}");
        for other in ["A. Kimm*", "G. Hongsu", "et al."] {
            let fonts = pdf.fonts_of(other);
            assert!(
                !fonts.is_empty() && fonts.iter().all(|font| font.ends_with("-Regular")),
                "{layout}: {other} in {fonts:?}"
            );
        }
        assert!(pdf.text().contains("A. Kimm*, G. Hong*, Gildong Hong, G. Hongsu, et al."), "{}", pdf.text());
    }
}

#[test]
fn styles_are_faces_of_their_own() {
    let yaml = "name: x\nsummary: 'plain **AWS(아마존)**의 *slanted* `mono` H<sub>2</sub>O [label](https://example.org/a) https://example.org/b에서'\n";
    let pdf = pdf(yaml, &[]);
    let fonts: Vec<_> = ["plain", "AWS(아마존)", "slanted", "mono"].map(|word| pdf.fonts_of(word).join(" ")).into();
    assert_eq!(fonts, ["JikjiSans-Regular", "JikjiSans-SemiBold", "Inter-Italic", "JetBrainsMono-Regular"]);
    assert!(
        squash(&pdf.text()).contains("AWS(아마존)의slantedmonoH2Olabelhttps://example.org/b에서"),
        "{}",
        pdf.text()
    );
    assert_eq!(pdf.links(), ["https://example.org/a", "https://example.org/b"]);
}

#[test]
fn characters_of_markup_are_just_characters() {
    let texts = [
        "#read(\"/etc/passwd\")",
        "#let x = 1; #x",
        "$x^2$ costs $5",
        "@mail and @cite",
        "a ~ b ~~ c",
        "<x> and <label>",
        "a lone ` here",
        "5*3*2 and 3*4*5",
        "= h",
        "== h ==",
        "x - y",
        "+ x",
        "/ term: x",
        "1. x",
        "2019. 3.",
        "> x",
        "_x_ and __y__",
        "2 * 3 * 4",
        "\\\\ and \\# and \\u{41}",
        "// no comment",
        "/* none */",
        "C:\\dir\\new",
        "[not a link]",
        "![x",
        "&amp; & &#65;",
        "-- --- ... ->",
        "a | b",
        "%{x} {y} ((z))",
        "\u{2018}x\u{2019}",
    ];
    let points: Vec<String> =
        texts.iter().map(|text| format!("        - {}\n", serde_json::to_string(text).expect("JSON"))).collect();
    let yaml = format!(
        "name: '#x $y @z'\nsections:\n  experience:\n    - company: '= #h'\n      highlights:\n{}",
        points.concat()
    );
    for (layout, _) in LAYOUTS {
        // Some of it is LaTeX or HTML, of which a warning tells.
        let flags = ["build", "me.yaml", "--pages", "any", "-o", "-", "-l", layout];
        let done = Test::new().profile(&yaml).args(flags).run();
        let text = squash(&done.stream().text());
        assert!(text.contains("#x$y@z") && text.contains("=#h"), "{text}");
        for sought in texts {
            // A backslash before punctuation is Markdown's.
            let sought = sought.replace("\\\\ and \\#", "\\ and #");
            assert!(text.contains(&squash(&sought)), "{layout} does not show `{sought}`: {text}");
        }
        assert!(!text.contains("root:"), "a file was read");
    }
}

#[test]
fn names_of_files_are_composed() {
    let nfd = "\u{110B}\u{1175}\u{1105}\u{1167}\u{11A8}\u{1109}\u{1165}";
    let yaml = format!("name: x\nsummary: y\ndocuments: {{{nfd}: {{}}}}\n");
    let file = format!("{nfd}.yaml");
    let done = Test::new().file(&file, &yaml).args(["build", &file, "-d", nfd]).run();
    assert_eq!(done.status, 0, "{}", done.stderr);
    assert!(done.files().contains(&"이력서-이력서.pdf".to_owned()), "{:?}", done.files());
}

#[test]
fn decomposed_hangul_is_composed() {
    let yaml = "name: \u{1112}\u{1169}\u{11BC}\u{1100}\u{1175}\u{11AF}\u{1103}\u{1169}\u{11BC}\nsummary: e\u{301}\n";
    let done = Test::new().profile(yaml).args(["build", "me.yaml", "-o", "-", "--deny", "warnings"]).run();
    assert!(done.stderr.starts_with("note[decomposed-hangul]: a text has") && done.status == 0, "{}", done.stderr);
    let pdf = done.stream();
    assert!(pdf.text().contains("홍길동") && pdf.text().contains('é'), "{}", pdf.text());
    assert_eq!(pdf.info("Author").as_deref(), Some("홍길동"));
}

/// Emoji of one character and of several, each as a person sees one.
const EMOJI: [&str; 9] = ["🚀", "📧", "❤️", "👩‍💻", "👨‍👩‍👧‍👦", "👍🏽", "🇰🇷", "1️⃣", "🏴󠁧󠁢󠁥󠁮󠁧󠁿"];

#[test]
fn emoji_have_glyphs_in_every_layout_and_role() {
    let all = EMOJI.join(" ");
    for (layout, _) in LAYOUTS {
        for lang in ["en", "ko"] {
            let yaml = format!(
                "languages: [{lang}]\nname: Hong 🎉\nheadline: x\nsummary: '{all} **a 🎯 b** *c 🎨 d* `e 🐛 f` 성능을🔥개선, 👩‍💻개발자'\n\
                 sections: {{experience: [{{company: '🏢 회사', highlights: ['✅ done', 'on ➤ next']}}]}}\n"
            );
            let pdf = pdf(&yaml, &["-l", layout]);
            let text = pdf.text();
            for emoji in EMOJI.iter().chain(&[
                "a 🎯 b",
                "c 🎨 d",
                "e 🐛 f",
                "성능을🔥개선",
                "👩‍💻개발자",
                "🏢 회사",
                "✅ done",
                "on ➤ next",
            ]) {
                assert!(text.contains(emoji), "{layout}, {lang}: no `{emoji}` in {text}");
            }
            // What several characters stand for is one glyph of one face.
            for emoji in &EMOJI[3..] {
                assert_eq!(pdf.fonts_of(emoji), ["NotoEmoji-Regular"], "{layout}, {lang}: {emoji}");
            }
        }
    }
}

#[test]
fn text_is_no_emoji() {
    let pdf = pdf("name: x\nsummary: 'a 0123 # * © ® ™ → ★ ☎ ♥ b'\n", &[]);
    assert!(
        pdf.runs.iter().all(|run| run.font.starts_with("JikjiSans") || run.font.starts_with("Jikji")),
        "{:?}",
        pdf.runs
    );
}

#[test]
fn signs_have_glyphs() {
    let signs = "∙ ∼ ≒ ◈ ☐ ☑ ✓ ✔ ✕ ✉ ☎ ➔ ➜ ➤ ✦ ❖ ⬤ ⌘ ⌥ ⏎ ½ ⅓ ⅔ ⅛ ∑ ∞";
    for (layout, _) in LAYOUTS {
        let pdf = pdf(&format!("name: x\nsummary: '{signs} **{signs}** `{signs}`'\n"), &["-l", layout]);
        assert_eq!(squash(&pdf.text()).matches(&squash(signs)).count(), 3, "{layout}: {}", pdf.text());
    }
}

#[test]
fn lines_end_beside_emoji_and_not_inside() {
    let yaml = format!("name: x\nsummary: '{}'\n", "👩‍👩‍👧‍👦 👍🏽 🇰🇷 1️⃣ ".repeat(60));
    let pdf = pdf(&yaml, &[]);
    assert_eq!(pdf.text().matches("👩‍👩‍👧‍👦").count(), 60);
    let glyphs: String =
        pdf.runs.iter().filter(|run| run.font == "NotoEmoji-Regular").map(|run| run.text.as_str()).collect();
    assert!(glyphs.starts_with("👩‍👩‍👧‍👦"), "{glyphs}");
}

#[test]
fn joiners_that_hold_nothing_are_left_out() {
    let yaml = "name: x\nsummary: \"a\\u200Db \\U0001F468\\u200D\\U0001F4BB c\\U000E0068\\U000E0069\"\n";
    let done = Test::new().profile(yaml).args(["build", "me.yaml", "-o", "-"]).run();
    assert!(done.stderr.starts_with("warning[invisible-character]") && done.status == 0, "{}", done.stderr);
    assert!(done.stream().text().contains("ab 👨‍💻 c"), "{:?}", done.stream().text());
}
