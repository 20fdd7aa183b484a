//! Standard output: buffered, free of anything that steers a terminal, quiet when its reader has gone.

use std::io::Write;

use serde::Serialize;

use super::failure::Stop;
use crate::domain::text;
use crate::i18n::Strings;

/// Where a command prints.
pub struct Out<'a> {
    sink: std::io::BufWriter<&'a mut dyn Write>,
    strings: &'a Strings,
}

impl<'a> Out<'a> {
    /// Prints to a sink; problems are told in the language of `strings`.
    pub fn new(sink: &'a mut dyn Write, strings: &'a Strings) -> Self {
        Self { sink: std::io::BufWriter::with_capacity(1 << 16, sink), strings }
    }

    /// Prints text as a line or several.
    ///
    /// # Errors
    /// [`Stop`] if the output is closed or full.
    pub fn line(&mut self, line: &str) -> Result<(), Stop> {
        let shown = text::lines(line);
        self.bytes(shown.as_bytes())?;
        self.bytes(b"\n")
    }

    /// Prints one JSON value, indented.
    ///
    /// # Errors
    /// [`Stop`] if the output is closed or full.
    pub fn json(&mut self, value: &impl Serialize) -> Result<(), Stop> {
        let json = serde_json::to_string_pretty(value).map_err(|error| Stop::from_output(&error.into(), self.strings))?;
        self.bytes(inert_json(&json).as_bytes())?;
        self.bytes(b"\n")
    }

    /// Writes bytes of our own making as they are.
    ///
    /// # Errors
    /// [`Stop`] if the output is closed or full.
    pub fn bytes(&mut self, bytes: &[u8]) -> Result<(), Stop> {
        self.sink.write_all(bytes).map_err(|error| Stop::from_output(&error, self.strings))
    }

    /// Makes sure that everything has left.
    ///
    /// # Errors
    /// [`Stop`] if the output is closed or full.
    pub fn finish(&mut self) -> Result<(), Stop> {
        self.sink.flush().map_err(|error| Stop::from_output(&error, self.strings))
    }
}

/// JSON in which characters that steer a terminal or reorder text are written as `\uXXXX`. They can only stand
/// inside strings; the line ends between values are ours.
#[must_use]
pub fn inert_json(json: &str) -> String {
    use std::fmt::Write as _;
    let mut inert = String::with_capacity(json.len());
    for c in json.chars() {
        if c != '\n' && text::is_hostile(c) {
            for unit in c.encode_utf16(&mut [0; 2]) {
                // Writing to a String does not fail.
                let _ = write!(inert, "\\u{unit:04x}");
            }
        } else {
            inert.push(c);
        }
    }
    inert
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn json_keeps_every_character_but_shows_none_that_steers() {
        let hostile = "a\u{1b}[31m\u{9b}b\u{202e}c\u{e0041}\u{7f}\n华";
        let shown = inert_json(&serde_json::to_string_pretty(&[hostile]).unwrap());
        assert!(shown.chars().all(|c| c == '\n' || !text::is_hostile(c)), "{shown:?}");
        assert_eq!(serde_json::from_str::<Vec<String>>(&shown).unwrap(), [hostile]);
    }
}
