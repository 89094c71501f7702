//! Everything that a parser reads in a PDF.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use hayro_interpret::{Context, InterpreterCache, InterpreterSettings, interpret_page};
use hayro_syntax::Pdf;
use kurbo::{Affine, Rect};

use super::actual::Marks;
use super::glyphs::Glyphs;
use super::structure::{Tree, links};

/// What a parser reads in a PDF.
#[derive(Debug, Default)]
pub struct TextLayer {
    /// The pages.
    pub pages: Vec<Page>,
    /// The headings of its structure tree, in reading order.
    pub headings: Vec<Heading>,
    /// The addresses that something links to, once for each link.
    pub links: Vec<String>,
    /// The language of the document.
    pub language: Option<String>,
    /// Those of parts of it.
    pub languages: BTreeSet<String>,
    /// How often each role occurs in the structure tree.
    pub roles: BTreeMap<String, usize>,
}

/// A page.
#[derive(Debug)]
pub struct Page {
    /// Its lines, in the order of its content.
    pub lines: Vec<String>,
    /// The lines that are only decoration.
    pub decoration: Vec<String>,
}

/// A heading.
#[derive(Debug)]
pub struct Heading {
    /// Its level, from 1.
    pub level: usize,
    /// What it says.
    pub text: String,
}

impl TextLayer {
    /// Reads a PDF; nothing if it is none.
    pub fn read(pdf: &[u8]) -> Option<Self> {
        let pdf = Pdf::new(pdf.to_vec()).ok()?;
        let cache = InterpreterCache::new();
        // Every font is in the file.
        let settings = InterpreterSettings {
            font_resolver: Arc::new(|_| None),
            cmap_resolver: Arc::new(|_| None),
            render_annotations: false,
            ..InterpreterSettings::default()
        };
        let (mut pages, mut marked) = (Vec::new(), Vec::new());
        for page in pdf.pages().iter() {
            let mut glyphs = Glyphs::new(Marks::of(page));
            // Nothing is drawn, so that it does not matter what is seen of the page.
            let sight = Rect::new(0.0, 0.0, 1.0, 1.0);
            let mut context = Context::new(Affine::IDENTITY, sight, &cache, pdf.xref(), settings.clone());
            interpret_page(page, &mut context, &mut glyphs);
            pages.push(Page { lines: glyphs.text.lines, decoration: glyphs.decoration.lines });
            marked.push(glyphs.marked);
        }
        let mut layer = Self { pages, links: links(&pdf), ..Self::default() };
        Tree::new(&pdf, &marked).read(&mut layer);
        Some(layer)
    }

    /// Its text: a line each.
    pub fn text(&self) -> String {
        self.pages.iter().flat_map(|page| &page.lines).map(|line| format!("{line}\n")).collect()
    }

    /// What decorates its pages: a line each.
    pub fn decoration(&self) -> String {
        self.pages.iter().flat_map(|page| &page.decoration).map(|line| format!("{line}\n")).collect()
    }

    /// How many elements of a role there are.
    pub fn count(&self, role: &str) -> usize {
        self.roles.get(role).copied().unwrap_or_default()
    }

    /// How many words it has.
    pub fn words(&self) -> usize {
        self.pages.iter().flat_map(|page| &page.lines).map(|line| line.split_whitespace().count()).sum()
    }
}
