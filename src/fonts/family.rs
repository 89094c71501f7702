//! The faces of one name: their styles and what they cover.

use typst::text::{FontInfo, FontStyle};

use super::alias;
use super::face::Origin;
use crate::script::sequence::is_part;

/// The faces of one name.
#[derive(Debug)]
pub struct Family<'a> {
    /// The name that profiles and layouts use.
    pub name: &'a str,
    /// Where its first face comes from.
    pub origin: Origin,
    /// The name of its licence, where it is known.
    pub licence: Option<&'static str>,
    /// The bundled family that it is only another name of.
    pub stands_for: Option<&'static str>,
    /// The weights and styles that it has, light to heavy, upright before italic.
    pub styles: Vec<Style>,
    infos: Vec<&'a FontInfo>,
}

/// A weight and style that a family has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Style {
    /// From 100 to 900; 400 is regular and 700 is bold.
    pub weight: u16,
    /// Whether it is italic or oblique.
    pub italic: bool,
    /// Whether it is a variable face, good for other weights too.
    pub variable: bool,
}

impl<'a> Family<'a> {
    /// A family without faces as yet.
    pub(super) fn new(name: &'a str, origin: Origin, licence: Option<&'static str>) -> Self {
        let stands_for = alias::meant_by(name).filter(|_| origin == Origin::Bundled);
        Self { name, origin, licence, stands_for, styles: Vec::new(), infos: Vec::new() }
    }

    /// Adds a face.
    pub(super) fn add(&mut self, info: &'a FontInfo) {
        self.styles.push(Style {
            weight: info.variant.weight.to_number(),
            italic: info.variant.style != FontStyle::Normal,
            variable: !info.axes.is_empty(),
        });
        self.infos.push(info);
    }

    /// Puts the styles in order.
    pub(super) fn sorted(mut self) -> Self {
        self.styles.sort_unstable();
        self.styles.dedup();
        self
    }

    /// Whether it has this weight.
    pub fn has(&self, weight: u16) -> bool {
        self.styles.iter().any(|style| style.variable || style.weight == weight)
    }

    /// The weights that it has, each once.
    pub fn weights(&self) -> Vec<String> {
        let mut weights: Vec<_> = self.styles.iter().map(|style| style.weight).collect();
        weights.dedup();
        weights.iter().map(u16::to_string).collect()
    }

    /// Whether each face has a glyph for `character`.
    pub fn covers(&self, character: char) -> bool {
        self.infos.iter().all(|info| info.coverage.contains(character.into()))
    }

    /// The characters of `text` that some face lacks, each once, in order.
    pub fn missing(&self, text: &str) -> Vec<char> {
        let mut missing = Vec::new();
        for character in text.chars().filter(|c| !c.is_whitespace() && !c.is_control() && !is_part(*c)) {
            if !missing.contains(&character) && !self.covers(character) {
                missing.push(character);
            }
        }
        missing
    }
}

#[cfg(test)]
mod tests {
    use crate::fonts::{Fonts, Origin, Style};

    #[test]
    fn lists_styles_and_gaps() {
        let fonts = Fonts::bundled();
        let families = fonts.families();
        for (name, stands_for) in [("Jikji Sans", None), ("Pretendard", Some("Jikji Sans"))] {
            let sans = families.iter().find(|family| family.name == name).expect("it is bundled");
            assert_eq!((sans.origin, sans.stands_for), (Origin::Bundled, stands_for));
            assert_eq!(sans.licence, Some("SIL Open Font License 1.1"));
            assert_eq!(sans.weights(), ["400", "500", "600", "700"]);
            assert_eq!(sans.styles[0], Style { weight: 400, italic: false, variable: false });
            assert_eq!(sans.missing("홍길동 😀 resume 😀 漢"), ['😀', '漢']);
        }
    }
}
