//! The command line of jikji.

mod cli;
mod command;
mod terminal;

use std::process::ExitCode;

use clap::Parser;

use crate::cli::{Cli, Command};

fn main() -> ExitCode {
    let cli = Cli::parse();
    let form = cli.message_format.form();
    let outcome = match cli.command {
        Command::Build(arguments) => command::build::run(&arguments, form),
        Command::Check(arguments) => command::check::run(&arguments, form),
        Command::New(arguments) => command::new::run(&arguments),
        Command::Layouts(arguments) => command::layouts::run(&arguments),
        Command::Fonts(arguments) => command::fonts::run(&arguments),
        Command::Schema => command::schema::run(),
    };
    terminal::finish(outcome, form)
}
