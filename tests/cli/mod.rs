//! The real binary, as a script sees it.

mod calendar;
mod chain;
mod config;
mod currency;
mod demo;
mod documented;
mod export;
mod handover;
mod import;
mod keep;
mod library;
mod log;
mod look;
mod merge;
mod paper;
mod policy;
mod records;
mod search;
mod storage;
mod survival;
mod usage;
mod veil;

use std::io::Write;
use std::process::{Command, Output, Stdio};
use std::sync::LazyLock;

/// A home of one's own, with nothing in it.
pub struct Home {
    pub folder: tempfile::TempDir,
}

/// What a run answered.
pub struct Answer {
    pub code: Option<i32>,
    pub out: String,
    pub err: String,
}

impl Home {
    pub fn new() -> Self {
        Self { folder: tempfile::tempdir().unwrap() }
    }

    /// The binary, cut off from the environment of whoever runs the tests.
    pub fn command(&self, args: &[&str]) -> Command {
        let home = self.folder.path();
        let mut command = Command::new(env!("CARGO_BIN_EXE_kamdeck"));
        command
            .args(args)
            .env_clear()
            .env("HOME", home)
            .env("XDG_DATA_HOME", home.join("data"))
            .env("XDG_CONFIG_HOME", home.join("config"))
            .env("XDG_STATE_HOME", home.join("state"))
            .env("LANG", "en_GB.UTF-8")
            .current_dir(home)
            .stdin(Stdio::null());
        command
    }

    pub fn path(&self, name: &str) -> std::path::PathBuf {
        self.folder.path().join(name)
    }

    /// A database with the first accounts of the demo.
    pub fn demo(&self, name: &str, accounts: u32) {
        let made = self.run(&["demo", "--into", name, "--accounts", &accounts.to_string()]);
        assert_eq!(made.code, Some(0), "{}", made.err);
    }

    /// A database with the whole demo; made once, and copied for every test.
    pub fn whole_demo(&self, name: &str) {
        static MADE: LazyLock<Vec<u8>> = LazyLock::new(|| {
            let home = Home::new();
            home.demo("whole.db", 64);
            std::fs::read(home.path("whole.db")).unwrap()
        });
        std::fs::write(self.path(name), &*MADE).unwrap();
    }

    pub fn run(&self, args: &[&str]) -> Answer {
        Answer::of(self.command(args).output().unwrap())
    }
}

impl Answer {
    pub fn of(output: Output) -> Self {
        Self { code: output.status.code(), out: String::from_utf8(output.stdout).unwrap(), err: String::from_utf8(output.stderr).unwrap() }
    }

    /// What was printed, as JSON.
    pub fn json(&self) -> serde_json::Value {
        assert_eq!(self.code, Some(0), "{}", self.err);
        serde_json::from_str(&self.out).unwrap_or_else(|error| panic!("{error}: {:?}", self.out))
    }

    /// The error object on standard error.
    pub fn error(&self) -> serde_json::Value {
        let value: serde_json::Value = serde_json::from_str(&self.err).unwrap_or_else(|error| panic!("{error}: {:?}", self.err));
        let keys: Vec<&String> = value["error"].as_object().unwrap().keys().collect();
        assert_eq!(keys, ["code", "column", "file", "line", "message"]);
        value["error"].clone()
    }
}

/// Runs a command whose reader closes at once.
pub fn with_reader_gone(mut command: Command) -> Answer {
    let (reader, writer) = std::io::pipe().unwrap();
    drop(reader);
    let child = command.stdout(writer).stderr(Stdio::piped()).spawn().unwrap();
    Answer::of(child.wait_with_output().unwrap())
}

/// Runs a command that reads `input`.
pub fn fed(mut command: Command, input: &[u8]) -> Answer {
    let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    child.stdin.take().unwrap().write_all(input).unwrap();
    Answer::of(child.wait_with_output().unwrap())
}
