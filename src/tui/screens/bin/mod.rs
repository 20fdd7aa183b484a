//! The recycle bin: what was deleted, by action, the latest first; Enter restores it.

use ratatui::layout::Size;

use crate::domain::{ActionId, Zone};
use crate::i18n::label;
use crate::store::bin::Binned;
use crate::tui::app::{Answer, Command, Event, Offer, Problem, Reads, Reply, Screen, Tag};
use crate::tui::input::{Action, Context};
use crate::tui::overlays::{Ask, Confirm};
use crate::tui::theme::Role;
use crate::tui::widgets::{Canvas, Line, Look, PageState, Part, draw_page};

const RESTORE: Tag = Tag("bin-restore");
/// Deletions that are shown.
const MOST: u32 = 500;

/// The screen.
#[derive(Debug, Default)]
pub struct Bin {
    binned: Vec<Binned>,
    page: PageState,
    size: Size,
    zone: Zone,
    asked: Option<ActionId>,
}

impl Bin {
    fn lines(&self, look: &Look) -> Vec<Line<ActionId>> {
        let strings = &look.strings;
        if self.binned.is_empty() {
            return vec![Line::text(strings.bin_empty(), Role::Dim)];
        }
        let mut lines = Vec::new();
        for binned in &self.binned {
            let action = &binned.action;
            let when = action.at.with_timezone(&self.zone.0).format("%Y-%m-%d %H:%M").to_string();
            let head = vec![
                Part::new(when, Role::Strong).in_cells(16),
                Part::new(look.private(&action.by_name), Role::Text).in_cells(10),
                Part::new(look.what(&action.what), Role::Text),
            ];
            lines.push(Line::new(head).on(action.id));
            let parts: Vec<String> = binned.rows.iter().map(|(table, count)| format!("{} {count}", label(*table, strings))).collect();
            lines.push(Line::text(format!("  {}", parts.join(&strings.portfolio_and())), Role::Dim));
        }
        lines
    }

    fn ask(&mut self, look: &Look) -> Reply {
        let Some(action) = self.page.target(&self.lines(look)).copied() else { return Reply::Unused };
        let Some(binned) = self.binned.iter().find(|binned| binned.action.id == action) else { return Reply::Unused };
        self.asked = Some(action);
        let question = look.strings.bin_restore(look.what(&binned.action.what));
        Reply::one(Command::Ask(RESTORE, Ask::Confirm(Confirm { question, names: Vec::new(), consequence: None })))
    }
}

impl Screen for Bin {
    fn title(&self, look: &Look) -> String {
        look.strings.bin_title()
    }

    fn contexts(&self) -> &'static [Context] {
        &[Context::Bin, Context::Everywhere]
    }

    fn offers(&self, look: &Look) -> Vec<Offer> {
        vec![Offer::unless(Action::Restore, self.binned.is_empty().then(|| look.strings.bin_empty()))]
    }

    fn layout(&mut self, size: Size) {
        self.size = size;
    }

    fn load(&mut self, reads: &Reads<'_>) -> Result<(), Problem> {
        self.zone = reads.as_of.zone;
        self.binned = reads.records.bin(MOST).map_err(|error| reads.problem(&error))?;
        Ok(())
    }

    fn on(&mut self, event: &Event, look: &Look) -> Reply {
        if let Event::Answer(RESTORE, answer) = event {
            let asked = self.asked.take().filter(|_| matches!(answer, Answer::Given(_)));
            return asked.map_or_else(Reply::done, |action| Reply::one(Command::TakeBack(action)));
        }
        let lines = self.lines(look);
        self.page.settle(&lines, self.size.height);
        if self.page.on(event, &lines) {
            return Reply::done();
        }
        match event {
            Event::Key { action: Some(Action::Restore), .. } => self.ask(look),
            _ => Reply::Unused,
        }
    }

    fn draw(&self, canvas: &mut Canvas<'_>) {
        let lines = self.lines(canvas.look);
        let mut page = self.page;
        page.settle(&lines, canvas.height());
        draw_page(canvas, &lines, &page, true, None);
    }
}
