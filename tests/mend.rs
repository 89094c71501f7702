//! `check --fix`: what it writes into a profile, and what it leaves alone.

use crate::support::{Done, Test};

/// Mistakes with one right answer, in Korean and misspelt, with comments.
const WRONG: &str = "\
# 내 프로필
이름: 홍길동   # 성명
sumary: 요약입니다.
languages: [ko]
date: 2026-11-01
contact:
  emial: gildong@example.org   # 개인 메일
  \"전화\": 010-0000-0000
personal:
  생년월일: 1990년 1월 2일
  gender: 남자
sections:
  education:
    - 학교: 한울대학교   # 모교
      전공: 통계
      status: 졸업
      시작: 2010년 3월
      end: 2014.2
    - {institution: 가나대학교, from: 2008-03, to: 2010-02}
  experience:
    - company: 새별
      직함: 개발자
      기간: 2020.03 ~ 2021.02
documents:
  cv: {layout: onepage}
  cv2: {layout: modern, options: {acent: navy}, sections: [experiense]}
";

/// The same as they should be.
const RIGHT: &str = "\
# 내 프로필
name: 홍길동   # 성명
summary: 요약입니다.
languages: [ko]
date: 2026-11-01
contact:
  email: gildong@example.org   # 개인 메일
  phone: 010-0000-0000
personal:
  birth: 1990-01-02
  gender: male
sections:
  education:
    - institution: 한울대학교   # 모교
      area: 통계
      status: graduated
      start: 2010-03
      end: 2014-02
    - {institution: 가나대학교, start: 2008-03, end: 2010-02}
  experience:
    - company: 새별
      position: 개발자
      start: 2020-03
      end: 2021-02
documents:
  cv: {layout: one-page}
  cv2: {layout: modern, options: {accent: navy}, sections: [experience]}
";

fn fixed(yaml: &str) -> (Done, String) {
    let done = Test::new().profile(yaml).args(["check", "me.yaml", "--fix"]).run();
    let text = String::from_utf8(done.bytes("me.yaml")).expect("text");
    (done, text)
}

#[test]
fn what_has_one_right_answer_is_written() {
    let (done, text) = fixed(WRONG);
    assert_eq!(text, RIGHT, "{}", done.stderr);
    assert_eq!(done.status, 0, "{}", done.stderr);
    for told in [
        "fixed me.yaml:2:1: `이름` is now `name`\n",
        "fixed me.yaml:7:3: `emial` is now `email`\n",
        "fixed me.yaml:19:28: `from: 2008-03` is now `start: 2008-03`\n",
    ] {
        assert!(done.stderr.contains(told), "{told} is not in {}", done.stderr);
    }
    assert_eq!(done.stderr.matches("fixed ").count(), 19, "{}", done.stderr);
    assert_eq!(done.files(), ["me.yaml"]);
    // There is nothing left to mend.
    let (done, text) = fixed(RIGHT);
    assert!(text == RIGHT && !done.stderr.contains("fixed "), "{}", done.stderr);
}

#[test]
fn what_has_several_answers_is_left_alone() {
    for wrong in [
        // Two words for one key.
        "sections: {experience: [{company: A, 직함: B, title: C}]}",
        "sections: {awards: [{title: A, tags: [tag1]}, {title: B, tags: [tag2]}]}\ndocuments: {cv: {only: [tag]}}",
        // It may be a section of one's own.
        "sections: {경력: [{company: A}]}",
        // It belongs elsewhere.
        "email: gildong@example.org",
        "personal: {birth: 90-01-01}",
        "sections: {education: [{institution: A, status: 아마도}]}",
        "sections: {experience: [{company: A, start: 2020 or 2021}]}\ncontact: {email: x}",
    ] {
        let yaml = format!("name: 홍길동\nsummary: 요약.   # 그대로\nlanguages: [ko]\n{wrong}\n");
        let (done, text) = fixed(&yaml);
        assert!(text == yaml && !done.stderr.contains("fixed "), "{wrong}: {}\n{text}", done.stderr);
        assert_eq!(done.status, 1, "{wrong}: {}", done.stderr);
    }
}

#[test]
fn a_file_is_written_whole_and_only_if_it_changes() {
    // The mark before the text stays, as do line ends of Windows.
    let yaml = "\u{FEFF}이름: 홍길동\r\nsummary: 요약.\r\nlanguages: [ko]\r\n";
    let (done, text) = fixed(yaml);
    assert_eq!(text, yaml.replace("이름", "name"), "{}", done.stderr);
    let broken = "이름: 홍길동\nsummary: [요약\n";
    let (done, text) = fixed(broken);
    assert!(text == broken && done.status == 1, "{}", done.stderr);
    let done = Test::new().args(["check", "-", "--fix"]).stdin("이름: 홍길동\n").run();
    assert!(done.status == 2 && done.stderr.contains("'-' is no file"), "{}", done.stderr);
}

#[test]
fn changes_are_told_to_scripts() {
    let args = ["check", "me.yaml", "--fix", "--message-format", "json"];
    let done = Test::new().profile("이름: 홍길동\nlanguages: [ko]\nsummary: 요약.\n").args(args).run();
    let first = done.text().lines().next().expect("a line").to_owned();
    assert_eq!(first, r#"{"fixed":"me.yaml","line":1,"column":1,"was":"이름","now":"name"}"#);
}
