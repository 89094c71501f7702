//! PDF versions and standards by name.

use std::fmt;
use std::str::FromStr;

use typst_pdf::{PdfStandard, PdfStandards};

/// The PDF version and standards that a PDF keeps to.
#[derive(Clone)]
pub struct Standards {
    /// Their names as they were given: what `typst-pdf` makes of them does not say which they are.
    names: String,
    standards: PdfStandards,
}

impl fmt::Debug for Standards {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str(&self.names)
    }
}

const CHOICES: [(&str, PdfStandard); 17] = [
    ("1.4", PdfStandard::V_1_4),
    ("1.5", PdfStandard::V_1_5),
    ("1.6", PdfStandard::V_1_6),
    ("1.7", PdfStandard::V_1_7),
    ("2.0", PdfStandard::V_2_0),
    ("a-1b", PdfStandard::A_1b),
    ("a-1a", PdfStandard::A_1a),
    ("a-2b", PdfStandard::A_2b),
    ("a-2u", PdfStandard::A_2u),
    ("a-2a", PdfStandard::A_2a),
    ("a-3b", PdfStandard::A_3b),
    ("a-3u", PdfStandard::A_3u),
    ("a-3a", PdfStandard::A_3a),
    ("a-4", PdfStandard::A_4),
    ("a-4f", PdfStandard::A_4f),
    ("a-4e", PdfStandard::A_4e),
    ("ua-1", PdfStandard::Ua_1),
];

impl Standards {
    /// What `typst-pdf` calls them.
    pub(super) fn typst(&self) -> &PdfStandards {
        &self.standards
    }
}

impl Default for Standards {
    /// PDF/A-2a for archives and PDF/UA-1 for screen readers.
    fn default() -> Self {
        "a-2a,ua-1".parse().expect("PDF/A-2a and PDF/UA-1 both allow PDF 1.7")
    }
}

impl FromStr for Standards {
    type Err = String;

    /// Reads names joined by commas, as in `a-2a,ua-1`; an error says which names there are.
    fn from_str(names: &str) -> Result<Self, String> {
        let standards: Vec<_> = names.split(',').map(|name| standard(name.trim())).collect::<Result<_, _>>()?;
        let standards = PdfStandards::new(&standards).map_err(|error| {
            let hints: Vec<_> = error.hints().iter().map(|hint| format!("; {hint}")).collect();
            format!("{}{}", error.message(), hints.concat())
        })?;
        Ok(Self { names: names.to_ascii_lowercase(), standards })
    }
}

fn standard(name: &str) -> Result<PdfStandard, String> {
    let found = CHOICES.iter().find(|(choice, _)| choice.eq_ignore_ascii_case(name));
    let all = || CHOICES.map(|(choice, _)| choice).join(", ");
    found.map(|&(_, standard)| standard).ok_or_else(|| format!("`{name}` is no PDF standard; there are {}", all()))
}

#[cfg(test)]
mod tests {
    use super::Standards;

    #[test]
    fn names_are_joined_by_commas() {
        for names in ["a-2a", "A-2A, ua-1", "1.7", "a-3b,ua-1", "a-4"] {
            assert!(names.parse::<Standards>().is_ok(), "{names}");
        }
    }

    #[test]
    fn wrong_name_lists_the_choices() {
        let error = "a-2a,x".parse::<Standards>().expect_err("`x` is no standard");
        assert!(error.starts_with("`x` is no PDF standard; there are 1.4, "), "{error}");
    }

    #[test]
    fn incompatible_names_say_why() {
        let error = "a-4,ua-1".parse::<Standards>().expect_err("they need different PDF versions");
        assert!(error.contains("mutually incompatible"), "{error}");
    }
}
