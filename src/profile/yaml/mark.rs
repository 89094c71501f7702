//! What a line begins with that makes it an item of a list: a bullet, or a number.

use crate::script::letter::is_syllable;

/// Signs that begin an item whatever follows them; the last three are those of word processors, of which no font knows.
const BULLETS: &str = "•◦‣⁃∙●○▪▫■□◆◇▶►➢➤\u{F0A7}\u{F0B7}\u{F0D8}";
/// Signs that begin one if white space follows, or Hangul: `-5 %` is a number, and `*` may begin emphasis.
const DASHES: &str = "-–—―*·ㆍ・ㅇ▷☞▣◎★☆✔✓◈❖";
/// Letters that Korean outlines count by.
const LETTERS: &str = "가나다라마바사아자차카타파하";

/// What a line begins with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mark {
    /// A bullet.
    Bullet(char),
    /// A number, and the sign with it.
    Number(usize, char),
}

impl Mark {
    /// The mark that a line begins with, and what stands behind it.
    pub fn of(line: &str) -> Option<(Self, &str)> {
        let first = line.chars().next()?;
        let rest = &line[first.len_utf8()..];
        let apart = rest.starts_with(char::is_whitespace) || first != '*' && rest.starts_with(is_syllable);
        let found = match BULLETS.contains(first) || DASHES.contains(first) && apart {
            true => Some((Self::Bullet(first), rest)),
            false => circled(first, rest).or_else(|| counted(line)),
        };
        found.map(|(mark, rest)| (mark, rest.trim_start())).filter(|(_, rest)| !rest.is_empty())
    }

    /// The sign that the items of one list have in common.
    pub fn sign(self) -> char {
        match self {
            Self::Bullet(sign) | Self::Number(_, sign) => sign,
        }
    }

    /// Whether it is a mark wherever it stands. `2.` or `나)` is one only behind a first.
    pub fn is_certain(self) -> bool {
        matches!(self, Self::Bullet(_) | Self::Number(_, ')' | '(' | '①'))
    }
}

/// `①`.
fn circled(first: char, rest: &str) -> Option<(Mark, &str)> {
    let number = u32::from(first).checked_sub(u32::from('①')).filter(|number| *number < 20)?;
    Some((Mark::Number(number as usize + 1, '①'), rest))
}

/// `1.`, `1)`, `(1)`, `가.`, `가)`, `a)`, with white space behind; the brackets may stand before Hangul.
fn counted(line: &str) -> Option<(Mark, &str)> {
    let inner = line.strip_prefix('(').unwrap_or(line);
    let bracketed = inner.len() < line.len();
    let end = inner.find(['.', ')']).filter(|end| *end <= 3)?;
    let (count, behind) = (&inner[..end], &inner[end..]);
    let (closing, rest) = (behind.chars().next()?, &behind[1..]);
    let (number, sign) = match count.chars().next()? {
        '0'..='9' if end <= 2 => (count.parse().ok()?, if bracketed { '(' } else { closing }),
        letter @ 'a'..='z' if end == 1 && closing == ')' && !bracketed => (letter as usize - 'a' as usize + 1, 'a'),
        letter if letter.len_utf8() == end => (LETTERS.chars().position(|other| other == letter)? + 1, '가'),
        _ => return None,
    };
    let apart = rest.starts_with(char::is_whitespace) || closing == ')' && rest.starts_with(is_syllable);
    (apart && (!bracketed || closing == ')')).then_some((Mark::Number(number, sign), rest))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_told_from_text() {
        let rest = |line| Mark::of(line).map(|(_, rest)| rest);
        for line in ["- x", "• x", "•x", "1. x", "12) x", "(3) x", "① x", "a) x", "가. x"] {
            assert_eq!(rest(line), Some("x"), "{line}");
        }
        assert_eq!((rest("-매출"), rest("1)매출")), (Some("매출"), Some("매출")));
        assert_eq!(
            (rest("ㅇ 개발"), rest("★ 최우수"), rest("★★★ Rust"), rest("ㅇㅇ")),
            (Some("개발"), Some("최우수"), None, None)
        );
        for line in [
            "-5 %",
            "*강조* 글",
            "**x**",
            "2019. 3. 입사",
            "1.5배",
            "-x",
            "a. x",
            "(주)한울",
            "(a) x",
            "•",
            "--- x",
            "3D x",
        ] {
            assert_eq!(rest(line), None, "{line}");
        }
    }
}
