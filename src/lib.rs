//! jikji sets résumés and CVs from one YAML profile.
//!
//! Data goes one way: a [`profile`] is read and checked, a [`plan`] says what to make of it, the [`view`] is the profile as one
//! document shows it, a [`layout`] and the [`fonts`] set it as a [`document`], and [`output`] turns that into bytes. The library
//! gives diagnostics and bytes; it prints nothing, does not read the clock and does not exit.

mod aside;
pub mod budget;
pub mod build;
mod choice;
pub mod diagnostic;
pub mod document;
pub mod faces;
pub mod fit;
pub mod fonts;
pub mod input;
pub mod job;
pub mod language;
pub mod layout;
mod leads;
pub mod normal;
pub mod output;
pub mod photo;
pub mod plan;
pub mod printer;
pub mod profile;
pub mod review;
pub mod schema;
pub mod shown;
pub mod starter;
pub mod tame;
pub mod view;
mod words;
