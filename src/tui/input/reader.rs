//! The thread that reads the terminal. It blocks until there is something, and it is the one that notices when the
//! terminal is gone, also where no SIGHUP comes.

use std::io;
use std::os::fd::AsFd;
use std::time::Duration;

use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::io::Errno;

use super::Input;
use super::parser::{Parser, Waiting};

/// How long a paste may be silent before it is taken as it is.
const PASTE_SILENCE: Duration = Duration::from_secs(1);
/// How long the rest of a sequence is waited for before it means nothing any more.
const SEQUENCE_SILENCE: Duration = Duration::from_secs(2);

/// Reads until the terminal is gone or nobody wants to know any more. `take` is given what came with each read and says
/// whether to go on; `escape` is how long an ESC is held in case it begins a sequence.
pub fn read(terminal: &impl AsFd, escape: Duration, mut take: impl FnMut(Vec<Input>) -> bool) -> io::Result<()> {
    let mut parser = Parser::default();
    let mut bytes = vec![0; 64 << 10];
    loop {
        let mut inputs = Vec::new();
        let patience = match parser.waiting() {
            Waiting::Nothing => None,
            Waiting::Escape => Some(escape),
            Waiting::Sequence => Some(SEQUENCE_SILENCE.max(escape)),
            Waiting::Paste => Some(PASTE_SILENCE),
        };
        if wait(terminal, patience)? {
            let count = match rustix::io::read(terminal, &mut bytes) {
                Ok(0) => return Ok(()),
                Ok(count) => count,
                Err(Errno::INTR | Errno::AGAIN) => continue,
                Err(error) => return Err(error.into()),
            };
            parser.feed(bytes.get(..count).unwrap_or_default(), &mut inputs);
        } else {
            parser.silence(&mut inputs);
        }
        if !inputs.is_empty() && !take(inputs) {
            return Ok(());
        }
    }
}

/// Waits until there is something to read; `false` if the time is over.
fn wait(terminal: &impl AsFd, patience: Option<Duration>) -> io::Result<bool> {
    let timeout = patience.and_then(|patience| Timespec::try_from(patience).ok());
    loop {
        let mut fds = [PollFd::new(terminal, PollFlags::IN)];
        match poll(&mut fds, timeout.as_ref()) {
            Ok(0) => return Ok(false),
            Ok(_) => return Ok(true),
            Err(Errno::INTR) => {}
            Err(error) => return Err(error.into()),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use super::*;
    use crate::tui::input::{Key, KeyCode};

    #[test]
    fn it_reads_until_the_other_side_is_gone_and_gives_a_lone_escape() {
        let (ours, mut theirs) = std::os::unix::net::UnixStream::pair().unwrap();
        theirs.write_all(b"a\x1b").unwrap();
        let mut got = Vec::new();
        let mut theirs = Some(theirs);
        read(&ours, Duration::from_millis(1), |inputs| {
            got.extend(inputs);
            if got.len() == 2 {
                theirs.take();
            }
            true
        })
        .unwrap();
        assert_eq!(got, [Input::Key(Key::char('a')), Input::Key(Key::plain(KeyCode::Esc))]);
    }
}
