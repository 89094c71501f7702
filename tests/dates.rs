//! Dates, periods and how long they are, in every language and both layouts.

use jikji::language::Language;

use crate::support::{Test, says, squash};
use crate::view::{LAYOUTS, pdf};

/// Studies, employments and projects of every form, in all languages.
const CAREER: &str = "\
languages: [en, ko, ja, zh, de, fr, es, pt]
name: x
sections:
  experience:
    note: Znote
    entries:
      - company: A
        positions: [{position: Lead, start: 2023-08}, {position: Engineer, start: 2020-08, end: 2023-07}]
        projects: [{name: P, start: 2021-03, end: 2021-03}]
      - {company: B, start: 2018-12, end: 2020-08}
      - {company: Early, start: 2010-01, end: 2010-12, tags: [old]}
  projects:
    - {name: Q, start: 2024-01, end: present}
    - {name: R, start: 2014, end: 2016-02}
    - {name: S, date: 2015-03}
  education:
    - {institution: U, start: 2025-03, expected: 2028-02}
    - {institution: V, start: 2014-03, end: 2018-02}
    - {institution: W, start: 2012-03, end: present, status: leave}
  teaching:
    title: Teaching
    kind: experience
    entries: [{company: T, start: 2016-09, end: 2016-12}]
";

/// What a document of the career shows in each layout, without white space.
fn shown(dates: &str, flags: &[&str]) -> Vec<String> {
    let yaml = format!("{CAREER}dates: {dates}\n");
    let show = |(layout, _): (&str, _)| {
        squash(&pdf(&yaml, &[&["-l", layout, "--without", "old", "--date", "2026-11-01"], flags].concat()).text())
    };
    LAYOUTS.map(show).into()
}

fn assert_shows(texts: &[String], expected: &[&str], absent: &[&str]) {
    for text in texts {
        let missing: Vec<_> = expected.iter().filter(|words| !says(text, words)).collect();
        assert!(missing.is_empty(), "{missing:?} is not in {text}");
        let found: Vec<_> = absent.iter().filter(|words| text.contains(&squash(words))).collect();
        assert!(found.is_empty(), "{found:?} is in {text}");
    }
}

#[test]
fn periods_say_how_long_they_are() {
    let english = [
        "Aug 2023 – Present · 3 yrs 4 mos",
        "Aug 2020 – Jul 2023 · 3 yrs",
        "Mar 2021 · 1 mo",
        "Dec 2018 – Aug 2020 · 1 yr 9 mos",
        "Jan 2024 – Present · 2 yrs 11 mos",
        "Mar 2014 – Feb 2018",
        "Sep 2016 – Dec 2016 · 4 mos",
    ];
    assert_shows(&shown("{durations: true}", &[]), &english, &["Feb 2018 ·", "Feb 2016 ·", "Mar 2015 ·", "in all"]);
    let korean =
        ["2020.08 – 2023.07 (3년)", "2018.12 – 2020.08 (1년 9개월)", "2023.08 – 현재 (3년 4개월)", "2021.03 (1개월)"];
    assert_shows(&shown("{durations: true}", &["--lang", "ko"]), &korean, &["2018.02 (", "총 경력"]);
}

#[test]
fn the_total_counts_what_overlaps_once_and_stands_before_the_note() {
    for (lang, total) in [("en", "Experience 8 yrs in all Znote"), ("ko", "경력 총 경력 8년 Znote")] {
        assert_shows(&shown("{total: true}", &["--lang", lang]), &[total], &["· 3"]);
    }
    let all = pdf(&format!("{CAREER}dates: {{total: true}}\n"), &["--date", "2026-11"]);
    assert!(squash(&all.text()).contains("9yrsinall"), "{}", all.text());
}

#[test]
fn a_document_overrides_the_profile_choice_by_choice() {
    let yaml = "\
languages: [ko]
name: x
dates: {style: long, durations: true}
sections: {experience: [{company: A, start: 2020-08, end: 2023-07}]}
documents: {a: ~, b: {dates: {durations: false}}, c: {dates: {style: short, total: true}}}
";
    let text = |name| squash(&pdf(yaml, &["-d", name]).text());
    assert!(text("a").contains("2020년8월–2023년7월(3년)"), "{}", text("a"));
    assert!(text("b").contains("2020년8월–2023년7월") && !text("b").contains("(3년)"), "{}", text("b"));
    assert!(text("c").contains("총경력3년A") && text("c").contains("2020.08–2023.07(3년)"), "{}", text("c"));
}

#[test]
fn long_dates_are_in_full() {
    let english = ["August 2020 – July 2023", "March 2025 – Present (expected February 2028)", "March 2015"];
    assert_shows(&shown("{style: long}", &[]), &english, &["Aug 2020", "yrs"]);
    let korean = ["2020년 8월 – 2023년 7월", "2014년 – 2016년 2월", "2025년 3월 – 2028년 2월 (졸업 예정)"];
    assert_shows(&shown("{style: long}", &["--lang", "ko"]), &korean, &["2020.08"]);
}

#[test]
fn the_present_is_worded_by_kind() {
    let words = [
        (
            "en",
            [
                "Aug 2023 – Present",
                "Jan 2024 – Ongoing",
                "Mar 2025 – Present (expected Feb 2028)",
                "Mar 2012 – Present",
            ],
        ),
        ("ko", ["2023.08 – 재직 중", "2024.01 – 진행 중", "2025.03 – 2028.02 (졸업 예정)", "2012.03 – 현재"]),
    ];
    for (lang, words) in words {
        assert_shows(&shown("{present: by_kind}", &["--lang", lang]), &words, &[]);
    }
}

#[test]
fn durations_up_to_the_present_want_a_date() {
    let yaml = format!("{CAREER}dates: {{durations: true, total: true}}\n");
    let run = |flags: &[&str]| Test::new().profile(&yaml).args(["build", "me.yaml", "-o", "-"]).args(flags).run();
    let warning = |message: &str, hint: &str| {
        format!(
            "warning[missing-duration]: no time is counted up to the present, since the document{message}\n  ┌─ me.yaml:8:45\n  │\n8 │         positions: [{{position: Lead, start: 2023-08}}, {{position: Engineer, start: 2020-08, end: 2023-07}}]\n  │                                             ^^^^^^^\n  │\n  = hint: {hint}\n\n"
        )
    };
    let hint = "give the profile or the document a `date:` (`today` asks for the clock), or give --date";
    let done = run(&[]);
    assert_eq!((done.stderr.as_str(), done.status), (warning(" has no date", hint).as_str(), 0));
    let text = squash(&done.stream().text());
    assert!(text.contains("Jul2023·3yrs") && !text.contains("Present·") && !text.contains("inall"), "{text}");
    let done = run(&["--date", "2026"]);
    assert_eq!(done.stderr, warning("'s date has no month", "write the date with its month: `2026-11`"));
}

#[test]
fn a_total_wants_months() {
    let yaml = "name: x\ndates: {total: true}\nsections: {experience: [{company: A, start: 2014, end: 2016}]}\n";
    let done = Test::new().profile(yaml).args(["check", "me.yaml", "--message-format", "short"]).run();
    let warning = "me.yaml:3:45: warning[missing-duration]: the total is left out, since this date has no month (write the month as well, or leave out `total`)\n";
    assert_eq!((done.stderr.as_str(), done.status), (warning, 0));
    // An employment without dates has nothing to be counted.
    let text = squash(&pdf(&yaml.replace("2014", "~").replace("2016", "~"), &[]).text());
    assert!(text.contains("ExperienceA"), "{text}");
}

#[test]
fn a_layout_that_hides_the_total_is_told() {
    let yaml = "name: x\ndates: {total: true}\nsections: {experience: [{company: A, start: 2014-01, end: 2016-12}]}\n";
    let test = Test::new().profile(yaml).prepare(|folder| {
        let done = Test::new().args(["layouts", "one-page", "--eject", "mine"]).clean();
        std::fs::rename(done.folder.path().join("mine"), folder.join("mine")).expect("the layout");
        let path = folder.join("mine/shared/section.typ");
        let typst = std::fs::read_to_string(&path).expect("Typst");
        std::fs::write(&path, typst.replace("if it.note != none", "if false")).expect("a layout without notes");
    });
    let done = test.args(["check", "me.yaml", "-l", "./mine/", "--message-format", "short"]).run();
    assert!(done.stderr.starts_with("me.yaml:2:16: warning[not-shown]: "), "{}", done.stderr);
}

/// What is particular of a language, beside its digits.
const WORDED: &[(&str, &[&str])] = &[
    (
        "ja",
        &[
            "職歴",
            "学歴",
            "2020年8月〜2023年7月・3年",
            "2023年8月〜在職中・3年4か月",
            "通算8年",
            "2025年3月〜2028年2月（卒業見込み）",
        ],
    ),
    ("zh", &["工作经历", "教育经历", "2020年8月—2023年7月，3年", "2023年8月至今（在职），3年4个月", "工作经验共8年"]),
    (
        "de",
        &["Berufserfahrung", "Ausbildung", "Aug. 2020 – Juli 2023 · 3 Jahre", "Aug. 2023 – heute · 3 Jahre 4 Monate"],
    ),
    (
        "fr",
        &["Formation", "août 2020 – juil. 2023 · 3 ans", "en poste · 3 ans 4 mois", "en cours (prévu : févr. 2028)"],
    ),
    (
        "es",
        &["Formación", "ago. 2020 – jul. 2023 · 3 años", "ago. 2023 – actualidad · 3 años 4 meses", "8 años en total"],
    ),
    ("pt", &["Formação", "ago. 2020 – jul. 2023 · 3 anos", "dez. 2018 – ago. 2020 · 1 ano 9 meses", "8 anos no total"]),
];

#[test]
fn every_language_words_dates_and_labels() {
    let codes: Vec<_> = WORDED.iter().map(|(code, _)| *code).collect();
    assert_eq!(codes, &Language::DOCUMENT[2..8]);
    for (code, words) in WORDED {
        let dates = "{present: by_kind, durations: true, total: true}";
        if matches!(*code, "ja" | "zh") {
            let words: Vec<_> = words.iter().map(|words| squash(words)).collect();
            let text = squash(&viewed(&format!("{CAREER}dates: {dates}\n"), code));
            let missing: Vec<_> = words.iter().filter(|words| !text.contains(*words)).collect();
            assert!(missing.is_empty(), "{code}: {missing:?} is not in {text}");
        } else {
            assert_shows(&shown(dates, &["--lang", code]), words, &[]);
        }
    }
}

#[test]
fn every_label_of_a_language_has_its_glyphs() {
    let everything = crate::support::read("tests/everything.yaml");
    let (profile, _) = everything.split_once("fonts:").expect("the fonts come behind the sections");
    let statuses = ["enrolled", "leave", "completed", "withdrawn", "graduated", "transferred", "expected"];
    let studies = statuses.map(|status| format!("{{institution: U, status: {status}}}")).join(", ");
    let languages = Language::NAMED.iter().map(|code| format!("{{title: t, language: {code}, date: 2020-01-01}}"));
    let languages = languages.collect::<Vec<_>>().join(", ");
    let months = (1..=12).map(|month| format!("2020-{month:02}")).collect::<Vec<_>>().join(", ");
    let patents = ["filed", "granted", "expired"].map(|status| format!("{{title: t, status: {status}}}")).join(", ");
    // Hindi has no bundled font, Korean and Japanese are in the examples.
    for code in Language::DOCUMENT.iter().filter(|code| !["en", "ko", "ja", "zh", "hi"].contains(code)) {
        let yaml = format!(
            "languages: [{code}, en]\n{}  z1: {{kind: education, entries: [{studies}]}}\n  z2: {{kind: talk, entries: [{languages}, {{title: t, date: [{months}]}}]}}\n  z3: {{kind: patent, entries: [{patents}]}}\n",
            profile.replacen("languages:", "# ", 1)
        );
        // All layouts for some, and for the others one with each of their fonts.
        let few = ["one-page", "serif", "executive", "ko-form"];
        let layouts = LAYOUTS.iter().map(|(layout, _)| *layout);
        for layout in layouts.filter(|layout| few.contains(layout) || ["de", "pl", "uk", "vi"].contains(code)) {
            let test = Test::new().profile(&yaml).file("photo.png", crate::support::picture());
            let done = test.args(["check", "me.yaml", "--pages", "any", "-l", layout]).run();
            assert_eq!(done.status, 0, "{code} in {layout}: {}", done.stderr);
            let wrong = done.stderr.lines().find(|line| line.starts_with("error") || line.contains("not-shown"));
            assert_eq!(wrong, None, "{code} in {layout}");
        }
    }
}

#[test]
fn the_programs_words_in_chinese_have_glyphs() {
    let yaml = "languages: [zh]\nname: x\nsections: {experience: [{company: A, start: 2020-08, end: 2023-07}]}\n";
    assert!(Test::new().profile(yaml).pdf().text().contains("工作经历"));
}

/// All that the view of the career says, without setting a page.
fn viewed(yaml: &str, code: &str) -> String {
    viewed_with(yaml, code, Some("old"))
}

/// All that the view of a profile says, without what has a tag.
fn viewed_with(yaml: &str, code: &str, without: Option<&str>) -> String {
    use jikji::diagnostic::SourceFile;
    use jikji::diagnostic::findings::Findings;
    use jikji::pipeline::view;
    use jikji::profile::value::date::Date;
    use jikji::project::Job;
    use jikji::project::plan::Request;
    use jikji::session::Session;
    use jikji::view::value::{LayoutValue, Part};
    let file = std::sync::Arc::new(SourceFile::new("me.yaml", yaml));
    let date = Date::parse("2026-11").ok();
    let without = without.map(str::to_owned).into_iter().collect();
    let request = Request { language: Language::of_document(code), date, without, ..Request::default() };
    let (today, session) = (|| unreachable!("no clock"), Session::default());
    let job = Job::read(file, std::path::Path::new("."), &request, &today, &session).expect("a profile");
    let mut found = Findings::new(&job.file);
    let view = view(&job.plans[0], &session, &mut found).expect("a view");
    assert_eq!(found.told(), []);
    fn collect(value: &LayoutValue, text: &mut String) {
        match value {
            LayoutValue::Rich(rich) => text.push_str(&rich.plain()),
            LayoutValue::List(items) => items.iter().for_each(|item| collect(item, text)),
            LayoutValue::Dict(pairs) => pairs.iter().for_each(|(_, item)| collect(item, text)),
            _ => {}
        }
    }
    let mut text = String::new();
    collect(&view.value(), &mut text);
    text
}

/// Studies that end with what is to come, in every form.
const DUE: &str = "\
languages: [en, ko, ja, zh, de, fr, es, pt]
name: x
date: 2026-11-01
sections:
  education:
    - {institution: A, start: 2021-03, end: 2027-02, expected: 2027-02}
    - {institution: B, start: 2021-04, end: 2027-03, status: graduated}
    - {institution: C, start: 2021-05, expected: 2027-04}
    - {institution: D, start: 2021-06, expected: 2027-05, status: leave}
    - {institution: E, start: 2021-07, end: 2027-06, status: completed}
    - {institution: F, start: 2021-08, end: 2027-07, status: expected}
    - {institution: G, expected: 2027-08}
    - {institution: H, start: 2021-09, end: 2026-08, expected: 2027-09, status: completed}
    - {institution: I, start: 2010-03, end: 2014-02, expected: 2014-02, status: graduated}
    - {institution: J, start: 2022-03, status: expected}
";

#[test]
fn what_is_due_is_said_once() {
    let show = |layout: &str, lang: &str| {
        let test = Test::new().profile(DUE).args(["build", "me.yaml", "--pages", "any", "-o", "-", "-l", layout]);
        squash(&test.args(["--lang", lang]).run().stream().text())
    };
    let korean = [
        "2021.03 – 2027.02 (졸업 예정)",
        "2021.04 – 2027.03 (졸업 예정)",
        "2021.05 – 2027.04 (졸업 예정)",
        "2021.06 – 2027.05 (졸업 예정)",
        "2021.07 – 2027.06 (수료 예정)",
        "2021.08 – 2027.07 (졸업 예정)",
        "2027.08 졸업 예정",
        "2021.09 – 2026.08 (2027.09 졸업 예정)",
        "2010.03 – 2014.02",
        "휴학",
        "2022.03 – 현재",
    ];
    let english = [
        "Mar 2021 – Feb 2027 (expected)",
        "Apr 2021 – Mar 2027 (expected)",
        "May 2021 – Present (expected Apr 2027)",
        "Jun 2021 – Present (expected May 2027)",
        "Jul 2021 – Jun 2027 (coursework to be completed)",
        "Aug 2021 – Jul 2027 (expected)",
        "expected Aug 2027",
        "Sep 2021 – Aug 2026 (expected Sep 2027)",
        "Mar 2010 – Feb 2014",
        "on leave",
        "degree expected",
    ];
    for (layout, _) in LAYOUTS {
        let texts = [show(layout, "ko"), show(layout, "en")];
        assert_shows(&texts[..1], &korean, &["2014.02 (", "2027.02 예정"]);
        assert_shows(&texts[1..], &english, &["expected Feb 2027", "Feb 2014 ("]);
        // Seven periods and one status say it; the studies of H are the only ones whose courses are completed.
        assert_eq!(texts[0].matches("졸업예정").count(), 8, "{layout}: {}", texts[0]);
        assert_eq!(texts[0].matches("수료").count(), 2, "{layout}: {}", texts[0]);
    }
}

#[test]
fn every_language_says_what_is_due() {
    let expected = [
        ("ja", ["2021年3月〜2027年2月（卒業見込み）", "2027年8月卒業見込み", "2021年7月〜2027年6月（修了見込み）"]),
        ("zh", ["2021年3月—2027年2月（预计毕业）", "预计毕业：2027年8月", "2021年7月—2027年6月（预计结业）"]),
        (
            "de",
            [
                "März 2021 – Feb. 2027 (voraussichtlich)",
                "heute (voraussichtlich Apr. 2027)",
                "voraussichtlich Aug. 2027",
            ],
        ),
        ("fr", ["mars 2021 – févr. 2027 (prévu)", "aujourd’hui (prévu : avr. 2027)", "prévu : août 2027"]),
        ("es", ["mar. 2021 – feb. 2027 (previsto)", "actualidad (previsto: abr. 2027)", "previsto: ago. 2027"]),
        ("pt", ["mar. 2021 – fev. 2027 (previsto)", "atualidade (previsto: abr. 2027)", "previsto: ago. 2027"]),
    ];
    for (code, words) in expected {
        let text = squash(&viewed_with(DUE, code, None));
        let missing: Vec<_> = words.iter().filter(|words| !text.contains(&squash(words))).collect();
        assert!(missing.is_empty(), "{code}: {missing:?} is not in {text}");
    }
}

/// Everything that is printed against a profile, a line each.
fn told(yaml: &str, flags: &[&str]) -> Vec<String> {
    let done = Test::new().profile(yaml).args(["check", "me.yaml", "--message-format", "short"]).args(flags).run();
    done.stderr.lines().map(str::to_owned).collect()
}

#[test]
fn words_stand_for_a_start_and_an_end() {
    let yaml = "\
languages: [en, ko]
name: x
dates: {durations: true, total: true}
sections:
  experience:
    - {company: A, start: {en: Fall 2020, ko: 2020년 가을}, end: 2021-02}
    - {company: B, start: 2018-03, end: \"Winter 2019\"}
    - {company: C, start: 2017 여름, end: \"\"}
    - {company: D, start: 2016-03, end: 2016-04, date: \" \"}
";
    let done = Test::new().profile(yaml).args(["build", "me.yaml", "-o", "-", "--date", "2026-11"]).run();
    let text = squash(&done.stream().text());
    for words in ["Fall2020–Feb2021", "Mar2018–Winter2019", "2017여름–Present", "Mar2016–Apr2016·2mos"] {
        assert!(text.contains(words), "{words} is not in {text}");
    }
    let expected = [
        "me.yaml:6:32: warning[missing-duration]: the total is left out, since these words are no date (write a date such as `2020-08`, add `counts: false`, or leave out `total`)",
        "me.yaml:6:32: note[missing-duration]: `Fall 2020` and 2 more are no dates: they are shown as they are written, and not counted (nothing needs to be done if it is meant so; a date is `2020`, `2020-08` or `2020-08-15`)",
    ];
    assert_eq!(told(yaml, &["--date", "2026-11"]), expected);
    let done = Test::new().profile(yaml).args(["build", "me.yaml", "-o", "-", "--lang", "ko"]).run();
    let korean = squash(&done.stream().text());
    assert!(korean.contains("2020년가을–2021.02"), "{korean}");
}

#[test]
fn an_employment_of_one_year_is_one() {
    for (start, end, shown) in
        [("2017", "2017", "2017"), ("2017", "2017-05", "2017 – May 2017"), ("2017-05", "2017", "May 2017 – 2017")]
    {
        let yaml = format!(
            "name: x\nsections: {{experience: [{{company: Zc, position: p, start: {start}, end: {end}}}, {{company: B, start: 2016, end: 2018}}]}}\n"
        );
        let text = squash(&pdf(&yaml, &[]).text());
        assert!(text.contains(&squash(shown)), "{text}");
    }
    // Its roles do not stand in for an employer's own dates.
    let yaml = "name: x\nsections: {experience: [{company: A, start: 2017, end: 2017, positions: [{position: p, start: 2016-01, end: 2017-12}]}, {company: B, start: 2016-01, end: 2016-12}]}\n";
    assert_eq!(told(yaml, &[]).iter().filter(|line| line.contains("overlapping")).count(), 0);
}

#[test]
fn what_lies_after_the_date_of_the_document_is_told() {
    let yaml = "\
name: x
personal: {military: {start: 2027-02}}
sections:
  experience:
    - {company: A, start: 2027-03}
    - {company: B, start: 2025-03, end: 2028-03, employment: part-time}
    - {company: C, start: 2020-01, end: 2024-12, positions: [{position: p, start: 2020-01, end: 2024-12}]}
    - {company: D, positions: [{position: p, start: 2025-01, end: 2027-01}]}
    - {company: E, start: 2026-01, end: 2027 (planned)}
    - {company: F, start: 2025, end: 2026}
  education:
    - {institution: G, start: 2010, end: present, expected: 2014-02}
    - {institution: H, start: 2022-03, end: 2028-02}
    - {institution: I, start: 2022-03, end: 2028-02, status: graduated}
    - {institution: J, start: 2022-03, end: 2028-02, status: completed}
    - {institution: K, start: 2022-03, end: 2028-02, expected: 2028-02}
    - {institution: L, date: 2028-02, status: expected}
  projects: [{name: M, start: 2026-01, end: 2027-06}]
  awards: [{title: N, date: 2030}, {title: O, date: [2025, 2027]}]
  publications: [{title: P, date: 2027, status: to appear}]
  language_skills: [{language: Q, test: {name: t, date: 2027-01}}]
  certificates: [{name: R, start: 2025, end: 2029}]
";
    let lines = |flags: &[&str]| -> Vec<String> {
        let told = told(yaml, flags).into_iter().filter(|line| line.contains("impossible-period"));
        told.map(|line| line.split(':').nth(1).expect("a line").to_owned()).collect()
    };
    assert_eq!(lines(&["--date", "2026-11-30"]), ["2", "5", "6", "8", "12", "13", "14", "18", "19", "19", "21"]);
    assert_eq!(lines(&["--date", "2030-12"]), ["12", "16"], "only what was expected before");
    assert_eq!(lines(&[]), [""; 0], "nothing to compare with");
    let born = told("name: x\nsummary: y\npersonal: {birth: 2027-01-01}\n", &["--date", "2026-11-30"]);
    assert_eq!(
        born,
        [
            "me.yaml:3:19: warning[impossible-period]: the birth lies after the document's date (check `birth` and the document's date, which is 2026-11-30)"
        ]
    );
}

#[test]
fn part_time_work_internships_and_volunteering_are_no_part_of_the_total() {
    let total = |entries: &str| {
        let yaml = format!(
            "languages: [ko]\nname: x\ndate: 2026-11-01\ndates: {{total: true}}\nsections:\n  experience:\n{entries}"
        );
        let text = squash(&pdf(&yaml, &[]).text());
        text.split_once("총경력").map(|(_, rest)| rest.chars().take_while(|c| *c != 'A').collect::<String>())
    };
    let job = "    - {company: A, employment: 정규직, start: 2020-01, end: 2021-12}\n";
    let side = "    - {company: B, employment: 아르바이트, start: 2014-01, end: 2015-12}\n    - {company: C, employment: Summer intern, start: 2018-07, end: 2018-08}\n    - {company: D, start: 2012-01, end: 2012-12, counts: false}\n";
    assert_eq!(total(&format!("{job}{side}")).as_deref(), Some("2년"));
    let forced = "    - {company: B, employment: 인턴, start: 2014-01, end: 2014-12, counts: true}\n";
    assert_eq!(total(&format!("{job}{forced}")).as_deref(), Some("3년"));
    let roles = "    - {company: A, start: 2019-07, end: 2021-12, positions: [{position: p, start: 2020-01, end: 2021-12}, {position: q, employment: 인턴, start: 2019-07, end: 2019-12}]}\n";
    assert_eq!(total(roles).as_deref(), Some("2년"), "an internship before");
    let coming = "languages: [ko]\nname: x\ndate: 2026-11-01\ndates: {total: true}\nsections: {experience: [{company: A, start: 2025-12, end: 2028-12}]}\n";
    let done = Test::new().profile(coming).args(["build", "me.yaml", "-o", "-"]).run();
    assert!(squash(&done.stream().text()).contains("총경력1년A") && done.stderr.contains("impossible-period"));
}

#[test]
fn employments_that_overlap_are_one_note() {
    let overlaps = |entries: &[&str]| {
        let yaml = format!(
            "name: x\nsections:\n  experience:\n{}",
            entries.iter().map(|entry| format!("    - {{{entry}}}\n")).collect::<String>()
        );
        told(&yaml, &[]).into_iter().filter(|line| line.contains("overlapping")).collect::<Vec<_>>()
    };
    let job = "company: A, position: Engineer, start: 2016-03, end: 2020-07";
    let found = overlaps(&[job, "company: B, start: 2019-01, end: 2021-01"]);
    assert_eq!(found.len(), 1);
    assert!(
        found[0].contains("note[overlapping-periods]: the time at `B` overlaps with that at `A` by 19 months"),
        "{found:?}"
    );
    let found = overlaps(&[
        job,
        "company: B, start: 2019-01, end: 2021-01",
        "company: C, start: 2001-01, end: 2003-01",
        "company: D, start: 2002-01, end: 2004-01",
    ]);
    assert!(found.len() == 1 && found[0].contains("and so does 1 more pair"), "{found:?}");
    for beside in [
        "Freelance designer",
        "Co-founder",
        "프리랜서",
        "대표",
        "시간강사",
        "Teaching assistant",
        "Volunteer",
        "인턴",
        "Praktikantin",
        "非常勤講師",
    ] {
        assert_eq!(overlaps(&[job, &format!("company: B, position: {beside}, start: 2019-01")]), [""; 0], "{beside}");
    }
    let third = "company: C, start: 2019-06, end: 2022-01";
    assert_eq!(overlaps(&[job, "company: B, start: 2019-01", third]), [""; 0], "three at once");
    assert_eq!(overlaps(&[job, "company: B, start: 2019-01, counts: false"]), [""; 0]);
    let elsewhere = format!(
        "name: x\nsections:\n  experience: [{{{job}}}]\n  other: {{title: O, kind: experience, entries: [{{company: B, start: 2019-01}}]}}\n"
    );
    assert_eq!(told(&elsewhere, &[]), [""; 0], "in another section");
}

#[test]
fn studies_that_are_over_do_not_go_on() {
    let yaml = "\
languages: [ko, en]
name: 김하늘
personal: {military: {status: completed, start: 2012-01}}
sections:
  education:
    - {institution: 새벽고등학교, start: 2017-03, status: graduated}
    - {institution: 한울대학교, start: 2018-03, status: withdrawn}
    - {institution: 가온대학원, start: 2019-03, status: completed}
";
    for lang in ["ko", "en"] {
        for layout in ["ko-form", "one-page"] {
            let test = Test::new().profile(yaml).args(["build", "me.yaml", "-l", layout, "--lang", lang, "-o", "-"]);
            let done = test.run();
            assert_eq!(done.stderr.matches("warning[missing-end]").count(), 3, "{}", done.stderr);
            let text = done.stream().text();
            assert!(!text.contains("현재") && !text.contains("resent"), "{layout}: {text}");
            assert!(text.contains("2017"), "{layout}: {text}");
        }
    }
}

#[test]
fn a_form_says_an_intern_once() {
    let yaml = "\
languages: [ko]
name: 김하늘
sections:
  experience:
    - {company: 가나다소프트, position: 인턴, employment: 인턴, start: 2024-03, end: 2024-08}
";
    let text = squash(&pdf(yaml, &["-l", "ko-form"]).text());
    assert_eq!(text.matches("인턴").count(), 1, "{text}");
}
