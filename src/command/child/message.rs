//! What parent and child tell each other: a line of JSON each, behind that of the child the bytes of the files.

use std::io::{self, BufRead};
use std::ops::Range;
use std::sync::Arc;

use jikji::diagnostic::{Code, Diagnostic, Place, Severity, SourceFile};
use jikji::profile::value::date::Date;
use jikji::profile::vocabulary::format::Format;
use jikji::project::Job;
use jikji::project::plan::Plan;
use serde::{Deserialize, Serialize};

use crate::command::made::Made;

/// What the child is to set. All else stands on its command line, which is the parent's.
#[derive(Serialize, Deserialize)]
pub struct Order {
    /// What messages call the profile.
    pub name: String,
    /// Its text, which may have come from a stream.
    pub text: String,
    /// Which of the documents asked for.
    pub plan: usize,
    /// Its date, which the clock may have told.
    date: Option<(u16, Option<u8>, Option<u8>)>,
    /// What to make of it.
    pub format: Format,
}

impl Order {
    /// The order to set `plan`, one of those of `job`.
    pub fn of(job: &Job, plan: &Plan, format: Format) -> Self {
        let index = job.plans.iter().position(|other| std::ptr::eq(other, plan));
        Self {
            name: job.file.name.clone(),
            text: job.file.first().text.clone(),
            plan: index.expect("the plan is one of the job"),
            date: plan.selection.date.map(|date| (date.year, date.month, date.day)),
            format,
        }
    }

    /// As it is sent.
    pub fn line(&self) -> Vec<u8> {
        line(self)
    }

    /// One that was sent.
    pub fn read() -> io::Result<Self> {
        let mut text = String::new();
        io::stdin().lock().read_line(&mut text)?;
        Ok(serde_json::from_str(&text)?)
    }

    /// The date of the document.
    pub fn date(&self) -> Option<Date> {
        self.date.map(|(year, month, day)| Date { year, month, day })
    }
}

/// The child's answer, but for the bytes of the files.
#[derive(Serialize, Deserialize)]
struct Head {
    /// What was made; nothing if the document is not right.
    made: Option<Made>,
    /// How long each file is.
    lengths: Vec<usize>,
    /// Warnings, or what is wrong.
    problems: Vec<Problem>,
    /// The files beside the profile that problems point into: names and texts.
    sources: Vec<(String, String)>,
}

/// A diagnostic without what it shares with others.
#[derive(Serialize, Deserialize)]
struct Problem {
    severity: Severity,
    code: Code,
    message: String,
    /// The number of the file, from 0 for the profile.
    place: Option<(usize, Range<usize>)>,
    hints: Vec<String>,
}

/// What the child sends of a document that is made of the profile in `file`.
pub fn bytes(result: Result<Made, Vec<Diagnostic>>, file: &Arc<SourceFile>) -> Vec<u8> {
    let (mut made, problems) = match result {
        Ok(mut made) => {
            let warnings = std::mem::take(&mut made.warnings);
            (Some(made), warnings)
        }
        Err(problems) => (None, problems),
    };
    let files = made.as_mut().map(|made| std::mem::take(&mut made.files)).unwrap_or_default();
    let mut sources = vec![Arc::clone(file)];
    let problems = problems.into_iter().map(|problem| packed(problem, &mut sources)).collect();
    let sources = sources[1..].iter().map(|file| (file.name.clone(), file.text.clone())).collect();
    let head = Head { made, lengths: files.iter().map(Vec::len).collect(), problems, sources };
    [line(&head), files.concat()].concat()
}

/// What the child sent, if that is whole.
pub fn answer(bytes: &[u8], file: &Arc<SourceFile>) -> Option<Result<Made, Vec<Diagnostic>>> {
    let end = bytes.iter().position(|byte| *byte == b'\n')?;
    let head: Head = serde_json::from_slice(&bytes[..end]).ok()?;
    let others = head.sources.into_iter().map(|(name, text)| Arc::new(SourceFile::new(name, text)));
    let sources: Vec<_> = std::iter::once(Arc::clone(file)).chain(others).collect();
    let problems = head.problems.into_iter().map(|problem| unpacked(problem, &sources)).collect::<Option<Vec<_>>>()?;
    let Some(mut made) = head.made else { return Some(Err(problems)) };
    let mut rest = &bytes[end + 1..];
    for length in head.lengths {
        let (file, others) = rest.split_at_checked(length)?;
        made.files.push(file.to_vec());
        rest = others;
    }
    made.warnings = problems;
    Some(Ok(made))
}

fn packed(problem: Diagnostic, sources: &mut Vec<Arc<SourceFile>>) -> Problem {
    let Diagnostic { severity, code, message, place, hints, .. } = problem;
    let mut number = |place: Place| {
        let known = sources.iter().position(|file| *file == place.file);
        let number = known.unwrap_or_else(|| {
            sources.push(place.file);
            sources.len() - 1
        });
        (number, place.range)
    };
    Problem { severity, code, message, place: place.map(&mut number), hints }
}

fn unpacked(problem: Problem, sources: &[Arc<SourceFile>]) -> Option<Diagnostic> {
    let Problem { severity, code, message, place, hints } = problem;
    let place = match place {
        None => None,
        Some((number, range)) => Some(Place { file: Arc::clone(sources.get(number)?), range }),
    };
    Some(Diagnostic { severity, code, message, place, hints, fix: None })
}

fn line<T: Serialize>(message: &T) -> Vec<u8> {
    let mut line = serde_json::to_vec(message).expect("texts and numbers are JSON");
    line.push(b'\n');
    line
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use jikji::diagnostic::{Code, Diagnostic, SourceFile};

    use super::{answer, bytes};
    use crate::command::made::Made;

    #[test]
    fn what_is_sent_arrives() {
        let (profile, other) = (SourceFile::new("me.yaml", "name: 홍길동\n"), SourceFile::new("lib.typ", "#let\n"));
        let (profile, other) = (Arc::new(profile), Arc::new(other));
        let warnings = vec![
            Diagnostic::warning(Code::NotShown, "a\nb").at(&profile, 6..9).hint("`c`"),
            Diagnostic::error(Code::TypstError, "d").at(&other, 1..4),
            Diagnostic::note(Code::PageAim, "e"),
        ];
        let adjusted = [("size".to_owned(), "9pt".to_owned())].into();
        let files = vec![b"%PDF\n\xFF".to_vec(), Vec::new(), b"{\n".to_vec()];
        let fonts = vec!["Inter".to_owned()];
        let made = Made {
            files: files.clone(),
            warnings: warnings.clone(),
            pages: 2,
            fullness: 0.29,
            adjusted,
            fonts,
            lines: None,
            text_layer: None,
        };
        let sent = bytes(Ok(made), &profile);
        let made = answer(&sent, &profile).expect("it is whole").expect("it is right");
        assert_eq!((made.files, made.warnings, made.pages, made.fullness), (files, warnings.clone(), 2, 0.29));
        let refused = answer(&bytes(Err(warnings.clone()), &profile), &profile).expect("it is whole");
        assert_eq!(refused.err(), Some(warnings));
        for end in 0..sent.len() {
            assert!(answer(&sent[..end], &profile).is_none(), "cut at {end}");
        }
    }
}
