//! The lines of a page: glyphs in the order of its content, with a space where they stand apart.

/// A gap as wide as this part of the letters' size parts words, as the extractors in use have it.
const WORD_GAP: f64 = 0.15;
/// What goes back by this part of it, or up or down, begins another line; what is raised or lowered does not.
const LINE_BACK: f64 = -0.5;
const LINE_STEP: f64 = 0.5;

/// Where something is drawn: from its origin to where the next is expected, in points of the page.
#[derive(Debug, Clone, Copy)]
pub struct Stretch {
    /// Where it begins, from the left.
    pub from: f64,
    /// Where it ends.
    pub to: f64,
    /// Its baseline.
    pub base: f64,
    /// The size of its letters.
    pub size: f64,
}

/// Lines that grow glyph by glyph.
#[derive(Debug, Default)]
pub struct Lines {
    /// The lines so far.
    pub lines: Vec<String>,
    pen: Option<Stretch>,
}

/// What stands between what was written last and what comes next.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Between {
    /// Nothing.
    Nothing,
    /// A hyphen, in a text that is compared.
    Hyphen,
    /// A gap.
    Gap,
    /// The end of a line.
    Line,
}

impl Lines {
    /// Writes a text, which is drawn over `at`; says what stands before it.
    pub fn write(&mut self, text: &str, at: Stretch) -> Between {
        let between = self.between(text, at);
        match (between, self.lines.last_mut()) {
            (Between::Line, _) | (_, None) => self.lines.push(text.to_owned()),
            (Between::Gap, Some(line)) => line.extend([" ", text]),
            (Between::Nothing | Between::Hyphen, Some(line)) => line.push_str(text),
        }
        self.pen = Some(at);
        between
    }

    fn between(&self, text: &str, at: Stretch) -> Between {
        let (Some(pen), Some(line)) = (self.pen, self.lines.last()) else { return Between::Line };
        let (gap, larger) = (at.from - pen.to, at.size.max(pen.size));
        if (at.base - pen.base).abs() > LINE_STEP * larger || gap < LINE_BACK * larger {
            return Between::Line;
        }
        let is_apart = line.ends_with(char::is_whitespace) || text.starts_with(char::is_whitespace);
        if gap > WORD_GAP * at.size.min(pen.size) && !is_apart { Between::Gap } else { Between::Nothing }
    }
}

#[cfg(test)]
mod tests {
    use super::{Lines, Stretch};

    /// The lines of letters of 10 pt, each 5 pt wide, that begin here.
    fn read(letters: &[(&str, f64, f64)]) -> Vec<String> {
        let mut lines = Lines::default();
        for (text, from, base) in letters {
            lines.write(text, Stretch { from: *from, to: from + 5.0, base: *base, size: 10.0 });
        }
        lines.lines
    }

    #[test]
    fn gaps_part_words_and_steps_part_lines() {
        assert_eq!(read(&[("a", 0.0, 0.0), ("b", 5.3, 0.0), ("c", 12.3, 0.0)]), ["ab c"]);
        assert_eq!(read(&[("a", 0.0, 0.0), (" ", 5.0, 0.0), ("b", 13.0, 0.0)]), ["a b"]);
        assert_eq!(read(&[("a", 0.0, 0.0), ("2", 5.0, -3.0), ("b", 0.0, 12.0), ("c", 50.0, 24.0)]), ["a2", "b", "c"]);
        assert_eq!(read(&[("b", 50.0, 0.0), ("a", 0.0, 0.0)]), ["b", "a"]);
    }
}
