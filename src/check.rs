//! What a finished document must hold.

pub(crate) mod contrast;
pub mod coverage;
pub mod fonts;
pub(crate) mod leak;
pub(crate) mod links;
pub(crate) mod longest;
pub mod pages;
pub mod size;
pub mod textlayer;
