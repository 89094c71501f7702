//! Essays (자기소개서): answers to the questions of an application, their lengths, and what a portal's box takes.

use jikji::layout::Layout;

use crate::support::{Done, Test, assert_in_order, root, squash};

const PROFILE: &str = r#"
languages: [ko]
name: 홍길동
headline: 생산기술 지원
contact: {email: gildong@example.org}
summary: 이력서의 요약입니다.
sections:
  awards: [{title: 이력서의 상, date: 2020-03}]
essays:
  acme:
    - question: 1. 지원 동기를 쓰십시오.
      heading: 끝까지 묻는 사람
      limit: {max: 60, min: 10}
      text: |
        첫 문단은 **굵은** 말로 시작합니다.

        둘째 문단은 “인용”을 합니다.
    - question: 2. 협업한 경험을 쓰십시오.
      limit: {max: 25, count: without_spaces}
      text: 세 번째 공업사에서 허락을 받았습니다.
    - question: 3. 포부를 쓰십시오.
      limit: {max: 40, count: bytes, line_break: 2}
      text: Cpk를 1.33에서 1.67로 높이겠습니다.
"#;

fn essay(document: &str, arguments: &[&str]) -> Done {
    let profile = format!("{PROFILE}documents:\n  essay: {document}\n");
    Test::new().profile(&profile).args(arguments.iter().copied()).run()
}

const FIRST: &str = "끝까지 묻는 사람\n첫 문단은 굵은 말로 시작합니다.\n둘째 문단은 “인용”을 합니다.\n";

#[test]
fn every_layout_sets_the_questions_and_answers_and_nothing_of_the_resume() {
    for layout in Layout::names() {
        let pdf =
            essay(&format!("{{essay: acme, layout: {layout}, pages: any}}"), &["build", "me.yaml", "-o", "-"]).stream();
        let text = pdf.text();
        let parts = [
            "1. 지원 동기를 쓰십시오.",
            "끝까지 묻는 사람",
            "첫 문단은 굵은 말로 시작합니다.",
            "둘째 문단은 “인용”을 합니다.",
            "2. 협업한",
            "세 번째 공업사에서",
            "3. 포부를",
            "Cpk를 1.33에서 1.67로",
        ];
        assert_in_order(&text, parts, 0, layout);
        assert!(!squash(&text).contains("이력서의"), "{layout}: {text}");
        assert!(text.contains("자기소개서"), "{layout} does not say what it is: {text}");
    }
}

#[test]
fn the_layout_for_essays_shows_lengths_and_pages_where_it_is_asked_to() {
    let document = "{essay: acme, layout: ko-essay, options: {counts: true, one-a-page: true}}";
    let pdf = essay(document, &["build", "me.yaml", "-o", "-"]).stream();
    assert_eq!(pdf.pages(), 3);
    let text = pdf.text();
    for count in ["46/60자 (공백 포함)", "17/25자 (공백 제외)", "35/40바이트"] {
        assert!(squash(&text).contains(&squash(count)), "{count} is not in {text}");
    }
    let plain = essay("{essay: acme, layout: ko-essay}", &["build", "me.yaml", "-o", "-"]).stream();
    assert_eq!(plain.pages(), 1);
    assert!(!plain.text().contains("공백"), "{}", plain.text());
}

#[test]
fn check_counts_each_answer_in_every_way() {
    let done = essay("{essay: acme, layout: ko-essay}", &["check", "me.yaml"]);
    let lines: Vec<_> = done.text().lines().skip(1).map(str::trim).map(str::to_owned).collect();
    // As `len(text)`, `len("".join(text.split()))` and `len(text.encode("cp949"))` of Python count what `--answer` prints.
    let expected = [
        "1번 46/60자 (공백 포함), 35자 (제외), 79바이트",
        "2번 21자 (공백 포함), 17/25자 (제외), 37바이트",
        "3번 25자 (공백 포함), 22자 (제외), 35/40바이트",
    ];
    assert_eq!(lines, expected);
}

#[test]
fn one_answer_is_what_the_box_of_a_portal_takes() {
    let done = essay("{essay: acme, layout: ko-essay}", &["build", "me.yaml", "--answer", "1", "-f", "txt", "-o", "-"]);
    assert_eq!(done.text(), FIRST);
    let all = essay("{essay: acme, layout: ko-essay}", &["build", "me.yaml", "-f", "txt", "-o", "-"]);
    assert_in_order(all.text(), ["홍길동", "1. 지원 동기를", "끝까지 묻는", "2. 협업한", "3. 포부를"], 0, "txt");
    let wrong = essay("{essay: acme, layout: ko-essay}", &["build", "me.yaml", "--answer", "4", "-o", "-"]);
    assert!(wrong.stderr.contains("the essay `acme` has no answer 4"), "{}", wrong.stderr);
}

#[test]
fn what_is_too_long_is_pointed_at_from_the_first_character_too_many() {
    let profile = r#"
languages: [ko]
name: 홍길동
essays:
  acme:
    - {question: 질문, limit: 5, text: 가나다라마바사}
    - {question: 질문, limit: {max: 6, count: bytes}, text: 가나 다라}
    - {question: 질문, limit: {max: 100, count: bytes}, text: 가나 – 다라}
documents: {essay: {essay: acme, layout: ko-essay}}
"#;
    let done = Test::new().profile(profile).args(["check", "me.yaml"]).run();
    let told = done.stderr;
    for part in [
        "answer 1 has 7 characters with spaces, and may have 5",
        "me.yaml:6:43",
        "answer 2 has 9 bytes, and may have 6",
        "me.yaml:7:62",
        "`–` is not in CP949",
        "me.yaml:8:64",
    ] {
        assert!(told.contains(part), "`{part}` is not in {told}");
    }
}

#[test]
fn the_example_keeps_its_limits_and_says_so() {
    let path = root().join("examples/essays.yaml").display().to_string();
    let done = Test::new().args(["check", &path]).clean();
    assert_eq!(done.text().lines().filter(|line| line.starts_with("  ")).count(), 7, "{}", done.text());
    assert!(done.text().contains("  1번 391/400자 (공백 포함), 294자 (제외), 664바이트\n"), "{}", done.text());
}

#[test]
fn a_hidden_answer_is_nowhere_in_it() {
    let pdf = essay("{essay: acme, layout: ko-essay, hide: [essays.acme.heading]}", &["build", "me.yaml", "-o", "-"])
        .stream();
    assert!(!pdf.text().contains("끝까지"), "{}", pdf.text());
    let done = essay("{essay: acme, layout: ko-essay, hide: [essays.acme.headng]}", &["check", "me.yaml"]);
    assert!(done.stderr.contains("did you mean `essays.acme.heading`?"), "{}", done.stderr);
}
