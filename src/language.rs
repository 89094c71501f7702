//! Languages, as BCP 47 tags.

use std::sync::{Mutex, PoisonError};

/// A language, by its two-letter code (ISO 639-1); Chinese in traditional characters is `zh-TW`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Language(&'static str);

impl Language {
    /// English.
    pub const ENGLISH: Self = Self("en");
    /// Korean.
    pub const KOREAN: Self = Self("ko");

    /// The languages that the program has words and dates for: those a document can be set in.
    pub const DOCUMENT: &[&str] = &[
        "en", "ko", "ja", "zh", "de", "fr", "es", "pt", "it", "nl", "pl", "cs", "hu", "sv", "da", "nb", "nn", "fi",
        "tr", "el", "uk", "ru", "vi", "id", "hi", "zh-TW",
    ];

    /// Those a talk can be given in or a label can name.
    pub const NAMED: &[&str] = &[
        "ar", "cs", "da", "de", "el", "en", "es", "fi", "fr", "he", "hi", "hu", "id", "it", "ja", "ko", "nb", "nl",
        "nn", "no", "pl", "pt", "ru", "sv", "th", "tr", "uk", "vi", "zh", "zh-TW",
    ];

    /// The language of a code.
    pub fn named(code: &str) -> Option<Self> {
        Self::NAMED.iter().find(|name| **name == code).map(|name| Self(name))
    }

    /// Any language by its two letters, be it one that a profile brings words for.
    pub fn own(code: &str) -> Option<Self> {
        // Kept for good; there are no more than two letters make.
        static OTHERS: Mutex<Vec<&'static str>> = Mutex::new(Vec::new());
        let known = Self::named(code);
        if known.is_some() || code.len() != 2 || !Self::looks_like(code) {
            return known;
        }
        let mut others = OTHERS.lock().unwrap_or_else(PoisonError::into_inner);
        let found = others.iter().copied().find(|other| *other == code);
        Some(Self(found.unwrap_or_else(|| {
            let code: &'static str = Box::leak(code.to_owned().into_boxed_str());
            others.push(code);
            code
        })))
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

    /// Whether the program has words for documents in it.
    pub fn is_of_document(self) -> bool {
        Self::DOCUMENT.contains(&self.0)
    }

    /// The code in a profile: two letters, and a region where the writing is another.
    pub fn code(self) -> &'static str {
        self.0
    }

    /// The two letters of the code.
    pub fn primary(self) -> &'static str {
        self.0.get(..2).unwrap_or(self.0)
    }

    /// Whether a key looks like a language code, so that `{en: …, fr: …}` is read as one text in two languages.
    pub fn looks_like(key: &str) -> bool {
        key == "zh-TW" || key.len() == 2 && key.bytes().all(|byte| byte.is_ascii_lowercase())
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
    ("it", &["ita", "italian", "italiano", "이탈리아어"]),
    ("nl", &["dut", "nld", "dutch", "nederlands", "네덜란드어"]),
    ("pl", &["pol", "polish", "polski", "폴란드어"]),
    ("cs", &["cz", "cze", "ces", "czech", "čeština", "česky", "체코어"]),
    ("hu", &["hun", "hungarian", "magyar", "헝가리어"]),
    ("sv", &["se", "swe", "swedish", "svenska", "스웨덴어"]),
    ("da", &["dk", "dan", "danish", "dansk", "덴마크어"]),
    ("nb", &["no", "nor", "nob", "norwegian", "norsk", "bokmål", "노르웨이어"]),
    ("nn", &["nno", "nynorsk"]),
    ("fi", &["fin", "finnish", "suomi", "핀란드어"]),
    ("tr", &["tur", "turkish", "türkçe", "터키어", "튀르키예어"]),
    ("el", &["gr", "gre", "ell", "greek", "ελληνικά", "그리스어"]),
    ("uk", &["ua", "ukr", "ukrainian", "українська", "우크라이나어"]),
    ("ru", &["rus", "russian", "русский", "러시아어"]),
    ("vi", &["vn", "vie", "vietnamese", "tiếng việt", "베트남어"]),
    ("id", &["ind", "indonesian", "bahasa indonesia", "인도네시아어"]),
    ("hi", &["hin", "hindi", "हिन्दी", "힌디어"]),
    (
        "zh-TW",
        &["tw", "zh-tw", "zh_tw", "zh-hant", "zh_hant", "traditional chinese", "繁體中文", "중국어 번체", "번체"],
    ),
];

impl serde::Serialize for Language {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.0)
    }
}

impl<'de> serde::Deserialize<'de> for Language {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let code = String::deserialize(deserializer)?;
        Self::own(&code).ok_or_else(|| serde::de::Error::custom(format!("unknown language `{code}`")))
    }
}
