//! `jikji completions`: what a shell completes the command line with.

use clap::CommandFactory;
use clap_complete::{Shell, generate};

use crate::cli::Cli;
use crate::command::child;
use crate::terminal::{self, Outcome};

/// Prints the script of a shell.
pub fn run(shell: Shell) -> Outcome {
    let mut script = Vec::new();
    generate(shell, &mut Cli::command(), "jikji", &mut script);
    terminal::print(&without_own_flag(&String::from_utf8_lossy(&script)))
}

/// The script without the flag that only the program itself uses: generators list hidden flags as well.
fn without_own_flag(script: &str) -> String {
    let word = child::FLAG.trim_start_matches('-');
    let mut out = String::new();
    for line in script.split_inclusive('\n') {
        match line.contains("opts=") {
            // Bash has all flags in one line, the others one in each.
            true => out.push_str(&line.replace(&format!(" {}", child::FLAG), "")),
            false if line.contains(word) => {}
            false => out.push_str(line),
        }
    }
    out
}
