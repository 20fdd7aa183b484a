//! The start of a handover: which accounts, who leaves, when what would be due, and cases like it; then the form.

use std::sync::Arc;

use ratatui::layout::Size;

use crate::domain::account::Sensitivity;
use crate::domain::calendar::WorkCalendar;
use crate::domain::handover::HandoverTrigger;
use crate::domain::id::HandoverId;
use crate::domain::reading::Lean;
use crate::domain::{AccountId, AsOf, Coded, RowId};
use crate::exchange::handover::{Candidate, Colleague, Obstacle, Start, candidates, started};
use crate::i18n::handover::{derivation, step as step_name};
use crate::i18n::{deadline, label};
use crate::scoring::handover::{HandoverFacts, StepStanding, TimelineStep, default_meeting, timeline};
use crate::store::handover::{Case, Setting};
use crate::store::policies::Policies;
use crate::store::{Change, Edit, Table};
use crate::tui::app::{Answer, Command, Event, Offer, Problem, Reads, Reply, Route, Screen, Tag};
use crate::tui::forms::{self, capital};
use crate::tui::input::{Action, Context};
use crate::tui::overlays::form::{Choice, Field, Filled, Form, Kind, Value};
use crate::tui::overlays::{Answered, Ask};
use crate::tui::theme::Role;
use crate::tui::widgets::{Canvas, Line, Look, PageState, Part, draw_page, wrap};

const ASKED: Tag = Tag("new-handover");
/// Cases of the library that are told.
const CASES: usize = 3;

/// What was read.
#[derive(Debug)]
struct Data {
    accounts: Vec<Candidate>,
    colleagues: Vec<forms::Colleague>,
    steps: Vec<TimelineStep>,
    meeting: crate::domain::calendar::Deadline,
    cases: Vec<Case>,
    policies: Policies,
    calendar: Arc<WorkCalendar>,
    as_of: AsOf,
}

/// The screen.
#[derive(Debug)]
pub struct NewHandover {
    accounts: Arc<[AccountId]>,
    data: Option<Data>,
    page: PageState,
    size: Size,
    /// Which change of the edit under way is the handover.
    at: Option<usize>,
}

impl NewHandover {
    /// The start for these accounts.
    #[must_use]
    pub fn new(accounts: Arc<[AccountId]>) -> Self {
        Self { accounts, data: None, page: PageState::default(), size: Size::default(), at: None }
    }

    fn running(&self) -> Option<(&Candidate, HandoverId)> {
        self.data.as_ref()?.accounts.iter().find_map(|account| Some((account, account.running?)))
    }

    fn lines(&self, look: &Look) -> Vec<Line<()>> {
        let Some(data) = &self.data else { return Vec::new() };
        let strings = &look.strings;
        let room = usize::from(self.size.width.saturating_sub(2)).max(10);
        let mut lines = Vec::new();
        let way = match self.running() {
            Some((account, _)) => strings.handover_start_running(look.private(&account.name)),
            None => strings.handover_start_enter(),
        };
        lines.extend(wrap(&way, room, look.widths).into_iter().map(|line| Line::text(line, Role::Strong)));
        if let Some(first) = lines.first_mut() {
            first.target = Some(());
        }
        lines.push(Line::blank());
        lines.push(Line::heading(strings.handover_start_accounts(i64::try_from(data.accounts.len()).unwrap_or(i64::MAX))));
        for account in &data.accounts {
            let owner = data.colleagues.iter().find(|one| Some(one.id) == account.owner);
            let owner = owner.map_or_else(|| strings.handover_start_nobody(), |one| look.private(&one.name).into_owned());
            lines.push(Line::new(vec![
                Part::new(look.private(&account.name).into_owned(), Role::Text).in_cells(30),
                Part::new(label(account.tier, strings), Role::Dim),
                Part::new(label(account.kind, strings), Role::Dim),
                Part::new(owner, Role::Dim),
                Part::new(if account.sensitive { label(Sensitivity::High, strings) } else { String::new() }, Role::Warning),
            ]));
        }
        lines.push(Line::blank());
        lines.push(Line::heading(strings.handover_start_dates()));
        let meeting = strings.handover_start_meeting(data.meeting.day.to_string(), deadline::derivation(&data.meeting, strings));
        lines.extend(wrap(&meeting, room, look.widths).into_iter().map(|line| Line::text(line, Role::Text)));
        lines.extend(data.steps.iter().filter(|step| step.due_on.is_some() && step.standing != StepStanding::NotNeeded).map(|step| {
            Line::new(vec![
                Part::new(step_name(step.step, strings), Role::Text).in_cells(30),
                Part::new(step.due_on.map(|day| day.to_string()).unwrap_or_default(), Role::Text).in_cells(10),
                Part::new(derivation(step, strings), Role::Dim),
            ])
        }));
        lines.push(Line::blank());
        lines.push(Line::heading(strings.handover_start_cases()));
        if data.cases.is_empty() {
            lines.push(Line::text(strings.handover_start_no_cases(), Role::Dim));
        }
        for case in &data.cases {
            lines.push(Line::text(crate::domain::text::one_line(&case.title), Role::Text));
            for told in [case.happened.clone(), strings.handover_manual_lesson(&case.lesson)] {
                lines.extend(
                    wrap(&told, room.saturating_sub(4).max(10), look.widths)
                        .into_iter()
                        .map(|line| Line::text(format!("    {line}"), Role::Dim)),
                );
            }
        }
        lines
    }

    fn ask(&self, look: &Look) -> Reply {
        if let Some((_, running)) = self.running() {
            return Reply::Do(vec![Command::Close, Command::Open(Route::Handover(running))]);
        }
        let Some(data) = &self.data else { return Reply::done() };
        if look.as_of.past {
            return Reply::one(Command::hint(look.strings.handover_past()));
        }
        let name = match data.accounts.as_slice() {
            [one] => one.name.clone(),
            many => look.strings.handover_start_accounts(i64::try_from(many.len()).unwrap_or(i64::MAX)),
        };
        let title = look.strings.forms_title_of(look.strings.handover_form_start(), name);
        // What was half typed for one account is not offered for another.
        let ids: Vec<String> = data.accounts.iter().map(|account| account.id.to_string()).collect();
        let draft = format!("new-handover-{}", ids.join("-"));
        Reply::one(Command::Ask(ASKED, Ask::Form(Box::new(Form::new(title, fields(data, look), look).drafted(draft)))))
    }

    fn filled(&mut self, filled: &Filled, look: &Look) -> Reply {
        let Some(data) = &self.data else { return Reply::done() };
        match start(data, filled, look) {
            Ok(edit) => {
                self.at = edit.changes.iter().position(|change| matches!(change, Change::Insert { table: Table::Handover, .. }));
                Reply::one(Command::Write(ASKED, Box::new(edit)))
            }
            Err(obstacle) => {
                let field = match obstacle {
                    Obstacle::InFuture(_) => "started_on",
                    Obstacle::MeetingBeforeStart(_) => "meeting_on",
                    _ => "incoming",
                };
                Reply::one(Command::Mistake { field: Some(field), why: obstacle.sentence(&look.strings) })
            }
        }
    }

    /// The checklist takes the place of this page.
    fn written(&mut self, rows: &[i64]) -> Reply {
        match self.at.take().and_then(|at| rows.get(at)) {
            Some(row) => Reply::Do(vec![Command::Close, Command::Open(Route::Handover(HandoverId::from_raw(*row)))]),
            None => Reply::done(),
        }
    }
}

fn fields(data: &Data, look: &Look) -> Vec<Field> {
    let strings = &look.strings;
    let colleagues: Vec<Choice> = data.colleagues.iter().map(|one| Choice::new(one.id.to_string(), one.name.clone())).collect();
    let owner = data.accounts.first().and_then(|account| account.owner);
    let known = |id: Option<crate::domain::ColleagueId>| id.map_or(Value::Nothing, |id| Value::Choice(id.to_string()));
    let who = |id: &'static str, name: String| {
        Field::new(id, name, Kind::OpenChoice(colleagues.clone())).hint(strings.handover_form_new_colleague())
    };
    let triggers = HandoverTrigger::ALL.iter().map(|one| Choice::new(one.code(), capital(&label(*one, strings)))).collect();
    let levels = Sensitivity::ALL.iter().map(|one| Choice::new(one.code(), capital(&label(*one, strings)))).collect();
    let sensitive = data.accounts.iter().any(|account| account.sensitive);
    let level = if sensitive { Sensitivity::High } else { Sensitivity::Normal };
    vec![
        who("incoming", strings.handover_form_incoming()).required(),
        who("outgoing", strings.handover_form_outgoing()).holding(known(owner)).required(),
        who("supervisor", strings.handover_form_supervisor()),
        Field::new("trigger", strings.handover_form_trigger(), Kind::Choice(triggers))
            .holding(Value::Choice(HandoverTrigger::Rotation.code().to_owned()))
            .required(),
        Field::new("sensitivity", strings.handover_form_sensitivity(), Kind::Choice(levels))
            .holding(Value::Choice(level.code().to_owned()))
            .required(),
        Field::new("started_on", strings.handover_form_started(), Kind::Date(Lean::Past)).holding(Value::Day(look.today)).required(),
        Field::new("meeting_on", strings.handover_column_meeting(), Kind::Date(Lean::Future)).hint(strings.handover_form_meeting_hint()),
        Field::new("reason", strings.handover_form_reason(), Kind::Lines(2000)).hint(strings.handover_form_reason_hint()),
    ]
}

fn start(data: &Data, filled: &Filled, look: &Look) -> Result<Edit, Obstacle> {
    let who = |field: &str| match filled.value(field) {
        Value::Choice(id) => id.parse::<i64>().ok().map(|id| Colleague::Known(RowId::from_raw(id))),
        Value::Text(name) => Some(Colleague::Named(name.clone())),
        _ => None,
    };
    let (Some(outgoing), Some(incoming)) = (who("outgoing"), who("incoming")) else { return Err(Obstacle::Empty("owner")) };
    let code = |field: &str| filled.choice(field).unwrap_or_default().to_owned();
    let start = Start {
        trigger: HandoverTrigger::from_code(&code("trigger")).unwrap_or(HandoverTrigger::Rotation),
        outgoing,
        incoming,
        supervisor: who("supervisor"),
        sensitivity: Sensitivity::from_code(&code("sensitivity")).ok(),
        started_on: filled.day("started_on").unwrap_or(look.today),
        meeting_on: filled.day("meeting_on"),
        internal_reason: filled.text("reason").map(str::to_owned),
    };
    let setting = Setting { policies: &data.policies, calendar: &data.calendar, as_of: data.as_of };
    started(&data.accounts, &start, &setting)
}

fn read(accounts: &[AccountId], reads: &Reads<'_>) -> Result<Data, Problem> {
    let problem = |error: crate::store::Error| reads.problem(&error);
    let policies = reads.records.policies().map_err(problem)?;
    let setting = Setting { policies: &policies, calendar: reads.calendar, as_of: reads.as_of };
    let accounts = candidates(&reads.records, accounts, &setting).map_err(problem)?;
    let sensitive = accounts.iter().any(|account| account.sensitive);
    let sensitivity = if sensitive { Sensitivity::High } else { Sensitivity::Normal };
    let context = setting.context();
    let day = reads.as_of.day;
    let facts = HandoverFacts {
        started_on: day,
        sensitivity,
        meeting_on: None,
        doubt_at: None,
        entries: Vec::new(),
        manual_lacks: Vec::new(),
        feedback: Vec::new(),
    };
    let cases = match accounts.first() {
        Some(first) => {
            let found = reads.records.similar_cases(HandoverTrigger::Rotation, first.tier, first.kind, reads.as_of).map_err(problem)?;
            found.into_iter().map(|(_, case)| case).take(CASES).collect()
        }
        None => Vec::new(),
    };
    let colleagues = reads.records.colleagues_here().map_err(problem)?;
    Ok(Data {
        meeting: default_meeting(day, sensitivity, context.policy, context.calendar, reads.as_of.zone),
        steps: timeline(&facts, &context),
        colleagues: colleagues.into_iter().map(|(id, name)| forms::Colleague { id, name }).collect(),
        cases,
        accounts,
        calendar: Arc::new(reads.calendar.clone()),
        as_of: reads.as_of,
        policies,
    })
}

impl Screen for NewHandover {
    fn title(&self, look: &Look) -> String {
        look.strings.handover_start_title()
    }

    fn contexts(&self) -> &'static [Context] {
        &[Context::Everywhere]
    }

    fn offers(&self, look: &Look) -> Vec<Offer> {
        let nothing = self.data.as_ref().is_none_or(|data| data.accounts.is_empty());
        let obstacle = nothing.then(|| look.strings.handover_no_account());
        vec![Offer::unless(Action::Open, obstacle.clone()), Offer::unless(Action::Export, obstacle)]
    }

    fn layout(&mut self, size: Size) {
        self.size = size;
    }

    fn load(&mut self, reads: &Reads<'_>) -> Result<(), Problem> {
        self.data = Some(read(&self.accounts, reads)?);
        Ok(())
    }

    fn on(&mut self, event: &Event, look: &Look) -> Reply {
        match event {
            Event::Answer(ASKED, Answer::Given(Answered::Form(filled))) => return self.filled(filled, look),
            Event::Written(ASKED, rows) => return self.written(rows),
            _ => {}
        }
        let lines = self.lines(look);
        self.page.settle(&lines, self.size.height);
        if self.page.on(event, &lines) {
            return Reply::done();
        }
        match event {
            Event::Key { action: Some(Action::Open | Action::HandOver), .. } => self.ask(look),
            Event::Key { action: Some(Action::Export), .. } => Reply::one(Command::Open(Route::Pack(self.accounts.clone()))),
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
