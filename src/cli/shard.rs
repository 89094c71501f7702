//! A part of the work, for one of several machines.

use std::str::FromStr;

use jikji::digest;

/// One of so many parts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Shard {
    /// Which one, from 1.
    index: u64,
    /// How many there are.
    count: u64,
}

impl Shard {
    /// Whether what has this name belongs to the part. It goes by the name alone, so that the parts are the same on every machine
    /// and for as long as the name is.
    pub fn takes(self, name: &str) -> bool {
        digest::number(name.as_bytes()) % self.count == self.index - 1
    }
}

impl FromStr for Shard {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let number = |text: &str| text.parse::<u64>().ok();
        let parts = text.split_once('/').and_then(|(index, count)| Some((number(index)?, number(count)?)));
        match parts {
            Some((index, count)) if (1..=count).contains(&index) => Ok(Self { index, count }),
            Some((0, count)) => Err(format!("parts count from 1: the first is 1/{count}")),
            Some((_, count)) => Err(format!("the last part is {count}/{count}")),
            None => Err("write I/N, as 1/4 for the first of four parts".into()),
        }
    }
}
