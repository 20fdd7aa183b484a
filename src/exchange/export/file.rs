//! A new file that only its owner may read, and that has its name only when it is whole.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// A file that is being written, and vanishes unless it is given its name.
#[derive(Debug)]
pub(super) struct NewFile {
    part: PathBuf,
    named: bool,
}

impl NewFile {
    /// Writes bytes beside the place where they shall stand. Nothing may stand there.
    pub(super) fn holding(bytes: &[u8], target: &Path) -> io::Result<Self> {
        refuse_taken(target)?;
        let mut name = target.file_name().ok_or(io::ErrorKind::InvalidFilename)?.to_owned();
        name.push(format!(".{}.part", std::process::id()));
        let part = target.with_file_name(name);
        let mut options = OpenOptions::new();
        options.write(true).create_new(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        let mut file: File = options.open(&part)?;
        let made = Self { part, named: false };
        file.write_all(bytes)?;
        file.sync_all()?;
        Ok(made)
    }

    /// Gives it its name.
    pub(super) fn named(mut self, target: &Path) -> io::Result<()> {
        refuse_taken(target)?;
        fs::rename(&self.part, target)?;
        self.named = true;
        Ok(())
    }
}

/// Writes a new file that only its owner may read; it has its name only when it is whole.
///
/// # Errors
/// Something stands there already, the folder cannot be written, the disk is full.
pub fn write_new(bytes: &[u8], target: &Path) -> io::Result<()> {
    NewFile::holding(bytes, target)?.named(target)
}

fn refuse_taken(target: &Path) -> io::Result<()> {
    if target.symlink_metadata().is_ok() { Err(io::ErrorKind::AlreadyExists.into()) } else { Ok(()) }
}

impl Drop for NewFile {
    fn drop(&mut self) {
        if !self.named {
            // Nothing can be done about a left-over that cannot be removed either.
            drop(fs::remove_file(&self.part));
        }
    }
}
