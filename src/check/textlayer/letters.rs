//! A text for comparison: its characters without white space and without what setting changes, and what stands between them.

use rustc_hash::FxHashMap;

use super::page::Between;
use crate::script::hidden::is_hidden;
use crate::script::letter::{is_hanja, is_syllable};

/// How many characters of a text are looked up at once.
const KEY: usize = 3;
/// A key that stands at no more places is good enough; else so many others are tried.
const FEW: usize = 32;
const MOST_KEYS: usize = 64;

/// The characters of a text, in small letters, each with what stands before it.
#[derive(Debug, Default, Clone, PartialEq, Eq, Hash)]
pub struct Letters {
    chars: Vec<char>,
    before: Vec<Between>,
}

/// How a text stands in another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fit {
    /// Word for word.
    Whole,
    /// With a word in pieces.
    Torn,
    /// With a word run together with another, or with what stands beside it.
    Joined,
}

impl Letters {
    /// Those of a text.
    pub fn of(text: &str) -> Self {
        let mut letters = Self::default();
        letters.add(text);
        letters
    }

    /// Adds a text, on a line of its own.
    pub fn add(&mut self, text: &str) {
        let mut between = Between::Line;
        for c in text.chars() {
            match c {
                '\n' => between = Between::Line,
                _ if c.is_whitespace() && matches!(between, Between::Nothing | Between::Hyphen) => {
                    between = Between::Gap
                }
                _ if c.is_whitespace() || is_hidden(c) || is_selector(c) => {}
                // A line may end with one that the text does not have.
                '-' | '\u{2010}' | '\u{2011}' if between == Between::Nothing => between = Between::Hyphen,
                '-' | '\u{2010}' | '\u{2011}' => {}
                _ => {
                    for c in straight(c).to_lowercase() {
                        self.chars.push(c);
                        self.before.push(std::mem::replace(&mut between, Between::Nothing));
                    }
                }
            }
        }
    }

    /// Adds others, on a line of their own.
    pub fn append(&mut self, other: &Self) {
        self.chars.extend(&other.chars);
        self.before.extend(&other.before);
    }

    /// The characters.
    pub fn chars(&self) -> &[char] {
        &self.chars
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.chars.len()
    }

    /// Whether some are of a script that is written from right to left, in which programs give them back in several orders.
    pub fn is_from_right(&self) -> bool {
        self.chars
            .iter()
            .any(|c| matches!(c, '\u{590}'..='\u{8FF}' | '\u{FB1D}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFC}'))
    }

    /// Whether none is a letter or figure.
    pub fn says_nothing(&self) -> bool {
        !self.chars.iter().any(|c| c.is_alphanumeric())
    }

    /// How these stand in `text` from `start` on, where they do stand.
    fn fit(&self, text: &Self, start: usize) -> Fit {
        let end = start + self.len();
        let inside = (1..self.len()).filter(|index| {
            let (before, c) = (self.chars[index - 1], self.chars[*index]);
            is_kept_together(before, c) || is_word(before) && is_word(c)
        });
        let mut fit = Fit::Whole;
        for index in inside {
            match (self.before[index], text.before[start + index]) {
                (Between::Nothing, Between::Gap) => fit = fit.max(Fit::Torn),
                (Between::Gap | Between::Line, Between::Nothing) => fit = fit.max(Fit::Joined),
                _ => {}
            }
        }
        let is_joined = |index: usize| {
            text.before[index] == Between::Nothing && is_word(text.chars[index - 1]) && is_word(text.chars[index])
        };
        if start > 0 && is_joined(start) || end < text.len() && is_joined(end) { fit.max(Fit::Joined) } else { fit }
    }

    /// Whether they stand at a place of `text` with no word of theirs over two lines: the end of a line and the start of the next
    /// may read like a word by chance.
    pub fn is_unbroken(&self, text: &Self, start: usize) -> bool {
        (1..self.len()).all(|at| self.before[at] != Between::Nothing || text.before[start + at] == Between::Nothing)
    }

    /// These as they stand at a place of `text`, with its spaces.
    pub fn seen(&self, text: &Self, start: usize) -> String {
        let mut out = String::new();
        for index in start..start + self.len() {
            match text.before[index] {
                Between::Gap | Between::Line if index > start => out.push(' '),
                Between::Hyphen if index > start => out.push('-'),
                _ => {}
            }
            out.push(text.chars[index]);
        }
        out
    }
}

/// A text in which others are looked up.
pub struct Index {
    /// The text.
    pub text: Letters,
    places: FxHashMap<[char; KEY], Vec<usize>>,
}

impl Index {
    /// The index of a text.
    pub fn of(text: Letters) -> Self {
        let mut places: FxHashMap<_, Vec<usize>> = FxHashMap::default();
        for (start, key) in text.chars.windows(KEY).enumerate() {
            places.entry([key[0], key[1], key[2]]).or_default().push(start);
        }
        Self { text, places }
    }

    /// Where `sought` begins.
    pub fn places(&self, sought: &Letters) -> Vec<usize> {
        let stands = |start: &usize| self.text.chars[*start..].starts_with(&sought.chars);
        match sought.chars[..] {
            [] => Vec::new(),
            [a, b, c, ..] => {
                let (offset, starts) = self.rarest(&sought.chars, [a, b, c]);
                starts.iter().filter_map(|start| start.checked_sub(offset)).filter(stands).collect()
            }
            _ => (0..self.text.len()).filter(stands).collect(),
        }
    }

    /// Where a key of `sought` stands, and how far from its beginning that is: many texts may begin alike, so that another key
    /// leads to fewer places.
    fn rarest(&self, sought: &[char], first: [char; KEY]) -> (usize, &[usize]) {
        let places = |key: &[char; KEY]| self.places.get(key).map_or(&[][..], Vec::as_slice);
        let begin = (0, places(&first));
        if begin.1.len() <= FEW {
            return begin;
        }
        let others = sought.windows(KEY).enumerate().take(MOST_KEYS);
        let others = others.map(|(offset, key)| (offset, places(&[key[0], key[1], key[2]])));
        others.min_by_key(|(_, places)| places.len()).unwrap_or(begin)
    }

    /// Where of several places `sought` stands best, and how: the first where it stands word for word.
    pub fn best(&self, sought: &Letters, places: &[usize]) -> Option<(usize, Fit)> {
        let mut best: Option<(usize, Fit)> = None;
        for start in places {
            let fit = sought.fit(&self.text, *start);
            if best.is_none_or(|(_, other)| fit < other) {
                best = Some((*start, fit));
            }
            if fit == Fit::Whole {
                break;
            }
        }
        best
    }
}

fn is_selector(c: char) -> bool {
    matches!(c, '\u{FE00}'..='\u{FE0F}')
}

/// Whether a character is part of a word that spaces part from others: not Chinese or kana, between which no space says anything.
fn is_word(c: char) -> bool {
    // Most are, and need no look at the tables of all characters.
    if c.is_ascii() || is_syllable(c) {
        return !c.is_ascii() || c.is_ascii_alphanumeric();
    }
    c.is_alphanumeric()
        && !is_hanja(c)
        && !matches!(c, '\u{3040}'..='\u{30FF}' | '\u{31F0}'..='\u{31FF}' | '\u{20000}'..)
}

/// Whether a sign belongs to a word as letters do: in addresses.
fn is_kept_together(before: char, c: char) -> bool {
    let sign = |c: char| matches!(c, '@' | '_');
    sign(before) && is_word(c) || is_word(before) && sign(c)
}

/// A quote or apostrophe without its curl, which the program may have given it.
fn straight(c: char) -> char {
    match c {
        '“' | '”' | '„' => '"',
        '‘' | '’' | '‚' => '\'',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::{Fit, Index, Letters};

    fn fit(text: &str, sought: &str) -> Option<Fit> {
        let (index, sought) = (Index::of(Letters::of(text)), Letters::of(sought));
        index.best(&sought, &index.places(&sought)).map(|(_, fit)| fit)
    }

    #[test]
    fn what_setting_changes_is_the_same() {
        for text in ["Done “well” with state-of-the-\nart\nGo", "done \"well\" with state-of-\nthe-art Go", "x Done ‘‘"]
        {
            assert_eq!(fit(text, "Done"), Some(Fit::Whole), "{text}");
        }
        assert_eq!(fit("Done “well” with state-of-the-\nart", "Done \"well\" with state-of-the-art"), Some(Fit::Whole));
        assert_eq!(fit("expe-\nrience", "experience"), Some(Fit::Whole));
        assert_eq!(fit("a@example.\norg", "a@example.org"), Some(Fit::Whole));
        assert_eq!(fit("東京 Go", "東京Go"), Some(Fit::Whole));
        assert_eq!(fit("홍길동洪吉童", "홍길동"), Some(Fit::Whole));
    }

    #[test]
    fn words_are_whole_and_apart() {
        assert_eq!(fit("E X P ERIENCE", "Experience"), Some(Fit::Torn));
        assert_eq!(fit("HongEngineer", "Hong"), Some(Fit::Joined));
        assert_eq!(fit("HongEngineer. Hong", "Hong"), Some(Fit::Whole));
        assert_eq!(fit("Hong", "Hong Gildong"), None);
        assert_eq!(fit("HongGildong", "Hong Gildong"), Some(Fit::Joined));
        assert_eq!(fit("C, Go", "C"), Some(Fit::Whole));
        assert_eq!(fit("Hong-Engineer", "Hong"), Some(Fit::Whole));
    }
}
