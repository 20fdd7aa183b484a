//! Where the program's files live.

use std::fs::{self, File, OpenOptions};
use std::io;
use std::path::{Path, PathBuf};

/// The program's files and folders. Nothing is created by asking.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Paths {
    /// `config.toml`.
    pub config: PathBuf,
    /// The user's own policy files, laid over the shipped ones; beside `config.toml`.
    pub policy: PathBuf,
    /// The user's own questions, lines and ideas, laid over the shipped ones; beside `config.toml`.
    pub playbooks: PathBuf,
    /// The database, where neither flag nor configuration says otherwise.
    pub database: PathBuf,
    /// The log file and crash files.
    pub log: PathBuf,
    /// What the program was told on the screen; beside the log.
    pub remembered: PathBuf,
}

impl Paths {
    /// From the environment: the XDG folders or what the system has in their place; `KAMDECK_CONFIG` names the configuration file,
    /// `KAMDECK_DB` the database. `None` if the system knows no home folder and the variables do not help.
    pub fn discover(variable: impl Fn(&str) -> Option<std::ffi::OsString>) -> Option<Self> {
        let folders = directories::ProjectDirs::from("", "", "kamdeck");
        let given = |name: &str| variable(name).filter(|value| !value.is_empty()).map(PathBuf::from);
        let config = given("KAMDECK_CONFIG").or_else(|| Some(folders.as_ref()?.config_dir().join("config.toml")))?;
        let database = given("KAMDECK_DB").or_else(|| Some(folders.as_ref()?.data_dir().join("kamdeck.db")))?;
        let state = match &folders {
            Some(folders) => folders.state_dir().unwrap_or_else(|| folders.data_local_dir()).to_owned(),
            None => database.parent()?.to_owned(),
        };
        let [policy, playbooks] = beside(&config);
        Some(Self { config, policy, playbooks, database, log: state.join("kamdeck.log"), remembered: state.join("screen.toml") })
    }

    /// The same, with another configuration file if one is given; policy files and playbooks are looked for beside it.
    #[must_use]
    pub fn with_config(self, config: Option<PathBuf>) -> Self {
        let Some(config) = config else { return self };
        let [policy, playbooks] = beside(&config);
        Self { config, policy, playbooks, ..self }
    }
}

/// The folders of policy and playbooks.
fn beside(config: &Path) -> [PathBuf; 2] {
    ["policy", "playbooks"].map(|name| config.parent().unwrap_or(Path::new("")).join(name))
}

/// Opens a file that only its owner may read, creating it and its folder; appends.
///
/// # Errors
/// What the system refuses.
pub fn private_file(path: &Path) -> io::Result<File> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    let mut options = OpenOptions::new();
    options.create(true).append(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)
}

/// A file name as people type it: `~` is the home folder, quotes around it do not belong to it.
#[must_use]
pub fn typed_path(typed: &str) -> PathBuf {
    let typed = typed.trim().trim_matches(['"', '\'']);
    match (typed.strip_prefix("~/"), directories::BaseDirs::new()) {
        (Some(rest), Some(home)) => home.home_dir().join(rest),
        _ => PathBuf::from(typed),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn variables_win() {
        let paths = Paths::discover(|name| match name {
            "KAMDECK_CONFIG" => Some("/somewhere/my.toml".into()),
            "KAMDECK_DB" => Some("/elsewhere/my.db".into()),
            _ => None,
        })
        .unwrap();
        assert_eq!(paths.config, Path::new("/somewhere/my.toml"));
        assert_eq!(paths.policy, Path::new("/somewhere/policy"));
        assert_eq!(paths.playbooks, Path::new("/somewhere/playbooks"));
        assert_eq!(paths.database, Path::new("/elsewhere/my.db"));
    }

    #[cfg(unix)]
    #[test]
    fn private_files_are_private() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a/b.log");
        let file = private_file(&path).unwrap();
        assert_eq!(file.metadata().unwrap().permissions().mode() & 0o777, 0o600);
    }
}
