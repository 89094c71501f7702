//! What can be wrong with an input, as data: a code, words, a place, and the next action.

use std::ops::Range;
use std::sync::Arc;

/// A text that was read, under the name that messages call it by.
#[derive(Debug, PartialEq, Eq)]
pub struct SourceFile {
    /// The path as the user wrote it, or `<stdin>`.
    pub name: String,
    /// The whole text.
    pub text: String,
}

/// A stretch of a file that a diagnostic points at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// The file.
    pub file: Arc<SourceFile>,
    /// The bytes of its text.
    pub range: Range<usize>,
}

/// How bad it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Nothing is written.
    Error,
    /// The document is written; the user should look.
    Warning,
}

/// One problem.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// Whether it stops the build.
    pub severity: Severity,
    /// Its stable name.
    pub code: Code,
    /// What is wrong: lowercase, no full stop, the user's words in backticks.
    pub message: String,
    /// Where, if it has a place.
    pub place: Option<Place>,
    /// What to do about it.
    pub hints: Vec<String>,
}

impl Diagnostic {
    /// A problem that stops the build.
    pub fn error(code: Code, message: impl Into<String>) -> Self {
        Self { severity: Severity::Error, code, message: message.into(), place: None, hints: Vec::new() }
    }

    /// A problem that does not.
    pub fn warning(code: Code, message: impl Into<String>) -> Self {
        Self { severity: Severity::Warning, ..Self::error(code, message) }
    }

    /// Points it at `range` of `file`.
    pub fn at(mut self, file: &Arc<SourceFile>, range: Range<usize>) -> Self {
        self.place = Some(Place { file: Arc::clone(file), range });
        self
    }

    /// Points it at `range` of `file`, if there is one.
    pub fn at_some(self, file: &Arc<SourceFile>, range: Option<Range<usize>>) -> Self {
        match range {
            Some(range) => self.at(file, range),
            None => self,
        }
    }

    /// Adds what to do next.
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hints.push(hint.into());
        self
    }

    /// Whether it stops the build.
    pub fn is_error(&self) -> bool {
        self.severity == Severity::Error
    }
}

/// Declares the codes with the sentence that explains each.
macro_rules! codes {
    ($($variant:ident $name:literal $explanation:literal,)*) => {
        /// The stable names of all problems.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Code {
            $(#[doc = $explanation] $variant,)*
        }

        impl Code {
            /// Every code.
            pub const ALL: &[Self] = &[$(Self::$variant,)*];

            /// The name in kebab case, as printed and as documented.
            pub fn name(self) -> &'static str {
                match self {
                    $(Self::$variant => $name,)*
                }
            }

            /// What it means, in a sentence.
            pub fn explanation(self) -> &'static str {
                match self {
                    $(Self::$variant => $explanation,)*
                }
            }
        }
    };
}

codes! {
    CannotRead "cannot-read" "The file is missing, is a folder, or cannot be read.",
    CannotWrite "cannot-write" "The output cannot be written.",
    TooLarge "too-large" "A profile is at most 1 MiB, and one text of it at most 64 KiB.",
    NotUtf8 "not-utf8" "The file is not UTF-8 text.",
    YamlSyntax "yaml-syntax" "The file is not well-formed YAML.",
    YamlFeature "yaml-feature" "YAML that a profile does not use: tags, `<<`, keys that are not plain text, several documents.",
    TooDeep "too-deep" "Values are nested deeper than any profile needs.",
    TooManyValues "too-many-values" "The profile has too many values once its aliases are expanded.",
    DuplicateKey "duplicate-key" "A key stands twice in one mapping.",
    UnknownKey "unknown-key" "A key that the program does not know.",
    WrongType "wrong-type" "A value of another shape than the key takes.",
    MissingField "missing-field" "A field that is needed is not there.",
    BadDate "bad-date" "Not a date, or an end before its start.",
    BadEmail "bad-email" "Not an e-mail address.",
    BadPhone "bad-phone" "Not a phone number.",
    BadUrl "bad-url" "Not a web address, or one with a scheme that is not allowed.",
    BadIdentifier "bad-identifier" "Not a well-formed DOI, ORCID iD or arXiv id.",
    BadNumber "bad-number" "Not a number, or one out of range.",
    BadName "bad-name" "A document's name that cannot be part of a file's name.",
    UnknownChoice "unknown-choice" "Not one of the values that the key takes.",
    UnknownLanguage "unknown-language" "A language that the program or the profile does not have.",
    UnknownLayout "unknown-layout" "There is no layout of that name.",
    UnknownDocument "unknown-document" "The profile has no document of that name.",
    UnknownSection "unknown-section" "The profile has no section of that name.",
    UnknownTag "unknown-tag" "No entry or point of the profile has that tag.",
    UnknownOption "unknown-option" "The layout has no option of that name.",
    UnknownNetwork "unknown-network" "A handle under a network that the program does not know.",
    BadOption "bad-option" "A value that an option of the layout does not take.",
    BadLayout "bad-layout" "A layout folder whose manifest or files are wrong.",
    BadImage "bad-image" "An image that is missing, unreadable or outside the profile's folder.",
    MissingTranslation "missing-translation" "A text has no version in the document's language; another one is shown.",
    InvisibleCharacter "invisible-character" "An invisible or private-use character was left out.",
    EmptyDocument "empty-document" "The document selects nothing of the profile.",
    UnknownFont "unknown-font" "A font family that is neither bundled nor found.",
    MissingGlyph "missing-glyph" "A character that none of the document's fonts has.",
    NotShown "not-shown" "A filled field that the layout does not show.",
    MissingWeight "missing-weight" "A font of the user's own lacks a weight that the layout sets it in.",
    Overflow "overflow" "Text runs out of its column or off the page.",
    TooManyPages "too-many-pages" "The document is longer than its page budget.",
    TypstError "typst-error" "The layout's Typst code failed.",
    TypstWarning "typst-warning" "Typst warned about the layout, which is taken for an error.",
    PdfStandard "pdf-standard" "The document does not meet the PDF standard asked for.",
}
