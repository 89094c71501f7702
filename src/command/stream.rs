//! `jikji stream`: a line in, a line out, for as long as there are lines. Documents are set in child processes, so that one that
//! dies or takes too long costs its line and nothing else.

mod answer;
mod flow;
mod frame;
mod json;
mod line;
mod lines;
mod out;
mod setter;
mod worker;

use std::io;
use std::num::NonZeroUsize;
use std::path::Path;
use std::sync::Arc;
use std::thread::{self, Builder};

use jikji::diagnostic::phrase::count;
use jikji::diagnostic::{Code, Diagnostic};
use jikji::disk::read;
use jikji::layout::Layout;
use jikji::printer::Form;

pub use self::setter::run as set;

use self::answer::Answer;
use self::flow::{Flow, Ticket};
use self::line::{Line, Refused};
use self::lines::{Lines, Read};
use self::out::Out;
use self::worker::Worker;
use crate::cli::StreamArguments;
use crate::command::interrupt::Interrupt;
use crate::terminal::{self, Outcome, Said, Voice};

/// So many lines for each process are read and not answered yet; no more are read before an answer is taken.
const AHEAD: usize = 4;

/// Answers every line of the standard input.
pub fn run(arguments: &StreamArguments, voice: Voice) -> Outcome {
    stream(arguments, voice).unwrap_or_else(|outcome| outcome)
}

fn stream(arguments: &StreamArguments, voice: Voice) -> Result<Outcome, Outcome> {
    check(arguments, voice)?;
    let cores = || thread::available_parallelism().map_or(1, NonZeroUsize::get);
    let jobs = arguments.select.jobs.unwrap_or_else(cores);
    let stream = Stream {
        arguments,
        flow: Arc::new(Flow::new(jobs * AHEAD)),
        out: Out::new(arguments.unordered),
        interrupt: Interrupt::default(),
    };
    stream.interrupt.notice();
    let flow = Arc::clone(&stream.flow);
    // It may wait for a line for ever, so that nobody waits for it.
    Builder::new().spawn(move || read_lines(&flow)).map_err(|error| unread(&error))?;
    thread::scope(|scope| {
        for _ in 1..jobs {
            // A limit on threads leaves the work to those that there are.
            let _ = Builder::new().spawn_scoped(scope, || stream.work_off());
        }
        stream.work_off();
    });
    Ok(stream.end(voice))
}

/// What is wrong with the flags, before any line is.
fn check(arguments: &StreamArguments, voice: Voice) -> Result<(), Outcome> {
    if let Form::Json | Form::Gitlab = voice.form {
        let message = "the answers take the standard output, and hold what is wrong; leave out '--message-format'";
        return Err(Outcome::Misused(message.into()));
    }
    let request = arguments.select.request()?;
    for layout in &request.layouts {
        Layout::find(layout, Path::new(""))?;
    }
    match &arguments.root {
        Some(root) if !root.is_dir() => {
            let message = format!("cannot read `{}`: it is no folder", root.display());
            Err(Diagnostic::error(Code::CannotRead, message).hint("give the folder that profiles name files in").into())
        }
        _ => Ok(()),
    }
}

fn unread(error: &io::Error) -> Diagnostic {
    Diagnostic::error(Code::CannotRead, format!("cannot read the standard input: {}", read::reason(error)))
}

/// Puts in the lines of the standard input until its end.
fn read_lines(flow: &Flow) {
    let mut lines = Lines::new(io::stdin().lock());
    for number in 1.. {
        let line = match lines.next() {
            Ok(Some(line)) => line,
            Ok(None) => return flow.end(None),
            Err(error) => return flow.end(Some(unread(&error))),
        };
        if !flow.put(Ticket { number, line }) {
            return;
        }
    }
}

/// A stream under way.
struct Stream<'a> {
    arguments: &'a StreamArguments,
    flow: Arc<Flow>,
    out: Out,
    interrupt: Interrupt,
}

impl Stream<'_> {
    /// Answers lines until there are no more.
    fn work_off(&self) {
        let _guard = self.flow.guard();
        let mut worker = Worker::new(&self.arguments.select);
        while let Some(ticket) = self.flow.take(|| self.interrupt.status().is_some()) {
            let number = ticket.number;
            let (is_right, bytes) = answered(ticket, &mut worker);
            match self.out.give(number, is_right, bytes) {
                Ok(written) => self.flow.close(written),
                Err(end) => self.flow.halt(end),
            }
        }
    }

    /// What the whole came to.
    fn end(self, voice: Voice) -> Outcome {
        let (answered, failed) = self.out.counts();
        if !voice.quiet {
            let failed = if failed == 0 { String::new() } else { format!(", {failed} of them with errors") };
            // A reader that went away has what it wanted.
            let _ = terminal::say(&Said::Line(format!("answered {}{failed}\n", count(answered, "line"))));
        }
        match (self.flow.problem(), self.interrupt.status()) {
            (Some(problem), _) => problem.into(),
            (None, Some(status)) => Outcome::Stopped(Vec::new(), status),
            (None, None) => Outcome::Done(Vec::new()),
        }
    }
}

/// The answer to a line, and whether nothing is wrong.
fn answered(ticket: Ticket, worker: &mut Worker) -> (bool, Vec<u8>) {
    let Ticket { number, line } = ticket;
    let refused = |Refused { id, problem }| (false, Answer::refused(number, id, vec![*problem]));
    let bytes = match line {
        Read::Line(bytes) => bytes,
        Read::TooLong => return refused(Refused::too_long()),
    };
    match Line::read(&bytes) {
        Err(wrong) => refused(wrong),
        Ok(Line { id, .. }) => {
            worker.set(number, bytes).unwrap_or_else(|problem| refused(Refused { id, problem: Box::new(problem) }))
        }
    }
}
