//! Slips in profiles, and what each is told.

use saphyr_parser::Parser;

use crate::profile::yaml::syntax::*;

/// A slip in one line, what is underlined between guillemets; below it, the message and the hint.
const SLIPS: &str = r#"
headline: Engineer«:» systems
    `: ` inside a text that is not quoted => put quotes around the text: `headline: "Engineer: systems"`
highlights:⏎  - Led: the team«:» of five
    `: ` inside a text that is not quoted => put quotes around the text: `- "Led: the team: of five"`
summary: I write code⏎  and like this«:» cats
    `: ` inside a text that is not quoted => put quotes around the whole text, or write it below `summary: >-`
name: 홍길동 # 이름␍⏎headline: 개발자«:» 백엔드␍⏎
    `: ` inside a text that is not quoted => put quotes around the text: `headline: "개발자: 백엔드"`
headline: The longest of all headlines ever written«:» it goes on
    `: ` inside a text that is not quoted => put quotes around the text: `headline: "The longest of all headlines ever …"`
name: «*»text
    a text without quotes begins with `*` => put quotes around the text: `name: "*text"`
summary: «*»강조* 텍스트
    a text without quotes begins with `*` => put quotes around the text: `summary: "*강조* 텍스트"`
- «*»*Rust**: 5 years
    a text without quotes begins with `*` => put quotes around the text: `- "**Rust**: 5 years"`
name: «&» Co
    a text without quotes begins with `&` => put quotes around the text: `name: "& Co"`
links: {x: «@»gildong}
    a text without quotes begins with `@` => put quotes around the text
name: «`»code`
    a text without quotes begins with a backtick => put quotes around the text: `name: "`code`"`
rate: «%»50
    a text without quotes begins with `%` => put quotes around the text: `rate: "%50"`
name: «!»!
    a text without quotes begins with `!` => put quotes around the text: `name: "!!"`
a: «?» b
    a text without quotes begins with `?` => put quotes around the text: `a: "? b"`
list: [«-», a]
    a text without quotes begins with `-` => put quotes around the text
name: [draft] «my text»
    text after the closing `]` => put quotes around the whole text: `name: "[draft] my text"`
- [링크]«(https://example.org)를 만듦»
    text after the closing `]` => put quotes around the whole text: `- "[링크](https://example.org)를 만듦"`
title: "제목"«을 쓰다»
    text after the closing quote => put quotes around the whole text: `title: '"제목"을 쓰다'`
title: "제목"«,»
    text after the closing quote => delete it
title: 'it«'»s'
    the apostrophe closes the quote => write `title: "it's"`
title: 'it«'»s "x"'
    the apostrophe closes the quote => write `title: 'it''s "x"'`
links: {x: 'it«'»s'}
    the apostrophe closes the quote => write it twice: `''`
name: «"»홍길동⏎email: "a@b.c"
    the quote that opens here is never closed => close it: `name: "홍길동"`
name: «"»Hong”⏎b: 1
    the quote that opens here is never closed => close it: `name: "Hong"`
- «"»a⏎- "b"
    the quote that opens here is never closed => close it: `- "a"`
summary: «"»one⏎two"
    the quote that opens here is not closed in time => close it at the end of the text, and indent each line of the text further than its key
x: [a, «"»b]⏎y: "c"
    the quote that opens here is never closed => close it with `"`
path: "C:\\a«\d»ev"
    a backslash has a meaning of its own in double quotes => write it twice, `\\d`, or put single quotes around the text
text: "it«\'»s"
    a backslash has a meaning of its own in double quotes => write `'` without the backslash
e:⏎  list: «[»a, b⏎  c: 1
    the bracket that opens here is never closed => close it with `]`
- «{»name: A, keywords: [a, b]⏎- {name: B}
    the bracket that opens here is never closed => close it with `}`
list: [a, b«}»
    `}` does not close `[` => write `]` in its place, or before it
list: [a]«]»
    a bracket that closes nothing => delete it, or put quotes around the text
list: ["a" «"»b"]
    no `,` before this => put a `,` between the two, or quotes around the whole text
- {layout: plain «lang»: en}
    no `,` before `lang` => put a `,` between the two
- {name: A, «keywords» [b]}
    no `: ` after `keywords` => put it there
- {text: Won«:» a prize}
    `: ` inside a text that is not quoted => put quotes around the text
list: [a,«,» b]
    nothing stands before this `,` => delete it
list: «,» a
    a text without quotes begins with `,` => put quotes around the text: `list: ", a"`
list: [«-» a]
    a `- ` inside brackets => delete it: between brackets, `,` divides the items
list: {a«:»[b]}
    no space after the `:` => put a space there
list: [a,⏎«b»]
    a line inside brackets is not indented => indent it further than the line they open on
contact:⏎«→»email: a
    a tab is used for indentation => indent with plain spaces, 2 for each level
contact:⏎  email: a⏎«→»phone: b
    a tab is used for indentation => indent with plain spaces, 2 for each level
contact:⏎  email: a⏎«　»- phone
    a full-width space is used for indentation => indent with plain spaces, 2 for each level
contact:⏎  email: a⏎«⍽»⍽- phone
    a no-break space is used for indentation => indent with plain spaces, 2 for each level
email:«→»a
    a tab in place of a space => put a space there
contact:⏎  name: a⏎   «email»: b
    `email` is indented further than `name` above it => begin it in the column of `name`
contact:⏎    name: a⏎  «email»: b
    `email` is in the column of no key above it => begin it in the column of `name` or of `contact`
contact:⏎  links:⏎    a: b⏎   «c»: d
    `c` is in the column of no key above it => begin it in the column of `a` or of `links`
e:⏎  - name: a⏎  «email»: b
    `email` is in the column of a `-` => begin it in the column of `name` or of `e`
- a⏎«b»: c
    `b` is in the column of a `-` => write the key of the list on the line above it
e:⏎  - a⏎ «-» b
    this `-` is not in the column of the `-` above => put it there
e:⏎  name: a⏎  «-» b
    a list item where a key is expected => put it below a key that has nothing after its `:`
e: «-» a
    a list on the line of its key => put each item on its own line, or quotes around a text
e:⏎  - a⏎  «-»b⏎  - c
    no space after the `-` => put a space there
name: a⏎«email»:b⏎
    no `: ` after `email` => write `email: b`
name: a⏎«email» :b
    no `: ` after `email` => write `email: b`
name: a⏎«email» b⏎phone: c
    no `: ` after `email` => write `email: b`
e:⏎  - «company» A⏎    position: b
    no `: ` after `company` => write `company: A`
name: a⏎«contact»⏎  email: a
    no `: ` after `contact` => write `contact:`
이름«：»홍길동⏎메일: a
    `：` is a full-width colon => write `이름: 홍길동`
summary: one⏎«and two three»⏎name: x
    a line without a key => begin it with a key and `: `; indent it if the text above goes on; begin a comment with `#`
summary: |⏎«text»⏎name: x
    the text of `summary` is not indented => indent it further than `summary`
summary: |⏎   text⏎ «note»: less
    a line of the text is indented less than its first => indent the lines of a text alike
s: |⏎    ⏎  «t»ext
    an empty line above has more spaces than this line => delete the spaces of the empty line
summary: «>» text
    a text on the line of its `>` or `|` => begin it on the next line, indented, or quote it all
summary: one «#» note⏎  two
    a comment inside a text => move the comment above the text
list: [a]«#» note
    no space before `#` => put a space before a comment, or quotes around a text with `#`
- - a⏎ «-» b
    this `-` is not in the column of the `-` above => put it there
%50: «x»
    the profile has ended above => write lines of `key: value`; quote a text that begins with `%`
name: a⏎«%»YAML 1.2⏎---⏎b: c
    a line begins with `%` => put quotes around the text, or delete the line
[a]⏎«b»: c
    the profile has ended above => write lines of `key: value`; quote a text that begins with `%`
a: b«␀»
    an invisible character (U+0000) => delete it, or write the line anew
a: b⏎«◊»c: d
    an invisible character (U+FEFF) => delete it, or write the line anew
a: &x «*»x
    this is not well-formed YAML: while parsing a block mapping, did not find expected key => look at the line above too; a text with `: `, ` #` or a leading `[`, `{`, `*`, `&`, `@`, `%`, `!` or backtick needs quotes
"#;

/// What the slips have in place of characters that one line of source cannot show.
const SIGNS: [(char, &str); 7] =
    [('⏎', "\n"), ('␍', "\r"), ('→', "\t"), ('⍽', "\u{A0}"), ('　', "\u{3000}"), ('␀', "\0"), ('◊', "\u{FEFF}")];

fn explained(yaml: &str) -> Option<Explained> {
    let error = Parser::new_from_str(yaml).find_map(Result::err)?;
    let at = yaml.char_indices().nth(error.marker().index()).map_or(yaml.len(), |(at, _)| at);
    Some(explain(error.info(), yaml, at))
}

#[test]
fn every_slip_is_named_where_it_stands() {
    let lines: Vec<_> = SLIPS.trim().lines().collect();
    for slip in lines.chunks(2) {
        let marked = SIGNS.iter().fold(slip[0].to_owned(), |text, (sign, real)| text.replace(*sign, real));
        let yaml = marked.replace(['«', '»'], "");
        let Explained { range, message, hint } = explained(&yaml).unwrap_or_else(|| panic!("{yaml:?} has no error"));
        let found = format!("{}«{}»{}", &yaml[..range.start], &yaml[range.clone()], &yaml[range.end..]);
        assert_eq!((found, format!("{message} => {hint}")), (marked, slip[1].trim().to_owned()));
    }
}

#[test]
fn any_words_at_any_place_give_a_range_on_one_line() {
    let text = "이름：홍길동\r\n- \"가\\\n - 'a': [b, {c: \td}\n\u{3000}e: |\n  글 #\n\u{FEFF}*x: >-\0\n\n";
    let words = READERS.iter().flat_map(|(words, _)| *words).chain(PLAIN.iter().map(|(words, ..)| words));
    for (words, end) in words.flat_map(|words| (0..=text.len()).map(move |end| (*words, end))) {
        let text = &text[..text.floor_char_boundary(end)];
        for at in 0..=text.len() + 1 {
            let range = explain(words, text, at).range;
            assert!(!text[range].contains(['\n', '\r']), "{words} at {at} of {text:?}");
        }
    }
}
