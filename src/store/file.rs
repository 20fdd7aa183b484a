//! The database as a file: what may stand in its place, who may read it, and on what kind of file system it lies.

use std::fs::{self, File, OpenOptions};
use std::path::{Path, PathBuf};

use rusqlite::Connection;

use super::error::{Error, FileKind};

/// Refuses what is no plain file. `false`: there is nothing yet.
pub(super) fn is_there(path: &Path) -> Result<bool, Error> {
    let what = match fs::symlink_metadata(path) {
        Ok(found) if found.is_file() => return Ok(true),
        Ok(found) if found.is_symlink() => FileKind::Link,
        Ok(found) if found.is_dir() => FileKind::Folder,
        Ok(_) => FileKind::Special,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(false),
        Err(error) => return Err(Error::at(path, error)),
    };
    Err(Error::NotAFile { path: path.to_owned(), what })
}

/// Makes an empty file that only its owner may read, and the folders above it; SQLite gives its companions the same rights.
pub(super) fn create_private(path: &Path) -> Result<(), Error> {
    if let Some(folder) = path.parent().filter(|folder| !folder.as_os_str().is_empty() && !folder.exists()) {
        let mut builder = fs::DirBuilder::new();
        builder.recursive(true);
        #[cfg(unix)]
        std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
        builder.create(folder).map_err(|error| Error::at(folder, error))?;
    }
    match private().open(path) {
        Ok(_) => Ok(()),
        Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => Ok(()),
        Err(error) => Err(Error::at(path, error)),
    }
}

fn private() -> OpenOptions {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options
}

/// The files that SQLite keeps beside a database.
const COMPANIONS: [&str; 3] = ["-wal", "-shm", "-journal"];

fn with_ending(path: &Path, ending: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(ending);
    PathBuf::from(name)
}

/// A name beside a database that says why it is kept, and that nothing has yet.
pub(super) fn free_name(path: &Path, why: &str) -> PathBuf {
    let names = (1u32..).map(|number| if number == 1 { format!(".{why}.bak") } else { format!(".{why}.{number}.bak") });
    let mut free = names.map(|ending| with_ending(path, &ending)).filter(|candidate| candidate.symlink_metadata().is_err());
    free.next().unwrap_or_else(|| with_ending(path, ".bak"))
}

/// Makes sure that nobody else has a database open, and folds its write-ahead log into it. One that cannot be read is left as it is.
pub(super) fn settle(path: &Path, options: &super::Options) -> Result<(), Error> {
    let quiet = Connection::open(path).and_then(|conn| {
        conn.busy_timeout(options.patience)?;
        // Leaving the mode needs the file for itself alone.
        conn.pragma_update(None, "journal_mode", "DELETE")?;
        conn.execute_batch("BEGIN EXCLUSIVE; COMMIT;")
    });
    match quiet.map_err(Error::from) {
        Err(Error::Busy) => Err(Error::Busy),
        _ => Ok(()),
    }
}

/// Gives a database and what stands beside it another name, and answers that.
pub(super) fn set_aside(path: &Path) -> Result<PathBuf, Error> {
    let kept = free_name(path, "before-restore");
    fs::rename(path, &kept).map_err(|error| Error::at(path, error))?;
    for ending in COMPANIONS {
        let companion = with_ending(path, ending);
        if companion.exists() {
            let name = with_ending(&kept, ending);
            fs::rename(&companion, &name).map_err(|error| Error::at(&companion, error))?;
        }
    }
    Ok(kept)
}

/// A file that is being written, and vanishes unless it is finished.
#[derive(Debug)]
pub(super) struct Part {
    path: PathBuf,
    finished: bool,
}

impl Part {
    /// A new private file in the folder of the one it shall become. That one must not exist.
    pub(super) fn beside(target: &Path) -> Result<Self, Error> {
        if target.symlink_metadata().is_ok() {
            return Err(Error::File { path: target.to_owned(), error: std::io::ErrorKind::AlreadyExists.into() });
        }
        let mut name = target.file_name().unwrap_or_default().to_owned();
        name.push(format!(".{:016x}.part", super::device::random()));
        let path = target.with_file_name(name);
        private().open(&path).map_err(|error| Error::at(&path, error))?;
        Ok(Self { path, finished: false })
    }

    pub(super) fn path(&self) -> &Path {
        &self.path
    }

    /// Makes it durable and gives it its name.
    pub(super) fn finish(mut self, target: &Path) -> Result<(), Error> {
        File::open(&self.path).and_then(|file| file.sync_all()).map_err(|error| Error::at(&self.path, error))?;
        fs::rename(&self.path, target).map_err(|error| Error::at(target, error))?;
        self.finished = true;
        sync_folder(target);
        Ok(())
    }
}

impl Drop for Part {
    fn drop(&mut self) {
        if !self.finished {
            // Nothing can be done about a left-over that cannot be removed either.
            drop(fs::remove_file(&self.path));
        }
    }
}

/// Makes a new name in a folder durable, where the system can.
pub(super) fn sync_folder(path: &Path) {
    #[cfg(unix)]
    if let Some(folder) = path.parent() {
        let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
        drop(File::open(folder).and_then(|folder| folder.sync_all()));
    }
    #[cfg(not(unix))]
    let _ = path;
}

/// Whether the write-ahead log is safe here: its shared memory does not work between machines.
#[cfg(target_os = "linux")]
pub(super) fn is_local(path: &Path) -> bool {
    // NFS, SMB, SMB2, CIFS, 9P, FUSE, AFS, Ceph, Coda, NCP.
    const REMOTE: [i64; 10] =
        [0x6969, 0x517B, 0xFE53_4D42, 0xFF53_4D42, 0x0102_1997, 0x6573_5546, 0x5346_414F, 0x00C3_6400, 0x7375_7245, 0x564C];
    #[expect(clippy::unnecessary_cast, reason = "the width of the type differs between machines")]
    rustix::fs::statfs(path).is_ok_and(|found| !REMOTE.contains(&(found.f_type as i64 & 0xFFFF_FFFF)))
}

/// Whether the write-ahead log is safe here: Windows names its shares by two strokes.
#[cfg(not(target_os = "linux"))]
pub(super) fn is_local(path: &Path) -> bool {
    !path.to_string_lossy().starts_with(r"\\")
}
