//! What the program was told on the screen and remembers on this machine, beside the log: answers that nobody should have to write
//! into a configuration file. The configuration wins where it says something.

use std::io;
use std::path::Path;

use crate::domain::placed::Document;
use crate::i18n::{Language, language_named};

/// What is remembered.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Remembered {
    /// Whether our own lines and bars are drawn with ASCII only.
    pub ascii: Option<bool>,
    /// The language that was switched to.
    pub language: Option<Language>,
    /// The name of the theme that was switched to.
    pub theme: Option<String>,
    /// Whether the first steps are shown only where somebody asks for them.
    pub hide_steps: bool,
}

impl Remembered {
    /// What is remembered in a file; nothing where there is none or it cannot be read, since it only holds conveniences.
    #[must_use]
    pub fn read(path: &Path) -> Self {
        let text = std::fs::read_to_string(path).unwrap_or_default();
        let Ok(document) = Document::parse("remembered", &text) else { return Self::default() };
        let Ok(table) = document.table() else { return Self::default() };
        Self {
            ascii: table.maybe("ascii").and_then(|item| item.flag().ok()),
            language: table.maybe("language").and_then(|item| language_named(item.text().ok()?)),
            theme: table.maybe("theme").and_then(|item| item.text().ok()).filter(|name| is_word(name)).map(str::to_owned),
            hide_steps: table.maybe("hide_steps").and_then(|item| item.flag().ok()).unwrap_or(false),
        }
    }

    /// Remembers it in a file.
    ///
    /// # Errors
    /// What the system refuses.
    pub fn write(&self, path: &Path) -> io::Result<()> {
        if let Some(folder) = path.parent() {
            std::fs::create_dir_all(folder)?;
        }
        let lines = [
            self.ascii.map(|ascii| format!("ascii = {ascii}\n")),
            self.language.map(|language| format!("language = \"{language}\"\n")),
            self.theme.as_ref().filter(|name| is_word(name)).map(|name| format!("theme = \"{name}\"\n")),
            self.hide_steps.then(|| "hide_steps = true\n".to_owned()),
        ];
        std::fs::write(path, lines.into_iter().flatten().collect::<String>())
    }
}

/// Whether a name can stand between quotes as it is.
fn is_word(name: &str) -> bool {
    !name.is_empty() && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '-')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read_and_rubbish_is_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("state/screen.toml");
        assert_eq!(Remembered::read(&path), Remembered::default());
        let chosen = Remembered { ascii: Some(true), language: Some(Language::ZhCN), theme: Some("light".into()), hide_steps: true };
        chosen.write(&path).unwrap();
        assert_eq!(Remembered::read(&path), chosen);
        std::fs::write(&path, "ascii = \u{1}").unwrap();
        assert_eq!(Remembered::read(&path), Remembered::default());
    }
}
