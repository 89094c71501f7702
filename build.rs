//! Rebuilds the crate when a folder that is embedded in it changes; Cargo sees only Rust files by itself. On Windows, gives the
//! program the stack that it has elsewhere.

use std::env;

/// The stack of the main thread on Linux and macOS, in bytes; Windows has an eighth of it.
const STACK: usize = 8 << 20;

fn main() {
    for folder in ["layouts", "fonts"] {
        println!("cargo::rerun-if-changed={folder}");
    }
    if env::var("CARGO_CFG_TARGET_OS").is_ok_and(|system| system == "windows") {
        let linker = env::var("CARGO_CFG_TARGET_ENV").unwrap_or_default();
        let flag = if linker == "msvc" { "/STACK:" } else { "-Wl,--stack," };
        println!("cargo::rustc-link-arg-bins={flag}{STACK}");
    }
}
