//! Lines of a stream, none of them longer than it may be.

use std::io::{self, BufRead, ErrorKind};

/// A longer line is passed over to its end.
pub const MOST_BYTES: usize = 4 << 20;

/// A line that was read.
#[derive(Debug, PartialEq, Eq)]
pub enum Read {
    /// Its bytes, without the newline.
    Line(Vec<u8>),
    /// It is longer than it may be.
    TooLong,
}

/// The lines of a stream.
pub struct Lines<R>(R);

impl<R: BufRead> Lines<R> {
    /// Those of this one.
    pub fn new(stream: R) -> Self {
        Self(stream)
    }

    /// The next one; nothing at the end of the stream.
    pub fn next(&mut self) -> io::Result<Option<Read>> {
        let (mut line, mut is_long, mut is_there) = (Vec::new(), false, false);
        loop {
            let bytes = match self.0.fill_buf() {
                Err(error) if error.kind() == ErrorKind::Interrupted => continue,
                read => read?,
            };
            let end = bytes.iter().position(|byte| *byte == b'\n');
            let part = &bytes[..end.unwrap_or(bytes.len())];
            is_long |= line.len() + part.len() > MOST_BYTES;
            match is_long {
                true => line = Vec::new(),
                false => line.extend_from_slice(part),
            }
            let is_over = bytes.is_empty() || end.is_some();
            is_there |= !bytes.is_empty();
            let taken = part.len() + usize::from(end.is_some());
            self.0.consume(taken);
            if is_over {
                let read = if is_long { Read::TooLong } else { Read::Line(line) };
                return Ok(is_there.then_some(read));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use std::io::{BufReader, Cursor};

    use super::{Lines, MOST_BYTES, Read};

    #[test]
    fn every_newline_ends_a_line_and_none_is_too_long() {
        let long = "x".repeat(MOST_BYTES);
        let text = format!("a\n\n{long}\n{long}y\n\r\nb");
        let mut lines = Lines::new(BufReader::with_capacity(7, Cursor::new(text)));
        let of = |text: &str| Some(Read::Line(text.into()));
        let read: Vec<_> = (0..7).map(|_| lines.next().expect("it is in memory")).collect();
        assert!(read == [of("a"), of(""), of(&long), Some(Read::TooLong), of("\r"), of("b"), None]);
    }
}
