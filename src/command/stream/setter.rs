//! The child process of a stream: sets line after line, and goes when its parent does.

use std::io;
use std::process::ExitCode;
use std::sync::Arc;
use std::sync::mpsc;
use std::thread::Builder;
use std::time::Instant;

use jikji::diagnostic::{Code, Diagnostic, SourceFile};
use jikji::disk::reach::Reach;
use jikji::disk::read;
use jikji::document;
use jikji::layout::Layout;
use jikji::output::Plain;
use jikji::preload;
use jikji::profile::vocabulary::format::Format;
use jikji::project::Job;
use jikji::project::plan::{Plan, Request};
use jikji::session::Session;

use super::answer::{Answer, Finished, Set};
use super::frame;
use super::line::{Line, Refused};
use crate::cli::StreamArguments;
use crate::command::child;
use crate::command::report::{Failed, Output};
use crate::command::select::today;
use crate::terminal;

/// The files of a line have no more bytes together.
const MOST_BYTES: usize = 64 << 20;

/// Sets what the parent sends on the standard input.
pub fn run(arguments: &StreamArguments) -> ExitCode {
    child::confine(&arguments.select, None);
    let (sender, lines) = mpsc::channel();
    let read = move || {
        while let Some(line) = frame::line(&mut io::stdin().lock()) {
            // Who sets them outlives this thread.
            let _ = sender.send(line);
        }
        // Whatever is under way, nobody wants it any more.
        std::process::exit(0);
    };
    if Builder::new().spawn(read).is_err() {
        return ExitCode::FAILURE;
    }
    // Every core has a process.
    document::alone();
    let setter = Setter { arguments, session: Session::new(arguments.select.font_path.clone()) };
    preload::tables(&setter.session);
    for (number, line) in lines {
        let (is_right, answer) = setter.answer(number, &line);
        if terminal::framed(|out| frame::send_answer(out, is_right, &answer)).is_err() {
            return ExitCode::FAILURE;
        }
        setter.session.forget();
    }
    ExitCode::SUCCESS
}

/// Who sets lines.
struct Setter<'a> {
    arguments: &'a StreamArguments,
    session: Session,
}

impl Setter<'_> {
    /// The answer to a line, and whether nothing is wrong.
    fn answer(&self, number: u64, line: &[u8]) -> (bool, Vec<u8>) {
        let line = match Line::read(line) {
            Ok(line) => line,
            Err(Refused { id, problem }) => return (false, Answer::refused(number, id, vec![*problem])),
        };
        let id = line.id.clone();
        match self.read(&line) {
            Ok(job) => Answer::of(number, id, self.set(&line, &job)),
            Err(problems) => {
                let found = self.arguments.select.judged(problems);
                let failed = vec![Failed::of(SourceFile::STDIN, None, &found)];
                Answer::of(number, id, Set { files: Vec::new(), failed, found })
            }
        }
    }

    /// Where the files of a profile may lie.
    fn reach(&self) -> Reach<'_> {
        self.arguments.root.as_deref().map_or(Reach::Nowhere, Reach::Root)
    }

    fn read(&self, line: &Line) -> Result<Job, Vec<Diagnostic>> {
        let file = read::stream(line.profile.as_bytes()).map_err(|problem| vec![problem])?;
        let request = self.request(line).map_err(|problem| vec![problem])?;
        Job::read(Arc::clone(&file), self.reach(), &request, &today, &self.session)
    }

    /// What the command line asks for, with what the line says in its place.
    fn request(&self, line: &Line) -> Result<Request, Diagnostic> {
        let mut request = self.arguments.select.request()?;
        if !line.documents.is_empty() {
            request.documents = line.documents.clone();
        }
        if !line.layouts.is_empty() {
            request.layouts = line.layouts.iter().map(|name| self.layout(name)).collect::<Result<_, _>>()?;
        }
        request.language = line.language.or(request.language);
        request.pages = line.pages.or(request.pages);
        request.date = line.date.or(request.date);
        Ok(request)
    }

    /// What a layout is called from the current folder that a line calls `name`.
    fn layout(&self, name: &str) -> Result<String, Diagnostic> {
        match (Layout::is_path(name), &self.arguments.root) {
            (true, Some(root)) => {
                // Judged as one that the profile names.
                Layout::named(name, self.reach(), |problem| problem)?;
                Ok(root.join(name).display().to_string())
            }
            (true, None) => Layout::named(name, self.reach(), |problem| problem).map(|layout| layout.name),
            (false, _) => Ok(name.to_owned()),
        }
    }

    fn set(&self, line: &Line, job: &Job) -> Set {
        let (mut set, mut bytes) = (Set::default(), 0);
        for plan in &job.plans {
            for format in self.formats(line, plan) {
                match self.make(job, plan, format, &mut bytes) {
                    Ok((files, found)) => {
                        set.files.extend(files);
                        set.found.extend(found);
                    }
                    Err(problems) => {
                        set.failed.push(Failed::of(&job.file.name, Some(job.name(plan)), &problems));
                        set.found.extend(problems);
                        break;
                    }
                }
            }
        }
        set
    }

    fn formats(&self, line: &Line, plan: &Plan) -> Vec<Format> {
        let asked = [&line.formats, &self.arguments.formats, &plan.formats].into_iter().find(|it| !it.is_empty());
        asked.cloned().unwrap_or_else(|| vec![Format::Pdf])
    }

    /// Makes a document in a format; `bytes` counts those of the whole line.
    fn make(
        &self,
        job: &Job,
        plan: &Plan,
        format: Format,
        bytes: &mut usize,
    ) -> Result<(Vec<Finished>, Vec<Diagnostic>), Vec<Diagnostic>> {
        let StreamArguments { select, width, ascii, .. } = self.arguments;
        let (begun, plain) = (Instant::now(), Plain { width: Some(*width).filter(|width| *width > 0), ascii: *ascii });
        let made = match format.has_pages() {
            true => select.make_here(job, plan, format, &self.session),
            false => select.word(job, plan, format, plain, &self.session),
        }?;
        *bytes += made.files.iter().map(Vec::len).sum::<usize>();
        if *bytes > MOST_BYTES {
            let message = format!("the files of the line have more than {} MiB", MOST_BYTES >> 20);
            let problem = Diagnostic::error(Code::TooLarge, message);
            return Err(made.failed(problem.hint("ask for fewer documents or formats on one line")));
        }
        let outputs = Output::of(&made, job, plan, format, begun.elapsed());
        let files = outputs.into_iter().zip(&made.files).map(|(output, bytes)| Finished::new(output, bytes)).collect();
        Ok((files, made.warnings))
    }
}
