//! The library of questions, lines and ideas: the shipped one with the user's own files laid over it.

use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};

use super::LoadError;
use crate::domain::Coded;
use crate::domain::placed::FileError;
use crate::policy::playbook::{Edition, Playbook, PlaybookFile, Topic};

/// A file of the user's.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Own {
    /// Which edition it changes; none: both.
    edition: Option<Edition>,
    topic: Topic,
    path: PathBuf,
    text: String,
}

/// The library in every language, each read when it is first needed.
#[derive(Debug, Default)]
pub struct Library {
    own: Vec<Own>,
    english: OnceLock<Arc<Playbook>>,
    chinese: OnceLock<Arc<Playbook>>,
}

impl Library {
    /// The library with the user's files of a folder: `en/TOPIC.toml`, `zh-CN/TOPIC.toml`, and `industries.toml` for both. A folder or
    /// file that does not exist changes nothing.
    ///
    /// # Errors
    /// A file that cannot be read, or has a mistake, with its line and column.
    pub fn read(folder: &Path) -> Result<Self, LoadError> {
        let mut library = Self::default();
        for topic in Topic::ALL {
            let name = format!("{topic}.toml");
            if *topic == Topic::Industries {
                library.add(None, *topic, folder.join(name))?;
                continue;
            }
            for edition in Edition::ALL {
                library.add(Some(*edition), *topic, folder.join(edition.code()).join(&name))?;
            }
        }
        if !library.own.is_empty() {
            // Mistakes are told at once, not when a screen needs the texts.
            for edition in Edition::ALL {
                library.playbook(*edition)?;
            }
        }
        Ok(library)
    }

    fn add(&mut self, edition: Option<Edition>, topic: Topic, path: PathBuf) -> Result<(), LoadError> {
        match fs::read_to_string(&path) {
            Ok(text) => self.own.push(Own { edition, topic, path, text }),
            Err(error) if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) => {}
            Err(source) => return Err(LoadError::Unreadable { path, source }),
        }
        Ok(())
    }

    /// The user's files.
    pub fn files(&self) -> impl Iterator<Item = &Path> {
        self.own.iter().map(|own| own.path.as_path())
    }

    /// The library in a language.
    ///
    /// # Errors
    /// The first mistake in a file of the user's; [`Library::read`] has told it before.
    pub fn playbook(&self, edition: Edition) -> Result<Arc<Playbook>, FileError> {
        let cell = match edition {
            Edition::English => &self.english,
            Edition::Chinese => &self.chinese,
        };
        if let Some(known) = cell.get() {
            return Ok(Arc::clone(known));
        }
        let own = self.own.iter().filter(|own| own.edition.is_none_or(|of| of == edition));
        let names: Vec<(Topic, String, &str)> =
            own.map(|own| (own.topic, own.path.to_string_lossy().into_owned(), own.text.as_str())).collect();
        let files: Vec<PlaybookFile<'_>> = names.iter().map(|(topic, file, text)| PlaybookFile { topic: *topic, file, text }).collect();
        let playbook = Arc::new(Playbook::load(edition, &files)?);
        Ok(Arc::clone(cell.get_or_init(|| playbook)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_users_file_changes_one_edition_and_the_rest_stays() {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir(folder.path().join("en")).unwrap();
        let file = folder.path().join("en/favours.toml");
        let shipped = Library::read(&folder.path().join("nowhere")).unwrap();
        let idea = shipped.playbook(Edition::English).unwrap().favours.first().unwrap().clone();
        fs::write(&file, format!("[{}]\nhidden = true\n", idea.key)).unwrap();
        let library = Library::read(folder.path()).unwrap();
        assert_eq!(library.files().collect::<Vec<_>>(), [file.as_path()]);
        let has = |library: &Library, edition| library.playbook(edition).unwrap().favours.iter().any(|one| one.key == idea.key);
        assert!(!has(&library, Edition::English) && has(&library, Edition::Chinese) && has(&shipped, Edition::English));
        fs::write(&file, "[x]\nidea = 3\n").unwrap();
        assert!(matches!(Library::read(folder.path()), Err(LoadError::Mistake(mistake)) if mistake.place.line == 2));
    }
}
