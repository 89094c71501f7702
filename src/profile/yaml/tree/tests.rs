//! The tree of a file: texts as they are written, bytes, bounds.

use crate::profile::yaml::tree::*;

fn file(text: &str) -> Arc<SourceFile> {
    Arc::new(SourceFile::new("test.yaml", text))
}

#[test]
fn texts_keep_their_spelling_and_their_bytes_after_hangul() {
    let file = file("이름: 홍길동 # 주석\nscore: 4.10\ndates: [2019.10, NO, '010']\n");
    let root = parse(&file).unwrap().root;
    let score = root.get("score").unwrap();
    assert!(matches!(&score.value, Value::Text(text) if text == "4.10"));
    assert_eq!(&file.text[score.range.clone()], "4.10");
    assert_eq!(&file.text[root.get("이름").unwrap().range.clone()], "홍길동");
    let Value::List(dates) = &root.get("dates").unwrap().value else { panic!("a list") };
    let texts: Vec<_> = dates.iter().map(|date| &file.text[date.range.clone()]).collect();
    assert_eq!(texts, ["2019.10", "NO", "'010'"]);
}

#[test]
fn many_empty_values_on_a_line_take_no_longer_than_their_number() {
    let pairs: Vec<_> = (0..48_000).map(|n| format!("a_key_no_{n}:")).collect();
    let start = std::time::Instant::now();
    assert!(parse(&file(&format!("links: {{{}}}\n", pairs.join(",")))).is_ok());
    assert!(start.elapsed().as_secs() < 2, "{:?}", start.elapsed());
}

#[test]
fn an_alias_bomb_is_refused() {
    let mut text = String::from("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
    for level in 1..12 {
        let below = format!("*a{}", level - 1);
        text += &format!("a{level}: &a{level} [{}]\n", vec![below; 10].join(", "));
    }
    assert_eq!(parse(&file(&text)).unwrap_err()[0].code, Code::TooManyValues);
}

#[test]
fn ten_thousand_levels_are_refused_at_their_place() {
    for text in ["[".repeat(10_000), "- ".repeat(10_000), "{a: ".repeat(10_000), "? ".repeat(10_000)] {
        let problems = parse(&file(&text)).unwrap_err();
        assert_eq!(problems[0].code, Code::TooDeep, "{:?}", problems[0]);
        assert!(problems[0].place.is_some());
    }
}

#[test]
fn merge_keys_tags_and_second_documents_are_refused() {
    for text in ["a: &a {b: c}\nd: {<<: *a}\n", "a: !!int 3\n", "a: b\n---\nc: d\n"] {
        assert_eq!(parse(&file(text)).unwrap_err()[0].code, Code::YamlFeature, "{text}");
    }
}

#[test]
fn a_duplicate_key_is_reported_where_it_stands_again() {
    let file = file("name: a\nname: b\n");
    let problems = parse(&file).unwrap().problems;
    assert_eq!(problems[0].place.as_ref().unwrap().range, 8..12);
}

#[test]
fn a_literal_block_reads_as_a_folded_one() {
    let text = |yaml: &str| match parse(&file(yaml)).unwrap().root.get("a").unwrap().value.clone() {
        Value::Text(text) => text,
        other => panic!("{other:?}"),
    };
    assert_eq!(text("a: |\n  one\n  two\n\n  three\\\n  four\n"), "one two\nthree\\\nfour");
    assert_eq!(text("a: >\n  one\n  two\n\n  three\n").trim_end(), "one two\nthree");
}
