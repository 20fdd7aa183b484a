//! The real binary in a pseudo-terminal, and an emulator to read what it shows. Waiting is always for an event.

use std::collections::BTreeSet;
use std::io::{Read, Write};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, ExitStatus, MasterPty, PtySize, native_pty_system};
use rustix::process::{Pid, Signal, WaitOptions, kill_process, waitpid};

/// Nothing here takes this long; who waits longer waits in vain.
const IN_VAIN: Duration = Duration::from_secs(30);

/// A terminal with the program in it.
pub struct Terminal {
    pub home: tempfile::TempDir,
    master: Option<Box<dyn MasterPty + Send>>,
    keyboard: Option<Box<dyn Write + Send>>,
    child: Box<dyn Child + Send + Sync>,
    output: Receiver<Vec<u8>>,
    reading: Option<JoinHandle<()>>,
    emulator: vt100::Parser,
    /// How the line discipline was set before the start.
    before: String,
    /// Everything that was sent to the terminal.
    pub bytes: Vec<u8>,
}

fn size(columns: u16, rows: u16) -> PtySize {
    PtySize { rows, cols: columns, pixel_width: 0, pixel_height: 0 }
}

fn emulator(columns: u16, rows: u16) -> vt100::Parser {
    vt100::Parser::new(rows.try_into().unwrap(), columns.try_into().unwrap(), 0)
}

impl Terminal {
    /// Starts the binary with these arguments and variables in a home of its own.
    pub fn start(args: &[&str], variables: &[(&str, &str)]) -> Self {
        Self::start_by(&[env!("CARGO_BIN_EXE_kamdeck")], args, variables)
    }

    /// Starts a command line such as a shell that starts the binary.
    pub fn start_by(command: &[&str], args: &[&str], variables: &[(&str, &str)]) -> Self {
        let home = tempfile::tempdir().unwrap();
        let pair = native_pty_system().openpty(size(80, 24)).unwrap();
        let mut builder = CommandBuilder::new(command[0]);
        builder.args(&command[1..]);
        builder.args(args);
        builder.env_clear();
        builder.cwd(home.path());
        for (name, value) in [("TERM", "xterm-256color"), ("LANG", "en_GB.UTF-8"), ("PATH", "/usr/bin:/bin")] {
            builder.env(name, value);
        }
        builder.env("HOME", home.path());
        for (name, value) in variables {
            builder.env(name, value);
        }
        let before = format!("{:?}", pair.master.get_termios());
        let child = pair.slave.spawn_command(builder).unwrap();
        drop(pair.slave);
        let mut reader = pair.master.try_clone_reader().unwrap();
        let keyboard = pair.master.take_writer().unwrap();
        let (sender, output) = channel();
        let reading = std::thread::spawn(move || {
            let mut chunk = [0; 65536];
            while let Ok(count) = reader.read(&mut chunk) {
                if count == 0 || sender.send(chunk[..count].to_vec()).is_err() {
                    break;
                }
            }
        });
        Self {
            home,
            master: Some(pair.master),
            keyboard: Some(keyboard),
            child,
            output,
            reading: Some(reading),
            emulator: emulator(80, 24),
            before,
            bytes: Vec::new(),
        }
    }

    fn take(&mut self, chunk: &[u8]) {
        self.emulator.process(chunk);
        self.bytes.extend_from_slice(chunk);
    }

    /// The screen as it is now.
    pub fn screen(&self) -> String {
        self.emulator.screen().contents()
    }

    /// Waits until the screen is as wanted.
    #[track_caller]
    pub fn until(&mut self, what: &str, wanted: impl Fn(&str) -> bool) -> &mut Self {
        let patience = Instant::now() + IN_VAIN;
        while !wanted(&self.screen()) {
            match self.output.recv_timeout(patience.saturating_duration_since(Instant::now())) {
                Ok(chunk) => self.take(&chunk),
                Err(error) => panic!("{error} while waiting until {what}; the screen is\n{}", self.screen()),
            }
        }
        self
    }

    /// Waits until a text is on the screen.
    #[track_caller]
    pub fn shows(&mut self, text: &str) -> &mut Self {
        self.until(&format!("{text:?} is there"), |screen| screen.contains(text))
    }

    /// Waits until a text is no longer on the screen.
    #[track_caller]
    pub fn lacks(&mut self, text: &str) -> &mut Self {
        self.until(&format!("{text:?} is gone"), |screen| !screen.contains(text))
    }

    /// Types bytes in one write.
    pub fn types(&mut self, bytes: impl AsRef<[u8]>) -> &mut Self {
        let keyboard = self.keyboard.as_mut().unwrap();
        keyboard.write_all(bytes.as_ref()).unwrap();
        keyboard.flush().unwrap();
        self
    }

    /// What comes within a while in which nothing should.
    pub fn comes_within(&mut self, while_: Duration) -> Vec<u8> {
        let until = Instant::now() + while_;
        let mut came = Vec::new();
        loop {
            match self.output.recv_timeout(until.saturating_duration_since(Instant::now())) {
                Ok(chunk) => {
                    self.take(&chunk);
                    came.extend(chunk);
                }
                Err(RecvTimeoutError::Timeout | RecvTimeoutError::Disconnected) => return came,
            }
        }
    }

    /// Gives the window another size.
    pub fn resize(&mut self, columns: u16, rows: u16) -> &mut Self {
        self.emulator = emulator(columns.max(1), rows.max(1));
        self.master.as_ref().unwrap().resize(size(columns, rows)).unwrap();
        self
    }

    /// The program's process.
    pub fn pid(&self) -> Pid {
        Pid::from_raw(i32::try_from(self.child.process_id().unwrap()).unwrap()).unwrap()
    }

    /// Sends a signal to the program.
    pub fn signal(&mut self, signal: Signal) -> &mut Self {
        kill_process(self.pid(), signal).unwrap();
        self
    }

    /// Waits until the program sleeps.
    pub fn is_stopped(&mut self) -> &mut Self {
        let (_, status) = waitpid(Some(self.pid()), WaitOptions::UNTRACED).unwrap().unwrap();
        assert!(status.stopped(), "{status:?}");
        self
    }

    /// Closes the terminal as when its window is closed. The reading thread holds it open too: it ends when it has read
    /// something that nobody wants any more, so that something must come.
    pub fn close(&mut self) -> &mut Self {
        self.output = channel().1;
        self.types("?");
        self.reading.take().unwrap().join().unwrap();
        self.keyboard = None;
        self.master = None;
        self
    }

    /// Waits for the end; gives the exit status and how long it took.
    pub fn ends(&mut self) -> (ExitStatus, Duration) {
        let since = Instant::now();
        let status = self.child.wait().unwrap();
        while let Ok(chunk) = self.output.try_recv() {
            self.take(&chunk);
        }
        let took = since.elapsed();
        // What was written just before the end may still be on its way through the reading thread.
        while let Ok(chunk) = self.output.recv_timeout(Duration::from_millis(200)) {
            self.take(&chunk);
        }
        (status, took)
    }

    /// The terminal modes that were switched on and not off again.
    pub fn left_on(&self) -> BTreeSet<String> {
        let text = String::from_utf8_lossy(&self.bytes);
        let mut on = BTreeSet::new();
        for sequence in text.split("\x1b[?").skip(1) {
            let digits: String = sequence.chars().take_while(char::is_ascii_digit).collect();
            match (sequence[digits.len()..].chars().next(), digits.as_str()) {
                (Some('h'), "25") | (Some('l'), "1049" | "2004" | "1000" | "1006" | "2026") => {
                    on.remove(&digits);
                }
                (Some('h'), _) => {
                    on.insert(digits);
                }
                (Some('l'), _) => {
                    on.insert(digits);
                }
                _ => {}
            }
        }
        on
    }

    /// Whether the terminal edits lines and echoes as before the start.
    pub fn is_as_before(&self) -> bool {
        self.master.as_ref().map(|master| format!("{:?}", master.get_termios())) == Some(self.before.clone())
    }
}

impl Drop for Terminal {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
