//! The child: sets one document within bounds, and goes when its parent does.

use std::io;
use std::panic;
use std::process::ExitCode;
use std::sync::Arc;
use std::thread::Builder;
use std::time::Duration;

use jikji::diagnostic::{Code, Diagnostic, SourceFile};
use jikji::session::Session;

use super::message::{Order, bytes};
use crate::cli::{Command, SelectArguments};
use crate::command::made::Made;
use crate::command::reading::Reading;
use crate::command::{interrupt, stream};
use crate::terminal;

/// Does what the parent orders on the standard input.
pub fn run(command: &Command) -> ExitCode {
    let (select, reading) = match command {
        Command::Build(arguments) => (&arguments.select, Reading::of_build(arguments, true)),
        Command::Check(arguments) => (&arguments.select, Reading::of_check(arguments)),
        Command::Stream(arguments) => return stream::set(arguments),
        _ => return ExitCode::FAILURE,
    };
    confine(select, Some(select.time()));
    // Nobody but the program gives orders.
    let Ok(order) = Order::read() else { return ExitCode::FAILURE };
    leave_with_parent();
    let file = Arc::new(SourceFile::new(order.name.as_str(), order.text.as_str()));
    match terminal::result(&bytes(make(&order, &file, select, reading), &file)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(_) => ExitCode::FAILURE,
    }
}

/// Keeps this process within its bounds, with its messages for the parent alone.
pub fn confine(select: &SelectArguments, time: Option<Duration>) {
    panic::set_hook(Box::new(|info| {
        eprintln!("{}{:.500}", super::stop::PANICKED, info.payload_as_str().unwrap_or_default());
    }));
    // Who is told to stop is the parent, which waits for what is under way.
    interrupt::ignore();
    bound(select.memory(), time.map(|time| time.as_secs()));
}

fn make(
    order: &Order,
    file: &Arc<SourceFile>,
    select: &SelectArguments,
    reading: Reading,
) -> Result<Made, Vec<Diagnostic>> {
    let session = Session::new(select.font_path.clone());
    let job = select.job_again(file, order.date(), &session)?;
    // Read anew, a layout may ask for something else.
    let gone = || Diagnostic::error(Code::LayoutStopped, "a file changed while it was read");
    let plan = job.plans.get(order.plan).ok_or_else(|| vec![gone().hint("run the program again")])?;
    Made::here(&job, plan, select, order.format, reading, &session)
}

/// Ends this process when the standard input does, which the parent holds open for as long as it lives.
fn leave_with_parent() {
    let wait = || {
        // Whatever comes, and however it ends.
        let _ = io::copy(&mut io::stdin().lock(), &mut io::sink());
        std::process::exit(1);
    };
    // Without threads, the bound on processor time is left.
    let _ = Builder::new().spawn(wait);
}

/// Bounds the memory that can be written to, in bytes, and the processor time if it sets one document, which matters where no thread
/// looks at the clock.
/// Files that are mapped and addresses that are only set apart do not count.
#[cfg(unix)]
fn bound(memory: u64, seconds: Option<u64>) {
    use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};

    let processors = std::thread::available_parallelism().map_or(1, |count| count.get() as u64);
    let bounds = [(Resource::Data, Some(memory)), (Resource::Core, Some(0))];
    let time = (Resource::Cpu, seconds.map(|seconds| seconds * processors));
    for (resource, most) in bounds.into_iter().chain([time]).filter_map(|(resource, most)| Some((resource, most?))) {
        let most = getrlimit(resource).maximum.map_or(most, |maximum| maximum.min(most));
        // A system that does not have the one may have the others.
        let _ = setrlimit(resource, Rlimit { current: Some(most), maximum: Some(most) });
    }
}

#[cfg(not(unix))]
fn bound(_: u64, _: Option<u64>) {}
