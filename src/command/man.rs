//! `jikji man`: the manual pages, from the same words as `--help`.

use std::path::Path;

use clap::CommandFactory;
use clap_mangen::Man;
use jikji::disk::write;

use crate::cli::Cli;
use crate::command::destinations::create_folder;
use crate::terminal::{self, Outcome};

/// Prints the page of the program, or writes it and those of its commands into a folder.
pub fn run(folder: Option<&Path>) -> Outcome {
    let mut command = Cli::command();
    command.build();
    let Some(folder) = folder else { return terminal::print(&page(command)) };
    let written = create_folder(folder).and_then(|()| {
        let commands = command.get_subcommands().filter(|inner| inner.get_name() != "help").cloned();
        std::iter::once(command.clone()).chain(commands.collect::<Vec<_>>()).try_for_each(|command| {
            let name = command.get_display_name().unwrap_or(command.get_name()).to_owned();
            write::write(&folder.join(format!("{name}.1")), page(command).as_bytes())
        })
    });
    match written {
        Ok(()) => Outcome::Done(Vec::new()),
        Err(problem) => problem.into(),
    }
}

fn page(command: clap::Command) -> String {
    let mut page = Vec::new();
    Man::new(command).render(&mut page).expect("memory can be written to");
    String::from_utf8_lossy(&page).into_owned()
}
