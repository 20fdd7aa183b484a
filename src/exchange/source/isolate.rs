//! Runs a parser where its panic or endless loop cannot reach the rest of the program.

use super::SourceError;
use super::limits::Budget;
use std::sync::mpsc::{RecvTimeoutError, sync_channel};

/// The name of the thread that parses files. A panic there is an error value for the caller: a panic hook leaves it alone.
pub const READER_THREAD: &str = "file-reader";

/// Runs the work in a thread of its own and waits until the time is up; a thread that does not end by then is left behind.
pub(super) fn run<T: Send + 'static>(budget: &Budget, work: impl FnOnce() -> T + Send + 'static) -> Result<T, SourceError> {
    let (send, receive) = sync_channel(1);
    let spawned = std::thread::Builder::new().name(READER_THREAD.to_owned()).spawn(move || {
        // Nobody listens once the time is up.
        let _gone = send.send(work());
    });
    spawned?;
    match receive.recv_timeout(budget.left()) {
        Ok(done) => Ok(done),
        Err(RecvTimeoutError::Timeout) => Err(budget.out_of_time().into()),
        Err(RecvTimeoutError::Disconnected) => Err(SourceError::Damaged),
    }
}

#[cfg(test)]
mod tests {
    use super::super::limits::{LimitKind, Limits};
    use super::*;

    #[test]
    fn a_parser_that_never_ends_costs_its_time_and_no_more() {
        let budget = Budget::start(Limits { seconds: 0, ..Limits::default() });
        let (_hold, wait) = std::sync::mpsc::channel::<()>();
        let refused = run(&budget, move || wait.recv());
        assert!(matches!(refused, Err(SourceError::Limit(limit)) if limit.which == LimitKind::Seconds));
    }

    #[test]
    fn a_parser_that_panics_is_a_damaged_file() {
        let budget = Budget::start(Limits::default());
        assert!(matches!(run::<()>(&budget, || panic!("as a parser may")), Err(SourceError::Damaged)));
    }
}
