//! What a font file claims to have, summed up before anybody spells it out.

use std::fs::File;
use std::io::{Read, Seek, SeekFrom};

/// What a file with several faces begins with.
const COLLECTION: &[u8] = b"ttcf";
/// What a file with one face begins with: TrueType, the same by Apple, CFF.
const FACE: [&[u8]; 3] = [b"\x00\x01\x00\x00", b"true", b"OTTO"];
/// At most this many faces of one file are read.
const MOST_FACES: u64 = 256;
/// The largest table that is looked at, in bytes.
const LARGEST: u64 = 16 << 20;
/// A face maps at most so many characters, in all of its tables of them together; Unicode has 1.1 million.
const MOST_CHARACTERS: u64 = 5_000_000;
/// The names of a face have at most so many bytes.
const MOST_NAME_BYTES: u64 = 4 << 20;

/// Finds out whether a file may be read as a font in bounded time and memory. The error says why not.
pub(super) fn check(file: &mut File) -> Result<(), String> {
    let head = read(file, 0, 12).filter(|head| head.0.len() == 12).unwrap_or_default();
    let starts = match head.0 {
        _ if FACE.iter().any(|magic| head.0.starts_with(magic)) => vec![0],
        _ if head.0.starts_with(COLLECTION) && head.u32(8) > MOST_FACES => {
            return Err(format!("it says that it has more than {MOST_FACES} fonts in it"));
        }
        _ if head.0.starts_with(COLLECTION) => {
            let starts = read(file, 12, 4 * head.u32(8)).unwrap_or_default();
            (0..starts.0.len() / 4).map(|face| starts.u32(4 * face)).collect()
        }
        _ => return Err("it is not a font".into()),
    };
    match starts.into_iter().all(|start| is_bounded(file, start).unwrap_or_default()) {
        true => Ok(()),
        false => Err("it is damaged".into()),
    }
}

/// Whether what the tables of the face at `start` say can be spelled out; nothing if it has not those that every face has.
fn is_bounded(file: &mut File, start: u64) -> Option<bool> {
    let count = read(file, start + 4, 2)?.u16(0);
    let directory = read(file, start + 12, 16 * count)?;
    let mut table = |tag: &[u8]| {
        let at = (0..count as usize).map(|record| 16 * record).find(|at| directory.from(*at).0.starts_with(tag))?;
        read(file, directory.u32(at + 8), directory.u32(at + 12))
    };
    Some(characters(&table(b"cmap")?).is_some() && name_bytes(&table(b"name")?) <= MOST_NAME_BYTES)
}

/// The bytes of a file from `at` on, `length` of them or as many as there are; nothing if they are too many.
fn read(file: &mut File, at: u64, length: u64) -> Option<Table> {
    let mut bytes = Vec::new();
    if length > LARGEST {
        return None;
    }
    file.seek(SeekFrom::Start(at)).ok()?;
    file.take(length).read_to_end(&mut bytes).ok()?;
    Some(Table(bytes))
}

/// The bytes of a table; what is beyond its end is nothing.
#[derive(Default)]
struct Table<T = Vec<u8>>(T);

impl<T: AsRef<[u8]>> Table<T> {
    fn u16(&self, at: usize) -> u64 {
        self.from(at).0.first_chunk().map_or(0, |bytes| u16::from_be_bytes(*bytes).into())
    }

    fn u32(&self, at: usize) -> u64 {
        self.from(at).0.first_chunk().map_or(0, |bytes| u32::from_be_bytes(*bytes).into())
    }

    fn from(&self, at: usize) -> Table<&[u8]> {
        Table(self.0.as_ref().get(at..).unwrap_or_default())
    }
}

/// How many characters the subtables of `cmap` map, an empty range counted as one; `None` beyond the most.
fn characters(cmap: &Table) -> Option<u64> {
    let mut left = MOST_CHARACTERS;
    for record in 0..cmap.u16(2) as usize {
        let subtable = cmap.from(cmap.u32(8 + 8 * record) as usize);
        let ends = subtable.u16(6) as usize;
        let (ranges, format) = match subtable.u16(0) {
            4 => (ends as u64 / 2, 4),
            12 | 13 => (subtable.u32(12), 12),
            _ => continue,
        };
        for range in 0..ranges as usize {
            let (start, end) = match format {
                4 => (subtable.u16(16 + ends + 2 * range), subtable.u16(14 + 2 * range)),
                _ => (subtable.u32(16 + 12 * range), subtable.u32(20 + 12 * range)),
            };
            left = left.checked_sub(end.saturating_sub(start) + 1)?;
        }
    }
    Some(MOST_CHARACTERS - left)
}

/// The bytes that all names have together: each may be the same piece of the table.
fn name_bytes(name: &Table) -> u64 {
    (0..name.u16(2) as usize).map(|record| name.u16(6 + 12 * record + 8)).sum()
}

#[cfg(test)]
mod tests {
    use super::{Table, characters, name_bytes};

    /// Big-endian numbers, of two bytes or four.
    fn bytes(words: &[u16]) -> Vec<u8> {
        words.iter().flat_map(|word| word.to_be_bytes()).collect()
    }

    #[test]
    fn ranges_of_characters_are_counted_before_they_are_spelled_out() {
        let segments = bytes(&[0, 1, 0, 3, 0, 12, 4, 0, 0, 4, 0, 0, 0, 90, 0xFFFF, 0, 65, 0xFFFF]);
        assert_eq!(characters(&Table(segments)), Some(27));
        let groups = bytes(&[0, 1, 3, 10, 0, 12, 12, 0, 0, 28, 0, 0, 0, 1, 0, 65, 0, 90, 0, 0]);
        assert_eq!(characters(&Table(groups)), Some(26));
        let everything = bytes(&[0, 1, 3, 10, 0, 12, 12, 0, 0, 28, 0, 0, 0, 1, 0, 0, 0xFFFF, 0xFFFF, 0, 0]);
        assert_eq!(characters(&Table(everything)), None);
        let endless = bytes(&[0, 1, 3, 10, 0, 12, 12, 0, 0, 28, 0, 0, 0xFFFF, 0xFFFF]);
        assert_eq!(characters(&Table(endless)), None);
    }

    #[test]
    fn names_are_counted_each_time() {
        let twice = bytes(&[0, 2, 30, 3, 1, 0x409, 1, 700, 0, 3, 1, 0x409, 1, 700, 0]);
        assert_eq!(name_bytes(&Table(twice)), 1400);
    }
}
