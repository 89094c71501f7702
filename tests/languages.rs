//! The languages of documents that CLDR words the dates of: their labels, dates, durations and letters, in every layout.

use jikji::language::Language;

use crate::support::{Test, squash};
use crate::view::pdf;

/// An employment of two years and a month, another of a month, and studies that go on.
fn career(code: &str) -> String {
    format!(
        "\
languages: [{code}]
name: Jo Hong
date: 2026-11-01
dates: {{durations: true, total: true}}
sections:
  experience:
    - {{company: Abc, position: Def, start: 2018-07, end: 2020-07, highlights: [Ghi]}}
    - {{company: Jkl, start: 2016-03, end: 2016-03}}
  education: [{{institution: Mno, degree: Pqr, start: 2025-03, end: present, expected: 2027-02, score: 4/5}}]
  training: [{{name: Stu, hours: 40, days: 2}}]
  projects: [{{name: Vwx, team_size: 7, date: 2019-08-05}}]
"
    )
}

/// What stands in a document of each: titles, periods, durations, numbers of things.
const WORDED: &[(&str, &[&str])] = &[
    (
        "it",
        &[
            "Esperienza professionale",
            "lug 2018 – lug 2020 · 2 anni 1 mese",
            "2 anni 2 mesi in totale",
            "oggi (previsto feb 2027)",
            "40 ore",
            "team di 7",
            "5 ago 2019",
        ],
    ),
    (
        "nl",
        &[
            "Werkervaring",
            "jul 2018 – jul 2020 · 2 jaar 1 maand",
            "heden (verwacht feb 2027)",
            "40 uur",
            "2 dagen",
            "Cijfer: 4/5",
        ],
    ),
    (
        "pl",
        &[
            "Doświadczenie zawodowe",
            "lip 2018 – lip 2020 · 2 lata 1 miesiąc",
            "Łącznie 2 lata 2 miesiące",
            "40 godzin",
            "2 dni",
            "5 sie 2019",
        ],
    ),
    (
        "cs",
        &["Pracovní zkušenosti", "červenec 2018 – červenec 2020 · 2 roky 1 měsíc", "40 hodin", "2 dny", "5. 8. 2019"],
    ),
    (
        "hu",
        &[
            "Munkatapasztalat",
            "2018. júl. – 2020. júl. · 2 év 1 hónap",
            "Összesen 2 év 2 hónap",
            "40 óra",
            "7 fős csapat",
        ],
    ),
    ("sv", &["Arbetslivserfarenhet", "juli 2018 – juli 2020 · 2 år 1 månad", "40 timmar", "2 dagar", "Betyg: 4/5"]),
    ("da", &["Erhvervserfaring", "jul. 2018 – jul. 2020 · 2 år 1 måned", "40 timer", "2 dage"]),
    ("nb", &["Arbeidserfaring", "juli 2018 – juli 2020 · 2 år 1 måned", "40 timer", "2 dager"]),
    ("nn", &["Arbeidserfaring", "juli 2018 – juli 2020 · 2 år 1 månad", "40 timar", "2 dagar"]),
    ("fi", &["Työkokemus", "heinä 2018 – heinä 2020 · 2 vuotta 1 kuukausi", "40 tuntia", "2 päivää", "5.8.2019"]),
    ("tr", &["İş deneyimi", "Tem 2018 – Tem 2020 · 2 yıl 1 ay", "40 saat", "7 kişilik ekip", "günümüz"]),
    ("el", &["Επαγγελματική εμπειρία", "Ιουλ 2018 – Ιουλ 2020 · 2 έτη 1 μήνας", "40 ώρες", "Εκπαίδευση"]),
    ("uk", &["Досвід роботи", "лип. 2018 – лип. 2020 · 2 роки 1 місяць", "40 годин", "2 дні", "5 серп. 2019"]),
    (
        "ru",
        &["Опыт работы", "июль 2018 – июль 2020 · 2 года 1 месяц", "Всего 2 года 2 месяца", "40 часов", "5 авг. 2019"],
    ),
    ("vi", &["Kinh nghiệm làm việc", "thg 7 2018 – thg 7 2020 · 2 năm 1 tháng", "40 giờ", "nhóm 7 người", "nay"]),
    ("id", &["Pengalaman kerja", "Jul 2018 – Jul 2020 · 2 tahun 1 bulan", "40 jam", "sekarang"]),
    ("zh-TW", &["工作經歷", "2018年7月 – 2020年7月", "2 年 1 個月", "40 小時", "7人團隊", "2019年8月5日"]),
];

#[test]
fn every_language_has_its_words_dates_and_plurals() {
    let codes: Vec<_> = WORDED.iter().map(|(code, _)| *code).collect();
    let others: Vec<_> = Language::DOCUMENT[8..].iter().copied().filter(|code| *code != "hi").collect();
    assert_eq!(codes, others);
    for (code, words) in WORDED {
        let file = pdf(&career(code), &["-l", "one-page"]);
        let text = squash(&file.text());
        for word in *words {
            assert!(text.contains(&squash(word)), "{code} lacks {word}: {text}");
        }
        assert_eq!(file.lang().as_deref(), Some(*code));
    }
}

#[test]
fn a_language_without_a_font_says_how_to_give_one() {
    let done = Test::new().profile(&career("hi")).args(["check", "me.yaml"]).run();
    assert_eq!(done.status, 1, "{}", done.stderr);
    assert!(done.stderr.contains("characters of Devanagari"), "{}", done.stderr);
    assert!(done.stderr.contains("--font-path"), "{}", done.stderr);
}

#[test]
fn letters_are_worded_too() {
    for (code, _) in WORDED {
        let yaml = format!(
            "languages: [{code}]\nname: Jo Hong\ndate: 2026-11-01\nletters: {{a: {{place: Abc, subject: Def, text: Ghi., ps: Jkl, enclosures: [Mno, Pqr]}}}}\ndocuments: {{a: {{letter: a, layout: modern}}}}\n"
        );
        let text = squash(&Test::new().profile(&yaml).pdf().text());
        assert!(["Abc", "Def", "Ghi.", "Jkl", "Mno", "2026"].iter().all(|word| text.contains(word)), "{code}: {text}");
    }
}

#[test]
fn texts_in_chinese_of_both_writings_stand_side_by_side() {
    let yaml = "languages: [zh, zh-TW, en]\nname: {zh: 洪吉童, zh-TW: 洪吉童, en: Gildong Hong}\nsummary: {zh: 工作, zh-TW: 學歷}\nsections: {awards: [{title: {en: Prize}}]}\n";
    let done = Test::new().profile(yaml).args(["build", "me.yaml", "--lang", "zh-TW", "-o", "-"]).run();
    assert_eq!(done.status, 0, "{}", done.stderr);
    let text = squash(&done.stream().text());
    assert!(text.contains("學歷") && text.contains("獲獎紀錄") && !text.contains("工作"), "{text}");
    let none = Test::new().profile("languages: [zh-Hant]\nname: x\nsummary: y\n").args(["check", "me.yaml"]).run();
    assert!(none.stderr.contains("write `zh-TW`"), "{}", none.stderr);
}

/// A profile in a language that the program has no words for.
const OWN: &str = "\
languages: [en, {eo: eo.yaml}]
name: Jo Hong
date: 2026-11-01
sections:
  experience: [{company: Abc, position: {en: Engineer, eo: Inĝeniero}, start: 2020-08, end: present}]
  education: [{institution: Def, degree: Ghi, score: 4/5, date: 2019-02-05}]
documents: {a: {lang: eo}, b: {lang: en}, c: {lang: eo, labels: {present: ĝis nun}}}
";

#[test]
fn a_profile_brings_words_for_a_language_of_its_own() {
    let words = "dates: {month: '{name} {year}', day: 'la {d}-a de {name} {year}', names: [januaro, februaro, marto, aprilo, majo, junio, julio, aŭgusto, septembro, oktobro, novembro, decembro]}\nlabels: {sections.experience: Laborsperto, present: nun, score: Noto}\n";
    let done = Test::new().profile(OWN).file("eo.yaml", words).args(["build", "me.yaml"]).run();
    assert_eq!((done.status, done.complaints()), (0, String::new()), "{}", done.stderr);
    let file = done.pdf("me-a.pdf");
    let text = squash(&file.text());
    for word in ["Laborsperto", "Inĝeniero", "aŭgusto2020–nun", "Noto:4/5", "la5-adefebruaro2019", "Education"] {
        assert!(text.contains(word), "{word}: {text}");
    }
    assert_eq!(file.lang().as_deref(), Some("eo"));
    let english = squash(&done.pdf("me-b.pdf").text());
    assert!(english.contains("Aug2020–Present") && english.contains("Experience"), "{english}");
    assert!(squash(&done.pdf("me-c.pdf").text()).contains("ĝisnun"));
    let plain = Test::new().profile(OWN).file("eo.yaml", "labels: {}").args(["build", "me.yaml"]).run();
    assert!(squash(&plain.pdf("me-a.pdf").text()).contains("2020-08–Present"), "{}", plain.stderr);
}

#[test]
fn what_is_wrong_with_the_words_of_a_language_is_told_at_its_place() {
    let told = |profile: &str, words: &str| {
        let done = Test::new().profile(profile).file("eo.yaml", words).args(["check", "me.yaml"]).run();
        assert_eq!(done.status, 1, "{profile} {words}: {}", done.stderr);
        done.stderr
    };
    for (words, message) in [
        ("labels: {scor: x}", "there is no label `scor`"),
        ("labels: {total: x}", "the label `total` has 0 places"),
        ("dates: {names: [a, b]}", "a year has 12 months, and these are 2"),
        ("dates: {month: '{name} {year}'}", "`{name} {year}` is no pattern for a date"),
        ("lables: {}", "unknown key `lables`"),
    ] {
        let stderr = told(OWN, words);
        assert!(stderr.contains(message) && stderr.contains("eo.yaml:1:"), "{words}: {stderr}");
    }
    assert!(told(OWN, "labels: [").contains("eo.yaml:1:"));
    let gone = OWN.replace("eo.yaml", "gone.yaml");
    assert!(told(&gone, "").contains("cannot read the words in `gone.yaml`"));
    assert!(told(&OWN.replace("eo.yaml", "../eo.yaml"), "").contains("outside the profile's folder"));
    let known = "languages: [en, {de: eo.yaml}]\nname: x\nsummary: y\n";
    assert!(told(known, "labels: {}").contains("the program has words for `de`"));
}
