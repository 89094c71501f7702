//! PNG pictures without what does not change how they look.

/// What a file begins with.
const SIGNATURE: usize = 8;
/// What stands around the content of a chunk: its length and name before it, its checksum behind.
const FRAME: usize = 12;
/// The chunks that a picture may have and that change how it looks: transparency, the turn in its EXIF, its colours.
const KEPT: [&[u8]; 6] = [b"tRNS", b"eXIf", b"iCCP", b"sRGB", b"gAMA", b"cHRM"];

/// The file without the chunks that only say something: texts, packed ones among them, may unpack to any size. What is no chunk
/// stays for the decoder to refuse.
pub(super) fn bare(bytes: &[u8]) -> Vec<u8> {
    let (signature, mut rest) = bytes.split_at(SIGNATURE.min(bytes.len()));
    let mut bare = signature.to_vec();
    while let Some(chunk) = first_chunk(rest) {
        let name = &chunk[4..8];
        // The names of those that every picture needs begin with a capital.
        if name[0].is_ascii_uppercase() || KEPT.contains(&name) {
            bare.extend(chunk);
        }
        rest = &rest[chunk.len()..];
    }
    bare.extend(rest);
    bare
}

fn first_chunk(bytes: &[u8]) -> Option<&[u8]> {
    let length = u32::from_be_bytes(bytes.first_chunk().copied()?);
    bytes.get(..usize::try_from(length).ok()?.checked_add(FRAME)?)
}
