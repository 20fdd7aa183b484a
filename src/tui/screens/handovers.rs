//! All handovers, those that run first, and the board: how they went.

use std::sync::Arc;

use ratatui::layout::{Rect, Size};

use crate::domain::AccountId;

use crate::domain::handover::HandoverState;
use crate::domain::id::HandoverId;
use crate::i18n::handover::{board, step as step_name};
use crate::i18n::label;
use crate::scoring::handover::StepStanding;
use crate::store::handover::{Handover, Setting};
use crate::tui::app::{Answer, Command, Event, Offer, Problem, Reads, Reply, Route, Screen, Tag};
use crate::tui::input::{Action, Context};
use crate::tui::overlays::{Answered, Ask, Entry, Picker};
use crate::tui::theme::Role;
use crate::tui::widgets::{Canvas, Cell, Column, Look, TableState, draw_table, wrap};

const START: Tag = Tag("handover-start");

/// What a row shows.
#[derive(Debug)]
struct Line {
    id: HandoverId,
    name: String,
    state: HandoverState,
    outgoing: String,
    incoming: String,
    meeting: String,
    next: String,
    due: String,
    overdue: usize,
    unowned: usize,
    accounts: Arc<[AccountId]>,
}

/// The screen.
#[derive(Debug, Default)]
pub struct Handovers {
    lines: Vec<Line>,
    board: Vec<String>,
    /// Accounts to start with.
    accounts: Vec<(AccountId, String)>,
    state: TableState,
    size: Size,
}

impl Handovers {
    /// The lines of the board as they fit, and how many of them.
    fn head(&self, look: &Look) -> Vec<String> {
        let room = usize::from(self.size.width.saturating_sub(2)).max(10);
        let most = usize::from(self.size.height / 3).max(1);
        self.board.iter().flat_map(|line| wrap(line, room, look.widths)).take(most).collect()
    }

    /// What a sealed pack of the accounts under the cursor would hold.
    fn pack(&self) -> Reply {
        match self.lines.get(self.state.row) {
            Some(line) => Reply::one(Command::Open(Route::Pack(line.accounts.clone()))),
            None => Reply::done(),
        }
    }

    /// Which account is to be handed over.
    fn ask_account(&self, look: &Look) -> Reply {
        if look.as_of.past {
            return Reply::one(Command::hint(look.strings.handover_past()));
        }
        let entry = |(_, name): &(AccountId, String)| Entry { label: name.clone(), private: true, ..Entry::default() };
        let picker = Picker::new(look.strings.handover_start_which(), self.accounts.iter().map(entry).collect());
        Reply::one(Command::Ask(START, Ask::Pick(Box::new(picker))))
    }

    fn open(&self) -> Reply {
        match self.lines.get(self.state.row) {
            Some(line) => Reply::one(Command::Open(Route::Handover(line.id))),
            None => Reply::done(),
        }
    }
}

fn line(handover: &Handover, reads: &Reads<'_>) -> Line {
    let due = handover.due_steps();
    let first = due.first();
    Line {
        id: handover.id,
        name: handover.name(),
        state: handover.state,
        outgoing: handover.outgoing.name.clone(),
        incoming: handover.incoming.name.clone(),
        meeting: handover.meeting_on.to_string(),
        next: match first {
            Some(step) => step_name(step.step, reads.strings),
            None => label(handover.state, reads.strings),
        },
        due: first.and_then(|step| step.due_on).or(handover.closed_on).map(|day| day.to_string()).unwrap_or_default(),
        overdue: due.iter().filter(|step| step.standing == StepStanding::Overdue).count(),
        unowned: handover.unowned().len(),
        accounts: handover.accounts.iter().map(|account| account.id).collect(),
    }
}

impl Screen for Handovers {
    fn title(&self, look: &Look) -> String {
        look.strings.handover_title()
    }

    fn status(&self, look: &Look) -> String {
        let running = self.lines.iter().filter(|line| line.state == HandoverState::Running).count();
        let count = |n: usize| i64::try_from(n).unwrap_or(i64::MAX);
        look.strings.handover_status(count(running), count(self.lines.len()))
    }

    fn contexts(&self) -> &'static [Context] {
        &[Context::Everywhere]
    }

    fn offers(&self, look: &Look) -> Vec<Offer> {
        let empty = self.lines.is_empty().then(|| look.strings.handover_list_empty());
        let no_account = self.accounts.is_empty().then(|| look.strings.handover_no_account());
        vec![
            Offer::unless(Action::Open, empty.clone()),
            Offer::unless(Action::New, no_account),
            Offer::unless(Action::Export, empty),
            Offer::ready(Action::OpenPack),
        ]
    }

    fn layout(&mut self, size: Size) {
        self.size = size;
    }

    fn load(&mut self, reads: &Reads<'_>) -> Result<(), Problem> {
        let problem = |error: crate::store::Error| reads.problem(&error);
        let policies = reads.records.policies().map_err(problem)?;
        let setting = Setting { policies: &policies, calendar: reads.calendar, as_of: reads.as_of };
        let handovers = reads.records.handovers(&setting).map_err(problem)?;
        let counted = reads.records.handover_board(&handovers, &setting).map_err(problem)?;
        self.board = if handovers.is_empty() { Vec::new() } else { board(&counted, setting.context().policy, reads.strings) };
        if !counted.on_time.is_empty() {
            let count = |n: usize| i64::try_from(n).unwrap_or(i64::MAX);
            let rate = |rate: &crate::scoring::handover::StepRate| {
                reads.strings.handover_board_rate(step_name(rate.step, reads.strings), count(rate.on_time), count(rate.of))
            };
            let rates: Vec<String> = counted.on_time.iter().map(rate).collect();
            self.board.push(reads.strings.handover_board_on_time(rates.join(&reads.strings.handover_list_comma())));
        }
        let named = reads.records.account_names().map_err(problem)?.into_iter();
        self.accounts = named.map(|one| (one.id, one.name)).collect();
        self.lines = handovers.iter().map(|handover| line(handover, reads)).collect();
        Ok(())
    }

    fn on(&mut self, event: &Event, look: &Look) -> Reply {
        let head = u16::try_from(self.head(look).len()).unwrap_or(0);
        self.state.settle(self.lines.len(), self.size.height.saturating_sub(head + 2));
        if self.state.on(event, self.lines.len(), &[]) {
            return Reply::done();
        }
        match event {
            Event::Key { action: Some(Action::Open), .. } => self.open(),
            Event::Key { action: Some(Action::Export), .. } => self.pack(),
            Event::Key { action: Some(Action::New | Action::HandOver), .. } => self.ask_account(look),
            Event::Answer(START, Answer::Given(Answered::Picked(n))) => match self.accounts.get(*n) {
                Some((account, _)) => Reply::one(Command::Open(Route::NewHandover(Arc::from([*account])))),
                None => Reply::done(),
            },
            _ => Reply::Unused,
        }
    }

    fn draw(&self, canvas: &mut Canvas<'_>) {
        let look = canvas.look;
        let strings = &look.strings;
        if self.lines.is_empty() {
            let room = usize::from(canvas.width().saturating_sub(4)).max(10);
            for (y, line) in (1..canvas.height()).zip(wrap(&strings.handover_list_empty(), room, look.widths)) {
                canvas.text(2, y, &line, Role::Dim);
            }
            canvas.cursor(0, 0);
            return;
        }
        let head = self.head(look);
        for (y, line) in (0..canvas.height()).zip(&head) {
            canvas.text(1, y, line, Role::Dim);
        }
        let top = u16::try_from(head.len()).unwrap_or(0).saturating_add(1);
        let (width, height) = (canvas.width(), canvas.height().saturating_sub(top));
        let columns = [
            Column::new(strings.handover_column_account(), 12, 24, 0).names(),
            Column::new(strings.handover_column_next(), 14, 30, 0),
            Column::new(strings.handover_column_due(), 10, 10, 0),
            Column::new(strings.handover_column_late(), 4, 6, 1).right(),
            Column::new(strings.handover_column_unowned(), 8, 10, 2).right(),
            Column::new(strings.handover_column_from_to(), 12, 28, 3),
            Column::new(strings.handover_column_meeting(), 10, 10, 4),
        ];
        let mut state = self.state;
        state.settle(self.lines.len(), height.saturating_sub(1));
        let mut table = canvas.part(Rect::new(1, top, width.saturating_sub(2), height));
        draw_table(&mut table, &columns, &state, self.lines.len(), false, |row, column| {
            let Some(line) = self.lines.get(row) else { return Cell::new("", Role::Text) };
            let running = line.state == HandoverState::Running;
            let plain = if running { Role::Text } else { Role::Dim };
            let counted = |n: usize| {
                let text = if n == 0 { String::new() } else { n.to_string() };
                Cell::new(text, Role::Bad)
            };
            match column {
                0 => Cell::new(look.private(&line.name).into_owned(), plain),
                1 => Cell::new(line.next.as_str(), plain),
                2 => Cell::new(line.due.as_str(), if line.overdue > 0 { Role::Bad } else { plain }),
                3 => counted(line.overdue),
                4 => counted(line.unowned),
                5 => Cell::new(format!("{} > {}", look.private(&line.outgoing), look.private(&line.incoming)), Role::Dim),
                _ => Cell::new(line.meeting.as_str(), Role::Dim),
            }
        });
    }
}
