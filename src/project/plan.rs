//! What to make of a profile: its documents and the flags of the command line, decided.

use std::collections::{HashMap, HashSet};
use std::ops::Range;
use std::path::Path;
use std::sync::Arc;

use serde_json::Value as Json;

use crate::diagnostic::findings::Findings;
use crate::diagnostic::phrase::{did_you_mean, list_and};
use crate::diagnostic::{Code, Diagnostic, SourceFile};
use crate::disk::reach::Reach;
use crate::language::Language;
use crate::layout::Layout;
use crate::layout::options::{self, Value};
use crate::layout::tunable::Tunables;
use crate::photo::Photo;
use crate::profile::documents::{DocumentSpec, FontRoles, Pages};
use crate::profile::file_name::Part;
use crate::profile::value::date::{Date, Dated};
use crate::profile::value::date_style::Dates;
use crate::profile::value::text::Scalar;
use crate::profile::vocabulary::format::Format;
use crate::profile::yaml::node::Key;
use crate::project::content::{Changes, Content, Contents};
use crate::project::letter::{Signatures, of_letter};
use crate::project::name::Named;
use crate::view::selection::{self, Selection};

/// What the command line asks for beside the profile.
#[derive(Debug, Default)]
pub struct Request {
    /// Only these documents.
    pub documents: Vec<String>,
    /// Layouts, each in place of a document's.
    pub layouts: Vec<String>,
    /// A language, in place of a document's.
    pub language: Option<Language>,
    /// How many pages there may be, in place of what documents say.
    pub pages: Option<Pages>,
    /// Tags to keep, in place of a document's.
    pub only: Vec<String>,
    /// Tags to leave out, in place of a document's.
    pub without: Vec<String>,
    /// Changes of what is said.
    pub changes: Changes,
    /// Values of options, over a document's.
    pub settings: Vec<Value>,
    /// The date of the documents, in place of any other.
    pub date: Option<Date>,
    /// The number of the only answer of essays that is shown, from 1.
    pub answer: Option<usize>,
}

/// One document that is to be made.
#[derive(Debug)]
pub struct Plan {
    /// What it is called in the profile, and the bytes of that name; nothing for one from the flags alone.
    pub document: Option<Key>,
    /// What its file is called beside the profile's name: `resume`, `academic-ko`, or nothing.
    pub label: String,
    /// What its file is called, if the profile says so.
    pub file: Option<String>,
    /// What it is written as, if the profile says so.
    pub formats: Vec<Format>,
    /// What it is made of.
    pub content: Arc<Content>,
    /// The signature under the letter that it is.
    pub signature: Option<Arc<Photo>>,
    /// The layout.
    pub layout: Arc<Layout>,
    /// The options that the layout receives.
    pub options: Json,
    /// The values that the profile and the command line give to options, in order.
    pub values: Vec<Value>,
    /// Where the profile chooses its language.
    pub language: Option<Range<usize>>,
    /// What is shown.
    pub selection: Selection,
    /// How many pages it may have.
    pub pages: Pages,
    /// How many its layout aims at, if nobody says how many it may have.
    pub aim: Option<usize>,
    /// The options that may be adjusted to keep it.
    pub tunables: Tunables,
    /// The font families that the profile asks for, with the role of each.
    pub chosen: Vec<(&'static str, Scalar)>,
}

impl Plan {
    /// What messages and files call it, for a profile called `profile`: `engineer-resume`.
    pub fn name(&self, profile: &str) -> String {
        match &self.file {
            Some(file) => file.clone(),
            None if self.label.is_empty() => profile.to_owned(),
            None => format!("{profile}-{}", self.label),
        }
    }

    /// What messages call it that are about its profile: `` `resume` ``, or the document.
    pub fn called(&self) -> String {
        self.document.as_ref().map_or("the document".to_owned(), |key| format!("`{}`", key.text))
    }

    /// The font families it names, each once.
    pub fn families(&self) -> Vec<String> {
        let roles = self.options["fonts"].as_object().into_iter().flat_map(|roles| roles.keys());
        let mut families: Vec<String> = Vec::new();
        for family in roles.flat_map(|role| self.families_of(role)) {
            if !families.contains(&family) {
                families.push(family);
            }
        }
        families
    }

    /// The font families of a role, in order of preference.
    pub fn families_of(&self, role: &str) -> Vec<String> {
        // A family for some characters only is named inside a dictionary.
        let name = |family: &Json| family.as_str().or_else(|| family["name"].as_str()).map(str::to_owned);
        self.options["fonts"][role].as_array().into_iter().flatten().filter_map(name).collect()
    }
}

/// At most this many problems of documents are reported; more are no slips.
const MOST_PROBLEMS: usize = 200;

/// The layouts found so far, by what documents call them, for letters or for anything else.
type Layouts = HashMap<(Option<String>, bool), Arc<Layout>>;

/// What several documents share, found so far.
struct Shared<'a> {
    layouts: Layouts,
    contents: Contents<'a>,
    signatures: Signatures,
}

/// A document that is asked for.
struct Asked<'a> {
    key: Option<&'a Key>,
    spec: &'a DocumentSpec,
    /// The layout that the command line gives it.
    layout: Option<&'a str>,
}

/// Whose choices a profile's documents are made with.
pub struct Planner<'a> {
    /// The profile, without what is wrong with it.
    pub base: &'a Arc<Content>,
    /// Where what the profile names may lie; a layout's path starts there too.
    pub reach: Reach<'a>,
    /// The command line.
    pub request: &'a Request,
    /// Today, for documents that ask for it.
    pub today: &'a dyn Fn() -> Date,
}

impl Planner<'_> {
    /// The documents to make, in the order of the profile or of the flags, each once in every layout asked for.
    pub fn plans(&self, found: &mut Findings) -> Vec<Plan> {
        let most = found.count() + MOST_PROBLEMS;
        let asked = once(&self.request.layouts);
        let asked: Vec<_> = if asked.is_empty() { vec![None] } else { asked.into_iter().map(Some).collect() };
        let contents = Contents::over(self.base, self.reach, found.all());
        let (mut plans, mut shared) =
            (Vec::new(), Shared { layouts: HashMap::new(), contents, signatures: Signatures::default() });
        for (key, spec) in self.chosen(found) {
            if found.count() >= most {
                break;
            }
            shared.contents.go_on();
            for layout in &asked {
                plans.extend(self.plan(&Asked { key, spec: &spec, layout: *layout }, &mut shared, found));
            }
        }
        plans
    }

    /// The documents that are asked for, in so far as it is clear which layout they have.
    fn chosen(&self, found: &mut Findings) -> Vec<(Option<&Key>, DocumentSpec)> {
        let documents = &self.base.profile.documents.0;
        let from_flags = !self.request.layouts.is_empty() || self.request.language.is_some();
        let made = |spec: &&(Key, Option<DocumentSpec>)| {
            spec.1.as_ref().and_then(|spec| spec.build.as_ref()).is_none_or(|switch| switch.on)
        };
        if self.request.documents.is_empty() && (from_flags || !documents.iter().any(|spec| made(&spec))) {
            return vec![(None, self.base.profile.defaults.0.clone().unwrap_or_else(DocumentSpec::nothing))];
        }
        let chosen: Vec<_> = match self.request.documents.is_empty() {
            true => documents.iter().filter(made).collect(),
            false => once(&self.request.documents).into_iter().filter_map(|name| self.named(name, found)).collect(),
        };
        chosen.into_iter().filter_map(|(key, spec)| Some((Some(key), spec.clone()?))).collect()
    }

    fn named(&self, name: &str, found: &mut Findings) -> Option<&(Key, Option<DocumentSpec>)> {
        let documents = &self.base.profile.documents.0;
        let document = documents.iter().find(|(key, _)| key.text == name);
        if document.is_none() {
            let names: Vec<_> = documents.iter().map(|(key, _)| key.text.as_str()).collect();
            let hint = did_you_mean(name, &names, || match names.is_empty() {
                true => "it has no `documents`; leave out `-d`".into(),
                false => format!("it has {}", list_and(&names)),
            });
            let message = format!("`{}` has no document `{name}`", found.file.name);
            found.error(Code::UnknownDocument, None, message).hints.push(hint);
        }
        document
    }

    fn plan(&self, asked: &Asked, shared: &mut Shared, found: &mut Findings) -> Option<Plan> {
        let Asked { key, spec, .. } = *asked;
        let layout = self.layout(spec, asked.layout, &mut shared.layouts, found);
        let sets = layout.as_ref().map(|layout| layout.manifest.hide.as_slice()).unwrap_or_default();
        let content = shared.contents.of(spec, sets, &self.request.changes, found);
        let content = content.as_ref();
        // What was noticed while its content was read keeps no document from being made.
        let problems = found.count();
        let mut selection = self.selection(key, spec, found);
        selection.check(&content.unwrap_or(self.base).choices, found);
        let fonts: Vec<&FontRoles> = spec.fonts.iter().chain(&self.base.profile.fonts).collect();
        let chosen = options::chosen(&fonts);
        let layout = layout?;
        selection.worded_by(&layout.manifest.dates, &layout.manifest.labels);
        selection.order.clone_from(&layout.manifest.order);
        selection.labels = self.with_words(&selection);
        let values = self.values(spec, &layout, shared, &found.file);
        let options = options::resolve(&layout, &values, &chosen, found)?;
        let budget = self.request.pages.or(spec.pages);
        let aim = layout.manifest.pages.most().filter(|_| budget.is_none());
        let tunables = Tunables::of(&layout.manifest, &values);
        let label = self.label(key, &layout, selection.language);
        let content = Arc::clone(content?);
        let signature = shared.signatures.of(&selection, &content, self.reach, found);
        let named = Named { document: key, layout: &layout, selection: &selection, profile: &content.profile };
        let file = spec.file.as_ref().and_then(|file| named.file(file, found));
        let file = file.map(|file| self.apart(file, spec, &layout));
        let written = spec.lang.as_ref().filter(|_| self.request.language.is_none());
        (found.count() == problems).then_some(Plan {
            document: key.cloned(),
            label,
            file,
            formats: spec.formats.0.clone(),
            content,
            signature,
            layout,
            options,
            values,
            language: written.map(|lang| lang.range.clone()),
            selection,
            pages: budget.unwrap_or(Pages::Any),
            aim,
            tunables,
            chosen,
        })
    }

    /// The values of options, without those that another document has for its own layout and this one does not know.
    fn values(&self, spec: &DocumentSpec, layout: &Layout, shared: &mut Shared, file: &Arc<SourceFile>) -> Vec<Value> {
        let meant = spec.options.0.iter().filter(|setting| {
            let name = &setting.key.text;
            has(layout, name) || !setting.inherited || !self.is_option(name, shared, file)
        });
        let mut values: Vec<Value> = meant.map(Value::from).collect();
        values.extend(self.request.settings.iter().cloned());
        values
    }

    /// Whether the layout of some document has this option.
    fn is_option(&self, name: &str, shared: &mut Shared, file: &Arc<SourceFile>) -> bool {
        // What is wrong with another document is told of that one.
        let mut untold = Findings::new(file);
        let mut specs = self.base.profile.documents.0.iter().filter_map(|(_, spec)| spec.as_ref());
        specs.any(|spec| {
            let layout = self.layout(spec, None, &mut shared.layouts, &mut untold);
            layout.is_some_and(|layout| has(&layout, name))
        })
    }

    /// The file's name, told apart from that of the same document in another layout.
    fn apart(&self, file: String, spec: &DocumentSpec, layout: &Layout) -> String {
        let says = spec.file.iter().any(|name| name.parts.contains(&Part::Field("layout")));
        match once(&self.request.layouts).len() > 1 && !says {
            true => format!("{file}-{}", layout.label()),
            false => file,
        }
    }

    /// What tells a document from the others of its profile.
    fn label(&self, key: Option<&Key>, layout: &Layout, language: Language) -> String {
        match key {
            Some(key) if once(&self.request.layouts).len() > 1 => format!("{}-{}", key.text, layout.label()),
            Some(key) => key.text.clone(),
            None if self.request.layouts.is_empty() && self.request.language.is_none() => String::new(),
            None if self.base.choices.languages.len() > 1 => format!("{}-{}", layout.label(), language.code()),
            None => layout.label().to_owned(),
        }
    }

    /// The layout of a document, which several may share.
    fn layout(
        &self,
        spec: &DocumentSpec,
        asked: Option<&str>,
        layouts: &mut Layouts,
        found: &mut Findings,
    ) -> Option<Arc<Layout>> {
        let name = asked.or(spec.layout.as_ref().map(|name| name.text.as_str())).map(str::to_owned);
        let name = (name, spec.letter.is_some());
        if let Some(layout) = layouts.get(&name) {
            return Some(Arc::clone(layout));
        }
        let layout = self.find(spec, asked, &found.file).map_err(|problem| found.extend([problem])).ok()?;
        let layout = match &spec.letter {
            Some(letter) => {
                of_letter(layout, spec.layout.as_ref().filter(|_| asked.is_none()).unwrap_or(letter), found)?
            }
            None => layout,
        };
        let layout = Arc::new(layout);
        layouts.insert(name, Arc::clone(&layout));
        Some(layout)
    }

    /// A path on the command line starts from the current folder, one in the profile from the profile's.
    fn find(&self, spec: &DocumentSpec, asked: Option<&str>, file: &Arc<SourceFile>) -> Result<Layout, Diagnostic> {
        if let Some(name) = asked {
            return Layout::find(name, Path::new(""));
        }
        let Some(name) = &spec.layout else { return Layout::find(crate::layout::DEFAULT, Path::new("")) };
        Layout::named(&name.text, self.reach, |problem| problem.at(file, name.range.clone()))
    }

    /// What a document shows; a problem if it is in a language that the profile is not written in.
    fn selection(&self, key: Option<&Key>, spec: &DocumentSpec, found: &mut Findings) -> Selection {
        let languages = &self.base.choices.languages;
        let written = spec.lang.as_ref().filter(|_| self.request.language.is_none());
        let language = written.map(|lang| lang.language).or(self.request.language).unwrap_or(languages[0]);
        let tags = |asked: &[String], written: &[Scalar]| -> Vec<selection::Named> {
            match asked.is_empty() {
                true => written.iter().map(selection::Named::from).collect(),
                false => asked.iter().map(|name| selection::Named { name: name.clone(), range: None }).collect(),
            }
        };
        if !languages.contains(&language) {
            let codes: Vec<_> = languages.iter().map(|language| language.code()).collect();
            let message = format!("the profile is not written in `{}`", language.code());
            let hint = format!("it is written in {}; add `{}` to its `languages`", list_and(&codes), language.code());
            found.error(Code::UnknownLanguage, written.map(|lang| lang.range.clone()), message).hints.push(hint);
        }
        let dated = spec.date.or(self.base.profile.date).map(|dated| match dated {
            Dated::On(date) => date,
            Dated::Today => (self.today)(),
        });
        let words = self.words(language);
        Selection {
            at: key.map(|key| key.range.clone()),
            language,
            letter: spec.letter.as_ref().map(selection::Named::from),
            essay: self.essay(spec, found),
            title: spec.title.clone(),
            date: self.request.date.or(dated),
            dates: Dates::of(spec.dates.as_ref(), self.base.profile.dates.as_ref()),
            only: tags(&self.request.only, &spec.only),
            without: tags(&self.request.without, &spec.without.0),
            sections: spec.sections.as_ref().map(|keys| keys.0.iter().map(selection::Named::from).collect()),
            order: Vec::new(),
            titles: spec.titles.0.clone(),
            extent: spec.extent(),
            labels: spec.labels.over(&self.base.profile.labels),
            own_dates: words.and_then(|words| words.dates.clone()),
        }
    }
}

/// Whether a layout has an option.
fn has(layout: &Layout, option: &str) -> bool {
    layout.manifest.options.contains_key(option)
}

/// The names in their order, each once.
fn once(names: &[String]) -> Vec<&str> {
    let mut seen = HashSet::new();
    names.iter().map(String::as_str).filter(|name| seen.insert(*name)).collect()
}
