//! The rules as the user's policy files would have them.

use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use super::LoadError;
use crate::domain::Coded;
use crate::policy::{Area, Override, PolicySet};

/// The policy files of a folder.
#[derive(Debug, Default)]
pub struct RuleFiles {
    files: Vec<(Area, PathBuf, String)>,
}

impl RuleFiles {
    /// Reads `AREA.toml` for every area. A folder or file that does not exist changes nothing.
    ///
    /// # Errors
    /// A file that cannot be read.
    pub fn read(folder: &Path) -> Result<Self, LoadError> {
        let mut files = Vec::new();
        for area in Area::ALL {
            let path = folder.join(format!("{area}.toml"));
            match fs::read_to_string(&path) {
                Ok(text) => files.push((*area, path, text)),
                Err(error) if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) => {}
                Err(source) => return Err(LoadError::Unreadable { path, source }),
            }
        }
        Ok(Self { files })
    }

    /// The files there are.
    pub fn paths(&self) -> impl Iterator<Item = &Path> {
        self.files.iter().map(|(_, path, _)| path.as_path())
    }

    /// The shipped rules with the files laid over them.
    ///
    /// # Errors
    /// The first mistake, with its place.
    pub fn policy(&self) -> Result<PolicySet, LoadError> {
        let names: Vec<String> = self.files.iter().map(|(_, path, _)| path.to_string_lossy().into_owned()).collect();
        let overrides: Vec<Override<'_>> =
            self.files.iter().zip(&names).map(|((area, _, text), file)| Override { area: *area, file, text }).collect();
        Ok(PolicySet::with(&overrides)?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_laid_over_the_shipped_rules_and_their_mistakes_have_a_place() {
        let folder = tempfile::tempdir().unwrap();
        let shipped = RuleFiles::read(&folder.path().join("nowhere")).unwrap();
        assert_eq!(shipped.policy().unwrap(), PolicySet::shipped().unwrap());
        fs::write(folder.path().join("health.toml"), "[model.usage]\nweight = 40\n").unwrap();
        let files = RuleFiles::read(folder.path()).unwrap();
        assert_eq!(files.paths().count(), 1);
        let changes = shipped.policy().unwrap().differences(&files.policy().unwrap());
        let said: Vec<_> = changes.iter().map(|change| (change.key.as_str(), change.before.as_deref(), change.after.as_deref())).collect();
        assert_eq!(said, [("health.model.usage.weight", Some("30"), Some("40"))]);
        fs::write(folder.path().join("health.toml"), "[model.usage]\n\nweight = 'x'\n").unwrap();
        let mistake = RuleFiles::read(folder.path()).unwrap().policy();
        assert!(matches!(mistake, Err(LoadError::Mistake(mistake)) if mistake.place.line == 3));
    }
}
