//! Versions of one profile: what documents begin with, lay over it, leave out and hide.

use crate::pdf::Pdf;
use crate::random::Random;
use crate::support::{Done, Test, root, squash};

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

/// Somebody whose profile says all that a blind application may not.
const PRIVATE: &str = r##"
    languages: [ko, en]
    name: {ko: 임다온, en: Daon Im}
    hanja: 林多溫
    headline: {ko: 전산직 5급, en: Information systems officer}
    date: 2026-11-01
    contact:
      email: [daon@example.org, daon@cs.solbit.ac.kr]
      phone: "+82 10-0000-0000"
      location: {ko: 강릉, en: Gangneung}
      links: {연구실: https://lab.solbit.ac.kr/daon}
    personal:
      birth: 1996-04-17
      gender: female
      nationality: {ko: 대한민국, en: Republic of Korea}
      address: {ko: 강릉시 솔숲길 12, en: 12 Solsup-gil}
      rows:
        - {label: {ko: 보훈 대상, en: Veteran}, value: {ko: 해당 없음, en: Not applicable}}
        - {label: {ko: 만 나이, en: Age}, value: {ko: 서른 살, en: thirty years}}
        - {label: {ko: 본적, en: Family register}, value: {ko: 평창군, en: Pyeongchang}}
    sections:
      education:
        - institution: {ko: 솔빛대학교, en: Solbit University}
          url: https://www.solbit.ac.kr
          location: {ko: 춘천, en: Chuncheon}
          degree: {ko: 석사, en: M.S.}
          area: {ko: 전산학, en: Computing}
          start: 2015-03
          end: 2021-02
          thesis: {title: {ko: 장애 예측, en: Failures foreseen}, advisor: {ko: 고지도, en: Jido Ko}}
      2. teaching:
        title: {ko: 강의, en: Courses taught}
        kind: teaching
        entries: [{course: {ko: 자료구조, en: Data structures}, institution: {ko: 솔빛대학교, en: Solbit University}, date: 2020}]
      training:
        - {name: {ko: 보안 과정, en: Security}, provider: {ko: 달빛대학교 평생교육원, en: Dalbit University Extension}, hours: 24}
        - {name: {ko: 자료 과정, en: Data}, provider: {ko: 누리협회, en: Nuri Association}, hours: 16}
      awards:
        - {title: {ko: 학술상, en: Paper prize}, issuer: {ko: 솔빛대학교총장, en: Solbit University}, date: 2019-05}
      kin:
        title: {ko: 가족사항, en: My people}
        columns: [{ko: 관계, en: Relation}, {ko: 성명, en: Name}, {ko: 직업, en: Occupation}]
        rows: [[{ko: 부, en: Father}, {ko: 임하늘, en: Haneul Im}, {ko: 교사, en: Teacher}]]
      experience:
        - {company: {ko: 두레정보, en: Dure}, position: {ko: 운영, en: Operations}, start: 2021-03, end: 2024-02}
      statement: {title: {ko: 경력기술서, en: Statement}, kind: text, text: {ko: "교사 대상 교육을 맡았습니다.", en: Trained teachers.}}
"##;

#[test]
fn blind_documents_say_nothing_of_school_family_home_age_and_gender() {
    let documents = r##"
    documents:
      form: {layout: ko-form, lang: ko, hide: blind, formats: [pdf, txt, md]}
      public: {layout: ko-public, lang: ko, title: 입사지원서, formats: [pdf, txt, md]}
      public-en: {layout: ko-public, lang: en, formats: [pdf, txt, md]}
      open: {layout: ko-form, lang: ko}
"##;
    let done = Test::new().profile(&format!("{PRIVATE}{documents}")).args(["build", "me.yaml"]).run();
    assert_eq!(done.status, 0, "{}", done.stderr);
    let all = |name: &str| match name.ends_with(".pdf") {
        true => said(&done.pdf(name)),
        false => squash(&String::from_utf8(done.bytes(name)).expect("text")),
    };
    let private = [
        "솔빛",
        "solbit",
        "달빛",
        "dalbit",
        "林",
        "강릉",
        "gangneung",
        "솔숲",
        "1996",
        "여",
        "대한민국",
        "서른",
        "thirty",
        "평창",
        "춘천",
        "chuncheon",
        "고지도",
        "jidoko",
        "임하늘",
        "haneul",
        "가족",
        "mypeople",
        "나이",
        "본적",
    ];
    let open = all("me-open.pdf").to_lowercase();
    for document in ["me-form", "me-public", "me-public-en"] {
        for ending in ["pdf", "txt", "md"] {
            let text = all(&format!("{document}.{ending}")).to_lowercase();
            let shown: Vec<_> = private.iter().filter(|word| text.contains(**word)).collect();
            assert!(shown.is_empty(), "{document}.{ending} has {shown:?}: {text}");
        }
    }
    let missing: Vec<_> =
        private.iter().filter(|word| !word.is_ascii() && **word != "대한민국" && !open.contains(**word)).collect();
    assert!(missing.is_empty(), "{missing:?} is nowhere in {open}");
    let text = all("me-public.pdf");
    for shown in [
        "입사지원서",
        "지원분야전산직5급",
        "보훈대상해당없음",
        "○○대학교",
        "○○대학교평생교육원",
        "누리협회",
        "두레정보",
        "교사대상",
    ] {
        assert!(text.contains(shown), "{shown} is not in {text}");
    }
    assert!(has(&all("me-public-en.pdf"), "A university") && has(&all("me-public-en.txt"), "Not applicable"));
}

#[test]
fn blind_documents_have_no_word_of_it_in_their_texts() {
    for words in [
        "솔빛대 출신으로서",
        "솔빛대를 나왔습니다",
        "1996년생입니다",
        "올해 30세입니다",
        "만30세",
        "본적은 평창군입니다",
        "[글](https://blog.solbit.ac.kr/1)",
        "임하늘의 딸",
        "고지도 교수님",
    ] {
        let documents = format!(
            "    documents: {{d: {{layout: ko-public, lang: ko, override: {{summary: {{ko: \"{words}\"}}}}}}}}\n"
        );
        let done = Test::new().profile(&format!("{PRIVATE}{documents}")).args(["build", "me.yaml"]).run();
        assert_eq!((done.status, pdfs(&done).len()), (1, 0), "{words}: {}", done.stderr);
        assert!(done.stderr.contains("stands in `summary`"), "{words}: {}", done.stderr);
    }
    // What only looks like it is nothing of the kind.
    for words in ["솔빛대로에 있는 관측대", "65세 이상 이용자 130세대", "여성 대상 사업"] {
        let documents = format!(
            "    documents: {{d: {{layout: ko-public, lang: ko, override: {{summary: {{ko: \"{words}\"}}}}}}}}\n"
        );
        let done = Test::new().profile(&format!("{PRIVATE}{documents}")).args(["build", "me.yaml"]).run();
        assert_eq!(done.status, 0, "{words}: {}", done.stderr);
    }
}

#[test]
fn the_example_for_public_offices_is_blind() {
    let example = root().join("examples/public.yaml").display().to_string();
    let done = Test::new().args(["build", &example, "-o", "out/", "--deny", "warnings"]).clean();
    assert_eq!(done.files(), ["out/public-application.pdf", "out/public-이력서.pdf", "out/public-입사지원서.pdf"]);
    let all = |name: &str| said(&done.pdf(&format!("out/public-{name}.pdf"))).to_lowercase();
    let (korean, english, open) = (all("입사지원서"), all("application"), all("이력서"));
    for private in ["솔빛", "솔숲", "solbit", "林", "강릉", "gangneung", "춘천", "1996", "30세", "임하늘", "haneul"]
    {
        assert!(!korean.contains(private) && !english.contains(private), "{private}");
        assert_eq!(open.contains(private), !private.is_ascii() || private == "1996", "{private}");
    }
    assert!(korean.contains("지원분야전산직5급") && has(&english, &squash("position applied for")), "{korean}");
    assert_eq!(done.pdf("out/public-입사지원서.pdf").count("Figure"), 0);
}

/// An entry of a random profile: everything that it says is said nowhere else.
struct Entry {
    section: &'static str,
    title: String,
    tags: Vec<&'static str>,
    year: usize,
    points: Vec<(String, Vec<&'static str>)>,
}

/// A profile and a selection of it, both at random.
struct Case {
    entries: Vec<Entry>,
    only: Vec<&'static str>,
    without: Vec<&'static str>,
    since: Option<usize>,
    collapse: Option<usize>,
    limit: Option<usize>,
    points: Option<usize>,
    newest: bool,
    hidden: Vec<&'static str>,
}

const SECTIONS: [&str; 4] = ["experience", "talks", "awards", "references"];
const TAGS: [&str; 3] = ["one", "two", "three"];
const HIDDEN: [&str; 4] = ["headline", "contact.phone", "sections.references.contact", "sections.talks"];

impl Case {
    fn new(seed: u64) -> Self {
        let mut random = Random(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1);
        let some = |random: &mut Random, words: &[&'static str], one_in: usize| -> Vec<&'static str> {
            words.iter().copied().filter(|_| random.one_in(one_in)).collect()
        };
        let count = 1 + random.below(14);
        let entry = |index: usize, random: &mut Random| Entry {
            section: random.of(&SECTIONS),
            title: format!("Title{index}x"),
            tags: some(random, &TAGS, 4),
            year: 2001 + index,
            points: (0..random.below(5))
                .map(|point| (format!("Point{index}y{point}x"), some(random, &TAGS, 5)))
                .collect(),
        };
        let entries = (0..count).map(|index| entry(index, &mut random)).collect();
        let number =
            |random: &mut Random, from: usize, below: usize| random.one_in(2).then(|| from + random.below(below));
        Self {
            entries,
            only: some(&mut random, &TAGS, 4),
            without: some(&mut random, &TAGS, 5),
            since: number(&mut random, 2001, 14),
            collapse: number(&mut random, 2001, 14),
            limit: number(&mut random, 1, 4),
            points: number(&mut random, 1, 3),
            newest: random.one_in(2),
            hidden: some(&mut random, &HIDDEN, 3),
        }
    }

    /// The profile as YAML; tags that no entry has are errors, so one entry with all of them is never shown.
    fn yaml(&self) -> String {
        let mut yaml = String::from(
            "name: Gildong Hong\nheadline: Headwordx\ncontact: {phone: \"+82 10-0000-1234\", location: Homex}\nsummary: Summaryx\nsections:\n",
        );
        for section in SECTIONS {
            yaml += &format!("  {section}:\n    title: {}\n    entries:\n", heading(section));
            let all = format!("{}: Neverx, tags: [one, two, three, never]", field(section));
            yaml += &format!("      - {{{all}}}\n");
            for entry in self.entries.iter().filter(|entry| entry.section == section) {
                let points: Vec<_> = entry
                    .points
                    .iter()
                    .map(|(text, tags)| format!("{{text: {text}, tags: [{}]}}", tags.join(", ")))
                    .collect();
                let date = if section == "experience" {
                    format!("start: 2000, end: {}", entry.year)
                } else {
                    format!("date: {}", entry.year)
                };
                let contact =
                    if section == "references" { format!(", contact: Reach{}", entry.title) } else { String::new() };
                yaml += &format!(
                    "      - {{{}: {}, {date}, tags: [{}], highlights: [{}]{contact}}}\n",
                    field(section),
                    entry.title,
                    entry.tags.join(", "),
                    points.join(", ")
                );
            }
        }
        let number =
            |key: &str, value: Option<usize>| value.map(|value| format!("    {key}: {value}\n")).unwrap_or_default();
        let limits: Vec<_> = [("entries", self.limit), ("points", self.points)]
            .into_iter()
            .filter_map(|(key, value)| Some(format!("{key}: {}", value?)))
            .collect();
        let without: Vec<_> = self.without.iter().copied().chain(["never"]).collect();
        yaml += &format!(
            "documents:\n  it:\n    only: [{}]\n    without: [{}]\n    hide: [{}]\n",
            self.only.join(", "),
            without.join(", "),
            self.hidden.join(", ")
        );
        yaml += &number("since", self.since);
        yaml += &number("collapse", self.collapse);
        if !limits.is_empty() {
            yaml += &format!("    limit: {{{}}}\n", limits.join(", "));
        }
        yaml + if self.newest { "    order: newest\n" } else { "" }
    }

    /// What is said, in order, worked out without the program.
    fn said(&self) -> Vec<String> {
        let takes = |tags: &[&str]| {
            (tags.is_empty() || self.only.is_empty() || tags.iter().any(|tag| self.only.contains(tag)))
                && !tags.iter().any(|tag| self.without.contains(tag))
        };
        let mut said = Vec::new();
        for section in SECTIONS {
            let dated = section == "experience" || section == "talks";
            let past = |year: usize, bound: Option<usize>| dated && bound.is_some_and(|bound| year < bound);
            let hidden = self.hidden.iter().any(|path| *path == format!("sections.{section}"));
            let mut shown: Vec<_> = self
                .entries
                .iter()
                .filter(|entry| {
                    entry.section == section && takes(&entry.tags) && !hidden && !past(entry.year, self.since)
                })
                .collect();
            if self.newest {
                shown.sort_by_key(|entry| std::cmp::Reverse(entry.year));
            }
            shown.truncate(self.limit.unwrap_or(usize::MAX));
            if !shown.is_empty() {
                said.push(heading(section));
            }
            for entry in shown {
                said.push(entry.title.clone());
                if section == "references" && !self.hidden.contains(&"sections.references.contact") {
                    said.push(format!("Reach{}", entry.title));
                }
                let points = entry.points.iter().filter(|(_, tags)| takes(tags) && !past(entry.year, self.collapse));
                said.extend(points.take(self.points.unwrap_or(usize::MAX)).map(|(text, _)| text.clone()));
            }
        }
        said
    }
}

fn heading(section: &str) -> String {
    format!("Head{section}x")
}

fn field(section: &str) -> &'static str {
    match section {
        "experience" => "company",
        "references" => "name",
        _ => "title",
    }
}

#[test]
fn random_selections_show_just_what_they_take() {
    for seed in 0..150 {
        let case = Case::new(seed);
        let yaml = case.yaml();
        let done = Test::new().profile(&yaml).args(["build", "me.yaml", "-f", "txt", "-o", "-"]).run();
        assert_eq!(done.status, 0, "{seed}: {}\n{yaml}", done.stderr);
        let text = done.text().to_lowercase();
        let words: Vec<String> = text.split(|c: char| !c.is_alphanumeric()).map(str::to_owned).collect();
        let known = |word: &&String| {
            ["head", "title", "point", "reach", "never"].iter().any(|start| word.starts_with(start))
                && **word != "headwordx"
        };
        let found: Vec<&String> = words.iter().filter(known).collect();
        let said: Vec<String> = case.said().iter().map(|word| word.to_lowercase()).collect();
        assert_eq!(found, said.iter().collect::<Vec<_>>(), "{seed}: {yaml}");
        assert_eq!(text.contains("headwordx"), !case.hidden.contains(&"headline"), "{seed}");
        assert_eq!(text.contains("0000-1234"), !case.hidden.contains(&"contact.phone"), "{seed}");
        assert!(text.contains("homex") && text.contains("summaryx"), "{seed}");
    }
}

#[test]
fn the_example_makes_a_document_for_every_use() {
    let example = root().join("examples/versions.yaml").display().to_string();
    let done = Test::new().args(["build", &example, "-o", "out/", "--deny", "warnings"]).clean();
    let made = [
        "Areum Seo - Design lead.pdf",
        "versions-designer.pdf",
        "versions-letter.pdf",
        "versions-portal.txt",
        "versions-public.md",
        "versions-public.pdf",
        "versions-quiet.md",
        "versions-quiet.pdf",
        "versions-resume-ko.pdf",
        "versions-resume.pdf",
        "versions-블라인드.pdf",
        "경력기술서_서아름.pdf",
        "이력서_서아름.pdf",
        "커버레터_서아름.pdf",
    ];
    assert_eq!(done.files(), made.map(|file| format!("out/{file}")));
    let all = |file: &str| match file.ends_with(".pdf") {
        true => said(&done.pdf(&format!("out/{file}"))),
        false => squash(&String::from_utf8(done.bytes(&format!("out/{file}"))).expect("text")),
    };
    let private = ["5678", "boram@", "1993", "haneul-ro"];
    let company = ["pharos", "파로스"];
    let person = ["부산", "busan", "다솜", "dasom", "徐", "여성", "haneul-ro", "하늘로", "1993"];
    for (files, hidden) in [
        (["versions-portal.txt", "versions-public.md", "versions-public.pdf"].as_slice(), private.as_slice()),
        (&["versions-quiet.md", "versions-quiet.pdf"], &company),
        (&["versions-블라인드.pdf"], &person),
    ] {
        for file in files {
            let text = all(file).to_lowercase();
            let shown: Vec<_> = hidden.iter().filter(|word| text.contains(**word)).collect();
            assert!(shown.is_empty(), "{file} has {shown:?}: {text}");
        }
    }
    // All of it is there where nothing is hidden.
    let whole = ["이력서_서아름.pdf", "versions-resume.pdf"].map(|file| all(file).to_lowercase()).concat();
    let missing: Vec<_> =
        private.iter().chain(&company).filter(|word| !whole.contains(**word) && **word != "haneul-ro").collect();
    assert!(missing.is_empty(), "{missing:?}");
}

#[test]
fn many_ids_and_hidden_fields_take_no_long_time() {
    let numbered = |count: usize, of: &dyn Fn(usize) -> String| (0..count).map(of).collect::<Vec<_>>().join(", ");
    let entries = numbered(9_000, &|index| format!("{{id: a{index}, title: T}}"));
    let unknown = numbered(9_000, &|index| format!("b{index}: {{}}"));
    let yaml = format!(
        "name: A\nsections: {{awards: [{entries}]}}\ndocuments: {{d: {{override: {{sections: {{awards: {{entries: {{{unknown}}}}}}}}}}}}}\n"
    );
    let begun = std::time::Instant::now();
    let done = Test::new().profile(&yaml).args(["check", "me.yaml", "--message-format", "short"]).run();
    assert_eq!(done.stderr.matches("no entry of `awards` has the id").count(), 50);
    let sections = numbered(4_000, &|index| format!("s{index}: [{{title: T}}]"));
    let paths = numbered(8_000, &|index| format!("sections.q{index}"));
    let yaml = format!("name: A\nsections: {{{sections}}}\ndocuments: {{d: {{hide: [{paths}]}}}}\n");
    let done = Test::new().profile(&yaml).args(["check", "me.yaml"]).run();
    assert!(done.status == 1 && done.stderr.contains("a document hides more than 200 fields"), "{}", done.stderr);
    assert!(begun.elapsed().as_secs() < 20, "{:?}", begun.elapsed());
}

#[test]
fn check_says_what_a_document_leaves_out_and_where() {
    let documents = r##"
    documents:
      a: {lang: ko, without: [private], since: {experience: 2012-06, talks: 2013}, limit: {experience: {points: 1}}, sections: [experience, talks, education], hide: [contact.phone]}
      b: {lang: en}
"##;
    let yaml = format!("{PROFILE}{documents}").replace("{title: Late talk,", "{title: {en: Late talk},");
    let check = |flags: &[&str]| {
        let done = Test::new().profile(&yaml).args(["check", "me.yaml"]).args(flags).run();
        assert_eq!(done.status, 0, "{}", done.stderr);
        String::from_utf8(done.stdout).unwrap()
    };
    let short = check(&[]);
    let lines: Vec<&str> = short.lines().collect();
    assert!(lines[0].starts_with("me-a: 1 page"), "{short}");
    assert_eq!(
        lines[1..3],
        [
            "  left out: 1 section by `sections`, 1 point by `tags`, 2 entries by `since`, 2 points by `limit`, 1 field by `hide`",
            "  not translated: 1 text"
        ]
    );
    assert!(lines[3].starts_with("me-b: ") && lines.len() == 4, "{short}");
    let long = check(&["-v"]);
    let place = |words: &str| {
        let at = yaml.find(words).unwrap_or_else(|| panic!("{words} is nowhere"));
        let line = yaml[..at].matches('\n').count() + 1;
        format!("me.yaml:{line}:{}", yaml[..at].chars().rev().take_while(|c| *c != '\n').count() + 1)
    };
    for (words, what) in [
        ("references:", "section by `sections`"),
        ("표시한 일", "point by `tags`"),
        ("Early talk", "entry by `since`"),
        ("+82 10", "`contact.phone` by `hide`"),
    ] {
        let start = place(words);
        let line = start.rsplit_once(':').expect("a column").0;
        assert!(long.lines().any(|told| told.contains(&format!("{line}:")) && told.ends_with(what)), "{words}: {long}");
    }
}

#[test]
fn a_note_on_what_a_document_hides_keeps_it_from_nothing() {
    let yaml = "name: Gildong Hong\nsummary: Hi.\nsections:\n  experience:\n    - {company: Acme, start: 2020, highlights: [\"— Ran.\"]}\n\
                documents:\n  cv: {hide: [contact.phone]}\n  two: {override: {headline: Engineer}}\ncontact: {phone: +82 10-0000-0000}\n";
    let done = Test::new().profile(yaml).args(["build", "me.yaml"]).run();
    assert_eq!(done.files(), ["me-cv.pdf", "me-two.pdf", "me.yaml"], "{}", done.stderr);
}
