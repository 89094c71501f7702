//! What a PDF says beside its text: the structure tree, languages and links.

use std::collections::HashMap;

use hayro_syntax::Pdf;
use hayro_syntax::object::{Array, Dict, Name, Object, ObjectIdentifier, String as PdfString};

use super::actual::decoded;
use super::layer::{Heading, TextLayer};

/// Elements are nested no deeper than this in any document that was made; deeper ones are left out.
const DEEPEST: usize = 200;

/// A structure tree on its way into a text layer.
pub struct Tree<'a> {
    pdf: &'a Pdf,
    /// What the numbered marks of each page hold.
    marked: &'a [HashMap<i32, String>],
    pages: HashMap<ObjectIdentifier, usize>,
}

/// Where in the tree something stands.
#[derive(Clone, Copy)]
struct At {
    depth: usize,
    page: Option<usize>,
    /// The number of the heading that it is part of.
    heading: Option<usize>,
}

impl<'a> Tree<'a> {
    /// The tree of a PDF.
    pub fn new(pdf: &'a Pdf, marked: &'a [HashMap<i32, String>]) -> Self {
        let numbered = pdf.pages().iter().enumerate();
        let pages = numbered.filter_map(|(index, page)| Some((page.raw().obj_id()?, index))).collect();
        Self { pdf, marked, pages }
    }

    /// Reads it.
    pub fn read(&self, layer: &mut TextLayer) {
        let xref = self.pdf.xref();
        let Some(catalog) = xref.get::<Dict>(xref.root_id()) else { return };
        layer.language = said(&catalog, "Lang");
        if let Some(root) = catalog.get::<Dict>("StructTreeRoot") {
            self.children(&root, At { depth: 0, page: None, heading: None }, layer);
        }
    }

    fn children(&self, element: &Dict, at: At, layer: &mut TextLayer) {
        match element.get::<Object>("K") {
            Some(Object::Array(kids)) => kids.iter::<Object>().for_each(|kid| self.child(kid, at, layer)),
            Some(kid) => self.child(kid, at, layer),
            None => {}
        }
    }

    fn child(&self, kid: Object, at: At, layer: &mut TextLayer) {
        let text = |page: Option<usize>, number: i32| self.marked.get(page?)?.get(&number).map(String::as_str);
        match kid {
            Object::Number(number) => {
                let said = i32::try_from(number.as_i64()).ok().and_then(|number| text(at.page, number));
                heard(layer, at, said.unwrap_or_default());
            }
            Object::Dict(dictionary) => match dictionary.get::<i32>("MCID") {
                Some(number) => {
                    heard(layer, at, text(self.page(&dictionary).or(at.page), number).unwrap_or_default());
                }
                None => self.element(&dictionary, at, layer),
            },
            _ => {}
        }
    }

    fn element(&self, element: &Dict, at: At, layer: &mut TextLayer) {
        let Some(role) = element.get::<Name>("S").filter(|_| at.depth < DEEPEST) else { return };
        *layer.roles.entry(role.as_str().to_owned()).or_default() += 1;
        layer.languages.extend(said(element, "Lang"));
        let mut at = At { depth: at.depth + 1, page: self.page(element).or(at.page), ..at };
        if let Some(level) = role.as_str().strip_prefix('H').and_then(|level| level.parse().ok()) {
            layer.headings.push(Heading { level, text: String::new() });
            at.heading = Some(layer.headings.len() - 1);
        }
        self.children(element, at, layer);
    }

    fn page(&self, element: &Dict) -> Option<usize> {
        let id = element.get_ref("Pg")?;
        self.pages.get(&ObjectIdentifier::from(id)).copied()
    }
}

/// Adds a text to the heading that it is part of.
fn heard(layer: &mut TextLayer, at: At, text: &str) {
    if let Some(heading) = at.heading.and_then(|heading| layer.headings.get_mut(heading)) {
        heading.text.push_str(text);
    }
}

/// The addresses of the links on the pages of a PDF, in order.
pub fn links(pdf: &Pdf) -> Vec<String> {
    let mut found = Vec::new();
    for page in pdf.pages().iter() {
        let Some(annotations) = page.raw().get::<Array>("Annots") else { continue };
        let actions = annotations.iter::<Dict>().filter_map(|annotation| annotation.get::<Dict>("A"));
        found.extend(actions.filter_map(|action| said(&action, "URI")));
    }
    found
}

fn said(dictionary: &Dict, key: &str) -> Option<String> {
    dictionary.get::<PdfString>(key).map(|text| decoded(text.as_bytes()))
}
