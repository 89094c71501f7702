//! What the program promises, shown by what its PDFs hold.

mod examples;
mod pdf;
mod support;
