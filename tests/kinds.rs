//! Kinds of sections: training, grants, courses taught, students, points and tables.

use crate::support::{Test, squash};
use crate::view::{LAYOUTS, pdf};

#[test]
fn training_grants_courses_and_students_have_words_for_their_numbers() {
    let yaml = "\
languages: [ko, en]
name: 홍길동
sections:
  training: [{name: 안전, provider: 가나원, hours: 40, days: 1, status: 수료}, {name: 분석, hours: 반나절}]
  grants: [{title: 과제, funder: 다라재단, amount: 3억 원, number: A-1}]
  teaching: [{course: 음성, institution: 마바대, students: 1}]
  supervision: [{student: 김가람, degree: 박사, topic: 방언}]
";
    let test = Test::new().profile(yaml).args(["build", "me.yaml", "-l", "one-page", "--lang", "en", "-o", "-"]);
    let done = test.args(["--pages", "any", "--allow", "missing-translation"]).run();
    let english = squash(&done.stream().text());
    for words in
        ["40hours", "1day", "반나절", "Grantnumber:A-1", "1student", "Training", "Grants", "Teaching", "Supervision"]
    {
        assert!(english.contains(&squash(words)), "{words}: {english}");
    }
    let form = pdf(yaml, &["-l", "ko-form", "--lang", "ko"]);
    let text = squash(&form.text());
    for words in ["교육명기관시간", "40시간·1일", "과제번호:A-1", "수강생1명", "지도학생"] {
        assert!(text.contains(words), "{words}: {text}");
    }
}

/// A school with two degrees, and skills in groups with levels.
const STUDIES: &str = "\
name: Jo Hong
date: 2026-11-01
sections:
  education:
    - institution: Hanul University
      location: Seoul
      degrees:
        - {degree: Ph.D., area: Geology, start: 2020-03, end: present, expected: 2027-02, thesis: {title: Slow Stones, advisor: An Gang}}
        - {degree: B.S., area: Physics, start: 2014-03, end: 2018-02, score: 4.1/4.5, highlights: [Summa cum laude]}
        - {degree: Minor, area: Music, date: 2018-02, tags: [music]}
  skills: [{name: Tools, groups: [{name: DevOps, level: expert, keywords: [Docker]}, {name: Data, level: 3, keywords: [SQL]}]}]
";

#[test]
fn degrees_of_one_school_and_levels_of_groups_stand_in_every_layout() {
    for (layout, _) in LAYOUTS {
        let text = squash(&pdf(STUDIES, &["-l", layout, "--without", "music"]).text());
        for words in [
            "Ph.D.",
            "Geology",
            "expectedFeb2027",
            "SlowStones",
            "B.S.",
            "Physics",
            "Feb2018",
            "4.1/4.5",
            "Summacumlaude",
        ] {
            assert!(text.contains(words), "{layout} lacks {words}: {text}");
        }
        assert!(!text.contains("Music"), "{layout}: {text}");
        assert_eq!(text.matches("HanulUniversity").count(), 1, "{layout}: {text}");
        assert!(text.contains("DevOps(expert)") && text.contains("Data(3/5)"), "{layout}: {text}");
    }
}

#[test]
fn degrees_are_hidden_collapsed_and_checked_as_schools_are() {
    let of = |documents: &str| {
        let done = Test::new().profile(&format!("{STUDIES}{documents}")).args(["build", "me.yaml"]).run();
        assert_eq!(done.status, 0, "{}", done.stderr);
        squash(&done.pdf("me-a.pdf").text())
    };
    let blind = of("documents: {a: {hide: [sections.education.area]}}\n");
    assert!(blind.contains("Ph.D.") && !blind.contains("Geology") && !blind.contains("Physics"), "{blind}");
    let short = of("documents: {a: {collapse: {education: 2019}}}\n");
    assert!(short.contains("SlowStones") && short.contains("B.S.") && !short.contains("Summa"), "{short}");
    let late = of("documents: {a: {since: {education: 2019}}}\n");
    assert!(late.contains("Ph.D.") && !late.contains("B.S."), "{late}");
    let yaml = STUDIES.replace("score: 4.1/4.5", "score: 4.6/4.5");
    let told = Test::new().profile(&yaml).args(["check", "me.yaml"]).run().stderr;
    assert!(told.contains("the grade `4.6/4.5` is more than its scale"), "{told}");
}

/// A list, a list with numbers and a table, as sections.
const LISTS: &str = "\
name: Jo Hong
sections:
  habits: [Reads *slowly*, Writes daily]
  method: {title: Method, numbered: true, entries: [Measure, {text: Cut, items: [once]}]}
  family: {title: Family, columns: [Relation, Name, Born], rows: [[Mother, An Hong, '1960'], [Brother, Bo Hong, ~]]}
";

#[test]
fn points_and_tables_stand_in_every_layout() {
    for (layout, _) in LAYOUTS {
        let pdf = pdf(LISTS, &["-l", layout]);
        let text = squash(&pdf.text());
        for words in [
            "Habits",
            "Readsslowly",
            "Writesdaily",
            "1.Measure",
            "2.Cut",
            "once",
            "Relation",
            "AnHong",
            "Brother",
            "1960",
        ] {
            assert!(text.contains(words), "{layout} lacks {words}: {text}");
        }
        assert!(pdf.count("TH") >= 3, "{layout}: {}", pdf.count("TH"));
        assert!(pdf.count("L") >= 2, "{layout}");
    }
}

#[test]
fn points_and_tables_stand_in_texts() {
    let of = |format| {
        let test = Test::new().profile(LISTS).args(["build", "me.yaml", "-f", format, "-o", "-"]);
        test.clean().text().to_owned()
    };
    let plain = of("txt");
    assert!(plain.contains("• Reads slowly\n• Writes daily\n"), "{plain}");
    assert!(plain.contains("1. Measure\n2. Cut\n    ◦ once\n"), "{plain}");
    assert!(plain.contains("Relation | Name | Born\nMother | An Hong | 1960\nBrother | Bo Hong |\n"), "{plain}");
    let markdown = of("md");
    let table =
        "| Relation | Name | Born |\n| --- | --- | --- |\n| Mother | An Hong | 1960 |\n| Brother | Bo Hong |  |\n";
    assert!(markdown.contains(table), "{markdown}");
    assert!(markdown.contains("1. Measure\n2. Cut"), "{markdown}");
}

#[test]
fn a_row_of_another_length_than_its_table_is_an_error_at_its_place() {
    let errors = |section: &str| {
        let yaml = format!("name: Jo\nsections:\n  kin: {section}\n");
        let done = Test::new().profile(&yaml).args(["check", "me.yaml"]).run();
        assert_eq!(done.status, 1, "{}", done.stderr);
        done.stderr
    };
    let told = errors("{columns: [a, b], rows: [[c, d], [e]]}");
    assert!(told.contains("this row has 1 cell, and the table 2 columns") && told.contains("me.yaml:3:42"), "{told}");
    for (section, words) in [
        ("{columns: [a], rows: []}", "the table `kin` needs `rows`"),
        ("{kind: table, rows: [[a]]}", "the table `kin` needs `columns`"),
        ("{columns: [a, b], rows: [{a: c, b: d}]}", "write `- [c, d]`"),
        ("{columns: [a, b, c, d, e, f, g, h, i, j, k, l, m], rows: [[a]]}", "at most 12 columns"),
        ("{kind: entry, numbered: true, entries: [{title: a}]}", "`numbered` is for a section of points"),
        ("{columns: [a], rows: [[b]], entries: [c]}", "`entries` is for a section of entries"),
    ] {
        let told = errors(section);
        assert!(told.contains(words), "{section}: {told}");
    }
    let rows = format!("{{columns: [a], rows: [{}]}}", "[b],".repeat(201));
    assert!(errors(&rows).contains("at most 200 rows"));
}

#[test]
fn forms_have_rows_of_ones_own() {
    let yaml = "languages: [ko, en]\nname: 홍길동\npersonal:\n  birth: 1990-01-01\n  rows:\n    \
        - {label: {ko: 희망연봉, en: Salary}, value: {ko: 회사 내규에 따름, en: as agreed}}\n    \
        - {label: {ko: 비상연락처, en: ''}, value: 010-0000-4321}\nsummary: {ko: 요약, en: Summary}\n";
    let text = |lang: &str| squash(&pdf(yaml, &["-l", "ko-form", "--lang", lang]).text());
    let ko = text("ko");
    for words in ["생년월일1990.01.01", "희망연봉회사내규에따름", "비상연락처010-0000-4321"] {
        assert!(ko.contains(words), "{words} is not in {ko}");
    }
    let en = text("en");
    assert!(en.contains("Salaryasagreed") && !en.contains("희망연봉") && !en.contains("4321"), "{en}");
    let public = squash(&pdf(yaml, &["-l", "ko-form", "--lang", "ko", "--hide", "public"]).text());
    assert!(!public.contains("희망연봉") && !public.contains("4321"), "{public}");
    let done = Test::new().profile("name: A\npersonal: {희망연봉: 협의}\n").args(["check", "me.yaml"]).run();
    assert!(done.stderr.contains("`rows: [{label: 희망연봉, value: 협의}]`"), "{}", done.stderr);
}
