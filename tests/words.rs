//! The program's own words beside those of a profile: labels, headings, bullets, lists.

use crate::pdf::Pdf;
use crate::support::{Test, squash};
use crate::view::{LAYOUTS, pdf};

/// What is printed besides the PDF, and the PDF.
fn told(yaml: &str, flags: &[&str]) -> (String, Pdf) {
    let done = Test::new().profile(yaml).args(["build", "me.yaml", "--pages", "any", "-o", "-"]).args(flags).run();
    assert_eq!(done.status, 0, "{}", done.stderr);
    (done.stderr.clone(), done.stream())
}

#[test]
fn lists_in_texts_are_lists() {
    let yaml = "\
name: Jo Doe
summary: |-
  Done lately:
  - Built a *scheduler*
    that goes on
  - Led nine
    • four hired
    • none lost
sections:
  experience:
    - company: Saebyeol Cloud
      start: 2020-08
      summary: |-
        1. Halved the cost
        2. Wrote the docs
  about: {kind: text, text: \"- one\\n- two\"}
  diary: {kind: text, text: \"- a single one\\n2019. 3. 입사\"}
";
    for (layout, _) in LAYOUTS {
        let pdf = pdf(yaml, &["-l", layout]);
        let text = pdf.text();
        // The list, one inside it, the numbered one and the one of `about`.
        assert_eq!((pdf.count("L"), pdf.count("LI")), (4, 8), "{layout}: {:?}", pdf.tags());
        assert_eq!((pdf.count("Lbl"), pdf.count("LBody")), (8, 8), "{layout}: {:?}", pdf.tags());
        for gone in ["- Built", "- Led", "- one", "• •", "• –", "1. 1."] {
            assert!(!text.contains(gone), "{layout}: {text}");
        }
        let text = squash(&text);
        for kept in ["Builtaschedulerthatgoeson", "1.Halvedthecost", "2.Wrotethedocs", "-asingleone", "2019.3.입사"] {
            assert!(text.contains(kept), "{layout}: {kept} is not in {text}");
        }
    }
}

#[test]
fn points_have_one_bullet_each() {
    let yaml = "\
name: Jo Doe
sections:
  experience:
    - company: Saebyeol Cloud
      highlights: ['• Pasted', '- dashed', '1) numbered', '-매출 증대', '\u{F0B7} Word', '-5 % cost']
    - {company: Hanul, highlights: ['1. one', '2. two'], groups: [{title: G, highlights: ['2019. 3. 입사', '* star']}]}
  skills: [{name: S, keywords: ['• Go', '• Rust']}]
  interests: ['· Sundials']
";
    let (stderr, _) = told(yaml, &[]);
    assert_eq!(stderr.matches("note[bullet-in-point]").count(), 1, "{stderr}");
    assert!(stderr.contains("11 points begin with"), "{stderr}");
    for (layout, _) in LAYOUTS {
        let text = squash(&told(yaml, &["-l", layout]).1.text());
        for gone in ["••", "•-d", "•1)", "-dashed", "1)numbered", "-매출", "1.one", "·Sundials", "•Go", "*star"]
        {
            assert!(!text.contains(gone), "{layout}: {text}");
        }
        assert!(text.contains("-5%cost") && text.contains("2019.3.입사"), "{layout}: {text}");
    }
}

#[test]
fn the_programs_words_do_not_double_the_users() {
    let yaml = "\
languages: [ko, en]
name: {ko: 홍길동, en: Gildong Hong}
sections:
  projects:
    - {name: Moru, team_size: 5명}
    - {name: Sol, team_size: team of 7}
    - {name: Byeol, team_size: 8}
    - {name: Dal, role: Engineer, team_size: 1}
  education:
    - institution: Hanul
      degree: 학사 졸업
      status: graduated
      score: 학점 3.5/4.5
      rank: '석차: 1/61'
      courses: [주요 과목 광학, 신호 처리]
      thesis: {title: '학위논문: 등불', advisor: 지도교수 서문덕배}
    - {institution: Saegil, score: GPA 3.9/4.0, thesis: {kind: Dissertation, title: 'Dissertation: Lights', advisor: Prof. Kim (advisor)}}
  patents: [{title: A lantern, numbers: {KR: KR 10-1234567, US: '11,000,000'}}]
  skills: [{name: Languages, keywords: [{text: Rust, level: (중)}, {text: Go, level: 상}]}]
  language_skills: [{language: English, test: {name: TOEIC, score: TOEIC 950}}]
  certificates: [{name: OPIc, score: OPIc IM2}, {name: Electrician, score: 점수 88}]
  publications: [{title: Slow, authors: [A. Kim, et al.]}]
";
    let korean = [
        "5명",
        "8명",
        "1인",
        "학점:3.5/4.5",
        "석차:1/61",
        "광학,신호처리",
        "등불",
        "지도교수:서문덕배",
        "GPA:3.9/4.0",
        "KR10-1234567",
        "US11,000,000",
        "Rust(중)",
        "Go(상)",
        "TOEIC950",
        "IM2",
        "88",
        "A.Kim외",
        "학사졸업",
    ];
    let doubled = [
        "명명",
        "학점:학점",
        "석차:석차",
        "이수과목:주요",
        "학위논문:학위",
        "지도교수:지도",
        "학점:GPA",
        "KRKR",
        "((",
        "TOEICTOEIC",
        "OPIcOPIc",
        "점수:점수",
        "teamofteam",
        "Dissertation:Dissertation",
        "Advisor:Prof",
        "지도교수:Prof",
        "etal.,",
        "졸업·졸업",
        "졸업,졸업",
        "인명",
    ];
    for (layout, _) in LAYOUTS {
        let text = squash(&pdf(yaml, &["-l", layout]).text());
        for words in korean {
            assert!(text.contains(words), "{layout}: {words} is not in {text}");
        }
        let english = squash(&told(yaml, &["-l", layout, "--lang", "en"]).1.text());
        for words in doubled {
            assert!(!text.contains(words), "{layout}: {words} is in {text}");
            assert!(!english.contains(words), "{layout}: {words} is in {english}");
        }
        for words in ["teamof8", "teamof7", "5명", "GPA:3.9/4.0", "A.Kim,etal."] {
            assert!(english.contains(words), "{layout}: {words} is not in {english}");
        }
        assert!(!english.contains("teamof1"), "{layout}: {english}");
    }
}

const FOREIGN: &str = "\
languages: [en, ko]
name: {en: Jo Doe, ko: 홍길동}
sections:
  volunteer: [{title: {en: Helper, ko: 도우미}, organization: {en: Red House, ko: 붉은집}, start: 2020-01}]
  leadership: [{title: {en: Chair, ko: 의장}}]
  iOS apps: [{title: {en: Sundial, ko: 해시계}}]
  macOS_tools: [{title: {en: Lantern, ko: 등불}}]
  experience: {title: {ko: 걸어온 길}, entries: [{company: {en: Hanul, ko: 한울}}]}
";

#[test]
fn headings_are_in_the_language_of_the_document() {
    let (stderr, korean) = told(FOREIGN, &["--lang", "ko"]);
    let text = squash(&korean.text());
    for words in ["봉사활동", "붉은집", "리더십", "iOSapps", "macOStools", "걸어온길"] {
        assert!(text.contains(words), "{words} is not in {text}");
    }
    assert!(stderr.contains("the sections `iOS apps` and `macOS_tools` have no titles in `ko`"), "{stderr}");
    assert!(stderr.contains("add `title: {ko: …}`") && stderr.matches("warning[").count() == 1, "{stderr}");
    let english = pdf(FOREIGN, &["--lang", "en"]);
    let text = squash(&english.text());
    for words in ["Volunteering", "Leadership", "iOSapps", "macOStools", "Experience"] {
        assert!(text.contains(words), "{words} is not in {text}");
    }
}

#[test]
fn volunteers_are_set_as_the_employed_and_not_counted() {
    let yaml = "\
name: Jo Doe
date: 2026-11-01
dates: {total: true, durations: true, present: by_kind}
sections:
  experience: [{company: Hanul, start: 2020-01, end: 2020-12}]
  volunteer:
    - {organization: Red House, position: Helper, start: 2015-01, highlights: [Cooked.]}
    - {organization: Blue House, positions: [{position: Chair, start: 2012-01, end: 2013-12}, {position: Member, tags: [old]}]}
    - {position: Coach, title: Summer camp}
";
    for (layout, _) in LAYOUTS {
        let text = squash(&pdf(yaml, &["-l", layout]).text());
        for words in
            ["RedHouse", "Helper", "Cooked.", "BlueHouse", "Chair", "Coach", "Summercamp", "1yrinall", "Ongoing"]
        {
            assert!(text.contains(words), "{layout}: {words} is not in {text}");
        }
    }
}

#[test]
fn a_title_of_nothing_is_no_heading() {
    let yaml = "\
name: Jo Doe
sections:
  experience: {title: '', entries: [{company: Hanul, highlights: [one]}]}
  education: [{institution: Saegil}]
  skills: {title: '', entries: [{keywords: [Rust]}]}
documents: {a: {title: '', titles: {education: ''}}}
";
    for (layout, _) in LAYOUTS {
        let pdf = pdf(yaml, &["-d", "a", "-l", layout]);
        let text = squash(&pdf.text());
        for words in ["Experience", "Education", "Skills"] {
            assert!(!text.contains(words), "{layout}: {words} is in {text}");
        }
        assert!(text.contains("Hanul") && text.contains("Saegil") && text.contains("Rust"), "{layout}: {text}");
        let bookmarks = pdf.bookmarks();
        assert!(bookmarks.iter().all(|title| !title.trim().is_empty()), "{layout}: {bookmarks:?}");
    }
}

#[test]
fn what_tags_empty_goes_with_its_heading() {
    let yaml = "\
name: Jo Doe
sections:
  experience:
    - company: Hanul
      start: 2020
      groups:
        - {title: Emptied, highlights: [{text: one, tags: [old]}]}
        - {title: Cleared, keywords: [{text: two, tags: [old]}]}
        - {title: Kept, highlights: [three, {text: four, tags: [old]}]}
  skills:
    - {name: Past, keywords: [{text: Cobol, tags: [old]}]}
    - {name: Grouped, groups: [{name: Inner, keywords: [{text: Ada, tags: [old]}]}]}
    - {name: Pointed, highlights: [{text: Fortran, tags: [old]}]}
    - {name: Present, keywords: [Rust]}
    - {name: Alone}
  interests: [{text: Running, items: [{text: marathon, tags: [old]}]}]
";
    for (layout, _) in LAYOUTS {
        let text = squash(&pdf(yaml, &["-l", layout, "--without", "old"]).text());
        for words in ["Emptied", "Cleared", "Past", "Grouped", "Inner", "Pointed", "four", "marathon"] {
            assert!(!text.contains(words), "{layout}: {words} is in {text}");
        }
        for words in ["Kept", "three", "Present", "Rust", "Alone", "Running"] {
            assert!(text.contains(words), "{layout}: {words} is not in {text}");
        }
    }
}

#[test]
fn sentences_among_short_things_are_a_list() {
    let yaml = "\
languages: [ko]
name: 홍길동
sections:
  skills:
    - {name: 언어, keywords: [Rust, Go]}
    - {name: 협업, highlights: [설계를 그렸습니다., 지식을 나누었습니다.]}
    - {name: 운영, keywords: [장애를 줄였습니다., 비용을 낮췄습니다.]}
  interests:
    - {text: 그림, items: [수채화를 그렸습니다., 전시에 냈습니다.]}
    - 주말마다 산에 오릅니다.
    - 책을 함께 읽습니다.
    - 해시계
";
    for (layout, _) in LAYOUTS {
        let pdf = pdf(yaml, &["-l", layout]);
        let text = squash(&pdf.text());
        for gone in [".,", ".·", "(수채화", ".)"] {
            assert!(!text.contains(gone), "{layout}: {gone} is in {text}");
        }
        assert_eq!(pdf.count("LI"), 8, "{layout}: {text}");
        assert!(text.contains("해시계") && text.contains("Rust"), "{layout}: {text}");
    }
}

#[test]
fn own_names_are_strong_however_they_are_written() {
    let yaml = "\
name: Gildong Hong
aliases: [G. Hong]
sections:
  publications:
    - {title: A, authors: ['B. Kim', 'G.\u{a0}Hong', 'C. Lee']}
    - {title: B, authors: ['B. Kim', GILDONG HONG¹]}
    - {title: C, authors: ['B. Kim', 'Gildong Hong (corresponding author)']}
    - {title: D, authors: ['B. Kim', G HONG†]}
";
    let pdf = pdf(yaml, &[]);
    for name in ["GILDONG HONG", "Gildong Hong (corresponding", "G HONG"] {
        assert_eq!(pdf.fonts_of(name), ["JikjiSans-SemiBold"], "{name}");
    }
    assert_eq!(pdf.fonts_of("B. Kim"), ["JikjiSans-Regular"]);
}

#[test]
fn foreign_markup_is_told_once_for_a_text() {
    let warned = |text: &str| {
        let yaml = format!("name: x\nsummary: {}\n", serde_json::to_string(text).expect("JSON"));
        let (stderr, _) = told(&yaml, &[]);
        (stderr.matches("[foreign-markup]").count(), stderr)
    };
    for (text, hint) in [
        ("a <b>b</b> and <i>c</i>", "`**…**`"),
        ("one<br>two", "`\\`"),
        ("R&amp;D", "write `&` for `&amp;`"),
        ("<a href=\"https://example.org\">x</a>", "`[label](https://…)`"),
        ("<ul><li>x</li></ul>", "`- `"),
        ("M{\\\"u}ller", "write `ü`"),
        ("in $O(n \\log n)$ time", "Unicode"),
        ("\\emph{x} and \\textbf{y}", "`*…*`"),
        ("2019--2021", "write `–`"),
        ("R\\&D", "write `&` for `\\&`"),
    ] {
        let (count, stderr) = warned(text);
        assert!(count == 1 && stderr.contains(hint), "{text}: {stderr}");
    }
    for text in
        ["$5M to $10M", "$100", "`<b>` and `$x$`", "C:\\path\\new", "$HOME/$USER", "Vec<T> & x < y", "H<sub>2</sub>O"]
    {
        let (count, stderr) = warned(text);
        assert_eq!(count, 0, "{text}: {stderr}");
    }
}
