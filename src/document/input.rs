//! Everything that a document is made from.

use std::borrow::Cow;
use std::ops::Range;
use std::sync::Arc;

use super::made::Contents;
use super::sources::Sources;
use crate::diagnostic::SourceFile;
use crate::fonts::Fonts;
use crate::view::value::LayoutValue;

/// Everything that a document is made from.
pub struct Input<'a> {
    /// The view, as docs/layouts.md shows it.
    pub profile: LayoutValue<'a>,
    /// What messages call the layout's folder.
    pub layout_name: String,
    /// The files of the layout's folder by relative path, served below `/layout/`.
    pub layout: Vec<(String, Cow<'static, [u8]>)>,
    /// The files that layouts share, served below `/shared/`.
    pub shared: Vec<(String, Cow<'static, [u8]>)>,
    /// Where the profile chooses the language of the document, which the program's own words are in.
    pub language: Option<Range<usize>>,
    /// The images by root-absolute path.
    pub images: Vec<(String, Vec<u8>)>,
    /// The profile's YAML, which the places in `profile` count bytes of.
    pub source: Arc<SourceFile>,
    /// The faces to set it in.
    pub fonts: &'a Fonts,
    /// The files of layouts that have been parsed.
    pub sources: Sources,
    /// The strings that were made into content.
    pub contents: Contents,
    /// Whether the layout gets the profile as an exported folder does: restored from JSON, with no places.
    pub via_json: bool,
}
