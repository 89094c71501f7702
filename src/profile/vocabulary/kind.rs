//! The kinds of entries, and the sections that have entries of one kind.

/// Declares the kinds: the name in a profile, the variant, what it is.
macro_rules! kinds {
    ($($name:literal $variant:ident $doc:literal,)*) => {
        /// The kind of an entry, which says what fields it has and how it is set.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum Kind {
            $(#[doc = $doc] $variant,)*
        }

        impl Kind {
            /// Every kind by its name in a profile.
            pub const ALL: &[(&str, Self)] = &[$(($name, Self::$variant),)*];

            /// The name in a profile.
            pub fn name(self) -> &'static str {
                match self {
                    $(Self::$variant => $name,)*
                }
            }

            /// What it is, in a sentence.
            pub fn description(self) -> &'static str {
                match self {
                    $(Self::$variant => $doc,)*
                }
            }
        }
    };
}

kinds! {
    "experience" Experience "An employer and what was done there.",
    "volunteer" Volunteer "What was done without pay.",
    "education" Education "Studies.",
    "project" Project "A project.",
    "publication" Publication "A publication.",
    "patent" Patent "A patent.",
    "talk" Talk "A talk.",
    "award" Award "An award.",
    "certificate" Certificate "A certificate or licence.",
    "training" Training "Further training: a course taken beside or after one's studies.",
    "grant" Grant "Funding for research.",
    "teaching" Teaching "A course that one taught.",
    "supervision" Supervision "A student whose work one supervised.",
    "skill" Skill "A field of skill.",
    "language" Language "A language that one speaks.",
    "interest" Interest "An interest.",
    "reference" Reference "Somebody who can be asked.",
    "entry" Item "An entry of any other sort.",
    "text" Prose "Running text.",
}

impl Kind {
    /// The kind of a section that stands under a key of its own.
    pub fn of_section(key: &str) -> Option<Self> {
        SECTIONS.iter().find(|(name, _)| *name == key).map(|(_, kind)| *kind)
    }
}

/// The sections whose key says what they hold.
pub const SECTIONS: &[(&str, Kind)] = &[
    ("experience", Kind::Experience),
    ("volunteer", Kind::Volunteer),
    ("education", Kind::Education),
    ("projects", Kind::Project),
    ("open_source", Kind::Project),
    ("publications", Kind::Publication),
    ("patents", Kind::Patent),
    ("talks", Kind::Talk),
    ("awards", Kind::Award),
    ("certificates", Kind::Certificate),
    ("training", Kind::Training),
    ("grants", Kind::Grant),
    ("teaching", Kind::Teaching),
    ("supervision", Kind::Supervision),
    ("skills", Kind::Skill),
    ("language_skills", Kind::Language),
    ("interests", Kind::Interest),
    ("references", Kind::Reference),
];
