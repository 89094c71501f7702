//! What is wrong with a profile, as data until all of it is read.

use std::ops::Range;
use std::sync::Arc;

use crate::diagnostic::phrase::list_and;
use crate::diagnostic::{self, Code, Diagnostic, SourceFile};
use crate::language::Language;
use crate::profile::yaml::confusable::{self, Suspect};

/// The problems so far.
pub struct Problems {
    file: Arc<SourceFile>,
    found: Vec<(Diagnostic, Suspect)>,
    unlisted: Vec<Unlisted>,
}

/// A text in a language that the profile does not list and could, which is told once for all such texts.
struct Unlisted {
    language: Language,
    /// The key that says the language.
    key: Range<usize>,
    hint: String,
}

impl Problems {
    /// Those that the syntax of `file` has.
    pub fn new(file: &Arc<SourceFile>, syntax: Vec<Diagnostic>) -> Self {
        let found = syntax.into_iter().map(|problem| (problem, Suspect::Nothing)).collect();
        Self { file: Arc::clone(file), found, unlisted: Vec::new() }
    }

    /// How many there are, to tell whether reading something has added any.
    pub fn count(&self) -> usize {
        self.found.len() + self.unlisted.len()
    }

    /// Adds an error at `at`, where `suspect` says which characters may have led to it.
    pub fn error(&mut self, code: Code, at: Range<usize>, message: String, suspect: Suspect) -> &mut Diagnostic {
        self.found.push((Diagnostic::error(code, message).at(&self.file, at), suspect));
        &mut self.found.last_mut().expect("one was just pushed").0
    }

    /// Adds a text in a language that the profile could list.
    pub fn unlisted(&mut self, language: Language, key: Range<usize>, hint: String) {
        self.unlisted.push(Unlisted { language, key, hint });
    }

    /// All of them, sorted by place.
    pub fn told(self) -> Vec<Diagnostic> {
        let unlisted = of_languages(self.unlisted, &self.file);
        let explained = |(problem, suspect)| confusable::explained(problem, suspect);
        let mut told: Vec<_> = self.found.into_iter().map(explained).chain(unlisted).collect();
        diagnostic::sort(&mut told);
        told
    }
}

/// A problem for each language, at its first text.
fn of_languages(mut texts: Vec<Unlisted>, file: &Arc<SourceFile>) -> Vec<Diagnostic> {
    texts.sort_by_key(|text| (text.language, text.key.start));
    // An alias repeats a text.
    texts.dedup_by_key(|text| text.key.start);
    let told = |same: &[Unlisted]| {
        let Unlisted { language, key, hint } = &same[0];
        let message = unlisted(language.code(), same.len());
        Diagnostic::error(Code::UnknownLanguage, message).at(file, key.clone()).hint(hint)
    };
    texts.chunk_by(|one, next| one.language == next.language).map(told).collect()
}

/// The problem of texts in a language that the profile does not list.
pub fn unlisted(code: &str, texts: usize) -> String {
    match texts {
        1 => format!("a text in `{code}`, which is not among the profile's languages"),
        many => format!("{many} texts in `{code}`, which is not among the profile's languages"),
    }
}

/// The hint to list one more language.
pub fn add_language(listed: &[Language], further: Language) -> String {
    let codes: Vec<_> = listed.iter().chain([&further]).map(|language| language.code()).collect();
    format!("write `languages: [{}]` if the profile is written in {}", codes.join(", "), list_and(&codes))
}
