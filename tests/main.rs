//! What the program promises, shown by what its PDFs hold.

mod errors;
mod examples;
mod layouts;
mod output;
mod pdf;
mod readme;
mod support;
mod view;
