//! What keeps a hostile or broken BibTeX file from taking all time and memory: the parser follows whatever refers to something.

use std::collections::HashMap;
use std::ops::Range;

use biblatex::{Bibliography, Entry, RawBibliography, RawChunk};

/// How deep braces may be nested in a field.
const DEEPEST: usize = 40;
/// How many bytes the abbreviations of a file may stand for.
const MOST_BYTES: usize = 16 << 20;
/// How far a reference may refer to others that refer to others, and how many it may reach.
const FURTHEST: usize = 5;
const MOST_REACHED: usize = 100;

/// What is wrong with a file in that way, where, and what to do.
pub type Excess = (Range<usize>, String, &'static str);

/// The first excess of a file.
pub fn excess(raw: &RawBibliography) -> Option<Excess> {
    nested(raw).or_else(|| abbreviated(raw)).or_else(|| referring(raw))
}

/// A field whose braces are nested too deep.
fn nested(raw: &RawBibliography) -> Option<Excess> {
    let fields = raw.entries.iter().flat_map(|entry| &entry.v.fields).chain(&raw.abbreviations);
    let mut chunks = fields.flat_map(|field| &field.value.v);
    let deep = chunks.find(|chunk| matches!(chunk.v, RawChunk::Normal(text) if depth(text) > DEEPEST))?;
    Some((deep.span.clone(), format!("braces are nested deeper than {DEEPEST}"), "look for braces that are not closed"))
}

fn depth(text: &str) -> usize {
    let (mut depth, mut deepest) = (0_usize, 0);
    for byte in text.bytes() {
        match byte {
            b'{' => depth += 1,
            b'}' => depth = depth.saturating_sub(1),
            _ => {}
        }
        deepest = deepest.max(depth);
    }
    deepest
}

/// An abbreviation that stands for itself, or abbreviations that stand for too much.
fn abbreviated(raw: &RawBibliography) -> Option<Excess> {
    let hint = "write the words themselves into the fields";
    let defined: HashMap<&str, _> = raw.abbreviations.iter().map(|pair| (pair.key.v, pair)).collect();
    let mut sizes: HashMap<&str, usize> = HashMap::new();
    // Each round settles what stands for what is settled; what is left stands for itself.
    for _ in 0..=FURTHEST {
        for (name, pair) in &defined {
            let mut size = 0_usize;
            let settled = pair.value.v.iter().all(|chunk| match &chunk.v {
                RawChunk::Normal(text) => {
                    size += text.len();
                    true
                }
                RawChunk::Abbreviation(other) => match (sizes.get(other), defined.contains_key(other)) {
                    (Some(known), _) => {
                        size += known;
                        true
                    }
                    (None, is_defined) => !is_defined,
                },
            });
            if settled {
                sizes.insert(*name, size);
            }
        }
    }
    if let Some((name, pair)) = defined.iter().find(|(name, _)| !sizes.contains_key(*name)) {
        return Some((
            pair.key.span.clone(),
            format!("the abbreviation `{name}` stands for itself, or for too many others"),
            hint,
        ));
    }
    let mut total = 0_usize;
    let fields = raw.entries.iter().flat_map(|entry| &entry.v.fields);
    for chunk in fields.flat_map(|field| &field.value.v).chain(defined.values().flat_map(|pair| &pair.value.v)) {
        if let RawChunk::Abbreviation(name) = &chunk.v {
            total = total.saturating_add(sizes.get(name).copied().unwrap_or_default());
        }
        if total > MOST_BYTES {
            let message = format!("the abbreviations stand for more than {} MiB", MOST_BYTES >> 20);
            return Some((chunk.span.clone(), message, hint));
        }
    }
    None
}

/// A reference that takes fields from itself by way of others, or from too many.
fn referring(raw: &RawBibliography) -> Option<Excess> {
    const OTHERS: [(&str, &str); 2] = [("crossref", "jikjicrossref"), ("xdata", "jikjixdata")];
    let mut apart = raw.clone();
    let mut refers = false;
    for field in apart.entries.iter_mut().flat_map(|entry| &mut entry.v.fields) {
        if let Some((_, name)) = OTHERS.iter().find(|(name, _)| field.key.v.eq_ignore_ascii_case(name)) {
            field.key.v = name;
            refers = true;
        }
    }
    if !refers {
        return None;
    }
    // Read with these fields under other names, so that nothing is followed.
    let library = Bibliography::from_raw(apart).ok()?;
    let far = library.iter().find(|entry| !ends(entry, &library, FURTHEST, &mut 0))?;
    let place =
        raw.entries.iter().find(|entry| entry.v.key.v == far.key).map_or(0..0, |entry| entry.v.key.span.clone());
    let message = format!("`{}` takes fields from itself, or from too many others", far.key);
    Some((place, message, "look at `crossref` and `xdata` there and in what they name"))
}

/// Whether what an entry refers to comes to an end.
fn ends(entry: &Entry, library: &Bibliography, left: usize, reached: &mut usize) -> bool {
    *reached += 1;
    let one = entry.get_as::<String>("jikjicrossref").ok().into_iter();
    let mut others = one.chain(entry.get_as::<Vec<String>>("jikjixdata").into_iter().flatten());
    left > 0
        && *reached <= MOST_REACHED
        && others.all(|key| library.get(&key).is_none_or(|other| ends(other, library, left - 1, reached)))
}
