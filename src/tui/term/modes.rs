//! The modes that the terminal is put into, and how it is given back from wherever the program ends.

use std::io;
use std::sync::atomic::{AtomicBool, Ordering};

use crossterm::terminal::{disable_raw_mode, enable_raw_mode};

/// Alternate screen, bracketed paste. Sent as text rather than by a library: these few are all we use.
const ENTER: &[u8] = b"\x1b[?1049h\x1b[?2004h\x1b[m\x1b[2J\x1b[H";
/// End of synchronized output in case we end within a frame, plain looks, mouse and paste reports off, cursor on, the
/// screen as it was.
const LEAVE: &[u8] = b"\x1b[?2026l\x1b[m\x1b[?1006l\x1b[?1000l\x1b[?2004l\x1b[?25h\x1b[?1049l";
/// Buttons and wheel, in the form that knows large screens; no report of mere movement.
pub const MOUSE_ON: &[u8] = b"\x1b[?1000h\x1b[?1006h";
/// The mouse is the terminal's again.
pub const MOUSE_OFF: &[u8] = b"\x1b[?1006l\x1b[?1000l";

/// Whether the terminal is in our modes. One for the process, as the terminal is: the panic hook and the signal thread must
/// be able to give it back.
static ENTERED: AtomicBool = AtomicBool::new(false);

/// Puts the terminal into our modes.
///
/// # Errors
/// If it is none or is gone.
pub fn enter(mouse: bool) -> io::Result<()> {
    enable_raw_mode()?;
    // Also switches the Windows console to understanding sequences.
    #[cfg(windows)]
    if !crossterm::ansi_support::supports_ansi() {
        return Err(io::ErrorKind::Unsupported.into());
    }
    ENTERED.store(true, Ordering::SeqCst);
    send(ENTER)?;
    if mouse { send(MOUSE_ON) } else { Ok(()) }
}

/// Gives the terminal back, if it is in our modes. Failures have nobody left to be told.
pub fn leave() {
    if ENTERED.swap(false, Ordering::SeqCst) {
        // Line editing first: whoever sees the old screen again finds a terminal that works.
        let _ = disable_raw_mode();
        let _ = send(LEAVE);
    }
}

/// Gives the terminal back when it goes out of scope.
#[derive(Debug)]
pub struct Guard;

impl Drop for Guard {
    fn drop(&mut self) {
        leave();
    }
}

/// Sends bytes to the terminal in as few writes as the system allows, past any buffer.
///
/// # Errors
/// If the terminal is gone.
#[cfg(unix)]
pub fn send(mut bytes: &[u8]) -> io::Result<()> {
    let stdout = io::stdout();
    while !bytes.is_empty() {
        match rustix::io::write(&stdout, bytes) {
            Ok(0) => return Err(io::ErrorKind::WriteZero.into()),
            Ok(written) => bytes = bytes.get(written..).unwrap_or_default(),
            Err(rustix::io::Errno::INTR) => {}
            Err(rustix::io::Errno::AGAIN) => wait_writable(&stdout)?,
            Err(error) => return Err(error.into()),
        }
    }
    Ok(())
}

/// Somebody made the terminal non-blocking; waiting is the cure.
#[cfg(unix)]
fn wait_writable(stdout: &io::Stdout) -> io::Result<()> {
    use rustix::event::{PollFd, PollFlags, poll};
    match poll(&mut [PollFd::new(stdout, PollFlags::OUT)], None) {
        Ok(_) | Err(rustix::io::Errno::INTR) => Ok(()),
        Err(error) => Err(error.into()),
    }
}

/// Sends bytes to the terminal.
///
/// # Errors
/// If the terminal is gone.
#[cfg(windows)]
pub fn send(bytes: &[u8]) -> io::Result<()> {
    use io::Write;
    let mut stdout = io::stdout().lock();
    stdout.write_all(bytes)?;
    stdout.flush()
}
