//! Messages from the threads that wait for keys, signals and jobs.

use std::sync::mpsc::{Receiver, RecvTimeoutError};
use std::time::{Duration, Instant};

use crate::tui::app::{Message, Source, Waited};

/// The receiving end.
pub struct Channel {
    messages: Receiver<Message>,
    started: Instant,
}

impl Channel {
    /// Messages of this channel; time counts from now.
    pub fn new(messages: Receiver<Message>) -> Self {
        Self { messages, started: Instant::now() }
    }
}

impl Source for Channel {
    fn next(&mut self, deadline: Option<Duration>) -> Waited {
        let Some(deadline) = deadline else {
            return self.messages.recv().map_or(Waited::Closed, Waited::Message);
        };
        match self.messages.recv_timeout(deadline.saturating_sub(self.moment())) {
            Ok(message) => Waited::Message(message),
            Err(RecvTimeoutError::Timeout) => Waited::Deadline,
            Err(RecvTimeoutError::Disconnected) => Waited::Closed,
        }
    }

    fn ready(&mut self) -> Option<Message> {
        self.messages.try_recv().ok()
    }

    fn moment(&self) -> Duration {
        self.started.elapsed()
    }
}
