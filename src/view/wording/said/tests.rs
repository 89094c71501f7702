use super::*;

fn row(key: &str, label: &str, text: &str) -> (String, String) {
    let row = labelled(key, label, Rich::own(text));
    (row.label.map_or(String::new(), |label| label.plain()), row.text.plain())
}

#[test]
fn the_programs_label_stands_where_a_text_has_none() {
    let row = |key, label, text| {
        let (label, text) = row(key, label, text);
        format!("{label}|{text}")
    };
    assert_eq!(row("score", "학점", "3.5/4.5"), "학점|3.5/4.5");
    assert_eq!(row("score", "학점", "학점 3.5/4.5"), "학점|3.5/4.5");
    assert_eq!(row("score", "학점", "학점: 3.5"), "학점|3.5");
    assert_eq!(row("score", "학점", "학점3.5"), "학점|3.5");
    assert_eq!(row("score", "학점", "GPA 3.5/4.5"), "GPA|3.5/4.5");
    assert_eq!(row("score", "Score", "3.9 GPA"), "|3.9 GPA");
    assert_eq!(row("rank", "석차", "석차 1/61"), "석차|1/61");
    assert_eq!(row("rank", "Rank", "Ranked 1st"), "Ranked|1st");
    assert_eq!(row("advisor", "지도교수", "지도 교수: 서문덕배"), "지도 교수|서문덕배");
    assert_eq!(row("advisor", "지도교수", "서문덕배 지도교수"), "|서문덕배 지도교수");
    assert_eq!(row("courses", "Courses", "Coursework design"), "Coursework|design");
    assert_eq!(row("score", "Score", "Graded A"), "Score|Graded A");
    assert_eq!(row("score", "Score", "GPA"), "|GPA");
}

#[test]
fn what_says_both_stands_alone() {
    let both = |first, second| together(Rich::own(first), Rich::own(second)).plain();
    assert_eq!(both("TOEIC", "950"), "TOEIC 950");
    assert_eq!(both("TOEIC", "TOEIC 950"), "TOEIC 950");
    assert_eq!(both("TOEIC 950", "950"), "TOEIC 950");
    assert_eq!(both("TOEIC 950점", "950"), "TOEIC 950점");
    assert_eq!(both("TOEFL iBT", "B"), "TOEFL iBT B");
    assert_eq!(both("新HSK", "HSK 5급"), "新HSK 5급");
    assert_eq!(both("TOEIC Speaking", "Speaking Level 7"), "TOEIC Speaking Level 7");
}

#[test]
fn what_a_name_says_is_not_said_beside_it() {
    let beside = |name, text| beside(&Rich::own(name), Rich::own(text)).map(|text| text.plain());
    for (name, text, said) in [
        ("Rust (expert)", "expert", None),
        ("Go 중급", "중급", None),
        ("Korean", "Korean native", Some("native")),
        ("Korean", "Native Korean", Some("Native")),
        ("Korean", "Korean (native)", Some("native")),
        ("개발자", "개발", Some("개발")),
        ("Korean", "native", Some("native")),
        ("영어", "(중)", Some("(중)")),
    ] {
        assert_eq!(beside(name, text).as_deref(), said, "{name}: {text}");
    }
    let apart = |degree, area| {
        let (degree, area) = apart(Some(Rich::own(degree)), Some(Rich::own(area)));
        [degree, area].map(|text| text.map_or(String::new(), |text| text.plain()))
    };
    assert_eq!(apart("학사", "통계학과 학사"), ["학사", "통계학과"]);
    assert_eq!(apart("통계학 학사", "통계학"), ["통계학 학사", ""]);
    assert_eq!(apart("B.S.", "B.S. in Physics"), ["", "B.S. in Physics"]);
    assert_eq!(apart("B.S.", "Physics"), ["B.S.", "Physics"]);
    let form = |position, form| says_form(&Rich::own(position), &Rich::own(form));
    assert!(form("인턴", "intern") && form("Engineer (Contract)", "contract") && form("Software Intern", "인턴"));
    assert!(!form("Contract Manager", "contract") && !form("Engineer", "full-time"));
}

#[test]
fn numbers_of_people_and_brackets_are_known() {
    assert!(is_number("5") && is_number("5–7") && is_number("10+"));
    assert!(!is_number("5명") && !is_number("team of 5") && !is_number("약 5"));
    assert!(in_brackets("(중)") && in_brackets("（中）") && !in_brackets("(중) 상"));
}
