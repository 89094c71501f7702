//! The stable names of all problems, each with the sentence that explains it.

use serde::{Deserialize, Serialize};

/// Declares the codes with the sentence that explains each.
macro_rules! codes {
    ($($variant:ident $name:literal $explanation:literal,)*) => {
        /// The stable names of all problems.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
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
    Differs "differs" "A file is not the one that a report lists, or is made otherwise now.",
    NoEnding "no-ending" "A file without an ending was named, for which a folder may have been meant.",
    TooLarge "too-large" "A profile is at most 1 MiB, and one text of it at most 64 KiB.",
    NotUtf8 "not-utf8" "The file is not UTF-8 text.",
    YamlSyntax "yaml-syntax" "The file is not well-formed YAML.",
    YamlFeature "yaml-feature" "YAML that a profile does not use: tags, `<<`, keys that are not plain text, several documents.",
    TooDeep "too-deep" "Values are nested deeper than any profile needs.",
    TooManyValues "too-many-values" "The profile has too many values once its aliases are expanded.",
    DuplicateKey "duplicate-key" "A key stands twice in one mapping.",
    UnknownKey "unknown-key" "A key that the program does not know.",
    WrongType "wrong-type" "A value of another shape than the key takes.",
    UnevenRow "uneven-row" "A row of a table with more or fewer cells than the table has columns.",
    MissingField "missing-field" "A field that is needed is not there.",
    BadDate "bad-date" "Not a date, or an end before its start.",
    BadEmail "bad-email" "Not an e-mail address.",
    BadPhone "bad-phone" "Not a phone number.",
    BadUrl "bad-url" "Not a web address, or one with a scheme that is not allowed.",
    BadIdentifier "bad-identifier" "Not a well-formed DOI, ORCID iD or arXiv id.",
    BadNumber "bad-number" "Not a number, or one out of range.",
    BadName "bad-name" "A document's name that cannot be part of a file's name, or is another's on some systems.",
    UnknownChoice "unknown-choice" "Not one of the values that the key takes.",
    UnknownLanguage "unknown-language" "A language that the program or the profile does not have.",
    UnknownLayout "unknown-layout" "There is no layout of that name.",
    UnknownDocument "unknown-document" "The profile has no document of that name.",
    UnknownLetter "unknown-letter" "The profile has no letter of that name, or the layout sets none.",
    UnknownEssay "unknown-essay" "The profile has no essay of that name, or that no answer of that number.",
    UnknownSection "unknown-section" "The profile has no section of that name.",
    UnknownTag "unknown-tag" "No entry or point of the profile has that tag.",
    UnknownOption "unknown-option" "The layout has no option of that name.",
    UnknownNetwork "unknown-network" "A handle under a network that the program does not know.",
    BadLabel "bad-label" "A word in place of one of the program's own that lacks a place, or has one too many.",
    BadOption "bad-option" "A value that an option of the layout does not take.",
    BadLayout "bad-layout" "A layout folder whose manifest or files are wrong.",
    LayoutStopped "layout-stopped" "A layout folder that takes too long or too much memory, or on which Typst breaks down.",
    BadLine "bad-line" "A line of a stream that is no JSON object with a profile, or is too long.",
    LineStopped "line-stopped" "A line of a stream that takes too long or too much memory, or over which the process that set it ended.",
    BadImage "bad-image" "An image that is missing, damaged, too large, of another format, or outside the profile's folder.",
    SmallImage "small-image" "An image with too few pixels for print.",
    BadInclude "bad-include" "A file that a profile includes and that is missing, too large, not a mapping, or outside the profile's folder.",
    BadBibliography "bad-bibliography" "A file of references that is missing, broken, too large, of another format, or outside the profile's folder.",
    OddReference "odd-reference" "A reference of a type that nobody knows, without a title, malformed, or one that stands there twice.",
    UnusedAlias "unused-alias" "A name in `aliases` that no list of authors or inventors has.",
    OverlappingPeriods "overlapping-periods" "Two employments of a section share more than two months, and nothing says that one goes beside the other.",
    ImpossiblePeriod "impossible-period" "A period that cannot be: before the birth, outside the one it belongs to, or after the document's date.",
    MissingTranslation "missing-translation" "Texts without a version in the document's language; another one is shown.",
    MissingDuration "missing-duration" "A time that cannot be counted, for want of a date or a month; it is left out.",
    InvisibleCharacter "invisible-character" "An invisible or private-use character was left out.",
    HiddenByAnchor "hidden-by-anchor" "A word behind `&` at the start of a text without quotes is a name to YAML, and is not shown.",
    HiddenByComment "hidden-by-comment" "What follows ` #` in a text without quotes is a comment to YAML, and is not shown.",
    ItemInText "item-in-text" "A line that begins with `- ` or another bullet is part of the text above it.",
    EmptyItem "empty-item" "An item of a list with nothing in it.",
    GarbledText "garbled-text" "Letters that a program made of UTF-8 which it took for another encoding.",
    BulletInPoint "bullet-in-point" "A point began with a bullet or number of its own, which was taken off.",
    ForeignMarkup "foreign-markup" "HTML, LaTeX or Markdown that is not inline in a text, which holds inline Markdown.",
    UnsaidLanguage "unsaid-language" "The texts are in Korean, and the profile names no language, so that the labels are in English.",
    MissingEnd "missing-end" "Studies that are over, without the date of their end.",
    Repeated "repeated" "A phone number, an e-mail address or an employment that stands in the profile twice.",
    JoinedNames "joined-names" "Several names in one item of `authors` or `inventors`, or several key words in one.",
    OddJamo "odd-jamo" "Half-width or single Hangul letters that make no syllable.",
    DecomposedHangul "decomposed-hangul" "Hangul written as single letters, as macOS names files; the syllables were put together.",
    TemplateText "template-text" "A text of the profile that `jikji new` writes was left as it was.",
    EssayLength "essay-length" "An answer to a question of an application that is longer than it may be, or much shorter.",
    EmptyDocument "empty-document" "The document selects nothing of the profile.",
    UnknownFont "unknown-font" "A font family that is neither bundled nor found.",
    MissingGlyph "missing-glyph" "A character that none of the document's fonts has.",
    Leak "leak" "Something that the document hides stands elsewhere in it.",
    NotShown "not-shown" "A filled field that the layout does not show.",
    LowContrast "low-contrast" "A colour that the document chooses gives text that people who see little cannot read.",
    MissingWeight "missing-weight" "A font of the user's own lacks a weight that the layout sets it in.",
    TornText "torn-text" "A font of the user's own is of a make whose text old PDF readers give back in pieces.",
    TextLayer "text-layer" "A program that reads the finished PDF finds other text than the document has.",
    Overflow "overflow" "Text runs out of its column or off the page.",
    TooManyPages "too-many-pages" "The document is longer than its page budget.",
    PageAim "page-aim" "The document takes more pages than its layout aims at, and nothing says how many it may have.",
    ShortLastPage "short-last-page" "The last page has fewer than four lines.",
    StrandedHeading "stranded-heading" "A heading at the foot of a page, without two lines of what it heads.",
    TypstError "typst-error" "The layout's Typst code failed.",
    TypstWarning "typst-warning" "Typst warned about the layout, which is taken for an error.",
    PdfStandard "pdf-standard" "The document does not meet the PDF standard asked for.",
}
