//! The networks that a profile names by key: the table `networks.yaml`.

use std::sync::LazyLock;

use serde::Deserialize;

/// A network with profiles.
#[derive(Debug, Deserialize)]
pub struct Network {
    /// The key in `links`.
    pub key: String,
    /// Its name in print.
    pub name: String,
    /// The address of a profile, with `{}` for the handle.
    pub url: String,
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

impl Network {
    /// Every network, in the order of the table.
    pub fn all() -> &'static [Self] {
        &NETWORKS
    }

    /// The network of a key.
    pub fn by_key(key: &str) -> Option<&'static Self> {
        NETWORKS.iter().find(|network| network.key == key)
    }

    /// The address of `handle`, with or without a leading `@`; the error says what is wrong with the handle.
    pub fn address(&self, handle: &str) -> Result<String, String> {
        let handle = handle.strip_prefix('@').unwrap_or(handle);
        let plain = |c: char| c.is_alphanumeric() || "-_.".contains(c) || self.marks.contains(c);
        let fits = self.form.as_ref().is_none_or(|form| follows(handle, form));
        if handle.is_empty() || !handle.chars().all(plain) || !fits {
            return Err(format!("`{handle}` is not a handle on {}", self.name));
        }
        if self.check.is_some_and(|check| !check.holds(handle)) {
            return Err(format!("`{handle}` has a slip: its last digit does not fit the others"));
        }
        if !self.url.contains("{host}") {
            return Ok(self.url.replace("{}", handle));
        }
        // Mastodon's handles carry their host: user@host.
        match handle.split_once('@') {
            Some((user, host)) if !user.is_empty() && host.contains('.') && !host.contains('@') => {
                Ok(self.url.replace("{host}", host).replace("{}", user))
            }
            _ => Err(format!("`{handle}` has no host")),
        }
    }

    /// What to do about `handle`, which has no address.
    pub fn advice(&self, handle: &str) -> String {
        if self.check.is_some() && self.form.as_ref().is_some_and(|form| follows(handle, form)) {
            return format!("compare it with the one on your page at {}", self.name);
        }
        // Most paste the address without its beginning.
        let begin = self.url.split("{}").next().unwrap_or_default();
        let short = begin.trim_start_matches("https://").trim_start_matches("www.");
        let rest = handle.split_once(short).filter(|_| short.contains('/')).map(|(_, rest)| rest.trim_end_matches('/'));
        match rest.filter(|rest| self.address(rest).is_ok()) {
            Some(rest) => format!("write `{rest}`"),
            None if self.needs_host() => "write it as in `gildong@example.org`, or the address in full".into(),
            None => format!("write the handle alone, or the address in full, as in `{}`", self.example()),
        }
    }

    /// Whether a handle carries its host: `user@host`.
    pub fn needs_host(&self) -> bool {
        self.url.contains("{host}")
    }

    /// The pattern of a handle, for editors.
    pub fn pattern(&self) -> String {
        let plain = format!(r"[\p{{Alphabetic}}\p{{N}}_.{}-]+", self.marks.replace('@', ""));
        match &self.form {
            Some(form) => format!("@?{}", form.replace('0', "[0-9]").replace('X', "[0-9X]")),
            None if self.needs_host() => format!("@?{plain}@{plain}"),
            None => format!("@?{plain}"),
        }
    }

    /// An address of the network, for hints.
    pub fn example(&self) -> String {
        // The check character of zeros is 1.
        let handle = self.form.as_deref().unwrap_or("gildong").replace('X', "1");
        self.url.replace("{host}", "example.org").replace("{}", &handle)
    }
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
    }

    #[test]
    fn every_address_in_the_table_is_one() {
        for network in Network::all() {
            assert_eq!(crate::profile::link::check_url(&network.example()), Ok(()), "{}", network.key);
        }
    }
}
