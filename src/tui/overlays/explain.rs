//! Why a figure is what it is, in a box: its parts by name, each with what it comes to, how it is computed, and what went in.

use ratatui::layout::Size;

use crate::tui::app::{Answer, Command, Event, Offer, Reply, Screen, Shape};
use crate::tui::input::{Action, Context};
use crate::tui::theme::Role;
use crate::tui::widgets::{Canvas, Line, Look, PageState, Part, draw_page, wrap};

/// Cells of the box, frame included.
const WIDTH: u16 = 76;
/// Lines of the box at most.
const HEIGHT: u16 = 20;
/// Cells of the names.
const NAME: u16 = 16;

/// A figure that is explained.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Figure {
    /// What it is called.
    pub name: String,
    /// What it comes to.
    pub value: String,
    /// How it is computed, and from what; a sentence each.
    pub because: Vec<String>,
}

/// The overlay.
#[derive(Debug)]
pub struct Explain {
    title: String,
    figures: Vec<Figure>,
    page: PageState,
    size: Size,
}

impl Explain {
    /// Of these figures.
    #[must_use]
    pub fn new(title: impl Into<String>, figures: Vec<Figure>) -> Self {
        Self { title: title.into(), figures, page: PageState::default(), size: Size::default() }
    }

    fn lines(&self, look: &Look) -> Vec<Line<usize>> {
        let room = usize::from(self.size.width.saturating_sub(NAME + 4)).max(10);
        let mut lines = Vec::new();
        for figure in &self.figures {
            if !lines.is_empty() {
                lines.push(Line::blank());
            }
            let name = look.widths.cut_end(&figure.name, usize::from(NAME), look.glyphs.cut).into_owned();
            lines.push(Line::new(vec![Part::new(name, Role::Heading).in_cells(NAME), Part::new(figure.value.as_str(), Role::Strong)]));
            for text in figure.because.iter().flat_map(|text| wrap(&look.told(text), room, look.widths)) {
                lines.push(Line::new(vec![Part::new("", Role::Dim).in_cells(NAME), Part::new(text, Role::Text)]));
            }
        }
        lines
    }
}

impl Screen for Explain {
    fn title(&self, look: &Look) -> String {
        look.told(&self.title).into_owned()
    }

    fn shape(&self) -> Shape {
        Shape::Box(Size::new(WIDTH, HEIGHT))
    }

    fn contexts(&self) -> &'static [Context] {
        &[Context::Overlay, Context::Everywhere]
    }

    fn offers(&self, _look: &Look) -> Vec<Offer> {
        [Action::Back, Action::Down, Action::Up].map(Offer::ready).to_vec()
    }

    fn layout(&mut self, size: Size) {
        self.size = size;
    }

    fn on(&mut self, event: &Event, look: &Look) -> Reply {
        let lines = self.lines(look);
        self.page.settle(&lines, self.size.height);
        match event {
            Event::Key { action: Some(Action::Back | Action::Leave | Action::Open | Action::Why | Action::No | Action::Yes), .. } => {
                Reply::one(Command::Answer(Answer::Nothing))
            }
            event if self.page.on(event, &lines) => Reply::done(),
            _ => Reply::Unused,
        }
    }

    fn draw(&self, canvas: &mut Canvas<'_>) {
        let title = self.title(canvas.look);
        let lines = self.lines(canvas.look);
        let mut inside = canvas.framed(&title);
        inside.cursor(0, 0);
        let mut page = self.page;
        page.settle(&lines, inside.height());
        draw_page(&mut inside, &lines, &page, true, None);
    }
}
