//! What the program promises, shown by what its PDFs hold.

mod commands;
mod content;
mod draft;
mod errors;
mod examples;
mod hangul;
mod input;
mod layouts;
mod mutations;
mod output;
mod pdf;
mod readme;
mod support;
mod text;
mod view;
