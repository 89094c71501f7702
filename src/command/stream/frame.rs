//! What a stream and its child processes tell each other: a head of fixed length, and bytes.

use std::io::{self, Read, Write};

/// Sends a line with its number.
pub fn send_line(to: &mut impl Write, number: u64, line: &[u8]) -> io::Result<()> {
    to.write_all(&number.to_le_bytes())?;
    send(to, line)
}

/// A line with its number; nothing if there are no more.
pub fn line(from: &mut impl Read) -> Option<(u64, Vec<u8>)> {
    let mut number = [0; 8];
    from.read_exact(&mut number).ok()?;
    Some((u64::from_le_bytes(number), receive(from).ok()?))
}

/// Sends an answer, and whether nothing is wrong.
pub fn send_answer(to: &mut impl Write, is_right: bool, answer: &[u8]) -> io::Result<()> {
    to.write_all(&[u8::from(is_right)])?;
    send(to, answer)?;
    to.flush()
}

/// An answer, and whether nothing is wrong.
pub fn answer(from: &mut impl Read) -> io::Result<(bool, Vec<u8>)> {
    let mut is_right = [0];
    from.read_exact(&mut is_right)?;
    Ok((is_right[0] == 1, receive(from)?))
}

fn send(to: &mut impl Write, bytes: &[u8]) -> io::Result<()> {
    to.write_all(&(bytes.len() as u64).to_le_bytes())?;
    to.write_all(bytes)
}

fn receive(from: &mut impl Read) -> io::Result<Vec<u8>> {
    let mut length = [0; 8];
    from.read_exact(&mut length)?;
    let (length, mut bytes) = (u64::from_le_bytes(length), Vec::new());
    from.take(length).read_to_end(&mut bytes)?;
    match bytes.len() as u64 == length {
        true => Ok(bytes),
        // Who sent it died over it.
        false => Err(io::ErrorKind::UnexpectedEof.into()),
    }
}

#[cfg(test)]
mod tests {
    use super::{answer, line, send_answer, send_line};

    #[test]
    fn what_is_sent_arrives_whole_or_not_at_all() {
        let (mut lines, mut answers) = (Vec::new(), Vec::new());
        send_line(&mut lines, 7, b"{}").expect("it is in memory");
        send_answer(&mut answers, true, b"{\n").expect("it is in memory");
        assert_eq!(line(&mut lines.as_slice()), Some((7, b"{}".to_vec())));
        assert_eq!(answer(&mut answers.as_slice()).expect("it is whole"), (true, b"{\n".to_vec()));
        assert!((0..lines.len()).all(|end| line(&mut &lines[..end]).is_none()));
        assert!((0..answers.len()).all(|end| answer(&mut &answers[..end]).is_err()));
    }
}
