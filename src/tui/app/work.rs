//! Jobs under way: who started them, what is shown of them, what becomes of their results.

use std::time::Duration;

use crate::i18n::error::{store_error, system};
use crate::jobs::{Finished, JobId, News, Progress, Task};
use crate::tui::overlays::Working;

use super::App;
use super::backup::BACKUP;
use super::command::Tag;
use super::demo::DEMO;
use super::notice::Weight;
use super::screen::{Event, Reply};
use super::stack::LayerId;

/// A job is shown when it takes longer than this.
const SHOWN_AFTER: Duration = Duration::from_millis(300);

/// One job.
#[derive(Debug)]
struct Run {
    id: JobId,
    /// The layer that started it.
    by: LayerId,
    tag: Tag,
    /// Whether the person waits for it.
    awaited: bool,
    since: Duration,
    progress: Option<Progress>,
}

/// The jobs under way.
#[derive(Debug, Default)]
pub(super) struct Runs {
    runs: Vec<Run>,
    /// The overlay that shows the awaited one.
    shown: Option<LayerId>,
}

impl Runs {
    /// Whether none is under way.
    pub(super) fn is_empty(&self) -> bool {
        self.runs.is_empty()
    }

    fn awaited(&self) -> Option<&Run> {
        self.runs.iter().find(|run| run.awaited)
    }

    /// When the overlay is due.
    pub(super) fn due(&self) -> Option<Duration> {
        self.awaited().filter(|_| self.shown.is_none()).map(|run| run.since + SHOWN_AFTER)
    }
}

impl App {
    /// Whether a job is under way.
    #[must_use]
    pub fn busy(&self) -> bool {
        !self.runs.is_empty()
    }

    /// Starts a job on a connection of its own; a layer will hear of its end.
    pub(super) fn start(&mut self, by: LayerId, tag: Tag, task: Box<dyn Task>) {
        let awaited = task.is_awaited();
        match self.worker.start(task, self.store.opener()) {
            Ok(id) => self.runs.runs.push(Run { id, by, tag, awaited, since: self.moment, progress: None }),
            Err(error) => {
                self.say(Weight::Error, system(&error, &self.look.strings));
                // Whoever waits for it shall not wait for ever.
                self.tell(by, &Event::Job(tag, Finished::Cancelled));
            }
        }
    }

    /// Tells every job to stop.
    pub(super) fn cancel_jobs(&mut self) {
        for run in &self.runs.runs {
            self.worker.cancel(run.id);
        }
    }

    /// Shows the job that is waited for, when it is due.
    pub(super) fn show_working(&mut self) {
        if self.runs.due().is_some_and(|due| due <= self.moment) {
            let progress = self.runs.awaited().and_then(|run| run.progress);
            self.runs.shown = Some(self.stack.push(Box::new(Working::new(progress)), None, None));
        }
    }

    /// Hears of a job.
    pub(super) fn job(&mut self, id: JobId, news: News) {
        match news {
            News::Progress(progress) => {
                if let Some(run) = self.runs.runs.iter_mut().find(|run| run.id == id) {
                    run.progress = Some(progress);
                }
                if let Some(shown) = self.runs.shown {
                    self.tell(shown, &Event::Progress(progress));
                }
            }
            News::Finished(finished) => self.finished(id, finished),
        }
    }

    fn finished(&mut self, id: JobId, finished: Finished) {
        self.worker.ended(id);
        let Some(at) = self.runs.runs.iter().position(|run| run.id == id) else { return };
        let Run { by, tag, .. } = self.runs.runs.remove(at);
        if self.runs.awaited().is_none()
            && let Some(shown) = self.runs.shown.take()
        {
            self.stack.remove(shown);
        }
        if tag == DEMO && matches!(finished, Finished::Found(_)) {
            return self.demo_made(finished);
        }
        if tag == BACKUP && matches!(finished, Finished::Found(_)) {
            return self.backed_up(&finished);
        }
        match &finished {
            Finished::Broken(fault) => {
                tracing::error!(fault, "a job broke");
                self.say(Weight::Error, self.look.strings.shell_job_broke());
            }
            Finished::Unopened(error) => self.say(Weight::Error, store_error(error, self.store.zone(), &self.look.strings)),
            Finished::Cancelled => self.say(Weight::Warning, self.look.strings.shell_cancelled()),
            Finished::Found(_) => {}
        }
        self.tell(by, &Event::Job(tag, finished));
        if let Some((tag, task)) = self.stack.find_mut(by).and_then(|layer| layer.screen.work()) {
            self.start(by, tag, task);
        }
    }

    /// Tells a layer something, wherever it lies, also in a place that was left; one that is gone hears nothing.
    /// Whether it had a use for it.
    pub(super) fn tell(&mut self, layer: LayerId, event: &Event) -> bool {
        let Some(found) = self.stack.find_mut(layer) else { return false };
        match found.screen.on(event, &self.look) {
            Reply::Unused => false,
            Reply::Do(commands) => {
                self.execute(layer, commands);
                true
            }
        }
    }
}
