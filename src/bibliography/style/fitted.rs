//! References as hayagriva reads them right: it takes some parts of an entry for what they are not, and leaves some out.

use hayagriva::Entry;
use hayagriva::types::{EntryType, Person, Publisher, SerialNumber};

/// A hyphen that is no seam: hayagriva parts names and numbers there. It becomes a hyphen when the reference is set.
pub const HYPHEN: char = '\u{E0A6}';

/// The entry, so that citation styles set it as the other programs do.
pub fn fitted(entry: &Entry) -> Entry {
    let kind = *entry.entry_type();
    let mut fitted = match kind {
        // Else the title of the book is that of its volume, too, and stands twice.
        EntryType::Anthos if parent(entry, EntryType::Anthology) => copied(entry, EntryType::Chapter),
        _ => copied(entry, kind),
    };
    let mut parents: Vec<Entry> = entry.parents().iter().map(|parent| copied(parent, *parent.entry_type())).collect();
    match kind {
        EntryType::Article => proceedings(&mut parents),
        // Else the volume of a book in a series is its part and its chapter, too.
        EntryType::Book => {
            for parent in parents.iter_mut().filter(|parent| *parent.entry_type() == EntryType::Book) {
                *parent = copied(parent, EntryType::Anthology);
            }
        }
        _ => {}
    }
    fitted.set_parents(parents);
    fitted
}

fn parent(entry: &Entry, kind: EntryType) -> bool {
    entry.parents().iter().any(|parent| *parent.entry_type() == kind)
}

/// Keeps the title of proceedings from standing twice: one without a title says that it is a conference's paper, a book has
/// the rest.
fn proceedings(parents: &mut Vec<Entry>) {
    let Some(at) = parents.iter().position(|parent| *parent.entry_type() == EntryType::Proceedings) else { return };
    let series = parents[at].parents().iter().map(|series| copied(series, EntryType::Anthology)).collect();
    let mut book = copied(&parents[at], EntryType::Book);
    book.set_parents(series);
    parents[at] = Entry::new(book.key(), EntryType::Proceedings);
    parents.insert(at + 1, book);
}

/// The entry as one of another kind. Who published it is the publisher, whatever the field.
fn copied(entry: &Entry, kind: EntryType) -> Entry {
    let mut copy = Entry::new(entry.key(), kind);
    macro_rules! copy {
        ($($get:ident $set:ident),* $(,)?) => { $(if let Some(value) = entry.$get() { copy.$set(value.to_owned()); })* };
    }
    copy! {
        title set_title, date set_date, affiliated set_affiliated, location set_location, issue set_issue,
        chapter set_chapter, volume set_volume, volume_total set_volume_total, edition set_edition,
        page_range set_page_range, page_total set_page_total, time_range set_time_range, runtime set_runtime,
        url set_url, language set_language, archive set_archive, archive_location set_archive_location,
        call_number set_call_number, note set_note, genre set_genre,
    }
    entry.authors().into_iter().for_each(|people| copy.set_authors(people.iter().map(person).collect()));
    entry.editors().into_iter().for_each(|people| copy.set_editors(people.iter().map(person).collect()));
    entry.serial_number().into_iter().for_each(|serial| copy.set_serial_number(numbered(serial)));
    let (name, place) = entry.publisher().map_or((None, None), |publisher| (publisher.name(), publisher.location()));
    let name = name.or(entry.organization());
    if name.or(place).is_some() {
        copy.set_publisher(Publisher::new(name.cloned(), place.cloned()));
    }
    copy.set_parents(entry.parents().to_vec());
    copy
}

/// A name whose initials come out right: those of `Ga-eun` are `G.`, and those of `Ga-Eun` are `G.-E.`
fn person(person: &Person) -> Person {
    let given_name = person.given_name.as_ref().map(|given| {
        let next = given.chars().skip(1).chain([' ']);
        given.chars().zip(next).map(|(c, next)| if c == '-' && next.is_lowercase() { HYPHEN } else { c }).collect()
    });
    Person { given_name, ..person.clone() }
}

/// Numbers such as `TR-2005-3`, of which only the digits would be taken for a range.
fn numbered(serial: &SerialNumber) -> SerialNumber {
    let is_range = |text: &str| text.chars().all(|c| c.is_ascii_digit() || matches!(c, '-' | '–' | ',' | ' '));
    let numbers = serial.0.iter().map(|(kind, text)| {
        let text = if kind == "serial" && !is_range(text) {
            text.replace(['-', '–'], &HYPHEN.to_string())
        } else {
            text.clone()
        };
        (kind.clone(), text)
    });
    SerialNumber(numbers.collect())
}
