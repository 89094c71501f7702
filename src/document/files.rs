//! The files that Typst can see, and those that messages point into.

use std::borrow::Cow;
use std::collections::HashMap;
use std::ops::Range;
use std::sync::{Arc, OnceLock};

use typst::diag::{FileError, FileResult, eco_format};
use typst::foundations::Bytes;
use typst::syntax::{DiagSpan, DiagSpanKind, FileId, RootedPath, Source, VirtualPath, VirtualRoot};

use super::input::Input;
use super::sources::Sources;
use super::span::Places;
use crate::diagnostic::{Diagnostic, Place, SourceFile};
use crate::photo::beyond_bounds;

static MAIN: &str = include_str!("../../layouts/main.typ");

/// The function of a layout that a document is handed to, and the one that a letter is, which no other document needs to load.
const RESUME: &str = "lib.typ\": resume";
const LETTER: &str = "letter.typ\": letter";

/// How the error ends that a picture is refused with.
pub(super) const TOO_LARGE: &str = ", which take too much memory";

/// The files that Typst sees, and those that messages point into.
pub(super) struct Files {
    main: FileId,
    is_letter: bool,
    profile_source: Arc<SourceFile>,
    language: Option<Range<usize>>,
    served: HashMap<FileId, File>,
    /// The files of layouts that have been parsed.
    sources: Sources,
}

/// A file that Typst sees.
enum File {
    /// Typst code, under the name that messages call it by.
    Source { text: Cow<'static, str>, parsed: OnceLock<Source>, name: String },
    /// Anything else.
    Bytes(Bytes),
    /// A picture that would take too much memory, with its name, width and height.
    TooLarge(String, (u32, u32)),
}

impl Files {
    /// The files of an input; the profile's YAML is pointed into but not served, so that a layout shows only the view.
    pub fn new(input: &Input) -> Self {
        let main = file_id("/main.typ").expect("the path is plain");
        let mut served = HashMap::new();
        let is_letter = input.profile.at("letter").is_some();
        let start = match is_letter {
            true => Cow::Owned(MAIN.replace(RESUME, LETTER).replace("#resume(", "#letter(").into_bytes()),
            false => Cow::Borrowed(MAIN.as_bytes()),
        };
        served.insert(main, File::new("main.typ".into(), start));
        for (folder, name, files) in
            [("layout", input.layout_name.as_str(), &input.layout), ("shared", "shared", &input.shared)]
        {
            for (path, data) in files {
                if let Some(id) = file_id(&format!("/{folder}/{path}")) {
                    served.insert(id, File::new(format!("{}/{path}", name.trim_end_matches('/')), data.clone()));
                }
            }
        }
        for (path, data) in &input.images {
            if let Some(id) = file_id(path) {
                served.insert(id, File::Bytes(Bytes::new(data.clone())));
            }
        }
        if input.via_json {
            let id = file_id("/profile.json").expect("the path is plain");
            served.insert(
                id,
                File::Bytes(Bytes::from_string(serde_json::to_string(&input.profile).expect("a view is JSON"))),
            );
        }
        let (profile_source, language) = (Arc::clone(&input.source), input.language.clone());
        Self { main, is_letter, profile_source, language, served, sources: input.sources.clone() }
    }

    /// The file that Typst starts from.
    pub fn main(&self) -> FileId {
        self.main
    }

    /// The file of the layout that the document is handed to, and the function in it.
    pub fn entry(&self) -> (&'static str, &'static str) {
        if self.is_letter { ("letter.typ", "letter") } else { ("lib.typ", "resume") }
    }

    /// The text of the profile's YAML.
    pub fn profile_text(&self) -> &str {
        &self.profile_source.text
    }

    /// A place in the profile.
    pub fn in_profile(&self, range: Range<usize>) -> Place {
        self.profile_source.place(range)
    }

    /// Where the profile chooses the language of the document.
    pub fn language(&self) -> Option<Place> {
        self.language.clone().map(|range| self.in_profile(range))
    }

    /// Points a diagnostic into the profile.
    pub fn at_profile(&self, diagnostic: Diagnostic, range: Range<usize>) -> Diagnostic {
        diagnostic.at(&self.profile_source, range)
    }

    /// The Typst file of that id.
    pub fn source(&self, id: FileId) -> FileResult<Source> {
        match self.get(id)? {
            file @ File::Source { .. } => file.parsed(id, &self.sources).cloned().ok_or(FileError::NotSource),
            File::Bytes(_) | File::TooLarge(..) => Err(FileError::NotSource),
        }
    }

    /// The bytes of the file of that id.
    pub fn bytes(&self, id: FileId) -> FileResult<Bytes> {
        Ok(match self.get(id)? {
            File::Source { text, .. } => Bytes::from_string(text.clone()),
            File::Bytes(bytes) => bytes.clone(),
            File::TooLarge(name, (width, height)) => {
                let why = eco_format!("the image `{name}` has {width}×{height} pixels{TOO_LARGE}");
                return Err(FileError::Other(Some(why)));
            }
        })
    }

    /// The place that a span of Typst means, if its file has text.
    pub fn place(&self, span: DiagSpan, places: &Places) -> Option<Place> {
        if let Some(range) = places.range(span) {
            return Some(self.in_profile(range));
        }
        let file = self.served.get(&span.id()?)?;
        let (File::Source { name, .. }, Some(source)) = (file, file.parsed(span.id()?, &self.sources)) else {
            return None;
        };
        let range = match span.get() {
            DiagSpanKind::Detached => return None,
            DiagSpanKind::Number { num, sub_range, .. } => source.range(num, sub_range)?,
            DiagSpanKind::Range { range, .. } => range,
        };
        let file = Arc::new(SourceFile::new(name.clone(), source.text()));
        Some(Place { file, range })
    }

    fn get(&self, id: FileId) -> FileResult<&File> {
        if *id.root() != VirtualRoot::Project {
            return Err(FileError::AccessDenied);
        }
        self.served.get(&id).ok_or_else(|| FileError::NotFound(id.vpath().get_with_slash().into()))
    }
}

impl File {
    fn new(name: String, data: Cow<'static, [u8]>) -> Self {
        let is_typst = name.ends_with(".typ");
        match data {
            // Only what is Typst code is looked through.
            Cow::Borrowed(data) => match is_typst.then(|| str::from_utf8(data)) {
                Some(Ok(text)) => Self::source(text.into(), name),
                _ => Self::Bytes(Bytes::new(data)),
            },
            Cow::Owned(data) if is_typst && str::from_utf8(&data).is_ok() => {
                Self::source(String::from_utf8_lossy(&data).into_owned().into(), name)
            }
            // What a user's own layout brings, of which Typst decodes whatever it names.
            Cow::Owned(data) => match beyond_bounds(&data) {
                Some(size) => Self::TooLarge(name, size),
                None => Self::Bytes(Bytes::new(data)),
            },
        }
    }

    fn source(text: Cow<'static, str>, name: String) -> Self {
        Self::Source { text, parsed: OnceLock::new(), name }
    }

    /// The syntax tree, looked for or made when it is first asked for.
    fn parsed(&self, id: FileId, sources: &Sources) -> Option<&Source> {
        let Self::Source { text, parsed, .. } = self else { return None };
        Some(parsed.get_or_init(|| sources.parsed(id, text)))
    }
}

/// The id of a path; Typst keeps every one it has ever seen, and has 65,535.
pub(super) fn file_id(path: &str) -> Option<FileId> {
    Some(RootedPath::new(VirtualRoot::Project, VirtualPath::new(path).ok()?).intern())
}
