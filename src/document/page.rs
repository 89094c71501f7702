//! What is on finished pages.

pub(super) mod area;
pub(super) mod coat;
pub(super) mod collision;
pub(super) mod fingerprint;
pub(super) mod lines;
pub(super) mod seen;
pub(super) mod sight;
pub(super) mod stranded;
pub(super) mod surface;
pub(super) mod survey;
pub(super) mod window;
