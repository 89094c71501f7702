//! jikji sets résumés and CVs from one YAML profile.
//!
//! Data goes one way: a [`profile`] is read and checked, a [`project`] says what to make of it, the [`view`] is the profile as one
//! document shows it, a [`layout`] and the [`fonts`] set it as a [`document`], and [`output`] turns that into bytes. The library
//! gives diagnostics and bytes; it prints nothing, does not read the clock and does not exit.

pub mod address;
mod aside;
pub mod bibliography;
pub mod check;
pub mod diagnostic;
pub mod digest;
pub mod disk;
pub mod document;
pub mod fit;
pub mod fonts;
pub mod include;
pub mod language;
pub mod layout;
pub mod lint;
mod memo;
pub mod mend;
pub mod output;
pub mod photo;
pub mod pipeline;
pub mod preload;
pub mod printer;
pub mod profile;
pub mod project;
pub mod schema;
pub mod script;
pub mod session;
pub mod starter;
pub mod view;
