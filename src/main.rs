//! The command line of jikji.

mod cli;
mod command;
mod terminal;

use std::process::ExitCode;

use crate::cli::{Cli, Command};
use crate::terminal::Voice;

fn main() -> ExitCode {
    let cli = match Cli::of_arguments() {
        Ok(cli) => cli,
        Err(error) => return terminal::stop(&error),
    };
    if cli.alone {
        return command::child::run(&cli.command);
    }
    let voice = Voice { form: cli.message_format.form(), quiet: cli.quiet };
    let outcome = match cli.command {
        Command::Build(arguments) => command::build::run(&arguments, voice),
        Command::Check(arguments) => command::check::run(&arguments, voice),
        Command::Stream(arguments) => command::stream::run(&arguments, voice),
        Command::Verify(arguments) => command::verify::run(&arguments, voice),
        Command::New(arguments) => command::new::run(&arguments, voice),
        Command::Layouts(arguments) => command::layouts::run(&arguments),
        Command::Fonts(arguments) => command::fonts::run(&arguments),
        Command::Schema => command::schema::run(),
        Command::Completions { shell } => command::completions::run(shell),
        Command::Man { out } => command::man::run(out.as_deref()),
    };
    terminal::finish(outcome, voice)
}
