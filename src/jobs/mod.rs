//! Work that takes longer than a key press: one worker thread, typed progress, cancel, and the result as a message.

use std::any::Any;
use std::cell::Cell;
use std::fmt;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{self, Sender};
use std::time::{Duration, Instant};

use crate::store::{Error, Opener, Store};

/// Names a job.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct JobId(u64);

/// What is heard of a job.
#[derive(Debug)]
pub enum News {
    /// How far it is.
    Progress(Progress),
    /// It ended; nothing comes after this.
    Finished(Finished),
}

/// How far a job is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Progress {
    /// Which part of the work.
    pub stage: Stage,
    /// Units done.
    pub done: u64,
    /// Units in all, if known.
    pub total: Option<u64>,
}

/// Which part of a job's work.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    /// Reading.
    Read,
    /// Checking.
    Check,
    /// Writing.
    Write,
    /// Computing.
    Compute,
}

/// How a job ended.
pub enum Finished {
    /// With a result; its type is known to who started it.
    Found(Box<dyn Any + Send>),
    /// It was cancelled; nothing was kept.
    Cancelled,
    /// It could not begin: its connection could not be opened.
    Unopened(Error),
    /// It failed with an unforeseen fault; the text is for the log.
    Broken(String),
}

impl Finished {
    /// The result, if it is one of this type.
    #[must_use]
    pub fn found<T: 'static>(&self) -> Option<&T> {
        match self {
            Self::Found(result) => result.downcast_ref(),
            _ => None,
        }
    }
}

impl fmt::Debug for Finished {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Found(_) => "Found",
            Self::Cancelled => "Cancelled",
            Self::Unopened(_) => "Unopened",
            Self::Broken(_) => "Broken",
        })
    }
}

/// The job was cancelled: it returns at once and keeps nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("cancelled")]
pub struct Cancelled;

/// Work to be done on the worker thread.
pub trait Task: Send + fmt::Debug {
    /// Does it on a connection of its own, telling how far it is and stopping when told to.
    ///
    /// # Errors
    /// [`Cancelled`], passed on from [`Watch`]; failures of the work itself are part of the result.
    fn run(self: Box<Self>, store: Store, watch: &Watch) -> Result<Box<dyn Any + Send>, Cancelled>;

    /// Whether the person waits for it: then its progress is shown, and nothing else is done meanwhile. Otherwise it works
    /// behind the screen.
    fn is_awaited(&self) -> bool {
        true
    }
}

/// Progress is told at most once in this time, however often a task says it.
const TELL_EVERY: Duration = Duration::from_millis(50);

/// A running task's line to who started it.
pub struct Watch {
    cancelled: Arc<AtomicBool>,
    tell: Box<dyn Fn(Progress) + Send>,
    told: Cell<Option<(Stage, Instant)>>,
}

impl Watch {
    /// Tells how far the work is: the beginning of each stage, then now and then.
    ///
    /// # Errors
    /// [`Cancelled`] if the work is to stop.
    pub fn at(&self, stage: Stage, done: u64, total: Option<u64>) -> Result<(), Cancelled> {
        self.check()?;
        if self.told.get().is_none_or(|(last, when)| last != stage || when.elapsed() >= TELL_EVERY) {
            (self.tell)(Progress { stage, done, total });
            self.told.set(Some((stage, Instant::now())));
        }
        Ok(())
    }

    /// Asks whether to go on.
    ///
    /// # Errors
    /// [`Cancelled`] if the work is to stop.
    pub fn check(&self) -> Result<(), Cancelled> {
        if self.cancelled.load(Ordering::Relaxed) { Err(Cancelled) } else { Ok(()) }
    }
}

struct Order {
    id: JobId,
    task: Box<dyn Task>,
    opener: Opener,
    cancelled: Arc<AtomicBool>,
}

/// The worker thread, started with the first job.
pub struct Worker {
    tell: Arc<dyn Fn(JobId, News) + Send + Sync>,
    orders: Option<Sender<Order>>,
    running: Vec<(JobId, Arc<AtomicBool>)>,
    last: u64,
}

impl Worker {
    /// A worker that reports by calling this function on its own thread.
    #[must_use]
    pub fn new(tell: impl Fn(JobId, News) + Send + Sync + 'static) -> Self {
        Self { tell: Arc::new(tell), orders: None, running: Vec::new(), last: 0 }
    }

    /// Queues a task, which gets a connection of its own; it starts when those before it have ended.
    ///
    /// # Errors
    /// If the thread cannot be started.
    pub fn start(&mut self, task: Box<dyn Task>, opener: Opener) -> std::io::Result<JobId> {
        self.last += 1;
        let id = JobId(self.last);
        let cancelled = Arc::new(AtomicBool::new(false));
        let order = Order { id, task, opener, cancelled: Arc::clone(&cancelled) };
        let orders = match self.orders.take() {
            Some(orders) => orders,
            None => spawn(Arc::clone(&self.tell))?,
        };
        if orders.send(order).is_err() {
            return Err(std::io::Error::other("the worker thread has ended"));
        }
        self.orders = Some(orders);
        self.running.push((id, cancelled));
        Ok(id)
    }

    /// Tells a job to stop; it ends as cancelled when it next looks.
    pub fn cancel(&self, id: JobId) {
        for (_, cancelled) in self.running.iter().filter(|(running, _)| *running == id) {
            cancelled.store(true, Ordering::Relaxed);
        }
    }

    /// Forgets a job that has ended.
    pub fn ended(&mut self, id: JobId) {
        self.running.retain(|(running, _)| *running != id);
    }
}

impl Drop for Worker {
    fn drop(&mut self) {
        for (_, cancelled) in &self.running {
            cancelled.store(true, Ordering::Relaxed);
        }
    }
}

fn spawn(tell: Arc<dyn Fn(JobId, News) + Send + Sync>) -> std::io::Result<Sender<Order>> {
    let (sender, orders) = mpsc::channel::<Order>();
    std::thread::Builder::new().name("worker".to_owned()).spawn(move || {
        while let Ok(Order { id, task, opener, cancelled }) = orders.recv() {
            let news = Arc::clone(&tell);
            let watch = Watch { cancelled, tell: Box::new(move |progress| news(id, News::Progress(progress))), told: Cell::new(None) };
            let run = || opener.open().map(|store| task.run(store, &watch));
            let finished = match catch_unwind(AssertUnwindSafe(run)) {
                Ok(Ok(Ok(result))) => Finished::Found(result),
                Ok(Ok(Err(Cancelled))) => Finished::Cancelled,
                Ok(Err(error)) => Finished::Unopened(error),
                Err(fault) => Finished::Broken(fault_text(fault.as_ref())),
            };
            tell(id, News::Finished(finished));
        }
    })?;
    Ok(sender)
}

fn fault_text(fault: &(dyn Any + Send)) -> String {
    let text = fault.downcast_ref::<&str>().map(|text| (*text).to_owned());
    text.or_else(|| fault.downcast_ref::<String>().cloned()).unwrap_or_else(|| "unknown fault".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::FixedClock;
    use crate::store::Options;

    fn store() -> Store {
        Store::memory(&Options::new("li", Arc::new(FixedClock(chrono::DateTime::UNIX_EPOCH)))).unwrap()
    }

    #[derive(Debug)]
    struct Count(u64);
    impl Task for Count {
        fn run(self: Box<Self>, _: Store, watch: &Watch) -> Result<Box<dyn Any + Send>, Cancelled> {
            for done in 0..self.0 {
                watch.at(Stage::Compute, done, Some(self.0))?;
            }
            Ok(Box::new(self.0))
        }
    }

    #[derive(Debug)]
    struct Endless;
    impl Task for Endless {
        fn run(self: Box<Self>, _: Store, watch: &Watch) -> Result<Box<dyn Any + Send>, Cancelled> {
            loop {
                watch.at(Stage::Compute, 0, None)?;
                std::thread::yield_now();
            }
        }
    }

    #[derive(Debug)]
    struct Faulty;
    impl Task for Faulty {
        fn run(self: Box<Self>, _: Store, _: &Watch) -> Result<Box<dyn Any + Send>, Cancelled> {
            panic!("a fault")
        }
    }

    #[test]
    fn jobs_report_are_cancelled_and_survive_faults() {
        let (sender, news) = mpsc::channel();
        let mut worker = Worker::new(move |id, what| sender.send((id, what)).unwrap());
        let store = store();
        let counted = worker.start(Box::new(Count(3)), store.opener()).unwrap();
        let endless = worker.start(Box::new(Endless), store.opener()).unwrap();
        let faulty = worker.start(Box::new(Faulty), store.opener()).unwrap();
        let mut progress = 0;
        loop {
            match news.recv().unwrap() {
                (id, News::Progress(at)) if id == counted => {
                    assert_eq!((at.stage, at.total), (Stage::Compute, Some(3)));
                    progress += 1;
                }
                (id, News::Finished(end)) if id == counted => assert_eq!(end.found::<u64>(), Some(&3)),
                (id, News::Progress(_)) => {
                    assert_eq!(id, endless);
                    worker.cancel(endless);
                }
                (id, News::Finished(Finished::Cancelled)) => assert_eq!(id, endless),
                (id, News::Finished(Finished::Broken(text))) => {
                    assert_eq!((id, text.as_str()), (faulty, "a fault"));
                    break;
                }
                other => panic!("{other:?}"),
            }
        }
        assert!(progress >= 1);
    }
}
