//! Runs a parser where its panic or endless loop cannot reach the rest of the program.

use super::SourceError;
use super::limits::Budget;
use std::sync::Once;
use std::sync::mpsc::{RecvTimeoutError, sync_channel};

/// The name of the thread that parses files.
const READER: &str = "file-reader";

/// Keeps a parser's panic from whoever reports faults of the program: here it is an error value and nothing else.
fn keep_quiet() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        let others = std::panic::take_hook();
        std::panic::set_hook(Box::new(move |info| {
            if std::thread::current().name() != Some(READER) {
                others(info);
            }
        }));
    });
}

/// Runs the work in a thread of its own and waits until the time is up; a thread that does not end by then is left behind.
pub(super) fn run<T: Send + 'static>(budget: &Budget, work: impl FnOnce() -> T + Send + 'static) -> Result<T, SourceError> {
    keep_quiet();
    let (send, receive) = sync_channel(1);
    let spawned = std::thread::Builder::new().name(READER.to_owned()).spawn(move || {
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
