//! Which web addresses a link may have.

use crate::script::hidden::is_unwanted;

/// The schemes that a link may have.
pub const SCHEMES: &[&str] = &["https", "http", "mailto", "tel", "sms"];

/// The shortest numbers, those of the police, have so many digits.
const LEAST_DIGITS: usize = 3;

/// Whether `text` is an address with a scheme that a link may have; the error says why not.
pub fn check_scheme(text: &str) -> Result<url::Url, String> {
    let url = url::Url::parse(text).map_err(|error| match error {
        url::ParseError::RelativeUrlWithoutBase => format!("`{text}` has no scheme such as `https://`"),
        other => format!("`{text}` is not a web address: {other}"),
    })?;
    match SCHEMES.contains(&url.scheme()) {
        true => Ok(url),
        false => Err(format!("links may not begin with `{}:`", url.scheme())),
    }
}

/// Whether `text` is an address that a link may have; the error says why not.
pub fn check(text: &str) -> Result<(), String> {
    let url = check_scheme(text)?;
    if let Some((scheme, number)) = text.split_once(':').filter(|_| matches!(url.scheme(), "tel" | "sms"))
        && !is_dialled(number)
    {
        return Err(format!("`{text:.60}` has no phone number behind `{scheme}:`"));
    }
    let web = matches!(url.scheme(), "https" | "http");
    if web
        && let Some(url::Host::Domain(host)) = url.host()
        && !is_host(host)
    {
        return Err(format!("`{text}` is not a web address: there is no host `{host}`"));
    }
    if !web && url.path().is_empty() {
        return Err(format!("`{text}` leads nowhere"));
    }
    // The parser forgives `https:example.org` and `https:///example.org`; what reads the PDF may not.
    let host =
        text.to_ascii_lowercase().strip_prefix(&format!("{}://", url.scheme())).map(|rest| !rest.starts_with('/'));
    // To some programs a backslash is a slash, to others a letter of a name and a password.
    match web && host != Some(true) || text.contains(|c: char| c.is_whitespace() || c == '\\' || is_unwanted(c)) {
        true => Err(format!("`{text}` is not a web address")),
        false => Ok(()),
    }
}

/// Whether a number can be dialled, or written to: digits with the usual marks between, several of them for a text message.
fn is_dialled(number: &str) -> bool {
    let numbers = number.split(['?', ';']).next().unwrap_or_default();
    let plain = |c: char| c.is_ascii_digit() || "-.()*#% ".contains(c);
    let one = |number: &str| {
        let body = number.strip_prefix('+').unwrap_or(number);
        body.chars().all(plain) && body.chars().filter(char::is_ascii_digit).count() >= LEAST_DIGITS
    };
    numbers.split(',').all(one)
}

/// Whether the labels of a host are such as may be registered: not empty, and with no hyphen at either end.
pub fn is_host(host: &str) -> bool {
    let label = |label: &str| !label.is_empty() && !label.starts_with('-') && !label.ends_with('-');
    host.strip_suffix('.').unwrap_or(host).split('.').all(label)
}

/// The address that one without a scheme was probably meant to be.
pub fn in_full(text: &str) -> Option<String> {
    let host = text.split('/').next().unwrap_or_default();
    let url = format!("https://{text}");
    (host.contains('.') && !host.starts_with('.') && !text.contains([':', '@']) && check(&url).is_ok()).then_some(url)
}

/// The pattern of an address, for editors; the reader checks the host too.
pub fn pattern() -> String {
    let any_case = |c: char| format!("[{}{}]", c.to_ascii_uppercase(), c.to_ascii_lowercase());
    let forms = SCHEMES.iter().map(|scheme| {
        let rest = if scheme.starts_with("http") { r"//[/]*[^\s/?#\\][^\s\\]*" } else { r"[^\s?#\\][^\s\\]*" };
        format!("{}:{rest}", scheme.chars().map(any_case).collect::<String>())
    });
    forms.collect::<Vec<_>>().join("|")
}

#[cfg(test)]
mod tests {
    use crate::address::url::check;

    #[test]
    fn only_addresses_that_lead_somewhere_pass() {
        for url in ["https://example.org/a#b", "mailto:gildong@example.org", "tel:+821000000000"] {
            assert_eq!(check(url), Ok(()));
        }
        assert_eq!(check("example.org").unwrap_err(), "`example.org` has no scheme such as `https://`");
        assert_eq!(check("javascript:alert(1)").unwrap_err(), "links may not begin with `javascript:`");
        for url in [
            "tel:112",
            "sms:+82-10-0000-0000,+821000000001?body=a%20b",
            "tel:+82-2-000-0000;ext=7",
            "https://my_page.example.org.",
        ] {
            assert_eq!(check(url), Ok(()), "{url}");
        }
        for url in [
            "tel:abc",
            "tel:한글",
            "tel:+",
            "tel:++8210",
            "tel:０１０１２３４",
            "sms:?body=hi",
            "https://a..b/",
            "https://.org/",
            "https://-a-.org/",
            "https://a-.example.org",
        ] {
            assert!(check(url).is_err(), "{url}");
        }
        assert!(
            check("https://").is_err()
                && check("https:example.org").is_err()
                && check("https:///example.org").is_err()
                && check("https://a b").is_err()
                && check(r"https://example.com\@example.org").is_err()
        );
    }
}
