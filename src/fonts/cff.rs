//! Whether a font is of a make whose text old readers of PDF give back in pieces.

use typst::text::Font;

/// The operators of a top or font dictionary that are looked at; the second byte of those that begin with 12 counts from 256.
const FONT_MATRIX: usize = 256 + 7;
const FONT_DICTIONARIES: usize = 256 + 36;
/// What an operator of two bytes begins with.
const ESCAPE: usize = 12;
/// The units per em that need no matrix.
const USUAL_UNITS: usize = 1000;

/// Whether the letters of a font are scaled in its font dictionaries alone, which MuPDF before 1.25 does twice: it takes them for
/// as much smaller as they are, sees gaps between them, and gives the text back in pieces.
pub(super) fn is_torn(font: &Font) -> bool {
    let scaled = || scales_in_dictionaries(table(font, *b"CFF ")?);
    units(font) != Some(USUAL_UNITS) && scaled().unwrap_or_default()
}

/// How many units the em has.
fn units(font: &Font) -> Option<usize> {
    number(table(font, *b"head")?, 18, 2)
}

/// The table of this name.
fn table(font: &Font, tag: [u8; 4]) -> Option<&[u8]> {
    let data = font.data().as_slice();
    let start = if data.starts_with(b"ttcf") { number(data, 12 + 4 * font.index() as usize, 4)? } else { 0 };
    let records = (0..number(data, start + 4, 2)?).map(|record| start + 12 + 16 * record);
    let record = records.into_iter().find(|at| data.get(*at..).is_some_and(|record| record.starts_with(&tag)))?;
    let at = number(data, record + 8, 4)?;
    data.get(at..at.checked_add(number(data, record + 12, 4)?)?)
}

/// The number of so many bytes at `at`.
fn number(bytes: &[u8], at: usize, size: usize) -> Option<usize> {
    Some(bytes.get(at..at.checked_add(size)?)?.iter().fold(0, |number, byte| number << 8 | usize::from(*byte)))
}

fn scales_in_dictionaries(cff: &[u8]) -> Option<bool> {
    let (_, after_names) = index(cff, number(cff, 2, 1)?)?;
    let (tops, _) = index(cff, after_names)?;
    let top = operators(tops.first()?)?;
    let at = top.iter().find(|(operator, _)| *operator == FONT_DICTIONARIES)?.1?;
    let has_matrix =
        |operators: &[(usize, Option<usize>)]| operators.iter().any(|(operator, _)| *operator == FONT_MATRIX);
    let (dictionaries, _) = index(cff, at)?;
    Some(!has_matrix(&top) && dictionaries.iter().any(|it| operators(it).is_some_and(|it| has_matrix(&it))))
}

/// What an INDEX at `at` holds, and where it ends.
fn index(cff: &[u8], at: usize) -> Option<(Vec<&[u8]>, usize)> {
    let count = number(cff, at, 2)?;
    if count == 0 {
        return Some((Vec::new(), at + 2));
    }
    let size = number(cff, at + 2, 1).filter(|size| (1..=4).contains(size))?;
    // Counted from the byte before the first.
    let data = at + 2 + (count + 1) * size;
    let end = |item: usize| data.checked_add(number(cff, at + 3 + item * size, size)?);
    let ends = (0..=count).map(end).collect::<Option<Vec<usize>>>()?;
    let items: Option<Vec<_>> = ends.windows(2).map(|pair| cff.get(pair[0]..pair[1])).collect();
    Some((items?, *ends.last()?))
}

/// The operators of a dictionary, each with the operand before it if that is a whole number and positive, as offsets are.
fn operators(mut bytes: &[u8]) -> Option<Vec<(usize, Option<usize>)>> {
    let (mut found, mut operand) = (Vec::new(), None::<usize>);
    while let [first, rest @ ..] = bytes {
        let (length, value) = match first {
            28 => (2, number(rest, 0, 2)),
            29 => (4, number(rest, 0, 4)),
            30 => (1 + rest.iter().position(|byte| byte & 0xF == 0xF || byte >> 4 == 0xF)?, None),
            32..=246 => (0, usize::from(*first).checked_sub(139)),
            247..=250 => (1, number(rest, 0, 1).map(|low| 256 * (usize::from(*first) - 247) + low + 108)),
            251..=254 => (1, None),
            _ => {
                let escaped = usize::from(*first) == ESCAPE;
                let operator = if escaped { 256 + usize::from(*rest.first()?) } else { usize::from(*first) };
                found.push((operator, operand.take()));
                bytes = rest.get(usize::from(escaped)..)?;
                continue;
            }
        };
        operand = value;
        bytes = rest.get(length..)?;
    }
    Some(found)
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::path::Path;

    use typst::foundations::Bytes;
    use typst::text::Font;

    use super::{USUAL_UNITS, is_torn, operators, scales_in_dictionaries, table, units};
    use crate::fonts::Fonts;

    #[test]
    fn bundled_faces_have_the_usual_units_and_no_matrix() {
        let fonts = Fonts::bundled();
        let fonts: Vec<Font> = (0..).map_while(|index| fonts.font(index)).collect();
        let tables: Vec<_> = fonts.iter().filter_map(|font| Some((font, table(font, *b"CFF ")?))).collect();
        assert!(tables.len() >= 7, "{}", tables.len());
        for (font, cff) in tables {
            let name = font.post_script_name();
            assert_eq!((units(font), scales_in_dictionaries(cff)), (Some(USUAL_UNITS), Some(false)), "{name:?}");
        }
    }

    #[test]
    fn a_matrix_in_the_dictionaries_is_found_and_damage_is_none() {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fonts/SquaresCID-Regular.otf");
        let font = Font::new(Bytes::new(fs::read(path).expect("a font")), 0).expect("it is whole");
        assert!(is_torn(&font));
        let cff = table(&font, *b"CFF ").expect("it is one of CFF");
        for end in 0..cff.len() {
            scales_in_dictionaries(&cff[..end]);
            let mut damaged = cff.to_vec();
            damaged[end] ^= 0xFF;
            scales_in_dictionaries(&damaged);
        }
        assert_eq!(operators(&[29, 0, 0, 1, 2, 12, 36, 30, 0xA1, 0x2F, 5]), Some(vec![(292, Some(258)), (5, None)]));
        assert_eq!(operators(&[248, 5, 12, 7, 139, 6]), Some(vec![(263, Some(369)), (6, Some(0))]));
        assert_eq!(operators(&[30, 0xA1]), None);
    }
}
