//! Today: everything due with its clock and how that came about; done, put off, given on, opened.

mod lines;
mod source;

use ratatui::layout::{Rect, Size};

use crate::domain::{AccountId, Instant};
use crate::exchange::today::questions::Asking;
use crate::exchange::today::{Day, DayLine, Lead};
use crate::i18n::error::store_error;
use crate::jobs::{Finished, Task};
use crate::scoring::agenda::{Item, Matter};
use crate::scoring::today::Urgency;
use crate::store::first_steps::FirstSteps;
use crate::store::summary::OpenAlerts;
use crate::tui::app::{Answer, Command, Event, Notice, Offer, Problem, Reads, Reply, Route, Screen, Tag, Weight};
use crate::tui::forms::duty::{self, Wish};
use crate::tui::forms::fact::{Fact, Person};
use crate::tui::forms::{Asked, Colleague, Mistake, Subject, fact, tier};
use crate::tui::input::{Action, Context};
use crate::tui::overlays::{Answered, Ask};
use crate::tui::theme::Role;
use crate::tui::widgets::{Canvas, Line, Look, PageState, action_of, draw_page};

use lines::{Target, shown_name};
use source::{Found, ReadDay};

/// The job that gathers the list.
const READ: Tag = Tag("today-read");
/// The question that is open.
const ASKED: Tag = Tag("today-asked");
/// Alerts shown while the list is gathered.
const KEPT: u32 = 40;
/// Lines below the list that explain the selected one, with the line above them.
const EXPLAINED: u16 = 4;

/// What the screen offers, the most useful first.
const OFFERS: &[Action] = &[Action::Open, Action::Complete, Action::Snooze, Action::SetOwner, Action::Why, Action::Brief, Action::NextPane];

/// What was asked about which line.
#[derive(Debug, Clone)]
enum Question {
    Duty(Wish, Box<Item>, Option<Subject>),
    Form(Asked),
}

/// The screen.
#[derive(Debug, Default)]
pub struct Today {
    day: Option<Day>,
    /// What would sharpen the portfolio most.
    questions: Vec<Asking>,
    /// The earliest alerts of the summaries, until the list is there.
    kept: Vec<(AccountId, String, OpenAlerts)>,
    colleagues: Vec<Colleague>,
    steps: Option<FirstSteps>,
    unfolded: bool,
    page: PageState,
    size: Size,
    /// What the list was gathered from: the place of the log, the day, whether it is past.
    gathered: Option<(i64, chrono::NaiveDate, bool)>,
    wanted: Option<crate::domain::AsOf>,
    reading: bool,
    /// Read anew when the job that runs now has ended.
    again: bool,
    wakes_at: Option<Instant>,
    asked: Option<Question>,
    /// What was seen to since the list was gathered: not a second time.
    seen_to: Vec<Matter>,
    /// How much of that the job that runs now knows of.
    known: usize,
    /// What is being written.
    writing: Option<Matter>,
    /// The latest gathering was cancelled or broke: not begun anew before something changes or it is asked for.
    stopped: bool,
}

impl Today {
    fn target(&self, look: &Look) -> Option<Target> {
        let lines = self.lines(look);
        let mut page = self.page;
        page.settle(&lines, self.list_height());
        page.target(&lines).copied()
    }

    fn selected(&self, at: Option<Target>) -> Option<&DayLine> {
        match at? {
            Target::Line(number) => self.day.as_ref()?.lines.get(number),
            _ => None,
        }
    }

    fn account(&self, at: Option<Target>) -> Option<AccountId> {
        match at? {
            Target::Line(number) => self.day.as_ref()?.lines.get(number)?.account,
            Target::Kept(number) => self.kept.get(number).map(|(account, ..)| *account),
            Target::Change(number) => Some(self.day.as_ref()?.changes.get(number)?.account),
            Target::Question(number) => Some(self.questions.get(number)?.question.account),
            Target::Folded | Target::Step(_) => None,
        }
    }

    fn list_height(&self) -> u16 {
        let explained = if self.size.height > 3 * EXPLAINED { EXPLAINED } else { 0 };
        self.size.height.saturating_sub(explained)
    }

    fn open(&mut self, look: &Look) -> Reply {
        let at = self.target(look);
        match at {
            Some(Target::Folded) => self.fold(),
            Some(Target::Question(number)) => self.answer_question(number, look),
            Some(Target::Step(step)) => Reply::Do(vec![Command::Run(Action::GoAccounts), Command::Run(action_of(step))]),
            _ => self.account(at).map_or(Reply::Unused, |account| Reply::one(Command::Open(Route::account(account)))),
        }
    }

    /// Opens the form that answers a question.
    fn answer_question(&mut self, number: usize, look: &Look) -> Reply {
        let Some(asking) = self.questions.get(number) else { return Reply::Unused };
        if look.as_of.past {
            return Reply::one(Command::hint(look.strings.shell_past(look.as_of.day.to_string())));
        }
        let Some(fact) = Fact::of(asking.question.dimension) else { return Reply::one(Command::hint(look.strings.card_computed())) };
        let subject = Subject { id: asking.question.account, name: asking.name.clone() };
        let people: Vec<Person> = asking.people.iter().map(|(id, name)| Person { id: *id, name: name.clone() }).collect();
        let form = fact::form(&subject, asking.kind, fact, &people, look);
        self.asked = Some(Question::Form(Asked::Fact(subject, fact)));
        Reply::one(Command::Ask(ASKED, Ask::Form(Box::new(form))))
    }

    fn fold(&mut self) -> Reply {
        if self.stopped {
            self.gathered = None;
            return Reply::one(Command::Reload);
        }
        self.unfolded = !self.unfolded;
        Reply::done()
    }

    fn wish(&mut self, wish: Wish, look: &Look) -> Reply {
        let Some(line) = self.selected(self.target(look)).cloned() else { return Reply::Unused };
        let item = match &line.lead {
            Lead::Item(item) => item.clone(),
            Lead::Handover(_) => return Reply::one(Command::hint(look.strings.today_handover())),
        };
        if self.seen_to.contains(&item.matter) {
            return Reply::one(Command::hint(look.strings.duty_seen_to()));
        }
        let subject = line.account.map(|id| Subject { id, name: line.name.clone() });
        let title = format!("{} {}", shown_name(&line, look), line.action(&look.strings));
        match duty::answer(wish, &item, subject.as_ref(), title.trim(), &self.colleagues, look) {
            duty::Answer::Write(edit) => {
                self.writing = Some(item.matter);
                Reply::one(Command::Write(ASKED, edit))
            }
            duty::Answer::Ask(form) => {
                self.asked = Some(Question::Duty(wish, item, subject));
                Reply::one(Command::Ask(ASKED, Ask::Form(form)))
            }
            duty::Answer::Hint(said) => Reply::one(Command::hint(said)),
            duty::Answer::Tier => {
                let Some(subject) = subject else { return Reply::Unused };
                let form = tier::form(std::slice::from_ref(&subject), None, None, look);
                self.asked = Some(Question::Form(Asked::Tier(vec![subject])));
                Reply::one(Command::Ask(ASKED, Ask::Form(Box::new(form))))
            }
        }
    }

    fn answered(&mut self, answer: &Answer, look: &Look) -> Reply {
        let (Some(question), Answer::Given(Answered::Form(filled))) = (self.asked.take(), answer) else { return Reply::done() };
        let edit = match &question {
            Question::Duty(wish, item, subject) => duty::filled(*wish, item, subject.as_ref(), filled, look).map(Some),
            Question::Form(asked) => asked.edit(filled, look),
        };
        match edit {
            Ok(Some(edit)) => {
                if let Question::Duty(_, item, _) = question {
                    self.writing = Some(item.matter);
                }
                Reply::one(Command::Write(ASKED, Box::new(edit)))
            }
            Ok(None) => Reply::done(),
            Err(Mistake { field, why }) => {
                self.asked = Some(question);
                Reply::one(Command::Mistake { field: Some(field), why })
            }
        }
    }

    fn found(&mut self, finished: &Finished, look: &Look) -> Reply {
        self.reading = false;
        let found = finished.found::<Found>().and_then(|found| found.lock().ok()?.take());
        let reply = match found {
            Some(Ok((day, questions, as_of))) if (as_of.day, as_of.past) == (look.as_of.day, look.as_of.past) => {
                (self.day, self.questions) = (Some(day), questions);
                self.seen_to.drain(..self.known.min(self.seen_to.len()));
                self.settle_wake(look.as_of.at, look.as_of.past);
                Reply::done()
            }
            Some(Err(error)) => {
                let said = store_error(&error, look.as_of.zone, &look.strings);
                Reply::one(Command::Say(Notice::new(Weight::Error, said)))
            }
            Some(Ok(_)) => {
                self.gathered = None;
                Reply::done()
            }
            None => {
                self.stopped = true;
                self.settle_wake(look.as_of.at, look.as_of.past);
                Reply::done()
            }
        };
        if std::mem::take(&mut self.again) || self.gathered.is_none() { Reply::one(Command::Reload) } else { reply }
    }

    /// When a running clock next shows another digit, or a line changes its place.
    fn settle_wake(&mut self, now: Instant, past: bool) {
        let Some(day) = self.day.as_ref().filter(|_| !past) else {
            self.wakes_at = None;
            return;
        };
        let digits =
            day.lines.iter().filter(|line| line.urgency == Urgency::Clock).filter_map(|line| lines::next_digit(line.due_at()?, now));
        self.wakes_at = digits.chain(day.changes_at.filter(|_| !self.stopped)).min();
    }

    fn draw_explained(&self, line: &DayLine, canvas: &mut Canvas<'_>) {
        let look = canvas.look;
        let (width, height) = (canvas.width(), canvas.height());
        canvas.text(0, 0, &look.glyphs.horizontal.repeat(usize::from(width)), Role::Border);
        for (y, (text, role)) in (1..height).zip(self.explained(line, look)) {
            canvas.text(1, y, &look.widths.cut_end(&text, usize::from(width.saturating_sub(2)), look.glyphs.cut), role);
        }
    }
}

impl Screen for Today {
    fn title(&self, look: &Look) -> String {
        look.strings.today_title()
    }

    fn status(&self, look: &Look) -> String {
        let Some(day) = &self.day else {
            return if self.stopped { look.strings.today_stopped() } else { look.strings.today_reading() };
        };
        let count = |urgency: Urgency| day.lines.iter().filter(|line| line.urgency == urgency).count();
        let mut said = look.strings.today_summary(count(Urgency::Overdue), count(Urgency::Today), count(Urgency::Clock));
        if day.snoozed > 0 {
            said = format!("{said}  {}", look.strings.today_snoozed(day.snoozed));
        }
        said
    }

    fn contexts(&self) -> &'static [Context] {
        &[Context::Everywhere]
    }

    fn commits(&self, action: Action) -> bool {
        matches!(action, Action::Complete | Action::Undo | Action::Redo)
    }

    fn offers(&self, look: &Look) -> Vec<Offer> {
        let at = self.target(look);
        let nothing = self.selected(at).is_none().then(|| look.strings.today_nothing());
        let open = self.account(at).is_none().then(|| look.strings.today_nothing());
        OFFERS
            .iter()
            .map(|action| match action {
                Action::NextPane | Action::Brief => Offer::ready(*action),
                Action::Open => Offer::unless(*action, open.clone().filter(|_| at.is_none())),
                _ => Offer::unless(*action, nothing.clone()),
            })
            .collect()
    }

    fn layout(&mut self, size: Size) {
        self.size = size;
    }

    fn load(&mut self, reads: &Reads<'_>) -> Result<(), Problem> {
        let problem = |error| reads.problem(&error);
        let records = reads.records;
        let now = (records.log_place().map_err(problem)?, reads.as_of.day, reads.as_of.past);
        let moved_on =
            self.day.as_ref().and_then(|day| day.changes_at).is_some_and(|at| at <= reads.as_of.at && !reads.as_of.past && !self.stopped);
        if self.gathered != Some(now) || moved_on {
            if self.gathered.is_some_and(|(_, day, past)| (day, past) != (now.1, now.2)) {
                self.day = None;
            }
            self.gathered = Some(now);
            self.stopped = false;
            self.wanted = Some(reads.as_of);
            self.colleagues = crate::tui::forms::colleagues(records).map_err(problem)?;
            self.steps = Some(records.first_steps().map_err(problem)?);
            self.kept = if self.day.is_none() && !reads.as_of.past { records.earliest_alerts(KEPT).map_err(problem)? } else { Vec::new() };
        }
        self.settle_wake(reads.as_of.at, reads.as_of.past);
        Ok(())
    }

    fn work(&mut self) -> Option<(Tag, Box<dyn Task>)> {
        if self.reading && self.wanted.is_some() {
            self.again = true;
            self.gathered = None;
            self.wanted = None;
            return None;
        }
        let as_of = self.wanted.take()?;
        self.reading = true;
        self.known = self.seen_to.len();
        Some((READ, Box::new(ReadDay { as_of })))
    }

    fn on(&mut self, event: &Event, look: &Look) -> Reply {
        match event {
            Event::Job(READ, finished) => return self.found(finished, look),
            Event::Answer(ASKED, answer) => return self.answered(answer, look),
            Event::Written(ASKED, _) => {
                self.seen_to.extend(self.writing.take());
                return Reply::done();
            }
            _ => {}
        }
        let lines = self.lines(look);
        self.page.settle(&lines, self.list_height());
        if self.page.on(event, &lines) {
            return Reply::done();
        }
        match event {
            Event::Key { action: Some(action), .. } => match action {
                Action::Open => self.open(look),
                Action::Brief => Reply::one(Command::Open(Route::Meetings)),
                Action::Complete => self.wish(Wish::Complete, look),
                Action::Snooze => self.wish(Wish::Snooze, look),
                Action::SetOwner => self.wish(Wish::Assign, look),
                Action::NextPane | Action::PreviousPane => self.fold(),
                Action::Why => {
                    self.account(self.target(look)).map_or(Reply::Unused, |account| Reply::one(Command::Open(Route::Alerts(account))))
                }
                _ => Reply::Unused,
            },
            _ => Reply::Unused,
        }
    }

    fn draw(&self, canvas: &mut Canvas<'_>) {
        let (width, height, list) = (canvas.width(), canvas.height(), self.list_height());
        let lines: Vec<Line<Target>> = self.lines(canvas.look);
        let mut page = self.page;
        page.settle(&lines, list);
        canvas.cursor(0, 0);
        draw_page(&mut canvas.part(Rect::new(0, 0, width, list)), &lines, &page, true, None);
        let selected = match page.target(&lines) {
            Some(Target::Line(number)) => self.day.as_ref().and_then(|day| day.lines.get(*number)),
            _ => None,
        };
        if let Some(line) = selected.filter(|_| list < height) {
            self.draw_explained(line, &mut canvas.part(Rect::new(0, list, width, height - list)));
        }
    }

    fn wakes_at(&self) -> Option<Instant> {
        self.wakes_at
    }
}
