//! Languages, as BCP 47 primary tags.

/// A language, by its two-letter code (ISO 639-1).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Language(&'static str);

impl Language {
    /// English.
    pub const ENGLISH: Self = Self("en");
    /// Korean.
    pub const KOREAN: Self = Self("ko");

    /// The languages that the program has words and dates for: those a document can be set in.
    pub const DOCUMENT: &[&str] = &["en", "ko", "ja", "zh", "de", "fr", "es", "pt"];

    /// Those a talk can be given in or a label can name.
    pub const NAMED: &[&str] = &[
        "ar", "cs", "da", "de", "el", "en", "es", "fi", "fr", "he", "hi", "hu", "id", "it", "ja", "ko", "nl", "no",
        "pl", "pt", "ru", "sv", "th", "tr", "uk", "vi", "zh",
    ];

    /// The language of a code.
    pub fn named(code: &str) -> Option<Self> {
        Self::NAMED.iter().find(|name| **name == code).map(|name| Self(name))
    }

    /// A language that a document can be set in.
    pub fn of_document(code: &str) -> Option<Self> {
        Self::named(code).filter(|language| Self::DOCUMENT.contains(&language.0))
    }

    /// The language that a document can be set in which `word` probably means: a code with a country, another code, a name.
    pub fn meant(word: &str) -> Option<Self> {
        let word = word.trim().to_lowercase();
        let code = word.split(['-', '_']).next().unwrap_or_default();
        let named = WORDS.iter().find(|(_, words)| words.contains(&word.as_str())).map(|(code, _)| *code);
        Self::of_document(named.unwrap_or(code))
    }

    /// The two-letter code.
    pub fn code(self) -> &'static str {
        self.0
    }

    /// Whether a key looks like a language code, so that `{en: …, fr: …}` is read as one text in two languages.
    pub fn looks_like(key: &str) -> bool {
        key.len() == 2 && key.bytes().all(|byte| byte.is_ascii_lowercase())
    }
}

/// What the languages of documents are called, beside their codes.
const WORDS: &[(&str, &[&str])] = &[
    ("en", &["eng", "english", "영어", "영문"]),
    ("ko", &["kr", "kor", "korean", "한국어", "한글", "국문", "국어"]),
    ("ja", &["jp", "jpn", "japanese", "日本語", "일본어", "일어"]),
    ("zh", &["cn", "chi", "zho", "chinese", "中文", "중국어"]),
    ("de", &["ger", "deu", "german", "deutsch", "독일어"]),
    ("fr", &["fre", "fra", "french", "français", "프랑스어", "불어"]),
    ("es", &["sp", "spa", "spanish", "español", "스페인어"]),
    ("pt", &["por", "br", "portuguese", "português", "포르투갈어"]),
];

impl serde::Serialize for Language {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.0)
    }
}

impl<'de> serde::Deserialize<'de> for Language {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let code = String::deserialize(deserializer)?;
        Self::named(&code).ok_or_else(|| serde::de::Error::custom(format!("unknown language `{code}`")))
    }
}
