//! Rebuilds the crate when a folder that is embedded in it changes; Cargo sees only Rust files by itself.

fn main() {
    for folder in ["layouts", "fonts"] {
        println!("cargo::rerun-if-changed={folder}");
    }
}
