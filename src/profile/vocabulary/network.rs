//! The networks that a profile names by key: the table `networks.yaml`.

use std::collections::HashMap;
use std::sync::LazyLock;

use percent_encoding::percent_decode_str;
use serde::Deserialize;

use crate::address::url::{in_full, is_host};
use crate::script::letter::is_full_width;

/// A network with profiles.
#[derive(Debug, Deserialize)]
pub struct Network {
    /// The key in `links`.
    pub key: String,
    /// Its name in print.
    pub name: String,
    /// The address of a profile, with `{}` for the handle; none if a profile has no address.
    pub url: Option<String>,
    /// Other words for the key. Spaces, hyphens and capitals make no other one.
    #[serde(default)]
    pub aliases: Vec<String>,
    /// Further hosts whose addresses are those of the network.
    #[serde(default)]
    pub also: Vec<String>,
    /// The characters that a handle may have besides letters and digits.
    #[serde(default)]
    pub marks: String,
    /// The layout of a handle whose form is fixed: `0` for a digit, `X` for a digit or X.
    pub form: Option<String>,
    /// How its last character follows from the others.
    pub check: Option<Check>,
}

/// A way to find slips in a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
pub enum Check {
    /// ISO/IEC 7064, MOD 11-2, as ORCID iDs have it.
    #[serde(rename = "mod-11-2")]
    Mod11_2,
}

impl Check {
    /// Whether the last character of `number` is the one that the others ask for.
    fn holds(self, number: &str) -> bool {
        let digits: Vec<u32> =
            number.chars().filter_map(|c| if c == 'X' { Some(10) } else { c.to_digit(10) }).collect();
        let Some((last, head)) = digits.split_last() else { return false };
        let sum = head.iter().fold(0, |sum, digit| (sum + digit) * 2 % 11);
        (12 - sum) % 11 == *last
    }
}

static NETWORKS: LazyLock<Vec<Network>> = LazyLock::new(|| {
    serde_yaml::from_str(include_str!("networks.yaml")).expect("the table of networks is well-formed")
});

/// The place in the table of each key, name and alias, by its letters and digits.
static BY_NAME: LazyLock<HashMap<String, usize>> = LazyLock::new(|| {
    let names = |(index, network): (usize, &'static Network)| network.names().map(move |name| (letters(name), index));
    NETWORKS.iter().enumerate().flat_map(names).collect()
});

/// What two spellings of a name have in common: `Stack Overflow`, `stack-overflow`.
fn letters(name: &str) -> String {
    name.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

impl Network {
    /// Every network, in the order of the table.
    pub fn all() -> &'static [Self] {
        &NETWORKS
    }

    /// How an address is written as a link by name: `{github: https://github.com/gildong}`.
    pub fn as_link(address: &str) -> String {
        let network = Self::all().iter().find(|network| network.has(address));
        format!("{{{}: {address}}}", network.map_or("Name", |network| network.key.as_str()))
    }

    /// The name for a link to `address`: the key of its network, else its host.
    pub fn name_of(address: &str) -> String {
        let rest = address.split_once("://").map_or(address, |(_, rest)| rest);
        let host = rest.split(['/', '?', '#']).next().unwrap_or(rest).trim_start_matches("www.");
        Self::all().iter().find(|network| network.has(address)).map_or(host, |network| &network.key).to_owned()
    }

    /// The network of a key, in any spelling.
    pub fn by_key(key: &str) -> Option<&'static Self> {
        BY_NAME.get(&letters(key)).map(|index| &NETWORKS[*index])
    }

    fn names(&self) -> impl Iterator<Item = &str> {
        [&self.key, &self.name].into_iter().chain(&self.aliases).map(String::as_str)
    }

    /// Whether a handle has nothing but the characters that one may have, and no dots that lead elsewhere.
    pub fn takes(&self, handle: &str) -> bool {
        let plain = |c: char| c.is_alphanumeric() && !is_full_width(c) || "-_.".contains(c) || self.marks.contains(c);
        let fits = self.form.as_ref().is_none_or(|form| follows(handle, form));
        // A part of a host is no host of several parts.
        let is_part = !self.is_host() || !handle.contains(['.', '_']) && is_host(handle);
        handle.contains(char::is_alphanumeric) && !handle.contains("..") && handle.chars().all(plain) && fits && is_part
    }

    /// Whether a handle is part of the host: `gildong.tistory.com`.
    fn is_host(&self) -> bool {
        self.url.as_ref().is_some_and(|url| url.starts_with("https://{}."))
    }

    /// The address of `handle`, with or without a leading `@`; the error says what is wrong with the handle.
    pub fn address(&self, handle: &str) -> Result<String, String> {
        let handle = handle.strip_prefix('@').unwrap_or(handle);
        // Where a handle may have a slash, another host would pass for a part of it: gitlab.example.org/gildong.
        let host = handle.split_once('/').is_some_and(|(host, _)| host.contains('.'));
        let (true, false, Some(url)) = (self.takes(handle), host, &self.url) else {
            return Err(format!("`{handle}` is not a handle on {}", self.name));
        };
        if self.check.is_some_and(|check| !check.holds(handle)) {
            return Err(format!("`{handle}` has a slip: its last digit does not fit the others"));
        }
        if !url.contains("{host}") {
            return Ok(url.replace("{}", handle));
        }
        // Mastodon's handles carry their host: user@host.
        match handle.split_once('@') {
            Some((user, host))
                if user.contains(char::is_alphanumeric)
                    && host.contains('.')
                    && !host.contains(['@', '_'])
                    && is_host(host) =>
            {
                Ok(url.replace("{host}", host).replace("{}", user))
            }
            _ => Err(format!("`{handle}` has no host")),
        }
    }

    /// The address that `text` is without a scheme, if it is one of the network's: in the table's form if it is that of a profile.
    pub fn resolve(&self, text: &str) -> Option<Result<String, String>> {
        if !self.is_at(text.split(['/', '?', '#']).next().unwrap_or_default()) {
            return None;
        }
        let handle = self.handle_in(text).filter(|handle| self.form.is_some() || self.address(handle).is_ok());
        Some(handle.map_or_else(|| Ok(format!("https://{text}")), |handle| self.address(&handle)))
    }

    /// Whether an address is one of the network's.
    pub fn has(&self, url: &str) -> bool {
        let host = url.split_once("://").and_then(|(_, rest)| rest.split(['/', '?', '#']).next());
        host.is_some_and(|host| self.is_at(host))
    }

    fn is_at(&self, host: &str) -> bool {
        let host = host.to_ascii_lowercase();
        self.hosts().any(|known| host.strip_suffix(known).is_some_and(|sub| sub.is_empty() || sub.ends_with('.')))
    }

    /// The hosts of its addresses, without `www.`.
    fn hosts(&self) -> impl Iterator<Item = &str> {
        let own = self.bare_url().map(|url| url.strip_prefix("{}.").unwrap_or(url).split('/').next().unwrap_or(url));
        own.filter(|host| !host.contains('{')).into_iter().chain(self.also.iter().map(String::as_str))
    }

    /// The address of a profile as one types it.
    fn bare_url(&self) -> Option<&str> {
        let url = self.url.as_deref()?.trim_start_matches("https://");
        Some(url.strip_prefix("www.").unwrap_or(url))
    }

    /// The handle in an address without its scheme.
    fn handle_in(&self, text: &str) -> Option<String> {
        let (before, behind) = self.bare_url()?.split_once("{}")?;
        let rest = if before.is_empty() {
            // The handle is part of the host.
            let host = text.trim_end_matches('/').to_ascii_lowercase();
            host.strip_suffix(behind)?.to_owned()
        } else {
            let start = text.to_ascii_lowercase().find(before)?;
            is_sub(&text[..start]).then_some(())?;
            let rest = text[start + before.len()..].split(['?', '#', '&']).next()?.trim_end_matches('/');
            rest.strip_suffix(behind.trim_end_matches('/'))?.to_owned()
        };
        percent_decode_str(&rest).decode_utf8().ok().map(Into::into)
    }

    /// What to do about `handle`, which has no address.
    pub fn advice(&self, handle: &str) -> String {
        let id = handle.rsplit('/').next().unwrap_or(handle);
        if self.check.is_some() && self.form.as_ref().is_some_and(|form| follows(id, form)) {
            return format!("compare it with the one on your page at {}", self.name);
        }
        match in_full(handle).filter(|_| handle.contains('/')) {
            Some(url) => format!("write `{url}`"),
            None if self.needs_host() => "write it as in `gildong@example.org`, or the address in full".into(),
            None if self.url.is_none() => "write the name alone".into(),
            None => format!("write the handle alone, or the address in full, as in `{}`", self.example()),
        }
    }

    /// Whether a handle carries its host: `user@host`.
    pub fn needs_host(&self) -> bool {
        self.url.as_ref().is_some_and(|url| url.contains("{host}"))
    }

    /// The pattern of a handle or an address without a scheme, for editors.
    pub fn pattern(&self) -> String {
        let class = |marks: &str| format!(r"[\p{{Alphabetic}}\p{{N}}_{marks}-]");
        let plain = format!("{}+", class(&format!(".{}", self.marks.replace(['@', '/'], ""))));
        let handle = match &self.form {
            Some(form) => format!("@?{}", form.replace('0', "[0-9]").replace('X', "[0-9X]")),
            None if self.needs_host() => format!("@?{plain}@{plain}"),
            // What stands before a slash has no dot; with one it would be a host.
            None if self.marks.contains('/') => {
                format!("@?({plain}|{}*/{}*)", class(""), class(&format!(".{}", self.marks)))
            }
            None => format!("@?{plain}"),
        };
        let hosts: Vec<_> = self.hosts().map(|host| host.replace('.', r"\.")).collect();
        match hosts.is_empty() {
            true => handle,
            false => format!(r"{handle}|([A-Za-z0-9-]+\.)*({})([/?#]\S*)?", hosts.join("|")),
        }
    }

    /// The pattern of its key in any spelling, for editors.
    pub fn key_pattern(&self) -> String {
        let any_case = |c: char| format!("[{}{}]", c.to_uppercase(), c.to_lowercase());
        let spelling = |name: &str| letters(name).chars().map(any_case).collect::<Vec<_>>().join("[ ._()-]*");
        let mut spellings: Vec<_> = self.names().map(spelling).collect();
        spellings.dedup();
        format!("^({})[ ._()-]*$", spellings.join("|"))
    }

    /// An address of the network, for hints.
    pub fn example(&self) -> String {
        // The check character of zeros is 1.
        let handle = self.form.as_deref().unwrap_or("gildong").replace('X', "1");
        self.url.as_deref().unwrap_or_default().replace("{host}", "example.org").replace("{}", &handle)
    }
}

/// Whether the host before a network's own is that of a country or of small screens: `www.`, `kr.`, `pt-br.`, `m.`.
fn is_sub(host: &str) -> bool {
    let name = host.strip_suffix('.').unwrap_or(host).to_ascii_lowercase();
    let country = |name: &str| name.len() == 2 && name.bytes().all(|byte| byte.is_ascii_lowercase());
    host.is_empty() || name == "www" || name == "m" || name.split('-').all(country)
}

fn follows(handle: &str, form: &str) -> bool {
    handle.chars().count() == form.chars().count()
        && handle.chars().zip(form.chars()).all(|(c, place)| match place {
            '0' => c.is_ascii_digit(),
            'X' => c.is_ascii_digit() || c == 'X',
            mark => c == mark,
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn handles_become_addresses() {
        let address = |key: &str, handle| Network::by_key(key).unwrap().address(handle);
        assert_eq!(address("github", "@gildong").unwrap(), "https://github.com/gildong");
        assert_eq!(address("mastodon", "gildong@example.org").unwrap(), "https://example.org/@gildong");
        assert_eq!(address("orcid", "0000-0002-1825-0097").unwrap(), "https://orcid.org/0000-0002-1825-0097");
        assert_eq!(address("orcid", "1825").unwrap_err(), "`1825` is not a handle on ORCID");
        assert!(address("orcid", "0000-0002-1825-0096").unwrap_err().contains("has a slip"));
        assert!(address("orcid", "0000-0002-1694-233X").is_ok() && address("orcid", "0000-0000-0000-0001").is_ok());
        assert!(["gildong", "@@", "a@b@c", "a@", "@example.org"].iter().all(|it| address("mastodon", it).is_err()));
        assert!(address("github", "a/../b").is_err() && address("github", "").is_err());
        for (key, handle) in [
            ("github", ".."),
            ("github", "."),
            ("github", "-"),
            ("github", "a..b"),
            ("github", "１２"),
            ("substack", ".."),
            ("substack", "a..b"),
            ("substack", "x.y"),
            ("wordpress", "-"),
            ("tistory", "-a"),
            ("blogger", "a_b"),
            ("mastodon", "u@a..b"),
            ("mastodon", "u@-.org"),
            ("mastodon", "u@.org"),
            ("mastodon", "..@example.org"),
        ] {
            assert!(address(key, handle).is_err(), "{key}: {handle}");
        }
        assert!(address("github", "a.b_c-d").is_ok() && address("substack", "a-b").is_ok());
    }

    #[test]
    fn addresses_of_a_network_are_taken_for_handles() {
        let resolve = |key: &str, text| Network::by_key(key).unwrap().resolve(text).map(Result::unwrap);
        for (key, text, url) in [
            ("github", "github.com/gildong", "https://github.com/gildong"),
            ("github", "WWW.GitHub.com/gildong/", "https://github.com/gildong"),
            ("github", "github.com/gildong?tab=repositories", "https://github.com/gildong"),
            ("github", "gist.github.com/gildong", "https://gist.github.com/gildong"),
            ("github", "github.com/orgs/x/people", "https://github.com/orgs/x/people"),
            ("linkedin", "kr.linkedin.com/in/gildong/?originalSubdomain=kr", "https://www.linkedin.com/in/gildong"),
            ("linkedin", "linkedin.com/in/%EA%B8%B8%EB%8F%99", "https://www.linkedin.com/in/길동"),
            ("scholar", "scholar.google.com/citations?user=AbC&hl=ko", "https://scholar.google.com/citations?user=AbC"),
            ("tistory", "gildong.tistory.com/", "https://gildong.tistory.com"),
            ("tistory", "gildong.tistory.com/12", "https://gildong.tistory.com/12"),
            ("velog", "velog.io/@gildong", "https://velog.io/@gildong"),
            ("pypi", "pypi.org/user/gildong", "https://pypi.org/user/gildong/"),
            ("x", "twitter.com/gildong", "https://twitter.com/gildong"),
            ("orcid", "orcid.org/0000-0002-1825-0097", "https://orcid.org/0000-0002-1825-0097"),
        ] {
            assert_eq!(resolve(key, text).as_deref(), Some(url), "{text}");
        }
        for (key, text) in
            [("github", "gildong"), ("github", "notgithub.com/gildong"), ("mastodon", "example.org/@gildong")]
        {
            assert_eq!(resolve(key, text), None, "{text}");
        }
        let gitlab = Network::by_key("gitlab").unwrap();
        assert!(gitlab.address("gitlab.example.org/gildong").is_err() && gitlab.address("group/project").is_ok());
        assert_eq!(gitlab.advice("gitlab.example.org/gildong"), "write `https://gitlab.example.org/gildong`");
        assert!(gitlab.has("https://gitlab.com/gildong") && !gitlab.has("https://example.org/gitlab.com"));
    }

    #[test]
    fn a_key_may_be_spelled_in_many_ways() {
        let key = |spelling: &str| Network::by_key(spelling).map(|network| network.key.as_str());
        for (spelling, known) in [
            ("GitHub", "github"),
            ("Stack Overflow", "stackoverflow"),
            ("linked-in", "linkedin"),
            ("깃허브", "github"),
            ("링크드인", "linkedin"),
            ("벨로그", "velog"),
            ("티스토리", "tistory"),
            ("네이버블로그", "naverblog"),
            ("X (Twitter)", "x"),
            ("dev.to", "dev"),
        ] {
            assert_eq!(key(spelling), Some(known), "{spelling}");
        }
        assert_eq!((key("Blog"), key("Homepage")), (None, None));
        for network in Network::all() {
            for name in network.names() {
                assert_eq!(key(name), Some(network.key.as_str()), "`{name}` is two networks");
            }
        }
    }

    #[test]
    fn every_address_in_the_table_is_one() {
        for network in Network::all() {
            if network.url.is_some() {
                assert_eq!(crate::address::url::check(&network.example()), Ok(()), "{}", network.key);
                assert!(network.needs_host() || network.has(&network.example()), "{}", network.key);
            }
        }
    }
}
