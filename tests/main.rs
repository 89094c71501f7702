//! What the program promises, shown by what its PDFs hold.

mod broken;
mod commands;
mod content;
mod corpus;
mod dates;
mod draft;
mod errors;
mod examples;
mod fit;
mod fonts;
mod forms;
mod gallery;
mod hangul;
mod input;
mod layouts;
mod limits;
mod mutations;
mod output;
mod pdf;
mod readme;
mod schema;
mod support;
mod telling;
mod text;
mod typography;
mod view;
