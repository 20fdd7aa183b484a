//! Why a number is what it is: every contribution with its input, date, source, age and points, what would lift it most, and who
//! says the numbers of the rules.

mod health;
mod tier;

use ratatui::layout::Size;

use crate::domain::AccountId;
use crate::domain::account::Criterion;
use crate::domain::health::Dimension;
use crate::policy::Origin;
use crate::store::{Error, Table};
use crate::tui::app::{Answer, Command, Event, Offer, Problem, Reads, Reply, Screen, Tag, Topic};
use crate::tui::forms::fact::{Fact, Person};
use crate::tui::forms::{Asked, Mistake, Subject, fact, tier as tier_form};
use crate::tui::input::{Action, Context};
use crate::tui::overlays::form::Form;
use crate::tui::overlays::{Answered, Ask};
use crate::tui::theme::Role;
use crate::tui::widgets::{Canvas, Line, Look, PageState, draw_whole_page};

const ASKED: Tag = Tag("why-asked");

/// What the cursor can be on: what a person can record or decide.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Target {
    Dimension(Dimension),
    Judged(Criterion),
    Tier,
}

/// What is explained.
#[derive(Debug)]
enum Explained {
    Health(Box<health::Explanation>),
    Tier(Box<tier::Explanation>),
}

/// The screen.
#[derive(Debug)]
pub struct Why {
    account: AccountId,
    topic: Topic,
    subject: Option<Subject>,
    /// Those who may have said what is recorded here.
    people: Vec<Person>,
    explained: Option<Explained>,
    page: PageState,
    size: Size,
    asked: Option<Asked>,
}

impl Why {
    /// Why a number of an account is what it is.
    #[must_use]
    pub fn new(account: AccountId, topic: Topic) -> Self {
        Self {
            account,
            topic,
            subject: None,
            people: Vec::new(),
            explained: None,
            page: PageState::default(),
            size: Size::default(),
            asked: None,
        }
    }

    fn lines(&self, look: &Look) -> Vec<Line<Target>> {
        match &self.explained {
            Some(Explained::Health(explained)) => health::lines(explained, self.size.width, look),
            Some(Explained::Tier(explained)) => tier::lines(explained, self.size.width, look),
            None => vec![Line::text(look.strings.card_missing(), Role::Dim)],
        }
    }

    fn ask(&mut self, asked: Asked, form: Form) -> Reply {
        self.asked = Some(asked);
        Reply::one(Command::Ask(ASKED, Ask::Form(Box::new(form))))
    }

    /// Records what the cursor is on, or decides the tier.
    fn act(&mut self, look: &Look) -> Reply {
        let Some(subject) = self.subject.clone() else { return Reply::Unused };
        let kind = match &self.explained {
            Some(Explained::Health(explained)) => explained.kind,
            Some(Explained::Tier(explained)) => explained.kind,
            None => return Reply::Unused,
        };
        match self.page.target(&self.lines(look)) {
            Some(Target::Dimension(dimension)) => match Fact::of(*dimension) {
                Some(fact) => {
                    let form = fact::form(&subject, kind, fact, &self.people, look);
                    self.ask(Asked::Fact(subject, fact), form)
                }
                None => Reply::one(Command::hint(look.strings.card_computed())),
            },
            Some(Target::Judged(criterion)) => {
                let form = fact::judgement(&subject, kind, Some(*criterion), look);
                self.ask(Asked::Fact(subject, Fact::Judgement), form)
            }
            Some(Target::Tier) => self.set_tier(look),
            None => Reply::Unused,
        }
    }

    fn set_tier(&mut self, look: &Look) -> Reply {
        let Some(subject) = self.subject.clone() else { return Reply::Unused };
        let (now, suggested) = match &self.explained {
            Some(Explained::Tier(explained)) => (Some(explained.effective.tier), explained.tiering.suggested),
            _ => (None, None),
        };
        let form = tier_form::form(std::slice::from_ref(&subject), now, suggested, look);
        self.ask(Asked::Tier(vec![subject]), form)
    }

    fn answered(&mut self, answer: &Answer, look: &Look) -> Reply {
        let (Some(asked), Answer::Given(Answered::Form(filled))) = (self.asked.take(), answer) else { return Reply::done() };
        match asked.edit(filled, look) {
            Ok(Some(edit)) => Reply::one(Command::Write(ASKED, Box::new(edit))),
            Ok(None) => Reply::done(),
            Err(Mistake { field, why }) => {
                self.asked = Some(asked);
                Reply::one(Command::Mistake { field: Some(field), why })
            }
        }
    }

    fn read(&self, reads: &Reads<'_>) -> Result<(Option<Subject>, Option<Explained>), Error> {
        let (records, as_of) = (reads.records, reads.as_of);
        let Some(row) = records.row(Table::Account, crate::domain::RowId::raw(self.account))? else { return Ok((None, None)) };
        let name = row.text("short_name").or_else(|| row.text("name")).unwrap_or_default().to_owned();
        let subject = Some(Subject { id: self.account, name });
        let Some(facts) = records.facts(self.account, as_of.zone, as_of.day)? else { return Ok((None, None)) };
        let policies = records.policies()?;
        let policy = policies.on(as_of.day);
        let explained = match self.topic {
            Topic::Health => Explained::Health(Box::new(health::explain(&facts, policy, as_of))),
            Topic::Tier => {
                let decisions = records.rows_of(Table::TierDecision, self.account)?;
                let currency = records.reporting_currency()?;
                Explained::Tier(Box::new(tier::explain(&facts, policy, &decisions, currency, as_of)))
            }
        };
        Ok((subject, Some(explained)))
    }
}

/// Who says a number of the rules.
fn origin(origin: Option<&Origin>, look: &Look) -> String {
    let strings = &look.strings;
    match origin {
        Some(Origin::Practice) => strings.why_origin_practice(),
        Some(Origin::Ours) => strings.why_origin_ours(),
        Some(Origin::User(place)) => strings.why_origin_user(place.file.as_ref(), place.line),
        None => String::new(),
    }
}

impl Screen for Why {
    fn title(&self, look: &Look) -> String {
        let name = self.subject.as_ref().map(|subject| look.private(&subject.name)).unwrap_or_default();
        match self.topic {
            Topic::Health => look.strings.why_title_health(name),
            Topic::Tier => look.strings.why_title_tier(name),
        }
    }

    fn account(&self) -> Option<AccountId> {
        Some(self.account)
    }

    fn contexts(&self) -> &'static [Context] {
        &[Context::Everywhere]
    }

    fn commits(&self, action: Action) -> bool {
        // Everything else asks before it writes.
        matches!(action, Action::Undo | Action::Redo)
    }

    fn offers(&self, look: &Look) -> Vec<Offer> {
        let missing = self.explained.is_none().then(|| look.strings.card_missing());
        [Action::Edit, Action::WhatIf, Action::SetTier].map(|action| Offer::unless(action, missing.clone())).to_vec()
    }

    fn layout(&mut self, size: Size) {
        self.size = size;
    }

    fn load(&mut self, reads: &Reads<'_>) -> Result<(), Problem> {
        (self.subject, self.explained) = self.read(reads).map_err(|error| reads.problem(&error))?;
        self.people = fact::people(reads.records, self.account).map_err(|error| reads.problem(&error))?;
        Ok(())
    }

    fn on(&mut self, event: &Event, look: &Look) -> Reply {
        if let Event::Answer(ASKED, answer) = event {
            return self.answered(answer, look);
        }
        let lines = self.lines(look);
        if self.page.hears(event, &lines, self.size.height) {
            return Reply::done();
        }
        match event {
            Event::Key { action: Some(Action::Edit | Action::Open), .. } => self.act(look),
            Event::Key { action: Some(Action::SetTier), .. } => self.set_tier(look),
            _ => Reply::Unused,
        }
    }

    fn draw(&self, canvas: &mut Canvas<'_>) {
        let lines = self.lines(canvas.look);
        draw_whole_page(canvas, &lines, &self.page);
    }
}
