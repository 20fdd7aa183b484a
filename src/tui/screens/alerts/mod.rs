//! What an account asks of us: every alert with why it opened, how its deadline came about and what would end it, what falls due soon, and why
//! the other rules are not open.

use ratatui::layout::Size;

use crate::domain::alert::AlertRule;
use crate::domain::text::one_line;
use crate::domain::{AccountId, AsOf, RowId};
use crate::i18n::agenda::{Names, action, cause, derivation, ends, instant, reading};
use crate::i18n::{Strings, label};
use crate::scoring::agenda::{Item, Matter};
use crate::scoring::alerts::decisions::Alert;
use crate::scoring::alerts::{Reading, readings};
use crate::store::facts::{Depth, Titles};
use crate::store::{Error, Reader, Table};
use crate::tui::app::{Answer, Command, Event, Offer, Problem, Reads, Reply, Route, Screen, Tag};
use crate::tui::forms::duty::{self, Wish};
use crate::tui::forms::{Asked, Colleague, Mistake, Subject, tier};
use crate::tui::input::{Action, Context};
use crate::tui::overlays::{Answered, Ask};
use crate::tui::theme::Role;
use crate::tui::widgets::{Canvas, Line, Look, PageState, Part, draw_whole_page, wrap};

const ASKED: Tag = Tag("alerts-asked");
/// Alerts that are over, shown of all.
const MOST_OVER: usize = 12;

/// What was asked.
#[derive(Debug, Clone)]
enum Question {
    Duty(Wish, Box<Item>),
    Tier(Asked),
}

/// What is due, with the names it speaks of.
#[derive(Debug)]
struct Entry {
    item: Item,
    titles: Titles,
}

/// Everything that is shown.
#[derive(Debug)]
struct Shown {
    subject: Subject,
    entries: Vec<Entry>,
    over: Vec<(Alert, Titles)>,
    readings: Vec<Reading>,
    /// Since when it is no customer any more.
    left_on: Option<chrono::NaiveDate>,
}

/// The screen.
#[derive(Debug)]
pub struct Alerts {
    account: AccountId,
    shown: Option<Shown>,
    colleagues: Vec<Colleague>,
    page: PageState,
    size: Size,
    asked: Option<Question>,
    /// Written to since it was read: what is shown may be seen to already.
    outdated: bool,
}

fn names(titles: &Titles, look: &Look) -> Names {
    Names { title: titles.title.clone(), person: look.private(&titles.person).into_owned(), veiled: look.veil }
}

fn read(records: Reader<'_>, reads: &Reads<'_>, account: AccountId) -> Result<Option<Shown>, Error> {
    let policies = records.policies()?;
    let as_of = reads.as_of;
    let Some(watched) = records.watched(&policies, reads.calendar, as_of, account, Depth::All)? else { return Ok(None) };
    let context = policies.context(reads.calendar, as_of);
    let duties = watched.duties(&context);
    let row = records.row(Table::Account, account.raw())?;
    let name = row.as_ref().and_then(|row| row.text("short_name").or_else(|| row.text("name"))).unwrap_or_default().to_owned();
    let mut entries = Vec::new();
    for item in duties.items {
        let titles = records.titles(&item.matter)?;
        entries.push(Entry { item, titles });
    }
    entries.sort_by_key(|entry| (entry.item.is_snoozed(as_of), entry.item.due_at.is_none(), entry.item.due_at));
    let open: Vec<_> = entries.iter().filter_map(|entry| alert_of(&entry.item)).map(|alert| alert.episode.clone()).collect();
    let mut closed: Vec<Alert> = duties.decided.alerts.into_iter().filter(|alert| !open.contains(&alert.episode)).collect();
    closed.sort_by_key(|alert| std::cmp::Reverse(alert.episode.opened_at));
    closed.truncate(MOST_OVER);
    let mut over = Vec::new();
    for alert in closed {
        let titles = records.titles(&Matter::Alert(Box::new(alert.clone())))?;
        over.push((alert, titles));
    }
    let readings = readings(&watched.facts, &context);
    Ok(Some(Shown {
        subject: Subject { id: account, name },
        entries,
        over,
        readings,
        left_on: watched.facts.left_on.filter(|day| *day <= as_of.day),
    }))
}

fn alert_of(item: &Item) -> Option<&Alert> {
    match &item.matter {
        Matter::Alert(alert) => Some(alert),
        _ => None,
    }
}

fn rule_name(rule: AlertRule, strings: &Strings) -> String {
    crate::tui::forms::capital(&label(rule, strings))
}

impl Alerts {
    /// The alerts of an account.
    #[must_use]
    pub fn new(account: AccountId) -> Self {
        Self {
            account,
            shown: None,
            colleagues: Vec::new(),
            page: PageState::default(),
            size: Size::default(),
            asked: None,
            outdated: false,
        }
    }

    fn entry(&self, look: &Look) -> Option<&Entry> {
        let lines = self.lines(look);
        let mut page = self.page;
        page.settle(&lines, self.size.height);
        let number = *page.target(&lines)?;
        self.shown.as_ref()?.entries.get(number)
    }

    fn lines(&self, look: &Look) -> Vec<Line<usize>> {
        let strings = &look.strings;
        let Some(shown) = &self.shown else { return vec![Line::text(strings.card_missing(), Role::Dim)] };
        let room = usize::from(self.size.width.saturating_sub(6)).max(20);
        let mut lines = vec![Line::heading(strings.alerts_open())];
        if shown.entries.is_empty() {
            lines.push(Line::text(strings.alerts_none(), Role::Dim));
        }
        for (number, entry) in shown.entries.iter().enumerate() {
            lines.push(head(entry, look).on(number));
            for (text, role) in details(entry, &self.colleagues, look) {
                lines.extend(wrap(&look.told(&text), room, look.widths).into_iter().map(|line| Line::text(format!("    {line}"), role)));
            }
        }
        lines.push(Line::blank());
        lines.push(Line::heading(strings.alerts_not_open()));
        if let Some(day) = shown.left_on {
            let said = strings.alerts_left(day.to_string());
            lines.extend(wrap(&said, room, look.widths).into_iter().map(|line| Line::text(line, Role::Warning)));
        }
        lines.extend(shown.readings.iter().flat_map(|one| {
            let text = reading(one, strings);
            wrap(&look.told(&text), room, look.widths).into_iter().map(|line| Line::text(line, Role::Dim)).collect::<Vec<_>>()
        }));
        if !shown.over.is_empty() {
            lines.push(Line::blank());
            lines.push(Line::heading(strings.alerts_over()));
            lines.extend(shown.over.iter().map(|(alert, titles)| over(alert, titles, look)));
        }
        lines
    }

    fn wish(&mut self, wish: Wish, look: &Look) -> Reply {
        if self.outdated {
            return Reply::one(Command::hint(look.strings.duty_seen_to()));
        }
        let Some(subject) = self.shown.as_ref().map(|shown| shown.subject.clone()) else { return Reply::Unused };
        let Some(item) = self.entry(look).map(|entry| entry.item.clone()) else { return Reply::Unused };
        let title = action(&item.matter, &look.strings);
        match duty::answer(wish, &item, Some(&subject), &title, &self.colleagues, look) {
            duty::Answer::Write(edit) => Reply::one(Command::Write(ASKED, edit)),
            duty::Answer::Ask(form) => {
                self.asked = Some(Question::Duty(wish, Box::new(item)));
                Reply::one(Command::Ask(ASKED, Ask::Form(form)))
            }
            duty::Answer::Hint(said) => Reply::one(Command::hint(said)),
            duty::Answer::Tier => {
                let form = tier::form(std::slice::from_ref(&subject), None, None, look);
                self.asked = Some(Question::Tier(Asked::Tier(vec![subject])));
                Reply::one(Command::Ask(ASKED, Ask::Form(Box::new(form))))
            }
        }
    }

    fn answered(&mut self, answer: &Answer, look: &Look) -> Reply {
        let (Some(question), Answer::Given(Answered::Form(filled))) = (self.asked.take(), answer) else { return Reply::done() };
        let subject = self.shown.as_ref().map(|shown| &shown.subject);
        let edit = match &question {
            Question::Duty(wish, item) => duty::filled(*wish, item, subject, filled, look).map(Some),
            Question::Tier(asked) => asked.edit(filled, look),
        };
        match edit {
            Ok(Some(edit)) => Reply::one(Command::Write(ASKED, Box::new(edit))),
            Ok(None) => Reply::done(),
            Err(Mistake { field, why }) => {
                self.asked = Some(question);
                Reply::one(Command::Mistake { field: Some(field), why })
            }
        }
    }
}

fn is_late(item: &Item, as_of: AsOf) -> bool {
    item.due_at.is_some_and(|due| as_of.at > due)
}

fn head(entry: &Entry, look: &Look) -> Line<usize> {
    let item = &entry.item;
    let strings = &look.strings;
    let late = is_late(item, look.as_of) && !item.is_snoozed(look.as_of);
    let role = if late { Role::Bad } else { Role::Strong };
    let due = item.due_at.map_or_else(|| strings.today_no_date(), |at| instant(at, look.as_of));
    let what = alert_of(item).map_or_else(|| action(&item.matter, strings), |alert| rule_name(alert.episode.rule, strings));
    Line::new(vec![
        Part::new(if late { "!" } else { " " }, role),
        Part::new(due, role).in_cells(16),
        Part::new(what, role).in_cells(20),
        Part::new(cause(&item.matter, &names(&entry.titles, look), strings), Role::Text),
    ])
}

fn details(entry: &Entry, colleagues: &[Colleague], look: &Look) -> Vec<(String, Role)> {
    let strings = &look.strings;
    let item = &entry.item;
    let mut said = Vec::new();
    let mut first = vec![action(&item.matter, strings)];
    let counted = derivation(item, strings);
    if !counted.is_empty() {
        first.push(counted);
    }
    if let Some(owner) = item.owner.and_then(|owner| colleagues.iter().find(|one| one.id == owner)) {
        first.push(strings.today_with(look.private(&owner.name)));
    }
    said.push((first.join(&strings.agenda_then()), Role::Dim));
    if let Some(alert) = alert_of(item) {
        let opened = strings.agenda_opened(alert.episode.opened_on.to_string());
        let ended = ends(&alert.episode.ends, &names(&entry.titles, look), strings);
        said.push(([opened, ended].join(&strings.agenda_then()), Role::Dim));
        if let Some(reason) = &alert.reason {
            said.push((strings.agenda_reason(one_line(reason)), Role::Dim));
        }
    }
    if let Some(until) = item.snoozed_until {
        said.push((strings.agenda_snoozed(until.to_string()), Role::Warning));
    }
    said
}

fn over(alert: &Alert, titles: &Titles, look: &Look) -> Line<usize> {
    let strings = &look.strings;
    let episode = &alert.episode;
    let until = episode
        .closed
        .map_or_else(|| label(crate::domain::alert::AlertDecision::Done, strings), |closed| look.as_of.zone.day_of(closed.at).to_string());
    let matter = Matter::Alert(Box::new(alert.clone()));
    Line::new(vec![
        Part::new(format!("{}..{until}", episode.opened_on), Role::Dim).in_cells(24),
        Part::new(rule_name(episode.rule, strings), Role::Dim).in_cells(20),
        Part::new(cause(&matter, &names(titles, look), strings), Role::Dim),
    ])
}

impl Screen for Alerts {
    fn title(&self, look: &Look) -> String {
        let name = self.shown.as_ref().map(|shown| look.private(&shown.subject.name).into_owned()).unwrap_or_default();
        look.strings.alerts_title(name)
    }

    fn account(&self) -> Option<AccountId> {
        Some(self.account)
    }

    fn contexts(&self) -> &'static [Context] {
        &[Context::Everywhere]
    }

    fn commits(&self, action: Action) -> bool {
        matches!(action, Action::Complete | Action::Undo | Action::Redo)
    }

    fn offers(&self, look: &Look) -> Vec<Offer> {
        let nothing = self.entry(look).is_none().then(|| look.strings.alerts_none());
        let mut offers: Vec<Offer> =
            [Action::Complete, Action::Snooze, Action::SetOwner].map(|action| Offer::unless(action, nothing.clone())).to_vec();
        offers.push(Offer::ready(Action::Open));
        offers
    }

    fn layout(&mut self, size: Size) {
        self.size = size;
    }

    fn load(&mut self, reads: &Reads<'_>) -> Result<(), Problem> {
        let problem = |error| reads.problem(&error);
        self.shown = read(reads.records, reads, self.account).map_err(problem)?;
        self.colleagues = crate::tui::forms::colleagues(reads.records).map_err(problem)?;
        self.outdated = false;
        Ok(())
    }

    fn on(&mut self, event: &Event, look: &Look) -> Reply {
        if let Event::Answer(ASKED, answer) = event {
            return self.answered(answer, look);
        }
        if let Event::Written(ASKED, _) = event {
            self.outdated = true;
            return Reply::done();
        }
        let lines = self.lines(look);
        if self.page.hears(event, &lines, self.size.height) {
            return Reply::done();
        }
        match event {
            Event::Key { action: Some(Action::Complete), .. } => self.wish(Wish::Complete, look),
            Event::Key { action: Some(Action::Snooze), .. } => self.wish(Wish::Snooze, look),
            Event::Key { action: Some(Action::SetOwner), .. } => self.wish(Wish::Assign, look),
            Event::Key { action: Some(Action::Open), .. } => Reply::one(Command::Open(Route::account(self.account))),
            _ => Reply::Unused,
        }
    }

    fn draw(&self, canvas: &mut Canvas<'_>) {
        let lines = self.lines(canvas.look);
        draw_whole_page(canvas, &lines, &self.page);
    }
}
