//! SHA-256: of bytes, and of everything that a document is made of.

use std::fmt::Write;

use serde_json::Value as Json;
use sha2::{Digest, Sha256};

use crate::diagnostic::findings::Findings;
use crate::pipeline;
use crate::project::Job;
use crate::project::plan::Plan;
use crate::session::Session;
use crate::view::value::Part;

/// The SHA-256 of some bytes, in hexadecimal digits, as `sha256sum` prints it.
pub fn hex(bytes: &[u8]) -> String {
    digits(&Sha256::digest(bytes))
}

/// A number that some bytes have on every machine and in every version.
pub fn number(bytes: &[u8]) -> u64 {
    Sha256::digest(bytes).iter().take(8).fold(0, |number, byte| number << 8 | u64::from(*byte))
}

/// The SHA-256 of all that decides how a document comes out: what it shows of the profile, its layout, options, fonts and pictures,
/// the version of the program, and what `flags` say. Nothing where it shows nothing.
pub fn of_document(job: &Job, plan: &Plan, flags: &str, session: &Session) -> Option<String> {
    let view = pipeline::view(plan, session, &mut Findings::new(&job.file))?;
    let mut sum = Sha256::new();
    part(&mut sum, env!("CARGO_PKG_VERSION").as_bytes());
    part(&mut sum, flags.as_bytes());
    part(&mut sum, without_places(serde_json::to_value(view.value()).ok()?).to_string().as_bytes());
    part(&mut sum, plan.options.to_string().as_bytes());
    let secrets: Vec<_> = plan.content.secrets.iter().map(|secret| &secret.text).collect();
    // What may be adjusted goes by the layout and by which options have a value.
    let set: Vec<_> = plan.values.iter().map(|value| &value.name).collect();
    part(&mut sum, format!("{:?}", (&plan.pages, plan.aim, set, secrets)).as_bytes());
    part(&mut sum, plan.layout.name.as_bytes());
    for (path, bytes) in plan.layout.files.iter().chain(&plan.layout.shared) {
        part(&mut sum, path.as_bytes());
        part(&mut sum, bytes);
    }
    for picture in plan.content.photo.iter().chain(plan.signature.as_deref()) {
        part(&mut sum, &picture.bytes);
    }
    // Without fonts there is no document.
    let families = plan.families();
    for font in session.fonts.find(&families).ok()?.own(&families) {
        part(&mut sum, font.data());
    }
    Some(digits(&sum.finalize()))
}

/// Adds bytes, told apart from those that follow.
fn part(sum: &mut Sha256, bytes: &[u8]) {
    sum.update((bytes.len() as u64).to_le_bytes());
    sum.update(bytes);
}

/// A view without the places of its texts in the profile, which what stands before them moves.
fn without_places(mut value: Json) -> Json {
    match &mut value {
        Json::Object(fields) => {
            fields.retain(|name, place| name != "at" || !place.is_array());
            fields.values_mut().for_each(|field| *field = without_places(field.take()));
        }
        Json::Array(items) => items.iter_mut().for_each(|item| *item = without_places(item.take())),
        _ => {}
    }
    value
}

fn digits(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}

#[cfg(test)]
mod tests {
    #[test]
    fn sums_are_those_of_other_programs() {
        assert_eq!(super::hex(b"abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        assert_eq!(super::number(b"abc"), 0xba78_16bf_8f01_cfea);
    }
}
