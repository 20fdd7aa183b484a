//! The terminal: what it is put into, what is sent to it, how it is given back, and what the system says meanwhile.

mod clipboard;
mod crash;
mod modes;
mod output;
mod painter;
mod scroll;
#[cfg(unix)]
mod signals;
mod source;
mod start;

pub use painter::Painter;
pub use start::{Failure, Settings, Surroundings, start};

use crate::domain::{Clock, Instant};

/// The system's clock.
#[derive(Debug, Clone, Copy, Default)]
pub struct SystemClock;

impl Clock for SystemClock {
    #[expect(clippy::disallowed_methods, reason = "this is where the clock that is passed around comes from")]
    fn now(&self) -> Instant {
        chrono::Utc::now()
    }
}
