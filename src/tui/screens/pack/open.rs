//! A sealed file that came: what is in it and what taking it in would do, field by field, before anything is written.

use std::sync::Arc;

use ratatui::layout::Size;

use crate::exchange::handover::pack::{Outlook, Pack, Sealed};
use crate::i18n::error::{store_error, system};
use crate::i18n::handover::{conflict, gone};
use crate::i18n::label;
use crate::store::Table;
use crate::store::pack::Plan;
use crate::tui::app::{Answer, Command, Event, Notice, Offer, Reply, Route, Screen, Tag, Weight};
use crate::tui::forms::pack::{Handed, Looked, Seen, TakeIn, TakenIn, Unseen, look_task, open_form};
use crate::tui::input::{Action, Context};
use crate::tui::overlays::{Answered, Ask, Confirm, Entry, Picker};
use crate::tui::theme::Role;
use crate::tui::widgets::{Canvas, Line, Look, PageState, draw_page, wrap};

const ASKED: Tag = Tag("pack-open");
const LOOK: Tag = Tag("pack-look");
const TAKE: Tag = Tag("pack-take");
/// Fields and records that are told one by one.
const TOLD: usize = 500;

/// The screen.
#[derive(Debug, Default)]
pub struct OpenPack {
    /// The file that was named last.
    file: String,
    looked: Option<Arc<Looked>>,
    taken: Option<Plan>,
    failure: Option<String>,
    page: PageState,
    size: Size,
}

impl OpenPack {
    fn lines(&self, look: &Look) -> Vec<Line<()>> {
        let strings = &look.strings;
        let mut lines = Lines { look, room: usize::from(self.size.width.saturating_sub(2)).max(10), lines: Vec::new() };
        if let Some(failure) = &self.failure {
            lines.say(failure, Role::Error);
            lines.lines.push(Line::blank());
        }
        if let Some(plan) = &self.taken {
            lines.say(&strings.pack_taken(), Role::Good);
            lines.plan(plan);
            return lines.lines;
        }
        let Some(looked) = &self.looked else {
            lines.say(&strings.pack_open_hint(), Role::Text);
            return lines.lines;
        };
        lines.pack(&looked.pack);
        lines.lines.push(Line::blank());
        match &looked.outlook {
            Outlook::Nothing => lines.say(&strings.handover_open_nothing(), Role::Good),
            Outlook::Older(latest, plan) => {
                lines.say(&strings.pack_older(moment(*latest, look)), Role::Warning);
                lines.plan(plan);
            }
            Outlook::Ready(plan) => {
                let way = if plan.asks() { strings.pack_take_asks() } else { strings.pack_take_enter() };
                lines.say(&way, Role::Strong);
                lines.plan(plan);
            }
        }
        lines.lines
    }

    fn ask_file(&self, look: &Look) -> Reply {
        if look.as_of.past {
            return Reply::one(Command::hint(look.strings.handover_past()));
        }
        Reply::one(Command::Ask(ASKED, Ask::Form(Box::new(open_form(&self.file, look)))))
    }

    fn proceed(&mut self, look: &Look) -> Reply {
        if self.taken.is_some() {
            return Reply::Do(vec![Command::Close, Command::Open(Route::Accounts)]);
        }
        let Some(looked) = &self.looked else { return self.ask_file(look) };
        let strings = &look.strings;
        match &looked.outlook {
            Outlook::Nothing => self.ask_file(look),
            Outlook::Older(_, plan) | Outlook::Ready(plan) if plan.asks() => {
                let entries = [strings.pack_take_ours(), strings.pack_take_theirs()].map(|label| Entry { label, ..Entry::default() });
                Reply::one(Command::Ask(TAKE, Ask::Pick(Box::new(Picker::new(strings.pack_take_which(), entries.to_vec())))))
            }
            Outlook::Older(..) => {
                let question = strings.pack_older_anyway();
                Reply::one(Command::Ask(TAKE, Ask::Confirm(Confirm { question, names: Vec::new(), consequence: None })))
            }
            Outlook::Ready(_) => self.take(false),
        }
    }

    fn take(&self, theirs: bool) -> Reply {
        match &self.looked {
            Some(looked) => Reply::one(Command::Start(TAKE, Box::new(TakeIn { looked: Arc::clone(looked), theirs }))),
            None => Reply::done(),
        }
    }

    fn seen(&mut self, seen: Seen, look: &Look) -> Reply {
        let strings = &look.strings;
        (self.looked, self.taken, self.page) = (None, None, PageState::default());
        self.failure = match seen {
            Ok(looked) => {
                self.looked = Some(looked);
                None
            }
            Err(Unseen::File(path, error)) => Some(strings.shell_config_unreadable(path.to_string_lossy(), system(&error, strings))),
            Err(Unseen::Store(error)) => Some(store_error(&error, look.as_of.zone, strings)),
            Err(Unseen::Sealed(why)) => Some(match why {
                Sealed::Damaged => strings.handover_open_damaged(),
                Sealed::Passphrase => strings.handover_open_passphrase(),
                Sealed::TooLarge => strings.handover_open_too_large(),
                Sealed::Newer(format) => strings.handover_open_newer(format),
            }),
        };
        Reply::done()
    }

    fn taken_in(&mut self, taken: TakenIn, look: &Look) -> Reply {
        match taken {
            Ok(plan) => {
                self.taken = Some(plan);
                Reply::Do(vec![Command::Changed, Command::Say(Notice::new(Weight::Done, look.strings.pack_taken()))])
            }
            Err(error) => {
                self.failure = Some(store_error(&error, look.as_of.zone, &look.strings));
                Reply::done()
            }
        }
    }
}

fn moment(at: crate::domain::Instant, look: &Look) -> String {
    look.as_of.zone.local(at).format("%Y-%m-%d %H:%M").to_string()
}

/// Lines that are being put together.
struct Lines<'l> {
    look: &'l Look,
    room: usize,
    lines: Vec<Line<()>>,
}

impl Lines<'_> {
    fn say(&mut self, text: &str, role: Role) {
        self.lines.extend(wrap(text, self.room, self.look.widths).into_iter().map(|line| Line::text(line, role)));
    }

    /// From when and for whom it is, and the accounts in it.
    fn pack(&mut self, pack: &Pack) {
        let strings = &self.look.strings;
        self.say(&strings.pack_from(moment(pack.packed_at(), self.look), label(pack.reader, strings)), Role::Strong);
        let accounts = pack.body.tables.iter().find(|rows| rows.table == Table::Account);
        let Some(rows) = accounts else { return };
        let Some(at) = rows.columns.iter().position(|column| column == "name") else { return };
        let names: Vec<String> = rows.rows.iter().filter_map(|(_, values)| values.get(at)?.as_str().map(str::to_owned)).collect();
        for name in names.iter().take(TOLD) {
            let shown = self.look.private(&crate::domain::text::one_line(name)).into_owned();
            self.say(&shown, Role::Text);
        }
    }

    fn plan(&mut self, plan: &Plan) {
        let strings = &self.look.strings;
        let count = |n: usize| i64::try_from(n).unwrap_or(i64::MAX);
        let told = strings.pack_plan(
            count(plan.new.len()),
            count(plan.updates.len()),
            count(plan.same),
            count(plan.deletions.len()),
            count(plan.actions),
        );
        self.say(&told, Role::Text);
        if plan.deleted_here > 0 {
            self.say(&strings.pack_deleted_here(count(plan.deleted_here)), Role::Dim);
        }
        let private = |text: String| self.look.private(&text).into_owned();
        let torn: Vec<String> = plan.torn.iter().take(TOLD).map(|one| private(gone(one, strings))).collect();
        let both: Vec<String> =
            plan.conflicts.iter().take(TOLD).map(|field| private(conflict(field, self.look.as_of.zone, strings))).chain(torn).collect();
        let updates: Vec<String> =
            plan.updates.iter().take(TOLD).map(|field| private(conflict(field, self.look.as_of.zone, strings))).collect();
        let deletions: Vec<String> = plan.deletions.iter().take(TOLD).map(|one| private(gone(one, strings))).collect();
        for (heading, told, role) in [
            (strings.pack_conflicts_heading(), both, Role::Warning),
            (strings.pack_updates_heading(), updates, Role::Text),
            (strings.pack_deletions_heading(), deletions, Role::Text),
        ] {
            if told.is_empty() {
                continue;
            }
            self.lines.push(Line::blank());
            self.lines.push(Line::heading(heading));
            told.iter().for_each(|line| self.say(line, role));
        }
    }
}

impl Screen for OpenPack {
    fn title(&self, look: &Look) -> String {
        look.strings.pack_open_title()
    }

    fn contexts(&self) -> &'static [Context] {
        &[Context::Everywhere]
    }

    fn commits(&self, action: Action) -> bool {
        let ready = self.looked.as_ref().is_some_and(|looked| matches!(looked.outlook, Outlook::Ready(_)));
        let takes = ready && self.taken.is_none();
        matches!(action, Action::Undo | Action::Redo) || takes && action == Action::Open
    }

    fn offers(&self, look: &Look) -> Vec<Offer> {
        let past = look.as_of.past.then(|| look.strings.handover_past());
        vec![Offer::ready(Action::Open), Offer::unless(Action::New, past)]
    }

    fn layout(&mut self, size: Size) {
        self.size = size;
    }

    fn on(&mut self, event: &Event, look: &Look) -> Reply {
        match event {
            Event::Answer(ASKED, Answer::Given(Answered::Form(filled))) => {
                self.file = filled.text("file").unwrap_or_default().to_owned();
                return Reply::one(Command::Start(LOOK, look_task(filled)));
            }
            Event::Answer(TAKE, Answer::Given(Answered::Picked(n))) => return self.take(*n == 1),
            Event::Answer(TAKE, Answer::Given(Answered::Yes)) => return self.take(false),
            Event::Job(LOOK, finished) => {
                let found = finished.found::<Handed<Seen>>().and_then(|handed| handed.lock().ok()?.take());
                return found.map_or_else(Reply::done, |seen| self.seen(seen, look));
            }
            Event::Job(TAKE, finished) => {
                let found = finished.found::<Handed<TakenIn>>().and_then(|handed| handed.lock().ok()?.take());
                return found.map_or_else(Reply::done, |taken| self.taken_in(taken, look));
            }
            _ => {}
        }
        let lines = self.lines(look);
        self.page.settle(&lines, self.size.height.saturating_sub(1));
        if self.page.on(event, &lines) {
            return Reply::done();
        }
        match event {
            Event::Key { action: Some(Action::Open), .. } => self.proceed(look),
            Event::Key { action: Some(Action::New | Action::OpenPack), .. } => self.ask_file(look),
            _ => Reply::Unused,
        }
    }

    fn draw(&self, canvas: &mut Canvas<'_>) {
        let lines = self.lines(canvas.look);
        let mut page = self.page;
        let (width, height) = (canvas.width(), canvas.height());
        let body = height.saturating_sub(1);
        page.settle(&lines, body);
        draw_page(&mut canvas.part(ratatui::layout::Rect::new(0, 1, width, body)), &lines, &page, true, None);
        canvas.cursor(0, 1.min(height.saturating_sub(1)));
    }
}
