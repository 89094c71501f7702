//! How a child came to an end without an answer, in words.

use std::io;
use std::process::ExitStatus;

use jikji::diagnostic::{Code, Diagnostic};
use jikji::disk::read;
use jikji::project::plan::Plan;

use crate::cli::SelectArguments;

/// What a child says before the message of a panic.
pub const PANICKED: &str = "panicked: ";

/// How a child ended, or why there was none.
pub enum Stop {
    /// It could not be started.
    Unstarted(io::Error),
    /// It took too long.
    Late,
    /// There was no memory left.
    Memory,
    /// Its stack overflowed.
    Stack,
    /// It panicked, with this message.
    Panic(String),
    /// In any other way: `signal: 9 (SIGKILL)`.
    Other(String),
}

impl Stop {
    /// What the end of a child means that said this to the standard error.
    pub fn of(status: ExitStatus, said: &str) -> Self {
        let status = status.to_string();
        match said.split_once(PANICKED) {
            _ if said.contains("memory allocation of ") => Self::Memory,
            _ if said.contains("has overflowed its stack") => Self::Stack,
            _ if status.contains("SIGXCPU") => Self::Late,
            Some((_, message)) => Self::Panic(message.lines().collect::<Vec<_>>().join(" ")),
            None => Self::Other(status),
        }
    }

    /// The error that the layout of `plan` gets for it.
    pub fn told(self, plan: &Plan, select: &SelectArguments) -> Diagnostic {
        let (layout, document) = (&plan.layout.name, plan.called());
        let (message, hint) = match self {
            Self::Unstarted(error) => (
                format!(
                    "cannot start the process that sets {document} in the layout `{layout}`: {}",
                    read::reason(&error)
                ),
                "a layout of your own is set in a process of its own; one of the program's layouts needs none",
            ),
            Self::Late => (
                format!("the layout `{layout}` has not set {document} within {}", seconds(select.layout_timeout)),
                "look for what goes on without an end, or allow more time with `--layout-timeout`",
            ),
            Self::Memory => (
                format!(
                    "the layout `{layout}` takes more than {} MiB of memory to set {document}",
                    select.layout_memory
                ),
                "look for what grows without an end, or allow more with `--layout-memory`",
            ),
            Self::Stack => (
                format!("the layout `{layout}` nests too deep to set {document}"),
                "look for what is put into itself over and over",
            ),
            Self::Panic(message) => (
                format!("Typst broke down over {document} in the layout `{layout}`: {message}"),
                "something in the layout meets a fault of Typst's; leave out parts of it to find what",
            ),
            Self::Other(status) => (
                format!("the process that set {document} in the layout `{layout}` was ended ({status})"),
                "the system ends processes when memory runs out; try again, or with a smaller `--layout-memory`",
            ),
        };
        let place = plan.layout.entry();
        Diagnostic { place, ..Diagnostic::error(Code::LayoutStopped, message).hint(hint) }
    }
}

impl Stop {
    /// The error that a line of a stream gets for it.
    pub fn told_of_line(self, select: &SelectArguments) -> Diagnostic {
        let (message, hint) = match self {
            Self::Unstarted(error) => (
                format!("cannot start the process that sets the line: {}", read::reason(&error)),
                "send the line again, or run fewer processes with `-j`",
            ),
            Self::Late => (
                format!("the line was not set within {}", seconds(select.layout_timeout)),
                "ask for less on one line, or allow more time with `--layout-timeout`",
            ),
            Self::Memory => (
                format!("the line takes more than {} MiB of memory", select.layout_memory),
                "ask for less on one line, or allow more with `--layout-memory`",
            ),
            Self::Stack => ("the line nests too deep".into(), "look for what is put into itself over and over"),
            Self::Panic(message) => (
                format!("the program broke down over the line: {message}"),
                "something in it meets a fault of the program's; leave out parts of it to find what",
            ),
            Self::Other(status) => (
                format!("the process that set the line was ended ({status})"),
                "the system ends processes when memory runs out; send the line again",
            ),
        };
        Diagnostic::error(Code::LineStopped, message).hint(hint)
    }
}

fn seconds(number: u64) -> String {
    format!("{number} second{}", if number == 1 { "" } else { "s" })
}

#[cfg(all(test, unix))]
mod tests {
    use std::os::unix::process::ExitStatusExt;
    use std::process::ExitStatus;

    use crate::command::child::stop::Stop;

    #[test]
    fn every_end_has_a_meaning() {
        let of = |status: i32, said: &str| Stop::of(ExitStatus::from_raw(status), said);
        assert!(matches!(of(6, "memory allocation of 16 bytes failed\n"), Stop::Memory));
        assert!(matches!(of(6, "\nthread 'main' (1) has overflowed its stack\n"), Stop::Stack));
        assert!(matches!(of(24, ""), Stop::Late));
        assert!(matches!(of(9, ""), Stop::Other(status) if status == "signal: 9 (SIGKILL)"));
        assert!(matches!(of(101 << 8, "panicked: a\nb\n"), Stop::Panic(message) if message == "a b"));
    }
}
