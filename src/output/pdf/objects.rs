//! The objects of a PDF as Typst writes it: one behind the other, and a table of where each begins.

use std::borrow::Cow;

/// The length of an entry of the table.
const ENTRY: usize = 20;
/// What an object without a place in the file has for one.
const FREE: &[u8] = b"0000000000 65535 f\r\n";

/// The objects of a PDF, to be read and replaced.
pub struct Objects<'a> {
    /// What stands before the first object.
    head: &'a [u8],
    /// Each with its number, from `1 0 obj` to behind `endobj`, in the order of the file.
    objects: Vec<(usize, Cow<'a, [u8]>)>,
    /// How many entries the table has.
    entries: usize,
    /// What stands between the table and its place.
    trailer: &'a [u8],
}

impl<'a> Objects<'a> {
    /// Reads the table of a PDF; nothing where it has another form than Typst gives it.
    pub fn read(pdf: &'a [u8]) -> Option<Self> {
        let (rest, end) = split_last(pdf, b"startxref\n")?;
        let (body, table) = rest.split_at_checked(number(end)?)?;
        let table = table.strip_prefix(b"xref\n0 ")?;
        let entries = number(table)?;
        let table = table.get(entries.to_string().len() + 1..)?;
        let (table, trailer) = table.split_at_checked(entries.checked_mul(ENTRY)?)?;
        let starts = table.chunks(ENTRY).enumerate().filter(|(_, entry)| entry.get(17) == Some(&b'n'));
        let mut starts = starts.map(|(object, entry)| Some((number(entry)?, object))).collect::<Option<Vec<_>>>()?;
        starts.sort_unstable();
        let ends = starts.iter().skip(1).map(|(start, _)| *start).chain([body.len()]);
        let object =
            |((start, object), end): (&(usize, usize), usize)| Some((*object, Cow::from(body.get(*start..end)?)));
        let objects = starts.iter().zip(ends).map(object).collect::<Option<_>>()?;
        Some(Self { head: body.get(..starts.first()?.0)?, objects, entries, trailer })
    }

    /// What follows the table, which names the catalog and the information dictionary.
    pub fn trailer(&self) -> &[u8] {
        self.trailer
    }

    /// Every object.
    pub fn iter_mut(&mut self) -> impl Iterator<Item = &mut Cow<'a, [u8]>> {
        self.objects.iter_mut().map(|(_, bytes)| bytes)
    }

    /// The object of a number.
    pub fn get(&self, object: usize) -> Option<&[u8]> {
        self.objects.iter().find(|(other, _)| *other == object).map(|(_, bytes)| bytes.as_ref())
    }

    /// The same, to be changed.
    pub fn get_mut(&mut self, object: usize) -> Option<&mut Cow<'a, [u8]>> {
        self.objects.iter_mut().find(|(other, _)| *other == object).map(|(_, bytes)| bytes)
    }

    /// The PDF with the objects as they are now.
    pub fn finish(&self) -> Vec<u8> {
        let length: usize = self.objects.iter().map(|(_, bytes)| bytes.len()).sum();
        let mut pdf = Vec::with_capacity(self.head.len() + length + self.entries * ENTRY + self.trailer.len() + 64);
        let mut table = FREE.repeat(self.entries);
        pdf.extend(self.head);
        for (object, bytes) in &self.objects {
            let entry = format!("{:010} 00000 n\r\n", pdf.len());
            table[object * ENTRY..][..ENTRY].copy_from_slice(entry.as_bytes());
            pdf.extend(bytes.as_ref());
        }
        let place = pdf.len();
        let write = |pdf: &mut Vec<u8>, text: String| pdf.extend(text.into_bytes());
        write(&mut pdf, format!("xref\n0 {}\n", self.entries));
        pdf.extend(table);
        pdf.extend(self.trailer);
        write(&mut pdf, format!("startxref\n{place}\n%%EOF"));
        pdf
    }
}

/// The figures that `bytes` begin with.
pub fn number(bytes: &[u8]) -> Option<usize> {
    let figures = bytes.iter().take_while(|byte| byte.is_ascii_digit()).count();
    str::from_utf8(&bytes[..figures]).ok()?.parse().ok()
}

/// What stands before and behind the last `mark`.
fn split_last<'a>(bytes: &'a [u8], mark: &[u8]) -> Option<(&'a [u8], &'a [u8])> {
    let at = bytes.windows(mark.len()).rposition(|window| window == mark)?;
    Some((&bytes[..at], &bytes[at + mark.len()..]))
}

/// What stands before and behind the first `mark`.
pub fn split<'a>(bytes: &'a [u8], mark: &[u8]) -> Option<(&'a [u8], &'a [u8])> {
    let at = bytes.windows(mark.len()).position(|window| window == mark)?;
    Some((&bytes[..at], &bytes[at + mark.len()..]))
}

/// The number of the object that a key of a dictionary refers to.
pub fn reference(dictionary: &[u8], key: &str) -> Option<usize> {
    number(split(dictionary, format!("/{key} ").as_bytes())?.1)
}

#[cfg(test)]
mod tests {
    use super::{Objects, reference};

    const PDF: &str = "%PDF-1.7\n1 0 obj\n<</Type/Catalog>>\nendobj\n2 0 obj\n[1 0 R]\nendobj\nxref\n0 3\n\
        0000000000 65535 f\r\n0000000009 00000 n\r\n0000000042 00000 n\r\ntrailer\n<</Size 3/Root 1 0 R>>\nstartxref\n65\n%%EOF";

    #[test]
    fn what_is_not_changed_stays() {
        let objects = Objects::read(PDF.as_bytes()).expect("it has a table");
        assert_eq!(reference(objects.trailer(), "Root"), Some(1));
        assert_eq!(objects.get(2), Some(&b"2 0 obj\n[1 0 R]\nendobj\n"[..]));
        assert_eq!(objects.finish(), PDF.as_bytes());
    }

    #[test]
    fn the_table_follows_what_is_changed() {
        let mut objects = Objects::read(PDF.as_bytes()).expect("it has a table");
        *objects.get_mut(1).expect("it is there") = b"1 0 obj\n<</Type/Catalog/Lang(ko)>>\nendobj\n".into();
        let pdf = String::from_utf8(objects.finish()).expect("it is ASCII");
        assert_eq!(pdf.find("2 0 obj"), Some(51));
        assert!(pdf.contains("0000000051 00000 n\r\n") && pdf.contains("\nstartxref\n74\n"), "{pdf}");
    }

    #[test]
    fn another_form_is_not_read() {
        for pdf in ["", "%PDF-1.7\nstartxref\n9\n%%EOF", &PDF.replace("startxref\n65", "startxref\n64")] {
            assert!(Objects::read(pdf.as_bytes()).is_none(), "{pdf}");
        }
    }
}
