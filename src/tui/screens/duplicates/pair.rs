//! Two records side by side, field by field: which values stay, and then one record of both.

use ratatui::layout::Size;

use crate::exchange::duplicates::{About, Difference, Merge};
use crate::i18n::{label, log, value};
use crate::store::{Table, Value};
use crate::tui::app::{Answer, Command, Event, Offer, Problem, Reads, Reply, Screen, Tag};
use crate::tui::input::Action;
use crate::tui::overlays::{Ask, Confirm};
use crate::tui::theme::Role;
use crate::tui::widgets::{Canvas, Line, Look, PageState, Part, draw_page, wrap};

const MERGE: Tag = Tag("merge");

/// The screen.
#[derive(Debug)]
pub struct Pair {
    table: Table,
    keep: i64,
    gone: i64,
    merge: Option<Merge>,
    page: PageState,
    size: Size,
}

impl Pair {
    /// Two records of a table: the one that stays, and the one that goes.
    #[must_use]
    pub fn new(table: Table, keep: i64, gone: i64) -> Self {
        Self { table, keep, gone, merge: None, page: PageState::default(), size: Size::default() }
    }

    fn line(one: &Difference, table: Table, width: u16, look: &Look) -> Vec<Part> {
        let strings = &look.strings;
        let (name, kind) = match one.about {
            About::Column(column) => (log::field(column, strings), table.def().column(column).map(|column| column.kind)),
            About::Field(field) => (label(field, strings), None),
        };
        let cells = (width.saturating_sub(18) / 2).max(8);
        let side = |value: &Value, taken: bool| {
            let text = value::shown(value, kind, value::Units::of_zone(look.as_of.zone), strings);
            let shown = format!("{} {}", if taken { "*" } else { " " }, look.private(&text));
            Part::new(shown, if taken { Role::Strong } else { Role::Dim }).in_cells(cells)
        };
        vec![Part::new(name, Role::Text).in_cells(14), side(&one.keep, !one.takes_gone), side(&one.gone, one.takes_gone)]
    }

    fn lines(&self, look: &Look) -> Vec<Line<usize>> {
        let strings = &look.strings;
        let Some(merge) = &self.merge else { return vec![Line::text(strings.merge_gone_missing(), Role::Dim)] };
        let room = usize::from(self.size.width.saturating_sub(2));
        let wrapped =
            |text: &str, role: Role| wrap(text, room, look.widths).into_iter().map(move |line| Line::text(line, role)).collect::<Vec<_>>();
        let mut lines = wrapped(&strings.merge_head(look.private(&merge.gone.name), look.private(&merge.keep.name)), Role::Strong);
        lines.extend(wrapped(&strings.merge_hint(), Role::Dim));
        lines.push(Line::blank());
        if merge.differences.is_empty() {
            lines.push(Line::text(strings.merge_identical(), Role::Text));
        } else {
            let cells = (self.size.width.saturating_sub(18) / 2).max(8);
            let heading = |text: String, cells: u16| Part::new(text, Role::Heading).in_cells(cells);
            let headings = [
                (String::new(), 14),
                (format!("  {}", strings.merge_column_keep()), cells),
                (format!("  {}", strings.merge_column_gone()), cells),
            ];
            lines.push(Line::new(headings.map(|(text, cells)| heading(text, cells)).to_vec()));
        }
        for (n, one) in merge.differences.iter().enumerate() {
            lines.push(Line::new(Self::line(one, self.table, self.size.width, look)).on(n));
        }
        lines.push(Line::blank());
        lines.push(Line::heading(strings.merge_moves()));
        lines.extend(merge.moves.iter().map(|(table, count)| Line::text(format!("  {}  {count}", label(*table, strings)), Role::Text)));
        lines
    }

    fn take(&mut self, gone: bool, look: &Look) -> Reply {
        let at = self.page.target(&self.lines(look)).copied();
        let one = at.and_then(|at| self.merge.as_mut()?.differences.get_mut(at));
        one.map_or(Reply::Unused, |one| {
            one.takes_gone = gone;
            Reply::done()
        })
    }

    fn ask(&self, look: &Look) -> Reply {
        let Some(merge) = &self.merge else { return Reply::Unused };
        let moves: u64 = merge.moves.values().sum();
        let question = look.strings.merge_question(look.private(&merge.gone.name), look.private(&merge.keep.name));
        let consequence = Some(look.strings.merge_consequence(i64::try_from(moves).unwrap_or(i64::MAX)));
        Reply::one(Command::Ask(MERGE, Ask::Confirm(Confirm { question, names: Vec::new(), consequence })))
    }
}

impl Screen for Pair {
    fn title(&self, look: &Look) -> String {
        let name = self.merge.as_ref().map(|merge| look.private(&merge.keep.name)).unwrap_or_default();
        look.strings.merge_title_pair(name)
    }

    fn commits(&self, action: Action) -> bool {
        // Merging asks before it writes.
        matches!(action, Action::Undo | Action::Redo)
    }

    fn offers(&self, look: &Look) -> Vec<Offer> {
        let missing = self.merge.is_none().then(|| look.strings.merge_gone_missing());
        let past = look.as_of.past.then(|| look.strings.shell_past(look.as_of.day.to_string()));
        let mut offers = vec![Offer::unless(Action::Open, missing.clone().or(past))];
        offers.extend([Action::Left, Action::Right].map(|action| Offer::unless(action, missing.clone())));
        offers
    }

    fn layout(&mut self, size: Size) {
        self.size = size;
    }

    fn load(&mut self, reads: &Reads<'_>) -> Result<(), Problem> {
        let mut read = Merge::read(&reads.records, self.table, self.keep, self.gone).map_err(|error| reads.problem(&error))?;
        // What was chosen stays chosen when records change meanwhile.
        if let (Some(read), Some(before)) = (&mut read, &self.merge) {
            for one in &mut read.differences {
                if let Some(known) = before.differences.iter().find(|known| known.about == one.about) {
                    one.takes_gone = known.takes_gone;
                }
            }
        }
        self.merge = read;
        Ok(())
    }

    fn on(&mut self, event: &Event, look: &Look) -> Reply {
        match event {
            Event::Answer(MERGE, Answer::Given(_)) => {
                let edit = self.merge.as_ref().map(|merge| merge.edit(look.today));
                return edit.map_or_else(Reply::done, |edit| Reply::one(Command::Write(MERGE, Box::new(edit))));
            }
            Event::Answer(MERGE, Answer::Nothing) => return Reply::done(),
            Event::Written(MERGE, _) => return Reply::one(Command::Close),
            _ => {}
        }
        let lines = self.lines(look);
        self.page.settle(&lines, self.size.height);
        if self.page.on(event, &lines) {
            return Reply::done();
        }
        match event {
            Event::Key { action: Some(Action::Left), .. } => self.take(false, look),
            Event::Key { action: Some(Action::Right), .. } => self.take(true, look),
            Event::Key { action: Some(Action::Open), .. } => self.ask(look),
            _ => Reply::Unused,
        }
    }

    fn draw(&self, canvas: &mut Canvas<'_>) {
        let lines = self.lines(canvas.look);
        let mut page = self.page;
        page.settle(&lines, canvas.height());
        canvas.cursor(0, 0);
        draw_page(canvas, &lines, &page, true, None);
    }
}
