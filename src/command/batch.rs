//! Many documents, over all cores.

use std::num::NonZeroUsize;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::{self, Builder};

use jikji::diagnostic::Diagnostic;
use jikji::document;
use jikji::project::Job;
use jikji::project::plan::Plan;

use crate::cli::SelectArguments;
use crate::command::interrupt::Interrupt;
use crate::command::log::{Log, Worked};
use crate::command::profiles::{Profiles, Source};
use crate::command::queue::{Document, Queue, Step};
use crate::command::select::{Reader, Wrong};
use crate::terminal::Outcome;

/// The stack of a thread, which is that of the main thread: profiles and layouts nest.
const STACK: usize = 8 << 20;

/// What a command does with documents.
pub trait Work: Sync {
    /// Hears what came of reading a profile, before any of its documents is made, in the order of input; `before` is how many
    /// documents the profiles before it have.
    fn claim(&self, _: &Source, _: Result<(&Job, &[&Plan]), &Wrong>, _before: usize) -> Result<(), Refusal> {
        Ok(())
    }

    /// Makes a document.
    fn make(&self, source: &Source, job: &Job, plan: &Plan) -> Worked;
}

/// Why the documents of a profile are not made.
pub enum Refusal {
    /// The command line is wrong.
    Misused(String),
    /// The profile, or where it goes to, is.
    Wrong(Vec<Diagnostic>),
}

/// Documents to be made, and who makes them.
pub struct Batch<'a, W> {
    select: &'a SelectArguments,
    reader: &'a Reader<'a>,
    profiles: &'a Profiles,
    work: &'a W,
    log: &'a Log,
    queue: Queue,
    interrupt: Interrupt,
    /// What is wrong with the command line.
    misused: Mutex<Option<String>>,
    /// How many documents were made.
    made: AtomicUsize,
}

impl<'a, W: Work> Batch<'a, W> {
    /// The documents of these profiles.
    pub fn new(
        select: &'a SelectArguments,
        reader: &'a Reader<'a>,
        profiles: &'a Profiles,
        work: &'a W,
        log: &'a Log,
    ) -> Self {
        let (queue, interrupt) = (Queue::new(profiles.sources.len()), Interrupt::default());
        Self {
            select,
            reader,
            profiles,
            work,
            log,
            queue,
            interrupt,
            misused: Mutex::default(),
            made: AtomicUsize::new(0),
        }
    }

    /// Makes every document, whatever becomes of the others. The error is that this cannot be.
    pub fn run(&self) -> Result<(), Outcome> {
        // A single document needs neither threads nor a look at signals.
        if let Step::Read(first) = self.queue.next() {
            self.read(first);
        }
        let threads = self.threads();
        if self.queue.left() != (1, false) {
            self.interrupt.notice();
        }
        if threads > 1 || self.select.jobs.is_some() {
            document::alone();
        }
        thread::scope(|scope| {
            for _ in 1..threads {
                // A limit on threads leaves the work to those that there are.
                let _ = Builder::new().stack_size(STACK).spawn_scoped(scope, || {
                    document::alone();
                    self.work_off(threads);
                });
            }
            self.work_off(threads);
        });
        match self.misused.lock().unwrap_or_else(PoisonError::into_inner).take() {
            Some(message) => Err(Outcome::Misused(message)),
            None => Ok(()),
        }
    }

    /// The exit status, if it was told to stop.
    pub fn stopped(&self) -> Option<u8> {
        self.interrupt.status()
    }

    /// How many threads have something to do.
    fn threads(&self) -> usize {
        let (documents, more) = self.queue.left();
        let most = if more { usize::MAX } else { documents };
        let cores = || thread::available_parallelism().map_or(1, NonZeroUsize::get);
        match most {
            0 | 1 => 1,
            most => self.select.jobs.unwrap_or_else(cores).min(most),
        }
    }

    fn work_off(&self, threads: usize) {
        let _guard = self.queue.guard();
        loop {
            if self.interrupt.status().is_some() {
                self.queue.halt();
            }
            match self.queue.next() {
                Step::Read(profile) => self.read(profile),
                Step::Make(document) => self.make(&document, threads),
                Step::Over => return,
            }
        }
    }

    fn read(&self, profile: usize) {
        let source = &self.profiles.sources[profile];
        let read = self.reader.read(&source.path).map(Arc::new);
        self.queue.put(profile, |before| self.claim(profile, read, before));
    }

    /// The documents of a profile, if they may be made.
    fn claim(&self, profile: usize, read: Result<Arc<Job>, Wrong>, before: usize) -> Vec<Document> {
        let source = &self.profiles.sources[profile];
        let plans: Vec<_> = read.iter().flat_map(|job| job.plans.iter().enumerate().map(move |it| (job, it))).collect();
        let taken =
            plans.iter().filter(|(job, (_, plan))| self.profiles.part.is_none_or(|part| part.takes(&job.name(plan))));
        let (numbers, plans): (Vec<usize>, Vec<&Plan>) = taken.map(|(_, it)| *it).unzip();
        let claimed = self.work.claim(source, read.as_ref().map(|job| (&**job, plans.as_slice())), before);
        let name = source.path.display().to_string();
        let (job, problems) = match (claimed, read) {
            (Err(Refusal::Misused(message)), _) => {
                self.misused.lock().unwrap_or_else(PoisonError::into_inner).get_or_insert(message);
                self.queue.halt();
                return Vec::new();
            }
            (Err(Refusal::Wrong(problems)), _) | (_, Err(Wrong { problems, .. })) => (None, problems),
            (Ok(()), Ok(job)) => (Some(job), Vec::new()),
        };
        let Some(job) = job else {
            self.log.wrong(profile, name, problems);
            return Vec::new();
        };
        self.log.opened(profile, name, numbers.clone());
        numbers.into_iter().map(|plan| Document { profile, job: Arc::clone(&job), plan }).collect()
    }

    fn make(&self, document: &Document, threads: usize) {
        let Document { profile, job, plan } = document;
        let worked = self.work.make(&self.profiles.sources[*profile], job, &job.plans[*plan]);
        self.log.made(*profile, *plan, worked);
        let made = self.made.fetch_add(1, Ordering::Relaxed) + 1;
        // What the last documents need is not forgotten by those that are made beside them; at the end of the process all is.
        if made.is_multiple_of(threads) && self.queue.left() != (0, false) {
            self.reader.session.forget();
        }
    }
}
