//! The first steps, ticked off; Enter takes the one under the cursor.

use ratatui::layout::Size;

use crate::store::first_steps::{FirstStep, FirstSteps};
use crate::tui::app::{Command, Event, Offer, Problem, Reads, Reply, Screen, Shape};
use crate::tui::input::{Action, Context};
use crate::tui::theme::Role;
use crate::tui::widgets::{Canvas, Line, Look, PageState, Part, action_of, draw_page, step_lines};

/// What a line stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Target {
    Step(FirstStep),
    /// Whether the list is shown without being asked for.
    Hide,
}

/// The overlay.
#[derive(Debug, Default)]
pub struct Steps {
    steps: FirstSteps,
    page: PageState,
    size: Size,
}

impl Steps {
    fn lines(&self, look: &Look) -> Vec<Line<Target>> {
        let mut lines = step_lines(&self.steps, look, Target::Step);
        let hide = if look.hide_steps { look.strings.steps_show() } else { look.strings.steps_hide() };
        lines.extend([Line::blank(), Line::new(vec![Part::new(hide, Role::Dim)]).on(Target::Hide)]);
        lines
    }

    fn open(&self, look: &Look) -> Reply {
        match self.page.target(&self.lines(look)) {
            Some(Target::Step(step)) => Reply::Do(vec![Command::Close, Command::Run(Action::GoAccounts), Command::Run(action_of(*step))]),
            Some(Target::Hide) => Reply::one(Command::HideSteps(!look.hide_steps)),
            None => Reply::Unused,
        }
    }
}

impl Screen for Steps {
    fn veils_itself(&self) -> bool {
        true
    }

    fn title(&self, look: &Look) -> String {
        look.strings.steps_title()
    }

    fn shape(&self) -> Shape {
        Shape::Box(Size::new(66, 10))
    }

    fn contexts(&self) -> &'static [Context] {
        &[Context::Overlay, Context::Everywhere]
    }

    fn offers(&self, _look: &Look) -> Vec<Offer> {
        vec![Offer::ready(Action::Open), Offer::ready(Action::Back)]
    }

    fn layout(&mut self, size: Size) {
        self.size = size;
    }

    fn load(&mut self, reads: &Reads<'_>) -> Result<(), Problem> {
        self.steps = reads.records.first_steps().map_err(|error| reads.problem(&error))?;
        Ok(())
    }

    fn on(&mut self, event: &Event, look: &Look) -> Reply {
        let lines = self.lines(look);
        self.page.settle(&lines, self.size.height);
        if self.page.on(event, &lines) {
            return Reply::done();
        }
        match event {
            Event::Key { action: Some(Action::Open), .. } => self.open(look),
            Event::Key { action: Some(Action::Back | Action::Leave | Action::No), .. } => Reply::one(Command::Close),
            _ => Reply::Unused,
        }
    }

    fn draw(&self, canvas: &mut Canvas<'_>) {
        let title = self.title(canvas.look);
        let mut inside = canvas.framed(&title);
        let lines = self.lines(inside.look);
        let mut page = self.page;
        page.settle(&lines, inside.height());
        draw_page(&mut inside, &lines, &page, true, None);
    }
}
