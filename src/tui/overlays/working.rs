//! A job that takes longer than a moment: how far it is, and how to stop it.

use ratatui::layout::{Rect, Size};

use crate::jobs::{Progress, Stage};
use crate::tui::app::{Event, Offer, Reply, Screen, Shape};
use crate::tui::input::{Action, Context};
use crate::tui::theme::Role;
use crate::tui::widgets::{Canvas, Look, bar};

/// The overlay; the executor opens it, feeds it and closes it.
#[derive(Debug)]
pub struct Working {
    progress: Option<Progress>,
    cancelling: bool,
}

impl Working {
    /// A job that is so far.
    #[must_use]
    pub fn new(progress: Option<Progress>) -> Self {
        Self { progress, cancelling: false }
    }
}

impl Screen for Working {
    fn veils_itself(&self) -> bool {
        true
    }

    fn title(&self, look: &Look) -> String {
        look.strings.shell_working_title()
    }

    fn shape(&self) -> Shape {
        Shape::Box(Size::new(50, 5))
    }

    fn contexts(&self) -> &'static [Context] {
        &[Context::Overlay, Context::Everywhere]
    }

    fn offers(&self, look: &Look) -> Vec<Offer> {
        vec![Offer::unless(Action::Cancel, self.cancelling.then(|| look.strings.shell_cancelling()))]
    }

    fn on(&mut self, event: &Event, _look: &Look) -> Reply {
        match event {
            Event::Progress(progress) => self.progress = Some(*progress),
            Event::Key { action: Some(Action::Back | Action::Cancel), .. } => {
                self.cancelling = true;
                return Reply::one(crate::tui::app::Command::CancelJobs);
            }
            // Whoever waits for a job does nothing else meanwhile.
            Event::Key { .. } | Event::Text(_) | Event::Click(_) | Event::Wheel(_) => {}
            _ => return Reply::Unused,
        }
        Reply::done()
    }

    fn draw(&self, canvas: &mut Canvas<'_>) {
        let look = canvas.look;
        let mut inside = canvas.framed(&self.title(look));
        let stage = match self.progress.map(|progress| progress.stage) {
            _ if self.cancelling => look.strings.shell_cancelling(),
            Some(Stage::Read) => look.strings.shell_stage_read(),
            Some(Stage::Check) => look.strings.shell_stage_check(),
            Some(Stage::Write) => look.strings.shell_stage_write(),
            Some(Stage::Compute) | None => look.strings.shell_stage_compute(),
        };
        inside.text(1, 0, &stage, Role::Strong);
        let width = inside.width();
        if let Some(Progress { done, total, .. }) = self.progress {
            let count = total.map_or_else(|| done.to_string(), |total| format!("{done} / {total}"));
            inside.text_right(1, width.saturating_sub(1), 0, &count, Role::Dim);
            if let Some(total) = total {
                let [part, whole] = [done, total].map(|number| i64::try_from(number).unwrap_or(i64::MAX));
                inside.text(1, 1, &bar(part, whole, width.saturating_sub(2), &look.glyphs), Role::Accent);
            }
        }
        inside.part(Rect::new(0, 2, width, 1)).text(1, 0, &look.strings.shell_working_hint(), Role::Dim);
        inside.cursor(0, 0);
    }
}
