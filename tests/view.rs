//! What a profile says, shown by small profiles that go through the whole program.

use std::collections::BTreeSet;
use std::path::Path;

use jikji::language::Language;
use jikji::layout::Layout;
use jikji::profile::vocabulary::network::Network;
use serde_json::Value as Json;

use crate::pdf::Pdf;
use crate::support::{Test, picture, read, root, says, squash};

/// The layouts that hide nothing, and the face that each sets what is strong in.
pub const LAYOUTS: [(&str, &str); 15] = [
    ("academic", "SourceSerif4-Bold"),
    ("classic", "JikjiSans-SemiBold"),
    ("columns", "JikjiSans-SemiBold"),
    ("compact", "JikjiSans-SemiBold"),
    ("dark-sidebar", "JikjiSans-SemiBold"),
    ("developer", "JikjiSans-SemiBold"),
    ("executive", "JikjiSans-SemiBold"),
    ("ko-career", "JikjiSans-SemiBold"),
    ("ko-essay", "JikjiSans-SemiBold"),
    ("ko-form", "JikjiSans-SemiBold"),
    ("modern", "JikjiSans-Bold"),
    ("one-page", "JikjiSans-SemiBold"),
    ("serif", "SourceSerif4-Bold"),
    ("sidebar", "JikjiSans-SemiBold"),
    ("timeline", "JikjiSans-SemiBold"),
];

/// The PDF of a profile, which nothing is to be said about.
pub fn pdf(yaml: &str, flags: &[&str]) -> Pdf {
    Test::new().profile(yaml).args(["build", "me.yaml", "--pages", "any", "-o", "-"]).args(flags).clean().stream()
}

/// Its text without white space, quotes straight.
fn text(yaml: &str, flags: &[&str]) -> String {
    squash(&pdf(yaml, flags).text())
}

#[test]
fn what_two_fields_say_is_shown_once() {
    let yaml = "\
languages: [ko, en]
name: 홍길동
sections:
  experience:
    - {company: 가나, position: Manager, role: Manager, rank: Manager}
    - {company: 다라, position: 개발팀 팀장, department: 개발팀, employment: 정규직}
    - {company: 마바, position: 인턴, employment: intern}
  education: [{institution: 사아대, degree: 학사, area: 통계학과 학사}]
  skills: [{name: Rust (expert), level: expert, keywords: [{text: SQL (good), level: good}, {text: Go 중급, level: 중급}]}]
  language_skills: [{language: English (fluent), fluency: fluent}, {language: Korean, fluency: Korean native, test: {name: 新HSK, score: HSK 5급}}]
  publications: [{title: 글, authors: [홍길동, 외 3명, others], doi: 10.1000/1, links: {DOI: 'https://doi.org/10.1000/1'}}]
  patents: [{title: 틀, status: granted, note: 등록}]
";
    for (layout, _) in LAYOUTS {
        let text = squash(&pdf(yaml, &["-l", layout, "--lang", "ko"]).text());
        for (word, count) in [
            ("Manager", 1),
            ("개발팀", 1),
            ("인턴", 1),
            ("intern", 0),
            ("학사", 1),
            ("expert", 1),
            ("good", 1),
            ("중급", 1),
            ("fluent", 1),
            ("Korean", 1),
            ("HSK", 1),
            ("외3명", 1),
            ("외3명외", 0),
            ("DOI", 0),
            ("등록", 1),
        ] {
            assert_eq!(text.matches(word).count(), count, "{layout}: `{word}` in {text}");
        }
    }
}

#[test]
fn every_layout_shows_every_field_of_every_kind() {
    let open = |name: &&str| Layout::find(name, Path::new("")).is_ok_and(|layout| layout.manifest.hide.is_empty());
    let (open, blind): (Vec<_>, Vec<_>) = Layout::names().into_iter().partition(open);
    // What has an order and words of its own shows the same otherwise.
    let (other, open): (Vec<_>, Vec<_>) = open.into_iter().partition(|name| *name == "biosketch");
    assert_eq!(LAYOUTS.map(|(layout, _)| layout).as_slice(), open);
    other.into_iter().for_each(|layout| shows_everything(layout, layout, Test::new()));
    open.into_iter().for_each(|layout| shows_everything(layout, layout, Test::new()));
    // What hides shows it all once it does not.
    for layout in blind {
        let mut test = Test::new();
        for file in root().join("layouts").join(layout).read_dir().expect("a folder").flatten() {
            let name = file.file_name().display().to_string();
            let text = std::fs::read_to_string(file.path()).expect("text");
            test = test.file(&format!("open/{name}"), text.replace("hide = [\"blind\"]", ""));
        }
        shows_everything(layout, "./open", test);
    }
}

fn shows_everything(layout: &str, at: &str, test: Test) {
    let yaml = read("tests/everything.yaml");
    let (profile, _) = yaml.split_once("fonts:").expect("the fonts come behind the sections");
    let parts = |start: char| -> BTreeSet<&str> {
        profile
            .split(|c: char| !c.is_alphanumeric() && c != '_')
            .filter(|word| word.starts_with(start) && word.len() > 1)
            .collect()
    };
    let (shown, left_out) = (parts('Z'), parts('Y'));
    assert!(shown.len() > 150 && left_out.len() == 5, "{shown:?} {left_out:?}");
    let urls: BTreeSet<&str> =
        profile.split([' ', '}', '\n', ',']).filter(|word| word.starts_with("https://")).collect();
    let manifest = Layout::find(layout, Path::new("")).expect("it is bundled").manifest;
    let test = test.profile(profile).file("photo.png", picture());
    let photo: &[&str] = if manifest.options.contains_key("photo") { &["--set", "photo=true"] } else { &[] };
    let flags = ["build", "me.yaml", "--pages", "any", "-o", "-", "-l", at];
    let pdf = test.args(flags).args(photo).clean().stream();
    let text = squash(&pdf.text());
    let missing: Vec<_> = shown.iter().filter(|word| !text.contains(**word)).collect();
    assert!(missing.is_empty(), "{layout} does not show {missing:?}");
    let leaves_out = manifest.leaves_out("personal");
    assert!(left_out.iter().all(|word| text.contains(word) != leaves_out), "{layout}: {left_out:?}");
    assert_eq!(pdf.count("Figure") > 0, !manifest.leaves_out("photo"), "{layout}");
    let labels = [
        "洪吉童",
        "teamof7301",
        "teamof7302",
        "teamof7303",
        "Jan2001–Feb2001",
        "–Present",
        "expectedApr2027",
        "4.12/4.5",
        "onleave",
        "7306hours",
        "7307days",
        "7308students",
        "Grantnumber:Znumber",
    ];
    let numbers = [
        "KR10-7304000",
        "US7,305,000",
        "Jul1,2010",
        "expired",
        "2011,Aug2012",
        "doi:10.0000/zdoi",
        "arXiv:2004.09910",
        "etal.",
    ];
    let languages = [
        "French",
        "Swedish",
        "Danish",
        "German",
        "Italian",
        "Japanese",
        "Dutch",
        "Polish",
        "Portuguese",
        "Russian",
        "Turkish",
        "Ukrainian",
        "Greek",
        "Hungarian",
        "Vietnamese",
        "Thai",
    ];
    let words = labels.iter().chain(&numbers).chain(&languages);
    let missing: Vec<_> = words.filter(|words| !text.contains(**words)).collect();
    assert!(missing.is_empty(), "{layout} does not show {missing:?}");
    let links = pdf.links();
    let missing: Vec<_> =
        urls.iter().filter(|url| !links.iter().any(|link| link.trim_end_matches('/') == **url)).collect();
    assert!(missing.is_empty(), "{layout} does not link to {missing:?}");
}

#[test]
fn everything_is_everything() {
    fn keys(schema: &Json, found: &mut BTreeSet<String>) {
        if let Some(Json::Object(properties)) = schema.get("properties") {
            found.extend(properties.keys().cloned());
        }
        match schema {
            Json::Object(map) => map.values().for_each(|value| keys(value, found)),
            Json::Array(items) => items.iter().for_each(|item| keys(item, found)),
            _ => {}
        }
    }
    let mut found = BTreeSet::new();
    keys(&jikji::profile::schema(), &mut found);
    let yaml = read("tests/everything.yaml");
    let known = |key: &str| Network::by_key(key).is_some() || Language::of_document(key).is_some();
    let missing: Vec<_> = found.iter().filter(|key| !known(key) && !yaml.contains(&format!("{key}:"))).collect();
    assert!(missing.is_empty(), "tests/everything.yaml has no {missing:?}");
}

#[test]
fn language_decides_and_falls_back_with_a_warning() {
    let yaml = "languages: [ko, en]\nname: {en: Gildong Hong, ko: 홍길동}\nheadline: {ko: 분산 시스템}\nsummary: {en: Engineer., ko: 개발자.}\nsections:\n  interests: [{en: Sundials, ko: \"\"}, Rust]\n";
    let done = Test::new().profile(yaml).args(["build", "me.yaml", "--lang", "en", "-o", "-"]).run();
    let warning = "\
warning[missing-translation]: a text has no version in `en`; the one in `ko` is shown
  ┌─ me.yaml:3:16
  │
3 │ headline: {ko: 분산 시스템}
  │                ^^^^^^^^^^^
  │
  = hint: add `en: …` to `headline` (line 3), or `en: \"\"` where nothing is to be shown

";
    assert_eq!((done.stderr.as_str(), done.status), (warning, 0));
    let english = done.stream();
    assert_eq!(english.lang().as_deref(), Some("en"));
    assert_eq!(english.lang_of("분산").as_deref(), Some("ko"));
    assert_ne!(english.lang_of("Engineer").as_deref(), Some("ko"));
    let korean = pdf(yaml, &["--lang", "ko"]);
    assert_eq!(korean.lang().as_deref(), Some("ko-KR"));
    for (pdf, shown, hidden) in [
        (&english, "GildongHong", "홍길동"),
        (&english, "Engineer", "개발자"),
        (&korean, "홍길동", "Gildong"),
        (&korean, "개발자", "Sundials"),
        (&korean, "Rust", "Engineer"),
    ] {
        let text = squash(&pdf.text());
        assert!(text.contains(shown) && !text.contains(hidden), "{text}");
    }
    assert!(text(yaml, &[]).starts_with("홍길동"), "the first language is the default");
}

#[test]
fn an_employer_goes_with_the_last_of_its_roles() {
    let yaml = "\
name: Gildong Hong
sections:
  experience:
    - {company: Gone, note: Whatitis, positions: [{position: One, tags: [old]}, {position: Two, tags: [old]}]}
    - {company: Partly, positions: [{position: Three, tags: [old]}, {position: Four}]}
    - {company: Pointed, positions: [{position: Five, tags: [old]}], highlights: [Apoint]}
    - {company: Pointless, positions: [{position: Six, tags: [old]}], highlights: [{text: Nopoint, tags: [old]}]}
    - {company: Dated, start: 2020, end: 2021, positions: [{position: Seven, tags: [old]}]}
";
    let (all, some) = (text(yaml, &[]), text(yaml, &["--without", "old"]));
    for word in ["Gone", "Whatitis", "Partly", "Three", "Four", "Pointed", "Apoint", "Pointless", "Nopoint", "Dated"] {
        assert!(all.contains(word), "{word}: {all}");
        let kept = ["Partly", "Four", "Pointed", "Apoint", "Dated"].contains(&word);
        assert_eq!(some.contains(word), kept, "{word}: {some}");
    }
}

#[test]
fn what_says_only_when_is_left_out() {
    let yaml = "\
languages: [en, ko]
name: {en: Gildong Hong, ko: 홍길동}
sections:
  awards:
    - {title: {en: First prize, ko: ''}, date: 2021-03}
    - {title: {en: Second prize, ko: ''}, issuer: {en: Example Foundation, ko: 보기재단}, date: 2022-04}
";
    let (english, korean) = (text(yaml, &[]), text(yaml, &["--lang", "ko"]));
    assert!(english.contains("Firstprize") && english.contains("Mar2021") && english.contains("Apr2022"), "{english}");
    assert!(!korean.contains("2021") && korean.contains("보기재단") && korean.contains("2022.04"), "{korean}");
}

#[test]
fn tags_choose_at_every_level() {
    let yaml = "\
name: x
sections:
  experience:
    - company: Always
      start: 2020
      highlights: [Plain, {text: Red, tags: [red]}, {text: Blue, tags: [blue], items: [Inside]}, {text: Both, tags: [red, blue]}]
      groups: [{title: Groupred, highlights: [one], tags: [red]}]
      positions: [{position: Roleblue, tags: [blue], projects: [{name: Deep}]}]
      projects: [{name: Projectred, tags: [red]}]
    - {company: Entryblue, tags: [blue]}
  skills: [{keywords: [Word, {text: Wordred, tags: [red]}]}]
  interests: [{text: Hobby, items: [{text: Itemblue, tags: [blue]}]}]
  awards: [{title: Prizered, tags: [red]}]
";
    let all = ["Always", "Plain", "Word", "Hobby"];
    let red = ["Red", "Groupred", "Projectred", "Wordred", "Prizered", "Awards"];
    let blue = ["Blue", "Inside", "Roleblue", "Deep", "Entryblue", "Itemblue"];
    for (flags, with_red, with_blue, both) in [
        (&[][..], true, true, true),
        (&["--only", "red"], true, false, true),
        (&["--without", "red"], false, true, false),
        (&["--only", "red", "--only", "blue"], true, true, true),
        (&["--only", "red", "--without", "blue"], true, false, false),
    ] {
        let text = text(yaml, flags);
        let shows = |words: &[&str], shown: bool| words.iter().all(|word| text.contains(word) == shown);
        assert!(
            shows(&all, true) && shows(&red, with_red) && shows(&blue, with_blue) && shows(&["Both"], both),
            "{flags:?}: {text}"
        );
    }
}

#[test]
fn what_is_left_out_is_not_in_the_metadata_either() {
    let yaml = "\
name: x
sections:
  skills:
    - keywords: [Rust, {text: Cobol, tags: [old]}]
    - {name: Tools, groups: [{name: Past, keywords: [Punch], tags: [old]}]}
  awards: [{title: Prize}]
documents: {cv: {sections: [awards]}}
";
    let keywords = |flags: &[&str]| pdf(yaml, flags).info("Keywords").unwrap_or_default();
    assert_eq!(keywords(&["-l", "one-page"]), "Rust, Cobol, Punch");
    assert_eq!(keywords(&["-l", "one-page", "--without", "old"]), "Rust");
    assert_eq!(keywords(&["-d", "cv"]), "");
}

#[test]
fn documents_choose_and_order_sections() {
    let yaml = "name: x\nsections:\n  awards: [{title: Prize}]\n  skills: [{keywords: [Rust]}]\n  talks: [{title: Speech}]\ndocuments: {cv: {sections: [talks, awards]}}\n";
    let chosen = text(yaml, &["-d", "cv"]);
    assert!(chosen.contains("TalksSpeechAwardsPrize") && !chosen.contains("Rust"), "{chosen}");
    assert!(text(yaml, &["-l", "one-page"]).contains("AwardsPrizeSkillsRustTalksSpeech"));
}

#[test]
fn documents_title_sections() {
    let yaml = "languages: [en, ko]\nname: G\nsections:\n  experience: [{company: Alpha}]\n  \
                prizes: {title: Prizes, kind: award, entries: [{title: Beta}]}\ndocuments:\n  \
                a: {titles: {experience: Career, prizes: {en: Honours, ko: 상훈}}}\n  b: {titles: {prizes: ~}}\n";
    assert_eq!(text(yaml, &["-d", "a"]), "GCareerAlphaHonoursBeta");
    assert_eq!(text(yaml, &["-d", "b"]), "GExperienceAlphaPrizesBeta");
    let untranslated = ["build", "me.yaml", "-d", "a", "--lang", "ko", "-o", "-"];
    assert_eq!(squash(&Test::new().profile(yaml).args(untranslated).run().stream().text()), "GCareerAlpha상훈Beta");
}

#[test]
fn dates_and_periods_are_worded_in_both_languages() {
    let yaml = "\
languages: [en, ko]
name: x
sections:
  experience:
    - {company: A, start: 2019-12, end: 2020-12}
    - {company: B, start: 2014, end: 2016}
    - {company: C, start: 2018-03-05, end: 2019-12-31}
    - {company: D, start: 2022-03}
    - {company: E, start: 2022-02, end: 2022-02}
  education:
    - {institution: F, start: 2023-03, end: present, expected: 2027-02}
    - {institution: G, expected: 2028-02}
  talks:
    - {title: H, date: [2014, 2016-09]}
    - {title: I, date: {en: Fall 2020, ko: 2020년 가을}}
";
    let english = [
        "Dec 2019 – Dec 2020",
        "2014 – 2016",
        "Mar 5, 2018 – Dec 31, 2019",
        "Mar 2022 – Present",
        "Feb 2022",
        "Mar 2023 – Present (expected Feb 2027)",
        "expected Feb 2028",
        "2014, Sep 2016",
        "Fall 2020",
    ];
    let korean = [
        "2019.12 – 2020.12",
        "2014 – 2016",
        "2018.03.05 – 2019.12.31",
        "2022.03 – 현재",
        "2022.02",
        "2023.03 – 2027.02 (졸업 예정)",
        "2028.02 졸업 예정",
        "2014, 2016.09",
        "2020년 가을",
    ];
    for (layout, _) in LAYOUTS {
        for (lang, periods) in [("en", english), ("ko", korean)] {
            let text = text(yaml, &["-l", layout, "--lang", lang]);
            for period in periods {
                assert!(says(&text, period), "{layout} does not show `{period}`: {text}");
            }
            assert!(!text.contains("Feb2022–") && !text.contains("2022.02–"), "a period within one month: {text}");
        }
    }
}

#[test]
fn contacts_are_worded_and_linked() {
    let yaml = "languages: [en, ko]\nname: x\nsummary: y\ncontact:\n  email: g@example.org\n  phone: \"+82 (0)10 1234 5678\"\n  website: https://www.example.org/\n  links: {mastodon: g@social.example.org, orcid: 0000-0002-1825-0097, Blog: https://blog.example.org}\n";
    let (english, korean) = (pdf(yaml, &[]), pdf(yaml, &["--lang", "ko"]));
    for words in [
        "g@example.org",
        "+82 (0)10 1234 5678",
        "social.example.org/@g",
        "orcid.org/0000-0002-1825-0097",
        "Blog: blog.example.org",
    ] {
        assert!(squash(&english.text()).contains(&squash(words)), "{words} is not in {}", english.text());
    }
    assert!(korean.text().contains("010-1234-5678"), "{}", korean.text());
    for pdf in [english, korean] {
        let links = [
            "mailto:g@example.org",
            "tel:+821012345678",
            "https://www.example.org/",
            "https://social.example.org/@g",
            "https://orcid.org/0000-0002-1825-0097",
            "https://blog.example.org",
        ];
        assert!(links.iter().all(|link| pdf.links().iter().any(|found| found == link)), "{:?}", pdf.links());
    }
}
