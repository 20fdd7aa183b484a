//! What the program was told on the screen and remembers on this machine, beside the log: answers that nobody should have to write
//! into a configuration file. The configuration wins where it says something.

use std::io;
use std::path::Path;

use crate::domain::placed::Document;

/// What is remembered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Remembered {
    /// Whether our own lines and bars are drawn with ASCII only.
    pub ascii: Option<bool>,
}

impl Remembered {
    /// What is remembered in a file; nothing where there is none or it cannot be read, since it only holds conveniences.
    #[must_use]
    pub fn read(path: &Path) -> Self {
        let text = std::fs::read_to_string(path).unwrap_or_default();
        let ascii = Document::parse("remembered", &text).ok().and_then(|document| document.table().ok()?.maybe("ascii")?.flag().ok());
        Self { ascii }
    }

    /// Remembers it in a file.
    ///
    /// # Errors
    /// What the system refuses.
    pub fn write(self, path: &Path) -> io::Result<()> {
        if let Some(folder) = path.parent() {
            std::fs::create_dir_all(folder)?;
        }
        let text = self.ascii.map(|ascii| format!("ascii = {ascii}\n")).unwrap_or_default();
        std::fs::write(path, text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read_and_rubbish_is_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("state/screen.toml");
        assert_eq!(Remembered::read(&path), Remembered::default());
        Remembered { ascii: Some(true) }.write(&path).unwrap();
        assert_eq!(Remembered::read(&path).ascii, Some(true));
        std::fs::write(&path, "ascii = \u{1}").unwrap();
        assert_eq!(Remembered::read(&path), Remembered::default());
    }
}
