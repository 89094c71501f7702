//! Web addresses, e-mail addresses, networks and phone numbers: what is shown, and where it leads.

use crate::pdf::Pdf;
use crate::support::{Test, squash};
use crate::view::{LAYOUTS, pdf};

/// The languages of documents whose letters the bundled fonts have.
const LANGUAGES: [&str; 6] = ["ko", "en", "de", "fr", "es", "pt"];

/// A profile in Korean and the other languages with this contact.
fn profile(contact: &str) -> String {
    let languages = LANGUAGES.join(", ");
    format!("languages: [{languages}]\nname: 홍길동\nsummary: 'R&D'\ncontact: {contact}\n")
}

fn assert_shows(pdf: &Pdf, words: &[&str], what: &str) {
    let text = squash(&pdf.text());
    for word in words {
        assert!(text.contains(&squash(word)), "{what}: `{word}` is not in {text}");
    }
}

fn assert_leads(pdf: &Pdf, urls: &[&str], what: &str) {
    let links = pdf.links();
    assert!(links.iter().all(|link| link.is_ascii()), "{what}: {links:?}");
    for url in urls {
        assert!(links.iter().any(|link| link == url), "{what}: `{url}` is not in {links:?}");
    }
}

#[test]
fn links_dial_what_can_be_dialled() {
    let yaml = "name: Jo Doe\nsummary: '[a](sms:+82010-1234-5678?body=hi) [b](tel:abc) [c](tel:+) <https://user:비번@example.org/>'\n";
    let pdf = pdf(yaml, &["-l", "one-page"]);
    assert_eq!(pdf.links(), ["sms:+821012345678?body=hi", "https://user:%EB%B9%84%EB%B2%88@example.org/"]);
    for url in ["tel:abc", "tel:한글", "tel:+", "tel:０１０１２３４５６７８", "https://a..b/", "https://-a-.org/"]
    {
        let yaml = format!("name: Jo Doe\nsummary: x\ncontact: {{website: '{url}'}}\n");
        let done = Test::new().profile(&yaml).args(["check", "me.yaml"]).run();
        assert!(done.status == 1 && done.stderr.starts_with("error[bad-url]"), "{url}: {}", done.stderr);
    }
}

#[test]
fn encoded_addresses_are_read_in_letters_in_every_layout() {
    let yaml = profile(
        "{website: 'https://xn--3e0b707e.example.org/', email: 길동@xn--3e0b707e.example.org, links: \
         {linkedin: 'https://www.linkedin.com/in/%EA%B8%B8%EB%8F%99-%ED%99%8D-000000000/', \
         brunch: 'https://brunch.co.kr/@%ED%99%8D%EA%B8%B8%EB%8F%99', 블로그: 'https://blog.example.org/개발', \
         Cafe: 'https://example.org/caf%C3%A9%20%2F%E2%80%AE'}}",
    );
    for (layout, _) in LAYOUTS {
        for lang in ["ko", "en"] {
            let pdf = pdf(&yaml, &["-l", layout, "--lang", lang]);
            let what = format!("{layout}, {lang}");
            let shown = [
                "한국.example.org",
                "길동@한국.example.org",
                "linkedin.com/in/길동-홍-000000000",
                "brunch.co.kr/@홍길동",
                "blog.example.org/개발",
                "example.org/café%20%2F%E2%80%AE",
            ];
            assert_shows(&pdf, &shown, &what);
            let urls = [
                "https://xn--3e0b707e.example.org/",
                "mailto:%EA%B8%B8%EB%8F%99@xn--3e0b707e.example.org",
                "https://www.linkedin.com/in/%EA%B8%B8%EB%8F%99-%ED%99%8D-000000000/",
                "https://brunch.co.kr/@%ED%99%8D%EA%B8%B8%EB%8F%99",
                "https://blog.example.org/%EA%B0%9C%EB%B0%9C",
                "https://example.org/caf%C3%A9%20%2F%E2%80%AE",
            ];
            assert_leads(&pdf, &urls, &what);
        }
    }
}

#[test]
fn addresses_in_texts_are_whole_and_in_ascii() {
    let yaml = "languages: [ko]\nname: 홍길동\nsummary: |-\n  o'brien@example.org으로, 또는 \
                https://example.org/%EC%A7%81%EC%A7%80에서 victim?bcc=boss@example.org 말고 <https://example.org/직지>를 \
                [전화](tel:+82-010-0000-0000)로 www.example.org/é\nsections:\n  projects:\n    - {name: 직지, url: \
                'https://example.org/직지', links: {글: 'https://example.org/글', wechat: gildong}}\n  publications:\n    - \
                {title: x, doi: '10.0000/a<b>#c'}\n";
    let pdf = pdf(yaml, &["-l", "academic"]);
    let shown = [
        "o'brien@example.org으로",
        "https://example.org/직지에서",
        "victim?bcc=boss@example.org",
        "https://example.org/직지를",
        "WeChat: gildong",
    ];
    assert_shows(&pdf, &shown, "a text");
    // Quotes are curled around an address, and never in one.
    assert!(pdf.text().contains("o'brien@example.org") && !pdf.text().contains('’'), "{}", pdf.text());
    let urls = [
        "mailto:o'brien@example.org",
        "https://example.org/%EC%A7%81%EC%A7%80",
        "tel:+821000000000",
        "http://www.example.org/%C3%A9",
        "https://example.org/%EA%B8%80",
        "https://doi.org/10.0000/a%3Cb%3E%23c",
    ];
    assert_leads(&pdf, &urls, "a text");
    assert!(!pdf.links().iter().any(|link| link.contains("boss") || link.ends_with(":brien@example.org")));
}

#[test]
fn networks_are_known_in_any_spelling() {
    let yaml = profile(
        "{links: {GitHub: [gildong, '@gildong-works'], Stack Overflow: 1234567/gildong, linked-in: 'kr.linkedin.com/in/gildong/?trk=x', \
         깃허브: www.github.com/hong/, 벨로그: 길동, Tistory: gildong.tistory.com, 'X (Twitter)': x.com/gildong, youtube: \
         youtube.com/channel/UC0, leetcode: gildong, wechat: gildong-wx, Note: 'https://notes.example.org', \
         blog: {url: 'https://blog.example.org', name: {ko: 블로그, en: Blog, de: Blog, fr: Blog, es: Blog, pt: Blog}}}}",
    );
    for (layout, _) in LAYOUTS {
        let korean = pdf(&yaml, &["-l", layout, "--lang", "ko"]);
        assert_shows(
            &korean,
            &["github.com/gildong-works", "velog.io/@길동", "gildong-wx", "블로그: blog.example.org"],
            layout,
        );
        let urls = [
            "https://github.com/gildong",
            "https://github.com/gildong-works",
            "https://github.com/hong",
            "https://stackoverflow.com/users/1234567/gildong",
            "https://www.linkedin.com/in/gildong",
            "https://velog.io/@%EA%B8%B8%EB%8F%99",
            "https://gildong.tistory.com",
            "https://x.com/gildong",
            "https://youtube.com/channel/UC0",
            "https://leetcode.com/u/gildong",
            "https://notes.example.org",
            "https://blog.example.org",
        ];
        assert_leads(&korean, &urls, layout);
        let english = pdf(&yaml, &["-l", layout, "--lang", "en"]);
        assert_shows(&english, &["Note: notes.example.org", "Blog: blog.example.org"], layout);
    }
    // Without addresses, a name that has none is shown all the same.
    let short = pdf(&yaml, &["-l", "classic", "--lang", "ko", "--set", "urls=false"]);
    assert_shows(&short, &["gildong-wx", "깃허브"], "without addresses");
}

#[test]
fn phone_numbers_ring() {
    let yaml = profile(
        "{phone: ['+82 010-0000-0000', '+82 (10) 0000-0001', '+82 1588-0000', '01000000002', '0250000000', '(+82) 70-0000-0000', \
         '+1 (555) 010-0199 ext. 42']}",
    );
    let urls = [
        "tel:+821000000000",
        "tel:+821000000001",
        "tel:+8215880000",
        "tel:01000000002",
        "tel:0250000000",
        "tel:+827000000000",
        "tel:+15550100199;ext=42",
    ];
    for lang in LANGUAGES {
        let pdf = pdf(&yaml, &["--lang", lang]);
        assert_leads(&pdf, &urls, lang);
        let shown: &[&str] = match lang {
            "ko" => &["010-0000-0000", "010-0000-0001", "1588-0000", "070-0000-0000", "+1 (555) 010-0199 내선 42"],
            "de" => &["+82 10-0000-0000", "+82 1588-0000", "+1 (555) 010-0199 Durchwahl 42"],
            _ => &["+82 10-0000-0000", "+82 1588-0000", "(+82) 70-0000-0000"],
        };
        assert_shows(&pdf, &[shown, &["010-0000-0002", "02-5000-0000"]].concat(), lang);
    }
}

#[test]
fn what_belongs_among_links_is_led_there() {
    let yaml = "name: x\nsummary: y\ncontact: {blog: 'https://example.org', GitHub: x, homepage: 'https://example.org', portfolio: 'https://example.org'}\n";
    let done = Test::new().profile(yaml).args(["check", "me.yaml", "--message-format", "short"]).run();
    for (key, hint) in [
        ("blog", "write it under `links:`"),
        ("GitHub", "write it under `links:`"),
        ("homepage", "did you mean `website`?"),
        ("portfolio", "write it under `links:`"),
    ] {
        assert!(done.stderr.contains(&format!("unknown key `{key}` ({hint}")), "{}", done.stderr);
    }
}
