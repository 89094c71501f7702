//! A document set in a child process of the same program, which is stopped when it takes too long and may die without harm.

mod message;
mod setter;
mod stop;

use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStderr, ChildStdout, Command, Stdio};
use std::sync::mpsc;
use std::thread::{self, Builder};
use std::time::Duration;

use jikji::diagnostic::Diagnostic;
use jikji::profile::vocabulary::format::Format;
use jikji::project::Job;
use jikji::project::plan::Plan;

pub use self::setter::{confine, run};
pub use self::stop::Stop;

use self::message::{Order, answer};
use crate::cli::SelectArguments;
use crate::command::made::Made;

/// The flag that tells the program that it is the child; only the program itself uses it.
pub const FLAG: &str = "--alone";

/// What a child may say to the standard error, in bytes; a message of the language's own is much shorter.
pub const MOST_SAID: u64 = 64 << 10;

/// Has a child set a document. The error is what is wrong with the document, or how the child came to its end.
pub fn make(job: &Job, plan: &Plan, select: &SelectArguments, format: Format) -> Result<Made, Vec<Diagnostic>> {
    let stopped = |stop: Stop| vec![stop.told(plan, select)];
    let order = Order::of(job, plan, format).line();
    let said = start().map_err(Stop::Unstarted).and_then(|child| ask(child, &order, select.time())).map_err(stopped)?;
    answer(&said.out, &job.file).unwrap_or_else(|| Err(stopped(said.stop)))
}

/// Starts a child, with all that was typed.
pub fn start() -> std::io::Result<Child> {
    let mut command = Command::new(program()?);
    command.arg(FLAG).args(std::env::args_os().skip(1));
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn()
}

/// The program itself, also if it was replaced on the disk since it was started.
fn program() -> std::io::Result<PathBuf> {
    let (named, running) = (std::env::current_exe()?, Path::new("/proc/self/exe"));
    Ok(if named.exists() || !running.exists() { named } else { running.to_path_buf() })
}

/// Both ends of what a child writes.
struct Pipes(Option<ChildStdout>, Option<ChildStderr>);

/// What a child wrote, and what its end means if that is no answer.
struct Said {
    out: Vec<u8>,
    stop: Stop,
}

/// Gives the child its order, and waits for its end, but not for longer than `time`.
fn ask(mut child: Child, order: &[u8], time: Duration) -> Result<Said, Stop> {
    // A child that died before it could read says so by how it ended. One that lives goes when this end is closed.
    let mut stdin = child.stdin.take();
    let _ = stdin.as_mut().map(|stdin| stdin.write_all(order));
    let mut pipes = Pipes(child.stdout.take(), child.stderr.take());
    let (sender, receiver) = mpsc::channel();
    let in_time = thread::scope(|scope| {
        let read = || {
            // The other end waits, or has found that it takes too long.
            let _ = sender.send(pipes.read());
        };
        Builder::new().spawn_scoped(scope, read).ok()?;
        let read = receiver.recv_timeout(time).ok();
        if read.is_none() {
            // The thread ends with the child. One that has ended by itself is as well.
            let _ = child.kill();
        }
        Some(read)
    });
    // Without a thread beside it, the child only has the system's bound on its time.
    let read = in_time.unwrap_or_else(|| Some(pipes.read()));
    let status = child.wait().map_err(Stop::Unstarted)?;
    let (out, err) = read.ok_or(Stop::Late)?;
    Ok(Said { out, stop: Stop::of(status, &String::from_utf8_lossy(&err)) })
}

impl Pipes {
    /// All that the child writes until its end. A pipe that breaks has nothing more in it.
    fn read(&mut self) -> (Vec<u8>, Vec<u8>) {
        let (mut out, mut err) = (Vec::new(), Vec::new());
        if let Some(stdout) = &mut self.0 {
            let _ = stdout.read_to_end(&mut out);
        }
        if let Some(stderr) = &mut self.1 {
            let _ = stderr.take(MOST_SAID).read_to_end(&mut err);
        }
        (out, err)
    }
}
