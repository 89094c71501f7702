//! A child process that sets lines, ended and replaced when it has to be.

use std::io::{self, Read};
use std::process::{Child, ChildStderr, ChildStdin, ChildStdout};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::thread::{self, Builder};
use std::time::Duration;

use jikji::diagnostic::Diagnostic;

use super::frame;
use crate::cli::SelectArguments;
use crate::command::child::{self, MOST_SAID, Stop};

/// A process is replaced after so many lines, whatever it has kept of them.
const MOST_LINES: usize = 1_000;
/// How often a process is started before a line does without.
const MOST_STARTS: usize = 3;
/// How long the system gets to have room for one.
const PAUSE: Duration = Duration::from_millis(300);

/// Who sets lines, one after another.
pub struct Worker<'a> {
    select: &'a SelectArguments,
    process: Option<Process>,
}

/// A child process, and the thread that speaks with it.
struct Process {
    child: Child,
    lines: Sender<(u64, Vec<u8>)>,
    heard: Receiver<Heard>,
    /// How many lines it has set.
    set: usize,
}

/// What is heard of a child.
enum Heard {
    /// An answer, and whether nothing is wrong.
    Answer(bool, Vec<u8>),
    /// It has come to its end, with this on its standard error.
    End(Vec<u8>),
}

impl<'a> Worker<'a> {
    /// One that starts a process when there is a line.
    pub fn new(select: &'a SelectArguments) -> Self {
        Self { select, process: None }
    }

    /// The answer to a line, and whether nothing is wrong with it. The error is how the process came to its end over it.
    pub fn set(&mut self, number: u64, line: Vec<u8>) -> Result<(bool, Vec<u8>), Diagnostic> {
        self.ask(number, line).map_err(|stop| stop.told_of_line(self.select))
    }

    fn ask(&mut self, number: u64, line: Vec<u8>) -> Result<(bool, Vec<u8>), Stop> {
        let mut process = match self.process.take().and_then(Process::alive) {
            Some(process) => process,
            None => started().map_err(Stop::Unstarted)?,
        };
        // A process that has ended is heard to have.
        let _ = process.lines.send((number, line));
        match process.heard.recv_timeout(self.select.time()) {
            Ok(Heard::Answer(is_right, bytes)) => {
                process.set += 1;
                self.process = Some(process).filter(|process| process.set < MOST_LINES);
                Ok((is_right, bytes))
            }
            Ok(Heard::End(said)) => {
                let status = process.child.wait().map_err(Stop::Unstarted)?;
                Err(Stop::of(status, &String::from_utf8_lossy(&said)))
            }
            Err(RecvTimeoutError::Timeout) => Err(Stop::Late),
            Err(RecvTimeoutError::Disconnected) => Err(Stop::Other("nobody spoke with it any more".into())),
        }
    }
}

impl Process {
    /// It, unless it was ended since the last line.
    fn alive(mut self) -> Option<Self> {
        matches!(self.child.try_wait(), Ok(None)).then_some(self)
    }

    fn start() -> io::Result<Self> {
        let mut child = child::start()?;
        let pipes = (child.stdin.take(), child.stdout.take(), child.stderr.take());
        let (Some(stdin), Some(stdout), Some(stderr)) = pipes else { unreachable!("all three are asked for") };
        let ((lines, ordered), (sender, heard)) = (mpsc::channel(), mpsc::channel());
        let process = Self { child, lines, heard, set: 0 };
        Builder::new().spawn(move || speak(stdin, stdout, stderr, &ordered, &sender))?;
        Ok(process)
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        // One that has ended by itself is as well.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Starts a process, once the system has room for one.
fn started() -> io::Result<Process> {
    for _ in 1..MOST_STARTS {
        if let Ok(process) = Process::start() {
            return Ok(process);
        }
        thread::sleep(PAUSE);
    }
    Process::start()
}

/// Gives a child its lines and hears its answers, so that who waits for these may stop waiting, until either end goes.
fn speak(
    mut stdin: ChildStdin,
    mut stdout: ChildStdout,
    stderr: ChildStderr,
    lines: &Receiver<(u64, Vec<u8>)>,
    heard: &Sender<Heard>,
) {
    for (number, line) in lines {
        // One that died before it could read says so by how it ended.
        let _ = frame::send_line(&mut stdin, number, &line);
        let Ok((is_right, bytes)) = frame::answer(&mut stdout) else { break };
        if heard.send(Heard::Answer(is_right, bytes)).is_err() {
            return;
        }
    }
    // It goes when this end is closed.
    drop(stdin);
    let mut said = Vec::new();
    let _ = stderr.take(MOST_SAID).read_to_end(&mut said);
    // Nobody waits for one that was dismissed.
    let _ = heard.send(Heard::End(said));
}
