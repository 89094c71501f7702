//! DOIs and arXiv ids, checked and turned into addresses.

use std::ops::Range;

use schemars::json_schema;

use crate::address::form::path;
use crate::diagnostic::Code;
use crate::profile::describe::schema;
use crate::profile::record::{Read, Reader};
use crate::profile::value::text::Scalar;
use crate::profile::yaml::node::Node;
use crate::script::hidden::is_unwanted;

/// Declares an identifier of publications.
macro_rules! identifier {
    ($(#[doc = $doc:literal])* $name:ident, $what:literal, $example:literal, $schema:tt, $base:literal, $check:path) => {
        $(#[doc = $doc])*
        #[derive(Debug, Clone)]
        pub struct $name {
            /// As written.
            pub id: String,
            /// Its bytes.
            pub range: Range<usize>,
        }

        impl $name {
            /// Where it resolves to.
            pub fn url(&self) -> String {
                format!("{}{}", $base, path(&self.id))
            }
        }

        impl Read for $name {
            fn read(node: &Node, reader: &mut Reader) -> Option<Self> {
                let scalar = Scalar::of(node, $what, reader)?;
                if $check(&scalar.text) {
                    return Some(Self { id: scalar.text, range: scalar.range });
                }
                let message = format!("`{}` is not {}", scalar.text, $what);
                let hint = match bare(&scalar.text).filter(|id| $check(id)) {
                    Some(id) => format!("write `{id}`"),
                    None => concat!("write it as in `", $example, "`").into(),
                };
                reader.error(Code::BadIdentifier, scalar.range, message).hints.push(hint);
                None
            }
        }

        schema!($name, |_| json_schema!($schema));
    };
}

identifier! {
    /// A Digital Object Identifier (ISO 26324), without an address before it.
    Doi, "a DOI", "10.0000/example", {
        "type": ["string", "null"],
        "pattern": r"^10\.[0-9]{4,9}/\S+$",
        "errorMessage": "write it as in 10.0000/example",
    }, "https://doi.org/", is_doi
}

identifier! {
    /// An arXiv identifier, in the form used since April 2007 or the older one.
    ArxivId, "an arXiv id", "2004.09910", {
        "type": ["string", "number", "null"],
        "pattern": r"^([0-9]{4}\.[0-9]{4,5}|[a-z][a-z-]*(\.[A-Z]{2})?/[0-9]{7})(v[0-9]+)?$",
        // Without quotes, it is a number to a YAML reader; the first is of April 2007.
        "minimum": 704,
        "exclusiveMaximum": 10000,
        "not": { "type": "integer" },
        "errorMessage": "write it as in 2004.09910",
    }, "https://arxiv.org/abs/", is_arxiv
}

/// What stands behind an address or a name that people paste with an identifier.
fn bare(text: &str) -> Option<&str> {
    let lower = text.to_ascii_lowercase();
    let prefixes = [
        "https://doi.org/",
        "http://doi.org/",
        "https://dx.doi.org/",
        "http://dx.doi.org/",
        "doi.org/",
        "doi:",
        "https://arxiv.org/abs/",
        "http://arxiv.org/abs/",
        "arxiv.org/abs/",
        "https://arxiv.org/pdf/",
        "arxiv:",
    ];
    let prefix = prefixes.iter().find(|prefix| lower.starts_with(**prefix))?;
    Some(text[prefix.len()..].trim())
}

/// Whether a text is a DOI.
pub fn is_doi(text: &str) -> bool {
    text.strip_prefix("10.").and_then(|rest| rest.split_once('/')).is_some_and(|(registrant, suffix)| {
        (4..=9).contains(&registrant.len())
            && all_digits(registrant)
            && !suffix.is_empty()
            && !suffix.contains(|c: char| c.is_whitespace() || is_unwanted(c))
    })
}

/// Whether a text is an arXiv id.
pub fn is_arxiv(text: &str) -> bool {
    let (id, version) = text.rsplit_once('v').filter(|(_, version)| all_digits(version)).unwrap_or((text, "1"));
    let new = id.split_once('.').is_some_and(|(month, number)| {
        month.len() == 4
            && all_digits(month)
            && ("01".."13").contains(&&month[2..])
            && (4..=5).contains(&number.len())
            && all_digits(number)
    });
    // The older form, `hep-th/9901001`.
    let old = id.split_once('/').is_some_and(|(archive, number)| {
        let (archive, class) = archive.split_once('.').unwrap_or((archive, "XX"));
        let named = archive.chars().all(|c| c.is_ascii_lowercase() || c == '-') && !archive.is_empty();
        named
            && class.len() == 2
            && class.chars().all(|c| c.is_ascii_uppercase())
            && number.len() == 7
            && all_digits(number)
    });
    all_digits(version) && (new || old)
}

fn all_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn identifiers_are_told_from_addresses_and_slips() {
        assert!(is_doi("10.0000/0000") && is_doi("10.1145/3-540(9)"));
        assert!(!is_doi("https://doi.org/10.0000/0000") && !is_doi("10.0000/") && !is_doi("10.0000/a b"));
        assert!(
            is_arxiv("2004.09910")
                && is_arxiv("2004.09910v2")
                && is_arxiv("hep-th/9901001")
                && is_arxiv("solv-int/9901001v1")
        );
        assert!(!is_arxiv("2013.09910") && !is_arxiv("2000.09910") && !is_arxiv("a b/1234567"));
        assert!(
            is_arxiv("0704.0001") && !is_arxiv("2004.099") && !is_arxiv("arXiv:2004.09910") && !is_arxiv("2004-09910")
        );
    }
}
